"""What the forms of QGIS refuse, and with which sentence. Pure Python: QGIS expressions as text.

A form has one expression per field, so the rules of a field are joined, and so are their sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..protocol.rules import quoted
from .ddl import REQUIRED, TEXTS
from .model import Field, Kind, Table

PROJECT_VARIABLE = "resorption_projet"
"""Project variable that holds the name of the base, without its extension."""

# A project copied under another name still opens the original's layers: what is typed there would go into
# a base that its reader believes untouched. Without the variable the layers were not opened by our project.
SAME_NAME = (
    f"@{PROJECT_VARIABLE} IS NULL OR @project_basename IS NULL OR @project_basename = '' "
    "OR @project_basename = base_file_name(decode_uri(@layer, 'path'))"
)
SAME_NAME_MESSAGE = (
    "Ce projet est une copie qui ouvre encore la base d’origine : rien ne peut y être saisi. "
    "Ouvrez le projet qui porte le nom de la base, ou copiez le dossier entier."
)


@dataclass(frozen=True)
class Constraint:
    """A condition that must hold, as a QGIS expression, and the sentence shown when it does not."""

    expression: str
    message: str


def guarded_field(table: Table) -> Field:
    """The field that refuses a copied project: always seen, in the first tab of the form.

    Rather one without a rule: QGIS has one sentence per field, which would tell both reasons whichever is the true one.
    """
    shown = [f for f in table.own_fields if not f.technical]
    first_tab = next((f.tab for f in shown if f.tab), "")
    typed = [f for f in shown if f.kind is not Kind.REFERENCE and f.tab in ("", first_tab)] or shown
    ruled = {rule.field for rule in table.rules}
    return min(typed, key=lambda f: (f.name in ruled, not f.required))


def constraint_of(table: Table, field: Field) -> Constraint | None:
    """All that the form checks about a field, or None."""
    parts = []
    if field == guarded_field(table):
        parts.append(Constraint(SAME_NAME, SAME_NAME_MESSAGE))
    if field.required and field.kind in TEXTS:
        filled = f"trim(coalesce({quoted(field.name)}, '')) <> ''"
        parts.append(Constraint(filled, REQUIRED.format(label=field.label)))
    parts += [Constraint(rule.expression() or "", rule.message) for rule in table.rules if rule.field == field.name]
    return _joined([part for part in parts if part.expression])


def _joined(parts: list[Constraint]) -> Constraint | None:
    if not parts:
        return None
    expression = " AND ".join(f"({part.expression})" for part in parts)
    messages = dict.fromkeys(part.message for part in parts if part.message != SAME_NAME_MESSAGE)
    if any(part.message == SAME_NAME_MESSAGE for part in parts):
        messages[SAME_NAME_MESSAGE] = None
    return Constraint(expression, "\n".join(messages))
