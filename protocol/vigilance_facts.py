"""What the base knows of sites for Article 11, and what it knew on a given day.

Nothing here depends on the order in which rows are read: of two rows of one day, the one entered last has the
higher `rank`. No attribute of the inhabitants but their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from .resorption import LASTING
from .settings import SAME_PLACE, Settings, applied


class Dated(Protocol):
    """A row with a day and an order of entry."""

    @property
    def day(self) -> date: ...

    @property
    def rank(self) -> int: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class PersonsCount:
    """A count that gives a number of persons."""

    day: date
    rank: int
    persons: int


@dataclass(frozen=True)
class UseOfPlace:
    """What becomes of a place: codes of `usage_site` and of `tri_etat`."""

    day: date
    rank: int
    use: str
    manager_known: str
    equipment_left: str


@dataclass(frozen=True)
class Visit:
    """A visit; `finding` is a code of `constat_visite`."""

    uuid: str
    day: date
    rank: int
    finding: str


@dataclass(frozen=True)
class Decision:
    """A row of `reoccupation`: what was proposed about a closed site, and what a person said.

    `new` is None when only a visit says so; `decided_on` None when nobody wrote the day.
    """

    closed: str
    new: str | None
    visit: str | None
    decision: str
    decided_on: date | None = None


@dataclass(frozen=True)
class SiteFacts:
    """One occupation of a place.

    `oriented`: persons by type of orientation, None where a row gives no number. `outline` says why the outline
    cannot be used (a French word), empty when it can. `point_only`: a circle drawn round a point.
    """

    uuid: str
    code: str
    closed: bool
    installed_on: date | None = None
    closed_on: date | None = None
    declared: str | None = None
    reinstalled: str | None = None
    commune: str | None = None
    outline: str = ""
    point_only: bool = False
    counts: tuple[PersonsCount, ...] = ()
    oriented: Mapping[str, int | None] = field(default_factory=dict)
    uses: tuple[UseOfPlace, ...] = ()
    visits: tuple[Visit, ...] = ()

    def closed_at(self, day: date) -> bool:
        """Whether it is closed on that day. Closed without a date: its status alone says so."""
        return self.closed and (self.closed_on is None or self.closed_on <= day)

    def active_at(self, day: date) -> bool:
        """Whether people are there on that day. Settled on an unknown date: they are."""
        return not self.closed_at(day) and (self.installed_on is None or self.installed_on <= day)

    @property
    def dates_cross(self) -> bool:
        """Whether it closed before it began."""
        return bool(self.installed_on and self.closed_on and self.closed_on < self.installed_on)

    def persons_at(self, day: date) -> PersonsCount | None:
        """The last count at that day."""
        return last_at(self.counts, day)

    @property
    def lasting_told(self) -> bool:
        """Whether each lasting orientation has its number of persons."""
        return all(number is not None for kind, number in self.oriented.items() if kind in LASTING)


@dataclass(frozen=True)
class Territory:
    """Every site of a base and how they stand to each other.

    `distances` in m between outlines, both ways, for pairs no further than the settings ask; `overlaps` in per cent of
    the smaller outline, both ways, for pairs that share some ground; `precedents`: site -> sites of the same place
    before it; `came_from`: site -> sites its people came from; `communes_near`: site -> communes no further than the
    settings ask, for what stands nowhere precisely.
    """

    sites: Mapping[str, SiteFacts]
    threshold_pct: int
    settings: Settings = field(default_factory=dict)
    distances: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    overlaps: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    precedents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    came_from: Mapping[str, frozenset[str]] = field(default_factory=dict)
    communes_near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()

    @cached_property
    def gone_to(self) -> Mapping[str, frozenset[str]]:
        """Site -> sites where its people are known to have moved."""
        return _turned(self.came_from)

    @cached_property
    def decisions_of(self) -> Mapping[str, tuple[Decision, ...]]:
        """Closed site -> what was proposed or decided about it."""
        found: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            found.setdefault(decision.closed, []).append(decision)
        return {uuid: tuple(rows) for uuid, rows in found.items()}

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """Site -> sites said to be the same place before it: links, and re-occupations that a person confirmed."""
        found = {uuid: set(others) for uuid, others in self.precedents.items()}
        for row in self.decisions:
            if row.decision == "confirmee" and row.new is not None:
                found.setdefault(row.new, set()).add(row.closed)
        return {uuid: frozenset(others) for uuid, others in found.items()}

    @cached_property
    def unplaced(self) -> tuple[SiteFacts, ...]:
        """The sites whose outline cannot be used."""
        return tuple(site for site in self.sites.values() if site.outline)

    def may_be_near(self, site: SiteFacts, other: SiteFacts) -> bool:
        """Whether a site that stands nowhere precisely could be near that one, as far as its commune tells."""
        return other.commune is None or other.commune in self.communes_near.get(site.uuid, frozenset())

    def share_ground(self, one: str, other: str) -> bool:
        """Whether their outlines share enough to be the same place."""
        share = self.overlaps.get(one, {}).get(other, 0.0)
        return share >= applied(SAME_PLACE, self.settings)

    def set_apart(self, closed: str, new: str) -> bool:
        """Whether a person refused that the second one is a re-occupation of the first."""
        return any(row.new == new and row.decision == "refusee" for row in self.decisions_of.get(closed, ()))

    def earlier(self, uuid: str) -> frozenset[str]:
        """Every site of the same place before it, link after link; itself in it when the links go round."""
        found: set[str] = set()
        ahead = list(self.before.get(uuid, ()))
        while ahead:
            other = ahead.pop()
            if other not in found:
                found.add(other)
                ahead += self.before.get(other, ())
        return frozenset(found)


def last_at(rows: Iterable[D], day: date) -> D | None:
    """The last row at that day, whatever the order given."""
    return max((row for row in rows if row.day <= day), key=lambda row: (row.day, row.rank), default=None)


def _turned(links: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, others in links.items():
        for other in others:
            found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}
