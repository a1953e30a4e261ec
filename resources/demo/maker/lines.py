"""Lines that look drawn by time: borders, roads, a river."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .dice import Dice
from .geom import Point


def rough(points: Sequence[Point], name: str, step: float = 110.0, amplitude: float = 0.11) -> list[Point]:
    """Broken line with midpoints moved aside until its segments are under `step` metres."""
    dice = Dice(name)
    found = [points[0]]
    for start, end in zip(points, points[1:]):
        found.extend(_broken(start, end, dice, step, amplitude))
    return found


def _broken(start: Point, end: Point, dice: Dice, step: float, amplitude: float) -> list[Point]:
    size = math.dist(start, end)
    if size < step:
        return [end]
    shift = dice.between(-amplitude, amplitude)
    share = dice.between(0.42, 0.58)
    middle = (
        start[0] + (end[0] - start[0]) * share - (end[1] - start[1]) * shift,
        start[1] + (end[1] - start[1]) * share + (end[0] - start[0]) * shift,
    )
    first = _broken(start, middle, dice, step, amplitude)
    return first + _broken(middle, end, dice, step, amplitude)


def rounded(points: Sequence[Point], times: int = 2) -> list[Point]:
    """Corners cut (Chaikin); both ends stay."""
    found = list(points)
    for _ in range(times):
        cut = [found[0]]
        for (ax, ay), (bx, by) in zip(found, found[1:]):
            cut.append((ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25))
            cut.append((ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75))
        found = [*cut, found[-1]]
    return found


def road(points: Sequence[Point], name: str, amplitude: float = 0.05) -> list[Point]:
    """Country road: slightly winding through its points."""
    return rounded(rough(points, name, 260.0, amplitude), 2)


def meander(points: Sequence[Point], name: str, width: float, length: float) -> list[Point]:
    """River: a smooth line through the given points, with bends up to `width` metres every `length`."""
    dice = Dice(name)
    bends: list[Point] = [points[0]]
    turn = 1.0
    for start, end in zip(points, points[1:]):
        count = max(1, round(math.dist(start, end) / length))
        for index in range(1, count + 1):
            share, aside = index / count, turn * width * dice.between(0.35, 1.0) / math.dist(start, end)
            turn = -turn
            if index == count:
                bends.append(end)
                continue
            dx, dy = end[0] - start[0], end[1] - start[1]
            bends.append((start[0] + dx * share - dy * aside, start[1] + dy * share + dx * aside))
    return spline(bends)


def spline(points: Sequence[Point], steps: int = 9) -> list[Point]:
    """Smooth curve (Catmull-Rom) that goes exactly through its points."""
    padded = [points[0], *points, points[-1]]
    found: list[Point] = [points[0]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:]):
        for index in range(1, steps):
            t = index / steps
            found.append((_cubic(a[0], b[0], c[0], d[0], t), _cubic(a[1], b[1], c[1], d[1], t)))
        found.append(c)
    return found


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def blob(
    centre: Point, radius: float, name: str, stretch: float = 1.0, angle: float = 0.0, sides: int = 13
) -> list[Point]:
    """Irregular outline round a centre (m), stretched along an angle (radians)."""
    dice = Dice(name)
    found: list[Point] = []
    for index in range(sides):
        turn = 2 * math.pi * (index + dice.between(-0.25, 0.25)) / sides
        reach = radius * dice.between(0.78, 1.22)
        along, aside = reach * math.cos(turn) * stretch, reach * math.sin(turn) / stretch
        found.append(
            (
                centre[0] + along * math.cos(angle) - aside * math.sin(angle),
                centre[1] + along * math.sin(angle) + aside * math.cos(angle),
            )
        )
    return found
