"""What the windows of an entry share: they ask before losing it, and outlive their project by saying so."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtWidgets import QDialog, QLabel

from .abandon import AbandonBox
from .inherited_texts import InheritedTexts
from .own_keys import OwnKeys

_NOTICE_STYLE = "background: #fff4d6; color: #3a2c00; padding: 6px;"


class EntryDialog(InheritedTexts, OwnKeys):
    """A window where something is typed; its form has a label `notice`."""

    notice: QLabel

    def has_input(self) -> bool:
        """Whether something would be lost."""
        raise NotImplementedError(type(self).__name__)

    def reject(self) -> None:
        """Leave, once the user has agreed to lose what was typed."""
        if self.leave():
            self.abandon()

    def leave(self) -> bool:
        """Whether the window may be left: what was typed is lost, the user has agreed to it."""
        return not self.has_input() or AbandonBox.agreed(self)

    def abandon(self) -> None:
        """Leave without a question; nothing is saved."""
        self.done(QDialog.DialogCode.Rejected)

    def tell(self, sentence: str) -> None:
        """Say something above the fields, or nothing."""
        self.notice.setStyleSheet(_NOTICE_STYLE)
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def remind(self, sentence: str) -> None:
        """Say something more, once, above the fields."""
        lines = [line for line in self.notice.text().split("\n") if line and line != sentence]
        self.tell("\n".join([*lines, sentence]))

    def project_left(self, base: Path) -> None:
        """The project has changed: what is typed still goes to the base that it was begun in."""
        if base.name not in self.windowTitle():
            self.setWindowTitle(f"{self.windowTitle()} — {base.name}")
        sentence = self.tr("Le projet a changé. Cette saisie sera enregistrée dans la base « {base} » ({dossier}).")
        self.tell(sentence.format(base=base.name, dossier=base.parent))
