"""Does the rule of Article 11 say anything true here? It is replayed at each closing, then held against the year after.

Only what the base tells of that day is used; what is not dated in it (orientations, declared resorption, links between
sites, outlines) is used as it is today. Nothing here is a prediction: shares among closings of the past, each with its
interval, and what could not be known counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from .months import months_after
from .reoccupation import OCCUPIED, candidates
from .vigilance import LEVELS, NO_REASON, VIGILANCE, begun_on, evaluate
from .vigilance_facts import CONFIRMED, REFUSED, SiteFacts, Territory

CLOSINGS = 30
"""Followed closings, of known outcome, without which nothing is said: a convention of the product."""

FOLLOW_UP_MONTHS = 12

AGAIN, NOT_AGAIN, UNSEEN, PENDING = "reoccupe", "non_reoccupe", "sans_visite", "a_decider"
OUTCOMES = (AGAIN, NOT_AGAIN, UNSEEN, PENDING)
"""Occupied again, as a person said; visited and not occupied again; nobody went there; seen or proposed, not decided."""

_Z = 1.959963984540054
"""97.5 % of a standard normal law: an interval of 95 %."""


def wilson(count: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927, without continuity correction), as two numbers from 0 to 1.

    Raises ZeroDivisionError when there is nothing to share.
    """
    share, square = count / total, _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = _Z / (1 + square / total) * sqrt(share * (1 - share) / total + square / (4 * total * total))
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


@dataclass(frozen=True)
class Followed:
    """One closing: the level that the rule gave that day, and what the year after showed (one of OUTCOMES)."""

    site: str
    level: str
    outcome: str


@dataclass(frozen=True)
class Row:
    """Closings of one level, by outcome."""

    counts: Mapping[str, int]

    @property
    def known(self) -> int:
        """Those whose outcome is known."""
        return self.counts[AGAIN] + self.counts[NOT_AGAIN]

    @property
    def interval(self) -> tuple[float, float] | None:
        """Of the share occupied again among those known; None when there is none."""
        return wilson(self.counts[AGAIN], self.known) if self.known else None


@dataclass(frozen=True)
class BackTest:
    """What came out. `closings` are the sites closed on that day, `undated` those of which no closing day is sure."""

    day: date
    closings: int
    undated: int
    followed: Sequence[Followed]

    def row(self, *levels: str) -> Row:
        """The followed closings of those levels."""
        found = [one.outcome for one in self.followed if one.level in levels]
        return Row({outcome: found.count(outcome) for outcome in OUTCOMES})

    @property
    def whole(self) -> Row:
        """All the followed closings: the base rate."""
        return self.row(*LEVELS)

    @property
    def enough(self) -> bool:
        """Whether there are enough closings of known outcome for a table to be given."""
        return self.whole.known >= CLOSINGS

    @property
    def told_apart(self) -> bool:
        """Whether watched places were occupied again more often than the others, beyond what chance explains."""
        watched, others = self.row(VIGILANCE).interval, self.row(NO_REASON).interval
        return watched is not None and others is not None and watched[0] > others[1]

    @property
    def validated(self) -> bool:
        """Whether the rule was held against this base and was right."""
        return self.enough and self.told_apart


def back_test(territory: Territory, day: date) -> BackTest:
    """The rule replayed at each closing whose year had passed on that day; always the same for the same base and day."""
    closed = territory.closed_at(day)
    dated = [(site, site.left_on) for site in closed if site.left_on is not None]
    waiting = _waiting(territory, day)
    followed = [
        Followed(site.uuid, evaluate(territory, site, left).level, _outcome(territory, site, left, day, waiting))
        for site, left in dated if _end(left) <= day
    ]  # fmt: skip
    return BackTest(day, len(closed), len(closed) - len(dated), tuple(followed))


def _end(left: date) -> date:
    return months_after(left, FOLLOW_UP_MONTHS)


Waiting = Mapping[str, Sequence["date | None"]]
"""Closed site -> when what nobody decided on would have begun; None when that is not known."""


def _waiting(territory: Territory, day: date) -> Waiting:
    found: dict[str, list[date | None]] = {}
    for one in candidates(territory, day):
        if one.new is not None:
            found.setdefault(one.closed, []).append(territory.sites[one.new].began_on)
    for row in territory.decisions:
        if row.decision not in (CONFIRMED, REFUSED) and row.closed in territory.sites:
            found.setdefault(row.closed, []).append(begun_on(territory, territory.sites[row.closed], row))
    return found


def _outcome(territory: Territory, site: SiteFacts, left: date, day: date, waiting: Waiting) -> str:
    end = _end(left)
    begun = list(_begun(territory, site, day, end))
    if any(one is not None and left <= one <= end for one in begun):
        return AGAIN
    if None in begun or any(one is None or left <= one <= end for one in waiting.get(site.uuid, ())):
        return PENDING
    during = [visit for visit in site.visits if left < visit.day <= end]
    refused = {row.visit for row in territory.decisions_of.get(site.uuid, ()) if row.decision == REFUSED}
    if any(visit.finding in OCCUPIED and visit.uuid not in refused for visit in during):
        return PENDING
    return NOT_AGAIN if during else UNSEEN


def _begun(territory: Territory, site: SiteFacts, day: date, end: date) -> Iterator[date | None]:
    """When each re-occupation that a person confirmed, or linked as the next occupation of the place, began.

    One confirmed by the end of the follow-up had begun by then, even on an unknown day.
    """
    for row in territory.decisions_of.get(site.uuid, ()):
        if row.decision == CONFIRMED and (row.decided_on is None or row.decided_on <= day):
            in_time = row.decided_on if row.decided_on is not None and row.decided_on <= end else None
            yield begun_on(territory, site, row) or in_time
    for uuid in territory.after.get(site.uuid, {}):
        if site.uuid in territory.precedents.get(uuid, ()) and uuid in territory.sites:
            yield territory.sites[uuid].began_on
