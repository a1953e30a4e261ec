"""Rows read inside one opening of the base."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from string import Template

from osgeo import ogr

from ..protocol.rules import quoted
from . import schema, synthesis
from .ddl import GEOMETRY_COLUMN, literal
from .handle import Handle, Refusal, checked, read_all
from .model import Geometry, Kind, Table
from .values import read, read_as, stored, time_text

# One text for all rows: read one by one through GDAL's features, 10,000 of them take half a second. Column by column:
# a row in it would be a list to make, and to make again.
_COLUMNS = Template('SELECT json_array($groups) FROM (SELECT $columns FROM $table ORDER BY "fid")')
_GROUP = Template("json_group_array($column)")
_OUTLINES = Template(
    'SELECT json_group_array(json_array("fid", "uuid", hex($geometry))) FROM '
    '(SELECT "fid", "uuid", $geometry FROM $table WHERE "fid" > $after ORDER BY "fid" LIMIT $count)'
)
_LAST_ENTRY = 'SELECT max("fid") FROM "journal"'
_PART = 500
"""Outlines read at a time: one text of all of them could pass what SQLite allows."""


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
        return [as_record(known, feature) for feature in self._features(known, equals)]

    def all(self, table: str) -> Iterator[Record]:
        """Every row, in order of entry; read at once, so that other reads may go on meanwhile."""
        return iter(self.find(table))

    def columns(self, table: str, *names: str) -> list[tuple[object, ...]]:
        """These columns of every row, in order of entry: a hundredth of the time of whole records, for lists of thousands.

        Not for dates with a time, which `find` reads; reals have 15 digits. Raises Refusal.
        """
        known = schema.table(table)
        fields = [known.field(name) for name in names]
        wanted = [quoted(field.name) for field in fields]
        sql = _COLUMNS.substitute(
            groups=", ".join(_GROUP.substitute(column=column) for column in wanted),
            columns=", ".join(wanted),
            table=quoted(table),
        )
        read = self.json_rows(sql)
        try:
            return list(zip(*(_days(c) if f.kind is Kind.DATE else c for f, c in zip(fields, read))))
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

    def last_entry(self) -> int:
        """The number of the last line of the journal, 0 without any: as long as it is the same, nothing changed in the
        rows that people enter. Raises Refusal."""
        return int(self._base.rows(_LAST_ENTRY)[0][0] or 0)

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


def as_record(table: Table, feature: ogr.Feature) -> Record:
    """The row of a feature of that table."""
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


def _days(texts: Sequence[object]) -> list[date | None]:
    """The days that are written there; each different one is read once. Raises ValueError."""
    known = {text: None if text is None else date.fromisoformat(str(text)) for text in set(texts)}
    return [known[text] for text in texts]


def _equals(table: Table, name: str, value: object) -> str:
    wanted = stored(table, table.field(name), value)
    if wanted is None:
        return f"{quoted(name)} IS NULL"
    if isinstance(wanted, datetime):
        wanted = time_text(wanted)
    return f"{quoted(name)} = {literal(wanted)}"
