"""How the closed sites to watch (Art. 11) are drawn: a shape for each level, filled where there is something to do.

The levels are read in the synthesis of sites at each drawing, all at once: QGIS keeps an aggregate for the length of
one drawing, where asking for the row of each site makes the drawing thread wait for the main one a thousand times.
"""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..protocol.vocabulary import vocabulary
from .schema import SYNTHESIS
from .styles import POINT_ONLY_LABEL, Look, dashed, stacked, symbol_of

NEVER = "jamais"
"""Of a site that was never evaluated. One whose level cannot be read has none: it is not drawn."""

_LEVELS = (
    f"aggregate(layer:='{SYNTHESIS}', aggregate:='concatenate', "
    f"expression:=$id || '=' || coalesce(\"niveau_vigilance\", '{NEVER}'), concatenator:=',')"
)
# `try`: where there is no layer of that name, the site has no level.
LEVEL = f"try(regexp_substr(',' || {_LEVELS}, ',' || $id || '=([a-z_]+)'))"
"""The level of a site: an expression on the rows of `site`."""

NOTICE = (
    "Lieux fermés à suivre\nensemble (Art. 11).",
    "Ce n’est ni une probabilité,\nni une carte de lieux où un\ncampement pourrait\ns’installer.",
    "Réservé aux partenaires du\nprotocole.\nNon validé localement.",
)
"""What the levels mean and do not mean, cut for the panel of layers: the legend does not wrap."""


def _look(level: str, shape: Qgis.MarkerShape, hollow: bool = False, more: str = "") -> Look:
    name, colour = vocabulary("niveau_vigilance").label_of(level), vocabulary("niveau_vigilance").colour_of(level)
    return Look(name + more, level, colour, shape, hollow, around=True)


LOOKS = (
    _look("reoccupe", Qgis.MarkerShape.Octagon, more=" (confirmé)"),
    _look("vigilance", Qgis.MarkerShape.DiamondStar),
    _look("non_evaluable", Qgis.MarkerShape.Hexagon, hollow=True),
    _look("aucun_motif", Qgis.MarkerShape.Circle, hollow=True),
    Look("Non évalué encore", NEVER, "#595959", Qgis.MarkerShape.Cross, hollow=True, around=True),
)
"""The levels, strongest first; `where` is the value of `LEVEL`."""


def watch_renderer() -> QgsCategorizedSymbolRenderer:
    """One symbol for each level; of several closings of one place, the strongest is drawn last. Then the notice."""
    categories = [_category(look, len(LOOKS) - rank) for rank, look in enumerate(LOOKS)]
    categories.append(QgsRendererCategory("tirete", stacked(QgsFillSymbol(), dashed()), POINT_ONLY_LABEL))
    # Lines of text, in the panel and in layouts, saved with the style: no site ever has such a level.
    categories += [QgsRendererCategory(f"texte_{n}", _nothing(), words) for n, words in enumerate(NOTICE, 1)]
    renderer = QgsCategorizedSymbolRenderer(LEVEL, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def _category(look: Look, rank: int) -> QgsRendererCategory:
    symbol = symbol_of(look, may_be_point=True)
    for number in range(symbol.symbolLayerCount()):
        symbol.symbolLayer(number).setRenderingPass(rank)
    return QgsRendererCategory(look.where, symbol, look.label)


def _nothing() -> QgsFillSymbol:
    clear = QgsSimpleFillSymbolLayer(QColor(0, 0, 0, 0), Qt.BrushStyle.NoBrush, QColor(0, 0, 0, 0), Qt.PenStyle.NoPen)
    return stacked(QgsFillSymbol(), clear)
