"""The engagements and the actions of articles 4 to 11, read from a snapshot of the base. No text to show.

An unknown amount is None and counted as unknown: it is never 0.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..protocol.engagement_matrix import ARTICLES, UNKNOWN_PARTNER, Budget, Cell, Matrix, build_matrix
from ..protocol.engagements import EngagedPartner, EngagedSite, EngagementLine
from ..protocol.plain_text import folded
from .reading import Row, Snapshot
from .row_values import as_amount, as_date, as_text, grouped

_GONE = EngagedPartner("", "", UNKNOWN_PARTNER)


@dataclass(frozen=True)
class Funding:
    """What an action costs one year, in euros, over its sources of funding."""

    year: int
    planned: Budget
    real: Budget


@dataclass(frozen=True)
class Action:
    """One action; it concerns the whole territory when it has no site and no settlement."""

    title: str
    status: str
    lead: str | None
    partners: tuple[str, ...]
    start: date | None
    end: date | None
    sites: int
    settlements: int
    funding: tuple[Funding, ...]


@dataclass(frozen=True)
class PartnerLines:
    """What one partner promises under one article, the nearest deadline first."""

    partner: EngagedPartner
    lines: tuple[EngagementLine, ...]


@dataclass(frozen=True)
class ArticlePart:
    """One article: its actions by beginning, and its engagements by partner, in the order of the categories."""

    article: int
    actions: tuple[Action, ...]
    partners: tuple[PartnerLines, ...]


@dataclass(frozen=True)
class Engagements:
    """All that the pages show; `partners` says how many partners the base has in each category."""

    matrix: Matrix
    parts: tuple[ArticlePart, ...]
    partners: Mapping[str, int]
    day: date

    @property
    def data_days(self) -> tuple[date, ...]:
        """The day that statuses and delays are told at."""
        return (self.day,)

    @property
    def whole(self) -> Cell:
        """All the engagements."""
        return self.matrix.cell(None, None)


def engagements(base: Snapshot, today: date) -> Engagements:
    """The engagements and actions of the base; delays are told at `today`."""
    partners = engaged_partners(base)
    lines = engagement_lines(base, partners)
    matrix = build_matrix(lines, today)
    actions = _actions(base, partners)
    parts = [
        ArticlePart(article, tuple(actions[article]), _by_partner(matrix.cell(article, None).lines, matrix.categories))
        for article in ARTICLES
    ]
    return Engagements(matrix, tuple(parts), Counter(p.category for p in partners.values()), today)


def engaged_partners(base: Snapshot) -> dict[str, EngagedPartner]:
    """The partners of the base by uuid."""
    return {
        str(p["uuid"]): EngagedPartner(str(p["uuid"]), str(p["nom"]), str(p["categorie"]))
        for p in base.all("partenaire")
    }


def engagement_lines(base: Snapshot, partners: Mapping[str, EngagedPartner]) -> tuple[EngagementLine, ...]:
    """Every engagement, the nearest deadline first; one whose partner is gone from the base is kept, unnamed."""
    sites = {str(s["uuid"]): EngagedSite(str(s["uuid"]), str(s["code"] or ""), str(s["nom"])) for s in base.all("site")}
    titles = {a["uuid"]: str(a["titre"]) for a in base.all("action")}
    named: dict[object, list[EngagedSite]] = defaultdict(list)
    for row in base.all("engagement_site"):
        if str(row["site"]) in sites:
            named[row["engagement"]].append(sites[str(row["site"])])
    lines = [
        EngagementLine(
            uuid=str(e["uuid"]),
            article=int(str(e["article"])),
            partner=partners.get(str(e["partenaire"]), _GONE),
            title=str(e["intitule"]),
            status=str(e["statut"]),
            action=titles.get(e["action"]),
            quantity=as_amount(e["quantite"]),
            unit=as_text(e["unite"]),
            deadline=as_date(e["echeance"]),
            budget_eur=as_amount(e["budget_eur"]),
            sites=tuple(sorted(named[e["uuid"]], key=lambda site: (site.code, site.name))),
        )
        for e in base.all("engagement")
    ]
    return tuple(sorted(lines, key=lambda line: (line.deadline or date.max, line.article, folded(line.title))))


def _by_partner(lines: Sequence[EngagementLine], categories: Sequence[str]) -> tuple[PartnerLines, ...]:
    groups: dict[EngagedPartner, list[EngagementLine]] = defaultdict(list)
    for line in lines:
        groups[line.partner].append(line)
    partners = sorted(groups, key=lambda p: (categories.index(p.category), folded(p.name), p.uuid))
    return tuple(PartnerLines(partner, tuple(groups[partner])) for partner in partners)


def _actions(base: Snapshot, partners: Mapping[str, EngagedPartner]) -> dict[int, list[Action]]:
    """Article -> its actions by beginning, those without one last."""
    with_partners = _linked(base, "action_partenaire", "partenaire")
    sites, settlements = _linked(base, "action_site", "site"), _linked(base, "action_amenagement", "amenagement")
    funding = grouped(base.all("financement"), "action")
    found: dict[int, list[Action]] = defaultdict(list)
    for row in base.all("action"):
        key, lead = row["uuid"], partners.get(str(row["pilote"]))
        names = (partners[p].name for p in with_partners[key] if p in partners and partners[p] != lead)
        action = Action(
            title=str(row["titre"]),
            status=str(row["statut"]),
            lead=None if lead is None else lead.name,
            partners=tuple(sorted(names, key=folded)),
            start=as_date(row["date_debut"]),
            end=as_date(row["date_fin"]),
            sites=len(sites[key]),
            settlements=len(settlements[key]),
            funding=_funding(funding[key]),
        )
        found[int(str(row["article"]))].append(action)
    for actions in found.values():
        actions.sort(key=lambda action: (action.start or date.max, folded(action.title)))
    return found


def _linked(base: Snapshot, table: str, column: str) -> dict[object, list[str]]:
    links: dict[object, list[str]] = defaultdict(list)
    for row in base.all(table):
        links[row["action"]].append(str(row[column]))
    return links


def _funding(rows: Iterable[Row]) -> tuple[Funding, ...]:
    years: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        years[int(str(row["annee"]))].append(row)
    return tuple(
        Funding(year, _sum(years[year], "montant_prevu_eur"), _sum(years[year], "montant_reel_eur"))
        for year in sorted(years)
    )


def _sum(rows: Sequence[Row], column: str) -> Budget:
    amounts = [as_amount(row[column]) for row in rows]
    known = [amount for amount in amounts if amount is not None]
    return Budget(math.fsum(known) if known else None, len(known), len(rows) - len(known))
