"""Who is writing a base kept on a network drive: SQLite's locks cannot be trusted there.

A small file beside the base, `NOM.gpkg.presence`, says who has it, on which machine, since when. Its holder
refreshes it; left alone for a while (a crash, a cut), it counts for nothing. The next ones read, and are told who
has the base. Nothing is written for a base on a local disk, where SQLite's own locks do the work.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import time
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from qgis.PyQt.QtCore import QStorageInfo

from .errors import UnreadableMark

STALE_S = 600
"""Seconds without a sign of life after which a holder counts for nothing; refresh at least every third of that."""

_TRIES, _PAUSE_S = 10, 0.05

NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "webdav", "davfs", "ncpfs"})
_DRIVE_REMOTE = 4
"""Windows' word for a network drive (GetDriveTypeW)."""


@dataclass(frozen=True)
class Holder:
    """Who has the base: person, machine, process; `since` an ISO date with time, in UTC."""

    author: str
    machine: str
    process: int
    since: str

    @property
    def since_shown(self) -> str:
        """When it was taken, as it is said in French, in local time."""
        return datetime.fromisoformat(self.since).astimezone().strftime("%d/%m/%Y à %H:%M")

    @property
    def is_me(self) -> bool:
        """Whether it is this very process."""
        return (self.machine, self.process) == (platform.node(), os.getpid())


def on_network(path: Path) -> bool:
    """Whether the file is on a network drive, as far as the system says."""
    resolved = Path(path).resolve()
    if str(resolved).startswith("\\\\"):
        return True
    windows = getattr(ctypes, "windll", None)
    if windows is not None:
        return windows.kernel32.GetDriveTypeW(resolved.anchor) == _DRIVE_REMOTE
    kind = bytes(QStorageInfo(str(resolved.parent)).fileSystemType()).decode().lower()
    return kind in NETWORK_FILE_SYSTEMS or kind.startswith("fuse.sshfs")


def mark_of(path: Path) -> Path:
    """The file that says who has the base."""
    return path.with_name(path.name + ".presence")


def holder(path: Path) -> Holder | None:
    """Who else has the base now, or None: nobody, this process, or one that gives no sign of life any more.

    Raises UnreadableMark when that cannot be known.
    """
    try:
        return _holder(path)
    except OSError as error:
        raise UnreadableMark(path.name, mark_of(path).name) from error


def _holder(path: Path) -> Holder | None:
    mark = mark_of(path)
    if not mark.exists():
        return None
    found = _read(mark)
    return None if found is None or found.is_me or _stale(mark) else found


def claim(path: Path, author: str, force: bool = False) -> Holder | None:
    """Takes the base for this process; returns who has it instead, or None when it is taken. Raises OSError.

    `force`: the user knows that the other one is gone.
    """
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    mine = Holder(author, platform.node(), os.getpid(), now)
    mark = mark_of(path)
    while not _made(mark, mine):
        text = _settled(mark)
        found = _holder_in(text)
        if found is not None and found.is_me:
            return None
        if found is not None and not force and not _stale(mark):
            return found
        _set_aside(mark, text)
    return _holder(path)


def _made(mark: Path, mine: Holder) -> bool:
    """Makes the file if there is none: of several processes at once, one does."""
    try:
        with mark.open("x", encoding="utf-8") as file:
            json.dump(asdict(mine), file, ensure_ascii=False)
    except FileExistsError:
        return False
    return True


def _settled(mark: Path) -> str:
    """The text of the file, once who has just made it has had the time to write it."""
    text = _text(mark)
    for _ in range(_TRIES):
        if _holder_in(text) is not None or not mark.exists():
            break
        time.sleep(_PAUSE_S)
        text = _text(mark)
    return text


def _set_aside(mark: Path, text: str) -> None:
    """Removes a file that counts for nothing: moved first, so that a newer one made meanwhile is seen and put back."""
    aside = mark.with_name(f"{mark.name}.{uuid.uuid4().hex}")
    try:
        mark.rename(aside)
    except FileNotFoundError:
        return
    if _text(aside) != text and not mark.exists():
        aside.rename(mark)
    else:
        aside.unlink()


def refresh(path: Path) -> bool:
    """Gives a sign of life. False if this process does not have the base, or no longer: save nothing more."""
    found = _read(mark_of(path))
    if found is None or not found.is_me:
        return False
    os.utime(mark_of(path))
    return True


def release(path: Path) -> None:
    """Gives the base back, if this process has it. Raises OSError."""
    found = _read(mark_of(path))
    if found is not None and found.is_me:
        mark_of(path).unlink(missing_ok=True)


def _read(mark: Path) -> Holder | None:
    """What the file says; None if there is none, or if it says nothing."""
    return _holder_in(_text(mark))


def _text(mark: Path) -> str:
    """The text of the file; nothing when there is none, or when what is there (a cut write) is no text."""
    try:
        return mark.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _holder_in(text: str) -> Holder | None:
    try:
        return Holder(**json.loads(text))
    except (ValueError, TypeError):
        return None


def _stale(mark: Path) -> bool:
    try:
        return _now_there(mark.parent) - mark.stat().st_mtime > STALE_S
    except FileNotFoundError:
        return True


def _now_there(folder: Path) -> float:
    """The time by the drive's own clock, for those of two machines may differ by minutes; ours if it is read-only."""
    probe = folder / f".resorption-{uuid.uuid4().hex}"
    try:
        probe.touch()
    except OSError:
        return time.time()
    try:
        return probe.stat().st_mtime
    finally:
        probe.unlink()
