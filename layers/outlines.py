"""Outlines read from anywhere, made ready for the base: plain, valid, flat MultiPolygons in the local CRS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsWkbTypes,
)

from ..protocol.errors import ResorptionError
from .zones import ZONES, Zone, zone_at

WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class Outline:
    """A MultiPolygon, and whether it had to be repaired or lost its altitudes."""

    geometry: QgsGeometry
    repaired: bool = False
    flattened: bool = False


def transform_between(source: QgsCoordinateReferenceSystem, epsg: int) -> QgsCoordinateTransform:
    """To a CRS by its EPSG code. The project's own context is left alone: this also runs in threads."""
    target = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    return QgsCoordinateTransform(source, target, QgsCoordinateTransformContext())


def clean_outline(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> Outline | None:
    """The outline, repaired where needed and reprojected; None when no surface is left.

    Raises QgsCsException when a coordinate cannot be reprojected.
    """
    if geometry.isNull() or geometry.isEmpty():
        return None
    flat, flattened = _flat(geometry)
    valid, repaired = _valid(flat)
    surface = _polygons(valid)
    if surface is None or surface.transform(transform) != Qgis.GeometryOperationResult.Success:
        return None
    # Reprojecting may close a hairline ring of an outline that was just valid.
    if not surface.isGeosValid():
        surface, repaired = _polygons(surface.makeValid()), True
    return None if surface is None else Outline(surface, repaired, flattened)


def _flat(geometry: QgsGeometry) -> tuple[QgsGeometry, bool]:
    """Without Z, M and curves."""
    flat = QgsGeometry(geometry)
    if QgsWkbTypes.isCurvedType(flat.wkbType()):
        flat = QgsGeometry(flat.constGet().segmentize())
    abstract = flat.get()
    flattened = abstract.is3D() or abstract.isMeasure()
    abstract.dropZValue()
    abstract.dropMValue()
    return flat, flattened


def _valid(geometry: QgsGeometry) -> tuple[QgsGeometry, bool]:
    if geometry.isGeosValid():
        return geometry, False
    return geometry.makeValid(), True


def _polygons(geometry: QgsGeometry) -> QgsGeometry | None:
    """Its polygons as one MultiPolygon; None when there are none or they have no surface."""
    surface = QgsGeometry(geometry)
    if surface.isNull():
        return None
    if QgsWkbTypes.flatType(surface.wkbType()) == Qgis.WkbType.GeometryCollection:
        surface.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    if surface.type() != Qgis.GeometryType.Polygon or surface.area() <= 0:
        return None
    surface.convertToMultiType()
    return surface


def locate(extents: Sequence[QgsRectangle], crs: QgsCoordinateReferenceSystem, name: str) -> Zone:
    """The zone where outlines lie, from their extents; `name` is the layer's.

    Raises ResorptionError when the CRS is missing or wrong, out of France, or over two territories.
    """
    if not crs.isValid():
        raise ResorptionError(
            "La couche « {name} » n’a pas de système de coordonnées. Définissez-le dans ses propriétés (onglet Source), "
            "puis recommencez.", name=name)  # fmt: skip
    shown = crs.authid() or crs.description()
    if not crs.isGeographic() and all(map(_looks_like_degrees, extents)):
        raise ResorptionError(
            "La couche « {name} » déclare le système {crs}, en mètres, mais ses coordonnées sont en degrés. "
            "Corrigez son système de coordonnées (sans doute EPSG:4326), puis recommencez.", name=name, crs=shown)  # fmt: skip
    zones = _zones([extent.center() for extent in extents], crs)
    if len(zones) == 1 and None not in zones:
        return zones.pop()
    if None not in zones:
        raise ResorptionError(
            "La couche « {name} » s’étend sur plusieurs territoires : {names}. Un protocole n’en a qu’un.",
            name=name, names=", ".join(sorted(zone.name for zone in zones)))  # fmt: skip
    if None not in _zones([QgsPointXY(e.center().y(), e.center().x()) for e in extents], crs):
        raise ResorptionError(
            "Les coordonnées de la couche « {name} » sont inversées : la latitude est à la place de la longitude. "
            "Inversez les axes (traitement « Intervertir les coordonnées X et Y »), puis recommencez.", name=name)  # fmt: skip
    raise ResorptionError(
        "La couche « {name} » n’est pas en France, ou pas en entier ({names}). Vérifiez son système de coordonnées "
        "({crs}).", name=name, crs=shown, names=", ".join(z.name for z in ZONES))  # fmt: skip


def _looks_like_degrees(extent: QgsRectangle) -> bool:
    return not extent.isNull() and max(abs(extent.xMinimum()), abs(extent.xMaximum())) <= 180 \
        and max(abs(extent.yMinimum()), abs(extent.yMaximum())) <= 90  # fmt: skip


def _zones(points: Sequence[QgsPointXY], crs: QgsCoordinateReferenceSystem) -> set[Zone | None]:
    """The zones of these places; None among them when one is in no zone."""
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), QgsCoordinateTransformContext())
    zones: set[Zone | None] = set()
    for point in points:
        try:
            place = transform.transform(point)
        except QgsCsException:
            zones.add(None)
        else:
            zones.add(zone_at(place.x(), place.y()))
    return zones
