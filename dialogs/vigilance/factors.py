"""The six answers on a site, as a table: the factor in full, oui, non or inconnu, the values, the grade of evidence."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ...layers.texts import coded
from ...protocol.vigilance_factors import NO, UNKNOWN, YES
from ...protocol.vigilance_sentences import StoredFactor

_FACTOR, _ANSWER, _VALUE, _GRADE = range(4)
_SYMBOLS = {YES: "▲", NO: "○", UNKNOWN: "?"}
_GROUNDS = {YES: "#fdf0d5", UNKNOWN: "#ececec"}
"""Behind what was noted and what is not known: seen at a glance, and said by a word and a symbol."""

_ANSWER_WIDTH, _GRADE_WIDTH, _FACTOR_SHARE = 78, 48, 0.42


class FactorsModel(QAbstractTableModel):
    """The factors of one result."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.factors: tuple[StoredFactor, ...] = ()

    def set_factors(self, factors: tuple[StoredFactor, ...]) -> None:
        """Another result."""
        self.beginResetModel()
        self.factors = factors
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self.factors)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Facteur"), self.tr("Réponse"), self.tr("Valeur et seuil"), self.tr("Preuve"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        factor = self.factors[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(factor, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(factor)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "<p>" + "<br>".join(escape(line) for line in self.told(factor).split("\n")) + "</p>"
        if role == Qt.ItemDataRole.BackgroundRole and factor.answer in _GROUNDS:
            return QBrush(QColor(_GROUNDS[factor.answer]))
        if role == Qt.ItemDataRole.ForegroundRole:
            # On a ground of our own, whatever the colours of the system.
            return QBrush(QColor("#1a1a1a")) if factor.answer in _GROUNDS else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def told(self, factor: StoredFactor) -> str:
        """All about a factor: its values, then its evidence and where that comes from."""
        lines = [f"{self._name(factor)} : {self._answer(factor)}", self._text(factor, _VALUE)]
        if factor.grade:
            grade = self.tr("Niveau de preuve {grade} : {source}")
            lines.append(grade.format(grade=factor.grade, source=factor.source))
        return "\n".join(line for line in lines if line)

    def spoken(self, factor: StoredFactor) -> str:
        """What a screen reader says of the row."""
        return ", ".join(filter(None, (self._name(factor), coded("tri_etat", factor.answer), factor.told)))

    def _text(self, factor: StoredFactor, column: int) -> str:
        if column == _FACTOR:
            return self._name(factor)
        if column == _ANSWER:
            return self._answer(factor)
        if column == _GRADE:
            return factor.grade
        threshold = self.tr("Seuil : {threshold}").format(threshold=factor.threshold) if factor.threshold else ""
        return "\n".join(filter(None, (_capital(factor.told), threshold)))

    def _name(self, factor: StoredFactor) -> str:
        return f"{factor.code} – {coded('facteur_vigilance', factor.code)}"

    def _answer(self, factor: StoredFactor) -> str:
        return f"{_SYMBOLS.get(factor.answer, '?')} {coded('tri_etat', factor.answer).lower()}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class FactorsTable(QTableView):
    """As high as its six rows: what is around it scrolls. `picked` tells that another factor is looked at."""

    picked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = FactorsModel(self)
        self.setModel(self.answers)
        self.setAccessibleName(self.tr("Facteurs du site"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        small = self.font()
        small.setPointSizeF(small.pointSizeF() - 1)
        self.setFont(small)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.picked.emit())

    @property
    def factor(self) -> StoredFactor | None:
        """The factor looked at."""
        index = self.currentIndex()
        return self.answers.factors[index.row()] if index.isValid() else None

    def set_factors(self, factors: tuple[StoredFactor, ...]) -> None:
        """Show another result; the factor looked at stays, the first one otherwise."""
        row = max(0, self.currentIndex().row())
        self.answers.set_factors(factors)
        if factors:
            self.selectRow(min(row, len(factors) - 1))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name imposed by Qt
        """The texts are folded anew."""
        super().resizeEvent(event)
        self._later.start()

    def _fit(self) -> None:
        width = self.viewport().width()
        left = max(160, width - _ANSWER_WIDTH - _GRADE_WIDTH)
        self.setColumnWidth(_FACTOR, int(left * _FACTOR_SHARE))
        self.setColumnWidth(_VALUE, left - int(left * _FACTOR_SHARE))
        self.setColumnWidth(_ANSWER, _ANSWER_WIDTH)
        self.setColumnWidth(_GRADE, _GRADE_WIDTH)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.answers.rowCount()))
        self.setFixedHeight(self.horizontalHeader().height() + rows + 2)
