"""Which sites are proposed as origins or predecessors, and that no site becomes its own past."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.site_links import WINDOW_DAYS, closes_loop, may_be_origin, may_be_previous

SETTLED = date(2026, 6, 1)
SITE = {"date_installation": SETTLED, "statut": "actif"}
names = st.sampled_from("abcdef")


def closed(days: int | None) -> dict[str, object]:
    day = None if days is None else SETTLED + timedelta(days=days)
    return {"statut": "ferme_non_resorbe", "date_fermeture": day}


@pytest.mark.parametrize(
    ("days", "origin", "previous"),
    [
        (-WINDOW_DAYS - 1, False, True),
        (-WINDOW_DAYS, True, True),
        (0, True, True),
        (1, True, False),
        (WINDOW_DAYS, True, False),
        (WINDOW_DAYS + 1, False, False),
        (None, False, True),
    ],
)
def test_closed_sites_around_the_installation(days: int | None, origin: bool, previous: bool) -> None:
    assert may_be_origin(SITE, closed(days)) is origin
    assert may_be_previous(SITE, closed(days)) is previous


def test_open_sites_may_be_origins_and_never_predecessors() -> None:
    for status in ("actif", "en_resorption"):
        assert may_be_origin(SITE, {"statut": status})
        assert not may_be_previous(SITE, {"statut": status})


def test_the_report_stands_for_an_unknown_installation() -> None:
    reported = {"date_installation": None, "date_signalement": SETTLED}
    assert may_be_origin(reported, closed(-10))
    assert not may_be_origin({}, closed(-10))
    assert may_be_previous({}, closed(400))


def reaches(links: list[tuple[str, str]], start: str, end: str) -> bool:
    """Another way: the closure, step by step, over all the sites."""
    near = {start}
    for _step in range(len(links) + 1):
        near |= {earlier for later, earlier in links if later in near}
    return end in near


@given(links=st.lists(st.tuples(names, names)), site=names, target=names)
def test_a_loop_is_seen_however_long(links: list[tuple[str, str]], site: str, target: str) -> None:
    assert closes_loop(links, site, target) == reaches(links, target, site)


def test_a_site_is_not_its_own_past() -> None:
    assert closes_loop([], "a", "a")
    assert closes_loop([("b", "a")], "a", "b")
    assert closes_loop([("c", "b"), ("b", "a")], "a", "c")
    assert not closes_loop([("c", "b"), ("b", "a")], "c", "a")
