"""The area that two polygons share, in m², for many pairs at once and without building a shape.

A polygon is what lies under its upper edges less what lies under its lower ones. What two polygons share is then a sum, over
pairs of edges, of what lies under both, which is simple arithmetic: nothing is decided about crossings and contacts, so
edges that nearly coincide make an error of the size of their gap, never a wrong shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .edges import RUN, Columns, Edges, Runs

_BATCH = 500_000
"""Pairs of edges, or four times the edges, worked on at once: enough for numpy to be quick, little memory."""


@dataclass(frozen=True, eq=False)
class _Lines:
    """Edges, each for one `pair`."""

    left: np.ndarray
    right: np.ndarray
    left_y: np.ndarray
    slopes: np.ndarray
    sides: np.ndarray
    pairs: np.ndarray

    @property
    def lines(self) -> tuple[np.ndarray, ...]:
        return self.left, self.right, self.left_y, self.slopes, self.sides

    def of(self, chosen: np.ndarray | slice) -> _Lines:
        return _Lines(*(values[chosen] for values in self.lines), self.pairs[chosen])

    def at(self, x: np.ndarray) -> np.ndarray:
        return self.left_y + self.slopes * (x - self.left)


def shared_m2(parcels: Columns, boxes: np.ndarray, asked: np.ndarray, zones: Runs, met: np.ndarray) -> np.ndarray:
    """The area that parcel `asked[i]` shares with zone `met[i]`; `boxes` (west, south, east, north) one per parcel."""
    total = np.zeros(len(asked))
    for batch in batches(zones.sizes[met], _BATCH // 4 // RUN):
        near = _near(boxes[asked[batch]], zones, met[batch])
        total[batch] = _shared_with(parcels, asked[batch], near)
    return total


def overlap_m2(boxes: np.ndarray, zones: Runs, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """What zones `first[i]` and `second[i]` share in box i (west, south, east, north)."""
    total = np.zeros(len(first))
    for batch in batches(zones.sizes[first] + zones.sizes[second], _BATCH // 4 // RUN):
        one, other = (_in_boxes(_near(boxes[batch], zones, met[batch]), boxes[batch]) for met in (first, second))
        numbers = np.arange(len(boxes[batch]))
        columns = Columns.made(Edges(*one.lines, np.searchsorted(one.pairs, np.r_[numbers, len(numbers)])), one.pairs)
        total[batch] = _shared_with(columns, numbers, other, bare=False)
    return total


def batches(sizes: np.ndarray, most: int) -> Iterator[slice]:
    """Slices of so many things that their sizes add up to `most` or a little more."""
    groups = (np.cumsum(sizes) - sizes) // most
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    return (slice(start, end) for start, end in zip(starts, [*starts[1:], len(sizes)]))


def ranges(starts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All the numbers from each start on, as many as its size, and the place of the start that each comes from."""
    origins = np.repeat(np.arange(len(sizes)), sizes)
    before = np.cumsum(sizes) - sizes
    return np.arange(len(origins)) + (starts - before)[origins], origins


def _near(boxes: np.ndarray, zones: Runs, met: np.ndarray) -> _Lines:
    """The edges of each zone that matter to the box of its pair: not beside it, not below it.

    A run that is wholly above the box hides as much as one straight edge from its beginning to its end.
    """
    runs, pairs = ranges(zones.starts[met], zones.starts[met + 1] - zones.starts[met])
    west, south, east, north = boxes[pairs].T
    left, bottom, right, top = zones.boxes[:, runs]
    kept = np.flatnonzero((right > west) & (left < east) & (top > south))
    above = bottom[kept] >= north[kept]
    high, rest = kept[above], kept[~above]
    numbers, origins = ranges(zones.first[runs[rest]], zones.first[runs[rest] + 1] - zones.first[runs[rest]])
    edges, origins = zones.edges, rest[origins]
    beside = (edges.right[numbers] <= west[origins]) | (edges.left[numbers] >= east[origins])
    kept = np.flatnonzero(~beside & (zones.tops[numbers] > south[origins]))
    lines = _lines(edges, numbers[kept], pairs[origins[kept]])
    return _joined(lines, _roofs(zones, runs[high], pairs[high], north[high]))


def _lines(edges: Edges, numbers: np.ndarray, pairs: np.ndarray) -> _Lines:
    return _Lines(*(values[numbers] for values in edges.lines), pairs)


def _roofs(zones: Runs, runs: np.ndarray, pairs: np.ndarray, north: np.ndarray) -> _Lines:
    begins, ends = zones.begins[runs], zones.ends[runs]
    sides = np.where(ends > begins, zones.sides[runs], -zones.sides[runs])
    return _Lines(np.minimum(begins, ends), np.maximum(begins, ends), north, np.zeros(len(runs)), sides, pairs)


def _joined(*several: _Lines) -> _Lines:
    return _Lines(*(np.concatenate(values) for values in zip(*((*one.lines, one.pairs) for one in several))))


def _in_boxes(lines: _Lines, boxes: np.ndarray) -> _Lines:
    """The edges less what is beside their boxes, flattened to the bottom and the top where they leave them, in order.

    Heights are then above the bottom.
    """
    west, south, east, north = boxes[lines.pairs].T
    left, right = np.maximum(lines.left, west), np.minimum(lines.right, east)
    begin, end = lines.at(left), lines.at(right)
    inside = (np.minimum(begin, end) >= south) & (np.maximum(begin, end) <= north)
    whole = _Lines(left, right, begin - south, lines.slopes, lines.sides, lines.pairs).of(inside)
    out = np.flatnonzero(~inside)
    cut = _joined(whole, *_flattened(lines.of(out), left[out], right[out], south[out], north[out]))
    kept = np.flatnonzero((cut.right > cut.left) & ((cut.left_y > 0) | (cut.slopes != 0)))
    return cut.of(kept[np.argsort(cut.pairs[kept], kind="stable")])


def _flattened(
    lines: _Lines, left: np.ndarray, right: np.ndarray, south: np.ndarray, north: np.ndarray
) -> list[_Lines]:
    """Edges that leave the bottom or the top, in three parts: up to one, between both, from the other on."""
    slopes = np.where(lines.slopes == 0, 1, lines.slopes)
    one, other = (_between(lines.left + (y - lines.left_y) / slopes, left, right) for y in (south, north))
    ends = [left, np.minimum(one, other), np.maximum(one, other), right]
    heights = [_between(lines.at(x), south, north) - south for x in ends]
    return [
        _Lines(x, next_x, y, (next_y - y) / np.maximum(next_x - x, np.finfo(float).tiny), lines.sides, lines.pairs)
        for x, next_x, y, next_y in zip(ends, ends[1:], heights, heights[1:])
    ]


def _between(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """As numpy.clip, which is slow on small arrays."""
    return np.minimum(np.maximum(values, low), high)


def _shared_with(parcels: Columns, asked: np.ndarray, near: _Lines, bare: bool = True) -> np.ndarray:
    """What polygon `asked[i]` shares with the edges of pair i: `bare` ones, without those below it, or all heights."""
    total = np.zeros(len(asked))
    since, sizes = parcels.near(near.left, near.right, asked[near.pairs])
    for batch in batches(sizes, _BATCH):
        numbers, origins = ranges(since[batch], sizes[batch])
        zone, edges = near.of(batch), parcels.edges
        meets = (edges.left[numbers] < zone.right[origins]) & (edges.right[numbers] > zone.left[origins])
        meeting = np.flatnonzero(meets)
        zone = zone.of(origins[meeting])
        parcel = _lines(edges, numbers[meeting], zone.pairs)
        under = _under_both(parcel, zone) + (0 if bare else _under(parcel, zone))
        total += np.bincount(zone.pairs, under, len(asked))
    return total


def _under(first: _Lines, second: _Lines) -> np.ndarray:
    """What lies under the second edge over the ground of both."""
    left, right = np.maximum(first.left, second.left), np.minimum(first.right, second.right)
    return first.sides * second.sides * second.at((left + right) / 2) * (right - left)


def _under_both(first: _Lines, second: _Lines) -> np.ndarray:
    """What lies under both edges, less what lies under the second over the same ground (which adds up to nothing).

    That is the area of the first below the second: of the part of their difference that is negative, a straight line.
    """
    left, right = np.maximum(first.left, second.left), np.minimum(first.right, second.right)
    begin, end = first.at(left) - second.at(left), first.at(right) - second.at(right)
    low, high = np.minimum(begin, end), np.maximum(begin, end)
    # Where they cross, the mean of a triangle over the whole width.
    crossed = low * np.minimum(low, 0) / (2 * np.where(high > low, low - high, -1))
    mean = np.where(high > 0, crossed, (low + high) / 2)
    return first.sides * second.sides * mean * (right - left)
