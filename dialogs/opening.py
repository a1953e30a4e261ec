"""What is set in QGIS when a project of ours is read, and that a project cannot keep by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsLayerTreeRegistryBridge, QgsMessageLog, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

from ..layers.project import current_base, find_layer
from ..layers.temporal import follow_base
from ..layers.texts import message
from ..layers.views import MAP
from ..protocol.errors import ResorptionError
from .late_layers import LateLayers

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


class Opening(QObject):
    """Follows the project until `stop()`: the period of the temporal controller, where new layers go, what the project lacks."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._late = LateLayers(iface, self)
        # QGIS goes on setting its windows after the signal.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.look)
        QgsProject.instance().readProject.connect(self._look_soon)

    def look(self) -> None:
        """Prepare the project that is open, if it shows a base."""
        project = QgsProject.instance()
        base = current_base(project)
        if base is None:
            return
        self._point_below(project)
        self._late.offer(project, base)
        try:
            follow_base(project, base)
        except ResorptionError as error:
            # The period saved in the project stays; whoever writes in the base is told the same sentence in full.
            QgsMessageLog.logMessage(message(error), self.tr("Résorption"), Qgis.MessageLevel.Warning)

    def stop(self) -> None:
        """Listen no more."""
        self._later.stop()
        QgsProject.instance().readProject.disconnect(self._look_soon)

    def _point_below(self, project: QgsProject) -> None:
        """A layer added by QGIS goes beside the communes, not over the sites, until a layer is chosen in the legend."""
        communes = find_layer(project, "commune", MAP)
        node = communes and project.layerTreeRoot().findLayer(communes.id())
        if node and node.parent() is not None:
            # The active layer stays: identification and map tips need it.
            point = QgsLayerTreeRegistryBridge.InsertionPoint(node.parent(), 0)
            project.layerTreeRegistryBridge().setLayerInsertionPoint(point)

    def _look_soon(self, *_what: object) -> None:
        self._later.start()
