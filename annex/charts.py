"""Charts of horizontal bars, drawn with the shapes and labels of a layout: vector, and every value is written.

A bar shows what was counted. What was not counted has no length: it is told in words beside the bar, so that a short
bar is never taken for a small number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt

from .flow import Flow
from .paper import MARGIN, MUTED, PALE, add_box, add_text, text_format
from .ruler import INNER

_POINTS = 8.0
_NAME_MM = 46.0
_TOLD_MM = 62.0
_GAP_MM = 2.5
_BAR_MM = 3.4
_LINE_MM = 3.3
_BETWEEN_MM = 1.5
_LEGEND_MM = 5.0
_ABOVE_MM = 0.8
_KEY_MM = 3.2
_AT_LEAST = 6
"""Bars of a long chart that are never left alone under its heading."""
_WHOLE_MM = 95.0
"""A chart up to that height is not cut over two pages."""


@dataclass(frozen=True)
class Series:
    """What a part of a bar stands for: its name in the legend, its colour; with an outline it is drawn hollow."""

    name: str
    fill: str
    outline: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its parts in the order of the series, and its values in words."""

    name: str
    parts: Sequence[int]
    told: str


@dataclass(frozen=True)
class _Row:
    """A bar, its texts already broken to the width of their columns."""

    bar: Bar
    name: Sequence[str]
    told: Sequence[str]

    @property
    def height(self) -> float:
        lines = max(len(self.name), len(self.told))
        return max(_BAR_MM, _LINE_MM * lines) + _BETWEEN_MM


def draw_bars(
    flow: Flow, series: Sequence[Series], bars: Sequence[Bar], *, legend: bool = True, below: float = 0.0
) -> None:
    """Draws the bars one under the other, at one scale; a long chart goes on over the next page, with its legend.

    `below`: millimetres to keep under a short chart, for what is read with it.
    """
    form = text_format(_POINTS)
    rows = [
        _Row(bar, flow.ruler.wrapped(bar.name, _NAME_MM, form), flow.ruler.wrapped(bar.told, _TOLD_MM, form))
        for bar in bars
    ]
    longest = max((sum(bar.parts) for bar in bars), default=0)
    above = _LEGEND_MM if legend else _ABOVE_MM
    together = above + _height(rows) <= _WHOLE_MM
    while rows:
        first = rows if together else rows[:_AT_LEAST]
        kept = below if together else 0.0
        page, top = flow.claim(above + _height(first) + kept)
        flow.y -= kept
        if legend:
            _legend(flow, page, top, series)
        top += above
        for row in first:
            _draw(flow, page, top, row, series, longest)
            top += row.height
        rows = rows[len(first) :]
        while rows and flow.y + rows[0].height <= flow.bottom:
            page, top = flow.claim(rows[0].height)
            _draw(flow, page, top, rows.pop(0), series, longest)
    flow.y += 2


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.height for row in rows)


def _legend(flow: Flow, page: int, top: float, series: Sequence[Series]) -> None:
    if not flow.draws:
        return
    form = text_format(7.5, MUTED)
    x = MARGIN + _NAME_MM + _GAP_MM
    for one in series:
        _box(flow, page, (x, top + 0.6, _KEY_MM, 2.4), one)
        width = flow.ruler.width(one.name, form) + 1
        add_text(flow.layout, page, (x + _KEY_MM + 1.2, top, width, 3.6), one.name, form)
        x += _KEY_MM + width + 5


def _draw(flow: Flow, page: int, top: float, row: _Row, series: Sequence[Series], longest: int) -> None:
    if not flow.draws:
        return
    form, height = text_format(_POINTS), row.height - _BETWEEN_MM
    x, room = MARGIN + _NAME_MM + _GAP_MM, INNER - _NAME_MM - _TOLD_MM - 2 * _GAP_MM
    name = (MARGIN, top, _NAME_MM, height)
    add_text(flow.layout, page, name, "\n".join(row.name), form, align=Qt.AlignmentFlag.AlignRight)
    middle = top + (height - _BAR_MM) / 2
    # The track says where the bars start, and that a bar without length is one.
    add_box(flow.layout, page, (x, middle, room, _BAR_MM), PALE)
    start = x
    for one, value in zip(series, row.bar.parts):  # noqa: B905 - no strict= in Python 3.9
        if value > 0:
            width = room * value / longest
            _box(flow, page, (start, middle, width, _BAR_MM), one)
            start += width
    told = (x + room + _GAP_MM, top, _TOLD_MM, height)
    add_text(flow.layout, page, told, "\n".join(row.told), form)


def _box(flow: Flow, page: int, box: tuple[float, float, float, float], one: Series) -> None:
    add_box(flow.layout, page, box, one.fill, one.outline)
