"""One GDAL handle of the store's own on a base: opened for one action, closed in the same call.

GDAL says that something failed in two ways, according to a switch that is global to the process
(`gdal.UseExceptions`): a return code, or a RuntimeError. Both are read here, the switch is left alone.
It is QGIS's own GDAL, hence its own SQLite: a second copy of SQLite would drop QGIS's locks.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Template
from types import TracebackType

from osgeo import gdal, ogr

from .errors import (
    BaseError,
    DamagedBase,
    DiskFullError,
    LockedError,
    NotABase,
    ReadOnlyError,
    VanishedError,
)

WAIT_MS = 5000
"""How long a save waits for another one to end; the longest wait seen between two busy processes is 0.8 s."""

_ALMOST_FULL = 64 * 1024
_BUSY = Template("PRAGMA busy_timeout = $wait")


class Refusal(Exception):
    """GDAL or SQLite said no; the text is theirs. Turned into a French sentence by who knows what was being done."""


class Handle:
    """An open base. `with Handle(path) as base:`; nothing taken from it may be used afterwards."""

    def __init__(self, path: Path, update: bool = True, wait_ms: int = WAIT_MS, foreign_keys: bool = True) -> None:
        self.path = path
        self.update = update
        self._wait_ms = wait_ms
        self._foreign_keys = foreign_keys
        self._base: gdal.Dataset | None = None

    def __enter__(self) -> Handle:
        # Thread-local: keeps GDAL's words out of the console and of QGIS's log, they are read here.
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            self._open()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base = None
        gdal.PopErrorHandler()

    def _open(self) -> None:
        if not self.path.is_file():
            raise VanishedError(self.path.name)
        try:
            self._base = self._opened()
        except Refusal as refusal:
            raise self._not_opened(str(refusal)) from refusal
        if self._base is None or self._base.GetDriver().ShortName != "GPKG":
            raise self._not_opened(gdal.GetLastErrorMsg())
        self.execute(_BUSY.substitute(wait=int(self._wait_ms)))
        if self.update and self._foreign_keys:
            self.execute("PRAGMA foreign_keys = ON")
            if self.rows("PRAGMA foreign_keys") != [(1,)]:
                raise DamagedBase(self.path.name, "les clés étrangères ne sont pas appliquées")

    def _opened(self) -> gdal.Dataset | None:
        flags = gdal.OF_VECTOR | (gdal.OF_UPDATE if self.update else gdal.OF_READONLY)
        try:
            return checked(gdal.OpenEx, str(self.path), flags)
        except Refusal:
            if self.update or not cut_short(self.path):
                raise
        with Handle(self.path, wait_ms=self._wait_ms):
            # Opened to write, SQLite puts back what the save that was cut short had begun to overwrite.
            pass
        return checked(gdal.OpenEx, str(self.path), flags)

    def _not_opened(self, words: str) -> BaseError:
        error = file_error(words, self.path)
        if not isinstance(error, DamagedBase):
            return error
        if self.update and not writable(self.path):
            return ReadOnlyError(self.path.name)
        return NotABase(self.path.name)

    @property
    def dataset(self) -> gdal.Dataset:
        """GDAL's dataset. Raises RuntimeError once the handle is closed: GDAL itself would crash."""
        if self._base is None:
            raise RuntimeError("closed handle")
        return self._base

    def execute(self, sql: str) -> None:
        """Runs a statement. Raises Refusal."""
        result = checked(self.dataset.ExecuteSQL, sql)
        if result is not None:
            self.dataset.ReleaseResultSet(result)

    def rows(self, sql: str) -> list[tuple]:
        """Runs a query and reads it whole. Raises Refusal."""
        result = checked(self.dataset.ExecuteSQL, sql)
        if result is None:
            return []
        try:
            width = result.GetLayerDefn().GetFieldCount()
            return [tuple(feature.GetField(i) for i in range(width)) for feature in read_all(result)]
        finally:
            self.dataset.ReleaseResultSet(result)

    def layer(self, name: str) -> ogr.Layer:
        """The layer of that table, all its rows, from the first. Raises Refusal."""
        layer = checked(self.dataset.GetLayerByName, name)
        if layer is None:
            raise Refusal(f"no such table: {name}")
        checked(layer.SetAttributeFilter, None)
        layer.ResetReading()
        return layer

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction that holds the write lock from its start. Raises a BaseError if it cannot."""
        try:
            checked(self.dataset.StartTransaction)
            # GDAL's BEGIN takes no lock; reading first and writing then would not wait for its turn.
            self.execute("DELETE FROM gpkg_contents WHERE 0")
        except Refusal as refusal:
            self._rollback()
            raise file_error(str(refusal), self.path) from refusal
        try:
            yield
        except BaseException:
            self._rollback()
            raise
        try:
            checked(self.dataset.CommitTransaction)
        except Refusal as refusal:
            self._rollback()
            raise file_error(str(refusal), self.path) from refusal

    @contextlib.contextmanager
    def one_state(self) -> Iterator[None]:
        """Every read in it sees the same state of the base. Raises Refusal."""
        checked(self.dataset.StartTransaction)
        try:
            yield
        finally:
            self._rollback()

    def _rollback(self) -> None:
        # A full disk rolls back by itself, and closing the handle always does: a refusal here says
        # nothing more than the failure that is being raised.
        with contextlib.suppress(Refusal):
            checked(self.dataset.RollbackTransaction)


def checked(call: Callable, *args: object) -> object:
    """Calls GDAL and returns what it gave. Raises Refusal with its words, whichever way it fails."""
    gdal.ErrorReset()
    words = ""
    result = None
    try:
        result = call(*args)
    except RuntimeError as error:
        words = str(error) or "GDAL"
    # Most calls give a code, 0 when all went well; some a boolean.
    failed = not result if isinstance(result, bool) else isinstance(result, int) and result != 0
    if not words and (failed or gdal.GetLastErrorType() >= gdal.CE_Failure):
        words = gdal.GetLastErrorMsg() or f"GDAL: {result}"
    if words:
        # An error that somebody keeps keeps its frames: through `call` the file would stay open.
        del call, args
        raise Refusal(words)
    return result


def read_all(layer: ogr.Layer) -> Iterator[ogr.Feature]:
    """Every row, from the first. Raises Refusal when reading breaks off: for GDAL's own iterator that is the end."""
    checked(layer.ResetReading)
    while (feature := checked(layer.GetNextFeature)) is not None:
        yield feature


def writable(path: Path) -> bool:
    """Whether the file and its folder (SQLite puts its journal there) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def cut_short(path: Path) -> bool:
    """Whether a save may have been cut short: QGIS killed, power lost. SQLite then refuses who only reads."""
    return path.with_name(f"{path.name}-journal").exists() and writable(path)


def file_error(words: str, path: Path) -> BaseError:
    """The French sentence for what SQLite says about a whole file."""
    name = path.name
    if not path.exists():
        return VanishedError(name)
    if "locked" in words or "busy" in words:
        return LockedError(name)
    if "disk is full" in words or ("disk I/O" in words and _no_room(path)):
        return DiskFullError(name)
    if "readonly" in words or "read-only" in words or "unable to open" in words:
        return LockedError(name) if writable(path) else ReadOnlyError(name)
    if "not a database" in words or "not recognized" in words:
        return NotABase(name)
    return DamagedBase(name, _said(words))


def _said(words: str) -> str:
    """SQLite's words, after French ones where they are known."""
    if "malformed" in words:
        return f"le fichier est abîmé, reprenez une copie datée ({words})"
    if "disk I/O" in words:
        return f"le disque a refusé l’opération, quota atteint ou lecteur débranché ({words})"
    return words


def _no_room(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < _ALMOST_FULL
