"""Which row a reference means: by its uuid, or by a value that names it (INSEE code, site code, partner's name)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..protocol.errors import ResorptionError
from . import schema
from .model import Field, Table
from .session import Reader

if TYPE_CHECKING:
    from .plan import PlannedRow

_COLUMN = re.compile(r'"(\w+)"')
_AMBIGUOUS = ""


class References:
    """The rows that can be referred to: those of the base, and those planned before."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, dict[str, str]] = {}

    def resolve(self, field: Field, value: str) -> str:
        """The uuid of the row that `value` means. Raises ResorptionError."""
        found = self._names(field.references).get(value)
        if found == _AMBIGUOUS:
            raise ResorptionError(
                "« {value} » désigne plusieurs lignes de la table « {table} ». Donnez son identifiant (uuid).",
                value=value, table=field.references)  # fmt: skip
        if found is None:
            raise ResorptionError(
                "« {value} » n’existe pas dans la table « {table} », ni dans la base ni dans les données versées.",
                value=value, table=field.references)  # fmt: skip
        return found

    def add(self, table: Table, rows: Iterable[PlannedRow]) -> None:
        """Rows that will be there."""
        names = self._names(table.name)
        for row in rows:
            _add(names, naming_columns(table), row.uuid, row.values)

    def _names(self, name: str) -> dict[str, str]:
        if name not in self._known:
            names: dict[str, str] = {}
            for record in self._reader.all(name):
                _add(names, naming_columns(schema.table(name)), record.uuid, record.values)
            self._known[name] = names
        return self._known[name]


def naming_columns(table: Table) -> tuple[str, ...]:
    """The columns whose value names a row: the unique ones, and the one shown in lists when it is alone."""
    unique = [f.name for f in table.own_fields if f.unique]
    shown = _COLUMN.fullmatch(table.display)
    return tuple(dict.fromkeys([*unique, *([shown[1]] if shown and shown[1] != "uuid" else [])]))


def _add(names: dict[str, str], columns: Iterable[str], uuid: str, values: Mapping[str, object]) -> None:
    names[uuid] = uuid
    for column in columns:
        value = values.get(column)
        if value is not None:
            other = names.get(str(value), uuid)
            names[str(value)] = uuid if other == uuid else _AMBIGUOUS
