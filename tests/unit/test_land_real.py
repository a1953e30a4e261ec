"""Land screening on the real cadastre of Terres de Bord and a real PPR of Isère, moved onto it: no such place exists.

The plan of Autrans-Méaudre is laid over the parcels as it is, shifted only; the result is then an exercise, and says
nothing of either territory. Figures must be those of plain shapely, a parcel at a time.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from resorption.land.criteria import Finding
from resorption.land.shapes import State, repaired_polygons
from resorption.land.zone_codes import COVADIS, ppr_meaning

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
geopandas = pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")
KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "land_kit.py")))
EPSG = 2154
PLAN = "pprn_cnig/38DDT20170001.zip/38DDT20170001/N_{}_PPRN_20170001_S_038.shp"
FINDINGS = (Finding.EXCLUDING, Finding.CONDITIONAL, Finding.SATISFIED)


def read(path: Path, name: str) -> object:
    prefix = "/vsizip/" if ".zip" in name else ""
    return geopandas.read_file(f"{prefix}{path / name}").to_crs(EPSG)


@pytest.fixture(scope="module")
def ground(shared_data):
    """The parcels, and the plan moved so that both have the same middle."""
    parcels = read(shared_data, "cadastre_terresdebord/parcelles.geojson")
    regulation, perimeter = read(shared_data, PLAN.format("ZONE_REG")), read(shared_data, PLAN.format("PERIMETRE"))
    west, south, east, north = parcels.total_bounds
    left, bottom, right, top = regulation.total_bounds
    shift = ((west + east - left - right) / 2, (south + north - bottom - top) / 2)
    moved = [shapely.force_2d(np.asarray(layer.geometry.translate(*shift))) for layer in (regulation, perimeter)]
    meanings = [ppr_meaning(COVADIS, code, None, is_pprt=False).finding for code in regulation["typereg"]]
    return SimpleNamespace(parcels=np.asarray(parcels.geometry), zones=moved[0], perimeter=moved[1], meanings=meanings)


def test_the_real_cadastre_against_a_real_plan(ground):
    sound = repaired_polygons(ground.zones)
    zones = {
        finding: [z for z, m in zip(sound.shapes, ground.meanings) if m == finding and z is not None]
        for finding in FINDINGS
    }
    perimeter = list(repaired_polygons(ground.perimeter).shapes)
    scene = KIT.Scene(list(ground.parcels), prohibited=zones[Finding.EXCLUDING], prescribed=zones[Finding.CONDITIONAL],
                      perimeter=perimeter)  # fmt: skip
    found = scene.screened()
    assert sum(found.counts().values()) == len(ground.parcels) == 1990
    unions = {finding: shapely.union_all(shapes) for finding, shapes in zones.items()}
    whole = shapely.union_all(perimeter)
    for shape in (*unions.values(), whole):
        shapely.prepare(shape)
    for index, parcel in enumerate(ground.parcels):
        expected, usable = slow(scene, parcel, unions, whole)
        assert found.verdict[index] == expected, index
        if expected != Finding.EXCLUDING:
            assert found.columns["surface_utile_m2"][index] == pytest.approx(usable, rel=1e-6)
    assert (np.bincount(found.verdict, minlength=5)[1:] > 0).all(), "the four verdicts occur"


def slow(scene: object, parcel: object, unions: dict, perimeter: object) -> tuple[Finding, float]:
    """The kit's slow computation, with only the ground that the parcel meets."""
    near = {finding: [parcel.envelope.buffer(1).intersection(shape)] for finding, shape in unions.items()}
    local = KIT.Scene([parcel], prohibited=near[Finding.EXCLUDING], prescribed=near[Finding.CONDITIONAL],
                      perimeter=[parcel.envelope.buffer(1).intersection(perimeter)])  # fmt: skip
    return KIT.slowly(local)[0]


def test_what_the_real_files_hold(ground):
    """The state of each geometry is told; none of the parcels needs a repair, none of the zones is lost."""
    assert repaired_polygons(ground.parcels).count(State.SOUND) == 1990
    assert repaired_polygons(ground.zones).count(State.ABSENT) == 0
    assert set(ground.meanings) == set(FINDINGS)


def test_polluted_sites_without_a_point_are_counted(shared_data):
    sites = read(shared_data, "ademe_sites_pollues.geojson")
    layer = KIT.zones("site_pollue", np.asarray(sites.geometry), KIT.figures({"criblage_personnes": "40"}))
    assert (len(layer.layer.states), layer.layer.count(State.ABSENT)) == (419, 29)
    assert not layer.layer.surfaces


def test_the_real_planning_zones_have_z_and_are_read(shared_data):
    name = next(p.name for p in sorted((shared_data / "plu_ignf").glob("*ZONE_URBA*.shp")))
    urban = read(shared_data, f"plu_ignf/{name}")
    assert urban.has_z.any()
    sound = repaired_polygons(np.asarray(urban.geometry))
    assert len(sound.shapes) == 90 and not shapely.has_z(sound.shapes).any()
    assert sound.count(State.ABSENT) == 0
