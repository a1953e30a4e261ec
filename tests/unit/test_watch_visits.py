"""Visits of a closed site: what is stated, which gaps are named, and what is looked at first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.reoccupation import OCCUPIED
from resorption.protocol.settings import VISIT_AGE
from resorption.protocol.vocabulary import vocabulary
from resorption.protocol.watch_visits import (
    NOTHING_FOUND,
    Due,
    Visit,
    WatchState,
    due_in_words,
    gaps,
    stated,
    watch_state,
)

CLOSED = date(2025, 9, 1)
TODAY = date(2026, 11, 1)
FINDINGS = vocabulary("constat_visite").values


def visit(day: date, finding: str = "rien", planned: date | None = None, rank: int = 0) -> Visit:
    return Visit(day, finding, rank, planned)


def state(*visits: Visit, closed: date | None = CLOSED, on: date = TODAY, **settings: str) -> WatchState:
    return watch_state(visits, closed, on, settings)


def words(sentences) -> list[str]:
    return [sentence.message for sentence in sentences]


days = st.dates(date(2025, 1, 1), date(2027, 6, 1))


@st.composite
def some_visits(draw) -> list[Visit]:
    rows = draw(st.lists(st.tuples(days, st.sampled_from(FINDINGS), st.none() | st.integers(0, 400)), max_size=8))
    return [Visit(d, f, rank, None if n is None else d + timedelta(days=n)) for rank, (d, f, n) in enumerate(rows)]


def test_the_findings_are_those_of_the_vocabulary():
    assert {NOTHING_FOUND, *OCCUPIED} < set(FINDINGS)
    told = {words(stated(state(visit(TODAY, finding))))[0] for finding in FINDINGS}
    assert len(told) == len(FINDINGS)
    assert not any("inconnu" in text for text in told)


def test_a_recent_visit_that_found_nothing_is_stated():
    seen = state(visit(date(2026, 9, 14)))
    assert words(stated(seen)) == ["Visite du 14/09/2026 : rien à signaler."]
    assert gaps(seen) == ()
    assert seen.due is Due.UNPLANNED


def test_an_old_visit_that_found_nothing_is_a_gap_and_no_longer_stated():
    seen = state(visit(date(2026, 4, 14)))
    assert stated(seen) == ()
    assert words(gaps(seen)) == ["Dernière visite le 14/04/2026, il y a plus de 180 jours."]
    assert seen.due is Due.OVERDUE


def test_another_finding_stays_stated_however_old():
    seen = state(visit(date(2026, 1, 14), "traces"))
    assert words(stated(seen)) == ["Visite du 14/01/2026 : traces de passage."]
    assert len(gaps(seen)) == 1


@pytest.mark.parametrize(("age", "old"), [(179, False), (180, False), (181, True)])
def test_old_begins_after_the_days_of_the_setting(age, old):
    seen = state(visit(TODAY - timedelta(days=age)))
    assert seen.is_old is old
    assert (seen.due is Due.OVERDUE) is old
    assert (seen.delay == 1) is old


def test_the_days_are_a_setting_of_the_protocol():
    seen = state(visit(TODAY - timedelta(days=40)), age_visite_jours="30")
    assert words(gaps(seen)) == ["Dernière visite le 22/09/2026, il y a plus de 30 jours."]
    assert state(visit(TODAY - timedelta(days=40)), age_visite_jours="x").limit == VISIT_AGE.default == 180


def test_an_overdue_visit_is_named_with_its_delay():
    seen = state(visit(date(2025, 12, 20), planned=date(2026, 1, 20)))
    assert words(gaps(seen))[-1] == "La visite prévue le 20/01/2026 n’est pas enregistrée (285 jours de retard)."
    assert (seen.days_overdue, due_in_words(seen).message) == (285, "285 jours de retard")


@pytest.mark.parametrize(
    ("days", "delay", "told"),
    [(0, 0, "prévue aujourd’hui"), (1, 0, "dans 1 jour"), (12, 0, "dans 12 jours"), (-1, 1, "1 jour de retard")],
)
def test_a_visit_is_late_from_the_day_after(days, delay, told):
    seen = state(visit(date(2026, 10, 1), planned=TODAY + timedelta(days=days)))
    assert (seen.delay, due_in_words(seen).message) == (delay, told)
    assert seen.due is (Due.OVERDUE if delay else Due.COMING)


@pytest.mark.parametrize("made", [date(2026, 1, 20), date(2026, 2, 3)])
def test_a_planned_visit_that_was_made_is_not_overdue(made):
    seen = state(visit(date(2025, 12, 20), planned=date(2026, 1, 20)), visit(made, rank=1), on=date(2026, 3, 1))
    assert (seen.planned, seen.days_overdue, gaps(seen)) == (None, 0, ())


def test_a_visit_made_before_the_planned_day_leaves_it_to_be_done():
    first = visit(date(2025, 12, 20), planned=date(2026, 1, 20))
    assert state(first, visit(date(2026, 1, 3), rank=1)).planned == date(2026, 1, 20)
    moved = visit(date(2026, 1, 3), planned=date(2026, 6, 1), rank=1)
    assert state(first, moved).planned == date(2026, 6, 1)


def test_a_visit_does_not_make_the_one_that_it_plans():
    same_day = visit(date(2026, 10, 1), planned=date(2026, 10, 1))
    assert state(same_day).days_overdue == 31
    assert state(same_day, visit(date(2026, 10, 1), rank=1)).days_overdue == 0


def test_never_visited_since_the_closing():
    before = visit(date(2025, 8, 20))
    for seen in (state(), state(before)):
        assert seen.seen_since_closing is False
        assert (seen.last, stated(seen)) == (None, ())
        assert words(gaps(seen)) == ["Aucune visite enregistrée depuis la fermeture."]
    assert state(visit(CLOSED)).seen_since_closing is True


def test_a_site_closed_lately_and_never_seen_is_told_apart_from_late_ones():
    seen = state(closed=date(2026, 10, 2))
    assert seen.due is Due.NEVER_SEEN
    assert due_in_words(seen).message == "aucune visite depuis la fermeture (30 jours)"
    late = state(closed=date(2026, 3, 2))
    assert late.due is Due.OVERDUE
    assert due_in_words(late).message == "64 jours de retard : plus de 180 jours sans visite"


def test_thousands_of_days_are_written_as_other_numbers():
    assert due_in_words(state(closed=date(2022, 6, 14))).message.startswith("1\N{NO-BREAK SPACE}421 jours de retard")
    seen = state(visit(date(2022, 8, 20), planned=date(2023, 1, 20)), closed=date(2022, 6, 14))
    assert due_in_words(seen).message == "1\N{NO-BREAK SPACE}381 jours de retard"
    assert "(1\N{NO-BREAK SPACE}381 jours de retard)" in words(gaps(seen))[-1]


def test_a_visit_before_the_closing_plans_the_first_one():
    seen = state(visit(date(2025, 8, 20), planned=date(2025, 10, 1)))
    assert seen.days_overdue == 396
    assert seen.seen_since_closing is False


def test_an_unknown_closing_is_neither_before_nor_after():
    seen = state(visit(date(2026, 10, 1)), closed=None)
    assert seen.seen_since_closing is None
    assert words(gaps(seen)) == ["La date de fermeture est inconnue : rien ne dit si une visite l’a suivie."]
    never = state(closed=None)
    assert (never.delay, never.due) == (None, Due.OVERDUE)
    assert words(gaps(never))[-1] == "Aucune visite enregistrée."
    assert due_in_words(never).message == "jamais visité, date de fermeture inconnue"


def test_a_site_that_was_not_closed_yet_is_said():
    assert words(gaps(state(on=date(2025, 8, 1))))[0] == (
        "Le site n’était pas fermé le 01/08/2025 : sa fermeture est datée du 01/09/2025."
    )


def test_later_visits_are_named_and_not_counted():
    later = visit(TODAY + timedelta(days=1), "reconstitution", rank=1)
    seen = state(visit(date(2026, 10, 1)), later)
    assert words(stated(seen)) == ["Visite du 01/10/2026 : rien à signaler."]
    assert words(gaps(seen)) == ["1 visite datée après le 01/11/2026 n’est pas comptée."]
    assert words(gaps(state(later, later)))[-1] == "2 visites datées après le 01/11/2026 ne sont pas comptées."


def test_of_two_visits_of_one_day_the_one_entered_last_counts():
    seen = state(visit(TODAY, "reconstitution", rank=5), visit(TODAY, "rien", rank=2))
    assert seen.last is not None
    assert seen.last.finding == "reconstitution"


def test_what_is_overdue_comes_first():
    states = [
        state(visit(date(2026, 10, 1))),
        state(visit(date(2026, 10, 1), planned=date(2027, 1, 1))),
        state(visit(date(2026, 10, 1), planned=date(2026, 12, 1))),
        state(closed=date(2026, 10, 20)),
        state(visit(date(2026, 10, 1), planned=date(2026, 10, 25))),
        state(visit(date(2026, 1, 1))),
        state(closed=None),
    ]
    assert sorted(states, key=lambda s: s.sort_key) == states[::-1]


@given(some_visits(), st.randoms(use_true_random=False), st.none() | days, days)
def test_the_order_of_records_does_not_matter(visits, random, closed, reference):
    mixed = list(visits)
    random.shuffle(mixed)
    assert watch_state(mixed, closed, reference, {}) == watch_state(visits, closed, reference, {})


@given(some_visits(), st.none() | days, days)
def test_later_visits_are_never_counted(visits, closed, reference):
    seen = watch_state(visits, closed, reference, {})
    without = watch_state([v for v in visits if v.day <= reference], closed, reference, {})
    assert (seen.last, seen.planned, seen.due, seen.sort_key) == (
        without.last, without.planned, without.due, without.sort_key,
    )  # fmt: skip
    assert stated(seen) == stated(without)
    assert seen.ignored == sum(v.day > reference for v in visits)


@given(some_visits(), st.none() | days, days)
def test_a_site_without_a_gap_was_looked_at_lately_and_nothing_is_overdue(visits, closed, reference):
    seen = watch_state(visits, closed, reference, {})
    if not gaps(seen):
        assert seen.age is not None
        assert 0 <= seen.age <= 180
        assert seen.seen_since_closing
        assert seen.days_overdue == 0
        assert stated(seen)


@given(some_visits(), st.none() | days, days)
def test_every_state_can_be_said(visits, closed, reference):
    seen = watch_state(visits, closed, reference, {})
    told = words((*stated(seen), *gaps(seen), due_in_words(seen)))
    assert all(told)
    assert not any("{" in text or "sans risque" in text for text in told)
