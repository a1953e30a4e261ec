"""Where an incoming site is, in the territory of a base."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsGeometryEngine,
    QgsPointXY,
    QgsRectangle,
    QgsSpatialIndex,
)

from ..drawing import POINT_RADIUS_M
from ..outlines import WGS84, transform_between
from ..session import Record
from .incoming import Position

_ARC_SEGMENTS = 12
_SAME_PLACE_M = 0.5
"""Below it, a point has not moved: coordinates come with four decimals or more, and are turned to metres."""


@dataclass(frozen=True)
class Commune:
    """A commune of the territory."""

    uuid: str
    insee: str
    name: str
    geometry: QgsGeometry
    engine: QgsGeometryEngine


class Places:
    """The communes of a base, and the way from degrees to its CRS."""

    def __init__(self, communes: Iterable[Record], epsg: int) -> None:
        self._transform = transform_between(QgsCoordinateReferenceSystem(WGS84), epsg)
        self._communes = [_commune(record) for record in communes if record.geometry]
        self._by_insee = {commune.insee: commune for commune in self._communes}
        self._index = QgsSpatialIndex()
        for number, commune in enumerate(self._communes):
            self._index.addFeature(number, commune.geometry.boundingBox())

    def point(self, position: Position) -> QgsPointXY | None:
        """The point in the CRS of the base, or None when it has none there."""
        try:
            point = self._transform.transform(QgsPointXY(position.longitude, position.latitude))
        except QgsCsException:
            return None
        return point if math.isfinite(point.x()) and math.isfinite(point.y()) else None

    def commune_of(self, geometry: QgsGeometry, insee: str = "") -> Commune | None:
        """The commune of a point or of an outline: the one of that code if it is touched, else the most covered."""
        named = self._by_insee.get(insee)
        if named is not None and named.engine.intersects(geometry.constGet()):
            return named
        touched = [
            commune
            for commune in (self._communes[i] for i in self._index.intersects(geometry.boundingBox()))
            if commune.engine.intersects(geometry.constGet())
        ]
        return max(touched, key=lambda commune: commune.geometry.intersection(geometry).area(), default=None)

    def inside(self, position: Position) -> bool:
        """Whether the point lies in a commune of the territory."""
        point = self.point(position)
        return point is not None and self.commune_of(QgsGeometry.fromPointXY(point)) is not None

    def named(self, insee: str) -> Commune | None:
        """The commune of that code."""
        return self._by_insee.get(insee)


def _commune(record: Record) -> Commune:
    geometry = geometry_of(record.geometry)
    engine = QgsGeometry.createGeometryEngine(geometry.constGet())
    engine.prepareGeometry()
    return Commune(record.uuid, str(record.values["code_insee"]), str(record.values["nom"]), geometry, engine)


def geometry_of(wkb: bytes | None) -> QgsGeometry:
    """A geometry from its WKB; null when there is none."""
    geometry = QgsGeometry()
    if wkb:
        geometry.fromWkb(wkb)
    return geometry


def circle(point: QgsPointXY) -> bytes:
    """The circle that stands for a site known by a point, as the WKB of a MultiPolygon."""
    ring = QgsGeometry.fromPointXY(point).buffer(POINT_RADIUS_M, _ARC_SEGMENTS)
    ring.convertToMultiType()
    return bytes(ring.asWkb())


def moved(before: bytes | None, point: QgsPointXY) -> bool:
    """Whether a site known by a point is now somewhere else."""
    known = geometry_of(before)
    return known.isEmpty() or known.boundingBox().center().distance(point) > _SAME_PLACE_M


class Neighbours:
    """The sites of a base, found by distance (m)."""

    def __init__(self, sites: Iterable[Record]) -> None:
        self._sites = [site for site in sites if site.geometry]
        self._shapes = [geometry_of(site.geometry) for site in self._sites]
        self._index = QgsSpatialIndex()
        for number, shape in enumerate(self._shapes):
            feature = QgsFeature(number)
            feature.setGeometry(shape)
            self._index.addFeature(feature)

    def within(self, geometry: QgsGeometry, distance: float) -> list[tuple[Record, float]]:
        """The sites at that distance at most, nearest first."""
        box = QgsRectangle(geometry.boundingBox())
        box.grow(distance)
        found = [(self._sites[i], self._shapes[i].distance(geometry)) for i in self._index.intersects(box)]
        return sorted((pair for pair in found if pair[1] <= distance), key=lambda pair: pair[1])
