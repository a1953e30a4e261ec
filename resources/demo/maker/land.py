"""From roads to parcels: blocks, then lots, split like a cadastre grows."""

from __future__ import annotations

from dataclasses import dataclass, field

from osgeo import ogr

from . import geom, plan
from .dice import Dice
from .plan import HALF_WIDTH, Commune, Road

MIN_LOT = 160.0


@dataclass
class Parcel:
    """One parcel before and after it gets its cadastral id."""

    shape: ogr.Geometry
    commune: str
    use: str
    prefix: str = "000"
    section: str = ""
    number: int = 0
    contenance: int = 0

    @property
    def id(self) -> str:
        """The 14 characters of the national id."""
        return f"{self.commune}{self.prefix}{self.section:0>2}{self.number:04d}"


@dataclass
class Country:
    """Everything drawn, in metres from the plan's origin."""

    communes: list[tuple[Commune, ogr.Geometry]] = field(default_factory=list)
    roads: list[Road] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    water: list[tuple[str, ogr.Geometry]] = field(default_factory=list)
    uses: list[tuple[str, ogr.Geometry]] = field(default_factory=list)


def draw_country() -> Country:
    """Draw the communes, water, roads and parcels."""
    country = Country()
    country.communes = [(commune, plan.commune_shape(commune)) for commune in plan.COMMUNES]
    country.water = _water()
    country.roads = plan.main_roads()
    country.uses = _uses(country.water)
    taken = geom.union([_road_land(country.roads), *(shape for _, shape in country.water)])
    for commune, shape in country.communes:
        _fill(country, commune, shape.Difference(taken))
    return country


def _water() -> list[tuple[str, ogr.Geometry]]:
    river = geom.line(plan.river_axis()).Buffer(13, 3)
    brook = geom.line(plan.brook_axis()).Buffer(2.5, 2).Difference(river)
    shore = plan.lines.blob((3120, 2500), 62, "étang", 1.4, 0.3, 9)
    start = ((shore[0][0] + shore[1][0]) / 2, (shore[0][1] + shore[1][1]) / 2)
    pond = geom.polygon(plan.lines.rounded([start, *shore[1:], shore[0], start], 3))
    return [("la Fictive", river), ("ruisseau des Songes", brook), ("étang de la Fable", pond.Difference(river))]


def _road_land(roads: list[Road]) -> ogr.Geometry:
    bands = [geom.line(r.points).Buffer(HALF_WIDTH[r.nature], 2) for r in roads]
    bands.append(geom.line(plan.railway()).Buffer(8, 2))
    return geom.union(bands)


def _uses(water: list[tuple[str, ogr.Geometry]]) -> list[tuple[str, ogr.Geometry]]:
    """Kinds of land, the first one that holds a place wins; disjoint shapes."""
    wished = [("urbain", points) for _, points in plan.bourgs()]
    wished += [("activite", points) for points in plan.activity_areas()]
    wished += [("futur", points) for points in plan.future_areas()]
    wished += [("bois", points) for points in plan.forests()]
    shore = geom.union(shape.Buffer(14, 3) for _, shape in water)
    found: list[tuple[str, ogr.Geometry]] = []
    done = shore
    for use in ("urbain", "activite", "futur", "bois"):
        shape = geom.union(geom.polygon(points) for kind, points in wished if kind == use).Difference(done)
        found.append((use, shape))
        done = geom.union([done, shape])
    return found


def _fill(country: Country, commune: Commune, land: ogr.Geometry) -> None:
    rest = land
    for use, shape in country.uses:
        for face in geom.parts(land.Intersection(shape)):
            _divide(country, commune, use, face)
        rest = rest.Difference(shape)
    for face in geom.parts(rest):
        _divide(country, commune, "rural", face)


_BLOCK = {
    "urbain": (150.0, 64.0),
    "activite": (230.0, 150.0),
    "futur": (200.0, 110.0),
    "rural": (640.0, 460.0),
    "bois": (600.0, 480.0),
}
_STREET = {"urbain": "communale", "activite": "communale", "futur": "communale", "rural": "chemin", "bois": "chemin"}


def _divide(country: Country, commune: Commune, use: str, face: ogr.Geometry) -> None:
    box = geom.box_of(face)
    dice = Dice(f"{use} {box.centre[0]:.0f} {box.centre[1]:.0f}")
    for block in _blocks(country, use, face, dice):
        for lot in _lots(use, block, dice):
            shape = geom.tidy(lot)
            if shape is not None and shape.Area() >= MIN_LOT:
                country.parcels.append(Parcel(shape, commune.code, use))


def _blocks(country: Country, use: str, face: ogr.Geometry, dice: Dice) -> list[ogr.Geometry]:
    """Cut a face by streets or lanes until its blocks have the size of their kind."""
    box = geom.box_of(face)
    long_max, short_max = _BLOCK[use]
    over_long, over_short = box.long / long_max, box.short / short_max
    if (over_long <= 1.25 and over_short <= 1.25) or face.Area() < long_max * short_max * 0.55:
        return [face]
    if over_long >= over_short:
        origin, axis = box.at(dice.between(-0.1, 0.1) * box.long, 0), box.across
    else:
        origin, axis = box.at(0, dice.between(-0.1, 0.1) * box.short), box.axis
    nature = _STREET[use]
    for segment in geom.chord(face, origin, axis):
        if segment.Length() > 30:
            country.roads.append(Road("", nature, geom.points_of(segment)))
    pieces = geom.cut(face, origin, axis, 2 * HALF_WIDTH[nature])
    return [block for piece in pieces for block in _blocks(country, use, piece, dice)]


def _lots(use: str, block: ogr.Geometry, dice: Dice) -> list[ogr.Geometry]:
    if use == "urbain":
        return _rows(block, dice)
    if use == "bois":
        return _halved(block, dice, (55000.0, 95000.0))
    if use == "activite":
        return _halved(block, dice, (2500.0, 14000.0))
    if use == "futur":
        return _halved(block, dice, (5000.0, 16000.0))
    return _fields(block, dice)


def _rows(block: ogr.Geometry, dice: Dice) -> list[ogr.Geometry]:
    """Two rows of gardens back to back, cut across."""
    box = geom.box_of(block)
    halves = geom.cut(block, box.at(0, dice.between(-0.06, 0.06) * box.short), box.axis) if box.short > 42 else [block]
    return [lot for half in halves for lot in _strips(half, dice, 15.5, 29.0)]


def _strips(shape: ogr.Geometry, dice: Dice, low: float, high: float) -> list[ogr.Geometry]:
    """Cut across the long side every `low` to `high` metres."""
    box = geom.box_of(shape)
    found: list[ogr.Geometry] = []
    rest, start = [shape], -box.long / 2
    while start + high * 1.3 < box.long / 2:
        start += dice.between(low, high)
        before = [piece for item in rest for piece in _side(item, box, start, -1)]
        rest = [piece for item in rest for piece in _side(item, box, start, 1)]
        found.extend(before)
    return found + rest


def _side(shape: ogr.Geometry, box: geom.Box, along: float, side: int) -> list[ogr.Geometry]:
    (ux, uy), middle = box.axis, box.at(along, 0)
    kept = []
    for piece in geom.cut(shape, middle, box.across):
        inside = piece.Centroid()
        ahead = (inside.GetX() - middle[0]) * ux + (inside.GetY() - middle[1]) * uy
        if ahead * side > 0:
            kept.append(piece)
    return kept


def _fields(block: ogr.Geometry, dice: Dice) -> list[ogr.Geometry]:
    """Fields of many sizes; some blocks keep the old narrow strips."""
    style = dice.unit()
    if style < 0.18 and block.Area() < 160000:
        width = dice.between(32, 60)
        return _strips(block, dice, width, width * 1.5)
    return _halved(block, dice, (26000.0, 98000.0) if style < 0.7 else (8000.0, 48000.0))


def _halved(shape: ogr.Geometry, dice: Dice, bounds: tuple[float, float]) -> list[ogr.Geometry]:
    """Cut in two across the long side until under a size (m2) drawn each time."""
    if shape.Area() < dice.between(*bounds):
        return [shape]
    box = geom.box_of(shape)
    tilt = dice.between(-0.09, 0.09)
    axis = (box.across[0] + tilt * box.axis[0], box.across[1] + tilt * box.axis[1])
    size = (axis[0] ** 2 + axis[1] ** 2) ** 0.5
    pieces = geom.cut(shape, box.at(dice.between(-0.16, 0.16) * box.long, 0), (axis[0] / size, axis[1] / size))
    return [lot for piece in pieces for lot in _halved(piece, dice, bounds)]
