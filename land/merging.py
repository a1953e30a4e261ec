"""Contiguous parcels of one owner as one piece of land, before R1: small public parcels are not lost one by one.

Parcels are contiguous when they run along each other; touching at a corner makes no usable ground. It is an option,
because it costs more than any rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..protocol.errors import Cancelled
from .shapes import Shapes, State, repaired_polygons

GAP_M = 0.1
"""Metres: two outlines drawn from the same survey differ by less."""

CONTACT_M = 1.0
"""Metres along which two parcels must run: more than two corners that meet have within GAP_M of each other."""

_BLOCK = 20_000
"""Pairs examined between two questions whether to stop."""


@dataclass(frozen=True, eq=False)
class Merged:
    """Pieces of land: their geometries, and for each parcel the place of the piece that it is part of."""

    shapes: Shapes
    groups: np.ndarray


def merge_contiguous(
    shapes: Shapes,
    owners: np.ndarray,
    *,
    gap_m: float = GAP_M,
    contact_m: float = CONTACT_M,
    cancelled: Callable[[], bool] = lambda: False,
) -> Merged:
    """The pieces made of parcels (in metres) that share an owner and a side; `owners` are texts, "" for unknown.

    A parcel of which the owner is unknown stays alone, as does one without geometry. Pieces come in the order of their
    first parcels. Raises Cancelled.
    """
    sound = repaired_polygons(shapes)
    known = np.flatnonzero((np.asarray(owners, dtype=str) != "") & (sound.states != State.ABSENT))
    first, second = _neighbours(sound.shapes[known], np.asarray(owners, dtype=str)[known], gap_m)
    pairs = [known[first], known[second]]
    kept = [np.empty(0, dtype=bool)]
    for start in range(0, len(first), _BLOCK):
        if cancelled():
            raise Cancelled
        block = slice(start, start + _BLOCK)
        kept.append(_side_by_side(sound.shapes[pairs[0][block]], sound.shapes[pairs[1][block]], gap_m, contact_m))
    joined = np.concatenate(kept)
    groups = _components(len(sound.shapes), pairs[0][joined], pairs[1][joined])
    return Merged(_united(sound.shapes, groups), groups)


def _neighbours(shapes: Shapes, owners: np.ndarray, gap_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of parcels of one owner within the gap of each other, each pair once."""
    import shapely

    first, second = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=gap_m)
    chosen = (first < second) & (owners[first] == owners[second])
    return first[chosen], second[chosen]


def _side_by_side(first: Shapes, second: Shapes, gap_m: float, contact_m: float) -> np.ndarray:
    """Whether the outlines run along each other; the longer of both contacts, whichever of the two comes first."""
    return np.maximum(_contact(first, second, gap_m), _contact(second, first, gap_m)) >= contact_m


def _contact(outlines: Shapes, others: Shapes, gap_m: float) -> np.ndarray:
    import shapely

    return shapely.length(shapely.intersection(shapely.boundary(outlines), shapely.buffer(others, gap_m)))


def _components(size: int, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The number of the connected piece of each parcel, pieces in the order of their first parcels."""
    roots = np.arange(size)
    while True:
        lower = np.minimum(roots[first], roots[second])
        before = roots.copy()
        np.minimum.at(roots, roots[first], lower)
        np.minimum.at(roots, roots[second], lower)
        roots = roots[roots]
        if (roots == before).all():
            return np.unique(roots, return_inverse=True)[1]


def _united(shapes: Shapes, groups: np.ndarray) -> Shapes:
    """One geometry per group, ground that two parcels share counted once; None for a parcel without geometry."""
    import shapely

    sizes = np.bincount(groups)
    pieces = np.full(len(sizes), None, dtype=object)
    single = sizes[groups] == 1
    pieces[groups[single]] = shapes[single]
    several = np.flatnonzero(~single)
    several = several[np.argsort(groups[several], kind="stable")]
    numbers, places = np.unique(groups[several], return_inverse=True)
    if len(numbers):
        collections = shapely.geometrycollections(shapes[several], indices=places)
        pieces[numbers] = shapely.union_all(collections[:, np.newaxis], axis=1)
    return pieces
