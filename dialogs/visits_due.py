"""The tab « Visites »: the visits of the closed sites that are overdue or to come, their route, their recording."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QWidget

from ..layers.validation import sentence
from ..layers.visit_columns import export_visits, left_out
from ..layers.visits import WatchedSite, read_watched
from ..protocol.errors import ResorptionError
from ..protocol.route import short_route
from ..protocol.site_list import NO_COMMUNE
from ..protocol.watch_visits import Due
from . import visits_words as words
from .background import Background
from .commune_choice import offer_communes
from .entry import EntryDialog
from .list_path import ask_list_path
from .narrow import WIDE, TwoLines, breakable, no_wider_than_said, room_in, share_room, shares_of, show_all
from .plan_visit import PlanVisitDialog
from .telling import ERROR_BOX, NOTICE_BOX, tell
from .visit import VisitDialog
from .visits_model import NARROW, VisitsModel, told_of

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_SOON = timedelta(days=30)

Keep = Callable[[WatchedSite], bool]
Make = Callable[[Path, str, QWidget], EntryDialog]


class VisitsDue(QWidget, FORM):
    """The visits of one base: `set_base` says which one, `refresh` reads it again, `stop()` before it is thrown away.

    `site_requested` brings the uuid of a site whose file is asked for, `saved` that of one that has a new visit or a
    new date; `occupied` tells that a visit has found people.
    """

    site_requested = pyqtSignal(str)
    saved = pyqtSignal(str)
    occupied = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._base: Path | None = None
        self._sites: tuple[WatchedSite, ...] = ()
        self._known = False
        self._again = False
        self._failure = ""
        self._route_told = ""
        self._narrow: bool | None = None
        self.dialog: EntryDialog | None = None
        self._reading = Background(self._read, self._failed)
        self._export = Background(self._exported, self._export_failed)
        self.destroyed.connect(self._reading.abandon)
        self.destroyed.connect(self._export.abandon)
        self.model = VisitsModel(self)
        self._prepare()
        self._connect()
        self._show()

    @property
    def busy(self) -> bool:
        """Whether the base is being read, or the list written."""
        return self._reading.running or self._export.running

    def set_base(self, base: Path | None) -> None:
        """List the visits of that base, or of none. Told the same base again, it reads nothing."""
        if base == self._base:
            return
        if self.dialog is not None and self._base is not None:
            self.dialog.project_left(self._base)
        self._base, self._known, self._again, self._failure = base, False, False, ""
        self._reading.abandon()
        self._sites = ()
        tell(self.notice, "")
        self._offer_communes()
        self._uncheck_route()
        self._list(())
        self.refresh()

    def refresh(self) -> None:
        """Read the base again, in the background; what is chosen and filtered stays."""
        base = self._base
        if base is None:
            return
        if self._reading.running:
            self._again = True
            return
        today = date.today()
        self._reading.start(self.tr("Lecture des visites"), lambda _task: read_watched(base, today), hidden=True)

    def stop(self) -> None:
        """Forget what is under way."""
        self._reading.abandon()
        self._export.abandon()
        self._base = None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Every column where there is room for them."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def _lay_out(self, width: int) -> None:
        narrow, header = width < WIDE, self.list.header()
        self.model.set_narrow(narrow)
        if narrow:
            share_room(header, room_in(self.list, width, self.layout), shares_of(self.model.columns, NARROW))
        elif self._narrow is not False:
            show_all(header, [column.width for column in self.model.columns])
        self._narrow = narrow

    def current(self) -> WatchedSite | None:
        """The site looked at, None when none is."""
        index = self.list.currentIndex()
        return self.model.sites[index.row()] if index.isValid() else None

    def _prepare(self) -> None:
        self.notice.hide()
        self.list.setModel(self.model)
        self.list.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.list.setSortingEnabled(True)
        self.list.header().setStretchLastSection(False)
        self.list.setItemDelegate(TwoLines(self.list))
        for text, code in (
            (self.tr("En retard ou à venir"), "attendues"),
            (self.tr("En retard"), "retard"),
            (self.tr("Jamais visités depuis la fermeture"), "jamais"),
            (self.tr("Prévues dans les 30 jours"), "bientot"),
            (self.tr("Tous les sites fermés"), "tous"),
        ):
            self.shown.addItem(text, code)
        self.detail.setMinimumHeight(3 * self.fontMetrics().height())
        no_wider_than_said(self.record, self.plan, self.route, self.open_file, self.export_list)

    def _connect(self) -> None:
        self.shown.currentIndexChanged.connect(self._filter)
        self.commune.currentIndexChanged.connect(self._filter)
        self.list.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.model.modelReset.connect(self._show_current)
        self.list.activated.connect(self._ask_file)
        self.record.clicked.connect(lambda: self._open(VisitDialog))
        self.plan.clicked.connect(lambda: self._open(PlanVisitDialog))
        self.route.toggled.connect(self._toggle_route)
        self.open_file.clicked.connect(lambda: self._ask_file(self.list.currentIndex()))
        self.export_list.clicked.connect(self._ask_export)
        self.retry.clicked.connect(self.refresh)

    def _read(self, sites: tuple[WatchedSite, ...] | None) -> None:
        if self._failure:
            self._clear()
        self._known, self._failure = True, ""
        # A task brings nothing rather than an empty list.
        self._sites = sites or ()
        self._offer_communes()
        if self.route.isChecked():
            self._keep_route()
        else:
            self._filter()
        again, self._again = self._again, False
        if again:
            self.refresh()

    def _keep_route(self) -> None:
        """A visit has been recorded on the way: the steps stay, that one with what was found."""
        known = {site.uuid: site for site in self._sites}
        self._list([known[step.uuid] for step in self.model.sites if step.uuid in known], numbered=True)

    def _failed(self, error: Exception) -> None:
        self._again = False
        self._failure = _told(error, self.tr("Les visites n’ont pas pu être lues ({kind})."))
        tell(self.notice, self._failure, ERROR_BOX)
        self._show()

    def _offer_communes(self) -> None:
        """The communes of the closed sites; the one chosen stays."""
        names = [site.commune for site in self._sites]
        offer_communes(self.commune, names, self.tr("Toutes les communes"), self.tr("Commune inconnue"))

    def _kept(self) -> list[WatchedSite]:
        keep, commune = self._keep()[self.shown.currentData()], self.commune.currentData()
        return [site for site in self._sites if keep(site) and commune in (None, site.commune or NO_COMMUNE)]

    def _keep(self) -> dict[str, Keep]:
        soon = date.today() + _SOON
        return {
            "attendues": lambda site: site.state.due is not Due.UNPLANNED,
            "retard": lambda site: site.state.due is Due.OVERDUE,
            "jamais": lambda site: site.state.last is None,
            "bientot": lambda site: site.state.due is Due.COMING and (site.state.planned or soon) <= soon,
            "tous": lambda site: True,
        }

    def _filter(self) -> None:
        """What the filters keep, in the order of the delays: a route was that of other sites."""
        if not self._failure:
            tell(self.notice, "")
        self._uncheck_route()
        self._list(self._kept())

    def _list(self, sites: Sequence[WatchedSite], numbered: bool = False) -> None:
        current = self.current()
        self.model.show(sites, numbered)
        row = -1 if current is None else self.model.row_of(current.uuid)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        self._show()

    def _uncheck_route(self) -> None:
        self.route.blockSignals(True)
        self.route.setChecked(False)
        self.route.blockSignals(False)

    def _show(self) -> None:
        """What is shown instead of the list when it is empty, the totals, what can be done."""
        empty = self._why_empty()
        self.empty.setText(empty)
        self.pages.setCurrentWidget(self.empty_page if empty else self.list_page)
        self.retry.setVisible(bool(self._failure))
        self.totals.setText(words.counted(self.model.sites, len(self._sites)) if self._sites else "")
        for widget in (self.shown, self.commune):
            widget.setEnabled(bool(self._sites))
        self._show_current()

    def _why_empty(self) -> str:
        if self._base is None:
            return words.no_base()
        if not self._known:
            return "" if self._failure else words.being_read()
        if not self._sites:
            return words.no_closed_site()
        return "" if self.model.sites else words.nothing_found()

    def _show_current(self) -> None:
        site = self.current()
        self.detail.setText("" if site is None else breakable(f"{site.code} – {site.name}\n{told_of(site)}"))
        for button in (self.record, self.open_file):
            button.setEnabled(site is not None)
        self.plan.setEnabled(site is not None and site.visited)
        unvisited = self.tr("Ce site n’a encore aucune visite : enregistrez-en une, avec la date de la suivante.")
        usual = self.tr("Donner la date de la prochaine visite du site")
        self.plan.setToolTip(unvisited if site is not None and not site.visited else usual)
        self.route.setEnabled(self.route.isChecked() or len(self.model.sites) > 1)
        self.export_list.setEnabled(bool(self.model.sites) and not self._export.running)

    def _ask_file(self, index: QModelIndex) -> None:
        if index.isValid():
            self.site_requested.emit(self.model.sites[index.row()].uuid)

    def _open(self, make: Make) -> None:
        """One window at a time: what is typed in another one is not left behind."""
        site = self.current()
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            self.dialog.remind(self.tr("Terminez ou annulez d’abord cette saisie."))
            return
        if site is None or self._base is None:
            return
        try:
            dialog = make(self._base, site.uuid, self)
        except ResorptionError as error:
            tell(self.notice, sentence(error), ERROR_BOX)
            return
        self._clear()
        self.dialog = dialog
        dialog.saved.connect(self._saved)  # type: ignore[attr-defined]
        if isinstance(dialog, VisitDialog):
            dialog.occupied.connect(self.occupied)
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.show()

    def _closed(self, dialog: EntryDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _saved(self, site: str) -> None:
        self.refresh()
        self.saved.emit(site)

    def _toggle_route(self, wanted: bool) -> None:
        """The sites selected, or all those shown, in the order of a short way from the current one; or back."""
        tell(self.notice, "")
        if not wanted:
            self._list(self._kept())
            return
        chosen = self._chosen()
        placed = [site for site in chosen if site.place is not None]
        try:
            found = short_route([site.place for site in placed if site.place is not None], self._start(placed))
        except ResorptionError as error:
            self._uncheck_route()
            tell(self.notice, sentence(error), ERROR_BOX)
            return
        self._list([placed[place] for place in found.order], numbered=True)
        self._route_told = words.route(len(placed), found.length, len(chosen) - len(placed))
        self._clear()

    def _clear(self) -> None:
        """What was said last is over; the length of the route is said as long as it is shown."""
        tell(self.notice, self._route_told if self.route.isChecked() else "", NOTICE_BOX)

    def _chosen(self) -> list[WatchedSite]:
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.model.sites[row] for row in rows] if len(rows) > 1 else list(self.model.sites)

    def _start(self, placed: Sequence[WatchedSite]) -> int:
        current = self.current()
        return next((place for place, site in enumerate(placed) if site is current), 0)

    def _ask_export(self) -> None:
        if self._base is None:
            return
        path = ask_list_path(self, self._base, "visites", self.tr("Exporter la liste des visites"))
        if path is None:
            return
        sites, numbered = list(self.model.sites), self.route.isChecked()
        self._export.start(
            self.tr("Export de la liste des visites"), lambda task: export_visits(path, sites, numbered, task)
        )
        self._show_current()

    def _exported(self, path: Path) -> None:
        tell(self.notice, " ".join(self._export_words(path)), NOTICE_BOX)
        self._show_current()

    def _export_words(self, path: Path) -> Iterator[str]:
        yield self.tr("Liste exportée dans « {path} ».").format(path=path)
        hidden = left_out()
        if hidden:
            kept = self.tr("Colonnes non exportées, car les partenaires ne peuvent pas les lire : {columns}.")
            yield kept.format(columns=", ".join(hidden))

    def _export_failed(self, error: Exception) -> None:
        tell(self.notice, _told(error, self.tr("La liste n’a pas pu être écrite ({kind}).")), ERROR_BOX)
        self._show_current()


def _told(error: Exception, unexpected: str) -> str:
    """The sentence of an error; of one that nobody expected its kind only, for its words could quote a cell."""
    return sentence(error) if isinstance(error, ResorptionError) else unexpected.format(kind=type(error).__name__)
