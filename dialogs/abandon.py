"""The question asked before what was typed or drawn is lost."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QMessageBox, QWidget


class AbandonBox(QMessageBox):
    """« Abandonner la saisie ? »; the answer that Return and Escape give is to go on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("abandon")
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Résorption"))
        self.setText(self.tr("Abandonner la saisie ?"))
        self.setInformativeText(self.tr("Rien n’a été enregistré."))
        self.leave = self.addButton(self.tr("Abandonner"), QMessageBox.ButtonRole.DestructiveRole)
        self.go_on = self.addButton(self.tr("Continuer la saisie"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.go_on)
        self.setEscapeButton(self.go_on)

    @classmethod
    def agreed(cls, parent: QWidget) -> bool:
        """Ask; True when what was typed may be lost."""
        box = cls(parent)
        box.exec()
        agreed = box.clickedButton() == box.leave
        box.deleteLater()
        return agreed
