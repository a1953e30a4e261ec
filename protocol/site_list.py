"""The list of all sites: what a line says, what the filters keep, in which order, and the totals.

A site that is closed has no inhabitants left: its last count is that of before the closing, so it is neither summed
nor classed, and it is never out of date. Unknown is not zero: a site that nobody counted is told apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from .living_conditions import BAD, SEVERITY, TO_IMPROVE
from .plain_text import folded
from .resorption import DECLARED_STATUS
from .vocabulary import vocabulary

STALE_DAYS = 180
"""Without news for longer, a site is out of date: the national platform's « 6 mois », which it counts as 180 days."""

NO_COMMUNE = ""
"""Stands for « no commune known » in the filter on communes."""

_NUMBER = re.compile(r"([0-9]+)")
_BETWEEN_WORDS = re.compile(r"[\W_]+")

Key = object
"""Values of one column that compare with one another."""


@dataclass(frozen=True)
class SiteLine:
    """One site. `themes` has the status of each theme of living conditions, empty when they were never observed.

    Counts are persons; None is not counted. `fid` is the row's number in its file, which map layers know it by.
    """

    uuid: str
    fid: int = 0
    code: str = ""
    name: str = ""
    kind: str = ""
    status: str = ""
    commune: str | None = None
    address: str | None = None
    counted_on: date | None = None
    persons: int | None = None
    minors: int | None = None
    settled_on: date | None = None
    closed_on: date | None = None
    reported_on: date | None = None
    situation_on: date | None = None
    observed_on: date | None = None
    """The last observation of living conditions."""
    visited_on: date | None = None
    diagnosed_on: date | None = None
    vigilance: str | None = None
    engagements_open: int = 0
    engagements_overdue: int = 0
    themes: tuple[tuple[str, str], ...] = ()

    @functools.cached_property
    def searched(self) -> str:
        """The text in which words are looked for."""
        return folded("\n".join(text for text in (self.code, self.name, self.commune, self.address) if text))

    @property
    def closed(self) -> bool:
        """Whether nobody lives there any more."""
        return self.status in DECLARED_STATUS

    @property
    def present_persons(self) -> int | None:
        """Persons of the last count, None when not counted or closed."""
        return None if self.closed else self.persons

    @property
    def present_minors(self) -> int | None:
        """Minors of the last count, None when not counted or closed."""
        return None if self.closed else self.minors

    @property
    def news_on(self) -> date | None:
        """The day of the latest thing known, None when nothing of it is dated."""
        days = (
            self.reported_on, self.situation_on, self.counted_on, self.observed_on, self.visited_on, self.diagnosed_on,
        )  # fmt: skip
        return max((day for day in days if day is not None), default=None)

    @functools.cached_property
    def to_improve(self) -> tuple[str, ...]:
        """The themes of living conditions that are bad or to be improved; none for a closed site."""
        return () if self.closed else tuple(theme for theme, status in self.themes if status in (BAD, TO_IMPROVE))

    @property
    def worst(self) -> str | None:
        """The status of the worst theme, None when closed or never observed."""
        if self.closed:
            return None
        return max((status for _theme, status in self.themes), key=SEVERITY.index, default=None)


def out_of_date(line: SiteLine, today: date) -> bool:
    """Whether nothing is known of an occupied site since more than `STALE_DAYS`, or ever."""
    if line.closed:
        return False
    return line.news_on is None or (today - line.news_on).days > STALE_DAYS


@dataclass(frozen=True)
class PersonsClass:
    """A class of occupied sites by persons of the last count, bounds included; both None: not counted."""

    code: str
    least: int | None
    most: int | None

    def has(self, line: SiteLine) -> bool:
        """Whether the site is in the class."""
        if line.closed:
            return False
        if line.persons is None or self.least is None:
            return line.persons is None and self.least is None
        return line.persons >= self.least and (self.most is None or line.persons <= self.most)


PERSONS_CLASSES = {
    c.code: c
    for c in (
        PersonsClass("moins_de_10", 0, 9),
        PersonsClass("de_10_a_99", 10, 99),
        PersonsClass("100_et_plus", 100, None),
        PersonsClass("non_compte", None, None),
    )
}
"""The classes of the national platform: fewer than 10, 10 to 99, 100 and more, unknown."""


@dataclass(frozen=True)
class Filters:
    """What is asked for; an empty set, None or a false one asks nothing. Several filters all hold at once."""

    search: str = ""
    """Each of its words must be in the code, the name, the commune or the address."""
    statuses: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    commune: str | None = None
    persons: str | None = None
    """Code of one of `PERSONS_CLASSES`."""
    themes: frozenset[str] = frozenset()
    """Living conditions of which at least one is bad or to be improved."""
    out_of_date: bool = False
    overdue: bool = False
    words: tuple[str, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(folded(self.search).split()))


def matches(line: SiteLine, filters: Filters, today: date) -> bool:
    """Whether the filters keep the site. Raises KeyError for an unknown class of persons."""
    if any(word not in line.searched for word in filters.words):
        return False
    if filters.statuses and line.status not in filters.statuses:
        return False
    if filters.kinds and line.kind not in filters.kinds:
        return False
    if filters.commune is not None and (line.commune or NO_COMMUNE) != filters.commune:
        return False
    return _matches_follow_up(line, filters, today)


def _matches_follow_up(line: SiteLine, filters: Filters, today: date) -> bool:
    if filters.persons is not None and not PERSONS_CLASSES[filters.persons].has(line):
        return False
    if filters.themes and filters.themes.isdisjoint(line.to_improve):
        return False
    if filters.overdue and line.engagements_overdue == 0:
        return False
    return not filters.out_of_date or out_of_date(line, today)


@dataclass(frozen=True)
class Totals:
    """Sums over sites; `persons` is None when none of them was counted. Closed sites are in neither count."""

    sites: int
    closed: int
    persons: int | None
    counted: int
    uncounted: int


def totals(lines: Iterable[SiteLine]) -> Totals:
    """The totals of these sites."""
    sites = list(lines)
    occupied = [line.persons for line in sites if not line.closed]
    known = [persons for persons in occupied if persons is not None]
    return Totals(
        sites=len(sites),
        closed=len(sites) - len(occupied),
        persons=sum(known) if known else None,
        counted=len(known),
        uncounted=len(occupied) - len(known),
    )


@functools.lru_cache(maxsize=32768)
def text_key(text: str) -> tuple[Key, ...]:
    """French alphabetical order: accents and case count only between equal words, numbers as numbers (S-9 before S-10)."""
    words = _BETWEEN_WORDS.sub(" ", folded(text)).strip()
    parts = _NUMBER.split(words)
    # Texts and numbers alternate. A number is its length, then its digits: `int` refuses very long ones.
    numbers = ((len(part.lstrip("0")), part.lstrip("0")) for part in parts[1::2])
    return (*(item for pair in zip(parts[::2], (*numbers, (-1, ""))) for item in pair), text)


def _text(value: str | None) -> Key | None:
    return text_key(value) if value else None


def _coded(list_name: str) -> Callable[[str | None], Key | None]:
    """The order of a vocabulary; a code that it does not have is unknown."""
    places = {value: place for place, value in enumerate(vocabulary(list_name).values)}
    return lambda value: places.get(value or "")


_status, _kind, _level = _coded("statut_site"), _coded("type_site"), _coded("niveau_vigilance")


def _conditions(line: SiteLine) -> Key | None:
    return None if line.worst is None else (SEVERITY.index(line.worst), len(line.to_improve))


SORT_KEYS: dict[str, Callable[[SiteLine], Key | None]] = {
    "code": lambda line: _text(line.code),
    "nom": lambda line: _text(line.name),
    "type_site": lambda line: _kind(line.kind),
    "statut": lambda line: _status(line.status),
    "commune": lambda line: _text(line.commune),
    "adresse": lambda line: _text(line.address),
    "date_installation": lambda line: line.settled_on,
    "date_fermeture": lambda line: line.closed_on,
    "date_denombrement": lambda line: line.counted_on,
    "nb_personnes": lambda line: line.present_persons,
    "nb_mineurs": lambda line: line.present_minors,
    "date_visite": lambda line: line.visited_on,
    "date_diagnostic": lambda line: line.diagnosed_on,
    "derniere_nouvelle": lambda line: line.news_on,
    "conditions_vie": _conditions,
    "niveau_vigilance": lambda line: _level(line.vigilance),
    "nb_engagements_ouverts": lambda line: line.engagements_open,
    "nb_engagements_en_retard": lambda line: line.engagements_overdue,
}
"""What each column is sorted by; None is unknown."""


def ordered(lines: Iterable[SiteLine], column: str, descending: bool = False) -> list[SiteLine]:
    """The sites by that column, then by code; those where it is unknown come last in both directions. Raises KeyError."""
    key = SORT_KEYS[column]
    by_code: Sequence[SiteLine] = sorted(lines, key=lambda line: (text_key(line.code), line.uuid))
    keyed = [(key(line), line) for line in by_code]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)  # type: ignore[arg-type, return-value]
    return [line for _key, line in known] + [line for value, line in keyed if value is None]
