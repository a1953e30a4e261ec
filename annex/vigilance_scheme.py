"""The closed sites on a map, each by its level (Art. 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import QgsFillSymbol, QgsMarkerSymbol

from ..layers.texts import coded
from ..layers.vigilance_style import marker_of_level
from ..protocol.resorption import CLOSED
from ..protocol.vigilance import LEVELS
from .categories import WATCHED, Scheme
from .reading import Row


@dataclass(frozen=True)
class LevelKind:
    """A level, or None for the sites that were not evaluated since they closed."""

    level: str | None
    label: str
    table: str = "site"
    heading: str = WATCHED

    @property
    def key(self) -> str:
        """Stable identifier."""
        return f"niveau-{self.level}"

    def marker(self) -> QgsMarkerSymbol:
        """The symbol of the level in the panel, on the project's map and in the table."""
        return marker_of_level(self.level)

    def ground(self) -> QgsFillSymbol:
        """A thin outline: the symbol says the level."""
        return QgsFillSymbol.createSimple({"style": "no", "outline_color": "#55606d", "outline_width": "0.25"})


def watch_scheme(levels: Mapping[str, str | None], not_evaluated: str) -> Scheme:
    """The closed sites that the table of Article 11 has, by their code -> level; nothing else is on that map."""
    kinds = {level: LevelKind(level, coded("niveau_vigilance", level)) for level in LEVELS}
    kinds[None] = LevelKind(None, not_evaluated)

    def kind_of(table: str, row: Row) -> LevelKind | None:
        listed = table == "site" and row["code"] in levels and row["statut"] in CLOSED
        return kinds[levels[str(row["code"])]] if listed else None

    return Scheme(tuple(kinds.values()), kind_of)
