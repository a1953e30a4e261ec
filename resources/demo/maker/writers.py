"""Files of the demonstration: GeoJSON in degrees, CSV in UTF-8; one row per line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from osgeo import ogr

from . import geom, plan
from .lambert import to_degrees

NOTICE = "Territoire, personnes morales et données entièrement fictifs ; coordonnées placées en mer, dans le golfe de Gascogne."

Row = tuple[dict[str, Any], ogr.Geometry]


def write_geojson(path: Path, rows: Iterable[Row]) -> int:
    """Write features (RFC 7946, WGS 84, 7 decimals); returns how many."""
    texts = [_feature(values, shape) for values, shape in rows]
    head = json.dumps({"type": "FeatureCollection", "name": path.stem, "avertissement": NOTICE}, ensure_ascii=False)
    body = ",\n".join(texts)
    path.write_text(f'{head[:-1]}, "features": [\n{body}\n]}}\n', encoding="utf-8", newline="\n")
    return len(texts)


def _feature(values: dict[str, Any], shape: ogr.Geometry) -> str:
    feature = {"type": "Feature", "properties": _typeset(values), "geometry": _geometry(shape)}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _typeset(values: dict[str, Any]) -> dict[str, Any]:
    """Same values with the no-break spaces of French typography."""
    return {name: _no_break(value) if isinstance(value, str) else value for name, value in values.items()}


def _no_break(text: str) -> str:
    text = re.sub(r" ([:;?!»])", "\u00a0\\1", text)
    return re.sub(r"(«|n°) ", "\\1\u00a0", text)


def _geometry(shape: ogr.Geometry) -> dict[str, Any]:
    names = {1: "Point", 2: "LineString", 3: "Polygon", 5: "MultiLineString", 6: "MultiPolygon"}
    name = names[ogr.GT_Flatten(shape.GetGeometryType())]
    return {"type": name, "coordinates": _coordinates(shape, name)}


def _coordinates(shape: ogr.Geometry, name: str) -> list[Any]:
    if name == "Point":
        return _degrees([(shape.GetX(), shape.GetY())])[0]
    if name == "LineString":
        return _degrees(geom.points_of(shape))
    children = [shape.GetGeometryRef(i) for i in range(shape.GetGeometryCount())]
    if name == "Polygon":
        return [_ring(child, index == 0) for index, child in enumerate(children)]
    inner = "Polygon" if name == "MultiPolygon" else "LineString"
    return [_coordinates(child, inner) for child in children]


def _ring(ring: ogr.Geometry, outer: bool) -> list[list[float]]:
    """Ring turned as RFC 7946 asks, from its lowest point: the same whatever GEOS returned."""
    points = [(round(x, 2), round(y, 2)) for x, y in geom.points_of(ring)][:-1]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))
    if (twice > 0) != outer:
        points.reverse()
    first = points.index(min(points))
    points = points[first:] + points[:first]
    return _degrees([*points, points[0]])


def _degrees(points: Sequence[geom.Point]) -> list[list[float]]:
    ox, oy = plan.ORIGIN
    return [list(to_degrees(ox + round(x, 2), oy + round(y, 2))) for x, y in points]


def write_csv(path: Path, rows: Sequence[dict[str, Any]]) -> int:
    """Write rows under all their columns, in the order first met; None is an empty cell."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(_typeset(row) for row in rows)
    return len(rows)
