"""From a toolbar action to a row of the base: the tool, the short form, the save."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsProject
from qgis.gui import QgsMessageBarItem, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer

from ..layers.drawing import Draft, Ground, Shape, draft, open_ground, point_shape, polygon_shape, save
from ..layers.migrations import open_base
from ..layers.parcels import parcels_draft, read_selection, selected_layer
from ..layers.texts import label, message
from ..protocol.errors import ResorptionError
from .coordinates import CoordinatesDialog
from .draw_tools import SketchTool, preview, switch_on_snapping
from .record import RecordDialog

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .entry import EntryDialog

_HINT_S = 10
_MARGIN_PX = 12
_BAR_PX = 44
"""The message bar, over the top of the map: it stays in sight."""


class Mode(Enum):
    """How the place is shown to QGIS."""

    POLYGON = "polygone"
    POINT = "point"
    PARCELS = "parcelles"
    COORDINATES = "coordonnees"


class Drawing(QObject):
    """One drawing at a time; `close()` forgets the one under way, nothing of it is written."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._tool: SketchTool | None = None
        self._dialog: EntryDialog | None = None
        self._base = Path()
        self._preview: QgsRubberBand | None = None
        self._hint: QgsMessageBarItem | None = None
        QgsProject.instance().aboutToBeCleared.connect(self._project_leaves)

    def start(self, base: Path, table: str, mode: Mode) -> None:
        """Begin a drawing of that table in that base."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            # In the window itself: it may hide the message bar.
            self._dialog.remind(self.tr("Terminez ou annulez d’abord cette saisie."))
            return
        self._forget_tool()
        starts = {Mode.PARCELS: self._from_parcels, Mode.COORDINATES: self._by_coordinates}
        try:
            ground = open_ground(base)
            self._base = base
            starts.get(mode, self._with_tool)(table, ground, mode)
        except ResorptionError as error:
            self._warn(message(error))

    def close(self) -> None:
        """Forget everything under way."""
        self._forget_tool()
        if self._dialog is not None:
            self._dialog.abandon()

    def stop(self) -> None:
        """Forget everything, for good."""
        QgsProject.instance().aboutToBeCleared.disconnect(self._project_leaves)
        self.close()
        self.deleteLater()

    def _project_leaves(self) -> None:
        lost = self._tool is not None
        # Before the layers go: the tool still points at them.
        self._forget_tool()
        self._hide_preview()
        if self._dialog is not None and self._dialog.has_input():
            self._dialog.project_left(self._base)
        elif self._dialog is not None:
            self._dialog.abandon()
            lost = True
        if lost:
            QTimer.singleShot(0, self._say_lost)

    def _say_lost(self) -> None:
        self._warn(self.tr("Le projet a changé : le dessin commencé a été abandonné, rien n’a été enregistré."))

    def _with_tool(self, table: str, ground: Ground, mode: Mode) -> None:
        switch_on_snapping(QgsProject.instance())
        by_point = mode is Mode.POINT
        dock, active = self._iface.cadDockWidget(), self._iface.activeLayer
        tool = SketchTool(self._canvas, dock, ground.crs, active, by_point=by_point)
        # Queued by hand: the tool is still in its own event.
        tool.abandoned.connect(lambda: QTimer.singleShot(0, self._abandon))
        tool.digitizingCompleted.connect(lambda feature: self._completed(table, ground, mode, feature))
        self._tool = tool
        self._canvas.setMapTool(tool)
        self._canvas.setFocus()
        hint = self.tr("Cliquez sur le lieu. Échap : abandonner.")
        if not by_point:
            hint = self.tr("Cliquez les sommets du contour, puis clic droit pour terminer. Échap : abandonner.")
        self._hint = self._say(hint, Qgis.MessageLevel.Info)

    def _abandon(self) -> None:
        if self._tool is not None:
            self._forget_tool()
            self._say(self.tr("Dessin abandonné, rien n’a été enregistré."), Qgis.MessageLevel.Info)

    def _completed(self, table: str, ground: Ground, mode: Mode, feature: QgsFeature) -> None:
        # The tool is still in its own event: it is put away once it has returned.
        drawn = QgsGeometry(feature.geometry())
        QTimer.singleShot(0, lambda: self._drawn(table, ground, mode, drawn))

    def _drawn(self, table: str, ground: Ground, mode: Mode, drawn: QgsGeometry) -> None:
        if self._tool is None:
            return
        try:
            found = draft(table, self._shape(mode, drawn, ground), ground)
        except ResorptionError as error:
            self._warn(message(error))
            return
        self._forget_tool()
        self._ask(found, ground)

    def _shape(self, mode: Mode, drawn: QgsGeometry, ground: Ground) -> Shape:
        if mode is Mode.POINT:
            return point_shape(drawn.asPoint(), ground.crs, ground)
        return polygon_shape(drawn, ground.crs, ground)

    def _from_parcels(self, table: str, ground: Ground, mode: Mode) -> None:
        layer = selected_layer(self._iface.activeLayer(), QgsProject.instance())
        self._ask(parcels_draft(table, read_selection(layer), ground), ground)

    def _by_coordinates(self, table: str, ground: Ground, mode: Mode) -> None:
        dialog = CoordinatesDialog(table, ground, self._iface.mainWindow())
        # Queued by hand: the next window opens once this one is gone.
        dialog.found.connect(lambda found: QTimer.singleShot(0, lambda: self._show_place(found, ground)))
        self._open(dialog)

    def _show_place(self, found: Draft, ground: Ground) -> None:
        self._canvas.zoomToFeatureExtent(self._on_canvas(found.shape.geometry, ground).boundingBox().buffered(100))
        self._ask(found, ground)

    def _on_canvas(self, geometry: QgsGeometry, ground: Ground) -> QgsGeometry:
        return QgsGeometry.fromRect(
            self._canvas.mapSettings().layerExtentToOutputExtent(ground.sites, geometry.boundingBox())
        )

    def _ask(self, found: Draft, ground: Ground) -> None:
        dialog = RecordDialog(found, lambda typed: save(open_base(ground.base), found, typed), self._iface.mainWindow())
        dialog.saved.connect(lambda uuid: self._announce(found, ground, uuid))
        self._show_preview(found, ground)
        self._open(dialog)

    def _open(self, dialog: EntryDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.show()
        # Over the panels rather than over the middle of the map: the place that was drawn stays in sight.
        top = self._canvas.mapToGlobal(self._canvas.rect().topLeft()).y() + _BAR_PX
        lowest = dialog.screen().availableGeometry().bottom() - dialog.frameGeometry().height() - _MARGIN_PX
        dialog.move(self._iface.mainWindow().geometry().left() + _MARGIN_PX, max(0, min(top, lowest)))

    def _closed(self, dialog: EntryDialog) -> None:
        self._dialog = None
        self._hide_preview()
        dialog.deleteLater()

    def _announce(self, found: Draft, ground: Ground, uuid: str) -> None:
        table = label(found.table.label)
        try:
            with open_base(ground.base).reading() as reader:
                record = reader.fetch(found.table.name, uuid)
        except ResorptionError as error:
            saved = self.tr("{table} enregistré, mais la base n’a pas pu être relue : {detail}")
            self._warn(saved.format(table=table, detail=message(error)))
            return
        code = record.values["code"] if record is not None else ""
        self._say(
            self.tr("{table} {code} enregistré. Commune : {commune}.").format(
                table=table, code=code, commune=found.place.name
            ),
            Qgis.MessageLevel.Success,
        )

    def _show_preview(self, found: Draft, ground: Ground) -> None:
        self._preview = preview(self._canvas, found.shape.geometry, ground.crs)

    def _hide_preview(self) -> None:
        if self._preview is not None:
            self._canvas.scene().removeItem(self._preview)
            self._preview = None

    def _forget_tool(self) -> None:
        if self._tool is None:
            return
        tool, self._tool = self._tool, None
        if self._hint is not None and not sip.isdeleted(self._hint):
            self._iface.messageBar().popWidget(self._hint)
        self._hint = None
        if self._canvas.mapTool() is tool:
            self._canvas.unsetMapTool(tool)
            self._iface.actionPan().trigger()
        tool.deleteLater()

    def _warn(self, sentence: str) -> None:
        self._say(sentence, Qgis.MessageLevel.Warning)

    def _say(self, sentence: str, level: Qgis.MessageLevel) -> QgsMessageBarItem:
        bar = self._iface.messageBar()
        return bar.pushWidget(bar.createMessage(self.tr("Résorption"), sentence), level, _HINT_S)
