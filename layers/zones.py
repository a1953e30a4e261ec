"""The local metric CRS of each French territory, and where it is valid. Pure Python."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Zone:
    """A territory and its legal CRS (arrêté du 26 décembre 2000, modifié le 5 mars 2019).

    Bounds in degrees of longitude and latitude (WGS 84), coastal waters included.
    """

    epsg: int
    name: str
    crs_name: str
    west: float
    south: float
    east: float
    north: float

    def contains(self, longitude: float, latitude: float) -> bool:
        """Whether the place lies in the zone."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


ZONES = (
    Zone(2154, "France métropolitaine", "RGF93 v1 / Lambert-93", -6.0, 41.0, 10.0, 51.5),
    Zone(2975, "La Réunion", "RGR92 / UTM zone 40S", 54.9, -21.7, 56.2, -20.6),
    Zone(5490, "Antilles françaises", "RGAF09 / UTM zone 20N", -63.5, 14.1, -60.5, 18.5),
    Zone(2972, "Guyane", "RGFG95 / UTM zone 22N", -54.8, 2.0, -51.3, 6.3),
    Zone(4471, "Mayotte", "RGM04 / UTM zone 38S", 44.8, -13.2, 45.5, -12.4),
)


def zone_at(longitude: float, latitude: float) -> Zone | None:
    """The zone of a place, or None out of France."""
    return next((zone for zone in ZONES if zone.contains(longitude, latitude)), None)


def zone_of_epsg(epsg: int) -> Zone | None:
    """The zone whose local CRS has this EPSG code."""
    return next((zone for zone in ZONES if zone.epsg == epsg), None)
