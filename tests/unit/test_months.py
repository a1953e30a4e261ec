"""The same day of another month, or the last one of a shorter month."""

from datetime import date

import pytest
from resorption.protocol.months import months_after, months_before


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 11, 23), 12, date(2025, 11, 23)),
        (date(2026, 12, 31), 1200, date(1926, 12, 31)),
    ],
)
def test_months_before(day, months, before):
    assert months_before(day, months) == before


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 26), 1, date(2026, 12, 26)),
        (date(2026, 11, 26), 3, date(2027, 2, 26)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_where_the_month_does(day, months, later):
    assert months_after(day, months) == later
