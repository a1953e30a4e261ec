"""How much of each parcel lies in the zones of a layer: zones that overlap are counted once, parcels wholly covered stay.

Areas come from the edges of both; shapes are built only where zones overlap, or where ground has to be taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .edges import Columns
from .prepared import PreparedLayer
from .shapes import Shapes, first_points
from .shared_areas import overlap_m2, shared_m2

SLIVER_M2 = 1e-6
"""Less is no ground: parcels and zones that only touch share as little, by the rounding of their coordinates."""

SLIVER_SHARE = 1e-9
"""The same in share of the parcel: less short of its area is the whole of it."""


@dataclass(frozen=True, eq=False)
class View:
    """Parcels still being examined: places in the chunk, geometries, areas in m²."""

    rows: np.ndarray
    shapes: Shapes
    areas: np.ndarray

    @classmethod
    def of(cls, rows: np.ndarray, shapes: Shapes, areas: np.ndarray) -> View:
        """Those rows of the chunk's geometries and areas."""
        return cls(rows, shapes[rows], areas[rows])

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def boxes(self) -> np.ndarray:
        """West, south, east and north of each parcel."""
        import shapely

        return shapely.bounds(self.shapes).reshape(-1, 4)

    @cached_property
    def points(self) -> np.ndarray:
        """A point of each parcel: x and y."""
        return first_points(self.shapes)

    @cached_property
    def tree(self) -> Any:
        """A tree on the parcels."""
        import shapely

        return shapely.STRtree(self.shapes)

    @property
    def slivers(self) -> np.ndarray:
        """The m² of each parcel that are no ground."""
        return np.maximum(SLIVER_M2, SLIVER_SHARE * self.areas)

    def near(self, layer: PreparedLayer, reach_m: float = 0.0) -> np.ndarray:
        """Which shapes of a layer may matter to these parcels within that distance, in order."""
        import shapely

        nothing = np.empty(0, dtype=np.intp)
        return layer.near(shapely.total_bounds(self.shapes), reach_m) if len(self) else nothing


@dataclass(frozen=True, eq=False)
class Pieces:
    """What zones share with parcels, in the order of the parcels: for each piece the parcel (place in the view), m²,
    the feature and the part of it (place among the layer's shapes), and whether another feature shares some of it.
    """

    view: View
    layer: PreparedLayer
    parcels: np.ndarray
    parts: np.ndarray
    areas: np.ndarray
    shared: np.ndarray

    def of(self, chosen: np.ndarray) -> Pieces:
        """Some of them, by a mask."""
        return Pieces(self.view, self.layer, self.parcels[chosen], self.parts[chosen], self.areas[chosen],
                      self.shared[chosen])  # fmt: skip

    @property
    def features(self) -> np.ndarray:
        """The feature of each piece."""
        return self.layer.features[self.parts]

    def shapes(self) -> Shapes:
        """The geometry of each piece, built now."""
        import shapely

        return shapely.intersection(self.view.shapes[self.parcels], self.layer.shapes[self.parts])


def pieces(view: View, layer: PreparedLayer, kinds: np.ndarray | None = None) -> Pieces:
    """Every piece of a parcel that lies in a zone; what only touches is none.

    With `kinds`, one per feature, only features of one kind are looked at for ground that they share.
    """
    parcels, parts = layer.tree.query(view.shapes)
    order = np.lexsort((parts, parcels))
    parcels, parts = parcels[order], parts[order]
    asked, places = np.unique(parcels, return_inverse=True)
    areas = shared_m2(Columns.of(view.shapes[asked]), view.boxes[asked], places, layer.runs, parts)
    whole, slivers = view.areas[parcels], view.slivers[parcels]
    areas = np.where(areas >= whole - slivers, whole, areas)
    kept = areas > slivers
    found = Pieces(view, layer, parcels[kept], parts[kept], areas[kept], np.zeros(np.count_nonzero(kept), dtype=bool))
    _mark_shared(found, np.zeros(len(layer.states), dtype=np.int8) if kinds is None else kinds)
    return found


def _mark_shared(found: Pieces, kinds: np.ndarray) -> None:
    first, second = _pairs(found.parcels)
    one, two = found.features[first], found.features[second]
    other = (one != two) & (kinds[one] == kinds[two])
    first, second = first[other], second[other]
    parcels, parts = found.parcels[first], (found.parts[first], found.parts[second])
    both = [found.layer.boxes[part] for part in parts]
    low = np.maximum.reduce([found.view.boxes[parcels, :2], *(box[:, :2] for box in both)])
    high = np.minimum.reduce([found.view.boxes[parcels, 2:], *(box[:, 2:] for box in both)])
    slivers = found.view.slivers[parcels]
    near = np.flatnonzero((high > low).all(axis=1) & ((high - low).prod(axis=1) > slivers))
    overlap = overlap_m2(np.c_[low, high][near], found.layer.runs, parts[0][near], parts[1][near])
    met = near[overlap > slivers[near]]
    found.shared[first[met]] = True
    found.shared[second[met]] = True


def covered_m2(found: Pieces, size: int) -> np.ndarray:
    """The m² of each of `size` parcels that the pieces cover together."""
    # Without any piece bincount would count in integers.
    total = np.bincount(found.parcels, found.areas, size).astype(float)
    meeting = found.of(found.shared & (np.bincount(found.parcels[found.shared], minlength=size) > 1)[found.parcels])
    if len(meeting.parcels):
        parcels, areas = _united_areas(meeting)
        total[parcels] += areas - np.bincount(meeting.parcels, meeting.areas, size)[parcels]
    return total


def _pairs(groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of places that have the same value, in a sorted array."""
    first, second, step = [], [], 1
    while len(same := np.flatnonzero(groups[step:] == groups[:-step])) if step < len(groups) else 0:
        first.append(same)
        second.append(same + step)
        step += 1
    nothing = np.empty(0, dtype=np.intp)
    return np.concatenate([nothing, *first]), np.concatenate([nothing, *second])


def _united_areas(found: Pieces) -> tuple[np.ndarray, np.ndarray]:
    """The parcels that have pieces, in order, and the area of the union of the pieces of each."""
    import shapely

    parcels, groups = np.unique(found.parcels, return_inverse=True)
    collections = shapely.geometrycollections(found.shapes(), indices=groups)
    return parcels, shapely.area(shapely.union_all(collections[:, np.newaxis], axis=1))


def remainders(found: Pieces) -> tuple[np.ndarray, Shapes]:
    """The parcels that have pieces, in order, and what is left of each without them."""
    import shapely

    parcels, first, counts = np.unique(found.parcels, return_index=True, return_counts=True)
    left = found.view.shapes[parcels]
    for rank in range(counts.max(initial=0)):
        asked = np.flatnonzero(counts > rank)
        zones = found.layer.shapes[found.parts[first[asked] + rank]]
        left[asked] = shapely.difference(left[asked], zones)
    return parcels, left


def telling_feature(found: Pieces, findings: np.ndarray, size: int) -> np.ndarray:
    """For each parcel the feature to name: of the worst finding the one that covers most, the first of equals; -1."""
    chosen = np.full(size, -1, dtype=np.int32)
    pairs, groups = np.unique(found.parcels * len(findings) + found.features, return_inverse=True)
    parcels, features = np.divmod(pairs, max(len(findings), 1))
    areas = np.bincount(groups, found.areas, len(pairs))
    order = np.lexsort((features, -areas, -findings[features].astype(np.int16), parcels))
    known, first = np.unique(parcels[order], return_index=True)
    chosen[known] = features[order[first]]
    return chosen
