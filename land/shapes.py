"""Geometries as the rules need them: flat valid polygons; how compact and how wide they are. Metres and square metres.

Arrays of shapely geometries throughout; shapely is imported when a function runs, never with the plugin.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

Shapes = Any
"""An array of shapely geometries."""

POLYGON, MULTIPOLYGON = 3, 6
"""Type numbers of shapely."""

MAX_COORDINATES = 1024
"""Above it a polygon is cut in halves before overlays: each pair costs as much as its larger geometry."""

_HALVINGS = 16
"""More than any polygon needs: the number of cuts of one along one line, whatever its coordinates."""

_QUADRANT_SEGMENTS = 8
"""Segments of a quarter circle in a buffer, as in PostGIS and DuckDB."""

_SURELY = 1.001
"""Margin of the shortcut of `wide_enough` over what a buffer drawn with segments gives."""


_BLOCK = 20_000
"""Geometries that a thread looks at at once."""

_SURELY_NOT = 0.99
"""Margin of its contrary: a disc drawn with segments is a little smaller than a disc."""


class State(IntEnum):
    """What was found of one geometry when it was read."""

    SOUND = 0
    REPAIRED = 1
    ABSENT = 2
    """Missing, empty, without area, without finite coordinates, or not a polygon."""


@dataclass(frozen=True, eq=False)
class Repaired:
    """Geometries after repair and the State of each; those that are ABSENT are None."""

    shapes: Shapes
    states: np.ndarray

    def count(self, state: State) -> int:
        """How many are in that state."""
        return int((self.states == state).sum())


def repaired_polygons(shapes: Shapes | Repaired) -> Repaired:
    """Flat valid polygons, Z dropped, what is invalid made valid; what has been repaired already is taken as it is."""
    import shapely

    if isinstance(shapes, Repaired):
        return shapes
    flat, states = _flat_and_valid(shapes)
    polygonal = np.isin(shapely.get_type_id(flat), (POLYGON, MULTIPOLYGON))
    mixed = np.flatnonzero(~polygonal & (states == State.REPAIRED))
    flat[mixed] = [_polygons_of(shape) for shape in flat[mixed]]
    polygonal[mixed] = True
    absent = ~polygonal | ~(shapely.area(flat) > 0)
    return _marked(flat, states, absent)


def repaired_shapes(shapes: Shapes | Repaired) -> Repaired:
    """The same for a layer of any type of geometry: lines and points stay."""
    import shapely

    if isinstance(shapes, Repaired):
        return shapes
    flat, states = _flat_and_valid(shapes)
    return _marked(flat, states, shapely.is_missing(flat) | shapely.is_empty(flat))


def _flat_and_valid(shapes: Shapes) -> tuple[Shapes, np.ndarray]:
    import shapely

    flat = np.array(shapes, dtype=object)
    deep = shapely.has_z(flat)
    if deep.any():
        flat[deep] = shapely.force_2d(flat[deep])
    states = np.full(len(flat), State.SOUND, dtype=np.int8)
    invalid = np.flatnonzero(~in_threads(shapely.is_valid, flat) & ~shapely.is_missing(flat))
    flat[invalid] = [_made_valid(shape) for shape in flat[invalid]]
    states[invalid] = State.REPAIRED
    return flat, states


def in_threads(function: Callable[[Shapes], np.ndarray], shapes: Shapes) -> np.ndarray:
    """A function of shapely on many geometries: GEOS leaves the interpreter free meanwhile."""
    if len(shapes) <= _BLOCK:
        return function(shapes)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        blocks = (shapes[start : start + _BLOCK] for start in range(0, len(shapes), _BLOCK))
        return np.concatenate(list(pool.map(function, blocks)))


def _made_valid(shape: Any) -> Any:
    import shapely

    return shapely.make_valid(shape) if np.isfinite(shapely.get_coordinates(shape)).all() else None


def _marked(flat: Shapes, states: np.ndarray, absent: np.ndarray) -> Repaired:
    flat[absent] = None
    states[absent] = State.ABSENT
    return Repaired(flat, states)


def _polygons_of(shape: Any) -> Any:
    """What a repaired geometry has of polygons: repair leaves lines and points where rings had collapsed."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all(parts[shapely.get_type_id(parts) == POLYGON])


def cut_polygons(shapes: Shapes, most: int = MAX_COORDINATES) -> tuple[Shapes, np.ndarray]:
    """The same ground in pieces of at most `most` coordinates, and the index of the polygon each piece is of."""
    import shapely

    whole, origins = np.asarray(shapes, dtype=object), np.arange(len(shapes))
    pieces, owners = [], []
    for _ in range(_HALVINGS):
        large = shapely.get_num_coordinates(whole) > most
        pieces.append(whole[~large])
        owners.append(origins[~large])
        whole, origins = _halves(whole[large], origins[large])
        if not len(whole):
            break
    return np.concatenate([*pieces, whole]), np.concatenate([*owners, origins])


def _halves(shapes: Shapes, origins: np.ndarray) -> tuple[Shapes, np.ndarray]:
    import shapely

    west, south, east, north = shapely.bounds(shapes).T
    wide = east - west >= north - south
    across, up = (west + east) / 2, (south + north) / 2
    first = shapely.box(west, south, np.where(wide, across, east), np.where(wide, north, up))
    second = shapely.box(np.where(wide, across, west), np.where(wide, south, up), east, north)
    cut = np.concatenate([shapely.intersection(shapes, first), shapely.intersection(shapes, second)])
    filled = shapely.area(cut) > 0
    return cut[filled], np.concatenate([origins, origins])[filled]


def first_points(shapes: Shapes) -> np.ndarray:
    """The first point, x and y, of each geometry; none of them is empty."""
    import shapely

    points, owners = shapely.get_coordinates(shapes, return_index=True)
    return points[np.searchsorted(owners, np.arange(len(shapes)))]


def hulls(shapes: Shapes) -> tuple[np.ndarray, np.ndarray]:
    """The area of the convex hull of each polygon, and the radius that no disc in it exceeds: twice area / perimeter."""
    import shapely

    convex = shapely.convex_hull(shapes)
    areas = shapely.area(convex)
    return areas, 2 * areas / np.maximum(shapely.length(convex), np.finfo(float).tiny)


def _wide_around_centres(shapes: Shapes, radius: float) -> np.ndarray:
    """Whether a disc of that radius fits around the centroid of each polygon: most polygons that are wide need no more."""
    import shapely

    centres = shapely.centroid(shapes)
    return (shapely.distance(shapely.boundary(shapes), centres) > radius) & shapely.intersects(shapes, centres)


def breadths(shapes: Shapes) -> np.ndarray:
    """How far each polygon extends from its longest edge, square to it: no disc in it is as wide as more than that."""
    import shapely

    points, owners = shapely.get_coordinates(shapes, return_index=True)
    starts = np.searchsorted(owners, np.arange(len(shapes)))
    if not len(points):
        return np.zeros(len(shapes))
    steps = np.diff(points, axis=0, append=points[-1:])
    # From one polygon to the next there is no edge; between two rings any direction will do.
    lengths = np.where(np.append(owners[1:] == owners[:-1], False), np.hypot(*steps.T), -1.0)
    longest = np.lexsort((-lengths, owners))[starts]
    across = (steps[longest] / lengths[longest, np.newaxis])[owners]
    offsets = points[:, 1] * across[:, 0] - points[:, 0] * across[:, 1]
    return np.maximum.reduceat(offsets, starts) - np.minimum.reduceat(offsets, starts)


def surely_narrow(areas: np.ndarray, radii: np.ndarray, width_m: float) -> np.ndarray:
    """Whether no disc as wide as that fits, by the areas of polygons and the radii that no disc in them exceeds."""
    radius = _SURELY_NOT * width_m / 2
    return (areas < np.pi * radius**2) | (radii < radius)


def wide_enough(shapes: Shapes, width_m: float, radii: np.ndarray) -> np.ndarray:
    """Whether a disc as wide as that fits somewhere in each polygon, none of whose discs exceeds these `radii`.

    A polygon in one piece without a hole holds a disc of radius area / perimeter (Bonnesen): most need no buffer.
    """
    import shapely

    radius, areas = width_m / 2, np.nan_to_num(shapely.area(shapes))
    whole = shapely.get_type_id(shapes) == POLYGON
    whole &= shapely.get_num_interior_rings(shapes) == 0
    enough = whole & (areas > _SURELY * radius * shapely.length(shapes))
    asked = np.flatnonzero(~enough & ~surely_narrow(areas, radii, width_m))
    asked = asked[breadths(shapes[asked]) >= _SURELY_NOT * width_m]
    enough[asked] = _wide_around_centres(shapes[asked], _SURELY * radius)
    asked = asked[~enough[asked]]
    eroded = shapely.buffer(shapes[asked], -radius, quad_segs=_QUADRANT_SEGMENTS)
    enough[asked] = ~shapely.is_empty(eroded)
    return enough
