"""What pouring prepared data would do to a base, row by row, and everything that forbids it. Writes nothing."""

from __future__ import annotations

import uuid as uuids
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from qgis.core import QgsCsException, QgsGeometry

from ..protocol.checks import check_record
from ..protocol.errors import ResorptionError
from ..protocol.rules import NotPast
from ..protocol.sensitive import doubts
from .conversion import convert
from .known_rows import KnownRows, key_of, unique_columns
from .model import Geometry, Kind, Table
from .outlines import clean_outline, locate, transform_between
from .places import Places, same_outline, shape_of
from .prepared import Input, RawRow, RawTable
from .references import References
from .session import Reader, Record
from .validation import Feedback, as_error, watched

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"

COMMUNE, AREA = "commune", "surface_m2"
"""Columns that an outline tells."""

Values = dict[str, object]


@dataclass(frozen=True)
class PlannedRow:
    """One row and what becomes of it. `wkb` None: no outline, or unchanged."""

    input: Input
    number: int
    uuid: str
    values: Values
    geometry: QgsGeometry | None = None
    state: str = CREATED
    version: int = 0

    @property
    def table(self) -> Table:
        """The table it goes to."""
        return self.input.table

    @property
    def wkb(self) -> bytes | None:
        """The outline to write."""
        return None if self.geometry is None else bytes(self.geometry.asWkb())

    def problem(self, error: ResorptionError, column: str) -> ResorptionError:
        """The same problem with its place."""
        return problem_at(self.input, self.number, column, error)


def problem_at(entry: Input, number: int, column: str, error: ResorptionError) -> ResorptionError:
    """A problem with its file, row and column."""
    if not column:
        return ResorptionError("« {file} », ligne {row} : {problem}", file=entry.name, row=number, problem=error)
    return ResorptionError("« {file} », ligne {row}, colonne « {column} » : {problem}",
                           file=entry.name, row=number, column=column, problem=error)  # fmt: skip


class Plan:
    """Made once, table by table, parents first; then `rows` is what to write unless there are `problems`; `notes` to tell."""

    def __init__(self, reader: Reader, epsg: int, tables: list[RawTable], feedback: Feedback) -> None:
        self._reader = reader
        self._epsg = epsg
        self._tables = tables
        self._feedback = feedback
        self._references = References(reader)
        self._places = Places(reader)
        self.rows: list[PlannedRow] = []
        self.problems: list[ResorptionError] = []
        self.notes: list[ResorptionError] = []

    def make(self) -> None:
        """Plan every table."""
        for number, raw in enumerate(self._tables):
            share = 100 / len(self._tables)
            self._plan_table(raw, number * share, (number + 1) * share)

    def count(self, table: str, state: str) -> int:
        """How many rows of a table have that state."""
        return Counter((row.table.name, row.state) for row in self.rows)[table, state]

    def _plan_table(self, raw: RawTable, start: float, end: float) -> None:
        table = raw.input.table
        known = KnownRows(table, self._reader)
        shapes = _Shapes(raw, self._epsg, self.problems)
        planned: list[PlannedRow] = []
        for row in watched(raw.rows, len(raw.rows), self._feedback, start, end):
            made = self._plan_row(raw.input, row, shapes, known)
            if made is not None:
                planned.append(made)
        self._check_unique(table, planned, known)
        self._references.add(table, planned)
        if table.name == "commune":
            self._places.add(planned)
        self.rows += planned

    def _plan_row(self, entry: Input, row: RawRow, shapes: _Shapes, known: KnownRows) -> PlannedRow | None:
        values = self._converted(entry, row)
        geometry, usable = shapes.of(row)
        if values is None or not usable:
            return None
        given = values.pop("uuid", None)
        told = _told(entry.table, values)
        former = known.meant_by(given, told, geometry)
        twin = known.repeated(given, told, geometry, row.number)
        if twin is not None:
            self._refuse(entry, row, "", ResorptionError(
                "Cette ligne répète la ligne {twin}. Retirez-la ou, si ce sont deux choses, donnez à chacune un "
                "identifiant (uuid).", twin=twin))  # fmt: skip
            return None
        if former is None and entry.table.geometry is not Geometry.NONE and geometry is None:
            self._refuse(entry, row, "", ResorptionError("Le contour manque."))
            return None
        identity = former.uuid if former is not None else str(given or uuids.uuid4())
        if former is None:
            return self._created(PlannedRow(entry, row.number, identity, _with_defaults(entry.table, values), geometry))
        if geometry is not None and same_outline(geometry, former.geometry):
            geometry = None
        return self._compared(PlannedRow(entry, row.number, identity, told, geometry), former)

    def _converted(self, entry: Input, row: RawRow) -> Values | None:
        """The values of the row, references resolved; None when one of them was refused."""
        values: Values = {}
        refused = False
        for name, raw in row.values.items():
            field = entry.table.field(name)
            try:
                value = convert(field, raw)
                if field.kind is Kind.REFERENCE and value is not None:
                    value = self._references.resolve(field, str(value))
                values[name] = value
            except ResorptionError as error:
                self._refuse(entry, row, name, error)
                refused = True
        return None if refused else values

    def _created(self, row: PlannedRow) -> PlannedRow:
        row = self._derived(row, None)
        self._check(row, row.values, row.values)
        return row

    def _compared(self, row: PlannedRow, former: Record) -> PlannedRow:
        """Updated or unchanged; checked unless unchanged."""
        row = self._derived(row, former)
        changed = {k: v for k, v in row.values.items() if v != former.values.get(k)}
        if not changed and row.geometry is None:
            return replace(row, values={}, state=UNCHANGED, version=former.version)
        self._check(row, {**former.values, **changed}, changed)
        return replace(row, values=changed, state=UPDATED, version=former.version)

    def _derived(self, row: PlannedRow, former: Record | None) -> PlannedRow:
        """What a form would fill in: commune and area, again when the outline moved and they are not given."""
        table, values = row.table, dict(row.values)
        shape = row.geometry or shape_of(former.geometry if former is not None else None)
        if shape is None:
            return row
        stale = row.geometry is not None
        if table.name == "foncier" and _unknown(AREA, values, former, stale):
            values[AREA] = float(round(shape.area()))
        if _has(table, COMMUNE) and (stale or values.get(COMMUNE) or _unknown(COMMUNE, values, former, stale)):
            self._locate(row, shape, values, _unknown(COMMUNE, values, former, stale))
        return replace(row, values=values)

    def _locate(self, row: PlannedRow, shape: QgsGeometry, values: Values, unknown: bool) -> None:
        commune = self._places.commune_of(shape)
        if commune is None:
            self.problems.append(row.problem(ResorptionError(
                "Le contour est en dehors du territoire du protocole. Corrigez-le ou retirez la ligne."), ""))  # fmt: skip
        elif unknown:
            values[COMMUNE] = commune
        elif not self._places.touches(str(values[COMMUNE]), shape):
            self.notes.append(row.problem(ResorptionError(
                "Le contour est dans la commune {found}, pas dans la commune donnée, qui a été gardée. Vérifiez l’un "
                "et l’autre.", found=self._places.name_of(commune)), COMMUNE))  # fmt: skip

    def _check(self, row: PlannedRow, record: Values, written: Values) -> None:
        # A plan that is now in the past is told to who types it, not held against data already kept.
        rules = [rule for rule in row.table.rules if not isinstance(rule, NotPast)]
        for problem in check_record(row.table.own_fields, rules, record, date.today()):
            self.problems.append(row.problem(as_error(problem), problem.field))
        for doubt in doubts(row.table.name, row.table.own_fields, written):
            self.notes.append(row.problem(as_error(doubt), doubt.field))

    def _check_unique(self, table: Table, planned: Iterable[PlannedRow], known: KnownRows) -> None:
        """Told here with its row, rather than by the base for the first one only."""
        rows = list(planned)
        after = {uuid: dict(record.values) for uuid, record in known.by_uuid.items()}
        seen: set[str] = set()
        for row in rows:
            if row.uuid in seen:
                self.problems.append(
                    row.problem(ResorptionError("Cette ligne figure deux fois dans les données."), "uuid")
                )
            seen.add(row.uuid)
            after.setdefault(row.uuid, {}).update(row.values)
        for columns in unique_columns(table):
            taken = Counter(key for values in after.values() if (key := key_of(values, columns)) is not None)
            for row in rows:
                key = key_of(after[row.uuid], columns)
                if key is not None and taken[key] > 1:
                    labels = ", ".join(table.field(c).label for c in columns)
                    self.problems.append(row.problem(ResorptionError(
                        "Une autre ligne a déjà cette valeur ({labels}), qui doit être unique.", labels=labels),
                        columns[-1]))  # fmt: skip

    def _refuse(self, entry: Input, row: RawRow, column: str, error: ResorptionError) -> None:
        self.problems.append(problem_at(entry, row.number, column, error))


class _Shapes:
    """The outlines of one input, made ready for the base."""

    def __init__(self, raw: RawTable, epsg: int, problems: list[ResorptionError]) -> None:
        self._entry, self._crs, self._epsg, self._problems = raw.input, raw.crs, epsg, problems
        self._spatial = raw.input.table.geometry is not Geometry.NONE
        self._transform = None
        shapes = [row.geometry for row in raw.rows if row.geometry is not None]
        if self._spatial and shapes:
            self._prepare(shapes)

    def _prepare(self, shapes: list[QgsGeometry]) -> None:
        # Says a missing CRS, metres over degrees, swapped axes.
        locate([shape.boundingBox() for shape in shapes], self._crs, self._entry.name)
        self._transform = transform_between(self._crs, self._epsg)

    def of(self, row: RawRow) -> tuple[QgsGeometry | None, bool]:
        """The outline of a row, None when it has none; False when it was refused."""
        if row.geometry is None:
            return None, True
        if not self._spatial:
            return self._refused(row, ResorptionError("Cette table n’a pas de contour. Donnez un fichier .csv."))
        try:
            outline = clean_outline(row.geometry, self._transform)
        except QgsCsException:
            outline = None
        if outline is None:
            return self._refused(row, ResorptionError("Le contour doit être un polygone utilisable."))
        return outline.geometry, True

    def _refused(self, row: RawRow, error: ResorptionError) -> tuple[None, bool]:
        self._problems.append(problem_at(self._entry, row.number, "", error))
        return None, False


def _told(table: Table, values: Values) -> Values:
    """What a row says of one that is there: an empty cell erases only what may be unknown.

    It does not where the base or the outline fills in, nor where a value is required.
    """
    kept = {f.name for f in table.own_fields if f.required or f.default is not None}
    kept |= {COMMUNE, *(("code",) if table.code_prefix else ()), *((AREA,) if table.name == "foncier" else ())}
    return {name: value for name, value in values.items() if value is not None or name not in kept}


def _with_defaults(table: Table, values: Values) -> Values:
    return {name: table.field(name).default if value is None else value for name, value in values.items()}


def _unknown(name: str, values: Values, former: Record | None, stale: bool) -> bool:
    """Whether the row would have no value there, or one of the outline that it had before."""
    if name in values:
        return values[name] is None
    return stale or former is None or former.values.get(name) is None


def _has(table: Table, name: str) -> bool:
    return any(field.name == name for field in table.own_fields)
