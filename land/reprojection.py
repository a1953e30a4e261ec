"""Arrays of geometries from one CRS to another, by QGIS's own PROJ: its grids, its choice of operation, a million
coordinates in under half a second."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext, QgsGeometry

from ..layers.handle import Refusal

_LITTLE_ENDIAN_LINE = struct.Struct("<BII")
_LINE = 2


def system(text: str) -> QgsCoordinateReferenceSystem:
    """A CRS by its identifier (EPSG:2154, IGNF:LAMB93…) or its WKT; not valid when it is neither."""
    return QgsCoordinateReferenceSystem(text)


def told(crs: QgsCoordinateReferenceSystem) -> str:
    """How a CRS is written: its identifier, its WKT when it has none that another machine knows."""
    identifier = crs.authid()
    if not crs.isValid() or (identifier and not identifier.startswith("USER:")):
        return identifier
    return str(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED))


def transform_to(source: QgsCoordinateReferenceSystem, epsg: int) -> QgsCoordinateTransform:
    """From a CRS to another by its EPSG code, the same in every thread."""
    target = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    return QgsCoordinateTransform(source, target, QgsCoordinateTransformContext())


def transformed(shapes: Any, transform: QgsCoordinateTransform) -> tuple[Any, int]:
    """The flat geometries in the other CRS, None where some coordinate has no place there; and how many those are."""
    import shapely

    if transform.isShortCircuited() or not len(shapes):
        return shapes, 0
    moved = np.array(shapes, dtype=object)
    coordinates, owners = shapely.get_coordinates(moved, return_index=True)
    placed = transformed_points(coordinates, transform)
    lost = np.unique(owners[~np.isfinite(placed).all(axis=1)])
    # Geometries keep no coordinate that is not finite: what has one is put aside first.
    placed[~np.isfinite(placed)] = 0
    moved = shapely.set_coordinates(moved, placed)
    moved[lost] = None
    return moved, len(lost)


def transformed_points(coordinates: np.ndarray, transform: QgsCoordinateTransform) -> np.ndarray:
    """The points, one per row, in the other CRS; not finite where they have no place. Raises Refusal, QgsCsException."""
    if not len(coordinates):
        return coordinates
    # One line through all the points: QGIS transforms it in one call, in C++.
    line = QgsGeometry()
    line.fromWkb(
        _LITTLE_ENDIAN_LINE.pack(1, _LINE, len(coordinates)) + np.ascontiguousarray(coordinates, "<f8").tobytes()
    )
    line.transform(transform)
    placed = np.frombuffer(line.asWkb().data(), dtype="<f8", offset=_LITTLE_ENDIAN_LINE.size).reshape(-1, 2)
    if len(placed) != len(coordinates):
        raise Refusal(f"{len(placed)} of {len(coordinates)} points transformed")
    return placed.copy()
