"""The level rule of Article 11 as a table, held against every possible checklist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol import vigilance
from resorption.protocol.vigilance import CODES, LEVELS, Checklist, Step, step_of

YES, NO, UNKNOWN = ANSWERS = "oui", "non", "inconnu"
WATCHED = ("reoccupe", "vigilance")


def told(c: Checklist, code: str) -> str:
    return c.answers[code]


def yes(c: Checklist) -> int:
    return sum(c.answers[code] == YES for code in CODES)


def unknown(c: Checklist) -> int:
    return sum(c.answers[code] == UNKNOWN for code in CODES)


def quiet(c: Checklist) -> bool:
    """Nothing strong enough for the watch."""
    return not c.confirmed and told(c, "F1") != YES and yes(c) < 3 and not twice(c)


def twice(c: Checklist) -> bool:
    return told(c, "F3") == YES and c.occupations >= 2


# Written as conditions that exclude each other: no order hides one behind another.
TABLE: tuple[tuple[str, Callable[[Checklist], bool], str], ...] = (
    ("a person confirmed that people are back", lambda c: c.confirmed, "reoccupe"),
    ("closed without a lasting solution, nothing else", lambda c: not c.confirmed and told(c, "F1") == YES
     and not twice(c) and yes(c) < 3, "vigilance"),
    ("the place was occupied twice before", lambda c: not c.confirmed and twice(c) and yes(c) < 3, "vigilance"),
    ("three reasons, occupied once before or never", lambda c: not c.confirmed and yes(c) >= 3 and not twice(c),
     "vigilance"),
    ("three reasons, occupied twice before", lambda c: not c.confirmed and yes(c) >= 3 and twice(c), "vigilance"),
    ("F1 unknown, two reasons at most", lambda c: quiet(c) and told(c, "F1") == UNKNOWN, "non_evaluable"),
    ("F1 non, F4 unknown", lambda c: quiet(c) and told(c, "F1") == NO and told(c, "F4") == UNKNOWN, "non_evaluable"),
    ("F1 non, F4 known, three others unknown", lambda c: quiet(c) and told(c, "F1") == NO and told(c, "F4") != UNKNOWN
     and unknown(c) >= 3, "non_evaluable"),
    ("F1 non, F4 known, two unknown at most, no reason", lambda c: quiet(c) and told(c, "F1") == NO
     and told(c, "F4") != UNKNOWN and unknown(c) <= 2 and yes(c) == 0, "aucun_motif"),
    ("F1 non, F4 known, two unknown at most, one reason", lambda c: quiet(c) and told(c, "F1") == NO
     and told(c, "F4") != UNKNOWN and unknown(c) <= 2 and yes(c) == 1, "aucun_motif"),
    ("F1 non, F4 known, two unknown at most, two reasons", lambda c: quiet(c) and told(c, "F1") == NO
     and told(c, "F4") != UNKNOWN and unknown(c) <= 2 and yes(c) == 2, "aucun_motif"),
)  # fmt: skip


def every_checklist() -> Iterator[Checklist]:
    for confirmed, answers in product((False, True), product(ANSWERS, repeat=len(CODES))):
        known = dict(zip(CODES, answers))
        for occupations in (1, 2, 3) if known["F3"] == YES else (0,):
            yield Checklist(confirmed, known, occupations)


def test_the_table_is_short_and_every_checklist_meets_exactly_one_row() -> None:
    met = dict.fromkeys((name for name, _row, _level in TABLE), 0)
    for checklist in every_checklist():
        rows = [(name, level) for name, row, level in TABLE if row(checklist)]
        assert len(rows) == 1, (checklist, rows)
        assert step_of(checklist).level == rows[0][1], (checklist, rows)
        met[rows[0][0]] += 1
    assert len(TABLE) <= 20
    assert all(met.values()), met
    assert sum(met.values()) == 2 * (2 * 3**5 + 3 * 3**5)


def test_levels_are_those_of_the_base_strongest_first() -> None:
    assert LEVELS == ("reoccupe", "vigilance", "non_evaluable", "aucun_motif")
    assert [step.key for step in vigilance.STEPS] == [
        "confirmee", "sans_solution", "occupations", "motifs", "sans_f1", "sans_f4", "peu_connus", "aucun",
    ]  # fmt: skip


def test_every_step_decides_for_somebody() -> None:
    assert {step_of(checklist).key for checklist in every_checklist()} == {step.key for step in vigilance.STEPS}


def changed(checklist: Checklist, code: str, answer: str, occupations: int = 1) -> Checklist:
    known = {**checklist.answers, code: answer}
    count = checklist.occupations or occupations if known["F3"] == YES else 0
    return Checklist(checklist.confirmed, known, count)


def test_a_reason_learnt_later_never_takes_a_site_out_of_the_watch() -> None:
    for checklist, code in product(every_checklist(), CODES):
        before, after = step_of(checklist).level, step_of(changed(checklist, code, YES)).level
        if before in WATCHED:
            assert after == before, (checklist, code)


def test_one_more_occupation_or_a_confirmation_never_takes_a_site_out_of_the_watch() -> None:
    for checklist in every_checklist():
        if step_of(checklist).level in WATCHED:
            more = Checklist(checklist.confirmed, checklist.answers, checklist.occupations + 1)
            assert step_of(more).level == step_of(checklist).level
            assert step_of(Checklist(True, checklist.answers, checklist.occupations)).level == "reoccupe"


def test_a_no_learnt_in_place_of_an_unknown_only_makes_a_site_evaluable() -> None:
    """« Inconnu » is not « non »: it never puts a site in the watch, and it can keep one from « no sufficient reason »."""
    moves = set()
    for checklist, code in product(every_checklist(), CODES):
        if checklist.answers[code] == UNKNOWN:
            moves.add((step_of(checklist).level, step_of(changed(checklist, code, NO)).level))
    assert {(a, b) for a, b in moves if a != b} == {("non_evaluable", "aucun_motif")}


def test_forgetting_an_answer_never_gives_no_sufficient_reason() -> None:
    """But a reason forgotten is a reason less: what was in the watch is then judged without it, and says what is unknown."""
    for checklist, code in product(every_checklist(), CODES):
        before, after = step_of(checklist).level, step_of(changed(checklist, code, UNKNOWN)).level
        if checklist.answers[code] == NO:
            assert after == before or (before, after) == ("aucun_motif", "non_evaluable")
        if code in ("F1", "F4"):
            assert after != "aucun_motif"


@pytest.mark.parametrize("known", [{}, {"F1": NO}, dict.fromkeys(CODES, UNKNOWN)])
def test_missing_answers_are_unknown(known: dict[str, str]) -> None:
    assert step_of(Checklist(False, known)).level == "non_evaluable"


def right(steps: tuple[Step, ...]) -> bool:
    """Whether these steps say the same as the table."""
    for checklist in every_checklist():
        level = next((step.level for step in steps if step.holds(checklist)), None)
        if level != next(wanted for _name, row, wanted in TABLE if row(checklist)):
            return False
    return True


def test_the_table_catches_a_rule_that_is_changed() -> None:
    """Each step taken away, each pair of neighbours of unlike levels exchanged, each threshold moved by one."""
    steps = vigilance.STEPS
    assert right(steps)
    for place in range(len(steps)):
        assert not right(steps[:place] + steps[place + 1 :]), steps[place].key
    for place in range(len(steps) - 1):
        one, other = steps[place], steps[place + 1]
        if one.level != other.level:
            assert not right((*steps[:place], other, one, *steps[place + 2 :])), one.key


@pytest.mark.parametrize(("name", "value"), [
    ("OCCUPATIONS", 1), ("OCCUPATIONS", 3), ("REASONS", 2), ("REASONS", 4), ("KNOWN", 3), ("KNOWN", 5),
])  # fmt: skip
def test_the_table_catches_a_threshold_moved_by_one(name: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vigilance, name, value)
    assert not right(vigilance.STEPS)


@given(answers=st.fixed_dictionaries({code: st.sampled_from(ANSWERS) for code in CODES}), count=st.integers(0, 9))
def test_an_evaluation_is_about_its_answers_only(answers: dict[str, str], count: int) -> None:
    turned = dict(reversed(list(answers.items())))
    assert step_of(Checklist(False, answers, count)) == step_of(Checklist(False, turned, count))
