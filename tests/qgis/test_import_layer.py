"""Somebody's layer or table of sites into a base: any CRS, points or polygons, columns of any name."""

from __future__ import annotations

import contextlib
import dataclasses
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsSettings,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import import_kit  # noqa: E402 - beside this file
from resorption.layers.imports.apply import apply_plan  # noqa: E402
from resorption.layers.imports.layer_import import prepare_layer  # noqa: E402
from resorption.layers.imports.layer_mapping import (  # noqa: E402
    SETTING,
    TARGETS,
    LayerMapping,
    guess_mapping,
    mapping_problems,
    parse_mapping,
    recall_mapping,
    remember_mapping,
)
from resorption.layers.imports.layer_rows import layer_rows, unknown_values  # noqa: E402
from resorption.layers.imports.state import Outcome  # noqa: E402
from resorption.layers.schema import table  # noqa: E402
from resorption.layers.store import Store  # noqa: E402
from resorption.layers.territory import layer_source  # noqa: E402
from resorption.protocol.errors import ResorptionError  # noqa: E402

FIELDS = "field=nom:string(80)&field=type_site:string&field=POP:integer&field=date_installation:date"
MAPPING = LayerMapping(
    {"nom": "nom", "type_site": "type_site", "nb_personnes": "POP", "date_installation": "date_installation"}
)
AT = (1.2, 49.3)
"""In the square that is the territory."""


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    square = import_kit.square_around(*AT, 6000)
    return import_kit.make_base(tmp_path_factory.mktemp("layer") / "base.gpkg", [("27008", "Alizay", square)]).path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    path = tmp_path / "base.gpkg"
    path.write_bytes(model.read_bytes())
    return Store(path)


def layer(kind: str, rows: Sequence[tuple[str, Sequence[object]]], fields: str = FIELDS) -> QgsVectorLayer:
    """A memory layer: (WKT, attributes) of each feature."""
    made = QgsVectorLayer(f"{kind}&{fields}" if "?" in kind else f"{kind}?{fields}", "sites du SIG", "memory")
    assert made.isValid()
    features = []
    for wkt, attributes in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(list(attributes))
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def bring(base: Store, source: QgsVectorLayer, mapping: LayerMapping = MAPPING, partial: bool = False):  # noqa: ANN201
    plan = prepare_layer(base, layer_source(source), mapping)
    apply_plan(plan, base, partial=partial)
    return plan


def sites(base: Store) -> list:
    with base.reading() as reader:
        return list(reader.all("site"))


POINT = "POINT(1.2 49.3)"
GOOD = ("Le champ", "terrain", 12, "2024-05-06")


def test_points_in_degrees(base: Store) -> None:
    plan = bring(base, layer("Point?crs=EPSG:4326", [(POINT, GOOD)]))
    assert plan.count(Outcome.CREATED) == 1
    (found,) = sites(base)
    assert (found.values["nom"], found.values["precision_geom"]) == ("Le champ", "point")
    assert found.values["date_installation"] == date(2024, 5, 6)
    with base.reading() as reader:
        (count,) = reader.all("denombrement")
    assert (count.values["nb_personnes"], count.values["source"]) == (12, "Import de sites du SIG")


def test_polygons_of_another_crs_keep_their_outline(base: Store) -> None:
    wgs = QgsGeometry.fromWkt("POLYGON((1.2 49.3, 1.201 49.3, 1.201 49.301, 1.2 49.301, 1.2 49.3))")
    from qgis.core import QgsCoordinateTransform

    to_cc49 = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateReferenceSystem("EPSG:3949"),
        QgsCoordinateTransformContext(),
    )
    wgs.transform(to_cc49)
    bring(base, layer("MultiPolygon?crs=EPSG:3949", [(wgs.asWkt(6), GOOD)]))
    (found,) = sites(base)
    shape = QgsGeometry()
    shape.fromWkb(found.geometry)
    assert found.values["precision_geom"] == "perimetre"
    assert shape.area() == pytest.approx(72.8 * 111.2, rel=0.02)


def test_a_table_with_coordinates(base: Store) -> None:
    source = layer("None", [("", ("Le champ", "49,3", "1,2"))], "field=nom:string&field=lat:string&field=lon:string")
    plan = bring(base, source, LayerMapping({"nom": "nom", "latitude": "lat", "longitude": "lon"}))
    assert plan.count(Outcome.CREATED) == 1


@pytest.mark.parametrize("driver", ["ESRI Shapefile", "GeoJSON", "XLSX"])
def test_files_of_every_kind(base: Store, tmp_path: Path, driver: str) -> None:
    suffix = {"ESRI Shapefile": "shp", "GeoJSON": "geojson", "XLSX": "xlsx"}[driver]
    path = tmp_path / f"sites.{suffix}"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    fields = FIELDS + "&field=latitude:double&field=longitude:double"
    made = layer("Point?crs=EPSG:4326", [(POINT, (*GOOD, 49.3, 1.2))], fields)
    done = QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), QgsCoordinateTransformContext(), options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError
    read = QgsVectorLayer(str(path), "sites", "ogr")
    columns = read.fields().names()
    named = {"nom": columns[0], "type_site": columns[1], "nb_personnes": columns[2], "date_installation": columns[3]}
    if driver == "XLSX":
        named |= {"latitude": "latitude", "longitude": "longitude"}
    assert bring(base, read, LayerMapping(named)).count(Outcome.CREATED) == 1
    assert sites(base)[0].values["date_installation"] == date(2024, 5, 6)


@pytest.mark.parametrize(("driver", "suffix"), [("XLSX", "xlsx"), ("ODS", "ods"), ("CSV", "csv")])
def test_the_row_of_a_spreadsheet_is_the_one_that_it_shows(tmp_path: Path, driver: str, suffix: str) -> None:
    """Titles on row 1: the second site stands on row 3."""
    path = tmp_path / f"sites.{suffix}"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    made = layer("None", [("", (name, "terrain", 12, "2024-05-06")) for name in ("Un", "Deux")])
    done = QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), QgsCoordinateTransformContext(), options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError
    read = QgsVectorLayer(str(path), "sites", "ogr")
    mapping = LayerMapping({"nom": read.fields().names()[0]})
    assert [(row.number, row.name) for row in layer_rows(layer_source(read), mapping, 2154)] == [(2, "Un"), (3, "Deux")]
    assert [row.number for row in layer_rows(layer_source(made), MAPPING, 2154)] == [1, 2]


def test_twice_changes_nothing(base: Store) -> None:
    source = layer("Point?crs=EPSG:4326", [(POINT, GOOD)])
    bring(base, source)
    before = import_kit.dump(base)
    plan = bring(base, source)
    assert plan.count(Outcome.UNCHANGED) == 1
    assert import_kit.dump(base) == before


def test_values_of_the_layer_become_codes(base: Store) -> None:
    source = layer("Point?crs=EPSG:4326", [(POINT, ("Le champ", "CAMP", 12, None))])
    with pytest.raises(ResorptionError, match="type_site"):
        bring(base, source)
    mapped = LayerMapping({"nom": "nom", "type_site": "type_site"}, {"type_site": {"Camp": "bati"}})
    bring(base, source, mapped)
    assert sites(base)[0].values["type_site"] == "bati"


@pytest.mark.parametrize("written", ["terrain", "Campement", "CAMPEMENT", "Terrain"])
def test_codes_labels_and_usual_words_are_known(base: Store, written: str) -> None:
    bring(base, layer("Point?crs=EPSG:4326", [(POINT, ("Le champ", written, 12, None))]))
    assert sites(base)[0].values["type_site"] == "terrain"


@pytest.mark.parametrize(
    ("kind", "wkt", "attributes", "word"),
    [
        ("Point?crs=EPSG:4326", "POINT(3 45)", GOOD, "hors du territoire"),
        ("Point?crs=EPSG:4326", "POINT(49.3 1.2)", GOOD, "inversées"),
        ("Point?crs=EPSG:4326", "", GOOD, "coordonnées manquent"),
        ("LineString?crs=EPSG:4326", "LINESTRING(1.2 49.3, 1.21 49.3)", GOOD, "point ou un polygone"),
        ("Polygon?crs=EPSG:4326", "POLYGON((1.2 49.3, 1.2 49.3, 1.2 49.3, 1.2 49.3))", GOOD, "point ou un polygone"),
        ("Point?crs=EPSG:4326", POINT, ("x" * 60, "terrain", 1, None), "35 caractères"),
        ("Point?crs=EPSG:4326", POINT, (None, "terrain", 1, None), "rempli"),
        ("Point?crs=EPSG:4326", POINT, ("A", "terrain", -3, None), "entier"),
        ("Point?crs=EPSG:4326", POINT, ("A", "terrain", 3, "2199-01-01"), "futur"),
    ],
)
def test_bad_rows(base: Store, kind: str, wkt: str, attributes: tuple, word: str) -> None:
    source = layer(kind, [(wkt, attributes), *([(POINT, GOOD)] if kind.startswith("Point") else [])])
    before = import_kit.dump(base)
    with pytest.raises(ResorptionError, match=f"ligne 1.*{word}"):
        bring(base, source)
    assert import_kit.dump(base) == before


def test_no_crs_is_said(base: Store) -> None:
    source = layer("Point", [(POINT, GOOD)])
    source.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(ResorptionError, match="système de coordonnées"):
        bring(base, source)


def test_a_point_becomes_no_perimeter_of_the_officer(base: Store) -> None:
    drawn = "Polygon?crs=EPSG:4326"
    bring(base, layer(drawn, [("POLYGON((1.2 49.3, 1.201 49.3, 1.201 49.301, 1.2 49.301, 1.2 49.3))", GOOD)]))
    before = sites(base)[0].geometry
    plan = bring(base, layer("Point?crs=EPSG:4326", [("POINT(1.2005 49.3005)", ("Le champ", "terrain", 15, None))]))
    assert plan.count(Outcome.UPDATED) == 1
    assert sites(base)[0].geometry == before


def test_names_and_labels_are_guessed() -> None:
    mapping = guess_mapping(["Appellation du site", "TYPE_SITE", "Date d’installation", "nb_personnes", "autre"])
    assert mapping.columns == {
        "nom": "Appellation du site", "type_site": "TYPE_SITE", "date_installation": "Date d’installation",
        "nb_personnes": "nb_personnes",
    }  # fmt: skip


def test_every_target_is_in_the_schema() -> None:
    for target in TARGETS:
        if target.table != "row":
            table(target.table).field(target.column)
    assert len({t.key for t in TARGETS}) == len(TARGETS)


def test_the_correspondence_is_remembered_by_columns() -> None:
    QgsSettings().remove(SETTING)
    columns = ["NOM", "POP"]
    assert recall_mapping(columns) is None
    mapping = LayerMapping({"nom": "NOM"}, {"type_site": {"camp": "terrain"}})
    remember_mapping(columns, mapping)
    assert recall_mapping(["POP", "NOM"]) == mapping
    assert recall_mapping(["NOM"]) is None
    QgsSettings().setValue(SETTING, "n’importe quoi")
    assert recall_mapping(columns) is None


@pytest.mark.parametrize(
    "text", ["", "x", "[]", '{"colonnes": 3}', '{"valeurs": {}}', '{"colonnes": {}, "valeurs": 3}']
)
def test_unreadable_correspondence(text: str) -> None:
    with pytest.raises(ResorptionError, match="Exemple"):
        parse_mapping(text)


def test_impossible_correspondence_is_said() -> None:
    mapping = LayerMapping({"nom": "absente", "inconnue": "nom"}, {"type_site": {"a": "chateau"}, "nom": {"a": "b"}})
    told = [str(p) for p in mapping_problems(mapping, ["nom"])]
    assert len(told) == 4
    assert mapping_problems(LayerMapping({}), ["nom"])


VALUES = st.one_of(st.none(), st.text(max_size=50), st.integers(-(2**31), 2**31 - 1), st.sampled_from(
    ["oui", "=1+1", "<b>x</b>", "31/02/2020", "2030-01-01", "x" * 200, "\x07", "nan", "NC"]))  # fmt: skip
SHAPES = st.one_of(
    st.sampled_from(
        ["", POINT, "POINT(1.2 999)", "POINT(-200 95)", "POINT EMPTY", "POINT(nan nan)", "POINT(1e308 1e308)"]
    ),
    st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(lambda xy: f"POINT({xy[0]} {xy[1]})"),
)
FUZZ_FIELDS = "field=nom:string&field=type_site:string&field=nb_personnes:string&field=date_installation:string&field=statut:string"
FUZZ = LayerMapping({k: k for k in ("nom", "type_site", "nb_personnes", "date_installation", "statut")})


def test_values_are_looked_for_in_the_first_rows_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window waits meanwhile, and a layer may have a million rows."""
    read = []

    def features() -> Iterator[QgsFeature]:
        for feature in source.getFeatures():
            read.append(feature)
            yield feature

    monkeypatch.setattr("resorption.layers.imports.layer_rows._LOOKED_AT", 3)
    source = layer("Point?crs=EPSG:4326", [(POINT, ["x", f"genre {i}"]) for i in range(9)],
                   "field=nom:string&field=type_site:string")  # fmt: skip
    mapping = LayerMapping({"nom": "nom", "type_site": "type_site"})
    found = unknown_values(dataclasses.replace(layer_source(source), features=features), mapping)
    assert [text for _target, text in found] == ["genre 0", "genre 1", "genre 2"]
    assert len(read) == 3


@pytest.mark.endurance
def test_any_layer(large_n, model: Path, tmp_path_factory: pytest.TempPathFactory) -> None:  # noqa: ANN001
    """Any attribute, any point: a plan or a sentence; what is written can be written again without a change."""
    path = tmp_path_factory.mktemp("fuzz") / "base.gpkg"

    @settings(max_examples=large_n(40, 10_000), deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        rows=st.lists(st.tuples(SHAPES, st.tuples(VALUES, VALUES, VALUES, VALUES, VALUES)), max_size=4),
        write=st.integers(0, 7),
    )
    def run(rows: list, write: int) -> None:
        texts = [(wkt, [None if v is None else str(v) for v in values]) for wkt, values in rows]
        source = layer("Point?crs=EPSG:4326", texts, FUZZ_FIELDS)
        if write:
            with contextlib.suppress(ResorptionError):
                prepare_layer(Store(model), layer_source(source), FUZZ)
            return
        path.write_bytes(model.read_bytes())
        store = Store(path)
        plan = bring(store, source, FUZZ, partial=True)
        assert len(sites(store)) == plan.count(Outcome.CREATED)
        again = bring(store, source, FUZZ, partial=True)
        assert again.count(Outcome.CREATED) == again.count(Outcome.UPDATED) == 0

    run()
