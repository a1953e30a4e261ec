"""Which sites are detailed: all, those that are occupied, or those checked in a list."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QLabel, QPushButton

from ...annex.reading import Snapshot
from ...protocol.errors import ResorptionError
from ...protocol.vocabulary import OPEN_STATUSES
from .memory import ALL_SITES, CHOSEN, OCCUPIED
from .sites_dialog import AnnexSitesDialog, sites_chosen


class SitesChoice:
    """Holds the list, its button and the count beside it; `changed` is called with every change."""

    def __init__(self, box: QComboBox, button: QPushButton, count: QLabel, changed: Callable[[], None]) -> None:
        self._box = box
        self._button = button
        self._count = count
        self._changed = changed
        self._base: Snapshot | None = None
        self.chosen: frozenset[str] = frozenset()
        """Identifiers of those checked, kept while another choice is tried."""
        for text, key in (
            (self.tr("Tous les sites"), ALL_SITES),
            (self.tr("Sites occupés"), OCCUPIED),
            (self.tr("Sites choisis"), CHOSEN),
        ):
            box.addItem(text, key)
        box.currentIndexChanged.connect(self._refresh)
        button.clicked.connect(self._choose)
        self._refresh()

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("SitesChoice", text)

    @property
    def which(self) -> str:
        """ALL_SITES, OCCUPIED or CHOSEN."""
        return str(self._box.currentData())

    def set(self, which: str, chosen: frozenset[str]) -> None:
        """What was chosen the last time."""
        self.chosen = chosen
        self._box.setCurrentIndex(max(0, self._box.findData(which)))
        self._refresh()

    def know(self, base: Snapshot) -> None:
        """The base as it is now: sites that are gone are no longer chosen."""
        self._base = base
        self.chosen &= {str(row["uuid"]) for row in base.all("site")}
        self._refresh()

    def sites(self) -> frozenset[str] | None:
        """Identifiers of the sites to be detailed, None for all. Raises ResorptionError: none was chosen."""
        if self.which == ALL_SITES:
            return None
        if self.which == CHOSEN:
            if not self.chosen:
                raise ResorptionError("Aucun site n’est choisi : choisissez-en, ou demandez « Tous les sites ».")
            return self.chosen
        return frozenset(self._occupied())

    def _occupied(self) -> list[str]:
        rows = self._base.all("site") if self._base is not None else ()
        return [str(row["uuid"]) for row in rows if row["statut"] in OPEN_STATUSES]

    def _refresh(self) -> None:
        self._button.setEnabled(self._base is not None and self.which == CHOSEN)
        self._count.setText(self._told())
        self._changed()

    def _told(self) -> str:
        if self._base is None or self.which == ALL_SITES:
            return ""
        if self.which == CHOSEN:
            return sites_chosen(len(self.chosen))
        count = len(self._occupied())
        return self.tr("1 site") if count == 1 else self.tr("{count} sites").format(count=count)

    def _choose(self) -> None:
        if self._base is None:
            return
        dialog = AnnexSitesDialog(self._base, self.chosen, self._box.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.chosen = dialog.chosen()
            self._refresh()
        dialog.deleteLater()
