"""The bench `land` at a small size: those of its contenders that need no installation make the same table."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "benchmarks"))

pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

import frame  # noqa: E402
import land_geopandas  # noqa: E402
import land_ground  # noqa: E402
import land_ours  # noqa: E402
import land_qgis  # noqa: E402
import land_table  # noqa: E402

PARCELS = 1000
PEERS = {
    "geopandas": lambda folder: land_table.judged(
        land_geopandas.measured(folder, land_geopandas.read(folder, "parcelles", ["numero", "groupe"]))
    ),
    "qgis": lambda folder: land_table.judged(land_qgis.Chain(folder).measured()),
}


@pytest.fixture(scope="module", params=["real", "fictitious"])
def folder(request, tmp_path_factory):
    """The ground of the bench, of the real data and of the demonstration's."""
    made = tmp_path_factory.mktemp(request.param)
    shared = request.getfixturevalue("shared_data") if request.param == "real" else made / "absent"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(land_ground, "SHARED", shared)
        for name, layer in land_ground.ground(PARCELS).items():
            layer.to_file(made / f"{name}.gpkg", engine="pyogrio", VERSION="1.3")
    return made


@pytest.fixture(scope="module")
def ours(folder, qgis_app):
    """Our own table, and the file written."""
    land_ours.run(folder, frame.Clock())
    return land_table.left(folder)


@pytest.mark.parametrize("peer", PEERS)
def test_peers_make_the_same_table(peer, folder, ours, qgis_processing):
    land_qgis.application()
    assert land_table.differences(ours, PEERS[peer](folder)) == {}


def test_the_ground_is_worth_comparing(folder, ours):
    """Every rule tells parcels apart, every layer is met, and all parcels are in the table."""
    assert len(ours["verdict"]) == PARCELS
    assert len(np.unique(ours["verdict"])) >= 3
    assert all(len(np.unique(ours[rule])) > 1 for rule in land_table.FINDINGS)
    assert all((ours[name] > 0).any() for name in land_table.AREAS)


def test_a_difference_is_told(ours):
    other = {name: values.copy() for name, values in ours.items()}
    other["verdict"][0] += 1
    other["ppr_interdit_m2"][1] += 1e-5 * other["surface_m2"][1]
    other["route_m"][2] = np.nan
    assert land_table.differences(ours, other) == {"verdict": 1, "ppr_interdit_m2": 1, "route_m": 1}
    assert land_table.differences(ours, {name: values[1:] for name, values in ours.items()}) == {"parcelles": 1}
