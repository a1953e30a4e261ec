"""The columns of the list of sites: label, value, and where the value comes from, hence who may read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..protocol.disclosure import PARTNERS, disclosed_columns
from ..protocol.living_conditions import GOOD, THEMES
from ..protocol.site_list import SiteLine
from ..protocol.vocabulary import vocabulary
from . import schema
from .model import Kind
from .synthesis import COLUMNS as SYNTHESIS_COLUMNS
from .texts import label

NEWS, CONDITIONS = "derniere_nouvelle", "conditions_vie"
"""Columns that no table holds."""


@dataclass(frozen=True)
class ListColumn:
    """A column of the list. `source`: the table and the column that partners may read or not; None: they may not."""

    name: str
    label: str
    kind: Kind
    value: Callable[[SiteLine], object]
    source: tuple[str, str] | None = None
    vocabulary: str = ""
    shown: bool = False
    """Shown until somebody chooses otherwise."""


_SYNTHESIS = {column.name: column for column in SYNTHESIS_COLUMNS}


def _computed(
    name: str, value: Callable[[SiteLine], object], source: tuple[str, str] | None = None, shown: bool = False
) -> ListColumn:
    """A column of the synthesis of sites."""
    known = _SYNTHESIS[name]
    return ListColumn(name, known.label, known.kind, value, source, known.vocabulary, shown)


def _of_site(name: str, value: Callable[[SiteLine], object]) -> ListColumn:
    field = schema.table("site").field(name)
    return ListColumn(name, field.label, field.kind, value, ("site", name), field.vocabulary)


_COUNT = schema.SYNTHESIS

COLUMNS = (
    _computed("code", lambda line: line.code, ("site", "code"), shown=True),
    _computed("nom", lambda line: line.name, ("site", "nom"), shown=True),
    _computed("nb_personnes", lambda line: line.present_persons, (_COUNT, "nb_personnes"), shown=True),
    _computed("statut", lambda line: line.status, ("site", "statut"), shown=True),
    _computed("commune", lambda line: line.commune, ("commune", "nom"), shown=True),
    _computed("type_site", lambda line: line.kind, ("site", "type_site")),
    _of_site("adresse", lambda line: line.address),
    _computed("nb_mineurs", lambda line: line.present_minors, (_COUNT, "nb_mineurs")),
    _computed("date_denombrement", lambda line: line.counted_on, (_COUNT, "date_denombrement")),
    ListColumn(NEWS, "Dernière nouvelle", Kind.DATE, lambda line: line.news_on),
    ListColumn(CONDITIONS, "Conditions de vie à améliorer", Kind.TEXT, lambda line: conditions_text(line)),
    _computed("date_visite", lambda line: line.visited_on),
    _computed("date_diagnostic", lambda line: line.diagnosed_on),
    _computed("niveau_vigilance", lambda line: line.vigilance),
    _computed("nb_engagements_ouverts", lambda line: line.engagements_open),
    _computed("nb_engagements_en_retard", lambda line: line.engagements_overdue),
    _computed("date_installation", lambda line: line.settled_on, ("site", "date_installation")),
    _computed("date_fermeture", lambda line: line.closed_on, ("site", "date_fermeture")),
)
"""In the order first shown. An occupied site that nobody counted, and a closed one, have no number of persons."""


def may_leave(column: ListColumn) -> bool:
    """Whether partners may read the column; denied unless `protocol/disclosure.py` says so."""
    return column.source is not None and column.source[1] in disclosed_columns(PARTNERS, column.source[0])


def cell(column: ListColumn, line: SiteLine) -> object:
    """What the list says: a text in the user's language, a whole number, a date, or None."""
    value = column.value(line)
    if column.vocabulary and value is not None:
        known = vocabulary(column.vocabulary)
        return label(known.label_of(str(value))) if value in known.values else str(value)
    return value


def conditions_text(line: SiteLine) -> str | None:
    """The themes to improve, « Aucune » when all are good, « Inconnu » otherwise; None when closed or never observed."""
    if line.worst is None:
        return None
    if line.to_improve:
        return ", ".join(label(THEMES[theme]) for theme in line.to_improve)
    return label("Aucune") if line.worst == GOOD else label("Inconnu")
