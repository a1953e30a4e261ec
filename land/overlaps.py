"""How much of each parcel lies in the zones of a layer: zones that overlap are counted once, parcels wholly covered stay.

The tree is on the parcels and the zones ask it: half the time of the contrary, zones being the fewer and the larger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .prepared import PreparedLayer
from .shapes import Shapes


@dataclass(frozen=True, eq=False)
class View:
    """Parcels still being examined: places in the chunk, geometries, areas in m², and a tree on them."""

    rows: np.ndarray
    shapes: Shapes
    areas: np.ndarray
    tree: Any = field(repr=False)

    @classmethod
    def of(cls, rows: np.ndarray, shapes: Shapes, areas: np.ndarray) -> View:
        """Those rows of the chunk's geometries and areas."""
        import shapely

        return cls(rows, shapes[rows], areas[rows], shapely.STRtree(shapes[rows]))

    def __len__(self) -> int:
        return len(self.rows)

    def near(self, layer: PreparedLayer, reach_m: float = 0.0) -> np.ndarray:
        """Which shapes of a layer may matter to these parcels within that distance, in order."""
        import shapely

        nothing = np.empty(0, dtype=np.intp)
        return layer.near(shapely.total_bounds(self.shapes), reach_m) if len(self) else nothing


@dataclass(frozen=True, eq=False)
class Pieces:
    """What zones share with parcels: for each piece the feature, the parcel (place in the view), geometry and m²."""

    features: np.ndarray
    parcels: np.ndarray
    shapes: Shapes
    areas: np.ndarray

    def of(self, chosen: np.ndarray) -> Pieces:
        """Some of them, by a mask."""
        return Pieces(self.features[chosen], self.parcels[chosen], self.shapes[chosen], self.areas[chosen])


def pieces(view: View, layer: PreparedLayer) -> Pieces:
    """Every piece of a parcel that lies in a zone; what only touches is none."""
    import shapely

    asked = view.near(layer)
    found, parcels = view.tree.query(layer.shapes[asked], predicate="intersects")
    inside, within = view.tree.query(layer.shapes[asked], predicate="covers")
    whole = np.isin(found * len(view) + parcels, inside * len(view) + within)
    shapes, areas = view.shapes[parcels], view.areas[parcels]
    cut = np.flatnonzero(~whole)
    shapes[cut] = shapely.intersection(shapes[cut], layer.shapes[asked[found[cut]]])
    areas[cut] = shapely.area(shapes[cut])
    order = np.lexsort((asked[found], parcels))
    kept = order[areas[order] > 0]
    return Pieces(layer.features[asked[found[kept]]], parcels[kept], shapes[kept], areas[kept])


def covered_m2(found: Pieces, size: int) -> np.ndarray:
    """The m² of each of `size` parcels that the pieces cover together."""
    # Without any piece bincount would count in integers.
    total = np.bincount(found.parcels, found.areas, size).astype(float)
    meeting = _meeting(found, size)
    if meeting.any():
        total[meeting] = _united_areas(found.of(meeting[found.parcels]))
    return total


def _meeting(found: Pieces, size: int) -> np.ndarray:
    """The parcels in which pieces of two zones meet, and may share ground; elsewhere areas simply add up."""
    import shapely

    first, second = _pairs(found.parcels)
    west, south, east, north = shapely.bounds(found.shapes).T
    near = (found.features[first] != found.features[second]) & (west[first] <= east[second])
    near &= (west[second] <= east[first]) & (south[first] <= north[second]) & (south[second] <= north[first])
    first, second = first[near], second[near]
    marked = np.zeros(size, dtype=bool)
    marked[found.parcels[first[shapely.intersects(found.shapes[first], found.shapes[second])]]] = True
    return marked


def _pairs(groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of places that have the same value, in a sorted array."""
    first, second, step = [], [], 1
    while len(same := np.flatnonzero(groups[step:] == groups[:-step])) if step < len(groups) else 0:
        first.append(same)
        second.append(same + step)
        step += 1
    nothing = np.empty(0, dtype=np.intp)
    return np.concatenate([nothing, *first]), np.concatenate([nothing, *second])


def _united_areas(found: Pieces) -> np.ndarray:
    """The area of the union of the pieces of each parcel, in the order of the parcels."""
    import shapely

    return shapely.area(united(found)[1])


def united(found: Pieces) -> tuple[np.ndarray, Shapes]:
    """The parcels that have pieces, in order, and the union of the pieces of each."""
    import shapely

    parcels, groups = np.unique(found.parcels, return_inverse=True)
    collections = shapely.geometrycollections(found.shapes, indices=groups)
    return parcels, shapely.union_all(collections[:, np.newaxis], axis=1)


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
