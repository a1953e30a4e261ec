"""The rows of the list of places without a use, for a table: only read, in the order given and in no other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..layers.prevention_export import COLUMNS, column_title
from ..layers.prevention_texts import place_in_words
from ..protocol.prevention import PlaceWithoutUse

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIGURES = "surface"

SHOWN = tuple(column for column in COLUMNS if column.name != "pourquoi")
"""Why a place is there is told under the list, where there is room for it."""

_NAME = "nom"
NARROW = {_NAME: 52, "decision": 48}
"""The columns of a narrow list, and their shares of its width in per cent: the rest is told under it."""


class PreventionRows(QAbstractTableModel):
    """A line a row, a column of `SHOWN` each."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[PlaceWithoutUse] = ()
        self._narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Whether the name of a place is followed by its code and its commune, which have no columns then."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

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
        if role == Qt.ItemDataRole.DisplayRole and self._narrow and column.name == _NAME:
            # The code comes second: cut short, a name still tells which place it is.
            return f"{line.name}\n{', '.join(filter(None, (place_in_words(line), line.commune)))}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.words(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            # Escaped: a tip that looks like rich text would be shown as such, images fetched included.
            return f"<p>{escape(column.words(line))}</p>"
        if role == Qt.ItemDataRole.TextAlignmentRole and column.name == _FIGURES:
            return _RIGHT
        return None
