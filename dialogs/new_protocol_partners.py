"""Third page: the partners, in a table to fill in."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTableWidgetItem, QWidget, QWizardPage

from ..layers.creation import Partner, ProtocolSpec, spec_problems
from ..layers.texts import label
from ..layers.validation import sentence
from ..protocol.vocabulary import vocabulary
from .telling import tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

CATEGORY, NAME, REPRESENTATIVE, SIGNATORY = range(4)
PROPOSED_EPCIS = 5
"""Beyond, the intercommunal bodies found are too many to be proposed as partners."""


class PartnersPage(QWizardPage, FORM):
    """Rows left without a name are not kept; partners can be added later in QGIS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._proposed = False
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(REPRESENTATIVE, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(CATEGORY, 180)
        self.table.setColumnWidth(SIGNATORY, 100)
        self.add.clicked.connect(self._add_empty)
        self.remove.clicked.connect(self._remove)
        self.table.itemChanged.connect(self._refresh)
        tell(self.problem, "")

    def initializePage(self) -> None:
        """Propose the State, and the intercommunal bodies of the territory when they are few; once."""
        if self._proposed:
            return
        self._proposed = True
        self.add_partner(Partner("etat", "", "", True))
        epcis = self.wizard().territory_page.territory.epcis
        for name in epcis if len(epcis) <= PROPOSED_EPCIS else ():
            self.add_partner(Partner("intercommunalite", name, "", True))

    def cleanupPage(self) -> None:
        """Going back keeps what was typed."""

    def isComplete(self) -> bool:
        return not self._sentences()

    def partners(self) -> tuple[Partner, ...]:
        """The rows with a name or a representative."""
        rows = [self._partner(row) for row in range(self.table.rowCount())]
        return tuple(partner for partner in rows if partner.name or partner.representative)

    def add_partner(self, partner: Partner) -> None:
        """One more row."""
        row = self.table.rowCount()
        self.table.blockSignals(True)
        self.table.insertRow(row)
        self.table.setCellWidget(row, CATEGORY, self._choices("categorie_partenaire", partner.category))
        self.table.setItem(row, NAME, QTableWidgetItem(partner.name))
        self.table.setItem(row, REPRESENTATIVE, QTableWidgetItem(partner.representative))
        signatory = {True: "oui", False: "non", None: "inconnu"}[partner.signatory]
        self.table.setCellWidget(row, SIGNATORY, self._choices("tri_etat", signatory))
        self.table.blockSignals(False)
        self._refresh()

    def _add_empty(self) -> None:
        self.add_partner(Partner("commune", "", "", True))
        self.table.setCurrentCell(self.table.rowCount() - 1, NAME)
        self.table.editItem(self.table.currentItem())

    def _remove(self) -> None:
        for row in sorted({index.row() for index in self.table.selectedIndexes()}, reverse=True):
            self.table.removeRow(row)
        self._refresh()

    def _choices(self, name: str, value: str) -> QComboBox:
        box = QComboBox(self.table)
        for code in vocabulary(name).codes:
            box.addItem(label(code.label), code.value)
        box.setCurrentIndex(box.findData(value))
        box.currentIndexChanged.connect(self._refresh)
        return box

    def _partner(self, row: int) -> Partner:
        category = self.table.cellWidget(row, CATEGORY).currentData()
        signatory = {"oui": True, "non": False, "inconnu": None}[self.table.cellWidget(row, SIGNATORY).currentData()]
        name, representative = (self.table.item(row, column).text().strip() for column in (NAME, REPRESENTATIVE))
        return Partner(category, name, representative, signatory)

    def _sentences(self) -> list[str]:
        # The identity was checked on its own page; here only the partners may be wrong.
        spec = ProtocolSpec("-", "commune", None, None, self.partners())
        others = {str(problem) for problem in spec_problems(ProtocolSpec("-", "commune", None, None))}
        return [sentence(problem) for problem in spec_problems(spec) if str(problem) not in others]

    def _refresh(self) -> None:
        tell(self.problem, "\n".join(self._sentences()))
        self.completeChanged.emit()
