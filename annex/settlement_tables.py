"""The transitional settlements of Article 9, read from a snapshot of the base. Plain data: no QGIS, no text to show.

Everywhere `None` means that it is not known: it is never 0. The base gives no date to an occupation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..layers.names import place_name
from ..protocol.plain_text import folded, in_order
from ..protocol.vocabulary import vocabulary
from .reading import Row, Snapshot
from .row_values import as_amount, as_date, as_number, as_text, grouped
from .tables import Count

OPEN, CLOSED = "ouvert", "ferme"
PLANNED = ("projet", "en_travaux")
"""Statuses of a settlement where nobody lives yet."""

EQUIPMENT = ("eau", "sanitaires", "electricite", "dechets", "incendie")
"""Columns of `amenagement` that say oui, non or inconnu."""


@dataclass(frozen=True)
class Room:
    """How many a settlement can take and how many are there: households, or persons."""

    capacity: int | None
    occupied: int | None

    @property
    def left(self) -> int | None:
        """Places left, below 0 when there are more people than places; None unless both are known."""
        return None if self.capacity is None or self.occupied is None else self.capacity - self.occupied


@dataclass(frozen=True)
class PhaseRow:
    """One of the nine preparatory phases; `state` is None when nothing is said of it."""

    phase: str
    state: str | None
    day: date | None


@dataclass(frozen=True)
class LinkedAction:
    """An action that names a place."""

    article: int
    title: str
    status: str
    lead: str | None


@dataclass(frozen=True)
class Welcome:
    """Who is to come, and who came, from one site."""

    place: str
    households_planned: int | None
    persons_planned: int | None
    households_in: int | None
    persons_in: int | None


@dataclass(frozen=True)
class Settlement:
    """A row of `amenagement` with all that is linked to it; texts are None where nothing is said."""

    code: str
    name: str
    status: str
    commune: str | None
    address: str | None
    opened_on: date | None
    ends_on: date | None
    manager: str | None
    convention: str | None
    land: str | None
    households: Room
    persons: Room
    habitat: str | None
    usable_m2: float | None
    equipment: tuple[tuple[str, str | None], ...]
    """Column and answer, in the order of EQUIPMENT."""
    phases: tuple[PhaseRow, ...]
    actions: tuple[LinkedAction, ...]
    welcomes: tuple[Welcome, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """Open ones first, then those to come, closed ones last; then by commune and code."""
        rank = (OPEN, *reversed(PLANNED), CLOSED).index(self.status)
        return (rank, self.commune is None, in_order(self.commune or ""), in_order(self.code), folded(self.name))


@dataclass(frozen=True)
class Total:
    """Over some settlements: capacity, people there, and places left of those where both are known.

    `left` never makes up for an overcrowded settlement with the free places of another; `over` counts the overcrowded.
    """

    capacity: Count
    occupied: Count
    left: Count
    over: int


@dataclass(frozen=True)
class Settlements:
    """All that the pages print; settlements are in the order shown."""

    rows: tuple[Settlement, ...]
    day: date

    def of(self, *statuses: str) -> tuple[Settlement, ...]:
        """Those of these statuses."""
        return tuple(row for row in self.rows if row.status in statuses)

    @property
    def data_days(self) -> tuple[date, ...]:
        """The days that the pages are about, in order: openings and phases, past ones."""
        found = [row.opened_on for row in self.rows] + [phase.day for row in self.rows for phase in row.phases]
        return tuple(sorted({day for day in found if day is not None and day <= self.day}))


def settlements(base: Snapshot, day: date) -> Settlements:
    """The settlements of the base."""
    reading = _Reading(base)
    rows = sorted((reading.settlement(row) for row in base.all("amenagement")), key=lambda row: row.order)
    return Settlements(tuple(rows), day)


def total(rooms: Sequence[Room]) -> Total:
    """The total of these rooms."""
    left = [room.left for room in rooms]
    return Total(
        capacity=_count([room.capacity for room in rooms]),
        occupied=_count([room.occupied for room in rooms]),
        left=_count([None if one is None else max(0, one) for one in left]),
        over=sum(one is not None and one < 0 for one in left),
    )


def phase_rows(rows: Iterable[Row]) -> tuple[PhaseRow, ...]:
    """The nine phases in order, those of which nothing is said included."""
    known = {str(row["phase"]): row for row in rows}
    return tuple(
        PhaseRow(phase, str(known[phase]["etat"]), as_date(known[phase]["date"]))
        if phase in known
        else PhaseRow(phase, None, None)
        for phase in vocabulary("phase_preparatoire").values
    )


def linked_actions(base: Snapshot, table: str, column: str) -> dict[object, tuple[LinkedAction, ...]]:
    """Place (uuid) -> the actions that a table of links names for it, by article and title.

    A link to what another program took away from the base says nothing: here as in the rest of this module.
    """
    leads = {row["uuid"]: str(row["nom"]) for row in base.all("partenaire")}
    actions = {
        row["uuid"]: LinkedAction(int(str(row["article"])), str(row["titre"]), str(row["statut"]),
                                  leads.get(row["pilote"]))
        for row in base.all("action")
    }  # fmt: skip
    found: dict[object, list[LinkedAction]] = defaultdict(list)
    for row in base.all(table):
        if row["action"] in actions:
            found[row[column]].append(actions[row["action"]])
    return {
        place: tuple(sorted(linked, key=lambda one: (one.article, folded(one.title))))
        for place, linked in found.items()
    }


def welcome(place: str, row: Row) -> Welcome:
    """What a row of `amenagement_site` says, for one of its ends, of the place at the other."""
    columns = ("menages_prevus", "personnes_prevues", "menages_accueillis", "personnes_accueillies")
    return Welcome(place, *(as_number(row[name]) for name in columns))


class _Reading:
    """The rows of the base by what they are about."""

    def __init__(self, base: Snapshot) -> None:
        self.communes = {row["uuid"]: str(row["nom"]) for row in base.all("commune")}
        self.conventions = {row["uuid"]: str(row["titre"]) for row in base.all("convention")}
        self.land = {row["uuid"]: place_name(row["code"], row["nom"]) for row in base.all("foncier")}
        self.sites = {row["uuid"]: row for row in base.all("site")}
        self.phases = grouped(base.all("phase"), "amenagement")
        self.welcomes = grouped(base.all("amenagement_site"), "amenagement")
        self.actions = linked_actions(base, "action_amenagement", "amenagement")

    def settlement(self, row: Row) -> Settlement:
        uuid = row["uuid"]
        return Settlement(
            code=str(row["code"] or ""),
            name=str(row["nom"]),
            status=str(row["statut"]),
            commune=self.communes.get(row["commune"]),
            address=as_text(row["adresse"]),
            opened_on=as_date(row["date_ouverture"]),
            ends_on=as_date(row["date_fin_prevue"]),
            manager=as_text(row["gestionnaire"]),
            convention=self.conventions.get(row["convention"]),
            land=self.land.get(row["foncier"]),
            households=Room(as_number(row["capacite_menages"]), as_number(row["occupation_menages"])),
            persons=Room(as_number(row["capacite_personnes"]), as_number(row["occupation_personnes"])),
            habitat=as_text(row["habitat"]),
            usable_m2=as_amount(row["surface_utile_m2"]),
            equipment=tuple((name, as_text(row[name])) for name in EQUIPMENT),
            phases=phase_rows(self.phases.get(uuid, ())),
            actions=self.actions.get(uuid, ()),
            welcomes=self._welcomed(uuid),
        )

    def _welcomed(self, settlement: object) -> tuple[Welcome, ...]:
        known = [row for row in self.welcomes.get(settlement, ()) if row["site"] in self.sites]
        rows = sorted(known, key=lambda row: in_order(self._site(row)))
        return tuple(welcome(self._site(row), row) for row in rows)

    def _site(self, row: Row) -> str:
        site = self.sites[row["site"]]
        return place_name(site["code"], site["nom"])


def _count(values: Sequence[int | None]) -> Count:
    known = [value for value in values if value is not None]
    return Count(sum(known) if known else None, len(known), len(values) - len(known))
