"""The plugin in the real application: it loads, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar


def furniture(iface: QgisInterface) -> list[str]:
    """What stands on the main window, duplicates included."""
    window = iface.mainWindow()
    widgets = [*window.findChildren(QToolBar), *window.findChildren(QDockWidget)]
    return sorted([widget.objectName() for widget in widgets] + [a.text() for a in window.menuBar().actions()])


def test_loads_with_its_provider(iface: QgisInterface, plugin: Any, screenshot: Callable[[str], Path]) -> None:
    provider = QgsApplication.processingRegistry().providerById("resorption")
    assert provider is not None
    assert provider.name() == "Résorption"
    assert screenshot("bureau-avec").stat().st_size > 10_000


def test_interface_is_french(iface: QgisInterface) -> None:
    assert iface.projectMenu().title().replace("&", "") == "Projet"


def test_reload_leaves_no_duplicate(iface: QgisInterface, plugin: Any, wait: Callable[[int], None]) -> None:
    from qgis.utils import loadPlugin, startPlugin, unloadPlugin

    before = furniture(iface)
    assert unloadPlugin("resorption")
    wait(300)
    assert QgsApplication.processingRegistry().providerById("resorption") is None
    assert loadPlugin("resorption")
    assert startPlugin("resorption")
    wait(300)
    assert furniture(iface) == before


def test_screen_is_small(iface: QgisInterface) -> None:
    """Officers' laptops: what is tested here must fit 1366x768."""
    size = iface.mainWindow().screen().size()
    assert (size.width(), size.height()) == (1366, 768)
