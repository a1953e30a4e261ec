"""The words of `protocol/journal_sentences.py` in the user's language, and the schema described for them."""

from __future__ import annotations

import functools
import re
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..protocol.journal_sentences import Column, Described, Label, Listed, Nature, Words
from ..protocol.plain_text import french_day
from . import schema
from .ddl import GEOMETRY_COLUMN
from .model import Field, Geometry, Kind, Table
from .texts import MESSAGES, figure, label

OUTLINE_LABEL = "Contour"
YEAR_UNIT = "année"
"""A year is no quantity: 2026, not 2 026."""

_COLUMN = re.compile(r'"(\w+)"')
_NATURES = {
    Kind.LONG_TEXT: Nature.LONG,
    Kind.INTEGER: Nature.NUMBER,
    Kind.REAL: Nature.NUMBER,
    Kind.DATE: Nature.DAY,
    Kind.DATETIME: Nature.DAY,
    Kind.CODE: Nature.CODE,
    Kind.REFERENCE: Nature.REFERENCE,
}
_NAMING = (Nature.TEXT, Nature.DAY, Nature.CODE)


@functools.cache
def described(name: str) -> Described:
    """A table of the schema as its rows are told of. Raises KeyError."""
    table = schema.table(name)
    columns = {f.name: _column(f) for f in table.own_fields if not f.technical}
    if table.geometry is not Geometry.NONE:
        columns[GEOMETRY_COLUMN] = Column(OUTLINE_LABEL, Nature.OUTLINE)
    return Described(name, table.label, columns, _naming(table, columns), table.restricted)


def _column(field: Field) -> Column:
    nature = Nature.CODE if field.vocabulary else _NATURES.get(field.kind, Nature.TEXT)
    if field.unit == YEAR_UNIT:
        nature = Nature.YEAR
    return Column(field.label, nature, field.vocabulary, field.references)


def _naming(table: Table, columns: dict[str, Column]) -> tuple[str, ...]:
    """The columns of the expression that names the rows in QGIS, but for numbers: counts change, articles are long."""
    named = dict.fromkeys(_COLUMN.findall(table.display))
    return tuple(n for n in named if n in columns and columns[n].nature in _NAMING and not _is_number(table.field(n)))


def _is_number(field: Field) -> bool:
    return field.kind in (Kind.INTEGER, Kind.REAL)


def said(part: object) -> str:
    """Words in the user's language; days as they are written in French, numbers as the user writes them."""
    if isinstance(part, Words):
        values = {name: said(value) for name, value in part.params}
        return QCoreApplication.translate(MESSAGES, part.template).format(**values)
    if isinstance(part, Label):
        text = label(part.text)
        return text[:1].lower() + text[1:] if part.lower else text
    if isinstance(part, Listed):
        return QCoreApplication.translate(MESSAGES, part.between).join(map(said, part.parts))
    if isinstance(part, date):
        return french_day(part)
    return figure(part) if isinstance(part, (int, float)) else str(part)
