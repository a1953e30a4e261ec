"""The visits of the closed sites as a table: the order given, that of a column, or that of a route."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..layers.texts import day_text, message
from ..layers.visit_columns import VisitColumn, columns
from ..layers.visits import WatchedSite
from ..protocol.watch_visits import Due, due_in_words, gaps, stated

_CODE, _NAME, _DUE = "code", "nom", "echeance"
NARROW = {_NAME: 46, _DUE: 54}
"""The columns of a narrow list, and their shares of its width in per cent: the rest of the site is in two lines."""

_LATE = "▲"


class VisitsModel(QAbstractTableModel):
    """The sites shown. Sorted by the column clicked; -1 is the order in which they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[VisitColumn, ...] = columns()
        self._given: Sequence[WatchedSite] = ()
        self._sites: Sequence[WatchedSite] = ()
        self._numbered = False
        self._narrow = False
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def sites(self) -> Sequence[WatchedSite]:
        """The sites shown, in the order shown."""
        return self._sites

    def show(self, sites: Sequence[WatchedSite], numbered: bool = False) -> None:
        """Show these sites instead; `numbered`: as the steps of a route, whose order no column changes."""
        self.beginResetModel()
        self._given, self._numbered = sites, numbered
        self._sites = self._ordered()
        self.endResetModel()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the name of a site is followed by its code and its commune, which have no columns then."""
        if narrow != self._narrow:
            self._narrow = narrow
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_of(self, uuid: str) -> int:
        """The row of a site, or -1."""
        return next((row for row, site in enumerate(self._sites) if site.uuid == uuid), -1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._sites)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation != Qt.Orientation.Horizontal or role not in wanted or not 0 <= section < len(self.columns):
            return None
        return self.columns[section].label

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        site, column = self._sites[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), site, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.label} : {self._text(index.row(), site, column) or self.tr('non renseigné')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(site)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._sites[index.row()].uuid, index.column()) for index in before]
        self._order = (column, order)
        self._sites = self._ordered()
        rows = {site.uuid: row for row, site in enumerate(self._sites)}
        # The sites chosen stay chosen, wherever they go.
        self.changePersistentIndexList(before, [self.index(rows[uuid], place) for uuid, place in held])
        self.layoutChanged.emit()

    def _ordered(self) -> Sequence[WatchedSite]:
        place, order = self._order
        if self._numbered or not 0 <= place < len(self.columns):
            return self._given
        rank = self.columns[place].rank
        known = [(value, site) for site in self._given if (value := rank(site)) is not None]
        known.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type, return-value]
        return [*(site for _value, site in known), *(site for site in self._given if rank(site) is None)]

    def _text(self, row: int, site: WatchedSite, column: VisitColumn) -> str:
        value = column.value(site)
        text = day_text(value) if isinstance(value, date) else str(value or "")
        number = f"{row + 1}. " if self._numbered else ""
        if column.name == _DUE:
            return self._due(site, text)
        if self._narrow and column.name == _NAME:
            # The code comes second: cut short, a name still tells which site it is.
            return f"{number}{text or site.code}\n{', '.join(filter(None, (site.code, site.commune)))}"
        return f"{number}{text}" if column.name == _CODE else text

    def _due(self, site: WatchedSite, text: str) -> str:
        """What is late is told by a mark too; in a narrow list, why it is comes on a second line."""
        told = f"{_LATE} {text}" if site.state.due is Due.OVERDUE else text
        return told.replace(_BECAUSE, "\n", 1) if self._narrow else told


_BECAUSE = "\N{NO-BREAK SPACE}: "


def told_of(site: WatchedSite) -> str:
    """What the last visit found and what is missing, in sentences."""
    return " ".join(message(said) for said in (*stated(site.state), *gaps(site.state)))


def _tip(site: WatchedSite) -> str:
    lines = (f"{site.code} – {site.name}", site.commune or "", message(due_in_words(site.state)), told_of(site))
    # Escaped: a tip that looks like rich text would be shown as such, images fetched included.
    return f"<p>{'<br>'.join(escape(line) for line in lines if line)}</p>"
