"""Rows written inside one opening of the base."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from osgeo import ogr

from . import schema
from .errors import ConflictError, RowError
from .handle import Handle, Refusal, checked
from .many_rows import Insertion, insertions, is_given, made_now, utc_now
from .model import COMMON, Geometry, Table
from .reader import Reader, Record, as_record
from .refusals import refused, vanished_row
from .values import geometry_of, stored, write

_COMMON = frozenset({"uuid", *(f.name for f in COMMON)})


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

    def insert_many(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Adds rows without an outline, that all give the same columns; of one author and one time unless they say so.

        A tenth of the time of `insert`, when most columns have one value in all rows. Raises RefusedRow.
        """
        known = schema.table(table)
        with self._failing():
            for part in insertions(known, rows, self.author):
                self.execute(part)

    def execute(self, part: Insertion) -> None:
        """Adds rows that were made ready before the write lock was taken. Raises RefusedRow."""
        with self._failing():
            self._written.add(part.table.name)
            try:
                self._base.execute(part.sql)
            except Refusal as refusal:
                raise refused(self, part.table, part.first, str(refusal), self._base.path) from refusal

    def update(
        self, table: str, uuid: str, values: Mapping[str, object], *, version: int, geometry: bytes | None = None
    ) -> None:
        """Changes these columns of a row that had that version when it was read; geometry None: unchanged.

        Raises ConflictError if the row changed or went since, RefusedRow. What changes nothing writes nothing.
        """
        known = schema.table(table)
        with self._failing():
            feature = self._expected(known, uuid, version)
            before = as_record(known, feature)
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
            made = made_now(self.author)
        has_uuid = any(f.name == "uuid" for f in table.fields)
        return {"uuid": identity, **made} if has_uuid else made

    def _touched(self, before: Record) -> dict[str, object]:
        """Author and time of a change. The time differs from the last one: the journal tells authors by that."""
        now, last = utc_now(), before.values["modifie_le"]
        if isinstance(last, datetime) and now <= last:
            now = last + timedelta(milliseconds=1)
        return {"modifie_le": now, "modifie_par": self.author, "version": before.version}

    def _expected(self, table: Table, uuid: str, version: int) -> ogr.Feature:
        feature = next(self._features(table, {"uuid": uuid}), None)
        if feature is None:
            raise vanished_row(self, table, uuid)
        record = as_record(table, feature)
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
    return {name: stored(table, table.field(name), value) for name, value in given.items() if is_given(table, name)}


def _conflict(table: Table, record: Record) -> RowError:
    who, when = record.values["modifie_par"], record.values["modifie_le"]
    shown = when.astimezone().strftime("%d/%m/%Y à %H:%M") if isinstance(when, datetime) else "une date inconnue"
    return ConflictError(
        "Cette ligne a été modifiée par {par} le {le}, après que vous l’avez ouverte. "
        "Rien n’a été enregistré : rechargez-la, vérifiez, puis reportez vos modifications.",
        table.name, par=who or "un auteur inconnu", le=shown,
    )  # fmt: skip
