"""What the benchmarks of windows share: an application, « painted », and QGIS's own form and table set up as QGIS does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTools,
)
from qgis.gui import (
    QgsAttributeDialog,
    QgsAttributeEditorContext,
    QgsAttributeTableFilterModel,
    QgsDualView,
    QgsGui,
    QgsMapCanvas,
    QgsMessageBar,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QLineEdit, QListView, QMainWindow, QTabWidget, QWidget

SIZE = (1200, 630)
"""Every window is as large as the plugin's: what is painted takes time too."""


def application() -> QgsApplication:
    """QGIS with its widgets, without its main window."""
    made = QgsApplication([], True)
    made.initQgis()
    QgsGui.editorWidgetRegistry().initEditors()
    return made


def read_project(path: Path) -> QgsProject:
    """The project of the base, open as in QGIS. Raises OSError."""
    project = QgsProject.instance()
    if not project.read(str(path)):
        raise OSError(project.error())
    return project


def paint(window: QWidget) -> None:
    """Until all that waits is done, background tasks and deletions included, and the window is on the screen."""
    _work_off()
    while QgsApplication.taskManager().countActiveTasks():
        _work_off()
    _work_off()
    window.repaint()


def _work_off() -> None:
    # Outside an event loop processEvents() deletes nothing: those who throw widgets away would not pay for it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def throw_away(window: QWidget) -> None:
    """Close it and delete it at once."""
    window.close()
    window.deleteLater()
    _work_off()


def texts(window: QWidget) -> set[str]:
    """What the lines of text of a window show."""
    return {line.text() for line in window.findChildren(QLineEdit)}


class Tools(QgsVectorLayerTools):
    """What QGIS's relation editor cannot do without; nothing is added or saved here."""

    def addFeature(self, *_given: object) -> tuple[bool, None]:  # noqa: N802 - name imposed by QGIS
        return False, None

    def startEditing(self, layer: QgsVectorLayer) -> bool:  # noqa: N802 - name imposed by QGIS
        return layer.startEditing()

    def stopEditing(self, layer: QgsVectorLayer, allowCancel: bool = True) -> bool:  # noqa: N802, N803
        return layer.rollBack()

    def saveEdits(self, layer: QgsVectorLayer) -> bool:  # noqa: N802 - name imposed by QGIS
        return False


class QgisForms:
    """QGIS's attribute form of a layer, as its identify tool opens it."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._layer = layer
        self._tools = Tools()

    def open(self, fid: int) -> QgsAttributeDialog:
        """The form of a row, shown."""
        context = QgsAttributeEditorContext()
        context.setVectorLayerTools(self._tools)
        context.setFormMode(QgsAttributeEditorContext.FormMode.StandaloneDialog)
        dialog = QgsAttributeDialog(self._layer, self._layer.getFeature(fid), False, None, True, context)
        if self._layer.isEditable():
            dialog.setMode(QgsAttributeEditorContext.Mode.SingleEditMode)
        dialog.resize(*SIZE)
        dialog.show()
        return dialog

    def show_other(self, dialog: QgsAttributeDialog, fid: int) -> QgsAttributeDialog:
        """Another row in the same form, as « next » of its form view does."""
        dialog.attributeForm().setFeature(self._layer.getFeature(fid))
        return dialog

    @staticmethod
    def tabs(dialog: QgsAttributeDialog) -> QTabWidget:
        """The tabs of the form itself: the first tab widget in it."""
        return dialog.findChildren(QTabWidget)[0]

    @staticmethod
    def relations(dialog: QgsAttributeDialog) -> Iterator[tuple[str, int]]:
        """The name of each relation of the form that was shown, and how many rows its list has."""
        for rows in dialog.findChildren(QListView):
            if rows.inherits("QgsFeatureListView") and rows.model() is not None:
                owner = rows.parent()
                # A form in a form has relations too.
                while owner is not None and not owner.inherits("QgsRelationEditorWidget"):
                    owner = owner.parent()
                if owner is not None:
                    yield owner.relation().id(), rows.model().rowCount()


class QgisTable:
    """QGIS's attribute table of a layer, without the bars around it."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._layer = layer
        self._tools = Tools()
        self._canvas = QgsMapCanvas()
        self.view = QgsDualView()

    def open(self) -> QgsDualView:
        """All rows, shown as a table."""
        context = QgsAttributeEditorContext()
        context.setVectorLayerTools(self._tools)
        self.view.init(self._layer, self._canvas, QgsFeatureRequest(), context, True)
        self.view.setView(QgsDualView.ViewMode.AttributeTable)
        self.view.resize(*SIZE)
        self.view.show()
        return self.view

    def filter(self, expression: str) -> QgsDualView:
        """The rows that an expression keeps, as its advanced filter does."""
        wanted = QgsExpression(expression)
        if wanted.hasParserError():
            raise ValueError(wanted.parserErrorString())
        scopes = QgsExpressionContextUtils.globalProjectLayerScopes(self._layer)
        self.view.setFilterMode(QgsAttributeTableFilterModel.FilterMode.ShowFilteredList)
        self.view.filterFeatures(wanted, QgsExpressionContext(scopes))
        return self.view

    def count(self) -> int:
        """How many rows are shown."""
        return self.view.filteredFeatureCount()


class Interface:
    """The little of QGIS's main window that the dock of the sites asks for."""

    def __init__(self) -> None:
        self._window, self._canvas, self._bar = QMainWindow(), QgsMapCanvas(), QgsMessageBar()

    def mainWindow(self) -> QMainWindow:  # noqa: N802 - name imposed by QGIS
        return self._window

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802 - name imposed by QGIS
        return self._canvas

    def messageBar(self) -> QgsMessageBar:  # noqa: N802 - name imposed by QGIS
        return self._bar
