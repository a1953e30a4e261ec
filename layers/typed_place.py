"""A place given by its coordinates: typed as people write them, and held against the territory."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY

from ..protocol.errors import ResorptionError
from .coordinates import parse_latitude, parse_longitude, parse_metres
from .drawing import Draft, Ground, OutsideTerritory, draft, point_shape

WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class TypedPoint:
    """Two coordinates in the order they are read aloud: latitude then longitude, or X then Y."""

    first: str
    second: str
    geographic: bool

    def point(self) -> QgsPointXY:
        """The point, x before y. Raises ResorptionError."""
        if self.geographic:
            latitude = parse_latitude(self.first)
            return QgsPointXY(parse_longitude(self.second), latitude)
        return QgsPointXY(parse_metres(self.first), parse_metres(self.second))

    def crs(self, ground: Ground) -> QgsCoordinateReferenceSystem:
        """The system that these coordinates are in."""
        return QgsCoordinateReferenceSystem(WGS84) if self.geographic else ground.crs


def typed_draft(table: str, typed: TypedPoint, ground: Ground) -> Draft:
    """The draft of a place given by its coordinates. Raises ResorptionError, also when they look swapped."""
    point, crs = typed.point(), typed.crs(ground)
    try:
        return draft(table, point_shape(point, crs, ground), ground)
    except ResorptionError as error:
        if not _inside(QgsPointXY(point.y(), point.x()), crs, ground):
            raise error if isinstance(error, OutsideTerritory) else OutsideTerritory() from error
        raise _swapped(typed) from error


def _inside(point: QgsPointXY, crs: QgsCoordinateReferenceSystem, ground: Ground) -> bool:
    try:
        draft("site", point_shape(point, crs, ground), ground)
    except ResorptionError:
        return False
    return True


def _swapped(typed: TypedPoint) -> ResorptionError:
    if typed.geographic:
        return ResorptionError(
            "La latitude et la longitude semblent inversées : échangées, elles tombent dans le territoire."
        )
    return ResorptionError("X et Y semblent inversés : échangés, ils tombent dans le territoire.")
