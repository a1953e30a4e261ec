"""The window that brings in the XLSX export of the national platform."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings, QgsTask
from qgis.gui import QgsFileWidget
from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..layers.imports.plan import Options
from ..layers.imports.state import ImportPlan
from ..layers.platform_export import prepare_import
from ..layers.store import Store
from .importing import ImportDialog

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_TYPING_MS = 700
_LAST_FOLDER = "resorption/dossier_import"


class ImportPlatformDialog(ImportDialog, FORM):
    """Choose a workbook, look, import."""

    def __init__(self, base: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.file.setFilter(self.tr("Classeur de la plateforme (*.xlsx)"))
        self.file.setDialogTitle(self.tr("Classeur exporté de la plateforme"))
        self.file.setDefaultRoot(str(QgsSettings().value(_LAST_FOLDER, "")))
        # The widget has the label; who hears the screen read is in these two.
        self.file.lineEdit().setAccessibleName(self.tr("Classeur"))
        for button in self.file.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setAccessibleName(self.tr("Choisir le classeur…"))
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self.start(base, self.preview_place)
        self._typed.timeout.connect(self.source_changed)
        self.file.fileChanged.connect(self._path_changed)
        self.file.lineEdit().editingFinished.connect(self._typing_ended)
        self.look.clicked.connect(self.source_changed)
        self.look.setEnabled(False)

    def path(self) -> Path:
        """The workbook chosen."""
        return Path(self.file.filePath().strip())

    def ready(self) -> bool:
        """Whether a workbook is chosen."""
        return bool(self.file.filePath().strip())

    def _path_changed(self) -> None:
        """A path typed letter by letter is looked at once it is whole."""
        self.look.setEnabled(self.ready())
        if self.file.lineEdit().isModified():
            self.forget()
            self._typed.start()
        else:
            self.source_changed()

    def _typing_ended(self) -> None:
        if self._typed.isActive():
            self.source_changed()

    def source_changed(self) -> None:
        """Another workbook, or the same one to be read again."""
        self._typed.stop()
        super().source_changed()

    def prepare_source(self, options: Options, task: QgsTask) -> tuple[ImportPlan, tuple[str, ...]]:
        """Read the workbook and compare it with the base."""
        path = self.path()
        prepared = prepare_import(self.base, path, options, task)
        QgsSettings().setValue(_LAST_FOLDER, str(path.parent))
        return prepared.plan, prepared.organisations

    def set_inputs_enabled(self, enabled: bool) -> None:
        """The file cannot change while the base is being written."""
        self.file.setEnabled(enabled)
        self.look.setEnabled(enabled and self.ready())
