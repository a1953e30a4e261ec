"""The restricted companion of a base: `NOM.restreint.gpkg`, for what only some may read.

A GeoPackage has no access rights: owners and proceedings live in a file of their own, made when first used,
so that the base can be handed over without it. Two files cannot share a transaction: every save in both has a
`lot`. The companion is committed first, the base last; a companion row whose lot never reached the base is
set aside the next time the base is opened.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from . import schema
from .copies import dated_copy
from .geopackage import create_base
from .migrations import open_base
from .session import Reader, Record, Session
from .store import RESTRICTED, Store, current_author

SUFFIX = ".restreint"

Write = Callable[[Session, str], None]
"""Writes into the companion; receives the lot to put in each row."""

_TABLES = tuple(table.name for table in schema.RESTRICTED_TABLES if table.restricted)


@dataclass(frozen=True)
class SetAside:
    """Companion rows that the base knows nothing of: how many, and the dated copy where they were kept."""

    count: int
    copy: Path


def companion_path(base: Path) -> Path:
    """Where the companion of a base is, or would be."""
    return base.with_name(f"{base.stem}{SUFFIX}{base.suffix}")


def open_companion(base: Path) -> Store | None:
    """The companion of a base, or None when it has none. Raises BaseError."""
    path = companion_path(Path(base))
    if not path.exists():
        return None
    return open_base(path, nature=RESTRICTED)


@contextlib.contextmanager
def joint_transaction(base: Store, subject: str, write_companion: Write | None = None) -> Iterator[Session]:
    """One save in the base and, when there is something to write there, in its companion; all or nothing.

    Yields the session of the base. Once it is filled, the companion is written and committed, then the base.
    Raises BaseError, RowError; only a failure of the very last commit leaves rows in the companion, which
    `set_aside` finds by their lot.
    """
    made: Path | None = None
    try:
        with base.transaction() as session:
            yield session
            session.raise_failure()
            if write_companion is not None:
                made = _write(base, session, subject, write_companion)
    except BaseException:
        if made is not None:
            made.unlink(missing_ok=True)
        raise


def _write(base: Store, session: Session, subject: str, write_companion: Write) -> Path | None:
    """Writes and commits the companion under a new lot; the path of the file when it was made for that."""
    lot = str(uuid.uuid4())
    values = {"le": datetime.now(timezone.utc), "par": current_author() or None, "objet": subject}
    session.insert("lot", values, uuid=lot)
    companion = open_companion(base.path)
    if companion is None:
        path = companion_path(base.path)
        create_base(path, base.epsg, lambda filled: write_companion(filled, lot), restricted=True)
        return path
    with companion.transaction() as restricted:
        write_companion(restricted, lot)
    return None


def orphans(base: Reader, companion: Store) -> list[Record]:
    """The companion rows whose lot is not in the base."""
    lots = {record.uuid for record in base.all("lot")}
    with companion.reading() as reader:
        return [r for table in _TABLES for r in reader.all(table) if str(r.values["lot"]) not in lots]


def set_aside(base: Store) -> SetAside | None:
    """To be called when a base is opened: takes away what belongs to a save that never reached the base.

    A dated copy of the whole companion is kept first. None when there is nothing to say. Raises BaseError.
    """
    companion = open_companion(base.path)
    if companion is None:
        return None
    with base.reading() as reader:
        if not orphans(reader, companion):
            return None
    # A joint save under way elsewhere has its companion committed and its base not yet: wait for its end.
    with base.transaction() as session:
        lost = orphans(session, companion)
        return _take_away(companion, lost) if lost else None


def _take_away(companion: Store, lost: list[Record]) -> SetAside:
    copy = dated_copy(companion.path, "mis-de-cote")
    with companion.transaction() as session:
        for record in lost:
            session.delete(record.table, record.uuid, version=record.version, reason="lot absent de la base")
    return SetAside(len(lost), copy)
