"""What a row is called in lists and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..protocol.plain_text import in_order
from ..protocol.vocabulary import vocabulary
from .model import Field, Kind, Table
from .schema import table as schema_table
from .session import Reader
from .texts import day_text, label, number

Values = Mapping[str, object]

_KINDS = (Kind.TEXT, Kind.CODE, Kind.DATE)


def row_name(table: Table, values: Values) -> str:
    """The name of a row: its code and its name, its article and its title, else what tells it from the others."""
    named = _NAMED.get(table.name)
    if named is not None:
        return named.name(values)
    field = _naming_field(table)
    return label(table.label) if field is None else shown(field, values.get(field.name))


def shown(field: Field, value: object) -> str:
    """A value as people read it, nothing when unknown; a reference needs the names of its table: see `names`."""
    if value is None or value == "":
        return ""
    if field.vocabulary:
        return label(vocabulary(field.vocabulary).label_of(str(value)))
    if isinstance(value, date):
        return day_text(value)
    # A year is not a quantity: no thousands in it.
    if isinstance(value, (int, float)) and field.unit != "année":
        return number(value, 0 if float(value).is_integer() else 2)
    return str(value)


def names(reader: Reader, table: str) -> list[tuple[str, str]]:
    """(uuid, name) of every row of a table, by name."""
    known = schema_table(table)
    columns = _naming_columns(known)
    found = []
    for uuid, *values in reader.columns(table, "uuid", *columns):
        found.append((str(uuid), row_name(known, dict(zip(columns, values)))))
    return sorted(found, key=lambda pair: in_order(pair[1]))


def _naming_columns(table: Table) -> tuple[str, ...]:
    """What `row_name` reads, and nothing more: lists have thousands of rows."""
    named = _NAMED.get(table.name)
    if named is not None:
        return named.columns
    field = _naming_field(table)
    return () if field is None else (field.name,)


def _naming_field(table: Table) -> Field | None:
    """The column that tells the rows of a table best, for those that have no name of their own."""
    required = [f for kind in _KINDS for f in table.own_fields if f.kind is kind and f.required]
    return next(iter(required), None)


def _place(values: Values) -> str:
    return " – ".join(str(values[name]) for name in ("code", "nom") if values.get(name))


@dataclass(frozen=True)
class _Named:
    """How the rows of a table are called, from these columns."""

    columns: tuple[str, ...]
    name: Callable[[Values], str]


def _of_article(title: str) -> _Named:
    return _Named(("article", title), lambda values: f"Art. {values['article']} – {values[title]}")


_PLACE = _Named(("code", "nom"), _place)
_NAMED: dict[str, _Named] = {
    "site": _PLACE,
    "amenagement": _PLACE,
    "foncier": _PLACE,
    "commune": _Named(("nom",), lambda values: str(values.get("nom") or "")),
    "partenaire": _Named(("nom",), lambda values: str(values["nom"])),
    "action": _of_article("titre"),
    "engagement": _of_article("intitule"),
}
