"""The table of the matrix of engagements: one item per cell and per total, and which of them is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ..layers.engagement_texts import article_name, category_name, cell_in_words, placed_in_words
from ..layers.texts import number
from ..protocol.engagement_matrix import ARTICLES, COLUMNS, Matrix
from .engagement_cells import SHOWN, CellDelegate, ShownCell

_HALF_OF_TITLE = 0.56
"""A half, and what the break between two words loses."""
_CENTRED_WRAPPED, _LEFT_WRAPPED = 0x1084, 0x1081
"""Qt's alignments with its flag TextWordWrap (0x1000): two enumerations that neither PyQt lets be joined."""
_LINES, _LINES_WITH_REMARK = 2, 3
"""Of a column's title, for « Conseil départemental » takes two."""
_ROWS = (*ARTICLES, None)


class MatrixTable(QObject):
    """Fills a QTableWidget; `chosen_changed` when another cell was chosen by hand, never while it is filled."""

    chosen_changed = pyqtSignal()

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table
        self._columns: tuple[str | None, ...] = (*COLUMNS, None)
        table.setItemDelegate(CellDelegate(table))
        across, down = table.horizontalHeader(), table.verticalHeader()
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(True)
        down.setFixedWidth(self._titles_width())
        down.setMinimumSectionSize(2 * table.fontMetrics().height() + 2)
        table.currentCellChanged.connect(lambda *_places: self.chosen_changed.emit())

    def show(self, shown: Matrix, whole: Matrix, partners: Mapping[str, int]) -> None:
        """The matrix as filtered; `whole` without filters, for its columns must not come and go with them."""
        article, category = self.chosen()
        self._columns = (*whole.categories, None)
        self._table.blockSignals(True)
        self._table.clear()
        self._table.setRowCount(len(_ROWS))
        self._table.setColumnCount(len(self._columns))
        self._set_titles(partners)
        for row, of_article in enumerate(_ROWS):
            for column, of_category in enumerate(self._columns):
                self._table.setItem(row, column, _item(shown, whole, of_article, of_category))
        self._table.blockSignals(False)
        self.choose(article, category)

    def chosen(self) -> tuple[int | None, str | None]:
        """The article and the category of the current cell; None for a total."""
        row, column = self._table.currentRow(), self._table.currentColumn()
        article = _ROWS[row] if row >= 0 else None
        return article, self._columns[column] if column >= 0 else None

    def choose(self, article: int | None, category: str | None) -> None:
        """Make that cell the current one, without a signal; the total where that column is gone."""
        column = self._columns.index(category if category in self._columns else None)
        self._table.blockSignals(True)
        self._table.setCurrentCell(_ROWS.index(article), column)
        self._table.blockSignals(False)

    def _set_titles(self, partners: Mapping[str, int]) -> None:
        for row, article in enumerate(_ROWS):
            self._table.setVerticalHeaderItem(row, _title(article_name(article), _LEFT_WRAPPED))
        missing = [category for category in COLUMNS if not partners.get(category)]
        for column, category in enumerate(self._columns):
            text = category_name(category)
            if category in missing:
                text += "\n" + self.tr("(aucun partenaire)")
            self._table.setHorizontalHeaderItem(column, _title(text, _CENTRED_WRAPPED))
        lines = _LINES_WITH_REMARK if missing else _LINES
        self._table.horizontalHeader().setFixedHeight(lines * self._table.fontMetrics().height() + 6)

    def _titles_width(self) -> int:
        """So that the longest title of an article takes two lines."""
        metrics = self._table.fontMetrics()
        return int(max(metrics.horizontalAdvance(article_name(article)) for article in ARTICLES) * _HALF_OF_TITLE)


def _item(shown: Matrix, whole: Matrix, article: int | None, category: str | None) -> QTableWidgetItem:
    cell = shown.cell(article, category)
    left_out = whole.cell(article, category).count - cell.count
    words = placed_in_words(article, category, cell_in_words(cell, left_out))
    item = QTableWidgetItem(number(cell.count))
    item.setData(SHOWN, ShownCell(cell, left_out, article is None or category is None))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
    item.setToolTip(f"<p>{escape(words)}</p>")
    return item


def _title(text: str, alignment: int) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setData(Qt.ItemDataRole.TextAlignmentRole, alignment)
    item.setToolTip(f"<p>{escape(text)}</p>")
    return item
