"""Any layer or file read as a source of a land screening: what is read, what is counted, what is left in peace."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from resorption.land import file_reader
from resorption.land.criteria import Finding
from resorption.land.guesses import PPRN, PPRT, guessed
from resorption.land.source_layers import candidate, described, file_candidates, live_sources, project_candidates
from resorption.land.source_types import CURVED, DEEP, READ, REPAIRED, TWICE, WRONG_TYPE
from resorption.land.sources import BUILDINGS, PARCELS, PPR_PERIMETER, read_source
from resorption.protocol.errors import Cancelled, ResorptionError

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
geopandas = pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")
pytestmark = pytest.mark.usefixtures("qgis_app")

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "source_kit.py")))
square, write, memory = KIT.square, KIT.write, KIT.memory
IDS = [f"274120000A{n:04d}" for n in range(1, 9)]


def parcels(*shapes: str | None) -> list[tuple]:
    return [(shape, {"id": IDS[n], "section": "A", "numero": str(n + 1)}) for n, shape in enumerate(shapes)]


@pytest.fixture
def project() -> Iterator[QgsProject]:
    instance = QgsProject.instance()
    instance.clear()
    yield instance
    instance.clear()


def shapes_of(table: object) -> np.ndarray:
    return np.asarray(table.frame.geometry, dtype=object)


def told(table: object) -> str:
    return " ".join(warning.message for warning in table.warnings).replace("\u00a0", " ")


# Formats


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson", ".fgb"])
@pytest.mark.parametrize("epsg", [2154, 4326, 3857, 27572])
def test_formats_and_systems(tmp_path, suffix, epsg):
    rows = [(KIT.in_system(square(200 * n), epsg), {"id": IDS[n], "section": "É", "numero": None}) for n in range(3)]
    if suffix == ".geojson" and epsg != 4326:
        pytest.skip("un GeoJSON est en WGS 84")
    source = KIT.file_source(write(tmp_path / f"x{suffix}", rows, epsg, ogr.wkbPolygon), PARCELS)
    table = read_source(source, 2154)
    # FlatGeobuf puts neighbours side by side.
    table.frame.sort_values("identifiant", inplace=True)
    assert list(table.frame["identifiant"]) == IDS[:3]
    assert table.frame.crs.to_epsg() == 2154 and table.crs == f"EPSG:{epsg}"
    expected = [shapely.from_wkt(square(200 * n)) for n in range(3)]
    # NTF needs a grid: QGIS's own, a few centimetres here and there.
    assert shapely.hausdorff_distance(shapes_of(table), expected).max() < (2 if epsg == 27572 else 0.01)
    assert table.counts[READ] == 3 and not table.warnings


def test_the_same_through_features_and_through_arrays(tmp_path, monkeypatch):
    """Where GDAL gives no arrays the features are read one by one, and nothing else changes."""
    shapes = [
        square(),
        None,
        square(200, z=12.5),
        "POLYGON EMPTY",
        "MULTIPOLYGON" + f"({square(400)[7:]},{square(600)[7:]})",
    ]
    source = KIT.file_source(write(tmp_path / "x.gpkg", parcels(*shapes)), PARCELS)
    fast = read_source(source, 2154)
    monkeypatch.setattr(file_reader, "has_arrow", lambda: False)
    assert not file_reader.reads(source)
    slow = read_source(source, 2154)
    assert fast.counts == slow.counts and fast.crs == slow.crs and told(fast) == told(slow)
    assert list(fast.frame["identifiant"]) == list(slow.frame["identifiant"])
    assert shapely.equals_exact(shapes_of(fast), shapes_of(slow)).tolist() == [True, False, True, True, True]


def test_geometries_of_all_kinds(tmp_path):
    hole = f"POLYGON({square(side=300)[8:-1]},{square(100, 100)[8:-1]})"
    corners = [(0, 600), (100, 700), (100, 600), (0, 700), (0, 600)]
    bow = "POLYGON((" + ",".join(f"{KIT.EAST + x} {KIT.NORTH + y}" for x, y in corners) + "))"
    arc = f"CURVEPOLYGON(CIRCULARSTRING({KIT.EAST} {KIT.NORTH},{KIT.EAST + 100} {KIT.NORTH},{KIT.EAST} {KIT.NORTH}))"
    multi = f"MULTISURFACE({arc},{square(1000)[7:]})"
    line = f"LINESTRING({KIT.EAST} {KIT.NORTH},{KIT.EAST + 9} {KIT.NORTH})"
    mixed = f"GEOMETRYCOLLECTION({line},{square(2000)})"
    shapes = [hole, bow, arc, multi, line, mixed, square(z=3), None]
    source = KIT.file_source(
        write(tmp_path / "x.gpkg", [(s, {"nom": "x"}) for s in shapes], kind=ogr.wkbUnknown), BUILDINGS
    )
    table = read_source(source, 2154)
    found = shapes_of(table)
    areas = [None if shape is None else round(shape.area) for shape in found]
    disc = np.pi * 50**2
    assert areas[0] == 80_000 and areas[1] == 5_000 and areas[5] == 10_000 and areas[6] == 10_000
    assert areas[2] == pytest.approx(disc, rel=1e-2) and areas[3] == pytest.approx(disc + 10_000, rel=1e-2)
    assert areas[4] is None and areas[7] is None
    assert not shapely.has_z(found).any() and shapely.is_valid(found[[0, 1, 2, 3, 5, 6]]).all()
    counts = table.counts
    assert (counts[READ], counts[CURVED], counts[DEEP], counts[WRONG_TYPE]) == (8, 2, 1, 1)
    assert counts[REPAIRED] == 1, "the bow"
    assert "1 objet(s) d’un autre type de géométrie" in told(table)


def test_parcels_are_left_as_they_are_for_the_screening_to_repair(tmp_path):
    corners = [(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)]
    bow = "POLYGON((" + ",".join(f"{KIT.EAST + x} {KIT.NORTH + y}" for x, y in corners) + "))"
    table = read_source(KIT.file_source(write(tmp_path / "x.gpkg", parcels(bow, square())), PARCELS), 2154)
    assert not shapes_of(table)[0].is_valid and table.counts[REPAIRED] == 0


def test_a_memory_layer_is_read_as_it_is_in_the_project(project):
    layer = memory(parcels(square(), square(200)))
    project.addMapLayer(layer)
    source = KIT.layer_source(layer, PARCELS)
    (live,) = live_sources([source], project)
    layer.startEditing()
    assert layer.changeAttributeValue(1, 0, IDS[5])
    table = read_source(live, 2154)
    assert list(table.frame["identifiant"]) == IDS[:2], "as it was when the work was started"
    project.removeMapLayer(layer.id())
    assert list(read_source(live, 2154).frame["identifiant"]) == IDS[:2], "the layer went away while it was read"
    with pytest.raises(ResorptionError, match="n’est plus dans le projet"):
        read_source(live_sources([source], project)[0], 2154)


def test_a_filter_is_respected(tmp_path, project):
    path = write(tmp_path / "x.gpkg", parcels(square(), square(200), square(400)))
    layer = QgsVectorLayer(f"{path}|layername=x", "x", "ogr")
    project.addMapLayer(layer)
    assert layer.setSubsetString("\"numero\" <> '2'")
    source = KIT.layer_source(layer, PARCELS)
    assert file_reader.reads(source)
    assert list(read_source(source, 2154).frame["identifiant"]) == [IDS[0], IDS[2]]
    assert layer.setSubsetString("SELECT * FROM x WHERE numero = '3'")
    query = KIT.layer_source(layer, PARCELS)
    assert not file_reader.reads(query), "a whole query is QGIS's"
    assert list(read_source(query, 2154).frame["identifiant"]) == [IDS[2]]


def test_joined_columns_are_read(tmp_path, project):
    layer = QgsVectorLayer(write(tmp_path / "x.gpkg", parcels(square(), square(200))), "x", "ogr")
    owners = memory([(None, {"idu": IDS[1], "groupe": "4", "nom": "COMMUNE"})], kind="None", name="proprios")
    project.addMapLayers([layer, owners])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(owners)
    join.setJoinFieldName("idu")
    join.setTargetFieldName("id")
    join.setUsingMemoryCache(True)
    join.setPrefix("p_")
    assert layer.addJoin(join)
    source = KIT.layer_source(layer, PARCELS)
    source = replace(source, fields={**source.fields, "groupe": "p_groupe", "proprietaire": "p_nom"})
    table = read_source(live_sources([source], project)[0], 2154)
    assert list(table.frame["categorie_proprietaire"]) == ["inconnu", "commune"]
    assert list(table.frame["proprietaire"]) == [None, "COMMUNE"]
    with pytest.raises(ResorptionError, match="n’a plus la colonne.*p_groupe.*p_nom"):
        read_source(source, 2154)


def test_a_geopackage_being_edited_is_read_as_saved_and_left_in_peace(tmp_path, project):
    path = write(tmp_path / "x.gpkg", parcels(square(), square(200)))
    layer = QgsVectorLayer(f"{path}|layername=x", "x", "ogr")
    project.addMapLayer(layer)
    layer.startEditing()
    first = next(layer.getFeatures()).id()
    assert layer.changeAttributeValue(first, layer.fields().indexOf("id"), IDS[7])
    (source,) = live_sources([KIT.layer_source(layer, PARCELS)], project)
    table = read_source(source, 2154)
    assert list(table.frame["identifiant"]) == IDS[:2]
    assert "des modifications ne sont pas enregistrées" in told(table)
    # The lock of who writes is still held against others, and the edit is saved afterwards.
    assert layer.isEditable() and layer.isModified()
    assert layer.commitChanges(), layer.commitErrors()
    assert {feature["id"] for feature in layer.getFeatures()} == {IDS[7], IDS[1]}
    assert not read_source(live_sources([source], project)[0], 2154).warnings


def test_reading_drops_no_lock_of_who_writes(tmp_path):
    """Another copy of SQLite would: the write lock that GDAL holds must still be refused to another process."""
    import subprocess
    import sys

    path = write(tmp_path / "x.gpkg", parcels(square(), square(200)))
    source = KIT.file_source(path, PARCELS)
    writer = ogr.Open(path, 1)
    writer.StartTransaction()
    writer.ExecuteSQL("DELETE FROM gpkg_contents WHERE 0")
    assert read_source(source, 2154).counts[READ] == 2
    code = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1],timeout=0.2); c.execute('BEGIN IMMEDIATE')"
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert "locked" in done.stderr
    writer.RollbackTransaction()


def test_the_file_tells_the_kind_of_plan_that_its_layer_does_not(tmp_path):
    source = KIT.file_source(write(tmp_path / "PPRI_Seine.gpkg", zones(["01"], "typereg"), layer="zone_reg"), "ppr")
    assert source.plan == PPRN and source.name == "zone_reg"


# The project and files as lists of what can be chosen


def test_candidates_of_the_project_and_of_files(tmp_path, project):
    path = write(tmp_path / "cadastre.gpkg", parcels(square()), layer="parcelles")
    project.addMapLayer(memory([(None, {"typereg": "03"})], name="PPRN zones"))
    project.addMapLayer(QgsVectorLayer(f"{path}|layername=parcelles", "Parcelles", "ogr"))
    found = project_candidates(project)
    assert [one.description.name for one in found] == ["Parcelles", "PPRN zones"]
    proposals = [guessed(one.description) for one in found]
    assert [(guess.role, guess.model, guess.plan) for guess in proposals] == [
        ("parcelles", "", ""),
        ("ppr", "covadis", PPRN),
    ]
    source = found[0].source(proposals[0])
    assert (source.provider, source.crs, source.uri) == ("ogr", "EPSG:2154", f"{path}|layername=parcelles")
    assert [one.description.name for one in file_candidates(path)] == ["parcelles"]
    with pytest.raises(ResorptionError, match="Aucune couche vectorielle"):
        file_candidates(str(tmp_path / "rien.gpkg"))


def test_the_system_given_in_the_project_is_the_one_used(tmp_path, project):
    layer = QgsVectorLayer(write(tmp_path / "x.shp", parcels(square()), epsg=None, kind=ogr.wkbPolygon), "x", "ogr")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    project.addMapLayer(layer)
    assert described(layer).crs == "EPSG:2154"
    table = read_source(KIT.layer_source(layer, PARCELS), 2154)
    assert shapely.area(shapes_of(table)).round().tolist() == [10_000]


# Meaning


def zones(codes: list[str | None], column: str) -> list[tuple]:
    return [
        (square(200 * n), {column: code, "nom": f"Zone {n}", "srce_geom": "1 : 10 000"}) for n, code in enumerate(codes)
    ]


def test_codes_are_read_by_the_model_and_the_own_label_is_kept(tmp_path):
    codes = ["01", "02", "03", "04", "05", "06", "9", None]
    findings = {}
    for model, column in (("covadis", "typereg"), ("cnig", "typereglement")):
        source = KIT.file_source(write(tmp_path / f"{model}.gpkg", zones(codes, column)), "ppr")
        assert source.model == model
        table = read_source(replace(source, plan=PPRN), 2154)
        assert list(table.frame["libelle"]) == [f"Zone {n}" for n in range(8)]
        findings[model] = table.frame["constat"].tolist()
        assert table.source.scale == "1 : 10 000"
        pprt = read_source(replace(source, plan=PPRT), 2154).frame["constat"].tolist()
        assert pprt[0] == Finding.CONDITIONAL and pprt[1:] == findings[model][1:]
        assert read_source(replace(source, plan=""), 2154).frame["constat"].tolist() == pprt, (
            "not told: the more cautious"
        )
    met, conditional, excluding, unknown = Finding.SATISFIED, Finding.CONDITIONAL, Finding.EXCLUDING, Finding.UNKNOWN
    assert findings["covadis"] == [met, conditional, excluding, excluding, unknown, unknown, unknown, unknown]
    assert findings["cnig"] == [met, conditional, excluding, excluding, met, excluding, unknown, unknown]


def test_an_unknown_model_is_asked(tmp_path):
    source = KIT.file_source(write(tmp_path / "x.gpkg", zones(["03"], "classe")), "ppr")
    with pytest.raises(ResorptionError, match="doit avoir une colonne"):
        read_source(source, 2154)
    source = replace(source, fields={"code": "classe"})
    with pytest.raises(ResorptionError, match="de quel modèle"):
        read_source(source, 2154)
    assert read_source(replace(source, model="cnig"), 2154).frame["constat"].tolist() == [Finding.EXCLUDING]


def test_planning_zones(tmp_path):
    rows = [
        (square(200 * n), {"TYPEZONE": code, "LIBELLE": "x"})
        for n, code in enumerate(["U", "AUc", "N", "A", "?", None])
    ]
    table = read_source(KIT.file_source(write(tmp_path / "x.gpkg", rows), "plu"), 2154)
    met, conditional, unknown = Finding.SATISFIED, Finding.CONDITIONAL, Finding.UNKNOWN
    assert table.frame["constat"].tolist() == [met, met, conditional, conditional, unknown, unknown]
    assert "2 zone(s) dont le code n’est pas connu" in told(table)


def test_a_plan_that_is_not_approved_is_told(tmp_path):
    rows = [(square(200 * n), {"codeprocedure": str(n), "etatprocedure": state, "dateetat": f"201{n}-02-08"})
            for n, state in enumerate(["APPROUVE", "Approuvé", "PRESCRIT"])]  # fmt: skip
    table = read_source(KIT.file_source(write(tmp_path / "perimetre.gpkg", rows), PPR_PERIMETER), 2154)
    assert table.counts["plans_non_approuves"] == 1 and "1 périmètre(s) de plans" in told(table)
    assert table.source.vintage == "2012-02-08"


# Identity


def test_parcels_met_twice(tmp_path):
    rows = [(square(), {"id": IDS[0]}), (square(), {"id": IDS[0]}), (square(200), {"id": IDS[1]}), (square(400), {"id": IDS[1]}),
            (square(600), {"id": None})]  # fmt: skip
    table = read_source(KIT.file_source(write(tmp_path / "x.gpkg", rows), PARCELS), 2154)
    assert list(table.frame["identifiant"]) == [IDS[0], IDS[1], IDS[1], None]
    assert table.counts[TWICE] == 1 and "1 parcelle(s) en double" in told(table)
    assert "2 parcelles portent un identifiant que porte aussi une autre" in told(table)
    assert "1 parcelle(s) sans identifiant lisible" in told(table)


# Time


def test_reading_stops_when_asked(tmp_path):
    source = KIT.file_source(write(tmp_path / "x.gpkg", parcels(square())), PARCELS)
    with pytest.raises(Cancelled):
        read_source(source, 2154, cancelled=lambda: True)
    shares: list[float] = []
    read_source(source, 2154, progress=shares.append)
    assert shares[-1] == 1.0 and all(0 <= share <= 1 for share in shares)


def test_reading_in_another_thread(tmp_path, project):
    from concurrent.futures import ThreadPoolExecutor

    path = write(tmp_path / "x.gpkg", parcels(square(), square(200)))
    layer = QgsVectorLayer(path, "x", "ogr")
    other = memory(parcels(square(), square(200), square(400)))
    project.addMapLayers([layer, other])
    sources = live_sources([KIT.layer_source(layer, PARCELS), KIT.layer_source(other, PARCELS)], project)
    with ThreadPoolExecutor(2) as pool:
        tables = list(pool.map(lambda source: read_source(source, 2154), sources * 4))
    assert [len(table.frame) for table in tables] == [2, 3] * 4
    assert sum(1 for _ in layer.getFeatures(QgsFeatureRequest())) == 2


@pytest.mark.endurance
def test_many_parcels(tmp_path, large_n):
    """Large N: a reading is still made of short parts, and loses nothing."""
    import time

    count = large_n(30_000, 1_000_000)
    path = tmp_path / "x.gpkg"
    x = np.arange(count) % 1000 * 20.0 + KIT.EAST
    y = np.arange(count) // 1000 * 20.0 + KIT.NORTH
    frame = geopandas.GeoDataFrame({"id": [f"27412{n // 10**6:03d}0A{n % 10_000:04d}" for n in range(count)]},
                                   geometry=shapely.box(x, y, x + 15, y + 15), crs=2154)  # fmt: skip
    frame.to_file(path, driver="GPKG", VERSION="1.3")
    asked = [time.monotonic()]
    table = read_source(KIT.file_source(path, PARCELS), 2154, cancelled=lambda: bool(asked.append(time.monotonic())))
    assert len(table.frame) + table.counts[TWICE] == count == table.counts[READ]
    assert np.diff(asked).max() < 1


def test_candidate_is_described(tmp_path):
    layer = memory(parcels(square()))
    assert (
        candidate(layer).description.fields == ("id", "section", "numero") and candidate(layer).description.count == 1
    )
