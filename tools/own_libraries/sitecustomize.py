"""Run by Python when it starts (PYTHONPATH): shapely of .venv calls the GEOS that it came with.

The program of QGIS is linked to another version, whose functions would be called instead, and QGIS imports shapely
before any plugin can see to it. Linux only: elsewhere libraries do not meet.
"""

import os
import sys
from contextlib import suppress

if hasattr(os, "RTLD_DEEPBIND"):
    _usual = sys.getdlopenflags()
    with suppress(ImportError):
        import numpy as np  # noqa: F401 - loaded as usual, before
    sys.setdlopenflags(_usual | os.RTLD_DEEPBIND)
    try:
        with suppress(ImportError):
            import shapely  # noqa: F401
    finally:
        sys.setdlopenflags(_usual)
