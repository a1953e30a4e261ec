"""The dock « Sites » in the real application: mouse, keys, the map both ways, small screen, no site, many sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QItemSelectionModel, QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QDialog

WIDTH = 330
MANY = 300

Wait = Callable[[int], None]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from resorption.tests.project_sample import make_sample

    base = tmp_path_factory.mktemp("fait") / "essai.gpkg"
    make_sample(base)
    return base


@pytest.fixture(scope="module", autouse=True)
def left_empty() -> Iterator[None]:
    """The project stays open from one test to the next one that looks at it: opening it takes seconds."""
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)


@pytest.fixture
def dock(iface: QgisInterface, plugin: Any, wait: Wait) -> Iterator[Any]:
    from resorption.dialogs.sites_dock import SitesDock
    from resorption.dialogs.sites_table import _layout_key

    QgsSettings().remove(_layout_key())
    made = SitesDock(iface)
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    wait(100)
    iface.mainWindow().resizeDocks([made], [WIDTH], Qt.Orientation.Horizontal)
    wait(200)
    yield made
    made.stop()
    iface.removeDockWidget(made)
    made.setParent(None)
    made.deleteLater()
    wait(50)


@pytest.fixture
def listed(dock: Any, sample: Path, wait: Wait, iface: QgisInterface) -> Any:
    return listing(dock, sample, wait, iface)


def listing(dock: Any, base: Path, wait: Wait, iface: QgisInterface) -> Any:
    """The dock once it lists the sites of a project's base."""
    project = QgsProject.instance()
    if project.fileName() != str(base.with_suffix(".qgz")):
        assert project.read(str(base.with_suffix(".qgz")))
        wait(300)
    for layer in project.mapLayers().values():
        layer.removeSelection()
    dock.set_base(base)
    for _ in range(100):
        wait(50)
        if not dock._reading.running:
            break
    iface.mainWindow().activateWindow()
    wait(200)
    return dock


def row_of(dock: Any, name: str) -> int:
    return next(i for i, line in enumerate(dock.table.sites.rows) if line.name == name)


def cell(dock: Any, name: str) -> QPoint:
    """Where the name of a site is on the screen."""
    table = dock.table
    return table.viewport().mapToGlobal(table.visualRect(table.sites.index(row_of(dock, name), 1)).center())


def selected(dock: Any) -> set[str]:
    return {dock.table.sites.rows[index.row()].name for index in dock.table.selectionModel().selectedRows()}


def camps() -> QgsVectorLayer:
    from resorption.layers.project import find_layer
    from resorption.layers.views import CAMPS

    return find_layer(QgsProject.instance(), "site", CAMPS)


def on_map() -> set[str]:
    return {feature["nom"] for feature in camps().selectedFeatures()}


def place_on_screen(iface: QgisInterface, name: str) -> QPoint:
    """Where a camp is drawn."""
    canvas = iface.mapCanvas()
    shape = next(f.geometry() for f in camps().getFeatures() if f["nom"] == name)
    spot = canvas.getCoordinateTransform().transform(shape.pointOnSurface().asPoint())
    return canvas.mapToGlobal(QPoint(int(spot.x()), int(spot.y())))


def test_clicked_rows_are_selected_on_the_map(listed: Any, hand: Any, wait: Wait, screenshot: Callable) -> None:
    hand.click(cell(listed, "Rue des Forges"))
    wait(400)
    assert on_map() == {"Rue des Forges"}
    hand.key("shift+Down")
    wait(400)
    assert selected(listed) == on_map() == {"Rue des Forges", "Usine Delta"}
    hand.click(listed.zoom)
    wait(1500)
    screenshot("sites-1-selection")


def test_clicked_places_are_selected_in_the_list(listed: Any, iface: QgisInterface, hand: Any, wait: Wait) -> None:
    listed.table.select({line.uuid for line in listed.table.sites.lines})
    hand.click(listed.zoom)
    wait(1500)
    listed.table.clearSelection()
    wait(400)
    assert on_map() == set()
    iface.setActiveLayer(camps())
    iface.actionSelect().trigger()
    wait(200)
    for name in ("Usine Delta", "Rue des Forges"):
        hand.click(place_on_screen(iface, name))
        wait(500)
        assert on_map() == selected(listed) == {name}
        assert listed.table.sites.rows[listed.table.currentIndex().row()].name == name
    iface.actionPan().trigger()


def test_double_click_asks_for_the_file(listed: Any, hand: Any, wait: Wait) -> None:
    asked: list[str] = []
    listed.site_requested.connect(asked.append)
    hand.double_click(cell(listed, "Moulin <b>"))
    wait(200)
    assert asked == [listed.shown()[row_of(listed, "Moulin <b>")]]


def test_keyboard_only(listed: Any, hand: Any, wait: Wait, screenshot: Callable) -> None:
    asked: list[str] = []
    listed.site_requested.connect(asked.append)
    listed.table.setFocus()
    hand.key("ctrl+f")
    assert listed.filters.search.hasFocus(), QApplication.focusWidget()
    assert not isinstance(QApplication.activeWindow(), QDialog)
    hand.type("usine")
    wait(200)
    assert [line.name for line in listed.table.sites.rows] == ["Usine Delta"]
    hand.key("Down")
    assert listed.table.hasFocus() and selected(listed) == {"Usine Delta"}
    hand.key("Return")
    wait(300)
    assert asked == listed.shown() and on_map() == {"Usine Delta"}
    hand.key("ctrl+f")
    hand.key("Escape")
    assert len(listed.shown()) == 5
    hand.key("Tab", "alt+Down", "Home", "Down", "space", "Escape")
    wait(200)
    assert listed.filters.filters().statuses == {"en_resorption"}
    assert [line.name for line in listed.table.sites.rows] == ["Usine Delta"]
    hand.key("Tab", "Tab", "Tab", "space")
    wait(200)
    assert listed.filters.more.isVisible()
    screenshot("sites-2-filtres")
    hand.key("Tab", "space")
    wait(200)
    assert len(listed.shown()) == 5


def test_tab_goes_through_the_dock_in_the_order_seen(listed: Any, hand: Any, wait: Wait) -> None:
    listed.filters.more_button.setChecked(True)
    listed.filters.overdue.setChecked(True)
    listed.filters.overdue.setChecked(False)
    listed.table.selectRow(0)
    wait(200)
    listed.filters.search.setFocus()
    asked = listed.filters
    expected = [asked.status, asked.kind, asked.commune, asked.more_button, asked.persons, asked.themes,
                asked.out_of_date, asked.overdue, listed.table, listed.open_file, listed.zoom, listed.export_list,
                listed.columns]  # fmt: skip
    for widget in expected:
        hand.key("Tab")
        focus = QApplication.focusWidget()
        assert focus is widget or widget.isAncestorOf(focus), (widget.objectName(), focus.objectName())


def test_sorted_by_a_click_on_the_heading(listed: Any, hand: Any, wait: Wait) -> None:
    header = listed.table.horizontalHeader()
    place = header.viewport().mapToGlobal(
        QPoint(header.sectionViewportPosition(1) + header.sectionSize(1) // 2, header.height() // 2)
    )
    hand.click(place)
    wait(200)
    names = [line.name for line in listed.table.sites.rows]
    assert names == ["Bretelle nord", "Moulin <b>", "Quai Est", "Rue des Forges", "Usine Delta"]


def test_no_site_and_no_base_are_said(
    new_project: QgsProject, dock: Any, iface: QgisInterface, tmp_path: Path, wait: Wait, screenshot: Callable
) -> None:
    from resorption.layers.geopackage import create_base
    from resorption.layers.project import write_project

    screenshot("sites-3-sans-base")
    assert "Ouvrez un protocole" in dock.empty.text()
    create_base(tmp_path / "vide.gpkg", 2154, lambda session: None)
    write_project(tmp_path / "vide.gpkg")
    listing(dock, tmp_path / "vide.gpkg", wait, iface)
    screenshot("sites-4-aucun-site")
    assert "pas encore de site" in dock.empty.text()


def test_many_sites_fit_a_small_screen(
    dock: Any, iface: QgisInterface, tmp_path: Path, wait: Wait, screenshot: Callable
) -> None:
    from resorption.layers.project import write_project
    from resorption.tests.many_sites import make_base

    base = make_base(tmp_path / "beaucoup.gpkg", MANY)
    write_project(base)
    listing(dock, base, wait, iface)
    assert dock.width() <= WIDTH + 10 and len(dock.shown()) == MANY
    assert iface.mainWindow().height() <= 768
    last = dock.export_list.mapToGlobal(dock.export_list.rect().bottomRight())
    assert last.x() < 1366 and last.y() < 768
    dock.table.selectionModel().setCurrentIndex(
        dock.table.sites.index(MANY // 2, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    screenshot("sites-5-beaucoup")


def test_the_project_may_be_closed_while_the_dock_is_open(listed: Any, wait: Wait) -> None:
    listed.table.selectRow(0)
    QgsProject.instance().clear()
    wait(500)
    listed.zoom.click()
    listed.set_base(None)
    wait(200)
    assert listed.shown() == []
