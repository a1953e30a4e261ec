"""The funnel: for each step, in order, how many parcels it leaves, as a bar and as a number."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from ...land.criteria import FUNNEL, RULES
from ...land.screening import Progress
from ...layers.texts import label, number

_EXCLUDE = frozenset(rule.id for rule in RULES if rule.excludes)

_BAR = """
QProgressBar { border: 1px solid #8c8c8c; background: #ffffff; color: #161616; text-align: center; height: 18px; }
QProgressBar::chunk { background: #b9c6ea; }
"""


class Funnel(QWidget):
    """A bar for all the parcels examined, then one for each step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: dict[str, QProgressBar] = {}
        self._titles: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._add("", self.tr("Parcelles examinées"))
        for step in FUNNEL:
            title = f"{step.rule} – {label(step.label)}"
            # Its bar is that of the step before: without a word, all these parcels would seem to have a road.
            self._add(step.key, title if step.rule in _EXCLUDE else self.tr("{step} (n’exclut pas)").format(step=title))
        self.clear()

    def clear(self) -> None:
        """Before anything is known."""
        for key in self.bars:
            self._show(key, None, 0)

    def show_progress(self, progress: Progress) -> None:
        """How far the parcels are, and what is left of those that were examined."""
        self.show_counts(progress.done, progress.total, progress.left)

    def show_counts(self, done: int, total: int, left: Mapping[str, int]) -> None:
        """As `show_progress`, from numbers."""
        self._show("", done, total)
        for step in FUNNEL:
            self._show(step.key, left.get(step.key), done)

    def _show(self, key: str, value: int | None, total: int) -> None:
        bar = self.bars[key]
        bar.setMaximum(max(1, total))
        bar.setValue(value or 0)
        if value is None:
            text = self.tr("pas encore examiné")
        else:
            text = self.tr("{count} sur {total}").format(count=number(value), total=number(total))
        bar.setFormat(text)
        bar.setAccessibleName(f"{self._titles[key]} : {text}")

    def _add(self, key: str, title: str) -> None:
        row = self._grid.rowCount()
        told = QLabel(title, self)
        bar = QProgressBar(self)
        bar.setStyleSheet(_BAR)
        told.setBuddy(bar)
        self._grid.addWidget(told, row, 0)
        self._grid.addWidget(bar, row, 1)
        self.bars[key], self._titles[key] = bar, title
