"""What a drawn shape becomes: its geometry in the base's system, its commune, its doubts, its row."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..protocol.checks import check_record
from ..protocol.errors import ResorptionError
from ..protocol.rules import Problem, RequiredIf
from ..protocol.vocabulary import OPEN_STATUSES
from .ddl import GEOMETRY_COLUMN
from .model import Field, Table
from .open_layers import refuse_pending
from .schema import table as schema_table
from .session import Record
from .store import Store
from .texts import surface

POINT_RADIUS_M = 15
"""Radius of the circle that stands for a site known by a point only (schema.md)."""

MIN_AREA_M2 = 1
LARGE_AREA_M2 = 1_000_000
"""100 ha: beyond it, more likely a slip of the hand than a place; asked, not refused."""

FAR_APART_M = 5_000
"""Beyond it from one end to the other, one vertex is probably not where it was meant; asked, not refused."""

_ARC_SEGMENTS = 12
_SLIVER_M2 = 0.0001
_MOSTLY_INSIDE = 0.99
_ASKED = {
    "site": ("nom", "type_site", "statut", "adresse", "date_installation", "date_signalement"),
    "amenagement": ("nom", "statut", "date_fin_prevue", "gestionnaire", "capacite_menages", "capacite_personnes"),
    "foncier": ("nom", "categorie_proprietaire", "etape", "disponible_de", "disponible_a", "accord_proprietaire"),
}
DRAWN_TABLES = tuple(_ASKED)
"""The tables that can be drawn."""


class OutsideTerritory(ResorptionError):
    """The shape touches no commune of the protocol."""

    def __init__(self) -> None:
        super().__init__("Cet emplacement est hors du territoire du protocole. Vérifiez le tracé ou les coordonnées.")


@dataclass(frozen=True)
class Shape:
    """A MultiPolygon in the base's system; `precision` is a code of `precision_geom`."""

    geometry: QgsGeometry
    precision: str = "perimetre"

    @property
    def area_m2(self) -> float:
        """Area in the plane of the local system."""
        return self.geometry.area()


@dataclass(frozen=True)
class Place:
    """The commune that holds the largest part of a shape; `share_inside` of the territory, 0 to 1."""

    commune: str
    name: str
    insee: str
    share_inside: float
    alone: bool
    """No other commune has a sensible part of the shape."""


@dataclass(frozen=True)
class Draft:
    """A shape about to become a row of `table`: where it is, its parcels, what must be looked at twice."""

    table: Table
    shape: Shape
    place: Place
    parcels: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()
    """To be accepted by the user before saving."""
    notes: tuple[Problem, ...] = ()
    """To be known."""


@dataclass(frozen=True)
class Ground:
    """The base that receives what is drawn. Opened apart from the project: no filter nor renaming counts."""

    base: Path
    communes: QgsVectorLayer
    sites: QgsVectorLayer

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """The local metric system."""
        return self.communes.crs()


def open_ground(base: Path) -> Ground:
    """The ground of a base. Raises ResorptionError when it cannot be read."""
    return Ground(base, _open_table(base, "commune"), _open_table(base, "site"))


def _open_table(base: Path, name: str) -> QgsVectorLayer:
    source = QgsProviderRegistry.instance().encodeUri("ogr", {"path": base.as_posix(), "layerName": name})
    layer = QgsVectorLayer(source, name, "ogr")
    if not layer.isValid():
        raise ResorptionError("La table « {table} » de « {nom} » ne peut pas être lue.", table=name, nom=base.name)
    return layer


def polygon_shape(drawn: QgsGeometry, crs: QgsCoordinateReferenceSystem, ground: Ground) -> Shape:
    """A drawn polygon in the base's system. Raises ResorptionError when it cannot be a place."""
    geometry = _flat(_transformed(drawn, crs, ground))
    if geometry.isEmpty() or geometry.type() != Qgis.GeometryType.Polygon:
        raise ResorptionError("Le contour est vide. Tracez au moins trois points qui ne soient pas alignés.")
    if not geometry.convertToMultiType() or not geometry.isGeosValid():
        raise ResorptionError("Le contour se croise lui-même. Tracez-le de nouveau sans croiser ses côtés.")
    if geometry.area() < MIN_AREA_M2:
        raise ResorptionError("Le contour couvre moins de 1 m² : zoomez sur le lieu, puis tracez-le de nouveau.")
    return Shape(geometry)


def _flat(geometry: QgsGeometry) -> QgsGeometry:
    """Straight sides, two dimensions."""
    if geometry.isNull():
        return geometry
    straight = QgsGeometry(geometry.constGet().segmentize())
    flat = straight.get()
    flat.dropZValue()
    flat.dropMValue()
    return straight


def joined_shape(parts: Iterable[QgsGeometry], crs: QgsCoordinateReferenceSystem, ground: Ground) -> Shape:
    """Existing polygons as one shape, repaired: they may overlap or cross themselves. Raises ResorptionError."""
    moved = [only_polygons(_flat(_transformed(part, crs, ground)).makeValid()) for part in parts]
    union = only_polygons(QgsGeometry.unaryUnion([part for part in moved if not part.isEmpty()]).makeValid())
    if union.isEmpty() or union.area() < MIN_AREA_M2:
        raise ResorptionError("Les polygones sélectionnés couvrent moins de 1 m² : vérifiez la sélection.")
    if not union.convertToMultiType() or not union.isGeosValid():
        raise ResorptionError(
            "Les polygones sélectionnés n’ont pas pu être réunis en un seul contour. "
            "Sélectionnez-en moins, ou tracez le contour à la main."
        )
    return Shape(union)


def only_polygons(geometry: QgsGeometry) -> QgsGeometry:
    """A repaired outline may come with stray lines, points and slivers: only its surfaces are kept."""
    polygons = [
        part
        for part in geometry.asGeometryCollection()
        if part.type() == Qgis.GeometryType.Polygon and part.area() > _SLIVER_M2
    ]
    return QgsGeometry.unaryUnion(polygons) if polygons else QgsGeometry()


def point_shape(point: QgsPointXY, crs: QgsCoordinateReferenceSystem, ground: Ground) -> Shape:
    """A place known by one point: a circle of 15 m, said to be so. Raises ResorptionError."""
    centre = _transformed(QgsGeometry.fromPointXY(point), crs, ground)
    circle = polygon_shape(centre.buffer(POINT_RADIUS_M, _ARC_SEGMENTS), ground.crs, ground)
    return replace(circle, precision="point")


def _transformed(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, ground: Ground) -> QgsGeometry:
    moved = QgsGeometry(geometry)
    unknown = ResorptionError(
        "Ces coordonnées ne se convertissent pas dans le système du protocole : "
        "vérifiez celui du projet ou de la couche."
    )
    if not crs.isValid():
        raise unknown
    transform = QgsCoordinateTransform(crs, ground.crs, QgsProject.instance().transformContext())
    try:
        code = moved.transform(transform)
    except QgsCsException as error:
        raise unknown from error
    if code != Qgis.GeometryOperationResult.Success:
        raise unknown
    return moved


def locate(shape: Shape, ground: Ground) -> Place:
    """The commune with the largest part of the shape. Raises OutsideTerritory."""
    request = QgsFeatureRequest(shape.geometry.boundingBox()).setSubsetOfAttributes(
        ["uuid", "nom", "code_insee"], ground.communes.fields()
    )
    parts = []
    for commune in ground.communes.getFeatures(request):
        area = commune.geometry().intersection(shape.geometry).area()
        if area > 0:
            parts.append((area, commune))
    if not parts:
        raise OutsideTerritory
    largest, commune = max(parts, key=lambda part: part[0])
    inside = sum(area for area, _ in parts) / shape.area_m2
    alone = largest / shape.area_m2 >= _MOSTLY_INSIDE
    return Place(commune["uuid"], commune["nom"], commune["code_insee"], min(inside, 1.0), alone)


def draft(table_name: str, shape: Shape, ground: Ground, replacing: str = "") -> Draft:
    """Everything known of a shape before its name is typed. Raises ResorptionError.

    `replacing`: the uuid of the site whose outline is drawn again, which may well cover itself.
    """
    place = locate(shape, ground)
    doubts = tuple(_doubts(table_name, shape, place, ground, replacing))
    return Draft(schema_table(table_name), shape, place, doubts=doubts)


def _doubts(table_name: str, shape: Shape, place: Place, ground: Ground, replacing: str) -> Iterable[Problem]:
    if shape.area_m2 > LARGE_AREA_M2:
        yield Problem("geom", "Le contour couvre {surface}, plus de 100 ha.", (("surface", surface(shape.area_m2)),))
    length = _length(shape)
    if length > FAR_APART_M:
        yield Problem(
            "geom", "Le contour s’étend sur {distance} km d’un bout à l’autre.", (("distance", round(length / 1000)),)
        )
    if place.share_inside < _MOSTLY_INSIDE:
        outside = (("part", round(100 * (1 - place.share_inside))),)
        yield Problem("geom", "{part} % du contour est hors du territoire du protocole.", outside)
    if table_name == "site":
        for name in overlapped_sites(shape, ground, replacing):
            yield Problem("geom", "Le contour recouvre « {site} », un site encore ouvert.", (("site", name),))


def _length(shape: Shape) -> float:
    box = shape.geometry.boundingBox()
    return math.hypot(box.width(), box.height())


def overlapped_sites(shape: Shape, ground: Ground, but: str = "") -> list[str]:
    """The other sites still open that the shape covers in part: code and name."""
    columns = ["uuid", "code", "nom", "statut"]
    request = QgsFeatureRequest(shape.geometry.boundingBox()).setSubsetOfAttributes(columns, ground.sites.fields())
    return [
        f"{site['code'] or ''} {site['nom']}".strip()
        for site in ground.sites.getFeatures(request)
        if site["uuid"] != but
        and site["statut"] in OPEN_STATUSES
        and site.geometry().intersection(shape.geometry).area() > 0
    ]


def asked_fields(table: Table, values: Mapping[str, object]) -> tuple[Field, ...]:
    """The fields of the short form, with those that the values typed so far make required."""
    asked = [table.field(name) for name in _ASKED[table.name]]
    for rule in table.rules:
        if isinstance(rule, RequiredIf) and values.get(rule.other) in rule.values:
            asked.append(table.field(rule.field))
    return tuple(asked)


def conditional_fields(table: Table) -> tuple[Field, ...]:
    """The fields that a value of another one may make required, in the order of the rules."""
    names = [rule.field for rule in table.rules if isinstance(rule, RequiredIf)]
    return tuple(table.field(name) for name in dict.fromkeys(names) if name not in _ASKED[table.name])


def usual_fields(table: Table) -> tuple[Field, ...]:
    """The fields that the short form always asks for."""
    return asked_fields(table, {})


def record_of(draft: Draft, typed: Mapping[str, object]) -> dict[str, object]:
    """The whole row: what was typed, and what the shape says by itself."""
    record: dict[str, object] = {**typed, "commune": draft.place.commune}
    if draft.table.name == "site":
        record["precision_geom"] = draft.shape.precision
    if draft.table.name == "foncier":
        record["surface_m2"] = float(round(draft.shape.area_m2))
    return record


def problems(draft: Draft, typed: Mapping[str, object], today: date) -> list[Problem]:
    """What prevents the row from being saved."""
    return check_record(draft.table.own_fields, draft.table.rules, record_of(draft, typed), today)


def save(store: Store, draft: Draft, typed: Mapping[str, object]) -> str:
    """Write the row and its parcels in one transaction; return its uuid. Raises ResorptionError."""
    with store.transaction() as session:
        uuid = session.insert(draft.table.name, record_of(draft, typed), geometry=_wkb(draft.shape))
        for parcel in draft.parcels:
            session.insert("foncier_parcelle", {"foncier": uuid, "parcelle": parcel})
    return uuid


def save_outline(store: Store, site: Record, found: Draft) -> None:
    """Give a site, as it was read, another outline, and the commune where that lies. Raises ResorptionError.

    Drawing takes a while: what else was written about the site meanwhile stays, and forbids nothing.
    """
    values = {"commune": found.place.commune, "precision_geom": found.shape.precision}
    refuse_pending(store.path, site.uuid, (*values, GEOMETRY_COLUMN))
    with store.transaction() as session:
        now = session.fetch("site", site.uuid)
        version = now.version if now is not None and _same_place(now, site, values) else site.version
        session.update("site", site.uuid, values, version=version, geometry=_wkb(found.shape))


def _same_place(one: Record, other: Record, columns: Iterable[str]) -> bool:
    return one.geometry == other.geometry and all(one.values[name] == other.values[name] for name in columns)


def _wkb(shape: Shape) -> bytes:
    return bytes(shape.geometry.asWkb())
