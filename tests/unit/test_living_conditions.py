"""Living conditions: premises, worst wins, unknown is an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol.living_conditions import QUESTIONS, SEVERITY, THEMES, is_asked, statuses, theme_status
from resorption.protocol.vocabulary import vocabulary

TABLE = schema.table("conditions_vie")
TRI = st.sampled_from([None, "oui", "non", "inconnu"])
ANSWERS = st.fixed_dictionaries(
    {
        f.name: TRI if f.vocabulary == "tri_etat" else st.sampled_from([None, *vocabulary(f.vocabulary).values])
        for f in TABLE.own_fields
        if f.vocabulary
    }
)
TAP = {"eau_acces": "robinet_connecte_au_reseau", "eau_voie_publique": "non", "eau_sur_site": "oui"}


@pytest.mark.parametrize(
    ("theme", "answers", "status", "reasons"),
    [
        ("eau", {}, "mauvais", ("eau_acces",)),
        ("eau", {"eau_acces": "inconnu"}, "mauvais", ("eau_acces",)),
        ("eau", {"eau_acces": "borne_incendie", "eau_sur_site": "oui"}, "mauvais", ("eau_acces",)),
        ("eau", {"eau_acces": "autre"}, "inconnu", ("eau_voie_publique",)),
        ("eau", TAP, "bon", ()),
        ("eau", TAP | {"eau_voie_publique": "oui"}, "mauvais", ("eau_voie_publique",)),
        ("eau", TAP | {"eau_continu": "non"}, "a_ameliorer", ("eau_continu",)),
        ("eau", TAP | {"eau_continu": "inconnu"}, "bon", ()),
        ("eau", TAP | {"eau_proche": "non", "eau_stagnante": "oui"}, "a_ameliorer", ("eau_proche", "eau_stagnante")),
        ("eau", TAP | {"eau_sur_site": "non", "eau_proche": "non"}, "mauvais", ("eau_sur_site",)),
        ("sanitaires", {"sanitaires_fonctionnels": "non"}, "mauvais", ("sanitaires_fonctionnels",)),
        ("sanitaires", {}, "inconnu", ("sanitaires_fonctionnels",)),
        ("sanitaires", {"sanitaires_fonctionnels": "oui"}, "inconnu", ("sanitaires_chimiques",)),
        ("sanitaires", {"sanitaires_fonctionnels": "oui", "sanitaires_latrines": "oui"}, "mauvais",
         ("sanitaires_latrines",)),
        ("sanitaires", {"sanitaires_fonctionnels": "oui", "sanitaires_seches": "oui", "sanitaires_interieur": "oui"},
         "bon", ()),
        ("sanitaires", {"sanitaires_fonctionnels": "oui", "sanitaires_seches": "oui", "sanitaires_latrines": "oui",
                        "sanitaires_interieur": "oui"}, "a_ameliorer", ("sanitaires_latrines",)),
        ("sanitaires", {"sanitaires_fonctionnels": "non", "sanitaires_interieur": "non"}, "mauvais",
         ("sanitaires_fonctionnels",)),
        ("electricite", {"electricite_acces": "oui", "electricite_inegalites": "oui"}, "bon", ()),
        ("dechets", {"dechets_proche": "oui", "dechets_accumulation": "oui"}, "a_ameliorer", ("dechets_accumulation",)),
        ("dechets", {"dechets_proche": "inconnu", "dechets_accumulation": "oui"}, "inconnu", ("dechets_proche",)),
        ("nuisibles", {"nuisibles_presence": "oui"}, "mauvais", ("nuisibles_presence",)),
        ("incendie", {"incendie_diagnostic": "oui"}, "bon", ()),
    ],
)  # fmt: skip
def test_status_and_why(theme, answers, status, reasons):
    found = theme_status(theme, answers)
    assert (found.status, found.reasons) == (status, reasons)


@given(ANSWERS)
def test_any_combination_has_one_status_per_theme_with_reasons_that_were_asked(answers):
    found = statuses(answers)
    assert [s.theme for s in found] == list(THEMES)
    for status in found:
        assert status.status in SEVERITY
        assert bool(status.reasons) == (status.status != "bon")
        assert all(is_asked(field, answers) for field in status.reasons)


@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_an_answer_that_is_not_asked_changes_nothing(answers, question):
    if not is_asked(question.field, answers):
        assert statuses(answers) == statuses(answers | {question.field: None})


@given(ANSWERS, st.sampled_from([q for q in QUESTIONS if q.unknown == "inconnu"]))
def test_unknown_is_never_taken_for_the_good_answer(answers, question):
    unknown = answers | {question.field: "inconnu"}
    if is_asked(question.field, unknown):
        assert theme_status(question.theme, unknown).status in ("inconnu", "mauvais")


def test_the_questions_are_columns_of_the_base():
    assert {q.field for q in QUESTIONS} <= {f.name for f in TABLE.own_fields}
