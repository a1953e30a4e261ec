"""What to do with what was typed when a window is left for another site, or closed."""

from __future__ import annotations

from enum import Enum

from qgis.PyQt.QtWidgets import QMessageBox, QWidget


class Leaving(Enum):
    """The three answers."""

    SAVE = "enregistrer"
    ABANDON = "abandonner"
    STAY = "rester"


class LeavingBox(QMessageBox):
    """« Enregistrer les modifications ? »; Escape stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("leaving")
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Résorption"))
        self.setText(self.tr("Enregistrer ce qui a été saisi dans cette fiche ?"))
        self.save = self.addButton(self.tr("Enregistrer"), QMessageBox.ButtonRole.AcceptRole)
        self.abandon = self.addButton(self.tr("Abandonner la saisie"), QMessageBox.ButtonRole.DestructiveRole)
        self.stay = self.addButton(self.tr("Rester sur la fiche"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.save)
        self.setEscapeButton(self.stay)


def ask_leaving(parent: QWidget) -> Leaving:
    """Ask, and wait for the answer."""
    box = LeavingBox(parent)
    box.exec()
    clicked = box.clickedButton()
    answers = {id(box.save): Leaving.SAVE, id(box.abandon): Leaving.ABANDON}
    answer = answers.get(id(clicked), Leaving.STAY)
    box.deleteLater()
    return answer
