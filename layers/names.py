"""What a row is called in lists and choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..protocol import journal_sentences
from ..protocol.plain_text import in_order
from .model import Field, Table
from .schema import table as schema_table
from .session import Reader
from .texts import coded, day_text, figure, label
from .words import YEAR_UNIT, described, said

Values = Mapping[str, object]


def row_name(table: Table, values: Values) -> str:
    """The name of a row: its code and its name, its article and its title, else that which the journal gives it."""
    named = _NAMED.get(table.name)
    if named is not None:
        return named.name(values)
    told = journal_sentences.row_name(described(table.name), values)
    return label(table.label) if told is None else said(told)


def full_name(table: Table, values: Values) -> str:
    """What kind of row it is, and its name: « Diagnostic social – 01/02/2026 », « Dénombrement – 15/09/2026 »."""
    kind, name = label(table.label), row_name(table, values)
    return name if name.startswith(kind) else f"{kind} – {name}"


def shown(field: Field, value: object) -> str:
    """A value as people read it, nothing when unknown; a reference needs the names of its table: see `names`."""
    if value is None or value == "":
        return ""
    if field.vocabulary:
        return coded(field.vocabulary, value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, (int, float)) and field.unit != YEAR_UNIT:
        return figure(value)
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
    return described(table.name).naming if named is None else named.columns


def place_name(code: object, name: object) -> str:
    """« S-2026-001 – Quai nord »: a site, a piece of land."""
    return " – ".join(str(part) for part in (code, name) if part)


@dataclass(frozen=True)
class _Named:
    """How the rows of a table are called, from these columns."""

    columns: tuple[str, ...]
    name: Callable[[Values], str]


def _of_article(title: str) -> _Named:
    return _Named(("article", title), lambda values: f"Art. {values['article']} – {values[title]}")


_PLACE = _Named(("code", "nom"), lambda values: place_name(values.get("code"), values.get("nom")))
_NAMED: dict[str, _Named] = {
    "site": _PLACE,
    "amenagement": _PLACE,
    "foncier": _PLACE,
    "commune": _Named(("nom",), lambda values: str(values.get("nom") or "")),
    "partenaire": _Named(("nom",), lambda values: str(values["nom"])),
    "action": _of_article("titre"),
    "engagement": _of_article("intitule"),
}
