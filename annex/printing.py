"""From pages to files: one PDF of all the pages in order, a georeferenced PDF per map, a picture per page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from qgis.core import QgsAbstractLayoutIterator, QgsLayout, QgsLayoutExporter, QgsPrintLayout, QgsRenderContext

from ..protocol.errors import ResorptionError

DPI = 300
PICTURE_DPI = 150


class Sheets(QgsAbstractLayoutIterator):
    """Gives QGIS's exporter the layouts one after the other, each made when its turn comes and dropped after it."""

    def __init__(self, layouts: Iterable[QgsPrintLayout], count: int) -> None:
        super().__init__()
        self._left: Iterator[QgsPrintLayout] = iter(layouts)
        self._count = count
        self._layout: QgsPrintLayout | None = None
        self.failure: Exception | None = None
        """What stopped the making of a layout: an exception does not go through QGIS's exporter."""

    def layout(self) -> QgsLayout | None:
        return self._layout

    def count(self) -> int:
        return self._count

    def beginRender(self) -> bool:
        return True

    def endRender(self) -> bool:
        self._layout = None
        return True

    def next(self) -> bool:
        # Dropped first: two layouts are never in memory together.
        self._layout = None
        try:
            self._layout = next(self._left, None)
        except Exception as failure:  # noqa: BLE001 - kept for whoever prints, who raises it again
            self.failure = failure
            self._layout = None
        return self._layout is not None

    def filePath(self, base: str, extension: str) -> str:
        return f"{base}.{extension}"


def print_pages(layouts: Iterable[QgsPrintLayout], count: int, path: Path) -> None:
    """All the pages in one PDF, A3 and A4 mixed, each layout in memory during its turn only.

    Raises what making a layout raises; ResorptionError when the file is not whole.
    """
    sheets = Sheets(layouts, count)
    result, _ = QgsLayoutExporter.exportToPdf(sheets, str(path), _settings())
    if sheets.failure is not None:
        raise sheets.failure
    _check(result, path)


def print_map(layout: QgsPrintLayout, path: Path) -> None:
    """A PDF that other programs can put in its place. Raises ResorptionError."""
    settings = _settings()
    settings.appendGeoreference = True
    _check(QgsLayoutExporter(layout).exportToPdf(str(path), settings), path)


def print_pictures(layout: QgsPrintLayout, folder: Path, first: int) -> list[Path]:
    """A PNG for each page of a layout, named after its number in the annex. Raises ResorptionError."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = PICTURE_DPI
    # QGIS would write in each picture the name of whoever is logged in.
    settings.exportMetadata = False
    exporter = QgsLayoutExporter(layout)
    made = []
    for rank in range(layout.pageCollection().pageCount()):
        settings.pages = [rank]
        path = folder / f"page_{first + rank:03d}.png"
        result = exporter.exportToImage(str(path), settings)
        # With one page asked for, QGIS still adds the rank of the page to the name.
        numbered = path.with_name(f"{path.stem}_{rank + 1}.png")
        if numbered.is_file():
            numbered.replace(path)
        if result != QgsLayoutExporter.ExportResult.Success or not path.is_file():
            raise _not_whole(path)
        made.append(path)
    return made


def _settings() -> QgsLayoutExporter.PdfExportSettings:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    settings.forceVectorOutput = True
    settings.appendGeoreference = False
    settings.exportMetadata = True
    settings.textRenderFormat = QgsRenderContext.TextRenderFormat.TextFormatAlwaysText
    return settings


def _check(result: QgsLayoutExporter.ExportResult, path: Path) -> None:
    if result != QgsLayoutExporter.ExportResult.Success or not is_whole(path):
        raise _not_whole(path)


def is_whole(path: Path) -> bool:
    """Whether the PDF has its last line: a full disk cuts it short without a word from Qt."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 32))
        return file.read().rstrip().endswith(b"%%EOF")


def _not_whole(path: Path) -> ResorptionError:
    return ResorptionError(
        "« {name} » n’a pas pu être écrit en entier. Vérifiez la place libre sur le disque, puis recommencez.",
        name=path.name,
    )
