"""Lines under the headings of their groups: a model for thousands of them, and the tree that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import Any

from qgis.PyQt.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QIcon, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QHeaderView,
    QTreeView,
    QWidget,
)

from ..narrow import TwoLines

Row = Any
"""What a line is about: the columns know."""


@dataclass(frozen=True)
class Columns:
    """How a row is shown. `titles` of the columns; `key` is its identity; a cell may hold two lines of text.

    `spoken` is what a screen reader says of the whole row; `tip` what is read under the pointer.
    """

    titles: Sequence[str]
    key: Callable[[Row], str]
    cell: Callable[[Row, int], str]
    spoken: Callable[[Row], str]
    tip: Callable[[Row], str]


@dataclass(frozen=True)
class Group:
    """A heading with its lines; `note` is a second line under the title."""

    key: str
    title: str
    rows: Sequence[Row]
    icon: QIcon | None = None
    note: str = ""

    @property
    def shown(self) -> str:
        """« Vigilance (12) » and the note."""
        title = f"{self.title} ({len(self.rows)})"
        return f"{title}\n{self.note}" if self.note else title


class GroupModel(QAbstractItemModel):
    """Groups and their rows. Every change is a reset: rows come and go by hundreds."""

    def __init__(self, columns: Columns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.groups: Sequence[Group] = ()
        self._places: dict[str, tuple[int, int]] = {}

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Other groups, or the same ones read again."""
        self.beginResetModel()
        self.groups = tuple(groups)
        self._places = {
            self._columns.key(row): (place, number)
            for place, group in enumerate(self.groups)
            for number, row in enumerate(group.rows)
        }
        self.endResetModel()

    def row_at(self, index: QModelIndex) -> Row | None:
        """What a line is about; None for a heading."""
        if not index.isValid() or not index.internalId():
            return None
        return self.groups[index.internalId() - 1].rows[index.row()]

    def key_at(self, index: QModelIndex) -> str | None:
        """The identity of a line; None for a heading."""
        row = self.row_at(index)
        return None if row is None else self._columns.key(row)

    def index_of(self, key: str) -> QModelIndex:
        """Where a line is; not valid when it is not shown."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self.index(place[1], 0, self.index(place[0], 0))

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - of Qt
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # 0 is a heading, else one more than the place of the heading.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: QModelIndex | None = None) -> QModelIndex | QObject:  # type: ignore[override]
        if index is None:
            return super().parent()
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self.groups[parent.row()].rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return len(self._columns.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation != Qt.Orientation.Horizontal or role not in wanted or not 0 <= section < self.columnCount():
            return None
        return self._columns.titles[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row_at(index)
        if row is None:
            return _heading(self.groups[index.row()], role) if index.column() == 0 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns.cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._columns.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _escaped(self._columns.tip(row))
        return None


def _heading(group: Group, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return group.shown
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return group.shown.replace("\n", ", ")
    if role == Qt.ItemDataRole.DecorationRole:
        return group.icon
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setBold(True)
        return font
    return None


def _escaped(text: str) -> str:
    """A tip that looks like rich text would be shown as such, images fetched included."""
    lines = "<br>".join(escape(line) for line in text.split("\n") if line)
    return f"<p>{lines}</p>" if lines else ""


class GroupTree(QTreeView):
    """`picked` tells that the user looks at another line, `asked` that a line is asked for.

    What is looked at and what is folded is kept by identity, through filters and new readings. Choosing a line with
    `look_at` tells nothing.
    """

    picked = pyqtSignal()
    asked = pyqtSignal(str)

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = GroupModel(columns, self)
        self._key: str | None = None
        self._folded: set[str] = set()
        self._quiet = False
        self.setModel(self.lines)
        self._prepare()
        self.collapsed.connect(lambda index: self._fold(index, True))
        self.expanded.connect(lambda index: self._fold(index, False))
        self.selectionModel().currentChanged.connect(self._looked)
        self.doubleClicked.connect(lambda _index: self.ask())
        opening = QAction(self)
        opening.setShortcuts([QKeySequence(key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)])
        opening.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        opening.triggered.connect(lambda _checked=False: self.ask())
        self.addAction(opening)

    @property
    def key(self) -> str | None:
        """The line looked at; None when none is, or when it is not shown."""
        return self.lines.key_at(self.currentIndex())

    def start_folded(self, *keys: str) -> None:
        """Groups that are folded until the user opens them."""
        self._folded.update(keys)

    def set_groups(self, groups: Sequence[Group], *, opened: bool = False) -> None:
        """Show these groups; `opened`: all of them, whatever is folded otherwise."""
        scroll = self.verticalScrollBar().value()
        with self._in_silence():
            self.lines.set_groups(groups)
            for place, group in enumerate(groups):
                index = self.lines.index(place, 0)
                self.setFirstColumnSpanned(place, QModelIndex(), True)
                self.setExpanded(index, opened or group.key not in self._folded)
            if self._key is not None:
                self._set_current(self._key)
        self.verticalScrollBar().setValue(scroll)

    def look_at(self, key: str | None) -> None:
        """Look at that line, in its group opened; None: at none."""
        self._key = key
        with self._in_silence():
            if key is None or not self._set_current(key):
                self.setCurrentIndex(QModelIndex())
                self.clearSelection()
                return
            self.scrollTo(self.currentIndex())

    def look_at_first(self) -> None:
        """Go to the list with the keyboard: to its first line when none is looked at."""
        if self.key is None and self.lines.rowCount():
            # Of a group there is nothing to look at: the line under it.
            self.setCurrentIndex(self.lines.index(0, 0, self.lines.index(0, 0)))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self) -> None:
        """Ask for the line looked at."""
        if self.key is not None:
            self.asked.emit(self.key)

    def _prepare(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(TwoLines(self))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(True)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _set_current(self, key: str) -> bool:
        index = self.lines.index_of(key)
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        return True

    def _looked(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self._quiet:
            return
        self._key = self.lines.key_at(current)
        self.picked.emit()

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        if not self._quiet:
            key = self.lines.groups[index.row()].key
            (self._folded.add if folded else self._folded.discard)(key)

    @contextmanager
    def _in_silence(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before
