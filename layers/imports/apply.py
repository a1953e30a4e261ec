"""Writes what a plan has decided: the base and its companion, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ...protocol.errors import ResorptionError
from ..companion import joint_transaction
from ..session import Session
from ..store import Store
from ..validation import Feedback, watched
from .state import Change, ImportPlan, moment_of


class RowsRejected(ResorptionError):
    """Some rows cannot be brought in and nobody accepted to do without them."""

    def __init__(self, plan: ImportPlan) -> None:
        first = plan.rejected[0]
        problem = first.problems[0]
        super().__init__(
            "{count} ligne(s) refusée(s), rien n’a été enregistré. La première : ligne {row}{column}, {reason} "
            "Corrigez le fichier, ou acceptez l’import des seules bonnes lignes.",
            count=len(plan.rejected), row=first.row.number,
            column=_column(problem.column), reason=problem.error,
        )  # fmt: skip
        self.plan = plan


class StalePlan(ResorptionError):
    """The base is no longer what the plan was made from: a colleague, or another window, has written in it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            "La base « {nom} » a changé depuis l’aperçu. Rien n’a été enregistré : relisez ce qui serait fait "
            "maintenant, puis importez.",
            nom=name,
        )


def _column(title: str) -> ResorptionError:
    return ResorptionError(", colonne « {title} »", title=title) if title else ResorptionError("")


def apply_plan(plan: ImportPlan, base: Store, *, partial: bool = False, feedback: Feedback | None = None) -> None:
    """Writes the good rows in one transaction. Nothing is written when some are rejected, unless `partial`.

    Raises RowsRejected, Cancelled, StalePlan when the base has changed since the plan was made, and what the store raises.
    """
    if plan.rejected and not partial:
        raise RowsRejected(plan)
    changes = plan.changes
    restricted = [change for change in changes if change.restricted]
    subject = f"Import de {plan.source}"[:200]

    def write_companion(session: Session, lot: str) -> None:
        _write(session, restricted, feedback, 80, 100, lot)

    if changes:
        with joint_transaction(base, subject, write_companion if restricted else None) as session:
            if moment_of(session) != plan.moment:
                raise StalePlan(base.path.name)
            _write(session, [change for change in changes if not change.restricted], feedback, 0, 80)


def _write(
    session: Session, changes: Sequence[Change], feedback: Feedback | None, start: float, end: float, lot: str = ""
) -> None:
    for change in watched(changes, len(changes), feedback, start, end):
        values = {**change.values, "lot": lot} if lot else change.values
        if change.version:
            session.update(change.table, change.uuid, values, version=change.version, geometry=change.geometry)
        else:
            session.insert(change.table, values, change.geometry, change.uuid)
