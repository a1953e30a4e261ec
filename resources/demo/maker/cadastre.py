"""Sections, numbers, contenances and buildings of the drawn parcels."""

from __future__ import annotations

import math

from osgeo import ogr

from . import geom, plan
from .dice import Dice
from .land import Country, Parcel

MERGED_COMMUNE, MERGED_PREFIX = "00106", "017"
_RURAL_SECTIONS = ("A", "B", "C", "D")


def number_parcels(country: Country) -> None:
    """Give each parcel its prefix, section, number and legal area, in a stable order."""
    outlines = {commune.code: (commune, shape) for commune, shape in country.communes}
    for parcel in country.parcels:
        commune, shape = outlines[parcel.commune]
        parcel.prefix = _prefix(parcel)
        parcel.section = _section(parcel, commune.centre, shape)
    country.parcels.sort(key=_order)
    last: dict[tuple[str, str, str], int] = {}
    for parcel in country.parcels:
        key = (parcel.commune, parcel.prefix, parcel.section)
        last[key] = last.get(key, 0) + 1
        parcel.number = last[key]
        parcel.contenance = _legal_area(parcel)


def _prefix(parcel: Parcel) -> str:
    """The commune that was merged keeps its own numbering under another prefix."""
    if parcel.commune != MERGED_COMMUNE:
        return "000"
    here = _centre(parcel.shape)
    low = math.dist(here, plan.SECOND_BOURG)
    high = math.dist(here, _commune_centre(MERGED_COMMUNE))
    return MERGED_PREFIX if low < high else "000"


def _commune_centre(code: str) -> geom.Point:
    return next(commune.centre for commune in plan.COMMUNES if commune.code == code)


def _section(parcel: Parcel, centre: geom.Point, shape: ogr.Geometry) -> str:
    """AA.. in the built-up area, A to D around it by quarter; the town's activity areas are ZA."""
    x, y = _centre(parcel.shape)
    if parcel.use == "activite":
        return "ZA"
    if parcel.use in ("urbain", "futur") and math.dist((x, y), centre) < 900:
        side = 0 if y >= centre[1] else 1
        if parcel.commune == "00101":
            side += 2 if x >= centre[0] else 0
        return "A" + "ABCD"[side]
    middle = _centre(shape)
    return _RURAL_SECTIONS[(0 if y >= middle[1] else 2) + (0 if x < middle[0] else 1)]


def _centre(shape: ogr.Geometry) -> geom.Point:
    centre = shape.Centroid()
    return centre.GetX(), centre.GetY()


def _order(parcel: Parcel) -> tuple[str, str, str, int, float]:
    """From north to south by bands of 80 m, then from west to east."""
    x, y = _centre(parcel.shape)
    return parcel.commune, parcel.prefix, parcel.section, -int(y // 80), round(x, 1)


def _legal_area(parcel: Parcel) -> int:
    """Contenance: near the drawn area, never equal to it."""
    return max(100, round(parcel.shape.Area() * Dice("contenance " + parcel.id).between(0.985, 1.015)))


def draw_buildings(country: Country) -> list[tuple[str, str, ogr.Geometry]]:
    """Buildings: (commune, Etalab type, shape); 01 hard walls, 02 light."""
    found: list[tuple[str, str, ogr.Geometry]] = []
    for parcel in country.parcels:
        for kind, shape in _buildings_of(parcel):
            if parcel.shape.Contains(shape):
                found.append((parcel.commune, kind, shape))
    return found


def _buildings_of(parcel: Parcel) -> list[tuple[str, ogr.Geometry]]:
    dice = Dice("bati " + parcel.id)
    area, box = parcel.shape.Area(), geom.box_of(parcel.shape)
    if parcel.use == "urbain" and dice.unit() < 0.88:
        return _house(box, dice)
    if parcel.use == "activite" and dice.unit() < 0.8:
        return [("01", _rectangle(box, 0, 0, box.long * dice.between(0.45, 0.62), box.short * dice.between(0.42, 0.6)))]
    if parcel.use == "rural" and area > 9000 and dice.unit() < 0.07:
        return _farm(box, dice)
    return []


def _house(box: geom.Box, dice: Dice) -> list[tuple[str, ogr.Geometry]]:
    deep, wide = min(dice.between(9, 15), box.long * 0.6), min(dice.between(8, 11), box.short * 0.68)
    along = (box.long / 2 - deep / 2 - 4) * dice.one_of((-0.75, 0.75)) * dice.between(0.5, 1.0)
    found = [("01", _rectangle(box, along, dice.between(-0.08, 0.08) * box.short, deep, wide))]
    if dice.unit() < 0.3:
        found.append(("02", _rectangle(box, -along, 0.2 * box.short, 5, 3.5)))
    return found


def _farm(box: geom.Box, dice: Dice) -> list[tuple[str, ogr.Geometry]]:
    at, aside = dice.between(-0.25, 0.25) * box.long, dice.between(-0.2, 0.2) * box.short
    return [
        ("01", _rectangle(box, at, aside, dice.between(16, 24), 9)),
        ("01", _rectangle(box, at + 32, aside + 6, 12, dice.between(22, 34))),
        ("02", _rectangle(box, at + 4, aside + 30, dice.between(18, 28), 10)),
    ]


def _rectangle(box: geom.Box, along: float, aside: float, long: float, short: float) -> ogr.Geometry:
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    return geom.polygon([box.at(along + a * long / 2, aside + b * short / 2) for a, b in corners])
