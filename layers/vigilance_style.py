"""How the closed sites to watch (Art. 11) are drawn: a shape for each level, filled where there is something to do.

The level comes by a join that keeps nothing in memory: fresh at each drawing, and read by the drawing thread itself.
Asking for the row of each site has it wait for the main thread each time (QGIS 3.40: 25 s for 1000 sites, for ever if
the main thread is waiting for the drawing), and an aggregate was seen to crash QGIS.
"""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..protocol.rules import quoted
from ..protocol.vocabulary import vocabulary
from .styles import POINT_ONLY_LABEL, Look, dashed, marker_of, stacked, symbol_of
from .synthesis import COLUMNS

NEVER = "jamais"
"""Of a site that was never evaluated. One whose level cannot be read has none: it is not drawn."""

_PREFIX = "synthese_"
_JOINED = ("statut", "niveau_vigilance", "motif_vigilance", "date_vigilance")


def joined(column: str) -> str:
    """The expression that reads a column of the synthesis on the layer of the closed sites to watch."""
    if column not in _JOINED:
        raise KeyError(column)
    return quoted(_PREFIX + column)


# The status is always known: without it the synthesis was not found, and nothing is said of the site.
LEVEL = f"if({joined('statut')} IS NULL, NULL, coalesce({joined('niveau_vigilance')}, '{NEVER}'))"
"""The level of a site: an expression on the rows of that layer."""

NOTICE = (
    "Lieux fermés à suivre\nensemble (Art. 11).",
    "Ce n’est ni une probabilité,\nni une carte de lieux où un\ncampement pourrait\ns’installer.",
    "Réservé aux partenaires du\nprotocole.\nNon validé localement, sauf\nvérification citée dans\nl’annexe.",
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
    Look("Pas encore évalué", NEVER, "#595959", Qgis.MarkerShape.Cross, hollow=True, around=True),
)
"""The levels, strongest first; `where` is the value of `LEVEL`. Their shapes and colours are those of the dock and of
the annex too: see `marker_of_level`."""


def marker_of_level(level: str | None) -> QgsMarkerSymbol:
    """The point symbol of a level as everywhere in the product; None: of a site that was never evaluated.

    Raises KeyError.
    """
    looks = {look.where: look for look in LOOKS}
    return marker_of(replace(looks[NEVER if level is None else level], around=False))


def join_synthesis(layer: QgsVectorLayer, synthesis: QgsVectorLayer) -> bool:
    """Gives the layer the columns of the synthesis that it shows; False if QGIS refuses."""
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(synthesis)
    join.setJoinFieldName("uuid")
    join.setTargetFieldName("uuid")
    join.setPrefix(_PREFIX)
    join.setJoinFieldNamesSubset(list(_JOINED))
    # One kept in memory was seen to stay as it was after a save.
    join.setUsingMemoryCache(False)
    if not layer.addJoin(join):
        return False
    for column in (c for c in COLUMNS if c.name in _JOINED):
        layer.setFieldAlias(layer.fields().lookupField(_PREFIX + column.name), column.label)
    return True


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
