"""The matrix of engagements and its list as a workbook for the partners, through `protocol/disclosure.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ..protocol.disclosure import PARTNERS, disclosed_columns
from ..protocol.engagement_matrix import ARTICLES, Matrix
from ..protocol.engagements import EngagementLine
from . import schema
from .engagement_texts import (
    article_name,
    category_name,
    cell_in_words,
    partner_name,
    sites_in_words,
    status_name,
)
from .model import Field, Kind
from .texts import label
from .workbooks import Sheet, write_workbook

_SITES_NAMED = 1000
"""A cell of a spreadsheet holds 32,767 characters, and a code has about ten."""

Value = Callable[[EngagementLine], object]


@dataclass(frozen=True)
class Report:
    """What is exported: the matrix as filtered, the same without filters, and lines (title, text) that say so."""

    shown: Matrix
    whole: Matrix
    context: Sequence[tuple[str, str]]
    today: date


@dataclass(frozen=True)
class _Column:
    """A column of the list: the column of the base that it shows, and how it is read from a line."""

    table: str
    name: str
    value: Value
    kind: Kind = Kind.TEXT


_COLUMNS = (
    _Column("engagement", "article", lambda line: line.article, Kind.INTEGER),
    _Column("partenaire", "categorie", lambda line: category_name(line.partner.category)),
    _Column("engagement", "partenaire", partner_name),
    _Column("engagement", "intitule", lambda line: line.title),
    _Column("engagement", "action", lambda line: line.action),
    _Column("engagement_site", "site", lambda line: sites_in_words(line.sites, _SITES_NAMED)),
    _Column("engagement", "quantite", lambda line: line.quantity, Kind.REAL),
    _Column("engagement", "unite", lambda line: line.unit),
    _Column("engagement", "echeance", lambda line: line.deadline, Kind.DATE),
    _Column("engagement", "statut", lambda line: status_name(line.status)),
    _Column("engagement", "budget_eur", lambda line: line.budget_eur, Kind.REAL),
)


def tr(text: str) -> str:
    """Translation in the context of the workbook."""
    return QCoreApplication.translate("EngagementExport", text)


def export_matrix(path: Path, report: Report) -> Path:
    """Writes two sheets, the matrix in words and the engagements that it counts, into an .xlsx or .ods.

    Whole or not at all. Raises ResorptionError.
    """
    return write_workbook(path, [_matrix_sheet(report), _list_sheet(report)])


def _matrix_sheet(report: Report) -> Sheet:
    columns = (*report.shown.categories, None)
    titles = (label(schema.table("engagement").field("article").label), *map(category_name, columns))
    return Sheet(tr("Matrice"), [(title, Kind.TEXT) for title in titles], _matrix_rows(report, columns))


def _matrix_rows(report: Report, columns: Sequence[str | None]) -> Iterator[tuple[str | None, ...]]:
    for article in (*ARTICLES, None):
        cells = ((report.shown.cell(article, c), report.whole.cell(article, c)) for c in columns)
        words = (cell_in_words(shown, whole.count - shown.count) for shown, whole in cells)
        yield (article_name(article), *words)
    rest = (None,) * (len(columns) - 1)
    yield (None, None, *rest)
    for title, text in report.context:
        yield (title, text, *rest)


def _list_sheet(report: Report) -> Sheet:
    shown = [c for c in _COLUMNS if c.name in disclosed_columns(PARTNERS, c.table)]
    titles = [(_title(schema.table(c.table).field(c.name)), c.kind) for c in shown]
    late = (tr("Retard"), Kind.TEXT)
    rows = (
        [*(c.value(line) for c in shown), _late(line, report.today)] for line in report.shown.cell(None, None).lines
    )
    return Sheet(tr("Engagements"), [*titles, late], rows)


def _title(field: Field) -> str:
    return f"{label(field.label)} ({field.unit})" if field.unit else label(field.label)


def _late(line: EngagementLine, today: date) -> str | None:
    return tr("en retard") if line.overdue(today) else None
