"""A list of choices inside a table."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import QComboBox, QTableWidget, QWidget


class ChoiceBox(QComboBox):
    """The wheel scrolls the table, and chooses nothing: a choice is made on purpose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long texts must not widen the table; the list that opens shows them whole.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self.setToolTip)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to the table."""
        event.ignore()


def make_walkable(table: QTableWidget, column: int) -> None:
    """By the keyboard, the table is its lists of that column: Tab goes from one to the next, then out."""
    table.setTabKeyNavigation(False)
    # A table that stands for its first list has no place of its own in the order.
    table.setFocusProxy(None)
    boxes = [table.cellWidget(row, column) for row in range(table.rowCount())]
    for before, after in zip([table, *boxes], boxes):
        QWidget.setTabOrder(before, after)
    table.setFocusProxy(boxes[0] if boxes else None)
