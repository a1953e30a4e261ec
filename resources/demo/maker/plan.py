"""The hand-drawn plan of the fictitious territory: places, borders, lines.

Coordinates are metres in EPSG:2154 counted from ORIGIN, a point at sea in the
Bay of Biscay, so that nothing here ever points at a real place or parcel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from osgeo import ogr

from . import geom, lines
from .geom import Point

ORIGIN: Point = (230000.0, 6500000.0)
EPCI_SIREN, EPCI_NAME = "000000017", "Communauté de communes du Val-Fictif"
HALF_WIDTH = {"autoroute": 19.0, "departementale": 6.0, "communale": 4.0, "chemin": 2.5}


@dataclass(frozen=True)
class Commune:
    """One commune: its code (no such département exists), name and corners."""

    code: str
    name: str
    corners: str
    centre: Point


@dataclass(frozen=True)
class Road:
    """One line of road; `nature` is a key of HALF_WIDTH."""

    name: str
    nature: str
    points: list[Point]


_NODES: dict[str, Point] = {
    "A": (250, 4150), "B": (1450, 5350), "C": (3000, 5080), "D": (4350, 5750), "E": (5950, 5420), "F": (7150, 4450),
    "G": (7380, 3150), "H": (6750, 1750), "I": (5450, 420), "J": (3750, 130), "K": (2150, 420), "L": (680, 260),
    "M": (60, 1480), "n1": (2050, 3650), "n2": (3250, 4020), "n3": (4750, 4080), "n4": (5350, 3500), "n5": (4980, 2130),
    "n6": (3650, 1820), "n7": (2200, 2330),
}  # fmt: skip

COMMUNES = (
    Commune("00101", "Villefable-sur-Fictive", "n7 n1 n2 n3 n4 n5 n6", (3560, 3150)),
    Commune("00102", "Aubrive-la-Fictive", "M A n1 n7", (1050, 2780)),
    Commune("00103", "Clairsonge", "A B C n2 n1", (1750, 4480)),
    Commune("00104", "Montmirage", "C D E n3 n2", (4230, 4860)),
    Commune("00105", "Saint-Nullepart", "E F n4 n3", (5830, 4520)),
    Commune("00106", "Les Deux-Chimères", "F G H n5 n4", (6380, 3330)),
    Commune("00107", "Brume-les-Prés", "H I J n6 n5", (4780, 1180)),
    Commune("00108", "Bois-l’Utopie", "J K L M n7 n6", (2280, 1330)),
)
SECOND_BOURG: Point = (6120, 2330)
"""Centre of Chimère-le-Bas, merged into Les Deux-Chimères (prefix 017)."""

_RIVER = ("F", (6300, 4180), "n4", (4500, 2980), (3650, 2790), (2900, 2720), "n7", (1180, 1830), "M")


def _node(key: str | Point) -> Point:
    return _NODES[key] if isinstance(key, str) else (float(key[0]), float(key[1]))


def river_axis() -> list[Point]:
    """Axis of la Fictive, from its entry in the east to its exit in the west."""
    return lines.meander([_node(key) for key in _RIVER], "la Fictive", 95, 300)


def brook_axis() -> list[Point]:
    """Axis of the ruisseau des Songes, a tributary from the north."""
    return lines.rounded(lines.rough([(2560, 5260), (2350, 4350), (2600, 3350), (2900, 2720)], "songes", 150, 0.1))


def railway() -> list[Point]:
    """Axis of the railway, north of the river."""
    points = [(-300, 2150), (1000, 2450), (2200, 3020), (3500, 3560), (4800, 3760), (6000, 4800), (7600, 5300)]
    return lines.rounded(points, 4)


def _shared_edge(start: str, end: str) -> list[Point]:
    """Border between two corners, the same points whichever commune asks."""
    names = [key for key in _RIVER if isinstance(key, str)]
    if start in names and end in names and abs(names.index(start) - names.index(end)) == 1:
        return _along_river(start, end)
    first, last = sorted((start, end))
    points = lines.rough([_NODES[first], _NODES[last]], f"limite {first}{last}", 90, 0.13)
    return points if first == start else points[::-1]


def _along_river(start: str, end: str) -> list[Point]:
    axis = [(round(x, 2), round(y, 2)) for x, y in river_axis()]
    a, b = axis.index(_NODES[start]), axis.index(_NODES[end])
    return axis[a : b + 1] if a < b else axis[b : a + 1][::-1]


def commune_shape(commune: Commune) -> ogr.Geometry:
    """Polygon of a commune; neighbours share exactly the same border points."""
    corners = commune.corners.split()
    ring: list[Point] = []
    for start, end in zip(corners, corners[1:] + corners[:1]):
        ring.extend(_shared_edge(start, end)[:-1])
    return geom.polygon(ring)


def _trunk(name: str, *points: Point) -> Road:
    return Road(name, "departementale", lines.road(list(points), name + str(points[0])))


def main_roads() -> list[Road]:
    """The motorway and the departmental roads; numbers that no French road bears."""
    hub, aub, cla, mon, nul, haut, bru, uto = (c.centre for c in COMMUNES)
    bas = SECOND_BOURG
    motorway = lines.rounded(
        [(-400, 620), (1400, 820), (3000, 780), (3900, 1560), (5300, 1790), (6300, 1500), (7800, 2150)], 4
    )
    return [
        Road("A 999", "autoroute", motorway),
        _trunk("D 9001", (-400, 3150), aub, (2150, 2990), hub),
        _trunk("D 9001", hub, (4650, 3420), (5250, 3830), nul, (7400, 5350)),
        _trunk("D 9002", (1250, 5800), cla, (2600, 3980), hub),
        _trunk("D 9003", hub, (3850, 3950), mon, (4500, 6200)),
        _trunk("D 9004", hub, (3820, 2480), (4120, 1900), bru, (5050, -200)),
        _trunk("D 9005", hub, (4750, 2720), (5500, 2850), haut, (7800, 3600)),
        _trunk("D 9006", aub, (1000, 3700), cla, (3000, 4860), mon, (5100, 5050), nul),
        _trunk("D 9007", (-300, 950), uto, (3350, 1250), bru, (5600, 1560), bas, haut),
        _trunk("D 9008", aub, (1480, 2080), uto, (2450, 100)),
        _trunk("D 9009", nul, (6150, 3900), haut),
    ]


def bourgs() -> list[tuple[str, list[Point]]]:
    """Outlines of the built-up areas: (commune code, points)."""
    found: list[tuple[str, list[Point]]] = []
    radius = {
        "00101": 455,
        "00102": 165,
        "00103": 150,
        "00104": 165,
        "00105": 170,
        "00106": 135,
        "00107": 175,
        "00108": 140,
    }
    for index, commune in enumerate(COMMUNES):
        stretch = 1.35 if commune.code == "00101" else 1.25
        outline = lines.blob(commune.centre, radius[commune.code], "bourg " + commune.code, stretch, 0.45 * index)
        found.append((commune.code, outline))
    found.append(("00106", lines.blob(SECOND_BOURG, 120, "bourg bas", 1.3, 0.9)))
    hamlets = [("00108", (1100, 1180)), ("00107", (3900, 700)), ("00103", (1020, 4520)), ("00104", (3580, 4720)),
               ("00106", (6950, 2700)), ("00102", (720, 3560)), ("00105", (6500, 5050))]  # fmt: skip
    for code, centre in hamlets:
        found.append((code, lines.blob(centre, 62, f"hameau {centre}", 1.4, centre[0])))
    return found


def activity_areas() -> list[list[Point]]:
    """Outlines of the two activity areas: by the motorway and by the railway."""
    return [
        lines.blob((4230, 2030), 190, "zone du Grand Songe", 1.3, 0.7, 9),
        lines.blob((2480, 3180), 150, "zone des Tanneries", 1.5, 0.5, 9),
    ]


def future_areas() -> list[list[Point]]:
    """Outlines of the areas to be built (AUc)."""
    return [
        lines.blob((3060, 3720), 150, "AUc nord", 1.3, 0.3, 9),
        lines.blob((5080, 1330), 110, "AUc Brume", 1.3, 1.2, 9),
    ]


def forests() -> list[list[Point]]:
    """Outlines of the woods."""
    return [
        lines.blob((1750, 640), 420, "bois de l'Utopie", 1.5, 0.1),
        lines.blob((5250, 5250), 330, "bois du Mirage", 1.4, 0.2),
        lines.blob((6700, 2250), 260, "bois des Chimères", 1.5, 1.3),
        lines.blob((1250, 3950), 210, "bois de Clairsonge", 1.3, 0.6),
    ]


def to_world(shape: ogr.Geometry) -> ogr.Geometry:
    """Same shape moved to its place at sea."""
    moved = shape.Clone()
    _shift(moved)
    return moved


def _shift(shape: ogr.Geometry) -> None:
    for index in range(shape.GetPointCount()):
        shape.SetPoint_2D(index, shape.GetX(index) + ORIGIN[0], shape.GetY(index) + ORIGIN[1])
    for index in range(shape.GetGeometryCount()):
        _shift(shape.GetGeometryRef(index))


def heading(start: Point, end: Point) -> float:
    """Direction of a segment, radians."""
    return math.atan2(end[1] - start[1], end[0] - start[0])
