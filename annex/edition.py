"""One production of the annex: which files, for whom, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from string import Template

from qgis.core import QgsFeedback, QgsPrintLayout, QgsProject

from ..layers.placing import placed, workshop
from ..protocol.disclosure import check_edition
from ..protocol.errors import Cancelled, ResorptionError
from .cover_pages import ContentsPages, CoverPage, Entry
from .ground import Missing
from .manifest import NAME as MANIFEST
from .manifest import former_files, manifest, sha256
from .materials import Materials, Order
from .pieces import PIECES, Leaf, Piece
from .printing import print_map, print_pages, print_pictures
from .reading import read_base

ANNEX = "annexe.pdf"
MAPS = "cartes"
PICTURES = "images"

_ROOM_NEEDED = 20_000_000
_TITLE = Template("Annexe – $protocol")
_WRITTEN_AT, _PLACED_AT = 15, 96
"""Percent of the work done once the base is read, and once all is printed."""


@dataclass(frozen=True)
class Produced:
    """The files, the annex first; `notes`: what whoever produced must know, in sentences."""

    folder: Path
    files: tuple[Path, ...]
    pages: int
    notes: tuple[ResorptionError, ...] = ()


@dataclass
class _Numbered:
    """A leaf and where it goes."""

    leaf: Leaf
    first: int
    pages: int


def produce_annex(base: Path, folder: Path, order: Order, feedback: QgsFeedback | None = None) -> Produced:
    """Writes the annex of a base into `folder/EDITION`, `folder/EDITION_restreint` with restricted data.

    Each edition has a folder of its own, so that two are never mixed. Files of the same names are replaced, those that
    the last production left and this one does not make are removed. Nothing changes in the folder when it fails or is
    cancelled. Runs on the main thread, where QGIS prints its layouts.

    Raises ResorptionError: unknown edition or piece, base that cannot be read, template that cannot be used, folder
    that is missing, full or protected, file open elsewhere; Cancelled.
    """
    progress = _Progress(feedback)
    check_edition(order.edition)
    pieces = chosen(order)
    _check_folder(folder)
    place = folder / order.folder_name
    made = Materials(read_base(base, order.edition, order.restricted), order, QgsProject())
    progress.at(10)
    with _place_made(place), workshop(place) as shop:
        _check_room(place)
        book = _Book(made, pieces, shop, progress)
        with Missing() as missing:
            book.write()
        book.notes += missing.notes() if order.ground else []
        names = [path.relative_to(shop).as_posix() for path in book.files]
        held = dict(zip(names, book.files))  # noqa: B905 - one list made from the other
        told = shop / MANIFEST
        told.write_text(manifest(made.base, order, [p.key for p in pieces], book.pages, held), encoding="utf-8")
        progress.at(_PLACED_AT)
        _put(shop, place, [*names, MANIFEST])
    progress.done()
    return Produced(place, tuple(place / name for name in [*names, MANIFEST]), book.pages, tuple(book.notes))


def chosen(order: Order) -> tuple[Piece, ...]:
    """The pieces asked for, in their order. Raises ResorptionError: a piece that there is not, none at all."""
    known = [piece.key for piece in PIECES]
    strange = sorted(set(order.pieces or ()) - set(known))
    if strange:
        raise ResorptionError(
            "Pièce inconnue : {strange}. Les pièces de l’annexe sont : {known}.",
            strange=", ".join(strange), known=", ".join(known),
        )  # fmt: skip
    pieces = tuple(piece for piece in PIECES if order.pieces is None or piece.key in order.pieces)
    if not pieces:
        raise ResorptionError("Choisissez au moins une pièce de l’annexe.")
    return pieces


class _Book:
    """The pages of one annex: counted first, for each says how many there are, then printed one layout at a time."""

    def __init__(self, made: Materials, pieces: Sequence[Piece], shop: Path, progress: _Progress) -> None:
        self.made = made
        self.pieces = pieces
        self.shop = shop
        self.progress = progress
        self.files: list[Path] = []
        self.pages = 0
        self._cover_pages = 1
        self.notes: list[ResorptionError] = []

    def write(self) -> None:
        """All the files but the manifest, in the workshop."""
        entries, leaves = self._counted()
        annex = self.shop / ANNEX
        for folder in (MAPS, PICTURES):
            (self.shop / folder).mkdir()
        self.files.append(annex)
        print_pages(self._layouts(entries, leaves), 2 + len(leaves), annex)

    def _counted(self) -> tuple[list[Entry], list[_Numbered]]:
        found = [(piece, leaf) for piece in self.pieces for leaf in piece.leaves(self.made)]
        counts = []
        for rank, (_, leaf) in enumerate(found):
            # A map is one page, and dear to make.
            counts.append(1 if leaf.map_name else leaf.make().count())
            self.progress.at(_WRITTEN_AT + 25 * rank / len(found))
        titled = _entries(found, [0] * len(found))
        self._cover_pages = CoverPage(self.made.base, self.made.around).count()
        first = 1 + self._cover_pages + ContentsPages(titled, self.made.around).count()
        numbered = []
        for (_, leaf), count in zip(found, counts):  # noqa: B905 - one made from the other
            numbered.append(_Numbered(leaf, first, count))
            first += count
        self.pages = first - 1
        return _entries(found, [one.first for one in numbered]), numbered

    def _layouts(self, entries: Sequence[Entry], leaves: Sequence[_Numbered]) -> Iterator[QgsPrintLayout]:
        cover = CoverPage(self.made.base, self.made.around)
        cover.write()
        layout = cover.number_pages(1, self.pages)
        self.notes += [_missing(logo) for logo in cover.missing]
        yield self._ready(layout, 1)
        contents = ContentsPages(entries, self.made.around)
        contents.write()
        after = 1 + self._cover_pages
        yield self._ready(contents.number_pages(after, self.pages), after)
        for rank, one in enumerate(leaves):
            self.progress.at(40 + 55 * rank / len(leaves))
            yield self._ready(self._drawn(one), one.first)
            self.made.forget_layers()

    def _drawn(self, one: _Numbered) -> QgsPrintLayout:
        pages = one.leaf.make()
        pages.write()
        layout = pages.number_pages(one.first, self.pages)
        if one.leaf.map_name:
            path = self.shop / MAPS / f"{one.leaf.map_name}.pdf"
            _set_title(layout.project(), one.leaf.title)
            print_map(layout, path)
            self.files.append(path)
        return layout

    def _ready(self, layout: QgsPrintLayout, first: int) -> QgsPrintLayout:
        if self.made.order.pictures:
            self.files += print_pictures(layout, self.shop / PICTURES, first)
        _set_title(layout.project(), _TITLE.substitute(protocol=self.made.around.protocol))
        return layout


def _entries(found: Sequence[tuple[Piece, Leaf]], pages: Sequence[int]) -> list[Entry]:
    """A line for each piece, and inside it one for each leaf that has a title of its own."""
    entries: list[Entry] = []
    last = None
    for (piece, leaf), page in zip(found, pages):  # noqa: B905 - one made from the other
        if piece is not last:
            entries.append(Entry(piece.label, page))
            last = piece
        if leaf.title and leaf.title != piece.label:
            entries.append(Entry(leaf.title, page, inside=True))
    return entries


def _missing(logo: str) -> ResorptionError:
    return ResorptionError(
        "Le logo « {logo} » n’a pas été trouvé dans le dossier de la base, ou n’est pas une image que QGIS sait lire : il "
        "n’est pas sur la couverture.",
        logo=logo,
    )


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


def _put(shop: Path, place: Path, names: Sequence[str]) -> None:
    """Moves the files to their place; those of the last production that are not of this one go."""
    former = {name: digest for name, digest in former_files(place).items() if name not in names}
    with ExitStack() as undone:
        for folder in sorted({(place / name).parent for name in names} - {place}):
            if not folder.is_dir():
                folder.mkdir()
                undone.callback(_drop_empty, folder)
        with placed([(shop / name, place / name) for name in names]):
            undone.pop_all()
    for name, digest in former.items():
        _remove_former(place / name, digest)


def _remove_former(path: Path, digest: str) -> None:
    """A file of ours that nobody changed since: one that somebody worked on is theirs."""
    with suppress(OSError):
        # One that cannot be read or removed stays: the manifest no longer has it.
        if path.is_file() and sha256(path) == digest:
            path.unlink()
            _drop_empty(path.parent)


def _drop_empty(folder: Path) -> None:
    with suppress(OSError):
        # Not empty: somebody put something there, and it is theirs.
        folder.rmdir()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """A name that the system refuses, too long most often, is said as it stands."""
    try:
        yield
    except OSError as error:
        raise ResorptionError(
            "« {folder} » ne peut pas être un dossier : le nom est trop long ou refusé par le système. Choisissez un autre "
            "dossier, puis recommencez.",
            folder=folder.name[:60],
        ) from error


def _check_folder(folder: Path) -> None:
    """The folder may be missing, to be made, but not the one that holds it: that is a slip of the pen."""
    with _told(folder):
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


def _set_title(project: QgsProject, title: str) -> None:
    metadata = project.metadata()
    metadata.setTitle(title)
    # QGIS would put the name of whoever is logged in.
    metadata.setAuthor("")
    project.setMetadata(metadata)
