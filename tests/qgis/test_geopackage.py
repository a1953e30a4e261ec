"""The file made from the schema, read back by GDAL, SQLite and QGIS, and held against the schema both ways."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal, ogr
from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsField, QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QMetaType
from resorption.layers import ddl, schema, synthesis, triggers
from resorption.layers.geopackage import DOMAIN_PREFIX, create_base
from resorption.layers.model import Geometry, Kind
from resorption.layers.refusals import explained
from resorption.layers.store import Store
from resorption.protocol.vocabulary import vocabulary

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TODAY = date(2026, 11, 23)
OGR_TYPES = {
    Kind.INTEGER: ogr.OFTInteger,
    Kind.REAL: ogr.OFTReal,
    Kind.DATE: ogr.OFTDate,
    Kind.DATETIME: ogr.OFTDateTime,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory, qgis_app) -> dict[bool, Path]:
    """The two files of a protocol, empty: {restricted: path}."""
    folder = tmp_path_factory.mktemp("bases")
    paths = {False: folder / "base.gpkg", True: folder / "base.restreint.gpkg"}
    for restricted, path in paths.items():
        create_base(path, 2154, lambda session: None, restricted=restricted)
    return paths


@pytest.fixture
def copy(made, tmp_path) -> Path:
    return Path(shutil.copy(made[False], tmp_path / "base.gpkg"))


@pytest.fixture(scope="module")
def reader(made) -> Iterator[dict[bool, sqlite3.Connection]]:
    found = {kind: sqlite3.connect(f"file:{path}?mode=ro", uri=True) for kind, path in made.items()}
    yield found
    for connection in found.values():
        connection.close()


def tables_of(restricted: bool) -> tuple:
    return schema.RESTRICTED_TABLES if restricted else schema.BASE_TABLES


EVERY = [pytest.param(r, t, id=f"{'restreint-' if r else ''}{t.name}") for r in (False, True) for t in tables_of(r)]


@pytest.mark.parametrize("restricted", [False, True])
def test_the_file_holds_the_tables_of_the_schema_and_no_other(made, restricted):
    base = gdal.OpenEx(str(made[restricted]), gdal.OF_VECTOR)
    names = {base.GetLayer(i).GetName() for i in range(base.GetLayerCount())}
    expected = {t.name for t in tables_of(restricted)} | (set() if restricted else {schema.SYNTHESIS})
    assert names == expected
    del base


@pytest.mark.parametrize(("restricted", "table"), EVERY)
def test_columns_types_and_lists_both_ways(made, restricted, table):
    base = gdal.OpenEx(str(made[restricted]), gdal.OF_VECTOR)
    layer = base.GetLayerByName(table.name)
    definition = layer.GetLayerDefn()
    found = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    assert [f.GetName() for f in found] == [f.name for f in table.fields]
    for column, field in zip(found, table.fields, strict=True):
        assert column.GetType() == OGR_TYPES.get(field.kind, ogr.OFTString), field.name
        assert column.IsNullable() != field.required, field.name
        assert column.IsUnique() == field.unique, field.name
        assert column.GetDomainName() == (DOMAIN_PREFIX + field.vocabulary if field.vocabulary else ""), field.name
        if field.kind in ddl.TEXTS:
            assert column.GetWidth() == (field.length or 0), field.name
        default = column.GetDefault()
        assert (default.strip("'") if default else None) == (None if field.default is None else str(field.default))
    spatial = table.geometry is not Geometry.NONE
    assert definition.GetGeomType() == (ogr.wkbMultiPolygon if spatial else ogr.wkbNone)
    if spatial:
        assert layer.GetGeometryColumn() == "geom"
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "2154"
        assert layer.TestCapability(ogr.OLCFastSpatialFilter)
    del layer, definition, found, base


@pytest.mark.parametrize(("restricted", "table"), EVERY)
def test_foreign_keys_uniques_and_checks_both_ways(reader, restricted, table):
    base = reader[restricted]
    keys = {
        (row[3], row[2], row[4], row[6]) for row in base.execute(f'PRAGMA foreign_key_list("{table.name}")')
    }  # fmt: skip
    assert keys == {(f.name, f.references, "uuid", f.on_delete.value) for f in table.references if not f.external}
    (sql,) = base.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [table.name]).fetchone()
    assert set(re.findall(r'CONSTRAINT "(ck_\w+)"', sql)) == {c.name for c in ddl.checks(table)}
    assert sql.count("CHECK") == len(ddl.checks(table))
    assert set(unique_sets(base, table.name)) == {*table.uniques, *((f.name,) for f in table.fields if f.unique)}


def unique_sets(base: sqlite3.Connection, table: str) -> Iterator[tuple[str, ...]]:
    for _, name, unique, origin, _ in base.execute(f'PRAGMA index_list("{table}")').fetchall():
        if unique and origin == "u":
            yield tuple(row[2] for row in base.execute(f'PRAGMA index_info("{name}")'))


@pytest.mark.parametrize("restricted", [False, True])
def test_triggers_of_the_file_are_those_of_the_schema(reader, restricted):
    rows = reader[restricted].execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tr_%'")
    expected = {
        re.match(r'CREATE TRIGGER "(\w+)"', sql)[1]
        for t in tables_of(restricted)
        for sql in triggers.create_triggers(t)
    }
    assert {name for (name,) in rows} == expected


@pytest.mark.parametrize("restricted", [False, True])
def test_lists_have_the_labels_of_the_vocabularies(made, restricted):
    base = gdal.OpenEx(str(made[restricted]), gdal.OF_VECTOR)
    used = {f.vocabulary for t in tables_of(restricted) for f in t.fields if f.vocabulary}
    for name in used:
        domain = base.GetFieldDomain(DOMAIN_PREFIX + name)
        assert domain.GetEnumeration() == {c.value: c.label for c in vocabulary(name).codes}
    del base


@pytest.mark.parametrize("restricted", [False, True])
def test_every_column_has_its_label_and_help(reader, restricted):
    rows = reader[restricted].execute("SELECT table_name, column_name, title, description FROM gpkg_data_columns")
    described = {(f.name, t.name): (f.label, f.help or None) for t in tables_of(restricted) for f in t.fields}
    assert {(c, t): (title, help_) for t, c, title, help_ in rows} == described


def test_the_base_signs_itself_and_is_a_geopackage(made, reader):
    assert reader[False].execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert reader[False].execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store = Store(made[False])
    assert (store.epsg, store.restricted, len(store.identifier)) == (2154, False, 36)
    assert Store(made[True]).restricted
    assert Store(made[True]).identifier != store.identifier


@pytest.mark.parametrize("epsg", [2154, 2975, 5490, 2972, 4471])
def test_each_local_crs(tmp_path, qgis_app, epsg):
    path = tmp_path / "base.gpkg"
    create_base(path, epsg, lambda session: None)
    layer = QgsVectorLayer(f"{path}|layername=site", "site", "ogr")
    assert layer.crs().authid() == f"EPSG:{epsg}"
    assert not layer.crs().isGeographic()


def qgis_layer(path: Path, table: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid(), table
    return layer


@pytest.mark.parametrize("table", schema.BASE_TABLES, ids=lambda t: t.name)
def test_qgis_opens_each_table_with_its_lists(made, table):
    layer = qgis_layer(made[False], table.name)
    for field in table.fields:
        index = layer.fields().indexOf(field.name)
        widget = layer.editorWidgetSetup(index)
        assert (widget.type() == "ValueMap") == bool(field.vocabulary), field.name
        if field.vocabulary:
            choices = {k: v for entry in widget.config()["map"] for k, v in entry.items()}
            assert choices == {c.label: c.value for c in vocabulary(field.vocabulary).codes}


def test_qgis_reads_the_synthesis(made):
    layer = qgis_layer(made[False], schema.SYNTHESIS)
    assert [f.name() for f in layer.fields()] == ["fid", *(c.name for c in synthesis.COLUMNS)]


def add_site(layer: QgsVectorLayer, **values: object) -> bool:
    feature = QgsFeature(layer.fields())
    row = {"uuid": "site-1", "nom": "Essai", "type_site": "terrain", "statut": "actif", "version": 1}
    row = {**row, "precision_geom": "perimetre", **values}
    for name, value in row.items():
        feature[name] = value
    layer.startEditing()
    layer.addFeature(feature)
    return layer.commitChanges()


def test_edits_made_in_qgis_obey_the_base(copy):
    layer = qgis_layer(copy, "site")
    assert add_site(layer)
    assert next(layer.getFeatures())["code"] == f"S-{date.today().year}-001"
    for bad, sentence in (
        ({"statut": "brule"}, "« Statut » : cette valeur n’est pas dans la liste."),
        ({"nom": "  "}, "« Appellation du site » est obligatoire."),
        (
            {"commune": "nulle part"},
            "Cette ligne se rapporte à une autre qui n’existe pas, ou d’autres s’y rapportent.",
        ),
        ({"statut": "resorbe"}, "Un site résorbé ou fermé doit avoir une date de fermeture."),
    ):
        assert not add_site(layer, uuid="site-2", **bad)
        told = explained(schema.table("site"), " ".join(layer.commitErrors()))
        assert str(told).replace("\u00a0", " ") == sentence
        layer.rollBack()
    assert layer.featureCount() == 1


def test_two_sites_drawn_before_one_save_get_two_codes(copy):
    layer = qgis_layer(copy, "site")
    layer.startEditing()
    for number in range(3):
        feature = QgsFeature(layer.fields())
        for name, value in {
            "uuid": f"s{number}",
            **kit.valid_row(schema.table("site")),
            "code": "",
            "version": 1,
        }.items():
            if name != "code" or number != 1:
                feature[name] = value
        layer.addFeature(feature)
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("code"), None)
    assert layer.commitChanges(), layer.commitErrors()
    year = date.today().year
    assert sorted(f["code"] for f in layer.getFeatures()) == [f"S-{year}-00{n}" for n in (1, 2, 3)]


def test_an_edit_of_qgis_is_journaled_once_and_a_redrawing_blames_nobody(copy):
    with Store(copy).transaction("Alice") as session:
        uuid = session.insert("site", {"nom": "Essai"}, kit.square())
    layer = qgis_layer(copy, "site")
    fid = next(layer.getFeatures()).id()
    layer.startEditing()
    geometry = layer.getFeature(fid).geometry()
    geometry.translate(5, 5)
    layer.changeGeometry(fid, geometry)
    assert layer.commitChanges(), layer.commitErrors()
    with Store(copy).reading() as reader:
        record = reader.fetch("site", uuid)
        lines = reader.find("journal", uuid=uuid)
    assert (record.version, record.values["modifie_par"]) == (2, None)
    assert [line.values["operation"] for line in lines] == ["ajout", "modification"]
    assert lines[1].values["par"] is None
    assert set(json.loads(lines[1].values["avant"])) == set(json.loads(lines[1].values["apres"])) == {"geom"}


def form_field(field) -> QgsField:
    kinds = {Kind.INTEGER: QMetaType.Type.Int, Kind.REAL: QMetaType.Type.Double, Kind.DATE: QMetaType.Type.QDate}
    return QgsField(field.name, kinds.get(field.kind, QMetaType.Type.QString))


def values_of(field) -> st.SearchStrategy:
    kinds = {
        Kind.INTEGER: st.integers(0, 6),
        Kind.REAL: st.integers(0, 6),
        Kind.DATE: st.dates(date(2025, 12, 30), date(2026, 1, 3)),
    }
    return st.one_of(st.none(), kinds.get(field.kind, st.sampled_from(["a", "b"])))


FORM_RULES = [(t, r) for t in schema.TABLES for r in t.rules if r.expression() is not None and r.sql() is not None]


@st.composite
def rule_and_record(draw):
    table, rule = draw(st.sampled_from(FORM_RULES))
    names = sorted(set(re.findall(r'"(\w+)"', rule.sql())))
    record = {name: draw(values_of(table.field(name))) for name in names}
    if hasattr(rule, "values"):
        record[rule.other] = draw(st.sampled_from([None, "sans_rapport", *rule.values]))
    return table, rule, record


@given(rule_and_record())
def test_forms_and_python_agree_on_every_rule(case):
    table, rule, record = case
    fields = QgsFields()
    for name in record:
        fields.append(form_field(table.field(name)))
    feature = QgsFeature(fields)
    for name, value in record.items():
        feature[name] = QDate(value.year, value.month, value.day) if isinstance(value, date) else value
    context = QgsExpressionContext()
    context.setFeature(feature)
    context.setFields(fields)
    expression = QgsExpression(rule.expression())
    answer = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    assert bool(answer) != rule.broken(record, TODAY), rule.expression()
