"""What a layer without a perimeter covers: its extent, the whole territory, or communes that are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ...land.coverage import COMMUNES, EXTENT, TERRITORY, chosen_communes, of_communes
from ..choice_box import ChoiceBox

_PLAIN_TEXT = "color: #595959;"
_ROWS_SHOWN = 6


class CoverageChoice(QWidget):
    """`chosen`: another coverage (see `land.coverage`); `for_all_asked`: the same for every layer of the kind."""

    chosen = pyqtSignal(str)
    for_all_asked = pyqtSignal(str)

    def __init__(self, coverage: str, communes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`communes` are codes and names."""
        super().__init__(parent)
        self.box = ChoiceBox(self)
        for told, kind in (
            (self.tr("L’emprise de la couche"), EXTENT), (self.tr("Tout le territoire"), TERRITORY),
            (self.tr("Des communes à cocher"), COMMUNES),
        ):  # fmt: skip
            self.box.addItem(told, kind)
        self.communes = QListWidget(self)
        self.communes.setAccessibleName(self.tr("Communes que la couche couvre"))
        self.meaning = QLabel(self.tr("Au-delà, ce que la couche ne montre pas est inconnu, jamais absent."), self)
        self.meaning.setWordWrap(True)
        self.meaning.setStyleSheet(_PLAIN_TEXT)
        self.for_all = QPushButton(self.tr("De même pour toutes ces couches"), self)
        self.for_all.setToolTip(self.tr("Les autres couches des règles R4, R6 et R7, sauf le plan local d’urbanisme"))
        self.for_all.setAutoDefault(False)
        self._lay_out()
        self._fill(coverage, communes)
        self.box.currentIndexChanged.connect(self._changed)
        self.communes.itemChanged.connect(self._changed)
        self.for_all.clicked.connect(lambda: self.for_all_asked.emit(self.coverage))
        self.setFocusProxy(self.box)

    @property
    def coverage(self) -> str:
        """What is said now."""
        kind = str(self.box.currentData())
        if kind != COMMUNES:
            return kind
        items = (self.communes.item(row) for row in range(self.communes.count()))
        return of_communes(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _fill(self, coverage: str, communes: Sequence[tuple[str, str]]) -> None:
        ticked = chosen_communes(coverage)
        for code, name in communes:
            item = QListWidgetItem(f"{name} ({code})", self.communes)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(Qt.CheckState.Checked if code in (ticked or ()) else Qt.CheckState.Unchecked)
        kind = COMMUNES if ticked is not None else coverage
        self.box.setCurrentIndex(max(0, self.box.findData(kind)))
        rows = max(1, min(len(communes), _ROWS_SHOWN))
        self.communes.setFixedHeight(rows * (self.fontMetrics().lineSpacing() + 6) + 6)
        self.communes.setVisible(ticked is not None)

    def _changed(self, *_what: object) -> None:
        self.communes.setVisible(self.box.currentData() == COMMUNES)
        self.chosen.emit(self.coverage)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.box, self.communes, self.meaning, self.for_all):
            column.addWidget(widget)
