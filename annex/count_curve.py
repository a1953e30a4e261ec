"""The curve of the counts of a site, drawn with items of the layout: a true axis of time, every point a count.

A line joins two counts that follow each other, and nothing else: where a day of counting did not give the number,
the line stops and a « ? » stands on the axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qgis.core import (
    QgsFillSymbol,
    QgsLayoutItemPolyline,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLineSymbol,
)
from qgis.PyQt.QtCore import QCoreApplication, QPointF, Qt
from qgis.PyQt.QtGui import QPolygonF

from ..layers.texts import number
from ..protocol.counts import Series
from ..protocol.plain_text import french_day
from .flow import Flow
from .paper import INK, MARGIN, MUTED, PALE, RULE, add_box, add_text, put, text_format
from .ruler import INNER

HEIGHT_MM = 52.0
LEAST_DAYS = 2
"""Days of counting from which there is a curve."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 8.0, 10.0, 11.0, 7.0
_NUMBER, _DATE = 8.0, 17.0
"""Room that a number and a date take on a line, in millimetres."""
_DOT = 1.8
_KEYS = (38.0, 54.0)
"""Room of the names of the two curves."""


@dataclass(frozen=True)
class _Line:
    """One of the two curves: its name, its numbers, how it is told apart without colours, where numbers stand."""

    name: str
    values: tuple[int | None, ...]
    colour: str
    shape: QgsLayoutItemShape.Shape
    style: str
    above: bool


class CountCurve:
    """Draws a series on the page that the flow has reached."""

    def __init__(self, flow: Flow, series: Series) -> None:
        self.flow = flow
        self.series = series
        # Okabe and Ito (2008), as in the file of the site.
        self.lines = (
            _Line(self.tr("Personnes"), series.persons, "#0072B2", QgsLayoutItemShape.Shape.Ellipse, "solid", True),
            _Line(
                self.tr("Enfants (moins de 18 ans)"),
                series.minors,
                "#D55E00",
                QgsLayoutItemShape.Shape.Rectangle,
                "dash",
                False,
            ),
        )
        self.highest = max((value for line in self.lines for value in line.values if value is not None), default=0)
        self.top = 0.0

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("CountCurve", text)

    @property
    def is_drawn(self) -> bool:
        """Whether there is something to draw: numbers on several days."""
        known = {day for line in self.lines for day, value in zip(self.series.days, line.values) if value is not None}  # noqa: B905
        return len(known) >= LEAST_DAYS

    def draw(self) -> None:
        """Draws the curves, their numbers and their days."""
        _, self.top = self.flow.claim(HEIGHT_MM + 2)
        if not self.flow.draws:
            return
        self._box((MARGIN, self.top, INNER, HEIGHT_MM), PALE)
        self._key()
        self._axis()
        for line in self.lines:
            self._curve(line)
        for line in self.lines:
            self._points(line)
        self._unknown()

    def _x(self, day: date) -> float:
        first, last = self.series.days[0], self.series.days[-1]
        share = (day - first).days / max(1, (last - first).days)
        return MARGIN + _LEFT + share * (INNER - _LEFT - _RIGHT)

    def _y(self, value: float) -> float:
        high = HEIGHT_MM - _TOP - _BOTTOM
        return self.top + _TOP + high * (1 - value / max(1, self.highest))

    def _box(self, box: tuple[float, float, float, float], colour: str) -> None:
        add_box(self.flow.layout, self.flow.page, box, colour)

    def _text(self, box: tuple[float, float, float, float], text: str, size: float = 7, colour: str = INK) -> None:
        form = text_format(size, colour)
        add_text(self.flow.layout, self.flow.page, box, text, form, align=Qt.AlignmentFlag.AlignHCenter)

    def _key(self) -> None:
        x = MARGIN + 3
        for line, width in zip(self.lines, _KEYS):  # noqa: B905 - strict= needs Python 3.10; there are two of both
            name = line.name
            if not any(value is not None for value in line.values):
                name = self.tr("{label} (aucun nombre)").format(label=name)
            self._dot(line, x + 1, self.top + 4)
            form = text_format(7.5, INK)
            add_text(self.flow.layout, self.flow.page, (x + 3.5, self.top + 1.8, width - 4, 4.4), name, form)
            x += width
        form = text_format(6.5, MUTED)
        add_text(self.flow.layout, self.flow.page, (x, self.top + 1.8, MARGIN + INNER - x - 1, 4.4), self._note(), form)

    def _note(self) -> str:
        note = self.tr("Un point par comptage ; les traits ne font que les relier.")
        if None in self.series.persons:
            note += " " + self.tr("? : personnes non comptées.")
        return note

    def _axis(self) -> None:
        """The line of time, a thin line at each 1st of January, the days of counting that there is room for."""
        left, right, base = self._x(self.series.days[0]), self._x(self.series.days[-1]), self._y(0)
        for year in range(self.series.days[0].year + 1, self.series.days[-1].year + 1):
            x = self._x(date(year, 1, 1))
            self._box((x, self.top + _TOP - 3, 0.1, base - self.top - _TOP + 3), RULE)
            self._text((x - 6, self.top + _TOP - 5, 12, 2.6), str(year), 5.5, MUTED)
        self._box((left - 3, base, right - left + 6, 0.25), INK)
        days = _spaced([(self._x(day), french_day(day)) for day in self.series.days], _DATE)
        for day in self.series.days:
            self._box((self._x(day) - 0.1, base, 0.2, 1.2), INK)
        for x, text in days:
            wide = max(MARGIN + 0.5, min(x - _DATE / 2, MARGIN + INNER - _DATE - 0.5))
            self._text((wide, base + 1.6, _DATE, 4), text, 6.5)

    def _curve(self, line: _Line) -> None:
        for run in _runs(self.series.days, line.values):
            points = QPolygonF([self._point(day, value) for day, value in run])
            if len(run) >= LEAST_DAYS:
                self._polyline(points, line)

    def _point(self, day: date, value: int) -> QPointF:
        here = QgsLayoutPoint(self._x(day), self._y(value))
        return self.flow.layout.pageCollection().pagePositionToLayoutPosition(self.flow.page, here)

    def _polyline(self, points: QPolygonF, line: _Line) -> None:
        item = QgsLayoutItemPolyline(points, self.flow.layout)
        look = {"line_color": line.colour, "line_width": "0.4", "line_style": line.style, "joinstyle": "round"}
        item.setSymbol(QgsLineSymbol.createSimple(look))
        item.setStartMarker(QgsLayoutItemPolyline.MarkerMode.NoMarker)
        item.setEndMarker(QgsLayoutItemPolyline.MarkerMode.NoMarker)
        self.flow.layout.addLayoutItem(item)

    def _points(self, line: _Line) -> None:
        known = [(day, value) for day, value in zip(self.series.days, line.values) if value is not None]  # noqa: B905
        for day, value in known:
            self._dot(line, self._x(day), self._y(value))
        for x, (day, value) in _spaced([(self._x(day), (day, value)) for day, value in known], _NUMBER):
            y = self._number_top(line, day, value)
            if y is not None:
                self._text((x - _NUMBER / 2, y, _NUMBER, 3.2), number(value), 7, line.colour)

    def _number_top(self, line: _Line, day: date, value: int) -> float | None:
        """Persons above their point, minors below, or above where the axis is near; None where there is no room."""
        above, below = self._y(value) - 4.4, self._y(value) + 1.3
        if line.above or below + 3.2 <= self._y(0):
            return above if line.above else below
        persons = self.series.persons[self.series.days.index(day)]
        return above if persons is None or self._y(persons) + 1 < above else None

    def _dot(self, line: _Line, x: float, y: float) -> None:
        shape = QgsLayoutItemShape(self.flow.layout)
        shape.setShapeType(line.shape)
        shape.setSymbol(QgsFillSymbol.createSimple({"color": line.colour, "outline_style": "no"}))
        shape.setCornerRadius(QgsLayoutMeasurement(0))
        self.flow.layout.addLayoutItem(shape)
        put(shape, self.flow.page, (x - _DOT / 2, y - _DOT / 2, _DOT, _DOT))

    def _unknown(self) -> None:
        """A day on which somebody counted and the persons were not: never a 0."""
        for day, persons, minors in zip(self.series.days, self.series.persons, self.series.minors):  # noqa: B905
            if persons is None:
                above = self._y(0) - 4 if minors is None else self._y(minors) - 5
                self._text((self._x(day) - 2, above, 4, 3.6), "?", 8, MUTED)


def _runs(days: Sequence[date], values: Sequence[int | None]) -> Iterator[list[tuple[date, int]]]:
    """The counts that follow each other without one that is not known between them."""
    run: list[tuple[date, int]] = []
    for day, value in zip(days, values):  # noqa: B905 - strict= needs Python 3.10; a series has as many of both
        if value is None:
            yield run
            run = []
        else:
            run.append((day, value))
    yield run


def _spaced(placed: Sequence[tuple[float, object]], room: float) -> list[tuple[float, object]]:
    """What can be written side by side, the last and then the first before the others."""
    kept: list[tuple[float, object]] = []
    for one in [*placed[-1:], *placed[:1], *reversed(placed[1:-1])]:
        if all(abs(one[0] - other[0]) >= room for other in kept):
            kept.append(one)
    return kept
