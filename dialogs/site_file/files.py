"""The site files that are open: one window a site, and the ways from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsExpression, QgsFeatureRequest, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.migrations import open_base
from ...layers.project import base_to_edit, find_layer
from ...layers.site_file import codes_in_order
from ...layers.texts import message
from ...protocol.errors import ResorptionError
from ...protocol.rules import quoted
from ..exit_guard import ExitGuard
from .access import SiteAction, SiteTool
from .outline import OutlineChange
from .window import SiteFileWindow

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

_MARGIN = 1.6
_MESSAGE_S = 8
Order = Callable[[], list[str]]
"""The identities of the sites in the order of the list that the user looks at; empty when there is none."""


class SiteFiles(QObject):
    """Opens site files of the base of the project; `close()` at the end."""

    saved = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, order: Order) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._order = order
        self.windows: dict[tuple[Path, str], SiteFileWindow] = {}
        self.tool = SiteTool(iface.mapCanvas())
        self.tool.picked.connect(self.open)
        self.tool.missed.connect(self._say_missed)
        self._action = SiteAction(self)
        self._action.picked.connect(self.open)
        self._action.missed.connect(self._say_unsaved)
        self._action.register()
        self._outline = OutlineChange(iface)
        self._outline.saved.connect(self._outline_saved)
        self._outline.ended.connect(self._bring_back)
        self._aside: SiteFileWindow | None = None
        QgsProject.instance().aboutToBeCleared.connect(self._project_leaves)
        self._guard = ExitGuard()
        iface.registerApplicationExitBlocker(self._guard)

    def open(self, site: str, table: str = "") -> None:
        """Show the file of a site of the project's base; the window already open for it comes to the front.

        `table`: there where the rows of that table are written.
        """
        base = base_to_edit(QgsProject.instance())
        if base is None:
            self._warn(self.tr("Ouvrez d’abord un protocole, ou créez-en un."))
            return
        window = self.windows.get((base, site))
        try:
            window = window or self._make(base, site)
        except ResorptionError as error:
            self._warn(message(error))
            return
        window.show()
        window.raise_()
        window.activateWindow()
        if table:
            window.show_place(table)

    def pick(self) -> None:
        """The next clicks on the map open files."""
        self._iface.mapCanvas().setMapTool(self.tool)

    def close(self) -> None:
        """Close every window and take away what was added to QGIS."""
        QgsProject.instance().aboutToBeCleared.disconnect(self._project_leaves)
        self._iface.unregisterApplicationExitBlocker(self._guard)
        self._outline.close()
        self._action.remove()
        if self._iface.mapCanvas().mapTool() is self.tool:
            self._iface.mapCanvas().unsetMapTool(self.tool)
        for window in list(self.windows.values()):
            window.abandon()
        self.tool.deleteLater()
        self.deleteLater()

    def _make(self, base: Path, site: str) -> SiteFileWindow:
        window = SiteFileWindow(base, site, self._iface.mainWindow())
        window.zoom_requested.connect(lambda site: self._is_on_map(window) and self.zoom(site))
        window.outline_requested.connect(lambda _site: self._is_on_map(window) and self._change_outline(window))
        window.neighbour_requested.connect(lambda step: self._turn(window, step))
        window.saved.connect(self.saved)
        window.finished.connect(lambda _result: self._closed(window))
        self.windows[base, site] = window
        return window

    def _closed(self, window: SiteFileWindow) -> None:
        self.windows.pop((window.base, window.site), None)
        if self._aside is window:
            self._aside = None
        window.deleteLater()

    def zoom(self, site: str) -> None:
        """Bring the site into the middle of the map."""
        layer = find_layer(QgsProject.instance(), "site")
        if layer is None:
            self._warn(self.tr("La couche des sites n’est plus dans le projet."))
            return
        request = QgsFeatureRequest().setFilterExpression(f"{quoted('uuid')} = {QgsExpression.quotedValue(site)}")
        feature = next(layer.getFeatures(request), None)
        if feature is None or not feature.hasGeometry():
            self._warn(self.tr("Ce site n’a pas de contour."))
            return
        canvas = self._iface.mapCanvas()
        extent = canvas.mapSettings().layerExtentToOutputExtent(layer, feature.geometry().boundingBox())
        extent.scale(_MARGIN)
        canvas.zoomToFeatureExtent(extent)
        canvas.flashGeometries([feature.geometry()], layer.crs())

    def _is_on_map(self, window: SiteFileWindow) -> bool:
        """Whether the project shows the base of that window: it may have been left for another one."""
        if base_to_edit(QgsProject.instance()) == window.base:
            return True
        sentence = self.tr("La carte ne montre pas la base « {base} » : ouvrez d’abord son projet.")
        window.tell(sentence.format(base=window.base.name))
        return False

    def _change_outline(self, window: SiteFileWindow) -> None:
        """The window steps aside while the map is drawn on: it would hide most of it."""
        if not window.leave() or window.head is None:
            return
        self.zoom(window.site)
        try:
            self._outline.start(window.base, window.head.record)
        except ResorptionError as error:
            window.tell(message(error))
            return
        # Out of the way of the map; it comes back when the drawing ends, whichever way.
        self._aside = window
        window.hide()

    def _bring_back(self) -> None:
        window, self._aside = self._aside, None
        if window is not None:
            window.show()
            window.raise_()
            window.activateWindow()

    def _outline_saved(self, site: str) -> None:
        for (_base, known), window in self.windows.items():
            if known == site:
                window.refresh()
        self.saved.emit(site)

    def _turn(self, window: SiteFileWindow, step: int) -> None:
        try:
            wanted = self._neighbour(window, step)
            if wanted is None or not window.leave():
                return
            if (window.base, wanted) in self.windows:
                self.open(wanted)
                return
            former = window.base, window.site
            window.show_site(wanted)
            self.windows.pop(former)
            self.windows[window.base, wanted] = window
        except ResorptionError as error:
            window.tell(message(error))

    def _neighbour(self, window: SiteFileWindow, step: int) -> str | None:
        """The next site of the list on screen, or by code when there is none; the list goes round."""
        sites = self._order()
        if window.site not in sites:
            with open_base(window.base).reading() as reader:
                sites = codes_in_order(reader)
        if len(sites) < 2 or window.site not in sites:
            return None
        return sites[(sites.index(window.site) + step) % len(sites)]

    def _project_leaves(self) -> None:
        for window in list(self.windows.values()):
            if window.has_input() or window.life.dialog is not None:
                window.project_left(window.base)
            else:
                window.abandon()

    def _say_missed(self) -> None:
        self._say(self.tr("Aucun site à cet endroit. Cliquez dans le contour d’un site."), Qgis.MessageLevel.Info)

    def _say_unsaved(self) -> None:
        self._warn(self.tr("Ce site n’est pas dans la base : enregistrez la couche, ou actualisez-la."))

    def _warn(self, sentence: str) -> None:
        self._say(sentence, Qgis.MessageLevel.Warning)

    def _say(self, sentence: str, level: Qgis.MessageLevel) -> None:
        self._iface.messageBar().pushMessage(self.tr("Résorption"), sentence, level, _MESSAGE_S)
