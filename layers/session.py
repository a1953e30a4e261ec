"""Rows read and written inside one opening of the base."""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from string import Template

from osgeo import ogr

from ..protocol.rules import quoted
from . import schema, synthesis
from .ddl import GEOMETRY_COLUMN, literal
from .errors import ConflictError, RowError
from .handle import Handle, Refusal, checked, read_all
from .model import COMMON, Geometry, Kind, Table
from .refusals import refused, vanished_row
from .values import geometry_of, read, read_as, stored, write

# One text for all rows: read one by one through GDAL's features, 10,000 of them take half a second.
_COLUMNS = Template('SELECT json_group_array(json_array($columns)) FROM (SELECT $columns FROM $table ORDER BY "fid")')
_OUTLINES = Template(
    'SELECT json_group_array(json_array("fid", "uuid", hex($geometry))) FROM '
    '(SELECT "fid", "uuid", $geometry FROM $table WHERE "fid" > $after ORDER BY "fid" LIMIT $count)'
)
_PART = 500
"""Outlines read at a time: one text of all of them could pass what SQLite allows."""
_COMMON = frozenset({"uuid", *(f.name for f in COMMON)})


@dataclass(frozen=True)
class Record:
    """A row as it was read. `values` has every column but `fid` and the geometry; `geometry` is WKB."""

    table: str
    uuid: str
    version: int
    values: Mapping[str, object]
    geometry: bytes | None = None


class Reader:
    """Reads rows. Unknown table or column: KeyError, for names come from the schema."""

    def __init__(self, base: Handle) -> None:
        self._base = base

    def fetch(self, table: str, uuid: str) -> Record | None:
        """The row of that identity, or None."""
        return next(iter(self.find(table, uuid=uuid)), None)

    def find(self, table: str, **equals: object) -> list[Record]:
        """The rows whose columns have these values (None: unknown), in order of entry."""
        known = schema.table(table)
        return [_record(known, feature) for feature in self._features(known, equals)]

    def all(self, table: str) -> Iterator[Record]:
        """Every row, in order of entry; read at once, so that other reads may go on meanwhile."""
        return iter(self.find(table))

    def columns(self, table: str, *names: str) -> list[tuple[object, ...]]:
        """These columns of every row, in order of entry: a hundredth of the time of whole records, for lists of thousands.

        Not for dates with a time, which `find` reads; reals have 15 digits. Raises Refusal.
        """
        known = schema.table(table)
        fields = [known.field(name) for name in names]
        sql = _COLUMNS.substitute(columns=", ".join(quoted(f.name) for f in fields), table=quoted(table))
        days = [i for i, field in enumerate(fields) if field.kind is Kind.DATE]
        rows = self.json_rows(sql)
        try:
            return [_with_days(row, days) for row in rows]
        except ValueError as error:
            raise Refusal(str(error)) from error

    def json_rows(self, sql: str) -> list[list[object]]:
        """The rows of a query that gives them as one JSON text; it is made of names of the schema. Raises Refusal."""
        rows = self._base.rows(sql)
        try:
            [(text,)] = rows
            return json.loads(text)
        except ValueError as error:
            raise Refusal(str(error)) from error

    def outlines(self, table: str) -> Iterator[list[tuple[str, bytes]]]:
        """Identity and outline of every row as the file holds it (GeoPackage binary, no byte when there is none), in
        order of entry, part by part. Raises Refusal."""
        last = -1
        while True:
            sql = _OUTLINES.substitute(geometry=quoted(GEOMETRY_COLUMN), table=quoted(schema.table(table).name),
                                       after=last, count=_PART)  # fmt: skip
            rows = self.json_rows(sql)
            if not rows:
                return
            yield [(str(uuid), bytes.fromhex(str(outline))) for _fid, uuid, outline in rows]
            last = int(str(rows[-1][0]))

    def places(self, table: str) -> dict[str, tuple[float, float]]:
        """A point inside the shape of each row that has one, by identity: x and y in metres, in the base's system."""
        known = schema.table(table)
        layer = self._layer(known)
        checked(layer.SetIgnoredFields, [f.name for f in known.fields if f.name != "uuid"])
        # By its number: by its name, finding it takes longer than all the rest.
        column = layer.GetLayerDefn().GetFieldIndex("uuid")
        try:
            found = [(feature.GetFieldAsString(column), _place(feature)) for feature in read_all(layer)]
        finally:
            checked(layer.SetIgnoredFields, [])
        return {uuid: place for uuid, place in found if place is not None}

    def count(self, table: str) -> int:
        """How many rows."""
        return self._layer(schema.table(table)).GetFeatureCount()

    def synthesis(self) -> list[dict[str, object]]:
        """What is computed about each site: the columns of `synthesis.COLUMNS`."""
        return [_computed(feature) for feature in read_all(self._base.layer(schema.SYNTHESIS))]

    def synthesis_of(self, site: str) -> dict[str, object] | None:
        """What is computed about one site; None if it is not there."""
        layer = self._base.layer(schema.SYNTHESIS)
        checked(layer.SetAttributeFilter, f"{quoted('uuid')} = {literal(site)}")
        return next((_computed(feature) for feature in read_all(layer)), None)

    def _layer(self, table: Table) -> ogr.Layer:
        return self._base.layer(table.name)

    def _features(self, table: Table, equals: Mapping[str, object]) -> Iterator[ogr.Feature]:
        layer = self._layer(table)
        terms = [_equals(table, name, value) for name, value in equals.items()]
        checked(layer.SetAttributeFilter, " AND ".join(terms) or None)
        found = list(read_all(layer))
        checked(layer.SetAttributeFilter, None)
        return iter(found)


class Session(Reader):
    """Reads and writes rows in one transaction that holds the write lock."""

    def __init__(self, base: Handle, author: str) -> None:
        super().__init__(base)
        self.author = author or None
        self._failure: Exception | None = None
        self._written: set[str] = set()
        self._deleted = False

    @property
    def written(self) -> frozenset[str] | None:
        """The tables that are no longer the same, journal and synthesis included; None: any table may be another,
        for what depends on a deleted row went with it."""
        return None if self._deleted else frozenset(self._written | {"journal", schema.SYNTHESIS})

    def raise_failure(self) -> None:
        """Raises again a failure that the caller had caught: a save is whole or is not."""
        if self._failure is not None:
            raise self._failure

    def insert(
        self, table: str, values: Mapping[str, object], geometry: bytes | None = None, uuid: str | None = None
    ) -> str:
        """Adds a row and returns its identity. `cree_*` and `modifie_*` are kept when given (merge, import).

        Raises RefusedRow.
        """
        known = schema.table(table)
        identity = uuid or str(values.get("uuid") or uuids.uuid4())
        with self._failing():
            row = {**self._made(known, identity), **_given(known, values)}
            feature = ogr.Feature(self._target(known).GetLayerDefn())
            for name, value in row.items():
                field = known.field(name)
                # An unknown value leaves its column unset: its default applies.
                if value is not None or field.default is None:
                    write(feature, name, value)
            self._set_geometry(known, feature, geometry)
            self._call(known, row, "CreateFeature", feature)
        return identity

    def update(
        self, table: str, uuid: str, values: Mapping[str, object], *, version: int, geometry: bytes | None = None
    ) -> None:
        """Changes these columns of a row that had that version when it was read; geometry None: unchanged.

        Raises ConflictError if the row changed or went since, RefusedRow. What changes nothing writes nothing.
        """
        known = schema.table(table)
        with self._failing():
            feature = self._expected(known, uuid, version)
            before = _record(known, feature)
            row = {name: v for name, v in _given(known, values).items() if name not in _COMMON}
            changed = {name: v for name, v in row.items() if v != before.values[name]}
            shape = None if geometry is None else geometry_of(known, geometry)
            moved = shape is not None and bytes(shape.ExportToWkb()) != before.geometry
            if not changed and not moved:
                return
            for name, value in {**changed, **self._touched(before)}.items():
                write(feature, name, value)
            if moved:
                self._set_geometry(known, feature, geometry)
            self._call(known, {**before.values, **changed}, "SetFeature", feature)

    def delete(self, table: str, uuid: str, *, version: int, reason: str) -> None:
        """Deletes a row and what depends on it; the journal keeps all, with the author and the reason.

        Raises ConflictError, RefusedRow when other rows must not lose it.
        """
        known = schema.table(table)
        with self._failing():
            feature = self._expected(known, uuid, version)
            fid = feature.GetFID()
            note = {"uuid": uuid, "par": self.author, "motif": reason}
            noted = self._insert_note(note)
            self._deleted = True
            self._call(known, {"uuid": uuid}, "DeleteFeature", fid)
            checked(self._layer(schema.table("suppression")).DeleteFeature, noted)

    def _insert_note(self, note: Mapping[str, object]) -> int:
        table = schema.table("suppression")
        layer = self._layer(table)
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in note.items():
            write(feature, name, stored(table, table.field(name), value))
        self._call(table, note, "CreateFeature", feature)
        return feature.GetFID()

    def _failing(self) -> _Failing:
        return _Failing(self)

    def remember(self, failure: Exception) -> None:
        """Keeps the first failure: the transaction can no longer be committed."""
        self._failure = self._failure or failure

    def _made(self, table: Table, identity: str) -> dict[str, object]:
        made: dict[str, object] = {}
        if not table.technical:
            now = _now()
            made = {"cree_le": now, "cree_par": self.author, "modifie_le": now, "modifie_par": self.author}
        has_uuid = any(f.name == "uuid" for f in table.fields)
        return {"uuid": identity, **made} if has_uuid else made

    def _touched(self, before: Record) -> dict[str, object]:
        """Author and time of a change. The time differs from the last one: the journal tells authors by that."""
        now, last = _now(), before.values["modifie_le"]
        if isinstance(last, datetime) and now <= last:
            now = last + timedelta(milliseconds=1)
        return {"modifie_le": now, "modifie_par": self.author, "version": before.version}

    def _expected(self, table: Table, uuid: str, version: int) -> ogr.Feature:
        feature = next(self._features(table, {"uuid": uuid}), None)
        if feature is None:
            raise vanished_row(self, table, uuid)
        record = _record(table, feature)
        if record.version != version:
            raise _conflict(table, record)
        return feature

    def _set_geometry(self, table: Table, feature: ogr.Feature, wkb: bytes | None) -> None:
        if wkb is None:
            return
        if table.geometry is Geometry.NONE:
            raise KeyError(f"{table.name}.geom")
        checked(feature.SetGeometry, geometry_of(table, wkb))

    def _target(self, table: Table) -> ogr.Layer:
        """The layer to write into. Not `_layer`: touching its filter makes GDAL prepare the next INSERT again."""
        return checked(self._base.dataset.GetLayerByName, table.name)

    def _call(self, table: Table, row: Mapping[str, object], method: str, argument: object) -> None:
        self._written.add(table.name)
        try:
            checked(getattr(self._target(table), method), argument)
        except Refusal as refusal:
            raise refused(self, table, row, str(refusal), self._base.path) from refusal


class _Failing:
    """Lets a failure pass, but tells the session: what was half done must not be committed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception):
            self._session.remember(error)


def _given(table: Table, given: Mapping[str, object]) -> dict[str, object]:
    return {
        name: stored(table, table.field(name), value)
        for name, value in given.items()
        if name not in ("uuid", "version") or table.technical
    }


def _record(table: Table, feature: ogr.Feature) -> Record:
    row = {f.name: read(feature, f) for f in table.fields}
    shape = None if table.geometry is Geometry.NONE else feature.GetGeometryRef()
    wkb = None if shape is None else bytes(shape.ExportToWkb())
    return Record(table.name, str(row.get("uuid") or ""), int(row.get("version") or 0), row, wkb)  # type: ignore[call-overload]


def _place(feature: ogr.Feature) -> tuple[float, float] | None:
    shape = feature.GetGeometryRef()
    if shape is None or shape.IsEmpty():
        return None
    try:
        point = checked(shape.PointOnSurface)
    except Refusal:
        # An outline that crosses itself has no inside that GEOS can tell.
        point = checked(shape.Centroid)
    return point.GetX(), point.GetY()


def _computed(feature: ogr.Feature) -> dict[str, object]:
    return {c.name: read_as(feature, c.name, c.kind) for c in synthesis.COLUMNS}


def _with_days(values: list[object], places: Sequence[int]) -> tuple[object, ...]:
    """The row with its days as dates. Raises ValueError."""
    for place in places:
        if values[place] is not None:
            values[place] = date.fromisoformat(str(values[place]))
    return tuple(values)


def _equals(table: Table, name: str, value: object) -> str:
    wanted = stored(table, table.field(name), value)
    if wanted is None:
        return f"{quoted(name)} IS NULL"
    if isinstance(wanted, datetime):
        wanted = wanted.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return f"{quoted(name)} = {literal(wanted)}"


def _conflict(table: Table, record: Record) -> RowError:
    who, when = record.values["modifie_par"], record.values["modifie_le"]
    shown = when.astimezone().strftime("%d/%m/%Y à %H:%M") if isinstance(when, datetime) else "une date inconnue"
    return ConflictError(
        "Cette ligne a été modifiée par {par} le {le}, après que vous l’avez ouverte. "
        "Rien n’a été enregistré : rechargez-la, vérifiez, puis reportez vos modifications.",
        table.name, par=who or "un auteur inconnu", le=shown,
    )  # fmt: skip


def _now() -> datetime:
    now = datetime.now(timezone.utc)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
