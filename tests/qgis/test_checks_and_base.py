"""For any row, the checks made while typing and the file itself say the same: what passes one enters the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.layers.geopackage import create_base
from resorption.layers.model import Field, Kind, Table
from resorption.protocol.checks import check_record
from resorption.protocol.rules import ExactlyOne, NotFuture, Rule
from resorption.protocol.vocabulary import vocabulary

TODAY = date(2026, 11, 23)
TABLES = [t for t in schema.TABLES if not t.technical]
RESTRICTED = {t.name for t in schema.RESTRICTED_TABLES}
DAYS = st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=2))
IDENTITIES = st.sampled_from(["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"])
TEXTS = st.sampled_from(["", " ", "a", "Où ?", "x" * 20, "é" * 35, "x" * 36, "x" * 201, "x" * 401])


@pytest.fixture(scope="module")
def bases(tmp_path_factory, qgis_app) -> Iterator[dict[bool, sqlite3.Connection]]:
    """The two files of a protocol, open to SQLite alone: {restricted: connection}. References are another test's."""
    folder = tmp_path_factory.mktemp("bases")
    found = {}
    for restricted in (False, True):
        path = folder / f"base{restricted}.gpkg"
        create_base(path, 2154, lambda session: None, restricted=restricted)
        found[restricted] = opened(path)
    yield found
    for base in found.values():
        base.close()


def opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA foreign_keys = OFF")
    # The spatial index of GDAL calls these; no row of this test has a shape.
    for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
        base.create_function(name, 1, lambda shape: None)
    return base


def held_by_both(table: Table) -> list[Rule]:
    """A file cannot hold a rule that depends on the day it is read."""
    rules = [rule for rule in table.rules if rule.sql() is not None]
    assert all(isinstance(rule, NotFuture) for rule in table.rules if rule not in rules)
    return rules


def values_of(field: Field) -> st.SearchStrategy:
    """Values of the right kind, right or wrong: the bounds, just beyond, other lists' codes, blanks."""
    if field.kind is Kind.CODE:
        return st.sampled_from([*vocabulary(field.vocabulary).values, *(["martien"] if field.name == "statut" else [])])
    if field.kind is Kind.INTEGER:
        low, high = int(field.minimum or 0), int(field.maximum or 12)
        return st.one_of(st.integers(low, min(high, low + 12)), st.sampled_from([low - 1, high, high + 1]))
    if field.kind is Kind.REAL:
        return st.sampled_from([-0.5, 0.0, 7.5])
    if field.kind is Kind.DATE:
        return DAYS
    return IDENTITIES if field.kind is Kind.REFERENCE else TEXTS


@st.composite
def rows(draw, table: Table) -> dict[str, object]:
    """A row: mostly what is required, and at random among the rest."""
    row: dict[str, object] = {}
    mostly = draw(st.booleans())
    for field in table.own_fields:
        given_at_all = draw(st.integers(0, 9)) < (9 if field.required or mostly else 4)
        if given_at_all:
            row[field.name] = draw(plausible(field) if draw(st.integers(0, 19)) else values_of(field))
    for rule in table.rules:
        if isinstance(rule, ExactlyOne) and draw(st.booleans()):
            owner = draw(st.sampled_from(rule.fields))
            row = {name: value for name, value in row.items() if name not in rule.fields or name == owner}
    return row


def plausible(field: Field) -> st.SearchStrategy:
    """Values that the column accepts alone, so that rows are often refused by one rule only, or by none."""
    if field.kind is Kind.INTEGER:
        low = int(field.minimum or 0)
        return st.integers(low, int(min(field.maximum or 6, low + 6)))
    if field.kind is Kind.REAL:
        return st.just(7.5)
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.FILE):
        blanks = [] if field.required else [None, ""]
        return st.sampled_from([*blanks, "a" * min(3, field.length or 3)])
    return values_of(field)


def accepted(base: sqlite3.Connection, table: Table, row: dict[str, object]) -> bool:
    """Whether the file takes the row; it is taken back at once."""
    values = {"uuid": "u", **{n: v.isoformat() if isinstance(v, date) else v for n, v in row.items()}}
    columns, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
    base.execute("BEGIN")
    try:
        base.execute(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', list(values.values()))
    except sqlite3.IntegrityError:
        return False
    finally:
        base.execute("ROLLBACK")
    return True


@pytest.mark.endurance
@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_row_without_problem_is_a_row_that_enters(bases, table, data):
    row = data.draw(rows(table))
    problems = check_record(table.own_fields, held_by_both(table), row, TODAY)
    enters = accepted(bases[table.name in RESTRICTED], table, row)
    assert enters == (not problems), [p.message for p in problems]


@pytest.mark.parametrize("enters", [True, False])
@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_rows_of_both_kinds_are_drawn(bases, table, enters):
    """The test above would prove nothing with refused rows only."""
    base = bases[table.name in RESTRICTED]
    soon = settings(max_examples=300, phases=[Phase.generate], database=None, derandomize=True)
    find(rows(table), lambda row: accepted(base, table, row) is enters, settings=soon)
