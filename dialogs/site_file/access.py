"""From the map or from a layer to the file of a site."""

from __future__ import annotations

from qgis.core import Qgis, QgsFeature, QgsFeatureRequest, QgsMapLayer, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import (
    QgsGui,
    QgsMapCanvas,
    QgsMapLayerAction,
    QgsMapLayerActionContext,
    QgsMapMouseEvent,
    QgsMapTool,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu

from ...layers.names import row_name
from ...layers.project import find_layer
from ...layers.project_layers import layers_of_table
from ...layers.schema import table
from ...protocol.vocabulary import OPEN_STATUSES


class SiteTool(QgsMapTool):
    """A click on a site of the map opens its file; where several lie over each other, the user chooses."""

    picked = pyqtSignal(str)
    missed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - name imposed by QGIS
        """Look under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self.sites_at(event)
        if not found:
            self.missed.emit()
        elif len(found) == 1:
            self.picked.emit(found[0]["uuid"])
        else:
            self._choose(found, event)

    def sites_at(self, event: QgsMapMouseEvent) -> list[QgsFeature]:
        """The sites under the pointer, those still open first."""
        layer = find_layer(QgsProject.instance(), "site")
        if layer is None:
            return []
        side = 2 * self.searchRadiusMU(self.canvas())
        around = QgsRectangle.fromCenterAndSize(event.mapPoint(), side, side)
        request = QgsFeatureRequest(self.toLayerCoordinates(layer, around))
        request.setFlags(Qgis.FeatureRequestFlag.ExactIntersect)
        found = list(layer.getFeatures(request))
        return sorted(found, key=lambda site: (site["statut"] not in OPEN_STATUSES, str(site["code"])))

    def _choose(self, found: list[QgsFeature], event: QgsMapMouseEvent) -> None:
        menu = QMenu(self.canvas())
        for site in found:
            name = row_name(table("site"), {"code": site["code"], "nom": site["nom"]}).replace("&", "&&")
            action = menu.addAction(name)
            action.triggered.connect(lambda _checked=False, uuid=site["uuid"]: self.picked.emit(uuid))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.canvas().mapToGlobal(event.pos()))


class SiteAction(QgsMapLayerAction):
    """« Ouvrir la fiche du site », in the results of QGIS's identify tool and in the table of a layer of sites.

    Not saved in the layers: a colleague without the plugin would have an action that does nothing.
    """

    picked = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        # QGIS shows the name that the action was made with.
        name = QCoreApplication.translate("SiteAction", "Ouvrir la fiche du site")
        super().__init__(name, parent, Qgis.MapLayerActionTarget.SingleFeature)
        self.triggeredForFeatureV2.connect(self._open)

    def register(self) -> None:
        """Offer it."""
        QgsGui.mapLayerActionRegistry().addMapLayerAction(self)

    def remove(self) -> None:
        """Offer it no more."""
        QgsGui.mapLayerActionRegistry().removeMapLayerAction(self)

    def canRunUsingLayer(  # noqa: N802 - name imposed by QGIS
        self, layer: QgsMapLayer, context: QgsMapLayerActionContext | None = None
    ) -> bool:
        """Layers of sites of a protocol only."""
        return any(layer == known for known in layers_of_table(QgsProject.instance(), "site"))

    def _open(self, layer: QgsMapLayer, feature: QgsFeature, _context: QgsMapLayerActionContext) -> None:
        # QGIS may have read the feature without all its columns.
        if isinstance(layer, QgsVectorLayer):
            self.picked.emit(str(layer.getFeature(feature.id())["uuid"]))
