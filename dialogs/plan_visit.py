"""The window « Planifier la visite »: the date of the next visit of a site, written on its last one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ..layers.errors import ConflictError, RowError
from ..layers.migrations import open_base
from ..layers.texts import coded, day_text, message
from ..layers.visits import PLANNED, NeverVisited, VisitedSite, plan_visit, read_visited
from ..protocol.errors import ResorptionError
from ..protocol.months import months_after
from ..protocol.watch_visits import gaps
from .entry import EntryDialog
from .next_visit import NextVisitButtons
from .row import tell_refusal
from .rows import Rows
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_NEXT = f"visite.{PLANNED}"


class PlanVisitDialog(EntryDialog, FORM):
    """Plans the next visit of one site. `saved` brings the identity of the site.

    Raises ResorptionError when the base or the site cannot be read, or when the site has no visit yet: no row could
    hold the date.
    """

    saved = pyqtSignal(str)

    def __init__(self, base: Path, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._site = site
        self._visited = self._read()
        self.setupUi(self)
        self.tell("")
        self.setWindowTitle(self.tr("Planifier la visite : {site}").format(site=self._visited.name))
        self._rows = Rows(self)
        self._rows.add(_NEXT, self.form)
        self._rows.require(_NEXT)
        self.next_visit = NextVisitButtons(self)
        self.form.addRow("", self.next_visit)
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self._show_known()
        planned = self._visited.state.planned
        to_come = planned is not None and planned >= date.today()
        self._rows.fill("visite", {PLANNED: planned if to_come else None})
        self._rows.changed.connect(self._refresh)
        self.next_visit.chosen.connect(self._choose)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._rows[_NEXT].setFocus()
        self._refresh()

    def has_input(self) -> bool:
        return self._rows.touched

    def accept(self) -> None:
        """Save; the window closes only once the date is in the base."""
        day = self._day()
        if day is None:
            return
        try:
            plan_visit(open_base(self._base), self._visited, day)
        except ResorptionError as error:
            self._show_failure(error)
            return
        super().accept()
        self.saved.emit(self._site)

    def _read(self) -> VisitedSite:
        visited = read_visited(open_base(self._base), self._site, date.today())
        if visited.last is None:
            raise NeverVisited(visited.name)
        return visited

    def _day(self) -> date | None:
        day = self._rows.value(_NEXT)
        return day if isinstance(day, date) else None

    def _choose(self, months: int) -> None:
        """So many months from today: the last visit may be long past."""
        row = self._rows[_NEXT]
        row.editor.set_value(months_after(date.today(), months))
        row.touched = True
        self._refresh()

    def _show_known(self) -> None:
        visited = self._visited
        where = visited.name if visited.commune is None else f"{visited.name} ({visited.commune})"
        self.site.setText(where)
        told = [message(said) for said in gaps(visited.state)] if visited.closed else []
        if visited.last is not None:
            text = self.tr("La date s’inscrit sur la dernière visite, celle du {day} ({found}).")
            values = visited.last.values
            told.append(text.format(day=day_text(values["date"]), found=coded("constat_visite", values["constat"])))
        self.known.setText("\n".join(told))

    def _refresh(self) -> None:
        self.failure.hide()
        self._rows[_NEXT].tell("")
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        ready = self._day() is not None
        button.setEnabled(ready)
        button.setToolTip("" if ready else self.tr("Donnez la date de la prochaine visite."))
        self._grow()

    def _grow(self) -> None:
        """As tall as what is said needs."""
        self.layout.activate()
        self.resize(self.width(), max(self.height(), self.layout.totalHeightForWidth(self.width())))

    def _show_failure(self, error: ResorptionError) -> None:
        """What somebody else has recorded is read again at once: only a date was typed here."""
        about_day = isinstance(error, RowError) and error.field == PLANNED
        tell_refusal(error, self._rows[_NEXT] if about_day else None, self.failure)
        if isinstance(error, ConflictError):
            self._read_again()
        self._grow()

    def _read_again(self) -> None:
        try:
            self._visited = self._read()
        except ResorptionError as error:
            self.failure.setText(message(error))
            self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
            return
        self._show_known()
        self.remind(self.tr("La base a été relue. Votre saisie est gardée : vérifiez-la, puis enregistrez."))
