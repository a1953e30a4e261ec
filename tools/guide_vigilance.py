"""The pictures of the follow-up of closed sites (Article 11): its dock and its windows.

See `guide_pictures.py`: the real windows on a copy of the demonstration base, in which nobody's name is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from desktop_inside import screenshot, wait
from guide_sites import fill, until
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QWidget
from qgis.utils import iface, plugins
from resorption.dialogs.vigilance.decision import WHO
from resorption.layers.project import find_layer
from resorption.layers.themes import TODAY, WATCH

READ = "Aire de la D 9005"
"""In vigilance by three « oui », none of which is the share of lasting solutions: a site whose factors are worth reading."""

VISITED = "Les Peupliers"
WIDTH = 420
AROUND = 9000


class VigilanceDesk:
    """An officer who follows the closed sites of one base."""

    def __init__(self) -> None:
        self.dock = plugins["resorption"].commands.vigilance_dock
        layer = find_layer(QgsProject.instance(), "site")
        self.sites = {feature["nom"]: feature["uuid"] for feature in layer.getFeatures()}

    def take(self) -> None:
        """Every picture; those that change the base last."""
        with self.shown():
            self.one_site()
            self.offers()
            self.recording()
            self.decision()
        on_the_map()

    @contextmanager
    def shown(self) -> Iterator[None]:
        """The dock at the right of the map, evaluated today; QGIS as it was afterwards."""
        self.dock.setUserVisible(True)
        iface.mainWindow().resizeDocks([self.dock], [WIDTH], Qt.Orientation.Horizontal)
        until(self.settled)
        self.dock.evaluate_on(date.today())
        wait(300)
        until(self.settled)
        wait(600)
        yield
        for layer in QgsProject.instance().mapLayers().values():
            if isinstance(layer, QgsVectorLayer):
                layer.removeSelection()
        self.dock.setUserVisible(False)
        iface.messageBar().clearWidgets()
        wait(400)

    def settled(self) -> bool:
        """Whether the base was read, and nothing is under way."""
        dock = self.dock
        busy = dock._reading.running or dock._settled.isActive() or dock.evaluation.running
        return dock._board is not None and not busy

    def look_at(self, name: str) -> None:
        """The tab « Sites », on one of them, which the map shows too."""
        self.dock.tabs.setCurrentWidget(self.dock.sites)
        tree = self.dock.sites.tree
        self.dock.sites.look_at(self.sites[name])
        tree.scrollTo(tree.currentIndex(), tree.ScrollHint.PositionAtCenter)
        self.show_on_map([self.sites[name]])

    def show_on_map(self, sites: list[str]) -> None:
        """Sites selected on the map, with what stands around them."""
        self.dock._zoom(sites)
        iface.mapCanvas().zoomScale(AROUND)
        until(lambda: not iface.mapCanvas().isDrawing())
        wait(1200)

    def one_site(self) -> None:
        """The list by level; a site with the factors that were answered « oui »."""
        self.look_at(READ)
        screenshot("guide-vigilance")

    def offers(self) -> None:
        """What may be proposed to the partners for a site."""
        self.look_at(READ)
        self.dock.sites.detail.offer.click()
        self.picture_of_window("guide-vigilance-engagement")

    def recording(self) -> None:
        """A visit that finds people again: what it will mean is said under the field."""
        self.look_at(VISITED)
        self.dock.sites.detail.visit.click()
        window = self.window()
        fill(window.form.rows, {"date": date.today(), "constat": "occupation_partielle"})
        wait(500)
        self.picture_of_window("guide-vigilance-visite")

    def decision(self) -> None:
        """A proposal that is looked at, and the question before it is confirmed."""
        page = self.dock.proposals
        self.dock.tabs.setCurrentWidget(page)
        wait(300)
        proposed = page.tree.lines.groups[0].rows[0]
        page.tree.look_at(proposed.uuid)
        page._show_row()
        self.show_on_map([proposed.closed.uuid, proposed.new.uuid])
        QgsSettings().setValue(WHO, "comité technique")
        page.confirm.click()
        self.picture_of_window("guide-vigilance-a-confirmer")

    def window(self) -> Any:
        """The window that the dock has just opened."""
        until(lambda: bool(self.dock.windows.opened))
        wait(600)
        return self.dock.windows.opened[0]

    def picture_of_window(self, name: str) -> None:
        """Its picture; nothing of it is kept."""
        window: QWidget = self.window()
        screenshot(name)
        getattr(window, "abandon", window.close)()
        until(lambda: not self.dock.windows.opened)


def on_the_map() -> None:
    """The closed sites of the territory by level, alone with the communes; the usual map afterwards."""
    project = QgsProject.instance()
    root, model = project.layerTreeRoot(), iface.layerTreeView().layerTreeModel()
    project.mapThemeCollection().applyTheme(WATCH, root, model)
    layer = next(layer for layer in project.mapLayersByName("Lieux fermés à suivre"))
    node = root.findLayer(layer)
    node.parent().setExpanded(True)
    iface.setActiveLayer(layer)
    iface.mapCanvas().setExtent(find_layer(project, "commune").extent().buffered(300))
    iface.mapCanvas().refresh()
    until(lambda: not iface.mapCanvas().isDrawing())
    iface.layerTreeView().scrollTo(iface.layerTreeView().currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
    wait(1200)
    screenshot("guide-vigilance-carte")
    project.mapThemeCollection().applyTheme(TODAY, root, model)
    wait(1200)
