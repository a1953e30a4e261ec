"""The filters above the matrix of engagements: what they offer, what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QCompleter

from ..layers.engagement_texts import STATUSES, scope_name, site_name, status_name, year_name
from ..protocol.engagements import NO_DEADLINE, EngagedSite, EngagementLine, Scope, Selection
from ..protocol.vocabulary import OPEN_ENGAGEMENTS, vocabulary

_LISTED = 20


class EngagementFilters(QObject):
    """Four lists; `changed` when another choice was made by hand, never while they are filled."""

    changed = pyqtSignal()

    def __init__(self, site: QComboBox, scope: QComboBox, year: QComboBox, status: QComboBox) -> None:
        super().__init__(site)
        self._site, self._scope, self._year, self._status = site, scope, year, status
        self._sites: list[str | None] = [None]
        self._years: list[int | None] = [None]
        self._statuses = self._status_choices()
        self._boxes = (site, scope, year, status)
        for kind in Scope:
            scope.addItem(scope_name(kind, False))
        status.addItems([name for name, _selection in self._statuses])
        completer = QCompleter(site.model(), site)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_LISTED)
        site.setCompleter(completer)
        site.lineEdit().editingFinished.connect(self._settle_site)
        for box in self._boxes:
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, sites: Sequence[EngagedSite], lines: Sequence[EngagementLine]) -> None:
        """List these sites and the years of these engagements; what was chosen stays if it is still there."""
        chosen = self.selection()
        years = sorted({line.year for line in lines} - {NO_DEADLINE})
        self._sites = [None, *(site.uuid for site in sites)]
        self._years = [None, *years, NO_DEADLINE]
        names = [self.tr("Tous les sites et le territoire"), *map(site_name, sites)]
        _fill(self._site, names, self._sites.index(chosen.site) if chosen.site in self._sites else 0)
        _fill(
            self._year, list(map(year_name, self._years)),
            self._years.index(chosen.year) if chosen.year in self._years else 0,
        )  # fmt: skip

    def name_scopes(self) -> None:
        """Say what the scopes keep: for the site chosen, or for any."""
        for place, kind in enumerate(Scope):
            self._scope.setItemText(place, scope_name(kind, self.selection().site is not None))

    def selection(self) -> Selection:
        """What is chosen."""
        _name, kept = self._statuses[self._status.currentIndex()]
        return Selection(
            site=self._sites[max(0, self._site.currentIndex())],
            scope=list(Scope)[self._scope.currentIndex()],
            year=self._years[max(0, self._year.currentIndex())],
            statuses=kept.statuses,
            overdue_only=kept.overdue_only,
        )

    def clear(self) -> None:
        """Show everything again."""
        for box in self._boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self.changed.emit()

    def in_words(self) -> list[tuple[str, str]]:
        """Title and choice of each filter."""
        site = self._site.itemText(max(0, self._site.currentIndex()))
        return [
            (self.tr("Site"), site),
            (self.tr("Portée"), self._scope.currentText()),
            (self.tr("Année d’échéance"), self._year.currentText()),
            (self.tr("Statut"), self._status.currentText()),
        ]

    def _status_choices(self) -> list[tuple[str, Selection]]:
        return [
            (self.tr("Tous"), Selection()),
            (self.tr("En retard"), Selection(overdue_only=True)),
            (self.tr("Ouverts"), Selection(statuses=OPEN_ENGAGEMENTS)),
            *((status_name(value), Selection(statuses=(value,))) for value in vocabulary(STATUSES).values),
        ]

    def _settle_site(self) -> None:
        """A text that is no site gives way to the site chosen before."""
        typed = self._site.lineEdit().text().strip()
        place = self._site.findText(typed, Qt.MatchFlag.MatchFixedString)
        if place >= 0 and place != self._site.currentIndex():
            self._site.setCurrentIndex(place)
        self._site.lineEdit().setText(self._site.itemText(max(0, self._site.currentIndex())))


def _fill(box: QComboBox, names: Sequence[str], chosen: int) -> None:
    box.blockSignals(True)
    box.clear()
    box.addItems(names)
    box.setCurrentIndex(chosen)
    box.blockSignals(False)
