"""Thin helpers over OGR geometries; all lengths in metres, EPSG:2154."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from osgeo import gdal, ogr

ogr.UseExceptions()

Point = tuple[float, float]
_FAR = 20000.0


def ring_of(points: Sequence[Point]) -> ogr.Geometry:
    """Closed linear ring, coordinates rounded to the centimetre."""
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in points:
        ring.AddPoint_2D(round(x, 2), round(y, 2))
    ring.CloseRings()
    return ring


def polygon(points: Sequence[Point], holes: Iterable[Sequence[Point]] = ()) -> ogr.Geometry:
    """Polygon from its points."""
    shape = ogr.Geometry(ogr.wkbPolygon)
    shape.AddGeometry(ring_of(points))
    for hole in holes:
        shape.AddGeometry(ring_of(hole))
    return shape


def line(points: Sequence[Point]) -> ogr.Geometry:
    """Line string from its points."""
    shape = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        shape.AddPoint_2D(round(x, 2), round(y, 2))
    return shape


def point(x: float, y: float) -> ogr.Geometry:
    """Point geometry."""
    shape = ogr.Geometry(ogr.wkbPoint)
    shape.AddPoint_2D(round(x, 2), round(y, 2))
    return shape


def parts(shape: ogr.Geometry | None, kind: int = ogr.wkbPolygon) -> list[ogr.Geometry]:
    """Simple parts of one kind, largest first, ties by position (stable order)."""
    if shape is None or shape.IsEmpty():
        return []
    flat = ogr.GT_Flatten(shape.GetGeometryType())
    if flat == kind:
        return [shape.Clone()]
    found: list[ogr.Geometry] = []
    for index in range(shape.GetGeometryCount()):
        if flat not in (ogr.wkbPolygon, ogr.wkbLineString):
            found.extend(parts(shape.GetGeometryRef(index), kind))
    return sorted(found, key=_rank)


def _rank(shape: ogr.Geometry) -> tuple[float, tuple[float, ...]]:
    size = shape.Area() if shape.GetDimension() == 2 else shape.Length()
    return -round(size, 1), tuple(round(v, 1) for v in shape.GetEnvelope())


def union(shapes: Iterable[ogr.Geometry]) -> ogr.Geometry:
    """Union of many shapes."""
    bag = ogr.Geometry(ogr.wkbMultiPolygon)
    for shape in shapes:
        for part in parts(shape):
            bag.AddGeometry(part)
    return bag.UnionCascaded() or ogr.Geometry(ogr.wkbMultiPolygon)


def points_of(ring: ogr.Geometry) -> list[Point]:
    """Coordinates of a ring or line."""
    return [(p[0], p[1]) for p in ring.GetPoints()]


def tidy(shape: ogr.Geometry) -> ogr.Geometry | None:
    """Polygon on the centimetre grid without collinear or repeated points, or nothing."""
    rings = [shape.GetGeometryRef(i) for i in range(shape.GetGeometryCount())]
    kept = [_thin(points_of(ring)) for ring in rings]
    if len(kept[0]) < 3:
        return None
    clean = polygon(kept[0], [hole for hole in kept[1:] if len(hole) > 2])
    if not _is_valid(clean):
        pieces = parts(clean.Buffer(0))
        return tidy(pieces[0]) if pieces else None
    return clean


def _is_valid(shape: ogr.Geometry) -> bool:
    """Validity without GEOS's warning on the terminal: an invalid shape is mended by the caller."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return bool(shape.IsValid())
    finally:
        gdal.PopErrorHandler()


def _thin(points: Sequence[Point]) -> list[Point]:
    """Ring points (not closed) without those nearer than 3 cm to the line of their neighbours."""
    ring = [(round(x, 2), round(y, 2)) for x, y in points[:-1]]
    kept: list[Point] = []
    for index, here in enumerate(ring):
        before = kept[-1] if kept else ring[-1]
        after = ring[(index + 1) % len(ring)]
        span = math.dist(before, after)
        cross = (after[0] - before[0]) * (here[1] - before[1]) - (after[1] - before[1]) * (here[0] - before[0])
        if span > 0.02 and abs(cross) / span > 0.03:
            kept.append(here)
    return kept


@dataclass(frozen=True)
class Box:
    """Smallest rotated rectangle: centre, unit vector of the long side, sides (m)."""

    centre: Point
    axis: Point
    long: float
    short: float

    @property
    def across(self) -> Point:
        """Unit vector of the short side."""
        return -self.axis[1], self.axis[0]

    def at(self, along: float, aside: float) -> Point:
        """Point at signed distances (m) from the centre along both axes."""
        (cx, cy), (ux, uy), (vx, vy) = self.centre, self.axis, self.across
        return cx + along * ux + aside * vx, cy + along * uy + aside * vy


def box_of(shape: ogr.Geometry) -> Box:
    """Smallest rotated rectangle of a polygon, by its hull's edges."""
    outline = shape.ConvexHull()  # kept: its ring dies with it
    hull = points_of(outline.GetGeometryRef(0))
    best: Box | None = None
    for start, end in zip(hull, hull[1:]):
        size = math.dist(start, end)
        if size < 0.05:
            continue
        candidate = _box_along(hull, ((end[0] - start[0]) / size, (end[1] - start[1]) / size))
        if best is None or candidate.long * candidate.short < best.long * best.short - 0.01:
            best = candidate
    if best is None:
        raise ValueError("degenerate polygon")
    return best


def _box_along(hull: Sequence[Point], axis: Point) -> Box:
    ux, uy = axis
    along = [x * ux + y * uy for x, y in hull]
    aside = [-x * uy + y * ux for x, y in hull]
    a, b = (min(along) + max(along)) / 2, (min(aside) + max(aside)) / 2
    long, short = max(along) - min(along), max(aside) - min(aside)
    centre = (a * ux - b * uy, a * uy + b * ux)
    if long >= short:
        return Box(centre, axis, long, short)
    return Box(centre, (-uy, ux), short, long)


def _half_plane(origin: Point, axis: Point, side: int, gap: float) -> ogr.Geometry:
    ux, uy = axis
    vx, vy = -uy * side, ux * side
    ox, oy = origin[0] + vx * gap / 2, origin[1] + vy * gap / 2
    return polygon(
        [
            (ox - ux * _FAR, oy - uy * _FAR),
            (ox + ux * _FAR, oy + uy * _FAR),
            (ox + ux * _FAR + vx * _FAR, oy + uy * _FAR + vy * _FAR),
            (ox - ux * _FAR + vx * _FAR, oy - uy * _FAR + vy * _FAR),
        ]
    )


def cut(shape: ogr.Geometry, origin: Point, axis: Point, gap: float = 0.0) -> list[ogr.Geometry]:
    """Parts of a polygon on both sides of a line, a band `gap` wide left out."""
    found: list[ogr.Geometry] = []
    for side in (1, -1):
        found.extend(parts(shape.Intersection(_half_plane(origin, axis, side, gap))))
    return found


def chord(shape: ogr.Geometry, origin: Point, axis: Point) -> list[ogr.Geometry]:
    """Part of an endless line that lies in a polygon."""
    ux, uy = axis
    endless = line([(origin[0] - ux * _FAR, origin[1] - uy * _FAR), (origin[0] + ux * _FAR, origin[1] + uy * _FAR)])
    return parts(endless.Intersection(shape), ogr.wkbLineString)
