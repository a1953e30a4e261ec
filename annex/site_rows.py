"""The occupied sites one by one, their groups of origin in total, and what was known of them at the end of each year.

Plain data for the pages of Article 2: no QGIS, no text to show. `None` means that nobody counted: it is never 0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..protocol.plain_text import folded, in_order
from ..protocol.vocabulary import OPEN_STATUSES
from .reading import Row, Snapshot
from .row_values import as_date

ORIGINS = ("origine_francaise", "origine_ue", "origine_hors_ue")
"""The three aggregated groups of Article 2, columns of `site`."""


_YEARS = 6
_YES, _NO = "oui", "non"


@dataclass(frozen=True)
class SiteRow:
    """One occupied site; `kind` is a code of `type_site`, the counts are those of its last count."""

    code: str
    name: str
    commune: str | None
    kind: str
    since: date | None
    persons: int | None
    adults: int | None
    children: int | None
    counted_on: date | None


@dataclass(frozen=True)
class Split:
    """Persons of the sites where persons were counted: adults, children, and those whose age was not told."""

    adults: int = 0
    children: int = 0
    untold: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.adults + self.children + self.untold


@dataclass(frozen=True)
class Origin:
    """Answers on the occupied sites about one group: how many sites gave each, never how many persons."""

    column: str
    yes: int
    no: int
    unknown: int


@dataclass(frozen=True)
class Moment:
    """What the base says of one day: sites occupied, those counted by then, their persons (None: none counted)."""

    day: date
    sites: int
    counted: int
    persons: int | None


def site_rows(
    sites: Sequence[Row], counts: Mapping[object, Row], communes: Mapping[object, str]
) -> tuple[SiteRow, ...]:
    """The sites by commune, those without one last, then by code."""
    rows = [_row(site, counts.get(site["uuid"]), communes.get(site["commune"])) for site in sites]
    return tuple(
        sorted(rows, key=lambda r: (r.commune is None, in_order(r.commune or ""), in_order(r.code), folded(r.name)))
    )


def _row(site: Row, count: Row | None, commune: str | None) -> SiteRow:
    numbers = [None if count is None else count[c] for c in ("nb_personnes", "nb_adultes", "nb_mineurs")]
    persons, adults, children = (n if isinstance(n, int) else None for n in numbers)
    return SiteRow(
        code=str(site["code"] or ""),
        name=str(site["nom"]),
        commune=commune,
        kind=str(site["type_site"]),
        since=as_date(site["date_installation"]),
        persons=persons,
        adults=adults,
        children=children,
        counted_on=None if count is None else as_date(count["date_denombrement"]),
    )


def split(rows: Sequence[SiteRow]) -> Split:
    """The persons of these sites; a site without a number of persons is left out, whatever else is known of it."""
    parts = [_split(row) for row in rows if row.persons is not None]
    return Split(sum(p.adults for p in parts), sum(p.children for p in parts), sum(p.untold for p in parts))


def _split(row: SiteRow) -> Split:
    persons, adults, children = row.persons or 0, row.adults or 0, row.children or 0
    # Numbers that do not go together say nothing of the ages.
    if adults + children > persons:
        return Split(untold=persons)
    return Split(adults, children, persons - adults - children)


def origins(base: Snapshot) -> tuple[Origin, ...]:
    """The three groups in total over the occupied sites; nothing when one site could be told from them."""
    if not base.totals:
        return ()
    found = []
    for column in ORIGINS:
        answers: Counter[object] = base.totals.get(column, Counter())
        yes, no = answers[_YES], answers[_NO]
        found.append(Origin(column, yes, no, sum(answers.values()) - yes - no))
    return tuple(found)


def moments(base: Snapshot, today: date) -> tuple[Moment, ...]:
    """The last year ends at which a site was counted, and today; nothing when there is but one to show.

    A site is occupied from its settling, or from the first day that the base knows of it (report, first count), until
    it closes; a closed one without either day is left out. Its persons are those of its last count by that day.
    """
    counted: dict[object, list[Row]] = defaultdict(list)
    for row in base.all("denombrement"):
        if isinstance(row["date"], date):
            counted[row["site"]].append(row)
    stays = [_stay(site, counted[site["uuid"]]) for site in base.all("site")]
    days = [*(date(year, 12, 31) for year in range(today.year - _YEARS, today.year)), today]
    known = [_moment(stays, day, today) for day in days]
    first = next((rank for rank, moment in enumerate(known) if moment.counted), len(known))
    return tuple(known[first:]) if len(known) - first > 1 else ()


@dataclass(frozen=True)
class _Stay:
    """One occupation: its first day and its last if known, whether it goes on, its counts in order of entry."""

    begun: date | None
    ended: date | None
    goes_on: bool
    counts: Sequence[Row]

    def lasts_at(self, day: date, today: date) -> bool:
        if day == today:
            return self.goes_on
        if self.begun is None or self.begun > day:
            return False
        return self.goes_on or (self.ended is not None and self.ended > day)

    def persons_at(self, day: date) -> int | None:
        by_then = [row for row in self.counts if row["date"] <= day]  # type: ignore[operator]
        # Of two counts of one day, the one entered last.
        last = max(reversed(by_then), key=lambda row: row["date"], default=None)  # type: ignore[arg-type,return-value]
        found = None if last is None else last["nb_personnes"]
        return found if isinstance(found, int) else None


def _stay(site: Row, counts: Sequence[Row]) -> _Stay:
    first = min((c["date"] for c in counts), default=None)  # type: ignore[type-var]
    begun = as_date(site["date_installation"])
    seen = [day for day in (as_date(site["date_signalement"]), as_date(first)) if day is not None]
    begun = begun or min(seen, default=None)
    return _Stay(begun, as_date(site["date_fermeture"]), site["statut"] in OPEN_STATUSES, counts)


def _moment(stays: Sequence[_Stay], day: date, today: date) -> Moment:
    living = [stay for stay in stays if stay.lasts_at(day, today)]
    persons = [p for p in (stay.persons_at(day) for stay in living) if p is not None]
    return Moment(day, len(living), len(persons), sum(persons) if persons else None)
