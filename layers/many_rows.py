"""Many rows made ready to be added, before the write lock is taken: one statement for some hundreds of them."""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from string import Template

from ..protocol.rules import quoted
from .ddl import literal
from .model import Field, Table
from .values import stored, time_text

_INSERT = Template("INSERT INTO $table ($columns) SELECT $values FROM json_each($rows)")
_NTH = Template("json_extract(value, '$$[$place]')")
_TOGETHER = 400
"""Rows of one statement, a few hundredths of a second: SQLite takes a text of a million characters at least."""


@dataclass(frozen=True)
class Insertion:
    """Rows of one table; `first` is the first of them, to say what is refused."""

    table: Table
    sql: str
    first: Mapping[str, object]


def insertions(table: Table, rows: Sequence[Mapping[str, object]], author: str | None) -> Iterator[Insertion]:
    """Rows that all give the same columns; of that author and of now unless they say so. Raises RefusedRow."""
    made = {} if table.technical else made_now(author)
    for start in range(0, len(rows), _TOGETHER):
        part = rows[start : start + _TOGETHER]
        yield _insertion(table, {name: [value] * len(part) for name, value in made.items()} | _given(table, part))


def made_now(author: str | None) -> dict[str, object]:
    """The columns that say who made a row, and when (UTC, to the millisecond)."""
    now = utc_now()
    return {"cree_le": now, "cree_par": author, "modifie_le": now, "modifie_par": author}


def utc_now() -> datetime:
    """Now, as the file keeps it."""
    now = datetime.now(timezone.utc)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def is_given(table: Table, name: str) -> bool:
    """Whether that column of a row is for the caller to say; the identity and the version are not."""
    return table.technical or name not in ("uuid", "version")


def _given(table: Table, rows: Sequence[Mapping[str, object]]) -> dict[str, list[object]]:
    """Column -> its value in each row, as the file takes it."""
    found = {
        name: _stored(table, table.field(name), [row[name] for row in rows])
        for name in rows[0] if is_given(table, name)
    }  # fmt: skip
    if not table.technical:
        found["uuid"] = [str(row.get("uuid") or uuids.uuid4()) for row in rows]
    return found


def _stored(table: Table, field: Field, values: Sequence[object]) -> list[object]:
    """Each different value is looked at once. As when a row is inserted alone, a default applies to what is unknown."""
    known: dict[tuple[type, object], object] = {}
    for value in values:
        if (type(value), value) not in known:
            taken = stored(table, field, value)
            known[type(value), value] = field.default if taken is None else taken
    return [known[type(value), value] for value in values]


def _insertion(table: Table, columns: Mapping[str, Sequence[object]]) -> Insertion:
    # What all rows have in common is said once: GDAL looks for words of its own in the whole text, letter by letter.
    varying = [name for name, values in columns.items() if values.count(values[0]) < len(values)]
    sql = _INSERT.substitute(
        table=quoted(table.name),
        columns=", ".join(map(quoted, columns)),
        values=", ".join(
            _NTH.substitute(place=varying.index(name)) if name in varying else _literal(values[0])
            for name, values in columns.items()
        ),
        rows=literal(_rows([columns[name] for name in varying], len(next(iter(columns.values()))))),
    )
    return Insertion(table, sql, {name: values[0] for name, values in columns.items()})


def _rows(columns: Sequence[Sequence[object]], count: int) -> str:
    rows = list(zip(*columns)) if columns else [()] * count
    return json.dumps(rows, default=time_text, ensure_ascii=False)


def _literal(value: object) -> str:
    return literal(time_text(value) if hasattr(value, "isoformat") else value)
