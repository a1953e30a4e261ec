"""What is left to be filled in: where in the text, what, and where to fill it in; copied as a table."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QApplication, QHeaderView, QTableWidget, QTableWidgetItem

from ...annex.protocol_gaps import Gap
from ...layers.texts import message

Line = tuple[str, str, str]


class GapList:
    """Fills a table of three columns; what is copied goes into a spreadsheet, a text or a mail."""

    def __init__(self, table: QTableWidget) -> None:
        self._table = table
        self._lines: list[Line] = []
        self._titles = (self.tr("Dans le texte"), self.tr("À compléter"), self.tr("Où le saisir"))
        table.setColumnCount(len(self._titles))
        table.setHorizontalHeaderLabels(self._titles)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        # Long names go on to the next line instead of being cut.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().hide()
        copy = QAction(self.tr("Copier les lignes choisies"), table)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda _checked=False: self.copy_selected())
        table.addAction(copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("GapList", text)

    def show(self, gaps: Sequence[Gap]) -> None:
        """Lists them, in the order of the text."""
        self._lines = [(message(gap.place), message(gap.what), message(gap.where)) for gap in gaps]
        self._table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, words in enumerate(line):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self._table.setItem(row, column, item)
        self._table.scrollToTop()

    def copy_all(self) -> None:
        """The whole list to the clipboard, with its titles."""
        self._copy(self._lines)

    def copy_selected(self) -> None:
        """The lines that are selected to the clipboard, with the titles."""
        rows = sorted({index.row() for index in self._table.selectedIndexes()})
        self._copy([self._lines[row] for row in rows])

    def _copy(self, lines: Sequence[Line]) -> None:
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in (self._titles, *lines)))
