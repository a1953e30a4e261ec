"""Rows that the schema accepts, rows that break one constraint of it, and small bases. Loaded with `runpy`."""

from __future__ import annotations

import re
import sqlite3
import struct
from contextlib import closing
from datetime import date
from pathlib import Path

from resorption.layers.model import Field, Kind, Table
from resorption.protocol.rules import AtMost, Different, ExactlyOne, NotBefore, RequiredIf, Rule, SumEquals
from resorption.protocol.vocabulary import vocabulary

SAMPLES = {
    Kind.TEXT: "texte",
    Kind.LONG_TEXT: "texte long",
    Kind.INTEGER: 7,
    Kind.REAL: 7.5,
    Kind.DATE: date(2025, 6, 1),
    Kind.DATETIME: "2025-06-01T08:00:00.000Z",
    Kind.REFERENCE: "11111111-1111-4111-8111-111111111111",
    Kind.FILE: "pieces/photo.jpg",
}


def square(x: float = 0.0, y: float = 0.0, side: float = 10.0) -> bytes:
    """A square as the WKB of a polygon, without any library."""
    ring = [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
    return struct.pack("<BIII", 1, 3, 1, len(ring)) + b"".join(struct.pack("<dd", *point) for point in ring)


def sample(field: Field) -> object:
    """A value that the column accepts."""
    if field.kind is Kind.CODE:
        return vocabulary(field.vocabulary).values[0]
    if field.kind is Kind.INTEGER and field.minimum is not None:
        return int(max(field.minimum, 4 if field.vocabulary == "article" else field.minimum))
    value = SAMPLES[field.kind]
    return value[: field.length] if isinstance(value, str) and field.length else value


def valid_row(table: Table) -> dict[str, object]:
    """The least that the table accepts: its required columns, and one owner where one is asked for."""
    row = {f.name: sample(f) for f in table.fields if f.required and f.name != "uuid"}
    for rule in table.rules:
        if isinstance(rule, ExactlyOne):
            row[rule.fields[0]] = SAMPLES[Kind.REFERENCE]
        if isinstance(rule, Different):
            row[rule.field] = "22222222-2222-4222-8222-222222222222"
        if isinstance(rule, RequiredIf) and row.get(rule.other) in rule.values:
            row[rule.field] = sample(table.field(rule.field))
    return row


def breaking_rule(table: Table, rule: Rule) -> dict[str, object]:
    """Values that break that rule."""
    if isinstance(rule, AtMost):
        return {**dict.fromkeys(rule.parts, 5), rule.whole: 1}
    if isinstance(rule, SumEquals):
        return {**dict.fromkeys(rule.parts, 1), rule.whole: 100}
    if isinstance(rule, NotBefore):
        years = table.field(rule.field).kind is Kind.INTEGER
        earlier, later = (2020, 2021) if years else (date(2020, 1, 1), date(2021, 1, 1))
        return {rule.field: earlier, rule.other: later}
    if isinstance(rule, RequiredIf):
        return {rule.other: rule.values[0], rule.field: None}
    if isinstance(rule, ExactlyOne):
        return dict.fromkeys(rule.fields)
    if isinstance(rule, Different):
        return {rule.field: SAMPLES[Kind.REFERENCE], rule.other: SAMPLES[Kind.REFERENCE]}
    raise TypeError(type(rule).__name__)


def breaking_value(field: Field, suffix: str) -> object:
    """A value that breaks the check of that name on one column."""
    return {
        "rempli": " \t\u00a0",
        "entier": "abc",
        "nombre": "abc",
        "jour": "2026-02-30",
        "liste": "valeur_inconnue",
        "min": None if field.minimum is None else type(field.minimum)(field.minimum - 1),
        "max": None if field.maximum is None else type(field.maximum)(field.maximum + 1),
        "longueur": "x" * ((field.length or 0) + 1),
    }[suffix]


def breaking_row(table: Table, constraint_name: str) -> dict[str, object]:
    """The values to add to a valid row so that it breaks that CHECK."""
    rest = constraint_name.removeprefix(f"ck_{table.name}_")
    if re.fullmatch(r"regle_\d+", rest):
        return breaking_rule(table, table.rules[int(rest.removeprefix("regle_")) - 1])
    name, _, suffix = rest.rpartition("_")
    return {name: breaking_value(table.field(name), suffix)}


def fill_protocol(session) -> None:  # noqa: ANN001 - the Session of layers/session.py
    """One commune and the protocol's row."""
    session.insert("commune", {"code_insee": "27001", "nom": "Aclou"}, square(0, 0, 1000), uuid="commune-1")
    session.insert("protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2026, "annee_fin": 2028})


def new_store(path: Path):  # noqa: ANN201 - a Store
    """A small base and its store."""
    from resorption.layers.geopackage import create_base
    from resorption.layers.store import Store

    create_base(path, 2154, fill_protocol)
    return Store(path)


def damage(path: Path, table: str) -> None:
    """Zeroes one page of rows in the middle of a table of many pages: what a bad sector or a cut copy leaves."""
    with closing(sqlite3.connect(path)) as base:
        ((page,),) = base.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        ((size,),) = base.execute("PRAGMA page_size")
    content = bytearray(path.read_bytes())
    while content[(page - 1) * size] == 5:
        page = _middle_child(content[(page - 1) * size : page * size])
    content[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(content)


def _middle_child(page: bytes) -> int:
    """The page number in the middle cell of an interior page of SQLite's format (file format, section 1.6)."""
    count = int.from_bytes(page[3:5], "big")
    pointer = 12 + 2 * (count // 2)
    cell = int.from_bytes(page[pointer : pointer + 2], "big")
    return int.from_bytes(page[cell : cell + 4], "big")
