"""What a window has changed and not saved yet: written in one transaction, and held against what others wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

from . import schema
from .companion import joint_transaction, open_companion
from .model import Field, Table
from .session import Reader, Record, Session
from .store import Store

GEOMETRY = "geom"


@dataclass(frozen=True)
class Insert:
    """A new row; its identity is chosen beforehand, so that other new rows may refer to it."""

    table: str
    uuid: str
    values: Mapping[str, object]

    def write(self, session: Session) -> None:
        """Raises RefusedRow."""
        session.insert(self.table, self.values, uuid=self.uuid)


@dataclass(frozen=True)
class Update:
    """New values of a row, as it was read; `geometry` (WKB in the base's system) None: unchanged."""

    record: Record
    values: Mapping[str, object]
    geometry: bytes | None = None

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.record.table

    @property
    def uuid(self) -> str:
        """The identity of the row."""
        return self.record.uuid

    def write(self, session: Session) -> None:
        """Raises ConflictError, RefusedRow."""
        session.update(self.table, self.uuid, self.values, version=self.record.version, geometry=self.geometry)


@dataclass(frozen=True)
class Delete:
    """A row that goes, as it was read, and why."""

    record: Record
    reason: str

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.record.table

    @property
    def uuid(self) -> str:
        """The identity of the row."""
        return self.record.uuid

    def write(self, session: Session) -> None:
        """Raises ConflictError, RefusedRow."""
        session.delete(self.table, self.uuid, version=self.record.version, reason=self.reason)


Change = Union[Insert, Update, Delete]

_ORDER = (Insert, Update, Delete)


@dataclass(frozen=True)
class Difference:
    """One column that is not the same when the row was read, as typed, and in the base now."""

    field: Field
    before: object
    mine: object
    theirs: object

    @property
    def contested(self) -> bool:
        """Both sides changed it, and not to the same value: somebody must choose."""
        return self.before not in (self.mine, self.theirs) and self.mine != self.theirs


@dataclass(frozen=True)
class Conflict:
    """A row that changed in the base after it was read; `current` is None when it was deleted."""

    change: Update | Delete
    current: Record | None

    @property
    def table(self) -> Table:
        """The table of the row."""
        return schema.table(self.change.table)

    def differences(self) -> tuple[Difference, ...]:
        """The columns that one side or the other changed, in the order of the table."""
        return tuple(d for f in self.table.own_fields if not f.technical and (d := self._difference(f)) is not None)

    def rebased(self, theirs: Iterable[str] = ()) -> Change:
        """The same change on the row as it is now, without the columns where the base's value is kept.

        A deletion stays one. Raises ValueError for an update of a row that is gone.
        """
        if self.current is None:
            raise ValueError(self.change.uuid)
        if isinstance(self.change, Delete):
            return Delete(self.current, self.change.reason)
        kept = set(theirs)
        values = {name: value for name, value in self.change.values.items() if name not in kept}
        return Update(self.current, values, None if GEOMETRY in kept else self.change.geometry)

    def _difference(self, field: Field) -> Difference | None:
        before = self.change.record.values[field.name]
        theirs = before if self.current is None else self.current.values[field.name]
        typed = self.change.values if isinstance(self.change, Update) else {}
        mine = typed.get(field.name, before)
        return None if before == mine == theirs else Difference(field, before, mine, theirs)


def save(store: Store, changes: Sequence[Change], subject: str) -> None:
    """Writes every change, or none; `subject` says in a few words what is being saved, for rows kept in two files.

    Raises BaseError, ConflictError (see `conflicts`), RefusedRow.
    """
    ordered = sorted(changes, key=lambda change: _ORDER.index(type(change)))
    restricted = [change for change in ordered if schema.table(change.table).restricted]
    common = [change for change in ordered if not schema.table(change.table).restricted]

    def write_companion(session: Session, lot: str) -> None:
        for change in restricted:
            _with_lot(change, lot).write(session)

    with joint_transaction(store, subject, write_companion if restricted else None) as session:
        for change in common:
            change.write(session)


def conflicts(store: Store, changes: Sequence[Change]) -> tuple[Conflict, ...]:
    """The changes to rows that are no longer what they were when they were read. Raises BaseError."""
    known = [change for change in changes if not isinstance(change, Insert)]
    restricted = [change for change in known if schema.table(change.table).restricted]
    with store.reading() as reader:
        found = _stale(reader, [change for change in known if change not in restricted])
    companion = open_companion(store.path) if restricted else None
    if companion is not None:
        with companion.reading() as reader:
            found += _stale(reader, restricted)
    return tuple(found)


def _stale(reader: Reader, changes: Iterable[Update | Delete]) -> list[Conflict]:
    pairs = [(change, reader.fetch(change.table, change.uuid)) for change in changes]
    return [Conflict(c, now) for c, now in pairs if now is None or now.version != c.record.version]


def _with_lot(change: Change, lot: str) -> Change:
    """The same change, tied to what is saved in the base with it."""
    if isinstance(change, Insert):
        return Insert(change.table, change.uuid, {**change.values, "lot": lot})
    if isinstance(change, Update):
        return Update(change.record, {**change.values, "lot": lot}, change.geometry)
    return change
