"""Articles 4 to 11 of the protocol's text: the actions of each, and what each of the six categories promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..protocol.articles import ENGAGING, Article
from ..protocol.partners import CATEGORIES
from ..protocol.plain_text import folded, in_order
from ..protocol.sentences import Sentence, said
from ..protocol.vocabulary import vocabulary
from . import french
from .protocol_gaps import IN_ACTIONS, IN_MATRIX, Gaps, article
from .reading import Row, Snapshot

DROPPED = ("abandonnee", "abandonne")
"""Statuses of what will not be done: nobody signs it."""

_NAMED = 10
"""Sites named in a line; the workbook names them all."""

_ENGAGEMENTS: Mapping[str, Sentence] = {
    "etat": said("engagements de l’État"),
    "conseil_regional": said("engagements du Conseil régional"),
    "conseil_departemental": said("engagements du Conseil départemental"),
    "intercommunalite": said("engagements de l’intercommunalité"),
    "commune": said("engagements de la commune"),
    "association": said("engagements des partenaires associatifs"),
}


@dataclass(frozen=True)
class ActionText:
    """One action of an article."""

    title: str
    description: str
    lead: str
    partners: str
    """Those associated to it, apart from the lead; nothing when there is none."""
    scope: str
    period: str
    status: str
    funding: str
    """One line per source, then the years."""


@dataclass(frozen=True)
class EngagementText:
    """One engagement: who, what, then its details in a few words."""

    partner: str
    title: str
    details: str


@dataclass(frozen=True)
class CategoryText:
    """The engagements of one category in one article; `missing` is the mark printed when it has none."""

    heading: str
    engagements: tuple[EngagementText, ...]
    missing: str


@dataclass(frozen=True)
class ArticleText:
    """One of the articles 4 to 11; `no_action` is the mark printed when it has no action."""

    number: str
    title: str
    actions: tuple[ActionText, ...]
    no_action: str
    categories: tuple[CategoryText, ...]


def article_texts(base: Snapshot, gaps: Gaps) -> tuple[ArticleText, ...]:
    """The eight articles, in order."""
    reading = _Reading(base)
    return tuple(reading.article(one, gaps) for one in ENGAGING)


class _Reading:
    """The rows of the base by what they belong to."""

    def __init__(self, base: Snapshot) -> None:
        self.base = base
        self.partners = {p["uuid"]: p for p in base.all("partenaire")}
        self.sites = {s["uuid"]: french.text(s["code"]) or french.text(s["nom"]) for s in base.all("site")}
        self.settlements = {a["uuid"]: french.text(a["nom"]) or french.text(a["code"]) for a in base.all("amenagement")}
        self.with_partners = _grouped(base.all("action_partenaire"), "action", "partenaire")
        self.on_sites = _grouped(base.all("action_site"), "action", "site")
        self.on_settlements = _grouped(base.all("action_amenagement"), "action", "amenagement")
        self.promised_on = _grouped(base.all("engagement_site"), "engagement", "site")
        self.funding: dict[object, list[Row]] = defaultdict(list)
        for row in base.all("financement"):
            self.funding[row["action"]].append(row)

    def article(self, one: Article, gaps: Gaps) -> ArticleText:
        place = article(one.number)
        actions = tuple(self.action(row) for row in self._rows("action", one.number, "titre"))
        no_action = (
            "" if actions else gaps.mark(place, said("actions de l’article {number}", number=one.number), IN_ACTIONS)
        )
        categories = []
        for category in CATEGORIES:
            found = tuple(self.engagements(one.number, category.code))
            missing = "" if found else gaps.mark(place, _ENGAGEMENTS[category.code], IN_MATRIX)
            categories.append(CategoryText(f"Engagements {category.heading}", found, missing))
        return ArticleText(str(one.number), one.title, actions, no_action, tuple(categories))

    def _rows(self, table: str, number: int, name: str) -> list[Row]:
        rows = [r for r in self.base.all(table) if int(str(r["article"])) == number and r["statut"] not in DROPPED]
        return sorted(rows, key=lambda r: folded(str(r[name])))

    def action(self, row: Row) -> ActionText:
        others = sorted((self._name(p) for p in self.with_partners[row["uuid"]] if p != row["pilote"]), key=folded)
        return ActionText(
            title=french.text(row["titre"]),
            description=french.text(row["description"]),
            lead=self._name(row["pilote"]) or french.NOT_TOLD,
            partners=", ".join(others),
            scope=self._scope(row["uuid"]),
            period=_period(row),
            status=french.lower(french.coded("statut_action", row["statut"])),
            funding=_funding(self.funding[row["uuid"]]),
        )

    def _name(self, partner: object) -> str:
        row = self.partners.get(partner)
        return "" if row is None else french.text(row["nom"])

    def _scope(self, action: object) -> str:
        parts = []
        for names, found in (
            (self._codes(self.on_sites[action]), "sites"),
            ([self.settlements[s] for s in self.on_settlements[action] if s in self.settlements], "aménagements"),
        ):
            parts.append(_named(found, names))
        return "\N{NO-BREAK SPACE}; ".join(filter(None, parts)) or "tout le territoire"

    def _codes(self, sites: Iterable[object]) -> list[str]:
        return sorted((self.sites[s] for s in sites if s in self.sites), key=in_order)

    def engagements(self, number: int, category: str) -> Iterable[EngagementText]:
        for row in self._rows("engagement", number, "intitule"):
            partner = self.partners.get(row["partenaire"])
            if partner is not None and partner["categorie"] == category:
                yield EngagementText(_who(partner), french.text(row["intitule"]), self._details(row))

    def _details(self, row: Row) -> str:
        amount = "" if row["quantite"] is None else french.number(float(str(row["quantite"])))
        deadline = row["echeance"]
        budget = row["budget_eur"]
        codes = self._codes(self.promised_on[row["uuid"]])
        parts = [
            " ".join(filter(None, (amount, french.text(row["unite"])))),
            "sans échéance" if deadline is None else f"échéance le {french.day(deadline)}",
            "" if budget is None else f"budget\N{NO-BREAK SPACE}: {french.euros(float(str(budget)))}",
            french.lower(french.coded("statut_engagement", row["statut"])),
            _named("sites", codes),
        ]
        return "\N{NO-BREAK SPACE}; ".join(filter(None, parts))


def _who(partner: Row) -> str:
    """Who promises: one that does not sign the protocol is told as such, for its promise binds it elsewhere."""
    name = french.text(partner["nom"])
    return f"{name} (non signataire)" if partner["signataire"] == "non" else name


def _named(found: str, names: Sequence[str]) -> str:
    """« sites : S-2026-001, S-2026-002 »; beyond a few, the rest is counted. Nothing when there is none."""
    if not names:
        return ""
    told = ", ".join(names[:_NAMED])
    rest = len(names) - _NAMED
    if rest > 0:
        told += f" et {french.number(rest)} {'autre' if rest == 1 else 'autres'}"
    return f"{found}\N{NO-BREAK SPACE}: {told}"


def _grouped(rows: Iterable[Row], parent: str, child: str) -> dict[object, list[object]]:
    found: dict[object, list[object]] = defaultdict(list)
    for row in rows:
        found[row[parent]].append(row[child])
    return found


def _period(row: Row) -> str:
    start, end = row["date_debut"], row["date_fin"]
    if start is None and end is None:
        return "dates non renseignées"
    if end is None:
        return f"{'à partir du' if row['statut'] == 'prevue' else 'depuis le'} {french.day(start)}"
    return f"jusqu’au {french.day(end)}" if start is None else f"du {french.day(start)} au {french.day(end)}"


def _funding(rows: Iterable[Row]) -> str:
    """The planned amounts: a sum over the years for each source, and how many years have no amount yet."""
    sums: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        sums[str(row["source"])].append(row)
    lines = [_source(code, sums[code]) for code in vocabulary("source_financement").values if code in sums]
    if not lines:
        return french.NOT_TOLD
    years = sorted({int(str(row["annee"])) for found in sums.values() for row in found})
    told = str(years[0]) if years[0] == years[-1] else f"{years[0]} à {years[-1]}"
    return "\n".join([*lines, f"({told})"])


def _source(code: str, rows: Iterable[Row]) -> str:
    amounts = [row["montant_prevu_eur"] for row in rows]
    known = [float(str(a)) for a in amounts if a is not None]
    told = french.euros(sum(known)) if known else "montant non renseigné"
    if known and len(known) < len(amounts):
        told += f" (sans montant\N{NO-BREAK SPACE}: {len(amounts) - len(known)})"
    return f"{french.coded('source_financement', code)}\N{NO-BREAK SPACE}: {told}"
