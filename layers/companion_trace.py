"""What a companion was before a save in two files: kept beside it until the base is committed too.

The journal of a companion shows no value in clear. So that an interrupted save can be undone, the companion is
copied as `NOM.restreint_avant-LOT.gpkg` before it is written, and the copy goes once the base has that lot.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import schema
from .copies import copy_to
from .migrations import open_base
from .placing import told
from .session import Record
from .store import RESTRICTED, Store

_MARK = "_avant-"
_TABLES = tuple(table.name for table in schema.RESTRICTED_TABLES if table.restricted)
_REASON = "enregistrement interrompu"
_STAMPS = ("version", "modifie_le", "modifie_par")


def keep_trace(companion: Path, lot: str) -> Path:
    """Copies the companion as it is before the save of that lot. Raises BaseError."""
    trace = companion.with_name(f"{companion.stem}{_MARK}{lot}{companion.suffix}")
    # Under another name until it is whole and on the disk: SQLite does not wait for that.
    part = trace.with_name(f".{trace.name}")
    copy_to(companion, part)
    with told(trace):
        _flush(part)
        part.replace(trace)
    return trace


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def traces(companion: Path) -> dict[str, Path]:
    """{lot: trace} of the saves that have not taken theirs away."""
    start = f"{companion.stem}{_MARK}"
    return {path.stem[len(start) :]: path for path in _found(companion, "")}


def has_traces(companion: Path) -> bool:
    """Whether there is a trace, whole or cut short while it was made."""
    return any((*_found(companion, ""), *_found(companion, ".")))


def drop_trace(companion: Path, lot: str) -> None:
    """Takes away the trace of that lot, which the base has."""
    _remove(traces(companion).get(lot))


def drop_traces(companion: Path) -> None:
    """Takes away every trace, those cut short too."""
    for path in (*_found(companion, ""), *_found(companion, ".")):
        _remove(path)


def _found(companion: Path, hidden: str) -> list[Path]:
    start = f"{hidden}{companion.stem}{_MARK}"
    return [p for p in companion.parent.iterdir() if p.name.startswith(start) and p.suffix == companion.suffix]


def _remove(path: Path | None) -> None:
    if path is not None:
        # An antivirus may be reading it: what stays is taken away when the base is next opened.
        with contextlib.suppress(OSError):
            path.unlink()


@dataclass(frozen=True)
class Undoing:
    """What takes back a save that never reached the base."""

    companion: Store
    added: tuple[Record, ...]
    """As they are now: to be taken away."""
    changed: tuple[tuple[Record, Record], ...]
    """As they are now, as they were."""
    deleted: tuple[Record, ...]
    """As they were: to be there again."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.deleted)

    def apply(self) -> None:
        """Writes it, in one transaction. Raises BaseError, RowError."""
        with self.companion.transaction() as session:
            # First what goes: a site has one row of proceedings.
            for now in self.added:
                session.delete(now.table, now.uuid, version=now.version, reason=_REASON)
            for now, before in self.changed:
                session.update(now.table, now.uuid, before.values, version=now.version)
            for before in self.deleted:
                kept = {name: value for name, value in before.values.items() if name not in _STAMPS}
                session.insert(before.table, kept, uuid=before.uuid)


def undoing(companion: Store, lots: Collection[str]) -> Undoing:
    """What the base, which has these lots, knows nothing of. Raises BaseError."""
    now, before = _rows(companion), _before(companion.path, lots)
    lost = [record for record in now.values() if str(record.values["lot"]) not in lots]
    return Undoing(
        companion,
        tuple(record for record in lost if record.uuid not in before),
        tuple((record, before[record.uuid]) for record in lost if record.uuid in before),
        tuple(record for uuid, record in before.items() if uuid not in now),
    )


def _before(companion: Path, lots: Collection[str]) -> Mapping[str, Record]:
    """The rows as a lost lot found them. There is one at most: the next save is refused until it is undone."""
    lost = [trace for lot, trace in traces(companion).items() if lot not in lots]
    found = [_rows(open_base(trace, nature=RESTRICTED)) for trace in lost]
    return {uuid: r for rows in found for uuid, r in rows.items() if str(r.values["lot"]) in lots}


def _rows(companion: Store) -> dict[str, Record]:
    """Every restricted row, by its identity."""
    with companion.reading() as reader:
        return {record.uuid: record for table in _TABLES for record in reader.all(table)}
