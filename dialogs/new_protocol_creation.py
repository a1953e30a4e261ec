"""Last page: the creation itself, with its progress, then what was made."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QWidget, QWizard, QWizardPage

from ..layers.creation import Created, create_protocol
from ..layers.validation import sentence
from ..protocol.errors import ResorptionError
from .background import Background
from .telling import tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class CreationPage(QWizardPage, FORM):
    """Starts when shown. A failure is said here; « Précédent » leads back to what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setFinalPage(True)
        self.created: Created | None = None
        self.background = Background(self._show, self._fail)
        self.stop.clicked.connect(self.background.cancel)

    def initializePage(self) -> None:
        """Make the protocol in a background task."""
        wizard = self.wizard()
        spec, territory = wizard.spec(), wizard.territory_page.territory
        path, replace = wizard.identity_page.chosen_path(), wizard.identity_page.replace.isChecked()
        self._show_running()
        self.background.start(
            self.tr("Création du protocole"),
            lambda task: create_protocol(spec, territory, path, task, replace=replace),
            lambda percent: self.progress.setValue(int(percent)),
        )

    def cleanupPage(self) -> None:
        """Going back stops what is under way."""
        self.background.abandon()

    def isComplete(self) -> bool:
        return self.created is not None

    def project_to_open(self) -> Path | None:
        """The project, when it was made and the user wants it open."""
        wanted = self.created is not None and self.open_project.isChecked()
        return self.created.project if wanted else None

    def _show_running(self) -> None:
        self.created = None
        self.progress.setValue(0)
        self.state.setText(self.tr("Création de la base, de ses formulaires et du projet…"))
        self._set_visible(running=True, made=False)
        tell(self.problem, "")
        self.completeChanged.emit()

    def _show(self, created: Created) -> None:
        self.created = created
        lines = [self.tr("Le protocole est créé."), self.tr("Base : {path}").format(path=created.base),
                 self.tr("Projet : {path}").format(path=created.project)]  # fmt: skip
        if created.copy is not None:
            lines.append(self.tr("Copie de l’ancienne base : {path}").format(path=created.copy))
        self.state.setText("\n".join(lines))
        self._set_visible(running=False, made=True)
        self.completeChanged.emit()
        # What exists cannot be typed again: from here there is only one way on.
        for button in (QWizard.WizardButton.BackButton, QWizard.WizardButton.CancelButton):
            self.wizard().button(button).setEnabled(False)

    def _fail(self, error: Exception) -> None:
        self.state.setText(self.tr("Le protocole n’a pas été créé. Revenez en arrière pour corriger ou recommencer."))
        self._set_visible(running=False, made=False)
        if not isinstance(error, ResorptionError):
            tell(self.problem, self.tr("Erreur inattendue : {detail}").format(detail=error))
            raise error
        tell(self.problem, sentence(error))

    def _set_visible(self, *, running: bool, made: bool) -> None:
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        self.open_project.setVisible(made)
