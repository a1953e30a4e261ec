"""What the base knows of sites for Article 11, and what it knew on a given day.

Nothing here depends on the order in which rows are read: of two rows of one day, the one entered last has the
higher `rank`. No attribute of the inhabitants but their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from .plain_text import in_order
from .resorption import LASTING
from .settings import NEAR, RECENT_CLOSING, SAME_PLACE, SETTLED_AGAIN, Settings, applied
from .unplaced_sites import Unplaced
from .vocabulary import vocabulary

PROPOSED, CONFIRMED, REFUSED = vocabulary("decision_reoccupation").values
"""What a person said of a re-occupation; nothing yet of one that is proposed."""

Links = Mapping[str, Mapping[str, date]]
"""Site -> other sites, each with the day since which it is known; date.min when nobody wrote it."""


class Dated(Protocol):
    """A row with a day and an order of entry."""

    @property
    def day(self) -> date: ...

    @property
    def rank(self) -> int: ...


D = TypeVar("D", bound=Dated)


class PersonsCount(NamedTuple):
    """A count that gives a number of persons. A tuple, as other rows that a base has by the hundred thousand."""

    day: date
    rank: int
    persons: int


class UseOfPlace(NamedTuple):
    """What becomes of a place: codes of `usage_site` and of `tri_etat`."""

    day: date
    rank: int
    use: str
    manager_known: str
    equipment_left: str


class Visit(NamedTuple):
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

    @property
    def key(self) -> tuple[str, str, date]:
        """What tells it from the others about the same closed site."""
        return (self.new or "", self.visit or "", self.decided_on or date.min)


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

    @cached_property
    def began_on(self) -> date | None:
        """The day it began, None when it cannot be told: not written, or after it closed."""
        return None if self.dates_cross else self.installed_on

    @cached_property
    def left_on(self) -> date | None:
        """The day it closed, None when it cannot be told: still open, not written, or before it began."""
        return None if self.dates_cross or not self.closed else self.closed_on

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
    before it; `came_from`: site -> sites its people came from; `communes_near`: site -> communes that are no further
    than the settings ask or whose own outline is unknown, for what stands nowhere precisely; without it, any commune.
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
    def before(self) -> Links:
        """Site -> sites said to be the same place before it: links, and re-occupations that a person confirmed."""
        found = {uuid: dict.fromkeys(others, date.min) for uuid, others in self.precedents.items()}
        for row in self.decisions:
            if row.decision == CONFIRMED and row.new is not None:
                known = found.setdefault(row.new, {})
                known[row.closed] = min(known.get(row.closed, date.max), row.decided_on or date.min)
        return found

    @cached_property
    def after(self) -> Links:
        """The same, the other way: site -> sites said to be the same place after it."""
        found: dict[str, dict[str, date]] = {}
        for later, others in self.before.items():
            for earlier, since in others.items():
                found.setdefault(earlier, {})[later] = since
        return found

    @cached_property
    def refused_for(self) -> Links:
        """Site -> closed sites of which a person says that it is not a re-occupation."""
        found: dict[str, dict[str, date]] = {}
        for row in self.decisions:
            if row.decision == REFUSED and row.new is not None:
                known = found.setdefault(row.new, {})
                known[row.closed] = min(known.get(row.closed, date.max), row.decided_on or date.min)
        return found

    @cached_property
    def unplaced(self) -> tuple[SiteFacts, ...]:
        """The sites whose outline cannot be used."""
        return tuple(site for site in self.sites.values() if site.outline)

    @cached_property
    def nowhere(self) -> Unplaced:
        """The same, to count those that could be near a place."""
        return Unplaced(self.unplaced)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Site -> its place in the order of the codes."""
        ordered = sorted(self.sites.values(), key=lambda site: (in_order(site.code), site.uuid))
        return {site.uuid: place for place, site in enumerate(ordered)}

    def in_order(self, uuids: Iterable[str]) -> list[SiteFacts]:
        """The sites of the base among those, by code."""
        known, order = self.sites, self.order
        return [known[uuid] for uuid in sorted((uuid for uuid in uuids if uuid in known), key=order.__getitem__)]

    def closed_at(self, day: date) -> list[SiteFacts]:
        """The sites closed on that day, by code."""
        return self.in_order(site.uuid for site in self.sites.values() if site.closed_at(day))

    def near(self, site: SiteFacts) -> frozenset[str] | None:
        """The communes where a site that stands nowhere precisely could be near this one; None: any commune."""
        return self.communes_near.get(site.uuid)

    @cached_property
    def near_m(self) -> int:
        """Metres within which a site is a neighbour."""
        return applied(NEAR, self.settings)

    @cached_property
    def recent_days(self) -> int:
        """Days during which a closing is recent."""
        return applied(RECENT_CLOSING, self.settings)

    @cached_property
    def settled_again_days(self) -> int:
        """Days after a closing within which a new site near by may be the same one made again."""
        return applied(SETTLED_AGAIN, self.settings)

    @cached_property
    def same_place_pct(self) -> int:
        """Per cent of the smaller of two outlines that two sites of the same place share."""
        return applied(SAME_PLACE, self.settings)

    def share_ground(self, one: str, other: str) -> bool:
        """Whether their outlines share enough to be the same place."""
        share = self.overlaps.get(one, {}).get(other, 0.0)
        return share >= self.same_place_pct

    def set_apart(self, closed: str, new: str, day: date = date.max) -> bool:
        """Whether a person had refused, on that day, that the second one is a re-occupation of the first."""
        since = self.refused_for.get(new, {}).get(closed)
        return since is not None and since <= day

    def earlier(self, uuid: str, day: date = date.max) -> frozenset[str]:
        """Every site of the same place before it, link after link; itself in it when the links go round."""
        return _reached(self.before, uuid, day)

    def later(self, uuid: str, day: date = date.max) -> frozenset[str]:
        """Every site of the same place after it; itself in it when the links go round."""
        return _reached(self.after, uuid, day)


def _reached(links: Links, start: str, day: date) -> frozenset[str]:
    if start not in links:
        return frozenset()
    found: set[str] = set()
    ahead = [start]
    while ahead:
        for other, since in links.get(ahead.pop(), {}).items():
            if since <= day and other not in found:
                found.add(other)
                ahead.append(other)
    return frozenset(found)


def last_at(rows: Iterable[D], day: date) -> D | None:
    """The last row at that day, whatever the order given."""
    found: D | None = None
    for row in rows:
        if row.day <= day and (found is None or (row.day, row.rank) > (found.day, found.rank)):
            found = row
    return found


def _turned(links: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, others in links.items():
        for other in others:
            found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}
