"""A base, its companion and its project made by version 1 of the schema, brought to version 2.

`anciennes/base_v1.zip` was made by the code of version 1: `project_sample.py`, then two evaluations of a closed site,
a visit, two re-occupations and an owner in the companion.
"""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsProject, QgsVectorLayer
from resorption.layers import schema
from resorption.layers.companion import companion_path, joint_transaction, open_companion
from resorption.layers.errors import OlderBase
from resorption.layers.geopackage import create_base
from resorption.layers.handle import Handle
from resorption.layers.migrations import open_base
from resorption.layers.model import Geometry
from resorption.layers.project import current_base, find_layer
from resorption.layers.rebuilding import rebuild_tables
from resorption.layers.store import Store
from resorption.layers.tables import sites
from resorption.layers.views import CAMPS, CLOSED

pytestmark = pytest.mark.usefixtures("qgis_app")

OLD = Path(__file__).parent / "anciennes" / "base_v1.zip"
DESCRIPTIONS = (
    "SELECT table_name, column_name, name, title, description, mime_type, constraint_name FROM gpkg_data_columns",
    "SELECT table_name, data_type, identifier, description, srs_id FROM gpkg_contents",
    "SELECT table_name, column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns",
    "SELECT constraint_name, constraint_type, value, description FROM gpkg_data_column_constraints",
    "SELECT table_name, column_name, extension_name FROM gpkg_extensions",
    "SELECT table_name FROM gpkg_ogr_contents",
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The base of version 1, with its companion and its project."""
    with zipfile.ZipFile(OLD) as archive:
        archive.extractall(tmp_path)
    return tmp_path / "protocole.gpkg"


@pytest.fixture
def project() -> Iterator[QgsProject]:
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


def asked(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        return base.execute(sql).fetchall()


def structure(path: Path) -> dict[str, object]:
    """All that a file says of itself: tables, indexes, triggers, view, columns, descriptions, domains."""
    objects = asked(path, "SELECT type, name, tbl_name, sql FROM sqlite_master")
    # Where QGIS keeps styles: made with the project, not with the base.
    objects = [o for o in objects if o[2] != "layer_styles"]
    found: dict[str, object] = {"objects": sorted(objects, key=str)}
    for kind, name, _table, _sql in objects:
        if kind in ("table", "view"):
            found[name] = asked(path, f"PRAGMA table_info('{name}')")
            found[f"{name}, foreign keys"] = asked(path, f"PRAGMA foreign_key_list('{name}')")
    for sql in DESCRIPTIONS:
        found[sql] = sorted((r for r in asked(path, sql) if r[0] != "layer_styles"), key=str)
    return found


@pytest.mark.parametrize("restricted", [False, True])
def test_a_migrated_file_is_one_that_was_created(old: Path, tmp_path: Path, restricted: bool) -> None:
    new = tmp_path / "neuve.gpkg"
    create_base(new, 2154, lambda session: None, restricted=restricted)
    path = companion_path(old) if restricted else old
    before = structure(path)
    assert (before != structure(new)) != restricted
    open_base(path, nature="restreint" if restricted else "base")
    after, wanted = structure(path), structure(new)
    assert after.keys() == wanted.keys()
    assert [key for key in wanted if after[key] != wanted[key]] == []
    assert asked(path, "SELECT version_schema FROM base_resorption") == [(schema.SCHEMA_VERSION,)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]


def rows(path: Path, table: str) -> list[tuple]:
    names = [c[1] for c in asked(path, f"PRAGMA table_info('{table}')") if c[1] != "motif" or table == "reoccupation"]
    columns = ", ".join(f'"{n}"' for n in names)
    return asked(path, f'SELECT {columns} FROM "{table}" ORDER BY fid')


def test_no_row_is_lost_nor_changed(old: Path) -> None:
    tables = [t.name for t in schema.BASE_TABLES if t.name != "base_resorption"]
    before = {name: rows(old, name) for name in tables}
    assert {len(before[n]) for n in ("vigilance", "reoccupation")} == {2}
    assert len(before["vigilance_facteur"]) == 12
    numbers = sorted(asked(old, "SELECT name, seq FROM sqlite_sequence"))
    open_base(old)
    assert {name: rows(old, name) for name in tables} == before
    assert sorted(asked(old, "SELECT name, seq FROM sqlite_sequence")) == numbers
    assert asked(old, "SELECT motif FROM vigilance") == [(None,), (None,)]


def test_a_dated_copy_of_the_old_base_is_kept(old: Path) -> None:
    with pytest.raises(OlderBase):
        Store(old)
    open_base(old)
    (copy,) = old.parent.glob("protocole_schema-1_*.gpkg")
    assert asked(copy, "SELECT version_schema FROM base_resorption") == [(1,)]
    assert len(rows(copy, "vigilance_facteur")) == 12


def test_the_new_reason_is_written_journalled_and_read_in_the_synthesis(old: Path) -> None:
    store = open_base(old)
    with store.reading() as reader:
        closed = next(s.uuid for s in reader.all("site") if s.values["nom"] == "Quai Est")
        assert reader.synthesis_of(closed)["motif_vigilance"] is None
    values = {"date_reference": date(2026, 11, 20), "version_regles": "1", "niveau": "vigilance"}
    with store.transaction() as session:
        made = session.insert("vigilance", {"site": closed, **values, "motif": "Usage du lieu non décidé"})
    with store.reading() as reader:
        assert reader.synthesis_of(closed)["motif_vigilance"] == "Usage du lieu non décidé"
    ((after,),) = asked(old, f"SELECT apres FROM journal WHERE uuid = '{made}'")
    assert "Usage du lieu non décidé" in after
    with store.transaction() as session:
        session.delete("site", closed, version=session.fetch("site", closed).version, reason="Essai")
    assert rows(old, "vigilance") == rows(old, "vigilance_facteur") == []


def test_a_decision_outlives_the_new_site_and_the_visit(old: Path) -> None:
    store = open_base(old)
    with store.transaction() as session:
        for name in ("site_nouveau", "visite"):
            (row,) = [r for r in session.all("reoccupation") if r.values[name]]
            target = schema.table("reoccupation").field(name).references
            gone = str(row.values[name])
            session.delete(target, gone, version=session.fetch(target, gone).version, reason="Essai")
    with store.reading() as reader:
        left = list(reader.all("reoccupation"))
    assert [(r.values["site_nouveau"], r.values["visite"]) for r in left] == [(None, None)] * 2
    assert {r.values["decision"] for r in left} == {"proposee", "refusee"}


def test_the_companion_follows_when_it_is_opened(old: Path) -> None:
    store = open_base(old)
    assert asked(companion_path(old), "SELECT version_schema FROM base_resorption") == [(1,)]
    companion = open_companion(old)
    assert companion is not None
    with companion.reading() as reader:
        (owner,) = reader.all("proprietaire")
    assert asked(companion_path(old), "SELECT version_schema FROM base_resorption") == [(schema.SCHEMA_VERSION,)]
    values = {"personne_morale": "Département fictif"}
    with joint_transaction(
        store,
        "Propriétaires",
        lambda session, lot: session.update("proprietaire", owner.uuid, {**values, "lot": lot}, version=owner.version),
    ):
        pass
    assert asked(companion_path(old), "SELECT personne_morale FROM proprietaire") == [("Département fictif",)]


def test_the_old_project_goes_on_open_during_the_migration(old: Path, project: QgsProject) -> None:
    assert project.read(str(old.with_suffix(".qgz")))
    evaluations = find_layer(project, "vigilance")
    assert evaluations.fields().lookupField("motif") == -1
    open_base(old)
    assert current_base(project) == old
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert evaluations.fields().lookupField("motif") >= 0
    assert evaluations.featureCount() == len(list(evaluations.getFeatures())) == 2
    levels = [f["niveau_vigilance"] for f in find_layer(project, "site_synthese").getFeatures()]
    assert [level for level in levels if level] == ["vigilance"]
    closed = find_layer(project, "site", CLOSED)
    assert closed.startEditing()
    fid = next(closed.getFeatures()).id()
    assert closed.changeAttributeValue(fid, closed.fields().lookupField("nom"), "Quai Est 2")
    assert closed.commitChanges(), closed.commitErrors()


def test_the_old_project_opens_on_the_migrated_base(old: Path, project: QgsProject) -> None:
    open_base(old)
    assert project.read(str(old.with_suffix(".qgz")))
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert find_layer(project, "site", CAMPS).featureCount() == 3
    assert find_layer(project, "reoccupation").featureCount() == 2


def test_old_styles_of_the_base_still_apply(old: Path) -> None:
    open_base(old)
    for name in ("vigilance", "reoccupation", "site"):
        layer = QgsVectorLayer(f"{old}|layername={name}", name, "ogr")
        _message, loaded = layer.loadDefaultStyle()
        assert loaded
        assert layer.editFormConfig().tabs()


def test_a_table_with_outlines_is_not_rebuilt(old: Path) -> None:
    with Handle(old, foreign_keys=False) as base, pytest.raises(ValueError, match="geometry"):
        rebuild_tables(base, (sites.SITE,))
    assert schema.table("site").geometry is Geometry.MULTIPOLYGON


def test_another_program_reads_the_migrated_base(old: Path) -> None:
    open_base(old)
    base = ogr.Open(str(old))
    layer = base.GetLayerByName("vigilance")
    assert layer.GetLayerDefn().GetFieldIndex("motif") >= 0
    assert layer.GetFeatureCount() == 2
