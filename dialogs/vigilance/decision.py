"""The question before a re-occupation is decided on, or a decision taken back: what it will mean, why, and who decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ...layers.errors import ConflictError
from ...layers.reoccupations import TABLE, NamedSite, Reoccupation, room_for_reason
from ...layers.schema import table
from ...layers.texts import message
from ...layers.validation import sentence
from ...protocol.errors import ResorptionError
from ...protocol.sensitive import doubts
from ...protocol.vigilance_facts import CONFIRMED, PROPOSED, REFUSED
from ..entry import EntryDialog
from ..narrow import breakable
from ..telling import DOUBT_TEXT, ERROR_TEXT, tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

WHO = "resorption/decide_par"
"""Setting: who decided last time, a function."""

Decide = Callable[[str, str], None]
"""From the reason and who decides: writes the decision. Raises ResorptionError."""


def site_name(site: NamedSite) -> str:
    """« S-2026-001 – Rue des Forges »."""
    return " – ".join(filter(None, (site.code, site.name)))


class DecisionDialog(EntryDialog, FORM):
    """Asks, then calls `decide`; stays open with what was typed when nothing could be written.

    `overtaken` tells that somebody else has changed the proposal meanwhile.
    """

    overtaken = pyqtSignal()

    def __init__(self, row: Reoccupation, decision: str, decide: Decide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setModal(True)
        self.tell("")
        self._row, self._decision, self._decide = row, decision, decide
        self._late = ""
        title, question, meaning, agree = self._words()
        self.setWindowTitle(title)
        self.question.setText(breakable(question))
        font = self.question.font()
        font.setBold(True)
        self.question.setFont(font)
        self.motive.setText(self.tr("Motif : {motive}").format(motive=row.motive))
        self.meaning.setText(breakable(meaning))
        self.by.setText(str(QgsSettings().value(WHO, "")))
        self._by = self.by.text()
        self.agree = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.agree.setText(agree)
        self._prepare()
        self._refresh()
        self.reason.setFocus()

    def has_input(self) -> bool:
        return bool(self.reason.text().strip()) or self.by.text() != self._by

    def accept(self) -> None:
        """Write the decision; the window closes only once it is in the base."""
        if self._missing() or self._late:
            return
        try:
            self._decide(self.reason.text().strip(), self.by.text().strip())
        except ConflictError as error:
            self._late = self._too_late(error)
            self._refresh()
            self.overtaken.emit()
            return
        except ResorptionError as error:
            self._say(sentence(error), ERROR_TEXT)
            return
        if self._decision != PROPOSED:
            QgsSettings().setValue(WHO, self.by.text().strip())
        super().accept()

    def _prepare(self) -> None:
        refusing, undoing = self._decision == REFUSED, self._decision == PROPOSED
        if refusing:
            self.reason_label.setText(self.tr("&Motif du refus *"))
        self.reason.setMaxLength(min(self.reason.maxLength(), room_for_reason(self._row.motive, self._decision)))
        self.reason.setPlaceholderText(
            self.tr("Pourquoi ce n’est pas une réoccupation") if refusing else self.tr("Facultatif")
        )
        for widget in (self.by_label, self.by, self.local):
            widget.setVisible(not undoing)
        self.reason.textChanged.connect(self._refresh)
        self.by.textChanged.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        # Return in a field must not decide.
        for button in self.buttons.buttons():
            button.setAutoDefault(False)
            button.setDefault(False)

    def _words(self) -> tuple[str, str, str, str]:
        """The title, the question, what agreeing means, and the button."""
        closed = f"«\N{NO-BREAK SPACE}{site_name(self._row.closed)}\N{NO-BREAK SPACE}»"
        if self._decision == CONFIRMED:
            question = self.tr("Des personnes sont-elles revenues sur le lieu du site {closed} ?")
            return (self.tr("Confirmer une réoccupation"), question.format(closed=closed),
                    self._confirmed(closed), self.tr("Confirmer la réoccupation"))  # fmt: skip
        if self._decision == REFUSED:
            return (self.tr("Refuser une proposition"),
                    self.tr("N’est-ce pas une réoccupation du site {closed} ?").format(closed=closed),
                    self.tr("Elle ne sera plus proposée et ne comptera dans aucun niveau. Votre motif est gardé avec elle."),
                    self.tr("Refuser la proposition"))  # fmt: skip
        return (self.tr("Revenir sur une décision"),
                self.tr("Remettre à confirmer la réoccupation du site {closed} ?").format(closed=closed),
                self.tr("La décision est effacée, le journal la garde. La proposition attend de nouveau une personne."),
                self.tr("Remettre à confirmer"))  # fmt: skip

    def _confirmed(self, closed: str) -> str:
        if self._row.new is None:
            text = self.tr(
                "Le site {closed} passera au niveau « Réoccupé », sauf si le lieu a été fermé de nouveau depuis. "
                "L’évaluation est refaite aussitôt."
            )
            return text.format(closed=closed)
        text = self.tr(
            "Le site {closed} passera au niveau « Réoccupé », sauf si le lieu a été fermé de nouveau depuis, et comptera "
            "comme une occupation antérieure du lieu du site « {new} ». L’évaluation est refaite aussitôt."
        )
        return text.format(closed=closed, new=site_name(self._row.new))

    def _too_late(self, error: ConflictError) -> str:
        """There is nothing left to send again: what is said of a form to be loaded again would not help."""
        told = dict(error.params)
        if "par" not in told:
            return self.tr(
                "Cette proposition n’est plus dans la base. Votre décision n’a pas été enregistrée : fermez cette fenêtre."
            )
        return self.tr(
            "Cette proposition a été modifiée ou supprimée par {par} le {le}. Votre décision n’a pas été enregistrée : fermez cette "
            "fenêtre, la liste est à jour."
        ).format(**told)

    def _missing(self) -> str:
        if self._decision == REFUSED and not self.reason.text().strip():
            return self.tr("Écrivez le motif du refus.")
        if self._decision != PROPOSED and not self.by.text().strip():
            return self.tr("Dites qui a décidé : une fonction ou un service.")
        return ""

    def _refresh(self) -> None:
        missing = self._late or self._missing()
        self.agree.setEnabled(not missing)
        self.agree.setToolTip(missing)
        fields = [table(TABLE).field(name) for name in ("motif", "par")]
        found = doubts(TABLE, fields, {"motif": self.reason.text(), "par": self.by.text()})
        told, style = (self._late, ERROR_TEXT) if self._late else (message(found[0]) if found else missing, DOUBT_TEXT)
        self._say(told, style)

    def _say(self, text: str, style: str) -> None:
        """Under the fields; the window grows rather than crush them."""
        tell(self.failure, text, style)
        needed = self.layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)
