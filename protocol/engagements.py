"""What a partner promises under articles 4 to 11, and which promises a question is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .vocabulary import OPEN_ENGAGEMENTS

NO_DEADLINE = 0
"""The year of an engagement without a deadline."""


@dataclass(frozen=True)
class EngagedSite:
    """A site as it is named in lists."""

    uuid: str
    code: str
    name: str


@dataclass(frozen=True)
class EngagedPartner:
    """Who promises; `category` is a code of `partners.CATEGORIES`, empty when the partner is gone from the base."""

    uuid: str
    name: str
    category: str


@dataclass(frozen=True)
class EngagementLine:
    """One engagement. Unknown figures are None, which is not 0; no site means the whole territory."""

    uuid: str
    article: int
    partner: EngagedPartner
    title: str
    status: str
    action: str | None = None
    quantity: float | None = None
    unit: str | None = None
    deadline: date | None = None
    budget_eur: float | None = None
    sites: tuple[EngagedSite, ...] = ()

    @property
    def year(self) -> int:
        """The calendar year of the deadline: the only date that an engagement has. NO_DEADLINE without one."""
        return NO_DEADLINE if self.deadline is None else self.deadline.year

    def overdue(self, today: date) -> bool:
        """Whether it could still be kept and should have been before that day; not yet on the day itself."""
        return self.status in OPEN_ENGAGEMENTS and self.deadline is not None and self.deadline < today

    def concerns(self, site: str) -> bool:
        """Whether that site (uuid) is one of those that it names."""
        return any(named.uuid == site for named in self.sites)


def overdue_first(lines: Iterable[EngagementLine], today: date) -> list[EngagementLine]:
    """The overdue ones before the others, each in the order given."""
    return sorted(lines, key=lambda line: not line.overdue(today))


class Scope(Enum):
    """Whether an engagement names its sites or holds for the whole territory."""

    ALL = "tous"
    OWN = "propres"
    TERRITORY = "territoire"


@dataclass(frozen=True)
class Selection:
    """Which engagements are looked at; by default all of them.

    A site is concerned by the engagements that name it (OWN), and by those that name none, for they hold for the whole
    territory (TERRITORY); ALL keeps both. Without a site, OWN keeps those that name at least one. `year` is that of the
    deadline, NO_DEADLINE for those without one. `statuses` empty: any.
    """

    site: str | None = None
    scope: Scope = Scope.ALL
    year: int | None = None
    statuses: tuple[str, ...] = ()
    overdue_only: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()

    def keeps(self, line: EngagementLine, today: date) -> bool:
        """Whether that engagement is looked at, on that day."""
        return (
            self._place_fits(line)
            and self.year in (None, line.year)
            and (not self.statuses or line.status in self.statuses)
            and (not self.overdue_only or line.overdue(today))
        )

    def _place_fits(self, line: EngagementLine) -> bool:
        if not line.sites:
            return self.scope is not Scope.OWN
        return self.scope is not Scope.TERRITORY and (self.site is None or line.concerns(self.site))
