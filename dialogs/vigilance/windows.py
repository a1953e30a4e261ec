"""The windows that are opened from the dock of Article 11."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...layers.migrations import open_base
from ...layers.project import base_to_edit
from ...layers.reoccupations import Reoccupation, decide
from ...layers.validation import sentence
from ...layers.vigilance_board import Board
from ...protocol.errors import ResorptionError
from ...protocol.vigilance_factors import NO, YES
from ...protocol.vigilance_sentences import Stored
from ...protocol.watch_actions import REOCCUPIED
from ..entry import EntryDialog
from ..visit import VisitDialog
from ..watch_offers import WatchOffersDialog
from .decision import DecisionDialog
from .meaning import MeaningDialog
from .settings import SettingsDialog


class VigilanceWindows(QObject):
    """`saved` tells that something was written from a window, `decided` that a re-occupation was decided on or that a
    visit found one, and `refused` brings the sentence of a window that could not be opened. `close()` at the end."""

    saved = pyqtSignal()
    decided = pyqtSignal()
    refused = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.opened: list[QDialog] = []

    def may_write(self) -> bool:
        """Whether the project may write into its base; why not is said."""
        try:
            return base_to_edit(QgsProject.instance()) is not None
        except ResorptionError as error:
            self.refused.emit(sentence(error))
            return False

    def explain(self, board: Board, base: Path) -> None:
        """What the levels mean, and the figures."""
        if self._brought_forward(MeaningDialog):
            return
        dialog = MeaningDialog(board, self._parent)
        dialog.figures_requested.connect(lambda: self.settings(base))
        self.show(dialog)

    def settings(self, base: Path) -> None:
        """The figures of the protocol."""
        if not self._brought_forward(SettingsDialog):
            self._open(lambda: SettingsDialog(base, self._parent))

    def visit(self, base: Path, site: str) -> None:
        """A visit of that site."""
        window = self._open(lambda: VisitDialog(base, site, self._parent))
        if isinstance(window, VisitDialog):
            window.occupied.connect(self.decided)

    def offer(self, base: Path, result: Stored) -> None:
        """What may be done about a site, from its result."""
        answers = {factor.code: factor.answer for factor in result.factors}
        answers[REOCCUPIED] = YES if result.level == REOCCUPIED else NO
        self._open(lambda: WatchOffersDialog(base, result.site, answers, self._parent))

    def decide(self, base: Path, row: Reoccupation, decision: str) -> None:
        """Asks before a re-occupation is confirmed or refused."""

        def write(reason: str, who: str) -> None:
            record = row.record
            decide(open_base(base), record.uuid, record.version, decision, who, date.today(), reason)

        if not self.may_write():
            return
        dialog = DecisionDialog(row, decision, write, self._parent)
        dialog.accepted.connect(self.decided)
        dialog.overtaken.connect(self.saved)
        self.show(dialog)

    def leave(self, base: Path) -> None:
        """The project goes to another base: where something is typed it still goes to the former, the rest closes."""
        for window in list(self.opened):
            if isinstance(window, EntryDialog) and window.has_input():
                window.project_left(base)
            else:
                _abandon(window)

    def close(self) -> None:
        """Close every window."""
        for window in list(self.opened):
            _abandon(window)

    def _brought_forward(self, kind: type[QDialog]) -> bool:
        """Whether such a window is open already: two of them would not know of each other."""
        window = next((window for window in self.opened if isinstance(window, kind)), None)
        if window is not None:
            window.raise_()
            window.activateWindow()
        return window is not None

    def _open(self, make: Callable[[], EntryDialog]) -> EntryDialog | None:
        """A window where something is typed; that it cannot be opened is said."""
        if not self.may_write():
            return None
        try:
            window = make()
        except ResorptionError as error:
            self.refused.emit(sentence(error))
            return None
        window.saved.connect(lambda *_what: self.saved.emit())
        self.show(window)
        return window

    def show(self, window: QDialog) -> None:
        """Show a window, and keep it as long as it is open."""
        self.opened.append(window)
        window.finished.connect(lambda _result: self._forget(window))
        window.show()

    def _forget(self, window: QDialog) -> None:
        self.opened.remove(window)
        window.deleteLater()


def _abandon(window: QDialog) -> None:
    # Some windows answer a first « Annuler » by stopping their work, and stay.
    getattr(window, "abandon", window.reject)()
