"""The dock « Sites »: every site of the base, searched, filtered, sorted, selected with the map, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..layers.site_list import read_sites
from ..protocol.errors import ResorptionError
from ..protocol.site_list import SiteLine, totals
from . import sites_words as words
from .background import Background
from .searched_dock import PROBLEM_STYLE, SETTLE_MS, SearchedDock
from .site_layers import SiteLayers
from .sites_export import SitesExport
from .sites_filters import SitesFilters
from .sites_table import SitesTable

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_SELECT_MS = 120
"""The map is drawn again for each selection: not at each line that the arrow keys go over."""

_BUTTON_MARGIN = 16


class SitesDock(SearchedDock, FORM):
    """The list of the sites of one base.

    `set_base` says which one, `site_requested` brings the uuid of a site whose file is asked for. `stop()` before it
    is thrown away.
    """

    site_requested = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.setupUi(self)
        self._base: Path | None = None
        self._fids: dict[str, int] = {}
        self._uuids: dict[int, str] = {}
        self._known = False
        self._stopped = False
        self._again = False
        self._reading = Background(self._read, self._failed)
        self._export = SitesExport(self, self._say, self._export_failed)
        self.filters = SitesFilters(self.contents)
        self.filters_place.addWidget(self.filters)
        self.table = SitesTable(self.list_page)
        self.table.setAccessibleName(self.tr("Liste des sites"))
        self.list_layout.addWidget(self.table)
        self.layers = SiteLayers(self)
        self._settled = self._timer(SETTLE_MS, self.refresh)
        self._picked = self._timer(_SELECT_MS, self._select_on_map)
        self._dress()
        self._connect()
        self._show_state()

    def set_base(self, base: Path | None) -> None:
        """List the sites of that base, or of none. Told the same base again, it reads nothing."""
        if base == self._base:
            return
        self._base, self._known, self._again = base, False, False
        self._reading.abandon()
        self._settled.stop()
        self._picked.stop()
        self.problem_frame.hide()
        self._set_lines(())
        self.table.select(())
        self.filters.clear()
        self.layers.set_base(base)
        self.refresh()

    def refresh(self) -> None:
        """Read the base again, in the background; what is selected, filtered and looked at stays."""
        base = self._base
        if base is None:
            self._show_state()
            return
        if self._reading.running:
            self._again = True
            return
        self._reading.start(self.tr("Lecture des sites"), lambda _task: read_sites(base), hidden=True)
        self._show_state()

    def shown(self) -> list[str]:
        """The uuids of the sites shown, in the order shown."""
        return [line.uuid for line in self.table.sites.rows]

    def current(self) -> str | None:
        """The uuid of the site looked at, None when none is."""
        return self.table.current()

    def select(self, uuid: str) -> None:
        """Select a site in the list, if it is shown there, and on the map."""
        self.table.select((uuid,))
        self._select_on_map()

    def stop(self) -> None:
        """Listen no more and forget what is under way; the layout of the table is kept for the next time."""
        if self._stopped:
            return
        self._stopped = True
        self._settled.stop()
        self._picked.stop()
        self._reading.abandon()
        self._export.stop()
        self.layers.stop()
        self.table.save_layout()
        self._base = None

    def focus_search(self) -> None:
        """Begin a search with the keyboard."""
        self.filters.focus_search()

    def _timer(self, interval_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(run)
        return timer

    def _dress(self) -> None:
        self.problem_frame.setStyleSheet(PROBLEM_STYLE)
        self.problem_frame.hide()
        for button in (self.open_file, self.zoom, self.export_list):
            # Styles give a button the width of a window's own: four would not fit in a narrow dock.
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(button.text()) + _BUTTON_MARGIN)
        self.columns.setIcon(QgsApplication.getThemeIcon("/mActionOpenTable.svg"))
        self.columns.setMenu(QMenu(self.columns))
        chain = (self.filters.overdue, self.table, self.open_file, self.zoom, self.export_list, self.columns)
        for first, second in zip(chain, chain[1:]):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.filters.left.connect(self.table.look_at_first)
        self.table.picked.connect(self._table_picked)
        self.table.asked.connect(self.site_requested)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._refresh_buttons())
        self.layers.selected.connect(self._map_picked)
        self.layers.changed.connect(self._settled.start)
        self.open_file.clicked.connect(self.table.ask)
        self.zoom.clicked.connect(self._zoom)
        self.export_list.clicked.connect(self._export_list)
        self.retry.clicked.connect(self.refresh)
        self.columns.menu().aboutToShow.connect(lambda: self.table.fill_column_menu(self.columns.menu()))

    def _read(self, lines: tuple[SiteLine, ...] | None) -> None:
        first, self._known = not self._known, True
        self.problem_frame.hide()
        # A task brings nothing rather than an empty list.
        self._set_lines(lines or ())
        self._follow_map(first)
        self._read_again()

    def _follow_map(self, scroll: bool) -> None:
        """What was selected on the map before its sites were known, and no more what is deleted."""
        chosen = {self._uuids[fid] for fid in self.layers.selection if fid in self._uuids}
        if chosen != self.table.selected() and not self._picked.isActive():
            self.table.select(chosen, scroll)
            self._refresh_buttons()

    def _failed(self, error: Exception) -> None:
        self.problem.setText(self.told(error))
        self.problem_frame.show()
        self._again = False
        self._show_state()

    def _read_again(self) -> None:
        again, self._again = self._again, False
        if again:
            self.refresh()

    def _set_lines(self, lines: tuple[SiteLine, ...]) -> None:
        self._fids = {line.uuid: line.fid for line in lines}
        self._uuids = {line.fid: line.uuid for line in lines}
        self.filters.set_lines(lines)
        self.table.sites.set_lines(lines)
        self._show_state()

    def _filter(self) -> None:
        self.table.sites.set_filters(self.filters.filters())
        self._show_state()

    def _show_state(self) -> None:
        """What is shown instead of the list when it is empty, the totals, what can be done."""
        sites = self.table.sites
        empty = self._why_empty()
        self.empty.setText(empty)
        self.pages.setCurrentWidget(self.empty_page if empty else self.list_page)
        self.totals.setText(words.counted(totals(sites.rows), len(sites.lines)) if sites.lines else "")
        away = not self.problem_frame.isHidden()
        for widget in (self.filters, self.table):
            widget.setEnabled(bool(sites.lines) and not away)
        self.retry.setEnabled(not self._reading.running)
        self._refresh_buttons()

    def _why_empty(self) -> str:
        if self._base is None:
            return words.no_base()
        if not self._known:
            return "" if not self.problem_frame.isHidden() else words.being_read()
        if not self.table.sites.lines:
            return words.no_site()
        return "" if self.table.sites.rows else words.nothing_found()

    def _refresh_buttons(self) -> None:
        ready = self.table.isEnabled() and self.current() is not None
        self.open_file.setEnabled(ready)
        self.zoom.setEnabled(ready)
        self.export_list.setEnabled(self.table.isEnabled() and bool(self.table.sites.rows))
        self.columns.setEnabled(self._base is not None)

    def _table_picked(self) -> None:
        self._picked.start()
        self._refresh_buttons()

    def _select_on_map(self) -> None:
        self._picked.stop()
        self.layers.select(self._fids[uuid] for uuid in self.table.selected() if uuid in self._fids)

    def _map_picked(self, _fids: frozenset[int]) -> None:
        # The map was touched last: what the table was about to ask is out of date.
        self._picked.stop()
        self._follow_map(scroll=True)

    def _zoom(self) -> None:
        chosen = [line.uuid for line in self.table.sites.rows if line.uuid in self.table.selected()]
        uuids = chosen or [self.current()]
        canvas = self._iface.mapCanvas()
        target = canvas.mapSettings().destinationCrs()
        extent = self.layers.extent(target, [self._fids[uuid] for uuid in uuids if uuid in self._fids])
        if extent is None:
            self._say(self.tr("Ce site n’est pas sur la carte : il n’a pas de contour, ou ses couches ont été retirées du projet."),
                      Qgis.MessageLevel.Warning)  # fmt: skip
            return
        canvas.setExtent(extent)
        canvas.refresh()

    def _export_list(self) -> None:
        if self._base is None:
            return
        try:
            self._export.run(self._base, self.table.visible_columns(), self.table.sites.rows)
        except ResorptionError as error:
            self._export_failed(error)

    def _export_failed(self, error: Exception) -> None:
        self._say(self.told(error), Qgis.MessageLevel.Warning)

    def _say(self, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Success) -> None:
        self.say(self.tr("Sites"), text, level)
