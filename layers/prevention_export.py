"""The list of places without a use as a workbook for the partners, through `protocol/disclosure.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ..protocol.disclosure import GEOMETRY, PARTNERS, disclosed_columns
from ..protocol.prevention import PlaceWithoutUse
from .model import Kind
from .prevention import PreventionList
from .prevention_texts import (
    managed_in_words,
    manager_in_words,
    nature_name,
    place_in_words,
    purpose,
    remarks,
    surface_in_words,
    usage_in_words,
    why_in_words,
)
from .texts import day_text, message
from .workbooks import Sheet, write_workbook


def tr(text: str) -> str:
    """Translation in the context of the list."""
    return QCoreApplication.translate("PreventionExport", text)


Words = Callable[[PlaceWithoutUse], str]

_USE = (("usage_site", "date"), ("usage_site", "usage"))
_LAND = (("foncier", "categorie_proprietaire"), ("foncier", "etape"), ("amenagement", "statut"))


@dataclass(frozen=True)
class PreventionColumn:
    """A column of the list. `sources` are the tables and the columns that it tells of: it leaves only when partners
    may read them all. `leaving` is what leaves where that is less than what is shown."""

    name: str
    words: Words
    sources: tuple[tuple[str, str], ...]
    leaving: Callable[[PlaceWithoutUse], str | float | None] | None = None
    kind: Kind = Kind.TEXT

    @property
    def may_leave(self) -> bool:
        """Whether partners may read it."""
        return all(column in disclosed_columns(PARTNERS, table) for table, column in self.sources)


COLUMNS = (
    PreventionColumn("commune", lambda line: line.commune, (("commune", "nom"),)),
    PreventionColumn("code", place_in_words, (("site", "code"), ("foncier", "code"))),
    PreventionColumn("nom", lambda line: line.name, (("site", "nom"), ("foncier", "nom"))),
    PreventionColumn("nature", lambda line: nature_name(line.nature), (("site", "statut"), *_LAND[:1])),
    PreventionColumn("usage", usage_in_words, _USE),
    PreventionColumn("gestionnaire", manager_in_words, (("usage_site", "gestionnaire_identifie"),), managed_in_words),
    PreventionColumn(
        "depuis", lambda line: message(line.since), (("site", "date_fermeture"), ("foncier", "disponible_de"))
    ),
    PreventionColumn(
        "surface", surface_in_words, (("site", GEOMETRY), ("foncier", GEOMETRY)), lambda line: _rounded(line.surface_m2),
        Kind.INTEGER,
    ),
    PreventionColumn("pourquoi", why_in_words, (*_USE, ("usage_site", "gestionnaire_identifie"), *_LAND)),
    PreventionColumn("decision", lambda line: message(line.decision), (("foncier", "etape"),)),
)  # fmt: skip


def column_title(name: str) -> str:
    """The title of a column."""
    return {
        "commune": tr("Commune"),
        "code": tr("Code"),
        "nom": tr("Nom"),
        "nature": tr("Nature"),
        "usage": tr("Usage connu"),
        "gestionnaire": tr("Gestionnaire"),
        "depuis": tr("Depuis"),
        "surface": tr("Surface (m²)"),
        "pourquoi": tr("Pourquoi ce lieu est dans la liste"),
        "decision": tr("À faire"),
    }[name]


def export_prevention(path: Path, read: PreventionList, lines: Sequence[PlaceWithoutUse], filters: str) -> Path:
    """Writes the lines that are shown, and a sheet that says what the list is, into an .xlsx or .ods, whole or not at
    all. `filters`: what is shown, in words. Raises ResorptionError."""
    leaving = [column for column in COLUMNS if column.may_leave]
    rows = [[(column.leaving or column.words)(line) for column in leaving] for line in lines]
    titles = [(column_title(column.name), column.kind) for column in leaving]
    told = [purpose(), tr("État de la base au {day}.").format(day=day_text(read.day)), filters, *remarks(read)]
    about = Sheet(tr("À lire"), [(tr("Prévention (Art. 11)"), Kind.TEXT)], [(text,) for text in told if text])
    return write_workbook(path, [Sheet(tr("Lieux sans usage"), titles, rows), about])


def _rounded(surface_m2: float | None) -> int | None:
    return None if surface_m2 is None else round(surface_m2)
