"""Re-occupations of closed sites: found and proposed with their reason, confirmed or refused by a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .plain_text import french_day, in_order
from .sentences import SEPARATOR, Sentence, said
from .settings import NEAR, SETTLED_AGAIN, applied
from .vigilance import confirmed_at
from .vigilance_facts import SiteFacts, Territory
from .vocabulary import vocabulary

OCCUPIED = ("occupation_partielle", "reconstitution")
"""What a visit may find that has to be looked at."""


@dataclass(frozen=True)
class Candidate:
    """What might be a re-occupation of a closed site: by an active site, or seen by a visit. Every reason is given."""

    closed: str
    new: str | None
    visit: str | None
    reasons: tuple[Sentence, ...]

    @property
    def motive(self) -> str:
        """The reasons in one French text, as it is stored."""
        return SEPARATOR.join(reason.message for reason in self.reasons)


def candidates(territory: Territory, day: date) -> tuple[Candidate, ...]:
    """What nobody has decided on yet, by code of the closed site; always the same for the same base and day."""
    closed = sorted((s for s in territory.sites.values() if s.closed_at(day)), key=lambda s: (in_order(s.code), s.uuid))
    return tuple(found for site in closed for found in _of_site(territory, site, day))


def _of_site(territory: Territory, site: SiteFacts, day: date) -> Iterator[Candidate]:
    known = territory.decisions_of.get(site.uuid, ())
    decided = {row.new for row in known if row.new} | {row.visit for row in known if row.visit}
    yield from (c for c in _by_sites(territory, site, day) if c.new not in decided)
    # Once somebody confirmed that people are back, a visit that finds them adds nothing to decide.
    if confirmed_at(territory, site, day) is None:
        yield from (c for c in _by_visits(site, day) if c.visit not in decided)


def _by_sites(territory: Territory, site: SiteFacts, day: date) -> Iterator[Candidate]:
    wanted = {*territory.distances.get(site.uuid, ()), *territory.overlaps.get(site.uuid, ()),
              *territory.gone_to.get(site.uuid, ())} - {site.uuid}  # fmt: skip
    others = [other for uuid in wanted if (other := territory.sites.get(uuid)) is not None and other.active_at(day)]
    for other in sorted(others, key=lambda o: (in_order(o.code), o.uuid)):
        reasons = tuple(_reasons(territory, site, other))
        if reasons:
            yield Candidate(site.uuid, other.uuid, None, reasons)


def _reasons(territory: Territory, site: SiteFacts, new: SiteFacts) -> Iterator[Sentence]:
    """Why the active site may be the closed one made again. One that was there before the closing is not."""
    if _was_there(site, new):
        return
    share = territory.overlaps.get(site.uuid, {}).get(new.uuid, 0.0)
    if territory.share_ground(site.uuid, new.uuid):
        template = (
            "{new} recouvre {share} % du plus petit des deux contours (contour relevé par un point seul : à vérifier)"
            if site.point_only or new.point_only
            else "{new} recouvre {share} % du plus petit des deux contours"
        )
        yield said(template, new=new.code, share=int(share))
    yield from _near_and_soon(territory, site, new)
    if new.reinstalled == "oui" and site.uuid in territory.came_from.get(new.uuid, ()):
        yield said("{new} est déclaré comme une réinstallation venue de {closed}", new=new.code, closed=site.code)


def _near_and_soon(territory: Territory, site: SiteFacts, new: SiteFacts) -> Iterator[Sentence]:
    metres = territory.distances.get(site.uuid, {}).get(new.uuid)
    if metres is None or new.installed_on is None or site.closed_on is None or site.dates_cross:
        return
    days = (new.installed_on - site.closed_on).days
    if metres <= applied(NEAR, territory.settings) and 0 <= days <= applied(SETTLED_AGAIN, territory.settings):
        yield said("{new} est à {metres} m, installé le {day}, à {days} jours de la fermeture",
                   new=new.code, metres=round(metres), day=french_day(new.installed_on), days=days)  # fmt: skip


def _was_there(site: SiteFacts, new: SiteFacts) -> bool:
    """An unknown day excludes nothing: somebody will look."""
    return site.closed_on is not None and new.installed_on is not None and new.installed_on < site.closed_on


def _by_visits(site: SiteFacts, day: date) -> Iterator[Candidate]:
    labels = vocabulary("constat_visite")
    for visit in sorted(site.visits, key=lambda v: (v.day, v.rank)):
        after = site.closed_on is None or visit.day >= site.closed_on
        if visit.finding in OCCUPIED and after and visit.day <= day:
            reason = said(
                "Visite du {day} : {finding}", day=french_day(visit.day), finding=said(labels.label_of(visit.finding))
            )
            yield Candidate(site.uuid, None, visit.uuid, (reason,))
