"""What a window has changed and not saved yet: written in one transaction, and held against what others wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Union

from . import schema
from .companion import joint_transaction, open_companion
from .ddl import GEOMETRY_COLUMN
from .model import Field, Table
from .open_layers import refuse_pending
from .session import Reader, Record, Session
from .store import Store


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
class _OfRecord:
    """A change of a row of the base, as it was read."""

    record: Record

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.record.table

    @property
    def uuid(self) -> str:
        """The identity of the row."""
        return self.record.uuid


@dataclass(frozen=True)
class Update(_OfRecord):
    """New values of a row; `geometry` (WKB in the base's system) None: unchanged.

    `ties` are the links of the row that go with it when somebody deletes it: added again if it is made again.
    """

    values: Mapping[str, object]
    geometry: bytes | None = None
    ties: tuple[Insert, ...] = ()

    def write(self, session: Session) -> None:
        """Raises ConflictError, RefusedRow."""
        session.update(self.table, self.uuid, self.values, version=self.record.version, geometry=self.geometry)


@dataclass(frozen=True)
class Delete(_OfRecord):
    """A row that goes, and why."""

    reason: str

    def write(self, session: Session) -> None:
        """Raises ConflictError, RefusedRow."""
        session.delete(self.table, self.uuid, version=self.record.version, reason=self.reason)


Change = Union[Insert, Update, Delete]


def _rank(change: Change) -> int:
    """What nothing refers to goes first: a new row may take its place. A row that is referred to goes last, once the
    others let go of it."""
    if isinstance(change, Delete):
        return 3 if schema.children(change.table) else 0
    return 1 if isinstance(change, Insert) else 2


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
        geometry = None if GEOMETRY_COLUMN in kept else self.change.geometry
        return replace(self.change, record=self.current, values=values, geometry=geometry)

    def made_again(self) -> tuple[Change, ...]:
        """A row that somebody deleted, as it was with what was typed, and its links; nothing for a deletion."""
        if isinstance(self.change, Delete):
            return ()
        own = {f.name for f in self.table.own_fields}
        values = {**self.change.record.values, **self.change.values}
        known = {n: v for n, v in values.items() if n in own and v is not None}
        return (Insert(self.change.table, self.change.uuid, known), *self.change.ties)

    def _difference(self, field: Field) -> Difference | None:
        before = self.change.record.values[field.name]
        theirs = before if self.current is None else self.current.values[field.name]
        typed = self.change.values if isinstance(self.change, Update) else {}
        mine = typed.get(field.name, before)
        return None if before == mine == theirs else Difference(field, before, mine, theirs)


def save(store: Store, changes: Sequence[Change], subject: str) -> None:
    """Writes every change, or none; `subject` says in a few words what is being saved, for rows kept in two files.

    Raises BaseError, ConflictError (see `conflicts`), RefusedRow, ResorptionError for what a layer holds unsaved.
    """
    for change in changes:
        if not isinstance(change, Insert):
            refuse_pending(store.path, change.uuid, change.values if isinstance(change, Update) else None)
    ordered = sorted(changes, key=_rank)
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
    return (*found, *_stale_in_companion(store, restricted))


def _stale(reader: Reader, changes: Iterable[Update | Delete]) -> list[Conflict]:
    pairs = [(change, reader.fetch(change.table, change.uuid)) for change in changes]
    return [Conflict(c, now) for c, now in pairs if now is None or now.version != c.record.version]


def _stale_in_companion(store: Store, changes: Sequence[Update | Delete]) -> list[Conflict]:
    """A companion that is gone has none of its rows any more."""
    companion = open_companion(store.path) if changes else None
    if companion is None:
        return [Conflict(change, None) for change in changes]
    with companion.reading() as reader:
        return _stale(reader, changes)


def _with_lot(change: Change, lot: str) -> Change:
    """The same change, tied to what is saved in the base with it."""
    return change if isinstance(change, Delete) else replace(change, values={**change.values, "lot": lot})
