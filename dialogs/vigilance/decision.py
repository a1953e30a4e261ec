"""The question before a re-occupation is confirmed or refused: what it will mean, why, and who decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ...layers.open_layers import current_author
from ...layers.reoccupations import Reoccupation
from ...layers.schema import table
from ...layers.texts import message
from ...layers.validation import sentence
from ...layers.vigilance_board import Board
from ...protocol.errors import ResorptionError
from ...protocol.sensitive import doubts
from ..entry import EntryDialog
from ..telling import DOUBT_TEXT, ERROR_TEXT, tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

CONFIRMED, REFUSED = "confirmee", "refusee"

Decide = Callable[[str, str], None]
"""From the reason and who decides: writes the decision. Raises ResorptionError."""


class DecisionDialog(EntryDialog, FORM):
    """Asks, then calls `decide`; stays open with what was typed when nothing could be written."""

    def __init__(
        self, board: Board, row: Reoccupation, decision: str, decide: Decide, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setModal(True)
        self.tell("")
        self._decision, self._decide = decision, decide
        self._closed, self._new = _name(board, row.closed), _name(board, row.new)
        self.question.setText(self._question())
        font = self.question.font()
        font.setBold(True)
        self.question.setFont(font)
        self.motive.setText(self.tr("Proposée parce que : {motive}").format(motive=row.motive))
        self.meaning.setText(self._meaning())
        self.by.setText(current_author())
        self._by = self.by.text()
        tell(self.failure, "")
        self._name_buttons()
        self.reason.textChanged.connect(self._refresh)
        self.by.textChanged.connect(self._refresh)
        self._refresh()
        self.reason.setFocus()

    def has_input(self) -> bool:
        return bool(self.reason.text().strip()) or self.by.text() != self._by

    def accept(self) -> None:
        """Write the decision; the window closes only once it is in the base."""
        if self._missing():
            return
        try:
            self._decide(self.reason.text().strip(), self.by.text().strip())
        except ResorptionError as error:
            tell(self.failure, sentence(error), ERROR_TEXT)
            return
        super().accept()

    def _name_buttons(self) -> None:
        confirming = self._decision == CONFIRMED
        self.setWindowTitle(self.tr("Confirmer une réoccupation") if confirming else self.tr("Refuser une proposition"))
        self.agree = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.agree.setText(self.tr("Confirmer la réoccupation") if confirming else self.tr("Refuser la proposition"))
        self.reason.setPlaceholderText(
            self.tr("Facultatif : ce qui vous l’a appris")
            if confirming
            else self.tr("Pourquoi ce n’est pas une réoccupation")
        )
        if not confirming:
            self.reason_label.setText(self.tr("&Motif du refus *"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        # Return in the reason must not decide.
        for button in self.buttons.buttons():
            button.setAutoDefault(False)
            button.setDefault(False)

    def _question(self) -> str:
        if self._decision == CONFIRMED:
            text = self.tr("Des personnes sont-elles revenues sur le lieu du site {closed} ?")
        else:
            text = self.tr("Ce n’est pas une réoccupation du site {closed} ?")
        return text.format(closed=self._closed)

    def _meaning(self) -> str:
        if self._decision != CONFIRMED:
            return self.tr("La proposition ne sera plus faite. Votre motif est gardé avec elle.")
        if self._new:
            text = self.tr(
                "Le site {closed} passera au niveau « Réoccupé », et comptera comme une occupation antérieure "
                "du lieu du site {new}. L’évaluation est refaite aussitôt."
            )
            return text.format(closed=self._closed, new=self._new)
        text = self.tr("Le site {closed} passera au niveau « Réoccupé ». L’évaluation est refaite aussitôt.")
        return text.format(closed=self._closed)

    def _missing(self) -> str:
        if self._decision == REFUSED and not self.reason.text().strip():
            return self.tr("Écrivez le motif du refus.")
        return "" if self.by.text().strip() else self.tr("Écrivez qui décide.")

    def _refresh(self) -> None:
        missing = self._missing()
        self.agree.setEnabled(not missing)
        self.agree.setToolTip(missing)
        found = doubts("reoccupation", [table("reoccupation").field("motif")], {"motif": self.reason.text()})
        tell(self.failure, message(found[0]) if found else missing if self.has_input() else "", DOUBT_TEXT)


def _name(board: Board, uuid: str | None) -> str:
    """How a site is called; empty when there is none."""
    known = None if uuid is None else board.names.get(uuid)
    return "" if known is None else f"« {known.shown} »"
