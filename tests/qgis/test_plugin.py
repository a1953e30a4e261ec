"""The wiring: everything that initGui adds, unload takes away; actions live when a base is there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import (
    QgsAdvancedDigitizingDockWidget,
    QgsApplicationExitBlockerInterface,
    QgsMapCanvas,
    QgsMessageBar,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QFileDialog, QMainWindow, QMenu, QMessageBox, QToolBar
from resorption import classFactory
from resorption.dialogs import commands
from resorption.dialogs.drawing import Mode
from resorption.layers import basemaps
from resorption.layers.errors import ReadOnlyError
from resorption.layers.geopackage import create_base
from resorption.layers.paths import made_for
from resorption.layers.project import current_base
from resorption.plugin import ResorptionPlugin

NEEDING_BASE = {f"resorption_{table}_{mode.value}" for table in ("site", "amenagement", "foncier") for mode in Mode}
NEEDING_BASE |= {"resorption_annexe", "resorption_importer_plateforme", "resorption_importer_couche"}
NEEDING_BASE |= {"resorption_fiche_site", "resorption_liste_sites", "resorption_matrice", "resorption_vigilance"}
NEEDING_BASE |= {"resorption_chercher_foncier", "resorption_texte_protocole"}
ALWAYS = {"resorption_nouveau", "resorption_ouvrir", "resorption_fond_plan", "resorption_fond_ortho"}


class Desk:
    """What the plugin needs of the application, on a bare main window."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.help_menu = self.window.menuBar().addMenu("Aide")
        self.canvas = QgsMapCanvas(self.window)
        self.bar = QgsMessageBar(self.window)
        self.dock = QgsAdvancedDigitizingDockWidget(self.canvas, self.window)
        self.opened: list[str] = []
        self.agrees = True
        self.blockers: list[QgsApplicationExitBlockerInterface] = []

    def mainWindow(self) -> QMainWindow:
        return self.window

    def addToolBar(self, title: str) -> QToolBar:
        return self.window.addToolBar(title)

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: QDockWidget) -> None:
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock: QDockWidget) -> None:
        self.window.removeDockWidget(dock)

    def firstRightStandardMenu(self) -> QMenu:
        return self.help_menu

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def cadDockWidget(self) -> QgsAdvancedDigitizingDockWidget:
        return self.dock

    def actionPan(self) -> QAction:
        return QAction(self.window)

    def activeLayer(self) -> None:
        return None

    def openLayoutDesigner(self, layout: object) -> None:
        return None

    def registerApplicationExitBlocker(self, blocker: QgsApplicationExitBlockerInterface) -> None:
        self.blockers.append(blocker)

    def unregisterApplicationExitBlocker(self, blocker: QgsApplicationExitBlockerInterface) -> None:
        self.blockers.remove(blocker)

    def newProject(self, ask: bool) -> bool:
        return self.agrees

    def addProject(self, path: str) -> bool:
        self.opened.append(path)
        return True

    def furniture(self) -> list[str]:
        """Everything that hangs on the window, once what must go is gone."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        kinds = (QToolBar, QMenu, QAction)
        names = [f"{type(w).__name__}:{w.objectName()}" for kind in kinds for w in self.window.findChildren(kind)]
        return sorted(names + [a.text() for a in self.window.menuBar().actions()])

    def ours(self) -> list[QObject]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [o for o in self.window.findChildren(QObject) if o.objectName().startswith("resorption")]

    def said(self) -> str:
        item = self.bar.currentItem()
        return item.text() if item is not None else ""


@pytest.fixture
def desk(qgis_app: object, qgis_new_project: None) -> Desk:
    return Desk()


@pytest.fixture
def plugin(desk: Desk) -> Iterator[ResorptionPlugin]:
    made = classFactory(desk)
    made.initGui()
    yield made
    made.unload()


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "essai.gpkg"
    create_base(path, 2154, lambda session: None)
    return path


def action(desk: Desk, name: str) -> QAction:
    return desk.window.findChild(QAction, name)


def show(base: Path) -> None:
    """The base in the project, as any user may load it."""
    assert QgsProject.instance().addMapLayer(QgsVectorLayer(f"{base}|layername=site", "n’importe quel nom", "ogr"))
    QCoreApplication.processEvents()


def listeners() -> list[int]:
    # What an earlier test has left to the collector still listens.
    gc.collect()
    project = QgsProject.instance()
    return [project.receivers(s) for s in (project.readProject, project.layersAdded, project.layersRemoved)]


def test_unload_leaves_nothing(desk: Desk) -> None:
    before, heard = desk.furniture(), listeners()
    made = classFactory(desk)
    made.initGui()
    assert QgsApplication.processingRegistry().providerById("resorption") is not None
    assert {a.objectName() for a in made.menu.actions} == NEEDING_BASE | ALWAYS
    made.unload()
    assert desk.furniture() == before
    assert not desk.ours()
    assert not desk.blockers
    assert QgsApplication.processingRegistry().providerById("resorption") is None
    assert listeners() == heard


def test_reload_twice_makes_one_toolbar(desk: Desk) -> None:
    for _ in range(3):
        made = classFactory(desk)
        made.initGui()
        assert len([t for t in desk.window.findChildren(QToolBar) if t.objectName() == "resorption_toolbar"]) == 1
        made.unload()
        assert not desk.ours()


def test_without_interface_only_the_provider(qgis_app: object) -> None:
    made = classFactory(None)
    made.initProcessing()
    assert QgsApplication.processingRegistry().providerById("resorption") is not None
    made.unload()
    assert QgsApplication.processingRegistry().providerById("resorption") is None


def test_actions_live_with_the_base(desk: Desk, plugin: ResorptionPlugin, base: Path) -> None:
    for name in NEEDING_BASE:
        assert not action(desk, name).isEnabled()
        assert "Ouvrez d’abord un protocole" in action(desk, name).toolTip()
    for name in ALWAYS:
        assert action(desk, name).isEnabled()
    show(base)
    for name in NEEDING_BASE:
        assert action(desk, name).isEnabled()
        assert "Ouvrez d’abord" not in action(desk, name).toolTip()
    QgsProject.instance().clear()
    QCoreApplication.processEvents()
    assert not action(desk, "resorption_annexe").isEnabled()


def test_every_action_answers(
    desk: Desk, plugin: ResorptionPlugin, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    plugin.commands.basemap_service = "http://127.0.0.1:9/rien"
    show(base)
    for each in plugin.menu.actions:
        each.trigger()
        plugin.commands._drawing.close()
    for window in plugin.commands._windows:
        assert window.isVisible()


def test_opening_a_base_makes_its_project(desk: Desk, plugin: ResorptionPlugin, base: Path) -> None:
    plugin.commands.open_base(base)
    assert desk.opened == [str(base.with_suffix(".qgz"))]
    assert base.with_suffix(".qgz").exists()
    assert QgsSettings().value("resorption/dernier_dossier") == str(base.parent)


@pytest.mark.parametrize(
    ("answer", "opened", "kept"), [("Yes", True, True), ("No", True, False), ("Cancel", False, False)]
)
def test_a_project_that_is_not_ours(
    desk: Desk,
    plugin: ResorptionPlugin,
    base: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    opened: bool,
    kept: bool,
) -> None:
    project, asked = base.with_suffix(".qgz"), []
    assert QgsProject().write(str(project))
    foreign = project.read_bytes()

    def question(parent: object, title: str, text: str, *_buttons: object) -> object:
        asked.append(text)
        return getattr(QMessageBox.StandardButton, answer)

    monkeypatch.setattr(QMessageBox, "question", question)
    plugin.commands.open_base(base)
    assert "essai.qgz" in asked[0]
    assert desk.opened == ([str(project)] if opened else [])
    assert (made_for(project) == "essai") is kept
    old = list(base.parent.glob("essai_ancien-projet_*.qgz"))
    assert [file.read_bytes() for file in old] == ([foreign] if kept else [])


def test_our_project_is_opened_without_a_question(
    desk: Desk, plugin: ResorptionPlugin, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("demandé"))
    for _ in range(2):
        plugin.commands.open_base(base)
    assert desk.opened == [str(base.with_suffix(".qgz"))] * 2


@pytest.mark.parametrize("refusing", ["check_writable_folder", "write_project"])
def test_a_base_where_nothing_can_be_written_is_consulted(
    desk: Desk, plugin: ResorptionPlugin, base: Path, monkeypatch: pytest.MonkeyPatch, refusing: str
) -> None:
    def refuse(*_: object) -> None:
        raise ReadOnlyError("essai.gpkg")

    monkeypatch.setattr(commands, refusing, refuse)
    plugin.commands.open_base(base)
    assert current_base(QgsProject.instance()) == base
    assert all(layer.isValid() for layer in QgsProject.instance().mapLayers().values())
    assert not QgsProject.instance().isDirty()
    assert "consultation" in desk.said()
    assert not base.with_suffix(".qgz").exists()
    assert not desk.opened


def test_work_under_way_is_not_lost(desk: Desk, plugin: ResorptionPlugin, base: Path) -> None:
    desk.agrees = False
    plugin.commands.open_base(base)
    assert not desk.opened


def test_a_file_that_is_no_base_is_refused(desk: Desk, plugin: ResorptionPlugin, tmp_path: Path) -> None:
    other = tmp_path / "autre.gpkg"
    other.write_text("rien", encoding="utf-8")
    plugin.commands.open_base(other)
    assert "autre.gpkg" in desk.said()
    assert not desk.opened


def test_a_window_that_cannot_load_is_said(
    desk: Desk, plugin: ResorptionPlugin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resorption.dialogs.new_protocol", None)
    plugin.commands.new_protocol()
    assert "n’a pas pu être chargée" in desk.said()


def test_without_its_libraries_the_search_for_land_says_what_to_install(
    desk: Desk, plugin: ResorptionPlugin, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "geopandas", None)
    show(base)
    plugin.commands.search_land()
    [window] = plugin.commands._windows
    text = window.told.toPlainText()
    assert "geopandas" in text and "Windows" in text and "macOS" in text and "Linux" in text


def test_one_search_for_land_for_each_base(plugin: ResorptionPlugin, base: Path) -> None:
    show(base)
    plugin.commands.search_land()
    plugin.commands.search_land()
    assert [window.base for window in plugin.commands._windows] == [base]


def test_one_wizard_at_a_time(plugin: ResorptionPlugin) -> None:
    plugin.commands.new_protocol()
    first = list(plugin.commands._windows)
    plugin.commands.new_protocol()
    assert len(first) == 1
    assert plugin.commands._windows == first


def test_no_brackets_in_the_tips(desk: Desk, plugin: ResorptionPlugin) -> None:
    """QGIS cuts out of a tip what stands in brackets."""
    for action in plugin.menu.actions:
        assert "(" not in action.toolTip(), action.objectName()


def test_basemaps_ask_for_nothing_before_they_are_used() -> None:
    layer = basemaps.make_layer(basemaps.BASEMAPS[0], "Plan IGN", "http://127.0.0.1:9/wmts")
    assert layer.isValid()
    assert layer.serverProperties().attribution() == "© IGN – Géoplateforme"
    assert layer.crs().authid() == "EPSG:3857"


@pytest.mark.parametrize("basemap", basemaps.BASEMAPS, ids=lambda b: b.key)
def test_tiles_are_those_of_the_geoplateforme(basemap: basemaps.Basemap) -> None:
    address = basemaps.probe_request(basemap).url().toString()
    assert address.startswith("https://data.geopf.fr/wmts?SERVICE=WMTS")
    for part in (f"LAYER={basemap.layer}", "TILEMATRIXSET=PM", "TILEMATRIX=0", "TILEROW=0", f"FORMAT={basemap.mime}"):
        assert part in address


def test_basemap_goes_under_everything(desk: Desk, base: Path) -> None:
    show(base)
    layer = basemaps.make_layer(basemaps.BASEMAPS[0], "Plan IGN", "http://127.0.0.1:9/wmts")
    basemaps.add_at_bottom(layer, QgsProject.instance())
    assert QgsProject.instance().layerTreeRoot().children()[-1].layerId() == layer.id()


class OneTile(BaseHTTPRequestHandler):
    """Stands for the Géoplateforme."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(b"tile")

    def log_message(self, *_words: object) -> None:
        """Silence."""


@pytest.fixture
def service() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), OneTile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/wmts"
    server.shutdown()


def test_a_service_that_answers_gives_a_layer(
    desk: Desk, plugin: ResorptionPlugin, service: str, qtbot: object
) -> None:
    plugin.commands.basemap_service = service
    plugin.commands.add_basemap("ortho")
    qtbot.waitUntil(lambda: bool(QgsProject.instance().mapLayers()), timeout=5000)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.name() == "Photographies aériennes IGN"
    assert "ORTHOIMAGERY.ORTHOPHOTOS" in layer.source()


def test_no_network_is_said_kindly(desk: Desk, plugin: ResorptionPlugin, qtbot: object) -> None:
    plugin.commands.basemap_service = "http://127.0.0.1:9/wmts"
    plugin.commands.add_basemap("plan")
    qtbot.waitUntil(lambda: "njoignable" in desk.said(), timeout=5000)
    assert not QgsProject.instance().mapLayers()
