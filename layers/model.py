"""The words in which the schema is written: tables, fields, kinds. Pure Python.

A `Table` says everything that the base, the forms, the dialogs and the data dictionary need:
nothing about a column is written a second time elsewhere.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from enum import Enum

from ..protocol.rules import Rule


class Kind(Enum):
    """What a column holds, hence its SQL type and its widget."""

    TEXT = "texte"
    LONG_TEXT = "texte long"
    INTEGER = "entier"
    REAL = "décimal"
    DATE = "date"
    DATETIME = "date et heure"
    CODE = "code"
    REFERENCE = "référence"
    FILE = "fichier"


class Geometry(Enum):
    """Geometry of a table; all are in the local metric CRS of the territory."""

    NONE = ""
    MULTIPOLYGON = "MULTIPOLYGON"


class OnDelete(Enum):
    """What becomes of a row when the row it refers to is deleted."""

    CASCADE = "CASCADE"
    SET_NULL = "SET NULL"
    RESTRICT = "RESTRICT"


@dataclass(frozen=True)
class Field:
    """One column.

    `length` in characters; `minimum`/`maximum` inclusive, in the unit that `unit` names
    (persons, m2, %, years); `default` a literal; `form_default` a QGIS expression, applied again
    at each update when `on_update`; `tab` the tab of the form; `parent_tab` the tab of the
    parent's form that lists these rows (reference fields only).
    """

    name: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    unique: bool = False
    length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    vocabulary: str = ""
    references: str = ""
    on_delete: OnDelete = OnDelete.CASCADE
    external: bool = False
    """A reference to a row of another file: no foreign key can hold it."""
    default: str | int | None = None
    form_default: str = ""
    on_update: bool = False
    technical: bool = False
    author: bool = False
    """Names who did or decided something: kept in the base, handed over to nobody."""
    tab: str = ""
    parent_tab: str = ""


@dataclass(frozen=True)
class Table:
    """One table. `display` is the QGIS expression that names a row in lists."""

    name: str
    label: str
    help: str
    own_fields: tuple[Field, ...]
    display: str
    geometry: Geometry = Geometry.NONE
    rules: tuple[Rule, ...] = ()
    uniques: tuple[tuple[str, ...], ...] = ()
    restricted: bool = False
    technical: bool = False
    """Kept by the base itself (journal…): no common columns, no form, no journal of its own."""
    engine_only: bool = False
    """Written by a rule engine, never typed."""
    told_by_parent: bool = False
    """A detail that is added with its parent, whose line of the journal tells of both: ten thousand results would
    otherwise make seventy thousand lines. Its changes and its deletion have lines of their own."""
    code_prefix: str = ""
    """First letter of the automatic code (S-2026-001)."""
    singleton: bool = False

    @functools.cached_property
    def fields(self) -> tuple[Field, ...]:
        """All columns in order but `fid` and the geometry: uuid, own ones, then the common ones."""
        if self.technical:
            return self.own_fields
        return (UUID, *self.own_fields, *COMMON)

    @property
    def references(self) -> tuple[Field, ...]:
        """The columns that point at another table."""
        return tuple(f for f in self.own_fields if f.kind is Kind.REFERENCE)

    def field(self, name: str) -> Field:
        """The column of that name. Raises KeyError."""
        found = self._by_name.get(name)
        if found is None:
            raise KeyError(f"{self.name}.{name}")
        return found

    @functools.cached_property
    def _by_name(self) -> dict[str, Field]:
        return {candidate.name: candidate for candidate in self.fields}


AUTHOR = "coalesce(nullif(@user_full_name, ''), @user_account_name)"

UUID = Field(
    "uuid", Kind.TEXT, "Identifiant", "Identité de la ligne, reprise par les tables liées.",
    required=True, unique=True, length=36, form_default="uuid('WithoutBraces')", technical=True,
)  # fmt: skip

COMMON = (
    Field("cree_le", Kind.DATETIME, "Créé le", form_default="now()", technical=True),
    Field("cree_par", Kind.TEXT, "Créé par", length=120, form_default=AUTHOR, technical=True, author=True),
    Field("modifie_le", Kind.DATETIME, "Modifié le", form_default="now()", on_update=True, technical=True),
    Field("modifie_par", Kind.TEXT, "Modifié par", length=120, form_default=AUTHOR, on_update=True, technical=True,
          author=True),
    Field("version", Kind.INTEGER, "Version", "Augmente d’une unité à chaque modification.",
          required=True, minimum=1, default=1, technical=True),
)  # fmt: skip


def text(name: str, label: str, help: str = "", length: int = 200, **more: object) -> Field:
    """A short text."""
    return Field(name, Kind.TEXT, label, help, length=length, **more)  # type: ignore[arg-type]


def long_text(name: str, label: str, help: str = "", **more: object) -> Field:
    """A text of several lines."""
    return Field(name, Kind.LONG_TEXT, label, help, **more)  # type: ignore[arg-type]


def code(name: str, label: str, vocabulary: str, help: str = "", **more: object) -> Field:
    """One value of a vocabulary of `protocol/vocabulary.py`."""
    return Field(name, Kind.CODE, label, help, vocabulary=vocabulary, **more)  # type: ignore[arg-type]


def tri_state(name: str, label: str, help: str = "", **more: object) -> Field:
    """oui / non / inconnu. Null = not asked; « inconnu » is an answer."""
    return code(name, label, "tri_etat", help, **more)


def count(name: str, label: str, help: str = "", unit: str = "", **more: object) -> Field:
    """A whole number >= 0; null = not counted, which is not 0."""
    return Field(name, Kind.INTEGER, label, help, minimum=0, unit=unit, **more)  # type: ignore[arg-type]


def year(name: str, label: str, help: str = "", **more: object) -> Field:
    """A calendar year, between 1990 and 2100 to catch slips of the finger."""
    return Field(name, Kind.INTEGER, label, help, minimum=1990, maximum=2100, unit="année", **more)  # type: ignore[arg-type]


def amount(name: str, label: str, help: str = "", unit: str = "", **more: object) -> Field:
    """A decimal number >= 0 in `unit`."""
    return Field(name, Kind.REAL, label, help, minimum=0, unit=unit, **more)  # type: ignore[arg-type]


def day(name: str, label: str, help: str = "", **more: object) -> Field:
    """A calendar day."""
    return Field(name, Kind.DATE, label, help, **more)  # type: ignore[arg-type]


def reference(name: str, label: str, table: str, help: str = "", **more: object) -> Field:
    """The uuid of a row of another table."""
    return Field(name, Kind.REFERENCE, label, help, length=36, references=table, **more)  # type: ignore[arg-type]


def file(name: str, label: str, help: str = "", **more: object) -> Field:
    """The path of a file, relative to the folder of the base."""
    return Field(name, Kind.FILE, label, help, length=400, **more)  # type: ignore[arg-type]


def tab(label: str, *fields: Field) -> tuple[Field, ...]:
    """The same fields, shown under that tab of the form."""
    return tuple(replace(f, tab=label) for f in fields)
