"""How things are drawn: a point symbol at small scales, the outline at large ones, readable in black and white.

The shape says what a thing is, the colour (palettes of the vocabularies, made for colour-blind readers)
repeats it: triangle = campement, square = grand squat, circle = résorbé, cross = fermé, house = aménagement,
diamond = foncier. The map of the closed sites to watch has shapes of its own: see `vigilance_style`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from qgis.core import (
    Qgis,
    QgsCentroidFillSymbolLayer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..protocol.rules import quoted
from ..protocol.vocabulary import vocabulary
from .views import CAMPS, CHRONOLOGY, CLOSED, RESORBED

SYMBOL_FROM = 5000
"""Scale denominator from which the point symbol is drawn over the outline."""

AnySymbol = TypeVar("AnySymbol", bound=QgsSymbol)

_MARKER_MM = 4.2
_AROUND_MM = 6.4
_RING_MM = 0.9
MARKER_MM = _MARKER_MM + _RING_MM
"""Side of a point symbol, its white ring included."""
_LIGHT = 70
_INK = QColor("#1A1A1A")
_PAPER = QColor("#FFFFFF")
POINT_ONLY_LABEL = "Tireté : point seul (cercle de 15 m)"
_POINT_ONLY = f"{quoted('precision_geom')} = 'point'"


@dataclass(frozen=True)
class Look:
    """One line of a legend: the rows it stands for, and how they are drawn."""

    label: str
    where: str
    colour: str
    shape: Qgis.MarkerShape
    hollow: bool = False
    """White inside, hatched on the ground: something under way."""
    around: bool = False
    """Stands around the symbol of another layer, at large scales too: an outline alone is told by its colour only."""


def _colour(list_name: str, value: str) -> str:
    return vocabulary(list_name).colour_of(value)


def _is(column: str, *values: str) -> str:
    return f"{quoted(column)} IN ({', '.join(repr(v) for v in values)})"


_CAMP = _colour("type_site", "terrain"), Qgis.MarkerShape.EquilateralTriangle
_SQUAT = _colour("type_site", "bati"), Qgis.MarkerShape.Square
_OTHER = _colour("type_site", "autre"), Qgis.MarkerShape.Hexagon
_UNDER_WAY = _is("statut", "en_resorption")
_ACTIVE = _is("statut", "actif")

_RESORBED = Look("Site résorbé", _is("statut", "resorbe"), _colour("statut_site", "resorbe"), Qgis.MarkerShape.Circle)
_CLOSED = Look("Site fermé, non résorbé", _is("statut", "ferme_non_resorbe"),
               _colour("statut_site", "ferme_non_resorbe"), Qgis.MarkerShape.CrossFill)  # fmt: skip

_CAMPS = (
    Look("Campement", f"{_is('type_site', 'terrain')} AND {_ACTIVE}", *_CAMP),
    Look("Campement en résorption", f"{_is('type_site', 'terrain')} AND {_UNDER_WAY}", *_CAMP, True),
    Look("Grand squat", f"{_is('type_site', 'bati')} AND {_ACTIVE}", *_SQUAT),
    Look("Grand squat en résorption", f"{_is('type_site', 'bati')} AND {_UNDER_WAY}", *_SQUAT, True),
    Look("Autre ou inconnu", f"{_is('type_site', 'autre', 'inconnu')} AND {_ACTIVE}", *_OTHER),
    Look("Autre ou inconnu, en résorption", f"{_is('type_site', 'autre', 'inconnu')} AND {_UNDER_WAY}", *_OTHER, True),
)  # fmt: skip

_IN_TIME = (
    Look("Campement", _is("type_site", "terrain"), *_CAMP),
    Look("Grand squat", _is("type_site", "bati"), *_SQUAT),
    Look("Autre ou inconnu", _is("type_site", "autre", "inconnu"), *_OTHER),
)


def _coded(column: str, list_name: str, shape: Qgis.MarkerShape, hollow: tuple[str, ...]) -> tuple[Look, ...]:
    codes = vocabulary(list_name).codes
    return tuple(Look(c.label, _is(column, c.value), c.colour, shape, c.value in hollow) for c in codes)


_LOOKS = {
    ("site", ""): (*_CAMPS, _RESORBED, _CLOSED),
    ("site", CAMPS): _CAMPS,
    ("site", RESORBED): (_RESORBED,),
    ("site", CLOSED): (_CLOSED,),
    ("site", CHRONOLOGY): _IN_TIME,
    "amenagement": _coded("statut", "statut_amenagement", Qgis.MarkerShape.Pentagon, ("projet", "en_travaux")),
    "foncier": _coded("etape", "etape_foncier", Qgis.MarkerShape.Diamond, ("repere", "etudie", "propose")),
}


def looks_of(table: str, view: str = "") -> tuple[Look, ...]:
    """The lines of the legend of a layer."""
    return _LOOKS.get((table, view)) or _LOOKS.get(table, ())


def renderer_of(table: str, view: str = "") -> QgsFeatureRenderer | None:
    """The renderer of a layer with a geometry; None for another."""
    if table == "commune":
        return _communes()
    looks = looks_of(table, view)
    if not looks:
        return None
    root = QgsRuleBasedRenderer.Rule(None)
    for look in looks:
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol_of(look, table == "site"), 0, 0, look.where, look.label))
    if table == "site":
        root.appendChild(_point_only_rule(looks))
    return QgsRuleBasedRenderer(root)


def _communes() -> QgsFeatureRenderer:
    outline = QgsSimpleFillSymbolLayer(QColor(0, 0, 0, 0), Qt.BrushStyle.NoBrush, QColor("#8C8C8C"))
    outline.setStrokeWidth(0.26)
    outline.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(QgsRuleBasedRenderer.Rule(stacked(QgsFillSymbol(), outline), 0, 0, "", "Limite communale"))
    return QgsRuleBasedRenderer(root)


def stacked(symbol: AnySymbol, *layers: QgsSymbolLayer) -> AnySymbol:
    """The symbol made of these layers, from bottom to top."""
    # The constructor that takes a list does not take ownership of its layers: QGIS crashes later.
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def symbol_of(look: Look, may_be_point: bool) -> QgsFillSymbol:
    """The outline and the point symbol of a line of the legend."""
    layers: list[QgsSymbolLayer] = [_ground(look, may_be_point)]
    if look.hollow:
        layers.append(_hatching(look.colour))
    layers.append(_centre(look))
    return stacked(QgsFillSymbol(), *layers)


def _ground(look: Look, may_be_point: bool) -> QgsSimpleFillSymbolLayer:
    light = QColor(look.colour)
    light.setAlpha(0 if look.hollow else _LIGHT)
    ground = QgsSimpleFillSymbolLayer(light, Qt.BrushStyle.SolidPattern, _edge(look.colour))
    ground.setStrokeWidth(0.5)
    ground.setPenJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if may_be_point:
        # Elsewhere the dashes are drawn by a rule of their own, which has its line in the legend.
        dashes = "dash" if look.around else "no"
        style = QgsProperty.fromExpression(f"if({_POINT_ONLY}, '{dashes}', 'solid')")
        ground.setDataDefinedProperty(QgsSymbolLayer.Property.StrokeStyle, style)
    return ground


def _edge(colour: str) -> QColor:
    return QColor(colour).darker(135)


def _hatching(colour: str) -> QgsLinePatternFillSymbolLayer:
    line = QgsSimpleLineSymbolLayer(_edge(colour), 0.2)
    hatching = QgsLinePatternFillSymbolLayer()
    hatching.setSubSymbol(stacked(QgsLineSymbol(), line))
    hatching.setLineAngle(45)
    hatching.setDistance(1.6)
    return hatching


def _centre(look: Look) -> QgsCentroidFillSymbolLayer:
    centre = QgsCentroidFillSymbolLayer()
    centre.setSubSymbol(marker_of(look))
    centre.setPointOnSurface(True)
    centre.setPointOnAllParts(False)
    if look.around:
        return centre
    far = QgsProperty.fromExpression(f"coalesce(@map_scale, 1e6) > {SYMBOL_FROM}")
    centre.setDataDefinedProperty(QgsSymbolLayer.Property.LayerEnabled, far)
    return centre


def marker_of(look: Look) -> QgsMarkerSymbol:
    """The point symbol of a line of the legend, `MARKER_MM` wide.

    A white ring keeps neighbours apart; the dark edge keeps the shape on a grey print.
    """
    ring = QgsSimpleMarkerSymbolLayer(look.shape, _MARKER_MM + _RING_MM)
    ring.setColor(_PAPER)
    ring.setStrokeStyle(Qt.PenStyle.NoPen)
    body = QgsSimpleMarkerSymbolLayer(look.shape, _MARKER_MM)
    body.setColor(_PAPER if look.hollow else QColor(look.colour))
    body.setStrokeColor(_edge(look.colour) if look.hollow else _INK)
    body.setStrokeWidth(0.7 if look.hollow else 0.2)
    if look.around:
        _enlarge(ring, _RING_MM)
        _enlarge(body, 0)
    if look.shape is Qgis.MarkerShape.CrossFill:
        ring.setAngle(45)
        body.setAngle(45)
    return stacked(QgsMarkerSymbol(), ring, body)


def _enlarge(layer: QgsSimpleMarkerSymbolLayer, more_mm: float) -> None:
    """Larger on the map only: an icon of the legend, which is of no feature, has no room for it."""
    size = QgsProperty.fromExpression(f"if($id IS NULL, {_MARKER_MM + more_mm}, {_AROUND_MM + more_mm})")
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.Size, size)


def dashed() -> QgsSimpleLineSymbolLayer:
    """The outline of a site of which only a point is known."""
    line = QgsSimpleLineSymbolLayer(_INK, 0.4)
    line.setUseCustomDashPattern(True)
    line.setCustomDashVector([1.4, 0.9])
    return line


def _point_only_rule(looks: tuple[Look, ...]) -> QgsRuleBasedRenderer.Rule:
    line = dashed()
    cases = " ".join(f"WHEN {look.where} THEN '{_edge(look.colour).name()}'" for look in looks)
    colour = QgsProperty.fromExpression(f"CASE {cases} END")
    line.setDataDefinedProperty(QgsSymbolLayer.Property.StrokeColor, colour)
    return QgsRuleBasedRenderer.Rule(stacked(QgsFillSymbol(), line), 0, 0, _POINT_ONLY, POINT_ONLY_LABEL)
