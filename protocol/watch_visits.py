"""Visits of a closed site (Article 11): when it was last looked at, what was found, and which visit is missing.

A visit tells of its own day. « Rien à signaler » is stated as it was found and proves nothing of the days after; that
no visit is recorded is a gap, and never the same as a visit that found nothing. Whether a finding means that the place
is occupied again is for a person to confirm, elsewhere. A visit made before the closing does not watch a closed site:
it counts for the date that it plans only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from .plain_text import french_day, whole_number
from .sentences import Sentence, said
from .settings import VISIT_AGE, Settings, applied

NOTHING_FOUND = "rien"

_FOUND = {
    NOTHING_FOUND: "Visite du {day} : rien à signaler.",
    "traces": "Visite du {day} : traces de passage.",
    "occupation_partielle": "Visite du {day} : occupation partielle.",
    "reconstitution": "Visite du {day} : reconstitution.",
}
_OTHER_FINDING = "Visite du {day} : constat inconnu."


@dataclass(frozen=True)
class Visit:
    """One visit. `rank` is its order of entry: of two visits of one day the one entered last counts."""

    day: date
    finding: str
    """A code of `constat_visite`."""
    rank: int
    planned: date | None = None
    """The next visit, as it was planned then."""


class Due(IntEnum):
    """How a closed site stands, what is most overdue first."""

    OVERDUE = 0
    """The day of its next visit is past, or unknown."""
    NEVER_SEEN = 1
    """Not visited since its closing, and no visit is planned."""
    COMING = 2
    """A visit is planned."""
    UNPLANNED = 3
    """Visited lately, and no other visit is planned."""


@dataclass(frozen=True)
class WatchState:
    """The visits of a closed site as they stand on the reference day. Ages and delays are in days."""

    reference: date
    closed_on: date | None
    limit: int
    """Days after which a visit is old."""
    last: Visit | None
    """The last visit since the closing; any one when the day of the closing is unknown."""
    planned: date | None
    """The visit planned last, as long as none has been made on that day or since."""
    ignored: int
    """Visits dated after the reference day: they count for nothing."""

    @property
    def seen_since_closing(self) -> bool | None:
        """Whether it was visited since its closing; None: there are visits, but the day of the closing is unknown."""
        if self.last is None:
            return False
        return None if self.closed_on is None else True

    @property
    def not_closed_yet(self) -> bool:
        """Whether the site is closed after the reference day only."""
        return self.closed_on is not None and self.closed_on > self.reference

    @property
    def age(self) -> int | None:
        """Days since the last visit, None when there is none."""
        return None if self.last is None else (self.reference - self.last.day).days

    @property
    def is_old(self) -> bool:
        """Whether the last visit is older than the limit."""
        return self.age is not None and self.age > self.limit

    @property
    def days_overdue(self) -> int:
        """Days since the planned visit should have been made: 0 on the day itself, before, and when none is planned."""
        return 0 if self.planned is None else max(0, (self.reference - self.planned).days)

    @property
    def due_on(self) -> date | None:
        """The day planned; without one, the last day before the last visit or else the closing is too old.

        None: neither is known.
        """
        if self.planned is not None:
            return self.planned
        known = self.closed_on if self.last is None else self.last.day
        if known is None:
            return None
        return date.fromordinal(min(known.toordinal() + self.limit, date.max.toordinal()))

    @property
    def delay(self) -> int | None:
        """Days after the day when it was due, 0 when it is not late; None: nothing says when it was due."""
        return None if self.due_on is None else max(0, (self.reference - self.due_on).days)

    @property
    def due(self) -> Due:
        """How it stands."""
        if self.delay != 0:
            return Due.OVERDUE
        if self.planned is not None:
            return Due.COMING
        return Due.NEVER_SEEN if self.last is None else Due.UNPLANNED

    @property
    def sort_key(self) -> tuple[int, int, date]:
        """The most overdue first, before them those of which nobody knows since when; then the nearest day."""
        unknown = timedelta.max.days
        return self.due, -(unknown if self.delay is None else self.delay), self.due_on or date.min


def watch_state(visits: Iterable[Visit], closed_on: date | None, reference: date, settings: Settings) -> WatchState:
    """The state on the reference day, whatever the order of the visits. What is dated after that day is left out."""
    every = list(visits)
    known = sorted((v for v in every if v.day <= reference), key=lambda visit: (visit.day, visit.rank))
    since = [visit for visit in known if closed_on is None or visit.day >= closed_on]
    return WatchState(
        reference=reference,
        closed_on=closed_on,
        limit=applied(VISIT_AGE, settings),
        last=since[-1] if since else None,
        planned=_still_planned(known),
        ignored=len(every) - len(known),
    )


def stated(state: WatchState) -> tuple[Sentence, ...]:
    """What the last visit found. A « rien » that is old is no longer stated: `gaps` names its age."""
    visit = state.last
    if visit is None or (visit.finding == NOTHING_FOUND and state.is_old):
        return ()
    return (said(_FOUND.get(visit.finding, _OTHER_FINDING), day=french_day(visit.day)),)


def gaps(state: WatchState) -> tuple[Sentence, ...]:
    """What is missing, each gap named."""
    return (*_closing_gap(state), *_visit_gap(state), *_planned_gap(state), *_ignored_gap(state))


def due_in_words(state: WatchState) -> Sentence:
    """When the next visit is due, in a few words."""
    if state.delay is None:
        return said("jamais visité, date de fermeture inconnue")
    if state.planned is not None:
        return _planned_in_words((state.planned - state.reference).days)
    if state.not_closed_yet:
        return said("pas encore fermé le {day}", day=french_day(state.reference))
    if state.delay:
        one = said("{days} jour de retard : plus de {limit} jours sans visite", days=state.delay, limit=state.limit)
        delay = whole_number(state.delay)
        several = said("{days} jours de retard : plus de {limit} jours sans visite", days=delay, limit=state.limit)
        return _counted(state.delay, one, several)
    if state.last is None and state.closed_on is not None:
        days = (state.reference - state.closed_on).days
        one = said("aucune visite depuis la fermeture ({days} jour)", days=days)
        return _counted(days, one, said("aucune visite depuis la fermeture ({days} jours)", days=whole_number(days)))
    return said("aucune visite prévue")


def _still_planned(known: list[Visit]) -> date | None:
    """The last date planned, unless a visit entered or made after it has been made on that day or since.

    A visit that was made before that day, and plans nothing itself, leaves it to be done.
    """
    for place in range(len(known) - 1, -1, -1):
        planned = known[place].planned
        if planned is not None:
            return None if any(visit.day >= planned for visit in known[place + 1 :]) else planned
    return None


def _closing_gap(state: WatchState) -> Iterator[Sentence]:
    if state.closed_on is None:
        yield said("La date de fermeture est inconnue : rien ne dit si une visite l’a suivie.")
    elif state.not_closed_yet:
        yield said(
            "Le site n’était pas fermé le {day} : sa fermeture est datée du {closing}.",
            day=french_day(state.reference),
            closing=french_day(state.closed_on),
        )


def _visit_gap(state: WatchState) -> Iterator[Sentence]:
    if state.not_closed_yet:
        return
    if state.last is None:
        unknown = state.closed_on is None
        yield said("Aucune visite enregistrée." if unknown else "Aucune visite enregistrée depuis la fermeture.")
    elif state.is_old:
        template = "Dernière visite le {day}, il y a plus de {days} jours."
        if state.limit == 1:
            template = "Dernière visite le {day}, il y a plus de {days} jour."
        yield said(template, day=french_day(state.last.day), days=state.limit)


def _planned_gap(state: WatchState) -> Iterator[Sentence]:
    if state.planned is None or not state.days_overdue:
        return
    template = "La visite prévue le {day} n’est pas enregistrée ({days} jours de retard)."
    if state.days_overdue == 1:
        template = "La visite prévue le {day} n’est pas enregistrée ({days} jour de retard)."
    yield said(template, day=french_day(state.planned), days=whole_number(state.days_overdue))


def _ignored_gap(state: WatchState) -> Iterator[Sentence]:
    if not state.ignored:
        return
    template = "{count} visites datées après le {day} ne sont pas comptées."
    if state.ignored == 1:
        template = "{count} visite datée après le {day} n’est pas comptée."
    yield said(template, count=state.ignored, day=french_day(state.reference))


def _planned_in_words(days: int) -> Sentence:
    if days == 0:
        return said("prévue aujourd’hui")
    late = -days
    if days > 0:
        return _counted(days, said("dans {days} jour", days=days), said("dans {days} jours", days=whole_number(days)))
    return _counted(
        late, said("{days} jour de retard", days=late), said("{days} jours de retard", days=whole_number(late))
    )


def _counted(days: int, one: Sentence, several: Sentence) -> Sentence:
    """French counts 0 and 1 in the singular."""
    return one if days < 2 else several
