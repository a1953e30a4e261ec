"""The files attached to one row: a button, and their window."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ...layers import schema
from ...layers.store import Store
from .documents_panel import DocumentsPanel


def has_documents(table: str) -> bool:
    """Whether files may be attached to the rows of that table."""
    return any(f.references == table for f in schema.table("piece_jointe").references)


class DocumentsButton(QPushButton):
    """« Pièces jointes… »; needs a row that is in the base already."""

    def __init__(self, store: Store, table: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._table = table
        self._owner = ""
        self.setText(self.tr("Pièces jointes…"))
        self.setAutoDefault(False)
        self.clicked.connect(self._open)

    def show_owner(self, owner: str) -> None:
        """The row that it speaks of, "" when it is not saved yet."""
        self._owner = owner
        self.setEnabled(bool(owner))
        self.setToolTip("" if owner else self.tr("Enregistrez d’abord, puis joignez les fichiers."))

    def _open(self) -> None:
        dialog = QDialog(self.window())
        dialog.setWindowTitle(self.tr("Pièces jointes"))
        dialog.resize(860, 420)
        panel = DocumentsPanel(self._store.path, self._table, self._owner, dialog)
        panel.refresh()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=dialog)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addWidget(panel)
        layout.addWidget(buttons)
        dialog.exec()
        dialog.deleteLater()
