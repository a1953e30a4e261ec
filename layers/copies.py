"""Dated copies of a base, whole even while it is open and being written."""

import shutil
from datetime import datetime
from pathlib import Path
from string import Template

from .ddl import literal
from .errors import BaseError, DamagedBase, DiskFullError, NotABase, ReadOnlyError, VanishedError
from .handle import Handle, Refusal, file_error, writable

_VACUUM = Template("VACUUM INTO $copy")
_PROJECTS = "SELECT 1 FROM sqlite_master WHERE name = 'qgis_projects'"
_DISK_FULL = 28


def dated_copy(path: Path, label: str = "copie") -> Path:
    """Copies the base beside itself as `NOM_copie_2026-11-23_101500.gpkg` and returns the copy's path.

    Never overwrites. As `copy_to` otherwise.
    """
    path = Path(path)
    copy = _free_name(path, label)
    copy_to(path, copy)
    return copy


def copy_to(path: Path, copy: Path) -> None:
    """Copies the base beside itself under that name, which must be free.

    The copy holds no QGIS project: one would open the layers of the original.
    A file that is no GeoPackage is copied as it is. Raises VanishedError, ReadOnlyError, DiskFullError, LockedError.
    """
    if not path.is_file():
        raise VanishedError(path.name)
    if not writable(path.parent):
        raise ReadOnlyError(path.name)
    try:
        _copy(path, copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _free_name(path: Path, label: str) -> Path:
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    name = f"{path.stem}_{label}_{stamp}"
    candidate, number = path.with_name(name + path.suffix), 2
    while candidate.exists():
        candidate, number = path.with_name(f"{name}_{number}{path.suffix}"), number + 1
    return candidate


def _copy(path: Path, copy: Path) -> None:
    try:
        with Handle(path, update=False) as base:
            base.execute(_VACUUM.substitute(copy=literal(str(copy))))
        _drop_projects(copy)
    except NotABase:
        _copy_as_it_is(path, copy)
    except Refusal as refusal:
        raise _copy_error(str(refusal), path, copy) from refusal


def _copy_error(words: str, path: Path, copy: Path) -> BaseError:
    error = file_error(words, path)
    return ReadOnlyError(copy.name) if isinstance(error, DamagedBase) and not writable(path.parent) else error


def _drop_projects(copy: Path) -> None:
    with Handle(copy) as base:
        if base.rows(_PROJECTS):
            with base.transaction():
                base.execute("DELETE FROM qgis_projects")


def _copy_as_it_is(path: Path, copy: Path) -> None:
    try:
        shutil.copy2(path, copy)
    except OSError as error:
        full = error.errno == _DISK_FULL
        raise (DiskFullError(copy.name) if full else ReadOnlyError(copy.name)) from error
