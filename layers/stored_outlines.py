"""The outlines of all rows of a table, as they are in the file; one that cannot be used is named, never repaired.

They are read as GeoPackage binary: half the time of GDAL's features, and one damaged outline does not hide the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP

from .outlines import WGS84
from .session import Reader
from .validation import Feedback, stop_if_cancelled
from .zones import zone_of_epsg

ABSENT = QT_TRANSLATE_NOOP("messages", "absent")
EMPTY = QT_TRANSLATE_NOOP("messages", "vide")
INVALID = QT_TRANSLATE_NOOP("messages", "non valide")
ELSEWHERE = QT_TRANSLATE_NOOP("messages", "hors du territoire (autre système de coordonnées ?)")
"""Why an outline cannot be used: each word completes « Contour … »."""

FAR_M = 100_000.0
"""How far from the communes an outline may be. A convention: another system of coordinates puts a place of France
hundreds of kilometres away at least (EPSG:3857 read as Lambert-93: 480 km; degrees: more than 200 km in Guyane), and no
site of a protocol is 100 km away from its communes."""

_MAGIC = b"GP"
_FLAGS, _HEADER = 3, 8
_EXTENDED = 0x20
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
"""OGC 12-128r17, clause 2.1.3: code of the envelope -> its bytes, after the eight of the header."""


@dataclass(frozen=True)
class Outline:
    """A usable shape with its bounding box (m), or None and the reason why."""

    shape: QgsGeometry | None
    box: QgsRectangle
    fault: str = ""


def read_outlines(reader: Reader, table: str, feedback: Feedback | None = None) -> dict[str, Outline]:
    """The outline of each row, by its identity; where they lie is not looked at. Raises Refusal, Cancelled."""
    found: dict[str, Outline] = {}
    for part in reader.outlines(table):
        stop_if_cancelled(feedback)
        found.update((uuid, outline_of(blob)) for uuid, blob in part)
    return found


def outline_of(blob: bytes) -> Outline:
    """The outline of a GeoPackage binary; no byte at all: absent."""
    if not blob:
        return _faulty(ABSENT)
    wkb = _wkb(blob)
    shape = QgsGeometry()
    if wkb is not None:
        shape.fromWkb(wkb)
    # One that was cut short is read as far as it goes.
    if wkb is None or shape.isNull() or shape.constGet().wkbSize() != len(wkb):
        return _faulty(INVALID)
    if shape.isEmpty():
        return _faulty(EMPTY)
    box = shape.boundingBox()
    good = shape.type() == Qgis.GeometryType.Polygon and box.isFinite() and shape.isGeosValid() and shape.area() > 0
    return Outline(shape, box) if good else _faulty(INVALID)


def _faulty(fault: str) -> Outline:
    return Outline(None, QgsRectangle(), fault)


def _wkb(blob: bytes) -> bytes | None:
    """What follows the header; None when it is no GeoPackage binary that is known here."""
    if len(blob) < _HEADER or not blob.startswith(_MAGIC):
        return None
    flags = blob[_FLAGS]
    envelope = _ENVELOPES.get(flags >> 1 & 0b111)
    return None if envelope is None or flags & _EXTENDED else blob[_HEADER + envelope :]


def within_territory(outlines: dict[str, Outline], communes: Iterable[Outline], epsg: int) -> dict[str, Outline]:
    """The same outlines, those that lie elsewhere named as such: in degrees, out of the zone of the base's system, or
    far from every commune of the base. Without a commune to go by, only the zone tells."""
    zone = _zone(epsg)
    known = [commune.box for commune in communes if commune.shape is not None and _plausible(commune.box, zone)]
    land = QgsRectangle()
    for box in known:
        land.combineExtentWith(box)
    # `grow` would make a rectangle of no commune.
    allowed = land.buffered(FAR_M) if known else zone
    return {
        uuid: outline if outline.shape is None or _plausible(outline.box, allowed) else _faulty(ELSEWHERE)
        for uuid, outline in outlines.items()
    }


def _plausible(box: QgsRectangle, allowed: QgsRectangle | None) -> bool:
    """Whether it lies there in whole: one stray vertex is enough to say that it does not."""
    return not _in_degrees(box) and (allowed is None or allowed.contains(box))


def _in_degrees(box: QgsRectangle) -> bool:
    """No place of France is within 180 m of the origin of its system."""
    return max(abs(box.xMinimum()), abs(box.xMaximum())) <= 180 and max(abs(box.yMinimum()), abs(box.yMaximum())) <= 90


def _zone(epsg: int) -> QgsRectangle | None:
    """Where coordinates of that system can be (m); None when that is not known."""
    crs, known = QgsCoordinateReferenceSystem.fromEpsgId(epsg), zone_of_epsg(epsg)
    bounds = crs.bounds() if known is None else QgsRectangle(known.west, known.south, known.east, known.north)
    degrees = QgsCoordinateReferenceSystem(WGS84)
    # The project's own context is left alone: this runs in threads.
    transform = QgsCoordinateTransform(degrees, crs, QgsCoordinateTransformContext())
    try:
        zone = transform.transformBoundingBox(bounds)
    except QgsCsException:
        return None
    return zone if not bounds.isEmpty() and zone.isFinite() else None
