"""Reads the communes of a territory from any polygon layer, and says everything that is wrong with it.

Nothing is written here. A geographic or another metric CRS is reprojected to the local CRS of the
territory; invalid outlines are repaired and counted; the rest is refused with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsSpatialIndex,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import NULL

from ..protocol.errors import ResorptionError
from .commune_fields import CommuneFields, CommuneRow, check_codes, check_fields, is_code, read_row
from .outlines import Outline, clean_outline, locate, transform_between
from .validation import Feedback, refuse, watched
from .zones import ZONES, Zone, zone_of_epsg

OVERLAP_SHARE = 0.02
OVERLAP_M2 = 10_000.0
"""Two communes may share the larger of 1 ha and 2 % of the smaller one.

Outlines simplified one by one overlap by slivers of some metres along a border; a commune drawn
twice, or a former commune left beside the one that absorbed it, overlaps by nearly all of its area.
"""


_SHEET_OFFSETS = {"XLSX": 0, "ODS": 0, "CSV": 1}
"""By storage type: GDAL numbers the rows of a workbook as they are, those of a text file without their titles."""


@dataclass(frozen=True)
class Source:
    """A layer as a thread may read it: `features` opens a new reading each time it is called."""

    name: str
    columns: tuple[str, ...]
    crs: QgsCoordinateReferenceSystem
    wkb_type: Qgis.WkbType
    count: int
    features: Callable[[], Iterator[QgsFeature]]
    sheet_offset: int | None = None
    """For a spreadsheet, what to add to the number of a feature to have that of its row in the sheet."""


@dataclass(frozen=True)
class Commune:
    """One commune: attributes and outline in the local CRS (m)."""

    row: CommuneRow
    geometry: QgsGeometry


@dataclass(frozen=True)
class Territory:
    """Communes in the order of their codes; `overlaps` counts the pairs that share a tolerated sliver."""

    communes: tuple[Commune, ...]
    zone: Zone
    repaired: int = 0
    flattened: int = 0
    overlaps: int = 0

    @property
    def epcis(self) -> tuple[str, ...]:
        """The intercommunal bodies met, by name or by number."""
        found = {c.row.epci_name or c.row.epci_siren for c in self.communes}
        return tuple(sorted(name for name in found if name))


def layer_source(layer: QgsVectorLayer) -> Source:
    """A snapshot of a layer, made in the thread that owns it."""
    snapshot = QgsVectorLayerFeatureSource(layer)
    return Source(
        layer.name(), tuple(layer.fields().names()), layer.crs(), layer.wkbType(), layer.featureCount(),
        lambda: snapshot.getFeatures(QgsFeatureRequest()), sheet_offset(layer),
    )  # fmt: skip


def sheet_offset(layer: QgsVectorLayer | None) -> int | None:
    """See `Source`; None for what is no spreadsheet."""
    provider = None if layer is None else layer.dataProvider()
    if provider is None or provider.name() != "ogr":
        return None
    return _SHEET_OFFSETS.get(provider.storageType())


def processing_source(source: QgsProcessingFeatureSource, layer: QgsVectorLayer | None = None) -> Source:
    """The source of an algorithm; invalid outlines come through, for they are repaired here.

    `layer` is the one behind it, if the rows of a spreadsheet are to be told.
    """
    flag = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    return Source(
        source.sourceName(), tuple(source.fields().names()), source.sourceCrs(), source.wkbType(),
        source.featureCount(), lambda: source.getFeatures(QgsFeatureRequest(), flag), sheet_offset(layer),
    )  # fmt: skip


def read_territory(
    source: Source, fields: CommuneFields, epsg: int | None = None, feedback: Feedback | None = None
) -> Territory:
    """The territory of a layer with one row per commune, in its local CRS.

    Raises ResorptionError (Refused when there are several problems), Cancelled.
    """
    _check_layer(source)
    refuse(check_fields(fields, source.columns))
    features = list(watched(source.features(), source.count, feedback, 0, 20))
    if not features:
        raise ResorptionError("La couche « {name} » est vide : elle n’a aucune commune.", name=source.name)
    zone = _zone(source, features, epsg)
    communes, outlines, problems = _read_communes(source, features, fields, zone, feedback)
    problems += _duplicates(communes)
    refuse(problems)
    overlaps, problems = _overlaps(communes, feedback)
    refuse(problems)
    return Territory(
        tuple(sorted(communes, key=lambda c: c.row.code)), zone,
        sum(o.repaired for o in outlines), sum(o.flattened for o in outlines), overlaps,
    )  # fmt: skip


def _check_layer(source: Source) -> None:
    if QgsWkbTypes.geometryType(source.wkb_type) != Qgis.GeometryType.Polygon:
        raise ResorptionError(
            "La couche « {name} » ne contient pas de polygones. Choisissez une couche avec le contour de chaque commune.",
            name=source.name)  # fmt: skip


def _zone(source: Source, features: Sequence[QgsFeature], epsg: int | None) -> Zone:
    """Where the layer lies; a CRS asked for must be the one of that place."""
    shapes = [feature.geometry() for feature in features if feature.hasGeometry()]
    extents = [shape.boundingBox() for shape in shapes if not shape.isEmpty()]
    if not extents:
        raise ResorptionError("Aucune commune de la couche « {name} » n’a de contour.", name=source.name)
    zone = locate(extents, source.crs, source.name)
    if epsg is not None:
        refuse(check_epsg(zone, epsg))
    return zone


def check_epsg(zone: Zone, epsg: int) -> list[ResorptionError]:
    """Whether the local CRS asked for is the one of the place."""
    asked = zone_of_epsg(epsg)
    if asked is None:
        return [ResorptionError(
            "Le système EPSG:{epsg} n’est pas un système local connu. Choisissez {known}.",
            epsg=epsg, known=", ".join(f"EPSG:{z.epsg} ({z.name})" for z in ZONES))]  # fmt: skip
    if asked != zone:
        return [ResorptionError(
            "Le système EPSG:{epsg} est celui du territoire « {asked} », mais les communes sont dans « {place} ». "
            "Choisissez EPSG:{right}.", epsg=epsg, asked=asked.name, place=zone.name, right=zone.epsg)]  # fmt: skip
    return []


def _read_communes(
    source: Source, features: Sequence[QgsFeature], fields: CommuneFields, zone: Zone, feedback: Feedback | None
) -> tuple[list[Commune], list[Outline], list[ResorptionError]]:
    transform = transform_between(source.crs, zone.epsg)
    communes: list[Commune] = []
    outlines: list[Outline] = []
    problems: list[ResorptionError] = []
    rows: list[CommuneRow] = []
    places = [ResorptionError("ligne {number}", number=number) for number in range(1, len(features) + 1)]
    for place, feature in zip(places, watched(features, len(features), feedback, 20, 70)):
        row, found = read_row(_values(feature, source, fields), fields, place)
        rows.append(row)
        problems += found
        try:
            outline = clean_outline(feature.geometry(), transform)
        except QgsCsException:
            outline = None
        if outline is None:
            problems.append(ResorptionError(
                "La commune « {name} » ({place}) n’a pas de contour utilisable. Corrigez-le ou retirez la ligne.",
                name=row.name or row.code, place=place))  # fmt: skip
            continue
        outlines.append(outline)
        communes.append(Commune(row, outline.geometry))
    return communes, outlines, check_codes(rows, places, fields.code) + problems


def _values(feature: QgsFeature, source: Source, fields: CommuneFields) -> dict[str, object]:
    values = {name: feature.attribute(source.columns.index(name)) for name in fields.names}
    return {name: None if value == NULL else value for name, value in values.items()}


def _duplicates(communes: Sequence[Commune]) -> list[ResorptionError]:
    """One row per commune: a code met twice is told once."""
    seen: dict[str, str] = {}
    problems = {}
    for commune in communes:
        code, name = commune.row.code, commune.row.name
        if is_code(code) and code in seen:
            problems[code] = ResorptionError(
                "Le code « {code} » est porté par plusieurs lignes (« {first} » et « {second} »). "
                "Il faut une seule ligne par commune : fusionnez-les ou corrigez le code.",
                code=code, first=seen[code], second=name)  # fmt: skip
        seen.setdefault(code, name)
    return list(problems.values())


def _overlaps(communes: Sequence[Commune], feedback: Feedback | None) -> tuple[int, list[ResorptionError]]:
    """How many pairs share a tolerated sliver, and the pairs that share more."""
    index = QgsSpatialIndex()
    for number, commune in enumerate(communes):
        index.addFeature(number, commune.geometry.boundingBox())
    tolerated, problems = 0, []
    for number, commune in enumerate(watched(communes, len(communes), feedback, 70, 100)):
        engine = QgsGeometry.createGeometryEngine(commune.geometry.constGet())
        engine.prepareGeometry()
        for other in index.intersects(commune.geometry.boundingBox()):
            if other <= number or not engine.intersects(communes[other].geometry.constGet()):
                continue
            shared = commune.geometry.intersection(communes[other].geometry).area()
            if shared > overlap_limit(commune.geometry, communes[other].geometry):
                problems.append(_overlap(commune, communes[other], shared))
            tolerated += shared > 1.0
    return tolerated - len(problems), problems


def overlap_limit(first: QgsGeometry, second: QgsGeometry) -> float:
    """The area (m2) that two communes may share: see OVERLAP_SHARE; never half of the smaller one."""
    smaller = min(first.area(), second.area())
    return min(max(OVERLAP_M2, OVERLAP_SHARE * smaller), 0.5 * smaller)


def _overlap(first: Commune, second: Commune, shared: float) -> ResorptionError:
    return ResorptionError(
        "Les communes « {first} » ({first_code}) et « {second} » ({second_code}) se superposent sur {hectares} ha. "
        "Corrigez leurs contours ou retirez celle qui est en trop.",
        first=first.row.name, first_code=first.row.code, second=second.row.name, second_code=second.row.code,
        hectares=f"{shared / 10_000:.1f}".replace(".", ","))  # fmt: skip
