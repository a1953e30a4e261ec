"""The living conditions of a site: a question appears when its premise holds, the status of each theme is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget

from ...layers.edits import Change
from ...layers.model import Table
from ...layers.names import shown
from ...layers.store import Store
from ...layers.texts import label, message
from ...protocol.living_conditions import BAD, GOOD, THEMES, TO_IMPROVE, UNKNOWN, is_shown, pruned, statuses
from ...protocol.living_reasons import status_sentence
from ..form import FormStyle
from .records import RecordsPanel
from .row_state import RowState

_COLOURS = {GOOD: "#00704f", TO_IMPROVE: "#8a5a00", UNKNOWN: "#555555", BAD: "#a31515"}
_MARKS = {GOOD: "●", TO_IMPROVE: "◐", UNKNOWN: "?", BAD: "✕"}
"""A shape beside the colour, for those who do not tell colours apart."""


def shown_questions(answers: Mapping[str, object]) -> Iterable[str]:
    """The columns to show, given the answers so far."""
    return [name for name in answers if is_shown(name, answers)]


class ConditionsPanel(RecordsPanel):
    """Dated observations, newest first."""

    form_style = FormStyle(columns=1, title_width=300, asked=shown_questions)

    def __init__(self, child: Table, store: Store, parent: QWidget) -> None:
        super().__init__(child, store, parent)
        self.add_button.setText(self.tr("&Nouveau constat"))
        self._labels = {f.name: label(f.label) for f in self.table.own_fields}
        self._told: dict[str, QLabel] = {}
        self._statuses = QWidget(self)
        grid = QGridLayout(self._statuses)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for line, (theme, name) in enumerate(THEMES.items()):
            self._add_theme(grid, line, theme, name)
        self.detail_layout.insertWidget(0, self._statuses)
        self.chosen.connect(self._tell_statuses)

    def changes_of(self, state: RowState) -> Iterator[Change]:
        """What is written never answers a question that is not asked."""
        if not state.reason and (state.new or state.values):
            kept = pruned(state.shown)
            cleared = {n: v for n, v in kept.items() if v != state.shown.get(n)}
            state = replace(state, values={**state.values, **cleared})
        return super().changes_of(state)

    def _add_theme(self, grid: QGridLayout, line: int, theme: str, name: str) -> None:
        title = QLabel(label(name), self._statuses)
        told = QLabel(self._statuses)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        told.setAccessibleName(label(name))
        grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, line, 1)
        self._told[theme] = told

    def _tell_statuses(self) -> None:
        state = self.current()
        self._statuses.setVisible(state is not None)
        if state is None:
            return
        answers = state.shown
        given = {f.name: shown(f, answers.get(f.name)) for f in self.table.own_fields if answers.get(f.name)}
        for status in statuses(answers):
            told = self._told[status.theme]
            told.setText(f"{_MARKS[status.status]} {message(status_sentence(status, self._labels, given))}")
            told.setStyleSheet(f"color: {_COLOURS[status.status]};")
