"""Decides what an import does, row by row, before anything is written."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qgis.core import QgsGeometry

from ...protocol.checks import check_field
from ...protocol.errors import ResorptionError
from ...protocol.resorption import CLOSED
from ...protocol.rules import NotPast, Problem, Rule
from .. import schema
from ..model import Field
from ..session import Record
from ..texts import label
from ..validation import Feedback, as_error, watched
from .folding import folded
from .incoming import Incoming, Position, RowProblem
from .matching import Choices, Match, Matcher
from .places import geometry_of
from .plan_site import site_geometry, site_values
from .plan_tables import new_uuid, table_changes
from .state import SETTLED, Candidate, Change, ImportPlan, Outcome, RowPlan, State

_LOT = "0" * 36


@dataclass(frozen=True)
class Options:
    """How to import. `organisations` are the names that somebody has confirmed, unless all are."""

    choices: Choices = field(default_factory=dict)
    organisations: Collection[str] = ()
    all_organisations: bool = False


def make_plan(
    source: str, rows: Sequence[Incoming], state: State, options: Options, feedback: Feedback | None = None
) -> ImportPlan:
    """What bringing these rows in would do. Raises Cancelled."""
    planner = _Planner(state, options, rows)
    plans = [planner.plan(row) for row in watched(rows, len(rows), feedback, 0, 100)]
    plans = list(_one_row_each(plans))
    return ImportPlan(source, tuple(plans), _missing(state, rows), state.moment)


@dataclass(frozen=True)
class _Checks:
    """What is checked in the rows of a table."""

    fields: Mapping[str, Field]
    required: Mapping[str, Field]
    rules: tuple[Rule, ...]


@functools.cache
def _checks(name: str) -> _Checks:
    table = schema.table(name)
    fields = {f.name: f for f in table.own_fields}
    required = {f.name: f for f in table.own_fields if f.required}
    # A day that was to come when the export was made may have come since.
    rules = tuple(rule for rule in table.rules if not isinstance(rule, NotPast))
    return _Checks(fields, required, rules)


class _Planner:
    """Plans the rows of one import."""

    def __init__(self, state: State, options: Options, rows: Sequence[Incoming]) -> None:
        self._state = state
        self._options = options
        self._matcher = Matcher(state, options.choices)
        self._ids = Counter(row.platform_id for row in rows if row.platform_id)
        self._first: dict[object, int] = {}
        self._today = date.today()

    def plan(self, row: Incoming) -> RowPlan:
        """What becomes of a row."""
        geometry = self._geometry(row)
        commune = self._commune(row, geometry)
        self._refuse_twice(row, commune)
        match = self._matcher.match(row, geometry, commune)
        if match.candidates:
            row.refuse("", _ambiguous(match.candidates))
        if match.site is None:
            self._refuse_unplaced(row, geometry)
        if match.site is not None and not commune:
            commune = str(match.site.values["commune"] or "")
        changes = [] if row.problems else self._changes(row, match, commune)
        return _row_plan(row, match, changes)

    def _changes(self, row: Incoming, match: Match, commune: str) -> list[Change]:
        site = match.site.uuid if match.site else new_uuid()
        values = site_values(row, match.site, commune, self._state)
        shape = site_geometry(row, match.site, self._state)
        changes = []
        if match.site is None:
            changes.append(Change("site", site, values, geometry=shape))
        elif values or shape is not None:
            changes.append(Change("site", site, values, match.site.version, shape, match.site.values))
        self._keep_confirmed(row)
        changes += table_changes(row, site, match.site.uuid if match.site else None, self._state)
        for change in changes:
            self._check(row, change, self._known(match.site, change))
        self._check_orientations(row)
        return changes

    def _keep_confirmed(self, row: Incoming) -> None:
        if not self._options.all_organisations:
            row.actors = {name: row.actors[name] for name in row.actors if name in self._options.organisations}

    def _known(self, site: Record | None, change: Change) -> Record | None:
        if not change.version or site is None:
            return None
        if change.table == "site":
            return site
        return next(r for r in self._state.of(change.table, site.uuid) if r.uuid == change.uuid)

    def _check(self, row: Incoming, change: Change, known: Record | None) -> None:
        """The rules of the schema on the row as it would be."""
        values = {**(known.values if known else {}), **change.values}
        if change.restricted:
            values["lot"] = _LOT
        checked = _checks(change.table)
        names = change.values if known else {**checked.required, **change.values}
        fields = [checked.fields[name] for name in names]
        problems = [p for f in fields for p in check_field(f, values.get(f.name, f.default))]
        problems += [p for rule in checked.rules for p in rule.problems(values, self._today)]
        for problem in problems:
            row.refuse(_column(row, change.table, problem), as_error(problem))

    def _check_orientations(self, row: Incoming) -> None:
        persons = row.count.get("nb_personnes")
        oriented = sum(int(str(v.get("nb_personnes", 0))) for v in row.orientations.values())
        if persons is not None and oriented > int(str(persons)):
            row.refuse(row.title_of("orientation", "nb_personnes"), ResorptionError(
                "les personnes orientées ({oriented}) sont plus nombreuses que les habitants ({persons}).",
                oriented=oriented, persons=persons))  # fmt: skip

    def _refuse_twice(self, row: Incoming, commune: str) -> None:
        """A site is in the file once; without identifier, its name and commune tell it."""
        key = row.platform_id or (folded(row.name), commune or row.insee)
        first = self._first.setdefault(key, row.number)
        if first != row.number and (row.platform_id or row.name):
            row.refuse("", ResorptionError("le même site est déjà à la ligne {first}.", first=first))

    def _geometry(self, row: Incoming) -> QgsGeometry | None:
        if row.outline is not None:
            return geometry_of(row.outline)
        point = None if row.position is None else self._state.places.point(row.position)
        return None if point is None else QgsGeometry.fromPointXY(point)

    def _commune(self, row: Incoming, geometry: QgsGeometry | None) -> str:
        """The commune of the place; out of the territory the row is refused."""
        if geometry is None:
            return ""
        found = self._state.places.commune_of(geometry, row.insee)
        if found is None:
            row.refuse(row.title_of("row", "latitude"), self._outside(row))
            return ""
        if row.insee and found.insee != row.insee:
            row.remark(row.title_of("row", "insee"), ResorptionError(
                "le code INSEE {written} ne correspond pas à l’emplacement : la commune retenue est {name} ({insee}).",
                written=row.insee, name=found.name, insee=found.insee))  # fmt: skip
        return found.uuid

    def _outside(self, row: Incoming) -> ResorptionError:
        at = row.position
        if at is not None and self._state.places.inside(Position(at.latitude, at.longitude)):
            return ResorptionError("la latitude et la longitude semblent inversées. Corrigez-les à la source.")
        if not row.insee:
            return ResorptionError("le site est hors du territoire du protocole.")
        return ResorptionError("le site est hors du territoire du protocole (code INSEE {insee}).", insee=row.insee)

    def _refuse_unplaced(self, row: Incoming, geometry: QgsGeometry | None) -> None:
        told = {row.title_of("row", "latitude"), row.title_of("row", "longitude")} - {""}
        if geometry is None and not told & {problem.column for problem in row.problems}:
            row.refuse(row.title_of("row", "latitude"), ResorptionError(
                "les coordonnées manquent ou ne désignent aucun lieu. Complétez-les à la source."))  # fmt: skip


def _row_plan(row: Incoming, match: Match, changes: list[Change]) -> RowPlan:
    if row.problems:
        outcome, changes = Outcome.REJECTED, []
    elif match.site is None:
        outcome = Outcome.CREATED
    else:
        outcome = Outcome.UPDATED if changes else Outcome.UNCHANGED
    return RowPlan(row, outcome, match.how, match.site, tuple(changes), tuple(row.problems), tuple(row.remarks),
                   match.candidates)  # fmt: skip


def _column(row: Incoming, table: str, problem: Problem) -> str:
    """The title that the user sees; the label of the base when the export has no such column."""
    return row.title_of(table, problem.field) or label(schema.table(table).field(problem.field).label)


def _ambiguous(candidates: Iterable[Candidate]) -> ResorptionError:
    named = " ; ".join(_named(candidate) for candidate in candidates)
    return ResorptionError(
        "ce site ressemble à un ou plusieurs sites de la base ({named}). Choisissez le bon dans la fenêtre d’import, ou "
        "inscrivez l’identifiant de la plateforme dans la fiche du site.",
        named=named,
    )


def _named(candidate: Candidate) -> str:
    values = candidate.site.values
    distance = "" if candidate.distance_m is None else f", à {candidate.distance_m:.0f} m"
    return f"{values['code']} – {values['nom']}{distance}"


def _one_row_each(plans: Sequence[RowPlan]) -> Iterable[RowPlan]:
    """Two rows cannot be one site of the base: when neither says which by its identifier, nobody chooses for them."""
    claimed = Counter(plan.site.uuid for plan in plans if plan.site is not None)
    for plan in plans:
        if plan.site is None or claimed[plan.site.uuid] == 1:
            yield plan
            continue
        candidate = Candidate(plan.site, plan.matched)
        problem = RowProblem("", _ambiguous([candidate]))
        yield RowPlan(plan.row, Outcome.REJECTED, "", None, (), (*plan.problems, problem), plan.remarks, (candidate,))


def _missing(state: State, rows: Sequence[Incoming]) -> tuple[Record, ...]:
    """What an export of the same kind used to hold."""
    met = {row.platform_id for row in rows}
    if not any(met):
        return ()
    statuses = {status for row in rows for status in (CLOSED if row.closed else SETTLED)}
    return tuple(
        site for site in state.sites.values()
        if site.values["id_plateforme"] and site.values["id_plateforme"] not in met
        and site.values["statut"] in statuses
    )  # fmt: skip
