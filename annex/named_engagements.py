"""The engagements of a snapshot by the site that they name, and those that hold for the whole territory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..protocol.engagements import EngagedPartner, EngagedSite, EngagementLine
from ..protocol.plain_text import folded
from .reading import Row, Snapshot
from .settlement_tables import as_date, as_text, grouped


def engagements_by_site(base: Snapshot) -> tuple[dict[object, tuple[EngagementLine, ...]], tuple[EngagementLine, ...]]:
    """Those that name sites, by site (uuid), and those of the whole territory; by article, partner and title."""
    sites = {
        row["uuid"]: EngagedSite(str(row["uuid"]), str(row["code"] or ""), str(row["nom"])) for row in base.all("site")
    }
    named = grouped(base.all("engagement_site"), "engagement")
    partners = {
        row["uuid"]: EngagedPartner(str(row["uuid"]), str(row["nom"]), str(row["categorie"]))
        for row in base.all("partenaire")
    }
    by_site: dict[object, list[EngagementLine]] = defaultdict(list)
    territory = []
    for row in base.all("engagement"):
        links = [link["site"] for link in named.get(row["uuid"], ())]
        line = _engagement(row, partners, [sites[site] for site in links])
        territory += [] if links else [line]
        for site in links:
            by_site[site].append(line)
    return {site: _in_order(lines) for site, lines in by_site.items()}, _in_order(territory)


def _in_order(lines: Iterable[EngagementLine]) -> tuple[EngagementLine, ...]:
    return tuple(sorted(lines, key=lambda one: (one.article, folded(one.partner.name), folded(one.title))))


def _engagement(row: Row, partners: Mapping[object, EngagedPartner], sites: Sequence[EngagedSite]) -> EngagementLine:
    quantity = row["quantite"]
    return EngagementLine(
        uuid=str(row["uuid"]),
        article=int(str(row["article"])),
        partner=partners.get(row["partenaire"], EngagedPartner("", "", "")),
        title=str(row["intitule"]),
        status=str(row["statut"]),
        quantity=float(quantity) if isinstance(quantity, (int, float)) else None,
        unit=as_text(row["unite"]),
        deadline=as_date(row["echeance"]),
        sites=tuple(sites),
    )
