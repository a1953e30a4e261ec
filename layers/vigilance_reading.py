"""Reads what the rule of Article 11 needs of a whole base, in one state of it. Runs in any thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..protocol.resorption import CLOSED
from ..protocol.settings import NEAR, Settings, applied
from ..protocol.vigilance_facts import Decision, PersonsCount, SiteFacts, Territory, UseOfPlace, Visit
from .collector import collector_paused
from .migrations import open_base
from .rule_figures import read_settings, resorption_threshold
from .session import Reader
from .store import Store
from .stored_outlines import Outline, read_outlines, within_territory
from .validation import Feedback, portion, told
from .vigilance_places import Place, communes_near, neighbours

_SITE = (
    "uuid", "code", "statut", "date_installation", "date_fermeture", "resorption_declaree", "reinstallation", "commune",
    "precision_geom",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What a base holds of that, in one state of it; nothing is measured yet."""

    sites: dict[str, SiteFacts]
    outlines: Mapping[str, Outline]
    communes: Mapping[str, Outline]
    threshold_pct: int
    settings: Settings
    precedents: Mapping[str, frozenset[str]]
    came_from: Mapping[str, frozenset[str]]
    decisions: tuple[Decision, ...]


def read_territory(path: Path, feedback: Feedback | None = None) -> Territory:
    """Every site of the base and how they stand to each other. Raises BaseError, ResorptionError, Cancelled."""
    store = open_base(path)
    store.refuse_restricted()
    with collector_paused():
        with store.reading_one_state() as reader:
            known = read_known(store, reader, portion(feedback, 0, 40))
        return measured(known, portion(feedback, 40, 100))


def read_known(store: Store, reader: Reader, feedback: Feedback | None = None) -> Known:
    """What that reader of the base sees. Raises Refusal, Cancelled."""
    communes = read_outlines(reader, "commune", feedback)
    outlines = within_territory(read_outlines(reader, "site", feedback), communes.values(), store.epsg)
    told(feedback, 50)
    sites = _sites(reader, outlines, portion(feedback, 50, 100))
    return Known(
        sites, outlines, communes, resorption_threshold(reader), read_settings(reader),
        _links(reader, "site_precedent", "precedent"), _links(reader, "site_origine", "origine"), _decisions(reader),
    )  # fmt: skip


def measured(known: Known, feedback: Feedback | None = None) -> Territory:
    """The same, with how the sites stand to each other. Raises ResorptionError, Cancelled."""
    metres, sites = applied(NEAR, known.settings), known.sites
    places = [Place(uuid, sites[uuid].code, sites[uuid].closed, outline.shape, outline.box)
              for uuid, outline in known.outlines.items() if outline.shape is not None]  # fmt: skip
    near = neighbours(places, metres, portion(feedback, 0, 80))
    return Territory(
        sites, known.threshold_pct, known.settings, near.distances, near.overlaps, known.precedents, known.came_from,
        _communes(known.communes, sites.values(), places, metres, portion(feedback, 80, 100)), known.decisions,
    )  # fmt: skip


def history_of(reader: Reader) -> Territory:
    """What is recorded of every site, nothing being measured: enough for what persons said. Raises Refusal."""
    return Territory(
        _sites(reader, None, None), resorption_threshold(reader), read_settings(reader),
        precedents=_links(reader, "site_precedent", "precedent"),
        came_from=_links(reader, "site_origine", "origine"), decisions=_decisions(reader),
    )  # fmt: skip


def _communes(
    communes: Mapping[str, Outline], sites: Iterable[SiteFacts], places: list[Place], metres: float,
    feedback: Feedback | None,
) -> dict[str, frozenset[str]]:  # fmt: skip
    """Only for the communes of the sites that stand nowhere precisely: no other is asked about."""
    unplaced = [site for site in sites if site.outline]
    if not unplaced:
        return {}
    wanted = {site.commune for site in unplaced}
    known = {uuid: outline for uuid, outline in communes.items() if uuid in wanted}
    return communes_near(places, known, metres, feedback)


def _sites(reader: Reader, outlines: Mapping[str, Outline] | None, feedback: Feedback | None) -> dict[str, SiteFacts]:
    """Without outlines, nothing is said of them."""
    rows = reader.columns("site", *_SITE)
    told(feedback, 20)
    counts = _counts(reader)
    told(feedback, 40)
    closed = {str(row[0]) for row in rows if row[2] in CLOSED}
    oriented, uses = _oriented(reader), _uses(reader, closed)
    told(feedback, 60)
    visits = _visits(reader, closed)
    told(feedback, 90)
    return {
        uuid: SiteFacts(
            uuid, code or "", status in CLOSED, installed, ended, declared, reinstalled, commune,
            "" if outlines is None else outlines[uuid].fault, precision == "point",
            tuple(counts.get(uuid, ())), oriented.get(uuid, {}), tuple(uses.get(uuid, ())), tuple(visits.get(uuid, ())),
        )
        for uuid, code, status, installed, ended, declared, reinstalled, commune, precision in rows
    }  # fmt: skip


def _counts(reader: Reader) -> Mapping[str, list[PersonsCount]]:
    found: dict[str, list[PersonsCount]] = defaultdict(list)
    for rank, (site, day, persons) in enumerate(reader.columns("denombrement", "site", "date", "nb_personnes")):
        if persons is not None:
            found[site].append(PersonsCount(day, rank, persons))
    return found


def _oriented(reader: Reader) -> Mapping[str, dict[str, int | None]]:
    found: dict[str, dict[str, int | None]] = defaultdict(dict)
    for site, kind, persons in reader.columns("orientation", "site", "type", "nb_personnes"):
        found[site][kind] = persons
    return found


def _uses(reader: Reader, closed: set[str]) -> Mapping[str, list[UseOfPlace]]:
    found: dict[str, list[UseOfPlace]] = defaultdict(list)
    rows = reader.columns("usage_site", "site", "date", "usage", "gestionnaire_identifie", "equipements_laisses")
    for rank, (site, day, use, known, left) in enumerate(rows):
        if site in closed:
            found[site].append(UseOfPlace(day, rank, use, known, left))
    return found


def _visits(reader: Reader, closed: set[str]) -> Mapping[str, list[Visit]]:
    found: dict[str, list[Visit]] = defaultdict(list)
    for rank, (site, uuid, day, finding) in enumerate(reader.columns("visite", "site", "uuid", "date", "constat")):
        if site in closed:
            found[site].append(Visit(uuid, day, rank, finding))
    return found


def _links(reader: Reader, table: str, column: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for site, other in reader.columns(table, "site", column):
        found[site].add(other)
    return {site: frozenset(others) for site, others in found.items()}


def _decisions(reader: Reader) -> tuple[Decision, ...]:
    rows = reader.columns("reoccupation", "site_ferme", "site_nouveau", "visite", "decision", "le")
    return tuple(Decision(*row) for row in rows)
