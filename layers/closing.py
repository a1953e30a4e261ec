"""Closing a site, and opening it again: each is one transaction, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..protocol.errors import ResorptionError
from ..protocol.resorption import CLOSED, last_with_persons
from . import schema
from .closing_checks import problems
from .closing_plan import ASKED, ClosingPlan, Situation
from .errors import ConflictError, RefusedRow
from .open_layers import refuse_pending
from .session import Reader, Record, Session
from .store import Store
from .validation import as_error, refuse

_TAKEN_AWAY = "Orientation retirée à la fermeture du site"
_CHANGED = (
    "Le comptage, les orientations, la dernière visite ou le seuil ont changé pendant votre saisie. "
    "Rien n’a été enregistré : relisez la base, vérifiez, puis enregistrez."
)


def read_situation(store: Store, site: str) -> Situation:
    """What closing that site must know. Raises ResorptionError when it is no longer there."""
    store.refuse_restricted()
    with store.reading_one_state() as reader:
        return _situation(reader, site)


def close_site(store: Store, plan: ClosingPlan) -> None:
    """Save the closing. Raises ResorptionError for what `problems` finds, ConflictError when the base has changed."""
    refuse([as_error(problem) for problem in problems(plan, date.today())])
    refuse_pending(store.path, plan.situation.site.uuid)
    with store.transaction() as session:
        _save_site(session, plan)
        if _situation(session, plan.situation.site.uuid).stamp != plan.situation.stamp:
            raise ConflictError(_CHANGED, "denombrement")
        _save_orientations(session, plan)
        _save_children(session, plan)


def reopen_site(store: Store, site: str, version: int, reason: str, dropped: Sequence[Record] = ()) -> None:
    """Make a closed site active again; `dropped` are the orientations to take away, the others stay.

    Raises RefusedRow without a reason or when the site is not closed, ConflictError when the base has changed.
    """
    if not reason.strip():
        raise RefusedRow("Dites pourquoi le site est rouvert.", "site", "motif_reouverture")
    refuse_pending(store.path, site)
    with store.transaction() as session:
        _refuse_open(session, site)
        emptied = dict.fromkeys((*ASKED, "resorption_declaree", "resorption_motif"))
        values = {**emptied, "statut": "actif", "motif_reouverture": reason.strip()}
        session.update("site", site, values, version=version)
        for row in dropped:
            session.delete("orientation", row.uuid, version=row.version, reason=reason.strip())


def _refuse_open(session: Session, site: str) -> None:
    found = session.fetch("site", site)
    if found is not None and found.values["statut"] not in CLOSED:
        raise RefusedRow("Ce site n’est pas fermé : il n’y a rien à rouvrir.", "site")


def _situation(reader: Reader, uuid: str) -> Situation:
    site = reader.fetch("site", uuid)
    if site is None:
        raise ResorptionError("Ce site n’est plus dans la base : il a été supprimé.")
    counts = reader.find("denombrement", site=uuid)
    last = last_with_persons(count.values for count in counts)
    thresholds = [record.values["seuil_resorption_pct"] for record in reader.all("protocole")]
    return Situation(
        site,
        next((count for count in counts if count.values is last), None),
        {str(row.values["type"]): row for row in reader.find("orientation", site=uuid)},
        _last(reader.find("usage_site", site=uuid)),
        _last(reader.find("visite", site=uuid)),
        int(str(thresholds[0])) if thresholds else _default_threshold(),
    )


def _default_threshold() -> int:
    return int(str(schema.table("protocole").field("seuil_resorption_pct").default))


def _last(rows: list[Record]) -> Record | None:
    """The last dated row; of one day, the one entered last."""
    return max(reversed(rows), key=lambda row: str(row.values["date"]), default=None)


def _save_site(session: Session, plan: ClosingPlan) -> None:
    site = plan.situation.site
    session.update("site", site.uuid, plan.site_values, version=site.version)


def _save_orientations(session: Session, plan: ClosingPlan) -> None:
    known = plan.situation.orientations
    for kind, row in plan.orientations.items():
        if kind in known:
            session.update("orientation", known[kind].uuid, row, version=known[kind].version)
        else:
            session.insert("orientation", {**row, "type": kind, "site": plan.situation.site.uuid})
    for kind in known.keys() - plan.orientations.keys():
        session.delete("orientation", known[kind].uuid, version=known[kind].version, reason=_TAKEN_AWAY)


def _save_children(session: Session, plan: ClosingPlan) -> None:
    of_site = {"site": plan.situation.site.uuid}
    if plan.count is not None:
        session.insert("denombrement", {**plan.count, **of_site})
    if plan.usage is not None:
        session.insert("usage_site", {**plan.usage, **of_site, "date": plan.day})
    onto_last = plan.onto_last_visit and plan.next_visit is not None
    if plan.finding is not None:
        planned = None if onto_last else plan.next_visit
        visit = {**of_site, "date": plan.day, "constat": plan.finding, "prochaine_visite": planned}
        session.insert("visite", visit)
    if onto_last and plan.situation.visit is not None:
        last = plan.situation.visit
        session.update("visite", last.uuid, {"prochaine_visite": plan.next_visit}, version=last.version)
