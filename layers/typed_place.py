"""A place given by its coordinates: typed as people write them, and held against the territory."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY

from ..protocol.errors import ResorptionError
from .coordinates import parse_latitude, parse_longitude, parse_metres
from .drawing import Draft, Ground, OutsideTerritory, draft, point_shape

WGS84 = "EPSG:4326"
_LARGEST_ANGLE = 180


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

    def swapped(self) -> TypedPoint:
        """The same two, the other way round."""
        return replace(self, first=self.second, second=self.first)

    def crs(self, ground: Ground) -> QgsCoordinateReferenceSystem:
        """The system that these coordinates are in."""
        return QgsCoordinateReferenceSystem(WGS84) if self.geographic else ground.crs


def typed_draft(table: str, typed: TypedPoint, ground: Ground) -> Draft:
    """The draft of a place given by its coordinates. Raises ResorptionError, also when they look swapped."""
    try:
        return draft(table, point_shape(typed.point(), typed.crs(ground), ground), ground)
    except ResorptionError as error:
        raise _explained(typed, ground, error) from error


def _explained(typed: TypedPoint, ground: Ground, error: ResorptionError) -> ResorptionError:
    """What was probably meant, when another reading falls in the territory; else that it is out of it."""
    if _inside(typed.swapped(), ground):
        return _swapped(typed)
    other = replace(typed, geographic=not typed.geographic)
    if _inside(other, ground) or (typed.geographic and _metric(typed)):
        return _other_system(typed, ground)
    if _point(typed) is None or isinstance(error, OutsideTerritory):
        return error
    return OutsideTerritory()


def _point(typed: TypedPoint) -> QgsPointXY | None:
    try:
        return typed.point()
    except ResorptionError:
        return None


def _inside(typed: TypedPoint, ground: Ground) -> bool:
    point = _point(typed)
    if point is None:
        return False
    try:
        draft("site", point_shape(point, typed.crs(ground), ground), ground)
    except ResorptionError:
        return False
    return True


def _metric(typed: TypedPoint) -> bool:
    """Whether both are numbers that no angle reaches."""
    point = _point(replace(typed, geographic=False))
    return point is not None and min(abs(point.x()), abs(point.y())) > _LARGEST_ANGLE


def _other_system(typed: TypedPoint, ground: Ground) -> ResorptionError:
    if typed.geographic:
        return ResorptionError(
            "Ces nombres ne sont pas des degrés. S’ils sont en mètres, choisissez le système « {systeme} ».",
            systeme=ground.crs.description(),
        )
    return ResorptionError("Ces nombres sont des degrés, pas des mètres : choisissez le système WGS 84.")


def _swapped(typed: TypedPoint) -> ResorptionError:
    if typed.geographic:
        return ResorptionError(
            "La latitude et la longitude semblent inversées : échangées, elles tombent dans le territoire."
        )
    return ResorptionError("X et Y semblent inversés : échangés, ils tombent dans le territoire.")
