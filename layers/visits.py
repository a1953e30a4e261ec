"""Visits of the closed sites (Article 11): those that are due, a new one with its photograph, the date of the next one.

The date of the next visit is a column of the last one, as when a site is closed: a site that nobody visited has no row
to hold it, and none is made up. Its first visit is recorded with the date of the second one.
"""

from __future__ import annotations

import uuid as uuids
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..protocol.checks import check_record
from ..protocol.errors import ResorptionError
from ..protocol.resorption import CLOSED
from ..protocol.watch_visits import Visit, WatchState, watch_state
from . import schema
from .documents import piece_to_place
from .edits import Insert, save
from .errors import ConflictError, RefusedRow
from .names import row_name
from .open_layers import refuse_pending
from .piece_files import ORDINARY
from .rule_figures import read_settings
from .session import Reader, Record
from .site_file import VanishedSite
from .store import Store
from .validation import Feedback, as_error, refuse

ASKED = ("date", "constat", "note", "prochaine_visite")
"""What is asked about a visit."""

PLANNED = "prochaine_visite"
_SUBJECT = "visite de veille"


@dataclass(frozen=True)
class WatchedSite:
    """A closed site and its visits. `place`: a point inside it, x and y in metres; None when it has no outline."""

    uuid: str
    code: str
    name: str
    commune: str | None
    place: tuple[float, float] | None
    visited: bool
    """Whether it has a visit, be it before its closing: one that can hold the date of the next."""
    state: WatchState


@dataclass(frozen=True)
class Photo:
    """A file to attach to a visit, and what is said of it (`documents.ASKED`)."""

    source: Path
    values: Mapping[str, object]


@dataclass(frozen=True)
class VisitedSite:
    """One site, its visits as they stand, and the row that holds the date of the next one."""

    record: Record
    commune: str | None
    last: Record | None
    state: WatchState

    @property
    def name(self) -> str:
        """Code and name."""
        return row_name(schema.table("site"), self.record.values)

    @property
    def closed(self) -> bool:
        """Whether it is closed: the visits of an open one are recorded too, but nothing is due there."""
        return self.record.values["statut"] in CLOSED


def read_watched(path: Path, reference: date) -> tuple[WatchedSite, ...]:
    """Every closed site, what is most overdue first, then by code. Runs in any thread. Raises BaseError."""
    store = Store(path)
    store.refuse_restricted()
    with store.reading_one_state() as reader:
        settings = read_settings(reader)
        visits = visits_by_site(reader)
        communes = dict(reader.columns("commune", "uuid", "nom"))
        places = reader.places("site")
        rows = reader.columns("site", "uuid", "code", "nom", "commune", "statut", "date_fermeture")
    sites = [
        WatchedSite(
            str(uuid), str(code or ""), str(name or ""), _text(communes.get(commune)), places.get(str(uuid)),
            uuid in visits, watch_state(visits.get(uuid, ()), closed_on, reference, settings),  # type: ignore[arg-type]
        )
        for uuid, code, name, commune, status, closed_on in rows
        if status in CLOSED
    ]  # fmt: skip
    return tuple(sorted(sites, key=lambda site: (site.state.sort_key, site.code, site.uuid)))


def read_visited(store: Store, site: str, reference: date) -> VisitedSite:
    """One site. Raises VanishedSite, BaseError."""
    store.refuse_restricted()
    with store.reading_one_state() as reader:
        record = reader.fetch("site", site)
        if record is None:
            raise VanishedSite
        rows = reader.find("visite", site=site)
        commune = record.values["commune"]
        named = reader.fetch("commune", str(commune)) if commune else None
        settings = read_settings(reader)
    visits = [_visit(rank, row.values) for rank, row in enumerate(rows)]
    closed_on = record.values["date_fermeture"]
    state = watch_state(visits, closed_on if isinstance(closed_on, date) else None, reference, settings)
    return VisitedSite(record, _text(named.values["nom"]) if named else None, _last(rows, visits, reference), state)


def record_visit(
    store: Store, site: str, values: Mapping[str, object], photo: Photo | None = None, feedback: Feedback | None = None
) -> str:
    """Adds a visit (columns `ASKED`) and its photograph in one transaction: both, or nothing. Returns its identity.

    In a background task the layers are told by the caller (`open_layers.refresh_layers`). Raises ResorptionError
    (values or photograph refused, VanishedSite), BaseError, RowError, Cancelled.
    """
    row = {**values, "site": site}
    visit = str(uuids.uuid4())
    table = schema.table("visite")
    refuse([as_error(problem) for problem in check_record(table.own_fields, table.rules, row, date.today())])
    try:
        _write(store, visit, row, photo, feedback)
    except RefusedRow as error:
        if error.field == "site":
            # Nothing to choose again, as the base's own sentence would ask: the window is of that one site.
            raise VanishedSite from error
        raise
    return visit


def _write(store: Store, visit: str, row: Mapping[str, object], photo: Photo | None, feedback: Feedback | None) -> None:
    if photo is None:
        save(store, [Insert("visite", visit, row)], _SUBJECT)
        return
    said = {**photo.values, "visite": visit}
    with piece_to_place(store, ORDINARY, photo.source, said, feedback) as piece, store.transaction() as session:
        session.insert("visite", row, uuid=visit)
        piece.write(session, {})


def plan_visit(store: Store, visited: VisitedSite, day: date) -> None:
    """Sets the date of the next visit, on the last one as it was read.

    Raises ResorptionError for a site without any visit or a day that is past, ConflictError when that row has changed or another visit was
    recorded since, RowError, BaseError.
    """
    if visited.last is None:
        raise NeverVisited(visited.name)
    if day < date.today():
        raise RefusedRow("La prochaine visite est déjà passée.", "visite", PLANNED)
    refuse_pending(store.path, visited.last.uuid, [PLANNED])
    with store.transaction() as session:
        _refuse_newer(session, visited)
        session.update("visite", visited.last.uuid, {PLANNED: day}, version=visited.last.version)


class NeverVisited(ResorptionError):
    """No visit can hold the date of the next one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            "« {site} » n’a encore aucune visite enregistrée, et la date de la prochaine s’inscrit sur la dernière. "
            "Enregistrez d’abord une visite : vous y donnerez la date de la suivante.", site=name,
        )  # fmt: skip


def _refuse_newer(reader: Reader, visited: VisitedSite) -> None:
    rows = reader.find("visite", site=visited.record.uuid)
    last = _last(rows, [_visit(rank, row.values) for rank, row in enumerate(rows)], visited.state.reference)
    if visited.last is not None and last is not None and last.uuid != visited.last.uuid:
        raise NewerVisit("visite")


class NewerVisit(ConflictError):
    """Another visit has been recorded since the site was read."""

    def __init__(self, table: str) -> None:
        super().__init__(
            "Une autre visite de ce site a été enregistrée entre-temps. Rien n’a été modifié : relisez-la, "
            "puis donnez la date de la suivante.", table,
        )  # fmt: skip


def visits_by_site(reader: Reader) -> dict[object, list[Visit]]:
    """The visits by site; their rank is their order of entry within the site."""
    found: dict[object, list[Visit]] = defaultdict(list)
    rows = reader.columns("visite", "site", "date", "constat", PLANNED)
    for site, day, finding, planned in rows:
        found[site].append(Visit(day, str(finding), len(found[site]), planned))  # type: ignore[arg-type]
    return dict(found)


def _visit(rank: int, values: Mapping[str, object]) -> Visit:
    return Visit(values["date"], str(values["constat"]), rank, values[PLANNED])  # type: ignore[arg-type]


def _last(rows: list[Record], visits: list[Visit], reference: date) -> Record | None:
    """The row of the last visit, before the closing or after."""
    known = [visit for visit in visits if visit.day <= reference]
    return rows[max(known, key=lambda visit: (visit.day, visit.rank)).rank] if known else None


def _text(value: object) -> str | None:
    return None if value in (None, "") else str(value)
