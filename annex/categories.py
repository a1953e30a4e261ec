"""What an overview map tells apart: the lines of the project's own legend, with the project's own symbols."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsRuleBasedRenderer,
)
from qgis.PyQt.QtCore import QMetaType

from ..layers.styles import looks_of, renderer_of
from ..layers.views import CAMPS, CLOSED, RESORBED
from .reading import Row

OCCUPIED, ENDED, SETTLEMENTS, LAND, WATCHED = "occupes", "fermes", "amenagements", "foncier", "suivis"
"""Groups of a legend."""

HEADINGS = {
    ("site", CAMPS): OCCUPIED,
    ("site", RESORBED): ENDED,
    ("site", CLOSED): ENDED,
    ("amenagement", ""): SETTLEMENTS,
    ("foncier", ""): LAND,
}
"""Layers of the project whose legend the overview map takes, with the group of the legend they go to."""

_NOT_SHOWN = (("foncier", "etape", "ecarte"),)
"""Land that was ruled out is not available land."""


@dataclass(frozen=True)
class Category:
    """One entry of the legend."""

    table: str
    view: str
    rank: int
    label: str
    heading: str
    where: str

    @property
    def key(self) -> str:
        """Stable identifier."""
        return f"{self.table}-{self.view}-{self.rank}"

    def marker(self) -> QgsMarkerSymbol:
        """The point symbol that the project draws at small scales."""
        symbol = self._symbol()
        for layer in symbol.symbolLayers():
            if isinstance(layer, QgsCentroidFillSymbolLayer):
                return layer.subSymbol().clone()
        raise KeyError(self.key)

    def ground(self) -> QgsFillSymbol:
        """The outline that the project draws at large scales, without its point symbol."""
        symbol = self._symbol()
        for rank in reversed(range(symbol.symbolLayerCount())):
            if isinstance(symbol.symbolLayer(rank), QgsCentroidFillSymbolLayer):
                symbol.deleteSymbolLayer(rank)
        return symbol

    def _symbol(self) -> QgsFillSymbol:
        renderer = renderer_of(self.table, self.view)
        if not isinstance(renderer, QgsRuleBasedRenderer):
            raise KeyError(self.key)
        # A copy, for the renderer takes its symbols away with it.
        return renderer.rootRule().children()[self.rank].symbol().clone()


class Kind(Protocol):
    """An entry of the legend of a map: `table` is where its rows are, `heading` the group of the legend it goes to."""

    table: str
    label: str
    heading: str

    @property
    def key(self) -> str:
        """Stable identifier."""

    def marker(self) -> QgsMarkerSymbol:
        """How a place is drawn."""

    def ground(self) -> QgsFillSymbol:
        """How a perimeter is drawn."""


@dataclass(frozen=True)
class Scheme:
    """What a map tells apart, in the order of its legend, and which of them a row is; None: not on this map."""

    kinds: tuple[Kind, ...]
    kind_of: Callable[[str, Row], Kind | None]


def whole_scheme() -> Scheme:
    """Sites, settlements and available land, as the project shows them."""
    return Scheme(categories(), category_of)


@lru_cache(maxsize=1)
def categories() -> tuple[Category, ...]:
    """In the order of the legend."""
    return tuple(
        Category(table, view, rank, look.label, heading, look.where)
        for (table, view), heading in HEADINGS.items()
        for rank, look in enumerate(looks_of(table, view))
    )


def category_of(table: str, row: Row) -> Category | None:
    """The category of a row, or None when the overview map does not show it."""
    if any(table == t and row[column] == value for t, column, value in _NOT_SHOWN):
        return None
    context = _context(row)
    return next((c for c in categories() if c.table == table and QgsExpression(c.where).evaluate(context)), None)


def _context(row: Row) -> QgsExpressionContext:
    texts = {name: value for name, value in row.values.items() if isinstance(value, str)}
    fields = QgsFields()
    for name in texts:
        fields.append(QgsField(name, QMetaType.Type.QString))
    feature = QgsFeature(fields)
    feature.setAttributes(list(texts.values()))
    context = QgsExpressionContext()
    context.setFeature(feature)
    context.setFields(fields)
    return context
