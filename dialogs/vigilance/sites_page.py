"""The tab « Sites »: the closed sites by level, searched, and all about the one that is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import QAction, QWidget

from ...layers.vigilance_board import Board
from ...protocol.plain_text import folded
from ...protocol.watch_list import FOLLOWED, WatchLine, grouped, matches
from ..commune_choice import offer_communes
from ..narrow import WIDE
from . import words
from .detail import SiteDetail
from .groups import Columns, Group, GroupTree
from .icons import level_icon

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_SITE_WIDTH = 198
_SHARES = {Qt.Orientation.Vertical: (38, 62), Qt.Orientation.Horizontal: (40, 60)}
"""Of the list and of the site, in per cent, until the user drags what is between them."""


class SitesPage(QWidget, FORM):
    """`picked` tells that the user looks at another site; `asked` brings the uuid of one whose file is asked for."""

    picked = pyqtSignal()
    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._board: Board | None = None
        self._why_empty = words.no_base()
        self._shared: Qt.Orientation | None = None
        self.tree = GroupTree(self._columns(), self.list_page)
        self.tree.setAccessibleName(self.tr("Sites fermés, par niveau"))
        self.tree.setColumnWidth(0, _SITE_WIDTH)
        self.tree.start_folded(FOLLOWED)
        self.list_layout.addWidget(self.tree)
        self.detail = SiteDetail(self.splitter)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        chain = (self.search, self.commune, self.tree, self.detail.level)
        for first, second in zip(chain, chain[1:]):
            QWidget.setTabOrder(first, second)
        self.search.setShowSearchIcon(True)
        self._connect()
        self._offer_communes(())
        self._show()

    @property
    def current(self) -> str | None:
        """The uuid of the site looked at."""
        return self.tree.key

    def show_board(self, board: Board | None, why_empty: str = "") -> None:
        """Show what was read; `why_empty` is said in place of an empty list. None: no base, or not read yet."""
        self._board, self._why_empty = board, why_empty
        lines = () if board is None else board.lines
        self._offer_communes(line.commune for line in lines)
        self._show()

    def clear(self) -> None:
        """Forget what is searched and looked at: another base."""
        self.tree.look_at(None)
        self.search.clear()
        self.commune.setCurrentIndex(0)
        self.show_board(None, words.no_base())

    def look_at(self, uuid: str | None) -> None:
        """Look at a site, if the filters show it."""
        self.tree.look_at(uuid)
        self._show_detail()

    def focus_search(self) -> None:
        """Begin a search with the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Side by side where there is room for it."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._share_room()

    def _share_room(self) -> None:
        """Once for each way of standing: what the user drags afterwards stays."""
        orientation = self.splitter.orientation()
        if self.detail.isHidden() or self._shared == orientation:
            return
        self._shared = orientation
        room = self.splitter.width() if orientation == Qt.Orientation.Horizontal else self.splitter.height()
        self.splitter.setSizes([room * share // 100 for share in _SHARES[orientation]])

    def _columns(self) -> Columns:
        return Columns(
            (self.tr("Site"), self.tr("Motif et retards")),
            key=lambda line: line.uuid, cell=self._cell, spoken=self._spoken, tip=self._tip,
        )  # fmt: skip

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.commune.currentIndexChanged.connect(self._show)
        self.tree.picked.connect(self._looked)
        self.tree.asked.connect(self.asked)
        going_down = QAction(self.search)
        going_down.setShortcuts([QKeySequence(key) for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)])
        going_down.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        going_down.triggered.connect(lambda _checked=False: self.tree.look_at_first())
        self.search.addAction(going_down)

    def _offer_communes(self, names: Iterable[str | None]) -> None:
        every, unknown = self.tr("Commune"), self.tr("Sans commune")
        offer_communes(self.commune, names, every, unknown, self.tr("Toutes les communes"))

    def _show(self, *_value: object) -> None:
        asked, commune = tuple(folded(self.search.text()).split()), self.commune.currentData()
        lines = [line for line in self._lines() if matches(line, asked, commune)]
        found = grouped(lines, date.today())
        groups = [self._group(key, rows) for key, rows in found.items() if rows]
        self.tree.set_groups(groups, opened=bool(asked) or commune is not None)
        self.empty.setText(self._why_empty or words.nothing_found())
        self.pages.setCurrentWidget(self.list_page if groups else self.empty_page)
        for widget in (self.search, self.commune):
            widget.setEnabled(bool(self._lines()))
        self._show_detail()

    def _group(self, key: str, rows: Sequence[WatchLine]) -> Group:
        return Group(key, words.group_title(key), rows, level_icon(key), words.group_note(key, rows))

    def _lines(self) -> tuple[WatchLine, ...]:
        return () if self._board is None else self._board.lines

    def _looked(self) -> None:
        self._show_detail()
        self.picked.emit()

    def _show_detail(self) -> None:
        line = self.tree.lines.row_at(self.tree.currentIndex())
        result = None if line is None or self._board is None else self._board.results.get(line.uuid)
        self.detail.setVisible(line is not None)
        self._share_room()
        self.detail.show_site(line, result)

    def _reason(self, line: WatchLine) -> str:
        return words.reason(line, None if self._board is None else self._board.results.get(line.uuid))

    def _cell(self, line: WatchLine, column: int) -> str:
        if column == 0:
            # The code comes second: cut short, a name still tells which site it is.
            return f"{line.name or line.code}\n{', '.join(filter(None, (line.code, line.commune)))}"
        return "\n".join(filter(None, (self._reason(line), words.overdue(line))))

    def _spoken(self, line: WatchLine) -> str:
        """The whole row, level included: the heading may be far above."""
        level = words.group_title(line.level) if line.level else ""
        late = words.overdue(line).removeprefix(words.LATE).strip()
        return ", ".join(filter(None, (words.site_name(line), line.commune, level, self._reason(line), late)))

    def _tip(self, line: WatchLine) -> str:
        told = (words.site_name(line), line.commune, words.closed_on(line), self._reason(line), words.overdue(line))
        return "\n".join(told)
