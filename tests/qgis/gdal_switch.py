"""GDAL's switch between return codes and exceptions, which Processing and other plugins turn for the whole program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from osgeo import gdal, ogr, osr

MODULES = (gdal, ogr, osr)


@contextmanager
def gdal_exceptions(wanted: bool) -> Iterator[None]:
    """Exceptions of gdal and ogr on or off inside it, and as they were afterwards; it must be found as it was left."""
    before = [module for module in MODULES if module.GetUseExceptions()]
    _set(MODULES[:2] if wanted else ())
    try:
        yield
        left = [bool(module.GetUseExceptions()) for module in (gdal, ogr)]
        if left != [wanted, wanted]:
            raise RuntimeError(f"the switch was turned: {left}")
    finally:
        _set(before)


def _set(wanted: object) -> None:
    # GDAL 3.6 stacks these switches and refuses any order but the reverse of the one in which they were set.
    for _turn in MODULES:
        for module in MODULES:
            with suppress(RuntimeError):
                if module.GetUseExceptions():
                    module.DontUseExceptions()
    for module in MODULES:
        if module in wanted:
            module.UseExceptions()
