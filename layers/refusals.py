"""Why SQLite refused a row, in French: from the name of the constraint to the sentence of the schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..protocol.errors import ResorptionError
from . import ddl, schema, triggers
from .errors import ConflictError, RefusedRow, RowError
from .handle import file_error
from .model import OnDelete, Table

if TYPE_CHECKING:
    from .session import Reader

_CHECK = re.compile(r"CHECK constraint failed: (\w+)")
_NOT_NULL = re.compile(r"NOT NULL constraint failed: (\w+)\.(\w+)")
_UNIQUE = re.compile(r"UNIQUE constraint failed: ([\w., ]+)")
_FOREIGN = "FOREIGN KEY constraint failed"

_LOST = "« {label} » : la ligne choisie n’existe plus. Choisissez-en une autre."
_HELD = (
    "Suppression refusée : des lignes de « {contenu} » s’y rapportent ({nombre}). "
    "Modifiez-les ou supprimez-les d’abord."
)
_ORPHAN = "Cette ligne se rapporte à une autre qui n’existe pas, ou d’autres s’y rapportent."
_SINGLE = "« {label} » : une seule ligne est possible dans une base."
_IDENTITY = "L’identifiant d’une ligne ne change jamais."
_CONFLICT = (
    "Cette ligne a été modifiée par quelqu’un d’autre après que vous l’avez ouverte. "
    "Rien n’a été enregistré : rechargez-la, vérifiez, puis reportez vos modifications."
)
_DELETED = "Cette ligne a été supprimée par {par} le {le}, après que vous l’avez ouverte. Rien n’a été enregistré."
_MISSING = "Cette ligne n’existe pas ou n’existe plus. Rien n’a été enregistré."


def refused(reader: Reader, table: Table, row: Mapping[str, object], words: str, path: Path) -> ResorptionError:
    """The error to raise for what SQLite said when writing that row."""
    if _FOREIGN in words:
        return _foreign(reader, table, row)
    return explained(table, words) or file_error(words, path)


def explained(table: Table, words: str) -> RowError | None:
    """The refusal of a constraint or a trigger, from SQLite's words alone; None if it is something else.

    Also for the `commitErrors()` of a QGIS layer.
    """
    if found := _CHECK.search(words):
        return _check(table, found[1])
    if found := _NOT_NULL.search(words):
        return _field_refused(schema.table(found[1]), found[2], ddl.REQUIRED)
    if found := _UNIQUE.search(words):
        return _unique(table, [part.strip().rpartition(".")[2] for part in found[1].split(",")])
    if triggers.SINGLE in words:
        return RefusedRow(_SINGLE, table.name, label=table.label)
    if triggers.IDENTITY in words:
        return RefusedRow(_IDENTITY, table.name, "uuid")
    if triggers.CONFLICT in words:
        return ConflictError(_CONFLICT, table.name)
    return RefusedRow(_ORPHAN, table.name) if _FOREIGN in words else None


def _check(table: Table, name: str) -> RowError:
    for constraint in ddl.checks(table):
        if constraint.name == name:
            return RefusedRow(constraint.template, table.name, constraint.field, **dict(constraint.params))
    return RefusedRow("La base refuse cette ligne ({regle}).", table.name, regle=name)


def _field_refused(table: Table, name: str, template: str) -> RowError:
    return RefusedRow(template, table.name, name, label=table.field(name).label)


def _unique(table: Table, columns: list[str]) -> RowError:
    if len(columns) == 1:
        return _field_refused(table, columns[0], ddl.TAKEN)
    labels = ", ".join(table.field(c).label for c in columns)
    return RefusedRow(ddl.DUPLICATE, table.name, columns[-1], label=labels)


def _foreign(reader: Reader, table: Table, row: Mapping[str, object]) -> RowError:
    """SQLite does not say which key: the row's references are looked up, then the rows that hold it."""
    for field in table.references:
        value = row.get(field.name)
        if value is not None and not field.external and reader.fetch(field.references, str(value)) is None:
            return _field_refused(table, field.name, _LOST)
    for relation in schema.children(table.name):
        if relation.field.on_delete is OnDelete.RESTRICT:
            held = len(reader.find(relation.child.name, **{relation.field.name: row.get("uuid")}))
            if held:
                return RefusedRow(_HELD, table.name, nombre=held, contenu=relation.child.label)
    return RefusedRow(_ORPHAN, table.name)


def vanished_row(reader: Reader, table: Table, uuid: str) -> RowError:
    """The row that was to be changed is not there: who deleted it, if the journal knows."""
    gone = reader.find("journal", table_nom=table.name, uuid=uuid, operation="suppression")
    if not gone:
        return ConflictError(_MISSING, table.name)
    who, when = gone[-1].values["par"], gone[-1].values["le"]
    shown = when.astimezone().strftime("%d/%m/%Y à %H:%M") if isinstance(when, datetime) else ""
    return ConflictError(_DELETED, table.name, par=who or "un auteur inconnu", le=shown)
