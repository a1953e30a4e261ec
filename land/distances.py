"""Straight-line distances in metres from the edge of each parcel: 0 inside it; from the centre they are 40 m too long."""

from __future__ import annotations

import numpy as np

from .overlaps import View
from .prepared import PreparedLayer


def nearest(view: View, layer: PreparedLayer) -> tuple[np.ndarray, np.ndarray]:
    """Distance to the nearest feature (NaN without any) and its place in the layer (-1); the first one of equals."""
    distances = np.full(len(view), np.nan)
    features = np.full(len(view), -1, dtype=np.int32)
    (asked, found), metres = layer.tree.query_nearest(view.shapes, all_matches=True, return_distance=True)
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


def _keep_first(
    parcels: np.ndarray, found: np.ndarray, metres: np.ndarray, distances: np.ndarray, features: np.ndarray
) -> None:
    """Fills both arrays with the nearest of each parcel, the first feature of those at the same distance."""
    order = np.lexsort((found, metres, parcels))
    known, first = np.unique(parcels[order], return_index=True)
    distances[known] = metres[order[first]]
    features[known] = found[order[first]]
