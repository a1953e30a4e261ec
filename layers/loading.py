"""Pours prepared data into a base: all rows read, converted and checked, then one transaction, all or nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from ..protocol.errors import ResorptionError
from .errors import NotABase, RowError
from .migrations import open_base
from .plan import CREATED, UNCHANGED, UPDATED, Plan, PlannedRow
from .prepared import find_inputs, read_input
from .session import Session
from .validation import Feedback, Portion, refuse, stop_if_cancelled, watched

HEADINGS = ("table", "libelle", "creees", "modifiees", "inchangees")


@dataclass(frozen=True)
class TableReport:
    """What was done with the rows of one table."""

    name: str
    label: str
    created: int
    updated: int
    unchanged: int


@dataclass(frozen=True)
class LoadReport:
    """What was done, table by table, in the order of the schema; `notes` is what to look at again."""

    tables: tuple[TableReport, ...]
    notes: tuple[ResorptionError, ...] = ()

    @property
    def created(self) -> int:
        """Rows added in all."""
        return sum(t.created for t in self.tables)

    @property
    def updated(self) -> int:
        """Rows changed in all."""
        return sum(t.updated for t in self.tables)

    @property
    def unchanged(self) -> int:
        """Rows that were already there as they are."""
        return sum(t.unchanged for t in self.tables)

    def as_csv(self) -> str:
        """The report as a table that a spreadsheet opens."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows((t.name, t.label, t.created, t.updated, t.unchanged) for t in self.tables)
        return text.getvalue()


def load_tables(base: Path, source: Path, feedback: Feedback | None = None, author: str | None = None) -> LoadReport:
    """Pours a folder (one `.csv` or `.geojson` per table) or a GeoPackage into the base. Runs in any thread.

    A row whose uuid, or another unique value, is in the base is updated when it changes; one without either is
    left when the base has the same; the others are added. Raises ResorptionError (Refused for several problems,
    each with table, row and column), BaseError, RowError, Cancelled; nothing is written then.
    """
    feedback = feedback if feedback is not None else _Silent()
    store = open_base(Path(base))
    if store.restricted:
        raise NotABase(store.path.name)
    inputs = find_inputs(Path(source))
    tables = [read_input(entry, feedback) for entry in watched(inputs, len(inputs), feedback, 0, 20)]
    with store.reading() as reader:
        plan = Plan(reader, store.epsg, tables, Portion(feedback, 20, 70))
        plan.make()
    refuse(plan.problems)
    with store.transaction(author) as session:
        for row in watched(plan.rows, len(plan.rows), feedback, 70, 100):
            _write(session, row)
        stop_if_cancelled(feedback)
    return LoadReport(tuple(
        TableReport(t.input.table.name, t.input.table.label, *(plan.count(t.input.table.name, state)
                    for state in (CREATED, UPDATED, UNCHANGED)))
        for t in tables), tuple(plan.notes))  # fmt: skip


def _write(session: Session, row: PlannedRow) -> None:
    try:
        if row.state == CREATED:
            session.insert(row.table.name, row.values, geometry=row.wkb, uuid=row.uuid)
        elif row.state == UPDATED:
            session.update(row.table.name, row.uuid, row.values, version=row.version, geometry=row.wkb)
    except RowError as error:
        raise row.problem(error, error.field or "") from error


def write_report(report: LoadReport, path: Path) -> None:
    """Write the report; with a byte order mark, for spreadsheets. Raises ResorptionError."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="\n") as file:
            file.write(report.as_csv())
    except OSError as error:
        raise ResorptionError(
            "Les données sont versées, mais le rapport « {name} » n’a pas pu être écrit : {detail}.",
            name=path.name, detail=error.strerror or error) from error  # fmt: skip


class _Silent:
    """Nobody is watching."""

    def isCanceled(self) -> bool:
        return False

    def setProgress(self, percent: float) -> None:
        """Nowhere to show it."""
