"""The schema as SQL: tables, constraints, indexes. Pure Python: imports without QGIS.

Every name and literal in this SQL comes from `layers/schema.py`; values typed by people never pass here.
Each constraint has a name, by which a refusal of SQLite finds back its French sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Template

from ..protocol.rules import quoted
from ..protocol.vocabulary import vocabulary
from .model import Field, Geometry, Kind, Table

GEOMETRY_COLUMN = "geom"

_TYPES = {
    Kind.TEXT: "TEXT",
    Kind.LONG_TEXT: "TEXT",
    Kind.INTEGER: "MEDIUMINT",
    Kind.REAL: "DOUBLE",
    Kind.DATE: "DATE",
    Kind.DATETIME: "DATETIME",
    Kind.CODE: "TEXT",
    Kind.REFERENCE: "TEXT",
    Kind.FILE: "TEXT",
}
TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CODE, Kind.REFERENCE, Kind.FILE})

_CREATE = Template("CREATE TABLE $table (\n  $parts\n)")
_INDEX = Template("CREATE INDEX $name ON $table ($columns)")
_CHECK = Template("CONSTRAINT $name CHECK ($condition)")
_UNIQUE = Template("CONSTRAINT $name UNIQUE ($columns)")
_FOREIGN = Template("REFERENCES $table($key) ON DELETE $action")

# A text made of blanks only (space, tab, line ends, no-break space) is no text.
_FILLED = Template("trim($column, char(9, 10, 11, 12, 13, 32, 160)) <> ''")

REQUIRED = "« {label} » est obligatoire."
NOT_IN_LIST = "« {label} » : cette valeur n’est pas dans la liste."
TOO_LOW = "« {label} » : la valeur doit être au moins {minimum:g}."
TOO_HIGH = "« {label} » : la valeur doit être au plus {maximum:g}."
NOT_A_DAY = "« {label} » : ce n’est pas une date du calendrier."
NOT_WHOLE = "« {label} » : un nombre entier est attendu."
NOT_A_NUMBER = "« {label} » : un nombre est attendu."
TOO_LONG = "« {label} » : {length} caractères au plus."
TAKEN = "« {label} » : cette valeur est déjà prise par une autre ligne."
DUPLICATE = "Cette ligne existe déjà ({label})."


@dataclass(frozen=True)
class Constraint:
    """A named CHECK, and the sentence to say when it refuses a row."""

    name: str
    condition: str
    field: str
    template: str
    params: tuple[tuple[str, object], ...] = ()


def literal(value: object) -> str:
    """A value as an SQL literal of SQLite. Raises ValueError on a text that SQLite cannot hold.

    Not `QgsExpression.quotedValue`, which also doubles backslashes: right in a QGIS expression,
    another text in SQLite.
    """
    if value is None:
        return "NULL"
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    if "\0" in text:
        raise ValueError("NUL")
    return "'" + text.replace("'", "''") + "'"


def _field_checks(field: Field) -> Iterator[tuple[str, str, str, tuple[tuple[str, object], ...]]]:
    """Suffix of the name, condition, sentence and values of each check of one column."""
    column = quoted(field.name)
    label = ("label", field.label)
    if field.required and field.kind in TEXTS:
        yield "rempli", _FILLED.substitute(column=column), REQUIRED, (label,)
    if field.kind is Kind.INTEGER:
        yield "entier", f"typeof({column}) IN ('integer', 'null')", NOT_WHOLE, (label,)
    if field.kind is Kind.REAL:
        yield "nombre", f"typeof({column}) IN ('real', 'null')", NOT_A_NUMBER, (label,)
    if field.kind is Kind.DATE:
        # The modifier makes SQLite count the day: without it, 30 February is left as it is.
        yield "jour", f"{column} IS NULL OR date({column}, '+0 days') IS {column}", NOT_A_DAY, (label,)
    if field.vocabulary and field.kind is Kind.CODE:
        codes = ", ".join(literal(v) for v in vocabulary(field.vocabulary).values)
        yield "liste", f"{column} IN ({codes})", NOT_IN_LIST, (label,)
    if field.minimum is not None:
        yield "min", f"{column} >= {literal(field.minimum)}", TOO_LOW, (label, ("minimum", field.minimum))
    if field.maximum is not None:
        yield "max", f"{column} <= {literal(field.maximum)}", TOO_HIGH, (label, ("maximum", field.maximum))
    if field.length and field.kind is not Kind.CODE:
        yield "longueur", f"length({column}) <= {field.length}", TOO_LONG, (label, ("length", field.length))


def checks(table: Table) -> tuple[Constraint, ...]:
    """Every CHECK of a table: its columns' first, so that they speak before the rules that read them."""
    found = [
        Constraint(f"ck_{table.name}_{field.name}_{suffix}", condition, field.name, template, params)
        for field in table.fields
        for suffix, condition, template, params in _field_checks(field)
    ]
    for number, rule in enumerate(table.rules, 1):
        condition = rule.sql()
        if condition is not None:
            found.append(Constraint(f"ck_{table.name}_regle_{number}", condition, rule.field, rule.message))
    return tuple(found)


def _column(field: Field) -> str:
    length = f"({field.length})" if field.length and field.kind in TEXTS else ""
    parts = [quoted(field.name), _TYPES[field.kind] + length]
    if field.required:
        parts.append("NOT NULL")
    if field.unique:
        parts.append("UNIQUE")
    if field.default is not None:
        parts.append("DEFAULT " + literal(field.default))
    if field.kind is Kind.REFERENCE and not field.external:
        parts.append(
            _FOREIGN.substitute(table=quoted(field.references), key=quoted("uuid"), action=field.on_delete.value)
        )
    return " ".join(parts)


def create_table(table: Table) -> str:
    """The CREATE TABLE of a table, with all its constraints."""
    parts = [quoted("fid") + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if table.geometry is not Geometry.NONE:
        parts.append(f"{quoted(GEOMETRY_COLUMN)} {table.geometry.value}")
    parts += [_column(f) for f in table.fields]
    for columns in table.uniques:
        name = quoted("_".join(("uq", table.name, *columns)))
        parts.append(_UNIQUE.substitute(name=name, columns=", ".join(map(quoted, columns))))
    parts += [_CHECK.substitute(name=quoted(c.name), condition=c.condition) for c in checks(table)]
    return _CREATE.substitute(table=quoted(table.name), parts=",\n  ".join(parts))


def indexed(table: Table) -> tuple[tuple[str, ...], ...]:
    """The columns to index: each reference, with the date that orders its rows when there is one."""
    if table.name == "journal":
        return (("uuid",),)
    dates = [f.name for f in table.fields if f.name in ("date", "date_reference")]
    wanted = [(f.name, *dates[:1]) if f.name == "site" else (f.name,) for f in table.references]
    covered = {columns[0] for columns in table.uniques}
    return tuple(columns for columns in wanted if len(columns) > 1 or columns[0] not in covered)


def create_indexes(table: Table) -> tuple[str, ...]:
    """The CREATE INDEX statements of a table."""
    return tuple(
        _INDEX.substitute(
            name=quoted("_".join(("ix", table.name, *columns))),
            table=quoted(table.name),
            columns=", ".join(map(quoted, columns)),
        )
        for columns in indexed(table)
    )
