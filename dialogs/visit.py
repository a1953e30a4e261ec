"""The window « Enregistrer une visite »: what was found on a site, when the next visit is, and a photograph."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from qgis.core import QgsTask
from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ..layers import schema
from ..layers.errors import RowError
from ..layers.migrations import open_base
from ..layers.open_layers import refresh_layers
from ..layers.texts import day_text, message
from ..layers.validation import sentence
from ..layers.visits import ASKED, PLANNED, read_visited, record_visit
from ..protocol.errors import Cancelled, ResorptionError
from ..protocol.months import months_after
from ..protocol.reoccupation import OCCUPIED
from ..protocol.watch_visits import NOTHING_FOUND, gaps, stated
from .background import Background
from .entry import EntryDialog
from .form import Form, FormStyle
from .next_visit import NextVisitButtons
from .telling import ERROR_TEXT
from .visit_photo import VisitPhoto

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_TABLE = schema.table("visite")
_WRITTEN = ("visite", "piece_jointe", "journal", schema.SYNTHESIS)
_TITLE_WIDTH = 130
_TITLE_HEIGHT, _SPARE = 60, 12


class VisitDialog(EntryDialog, FORM):
    """Records a visit of one site and its photograph, together; stays open with what was typed when that fails.

    `saved` brings the identity of the site; `occupied` tells after it that people were found there. Raises
    ResorptionError when the base or the site cannot be read.
    """

    saved = pyqtSignal(str)
    occupied = pyqtSignal()

    def __init__(self, base: Path, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = open_base(base)
        self._site = site
        self._recorded = False
        visited = read_visited(self._store, site, date.today())
        self._closed = visited.closed
        self._closed_on = visited.state.closed_on if visited.closed else None
        self.setupUi(self)
        self.setWindowTitle(self.tr("Enregistrer une visite : {site}").format(site=visited.name))
        self.site.setText(visited.name if visited.commune is None else f"{visited.name} ({visited.commune})")
        self.tell("" if visited.closed else self.tr("Ce site n’est pas fermé : aucune visite de veille n’y est due."))
        known = (*stated(visited.state), *gaps(visited.state)) if visited.closed else stated(visited.state)
        self.known.setText("\n".join(message(said) for said in known))
        self._background = Background(self._done, self._failed)
        self.destroyed.connect(self._background.abandon)
        self._build(base)
        self._connect()
        self._show_busy()

    @property
    def busy(self) -> bool:
        """Whether the visit is being written."""
        return self._background.running

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name imposed by Qt
        """As tall as the form needs, within the screen; the form scrolls beyond."""
        super().showEvent(event)
        self._fit()

    def has_input(self) -> bool:
        return self.form.touched or self.photo.chosen

    def accept(self) -> None:
        """Save; the window closes only once the visit and its photograph are in the base."""
        if self.busy or self.photo.busy:
            return
        wrong = [*self.form.problems(), *self.photo.problems()]
        if wrong:
            self.form.tell_all()
            self._fail(message(wrong[0]))
            return
        values = self.form.typed()
        day = values["date"]
        photo = self.photo.photo(day if isinstance(day, date) else None)
        store, site = self._store, self._site
        self.failure.hide()

        def work(task: QgsTask) -> None:
            record_visit(store, site, values, photo, task)
            # Kept here too: of a work that was stopped at its very end, the task gives back an error.
            self._recorded = True

        self._background.start(self.windowTitle(), work, lambda percent: self.progress.setValue(int(percent)))
        self._show_busy()

    def reject(self) -> None:
        """Leave; while the visit is being written, ask to stop instead."""
        if self.busy:
            self._background.cancel()
            return
        super().reject()

    def abandon(self) -> None:
        """Leave without a question; what is being copied is given up."""
        self._background.abandon()
        self.photo.stop()
        super().abandon()

    def _build(self, base: Path) -> None:
        style = FormStyle(columns=1, title_width=_TITLE_WIDTH, hints=self._hints)
        self.form = Form(_TABLE, [_TABLE.field(name) for name in ASKED], self.content, style=style)
        self.form.show_row({"site": self._site, "date": date.today()}, {}, new=True)
        self.next_visit = NextVisitButtons(self.form)
        self.form.add_below("", self.next_visit)
        self.photo = VisitPhoto(base, self.form)
        self.form.add_below(self.tr("Photo"), self.photo)
        self.content_layout.addWidget(self.form)
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self.progress.hide()
        self.form.go_to("constat")

    def _connect(self) -> None:
        self.next_visit.chosen.connect(self._plan)
        self.form.edited.connect(self._edited)
        self.photo.changed.connect(self._edited)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _hints(self, typed: Mapping[str, object]) -> dict[str, str]:
        hints: dict[str, str] = {}
        if typed["constat"] in OCCUPIED:
            hints["constat"] = self.tr(
                "Ce constat sera proposé comme réoccupation du lieu, à confirmer ou à refuser par une personne : "
                "rien n’est décidé par l’enregistrement de la visite."
            )
        elif typed["constat"] == NOTHING_FOUND:
            hints["constat"] = self.tr("Ce constat vaut pour le jour de la visite, et ne dit rien des jours suivants.")
        day, closed_on = typed["date"], self._closed_on
        if isinstance(day, date) and closed_on is not None and day < closed_on:
            hints["date"] = self.tr(
                "Cette date est antérieure à la fermeture ({day}) : la visite sera gardée, mais ne comptera pas dans la veille."
            ).format(day=day_text(closed_on))
        planned = typed[PLANNED]
        if isinstance(planned, date) and planned < date.today():
            hints[PLANNED] = self.tr("Cette date est déjà passée : la visite sera aussitôt en retard.")
        return hints

    def _plan(self, months: int) -> None:
        """So many months after the visit, as its day is typed."""
        day = self.form.typed()["date"]
        self.form.type(PLANNED, months_after(day if isinstance(day, date) else date.today(), months))

    def _edited(self) -> None:
        self.failure.hide()
        self._show_busy()
        if self.isVisible():
            self._fit()

    def _show_busy(self) -> None:
        busy = self.busy
        self.progress.setVisible(busy and self.photo.chosen)
        self.content.setEnabled(not busy)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not busy and not self.photo.busy)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("&Arrêter") if busy else self.tr("A&nnuler"))

    def _done(self, _result: object = None) -> None:
        # The task could not: layers belong to the thread of the windows.
        refresh_layers(self._store.path, _WRITTEN)
        self.photo.stop()
        super().accept()
        self.saved.emit(self._site)
        if self._closed and self.form.typed()["constat"] in OCCUPIED:
            self.occupied.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled) and self._recorded:
            self._done()
            return
        self._show_busy()
        if isinstance(error, RowError) and self.form.tell(error.field or "", message(error)):
            return
        if isinstance(error, ResorptionError):
            self._fail(sentence(error))
            return
        # Its kind only: its words could name a file, hence somebody.
        words = self.tr("La visite n’a pas été enregistrée : erreur inattendue ({detail}). Votre saisie est gardée.")
        self._fail(words.format(detail=type(error).__name__))
        raise error

    def _fail(self, text: str) -> None:
        self.failure.setText(text)
        self.failure.show()

    def _fit(self) -> None:
        self.layout.activate()
        form = self.content_layout.totalHeightForWidth(self.scroll.viewport().width())
        around = self.layout.totalHeightForWidth(self.width()) - self.scroll.sizeHint().height()
        screen = self.screen().availableGeometry()
        self.resize(self.width(), max(self.height(), min(form + around + _SPARE, screen.height() - _TITLE_HEIGHT)))
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(screen.top(), self.y() - below))
