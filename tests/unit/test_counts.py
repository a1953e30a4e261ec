"""Counts: what a new one starts from, what is left to share out, the series of the chart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.layers.model import Kind
from resorption.protocol.checks import check_record
from resorption.protocol.counts import AGES, NUMBERS, by_day, hints, last_count, next_count, series

TABLE = schema.table("denombrement")
TODAY = date(2026, 11, 23)
whole = st.one_of(st.none(), st.integers(0, 12))
counts = st.fixed_dictionaries({"date": st.dates(date(2020, 1, 1), TODAY), **dict.fromkeys(NUMBERS, whole)})


def told(**numbers: int) -> dict[str, str]:
    return {hint.field: hint.message for hint in hints(numbers)}


def test_the_numbers_are_the_whole_numbers_of_the_table():
    assert set(NUMBERS) == {f.name for f in TABLE.own_fields if f.kind is Kind.INTEGER}


@given(counts)
def test_a_new_count_starts_from_the_numbers_of_the_last_one_and_from_today(last):
    new = next_count({**last, "source": "Association", "uuid": "u", "version": 3}, TODAY)
    assert new == {"date": TODAY, "source": None, **{name: last[name] for name in NUMBERS}}


def test_a_first_count_starts_from_nothing_and_nothing_is_not_zero():
    assert next_count(None, TODAY) == {"date": TODAY, "source": None, **dict.fromkeys(NUMBERS)}


@pytest.mark.parametrize(
    ("numbers", "hint"),
    [
        ({"nb_mineurs": 6, "nb_0_3": 2}, ("nb_0_3", "4 mineurs sans tranche d’âge.")),
        ({"nb_mineurs": 3, "nb_0_3": 2}, ("nb_0_3", "1 mineur sans tranche d’âge.")),
        ({"nb_mineurs": 3, "nb_0_3": 2, "nb_3_6": 4}, ("nb_0_3", "3 de trop dans les tranches d’âge.")),
        ({"nb_personnes": 20, "nb_mineurs": 8}, ("nb_adultes", "Il reste 12 adultes.")),
        ({"nb_personnes": 20, "nb_adultes": 19}, ("nb_mineurs", "Il reste 1 mineur.")),
        ({"nb_adultes": 12, "nb_mineurs": 8}, ("nb_personnes", "Adultes et mineurs font 20 personnes.")),
        ({"nb_personnes": 25, "nb_adultes": 12, "nb_mineurs": 8},
         ("nb_personnes", "5 personnes ni adultes ni mineures.")),
        ({"nb_personnes": 15, "nb_adultes": 12, "nb_mineurs": 8},
         ("nb_personnes", "5 de trop parmi les adultes et les mineurs.")),
        ({"nb_personnes": 19, "nb_adultes": 12, "nb_mineurs": 8},
         ("nb_personnes", "1 de trop parmi les adultes et les mineurs.")),
    ],
)  # fmt: skip
def test_what_is_left_is_said_beside_its_field(numbers, hint):
    assert dict([hint]).items() <= told(**numbers).items()


@pytest.mark.parametrize(
    "numbers",
    [{}, {"nb_personnes": 20}, {"nb_mineurs": 6}, {"nb_0_3": 2}, {"nb_personnes": 5, "nb_mineurs": 8},
     {"nb_personnes": 20, "nb_adultes": 12, "nb_mineurs": 8}, {"nb_mineurs": 2, "nb_0_3": 2}],
)  # fmt: skip
def test_nothing_is_said_when_all_agrees_or_too_little_is_known(numbers):
    assert told(**numbers) == {}


@pytest.mark.endurance
@given(counts)
def test_following_a_hint_never_breaks_a_rule_about_the_same_numbers(count):
    """« Il reste 12 adultes » typed into its field makes adults, minors and persons agree."""
    proposed = {h.field: dict(h.params)["count"] for h in hints(count) if "Il reste" in h.template}
    record = {name: count[name] for name in ("nb_personnes", "nb_adultes", "nb_mineurs")}
    for field, number in proposed.items():
        assert record[field] is None
        fields = [TABLE.field(name) for name in record]
        assert check_record(fields, TABLE.rules, {**record, field: number}, TODAY) == []


@pytest.mark.endurance
@given(counts, st.sampled_from(NUMBERS))
def test_forgetting_a_number_never_makes_another_one_too_much(count, name):
    before = {h.template for h in hints(count) if "de trop" in h.template}
    assert {h.template for h in hints({**count, name: None}) if "de trop" in h.template} <= before


@pytest.mark.endurance
@given(counts)
def test_without_any_age_nothing_is_said_of_ages(count):
    assert "nb_0_3" not in {h.field for h in hints({**count, **dict.fromkeys(AGES)})}


def test_two_counts_of_a_day_the_one_entered_last_counts():
    first, second = {"date": TODAY, "nb_personnes": 5}, {"date": TODAY, "nb_personnes": 9}
    assert last_count([first, second]) is second
    assert series([second, first]).persons == (5,)


def test_a_number_not_counted_is_a_gap_and_no_zero():
    found = series([{"date": "2026-02-01", "nb_personnes": 4, "nb_mineurs": None}, {"date": "2026-01-01"}])
    assert found.days == (date(2026, 1, 1), date(2026, 2, 1))
    assert (found.persons, found.minors) == ((None, 4), (None, None))


@pytest.mark.endurance
@given(st.lists(counts, max_size=8))
def test_any_series_has_each_day_once_rising_and_ends_with_the_last_count(listed):
    found = series(listed)
    assert list(found.days) == sorted({c["date"] for c in listed})
    assert len(found.days) == len(found.persons) == len(found.minors)
    last = last_count(listed)
    if listed:
        assert (found.persons[-1], found.minors[-1]) == (last["nb_personnes"], last["nb_mineurs"])
        assert last["date"] == max(c["date"] for c in listed)
    else:
        assert last is None


@given(st.lists(counts, max_size=8))
def test_days_come_from_the_counts_themselves(listed):
    assert all(count in listed and count["date"] == day for day, count in by_day(listed))
