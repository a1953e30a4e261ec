"""Counts of inhabitants: the last one, the one that starts from it, what is left to share out, the series of a chart.

A count is a row of `denombrement` as a mapping of columns. Counts are given in order of entry, as the store reads
them: of two counts of the same day the one entered last counts, as in the view of the synthesis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .rules import as_day
from .sentences import Sentence

Count = Mapping[str, object]

AGES = ("nb_0_3", "nb_3_6", "nb_6_12", "nb_12_16", "nb_16_18")
NUMBERS = (
    "nb_personnes", "nb_adultes", "nb_femmes", "nb_menages", "nb_mineurs", "nb_filles", *AGES, "nb_scolarises",
    "nb_caravanes", "nb_cabanes", "nb_tentes", "nb_voitures", "nb_matelas",
)  # fmt: skip
"""The columns that hold a number; null = not counted."""


@dataclass(frozen=True)
class Hint(Sentence):
    """What to show beside `field`; nothing is ever written from it."""

    field: str = ""


@dataclass(frozen=True)
class Series:
    """Persons and minors through time: three sequences of the same length, days rising; None = not counted, not 0."""

    days: tuple[date, ...] = ()
    persons: tuple[int | None, ...] = ()
    minors: tuple[int | None, ...] = ()


def day_of(count: Count) -> date | None:
    """The day of a count, None when unknown."""
    day = as_day(count.get("date"))
    return None if day is None else date.fromisoformat(day)


def by_day(counts: Iterable[Count]) -> list[tuple[date, Count]]:
    """One count per day, days rising; the one entered last when a day has several. A count without a day is left out."""
    kept: dict[date, Count] = {}
    for count in counts:
        day = day_of(count)
        if day is not None:
            kept[day] = count
    return sorted(kept.items(), key=lambda item: item[0])


def last_count(counts: Iterable[Count]) -> Count | None:
    """The last count of a site, None when it has none."""
    days = by_day(counts)
    return days[-1][1] if days else None


def next_count(last: Count | None, today: date) -> dict[str, object]:
    """What a new count starts from: today, and the numbers of the last one to be corrected.

    The source is left empty: it says who counted this time. What was not counted stays not counted.
    """
    return {"date": today, "source": None, **{name: (last or {}).get(name) for name in NUMBERS}}


def series(counts: Iterable[Count]) -> Series:
    """Persons and minors of each day counted."""
    days = by_day(counts)
    return Series(
        tuple(day for day, _ in days),
        tuple(_number(count, "nb_personnes") for _, count in days),
        tuple(_number(count, "nb_mineurs") for _, count in days),
    )


def hints(count: Count) -> tuple[Hint, ...]:
    """What is left to share out, or is too much, field by field; an unknown number is never taken for 0."""
    return (*_people_hints(count), *_age_hints(count))


def _people_hints(count: Count) -> tuple[Hint, ...]:
    persons, adults, minors = (_number(count, name) for name in ("nb_personnes", "nb_adultes", "nb_mineurs"))
    if adults is not None and minors is not None:
        return _total_hints(persons, adults + minors)
    if persons is None or (adults is None and minors is None):
        return ()
    if adults is None and minors is not None and minors <= persons:
        return (_counted("nb_adultes", persons - minors, "Il reste {count} adulte.", "Il reste {count} adultes."),)
    if minors is None and adults is not None and adults <= persons:
        return (_counted("nb_mineurs", persons - adults, "Il reste {count} mineur.", "Il reste {count} mineurs."),)
    return ()


def _total_hints(persons: int | None, total: int) -> tuple[Hint, ...]:
    if persons == total:
        return ()
    if persons is None:
        one, several = "Adultes et mineurs font {count} personne.", "Adultes et mineurs font {count} personnes."
        return (_counted("nb_personnes", total, one, several),)
    if total < persons:
        one, several = "{count} personne ni adulte ni mineure.", "{count} personnes ni adultes ni mineures."
        return (_counted("nb_personnes", persons - total, one, several),)
    return (Hint("{count} de trop parmi les adultes et les mineurs.", (("count", total - persons),), "nb_personnes"),)


def _age_hints(count: Count) -> tuple[Hint, ...]:
    minors, known = _number(count, "nb_mineurs"), _known(count, AGES)
    if minors is None or not known or sum(known) == minors:
        return ()
    left = minors - sum(known)
    if left > 0:
        return (_counted(AGES[0], left, "{count} mineur sans tranche d’âge.", "{count} mineurs sans tranche d’âge."),)
    return (Hint("{count} de trop dans les tranches d’âge.", (("count", -left),), AGES[0]),)


def _counted(field: str, count: int, one: str, several: str) -> Hint:
    """French counts 0 and 1 in the singular."""
    return Hint(one if count < 2 else several, (("count", count),), field)


def _known(count: Count, names: Sequence[str]) -> list[int]:
    values = (_number(count, name) for name in names)
    return [value for value in values if value is not None]


def _number(count: Count, name: str) -> int | None:
    value = count.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
