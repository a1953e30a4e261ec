"""What a row is called in lists and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ..protocol.plain_text import folded
from ..protocol.vocabulary import vocabulary
from .model import Field, Kind, Table
from .schema import table as schema_table
from .session import Reader
from .texts import day_text, label, number

Values = Mapping[str, object]


_NAMING = (Kind.TEXT, Kind.CODE, Kind.INTEGER)


def row_name(table: Table, values: Values) -> str:
    """The name of a row: its code and its name, its article and its title, else what tells it from the others."""
    named = _NAMED.get(table.name)
    if named is not None:
        return named(values)
    for kind in (Kind.TEXT, Kind.CODE, Kind.DATE):
        field = next((f for f in table.own_fields if f.kind is kind and f.required), None)
        if field is not None:
            return shown(field, values.get(field.name))
    return label(table.label)


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
    columns = [f.name for f in known.own_fields if f.kind in _NAMING]
    found = []
    for uuid, *values in reader.columns(table, "uuid", *columns):
        found.append((str(uuid), row_name(known, dict(zip(columns, values)))))
    return sorted(found, key=lambda pair: folded(pair[1]))


def _place(values: Values) -> str:
    return " – ".join(str(values[name]) for name in ("code", "nom") if values.get(name))


def _of_article(title: str) -> Callable[[Values], str]:
    return lambda values: f"Art. {values['article']} – {values[title]}"


_NAMED: dict[str, Callable[[Values], str]] = {
    "site": _place,
    "amenagement": _place,
    "foncier": _place,
    "commune": lambda values: str(values.get("nom") or ""),
    "partenaire": lambda values: str(values["nom"]),
    "action": _of_article("titre"),
    "engagement": _of_article("intitule"),
}
