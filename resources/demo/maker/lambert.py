"""Lambert-93 metres to degrees, so that the files do not depend on a PROJ version.

Constants of the RGF93 / Lambert-93 projection (EPSG:2154): standard parallels
44 and 49 degrees north, origin 46.5 north 3 east, GRS80 ellipsoid.
"""

from __future__ import annotations

import math

_A = 6378137.0
_F = 1 / 298.257222101
_E = math.sqrt(2 * _F - _F * _F)
_X0, _Y0 = 700000.0, 6600000.0
_LON0 = math.radians(3.0)


def _isometric(lat: float) -> float:
    """Isometric latitude on the ellipsoid, radians."""
    sine = _E * math.sin(lat)
    return math.log(math.tan(math.pi / 4 + lat / 2) * ((1 - sine) / (1 + sine)) ** (_E / 2))


def _parallel(lat: float) -> float:
    """Radius of the parallel divided by the semi-major axis."""
    return math.cos(lat) / math.sqrt(1 - (_E * math.sin(lat)) ** 2)


_LAT1, _LAT2, _LAT0 = (math.radians(v) for v in (44.0, 49.0, 46.5))
_N = math.log(_parallel(_LAT1) / _parallel(_LAT2)) / (_isometric(_LAT2) - _isometric(_LAT1))
_C = _A * _parallel(_LAT1) / _N * math.exp(_N * _isometric(_LAT1))
_YS = _Y0 + _C * math.exp(-_N * _isometric(_LAT0))


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude (degrees, 7 decimals) of a point in EPSG:2154 metres."""
    dx, dy = x - _X0, _YS - y
    lon = _LON0 + math.atan2(dx, dy) / _N
    iso = -math.log(math.hypot(dx, dy) / _C) / _N
    lat = 2 * math.atan(math.exp(iso)) - math.pi / 2
    for _ in range(8):
        sine = _E * math.sin(lat)
        lat = 2 * math.atan(((1 + sine) / (1 - sine)) ** (_E / 2) * math.exp(iso)) - math.pi / 2
    return round(math.degrees(lon), 7), round(math.degrees(lat), 7)
