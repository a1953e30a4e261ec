"""One production of the annex: which files, for whom, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from string import Template

from qgis.core import QgsFeedback, QgsLayout, QgsLayoutExporter, QgsProject, QgsRenderContext

from ..layers.placing import put_in_place, workshop
from ..protocol.disclosure import check_edition
from ..protocol.errors import Cancelled, ResorptionError
from .overview import OverviewPage
from .paper import dated, imprint
from .reading import read_base
from .state_pages import StatePages
from .tables import state_of_play
from .vigilance_pages import VigilancePages
from .vigilance_tables import watch

OVERVIEW = "01_carte_generale.pdf"
STATE = "02_etat_des_lieux.pdf"
VIGILANCE = "03_vigilance.pdf"
FILES = (OVERVIEW, STATE, VIGILANCE)
"""Names of the files, the same at each production."""

DPI = 300
_ROOM_NEEDED = 5_000_000
_TITLE = Template("$page – $protocol")


def produce_annex(
    base: Path, folder: Path, edition: str, feedback: QgsFeedback | None = None, today: date | None = None
) -> list[Path]:
    """Writes the annex of a base into `folder/EDITION` and returns its files, in order.

    Each edition has a folder of its own, so that two are never mixed. Files of the same names are
    replaced. Nothing changes in the folder when it fails or is cancelled.
    Runs on the main thread, where QGIS prints its layouts. `today` is the day ages are reckoned at.

    Raises ResorptionError: unknown edition, base that cannot be read, folder that is missing, full or
    protected, file open elsewhere; Cancelled.
    """
    progress = _Progress(feedback)
    check_edition(edition)
    _check_folder(folder)
    place = folder / edition
    day = today or date.today()
    snapshot = read_base(base, edition)
    progress.at(10)
    figures = state_of_play(snapshot, day)
    around = imprint(snapshot, day, figures.data_from, figures.data_to)
    state = StatePages(figures, around, day)
    seen = watch(snapshot, day)
    vigilance = VigilancePages(seen, dated(around, seen.data_days))
    first = 2 + state.write()
    pages = first - 1 + vigilance.write()
    progress.at(25)
    overview = OverviewPage(snapshot, around)
    progress.at(45)
    layouts = {OVERVIEW: overview.build(1, pages)}
    progress.at(60)
    layouts[STATE] = state.number_pages(2, pages)
    layouts[VIGILANCE] = vigilance.number_pages(first, pages)
    with _place_made(place), workshop(place) as shop:
        _check_room(place)
        for rank, (name, layout) in enumerate(layouts.items()):
            _export(layout, shop / name, around.protocol)
            progress.at(70 + 10 * rank)
        put_in_place([(shop / name, place / name) for name in FILES])
    progress.done()
    return [place / name for name in FILES]


class _Progress:
    """Tells how far the work is, and stops it when the user asks."""

    def __init__(self, feedback: QgsFeedback | None) -> None:
        self.feedback = feedback

    def at(self, percent: float) -> None:
        self.done(percent)
        if self.feedback is not None and self.feedback.isCanceled():
            raise Cancelled

    def done(self, percent: float = 100) -> None:
        if self.feedback is not None:
            self.feedback.setProgress(percent)


def _check_folder(folder: Path) -> None:
    """The folder may be missing, to be made, but not the one that holds it: that is a slip of the pen."""
    held_by = folder if folder.exists() else folder.parent
    if not held_by.is_dir():
        raise ResorptionError(
            "Le dossier « {folder} » n’existe pas. Créez-le ou choisissez un autre dossier, puis recommencez.",
            folder=held_by,
        )
    if not os.access(held_by, os.W_OK | os.X_OK):
        raise _protected(held_by)


@contextmanager
def _place_made(place: Path) -> Iterator[None]:
    """Makes the folder of the edition and the one above; takes away what it made if the production fails."""
    made: list[Path] = []
    try:
        for folder in (place.parent, place):
            if not folder.is_dir():
                folder.mkdir()
                made.append(folder)
        yield
    except BaseException as error:
        with suppress(OSError):
            # Not empty: somebody put something there meanwhile, and it is theirs.
            for folder in reversed(made):
                folder.rmdir()
        if isinstance(error, OSError):
            raise (_full(place) if error.errno == errno.ENOSPC else _protected(place)) from error
        raise


def _protected(folder: Path) -> ResorptionError:
    return ResorptionError(
        "Vous n’avez pas le droit d’écrire dans le dossier « {folder} ». Choisissez un autre dossier, puis recommencez.",
        folder=folder,
    )


def _full(folder: Path) -> ResorptionError:
    return ResorptionError(
        "Il n’y a plus assez de place sur le disque pour écrire l’annexe dans « {folder} ». "
        "Libérez de l’espace, puis recommencez.",
        folder=folder,
    )


def _check_room(folder: Path) -> None:
    if shutil.disk_usage(folder).free < _ROOM_NEEDED:
        raise _full(folder)


def _export(layout: QgsLayout, path: Path, protocol: str) -> None:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    settings.forceVectorOutput = True
    settings.appendGeoreference = True
    settings.exportMetadata = True
    settings.textRenderFormat = QgsRenderContext.TextRenderFormat.TextFormatAlwaysText
    _set_title(layout.project(), _TITLE.substitute(page=path.stem, protocol=protocol))
    result = QgsLayoutExporter(layout).exportToPdf(str(path), settings)
    if result != QgsLayoutExporter.ExportResult.Success or not _is_whole(path):
        if shutil.disk_usage(path.parent).free < _ROOM_NEEDED:
            raise _full(path.parent.parent)
        raise ResorptionError(
            "« {name} » n’a pas pu être écrit en entier dans « {folder} ». Vérifiez la place libre sur le disque, "
            "puis recommencez.",
            name=path.name,
            folder=path.parent.parent,
        )


def _set_title(project: QgsProject, title: str) -> None:
    metadata = project.metadata()
    metadata.setTitle(title)
    # QGIS would put the name of whoever is logged in.
    metadata.setAuthor("")
    project.setMetadata(metadata)


def _is_whole(path: Path) -> bool:
    """Whether the PDF has its last line: a full disk cuts it short without a word from Qt."""
    return path.is_file() and path.read_bytes()[-32:].rstrip().endswith(b"%%EOF")
