"""« Vie du site »: closing, reopening, re-installation; each has a window of its own, opened from the site file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from ...layers.links import ORIGIN, PREVIOUS
from ...layers.site_file import SiteHead
from ...layers.texts import message
from ...protocol.errors import ResorptionError
from ..close_site import CloseSiteDialog
from ..entry import EntryDialog
from ..link_sites import LinkSitesDialog
from ..reopen_site import ReopenSiteDialog

Make = Callable[[Path, str, QWidget], EntryDialog]


class LifeMenu(QMenu):
    """Opens one of these windows at a time, once what was typed in the file is saved or given up."""

    saved = pyqtSignal(str)
    refused = pyqtSignal(str)
    """The sentence of a window that could not be opened."""

    def __init__(self, base: Path, may_leave: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._base = base
        self._may_leave = may_leave
        self._site = ""
        self.dialog: EntryDialog | None = None
        self.setToolTipsVisible(True)
        self.close_action = self._add("fermer", CloseSiteDialog)
        self.reopen_action = self._add("rouvrir", ReopenSiteDialog)
        self.addSeparator()
        origin = self._add("reinstallation", lambda base, site, parent: LinkSitesDialog(base, site, ORIGIN, parent))
        origin.setText(self.tr("Signaler une &réinstallation…"))
        origin.setToolTip(self.tr("Dire de quels sites sont venus les habitants"))
        self.previous_action = previous = self._add(
            "precedent", lambda base, site, parent: LinkSitesDialog(base, site, PREVIOUS, parent)
        )
        previous.setText(self.tr("Site &précédent…"))
        previous.setToolTip(self.tr("Dire quel site a occupé le même lieu auparavant"))
        self.reopen_action.setText(self.tr("R&ouvrir…"))
        self.reopen_action.setToolTip(self.tr("Annuler la fermeture, avec un motif gardé dans le journal"))

    def show_head(self, head: SiteHead) -> None:
        """What can be done with that site."""
        self._site = head.record.uuid
        self.reopen_action.setEnabled(head.closed)
        closing = self.tr("Corriger la &fermeture…") if head.closed else self.tr("Résorber ou &fermer…")
        self.close_action.setText(closing)

    def bring_forward(self) -> bool:
        """Show the window that is open, if there is one."""
        if self.dialog is None:
            return False
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.remind(self.tr("Terminez ou annulez d’abord cette saisie."))
        return True

    def _add(self, name: str, make: Make) -> QAction:
        action = self.addAction("")
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: self._open(make))
        return action

    def _open(self, make: Make) -> None:
        if self.bring_forward() or not self._may_leave():
            return
        try:
            dialog = make(self._base, self._site, self.parentWidget())
        except ResorptionError as error:
            self.refused.emit(message(error))
            return
        dialog.saved.connect(self.saved)
        dialog.finished.connect(lambda _result: self._closed(dialog))
        self.dialog = dialog
        dialog.show()

    def _closed(self, dialog: EntryDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
