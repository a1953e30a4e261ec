"""Polygons as arrays of edges: what the area that two of them share is computed from, without building a shape.

Vertical edges are left out: nothing lies under them. An edge goes from left to right, and `sides` says on which side of
it the polygon is: 1 below, -1 above, whatever the direction in which rings were drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .shapes import Shapes

RUN = 16
"""Consecutive edges that are looked at together first: those far from a parcel are passed over by their box."""

COLUMNS = 16
"""Columns that each parcel is divided into: an edge is held against those of its own columns only."""

_BLOCK = 10_000
"""Polygons whose edges are made at once."""

_NARROWEST_M = 1e-9
"""Width of the columns of what has no width."""


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of an array of polygons; those of polygon i are at `starts[i]` to `starts[i + 1]`."""

    left: np.ndarray
    right: np.ndarray
    left_y: np.ndarray
    slopes: np.ndarray
    sides: np.ndarray
    starts: np.ndarray

    @property
    def lines(self) -> tuple[np.ndarray, ...]:
        """What tells each edge: left, right, left_y, slope, side."""
        return self.left, self.right, self.left_y, self.slopes, self.sides


@dataclass(frozen=True, eq=False)
class Columns:
    """The edges of an array of polygons from the leftmost on, with those that each of their columns may meet.

    The columns of polygon i are `wests[i]` + n `widths[i]`; those that reach the column n or one after it are at
    `since[i, n]` and after, those that begin in it or in one before are before `until[i, n]`.
    """

    edges: Edges
    wests: np.ndarray
    widths: np.ndarray
    since: np.ndarray
    until: np.ndarray

    @classmethod
    def of(cls, shapes: Shapes) -> Columns:
        """The columns of valid polygons."""
        drawn = _Drawn.of(shapes)
        return cls.made(drawn.edges(len(shapes)), drawn.owners)

    @classmethod
    def made(cls, edges: Edges, owners: np.ndarray) -> Columns:
        """The columns of edges that those polygons own, in the order of the polygons."""
        order, count = np.lexsort((edges.left, owners)), len(edges.starts) - 1
        edges = Edges(*(values[order] for values in edges.lines), edges.starts)
        wests, easts = np.zeros(count), np.zeros(count)
        drawn, opens = edges.starts[1:] > edges.starts[:-1], edges.starts[:-1]
        wests[drawn] = edges.left[opens[drawn]]
        easts[drawn] = _reduced(np.maximum, edges.right, opens[drawn])
        widths = np.maximum((easts - wests) / COLUMNS, _NARROWEST_M)
        begins, ends = cls._cells(edges.left, wests, widths, owners), cls._cells(edges.right, wests, widths, owners)
        cells = np.arange(count)[:, np.newaxis] * COLUMNS + np.arange(COLUMNS)
        until = np.searchsorted(owners * COLUMNS + begins, cells, side="right")
        reached = np.maximum.accumulate(owners * COLUMNS + ends)
        return cls(edges, wests, widths, np.searchsorted(reached, cells), until)

    def near(self, left: np.ndarray, right: np.ndarray, owners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Of each polygon, the edges that may be over the ground from left to right: the first, and how many."""
        since = self.since[owners, self._cells(left, self.wests, self.widths, owners)]
        until = self.until[owners, self._cells(right, self.wests, self.widths, owners)]
        return since, np.maximum(until - since, 0)

    @staticmethod
    def _cells(x: np.ndarray, wests: np.ndarray, widths: np.ndarray, owners: np.ndarray) -> np.ndarray:
        cells = (x - wests[owners]) / widths[owners]
        return np.minimum(np.maximum(cells, 0), COLUMNS - 1).astype(np.intp)


@dataclass(frozen=True, eq=False)
class Runs:
    """The edges of an array of polygons in the order in which they were drawn, in runs that have a box each.

    Those of polygon i are the runs `starts[i]` to `starts[i + 1]`; the edges of run r are at `first[r]` to
    `first[r + 1]`. A run goes from the x `begins` to the x `ends`, `sides` being that of an edge drawn to the right;
    `tops` are the highest y of each edge.
    """

    edges: Edges
    starts: np.ndarray
    first: np.ndarray
    boxes: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    sides: np.ndarray
    tops: np.ndarray

    @property
    def sizes(self) -> np.ndarray:
        """How many runs each polygon has."""
        return np.diff(self.starts)

    @classmethod
    def of(cls, shapes: Shapes, most: int = RUN) -> Runs:
        """Runs of `most` edges of one ring at most; in blocks, each of which needs several times the room of its edges."""
        blocks = [cls._block(shapes[start : start + _BLOCK], most) for start in range(0, len(shapes), _BLOCK)]
        return cls._joined(blocks) if len(blocks) > 1 else (blocks or [cls._block(shapes, most)])[0]

    @classmethod
    def _block(cls, shapes: Shapes, most: int) -> Runs:
        drawn = _Drawn.of(shapes)
        edges = drawn.edges(len(shapes))
        size = len(drawn.rings)
        opens = np.flatnonzero(np.r_[True, drawn.rings[1:] != drawn.rings[:-1]][:size])
        inside = np.arange(size) - np.repeat(opens, np.diff(np.r_[opens, size]))
        first = np.flatnonzero(inside % most == 0)
        last = np.r_[first[1:], size][: len(first)] - 1
        low, high = np.minimum(drawn.left_y, drawn.right_y), np.maximum(drawn.left_y, drawn.right_y)
        boxes = np.stack([
            _reduced(np.minimum, edges.left, first), _reduced(np.minimum, low, first),
            _reduced(np.maximum, edges.right, first), _reduced(np.maximum, high, first),
        ])  # fmt: skip
        rightward = drawn.rightward
        begins = np.where(rightward[first], edges.left[first], edges.right[first])
        ends = np.where(rightward[last], edges.right[last], edges.left[last])
        sides = np.where(rightward[first], edges.sides[first], -edges.sides[first])
        starts = np.searchsorted(drawn.owners[first], np.arange(len(shapes) + 1))
        return cls(edges, starts, np.r_[first, size], boxes, begins, ends, sides, high)

    @classmethod
    def _joined(cls, blocks: list[Runs]) -> Runs:
        lines = [np.concatenate(values) for values in zip(*(block.edges.lines for block in blocks))]
        others = zip(*((block.begins, block.ends, block.sides, block.tops) for block in blocks))
        return cls(
            Edges(*lines, _offset([block.edges.starts for block in blocks])),
            _offset([block.starts for block in blocks]),
            _offset([block.first for block in blocks]),
            np.concatenate([block.boxes for block in blocks], axis=1),
            *(np.concatenate(values) for values in others),
        )


def _offset(starts: list[np.ndarray]) -> np.ndarray:
    """The starts of blocks put one after the other: each goes on from the last of the one before."""
    before = np.cumsum([0, *(one[-1] for one in starts)])
    return np.concatenate([[0], *(one[1:] + shift for one, shift in zip(starts, before))])


def _reduced(function: np.ufunc, values: np.ndarray, first: np.ndarray) -> np.ndarray:
    return function.reduceat(values, first) if len(first) else values[:0]


@dataclass(frozen=True, eq=False)
class _Drawn:
    """The edges that are not vertical, in the order in which they were drawn, with polygon and ring of each."""

    left: np.ndarray
    right: np.ndarray
    left_y: np.ndarray
    right_y: np.ndarray
    rightward: np.ndarray
    sides: np.ndarray
    rings: np.ndarray
    owners: np.ndarray

    @classmethod
    def of(cls, shapes: Shapes) -> _Drawn:
        import shapely

        parts, part_owners = shapely.get_parts(shapes, return_index=True)
        outlines, outline_parts = shapely.get_rings(parts, return_index=True)
        points, rings = shapely.get_coordinates(outlines, return_index=True)
        flips = _flips(points, rings, np.r_[True, outline_parts[1:] != outline_parts[:-1]][: len(outlines)])
        kept = np.flatnonzero((rings[1:] == rings[:-1]) & (points[1:, 0] != points[:-1, 0]))
        (x, y), (next_x, next_y), rings = points[kept].T, points[kept + 1].T, rings[kept]
        rightward = next_x > x
        return cls(
            np.where(rightward, x, next_x), np.where(rightward, next_x, x),
            np.where(rightward, y, next_y), np.where(rightward, next_y, y),
            rightward, np.where(rightward != flips[rings], np.int8(1), np.int8(-1)), rings, part_owners[outline_parts[rings]],
        )  # fmt: skip

    def edges(self, size: int) -> Edges:
        """The edges of that many polygons."""
        slopes = (self.right_y - self.left_y) / (self.right - self.left)
        starts = np.searchsorted(self.owners, np.arange(size + 1))
        return Edges(self.left, self.right, self.left_y, slopes, self.sides, starts)


def _flips(points: np.ndarray, rings: np.ndarray, shells: np.ndarray) -> np.ndarray:
    """Which rings are drawn the other way round than clockwise for a shell, the contrary for a hole."""
    if not len(points):
        return np.zeros(0, dtype=bool)
    x, y = points.T
    near = y - y[np.searchsorted(rings, np.arange(len(shells)))][rings]
    same = rings[1:] == rings[:-1]
    doubled = np.where(same, np.diff(x) * (near[1:] + near[:-1]), 0.0)
    return (np.bincount(rings[1:], doubled, len(shells)) > 0) != shells
