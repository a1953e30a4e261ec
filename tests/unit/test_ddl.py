"""The SQL made from the schema, held against a bare SQLite: no QGIS, no GDAL."""

from __future__ import annotations

import re
import runpy
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import ddl, schema, synthesis, triggers
from resorption.layers.model import Kind
from resorption.protocol.rules import RequiredIf

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TODAY = date(2026, 11, 23)
ALL_CHECKS = [(t, c) for t in schema.TABLES for c in ddl.checks(t)]
SQL_RULES = [(t, r) for t in schema.TABLES for r in t.rules if r.sql() is not None]


def _ids(pairs: list) -> list[str]:
    return [getattr(c, "name", f"{t.name}-{n}") for n, (t, c) in enumerate(pairs)]


@pytest.fixture(scope="module")
def base() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    for table in schema.TABLES:
        connection.execute(ddl.create_table(table))
        statements = (*ddl.create_indexes(table), *triggers.create_code_index(table), *triggers.create_triggers(table))
        for statement in statements:
            connection.execute(statement)
    connection.execute(synthesis.create_view())
    yield connection
    connection.close()


def insert(base: sqlite3.Connection, table, row: dict[str, object]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    values = [v.isoformat() if isinstance(v, date) else v for v in row.values()]
    base.execute(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', values)


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda t: t.name)
def test_a_valid_row_enters(base, table):
    insert(base, table, {"uuid": "u", **kit.valid_row(table)} if _has_uuid(table) else kit.valid_row(table))
    assert base.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0] >= 1
    base.rollback()


def _has_uuid(table) -> bool:
    return any(f.name == "uuid" for f in table.fields)


@pytest.mark.parametrize(("table", "check"), ALL_CHECKS, ids=_ids(ALL_CHECKS))
def test_each_check_refuses_and_is_named(base, table, check):
    row = {**({"uuid": "u"} if _has_uuid(table) else {}), **kit.valid_row(table)}
    row.update(kit.breaking_row(table, check.name))
    with pytest.raises(sqlite3.IntegrityError) as refusal:
        insert(base, table, row)
    base.rollback()
    told = re.search(r"CHECK constraint failed: (\w+)", str(refusal.value))
    if told is None:
        assert "NOT NULL" in str(refusal.value) and row[check.field] is None
        return
    # One row may break two constraints; the one that speaks is truly broken.
    other = next(c for c in ddl.checks(table) if c.name == told[1])
    if other.field != check.field:
        number = int(other.name.rpartition("_")[2]) - 1
        assert table.rules[number].broken(row, TODAY)


def test_the_names_of_constraints_are_unique():
    names = [c.name for _, c in ALL_CHECKS]
    assert len(names) == len(set(names))


def test_every_sentence_can_be_said():
    for _, check in ALL_CHECKS:
        said = check.template.format(**dict(check.params))
        assert "{" not in said and said.endswith((".", "»"))


def values_of(field) -> st.SearchStrategy:
    kinds = {
        Kind.INTEGER: st.integers(-2, 12),
        Kind.REAL: st.integers(0, 12),
        Kind.DATE: st.dates(date(2025, 12, 30), date(2026, 1, 3)),
        Kind.CODE: st.sampled_from(["oui", "non"]),
    }
    known = kinds.get(field.kind, st.sampled_from(["a", "b", ""]))
    return st.one_of(st.none(), known)


def columns_of(rule) -> list[str]:
    return sorted(set(re.findall(r'"(\w+)"', rule.sql())))


@st.composite
def rule_and_record(draw):
    table, rule = draw(st.sampled_from(SQL_RULES))
    record = {name: draw(values_of(table.field(name))) for name in columns_of(rule)}
    if isinstance(rule, RequiredIf):
        record[rule.other] = draw(st.sampled_from([None, "sans_rapport", *rule.values]))
    return rule, record


@given(rule_and_record())
def test_sqlite_and_python_agree_on_every_rule(pair):
    rule, record = pair
    row = ", ".join(f'? AS "{name}"' for name in record)
    values = [v.isoformat() if isinstance(v, date) else v for v in record.values()]
    with sqlite3.connect(":memory:") as base:
        answer = base.execute(f"SELECT ({rule.sql()}) FROM (SELECT {row})", values).fetchone()[0]
    assert (answer == 0) == rule.broken(record, TODAY)


texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))


# SQLite does not read every decimal to its last bit: only those that it does are promised.
halves = st.integers(-(2**40), 2**40).map(lambda n: n / 2)


@given(st.one_of(st.none(), texts, st.integers(-(2**31), 2**31 - 1), halves))
def test_a_literal_is_read_back_as_it_was(value):
    with sqlite3.connect(":memory:") as base:
        assert base.execute(f"SELECT {ddl.literal(value)}").fetchone()[0] == value


def test_a_text_with_a_nul_is_no_literal():
    with pytest.raises(ValueError, match="NUL"):
        ddl.literal("a\0b")


@given(st.one_of(texts, st.dates().map(str), st.from_regex(r"\A\d{4}-\d\d-\d\d\Z"), st.integers(), st.floats()))
def test_only_a_day_of_the_calendar_passes_for_a_date(value):
    condition = next(c.condition for c in ddl.checks(schema.table("site")) if c.name == "ck_site_date_fermeture_jour")
    with sqlite3.connect(":memory:") as base:
        base.execute(f'CREATE TABLE t ("date_fermeture" DATE CHECK ({condition}))')
        try:
            base.execute("INSERT INTO t VALUES (?)", [value])
        except (sqlite3.Error, OverflowError):
            accepted = False
        else:
            accepted = True
    assert accepted == (is_day(value) or value != value)  # a NaN is stored as null


def is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def test_every_reference_has_an_index(base):
    """A deletion looks for the children of a row: without an index, it reads whole tables."""
    for relation in schema.RELATIONS:
        table, column = relation.child.name, relation.field.name
        plan = base.execute(f'EXPLAIN QUERY PLAN SELECT 1 FROM "{table}" WHERE "{column}" = ?', ["x"]).fetchall()
        assert "SEARCH" in plan[0][3], (table, column, plan)


def test_the_synthesis_reads_no_whole_table_per_site(base):
    plan = base.execute(f'EXPLAIN QUERY PLAN SELECT * FROM "{schema.SYNTHESIS}"').fetchall()
    scans = [step[3] for step in plan if step[3].startswith("SCAN")]
    assert scans == ["SCAN s"]


def test_the_synthesis_describes_its_columns(base):
    names = [d[0] for d in base.execute(f'SELECT * FROM "{schema.SYNTHESIS}"').description]
    assert names == ["fid", *(c.name for c in synthesis.COLUMNS)]
