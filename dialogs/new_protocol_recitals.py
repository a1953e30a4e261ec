"""Fourth page: the « Vu » of the protocol."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QListWidget, QListWidgetItem, QWidget, QWizardPage

from ..protocol.recitals import PROPOSED, TEMPLATE, Recital

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

RECITAL = Qt.ItemDataRole.UserRole


class RecitalsPage(QWizardPage, FORM):
    """The template's recitals ticked, later texts unticked; each text can be corrected in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._fill(self.template, TEMPLATE, Qt.CheckState.Checked)
        self._fill(self.proposed, PROPOSED, Qt.CheckState.Unchecked)

    def recitals(self) -> tuple[Recital, ...]:
        """The ticked texts, in order."""
        return tuple(
            Recital(item.text().strip(), item.data(RECITAL))
            for box in (self.template, self.proposed)
            for item in (box.item(row) for row in range(box.count()))
            if item.checkState() == Qt.CheckState.Checked and item.text().strip()
        )

    def _fill(self, box: QListWidget, recitals: tuple[Recital, ...], state: Qt.CheckState) -> None:
        for recital in recitals:
            item = QListWidgetItem(recital.text, box)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
            item.setCheckState(state)
            item.setData(RECITAL, recital.nature)
