"""Who promises what: articles 4 to 11 by category of partner. An empty cell is what nobody has promised."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .articles import ENGAGING
from .engagements import EngagementLine
from .partners import CATEGORIES
from .vocabulary import vocabulary

ARTICLES: tuple[int, ...] = tuple(a.number for a in ENGAGING)
"""The rows."""

COLUMNS: tuple[str, ...] = tuple(c.code for c in CATEGORIES)
"""The columns that are always there."""

UNKNOWN_PARTNER = ""
"""A column more, where the partner of an engagement is gone from the base: no engagement is left out of the matrix."""


@dataclass(frozen=True)
class Budget:
    """Euros promised; `total_eur` is None when no budget is known, which is not 0."""

    total_eur: float | None
    known: int
    unknown: int


@dataclass(frozen=True)
class Cell:
    """The engagements of a cell or of a total; `by_status` has the statuses met only, in the order of their list."""

    lines: tuple[EngagementLine, ...]
    by_status: Mapping[str, int]
    overdue: int
    budget: Budget

    @property
    def count(self) -> int:
        """How many engagements."""
        return len(self.lines)


@dataclass(frozen=True)
class Matrix:
    """The cells, and the totals of the same engagements: a None stands for all articles, or all categories."""

    categories: tuple[str, ...]
    cells: Mapping[tuple[int | None, str | None], Cell]

    def cell(self, article: int | None, category: str | None) -> Cell:
        """A cell or a total; empty for what has no engagement."""
        return self.cells.get((article, category), EMPTY)

    @property
    def empty_cells(self) -> int:
        """How many crossings of an article and of one of the six categories have no engagement."""
        return sum((article, category) not in self.cells for article in ARTICLES for category in COLUMNS)


def build_matrix(lines: Iterable[EngagementLine], today: date) -> Matrix:
    """Each engagement in its one cell and in its three totals, in the order given.

    Raises KeyError for an article that has no list of engagements: the base refuses it.
    """
    groups: dict[tuple[int | None, str | None], list[EngagementLine]] = defaultdict(list)
    for line in lines:
        article, category = line.article, line.partner.category
        if article not in ARTICLES:
            raise KeyError(article)
        for key in ((article, category), (article, None), (None, category), (None, None)):
            groups[key].append(line)
    more = (UNKNOWN_PARTNER,) if (None, UNKNOWN_PARTNER) in groups else ()
    return Matrix((*COLUMNS, *more), {key: _cell(group, today) for key, group in groups.items()})


def _cell(lines: Sequence[EngagementLine], today: date) -> Cell:
    met = Counter(line.status for line in lines)
    by_status = {value: met[value] for value in vocabulary("statut_engagement").values if met[value]}
    return Cell(tuple(lines), by_status, sum(line.overdue(today) for line in lines), _budget(lines))


def _budget(lines: Sequence[EngagementLine]) -> Budget:
    known = [line.budget_eur for line in lines if line.budget_eur is not None]
    return Budget(math.fsum(known) if known else None, len(known), len(lines) - len(known))


EMPTY = Cell((), {}, 0, Budget(None, 0, 0))
