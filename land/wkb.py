"""Geometries as files give them (WKB of any kind) -> flat, valid shapely geometries, and what was met on the way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from osgeo import ogr

from ..layers.handle import Refusal, checked
from .role_columns import Shape
from .shapes import State, repaired_polygons, repaired_shapes

_HEADER = 5
_COLLECTION, _FIRST_CURVED, _POLYHEDRAL, _TIN, _TRIANGLE = 7, 8, 15, 16, 17
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


def decoded(wkb: np.ndarray, accepted: Collection[Shape]) -> Decoded:
    """The geometries of a role that takes these types; `wkb` holds bytes or None."""
    import shapely

    texts = np.array(wkb, dtype=object)
    curved = _curved(texts)
    for row in curved:
        texts[row] = _straight(texts[row])
    shapes = shapely.from_wkb(texts, on_invalid="ignore")
    deep = int(shapely.has_z(shapes).sum())
    wrong = _wrong_type(shapes, accepted)
    shapes[wrong] = None
    found = repaired_polygons(shapes) if set(accepted) == {Shape.POLYGON} else repaired_shapes(shapes)
    return Decoded(found.shapes, found.states, len(curved), deep, len(wrong))


def _curved(texts: np.ndarray) -> np.ndarray:
    """The rows that shapely cannot read as they are: arcs, polyhedrons, and collections, which may hold some."""
    present = np.array([row for row, text in enumerate(texts) if text is not None and len(text) >= _HEADER], dtype=int)
    heads = np.frombuffer(b"".join(texts[row][:_HEADER] for row in present), dtype=np.uint8).reshape(-1, _HEADER)
    little = np.ascontiguousarray(heads[:, 1:]).view("<u4").ravel()
    kinds = np.where(heads[:, 0] == 1, little, little.byteswap()) & 0x0FFFFFFF
    return present[(kinds % 1000 > _COLLECTION - 1) & (kinds % 1000 <= _TRIANGLE)]


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


def _wrong_type(shapes: Any, accepted: Collection[Shape]) -> np.ndarray:
    """The rows whose geometry cannot be of use; a collection may hold something that is."""
    import shapely

    kinds = shapely.get_type_id(shapes)
    wrong = [number for number, shape in _SHAPES.items() if shape not in accepted]
    return np.flatnonzero(np.isin(kinds, wrong) & ~shapely.is_empty(shapes))


def unusable(states: np.ndarray) -> int:
    """How many geometries are missing, empty or of no use."""
    return int((states == State.ABSENT).sum())
