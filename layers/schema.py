"""The schema of a protocol base: the single source of tables, fields, relations and constraints.

Pure Python: imports without QGIS. The GeoPackage, the forms, the labels of the dialogs and
`docs/dictionnaire.md` are made from it. The tables themselves are in `layers/tables/`, by subject.
"""

from dataclasses import dataclass

from .model import Field, Table
from .tables import follow_up, land, living_conditions, restricted, sites, technical, territory

SCHEMA_VERSION = 3
"""Raised by one at each change of the schema, with a step in `layers/migrations.py`."""

APPLICATION_NAME = "resorption"

SYNTHESIS = "site_synthese"
"""The view that holds what is computed about a site."""

_PROTOCOL_TABLES = (*territory.TABLES, *sites.TABLES, *living_conditions.TABLES, *land.TABLES, *follow_up.TABLES)

BASE_TABLES: tuple[Table, ...] = (*technical.TABLES, *_PROTOCOL_TABLES)
"""Tables of the main base, parents before children."""

RESTRICTED_TABLES: tuple[Table, ...] = (
    *(t for t in technical.TABLES if t.name != "lot"),
    *restricted.TABLES,
)
"""Tables of the restricted companion, which has a journal of its own."""

TABLES: tuple[Table, ...] = (*BASE_TABLES, *restricted.TABLES)
"""Every table, each once, parents before children."""

_BY_NAME = {t.name: t for t in TABLES}


@dataclass(frozen=True)
class Relation:
    """A child column that refers to a parent table; `name` identifies it in the QGIS project."""

    child: Table
    field: Field
    parent: Table

    @property
    def name(self) -> str:
        """Stable identifier: child table, then column."""
        return f"{self.child.name}_{self.field.name}"

    @property
    def other(self) -> Field:
        """Of a link table, the column that is not this one: what the parent is tied to."""
        return next(f for f in self.child.own_fields if f.name != self.field.name)


def table(name: str) -> Table:
    """The table of that name. Raises KeyError."""
    return _BY_NAME[name]


RELATIONS: tuple[Relation, ...] = tuple(
    Relation(t, f, table(f.references)) for t in TABLES for f in t.references if not f.external
)
"""The relations that the base enforces, in the order of the tables."""


def children(name: str) -> tuple[Relation, ...]:
    """The relations whose parent is that table."""
    return tuple(r for r in RELATIONS if r.parent.name == name)
