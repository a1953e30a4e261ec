"""The table of sites: what is selected and looked at is kept by identity, through filters, sorts and new readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QHeaderView, QMenu, QTableView, QWidget

from ..layers.site_columns import COLUMNS, CONDITIONS, ListColumn
from ..layers.texts import label
from .sites_model import SitesModel

LAYOUT = "resorption/liste_des_sites"
"""Setting: widths, order, visible columns and sort. Its name carries the number of columns, which it depends on."""

_WIDTHS = {"code": 98, "nom": 126, "nb_personnes": 74, "statut": 130, "commune": 110, CONDITIONS: 190}
_WIDTH = 116
_ROW_MARGIN = 6


class SitesTable(QTableView):
    """`picked` tells what the user selects, by identity; `asked` the site to open. Setting a selection tells nothing."""

    picked = pyqtSignal()
    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sites = SitesModel(self)
        self._selected: frozenset[str] = frozenset()
        self._current: str | None = None
        self._quiet = False
        self._prepare()
        self.setModel(self.sites)
        self._prepare_header()
        self.sites.modelAboutToBeReset.connect(self._before_reset)
        self.sites.modelReset.connect(self._after_reset)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(lambda _index: self.ask())
        opening = QAction(self)
        opening.setShortcuts([QKeySequence(key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)])
        opening.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        opening.triggered.connect(self.ask)
        self.addAction(opening)

    def selected(self) -> frozenset[str]:
        """The sites selected, those that the filters hide included."""
        return self._selected

    def current(self) -> str | None:
        """The site looked at, None when none is."""
        index = self.currentIndex()
        return self.sites.rows[index.row()].uuid if index.isValid() else None

    def select(self, uuids: Iterable[str], scroll: bool = True) -> None:
        """Select these sites, and look at the first one shown."""
        self._selected = frozenset(uuids)
        rows = self._rows_selected()
        with self._in_silence():
            self._apply(rows)
            if rows and (self.current() not in self._selected):
                self._look_at(rows[0])
        if rows and scroll:
            self.scrollTo(self.sites.index(rows[0], self._first_column()))

    def look_at_first(self) -> None:
        """Go to the list with the keyboard: to its first line when none is selected."""
        if not self._rows_selected() and self.sites.rowCount():
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self, _checked: bool = False) -> None:
        """Ask for the file of the site looked at."""
        uuid = self.current()
        if uuid is not None:
            self.asked.emit(uuid)

    def visible_columns(self) -> list[ListColumn]:
        """The columns shown, from left to right."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(place) for place in range(header.count())]
        return [COLUMNS[place] for place in places if not header.isSectionHidden(place)]

    def fill_column_menu(self, menu: QMenu) -> None:
        """One line per column, ticked when shown; the last one cannot be hidden."""
        menu.clear()
        shown = self.visible_columns()
        for place, column in enumerate(COLUMNS):
            action = menu.addAction(label(column.label))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, place=place: self.setColumnHidden(place, not on))

    def save_layout(self) -> None:
        """Keep widths, order, visible columns and sort for the next time."""
        QgsSettings().setValue(_layout_key(), self.horizontalHeader().saveState())

    def _prepare(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW_MARGIN)

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, _WIDTHS.get(column.name, _WIDTH))
            self.setColumnHidden(place, not column.shown)
        self.setSortingEnabled(True)
        saved = QgsSettings().value(_layout_key())
        if saved:
            header.restoreState(saved)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_column_menu)

    def _show_column_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        self.fill_column_menu(menu)
        menu.exec(self.horizontalHeader().mapToGlobal(place))

    @contextmanager
    def _in_silence(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _selection_changed(self) -> None:
        if self._quiet:
            return
        chosen = {row for part in self.selectionModel().selection() for row in range(part.top(), part.bottom() + 1)}
        self._selected = frozenset(self.sites.rows[row].uuid for row in chosen)
        self.picked.emit()

    def _before_reset(self) -> None:
        # Hidden by a filter, it is looked at again once it is back.
        self._current = self.current() or self._current
        self._scroll = self.verticalScrollBar().value(), self.horizontalScrollBar().value()

    def _after_reset(self) -> None:
        """What was selected is so again, as far as it is shown; the list does not jump."""
        rows = self._rows_selected()
        place = self.sites.row_of(self._current) if self._current else None
        with self._in_silence():
            if place is not None:
                self._look_at(place)
            self._apply(rows)
        self.verticalScrollBar().setValue(self._scroll[0])
        self.horizontalScrollBar().setValue(self._scroll[1])

    def _rows_selected(self) -> list[int]:
        places = (self.sites.row_of(uuid) for uuid in self._selected)
        return sorted(place for place in places if place is not None)

    def _apply(self, rows: list[int]) -> None:
        wanted = QItemSelection()
        last = len(COLUMNS) - 1
        for first, end in _runs(rows):
            wanted.select(self.sites.index(first, 0), self.sites.index(end, last))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _look_at(self, row: int) -> None:
        index = self.sites.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        return next((place for place in places if not header.isSectionHidden(place)), 0)


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow one another, as first and last."""
    start = None
    for place, row in enumerate(rows):
        start = row if start is None else start
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield start, row
            start = None


def _layout_key() -> str:
    return f"{LAYOUT}_{len(COLUMNS)}"
