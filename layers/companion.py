"""The restricted companion of a base: `NOM.restreint.gpkg`, for what only some may read.

A GeoPackage has no access rights: owners and proceedings live in a file of their own, made when first used,
so that the base can be handed over without it. Two files cannot share a transaction: every save in both has a
`lot`. The companion is committed first, the base last; a companion whose last lot never reached the base is put
back as it was, from a copy that is kept for the time of the save, the next time the base is opened.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from .companion_undo import TABLES, PutBack, Undo, differences, keep, left_over, remove_unfinished
from .copies import dated_copy
from .errors import BaseError
from .geopackage import create_base
from .migrations import open_base
from .session import Reader, Record, Session
from .store import RESTRICTED, Store, current_author

SUFFIX = ".restreint"

Write = Callable[[Session, str], None]
"""Writes into the companion; receives the lot to put in each row."""


@dataclass(frozen=True)
class SetAside:
    """Companion rows that were put back as before: how many, and the dated copy of what was there."""

    count: int
    copy: Path


@dataclass(frozen=True)
class _Written:
    """What the companion was before: a file that was not there (`made`), or kept in a copy."""

    made: Path | None = None
    undo: Undo | None = None


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
    Raises BaseError, RowError. What a failure of the very last commit leaves in the companion is put back at once,
    or by `set_aside`.
    """
    written = _Written()
    try:
        with base.transaction() as session:
            yield session
            session.raise_failure()
            if write_companion is not None:
                written = _write(base, session, subject, write_companion)
    except BaseException:
        if written.made is not None:
            written.made.unlink(missing_ok=True)
        elif write_companion is not None:
            # When even that cannot be done now, opening the base will.
            with contextlib.suppress(BaseError):
                set_aside(base)
        raise
    if written.undo is not None:
        # Both are saved: a copy that cannot be removed now counts for nothing, its lot being in the base.
        with contextlib.suppress(OSError):
            written.undo.forget()


def _write(base: Store, session: Session, subject: str, write_companion: Write) -> _Written:
    """Writes and commits the companion under a new lot."""
    companion = open_companion(base.path)
    if companion is not None and left_over(companion.path):
        _set_right(session, companion)
    lot = str(uuid.uuid4())
    values = {"le": datetime.now(timezone.utc), "par": current_author() or None, "objet": subject}
    session.insert("lot", values, uuid=lot)
    if companion is None:
        path = companion_path(base.path)
        create_base(path, base.epsg, lambda filled: write_companion(filled, lot), restricted=True)
        return _Written(made=path)
    undo = keep(companion.path, lot)
    with companion.transaction() as restricted:
        write_companion(restricted, lot)
    return _Written(undo=undo)


def orphans(base: Reader, companion: Store) -> list[Record]:
    """The companion rows whose lot is not in the base."""
    lots = _lots(base)
    with companion.reading() as reader:
        return [r for table in TABLES for r in reader.all(table) if str(r.values["lot"]) not in lots]


def _lots(base: Reader) -> set[str]:
    return {str(uuid) for (uuid,) in base.columns("lot", "uuid")}


def set_aside(base: Store) -> SetAside | None:
    """To be called when a base is opened: puts back what a save that never reached the base has changed.

    A dated copy of the whole companion is kept first. None when there is nothing to say. Raises BaseError.
    """
    companion = open_companion(base.path)
    if companion is None:
        return None
    with base.reading() as reader:
        if not left_over(companion.path) and not orphans(reader, companion):
            return None
    # A joint save under way elsewhere has its companion committed and its base not yet: wait for its end.
    with base.transaction() as session:
        return _set_right(session, companion)


def _set_right(session: Session, companion: Store) -> SetAside | None:
    """Under the write lock of the base: nobody else is saving in both."""
    remove_unfinished(companion.path)
    lots, kept = _lots(session), left_over(companion.path)
    back = [put for undo in kept if undo.lot not in lots for put in differences(companion, undo)]
    told = _put_back(session, companion, back) if back or orphans(session, companion) else None
    for undo in kept:
        undo.forget()
    return told


def _put_back(session: Session, companion: Store, back: list[PutBack]) -> SetAside:
    copy = dated_copy(companion.path, "mis-de-cote")
    with companion.transaction() as restricted:
        for put in back:
            put.write(restricted)
    # A companion that was made by the save itself had nothing before.
    lost = orphans(session, companion)
    with companion.transaction() as restricted:
        for record in lost:
            PutBack(None, record).write(restricted)
    return SetAside(len(back) + len(lost), copy)
