"""What an import did, row by row: shown on screen, written as CSV. Names nobody, quotes no cell."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ...protocol.errors import ResorptionError
from ...protocol.plain_text import not_a_formula
from ...protocol.vocabulary import vocabulary
from .. import schema
from ..model import Field, Kind
from ..texts import label
from ..validation import sentence
from .incoming import RowProblem
from .matching import BY_CHOICE, BY_DISTANCE, BY_ID, BY_NAME
from .state import Change, ImportPlan, Outcome, RowPlan

_SHOWN = (Kind.INTEGER, Kind.DATE, Kind.CODE)


@dataclass(frozen=True)
class Line:
    """One line of the report; `row` 0 for a site of the base that the export no longer holds."""

    row: int
    platform_id: str
    name: str
    outcome: str
    column: str
    reason: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the line."""
        return (str(self.row or ""), self.platform_id, self.name, self.outcome, self.column, self.reason)


def tr(text: str) -> str:
    """Translation in the context of the report."""
    return QCoreApplication.translate("ImportReport", text)


def headings() -> tuple[str, ...]:
    """The titles of the columns."""
    return (tr("Ligne"), tr("Identifiant plateforme"), tr("Site"), tr("Résultat"), tr("Colonne"), tr("Précision"))


def summary(plan: ImportPlan) -> str:
    """The totals, in one sentence."""
    if not plan.rows:
        return tr("« {source} » ne contient aucun site.").format(source=plan.source)
    return tr(
        "Lignes lues : {rows}. Créées : {created}, modifiées : {updated}, inchangées : {unchanged}, refusées : {rejected}."
    ).format(
        rows=len(plan.rows), created=plan.count(Outcome.CREATED), updated=plan.count(Outcome.UPDATED),
        unchanged=plan.count(Outcome.UNCHANGED), rejected=plan.count(Outcome.REJECTED),
    )  # fmt: skip


def report_lines(plan: ImportPlan, saved: bool = True) -> Iterator[Line]:
    """Every row with its outcome, its problems and its remarks, then what the export no longer holds.

    `saved` false: nothing was written, so that good rows are said as still to be done.
    """
    for row in plan.rows:
        yield from _row_lines(row, saved)
    for site in plan.missing:
        yield Line(
            0, str(site.values["id_plateforme"]), str(site.values["nom"]), tr("absent de l’export"), "",
            tr("Le site de la base n’est plus dans l’export : il n’est pas supprimé."),
        )  # fmt: skip


def _row_lines(row: RowPlan, saved: bool) -> Iterator[Line]:
    outcome = _outcome(row.outcome, saved)
    told = [*row.problems, *row.remarks] or [RowProblem("", ResorptionError(""))]
    for problem in told:
        name, reason = row.row.name[:80], _told(problem, row)
        yield Line(row.row.number, row.row.platform_id, name, outcome, problem.column, reason)


def _outcome(outcome: Outcome, saved: bool) -> str:
    to_do = {Outcome.CREATED: tr("à créer"), Outcome.UPDATED: tr("à modifier")}
    return tr(outcome.value) if saved else to_do.get(outcome, tr(outcome.value))


def _told(problem: RowProblem, row: RowPlan) -> str:
    words = sentence(problem.error)
    if words:
        return words[0].upper() + words[1:]
    return " ".join(text for text in (_found(row), _changed(row)) if text)


def _found(row: RowPlan) -> str:
    """Which site of the base it is, when its identifier did not say so: nothing is merged silently."""
    if row.site is None or row.matched == BY_ID:
        return ""
    code, name = row.site.values["code"], row.site.values["nom"]
    return tr("Même site que {code} – {name} ({how}).").format(code=code, name=name, how=_how(row.matched))


def _how(matched: str) -> str:
    found = {BY_NAME: tr("même nom, même commune"), BY_DISTANCE: tr("même lieu"), BY_CHOICE: tr("votre choix")}
    return found.get(matched, "")


def _changed(row: RowPlan) -> str:
    """What changes: the tables that get or change a row, with the values before and after."""
    if row.outcome is not Outcome.UPDATED:
        return ""
    told: dict[str, list[str]] = {}
    for change in row.changes:
        told.setdefault(change.table, []).extend(_words(change))
    labels = {name: label(schema.table(name).label) for name in told}
    return ", ".join(f"{labels[name]} ({' ; '.join(words)})" if words else labels[name] for name, words in told.items())


def _words(change: Change) -> list[str]:
    """What is told of one change, each time with the row it is about: an orientation by its type, a phase by its name."""
    if change.restricted:
        return []
    which, values = _which(change), list(_values(change))
    if not which:
        return values
    return [tr("{row}, {change}").format(row=which, change=text) for text in values] or [which]


def _which(change: Change) -> str:
    """The coded value that tells a row from the others of its site; empty when there is none."""
    table = schema.table(change.table)
    names = (name for columns in table.uniques if "site" in columns for name in columns)
    key = next((table.field(name) for name in names if table.field(name).kind is Kind.CODE), None)
    return "" if key is None else _shown(key, {**change.before, **change.values}[key.name])


def _values(change: Change) -> Iterator[str]:
    """The columns that differ. Texts are named, not shown: they could name somebody."""
    if change.table != "site" and not change.before:
        return
    table = schema.table(change.table)
    for name, after in change.values.items():
        known, before = table.field(name), change.before.get(name)
        if name in ("uuid", "source") or known.kind is Kind.REFERENCE and change.table != "site" or before == after:
            continue
        if known.kind in _SHOWN:
            text = tr("{column} : {before} → {after}")
            yield text.format(column=label(known.label), before=_shown(known, before), after=_shown(known, after))
        else:
            yield label(known.label)


def _shown(known: Field, value: object) -> str:
    if value is None:
        return tr("inconnu")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if known.vocabulary:
        labels = {code.value: code.label for code in vocabulary(known.vocabulary).codes}
        return label(labels.get(str(value), "")) or tr("inconnu")
    return str(value)


def write_report(plan: ImportPlan, path: Path, saved: bool = True) -> Path:
    """The report as CSV (UTF-8 with a mark, semicolons: what a French spreadsheet opens). Whole or not at all."""
    made = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with made.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
            writer.writerow(headings())
            writer.writerows(map(not_a_formula, line.cells) for line in report_lines(plan, saved))
        made.replace(path)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise ResorptionError(
            "Le rapport « {name} » n’a pas pu être écrit : le fichier est peut-être ouvert dans un tableur, ou le "
            "dossier en lecture seule. Fermez-le ou choisissez un autre emplacement.",
            name=path.name,
        ) from error
    return path
