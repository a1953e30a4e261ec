"""The window « Rouvrir un site »: why a closing did not hold."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ..layers.closing import read_situation, reopen_site
from ..layers.errors import ConflictError, RowError
from ..layers.migrations import open_base
from ..layers.schema import table
from ..layers.texts import coded, day_text, message
from ..protocol.errors import ResorptionError
from ..protocol.sensitive import doubts
from .entry import EntryDialog
from .row import tell_refusal
from .rows import Rows
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_REASON = "site.motif_reouverture"


class ReopenSiteDialog(EntryDialog, FORM):
    """Opens a closed site again, with a reason. `saved` brings the site's identity.

    Raises ResorptionError when the base or the site cannot be read, or when the site is not closed.
    """

    saved = pyqtSignal(str)

    def __init__(self, base: Path, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._site = site
        self._read()
        self.setupUi(self)
        self.tell("")
        self.setWindowTitle(self.tr("Rouvrir un site : {site}").format(site=self._situation.name))
        self._rows = Rows(self)
        self._rows.add(_REASON, self.form)
        self._rows.require(_REASON)
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self._show_closing()
        self._rows.changed.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._rows[_REASON].setFocus()
        self._refresh()

    def has_input(self) -> bool:
        return self._rows.touched or not self.keep.isChecked()

    def accept(self) -> None:
        """Save; the window closes only once the site is open again."""
        dropped = () if self.keep.isChecked() else tuple(self._situation.orientations.values())
        version = self._situation.site.version
        try:
            reopen_site(open_base(self._base), self._site, version, self._reason(), dropped)
        except ResorptionError as error:
            self._show_failure(error)
            return
        super().accept()
        self.saved.emit(self._site)

    def _read(self) -> None:
        self._situation = read_situation(open_base(self._base), self._site)
        if not self._situation.closed:
            raise ResorptionError("« {site} » n’est pas fermé : il n’y a rien à rouvrir.", site=self._situation.name)

    def _reason(self) -> str:
        return str(self._rows.value(_REASON) or "")

    def _show_closing(self) -> None:
        site = self._situation.site.values
        text = self.tr("« {statut} » depuis le {date}. Cause : {cause}.")
        self.closing.setText(text.format(
            statut=coded("statut_site", site["statut"]), date=day_text(site["date_fermeture"]),
            cause=coded("cause_fermeture", site["cause_fermeture"]),
        ))  # fmt: skip
        number = len(self._situation.orientations)
        self.keep.setVisible(bool(number))
        kept = self.tr("&Garder les orientations saisies à la fermeture ({nombre}). Décochez pour les retirer du site.")
        self.keep.setText(kept.format(nombre=number))

    def _refresh(self) -> None:
        self.failure.hide()
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        button.setEnabled(bool(self._reason()))
        button.setToolTip("" if self._reason() else self.tr("Dites pourquoi le site est rouvert."))
        site = table("site")
        found = doubts("site", [site.field("motif_reouverture")], {"motif_reouverture": self._reason()})
        self._rows[_REASON].warn(message(found[0]) if found else "")
        self._grow()

    def _grow(self) -> None:
        """As tall as what is said needs."""
        self.layout.activate()
        self.resize(self.width(), max(self.height(), self.layout.totalHeightForWidth(self.width())))

    def _show_failure(self, error: ResorptionError) -> None:
        """A site that somebody else has changed is read again at once: only the reason was typed here."""
        about_reason = isinstance(error, RowError) and error.field == "motif_reouverture"
        tell_refusal(error, self._rows[_REASON] if about_reason else None, self.failure)
        if isinstance(error, ConflictError):
            self._read_again()
        self._grow()

    def _read_again(self) -> None:
        try:
            self._read()
        except ResorptionError as error:
            self.failure.setText(message(error))
            self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
            return
        self._show_closing()
        self.remind(self.tr("La base a été relue. Votre saisie est gardée : vérifiez-la, puis enregistrez."))
