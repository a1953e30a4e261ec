"""What every file handed over shares: GDAL kept quiet, files let go of on failure, and what is said then."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Iterator
from pathlib import Path

from osgeo import gdal

from ..protocol.errors import ResorptionError
from .errors import DiskFullError
from .handle import Refusal, checked


def create_dataset(driver: str, path: Path) -> gdal.Dataset:
    """A new file of that GDAL driver. Raises Refusal."""
    return checked(gdal.GetDriverByName(driver).Create, str(path), 0, 0, 0, gdal.GDT_Unknown)


@contextlib.contextmanager
def told_of_folder(folder: Path) -> Iterator[None]:
    """Says in French that nothing was written in that folder, and why: GDAL's refusals and the disk's."""
    try:
        yield
    except (Refusal, OSError) as error:
        raise _not_written(str(error), folder) from error


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """GDAL's words stay out of the console and of QGIS's log."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


@contextlib.contextmanager
def released() -> Iterator[None]:
    """A failure keeps its frames, hence their files open: Windows could not remove them."""
    try:
        yield
    except BaseException as error:
        traceback.clear_frames(error.__traceback__)
        raise


def _not_written(words: str, folder: Path) -> ResorptionError:
    if "disk is full" in words or "No space left" in words:
        return DiskFullError(folder.name)
    return ResorptionError(
        "L’export n’a pas pu être écrit dans « {folder} » : {detail}. Rien n’y a été changé.",
        folder=folder, detail=words)  # fmt: skip
