"""Re-occupations of closed sites: found and proposed with their reason, confirmed or refused by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .plain_text import french_day
from .sentences import SEPARATOR, Sentence, said
from .vigilance import confirmed_at, last_closing
from .vigilance_facts import SiteFacts, Territory
from .vocabulary import vocabulary

OCCUPIED = ("occupation_partielle", "reconstitution")
"""What a visit may find that has to be looked at."""

REFUSAL, PRECISION = f"{SEPARATOR}motif du refus : ", f"{SEPARATOR}précision : "
"""Before what a person adds to a motive when refusing, or else."""


@dataclass(frozen=True)
class Candidate:
    """What might be a re-occupation of a closed site: by another site, or seen by a visit. Every reason is given."""

    closed: str
    new: str | None
    visit: str | None
    reasons: tuple[Sentence, ...]

    @property
    def motive(self) -> str:
        """The reasons in one French text, as it is stored."""
        return SEPARATOR.join(reason.message for reason in self.reasons)


def candidates(territory: Territory, day: date) -> tuple[Candidate, ...]:
    """What nobody has decided on yet, by code of the closed site; always the same for the same base and day.

    A re-occupation that ended in its turn is proposed too, unless the two sites are linked already: it is an earlier
    occupation of the place.
    """
    return tuple(found for site in territory.closed_at(day) for found in candidates_of(territory, site, day))


def candidates_of(territory: Territory, site: SiteFacts, day: date) -> Iterator[Candidate]:
    """The same about one site closed on that day."""
    known = territory.decisions_of.get(site.uuid, ())
    decided = {row.new for row in known if row.new} | {row.visit for row in known if row.visit}
    yield from (c for c in _by_sites(territory, site, day) if c.new not in decided)
    # Once somebody confirmed that people are back, a visit that finds them adds nothing to decide.
    if confirmed_at(territory, site, day) is None:
        yield from (c for c in _by_visits(territory, site, day) if c.visit not in decided)


def _by_sites(territory: Territory, site: SiteFacts, day: date) -> Iterator[Candidate]:
    linked = territory.after.get(site.uuid, {})
    wanted = {*territory.distances.get(site.uuid, ()), *territory.overlaps.get(site.uuid, ()),
              *territory.gone_to.get(site.uuid, ()), *linked} - {site.uuid}  # fmt: skip
    # Most neighbours were there before: left out first, they need not be put in order.
    since = [uuid for uuid in wanted if uuid in territory.sites and not _was_there(site, territory.sites[uuid])]
    if not since:
        return
    past, later = territory.earlier(site.uuid), territory.later(site.uuid)
    for other in territory.in_order(uuid for uuid in since if uuid not in past):
        if other.active_at(day) or (other.closed_at(day) and other.uuid not in later):
            reasons = tuple(_reasons(territory, site, other))
            if reasons:
                yield Candidate(site.uuid, other.uuid, None, reasons)


def _reasons(territory: Territory, site: SiteFacts, new: SiteFacts) -> Iterator[Sentence]:
    """Why a site may be the closed one made again."""
    if new.uuid in territory.after.get(site.uuid, {}):
        yield said("{new} est enregistré comme l’occupation suivante du même lieu", new=new.code)
    share = territory.overlaps.get(site.uuid, {}).get(new.uuid, 0.0)
    if territory.share_ground(site.uuid, new.uuid):
        yield _shared(new, int(share), site.point_only or new.point_only)
    yield from _near_and_soon(territory, site, new)
    if new.reinstalled == "oui" and site.uuid in territory.came_from.get(new.uuid, ()):
        yield said("{new} est déclaré comme une réinstallation venue de {closed}", new=new.code, closed=site.code)


def _shared(new: SiteFacts, share: int, point_only: bool) -> Sentence:
    if point_only:
        return said(
            "{new} recouvre {share} % du plus petit des deux contours (contour tracé autour d’un point : à vérifier)",
            new=new.code, share=share)  # fmt: skip
    return said("{new} recouvre {share} % du plus petit des deux contours", new=new.code, share=share)


def _near_and_soon(territory: Territory, site: SiteFacts, new: SiteFacts) -> Iterator[Sentence]:
    metres = territory.distances.get(site.uuid, {}).get(new.uuid)
    if metres is None or new.began_on is None or site.left_on is None:
        return
    days = (new.began_on - site.left_on).days
    if metres <= territory.near_m and 0 <= days <= territory.settled_again_days:
        yield said("{new} est à {metres} m, installé le {day}, à {days} jours de la fermeture",
                   new=new.code, metres=round(metres), day=french_day(new.began_on), days=days)  # fmt: skip


def _was_there(site: SiteFacts, new: SiteFacts) -> bool:
    """Before the closing: it is not the closed one made again. An unknown day excludes nothing: somebody will look."""
    return site.left_on is not None and new.began_on is not None and new.began_on < site.left_on


def _by_visits(territory: Territory, site: SiteFacts, day: date) -> Iterator[Candidate]:
    found = [visit for visit in site.visits if visit.finding in OCCUPIED and visit.day <= day]
    if not found:
        return
    closing, labels = last_closing(territory, site, day), vocabulary("constat_visite")
    for visit in sorted(found, key=lambda v: (v.day, v.rank, v.uuid)):
        if visit.day >= closing:
            found_there = labels.label_of(visit.finding)
            reason = said("Visite du {day} : {label}", day=french_day(visit.day), label=found_there)
            yield Candidate(site.uuid, None, visit.uuid, (reason,))


def without_remarks(motive: str) -> str:
    """The motive without what a person added when deciding: those words stay with the officers.

    The base keeps plain spaces where the marks have no-break ones.
    """
    return _REMARK.split(motive, maxsplit=1)[0].rstrip()


_REMARK = re.compile("|".join(r"\s".join(map(re.escape, mark.split())) for mark in (REFUSAL, PRECISION)))
