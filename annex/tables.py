"""The figures of Article 2, computed from a snapshot of the base. Plain data: no QGIS, no text to show.

Everywhere `None` means that nobody counted: it is never 0. A total of counts carries the number of
sites that it covers and of those that it does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from ..layers.schema import SYNTHESIS
from ..protocol.plain_text import folded, in_order
from ..protocol.vocabulary import OPEN_STATUSES
from .reading import Row, Snapshot
from .site_rows import Moment, Origin, SiteRow, Split, moments, origins, site_rows, split

CAMP, SQUAT = "terrain", "bati"

AGE_BOUNDS = (6, 12, 24, 60, 120)
"""Upper bounds, in whole months, of the classes of time since settling; the last class has none."""


@dataclass(frozen=True)
class Count:
    """A total over sites; `total` is None when no site was counted."""

    total: int | None
    counted: int
    uncounted: int


@dataclass(frozen=True)
class Kinds:
    """Number of open sites by kind; `other` holds other and unknown kinds."""

    camps: int
    squats: int
    other: int

    @property
    def total(self) -> int:
        return self.camps + self.squats + self.other


@dataclass(frozen=True)
class Inhabitants:
    """Last counts of the open sites."""

    persons: Count
    adults: Count
    children: Count
    households: Count


@dataclass(frozen=True)
class Age:
    """Time since settling of the open sites, at the reference date."""

    classes: tuple[int, ...]
    """Number of sites per class of AGE_BOUNDS."""
    unknown: int
    median_months: float | None


@dataclass(frozen=True)
class CommuneRow:
    """One line of the table by commune; `name` is None for sites without a commune."""

    name: str | None
    kinds: Kinds
    inhabitants: Inhabitants
    oldest: date | None
    ages: Split = Split()
    """Persons counted, by age."""


@dataclass(frozen=True)
class Actor:
    """A body at work on open sites."""

    name: str
    sites: int
    themes: tuple[str, ...]


@dataclass(frozen=True)
class ActionRow:
    """An action under way; it concerns the whole territory when it has no site and no settlement."""

    article: int
    title: str
    lead: str | None
    since: date | None
    sites: int
    settlements: int


@dataclass(frozen=True)
class StateOfPlay:
    """The shared état des lieux of Article 2."""

    kinds: Kinds
    resorbed: int
    closed: int
    communes: tuple[CommuneRow, ...]
    inhabitants: Inhabitants
    age: Age
    sites: tuple[SiteRow, ...]
    """The occupied sites."""
    moments: tuple[Moment, ...]
    origins: tuple[Origin, ...]
    marginalised_text: str
    """Of the territory, never of persons."""
    context_text: str
    actors: tuple[Actor, ...]
    actors_on_sites: tuple[tuple[str, str], ...]
    """Site and what its file says of the actors present."""
    actions_text: str
    actions: tuple[ActionRow, ...]
    data_from: date | None
    data_to: date | None


def state_of_play(base: Snapshot, today: date) -> StateOfPlay:
    """The figures of the base; ages are reckoned at `today`."""
    sites = base.all("site")
    open_sites = [s for s in sites if s["statut"] in OPEN_STATUSES]
    counts = {c["uuid"]: c for c in base.all(SYNTHESIS)}
    days = _days(open_sites, counts)
    communes = {c["uuid"]: str(c["nom"]) for c in base.all("commune")}
    return StateOfPlay(
        kinds=_kinds(open_sites),
        resorbed=sum(s["statut"] == "resorbe" for s in sites),
        closed=sum(s["statut"] == "ferme_non_resorbe" for s in sites),
        communes=_by_commune(communes, open_sites, counts),
        inhabitants=_inhabitants(open_sites, counts),
        age=_age(open_sites, today),
        sites=site_rows(open_sites, counts, communes),
        moments=moments(base, today),
        origins=origins(base),
        marginalised_text=str(base.protocol["communaute_marginalisee"] or ""),
        context_text=str(base.protocol["contexte_territorial"] or ""),
        actors=_actors(base, open_sites),
        actors_on_sites=tuple((str(s["nom"]), str(s["acteurs_presents"])) for s in open_sites if s["acteurs_presents"]),
        actions_text=str(base.protocol["actions_deja_engagees"] or ""),
        actions=_actions(base),
        data_from=min(days, default=None),
        data_to=max(days, default=None),
    )


def whole_months(start: date, end: date) -> int:
    """Whole calendar months from one day to another; never negative."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months - (end.day < start.day))


def _kinds(sites: Iterable[Row]) -> Kinds:
    kinds = [s["type_site"] for s in sites]
    camps, squats = kinds.count(CAMP), kinds.count(SQUAT)
    return Kinds(camps, squats, len(kinds) - camps - squats)


def _count(sites: Sequence[Row], counts: dict[object, Row], column: str) -> Count:
    values = [counts[s["uuid"]][column] for s in sites if s["uuid"] in counts]
    known = [int(v) for v in values if v is not None]  # type: ignore[call-overload]
    return Count(sum(known) if known else None, len(known), len(sites) - len(known))


def _inhabitants(sites: Sequence[Row], counts: dict[object, Row]) -> Inhabitants:
    return Inhabitants(
        persons=_count(sites, counts, "nb_personnes"),
        adults=_count(sites, counts, "nb_adultes"),
        children=_count(sites, counts, "nb_mineurs"),
        households=_count(sites, counts, "nb_menages"),
    )


def _age(sites: Iterable[Row], today: date) -> Age:
    settled = [s["date_installation"] for s in sites]
    months = [whole_months(d, today) for d in settled if isinstance(d, date)]
    bounds = (0, *AGE_BOUNDS, None)
    classes = tuple(
        sum(m >= low and (high is None or m < high) for m in months)
        for low, high in zip(bounds, bounds[1:])  # noqa: B905 - strict= needs Python 3.10, and they differ by one
    )
    return Age(classes, settled.count(None), median(months) if months else None)


def _by_commune(names: dict[object, str], sites: Sequence[Row], counts: dict[object, Row]) -> tuple[CommuneRow, ...]:
    """The communes that have an open site, by name; sites without a commune last."""
    groups: dict[object, list[Row]] = defaultdict(list)
    for site in sites:
        groups[site["commune"] if site["commune"] in names else None].append(site)
    keys = sorted(groups, key=lambda key: (key is None, in_order(names.get(key, ""))))
    return tuple(_commune(names.get(key), groups[key], counts) for key in keys)


def _commune(name: str | None, sites: Sequence[Row], counts: dict[object, Row]) -> CommuneRow:
    settled = [s["date_installation"] for s in sites if isinstance(s["date_installation"], date)]
    ages = split(site_rows(sites, counts, {}))
    return CommuneRow(name, _kinds(sites), _inhabitants(sites, counts), min(settled, default=None), ages)


def _actors(base: Snapshot, sites: Iterable[Row]) -> tuple[Actor, ...]:
    """Bodies at work on the open sites, the most present first."""
    present = {s["uuid"] for s in sites}
    themes: dict[object, list[str]] = defaultdict(list)
    for row in base.all("intervenant_theme"):
        themes[row["intervenant"]].append(str(row["theme"]))
    places: dict[str, set[object]] = defaultdict(set)
    fields: dict[str, set[str]] = defaultdict(set)
    for row in base.all("intervenant"):
        if row["site"] in present:
            places[str(row["organisme"])].add(row["site"])
            fields[str(row["organisme"])].update(themes[row["uuid"]])
    names = sorted(places, key=lambda name: (-len(places[name]), folded(name)))
    return tuple(Actor(name, len(places[name]), tuple(sorted(fields[name]))) for name in names)


def _actions(base: Snapshot) -> tuple[ActionRow, ...]:
    leads = {p["uuid"]: str(p["nom"]) for p in base.all("partenaire")}
    sites = [row["action"] for row in base.all("action_site")]
    settlements = [row["action"] for row in base.all("action_amenagement")]
    rows = [
        ActionRow(
            article=int(str(a["article"])),
            title=str(a["titre"]),
            lead=leads.get(a["pilote"]),
            since=a["date_debut"],  # type: ignore[arg-type]
            sites=sites.count(a["uuid"]),
            settlements=settlements.count(a["uuid"]),
        )
        for a in base.all("action")
        if a["statut"] == "en_cours"
    ]
    return tuple(sorted(rows, key=lambda row: (row.article, folded(row.title))))


def _days(sites: Iterable[Row], counts: dict[object, Row]) -> list[date]:
    """The days that the figures are about: last counts and dates of situation."""
    found: list[object] = []
    for site in sites:
        found.append(site["date_situation"])
        if site["uuid"] in counts:
            found.append(counts[site["uuid"]]["date_denombrement"])
    return [day for day in found if isinstance(day, date)]
