"""The rule replayed at each closing: what was known that day, what the year after showed, and what may be said of it."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.back_test import (
    AGAIN,
    CLOSINGS,
    NOT_AGAIN,
    PENDING,
    UNSEEN,
    BackTest,
    back_test,
    wilson,
)
from resorption.protocol.back_test_sentences import HEADINGS, LIMITS, table, told
from resorption.protocol.vigilance_facts import Decision, SiteFacts, Territory
from resorption.tests.vigilance_kit import (
    CLOSED,
    active,
    after,
    both_ways,
    closed,
    confirmed,
    count,
    links,
    refused,
    territory,
    use,
    visit,
)

TODAY = date(2027, 6, 1)
END = date(2027, 3, 1)
SEEN = visit("rien", after(100))


@pytest.mark.parametrize(("count_of", "total", "low", "high"), [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
])  # fmt: skip
def test_the_interval_is_that_of_newcombe(count_of: int, total: int, low: float, high: float) -> None:
    """R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 1998, table I,
    method 3: the four published examples.
    """
    found = wilson(count_of, total)
    assert [round(bound, 4) for bound in found] == [low, high]


@given(total=st.integers(1, 2000), data=st.data())
def test_the_interval_holds_the_share_and_mirrors(total: int, data: st.DataObject) -> None:
    some = data.draw(st.integers(0, total))
    low, high = wilson(some, total)
    assert 0 <= low <= some / total <= high <= 1
    other_low, other_high = wilson(total - some, total)
    assert isclose(low, 1 - other_high, abs_tol=1e-12)
    assert isclose(high, 1 - other_low, abs_tol=1e-12)


def test_the_interval_of_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        wilson(0, 0)


def outcome(known: Territory, day: date = TODAY) -> str | None:
    return next((one.outcome for one in back_test(known, day).followed if one.site == "a"), None)


def level(known: Territory, day: date = TODAY) -> str:
    return next(one.level for one in back_test(known, day).followed if one.site == "a")


# Who is followed


@pytest.mark.parametrize(("site", "wanted"), [
    (closed(), True), (closed(closed_on=date(2026, 6, 1)), True), (closed(closed_on=date(2026, 6, 2)), False),
    (closed(closed_on=None), False), (closed(installed_on=after(1)), False), (active("a"), False),
])  # fmt: skip
def test_a_closing_is_followed_once_its_year_has_passed(site: SiteFacts, wanted: bool) -> None:
    found = back_test(territory(site), TODAY)
    assert bool(found.followed) is wanted
    assert found.closings == int(site.closed)
    assert found.undated == int(site.closed and site.left_on is None)


def test_a_year_from_the_29th_of_february_ends_with_february() -> None:
    leap = closed(closed_on=date(2024, 2, 29), installed_on=None)
    assert back_test(territory(leap), date(2025, 2, 27)).followed == ()
    assert len(back_test(territory(leap), date(2025, 2, 28)).followed) == 1


# What the year after showed


@pytest.mark.parametrize(("begun", "wanted"), [
    (CLOSED, AGAIN), (after(1), AGAIN), (END, AGAIN), (END + timedelta(1), NOT_AGAIN), (after(-1), NOT_AGAIN),
])  # fmt: skip
def test_occupied_again_within_twelve_months(begun: date, wanted: str) -> None:
    new = active(installed_on=begun)
    assert outcome(territory(closed(visits=(SEEN,)), new, decisions=[confirmed("a", "n")])) == wanted


def test_a_reoccupation_that_ended_was_one() -> None:
    ended = closed("n", after(50), after(10))
    assert outcome(territory(closed(), ended, decisions=[confirmed("a", "n")])) == AGAIN
    assert outcome(territory(closed(), ended, precedents=links(("n", "a")))) == AGAIN


def test_one_confirmed_by_a_visit_began_with_it() -> None:
    seen = visit("reconstitution", after(30))
    assert outcome(territory(closed(visits=(seen,)), decisions=[confirmed("a", visit="v")])) == AGAIN
    late = visit("reconstitution", END + timedelta(1))
    assert outcome(territory(closed(visits=(late,)), decisions=[confirmed("a", visit="v")])) == UNSEEN


def test_nobody_there_and_nobody_went_is_not_known() -> None:
    assert outcome(territory(closed())) == UNSEEN
    for day in (CLOSED, after(-1), END + timedelta(1)):
        assert outcome(territory(closed(visits=(visit("rien", day),)))) == UNSEEN
    for day in (after(1), END):
        assert outcome(territory(closed(visits=(visit("rien", day),)))) == NOT_AGAIN


def test_what_nobody_decided_on_is_not_known() -> None:
    people = visit("reconstitution", after(30))
    known = territory(closed(visits=(people,)))
    assert outcome(known) == PENDING
    assert outcome(replace(known, decisions=[refused("a", visit="v")])) == NOT_AGAIN
    near = territory(closed(visits=(SEEN,)), active(), overlaps=both_ways(("a", "n", 50.0)))
    assert outcome(near) == PENDING
    assert outcome(replace(near, decisions=[Decision("a", "n", None, "proposee")])) == PENDING
    assert outcome(replace(near, decisions=[refused("a", "n")])) == NOT_AGAIN
    late = territory(
        closed(visits=(SEEN,)), active(installed_on=END + timedelta(1)), overlaps=both_ways(("a", "n", 50.0))
    )
    assert outcome(late) == NOT_AGAIN


def test_a_confirmation_on_an_unknown_day_is_told_by_its_decision_or_not_at_all() -> None:
    new = active(installed_on=None)
    known = territory(closed(visits=(SEEN,)), new)
    assert outcome(replace(known, decisions=[confirmed("a", "n", on=END)])) == AGAIN
    assert outcome(replace(known, decisions=[confirmed("a", "n", on=END + timedelta(1))])) == PENDING
    assert outcome(replace(known, decisions=[confirmed("a", "n", on=None)])) == PENDING


def test_a_decision_taken_after_the_reference_day_is_not_known() -> None:
    known = territory(closed(), active(), decisions=[confirmed("a", "n", on=TODAY + timedelta(1))])
    assert outcome(known) == UNSEEN
    assert outcome(known, TODAY + timedelta(1)) == AGAIN


# What was known on the day of the closing


def test_what_came_after_the_closing_does_not_change_its_level() -> None:
    """Use, counts, visits, decisions and sites of the year after: the level of the day is the same."""
    earlier = closed("b", date(2024, 1, 1), date(2023, 1, 1))
    day = territory(closed(uses=()), earlier, overlaps=both_ways(("a", "b", 50.0)))
    later = replace(day, sites={
        **day.sites, "a": closed(uses=(use("aucun", "non", day=after(1)),), counts=(count(50), count(900, after(2))),
                                 visits=(visit("reconstitution", after(3)),)),
        "n": active(installed_on=after(4)),
    }, distances=both_ways(("a", "n", 1.0)), came_from=links(("n", "a")),
        decisions=[confirmed("b", "a", on=after(5)), confirmed("a", "n", on=after(6))])  # fmt: skip
    assert level(day) == level(later) == "non_evaluable"
    known = replace(day, decisions=[confirmed("b", "a", on=after(-1))])
    assert level(known) == "non_evaluable"
    assert level(replace(known, sites={**known.sites, "a": closed()})) == "aucun_motif"


def test_a_recent_closing_is_a_reason_by_construction() -> None:
    assert level(territory(closed(oriented={"logement": 1}))) == "vigilance"
    early = use("aucun", "non", day=after(-1))
    assert level(territory(closed(uses=(early,)))) == "vigilance"
    assert level(territory(closed(uses=(early._replace(manager_known="oui"),)))) == "aucun_motif"


# The table and what is told


def many(watched: tuple[int, int, int], others: tuple[int, int, int]) -> Territory:
    """(occupied again, not, never visited) for places in vigilance and for others."""
    sites, decisions = [], []
    for kind, (again, not_again, unseen) in (("w", watched), ("o", others)):
        facts = {"oriented": {"logement": 1}} if kind == "w" else {}
        for number in range(again + not_again + unseen):
            name = f"{kind}{number}"
            seen = visit("reconstitution" if number < again else "rien", after(30), f"v{name}")
            sites.append(closed(name, visits=() if number >= again + not_again else (seen,), **facts))
            if number < again:
                decisions.append(confirmed(name, visit=f"v{name}"))
    return territory(*sites, decisions=decisions)


def said(found: BackTest) -> str:
    return "\n".join(sentence.message for sentence in told(found)).replace("\u00a0", " ")


def test_below_thirty_known_outcomes_no_share_is_given() -> None:
    found = back_test(many((5, 10, 9), (4, 10, 8)), TODAY)
    assert (found.enough, found.validated) == (False, False)
    text = said(found)
    assert "Sites fermés : 46, dont suivis pendant 12 mois : 46, d’issue connue : 29." in text
    assert f"Il faut au moins {CLOSINGS} fermetures suivies pendant 12 mois et d’issue connue ; il y en a 29." in text
    assert "Sites suivis sans aucune visite ni réoccupation connue, d’issue inconnue : 17." in text
    assert text.endswith("Non validé localement.")
    assert "%" not in text


def test_thirty_are_enough_for_a_table() -> None:
    found = back_test(many((5, 10, 3), (4, 11, 2)), TODAY)
    assert found.enough
    assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in table(found)] == [
        ("Réoccupé", "0", "0", "0", "0", "", ""),
        ("Vigilance", "5", "10", "3", "0", "33 %", "15 à 59 %"),
        ("Non évaluable", "0", "0", "0", "0", "", ""),
        ("Pas de motif suffisant relevé", "4", "11", "2", "0", "26 %", "10 à 52 %"),
        ("Ensemble", "9", "21", "5", "0", "30 %", "16 à 48 %"),
    ]
    assert all(len(row) == len(HEADINGS) for row in table(found))
    text = said(found)
    assert "Classés « vigilance » : réoccupés 5 sur 15, soit 33 % (intervalle à 95 % : 15 à 59 %)." in text
    assert "Classés « non évaluable »" not in text
    assert "Ensemble des sites suivis, tous niveaux : réoccupés 9 sur 30, soit 30 %" in text
    assert "ne permettent pas de dire" in text
    assert "Non validé localement." in text
    assert all(limit.replace("\u00a0", " ") in text for limit in LIMITS)


def test_it_is_validated_only_when_the_intervals_are_apart() -> None:
    apart = back_test(many((18, 2, 0), (1, 19, 0)), TODAY)
    assert apart.validated
    assert "les deux intervalles sont séparés" in said(apart)
    assert "Non validé localement" not in said(apart)
    wrong_way = back_test(many((1, 19, 0), (18, 2, 0)), TODAY)
    assert (wrong_way.enough, wrong_way.validated) == (True, False)
    one_kind = back_test(many((20, 20, 0), (0, 0, 0)), TODAY)
    assert (one_kind.enough, one_kind.validated) == (True, False)


def test_no_word_of_prediction() -> None:
    for found in (back_test(many((18, 2, 1), (1, 19, 1)), TODAY), back_test(territory(), TODAY)):
        assert not re.search(r"risque|probab|prévi|prédi|score", said(found), re.IGNORECASE)


def test_the_order_of_sites_changes_nothing() -> None:
    known = many((5, 10, 3), (4, 11, 2))
    sites = list(known.sites.items())
    random.Random(4).shuffle(sites)
    other = replace(known, sites=dict(sites), decisions=list(reversed(known.decisions)))
    assert back_test(other, TODAY) == back_test(known, TODAY)


def test_an_empty_base_says_why() -> None:
    assert "il y en a 0" in said(back_test(territory(), TODAY))
