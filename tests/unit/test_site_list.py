"""The list of sites: search, filters, order and totals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.living_conditions import SEVERITY, THEMES
from resorption.protocol.plain_text import not_a_formula
from resorption.protocol.site_list import (
    NO_COMMUNE,
    PERSONS_CLASSES,
    SORT_KEYS,
    STALE_DAYS,
    Filters,
    SiteLine,
    matches,
    ordered,
    out_of_date,
    text_key,
    totals,
)
from resorption.protocol.vocabulary import vocabulary

TODAY = date(2026, 11, 1)
STATUSES, KINDS, LEVELS = (vocabulary(name).values for name in ("statut_site", "type_site", "niveau_vigilance"))
texts = st.text(max_size=12)
days = st.none() | st.dates(date(2020, 1, 1), TODAY)
counts = st.none() | st.integers(0, 400)
themes = st.lists(st.sampled_from(SEVERITY), min_size=6, max_size=6).map(lambda s: tuple(zip(THEMES, s)))
lines = st.builds(
    SiteLine, uuid=st.uuids().map(str), fid=st.integers(1), code=texts, name=texts, kind=st.sampled_from(KINDS),
    status=st.sampled_from(STATUSES), commune=st.none() | texts, address=st.none() | texts, counted_on=days,
    persons=counts, minors=counts, settled_on=days, closed_on=days, reported_on=days, situation_on=days,
    observed_on=days, visited_on=days, diagnosed_on=days, vigilance=st.none() | st.sampled_from(LEVELS),
    engagements_open=st.integers(0, 5), engagements_overdue=st.integers(0, 5), themes=st.just(()) | themes,
)  # fmt: skip
filters = st.builds(
    Filters, search=st.sampled_from(("", "a", "é", "S-2026")), statuses=st.frozensets(st.sampled_from(STATUSES)),
    kinds=st.frozensets(st.sampled_from(KINDS)), commune=st.none() | texts,
    persons=st.none() | st.sampled_from(list(PERSONS_CLASSES)), themes=st.frozensets(st.sampled_from(list(THEMES))),
    out_of_date=st.booleans(), overdue=st.booleans(),
)  # fmt: skip
FORGES = SiteLine(
    "u1", code="S-2026-014", name="Ancienne Forge de l’Écluse", kind="terrain", status="actif", commune="Œuvre-sur-Lys",
    address="12 rue du Bœuf", persons=64, counted_on=TODAY,
)  # fmt: skip


@pytest.mark.parametrize(
    "search",
    [
        "",
        "forge",
        "FORGE",
        "ecluse",
        "l'ecluse",
        "l’Écluse",
        "oeuvre",
        "œuvre",
        "boeuf",
        "2026-014",
        "lys forge 12",
        " ",
    ],
)
def test_found_by_its_words_in_any_order_without_accents(search: str) -> None:
    assert matches(FORGES, Filters(search), TODAY)


@pytest.mark.parametrize("search", ["forges", "S-2025", "actif", "forge marais", "rue du boeuf 13"])
def test_not_found_when_a_word_is_elsewhere(search: str) -> None:
    assert not matches(FORGES, Filters(search), TODAY)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(statuses=frozenset({"actif", "resorbe"})), True),
        (Filters(statuses=frozenset({"resorbe"})), False),
        (Filters(kinds=frozenset({"bati"})), False),
        (Filters(commune="Œuvre-sur-Lys"), True),
        (Filters(commune="Autre"), False),
        (Filters(commune=NO_COMMUNE), False),
        (Filters(persons="de_10_a_99"), True),
        (Filters(persons="100_et_plus"), False),
        (Filters(persons="non_compte"), False),
        (Filters(themes=frozenset({"eau"})), False),
        (Filters(overdue=True), False),
        (Filters(out_of_date=True), False),
        (Filters("forge", statuses=frozenset({"actif"}), commune="Autre"), False),
    ],
)
def test_each_filter(filters: Filters, kept: bool) -> None:
    assert matches(FORGES, filters, TODAY) is kept


def test_a_site_without_commune_can_be_asked_for() -> None:
    assert matches(replace(FORGES, commune=None), Filters(commune=NO_COMMUNE), TODAY)


def test_themes_to_improve_are_the_bad_ones_too_but_not_the_unknown_ones() -> None:
    line = replace(
        FORGES, themes=(("eau", "mauvais"), ("dechets", "a_ameliorer"), ("nuisibles", "inconnu"), ("incendie", "bon"))
    )
    assert line.to_improve == ("eau", "dechets")
    assert line.worst == "mauvais"
    assert matches(line, Filters(themes=frozenset({"dechets", "incendie"})), TODAY)
    assert not matches(line, Filters(themes=frozenset({"nuisibles", "incendie"})), TODAY)
    closed = replace(line, status="resorbe")
    assert closed.to_improve == () and closed.worst is None


@pytest.mark.parametrize(
    ("column", "age", "stale"),
    [
        *((name, age, age > STALE_DAYS) for age in (0, 180, 181)
          for name in ("reported_on", "situation_on", "counted_on", "observed_on", "visited_on", "diagnosed_on")),
        ("settled_on", 0, True),
    ],
)  # fmt: skip
def test_out_of_date_after_180_days_without_any_news(column: str, age: int, stale: bool) -> None:
    line = SiteLine("u", status="actif", **{column: TODAY - timedelta(days=age)})
    assert out_of_date(line, TODAY) is stale


def test_out_of_date_when_nothing_is_dated_but_never_once_closed() -> None:
    assert out_of_date(SiteLine("u", status="en_resorption"), TODAY)
    for status in ("resorbe", "ferme_non_resorbe"):
        assert not out_of_date(SiteLine("u", status=status, counted_on=date(2019, 1, 1)), TODAY)


def test_totals_tell_unknown_from_zero_and_leave_closed_sites_out() -> None:
    sites = [
        SiteLine("a", status="actif", persons=64),
        SiteLine("b", status="actif"),
        SiteLine("c", status="resorbe", persons=9),
    ]
    found = totals(sites)
    assert (found.sites, found.closed, found.persons, found.counted, found.uncounted) == (3, 1, 64, 1, 1)
    assert totals([SiteLine("a", status="actif", persons=0)]).persons == 0
    assert totals([SiteLine("a", status="actif")]).persons is None
    assert totals([]) == totals(iter(()))


@given(st.lists(lines, max_size=8))
def test_totals_add_up(sites: list[SiteLine]) -> None:
    found = totals(sites)
    assert found.sites == found.closed + found.counted + found.uncounted
    assert (found.persons is None) == (found.counted == 0)
    assert found.persons is None or found.persons >= 0


@given(lines)
def test_every_occupied_site_is_in_one_class_of_persons(line: SiteLine) -> None:
    assert sum(known.has(line) for known in PERSONS_CLASSES.values()) == (not line.closed)


@given(lines, filters)
def test_a_filter_more_keeps_no_site_more(line: SiteLine, asked: Filters) -> None:
    assert matches(line, Filters(), TODAY)
    if matches(line, asked, TODAY):
        for name in ("search", "statuses", "kinds", "commune", "persons", "themes", "out_of_date", "overdue"):
            assert matches(line, replace(asked, **{name: getattr(Filters(), name)}), TODAY)
    looser = [replace(Filters(), **{n: getattr(asked, n)}) for n in ("search", "statuses", "kinds", "commune", "persons",
                                                                     "themes", "out_of_date", "overdue")]  # fmt: skip
    assert matches(line, asked, TODAY) == all(matches(line, one, TODAY) for one in looser)


@given(lines)
def test_every_word_of_a_site_finds_it(line: SiteLine) -> None:
    for text in (line.code, line.name, line.commune, line.address):
        assert matches(line, Filters(text or ""), TODAY)


@given(st.lists(lines, max_size=8), st.sampled_from(sorted(SORT_KEYS)), st.booleans())
def test_order_keeps_every_site_with_unknown_ones_last(sites: list[SiteLine], column: str, descending: bool) -> None:
    key = SORT_KEYS[column]
    found = ordered(sites, column, descending)
    assert sorted(line.uuid for line in found) == sorted(line.uuid for line in sites)
    keys = [key(line) for line in found]
    known = [k for k in keys if k is not None]
    assert keys == known + [None] * (len(keys) - len(known))
    assert known == sorted(known, reverse=descending)


@given(st.lists(lines, max_size=8), st.sampled_from(sorted(SORT_KEYS)))
def test_order_does_not_depend_on_the_order_before(sites: list[SiteLine], column: str) -> None:
    assert ordered(sites, column) == ordered(reversed(sites), column)


@pytest.mark.parametrize(
    "texts",
    [
        ["S-2026-2", "S-2026-9", "S-2026-010", "S-2026-11", "S-2027-1"],
        ["Aigremont", "Écluse", "Édouard", "Ferme", "Œuvre", "Ouvrage"],
        ["Cote", "cote", "côté", "cotes"],
        ["Saint-André", "Saint Benoît", "Saint-Cyr", "Saints"],
        ["Quai", "Quai 2", "Quai 10", "Quai de la Gare"],
        ["L’Abbaye", "L'Écluse", "La Plaine"],
    ],
)
def test_french_order_and_natural_numbers(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(backwards, key=text_key) == texts


@given(st.text(), st.text())
def test_any_two_texts_compare(first: str, second: str) -> None:
    assert (text_key(first) < text_key(second)) + (text_key(second) < text_key(first)) == (first != second)


@pytest.mark.parametrize("text", ["=1+1", "+33", "-4", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_are_made_harmless(text: str) -> None:
    assert not_a_formula(text) == f"'{text}"


@given(st.text())
def test_what_is_written_never_starts_as_a_formula(text: str) -> None:
    assert not not_a_formula(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not_a_formula(text).endswith(text)
