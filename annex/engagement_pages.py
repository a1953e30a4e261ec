"""Who promises what, articles 4 to 11: the matrix, its totals, then each article with its actions and engagements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.engagement_texts import (
    article_name,
    category_name,
    cell_in_words,
    deadline_in_words,
    how_late,
    how_many,
    money,
    partner_name,
    quantity_in_words,
    status_name,
)
from ..layers.texts import coded, number
from ..protocol import engagement_matrix as matrix
from ..protocol.engagements import EngagementLine
from ..protocol.plain_text import french_day
from .document import A4Document
from .engagement_tables import Action, ArticlePart, Engagements, Funding, PartnerLines
from .flow import Group, Tile
from .furniture import Imprint
from .paper import PALE
from .ruler import RIGHT, Column, Text
from .ruler import Cell as Shown

_SMALL = 7.5
_TINY = 6.5
_TINIEST = 5.8
"""With a column more, for engagements whose partner is gone from the base."""
_LATE = "#fff3cd"
"""Behind what should have been kept by now; the words say it too."""
_EMPTY = "#f6dede"
"""Behind a crossing where nobody has promised anything; the words say it too."""
_START_MM = 55
"""Left on a page for an article to begin on it."""
_FEW = 8
"""Sites named beside their engagement; longer lists come after those of the article."""
_BESIDE, _ACROSS = 2, 8
"""Codes on a line there, and in the longer lists."""
_LINES = 12
"""Lines of codes in one row; a longer list goes on in the next rows, or a row would not hold on a page."""
_SHORT = 10
"""Letters of codes that go that many on a line."""


class EngagementPages(A4Document):
    """Builds the pages from the figures alone."""

    def __init__(self, figures: Engagements, around: Imprint, today: date) -> None:
        super().__init__(around)
        self.figures = figures
        self.today = today

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("EngagementPages", text)

    @property
    def title(self) -> str:
        return self.tr("Engagements et actions (articles 4 à 11)")

    def lay_out(self) -> None:
        self._key_figures()
        self._matrix()
        self._totals()
        for part in self.figures.parts:
            self._article(part)

    def _key_figures(self) -> None:
        whole, empty = self.figures.whole, self.figures.matrix.empty_cells
        crossings = len(matrix.ARTICLES) * len(matrix.COLUMNS)
        actions = sum(len(part.actions) for part in self.figures.parts)
        budget = self.tr("non renseigné") if whole.budget.total_eur is None else money(whole.budget.total_eur)
        if not whole.count:
            budget = self.tr("sans objet")
        late = self.tr("échéance passée au {day}").format(day=french_day(self.today))
        self.flow.tiles([
            Tile(self.tr("Engagements"), number(whole.count), self.tr("actions : {n}").format(n=number(actions))),
            Tile(self.tr("En retard"), number(whole.overdue), late),
            Tile(self.tr("Croisements sans engagement"), number(empty), self.tr("sur {n}").format(n=number(crossings))),
            Tile(self.tr("Budget connu"), budget, self._unknown(whole.budget)),
        ])  # fmt: skip

    def _unknown(self, budget: matrix.Budget) -> str:
        return self.tr("engagements sans budget renseigné : {n}").format(n=number(budget.unknown))

    def _matrix(self) -> None:
        self.flow.heading(self.tr("Engagements par article et par catégorie de signataires"))
        shown = (*self.figures.matrix.categories, None)
        columns = [Column(self.tr("Article"), 1.7)]
        columns += [_column(category_name(c)) for c in shown]
        rows = [self._row(article, shown) for article in (*matrix.ARTICLES, None)]
        usual = len(shown) == len(matrix.COLUMNS) + 1
        self.flow.table(columns, rows, size=_TINY if usual else _TINIEST)
        self.flow.sentence(
            self.tr(
                "En retard : engagement proposé, validé ou en cours dont l’échéance est passée au {day}. Une case « aucun » est "
                "un article pour lequel aucun partenaire de cette catégorie n’a pris d’engagement."
            ).format(day=french_day(self.today)),
            muted=True,
        )

    def _row(self, article: int | None, categories: Sequence[str | None]) -> list[Text]:
        total = article is None
        name = self.tr("Tous les articles") if total else article_name(article)
        return [Shown(name, True, PALE), *(self._cell(article, category) for category in categories)]

    def _cell(self, article: int | None, category: str | None) -> Text:
        cell, total = self.figures.matrix.cell(article, category), article is None or category is None
        if not cell.count:
            return Shown(self.tr("aucun"), total, PALE if total else _EMPTY)
        pair = self.tr("{status} : {count}")
        lines = [how_many(cell.count)]
        lines += [pair.format(status=status_name(s), count=number(n)) for s, n in cell.by_status.items()]
        lines += [how_late(cell.overdue)] if cell.overdue else []
        fill = _LATE if cell.overdue else PALE if total else ""
        return Shown("\n".join(lines), total, fill)

    def _totals(self) -> None:
        self.flow.heading(self.tr("Budget des engagements, par catégorie de signataires"))
        columns = [
            Column(self.tr("Catégorie"), 4), Column(self.tr("Partenaires"), 1.8, RIGHT),
            Column(self.tr("Engagements"), 2, RIGHT), Column(self.tr("Budget connu"), 3, RIGHT),
            Column(self.tr("Budget\nrenseigné"), 1.9, RIGHT), Column(self.tr("Budget\nnon renseigné"), 2.2, RIGHT),
        ]  # fmt: skip
        rows = [self._total(category) for category in self.figures.matrix.categories]
        self.flow.table(columns, rows, self._total(None), whole=True)
        self.flow.sentence(
            self.tr("Un budget non renseigné n’est pas un budget nul : il n’est pas dans la somme."), muted=True
        )

    def _total(self, category: str | None) -> list[str]:
        cell = self.figures.matrix.cell(None, category)
        partners = self.figures.partners
        there = sum(partners.values()) if category is None else partners.get(category, 0)
        known = self.tr("inconnu") if cell.count else "–"
        if cell.budget.total_eur is not None:
            known = money(cell.budget.total_eur)
        counts = (cell.budget.known, cell.budget.unknown)
        return [category_name(category), number(there), number(cell.count), known, *map(number, counts)]

    def _article(self, part: ArticlePart) -> None:
        if self.flow.y + _START_MM > self.flow.bottom:
            self.flow.new_page()
        self.flow.heading(article_name(part.article))
        if part.partners:
            self.flow.sentence(cell_in_words(self.figures.matrix.cell(part.article, None)) + ".", muted=True)
            self.flow.y += 1
        if part.actions:
            self.flow.table(self._action_columns(), [self._action(a) for a in part.actions], size=_SMALL)
        else:
            self.flow.sentence(self.tr("Aucune action."))
        if part.partners:
            groups = [Group(self._partner(p), [self._line(line) for line in p.lines]) for p in part.partners]
            self.flow.groups(self._line_columns(), groups, size=_SMALL)
            self._long_lists([line for p in part.partners for line in p.lines if len(line.sites) > _FEW])
        else:
            self.flow.sentence(self.tr("Aucun engagement."))

    def _action_columns(self) -> list[Column]:
        return [
            Column(self.tr("Action"), 4.5), Column(self.tr("Pilote et partenaires"), 4.4), Column(self.tr("Période"), 2.3),
            Column(self.tr("Portée"), 2.6), Column(self.tr("Financement, par année"), 4.8),
        ]  # fmt: skip

    def _action(self, action: Action) -> list[Text]:
        title = f"{action.title}\n{coded('statut_action', action.status)}"
        lead = self.tr("Pilote : {name}").format(name=action.lead or self.tr("non renseigné"))
        who = [lead] + ([self.tr("Avec : {names}").format(names=", ".join(action.partners))] if action.partners else [])
        funding = "\n".join(self._funding(f) for f in action.funding) or self.tr("non renseigné")
        return [title, "\n".join(who), self._period(action), self._scope(action), funding]

    def _period(self, action: Action) -> str:
        start = self.tr("date inconnue") if action.start is None else french_day(action.start)
        if action.end is None:
            return self.tr("depuis le {day}").format(day=start) if action.start else self.tr("non renseignée")
        return self.tr("du {start}\nau {end}").format(start=start, end=french_day(action.end))

    def _scope(self, action: Action) -> str:
        parts = []
        if action.sites:
            parts.append(self.tr("sites : {n}").format(n=number(action.sites)))
        if action.settlements:
            parts.append(self.tr("aménagements : {n}").format(n=number(action.settlements)))
        return "\n".join(parts) or self.tr("tout le territoire")

    def _funding(self, funding: Funding) -> str:
        text = self.tr("{year} : prévu {planned}, réel {real}")
        planned, real = self._amount(funding.planned), self._amount(funding.real)
        return text.format(year=funding.year, planned=planned, real=real)

    def _amount(self, amount: matrix.Budget) -> str:
        if amount.total_eur is None:
            return self.tr("non renseigné")
        if not amount.unknown:
            return money(amount.total_eur)
        rest = self.tr("{sum} (sources sans montant : {n})")
        return rest.format(sum=money(amount.total_eur), n=number(amount.unknown))

    def _line_columns(self) -> list[Column]:
        return [
            Column(self.tr("Engagement"), 6), Column(self.tr("Quantité"), 2.4), Column(self.tr("Échéance"), 2.1),
            Column(self.tr("Statut"), 1.7), Column(self.tr("Sites concernés"), 4.2),
            Column(self.tr("Budget"), 2.2, RIGHT),
        ]  # fmt: skip

    def _partner(self, lines: PartnerLines) -> str:
        name, category = partner_name(lines.lines[0]), category_name(lines.partner.category)
        named = name if name == category else f"{category} – {name}"
        return self.tr("{partner} : {count}").format(partner=named, count=how_many(len(lines.lines)))

    def _long_lists(self, lines: Sequence[EngagementLine]) -> None:
        if not lines:
            return
        title = self.tr("Engagements qui nomment plus de {n} sites").format(n=_FEW)
        columns = [Column(title, 5.6), Column(self.tr("Sites concernés"), 13)]
        more = self.tr("(suite des sites)")
        rows = []
        for line in lines:
            first, *rest = _by_lines(_codes(line), _ACROSS)
            name = f"{partner_name(line)}\n{line.title}"
            rows += [[name, first], *([more, part] for part in rest)]
        self.flow.table(columns, rows, size=_SMALL)

    def _sites(self, line: EngagementLine) -> str:
        if not line.sites:
            return self.tr("tout le territoire")
        if len(line.sites) > _FEW:
            return self.tr("{n} sites, nommés plus bas").format(n=number(len(line.sites)))
        return _by_lines(_codes(line), _BESIDE)[0]

    def _line(self, line: EngagementLine) -> list[Text]:
        title = line.title
        if line.action:
            title += "\n" + self.tr("Action : {title}").format(title=line.action)
        late = line.overdue(self.today)
        deadline = Shown(deadline_in_words(line, self.today), late, _LATE if late else "")
        quantity = quantity_in_words(line) or self.tr("non renseignée")
        budget = self.tr("non renseigné") if line.budget_eur is None else money(line.budget_eur)
        return [title, quantity, deadline, status_name(line.status), self._sites(line), budget]


def _column(name: str) -> Column:
    """As wide as its longest word asks for."""
    return Column(name, max(1.45, 0.107 * max(map(len, name.split()))))


def _codes(line: EngagementLine) -> list[str]:
    return [site.code or site.name for site in line.sites]


def _by_lines(codes: Sequence[str], across: int) -> list[str]:
    """The codes row by row, in lines of whole codes: a code is never cut at its hyphen."""
    side = across if max(map(len, codes)) <= _SHORT else max(1, across // 2)
    ends = [", ".join(codes[n : n + side]) for n in range(0, len(codes), side)]
    return [",\n".join(ends[n : n + _LINES]) for n in range(0, len(ends), _LINES)]
