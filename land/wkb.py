"""Geometries as files give them (WKB of any kind) -> flat, valid shapely geometries, and what was met on the way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from osgeo import ogr

from ..layers.handle import Refusal, checked
from .role_columns import Shape
from .shapes import POLYGON, Repaired, State, repaired_polygons, repaired_shapes

_HEADER = 5
_COLLECTION, _POLYHEDRAL, _TIN, _TRIANGLE = 7, 15, 16, 17
_SHAPES = {0: Shape.POINT, 1: Shape.LINE, 2: Shape.LINE, 3: Shape.POLYGON, 4: Shape.POINT, 5: Shape.LINE,
           6: Shape.POLYGON}  # fmt: skip
"""Type number of shapely -> geometry."""


@dataclass(frozen=True, eq=False)
class Decoded:
    """Geometries of one part of a layer, None where there is none of use; `curved`, `deep` (Z) and `wrong_type` count.

    `states` are `shapes.State`; what is of another type than asked is ABSENT, and counted in `wrong_type` too.
    """

    shapes: Any
    states: np.ndarray
    curved: int
    deep: int
    wrong_type: int


def decoded(wkb: np.ndarray, accepted: Collection[Shape], *, repair: bool = True) -> Decoded:
    """The geometries of a role that takes these types; `wkb` holds bytes or None.

    Without `repair` what is invalid is left so: the screening repairs parcels, and says which.
    """
    import shapely

    shapes, curved = _read(np.array(wkb, dtype=object))
    deep = np.flatnonzero(shapely.has_z(shapes))
    shapes[deep] = shapely.force_2d(shapes[deep])
    if set(accepted) == {Shape.POLYGON}:
        for row in np.flatnonzero(shapely.get_type_id(shapes) == _COLLECTION):
            shapes[row] = _polygons_in(shapes[row])
    wrong = _wrong_type(shapes, accepted)
    shapes[wrong] = None
    found = _sound(shapes, accepted, repair)
    return Decoded(found.shapes, found.states, curved, len(deep), len(wrong))


def _sound(shapes: Any, accepted: Collection[Shape], repair: bool) -> Repaired:
    import shapely

    if repair:
        return repaired_polygons(shapes) if set(accepted) == {Shape.POLYGON} else repaired_shapes(shapes)
    absent = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    return Repaired(shapes, np.where(absent, State.ABSENT, State.SOUND).astype(np.int8))


def _read(texts: np.ndarray) -> tuple[Any, int]:
    """The geometries, and how many had arcs or faces that were made straight."""
    import shapely

    bent: set[int] = set()
    try:
        shapes = shapely.from_wkb(texts, on_invalid="ignore")
    except NotImplementedError:
        # GEOS 3.13 knows arcs, and shapely refuses them all; before it, one that is not known is read as None.
        bent = {row for row, text in enumerate(texts) if text is not None and _kind(text) > _COLLECTION}
        shapes = shapely.from_wkb(np.array([None if row in bent else text for row, text in enumerate(texts)], dtype=object),
                                  on_invalid="ignore")  # fmt: skip
    unread = shapely.is_missing(shapes) & np.array([text is not None for text in texts], dtype=bool)
    # What is in a collection is not looked at above.
    bent |= set(np.flatnonzero(unread | (shapely.get_type_id(shapes) == _COLLECTION)).tolist())
    for row in bent:
        shapes[row] = shapely.from_wkb(_straight(texts[row]), on_invalid="ignore")
    return shapes, sum(_kind(texts[row]) > _COLLECTION for row in bent)


def _kind(text: bytes) -> int:
    """The type number of a geometry, without its dimensions."""
    if len(text) < _HEADER:
        return 0
    return (int.from_bytes(text[1:_HEADER], "little" if text[0] == 1 else "big") & 0x0FFFFFFF) % 1000


def _straight(text: bytes) -> bytes | None:
    """The same geometry without arcs, as GDAL draws them; None when GDAL cannot read it."""
    try:
        shape = checked(ogr.CreateGeometryFromWkb, bytes(text))
        straight = shape if shape is None else _forced(checked(shape.GetLinearGeometry))
        return None if straight is None else bytes(checked(straight.ExportToIsoWkb))
    except Refusal:
        # Counted with what cannot be used: GDAL made nothing of these bytes.
        return None


def _forced(shape: ogr.Geometry) -> ogr.Geometry | None:
    kind = ogr.GT_Flatten(shape.GetGeometryType())
    if kind in (_POLYHEDRAL, _TIN):
        return checked(ogr.ForceToMultiPolygon, shape)
    return checked(ogr.ForceToPolygon, shape) if kind == _TRIANGLE else shape


def _polygons_in(collection: Any) -> Any:
    """What a collection has of polygons, itself when it has none: it is then of another type."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(collection))
    polygons = parts[shapely.get_type_id(parts) == POLYGON]
    return shapely.multipolygons(polygons) if len(polygons) else collection


def _wrong_type(shapes: Any, accepted: Collection[Shape]) -> np.ndarray:
    """The rows whose geometry cannot be of use; a collection may, but where polygons were looked for in it."""
    import shapely

    kinds = shapely.get_type_id(shapes)
    wrong = [number for number, shape in _SHAPES.items() if shape not in accepted]
    if set(accepted) == {Shape.POLYGON}:
        wrong.append(_COLLECTION)
    return np.flatnonzero(np.isin(kinds, wrong) & ~shapely.is_empty(shapes))
