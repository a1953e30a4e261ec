"""Makes a table of an older base again as the schema has it today, in place, with the rows that it held.

SQLite adds a column at the end of a table only, without its named constraints: a base that was migrated would
not be one that was created. Runs in the transaction of a migration, foreign keys off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import Template

from ..protocol.rules import quoted
from ..protocol.vocabulary import Vocabulary
from . import synthesis
from .ddl import literal
from .geopackage import DOMAIN_PREFIX, add_indexes_and_triggers, add_table
from .handle import Handle
from .model import Geometry, Table
from .schema import SYNTHESIS
from .triggers import create_triggers

_KEPT = Template('"temp"."$table"')
_KEEP = Template("CREATE TEMPORARY TABLE $name AS SELECT * FROM $table")
_COLUMNS = Template("SELECT name FROM pragma_table_info($table)")
_LAST = Template("SELECT seq FROM sqlite_sequence WHERE name = $table")
_DROP = Template("DROP $kind $name")
# GDAL's own begin otherwise.
_TRIGGERS = Template("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = $table AND name GLOB 'tr_*'")
_FORGET = Template("DELETE FROM $register WHERE table_name = $table")
_GIVE_BACK = Template("INSERT INTO $table ($columns) SELECT $columns FROM $kept ORDER BY $key")
_NO_NUMBER = Template("DELETE FROM sqlite_sequence WHERE name = $table")
_NUMBER = Template("INSERT INTO sqlite_sequence (name, seq) VALUES ($table, $last)")

_LABEL = Template(
    "UPDATE gpkg_data_column_constraints SET description = $label WHERE constraint_name = $domain AND value = $value"
)
_HELP = Template("UPDATE gpkg_data_columns SET description = $help WHERE table_name = $table AND column_name = $column")

_REGISTERS = ("gpkg_data_columns", "gpkg_contents")
"""Where a GeoPackage describes a table without geometry."""


@dataclass(frozen=True)
class _Kept:
    """What a table held: the copy of its rows, its columns, and the last number given to one."""

    copy: str
    columns: frozenset[str]
    last: int | None


def rebuild_tables(base: Handle, tables: Sequence[Table]) -> None:
    """These tables as they are in a new base; the columns that they had keep their values, the others are empty.

    Parents before children, a table never without its children: GDAL checks the foreign keys when it drops one.
    For tables without geometry, which have no spatial index. Raises Refusal, ValueError.
    """
    if any(table.geometry is not Geometry.NONE for table in tables):
        raise ValueError("geometry")
    kept = {table.name: _keep(base, table) for table in tables}
    for table in reversed(tables):
        _drop(base, table)
    for table in tables:
        add_table(base, table, 0)
        _give_back(base, table, kept[table.name])
        add_indexes_and_triggers(base, table)


def rebuild_synthesis(base: Handle) -> None:
    """The view of what is computed about a site, as the schema has it today. Raises Refusal."""
    base.execute(_DROP.substitute(kind="VIEW", name=quoted(SYNTHESIS)))
    base.execute(synthesis.create_view())


def rebuild_triggers(base: Handle, table: Table) -> None:
    """What a table does by itself, as the schema has it today. Raises Refusal."""
    for (name,) in base.rows(_TRIGGERS.substitute(table=literal(table.name))):
        base.execute(_DROP.substitute(kind="TRIGGER", name=quoted(name)))
    for statement in create_triggers(table):
        base.execute(statement)


def relabel(base: Handle, vocabulary: Vocabulary) -> None:
    """The labels of a list of coded values, as they are today. Raises Refusal."""
    domain = literal(DOMAIN_PREFIX + vocabulary.name)
    for code in vocabulary.codes:
        base.execute(_LABEL.substitute(label=literal(code.label), domain=domain, value=literal(code.value)))


def describe(base: Handle, table: Table, column: str) -> None:
    """What a column is said to hold, as it is today. Raises Refusal."""
    base.execute(_HELP.substitute(
        help=literal(table.field(column).help), table=literal(table.name), column=literal(column)))  # fmt: skip


def _keep(base: Handle, table: Table) -> _Kept:
    name = literal(table.name)
    copy = _KEPT.substitute(table=f"garde_{table.name}")
    base.execute(_KEEP.substitute(name=quoted(f"garde_{table.name}"), table=quoted(table.name)))
    columns = frozenset(column for (column,) in base.rows(_COLUMNS.substitute(table=name)))
    last = base.rows(_LAST.substitute(table=name))
    return _Kept(copy, columns, last[0][0] if last else None)


def _drop(base: Handle, table: Table) -> None:
    base.execute(_DROP.substitute(kind="TABLE", name=quoted(table.name)))
    for register in _REGISTERS:
        base.execute(_FORGET.substitute(register=register, table=literal(table.name)))


def _give_back(base: Handle, table: Table, kept: _Kept) -> None:
    columns = ("fid", *(f.name for f in table.fields if f.name in kept.columns))
    words = {"table": quoted(table.name), "columns": ", ".join(map(quoted, columns)), "kept": kept.copy}
    base.execute(_GIVE_BACK.substitute(words, key=quoted("fid")))
    base.execute(_DROP.substitute(kind="TABLE", name=kept.copy))
    # The number of a row that was deleted is not given again.
    base.execute(_NO_NUMBER.substitute(table=literal(table.name)))
    if kept.last is not None:
        base.execute(_NUMBER.substitute(table=literal(table.name), last=literal(kept.last)))
