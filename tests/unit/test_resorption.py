"""The share of people with a lasting solution: exact, never rounded up, and told with figures that agree with it."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from resorption.protocol.resorption import (
    CLOSED,
    Closing,
    LastingShare,
    closed_status,
    closing_doubts,
    closing_problems,
    computed_resorption,
    last_with_persons,
)
from resorption.protocol.vocabulary import OPEN_STATUSES, vocabulary

TYPES = vocabulary("type_orientation").values
counts = st.integers(min_value=0, max_value=5000)
orientations = st.dictionaries(st.sampled_from(TYPES), counts, min_size=1)
thresholds = st.integers(min_value=1, max_value=100)


def share(persons: int | None, lasting: int, threshold: int = 66, **more: int) -> LastingShare:
    return LastingShare(persons, {"logement": lasting, **more}, threshold)


def told(wanted: LastingShare) -> str:
    return " ".join(problem.message for problem in wanted.explanation())


@pytest.mark.parametrize(
    ("persons", "lasting", "percent", "result"),
    [
        (200, 131, "65,5", "non"),
        (50, 33, "66", "oui"),
        (41, 27, "65,85", "non"),
        (100_000, 65_997, "65,99", "non"),
        (3, 2, "66,66", "oui"),
        (1000, 660, "66", "oui"),
        (50, 0, "0", "non"),
        (50, 50, "100", "oui"),
        (3, 1, "33,33", "non"),
        (100, 60, "60", "non"),
    ],
)
def test_known_shares(persons: int, lasting: int, percent: str, result: str) -> None:
    found = share(persons, lasting)
    assert (found.percent, found.result) == (percent, result)


@given(persons=st.integers(min_value=1, max_value=5000), oriented=orientations, threshold=thresholds)
@example(persons=100_000, oriented={"logement": 65_997}, threshold=66)
def test_the_percentage_never_contradicts_the_verdict(persons: int, oriented: dict, threshold: int) -> None:
    found = LastingShare(persons, oriented, threshold)
    exact = Fraction(100 * found.lasting, persons)
    shown = Fraction(found.percent.replace(",", "."))
    assert shown <= exact < shown + Fraction(1, 100)
    assert (shown >= threshold) == (exact >= threshold) == (found.result == "oui")


@given(persons=st.integers(min_value=1, max_value=5000), oriented=orientations, threshold=thresholds)
def test_the_sentence_says_the_verdict_and_its_figures(persons: int, oriented: dict, threshold: int) -> None:
    found = LastingShare(persons, oriented, threshold)
    sentence = told(found)
    assert ("n’est pas atteint" in sentence) == (found.result == "non")
    assert ("est atteint" in sentence.replace("n’est pas atteint", "")) == (found.result == "oui")
    figures = [int(n) for n in re.findall(r"(?<![\d,])\d+(?![\d,])", sentence)]
    assert {persons, threshold} <= set(figures)
    if found.lasting:
        assert f"soit {found.percent}\u00a0%" in sentence
    assert not re.search(r"[{}]", sentence)


@given(persons=st.none() | counts, oriented=st.dictionaries(st.sampled_from(TYPES), counts), threshold=thresholds)
def test_one_definition_of_the_result(persons: int | None, oriented: dict, threshold: int) -> None:
    found = LastingShare(persons, oriented, threshold)
    assert found.result == computed_resorption(persons, oriented, threshold)
    assert (found.result == "inconnu") == told(found).startswith("Part non calculable")


@given(persons=counts, oriented=st.dictionaries(st.sampled_from(TYPES), counts))
def test_everybody_is_oriented_or_not(persons: int, oriented: dict) -> None:
    found = LastingShare(persons, oriented, 66)
    assert found.placed + oriented.get("aucune", 0) == found.told == sum(oriented.values())
    if found.told <= persons:
        assert found.placed + (found.left or 0) == persons


def test_the_sentence_in_full() -> None:
    found = LastingShare(50, {"hebergement_accompagne": 20, "logement": 13, "mise_a_l_abri": 5}, 66)
    assert told(found).replace("\u00a0", " ") == (
        "33 personnes sur 50 ont une solution durable (hébergement accompagné 20, logement 13), soit 66 % : "
        "le seuil de 66 % est atteint. La mise à l’abri (5) n’est pas comptée. 12 personnes sont sans orientation."
    )


@pytest.mark.parametrize(
    ("persons", "oriented", "words"),
    [
        (None, {"logement": 3}, "aucun comptage"),
        (0, {"logement": 3}, "0 personne"),
        (10, {}, "aucune orientation"),
    ],
)
def test_why_it_cannot_be_computed(persons: int | None, oriented: dict, words: str) -> None:
    assert words in told(LastingShare(persons, oriented, 66))


def test_nobody_and_one_person_are_said_in_french() -> None:
    assert told(share(1, 1)).startswith("Une personne sur 1 a une solution")
    assert told(share(5, 0)).startswith("Aucune personne sur 5")
    assert "1 personne est sans orientation" in told(share(5, 4))


def closing(found: LastingShare, decision: str, **more: object) -> Closing:
    return Closing(found, decision, **more)


@given(persons=st.none() | counts, oriented=orientations, decision=st.sampled_from(("oui", "non", "inconnu")))
def test_another_decision_needs_a_reason(persons: int | None, oriented: dict, decision: str) -> None:
    found = LastingShare(persons, oriented, 66)
    fields = [p.field for p in closing_problems(closing(found, decision, reason=" \n"))]
    assert ("resorption_motif" in fields) == (decision != found.result)
    with_reason = [p.field for p in closing_problems(closing(found, decision, reason="Accord du comité"))]
    assert "resorption_motif" not in with_reason


@given(persons=st.none() | counts, oriented=orientations)
def test_orientations_are_at_most_the_count(persons: int | None, oriented: dict) -> None:
    found = LastingShare(persons, oriented, 66)
    problems = [p.message for p in closing_problems(closing(found, found.result))]
    assert bool(problems) == bool(persons and sum(oriented.values()) > persons)


def test_households_are_at_most_the_count() -> None:
    found = share(50, 33)
    for counted, wrong in ((12, True), (13, False), (None, False), (0, False)):
        problems = closing_problems(closing(found, "oui", households={"logement": 13}, counted=counted))
        assert bool(problems) is wrong


def test_a_closing_before_the_last_count_is_doubtful() -> None:
    found = share(50, 33)
    day, after = date(2026, 5, 1), date(2026, 5, 2)
    (doubt,) = closing_doubts(closing(found, "oui", day=day, count_day=after))
    assert "02/05/2026" in doubt.message
    assert not closing_doubts(closing(found, "oui", day=after, count_day=after))
    assert not closing_doubts(closing(found, "oui", day=None, count_day=after))


def test_only_a_yes_is_resorbed() -> None:
    assert [closed_status(d) for d in ("oui", "non", "inconnu", None)] == ["resorbe", *["ferme_non_resorbe"] * 3]


def test_the_last_count_is_the_last_that_says_how_many() -> None:
    rows = [
        {"date": date(2026, 1, 1), "nb_personnes": 10},
        {"date": date(2026, 3, 1), "nb_personnes": 20},
        {"date": "2026-03-01", "nb_personnes": 30},
        {"date": date(2026, 2, 1), "nb_personnes": 40},
        {"date": date(2026, 9, 1), "nb_personnes": None},
    ]
    assert last_with_persons(rows)["nb_personnes"] == 30
    assert last_with_persons([]) is None


def test_a_site_is_either_open_or_closed() -> None:
    assert sorted((*OPEN_STATUSES, *CLOSED)) == sorted(vocabulary("statut_site").values)
