"""What the companion was before a save that is not over: a copy beside it, until the base has committed too.

New rows tell by their lot that they belong to a save which never reached the base. Rows that were corrected or deleted
do not: what they were is only in this copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import schema
from .copies import dated_copy
from .errors import ReadOnlyError
from .session import Record, Session
from .store import Store

_KEPT, _BEING_MADE = "_avant-", "en-cours"
TABLES = tuple(table.name for table in schema.RESTRICTED_TABLES if table.restricted)

Rows = Mapping[tuple[str, str], Record]
"""By table and identity."""


@dataclass(frozen=True)
class Undo:
    """The companion as it was before the save of that lot."""

    copy: Path
    lot: str

    def forget(self) -> None:
        """The save is over. Raises OSError."""
        _remove(self.copy)


@dataclass(frozen=True)
class PutBack:
    """One row as it must be again (`before`, None: it was not there) and as it is (`now`, None: it is gone)."""

    before: Record | None
    now: Record | None

    def write(self, session: Session) -> None:
        """Raises RefusedRow."""
        if self.now is None and self.before is not None:
            session.insert(self.before.table, self.before.values, uuid=self.before.uuid)
        elif self.before is None and self.now is not None:
            session.delete(self.now.table, self.now.uuid, version=self.now.version, reason="lot absent de la base")
        elif self.before is not None and self.now is not None:
            session.update(self.now.table, self.now.uuid, self.before.values, version=self.now.version)


def keep(companion: Path, lot: str) -> Undo:
    """Copies the companion before the save of a lot. Raises BaseError."""
    copy = dated_copy(companion, _BEING_MADE)
    kept = companion.with_name(f"{companion.stem}{_KEPT}{lot}{companion.suffix}")
    try:
        # Whole as soon as it has this name.
        return Undo(copy.replace(kept), lot)
    except OSError as error:
        raise ReadOnlyError(companion.name) from error


def left_over(companion: Path) -> list[Undo]:
    """The copies of saves that were cut short, or are under way."""
    start = f"{companion.stem}{_KEPT}"
    found = sorted(path for path in companion.parent.iterdir() if path.name.startswith(start))
    return [Undo(path, path.stem[len(start) :]) for path in found if path.suffix == companion.suffix]


def remove_unfinished(companion: Path) -> None:
    """Removes the copies that were cut short while they were made. Raises OSError."""
    start = f"{companion.stem}_{_BEING_MADE}_"
    for path in list(companion.parent.iterdir()):
        if path.name.startswith(start):
            path.unlink(missing_ok=True)


def differences(companion: Store, undo: Undo) -> list[PutBack]:
    """What must be put back, rows that go first: another one may take their place. Raises BaseError."""
    before, now = _rows(Store(undo.copy)), _rows(companion)
    found = [PutBack(before.get(key), now.get(key)) for key in {**now, **before}]
    moved = [put for put in found if put.before is None or put.now is None or put.before.version != put.now.version]
    return sorted(moved, key=lambda put: (put.before is not None, put.now is None))


def _rows(store: Store) -> Rows:
    return dict(_all(store))


def _all(store: Store) -> Iterator[tuple[tuple[str, str], Record]]:
    with store.reading() as reader:
        for table in TABLES:
            for record in reader.all(table):
                yield (table, record.uuid), record


def _remove(copy: Path) -> None:
    for path in (copy, copy.with_name(f"{copy.name}-journal"), copy.with_name(f"{copy.name}-wal")):
        path.unlink(missing_ok=True)
