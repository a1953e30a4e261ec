"""What the cards of the annex have in common: labels of the schema, unknown values told, facts two by two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..layers import schema
from ..layers.texts import coded, number, surface
from ..layers.texts import label as schema_label
from ..protocol.living_conditions import UNKNOWN
from ..protocol.plain_text import french_day
from ..protocol.vocabulary import vocabulary
from .flow import Wide
from .ruler import Cell, Column, Text
from .settlement_tables import LinkedAction, PhaseRow

COLUMNS = (Column("", 3.4), Column("", 5.9), Column("", 3.4), Column("", 5.9))
"""Of a card: name, value, name, value."""

NAME_FILL = "#f6f8fa"
"""Behind the name of a fact."""

MARKS = {"oui": "✓", "non": "✕", UNKNOWN: "?"}
"""A sign beside each answer."""

_PIECE = 700
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def tr(text: str) -> str:
    """Translation in the context of the cards."""
    return QCoreApplication.translate("AnnexCards", text)


def field_label(table: str, column: str) -> str:
    """The label of a column. Raises KeyError."""
    return schema_label(schema.table(table).field(column).label)


def named(text: str) -> Cell:
    """The name of a fact."""
    return Cell(text, fill=NAME_FILL)


def in_pairs(facts: Sequence[tuple[str, Text]]) -> list[list[Text]]:
    """Rows of two facts each."""
    rows: list[list[Text]] = []
    for rank in range(0, len(facts), 2):
        cells = [cell for name, value in facts[rank : rank + 2] for cell in (named(name), value)]
        rows.append([*cells, *[""] * (len(COLUMNS) - len(cells))])
    return rows


def wide(name: str, text: str) -> list[Wide]:
    """A text over the whole card, in as many rows as it is long: a row is never cut."""
    pieces = [""]
    for word in text.split(" "):
        if len(pieces[-1]) + len(word) > _PIECE:
            pieces.append(word)
        else:
            pieces[-1] = f"{pieces[-1]} {word}".strip()
    return [Wide(named(name if rank == 0 else ""), piece) for rank, piece in enumerate(pieces)]


def known(text: str | None, *, feminine: bool = False) -> str:
    """The text, or that nothing is said of what has that gender in French."""
    return text or (tr("non renseignée") if feminine else tr("non renseigné"))


def known_day(day: date | None) -> str:
    """A day, or that it is unknown."""
    return tr("inconnue") if day is None else french_day(day)


def known_number(value: int | None) -> str:
    """A number, or that it is unknown: never 0."""
    return tr("inconnu") if value is None else number(value)


def known_surface(area_m2: float | None) -> str:
    """An area, or that it is unknown."""
    return tr("inconnue") if area_m2 is None else surface(area_m2)


def told_vintage(vintage: str | None) -> str:
    """A vintage as it was typed, nothing when there is none; a whole day is written in French."""
    if vintage is None or not _ISO_DAY.fullmatch(vintage):
        return vintage or ""
    year, month, day = vintage.split("-")
    return f"{day}/{month}/{year}"


def households(value: int | None) -> str:
    """« 12 ménages »."""
    if value is None:
        return tr("ménages : inconnu")
    return (tr("{n} ménage") if abs(value) < 2 else tr("{n} ménages")).format(n=number(value))


def persons(value: int | None) -> str:
    """« 51 personnes »."""
    if value is None:
        return tr("personnes : inconnu")
    return (tr("{n} personne") if abs(value) < 2 else tr("{n} personnes")).format(n=number(value))


def answer(code: str | None) -> str:
    """« ✓ oui »; an empty answer is an unknown one."""
    known_code = code or UNKNOWN
    return f"{MARKS[known_code]}\N{NO-BREAK SPACE}{coded('tri_etat', known_code).lower()}"


def phases_told(rows: Sequence[PhaseRow]) -> list[tuple[str, str]]:
    """State and the phases that are in it, with their dates; states without any are left out."""
    states = vocabulary("etat_phase")
    told = []
    for state in (*reversed(states.values), None):
        names = [_phase(row) for row in rows if row.state == state]
        title = tr("Non renseignées") if state is None else schema_label(states.label_of(state))
        if names:
            told.append((title, "\N{NO-BREAK SPACE}; ".join(names)))
    return told


def _phase(row: PhaseRow) -> str:
    name = coded("phase_preparatoire", row.phase)
    return name if row.day is None else f"{name} ({french_day(row.day)})"


def action_told(action: LinkedAction) -> str:
    """« Art. 9 – Ouvrir un terrain (En cours ; pilote : Préfecture) »."""
    text = tr("Art. {article} – {title} ({status} ; pilote : {lead})")
    status, lead = coded("statut_action", action.status).lower(), known(action.lead)
    return text.format(article=action.article, title=action.title, status=status, lead=lead)
