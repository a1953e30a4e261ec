"""The layers of the project and the store: shown after a save, and what they hold unsaved is seen."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsFeature, QgsProject, QgsTask, QgsVectorLayer
from qgis.PyQt.QtCore import QThread
from resorption.layers.errors import LockedError
from resorption.layers.open_layers import refresh_layers
from resorption.layers.store import Store, pending_edits

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def store(tmp_path) -> Store:
    store = kit.new_store(tmp_path / "base.gpkg")
    with store.transaction("Alice") as session:
        session.insert("site", {"nom": "Quai"}, kit.square(), uuid="s1")
        session.insert("site", {"nom": "Port"}, kit.square(50), uuid="s2")
    return store


@pytest.fixture
def sites(store) -> Iterator[QgsVectorLayer]:
    layer = QgsVectorLayer(f"{store.path}|layername=site", "Campements", "ogr")
    QgsProject.instance().addMapLayer(layer)
    yield layer
    layer.rollBack()
    QgsProject.instance().removeAllMapLayers()


def test_a_save_is_shown_by_the_layers(store, sites):
    told: list[str] = []
    sites.repaintRequested.connect(lambda *_: told.append("repaint"))
    sites.dataProvider().dataChanged.connect(lambda: told.append("data"))
    assert sites.featureCount() == 2
    with store.transaction("Alice") as session:
        session.insert("site", {"nom": "Gare"}, kit.square(90), uuid="s3")
    assert {"repaint", "data"} <= set(told)
    assert sites.featureCount() == 3
    assert {f["nom"] for f in sites.getFeatures()} == {"Quai", "Port", "Gare"}


@pytest.fixture
def counts(store, sites) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{store.path}|layername=denombrement", "Comptages", "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_only_the_layers_of_what_was_written_are_read_again(store, sites, counts):
    told: list[str] = []
    sites.repaintRequested.connect(lambda *_: told.append("sites repaint"))
    sites.dataProvider().dataChanged.connect(lambda: told.append("sites data"))
    counts.dataProvider().dataChanged.connect(lambda: told.append("counts data"))
    with store.transaction("Alice") as session:
        session.insert("denombrement", {"site": "s1", "date": date(2026, 1, 15), "nb_personnes": 4})
    assert counts.featureCount() == 1
    assert {"sites repaint", "counts data"} <= set(told)
    assert "sites data" not in told


def test_what_a_deletion_takes_with_it_is_shown_too(store, sites, counts):
    with store.transaction("Alice") as session:
        session.insert("denombrement", {"site": "s1", "date": date(2026, 1, 15), "nb_personnes": 4})
    assert counts.featureCount() == 1
    with store.transaction("Alice") as session:
        session.delete("site", "s1", version=1, reason="doublon")
    assert (sites.featureCount(), counts.featureCount()) == (1, 0)


def test_a_save_that_fails_refreshes_nothing(store, sites):
    told: list[str] = []
    sites.repaintRequested.connect(lambda *_: told.append("repaint"))
    with pytest.raises(ZeroDivisionError), store.transaction("Alice") as session:
        session.insert("site", {"nom": "Gare"}, kit.square(90))
        raise ZeroDivisionError
    assert not told


def test_other_files_are_left_alone(store, sites, tmp_path):
    other = kit.new_store(tmp_path / "autre.gpkg")
    told: list[str] = []
    sites.repaintRequested.connect(lambda *_: told.append("repaint"))
    refresh_layers(other.path)
    assert not told and pending_edits(other.path) == []


def fid_of(layer: QgsVectorLayer, uuid: str) -> int:
    return next(f.id() for f in layer.getFeatures() if f["uuid"] == uuid)


def test_pending_edits_are_seen(store, sites):
    assert pending_edits(store.path) == []
    sites.startEditing()
    assert pending_edits(store.path) == []
    first, second = fid_of(sites, "s1"), fid_of(sites, "s2")
    sites.changeAttributeValue(first, sites.fields().indexOf("adresse"), "1 quai")
    shape = sites.getFeature(first).geometry()
    shape.translate(1, 1)
    sites.changeGeometry(first, shape)
    sites.deleteFeature(second)
    sites.addFeature(QgsFeature(sites.fields()))
    found = {(edit.table, edit.uuid, edit.columns) for edit in pending_edits(store.path)}
    assert found == {("site", "s1", ("adresse", "geom")), ("site", "s2", ())}


@pytest.mark.parametrize("table", ["site", "commune"])
def test_a_save_passes_while_the_user_edits_and_his_edit_is_kept(store, sites, table):
    layer = sites if table == "site" else QgsVectorLayer(f"{store.path}|layername=commune", "c", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.startEditing()
    fid = next(layer.getFeatures()).id()
    column = layer.fields().indexOf("adresse" if table == "site" else "epci_nom")
    layer.changeAttributeValue(fid, column, "saisi à la main")
    with store.transaction("Alice") as session:
        session.update("site", "s1", {"contexte": "par la fenêtre"}, version=1)
        session.insert("visite", {"site": "s1", "date": "2026-01-01", "constat": "rien"})
    assert layer.commitChanges(), layer.commitErrors()
    with store.reading() as reader:
        site, commune = reader.fetch("site", "s1"), reader.fetch("commune", "commune-1")
        assert site.values["contexte"] == "par la fenêtre"
        assert "saisi à la main" in (site.values["adresse"], commune.values["epci_nom"])
        assert reader.count("visite") == 1


def test_a_transaction_of_qgis_left_open_is_said(store, sites):
    """The user has put his project in transaction mode and has not saved."""
    from qgis.core import Qgis

    QgsProject.instance().setTransactionMode(Qgis.TransactionMode.AutomaticGroups)
    sites.startEditing()
    sites.changeAttributeValue(fid_of(sites, "s1"), sites.fields().indexOf("adresse"), "1 quai")
    hasty = Store(store.path, wait_ms=200)
    with pytest.raises(LockedError, match="Enregistrez ou annulez"), hasty.transaction("a") as session:
        session.update("site", "s1", {"contexte": "x"}, version=1)
    sites.rollBack()
    QgsProject.instance().setTransactionMode(Qgis.TransactionMode.Disabled)
    with hasty.transaction("a") as session:
        session.update("site", "s1", {"contexte": "x"}, version=1)


def test_a_save_in_a_background_task(store, sites, qgis_app, qtbot):
    done: list[object] = []

    def work(task: QgsTask) -> bool:
        with store.transaction("Alice") as session:
            session.insert("site", {"nom": "Gare"}, kit.square(90))
        return QThread.currentThread() != qgis_app.thread()

    task = QgsTask.fromFunction("essai", work, on_finished=lambda error, result=None: done.append((error, result)))
    qgis_app.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(done), timeout=10000)
    assert done == [(None, True)]
    with store.reading() as reader:
        assert reader.count("site") == 3
