"""The values of the rows of a snapshot as what they are. None is not known: it is never 0 nor « non »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from .reading import Row


def as_text(value: object) -> str | None:
    """A text, None when it is empty."""
    return str(value).strip() or None if value is not None else None


def as_number(value: object) -> int | None:
    """A whole number, None when it is unknown."""
    return value if isinstance(value, int) else None


def as_amount(value: object) -> float | None:
    """A number with its decimals (m², euros), None when it is unknown."""
    return float(value) if isinstance(value, (int, float)) else None


def as_date(value: object) -> date | None:
    """A day, None when it is unknown."""
    return value if isinstance(value, date) else None


def day_of(row: Row, column: str = "date") -> date:
    """A day that the schema requires."""
    return as_date(row[column]) or date.min


def grouped(rows: Iterable[Row], column: str) -> defaultdict[object, list[Row]]:
    """The rows by what that column refers to, in order of entry; none for what nothing refers to."""
    found: defaultdict[object, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
