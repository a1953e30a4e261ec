"""The project in the real application with the plugin: own base, time, tips."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QApplication

X, Y = 569_200, 6_883_200

Wait = Callable[[int], None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from resorption.tests.project_sample import make_sample

    base = tmp_path_factory.mktemp("fait") / "essai.gpkg"
    make_sample(base)
    return base


@pytest.fixture
def base(made: Path, tmp_path: Path, new_project: QgsProject) -> Path:
    for file in made.parent.iterdir():
        shutil.copy2(file, tmp_path / file.name)
    return tmp_path / made.name


def names_on_map(iface: QgisInterface, wait: Wait) -> set[str]:
    """What is written on the map once it is drawn, without the counts."""
    canvas = iface.mapCanvas()
    canvas.refresh()
    for _ in range(40):
        wait(150)
        if not canvas.isDrawing():
            break
    results = canvas.labelingResults()
    return {label.labelText.split("\n")[0] for label in results.labelsWithinRect(canvas.extent())}


def test_copied_pair_opens_its_own_base(base: Path, plugin: Any, iface: QgisInterface, wait: Wait) -> None:
    other = shutil.copy2(base, base.with_name("copie.gpkg"))
    project = shutil.copy2(base.with_suffix(".qgz"), base.with_name("copie.qgz"))
    assert QgsProject.instance().read(str(project))
    wait(300)
    assert {layer.source().split("|")[0] for layer in QgsProject.instance().mapLayers().values()} == {str(other)}


def test_temporal_controller_plays_the_sites(
    base: Path, plugin: Any, iface: QgisInterface, wait: Wait, screenshot: Callable[[str], Path]
) -> None:
    project = QgsProject.instance()
    assert project.read(str(base.with_suffix(".qgz")))
    root = project.layerTreeRoot()
    for group in root.children():
        group.setItemVisibilityCheckedRecursive(group.name() == "Chronologie")
    iface.mapCanvas().setExtent(QgsRectangle(X - 3000, Y - 1500, X + 3000, Y + 1500))
    controller = iface.mapCanvas().temporalController()
    controller.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
    wait(400)
    begin = controller.temporalExtents().begin()
    assert begin.date().toString("yyyy-MM-dd") == "2019-01-01"
    seen = {}
    for year in (2019, 2020, 2022, 2026):
        controller.setCurrentFrameNumber((year - 2019) * 12 + 8)
        wait(200)
        seen[year] = names_on_map(iface, wait)
    screenshot("chronologie")
    controller.setNavigationMode(Qgis.TemporalNavigationMode.NavigationOff)
    assert seen == {
        2019: {"Quai Est"},
        2020: {"Quai Est", "Moulin <b>"},
        2022: {"Moulin <b>"},
        2026: {"Rue des Forges", "Usine Delta", "Bretelle nord"},
    }


def test_tip_under_the_pointer(
    base: Path, plugin: Any, iface: QgisInterface, hand: Any, wait: Wait, screenshot: Callable[[str], Path]
) -> None:
    project = QgsProject.instance()
    assert project.read(str(base.with_suffix(".qgz")))
    canvas = iface.mapCanvas()
    iface.setActiveLayer(project.mapLayer("resorption_site_campements"))
    canvas.setExtent(QgsRectangle(X - 100, Y - 50, X + 160, Y + 100))
    names_on_map(iface, wait)
    if not iface.actionMapTips().isChecked():
        iface.actionMapTips().trigger()
    spot = canvas.getCoordinateTransform().transform(QgsPointXY(X + 30, Y + 20))
    place = canvas.mapToGlobal(QPoint(round(spot.x()), round(spot.y())))
    hand.move(place - QPoint(40, 40))
    hand.move(place)
    wait(2500)
    screenshot("infobulle")
    tips = [
        w for w in QApplication.allWidgets() if w.isVisible() and w.metaObject().className().startswith("QgsWebView")
    ]
    assert tips or any("Rue des Forges" in w.toolTip() for w in QApplication.allWidgets())
    iface.actionMapTips().trigger()


def test_an_opened_project_is_ready(base: Path, plugin: Any, iface: QgisInterface, wait: Wait) -> None:
    """The controller has the story of the base; a layer added then is not laid over the sites."""
    iface.addProject(str(base.with_suffix(".qgz")))
    wait(500)
    story = iface.mapCanvas().temporalController().temporalExtents()
    assert story.begin().date().toString("yyyy-MM-dd") == "2019-01-01"
    assert not QgsProject.instance().isDirty()
    communes = Path(__file__).resolve().parents[3] / "resources" / "demo" / "territoire" / "communes.geojson"
    layer = iface.addVectorLayer(str(communes), "Fond", "ogr")
    wait(200)
    assert QgsProject.instance().layerTreeRoot().findLayer(layer.id()).parent().name() == "Territoire"
