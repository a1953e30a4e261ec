"""The rows of the list of places without a use, for a table: only read, in the order given and in no other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..layers.prevention_export import COLUMNS, column_title
from ..protocol.prevention import PlaceWithoutUse

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIGURES = "surface"

SHOWN = tuple(column for column in COLUMNS if column.name != "pourquoi")
"""Why a place is there is told under the list, where there is room for it."""


class PreventionRows(QAbstractTableModel):
    """A line a row, a column of `SHOWN` each."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[PlaceWithoutUse] = ()

    def show(self, lines: Sequence[PlaceWithoutUse]) -> None:
        """Show these lines and no other."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> PlaceWithoutUse:
        """The line of that row. Raises IndexError."""
        return self._lines[row]

    def row_of(self, uuid: str) -> int:
        """Where that place is, -1 when it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.uuid == uuid), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(SHOWN)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_title(SHOWN[section].name)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, line = SHOWN[index.column()], self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.words(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            # Escaped: a tip that looks like rich text would be shown as such, images fetched included.
            return f"<p>{escape(column.words(line))}</p>"
        if role == Qt.ItemDataRole.TextAlignmentRole and column.name == _FIGURES:
            return _RIGHT
        return None
