"""The menu in the real application: what is greyed and why, opening a base by hand, a base map without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPoint, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QToolBar

Wait = Callable[[int], None]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    from resorption.layers.geopackage import create_base

    path = tmp_path / "protocole.gpkg"
    create_base(path, 2154, lambda session: None)
    return path


def action(iface: QgisInterface, name: str) -> QAction:
    return iface.mainWindow().findChild(QAction, f"resorption_{name}")


def title_of_menu(iface: QgisInterface, plugin: Any) -> QPoint:
    bar = iface.mainWindow().menuBar()
    return bar.mapToGlobal(bar.actionGeometry(plugin.menu.menu.menuAction()).center())


def test_without_a_base_drawing_is_greyed_and_says_why(
    iface: QgisInterface, plugin: Any, hand: Any, wait: Wait, new_project: QgsProject, screenshot: Callable[[str], Path]
) -> None:
    wait(200)
    for name in ("site_polygone", "amenagement_point", "foncier_parcelles", "annexe", "texte_protocole"):
        assert not action(iface, name).isEnabled()
        assert "Ouvrez d’abord un protocole" in action(iface, name).toolTip()
    hand.click(title_of_menu(iface, plugin))
    wait(300)
    screenshot("plugin-menu-sans-base")
    assert plugin.menu.menu.isVisible()
    hand.key("Escape")
    hand.move(plugin.menu.toolbar.widgetForAction(action(iface, "annexe")))
    wait(1200)
    screenshot("plugin-infobulle")


def test_opening_a_base_by_hand(
    iface: QgisInterface,
    plugin: Any,
    hand: Any,
    wait: Wait,
    new_project: QgsProject,
    base: Path,
    screenshot: Callable[[str], Path],
) -> None:
    def choose() -> None:
        hand.type(str(base))
        hand.key("Return")

    QTimer.singleShot(1200, choose)
    hand.click(plugin.menu.toolbar.widgetForAction(action(iface, "ouvrir")))
    wait(4000)
    assert Path(QgsProject.instance().fileName()) == base.with_suffix(".qgz")
    assert plugin.watch.base == base
    for name in ("site_polygone", "amenagement_point", "foncier_parcelles", "annexe", "texte_protocole"):
        assert action(iface, name).isEnabled()
    hand.click(title_of_menu(iface, plugin))
    wait(200)
    hand.key("Down", "Down", "Down", "Right")
    wait(300)
    screenshot("plugin-menu-avec-base")
    hand.key("Escape", "Escape", "Escape")
    wait(200)
    assert QApplication.activePopupWidget() is None


def test_windows_open_from_the_toolbar(
    iface: QgisInterface, plugin: Any, hand: Any, wait: Wait, new_project: QgsProject, base: Path
) -> None:
    plugin.commands.open_base(base)
    wait(800)
    for name in ("nouveau", "annexe"):
        hand.click(plugin.menu.toolbar.widgetForAction(action(iface, name)))
        wait(600)
        (window,) = plugin.commands._windows
        assert window.isVisible()
        assert window.frameGeometry().height() <= 740
        window.reject()
        wait(200)
        assert not plugin.commands._windows


def test_base_map_without_a_network(
    iface: QgisInterface,
    plugin: Any,
    wait: Wait,
    new_project: QgsProject,
    screenshot: Callable[[str], Path],
) -> None:
    plugin.commands.basemap_service = "http://127.0.0.1:9/wmts"
    iface.messageBar().clearWidgets()
    action(iface, "fond_plan").trigger()
    wait(1500)
    assert "injoignable" in iface.messageBar().currentItem().text()
    assert not QgsProject.instance().mapLayers()
    screenshot("plugin-fond-de-plan-hors-ligne")


def test_reload_twice_leaves_one_toolbar_and_no_tool(
    iface: QgisInterface, plugin: Any, wait: Wait, new_project: QgsProject, base: Path
) -> None:
    from qgis.utils import loadPlugin, plugins, startPlugin, unloadPlugin

    plugin.commands.open_base(base)
    wait(800)
    action(iface, "site_polygone").trigger()
    for _ in range(2):
        assert unloadPlugin("resorption")
        wait(200)
        window = iface.mainWindow()
        assert not [t for t in window.findChildren(QToolBar) if t.objectName().startswith("resorption")]
        assert not [a for a in window.findChildren(QAction) if a.objectName().startswith("resorption_")]
        assert loadPlugin("resorption")
        assert startPlugin("resorption")
        wait(200)
    assert len([t for t in iface.mainWindow().findChildren(QToolBar) if t.objectName() == "resorption_toolbar"]) == 1
    assert plugins["resorption"].watch.base == base
