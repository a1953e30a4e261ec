"""The list of the closed sites to watch (Article 11): by level, and inside a level what is overdue first.

An order of work, not of danger: within a level nothing but delays and codes counts. A site that was never evaluated is
told apart, and is never « pas de motif suffisant ». A site is never taken out of the list: once a use of its place has
been « réalisé » for a year it is shown apart at the end, unless people are back, or are proposed to be.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .months import months_after
from .plain_text import folded
from .site_list import NO_COMMUNE, text_key
from .vigilance import LEVELS, REOCCUPIED
from .vigilance_facts import UseOfPlace
from .watch_visits import Due, WatchState

NOT_EVALUATED = "non_evalue"
"""Group of the closed sites that no evaluation has looked at."""

FOLLOWED = "suivi_termine"
"""Group of the sites whose place has had a use for a year."""

GROUPS = (*LEVELS, NOT_EVALUATED, FOLLOWED)
"""The groups, in order."""

DONE = "realise"
FOLLOWED_MONTHS = 12
"""Months during which a use is « réalisé » before the site is shown apart: one year, a convention of the product."""

STALE_DAYS = 30
"""Days after which an evaluation is said to be old: a convention of the product. Time alone changes an answer (F2)."""


@dataclass(frozen=True)
class WatchLine:
    """A closed site. `level` is empty when it was never evaluated; `fid` is its number in its file, for the map.

    `used_since`: since when the use of the place is « réalisé » without a break; None when it is not, or not known.
    `to_confirm`: a re-occupation of it is proposed, and nobody has answered.
    """

    uuid: str
    fid: int = 0
    code: str = ""
    name: str = ""
    commune: str = ""
    closed_on: date | None = None
    level: str = ""
    evaluated_on: date | None = None
    visits: WatchState | None = None
    engagements_overdue: int = 0
    used_since: date | None = None
    to_confirm: bool = False

    @functools.cached_property
    def searched(self) -> str:
        """The text in which words are looked for."""
        return folded("\n".join((self.code, self.name, self.commune)))

    @property
    def visit_overdue(self) -> bool:
        """Whether a visit is overdue."""
        return self.visits is not None and self.visits.due is Due.OVERDUE


def group_of(line: WatchLine, today: date) -> str:
    """One of GROUPS. People back on a place, or proposed to be, keep it in its level, whatever its use was said to be."""
    done = line.used_since is not None and months_after(line.used_since, FOLLOWED_MONTHS) < today
    if done and line.level != REOCCUPIED and not line.to_confirm:
        return FOLLOWED
    return line.level or NOT_EVALUATED


def used_since(uses: Iterable[UseOfPlace], today: date) -> date | None:
    """The first day of the last run of statements « réalisé »; None when the last statement says something else."""
    since = None
    for use in sorted((use for use in uses if use.day <= today), key=lambda use: (use.day, use.rank)):
        since = (since or use.day) if use.use == DONE else None
    return since


def grouped(lines: Iterable[WatchLine], today: date) -> Mapping[str, Sequence[WatchLine]]:
    """Every group, also the empty ones, in order; in each, what is overdue first, then by code."""
    found: dict[str, list[WatchLine]] = {group: [] for group in GROUPS}
    for line in lines:
        found[group_of(line, today)].append(line)
    return {group: sorted(rows, key=_rank) for group, rows in found.items()}


def _rank(line: WatchLine) -> tuple[object, ...]:
    late = line.visit_overdue
    delay = _delay(line) if late else 0
    return not late, -delay, line.engagements_overdue == 0, -line.engagements_overdue, text_key(line.code), line.uuid


def _delay(line: WatchLine) -> int:
    """Days; a visit of which nobody knows when it was due comes first."""
    known = None if line.visits is None else line.visits.delay
    return timedelta.max.days if known is None else known


def matches(line: WatchLine, words: Sequence[str], commune: str | None) -> bool:
    """Whether the site has each of these (folded) words and is in that commune; None: any, `NO_COMMUNE`: in none."""
    if commune is not None and (line.commune or NO_COMMUNE) != commune:
        return False
    return all(word in line.searched for word in words)


@dataclass(frozen=True)
class Freshness:
    """What must be said of the evaluations when they are not of today's base.

    `newest` and `oldest` are the reference days of the closed sites' current results; None when there is none.
    """

    newest: date | None
    oldest: date | None
    never: int
    """Closed sites that have no result."""
    age: int
    """Days since the oldest of the current results."""
    changed: bool
    """Whether what is read by the rule changed since the last evaluation."""

    @property
    def old(self) -> bool:
        """Whether time alone may have changed the answers."""
        return self.age > STALE_DAYS


def freshness(lines: Iterable[WatchLine], changed: bool, today: date) -> Freshness:
    """How far the evaluations can be relied on."""
    days = [line.evaluated_on for line in lines]
    known = [day for day in days if day is not None]
    oldest = min(known, default=None)
    age = 0 if oldest is None else max(0, (today - oldest).days)
    return Freshness(max(known, default=None), oldest, len(days) - len(known), age, changed and bool(known))
