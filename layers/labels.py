"""The names written on the map, and what is said of a thing under the pointer."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsPalLayerSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from .tips import OPEN, of_site
from .views import ALL, CHRONOLOGY, VIGILANCE
from .vigilance_style import joined

FONTS = ["Open Sans", "DejaVu Sans", "Arial"]
COUNT_FROM = 25_000
"""Scale denominator under which the last count stands beside the name of a site."""


@dataclass(frozen=True)
class Writing:
    """How the rows of a table are named on the map; scales are denominators."""

    expression: str
    size_pt: float
    colour: str
    largest: int
    smallest: int
    priority: int
    around: bool
    wrapped: int = 0
    """Characters of a line; 0: as it comes."""
    away_mm: float = 2.4
    """From the outline: far enough for the point symbol of small scales."""


_PERSONS = f"to_int({of_site('nb_personnes')})"
# Nobody is left on a closed site: a number there would be read as people who still live there.
_CLOSED = "'fermé' || coalesce(' en ' || year(to_date(\"date_fermeture\")), '')"
_STATE = f"if({OPEN}, coalesce('\\n' || {_PERSONS} || ' pers.', ''), '\\n' || {_CLOSED})"
_REASON = joined("motif_vigilance")
_WATCHED = f"coalesce(\"code\" || ' – ', '') || \"nom\" || if(@map_scale <= {COUNT_FROM}, coalesce('\\n' || {_REASON}, ''), '')"
_SITE = f"\"nom\" || if(@map_scale <= {COUNT_FROM}, {_STATE}, '')"

_WRITINGS = {
    "site": Writing(_SITE, 9, "#1A1A1A", 1, 150_000, 9, True),
    # At another date neither the last count nor the closing is true yet.
    CHRONOLOGY: Writing('"nom"', 9, "#1A1A1A", 1, 150_000, 9, True),
    VIGILANCE: Writing(_WATCHED, 9, "#1A1A1A", 1, 150_000, 9, True, 45, 3.6),
    "amenagement": Writing('"nom"', 9, "#003B5C", 1, 150_000, 8, True),
    "foncier": Writing('coalesce("nom", "code")', 8, "#4B2E83", 1, 50_000, 6, True),
    "commune": Writing('"nom"', 8, "#6B6B6B", 20_000, 400_000, 3, False),
}


def apply_labels(layer: QgsVectorLayer, table: str, view: str = ALL) -> None:
    """Writes the names of the rows, if that table has any on the map."""
    writing = _WRITINGS.get(view) or _WRITINGS.get(table)
    if writing is None:
        return
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_settings(writing)))
    layer.setLabelsEnabled(True)


def _settings(writing: Writing) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = writing.expression
    settings.isExpression = True
    settings.setFormat(_format(writing))
    settings.priority = writing.priority
    settings.autoWrapLength = writing.wrapped
    settings.scaleVisibility = True
    settings.maximumScale, settings.minimumScale = writing.largest, writing.smallest
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.PreventOverlap)
    if writing.around:
        # Never over the outline, which is a legal one.
        settings.placement = Qgis.LabelPlacement.OutsidePolygons
        settings.dist, settings.distUnits = writing.away_mm, Qgis.RenderUnit.Millimeters
    else:
        settings.placement = Qgis.LabelPlacement.Horizontal
        # A commune is not an obstacle: the names of the sites stand inside.
        settings.obstacleSettings().setIsObstacle(False)
    return settings


def _format(writing: Writing) -> QgsTextFormat:
    text = QgsTextFormat()
    text.setFamilies(FONTS)
    text.setSize(writing.size_pt)
    text.setColor(QColor(writing.colour))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.9)
    buffer.setColor(QColor("#FFFFFF"))
    text.setBuffer(buffer)
    return text
