"""QGIS's own digitising tool, on a sketch that belongs to no project: snapping, tracing, undo and Escape are its own."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas, QgsMapToolCapture, QgsMapToolDigitizeFeature

from ..protocol.errors import ResorptionError

_TOLERANCE_PX = 12


class SketchTool(QgsMapToolDigitizeFeature):
    """Digitises one shape in a given system; `digitizingCompleted` brings it, nothing is stored.

    QGIS's tool needs an editable layer: a scratch one, kept out of the project so that the user sees no
    layer in edit mode and is asked nothing about it.
    """

    def __init__(
        self,
        canvas: QgsMapCanvas,
        dock: QgsAdvancedDigitizingDockWidget,
        crs: QgsCoordinateReferenceSystem,
        *,
        by_point: bool = False,
    ) -> None:
        mode = QgsMapToolCapture.CaptureMode
        super().__init__(canvas, dock, mode.CapturePoint if by_point else mode.CapturePolygon)
        self.sketch = QgsVectorLayer("Point" if by_point else "Polygon", "resorption", "memory")
        self.sketch.setCrs(crs)
        if not self.sketch.isValid() or not self.sketch.startEditing():
            raise ResorptionError("QGIS n’a pas pu préparer l’outil de dessin. Redémarrez QGIS, puis recommencez.")
        self.setLayer(self.sketch)


def switch_on_snapping(project: QgsProject) -> None:
    """Snap to the vertices and sides of all layers, unless the user has a snapping of his own."""
    config = project.snappingConfig()
    if config.enabled():
        return
    config.setEnabled(True)
    config.setMode(Qgis.SnappingMode.AllLayers)
    config.setTypeFlag(Qgis.SnappingTypes(Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment))
    config.setTolerance(_TOLERANCE_PX)
    config.setUnits(Qgis.MapToolUnit.Pixels)
    project.setSnappingConfig(config)
