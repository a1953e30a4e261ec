"""Where things stand: perimeters taken from parcels or from parts of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from osgeo import ogr

from . import geom, lines
from .cadastre import draw_buildings
from .dice import Dice
from .geom import Point
from .land import Country, Parcel

POINT_RADIUS = 15.0
"""Radius (m) of the circle that stands for a site known by a point only."""


@dataclass(frozen=True)
class Spot:
    """How a perimeter is found.

    `kind`: part (of the parcel at `at`), parcelle (the whole of it), bati (its building), point (a circle),
    voisin (at `distance` m, edge to edge, of the site `of`, looking towards `at`), meme_lieu (over the site `of`).
    """

    kind: str
    at: Point
    area: float = 0.0
    of: str = ""
    distance: float = 0.0


class Ground:
    """The parcels and buildings in which perimeters are found."""

    def __init__(self, country: Country) -> None:
        self.parcels = country.parcels
        self.buildings = [shape for _, _, shape in draw_buildings(country)]
        self.found: dict[str, ogr.Geometry] = {}

    def place(self, key: str, spot: Spot) -> ogr.Geometry:
        """Perimeter of one site; remembered, for later ones may stand beside it."""
        makers: dict[str, Callable[[str, Spot], ogr.Geometry]] = {
            "part": self._part, "parcelle": self._whole, "bati": self._building, "point": self._circle,
            "voisin": self._neighbour, "meme_lieu": self._again,
        }  # fmt: skip
        shape = makers[spot.kind](key, spot)
        self.found[key] = shape
        return shape

    def parcel_at(self, at: Point, uses: Iterable[str], least: float, most: float = 1e9) -> Parcel:
        """Nearest parcel of some uses with an area (m2) between two bounds."""
        place, wished = geom.point(*at), set(uses)
        fitting = [p for p in self.parcels if p.use in wished and least <= p.shape.Area() <= most]
        return min(fitting, key=lambda p: (round(p.shape.Distance(place), 2), p.id))

    def _part(self, key: str, spot: Spot) -> ogr.Geometry:
        parcel = self.parcel_at(spot.at, ("rural", "futur", "activite"), spot.area * 1.5)
        return self._inside(key, parcel, _nearest_inside(parcel, spot.at, math.sqrt(spot.area) * 0.55), spot.area)

    def _inside(self, key: str, parcel: Parcel, at: Point, area: float) -> ogr.Geometry:
        """Irregular outline in a parcel, grown until it has the area (m2)."""
        box, land = geom.box_of(parcel.shape), parcel.shape.Buffer(-1.5, 1)
        angle = math.atan2(box.axis[1], box.axis[0])
        radius = math.sqrt(area / math.pi)
        for _ in range(25):
            outline = geom.polygon(lines.blob(at, radius, key, 1.2, angle, 9))
            kept = geom.tidy(geom.parts(outline.Intersection(land))[0])
            if kept is not None and kept.Area() >= area * 0.97:
                return kept
            radius *= 1.05
        raise ValueError(f"no room for {key}")

    def _whole(self, key: str, spot: Spot) -> ogr.Geometry:
        return self.parcel_at(spot.at, ("rural", "urbain", "activite"), spot.area * 0.7, spot.area * 1.5).shape

    def _building(self, key: str, spot: Spot) -> ogr.Geometry:
        place = geom.point(*spot.at)
        fitting = [b for b in self.buildings if b.Area() >= spot.area]
        building = min(fitting, key=lambda b: round(b.Distance(place), 2))
        box = geom.box_of(building)
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return geom.polygon([box.at(a * (box.long / 2 + 3), b * (box.short / 2 + 3)) for a, b in corners])

    def _circle(self, key: str, spot: Spot) -> ogr.Geometry:
        x, y = spot.at
        turns = [2 * math.pi * index / 32 for index in range(32)]
        return geom.polygon([(x + POINT_RADIUS * math.cos(t), y + POINT_RADIUS * math.sin(t)) for t in turns])

    def _neighbour(self, key: str, spot: Spot) -> ogr.Geometry:
        """Outline at a given distance (m, edge to edge) of another site, inside one parcel."""
        base = self.found[spot.of]
        heading = math.atan2(spot.at[1] - base.Centroid().GetY(), spot.at[0] - base.Centroid().GetX())
        for step in range(36):
            turn = heading + (step // 2 + step % 2) * math.radians(7) * (1 if step % 2 else -1)
            shape = _at_distance(base, key, turn, spot)
            if any(p.shape.Contains(shape) for p in self.parcels if p.use == "rural"):
                return shape
        raise ValueError(f"no parcel for {key}")

    def _again(self, key: str, spot: Spot) -> ogr.Geometry:
        """Outline over the same place, a little aside, in the same parcel."""
        centre = self.found[spot.of].Centroid()
        parcel = next(p for p in self.parcels if p.shape.Intersects(self.found[spot.of]))
        dice = Dice("encore " + key)
        at = (centre.GetX() + dice.between(-14, 14), centre.GetY() + dice.between(-14, 14))
        return self._inside(key, parcel, at, spot.area)


def _nearest_inside(parcel: Parcel, at: Point, margin: float) -> Point:
    """The wished point brought into the parcel, far enough from its edges to hold an outline."""
    land = parcel.shape.Buffer(-margin)
    inner = geom.parts(land)[0] if geom.parts(land) else parcel.shape.PointOnSurface().Buffer(1)
    place = geom.point(*at)
    if inner.Contains(place):
        return at
    ring = inner.GetGeometryRef(0)
    points = geom.points_of(ring)
    middle = inner.PointOnSurface()
    best = min(points, key=lambda p: round(math.dist(p, at), 2))
    return best[0] * 0.85 + middle.GetX() * 0.15, best[1] * 0.85 + middle.GetY() * 0.15


def _at_distance(base: ogr.Geometry, key: str, turn: float, spot: Spot) -> ogr.Geometry:
    """Outline in one direction, moved until it is at the wished distance of the base."""
    centre, radius = base.Centroid(), math.sqrt(spot.area / math.pi)
    low, high = 0.0, spot.distance + 400.0
    shape = base
    for _ in range(30):
        reach = (low + high) / 2
        at = (centre.GetX() + reach * math.cos(turn), centre.GetY() + reach * math.sin(turn))
        shape = geom.polygon(lines.blob(at, radius, key, 1.2, turn, 9))
        if shape.Distance(base) < spot.distance:
            low = reach
        else:
            high = reach
    return shape
