"""The ground that layers without a perimeter cover, as they are said to (`coverage`), as polygons."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .communes import Communes
from .coverage import EXTENT, TERRITORY, chosen_communes
from .shapes import Shapes
from .source_types import SourceTable

_RIM_M = 50.0
"""Along the outside of the territory the outlines of communes and of parcels differ by some metres."""


def covered_ground(tables: Sequence[SourceTable], communes: Communes | None, reach_m: float) -> Shapes | None:
    """The ground of which these layers together say all (polygons), None for everywhere.

    Beyond the territory it goes on for `reach_m`: what lies there is asked of no layer.
    """
    grounds = [_ground(table, communes, reach_m) for table in tables]
    known = [ground for ground in grounds if ground is not None]
    return np.concatenate(known) if len(known) == len(grounds) else None


def _ground(table: SourceTable, communes: Communes | None, reach_m: float) -> Shapes | None:
    codes = chosen_communes(table.source.coverage)
    if codes is not None:
        return _ground_of(codes, communes, reach_m)
    if table.source.coverage == EXTENT:
        return _box(table)
    # What somebody wrote by hand and nobody understands covers nothing.
    return None if table.source.coverage in ("", TERRITORY) else np.empty(0, dtype=object)


def _ground_of(codes: Sequence[str], communes: Communes | None, reach_m: float) -> Shapes:
    """The chosen communes; their edge counts towards the others, not towards what lies outside the territory."""
    import shapely

    if communes is None:
        return np.empty(0, dtype=object)
    chosen = np.isin(communes.codes, codes)
    outlines = np.asarray(communes.outlines, dtype=object)
    around = shapely.buffer(shapely.union_all(outlines[chosen]), reach_m + _RIM_M)
    return shapely.get_parts(shapely.difference(around, shapely.union_all(outlines[~chosen])))


def _box(table: SourceTable) -> Shapes:
    import shapely

    bounds = shapely.total_bounds(np.asarray(table.frame.geometry.array, dtype=object))
    return np.array([shapely.box(*bounds)] if np.isfinite(bounds).all() else [], dtype=object)
