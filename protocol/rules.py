"""Rules that a record must meet, each written once.

A rule gives the SQL of a CHECK (`sql`), the expression of a QGIS form constraint (`expression`)
and the problems of a record held in memory (`problems`). A null value is unknown: a comparison
with an unknown is never a problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Record = Mapping[str, object]


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field of a record: a French sentence template and its values."""

    field: str
    template: str
    params: tuple[tuple[str, object], ...] = ()

    @property
    def message(self) -> str:
        """The French sentence."""
        return self.template.format(**dict(self.params))


def as_day(value: object) -> str | None:
    """A date or an ISO text as `yyyy-mm-dd`, which sorts as the days do; None when unknown."""
    if value is None or value == "":
        return None
    return value.isoformat()[:10] if isinstance(value, date) else str(value)[:10]


def quoted(name: str) -> str:
    """A column name between double quotes, for SQL and for QGIS expressions alike."""
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True)
class Rule:
    """A rule of one record; `field` is the one that carries the message."""

    field: str
    message: str

    def sql(self) -> str | None:
        """The condition of a CHECK constraint, or None if the file cannot hold this rule."""
        return None

    def expression(self) -> str | None:
        """The same condition as a QGIS expression that is true when a value is unknown."""
        condition = self.sql()
        return None if condition is None else f"coalesce(({condition}), true)"

    def broken(self, record: Record, today: date) -> bool:
        """Whether the record breaks the rule on that day."""
        raise NotImplementedError(type(self).__name__)

    def problems(self, record: Record, today: date) -> list[Problem]:
        """The problem of this record, if any."""
        return [Problem(self.field, self.message)] if self.broken(record, today) else []


@dataclass(frozen=True)
class AtMost(Rule):
    """The sum of `parts` is at most `whole`; an unknown part counts for nothing, for it can only add."""

    parts: tuple[str, ...] = ()
    whole: str = ""

    def sql(self) -> str:
        total = " + ".join(f"coalesce({quoted(p)}, 0)" for p in self.parts)
        return f"{quoted(self.whole)} IS NULL OR {total} <= {quoted(self.whole)}"

    def broken(self, record: Record, today: date) -> bool:
        whole = record.get(self.whole)
        known = [record[p] for p in self.parts if record.get(p) is not None]
        return whole is not None and sum(known) > whole  # type: ignore[arg-type, operator]


@dataclass(frozen=True)
class SumEquals(Rule):
    """`parts` add up to `whole` when all are known."""

    parts: tuple[str, ...] = ()
    whole: str = ""

    def sql(self) -> str:
        total = " + ".join(quoted(p) for p in self.parts)
        unknown = " OR ".join(f"{quoted(p)} IS NULL" for p in (*self.parts, self.whole))
        return f"{unknown} OR {total} = {quoted(self.whole)}"

    def broken(self, record: Record, today: date) -> bool:
        values = [record.get(p) for p in (*self.parts, self.whole)]
        if any(v is None for v in values):
            return False
        return sum(values[:-1]) != values[-1]  # type: ignore[arg-type]


@dataclass(frozen=True)
class NotBefore(Rule):
    """`field` (a date or a year) is not before `other`."""

    other: str = ""

    def sql(self) -> str:
        a, b = quoted(self.field), quoted(self.other)
        return f"{a} IS NULL OR {b} IS NULL OR {a} >= {b}"

    def broken(self, record: Record, today: date) -> bool:
        later, earlier = record.get(self.field), record.get(self.other)
        if isinstance(later, int) and isinstance(earlier, int):
            return later < earlier
        later, earlier = as_day(later), as_day(earlier)
        return later is not None and earlier is not None and later < earlier


@dataclass(frozen=True)
class RequiredIf(Rule):
    """`field` is filled in when `other` has one of `values`."""

    other: str = ""
    values: tuple[str, ...] = ()

    def sql(self) -> str:
        # Codes come from the vocabularies of the schema: lower-case ASCII, never typed by a user.
        codes = ", ".join(f"'{v}'" for v in self.values)
        a, b = quoted(self.field), quoted(self.other)
        return f"{b} IS NULL OR {b} NOT IN ({codes}) OR ({a} IS NOT NULL AND {a} <> '')"

    def broken(self, record: Record, today: date) -> bool:
        return record.get(self.other) in self.values and record.get(self.field) in (None, "")


@dataclass(frozen=True)
class ExactlyOne(Rule):
    """Exactly one of `fields` is filled in."""

    fields: tuple[str, ...] = ()

    def sql(self) -> str:
        return " + ".join(f"(nullif({quoted(f)}, '') IS NOT NULL)" for f in self.fields) + " = 1"

    def expression(self) -> str:
        terms = " + ".join(f"(CASE WHEN nullif({quoted(f)}, '') IS NULL THEN 0 ELSE 1 END)" for f in self.fields)
        return f"{terms} = 1"

    def broken(self, record: Record, today: date) -> bool:
        return sum(record.get(f) not in (None, "") for f in self.fields) != 1


@dataclass(frozen=True)
class Different(Rule):
    """`field` and `other` are not the same thing (a site is not its own predecessor)."""

    other: str = ""

    def sql(self) -> str:
        return f"{quoted(self.field)} <> {quoted(self.other)}"

    def broken(self, record: Record, today: date) -> bool:
        value = record.get(self.field)
        return value is not None and value == record.get(self.other)


@dataclass(frozen=True)
class NotFuture(Rule):
    """`field` is not after today, always or when `other` has one of `values`.

    Not a CHECK: a file cannot hold a rule that depends on the day it is read.
    """

    other: str = ""
    values: tuple[str, ...] = ()

    def expression(self) -> str:
        day = f"{quoted(self.field)} IS NULL OR {quoted(self.field)} <= to_date(now())"
        if not self.other:
            return f"coalesce(({day}), true)"
        codes = ", ".join(f"'{v}'" for v in self.values)
        return f"coalesce(({quoted(self.other)} NOT IN ({codes}) OR {day}), true)"

    def broken(self, record: Record, today: date) -> bool:
        applies = not self.other or record.get(self.other) in self.values
        day = as_day(record.get(self.field))
        return applies and day is not None and day > today.isoformat()


@dataclass(frozen=True)
class NotPast(NotFuture):
    """`field` is not before today when it is planned; told when typed, not held against older rows."""

    def expression(self) -> None:  # type: ignore[override]
        return None

    def broken(self, record: Record, today: date) -> bool:
        applies = not self.other or record.get(self.other) in self.values
        day = as_day(record.get(self.field))
        return applies and day is not None and day < today.isoformat()
