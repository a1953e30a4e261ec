"""Pasted texts: line breaks, tabs and controls."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.plain_text import (
    DAY_KEYS,
    dated_vintage,
    folded,
    in_order,
    not_a_formula,
    one_line,
    several_lines,
    typed_day,
    whole_number,
)


@pytest.mark.parametrize(
    ("pasted", "line", "lines"),
    [
        ("Les Prés", "Les Prés", "Les Prés"),
        ("Camp\nligne 2\tTab", "Camp ligne 2 Tab", "Camp\nligne 2 Tab"),
        ("a\r\nb\rc\u2028d", "a b c d", "a\nb\nc\nd"),
        ("a\x00\x07b\x85c", "a b c", "a b\nc"),
        ("a\n\nb", "a b", "a\n\nb"),
        ("<b>gras</b> &amp; 5 < 6", "<b>gras</b> &amp; 5 < 6", "<b>gras</b> &amp; 5 < 6"),
        ("5\u00a0m\u202f² 👩\u200d🌾", "5\u00a0m\u202f² 👩\u200d🌾", "5\u00a0m\u202f² 👩\u200d🌾"),
    ],
)
def test_what_is_kept(pasted: str, line: str, lines: str) -> None:
    assert (one_line(pasted), several_lines(pasted)) == (line, lines)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_does_not_start_as_a_formula(start: str) -> None:
    assert not_a_formula(f"{start}1") == f"'{start}1"
    assert not_a_formula(f"a{start}1") == f"a{start}1"


def test_accents_and_capitals_do_not_count_in_order() -> None:
    assert sorted(["Évreux", "etang", "Eau"], key=folded) == ["Eau", "etang", "Évreux"]


@pytest.mark.parametrize("text", ["ÉCOLE d’Évreux", "école d'evreux", "E\u0301cole d‘Évreux", "Ｅcole d'Évreux"])
def test_accents_capitals_and_kinds_of_apostrophe_do_not_count_in_a_search(text: str) -> None:
    assert folded(text) == "ecole d'evreux"


def test_a_search_finds_ligatures_and_unbreakable_spaces() -> None:
    assert folded("Œuvre n°\u00a012") == folded("oeuvre n° 12")


@given(day=st.dates(min_value=date(1000, 1, 1)), separator=st.sampled_from(["", "/", "-", ".", " "]))
def test_a_day_is_read_as_it_is_typed(day: date, separator: str) -> None:
    text = f"{day:%d}{separator}{day:%m}{separator}{day.year}"
    assert set(text) <= set(DAY_KEYS)
    assert typed_day(text) == day
    assert typed_day(text[:-1]) is None


@pytest.mark.parametrize("text", ["", "24", "5/1/26", "31/02/2026", "31022026", "512026", "24/11/20261", "29/02/2027"])
def test_what_is_no_whole_day_is_none(text: str) -> None:
    assert typed_day(text) is None


def test_single_figures_need_separators() -> None:
    assert typed_day("5/1/2026") == date(2026, 1, 5)


def test_names_are_put_in_the_order_of_a_reader() -> None:
    names = ["Art. 10 – Coopération", "Art. 4 – École", "écluse", "Zone 2", "École", "2 rue", "Art. 4 – Accès"]
    assert sorted(names, key=in_order) == [
        "2 rue", "Art. 4 – Accès", "Art. 4 – École", "Art. 10 – Coopération", "écluse", "École", "Zone 2",
    ]  # fmt: skip


@given(st.lists(st.text(), max_size=20))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    ordered = sorted(names, key=in_order)
    assert all(in_order(before) <= in_order(after) for before, after in zip(ordered, ordered[1:]))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("2014-03-18", "18/03/2014"), ("2024-05", "2024-05"), ("mai 2024", "mai 2024"), ("", ""), (None, "")],
)
def test_a_vintage_that_is_a_day_is_written_in_french(typed: str | None, printed: str) -> None:
    assert dated_vintage(typed) == printed


def test_thousands_are_kept_apart_and_their_space_does_not_break() -> None:
    assert [whole_number(n) for n in (0, 999, 1108, 1_234_567)] == ["0", "999", "1\N{NO-BREAK SPACE}108",
                                                                    "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"]  # fmt: skip
