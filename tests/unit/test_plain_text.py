"""Pasted texts: line breaks, tabs and controls."""

from __future__ import annotations

import pytest
from resorption.protocol.plain_text import folded, not_a_formula, one_line, several_lines


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
