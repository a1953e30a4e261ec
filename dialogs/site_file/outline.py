"""« Modifier le périmètre »: the outline of a site is drawn again with the plugin's tool, and saved with its author."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox

from ...layers.drawing import Draft, Ground, draft, open_ground, polygon_shape, save_outline
from ...layers.errors import ConflictError
from ...layers.migrations import open_base
from ...layers.session import Record
from ...layers.texts import message, surface
from ...protocol.errors import ResorptionError
from ..draw_tools import SketchTool, preview, switch_on_snapping

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

_HINT_S = 10


class OutlineChange(QObject):
    """One outline at a time; `stop()` forgets it, nothing is written before the user has seen its doubts."""

    saved = pyqtSignal(str)
    ended = pyqtSignal()

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._tool: SketchTool | None = None
        QgsProject.instance().aboutToBeCleared.connect(self.stop)

    def start(self, base: Path, site: Record) -> None:
        """Begin. Raises ResorptionError."""
        self.stop()
        ground = open_ground(base)
        switch_on_snapping(QgsProject.instance())
        canvas = self._iface.mapCanvas()
        tool = SketchTool(canvas, self._iface.cadDockWidget(), ground.crs, self._iface.activeLayer)
        tool.abandoned.connect(lambda: self._leave_later(tool))
        tool.deactivated.connect(lambda: self._leave_later(tool))
        # The tool is still in its own event: it is put away once it has returned.
        tool.digitizingCompleted.connect(lambda feature: self._later(ground, site, feature))
        self._tool = tool
        canvas.setMapTool(tool)
        canvas.setFocus()
        self._say(
            self.tr(
                "Cliquez les sommets du nouveau contour de « {name} », puis clic droit. Échap : abandonner."
            ).format(name=site.values["nom"]),
            Qgis.MessageLevel.Info,
        )

    def stop(self) -> None:
        """Forget the drawing under way."""
        if self._tool is None:
            return
        tool, self._tool = self._tool, None
        canvas = self._iface.mapCanvas()
        if canvas.mapTool() is tool:
            canvas.unsetMapTool(tool)
            self._iface.actionPan().trigger()
        tool.deleteLater()
        self.ended.emit()

    def close(self) -> None:
        """Forget everything, for good."""
        QgsProject.instance().aboutToBeCleared.disconnect(self.stop)
        self.stop()
        self.deleteLater()

    def _leave_later(self, tool: SketchTool) -> None:
        """Escape, or another tool of the map: what was drawn is forgotten, once the tool is out of its own event."""

        def leave() -> None:
            if self._tool is tool:
                self.stop()
                self._say(self.tr("Dessin abandonné, le contour n’a pas changé."), Qgis.MessageLevel.Info)

        QTimer.singleShot(0, leave)

    def _later(self, ground: Ground, site: Record, feature: QgsFeature) -> None:
        drawn = QgsGeometry(feature.geometry())
        QTimer.singleShot(0, lambda: self._drawn(ground, site, drawn))

    def _drawn(self, ground: Ground, site: Record, drawn: QgsGeometry) -> None:
        if self._tool is None:
            return
        try:
            found = draft("site", polygon_shape(drawn, ground.crs, ground), ground, replacing=site.uuid)
        except ResorptionError as error:
            self._say(message(error), Qgis.MessageLevel.Warning)
            return
        if not self._agreed_in_sight(ground, site, found) or not self._written(ground, site, found):
            return
        self.stop()
        self._say(
            self.tr("Contour de « {name} » enregistré.").format(name=site.values["nom"]), Qgis.MessageLevel.Success
        )
        self.saved.emit(site.uuid)

    def _written(self, ground: Ground, site: Record, found: Draft) -> bool:
        """Whether it was saved; what was drawn is kept as long as the user wants to try again."""
        while True:
            try:
                save_outline(open_base(ground.base), site, found)
            except ConflictError as error:
                # Drawn over an outline that is no longer there: to be begun again, from the site as it is.
                self.stop()
                self._say(message(error), Qgis.MessageLevel.Warning)
                return False
            except ResorptionError as error:
                if not self._try_again(message(error)):
                    return False
            else:
                return True

    def _try_again(self, sentence: str) -> bool:
        buttons = QMessageBox.StandardButton.Retry | QMessageBox.StandardButton.Cancel
        title = self.tr("Modifier le périmètre")
        answer = QMessageBox.warning(self._iface.mainWindow(), title, sentence, buttons)
        return answer == QMessageBox.StandardButton.Retry

    def _agreed_in_sight(self, ground: Ground, site: Record, found: Draft) -> bool:
        """The answer, given with the old outline and the new one on the map."""
        canvas = self._iface.mapCanvas()
        band = preview(canvas, found.shape.geometry, ground.crs)
        agreed = self._agreed(site, found)
        canvas.scene().removeItem(band)
        return agreed

    def _agreed(self, site: Record, found: Draft) -> bool:
        """The new outline replaces the old one: asked each time, with what must be looked at twice."""
        lines = [
            self.tr("Remplacer le contour de « {name} » ?").format(name=site.values["nom"]),
            self.tr("Commune : {nom}").format(nom=found.place.name),
            self.tr("Surface : {surface}").format(surface=surface(found.shape.area_m2)),
            *(message(doubt) for doubt in found.doubts),
        ]
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        icon = QMessageBox.Icon.Warning if found.doubts else QMessageBox.Icon.Question
        box = QMessageBox(icon, self.tr("Modifier le périmètre"), "\n".join(lines), buttons, self._iface.mainWindow())
        box.setDefaultButton(QMessageBox.StandardButton.No if found.doubts else QMessageBox.StandardButton.Yes)
        answer = box.exec()
        box.deleteLater()
        return answer == QMessageBox.StandardButton.Yes

    def _say(self, sentence: str, level: Qgis.MessageLevel) -> None:
        self._iface.messageBar().pushMessage(self.tr("Résorption"), sentence, level, _HINT_S)
