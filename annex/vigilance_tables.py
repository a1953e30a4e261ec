"""The tables of Article 11, read from a snapshot of the base: what was stored, never reckoned again. No text to show.

An evaluation is worth its date: what changed in the base since is not in it, so its date goes with it everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..protocol.local_check import validity
from ..protocol.plain_text import folded, in_order
from ..protocol.reoccupation import without_remarks
from ..protocol.resorption import CLOSED
from ..protocol.sentences import Sentence, said
from ..protocol.vigilance import CODES, LEVELS
from ..protocol.vigilance_factors import UNKNOWN
from ..protocol.vigilance_facts import CONFIRMED, PROPOSED, REFUSED, UseOfPlace
from ..protocol.vigilance_sentences import NOT_VALIDATED, Stored, StoredFactor
from ..protocol.vocabulary import OPEN_ENGAGEMENTS
from ..protocol.watch_list import FOLLOWED, WatchLine, group_of, used_since
from ..protocol.watch_visits import Visit, WatchState, watch_state
from .reading import Row, Snapshot
from .row_values import as_date, day_of, grouped

_DECISIONS = (CONFIRMED, PROPOSED, REFUSED)
"""In the order shown."""


@dataclass(frozen=True)
class Place:
    """What a site is called, and where it is; `commune` is None when it is not known."""

    code: str
    name: str
    commune: str | None

    @property
    def order(self) -> tuple[bool, str, tuple[str | int, ...], str]:
        """By commune, sites without one last, then by code."""
        return (self.commune is None, folded(self.commune or ""), in_order(self.code), folded(self.name))


@dataclass(frozen=True)
class WatchedSite:
    """A closed site. `result` is None when it was not evaluated since it closed; `reason` may be empty."""

    place: Place
    closed_on: date | None
    result: Stored | None
    reason: str
    visits: WatchState
    used_since: date | None
    """Since when the use of the place is « réalisé »; None when it is not, or not known."""
    to_confirm: bool
    """Whether a re-occupation of it is proposed, and nobody has answered."""

    @property
    def level(self) -> str | None:
        """A code of `niveau_vigilance`."""
        return None if self.result is None else self.result.level

    @property
    def unknown(self) -> tuple[str, ...]:
        """The factors without an answer."""
        return () if self.result is None else tuple(f.code for f in self.result.answered(UNKNOWN))

    @property
    def set_apart(self) -> bool:
        """Whether the watch has ended, by the rule of the list of closed sites."""
        line = WatchLine("", level=self.level or "", used_since=self.used_since, to_confirm=self.to_confirm)
        return group_of(line, self.visits.reference) == FOLLOWED


@dataclass(frozen=True)
class Reoccupation:
    """What was proposed about a closed site, and what a person said; `new` is None when only a visit says so."""

    closed: Place
    new: Place | None
    reason: str
    decision: str
    decided_on: date | None


@dataclass(frozen=True)
class OpenEngagements:
    """How many engagements of an article are still to be kept on closed sites, and on how many of these."""

    article: int
    engagements: int
    sites: int


@dataclass(frozen=True)
class Known:
    """What the stored results say is known of a factor in general: grades of evidence and sources, each once."""

    code: str
    thresholds: tuple[str, ...]
    grades: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Watch:
    """All that the pages of Article 11 print; sites are in the order shown."""

    day: date
    sites: tuple[WatchedSite, ...]
    closed_later: int = 0
    """Sites that closed after that day."""
    reoccupations: tuple[Reoccupation, ...] = ()
    decided_later: int = 0
    """Decisions taken after that day, which are not in `reoccupations`."""
    engagements: tuple[OpenEngagements, ...] = ()
    known: tuple[Known, ...] = ()
    levels: Mapping[str | None, int] = field(default_factory=dict)
    """Number of sites per level, None for those that were not evaluated."""
    validity: Sentence = field(default_factory=lambda: said(NOT_VALIDATED))
    """Whether the rule that gave the results was held against closings of this base."""

    @property
    def evaluated(self) -> tuple[WatchedSite, ...]:
        """The sites that have a result."""
        return tuple(site for site in self.sites if site.result is not None)

    @property
    def evaluation_days(self) -> tuple[date, ...]:
        """The days of the results, in order."""
        return tuple(sorted({site.result.day for site in self.sites if site.result is not None}))

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions of the rule that gave the results."""
        return tuple(sorted({site.result.version for site in self.sites if site.result is not None}, key=in_order))

    @property
    def data_days(self) -> tuple[date, ...]:
        """The days that these pages are about: closings, last visits, results, decisions."""
        found = [*self.evaluation_days, *(site.closed_on for site in self.sites)]
        found += [site.visits.last.day for site in self.sites if site.visits.last is not None]
        found += [row.decided_on for row in self.reoccupations]
        return tuple(sorted({day for day in found if day is not None}))


def watch(base: Snapshot, day: date) -> Watch:
    """What the base says of the sites closed on that day."""
    reading = _Reading(base, day)
    closed = [s for s in base.all("site") if s["statut"] in CLOSED]
    here = [s for s in closed if not _after(s["date_fermeture"], day)]
    sites = sorted((reading.site(s) for s in here), key=_order)
    # Of a site that another program took away, nothing can be told.
    known = [r for r in base.all("reoccupation") if r["site_ferme"] in reading.places]
    decided = [r for r in known if r["decision"] == PROPOSED or not _after(r["le"], day)]
    versions = {site.result.version for site in sites if site.result is not None}
    return Watch(
        day=day,
        sites=tuple(sites),
        closed_later=len(closed) - len(here),
        reoccupations=tuple(sorted((reading.reoccupation(r) for r in decided), key=_decision_order)),
        decided_later=len(known) - len(decided),
        engagements=_engagements(base, {s["uuid"] for s in here}),
        known=_known([site.result for site in sites if site.result is not None]),
        levels=Counter(site.level for site in sites),
        validity=validity(reading.settings, int(str(base.protocol["seuil_resorption_pct"])), versions, day),
    )


def watched_sites(base: Snapshot, day: date) -> dict[object, WatchedSite]:
    """Every closed site by its uuid, with what was known of it on that day."""
    reading = _Reading(base, day)
    return {row["uuid"]: reading.site(row) for row in base.all("site") if row["statut"] in CLOSED}


def _after(value: object, day: date) -> bool:
    """Whether that day is known, and later."""
    return isinstance(value, date) and value > day


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _order(site: WatchedSite) -> tuple[object, ...]:
    """Strongest level first, never evaluated last; then by commune and code."""
    return (len(LEVELS) if site.level is None else LEVELS.index(site.level), *site.place.order)


def _decision_order(row: Reoccupation) -> tuple[object, ...]:
    return (_DECISIONS.index(row.decision), *row.closed.order, row.decided_on or date.min)


class _Reading:
    """The rows of the base by the site they are about."""

    def __init__(self, base: Snapshot, day: date) -> None:
        self.day = day
        self.settings = {str(r["cle"]): r["valeur"] for r in base.all("reglage")}
        communes = {c["uuid"]: str(c["nom"]) for c in base.all("commune")}
        self.places = {
            s["uuid"]: Place(_text(s["code"]), str(s["nom"]), communes.get(s["commune"])) for s in base.all("site")
        }
        self.results = grouped(base.all("vigilance"), "site")
        self.factors = grouped(base.all("vigilance_facteur"), "vigilance")
        self.visits = grouped(base.all("visite"), "site")
        self.uses = grouped(base.all("usage_site"), "site")
        self.to_confirm = {r["site_ferme"] for r in base.all("reoccupation") if r["decision"] == PROPOSED}

    def site(self, row: Row) -> WatchedSite:
        uuid, closed_on = row["uuid"], as_date(row["date_fermeture"])
        last = self._result(uuid, closed_on)
        return WatchedSite(
            place=self.places[uuid],
            closed_on=closed_on,
            result=None if last is None else self._stored(last),
            reason="" if last is None else _text(last["motif"]),
            visits=watch_state(self._visits(uuid), closed_on, self.day, self.settings),
            used_since=used_since(self._uses(uuid), self.day),
            to_confirm=uuid in self.to_confirm,
        )

    def _result(self, site: object, closed_on: date | None) -> Row | None:
        """The last one at that day. One from before the closing is about an earlier closing of the site."""
        rows = [
            r for r in self.results[site] if closed_on is None or not _after(closed_on, day_of(r, "date_reference"))
        ]
        return _last(rows, "date_reference", self.day)

    def _stored(self, result: Row) -> Stored:
        rows = {str(f["facteur"]): f for f in self.factors[result["uuid"]]}
        factors = tuple(_factor(code, rows.get(code)) for code in CODES)
        day = day_of(result, "date_reference")
        return Stored(str(result["site"]), day, _text(result["version_regles"]), str(result["niveau"]), factors)

    def _visits(self, site: object) -> Iterator[Visit]:
        for rank, row in enumerate(self.visits[site]):
            yield Visit(day_of(row, "date"), str(row["constat"]), rank, as_date(row["prochaine_visite"]))

    def _uses(self, site: object) -> Iterator[UseOfPlace]:
        for rank, row in enumerate(self.uses[site]):
            manager, left = str(row["gestionnaire_identifie"]), str(row["equipements_laisses"])
            yield UseOfPlace(day_of(row, "date"), rank, str(row["usage"]), manager, left)

    def reoccupation(self, row: Row) -> Reoccupation:
        new = self.places.get(row["site_nouveau"])
        decision = str(row["decision"])
        decided_on = None if decision == PROPOSED else as_date(row["le"])
        reason = without_remarks(str(row["motif"]))
        return Reoccupation(self.places[row["site_ferme"]], new, reason, decision, decided_on)


def _last(rows: Sequence[Row], column: str, day: date) -> Row | None:
    """The last row at that day; of one day, the one entered last."""
    known = [row for row in rows if not _after(row[column], day)]
    return max(reversed(known), key=lambda row: day_of(row, column), default=None)


def _factor(code: str, row: Row | None) -> StoredFactor:
    """A factor whose row is not there is not known."""
    if row is None:
        return StoredFactor(code, UNKNOWN)
    columns = ("valeur", "unite", "seuil", "niveau_preuve", "source")
    return StoredFactor(code, str(row["reponse"]), *(_text(row[column]) for column in columns))


def _known(results: Sequence[Stored]) -> tuple[Known, ...]:
    return tuple(_known_of(code, [f for r in results for f in r.factors if f.code == code]) for code in CODES)


def _known_of(code: str, factors: Sequence[StoredFactor]) -> Known:
    # A dict keeps the order in which things were first met.
    thresholds, grades, sources = (
        tuple(dict.fromkeys(text for text in texts if text))
        for texts in ([f.threshold for f in factors], [f.grade for f in factors], [f.source for f in factors])
    )
    return Known(code, thresholds, grades, sources)


def _engagements(base: Snapshot, sites: set[object]) -> tuple[OpenEngagements, ...]:
    """Those that name one of the sites; an engagement for the whole territory names none."""
    articles = {e["uuid"]: int(str(e["article"])) for e in base.all("engagement") if e["statut"] in OPEN_ENGAGEMENTS}
    links = [(r["engagement"], r["site"]) for r in base.all("engagement_site")
             if r["site"] in sites and r["engagement"] in articles]  # fmt: skip
    return tuple(
        OpenEngagements(
            article,
            len({engagement for engagement, _ in links if articles[engagement] == article}),
            len({site for engagement, site in links if articles[engagement] == article}),
        )
        for article in sorted({articles[engagement] for engagement, _ in links})
    )
