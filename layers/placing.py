"""Files made whole in a temporary folder beside their place, then moved there: all of them, or nothing changes."""

from __future__ import annotations

import contextlib
import errno
import shutil
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from qgis.core import Qgis, QgsMessageLog

from ..protocol.errors import ResorptionError
from .copies import dated_copy
from .errors import BaseError, DamagedBase, DiskFullError, OpenElsewhere, ReadOnlyError, VanishedError
from .handle import writable
from .texts import message

_FULL = (errno.ENOSPC, errno.EDQUOT)
_PAUSES_S = (0.0, 0.2, 0.5)
"""An antivirus reads a new file for a moment."""
_SIDE_FILES = ("-wal", "-shm", "-journal")


@contextlib.contextmanager
def workshop(parent: Path) -> Iterator[Path]:
    """A temporary folder of the same disk, so that the last step is a move; taken away whatever happens."""
    # Not `tempfile.mkdtemp`: on Windows what leaves such a folder stays closed to colleagues.
    folder = parent / f".resorption-{uuid.uuid4().hex}"
    folder.mkdir()
    try:
        yield folder
    finally:
        _clear(folder)


def _clear(folder: Path) -> None:
    """Removes the workshop. If it cannot, that is told, and hides no other failure."""
    said: OSError | None = None
    for pause in _PAUSES_S:
        time.sleep(pause)
        if not folder.exists():
            return
        try:
            shutil.rmtree(folder)
        except OSError as error:
            said = error
        else:
            return
    _warn(ResorptionError(
        "Le dossier temporaire « {path} » n’a pas pu être supprimé ({detail}). Il peut contenir des données du "
        "protocole : supprimez-le.", path=folder, detail=said))  # fmt: skip


def put_in_place(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Moves each file to its place, replacing what is there: all of them, or those that were there stay.

    Raises BaseError.
    """
    if len(pairs) == 1:
        _move(*pairs[0], pairs[0][1])
        return
    with placed(pairs):
        # Nothing more to do before they may stay.
        return


@contextlib.contextmanager
def placed(pairs: Sequence[tuple[Path, Path]]) -> Iterator[None]:
    """The same, for the time of what goes with them: if that fails, what was there comes back."""
    former: list[tuple[Path, Path]] = []
    moved: list[Path] = []
    try:
        for _made, target in pairs:
            if target.exists():
                # Beside it, not in the workshop: should it fail to come back, it is not cleared away with the rest.
                aside = target.with_name(f"{target.stem}_avant-{uuid.uuid4().hex[:8]}{target.suffix}")
                # Windows refuses this for a file that is open, before anything is replaced.
                _move(target, aside, target)
                former.append((aside, target))
        for made, target in pairs:
            _move(made, target, target)
            moved.append(target)
        yield
    except BaseException:
        _undo(former, moved)
        raise
    for aside, _target in former:
        _remove(aside)


def _move(source: Path, target: Path, shown: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        raise os_error(error, shown) from error


def _undo(former: Sequence[tuple[Path, Path]], placed: Sequence[Path]) -> None:
    """Goes back as far as it can; what cannot go back is told, and hides no other failure."""
    targets = {target for _aside, target in former}
    for path in placed:
        if path not in targets:
            _remove(path)
    for aside, target in former:
        try:
            aside.replace(target)
        except OSError as error:
            _warn(ResorptionError(
                "L’ancien fichier n’a pas pu reprendre sa place ({detail}) : il est gardé sous le nom « {path} ».",
                path=aside, detail=error))  # fmt: skip


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _warn(ResorptionError(
            "Le fichier « {path} » n’a pas pu être supprimé ({detail}) : supprimez-le.", path=path, detail=error
        ))  # fmt: skip


def _warn(what: ResorptionError) -> None:
    QgsMessageLog.logMessage(message(what), "Résorption", Qgis.MessageLevel.Warning)


@contextlib.contextmanager
def base_kept(path: Path) -> Iterator[Path | None]:
    """A dated copy of the base that the work inside replaces, None if there is none; gone again if that fails.

    Raises BaseError: OpenElsewhere when another program still has the base open.
    """
    copy = dated_copy(path, "remplacee") if path.exists() else None
    try:
        # Left by a program that still has the file open; SQLite would replay them into the new one.
        if copy is not None and any(path.with_name(path.name + suffix).exists() for suffix in _SIDE_FILES):
            raise OpenElsewhere(path.name)
        yield copy
    except BaseException:
        if copy is not None:
            _remove(copy)
        raise


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Says the failures of the disk in French, with the name that the user knows."""
    try:
        yield
    except OSError as error:
        raise os_error(error, path) from error


def os_error(error: OSError, path: Path) -> BaseError:
    """The French sentence for what the system says when that file is written or replaced."""
    if error.errno in _FULL:
        return DiskFullError(path.name)
    if not path.parent.is_dir():
        return VanishedError(path.parent.name)
    if isinstance(error, PermissionError):
        # Windows refuses to replace a file that is open.
        return OpenElsewhere(path.name) if path.exists() and writable(path) else ReadOnlyError(path.name)
    if error.errno == errno.EROFS:
        return ReadOnlyError(path.name)
    return DamagedBase(path.name, error.strerror or str(error))
