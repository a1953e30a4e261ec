"""Documents attached to a site, a diagnostic, a visit… : the rows of the base and their files, changed together.

The file is copied whole under a temporary name first; its row is written and the copy moved to its place inside one
transaction. A failure leaves neither. A removed document loses its row, with the reason in the journal; its file is
kept in the sub-folder `corbeille`: nothing is lost, and what must not exist any more is for people to delete there.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..protocol.attachments import stored_name
from ..protocol.checks import check_field, check_record
from ..protocol.errors import ResorptionError
from ..protocol.rules import ExactlyOne
from . import schema
from .companion import joint_transaction, open_companion
from .names import full_name
from .piece_files import (
    ORDINARY,
    RESTRICTED,
    Shelf,
    State,
    check_source,
    copied,
    digest,
    put_aside,
    resolve,
    state_of,
)
from .placing import told
from .session import Reader, Record, Session
from .site_file import read_linked
from .store import Store
from .validation import Feedback, as_error, refuse

ASKED = ("titre", "nature", "date", "diffusion")
"""What is asked about a document."""

ASKED_RESTRICTED = ("titre", "nature", "date", "note")
"""What is asked about a restricted one."""

OWNERS: tuple[str, ...] = next(
    rule.fields for rule in schema.table(ORDINARY.table).rules if isinstance(rule, ExactlyOne)
)
"""The tables whose rows have documents."""

_OF_SITE = ("diagnostic", "visite")


@dataclass(frozen=True)
class Piece:
    """A document; `belongs` names what it is attached to in the user's language, empty for what the list is about."""

    record: Record
    state: State
    shelf: Shelf = ORDINARY
    belongs: str = ""

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.record.values["titre"])

    @property
    def file(self) -> str:
        """The path of its file, as the base has it."""
        return str(self.record.values["fichier"])


def pieces_of(store: Store, owner_table: str, owner: str) -> list[Piece]:
    """The documents of a row, newest first; for a site, those of its diagnostics, visits and engagements too.

    Raises BaseError, KeyError for a table that has none.
    """
    with store.reading() as reader:
        found = [
            _piece(store, record, belongs)
            for table, identity, belongs in [(owner_table, owner, ""), *_parts(reader, owner_table, owner)]
            for record in reader.find(ORDINARY.table, **{_owner(table): identity})
        ]
    return _sorted(found)


def restricted_pieces(store: Store, site: str) -> list[Piece]:
    """The restricted documents of a site, newest first. Raises BaseError."""
    companion = open_companion(store.path)
    if companion is None:
        return []
    with companion.reading() as reader:
        records = reader.find(RESTRICTED.table, site=site)
    return _sorted(Piece(r, state_of(store.path, str(r.values["fichier"])), RESTRICTED) for r in records)


def attach(
    store: Store, owner_table: str, owner: str, source: Path, values: Mapping[str, object],
    feedback: Feedback | None = None,
) -> str:  # fmt: skip
    """Copies the file beside the base and adds its row, whose identity is returned. `values`: see `ASKED`.

    Raises ResorptionError (source or values refused), BaseError, RowError, Cancelled; nothing is left then.
    """
    return _attach(store, ORDINARY, source, {**values, _owner(owner_table): owner}, feedback)


def attach_restricted(
    store: Store, site: str, source: Path, values: Mapping[str, object], feedback: Feedback | None = None
) -> str:
    """The same in the restricted companion, made if need be. `values`: see `ASKED_RESTRICTED`."""
    return _attach(store, RESTRICTED, source, {**values, "site": site}, feedback)


def amend(store: Store, piece: Piece, values: Mapping[str, object]) -> None:
    """Changes what is said of a document. Raises ResorptionError, BaseError, RowError."""
    _check(piece.shelf, {**piece.record.values, **values})

    def write(session: Session, lot: Mapping[str, object]) -> None:
        record = piece.record
        session.update(record.table, record.uuid, {**values, **lot}, version=record.version)

    _save(store, piece.shelf, "modification d’une pièce", write)


def detach(store: Store, piece: Piece, reason: str) -> Path | None:
    """Removes a document and returns where its file is kept, None when the file was not moved.

    It stays where it is when another row names it, or when it is in no folder of the plugin.
    Raises ResorptionError without a reason, BaseError, RowError; nothing is changed then.
    """
    _check_reason(reason)
    moved: list[tuple[Path, Path]] = []

    def write(session: Session, lot: Mapping[str, object]) -> None:
        record = piece.record
        shared = len(session.find(record.table, fichier=piece.file)) > 1
        session.delete(record.table, record.uuid, version=record.version, reason=reason.strip())
        if piece.state is not State.OUTSIDE and not shared:
            path = resolve(store.path, piece.file)
            kept = put_aside(path, piece.shelf)
            moved.extend([(path, kept)] if kept else [])

    try:
        _save(store, piece.shelf, "retrait d’une pièce", write)
    except BaseException:
        for path, kept in moved:
            with contextlib.suppress(OSError):
                kept.rename(path)
        raise
    return moved[0][1] if moved else None


def twin(store: Store, pieces: Iterable[Piece], source: Path, feedback: Feedback | None = None) -> Piece | None:
    """The document that has the same content as the file already, if any. Raises ResorptionError, Cancelled."""
    source = check_source(source)
    size = _size(source)
    present = ((p, resolve(store.path, p.file)) for p in pieces if p.state is State.PRESENT)
    alike = [(piece, path) for piece, path in present if _size(path) == size]
    if not alike:
        return None
    wanted = digest(source, feedback)
    return next((piece for piece, path in alike if digest(path, feedback) == wanted), None)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _owner(table: str) -> str:
    if table not in OWNERS:
        raise KeyError(table)
    return table


def _piece(store: Store, record: Record, belongs: str) -> Piece:
    return Piece(record, state_of(store.path, str(record.values["fichier"])), ORDINARY, belongs)


def _parts(reader: Reader, owner_table: str, owner: str) -> Iterator[tuple[str, str, str]]:
    """Table, identity and name of what belongs to a site and may have documents."""
    if owner_table != "site":
        return
    for table in _OF_SITE:
        yield from (
            (table, record.uuid, full_name(schema.table(record.table), record.values))
            for record in reader.find(table, site=owner)
        )
    for record in read_linked(reader, "engagement_site", owner):
        yield ("engagement", record.uuid, full_name(schema.table(record.table), record.values))


def _sorted(pieces: Iterable[Piece]) -> list[Piece]:
    """Newest first, those without a day last; then by title."""
    by_title = sorted(pieces, key=lambda piece: piece.title.casefold())
    return sorted(by_title, key=_day, reverse=True)


def _day(piece: Piece) -> date:
    day = piece.record.values["date"]
    return day if isinstance(day, date) else date.min


def _attach(
    store: Store, shelf: Shelf, source: Path, values: Mapping[str, object], feedback: Feedback | None
) -> str:  # fmt: skip
    with piece_to_place(store, shelf, source, values, feedback) as piece:
        _save(store, shelf, "ajout d’une pièce", piece.write)
        return piece.uuid


@contextlib.contextmanager
def piece_to_place(
    store: Store, shelf: Shelf, source: Path, values: Mapping[str, object], feedback: Feedback | None
) -> Iterator[PieceToPlace]:  # fmt: skip
    """A document copied whole under a temporary name, for a transaction of the caller's, inside the block.

    `values` name what it is attached to. A failure in the block leaves no file. Raises ResorptionError, BaseError,
    Cancelled.
    """
    store.refuse_restricted()
    real = check_source(source)
    _check(shelf, values)
    folder = shelf.folder(store.path)
    resolve(store.path, f"{folder.name}/piece")
    with copied(real, folder, feedback) as copy:
        piece = PieceToPlace(shelf.table, copy, folder, real.name, values)
        try:
            yield piece
        except BaseException:
            piece.take_back()
            raise


class PieceToPlace:
    """A copied document that is not in the base yet; `uuid` is that of its row to come."""

    def __init__(self, table: str, copy: Path, folder: Path, source: str, values: Mapping[str, object]) -> None:
        self.uuid = str(uuid.uuid4())
        self._table = table
        self._copy = copy
        self._folder = folder
        self._source = source
        self._values = values
        self._placed: Path | None = None

    def write(self, session: Session, lot: Mapping[str, object]) -> None:
        """Adds the row and moves the copy to its place. Raises BaseError, RowError."""
        target = self._folder / _free_name(self._folder, self._values, self.uuid, self._source)
        row = {**self._values, **lot, "fichier": f"{self._folder.name}/{target.name}"}
        session.insert(self._table, row, uuid=self.uuid)
        with told(target):
            self._copy.rename(target)
        self._placed = target

    def take_back(self) -> None:
        """The transaction failed: no file without its row."""
        if self._placed is not None:
            with contextlib.suppress(OSError):
                self._placed.unlink()


def _free_name(folder: Path, values: Mapping[str, object], identity: str, source: str) -> str:
    """Under the write lock of the base: nobody else takes that name meanwhile."""
    day = values.get("date")
    number = 1
    while True:
        nature = str(values.get("nature") or "piece")
        name = stored_name(nature, day if isinstance(day, date) else None, identity, source, number)
        if not (folder / name).exists():
            return name
        number += 1


def _save(store: Store, shelf: Shelf, subject: str, write: Callable[[Session, Mapping[str, object]], None]) -> None:
    """One transaction in the file that holds the rows of that shelf; a restricted one has its lot in the base."""
    if shelf is ORDINARY:
        with store.transaction() as session:
            write(session, {})
        return
    with joint_transaction(store, subject, lambda session, lot: write(session, {"lot": lot})):
        pass


def _check(shelf: Shelf, values: Mapping[str, object]) -> None:
    table = schema.table(shelf.table)
    fields = [f for f in table.own_fields if f.name in (ASKED if shelf is ORDINARY else ASKED_RESTRICTED)]
    refuse([as_error(problem) for problem in check_record(fields, (), values, date.today())])


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise ResorptionError("Donnez la raison du retrait : elle est gardée au journal.")
    refuse([as_error(problem) for problem in check_field(schema.table("suppression").field("motif"), reason.strip())])
