"""QGIS's own digitising tool, on a sketch that belongs to no project: snapping, tracing and undo are its own."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import (
    QgsAdvancedDigitizingDockWidget,
    QgsMapCanvas,
    QgsMapMouseEvent,
    QgsMapToolCapture,
    QgsMapToolDigitizeFeature,
    QgsRubberBand,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ..protocol.errors import ResorptionError

_TOLERANCE_PX = 12
_PREVIEW = QColor(213, 94, 0, 70)
_PREVIEW_LINE = QColor(179, 71, 0)


class SketchTool(QgsMapToolDigitizeFeature):
    """Digitises one shape in a given system; `digitizingCompleted` brings it, nothing is stored.

    QGIS's tool needs an editable layer: a scratch one, kept out of the project so that the user sees no
    layer in edit mode and is asked nothing about it. `active` tells the layer that the user has chosen.
    """

    abandoned = pyqtSignal()

    def __init__(
        self,
        canvas: QgsMapCanvas,
        dock: QgsAdvancedDigitizingDockWidget,
        crs: QgsCoordinateReferenceSystem,
        active: Callable[[], QgsMapLayer | None],
        *,
        by_point: bool = False,
    ) -> None:
        mode = QgsMapToolCapture.CaptureMode
        super().__init__(canvas, dock, mode.CapturePoint if by_point else mode.CapturePolygon)
        self._active = active
        self.sketch = QgsVectorLayer("Point" if by_point else "Polygon", "resorption", "memory")
        self.sketch.setCrs(crs)
        if not self.sketch.isValid() or not self.sketch.startEditing():
            raise ResorptionError("QGIS n’a pas pu préparer l’outil de dessin. Redémarrez QGIS, puis recommencez.")
        self.setLayer(self.sketch)

    def activate(self) -> None:
        """Begin; the layer that was current is not left to QGIS's tool, which comes back to it even deleted."""
        self.canvas().setCurrentLayer(None)
        super().activate()

    def deactivate(self) -> None:
        """End; the canvas goes back to the layer that is chosen now, never to the sketch."""
        super().deactivate()
        self.canvas().setCurrentLayer(self._active())

    def cadCanvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - name imposed by QGIS
        """Add the snapped point of the map: QGIS's tool takes a vertex in the system of the layer snapped to."""
        without_match = QgsMapMouseEvent(self.canvas(), event)
        without_match.setMapPoint(event.mapPoint())
        super().cadCanvasReleaseEvent(without_match)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Escape leaves: QGIS's tool would forget the vertices and wait for others."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.abandoned.emit()
            return
        super().keyPressEvent(event)


def preview(canvas: QgsMapCanvas, drawn: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsRubberBand:
    """Shows on the map what was drawn and is not saved yet, until it is removed from the scene of the canvas."""
    band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
    band.setFillColor(_PREVIEW)
    band.setStrokeColor(_PREVIEW_LINE)
    band.setWidth(2)
    band.setToGeometry(drawn, crs)
    return band


def switch_on_snapping(project: QgsProject) -> None:
    """Snap to the vertices and sides of all layers, unless the user has a snapping of his own.

    A help for the drawing, not a change of the project: nobody is asked to save it.
    """
    config = project.snappingConfig()
    if config.enabled():
        return
    config.setEnabled(True)
    config.setMode(Qgis.SnappingMode.AllLayers)
    config.setTypeFlag(Qgis.SnappingTypes(Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment))
    config.setTolerance(_TOLERANCE_PX)
    config.setUnits(Qgis.MapToolUnit.Pixels)
    changed = project.isDirty()
    project.setSnappingConfig(config)
    project.setDirty(changed)
