"""The restricted companion of a base: `NOM.restreint.gpkg`, for what only some may read.

A GeoPackage has no access rights: owners and proceedings live in a file of their own, made when first used,
so that the base can be handed over without it. Two files cannot share a transaction: every save in both has a
`lot`. The companion is committed first, the base last. What a save wrote in the companion and that never reached
the base is set aside the next time the base is opened: its rows go, those that it changed are what they were.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from ..protocol.errors import ResorptionError
from .companion_trace import drop_trace, drop_traces, has_traces, keep_trace, traces, undoing
from .copies import dated_copy
from .errors import UnfinishedSave
from .geopackage import create_base
from .migrations import open_base
from .session import Reader, Session
from .store import RESTRICTED, Store, current_author

SUFFIX = ".restreint"

Write = Callable[[Session, str], None]
"""Writes into the companion; receives the lot to put in each row."""


@dataclass(frozen=True)
class SetAside:
    """What an interrupted save had written in the companion, and the dated copy where it is kept."""

    removed: int
    """Rows that it had added."""
    restored: int
    """Rows that it had changed or deleted."""
    copy: Path

    @property
    def sentence(self) -> ResorptionError:
        """What the user must know of it."""
        return ResorptionError(
            "Propriétaires et procédures : un enregistrement interrompu a été défait (lignes retirées : {removed}, "
            "rétablies : {restored}). Ce qui était saisi est gardé dans « {copy} » : refaites la saisie.",
            removed=self.removed, restored=self.restored, copy=self.copy.name,
        )  # fmt: skip


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
    Raises BaseError (UnfinishedSave), RowError. A failure of the very last commit is taken back at once, or else by
    `set_aside` when the base is next opened.
    """
    lot, made = str(uuid.uuid4()), False
    try:
        with base.transaction() as session:
            yield session
            session.raise_failure()
            if write_companion is not None:
                made = _write(base, session, lot, subject, write_companion)
    except BaseException:
        _take_back(base, lot, made)
        raise
    drop_trace(companion_path(base.path), lot)


def _write(base: Store, session: Session, lot: str, subject: str, write_companion: Write) -> bool:
    """Writes and commits the companion under that lot; whether the file was made for that."""
    values = {"le": datetime.now(timezone.utc), "par": current_author() or None, "objet": subject}
    known = _lots(session)
    session.insert("lot", values, uuid=lot)
    path, companion = companion_path(base.path), open_companion(base.path)
    if companion is None:
        create_base(path, base.epsg, lambda filled: write_companion(filled, lot), restricted=True)
        return True
    if traces(path).keys() - known:
        raise UnfinishedSave(base.path.name)
    keep_trace(path, lot)
    _write_rows(companion, lot, write_companion)
    return False


def _write_rows(companion: Store, lot: str, write_companion: Write) -> None:
    """Writes and commits; before the commit a failure leaves nothing to be undone."""
    written = False
    try:
        with companion.transaction() as session:
            write_companion(session, lot)
            session.raise_failure()
            written = True
    finally:
        if not written:
            drop_trace(companion.path, lot)


def _take_back(base: Store, lot: str, made: bool) -> None:
    """After a failed save, the companion as it was. What cannot be done now is left to `set_aside`."""
    path = companion_path(base.path)
    with contextlib.suppress(ResorptionError, OSError):
        if made:
            path.unlink(missing_ok=True)
        elif lot in traces(path):
            with base.transaction() as session:
                undoing(open_base(path, nature=RESTRICTED), _lots(session)).apply()
                drop_trace(path, lot)


def _lots(base: Reader) -> set[str]:
    return {record.uuid for record in base.all("lot")}


def set_aside(base: Store) -> SetAside | None:
    """To be called when a base is opened: takes back in the companion a save that never reached the base.

    A dated copy of the whole companion is kept first. None when there is nothing to say. Raises BaseError.
    """
    companion = open_companion(base.path)
    if companion is None:
        return None
    with base.reading() as reader:
        if not has_traces(companion.path) and not undoing(companion, _lots(reader)):
            return None
    # A joint save under way elsewhere has its companion committed and its base not yet: wait for its end.
    with base.transaction() as session:
        found = undoing(companion, _lots(session))
        aside = None
        if found:
            copy = dated_copy(companion.path, "mis-de-cote")
            aside = SetAside(len(found.added), len(found.changed) + len(found.deleted), copy)
            found.apply()
        drop_traces(companion.path)
    return aside
