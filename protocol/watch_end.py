"""When the watch of a closed site ends: a use of the place is « réalisé » and has lasted a year. The site stays known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .advice import months_before

DONE = "realise"
"""The code of `usage_site` that ends the watch in time."""

MONTHS = 12


@dataclass(frozen=True)
class UseRow:
    """What becomes of the place, on a day; of two rows of one day the one entered last has the higher `rank`."""

    day: date
    rank: int
    use: str


def done_since(rows: Iterable[UseRow], day: date) -> date | None:
    """Since when the use is done on that day, told by every row from then on; None when the last row says otherwise."""
    since = None
    for row in sorted((row for row in rows if row.day <= day), key=lambda row: (row.day, row.rank)):
        since = (since or row.day) if row.use == DONE else None
    return since


def watch_ended(rows: Iterable[UseRow], day: date) -> date | None:
    """Since when the use is done, if a year has passed since; None while the place is watched."""
    since = done_since(rows, day)
    return since if since is not None and since <= months_before(day, MONTHS) else None
