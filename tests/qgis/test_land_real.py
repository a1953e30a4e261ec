"""A screening of the real cadastre of Terres de Bord with a real plan of Isère moved onto it, against QGIS's own tools.

The plan of Autrans-Méaudre is laid over the parcels as it is, shifted only: an exercise, which says nothing of either
place. Every figure is computed again by Processing (dissolve, intersection, difference, buffer, hull, nearest), which
owes nothing to the product.
"""

from __future__ import annotations

import runpy
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication, QgsFeatureRequest, QgsVectorLayer
from resorption.land.inventory import Request, run_screening
from resorption.land.result_file import read_rows
from resorption.land.source_types import Source
from resorption.land.zone_codes import COVADIS

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
geopandas = pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
PLAN = "pprn_cnig/38DDT20170001.zip/38DDT20170001/N_{}_PPRN_20170001_S_038.shp"
NEED_M2, NEGLIGIBLE_M2, NEGLIGIBLE_SHARE = 40 * 45, 10, 0.01
PROHIBITED, PRESCRIBED, NOTED = ("03", "04"), ("02",), ("01",)
LEFT_OUT = frozenset({
    "eau_surface", "voie_ferree", "autoroute", "cimetiere", "coeur_protege", "site_pollue", "patrimoine", "ecole",
    "arret", "point_eau", "sante", "alimentation"})  # fmt: skip


@pytest.fixture(scope="module")
def layers(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The layers as files in Lambert-93, the plan moved so that its middle is that of the parcels."""
    folder = tmp_path_factory.mktemp("couches")
    parcels = geopandas.read_file(shared_data / "cadastre_terresdebord" / "parcelles.geojson").to_crs(2154)
    zones, perimeter = (geopandas.read_file(f"/vsizip/{shared_data / PLAN.format(name)}").to_crs(2154)
                        for name in ("ZONE_REG", "PERIMETRE"))  # fmt: skip
    west, south, east, north = parcels.total_bounds
    left, bottom, right, top = zones.total_bounds
    shift = ((west + east - left - right) / 2, (south + north - bottom - top) / 2)
    for layer in (zones, perimeter):
        layer["geometry"] = layer.geometry.translate(*shift)
    roads = geopandas.read_file(shared_data / "cadastre_terresdebord" / "chemin_com.geojson").to_crs(2154)
    urban = geopandas.GeoDataFrame({"typezone": ["U"]}, geometry=[parcels.union_all().envelope.buffer(5000)], crs=2154)
    made = {
        "parcelles": parcels,
        "ppr": zones,
        "ppr_perimetre": perimeter,
        "route": roads[["Name", "geometry"]],
        "plu": urban,
    }
    for name, layer in made.items():
        layer.to_file(folder / f"{name}.gpkg", layer=name, driver="GPKG", VERSION="1.3")
    return {name: folder / f"{name}.gpkg" for name in made}


@pytest.fixture(scope="module")
def rows(layers: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the product says of each parcel."""
    folder = tmp_path_factory.mktemp("resultat")
    base = kit.make(folder / "base.gpkg")
    fields = {
        "parcelles": {"identifiant": "id"},
        "ppr": {"code": "typereg", "libelle": "nom"},
        "plu": {"code": "typezone"},
    }
    sources = tuple(Source(name, "ogr", f"{path}|layername={name}", name, fields.get(name, {}),
                           model=COVADIS if name == "ppr" else "", plan="pprn" if name == "ppr" else "")
                    for name, path in layers.items())  # fmt: skip
    asked = Request(base.path, sources, LEFT_OUT, kit.SETTINGS, False, folder / "resultat.gpkg", kit.DAY)
    run_screening(asked)
    return [dict(row.values) for row in read_rows(folder / "resultat.gpkg")]


@pytest.fixture(scope="module")
def tools(layers: dict[str, Path], qgis_app: object) -> Tools:
    return Tools(layers)


class Tools:
    """The algorithms of QGIS, on the same files."""

    def __init__(self, layers: dict[str, Path]) -> None:
        from processing.core.Processing import Processing
        from qgis import processing

        Processing.initialize()
        registry = QgsApplication.processingRegistry()
        if registry.providerById("native") is None:
            registry.addProvider(QgsNativeAlgorithms(registry))
        self.processing = processing
        self.layers = {name: self.fixed(QgsVectorLayer(f"{path}|layername={name}", name, "ogr"))
                       for name, path in layers.items()}  # fmt: skip
        self.layers["parcelles"] = self.run("fieldcalculator", self.layers["parcelles"], FIELD_NAME="numero_ligne",
                                            FIELD_TYPE=1, FORMULA="$id")  # fmt: skip

    def run(self, name: str, layer: object, **parameters: Any) -> QgsVectorLayer:
        asked = {"INPUT": layer, "OUTPUT": "memory:", **parameters}
        return self.processing.run(f"native:{name}", asked)["OUTPUT"]

    def fixed(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        """Flat and valid."""
        return self.run("fixgeometries", self.run("dropmzvalues", layer, DROP_M_VALUES=True, DROP_Z_VALUES=True))

    def areas(self, layer: QgsVectorLayer) -> dict[int, float]:
        """m² by row of the parcels."""
        found: dict[int, float] = defaultdict(float)
        for feature in layer.getFeatures():
            found[feature["numero_ligne"]] += feature.geometry().area()
        return found

    def ground(self, name: str, codes: tuple[str, ...] = ()) -> QgsVectorLayer:
        """The zones of these codes as one, near the parcels, then in pieces: whole they take minutes to cut."""
        words = ", ".join(f"'{code}'" for code in codes)
        chosen = self.layers[name]
        if codes:
            chosen = self.run("extractbyexpression", chosen, EXPRESSION=f'"typereg" IN ({words})')
        near = self.run("extractbyextent", chosen, EXTENT=self.layers["parcelles"].extent().buffered(10), CLIP=True)
        parts = self.run("subdivide", self.run("dissolve", self.fixed(near)), MAX_NODES=64)
        return self.fixed(self.run("multiparttosingleparts", parts))

    def shared(self, codes: tuple[str, ...]) -> dict[int, float]:
        """m² of each parcel in the zones of these codes."""
        return self.areas(self.run("intersection", self.layers["parcelles"], OVERLAY=self.ground("ppr", codes)))

    def unplanned(self) -> dict[int, float]:
        """m² of each parcel outside the perimeter."""
        return self.areas(self.run("difference", self.layers["parcelles"], OVERLAY=self.ground("ppr_perimetre")))

    def remainders(self) -> dict[int, float]:
        """m² left of each parcel, once prohibited zones are out, by a buffer as wide as a disc of 15 m inwards."""
        left = self.run("difference", self.layers["parcelles"], OVERLAY=self.ground("ppr", PROHIBITED))
        return self.areas(self.run("buffer", left, DISTANCE=-7.5, SEGMENTS=8))

    def to_roads(self) -> dict[int, float]:
        """Metres to the nearest road; of equals, any: it was seen to come several times."""
        found = self.run("joinbynearest", self.layers["parcelles"], INPUT_2=self.layers["route"], NEIGHBORS=1)
        return {feature["numero_ligne"]: feature["distance"] for feature in found.getFeatures()}


def test_every_parcel_agrees_with_the_tools_of_qgis(rows: list[dict[str, Any]], tools: Tools) -> None:
    areas = tools.areas(tools.layers["parcelles"])
    hulls = tools.areas(tools.run("convexhull", tools.layers["parcelles"]))
    prohibited, prescribed = tools.shared(PROHIBITED), tools.shared(PRESCRIBED)
    unplanned, inside, roads = tools.unplanned(), tools.remainders(), tools.to_roads()
    assert len(rows) == 1990 == len(areas)
    numbers = [f["numero_ligne"] for f in tools.layers["parcelles"].getFeatures(QgsFeatureRequest())]
    seen = set()
    for number, row in zip(numbers, rows):
        area, banned, unknown = areas[number], prohibited.get(number, 0.0), unplanned.get(number, 0.0)
        assert row["surface_m2"] == pytest.approx(area, rel=1e-6)
        assert row["ppr_interdit_m2"] == pytest.approx(banned, rel=1e-6, abs=0.01)
        assert row["ppr_conditions_m2"] == pytest.approx(prescribed.get(number, 0.0), rel=1e-6, abs=0.01)
        assert row["ppr_inconnu_m2"] == pytest.approx(unknown, rel=1e-6, abs=0.01)
        assert row["surface_utile_m2"] == pytest.approx(area - banned, rel=1e-6, abs=0.01)
        assert row["compacite_pct"] == pytest.approx(100 * area / hulls[number], rel=1e-6)
        assert row["route_m"] == pytest.approx(roads[number], rel=1e-6, abs=1e-6)
        expected = verdict(area, hulls[number], banned, prescribed.get(number, 0.0), unknown, inside.get(number, 0.0),
                           roads[number])  # fmt: skip
        assert row["verdict"] == expected, row
        seen.add(expected)
    assert seen == {"sous_conditions", "exclu", "non_evaluable"} | (seen & {"compatible"})


def verdict(
    area: float, hull: float, banned: float, prescribed: float, unknown: float, inside: float, road: float
) -> str:  # fmt: skip
    """The verdict by plain arithmetic, rule by rule."""
    usable, negligible = area - banned, min(NEGLIGIBLE_M2, NEGLIGIBLE_SHARE * area)
    lost = min(area, NEED_M2) - usable
    if usable < NEED_M2 or area < hull / 2 or banned > area * 0.05 or lost > 100 or inside == 0:
        return "exclu"
    if unknown > negligible or usable - unknown < NEED_M2:
        return "non_evaluable"
    if banned > negligible or prescribed > negligible or road > 30:
        return "sous_conditions"
    return "compatible"
