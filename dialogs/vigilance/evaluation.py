"""« Évaluer… »: the day to evaluate on, the evaluation in the background with its progress, and what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QDate, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from ...layers.migrations import open_base
from ...layers.open_layers import current_author, refresh_layers
from ...layers.schema import SYNTHESIS
from ...layers.validation import Feedback
from ...layers.vigilance import evaluate_base
from ...layers.vigilance_board import Seen, last_change
from ..background import Background

WRITTEN = ("vigilance", "vigilance_facteur", "reoccupation", "journal", SYNTHESIS)
"""What the layers of the project show again after an evaluation."""


class DayDialog(QDialog):
    """Asks on which day to evaluate: today, or a day that is past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Évaluer les sites fermés"))
        self.setModal(True)
        self.day = QDateEdit(QDate.currentDate(), self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setMaximumDate(QDate.currentDate())
        form = QFormLayout()
        form.addRow(self.tr("&Date de référence"), self.day)
        self.note = QLabel(self.tr(
            "Les six facteurs sont évalués pour chaque site fermé à cette date, avec ce que la base en savait. "
            "Une évaluation à une date passée ne remplace pas une évaluation plus récente."
        ), self)  # fmt: skip
        self.note.setWordWrap(True)
        buttons = QDialogButtonBox(parent=self)
        buttons.addButton(self.tr("Évaluer"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Annuler"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(420)

    def chosen(self) -> date:
        """The day asked for."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day())


class Evaluation(QObject):
    """Evaluates a base, one evaluation at a time; `stop()` before it is thrown away."""

    started = pyqtSignal()
    progressed = pyqtSignal(float)
    ended = pyqtSignal(object)
    """Brings the error, or None once the results are in the base."""

    seen: Seen | None = None
    """What the last evaluation of the latest of the days evaluated has seen of the base; None: nothing yet."""

    count = 0
    """How many closed sites the last evaluation looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base: Path | None = None
        self.day: date | None = None
        """The day evaluated, or being evaluated."""
        self._next: date | None = None
        self._work = Background(self._done, self._failed)

    @property
    def running(self) -> bool:
        """Whether an evaluation is under way."""
        return self._work.running

    def start(self, base: Path, day: date) -> None:
        """Evaluate that base on that day; while it is being evaluated, once that has ended: what was said since counts."""
        if self.running and base == self._base:
            self._next = day
            return
        author, self._base, self.day = current_author(), base, day
        self._work.start(
            self.tr("Évaluation de la vigilance"),
            lambda task: _evaluate(base, day, author, task),
            self.progressed.emit,
        )
        self.started.emit()

    def cancel(self) -> None:
        """Ask the evaluation to stop: nothing is then written."""
        self._next = None
        self._work.cancel()

    def stop(self) -> None:
        """Forget the evaluation under way, and the base."""
        self._next = None
        self._work.abandon()
        self.seen = None

    def _done(self, done: tuple[Seen, int]) -> None:
        seen, self.count = done
        # That a past day was evaluated takes nothing away from what the evaluation of a later one has seen.
        if self.seen is None or seen.day >= self.seen.day:
            self.seen = seen
        if self._base is not None:
            refresh_layers(self._base, WRITTEN)
        self.ended.emit(None)
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self.ended.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        day, self._next = self._next, None
        if day is not None and self._base is not None:
            self.start(self._base, day)


def _evaluate(base: Path, day: date, author: str, feedback: Feedback) -> tuple[Seen, int]:
    """What was certainly seen of the base, and the number of sites evaluated."""
    # Asked for first: what is written meanwhile is then said to be a change, which is the safe side.
    seen = Seen(day, last_change(base))
    outcome = evaluate_base(open_base(base), day, author, feedback)
    return seen, len(outcome.results)
