"""Makes the demonstration data again, byte for byte.

    python3 resources/demo/make_demo.py [folder]

Without a folder the committed files are replaced.
"""

from __future__ import annotations

import sys
from pathlib import Path

from osgeo import ogr

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from maker import MADE_WITH_GEOS  # noqa: E402
from maker.protocol_data import make_protocol  # noqa: E402
from maker.territory import make_territory  # noqa: E402


def make_demo(folder: Path) -> dict[str, int]:
    """Write territory and protocol data under `folder`; returns the rows per file."""
    country, counts = make_territory(folder / "territoire")
    return counts | make_protocol(country, folder / "donnees")


def warn_of_other_geos() -> None:
    """Say when this GEOS is not the one of the committed files: their bytes may then differ."""
    here = (ogr.GetGEOSVersionMajor(), ogr.GetGEOSVersionMinor())
    if here != MADE_WITH_GEOS:
        sys.stderr.write(f"AUTRE_GEOS : {here} et non {MADE_WITH_GEOS}, des sommets peuvent bouger d’un centimètre\n")


if __name__ == "__main__":
    warn_of_other_geos()
    for name, rows in make_demo(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE).items():
        print(f"{name:45} {rows:6}")
