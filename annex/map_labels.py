"""What is written on the overview map: names beside the symbols, numbers on the groups, names of communes.

The labelling engine of QGIS keeps names apart and off the symbols; a name that has no room is left
out, and `unwritten` counts it.
"""

from __future__ import annotations

from collections import defaultdict

from qgis.core import (
    Qgis,
    QgsLabelObstacleSettings,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsRuleBasedLabeling,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from .map_layers import COMMUNE_POINTS, GROUND, MANY_COMMUNES, MapLayers
from .paper import text_format

MANY_NAMES = 40
COUNT_OFFSET_MM = 1.8
"""The number stands under the symbol, inside the circle."""
OCCUPIED, EMPTY = "#4d483e", "#7d776b"
AROUND_A_POINT = (
    Qgis.LabelPredefinedPointPosition.MiddleRight,
    Qgis.LabelPredefinedPointPosition.MiddleLeft,
    Qgis.LabelPredefinedPointPosition.TopRight,
    Qgis.LabelPredefinedPointPosition.TopLeft,
    Qgis.LabelPredefinedPointPosition.BottomRight,
    Qgis.LabelPredefinedPointPosition.BottomLeft,
    Qgis.LabelPredefinedPointPosition.TopMiddle,
    Qgis.LabelPredefinedPointPosition.BottomMiddle,
    Qgis.LabelPredefinedPointPosition.TopSlightlyRight,
    Qgis.LabelPredefinedPointPosition.BottomSlightlyRight,
    Qgis.LabelPredefinedPointPosition.TopSlightlyLeft,
    Qgis.LabelPredefinedPointPosition.BottomSlightlyLeft,
)


def write_names(layers: MapLayers) -> None:
    """Sets the labels of every layer."""
    names = sum(m.count == 1 for m in layers.placed)
    for layer in layers.marks.values():
        root = QgsRuleBasedLabeling.Rule(None)
        root.appendChild(_rule('"nombre" = 1', _beside(6.0 if names > MANY_NAMES else 7.0)))
        root.appendChild(_rule('"nombre" > 1', _over()))
        layer.setLabeling(QgsRuleBasedLabeling(root))
        layer.setLabelsEnabled(True)
    for layer in layers.perimeters.values():
        _keep_clear(layer)
    _write_communes(layers.communes, layers.names)


def unwritten(settings: QgsMapSettings, layers: MapLayers) -> tuple[int, int]:
    """How many names of places, then of communes, have no room on that map."""
    written = _written(settings)
    wanted = sum(m.count == 1 and bool(m.name) for m in layers.placed)
    places = sum(len(written[layer.id()] & _single(layer)) for layer in layers.marks.values())
    communes = len(written[layers.communes.id()])
    communes += len(written[layers.names.id()]) if layers.names is not None else 0
    return wanted - places, layers.communes.featureCount() - communes


def _single(layer: QgsVectorLayer) -> set[int]:
    """The symbols that stand for one place: the others have a number, not a name."""
    return {f.id() for f in layer.getFeatures('"nombre" = 1')}


def _written(settings: QgsMapSettings) -> dict[str, set[int]]:
    """The features that have a text on the map, by layer."""
    settings = QgsMapSettings(settings)
    settings.setFlag(Qgis.MapSettingsFlag.SkipSymbolRendering, True)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    results = job.takeLabelingResults()
    found: dict[str, set[int]] = defaultdict(set)
    for label in results.allLabels() if results is not None else []:
        if not label.isUnplaced:
            found[label.layerID].add(label.featureId)
    return found


def _keep_clear(layer: QgsVectorLayer) -> None:
    """Nothing is written about these outlines, nor over them when there is room elsewhere."""
    settings = _settings("''", text_format(6))
    settings.drawLabels = False
    obstacle = QgsLabelObstacleSettings()
    obstacle.setIsObstacle(True)
    obstacle.setType(QgsLabelObstacleSettings.ObstacleType.PolygonInterior)
    settings.setObstacleSettings(obstacle)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _rule(where: str, settings: QgsPalLayerSettings) -> QgsRuleBasedLabeling.Rule:
    return QgsRuleBasedLabeling.Rule(settings, 0, 0, where)


def _beside(points: float) -> QgsPalLayerSettings:
    settings = _settings('"nom"', _haloed(points, "#1a1a1a", True))
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    settings.pointSettings().setPredefinedPositionOrder(AROUND_A_POINT)
    settings.dist = 0.4
    settings.distUnits = Qgis.RenderUnit.Millimeters
    settings.autoWrapLength = 18
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.FollowPlacement
    settings.priority = 9
    _obstacle(settings)
    return settings


def _over() -> QgsPalLayerSettings:
    settings = _settings('to_string("nombre")', text_format(7.5, "#000000", True))
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.yOffset = COUNT_OFFSET_MM
    settings.offsetUnits = Qgis.RenderUnit.Millimeters
    settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    settings.priority = 10
    _obstacle(settings)
    return settings


def _write_communes(communes: QgsVectorLayer, names: QgsVectorLayer | None) -> None:
    """Names of the communes; when they are many, those without a site only if they fit inside."""
    many = communes.featureCount() > MANY_COMMUNES
    root = QgsRuleBasedLabeling.Rule(None)
    if names is None:
        root.appendChild(_rule('"occupee" = 1', _inside(8.0, OCCUPIED, 6)))
    else:
        _write_centred(names)
    others = _inside(5.0 if many else 7.0, EMPTY, 1)
    others.fitInPolygonOnly = many
    root.appendChild(_rule('"occupee" = 0', others))
    communes.setLabeling(QgsRuleBasedLabeling(root))
    communes.setLabelsEnabled(True)


def _write_centred(names: QgsVectorLayer) -> None:
    """Names whose spot was found by `annex/placement.py`."""
    settings = _settings('"nom"', _haloed(COMMUNE_POINTS, OCCUPIED, False, halo=0.4, paper=GROUND))
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.priority = 6
    names.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    names.setLabelsEnabled(True)


def _inside(points: float, colour: str, priority: int) -> QgsPalLayerSettings:
    settings = _settings('"nom"', _haloed(points, colour, False, halo=0.4, paper=GROUND))
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.autoWrapLength = 16
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.priority = priority
    obstacle = QgsLabelObstacleSettings()
    obstacle.setIsObstacle(False)
    settings.setObstacleSettings(obstacle)
    return settings


def _settings(expression: str, form: QgsTextFormat) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(form)
    settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.PreventOverlap)
    return settings


def _obstacle(settings: QgsPalLayerSettings) -> None:
    """No other name may cover this symbol."""
    obstacle = QgsLabelObstacleSettings()
    obstacle.setIsObstacle(True)
    obstacle.setFactor(2.0)
    settings.setObstacleSettings(obstacle)


def _haloed(points: float, colour: str, bold: bool, halo: float = 0.6, paper: str = "#ffffff") -> QgsTextFormat:
    form = text_format(points, colour, bold)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(halo)
    buffer.setSizeUnit(Qgis.RenderUnit.Millimeters)
    buffer.setColor(QColor(paper))
    form.setBuffer(buffer)
    return form
