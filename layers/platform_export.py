"""The national platform's XLSX export, brought into a base as often as wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .companion import open_companion
from .imports.apply import apply_plan
from .imports.incoming import Incoming
from .imports.plan import Options, make_plan
from .imports.platform_rows import incoming_of, layout_of
from .imports.state import ImportPlan, read_state
from .imports.workbook import Workbook, read_workbook
from .store import Store
from .validation import Feedback, portion, watched

__all__ = ["Options", "PlatformImport", "apply_plan", "import_platform", "prepare_import"]


@dataclass(frozen=True)
class PlatformImport:
    """An import looked at before it is done; `organisations` are those met, to be confirmed by somebody."""

    plan: ImportPlan
    organisations: tuple[str, ...]
    extracted: date | None


def prepare_import(
    base: Store, path: Path, options: Options | None = None, feedback: Feedback | None = None
) -> PlatformImport:
    """Reads the workbook and decides what it would change; writes nothing.

    Raises UnreadableWorkbook, BaseError, Cancelled.
    """
    workbook = read_workbook(path, feedback)
    rows = read_rows(workbook, portion(feedback, 10, 40))
    organisations = sorted({name for row in rows for name in row.actors})
    state = read_state(base, open_companion(base.path))
    plan = make_plan(workbook.name, rows, state, options or Options(), portion(feedback, 50, 100))
    return PlatformImport(plan, tuple(organisations), workbook.extracted)


def read_rows(workbook: Workbook, feedback: Feedback | None = None) -> list[Incoming]:
    """What each site of the workbook says."""
    layout = layout_of(workbook.columns, workbook.sheet)
    day = workbook.extracted or date.today()
    return [incoming_of(row, layout, day) for row in watched(workbook.rows, len(workbook.rows), feedback, 0, 100)]


def import_platform(
    base: Store, path: Path, *, partial: bool = False, options: Options | None = None, feedback: Feedback | None = None
) -> ImportPlan:
    """Reads, decides and writes in one go. Raises RowsRejected with the plan when some rows are bad, unless `partial`."""
    prepared = prepare_import(base, path, options, portion(feedback, 0, 50))
    apply_plan(prepared.plan, base, partial=partial, feedback=portion(feedback, 50, 100))
    return prepared.plan
