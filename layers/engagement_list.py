"""The engagements of a base, with the names of what they refer to, read in one opening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..protocol.engagements import EngagedPartner, EngagedSite, EngagementLine
from .migrations import open_base
from .session import Reader

_COLUMNS = (
    "uuid", "article", "partenaire", "intitule", "statut", "action", "quantite", "unite", "echeance", "budget_eur",
)  # fmt: skip
_GONE = EngagedPartner("", "", "")


@dataclass(frozen=True)
class EngagementList:
    """Every engagement, the nearest deadline first; every site, by code; number of partners per category."""

    lines: tuple[EngagementLine, ...]
    sites: tuple[EngagedSite, ...]
    partners: Mapping[str, int]


def read_engagements(path: Path) -> EngagementList:
    """Reads them all as they are at one moment; what the base no longer names (partner gone) is kept, unnamed.

    Raises BaseError: file that is gone, locked, or no base of a protocol.
    """
    store = open_base(path)
    with store.reading_one_state() as reader:
        sites = _sites(reader)
        partners = _partners(reader)
        actions = dict(reader.columns("action", "uuid", "titre"))
        places = _places(reader, sites)
        lines = [
            EngagementLine(
                uuid, article, partners.get(partner, _GONE), title, status, actions.get(action), quantity, unit,
                deadline, budget, places.get(uuid, ()),
            )
            for uuid, article, partner, title, status, action, quantity, unit, deadline, budget in reader.columns(
                "engagement", *_COLUMNS
            )
        ]  # fmt: skip
    categories = Counter(partner.category for partner in partners.values())
    return EngagementList(tuple(sorted(lines, key=_rank)), tuple(sites.values()), categories)


def _sites(reader: Reader) -> dict[str, EngagedSite]:
    rows = reader.columns("site", "uuid", "code", "nom")
    named = [EngagedSite(str(uuid), str(code or ""), str(name or "")) for uuid, code, name in rows]
    return {site.uuid: site for site in sorted(named, key=lambda site: (site.code, site.name))}


def _partners(reader: Reader) -> dict[str, EngagedPartner]:
    rows = reader.columns("partenaire", "uuid", "nom", "categorie")
    return {str(uuid): EngagedPartner(str(uuid), str(name), str(category)) for uuid, name, category in rows}


def _places(reader: Reader, sites: Mapping[str, EngagedSite]) -> dict[str, tuple[EngagedSite, ...]]:
    """The sites of each engagement, by code."""
    named: dict[str, list[EngagedSite]] = defaultdict(list)
    for engagement, site in reader.columns("engagement_site", "engagement", "site"):
        if site in sites:
            named[str(engagement)].append(sites[site])
    return {engagement: tuple(sorted(found, key=lambda site: site.code)) for engagement, found in named.items()}


def _rank(line: EngagementLine) -> tuple[bool, date, int, str]:
    return line.deadline is None, line.deadline or date.max, line.article, line.title
