"""Articles 9 and 11 of the protocol's text: the transitional settlements, and the closed sites with their level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..protocol.plain_text import folded, in_order
from ..protocol.sentences import Sentence, said
from ..protocol.vigilance import NO_REASON
from ..protocol.vigilance_sentences import IS_NOT, LIMITS
from . import french
from .protocol_gaps import IN_SETTLEMENTS, IN_WATCH, Gaps, article
from .reading import Row, Snapshot
from .vigilance_tables import Watch, WatchedSite

_EQUIPMENT = (
    ("eau", "eau"), ("sanitaires", "sanitaires"), ("electricite", "électricité"), ("dechets", "déchets"),
    ("incendie", "incendie"),
)  # fmt: skip


_PLURAL = 2
"""From which a noun takes its mark in French: 0 ménage, 1 ménage, 2 ménages."""


@dataclass(frozen=True)
class SettlementLine:
    """A transitional settlement; capacities and occupations in households and persons."""

    code: str
    name: str
    commune: str
    status: str
    dates: str
    manager: str
    housing: str
    capacity: str
    occupancy: str
    equipment: str
    origins: str
    """The sites that its households come from."""


@dataclass(frozen=True)
class SettlementsText:
    """The table of Article 9; `missing` is printed when there is none."""

    lines: tuple[SettlementLine, ...]
    missing: str


@dataclass(frozen=True)
class WatchLine:
    """A closed site with its last stored level."""

    code: str
    name: str
    commune: str
    closed_on: str
    level: str
    evaluated: str
    reason: str


@dataclass(frozen=True)
class WatchText:
    """The list of Article 11, what it is worth, and what must be read with it."""

    told: str
    lines: tuple[WatchLine, ...]
    missing: str
    caveats: tuple[str, ...]


def settlements_text(base: Snapshot, gaps: Gaps) -> SettlementsText:
    """The settlements of the base, by code then by name."""
    communes = {c["uuid"]: french.text(c["nom"]) for c in base.all("commune")}
    codes = {s["uuid"]: french.text(s["code"]) or french.text(s["nom"]) for s in base.all("site")}
    origins: dict[object, list[str]] = {}
    for row in base.all("amenagement_site"):
        if row["site"] in codes:
            origins.setdefault(row["amenagement"], []).append(codes[row["site"]])
    rows = sorted(base.all("amenagement"), key=lambda r: (in_order(str(r["code"] or "")), folded(str(r["nom"] or ""))))
    lines = tuple(_settlement(row, communes.get(row["commune"], ""), origins.get(row["uuid"], ())) for row in rows)
    missing = said("aménagements transitoires, ou «\N{NO-BREAK SPACE}néant\N{NO-BREAK SPACE}»")
    return SettlementsText(lines, "" if lines else gaps.mark(article(9), missing, IN_SETTLEMENTS))


def _settlement(row: Row, commune: str, origins: Iterable[str]) -> SettlementLine:
    return SettlementLine(
        code=french.text(row["code"]),
        name=french.text(row["nom"]) or french.NOT_TOLD,
        commune=commune or french.NOT_TOLD,
        status=french.coded("statut_amenagement", row["statut"]),
        dates=_dates(row),
        manager=french.text(row["gestionnaire"]) or french.NOT_TOLD,
        housing=french.coded("habitat", row["habitat"]),
        capacity=_places(row["capacite_menages"], row["capacite_personnes"]),
        occupancy=_places(row["occupation_menages"], row["occupation_personnes"]),
        equipment=_equipment(row),
        origins=", ".join(sorted(origins, key=in_order)) or french.NOT_TOLD,
    )


def _dates(row: Row) -> str:
    opened, end = row["date_ouverture"], row["date_fin_prevue"]
    parts = [
        f"ouverture le {french.day(opened)}" if opened is not None else "ouverture non datée",
        f"fin prévue le {french.day(end)}" if end is not None else "fin non datée",
    ]
    return ", ".join(parts)


def _places(households: object, persons: object) -> str:
    """« 18 ménages, 72 personnes »; what is not known is left out, never 0."""
    parts = [
        f"{french.number(float(str(n)))} {one if float(str(n)) < _PLURAL else one + 's'}"
        for n, one in ((households, "ménage"), (persons, "personne"))
        if n is not None
    ]
    return ", ".join(parts) or french.NOT_TOLD


def _equipment(row: Row) -> str:
    """What there is, then what there is not; an unknown answer is neither, and is said."""
    told = []
    for answer, words in (
        ("oui", "{}"),
        ("non", "sans\N{NO-BREAK SPACE}: {}"),
        (None, "inconnu\N{NO-BREAK SPACE}: {}"),
    ):
        names = [name for column, name in _EQUIPMENT if _answer(row[column]) == answer]
        if names:
            told.append(words.format(", ".join(names)))
    return "\N{NO-BREAK SPACE}; ".join(told)


def _answer(value: object) -> str | None:
    return str(value) if value in ("oui", "non") else None


def watch_text(watch: Watch, gaps: Gaps) -> WatchText:
    """The list at the day of the watch, the strongest level first."""
    pending = sum(site.result is None for site in watch.sites)
    missing = ""
    if pending:
        what = said("évaluation de la vigilance (sites fermés non évalués\N{NO-BREAK SPACE}: {count})", count=pending)
        missing = gaps.mark(article(11), what, IN_WATCH)
    caveats = (*(Sentence(text).message for text in (*IS_NOT, *LIMITS)), watch.validity.message)
    return WatchText(_told(watch), tuple(map(_watched, watch.sites)), missing, caveats if watch.sites else ())


def _told(watch: Watch) -> str:
    on = french.day(watch.day)
    if not watch.sites:
        return f"Aucun site n’est résorbé ou fermé au {on}."
    told = f"Sites résorbés ou fermés au {on}\N{NO-BREAK SPACE}: {french.number(len(watch.sites))}."
    if watch.evaluated:
        told += (
            " Le niveau est celui de la dernière évaluation enregistrée de chaque site\N{NO-BREAK SPACE}: il vaut à sa "
            "date, ce qui a changé depuis n’y est pas."
        )
    return told


def _watched(site: WatchedSite) -> WatchLine:
    result = site.result
    level = "Pas encore évalué" if result is None else french.coded("niveau_vigilance", result.level)
    return WatchLine(
        code=french.text(site.place.code),
        name=french.text(site.place.name),
        commune=french.text(site.place.commune) or french.NOT_TOLD,
        closed_on=french.day(site.closed_on),
        level=level,
        evaluated="" if result is None else french.day(result.day),
        reason=french.text(site.reason) or _without_reason(site.level),
    )


def _without_reason(level: str | None) -> str:
    if level is None:
        return "évaluation à faire"
    return "aucun" if level == NO_REASON else "voir l’annexe"
