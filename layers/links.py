"""Sites tied to one another: where the people came from (re-installation), what stood at the same place before."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from qgis.core import QgsGeometry

from ..protocol.errors import ResorptionError
from ..protocol.plain_text import folded
from ..protocol.rules import Problem
from ..protocol.site_links import closes_loop, may_be_origin, may_be_previous
from .closing_plan import site_name
from .errors import RefusedRow
from .open_layers import refuse_pending
from .places import shape_of
from .session import Record
from .store import Store
from .validation import as_error, refuse

ORIGIN = "site_origine"
PREVIOUS = "site_precedent"

COLUMN = {ORIGIN: "origine", PREVIOUS: "precedent"}
"""The column of each table that names the other site."""


@dataclass(frozen=True)
class OtherSite:
    """A site of the base, as a possible origin or predecessor. `distance_m` between outlines, 0 when they touch;
    `overlap` is the share of this site's outline that it covers, 0 to 1. Both None where no outline is known."""

    record: Record
    commune: str = ""
    suggested: bool = False
    link: Record | None = None
    distance_m: float | None = None
    overlap: float | None = None

    @property
    def uuid(self) -> str:
        """Its identity."""
        return self.record.uuid

    @property
    def name(self) -> str:
        """Its code and its name."""
        return site_name(self.record.values)

    @functools.cached_property
    def searched(self) -> str:
        """The text in which words are looked for."""
        known = (self.record.values[name] for name in ("code", "nom", "adresse"))
        return folded("\n".join(str(text) for text in (*known, self.commune) if text))

    def matches(self, words: str) -> bool:
        """Whether every word is in its code, name, address or commune, whatever the case and the accents."""
        return all(word in self.searched for word in folded(words).split())


@dataclass(frozen=True)
class Links:
    """A site and every other one; `kind` is the table of the links."""

    kind: str
    site: Record
    others: tuple[OtherSite, ...]
    pairs: tuple[tuple[str, str], ...]
    """All the links of that kind in the base: a site, and the one that it came from or after."""

    @property
    def name(self) -> str:
        """The code and the name of the site."""
        return site_name(self.site.values)


@dataclass(frozen=True)
class LinkPlan:
    """Links to add and to take away, by the identity of the other site; the note of a re-installation."""

    links: Links
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reason: str = ""
    note: str | None = None


def read_links(store: Store, kind: str, site: str) -> Links:
    """A site with its links and the sites that may be linked. Raises ResorptionError when it is no longer there."""
    store.refuse_restricted()
    with store.reading_one_state() as reader:
        found = reader.fetch("site", site)
        if found is None:
            raise ResorptionError("Ce site n’est plus dans la base : il a été supprimé.")
        rows = reader.find(kind)
        communes = {record.uuid: str(record.values["nom"]) for record in reader.all("commune")}
        sites = [record for record in reader.all("site") if record.uuid != site]
    own = {str(row.values[COLUMN[kind]]): row for row in rows if row.values["site"] == site}
    others = [
        OtherSite(other, communes.get(str(other.values["commune"]), ""), link=own.get(other.uuid)) for other in sites
    ]
    return Links(kind, found, tuple(sorted(_judged(kind, found, others), key=_rank)), tuple(_pairs(kind, rows)))


def link_problems(plan: LinkPlan) -> list[Problem]:
    """What prevents saving; `field` is « reason », or the identity of the other site."""
    found = []
    if plan.removed and not plan.reason.strip():
        found.append(Problem("reason", "Dites pourquoi le lien est retiré."))
    kept = [pair for pair in plan.links.pairs if not (pair[0] == plan.links.site.uuid and pair[1] in plan.removed)]
    names = {other.uuid: other.name for other in plan.links.others}
    for uuid in plan.added:
        found += _loop(kept, plan.links.site.uuid, uuid, names.get(uuid, ""))
        kept.append((plan.links.site.uuid, uuid))
    return found


def save_links(store: Store, plan: LinkPlan) -> None:
    """Write the links; those of origin make the site a re-installation, with the note.

    Raises ResorptionError for what `link_problems` finds, RefusedRow for a link that is there already or a site that
    is gone, ConflictError when the site or a removed link has changed.
    """
    refuse([as_error(problem) for problem in link_problems(plan)])
    kind, site = plan.links.kind, plan.links.site
    refuse_pending(store.path, site.uuid)
    with store.transaction() as session:
        for other in plan.links.others:
            if other.uuid in plan.removed and other.link is not None:
                link = other.link
                session.delete(kind, link.uuid, version=link.version, reason=plan.reason.strip())
        # Read again: a colleague may have added the way back meanwhile.
        fresh = replace(plan, links=replace(plan.links, pairs=tuple(_pairs(kind, session.find(kind)))))
        for problem in link_problems(fresh):
            raise RefusedRow(problem.template, kind, COLUMN[kind], **dict(problem.params))
        for uuid in plan.added:
            session.insert(kind, {"site": site.uuid, COLUMN[kind]: uuid})
        if kind == ORIGIN:
            session.update("site", site.uuid, _reinstallation(plan), version=site.version)


def _reinstallation(plan: LinkPlan) -> dict[str, object]:
    linked = {other.uuid for other in plan.links.others if other.link is not None}
    left = (linked | set(plan.added)) - set(plan.removed)
    answer = {} if plan.removed and not left else {"reinstallation": "oui"}
    return {**answer, "reinstallation_note": plan.note}


def _pairs(kind: str, rows: Iterable[Record]) -> Iterable[tuple[str, str]]:
    return ((str(row.values["site"]), str(row.values[COLUMN[kind]])) for row in rows)


def _loop(pairs: Iterable[tuple[str, str]], site: str, other: str, name: str) -> list[Problem]:
    if not closes_loop(pairs, site, other):
        return []
    sentence = "« {site} » vient déjà de ce site, directement ou par d’autres : le lien ferait une boucle."
    return [Problem(other, sentence, (("site", name),))]


def _judged(kind: str, site: Record, others: Iterable[OtherSite]) -> Iterable[OtherSite]:
    here = shape_of(site.geometry)
    for other in others:
        if kind == ORIGIN:
            suggested = may_be_origin(site.values, other.record.values)
            yield replace(_measured(other, here) if suggested or other.link else other, suggested=suggested)
        else:
            known = _measured(other, here)
            covers = bool(known.overlap) and may_be_previous(site.values, other.record.values)
            yield replace(known, suggested=covers)


def _measured(other: OtherSite, here: QgsGeometry | None) -> OtherSite:
    there = shape_of(other.record.geometry)
    if here is None or there is None:
        return other
    area = here.area()
    apart = not area or not here.boundingBox().intersects(there.boundingBox())
    overlap = 0.0 if apart else here.intersection(there).area() / area
    return replace(other, distance_m=here.distance(there), overlap=overlap)


def _rank(other: OtherSite) -> tuple[bool, bool, float, float, str]:
    """Those linked, then those suggested: the one that covers most, else the nearest; then the others by name."""
    far = float("inf") if other.distance_m is None or not other.suggested else other.distance_m
    return other.link is None, not other.suggested, -(other.overlap or 0.0) if other.suggested else 0.0, far, other.name
