"""The wizard « Nouveau protocole »: territory, identity, partners, recitals, then the creation itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget, QWizard

from ..layers.creation import ProtocolSpec
from .new_protocol_creation import CreationPage
from .new_protocol_identity import IdentityPage
from .new_protocol_partners import PartnersPage
from .new_protocol_recitals import RecitalsPage
from .new_protocol_territory import TerritoryPage

WIDTH, HEIGHT = 880, 560
"""Fits a screen of 1366x768 with its task bar, at 125 % too."""


class NewProtocolWizard(QWizard):
    """Asks for what a protocol is made of, then calls `layers.creation.create_protocol` in a task."""

    def __init__(self, parent: QWidget | None, open_project: Callable[[Path], None]) -> None:
        super().__init__(parent)
        self.setObjectName("resorption_nouveau_protocole")
        self.setWindowTitle(self.tr("Nouveau protocole"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._open_project = open_project
        self.territory_page = TerritoryPage(self)
        self.identity_page = IdentityPage(self)
        self.partners_page = PartnersPage(self)
        self.recitals_page = RecitalsPage(self)
        self.creation_page = CreationPage(self)
        for page in (self.territory_page, self.identity_page, self.partners_page, self.recitals_page,
                     self.creation_page):  # fmt: skip
            self.addPage(page)
        self.recitals_page.setButtonText(QWizard.WizardButton.NextButton, self.tr("&Créer le protocole"))
        self.resize(WIDTH, HEIGHT)

    def spec(self) -> ProtocolSpec:
        """What was typed on the pages."""
        identity = self.identity_page
        return ProtocolSpec(
            identity.name.text(), identity.chosen_level(), identity.first_year.value(), identity.last_year.value(),
            self.partners_page.partners(), self.recitals_page.recitals(),
        )  # fmt: skip

    def reject(self) -> None:
        """Escape, the cross and « Annuler »: asked first, once something was typed."""
        if self.creation_page.created is not None or not self.identity_page.typed() or self._may_throw_away():
            super().reject()

    def abandon(self) -> None:
        """Close without a question: the plugin is being taken away."""
        super().reject()

    def _may_throw_away(self) -> bool:
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        text = self.tr("Abandonner la saisie ? Rien de ce qui a été saisi n’est enregistré.")
        return QMessageBox.question(self, self.windowTitle(), text, yes | no, no) == yes

    def done(self, result: int) -> None:
        """Close; what is under way stops and leaves nothing behind."""
        self.territory_page.background.abandon()
        self.creation_page.background.abandon()
        super().done(result)
        project = self.creation_page.project_to_open()
        if project is not None:
            self._open_project(project)
