"""Which row of the base a poured row means: by its identity, by what is unique, or because it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qgis.core import QgsGeometry

from .model import Table
from .places import same_outline
from .session import Reader, Record

Values = Mapping[str, object]


class KnownRows:
    """The rows that a table of the base has; then those already planned, to see a row given twice."""

    def __init__(self, table: Table, reader: Reader) -> None:
        self._table = table
        self.by_uuid = {record.uuid: record for record in reader.all(table.name)}
        self._by_key = {
            key: record for record in self.by_uuid.values() for key in _unique_keys(table, record.values)
        }  # fmt: skip
        self._alike: dict[tuple[str, ...], dict[tuple[object, ...], list[Record]]] = {}
        self._planned: dict[tuple[object, ...], list[tuple[int, QgsGeometry | None]]] = {}

    def meant_by(self, given: object, values: Values, outline: QgsGeometry | None) -> Record | None:
        """The row that a given uuid means, or else unique values, or else all the values: pouring a file again adds
        nothing. The only row of a singleton."""
        if self._table.singleton:
            return next(iter(self.by_uuid.values()), None)
        if given is not None:
            return self.by_uuid.get(str(given))
        keys = list(_unique_keys(self._table, values))
        if keys:
            return next((self._by_key[key] for key in keys if key in self._by_key), None)
        return next((r for r in self._same_values(values) if _same_place(outline, r.geometry)), None)

    def repeated(self, given: object, values: Values, outline: QgsGeometry | None, number: int) -> int | None:
        """The number of the planned row that this one repeats; None when it has an identity, or is the first."""
        if self._table.singleton or given is not None or any(_unique_keys(self._table, values)):
            return None
        before = self._planned.setdefault(tuple(sorted(values.items(), key=lambda item: item[0])), [])
        wkb = None if outline is None else bytes(outline.asWkb())
        twin = next((n for n, other in before if _same_place(other, wkb)), None)
        if twin is None:
            before.append((number, outline))
        return twin

    def _same_values(self, values: Values) -> list[Record]:
        columns = tuple(sorted(values))
        if columns not in self._alike:
            alike = self._alike.setdefault(columns, {})
            for record in self.by_uuid.values():
                alike.setdefault(tuple(record.values.get(c) for c in columns), []).append(record)
        return self._alike[columns].get(tuple(values[c] for c in columns), [])


def unique_columns(table: Table) -> tuple[tuple[str, ...], ...]:
    """What tells two rows apart besides their uuid."""
    return (*((f.name,) for f in table.own_fields if f.unique), *table.uniques)


def key_of(values: Values, columns: tuple[str, ...]) -> tuple[object, ...] | None:
    """The values of these columns, None when one is unknown: unknown values are never equal."""
    key = tuple(values.get(column) for column in columns)
    return None if None in key else key


def _unique_keys(table: Table, values: Values) -> Iterator[tuple[object, ...]]:
    for columns in unique_columns(table):
        key = key_of(values, columns)
        if key is not None:
            yield (columns, key)


def _same_place(outline: QgsGeometry | None, wkb: bytes | None) -> bool:
    """A row given without outline may mean one that has none only."""
    return wkb is None if outline is None else same_outline(outline, wkb)
