"""In which order to visit places: a short way through them in straight lines, from a chosen one.

The nearest one first, then pieces of the way turned round as long as this shortens it (2-opt). It is a short way, not
proven to be the shortest; roads, gates and rivers are not known. Two runs on the same points give the same order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .errors import ResorptionError

MOST_POINTS = 200
"""More than anybody visits in one go; the time grows with the cube of their number."""

_GAIN = 1e-6
"""Metres below which a shorter way is only an error of rounding."""

Point = tuple[float, float]
"""x and y in metres."""


@dataclass(frozen=True)
class Route:
    """`order` has the places of the points in the list given; `length` is in metres, as the crow flies, one way."""

    order: tuple[int, ...]
    length: float


def short_route(points: Sequence[Point], start: int = 0) -> Route:
    """A short way through all points from that one. Raises ResorptionError when there are too many of them.

    Raises ValueError for a coordinate that is no number, IndexError for a start that is none of the points.
    """
    if len(points) > MOST_POINTS:
        raise ResorptionError(
            "Un parcours ne peut pas relier plus de {most} sites : il y en a {count}. Filtrez la liste.",
            most=MOST_POINTS, count=len(points),
        )  # fmt: skip
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
        raise ValueError(points)
    if not points:
        return Route((), 0.0)
    if not 0 <= start < len(points):
        raise IndexError(start)
    order = _shortened(points, _nearest_first(points, start))
    return Route(tuple(order), route_length(points, order))


def route_length(points: Sequence[Point], order: Sequence[int]) -> float:
    """Metres along the points in that order, as the crow flies."""
    return math.fsum(math.dist(points[a], points[b]) for a, b in zip(order, order[1:]))


def _nearest_first(points: Sequence[Point], start: int) -> list[int]:
    """From each point to the nearest one left; of two at one distance, the first of the list."""
    order, left = [start], [place for place in range(len(points)) if place != start]
    while left:
        here = points[order[-1]]
        nearest = min(left, key=lambda place: (math.dist(here, points[place]), place))
        left.remove(nearest)
        order.append(nearest)
    return order


def _shortened(points: Sequence[Point], order: list[int]) -> list[int]:
    """The same way with pieces turned round, until no such change shortens it; the start stays first."""
    better = True
    while better:
        better = False
        for first in range(1, len(order) - 1):
            for last in range(first + 1, len(order)):
                if _gain(points, order, first, last) > _GAIN:
                    order[first : last + 1] = order[first : last + 1][::-1]
                    better = True
    return order


def _gain(points: Sequence[Point], order: Sequence[int], first: int, last: int) -> float:
    """Metres saved by turning round the piece from `first` to `last`; the way has no end to come back to."""
    before, after = points[order[first - 1]], points[order[first]]
    gain = math.dist(before, after) - math.dist(before, points[order[last]])
    if last + 1 < len(order):
        beyond = points[order[last + 1]]
        gain += math.dist(points[order[last]], beyond) - math.dist(after, beyond)
    return gain
