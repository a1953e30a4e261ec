"""Bounding boxes laid out on square cells: which of them are near another one, in a time that does not grow with them.

QGIS's spatial index answers the same; filling it with 20,000 boxes one by one takes longer than all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from qgis.core import QgsRectangle

_WIDE = 64
"""A box over more cells than that is compared with each one instead."""

_SLACK_M = 0.001
"""Of a distance between two boxes: a rounding must not hide a pair that the outlines themselves may bring in."""

Sides = tuple[float, float, float, float]


class NearbyBoxes:
    """Boxes known by their number; `reach` is in their unit (m), more than 0."""

    def __init__(self, boxes: Iterable[QgsRectangle], reach: float) -> None:
        self._reach = reach + _SLACK_M
        self._sides = [_sides(box) for box in boxes]
        self._size = self._reach + max(_mean_sides(self._sides))
        self._wide: list[int] = []
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, sides in enumerate(self._sides):
            covered = self._covered(*sides)
            if len(covered) > _WIDE:
                self._wide.append(number)
            else:
                for cell in covered:
                    self._cells[cell].append(number)

    def near(self, box: QgsRectangle) -> list[int]:
        """The boxes no further from that one than the reach, in order."""
        reach, cells = self._reach, self._cells
        west, south, east, north = _sides(box)
        left, low, right, high = west - reach, south - reach, east + reach, north + reach
        around = set(self._wide)
        for cell in self._covered(left, low, right, high):
            if cell in cells:
                around.update(cells[cell])
        found = []
        for number in sorted(around):
            other_west, other_south, other_east, other_north = self._sides[number]
            if other_west <= right and other_east >= left and other_south <= high and other_north >= low:
                across = max(other_west - east, west - other_east, 0.0)
                along = max(other_south - north, south - other_north, 0.0)
                if across * across + along * along <= reach * reach:
                    found.append(number)
        return found

    def _covered(self, west: float, south: float, east: float, north: float) -> list[tuple[int, int]]:
        size = self._size
        lines = range(int(south // size), int(north // size) + 1)
        return [(column, line) for column in range(int(west // size), int(east // size) + 1) for line in lines]


def _sides(box: QgsRectangle) -> Sides:
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def _mean_sides(boxes: list[Sides]) -> tuple[float, float]:
    count = max(1, len(boxes))
    return sum(box[2] - box[0] for box in boxes) / count, sum(box[3] - box[1] for box in boxes) / count
