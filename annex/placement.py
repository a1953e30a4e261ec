"""Where the symbols of an overview map go, so that none covers another. Millimetres on paper; no QGIS.

Sites a few metres apart fall on the same spot at the scale of a department. Close ones are moved
aside, with a line back to their place; where there are too many, those of one category are drawn
as a single symbol that says how many it stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, hypot, pi, sin

SINGLE_MM = 4.0
GROUP_MM = 8.0
GAP_MM = 0.5
REACH_MM = 6.0
"""Places nearer than this to one another are seen as one neighbourhood."""
STRAY_MM = 12
"""A name further than this from its place would be taken for another's."""
CROWD = 5
"""A neighbourhood with more places than this is drawn by category."""


@dataclass(frozen=True)
class Place:
    """Something to draw, at its true position."""

    category: str
    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Mark:
    """A symbol as drawn; `count` is how many places it stands for."""

    category: str
    name: str
    count: int
    true_x: float
    true_y: float
    x: float
    y: float

    @property
    def size(self) -> float:
        """Diameter of the symbol."""
        return GROUP_MM if self.count > 1 else SINGLE_MM

    @property
    def moved(self) -> bool:
        """Whether a line must lead back to the true position."""
        return hypot(self.x - self.true_x, self.y - self.true_y) > self.size / 2


@dataclass(frozen=True)
class Name:
    """A name centred on x, y, and the room that it takes."""

    text: str
    x: float
    y: float
    width: float
    height: float


def place_names(names: Iterable[Name], marks: Sequence[Mark], width: float, height: float) -> list[Name]:
    """Each name at the nearest spot to its place that is off the symbols and off the other names, if there is one."""
    placed: list[Name] = []
    for name in names:
        reach = STRAY_MM + name.width
        around = [m for m in marks if abs(m.x - name.x) < reach and abs(m.y - name.y) < reach]
        spot = next((n for n in _spots(name) if _is_free(n, around, placed, width, height)), None)
        if spot is not None:
            placed.append(spot)
    return placed


def _spots(name: Name) -> Iterator[Name]:
    for radius in range(STRAY_MM):
        for x, y in _ring(name.x, name.y, radius, 1.5):
            yield Name(name.text, x, y, name.width, name.height)


def _is_free(name: Name, marks: Iterable[Mark], names: Iterable[Name], width: float, height: float) -> bool:
    half_x, half_y = name.width / 2, name.height / 2
    inside = half_x <= name.x <= width - half_x and half_y <= name.y <= height - half_y
    return (
        inside
        and not any(abs(m.x - name.x) < half_x + m.size / 2 and abs(m.y - name.y) < half_y + m.size / 2 for m in marks)
        and not any(
            abs(n.x - name.x) < half_x + n.width / 2 and abs(n.y - name.y) < half_y + n.height / 2 for n in names
        )
    )


def place_marks(places: Iterable[Place], width: float, height: float) -> list[Mark]:
    """The symbols of these places on a map of that size; none overlaps another, all are inside."""
    found: list[Mark] = []
    for mark in sorted(_marks(sorted(places, key=_order)), key=lambda m: (-m.count, m.true_x, m.true_y, m.name)):
        found.append(_free(mark, found, width, height))
    return found


def _order(place: Place) -> tuple[float, float, str, str]:
    return (place.x, place.y, place.category, place.name)


def _marks(places: Sequence[Place]) -> list[Mark]:
    marks: list[Mark] = []
    for group in _neighbourhoods(places):
        if len(group) <= CROWD:
            marks += [_mark([place]) for place in group]
            continue
        by_category: dict[str, list[Place]] = defaultdict(list)
        for place in group:
            by_category[place.category].append(place)
        marks += [_mark(same) for same in by_category.values()]
    return marks


def _neighbourhoods(places: Sequence[Place]) -> list[list[Place]]:
    """Groups no wider than REACH_MM around their first place, so that a long chain is not one group."""
    left = list(places)
    groups = []
    while left:
        first = left[0]
        near = [p for p in left if hypot(p.x - first.x, p.y - first.y) <= REACH_MM]
        groups.append(near)
        left = [p for p in left if hypot(p.x - first.x, p.y - first.y) > REACH_MM]
    return groups


def _mark(same: Sequence[Place]) -> Mark:
    x, y = sum(p.x for p in same) / len(same), sum(p.y for p in same) / len(same)
    return Mark(same[0].category, same[0].name if len(same) == 1 else "", len(same), x, y, x, y)


def _free(mark: Mark, placed: Sequence[Mark], width: float, height: float) -> Mark:
    """The mark at the nearest spot where it covers nothing; where it is if the map is full."""
    for radius in range(ceil(4 * hypot(width, height))):
        for x, y in _ring(mark.true_x, mark.true_y, radius / 4, 0.8):
            edge = mark.size / 2
            inside = edge <= x <= width - edge and edge <= y <= height - edge
            if inside and all(hypot(x - m.x, y - m.y) >= (mark.size + m.size) / 2 + GAP_MM for m in placed):
                return Mark(mark.category, mark.name, mark.count, mark.true_x, mark.true_y, x, y)
    return mark


def _ring(x: float, y: float, radius: float, step: float) -> list[tuple[float, float]]:
    turns = max(1, ceil(2 * pi * radius / step))
    angles = (2 * pi * turn / turns for turn in range(turns))
    return [(x + radius * cos(a), y + radius * sin(a)) for a in angles]
