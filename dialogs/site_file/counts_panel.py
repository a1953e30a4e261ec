"""The counts of a site through time: a new one starts from the last one, a chart shows them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qgis.PyQt.QtWidgets import QWidget

from ...layers.model import Table
from ...layers.session import Record
from ...layers.store import Store
from ...layers.texts import message
from ...protocol.counts import hints, last_count, next_count, series
from ..fields import Choice
from ..form import FormStyle
from .count_chart import CountChart
from .records import RecordsPanel
from .row_state import Links

_CHART_HEIGHT = 190


def count_hints(typed: Mapping[str, object]) -> dict[str, str]:
    """What is left to share out, beside its field."""
    return {hint.field: message(hint) for hint in hints(typed)}


class CountsPanel(RecordsPanel):
    """Counts, newest first."""

    form_style = FormStyle(columns=3, title_width=100, hints=count_hints)

    def __init__(self, child: Table, store: Store, parent: QWidget) -> None:
        super().__init__(child, store, parent)
        self.add_button.setText(self.tr("&Nouveau comptage"))
        self.add_button.setToolTip(self.tr("Part du dernier comptage : corrigez ce qui a changé"))
        self.chart = CountChart(self)
        self.chart.setFixedHeight(_CHART_HEIGHT)
        self.detail_layout.addWidget(self.chart)
        self._in_order: list[Record] = []
        self.edited.connect(self._draw)

    def show_rows(self, rows: Sequence[tuple[Record, Links]], names: Mapping[str, Sequence[Choice]], site: str) -> None:
        self._in_order = [record for record, _links in rows]
        super().show_rows(rows, names, site)
        self._draw()

    def new_values(self) -> dict[str, object]:
        return {**super().new_values(), **next_count(last_count(self._counts()), date.today())}

    def _counts(self) -> list[Mapping[str, object]]:
        """Every count as it is typed, in order of entry: of two of the same day the last one counts."""
        states = {state.uuid: state for state in self.states if not state.reason}
        known = [states[record.uuid].shown for record in self._in_order if record.uuid in states]
        return known + [state.shown for state in reversed(self.states) if state.new]

    def _draw(self) -> None:
        self.chart.show_series(series(self._counts()))
