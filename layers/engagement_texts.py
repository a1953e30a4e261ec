"""Engagements in words: the same in the window, in its tips and in the exported workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..protocol.engagement_matrix import UNKNOWN_PARTNER, Budget, Cell
from ..protocol.engagements import NO_DEADLINE, EngagedSite, EngagementLine, Scope
from ..protocol.plain_text import french_day
from .names import place_name
from .texts import coded, figure, number

STATUSES = "statut_engagement"


def tr(text: str) -> str:
    """Translation in the context of these texts."""
    return QCoreApplication.translate("EngagementTexts", text)


def article_name(article: int | None) -> str:
    """« Art. 4 – Favoriser l’accès à l’éducation », or the total."""
    return tr("Total") if article is None else coded("article", article)


def category_name(category: str | None) -> str:
    """« État », or the total."""
    if category is None:
        return tr("Total")
    if category == UNKNOWN_PARTNER:
        return tr("Partenaire supprimé")
    return coded("categorie_partenaire", category)


def status_name(status: str) -> str:
    """« En cours »."""
    return coded(STATUSES, status)


def how_many(count: int) -> str:
    """« 3 engagements »."""
    if count == 0:
        return tr("Aucun engagement")
    return tr("1 engagement") if count == 1 else tr("{count} engagements").format(count=number(count))


def how_late(count: int) -> str:
    """« 2 en retard », or nothing."""
    return tr("{count} en retard").format(count=number(count)) if count else ""


def statuses_in_words(cell: Cell) -> str:
    """« Proposé : 1 ; En cours : 2 »."""
    pair = tr("{status} : {count}")
    return " ; ".join(pair.format(status=status_name(s), count=number(n)) for s, n in cell.by_status.items())


def budget_in_words(budget: Budget) -> str:
    """The sum with how many engagements have no budget; an unknown budget is never said to be 0."""
    if budget.total_eur is None:
        return tr("budget non renseigné") if budget.unknown else ""
    total = tr("budget : {sum}").format(sum=money(budget.total_eur))
    if not budget.unknown:
        return total
    rest = tr("{total}, non renseigné pour {count}")
    return rest.format(total=total, count=number(budget.unknown))


def cell_in_words(cell: Cell, left_out: int = 0) -> str:
    """All that a cell says, in one sentence; `left_out`: how many engagements it has that the filters do not show."""
    if not cell.count:
        return nothing_in_words(left_out)
    parts = (statuses_in_words(cell), how_late(cell.overdue), budget_in_words(cell.budget))
    return tr("{count} ({details})").format(count=how_many(cell.count), details=" ; ".join(filter(None, parts)))


def placed_in_words(article: int | None, category: str | None, words: str) -> str:
    """« Art. 5, État : … », or the total."""
    where = [tr("Art. {article}").format(article=article)] if article is not None else []
    where += [category_name(category)] if category is not None else []
    return tr("{where} : {what}").format(where=", ".join(where) or category_name(None), what=words)


def nothing_in_words(left_out: int) -> str:
    """Nobody has promised anything; or somebody has, but the filters do not show it."""
    if not left_out:
        return tr("Aucun engagement")
    return tr("Aucun avec ces filtres ({count} sans filtre)").format(count=number(left_out))


def none_of(left_out: int) -> str:
    """« 0 sur 3 », for a cell that the filters empty."""
    return tr("0 sur {count}").format(count=number(left_out))


def own_and_territory(lines: Sequence[EngagementLine]) -> str:
    """How many of the engagements that concern a site name it, and how many hold for the whole territory."""
    own = sum(bool(line.sites) for line in lines)
    text = tr("{own} propres au site, {rest} pour tout le territoire")
    return text.format(own=number(own), rest=number(len(lines) - own))


def money(euros: float) -> str:
    """« 64 000 € », with cents only where there are some."""
    return figure(euros) + "\u00a0€"


def quantity_in_words(line: EngagementLine) -> str:
    """« 24 élèves », or what is known of it."""
    quantity = "" if line.quantity is None else figure(line.quantity)
    return " ".join(filter(None, (quantity, line.unit)))


def deadline_in_words(line: EngagementLine, today: date) -> str:
    """« 30/09/2026 – en retard »."""
    if line.deadline is None:
        return tr("sans échéance")
    shown = french_day(line.deadline)
    return tr("{day} – en retard").format(day=shown) if line.overdue(today) else shown


def site_name(site: EngagedSite) -> str:
    """« S-2026-001 – Quai nord »."""
    return place_name(site.code, site.name)


def sites_in_words(sites: Sequence[EngagedSite], shown: int) -> str:
    """The codes of the first sites and how many there are more, or that the whole territory is concerned."""
    if not sites:
        return tr("Tout le territoire")
    codes = ", ".join(site.code or site.name for site in sites[:shown])
    rest = len(sites) - shown
    return tr("{codes} et {count} de plus").format(codes=codes, count=number(rest)) if rest > 0 else codes


def partner_name(line: EngagementLine) -> str:
    """The partner, or that it is gone from the base."""
    return line.partner.name or tr("Partenaire supprimé")


def scope_name(scope: Scope, of_site: bool) -> str:
    """What a scope keeps, for one site or for any."""
    return {
        Scope.ALL: tr("Propres au site et tout le territoire") if of_site else tr("Avec ou sans site désigné"),
        Scope.OWN: tr("Propres au site seulement") if of_site else tr("Propres à un ou plusieurs sites"),
        Scope.TERRITORY: tr("Tout le territoire seulement"),
    }[scope]


def year_name(year: int | None) -> str:
    """« 2026 », without a deadline, or any year."""
    if year is None:
        return tr("Toutes")
    return tr("Sans échéance") if year == NO_DEADLINE else str(year)
