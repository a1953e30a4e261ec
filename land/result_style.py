"""How a result is drawn: each verdict by its colour and by its hatching, so that it is read in black and white too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..layers.saved_styles import style_of
from ..layers.styles import stacked
from ..protocol.vocabulary import vocabulary
from .capacity import PLACE_M2, PLACE_STATUS
from .criteria import ROLES, RULES
from .result_columns import LAYER, VERDICT, Column

_ANGLES = {"compatible": (), "sous_conditions": (45,), "exclu": (45, 135), "non_evaluable": (0,)}
"""Directions of the lines of each verdict, in degrees."""

NOTICE = ("Ce que les règles disent des terrains.", "Ce n’est pas une décision.")
"""Lines of the legend."""

_TOLD = {
    "identifiant": "Identifiant", "parcelles": "Parcelles", "nb_parcelles": "Nombre de parcelles",
    "categorie_proprietaire": "Catégorie de propriétaire", "verdict": "Résultat des règles",
    "nb_conditions": "Nombre de conditions", "nb_inconnues": "Règles sans réponse", "surface_m2": "Surface (m²)",
    "surface_utile_m2": "Surface utile (m²)", "contenance_m2": "Contenance cadastrale (m²)",
    "compacite_pct": "Part de l’enveloppe convexe (%)", "largeur_suffisante": "Largeur suffisante",
    "capacite_min_personnes": "Capacité minimale (personnes)", "capacite_max_personnes": "Capacité maximale (personnes)",
    "capacite_min_menages": "Capacité minimale (ménages)", "capacite_max_menages": "Capacité maximale (ménages)",
    "places_75_m2": f"Places de {PLACE_M2} m² ({PLACE_STATUS})", "geometrie": "État du contour lu",
    "sites_habites": "Sites habités au-dessus", "sites_habites_m2": "Sous des sites habités (m²)",
}  # fmt: skip
_SUFFIXES = {
    "_interdit_m2": " : interdit (m²)", "_conditions_m2": " : sous conditions (m²)", "_inconnu_m2": " : inconnu (m²)",
    "_zone": " : objet", "_objet": " : objet le plus proche", "_m": " : distance (m)",
}  # fmt: skip


def labelled(name: str) -> str:
    """The French label of a column of the result."""
    if name in _TOLD:
        return _TOLD[name]
    rule = next((rule for rule in RULES if name == f"{rule.id.lower()}_resultat"), None)
    if rule is not None:
        return f"{rule.id} {rule.title}"
    parts = ((one.label, suffix) for one in ROLES for suffix in _SUFFIXES if name == one.key + suffix)
    return next((label + _SUFFIXES[suffix] for label, suffix in parts), name)


def result_style(columns: Sequence[Column]) -> str:
    """The whole style of the layer as QML. In any thread."""
    kinds = {"O": "string", "i": "integer", "f": "double"}
    fields = "&".join(f"field={column.name}:{kinds[column.values.dtype.kind]}" for column in columns)
    layer = QgsVectorLayer(f"MultiPolygon?{fields}", LAYER, "memory")
    for place, column in enumerate(columns):
        layer.setFieldAlias(place, labelled(column.name))
        if column.values.dtype.kind == "f":
            # Shown without the decimals of a measure; the file keeps them.
            layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup("Range", {"Precision": 0, "Style": "SpinBox"}))
    layer.setRenderer(renderer())
    layer.setDisplayExpression(f'"{columns[0].name}"')
    layer.setReadOnly(True)
    return style_of(layer)


def renderer() -> QgsCategorizedSymbolRenderer:
    """A category for each verdict, then the notice."""
    return QgsCategorizedSymbolRenderer(VERDICT, [*_categories(), *_notice()])


def _categories() -> Iterator[QgsRendererCategory]:
    for code in vocabulary("verdict_foncier").codes:
        yield QgsRendererCategory(code.value, _symbol(code.colour, _ANGLES[code.value]), code.label)


def _notice() -> Iterator[QgsRendererCategory]:
    clear = QColor(0, 0, 0, 0)
    for number, words in enumerate(NOTICE, 1):
        nothing = QgsSimpleFillSymbolLayer(clear, Qt.BrushStyle.NoBrush, clear, Qt.PenStyle.NoPen)
        yield QgsRendererCategory(f"texte_{number}", stacked(QgsFillSymbol(), nothing), words)


def _symbol(colour: str, angles: Sequence[int]) -> QgsFillSymbol:
    light, edge = QColor(colour), QColor(colour).darker(150)
    light.setAlpha(70)
    ground = QgsSimpleFillSymbolLayer(light, Qt.BrushStyle.SolidPattern, edge)
    ground.setStrokeWidth(0.3)
    return stacked(QgsFillSymbol(), ground, *(_lines(edge, angle) for angle in angles))


def _lines(colour: QColor, angle: int) -> QgsLinePatternFillSymbolLayer:
    lines = QgsLinePatternFillSymbolLayer()
    lines.setSubSymbol(stacked(QgsLineSymbol(), QgsSimpleLineSymbolLayer(colour, 0.2)))
    lines.setLineAngle(angle)
    lines.setDistance(1.8)
    return lines
