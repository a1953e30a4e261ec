"""The filters above the list of a result, and what they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QSpinBox

from ...land.listing import ORDER_OF_VERDICTS, Summary, Wanted
from ...layers.texts import coded

_SETTLE_MS = 250


@dataclass(frozen=True)
class FilterWidgets:
    """The widgets that are filled in."""

    search: QLineEdit
    verdict: QComboBox
    owner: QComboBox
    commune: QComboBox
    least: QSpinBox


class ResultFilters(QObject):
    """`settled`: something else is wanted, and nobody has typed for a moment."""

    settled = pyqtSignal()

    def __init__(
        self, widgets: FilterWidgets, communes: Sequence[tuple[str, str]], parent: QObject | None = None
    ) -> None:  # fmt: skip
        """`communes` are what is shown and the code."""
        super().__init__(parent)
        self._widgets, self._communes = widgets, communes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self.settled)
        self._name()
        self._fill([], [], [])
        widgets.search.textChanged.connect(lambda _text: self._timer.start())
        widgets.least.valueChanged.connect(lambda _value: self._timer.start())
        for box in (widgets.verdict, widgets.owner, widgets.commune):
            box.currentIndexChanged.connect(lambda _place: self._timer.start())

    @property
    def waiting(self) -> bool:
        """Whether somebody is still typing."""
        return self._timer.isActive()

    def stop(self) -> None:
        """What was typed is not asked for any more."""
        self._timer.stop()

    def wanted(self) -> Wanted:
        """What the filters say."""
        boxes = (self._widgets.verdict, self._widgets.owner, self._widgets.commune)
        codes = (str(box.currentData() or "") for box in boxes)
        return Wanted(*codes, self._widgets.least.value(), self._widgets.search.text())

    def offer(self, summary: Summary) -> None:
        """The values that there are in a result; what was chosen stays if it is among them."""
        verdicts = [(coded("verdict_foncier", code), code) for code in ORDER_OF_VERDICTS]
        owners = [(coded("categorie_proprietaire", code), code) for code in summary.owners]
        self._fill(verdicts, owners, self._communes)

    def _fill(
        self, verdicts: Sequence[tuple[str, str]], owners: Sequence[tuple[str, str]],
        communes: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        _refill(self._widgets.verdict, [(self.tr("Tous les résultats"), ""), *verdicts])
        _refill(self._widgets.owner, [(self.tr("Tous les propriétaires"), ""), *owners])
        _refill(self._widgets.commune, [(self.tr("Toutes les communes"), ""), *communes])

    def _name(self) -> None:
        for widget, name in (
            (self._widgets.search, self.tr("Chercher une parcelle")),
            (self._widgets.verdict, self.tr("Résultat des règles")),
            (self._widgets.owner, self.tr("Catégorie de propriétaire")),
            (self._widgets.commune, self.tr("Commune")),
            (self._widgets.least, self.tr("Surface utile minimale")),
        ):
            widget.setAccessibleName(name)


def _refill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for told, code in choices:
        box.addItem(told, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
