"""The dock « Vigilance – Article 11 »: the closed sites by level and why, re-occupations to confirm, visits, uses."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QWidget

from ..layers.vigilance_board import Board, read_board
from ..protocol.errors import Cancelled
from ..protocol.watch_list import freshness
from .background import Background
from .prevention import PreventionPanel
from .searched_dock import PROBLEM_STYLE, SETTLE_MS, SearchedDock
from .telling import NOTICE_BOX
from .vigilance import words
from .vigilance.evaluation import DayDialog, Evaluation
from .vigilance.on_map import OnMap
from .vigilance.proposals import ProposalsPage
from .vigilance.sites_page import SitesPage
from .vigilance.windows import VigilanceWindows
from .visits_due import VisitsDue

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class VigilanceDock(SearchedDock, FORM):
    """The follow-up of the closed sites of one base.

    `set_base` says which one; `file_requested` brings the uuid of a site whose file is asked for, and a table of the
    base when it is where something is missing; `changed` tells that something was saved from here. `stop()` before it
    is thrown away.
    """

    file_requested = pyqtSignal(str, str)
    changed = pyqtSignal()

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(iface, parent)
        self.setupUi(self)
        self._base: Path | None = None
        self._board: Board | None = None
        self._stopped = False
        self._again = False
        self._waiting = False
        self.windows = VigilanceWindows(self)
        self._reading = Background(self._read, self._failed)
        self.evaluation = Evaluation(self)
        self.sites = SitesPage(self.tabs)
        self.proposals = ProposalsPage(self.tabs)
        self.visits = VisitsDue(self.tabs)
        self.uses = PreventionPanel(self.tabs)
        self._panels: tuple[VisitsDue | PreventionPanel, ...] = (self.visits, self.uses)
        self._given: set[QWidget] = set()
        self._stale: set[QWidget] = set()
        self.on_map = OnMap(iface, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.refresh)
        self._dress()
        self._connect()
        self._show_state()

    def set_base(self, base: Path | None) -> None:
        """Follow the closed sites of that base, or of none. Told the same base again, it reads nothing."""
        if base == self._base:
            return
        self._leave_base()
        self._base, self._board, self._again = base, None, False
        self.problem_frame.hide()
        self.sites.clear()
        self.on_map.set_base(base)
        for panel in self._panels:
            panel.set_base(None)
        self._given.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the base again, in the background; what is looked at, searched and folded stays.

        While nobody sees the dock nothing is read: it is when it is shown.
        """
        base = self._base
        self._waiting = base is not None and self.isHidden()
        if base is None or self._waiting:
            self._show_state()
            return
        self._stale = set(self._panels)
        self._show_panel()
        if self._reading.running:
            self._again = True
            return
        today, seen = date.today(), self.evaluation.seen
        self._reading.start(
            self.tr("Lecture des sites fermés"), lambda _task: read_board(base, today, seen), hidden=True
        )
        self._show_state()

    def evaluate_on(self, day: date) -> None:
        """Evaluate every closed site on that day, in the background."""
        if self._base is not None and self.windows.may_write():
            self.evaluation.start(self._base, day)

    def stop(self) -> None:
        """Listen no more and forget what is under way."""
        if self._stopped:
            return
        self._stopped = True
        self._leave_base()
        self.windows.close()
        for panel in self._panels:
            panel.stop()
        self.on_map.stop()
        self._base = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Read what was left for now."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def focus_search(self) -> None:
        """Begin a search with the keyboard."""
        self.tabs.setCurrentWidget(self.sites)
        if self.sites.search.isEnabled():
            self.sites.focus_search()
        else:
            # Nothing to search yet: one Tab away from it.
            self.tabs.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_panel(self, *_place: object) -> None:
        """The tab in front reads the base when it has not, or when the base has changed since."""
        panel = next((panel for panel in self._panels if panel is self.tabs.currentWidget()), None)
        if panel is None or self._base is None or panel not in self._stale:
            return
        self._stale.discard(panel)
        if panel in self._given:
            panel.refresh()
        else:
            self._given.add(panel)
            panel.set_base(self._base)

    def _leave_base(self) -> None:
        self._reading.abandon()
        self.evaluation.stop()
        self._settled.stop()
        if self._base is not None:
            self.windows.leave(self._base)

    def _dress(self) -> None:
        self.problem_frame.setStyleSheet(PROBLEM_STYLE)
        self.problem_frame.hide()
        self.progress_row.hide()
        for page, title in (
            (self.sites, self.tr("Sites")),
            (self.proposals, self.tr("À confirmer")),
            (self.visits, self.tr("Visites")),
            (self.uses, self.tr("Usages à décider")),
        ):
            self.tabs.addTab(page, title)
        self.tabs.setAccessibleName(self.windowTitle())
        # Four titles in a narrow dock: none of them scrolled out of sight.
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.meaning.setStyleSheet("text-decoration: underline;")
        # The pages came after the buttons that stand under them.
        for first, second in ((self.uses.export_all, self.meaning), (self.meaning, self.figures)):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_panel)
        self.on_map.changed.connect(self._settled.start)
        self.on_map.picked.connect(self._map_picked)
        self.retry.clicked.connect(self.refresh)
        self.evaluate.clicked.connect(self._ask_day)
        self.cancel.clicked.connect(self.evaluation.cancel)
        self.meaning.clicked.connect(self._explain)
        self.figures.clicked.connect(self._open_settings)
        self.evaluation.started.connect(self._show_state)
        self.evaluation.progressed.connect(lambda percent: self.progress.setValue(round(percent)))
        self.evaluation.ended.connect(self._evaluated)
        self.sites.picked.connect(lambda: self.on_map.look_at(self.sites.current))
        self.sites.asked.connect(lambda site: self.file_requested.emit(site, ""))
        self.windows.saved.connect(self._saved)
        self.windows.decided.connect(self._decided)
        self.windows.refused.connect(lambda why: self._say(why, Qgis.MessageLevel.Warning))
        detail = self.sites.detail
        detail.file_requested.connect(self.file_requested)
        detail.zoom_requested.connect(lambda site: self._zoom([site]))
        detail.visit_requested.connect(self._record_visit)
        detail.offer_requested.connect(self._offer)
        self.proposals.file_requested.connect(lambda site: self.file_requested.emit(site, ""))
        self.proposals.zoom_requested.connect(self._zoom)
        self.proposals.decision_requested.connect(self._ask_decision)
        self.visits.site_requested.connect(lambda site: self.file_requested.emit(site, ""))
        self.visits.saved.connect(lambda _site: self._saved())
        self.visits.occupied.connect(self._decided)
        self.uses.site_requested.connect(lambda site: self.file_requested.emit(site, ""))
        self.uses.use_requested.connect(lambda site: self.file_requested.emit(site, "usage_site"))

    def _read(self, board: Board) -> None:
        self._board = board
        self.on_map.show_board(board)
        self.problem_frame.hide()
        self._show_state()
        again, self._again = self._again, False
        if again:
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self.problem.setText(self.told(error))
        self.problem_frame.show()
        self._again = False
        self._show_state()

    def _show_state(self) -> None:
        """What was read, or why there is nothing; what can be done."""
        board, empty = self._board, self._why_empty()
        self.sites.show_board(board, empty)
        self.proposals.show_board(board, empty if board is None else "")
        count = self.proposals.waiting
        title = self.tr("À confirmer ({count})").format(count=count) if count else self.tr("À confirmer")
        self.tabs.setTabText(self.tabs.indexOf(self.proposals), title)
        has_sites = board is not None and bool(board.lines)
        self._show_evaluation(board if has_sites else None)
        running = self.evaluation.running
        self.progress_row.setVisible(running)
        self.evaluate.setEnabled(has_sites and not running and self.problem_frame.isHidden())
        self.meaning.setEnabled(board is not None)
        self.figures.setEnabled(board is not None)
        self.retry.setEnabled(not self._reading.running)

    def _show_evaluation(self, board: Board | None) -> None:
        self.evaluated.setVisible(board is not None)
        if board is None:
            return
        told = freshness(board.lines, board.changed, date.today())
        version = max((result.version for result in board.results.values()), default="")
        self.evaluated.setText(words.evaluated(told, version))
        tell_old = told.newest is None or told.never or told.changed or told.old
        self.evaluated.setStyleSheet(NOTICE_BOX if tell_old else "")

    def _why_empty(self) -> str:
        if self._base is None:
            return words.no_base()
        if self._board is None:
            return words.being_read() if self.problem_frame.isHidden() else words.not_read()
        return "" if self._board.lines else words.no_closed_site()

    def _ask_day(self) -> None:
        dialog = DayDialog(self)
        dialog.accepted.connect(lambda: self.evaluate_on(dialog.chosen()))
        self.windows.show(dialog)

    def _evaluated(self, error: Exception | None) -> None:
        self.progress.setValue(0)
        if isinstance(error, Cancelled):
            self._say(self.told(error), Qgis.MessageLevel.Info)
        elif error is not None:
            self._say(self.told(error), Qgis.MessageLevel.Warning)
        else:
            self.changed.emit()
            if self.evaluation.day not in (None, date.today()):
                self._say(words.evaluated_on(self.evaluation.day, self.evaluation.count))
        self.refresh()

    def _ask_decision(self, uuid: str, decision: str) -> None:
        board = self._board
        row = None if board is None else next((row for row in board.reoccupations if row.uuid == uuid), None)
        if row is not None and self._base is not None:
            self.windows.decide(self._base, row, decision)

    def _decided(self) -> None:
        """What a person has just said changes levels, or is to be proposed: nobody should have to ask for it."""
        self.changed.emit()
        self.evaluate_on(date.today())
        self.refresh()

    def _explain(self) -> None:
        if self._board is not None and self._base is not None:
            self.windows.explain(self._board, self._base)

    def _open_settings(self) -> None:
        if self._base is not None:
            self.windows.settings(self._base)

    def _record_visit(self, site: str) -> None:
        if self._base is not None:
            self.windows.visit(self._base, site)

    def _offer(self, site: str) -> None:
        result = None if self._board is None else self._board.results.get(site)
        if self._base is not None and result is not None:
            self.windows.offer(self._base, result)

    def _saved(self) -> None:
        self.changed.emit()
        self.refresh()

    def _map_picked(self, site: str) -> None:
        if site != self.sites.current:
            self.sites.look_at(site)

    def _zoom(self, uuids: list[str]) -> None:
        if not self.on_map.zoom(uuids):
            self._say(self.tr("Ce site n’est pas sur la carte : il n’a pas de contour, ou ses couches ont été retirées du projet."),
                      Qgis.MessageLevel.Warning)  # fmt: skip

    def _say(self, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Success) -> None:
        self.say(self.windowTitle(), text, level)
