"""What the window of offers needs of a base: the site, the partners, what is engaged already; what a form begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..protocol.vocabulary import OPEN_ACTIONS, OPEN_ENGAGEMENTS
from ..protocol.watch_actions import ACTION, ENGAGEMENT, Engaged, Offer
from .migrations import open_base
from .names import names, row_name
from .schema import table
from .session import Reader
from .site_file import VanishedSite


@dataclass(frozen=True)
class OffersGround:
    """The name of the site, what is engaged for it by name or with the whole territory, (uuid, name) of the partners."""

    site: str
    engaged: tuple[Engaged, ...]
    partners: tuple[tuple[str, str], ...]


def read_ground(base: Path, site: str) -> OffersGround:
    """Reads it as it is at one moment. Raises BaseError, VanishedSite."""
    with open_base(base).reading_one_state() as reader:
        record = reader.fetch("site", site)
        if record is None:
            raise VanishedSite
        partners = names(reader, "partenaire")
        engaged = (*_engagements(reader, site, dict(partners)), *_actions(reader, site, dict(partners)))
        return OffersGround(row_name(table("site"), record.values), engaged, tuple(partners))


def _engagements(reader: Reader, site: str, partners: Mapping[str, str]) -> Iterator[Engaged]:
    named, own = _tied(reader, "engagement_site", "engagement", site)
    rows = reader.columns("engagement", "uuid", "article", "intitule", "statut", "partenaire")
    for uuid, article, title, status, partner in rows:
        if status in OPEN_ENGAGEMENTS and (uuid in own or uuid not in named):
            by = partners.get(str(partner), "")
            yield Engaged(ENGAGEMENT, int(str(article)), str(title), by, whole_territory=uuid not in own)


def _actions(reader: Reader, site: str, partners: Mapping[str, str]) -> Iterator[Engaged]:
    named, own = _tied(reader, "action_site", "action", site)
    settled = {action for (action,) in reader.columns("action_amenagement", "action")}
    for uuid, article, title, status, pilot in reader.columns("action", "uuid", "article", "titre", "statut", "pilote"):
        if status in OPEN_ACTIONS and (uuid in own or uuid not in named | settled):
            by = partners.get(str(pilot), "")
            yield Engaged(ACTION, int(str(article)), str(title), by, whole_territory=uuid not in own)


def _tied(reader: Reader, links: str, what: str, site: str) -> tuple[Collection[object], Collection[object]]:
    """What names a site at all, and what names this one."""
    pairs = reader.columns(links, what, "site")
    return {one for one, _site in pairs}, {one for one, other in pairs if other == site}


@dataclass(frozen=True)
class Draft:
    """What the form of an offer begins with: columns of a new row, and by link table what it is tied to."""

    table: str
    values: Mapping[str, object]
    links: Mapping[str, Collection[str]]


def draft(offer: Offer, site: str, partner: str | None, due: date | None) -> Draft:
    """The new engagement or action of an offer for a site; nothing is written."""
    if offer.kind == ENGAGEMENT:
        row = {"article": offer.article, "intitule": offer.title, "partenaire": partner, "echeance": due}
        return Draft("engagement", _known(row), {"engagement_site": {site}})
    row = {"article": offer.article, "titre": offer.title, "pilote": partner, "date_fin": due}
    links = {"action_site": {site}, "action_partenaire": {partner} if partner else set()}
    return Draft("action", _known(row), links)


def _known(row: Mapping[str, object]) -> dict[str, object]:
    """Without what is left to the form: its defaults apply, such as the status « proposé »."""
    return {name: value for name, value in row.items() if value is not None}
