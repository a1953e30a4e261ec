"""Straight-line distances in metres from the edge of each parcel: 0 inside it; from the centre they are 40 m too long."""

from __future__ import annotations

import numpy as np

from .overlaps import View
from .prepared import PreparedLayer
from .shared_areas import ranges

_BLOCK = 64
"""Neighbouring parcels that are held together against the features around them."""

_MOST = 2_000_000
"""Pairs of a parcel and a feature around it; with more, the tree is asked about each parcel."""

_SLACK = 1e-6
"""Metres added to every bound: distances are computed one way for bounds and another for the result."""


def nearest(view: View, layer: PreparedLayer) -> tuple[np.ndarray, np.ndarray]:
    """Distance to the nearest feature (NaN without any) and its place in the layer (-1); the first one of equals."""
    import shapely

    distances = np.full(len(view), np.nan)
    features = np.full(len(view), -1, dtype=np.int32)
    if len(view) and len(layer.shapes):
        asked, found = _candidates(view, layer)
        metres = shapely.distance(view.shapes[asked], layer.shapes[found])
        _keep_first(asked, layer.features[found], metres, distances, features)
    return distances, features


def within(view: View, layer: PreparedLayer, reach_m: float) -> tuple[np.ndarray, np.ndarray]:
    """The same for features at `reach_m` or less: NaN and -1 beyond it. With 0, those that touch the parcel."""
    import shapely

    distances = np.full(len(view), np.nan)
    features = np.full(len(view), -1, dtype=np.int32)
    asked = view.near(layer, reach_m)
    found, parcels = view.tree.query(layer.shapes[asked], predicate="dwithin", distance=reach_m)
    metres = shapely.distance(layer.shapes[asked[found]], view.shapes[parcels])
    _keep_first(parcels, layer.features[asked[found]], metres, distances, features)
    return distances, features


def _candidates(view: View, layer: PreparedLayer) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of a parcel and a shape that may be its nearest: all those that a look at their boxes does not rule out."""
    starts = np.arange(0, len(view), _BLOCK)
    low = np.minimum.reduceat(view.boxes[:, :2], starts)
    high = np.maximum.reduceat(view.boxes[:, 2:], starts)
    around = _around(np.r_[low.min(axis=0), high.max(axis=0)], layer)
    shapes, counts = _near_blocks(np.c_[low, high], layer, around)
    own = np.arange(len(view)) // _BLOCK
    if counts[own].sum() > _MOST:
        return tuple(layer.tree.query_nearest(view.shapes, all_matches=True))
    places, asked = ranges((np.cumsum(counts) - counts)[own], counts[own])
    found = shapes[places]
    apart = _apart(view.points[asked], layer.points[found])
    furthest = np.minimum.reduceat(apart, np.cumsum(counts[own]) - counts[own])
    kept = _gap(view.boxes[asked], layer.boxes[found]) <= furthest[asked] + _SLACK
    return asked[kept], found[kept]


def _around(box: np.ndarray, layer: PreparedLayer) -> np.ndarray:
    """The shapes among which is the nearest of anything in a box: no further than that of its centre, and half of it."""
    import shapely

    centre = (box[:2] + box[2:]) / 2
    _place, metres = layer.tree.query_nearest(shapely.points(centre), return_distance=True, all_matches=False)
    return layer.near(box, float(metres[0] + np.hypot(*(box[2:] - centre)) + _SLACK))


def _near_blocks(boxes: np.ndarray, layer: PreparedLayer, around: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each block of parcels the shapes among which is the nearest of each, one block after the other; how many."""
    points, spread, centres = layer.points[around], layer.boxes[around], (boxes[:, :2] + boxes[:, 2:]) / 2
    shapes = []
    for box, centre in zip(boxes, centres):
        furthest = _apart(points, centre).min() + np.hypot(*(box[2:] - centre))
        shapes.append(around[_gap(box, spread) <= furthest + _SLACK])
    return np.concatenate(shapes), np.array([len(near) for near in shapes])


def _apart(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return np.hypot(first[..., 0] - second[..., 0], first[..., 1] - second[..., 1])


def _gap(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Metres between boxes: what they hold is at least as far apart."""
    beside = np.maximum(first[..., 0] - second[..., 2], second[..., 0] - first[..., 2])
    above = np.maximum(first[..., 1] - second[..., 3], second[..., 1] - first[..., 3])
    return np.hypot(np.maximum(beside, 0), np.maximum(above, 0))


def _keep_first(
    parcels: np.ndarray, found: np.ndarray, metres: np.ndarray, distances: np.ndarray, features: np.ndarray
) -> None:
    """Fills both arrays with the nearest of each parcel, the first feature of those at the same distance."""
    order = np.lexsort((found, metres, parcels))
    known, first = np.unique(parcels[order], return_index=True)
    distances[known] = metres[order[first]]
    features[known] = found[order[first]]
