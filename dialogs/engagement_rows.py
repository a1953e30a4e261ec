"""The engagements of a cell as a table: read when shown, so that thousands cost nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..layers import schema
from ..layers.engagement_texts import (
    STATUSES,
    deadline_in_words,
    money,
    partner_name,
    quantity_in_words,
    sites_in_words,
    status_name,
)
from ..layers.texts import label
from ..protocol.engagements import EngagementLine
from ..protocol.plain_text import folded
from ..protocol.vocabulary import vocabulary

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SITES_NAMED = 3
_SITES_TOLD = 30


@dataclass(frozen=True)
class Column:
    """A column: the field whose label is its title, the text of a line, what it is sorted by (None last), its width in
    pixels, 0 for the one that takes the rest."""

    table: str
    field: str
    text: Callable[[EngagementLine, date], str]
    rank: Callable[[EngagementLine], object]
    width: int
    right: bool = False


COLUMNS = (
    Column("engagement", "article", lambda line, today: str(line.article), lambda line: line.article, 56),
    Column("engagement", "partenaire", lambda line, today: partner_name(line), lambda line: folded(line.partner.name), 190),
    Column("engagement", "intitule", lambda line, today: line.title, lambda line: folded(line.title), 0),
    Column("engagement_site", "site", lambda line, today: sites_in_words(line.sites, _SITES_NAMED),
           lambda line: [site.code for site in line.sites] or None, 175),
    Column("engagement", "echeance", deadline_in_words, lambda line: line.deadline, 190),
    Column("engagement", "statut", lambda line, today: status_name(line.status),
           lambda line: vocabulary(STATUSES).values.index(line.status), 100),
    Column("engagement", "quantite", lambda line, today: quantity_in_words(line), lambda line: line.quantity, 140),
    Column("engagement", "budget_eur", lambda line, today: "" if line.budget_eur is None else money(line.budget_eur),
           lambda line: line.budget_eur, 100, True),
)  # fmt: skip

_DEADLINE, _STATUS = "echeance", "statut"


class EngagementRows(QAbstractTableModel):
    """The lines of a cell. Sorted by the column clicked; -1 is the order in which they were given."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._given: Sequence[EngagementLine] = ()
        self._lines: Sequence[EngagementLine] = ()
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, lines: Sequence[EngagementLine], today: date) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._given, self._today = lines, today
        self._lines = self._ordered()
        self.endResetModel()

    def line(self, row: int) -> EngagementLine:
        """The engagement of a row."""
        return self._lines[row]

    def row_of(self, uuid: str) -> int:
        """The row of an engagement, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.uuid == uuid), -1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].right:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return label(schema.table(COLUMNS[section].table).field(COLUMNS[section].field).label)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, line = COLUMNS[index.column()], self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(line, self._today)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(column, line)
        if role == Qt.ItemDataRole.DecorationRole and column.field == _STATUS:
            return QColor(vocabulary(STATUSES).colour_of(line.status))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and column.field == _DEADLINE and line.overdue(self._today):
            return _bold()
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._lines[index.row()].uuid, index.column()) for index in before]
        self._order = (column, order)
        self._lines = self._ordered()
        # The line chosen stays chosen, wherever it goes.
        self.changePersistentIndexList(before, [self.index(self.row_of(uuid), place) for uuid, place in held])
        self.layoutChanged.emit()

    def _ordered(self) -> Sequence[EngagementLine]:
        column, order = self._order
        return self._given if column < 0 else _sorted(self._given, COLUMNS[column], order)

    def _tip(self, column: Column, line: EngagementLine) -> str:
        text = column.text(line, self._today)
        if column.field == "site" and line.sites:
            text = sites_in_words(line.sites, _SITES_TOLD)
        # Escaped: a tip that looks like rich text would be shown as such, images fetched included.
        return f"<p>{escape(text)}</p>" if text else ""


def _sorted(lines: Sequence[EngagementLine], column: Column, order: Qt.SortOrder) -> list[EngagementLine]:
    """In that order; what is unknown comes last, whichever way."""
    known = [line for line in lines if column.rank(line) is not None]
    unknown = [line for line in lines if column.rank(line) is None]
    known.sort(key=column.rank, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]
    return known + unknown


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
