"""A closed site is watched until a use of the place is done and has lasted a year."""

from __future__ import annotations

from datetime import date

import pytest
from resorption.protocol.watch_end import UseRow, done_since, watch_ended

DAY = date(2026, 11, 1)


def rows(*told: tuple[str, str]) -> list[UseRow]:
    return [UseRow(date.fromisoformat(day), rank, use) for rank, (day, use) in enumerate(told)]


@pytest.mark.parametrize(
    ("told", "since", "ended"),
    [
        ((), None, False),
        ((("2020-01-01", "en_cours"),), None, False),
        ((("2025-11-01", "realise"),), "2025-11-01", True),
        ((("2025-11-02", "realise"),), "2025-11-02", False),
        # Told twice: since the first time.
        ((("2024-01-01", "realise"), ("2026-10-01", "realise")), "2024-01-01", True),
        # Undone, then done again.
        ((("2024-01-01", "realise"), ("2025-01-01", "aucun"), ("2026-01-01", "realise")), "2026-01-01", False),
        ((("2024-01-01", "realise"), ("2026-10-01", "aucun")), None, False),
        # Of one day, the row entered last.
        ((("2024-01-01", "realise"), ("2024-01-01", "en_cours")), None, False),
        ((("2024-01-01", "en_cours"), ("2024-01-01", "realise")), "2024-01-01", True),
        # What was not known yet on that day.
        ((("2024-01-01", "realise"), ("2026-11-02", "aucun")), "2024-01-01", True),
    ],
)  # fmt: skip
def test_since_when_the_use_is_done(told: tuple[tuple[str, str], ...], since: str | None, ended: bool) -> None:
    expected = None if since is None else date.fromisoformat(since)
    assert done_since(rows(*told), DAY) == expected
    assert watch_ended(rows(*told), DAY) == (expected if ended else None)
    assert watch_ended(reversed(rows(*told)), DAY) == (expected if ended else None)
