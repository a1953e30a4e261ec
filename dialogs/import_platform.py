"""The window that brings in the XLSX export of the national platform."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings, QgsTask
from qgis.gui import QgsFileWidget
from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QWidget

from ..layers.imports.plan import Options
from ..layers.imports.state import ImportPlan
from ..layers.platform_export import prepare_import
from ..layers.store import Store
from .importing import ImportDialog

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_LAST_FOLDER = "resorption/dossier_import"


class ImportPlatformDialog(ImportDialog, FORM):
    """Choose a workbook, look, import."""

    def __init__(self, base: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.base_name.setText(base.path.name)
        self.base_name.setToolTip(str(base.path))
        self.file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.file.setFilter(self.tr("Classeur de la plateforme (*.xlsx)"))
        self.file.setDialogTitle(self.tr("Classeur exporté de la plateforme"))
        self.file.setDefaultRoot(str(QgsSettings().value(_LAST_FOLDER, "")))
        self.start(base, self.preview_place)
        self.file.fileChanged.connect(lambda _path: self.source_changed())

    def path(self) -> Path:
        """The workbook chosen."""
        return Path(self.file.filePath().strip())

    def ready(self) -> bool:
        """Whether a workbook is chosen."""
        return bool(self.file.filePath().strip())

    def prepare_source(self, options: Options, task: QgsTask) -> tuple[ImportPlan, tuple[str, ...]]:
        """Read the workbook and compare it with the base."""
        path = self.path()
        prepared = prepare_import(self.base, path, options, task)
        QgsSettings().setValue(_LAST_FOLDER, str(path.parent))
        return prepared.plan, prepared.organisations

    def set_inputs_enabled(self, enabled: bool) -> None:
        """The file cannot change while the base is being written."""
        self.file.setEnabled(enabled)
