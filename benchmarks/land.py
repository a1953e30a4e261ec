"""Article 9 at full size: a million parcels, the zones of their plans, exclusions and services, by seven ways to do it.

    make bench BANC=land
    RESORPTION_BANC_PARCELLES=20000 make bench BANC=land

`land_table.py` says what the table of verdicts is, `land_ground.py` what the ground is. Steps: `calcul`, from the files in the
contender's own best format to the whole table in memory; `bout_en_bout`, the same and writing it in its own best format. Floor: for
`calcul`, reading and one query of a tree; for `bout_en_bout`, our own table and pyogrio's plain write of it.

`calcul_dixieme` is ours on a tenth of the parcels: what a parcel costs must not grow with their number.
"""

from __future__ import annotations

import shutil
import sys
import uuid
from pathlib import Path

import frame
import land_environment
import land_ground
import land_ours
import land_qgis
import land_table

TENTH = "dixieme"
IN_PEERS = {
    "geopandas-overlay": "land_geopandas", "duckdb-spatial": "land_duckdb", "sedona-db": "land_sedona",
    "postgis": "land_postgis",
}  # fmt: skip
"""Contender -> its module, run in the peers' environment."""


def prepare(folder: Path) -> None:
    """The ground, in each contender's best format."""
    write(folder, land_ground.PARCELS)
    answer = folder / "etapes.json"
    if land_environment.missing() is None:
        land_environment.call("land_geopandas", "prepare", folder, answer)
    if land_environment.missing_postgis() is None:
        land_environment.call("land_postgis", "prepare", folder, answer)
    tenth = folder / TENTH
    tenth.mkdir()
    write(tenth, land_ground.PARCELS // 10)


def write(folder: Path, parcels: int) -> None:
    """GeoPackages with their spatial index."""
    for name, layer in land_ground.ground(parcels).items():
        layer.to_file(folder / f"{name}.gpkg", engine="pyogrio", VERSION="1.3")


def through_resorption(folder: Path, clock: frame.Clock) -> object:
    """The small ground first, so that the peak of memory is that of the large one."""
    kept = land_ours.application()
    small = land_ours.Run(folder / TENTH)
    with clock.step("calcul_dixieme"):
        small.table()
    del small
    land_ours.run(folder, clock)
    return kept


def output(folder: Path) -> str:
    """Where the table that was left is kept until all are compared: it is too large to be told."""
    kept = folder.parent / f"{uuid.uuid4().hex}.npz"
    shutil.move(folder / land_table.LEFT, kept)
    return str(kept)


def same(one: str, other: str) -> bool:
    """The same table; else the columns that differ are told."""
    found = land_table.differences(*(land_table.read(Path(path)) for path in (one, other)))
    if found:
        print(f"land: {found}", flush=True)
    return not found


def contenders() -> tuple[dict[str, frame.Work], dict[str, str]]:
    """Those that can run here, and why the others cannot."""
    absent = dict.fromkeys(IN_PEERS, land_environment.missing())
    absent["postgis"] = absent["postgis"] or land_environment.missing_postgis()
    present = {name: land_environment.through(module) for name, module in IN_PEERS.items() if absent[name] is None}
    own = {frame.OURS: through_resorption, "qgis-processing": land_qgis.run}
    return {**own, **present}, {name: why for name, why in absent.items() if why}


def bench() -> frame.Bench:
    """The comparison, with the contenders that can run."""
    present, absent = contenders()
    return frame.Bench(name="land", work={}, prepare=prepare, contenders=present, floor={"shapely": land_ours.floor},
                       output=output, same=same, absent=absent)  # fmt: skip


if __name__ == "__main__":
    if "--child" in sys.argv:
        sys.exit(frame.main(bench()))
    land_environment.install()
    made = bench()
    made.work.update(land_ground.work())
    sys.exit(frame.main(made))
