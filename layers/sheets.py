"""One table written as a spreadsheet, through GDAL: XLSX, ODS, or CSV as a French spreadsheet opens it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from osgeo import ogr

from ..protocol.errors import ResorptionError
from ..protocol.plain_text import harmless
from .exports import Format, create, not_written, quiet, released
from .handle import Refusal, checked
from .model import Kind
from .placing import put_in_place, workshop
from .validation import Feedback, check_writable_folder, watched
from .values import write

FORMATS = {
    ".xlsx": Format("XLSX", ".xlsx", True, False),
    ".ods": Format("ODS", ".ods", True, False),
    ".csv": Format("CSV", ".csv", True, False, ("SEPARATOR=SEMICOLON", "WRITE_BOM=YES", "LINEFORMAT=CRLF")),
}
"""By the end of the file's name."""

_KINDS = {Kind.INTEGER: ogr.OFTInteger, Kind.REAL: ogr.OFTReal, Kind.DATE: ogr.OFTDate}


def write_sheet(
    path: Path,
    title: str,
    columns: Sequence[tuple[str, Kind]],
    rows: Sequence[Sequence[object]],
    feedback: Feedback | None = None,
) -> Path:
    """Writes the rows under their headings, whole or not at all; a file of that name is replaced. Runs in any thread.

    `columns`: heading and kind of each; values are texts, numbers, dates or None. Raises ResorptionError, Cancelled.
    """
    path = Path(path).absolute()
    if path.suffix.lower() not in FORMATS:
        raise ResorptionError(
            "« {nom} » : ce format n’est pas proposé. Choisissez {known}.", nom=path.name, known=", ".join(FORMATS)
        )
    check_writable_folder(path.parent)
    try:
        with workshop(path.parent) as shop:
            made = shop / f"liste{path.suffix.lower()}"
            with quiet(), released():
                _fill(made, title, columns, watched(rows, len(rows), feedback, 0, 100))
            put_in_place([(made, path)])
    except Refusal as refusal:
        raise not_written(str(refusal), path.parent) from refusal
    except OSError as error:
        raise not_written(str(error), path.parent) from error
    return path


def _fill(made: Path, title: str, columns: Sequence[tuple[str, Kind]], rows: Iterable[Sequence[object]]) -> None:
    form = FORMATS[made.suffix]
    dataset = create(form, made)
    layer = checked(dataset.CreateLayer, title, None, ogr.wkbNone, list(form.options))
    for heading, kind in columns:
        # CSV has no dates: they are written as they are shown.
        held = ogr.OFTString if form.driver == "CSV" and kind is Kind.DATE else _KINDS.get(kind, ogr.OFTString)
        checked(layer.CreateField, ogr.FieldDefn(heading, held))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for (heading, _kind), value in zip(columns, row):
            write(feature, heading, _safe(value, form))
        checked(layer.CreateFeature, feature)
    checked(dataset.FlushCache)


def _safe(value: object, form: Format) -> object:
    if isinstance(value, date) and form.driver == "CSV":
        return value.strftime("%d/%m/%Y")
    return harmless(value) if isinstance(value, str) else value
