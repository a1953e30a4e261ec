"""From a feature of somebody's layer or table to what it says of a site."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from ...protocol.errors import ResorptionError
from ...protocol.resorption import CLOSED, DECLARED_STATUS
from ..outlines import clean_outline, transform_between
from ..territory import Source
from ..validation import Feedback, refuse, watched
from .folding import folded
from .incoming import Incoming, Position, Unreadable
from .layer_mapping import LayerMapping, Target, known_values, mapping_problems
from .platform_values import FORMULA_STARTS, is_nothing

_TOLD_VALUES = 60
"""Beyond, the column is not a list."""

_LOOKED_AT = 20_000
"""Rows in which values are looked for while the window waits; a rarer one is a refused row, with its column."""

GEOMETRY = "géométrie"
"""Stands for the title of a column where the outline or the point is wrong."""


@dataclass(frozen=True)
class _Reader:
    """What reading the features of one layer needs."""

    source: Source
    targets: tuple[tuple[Target, int, str], ...]
    mapping: LayerMapping
    to_degrees: QgsCoordinateTransform | None
    to_base: QgsCoordinateTransform | None
    titles: dict[str, str]


def layer_rows(
    source: Source, mapping: LayerMapping, epsg: int, feedback: Feedback | None = None
) -> Iterator[Incoming]:
    """What each feature says; `epsg` is the CRS of the base. Raises ResorptionError, Cancelled."""
    refuse(mapping_problems(mapping, source.columns))
    reader = _reader(source, mapping, epsg)
    for number, feature in enumerate(watched(source.features(), source.count, feedback, 0, 100), start=1):
        row = number if source.sheet_offset is None else feature.id() + source.sheet_offset
        yield _row(row, feature, reader)


def _reader(source: Source, mapping: LayerMapping, epsg: int) -> _Reader:
    spatial = source.wkb_type != Qgis.WkbType.NoGeometry
    if spatial and not source.crs.isValid():
        raise ResorptionError(
            "La couche « {name} » n’a pas de système de coordonnées. Définissez-le dans ses propriétés (onglet Source), "
            "puis recommencez.",
            name=source.name,
        )
    targets = tuple((t, source.columns.index(column), column) for t, column in mapping.targets())
    titles = {f"{t.table}.{t.column}": column for t, _i, column in targets}
    titles.setdefault("row.latitude", GEOMETRY)
    titles.setdefault("denombrement.date", titles.get("row.count_date", ""))
    if not spatial:
        return _Reader(source, targets, mapping, None, None, titles)
    degrees = transform_between(source.crs, 4326)
    return _Reader(source, targets, mapping, degrees, transform_between(source.crs, epsg), titles)


def _row(number: int, feature: QgsFeature, reader: _Reader) -> Incoming:
    row = Incoming(number, source=f"Import de {reader.source.name}"[:200], titles=reader.titles)
    tables: dict[str, dict[str, object]] = {"site": row.site, "denombrement": row.count, "row": {}}
    for target, index, column in reader.targets:
        text = as_cell(feature.attribute(index))
        if text is None or is_nothing(text):
            continue
        try:
            value = reader.mapping.reader(target)(text)
        except Unreadable as error:
            row.refuse(column, error)
            continue
        if text.startswith(FORMULA_STARTS):
            row.remark(column, ResorptionError("le texte ressemble à une formule : il est gardé comme texte."))
        if value is not None:
            tables[target.table][target.column] = value
    _settle(row, tables["row"])
    _place(row, feature.geometry(), tables["row"], reader)
    return row


def _settle(row: Incoming, told: dict[str, object]) -> None:
    row.name = str(row.site.get("nom", ""))
    row.insee = str(told.get("insee", ""))
    row.platform_id = str(row.site.pop("id_plateforme", ""))
    situation, day = row.site.get("date_situation"), told.get("count_date")
    row.situation = situation if isinstance(situation, date) else None
    row.count_date = day if isinstance(day, date) else row.situation or date.today()
    status = row.site.get("statut")
    row.closed = status in CLOSED
    if row.closed:
        row.site.setdefault("resorption_declaree", DECLARED_STATUS[str(status)])
        row.site.setdefault("cause_fermeture", "inconnue")


def _place(row: Incoming, geometry: QgsGeometry, told: dict[str, object], reader: _Reader) -> None:
    """The outline, else the point, else the columns of coordinates."""
    if not geometry.isNull() and not geometry.isEmpty() and reader.to_base is not None:
        try:
            _place_geometry(row, geometry, reader)
        except QgsCsException:
            row.refuse(GEOMETRY, ResorptionError("les coordonnées ne se convertissent pas dans le système de la base."))
        return
    latitude, longitude = told.get("latitude"), told.get("longitude")
    if isinstance(latitude, float) and isinstance(longitude, float):
        row.position = Position(longitude, latitude)


def _place_geometry(row: Incoming, geometry: QgsGeometry, reader: _Reader) -> None:
    kind = geometry.type()
    if kind == Qgis.GeometryType.Point:
        point = geometry.centroid().asPoint() if geometry.isMultipart() else geometry.asPoint()
        moved = reader.to_degrees.transform(QgsPointXY(point)) if reader.to_degrees else point
        row.position = Position(moved.x(), moved.y())
        return
    outline = clean_outline(geometry, reader.to_base) if kind == Qgis.GeometryType.Polygon else None
    if outline is None:
        row.refuse(GEOMETRY, ResorptionError("un point ou un polygone est attendu."))
        return
    if outline.repaired:
        row.remark(GEOMETRY, ResorptionError("le contour se croisait lui-même : il a été réparé."))
    row.outline = bytes(outline.geometry.asWkb())


def unknown_values(source: Source, mapping: LayerMapping) -> list[tuple[Target, str]]:
    """The values of coded columns that no code, label or usual word explains; the first ones of each column."""
    coded_columns = [(t, source.columns.index(c)) for t, c in mapping.targets() if t.vocabulary and c in source.columns]
    met: dict[tuple[str, str], tuple[Target, str]] = {}
    if not coded_columns:
        return []
    for feature in itertools.islice(source.features(), _LOOKED_AT):
        for target, index in coded_columns:
            text = as_cell(feature.attribute(index))
            if text is not None and not is_nothing(text) and folded(text) not in known_values(target):
                met.setdefault((target.key, text), (target, text))
        if len(met) >= _TOLD_VALUES:
            break
    return list(met.values())


def as_cell(value: object) -> str | None:
    """An attribute as the text that a cell of a spreadsheet would hold."""
    if value is None or value == NULL:
        return None
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, (QDate, QDateTime)):
        day = value.date() if isinstance(value, QDateTime) else value
        return day.toString("yyyy-MM-dd") if day.isValid() else None
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss")
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return str(value)
