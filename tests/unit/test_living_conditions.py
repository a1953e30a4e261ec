"""Living conditions: premises, worst wins, unknown is an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol.living_conditions import (
    PREMISES,
    QUESTIONS,
    SEVERITY,
    THEMES,
    is_asked,
    premise,
    pruned,
    statuses,
    theme_status,
)
from resorption.protocol.living_reasons import reason_sentences, status_sentence
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


@pytest.mark.endurance
@given(ANSWERS)
def test_any_combination_has_one_status_per_theme_with_reasons_that_were_asked(answers):
    found = statuses(answers)
    assert [s.theme for s in found] == list(THEMES)
    for status in found:
        assert status.status in SEVERITY
        assert bool(status.reasons) == (status.status != "bon")
        assert all(is_asked(field, answers) for field in status.reasons)


@pytest.mark.endurance
@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_an_answer_that_is_not_asked_changes_nothing(answers, question):
    if not is_asked(question.field, answers):
        assert statuses(answers) == statuses(answers | {question.field: None})


@pytest.mark.endurance
@given(ANSWERS, st.sampled_from([q for q in QUESTIONS if q.unknown == "inconnu"]))
def test_unknown_is_never_taken_for_the_good_answer(answers, question):
    unknown = answers | {question.field: "inconnu"}
    if is_asked(question.field, unknown):
        assert theme_status(question.theme, unknown).status in ("inconnu", "mauvais")


def test_the_questions_are_columns_of_the_base():
    assert {q.field for q in QUESTIONS} <= {f.name for f in TABLE.own_fields}


@pytest.mark.endurance
@given(ANSWERS)
def test_the_worst_answer_wins(answers):
    for found in statuses(answers):
        worths = [q.worth(answers) for q in QUESTIONS if q.theme == found.theme]
        told = [SEVERITY.index(worth) for worth in worths if worth is not None]
        assert SEVERITY.index(found.status) >= max(told, default=0)


@pytest.mark.endurance
@given(ANSWERS, st.data())
def test_forgetting_an_answer_never_makes_a_theme_good_unless_it_was_the_fault(answers, data):
    """Unknown is never good: what becomes good had that very answer, or one that hung on it, as its reason."""
    name = data.draw(st.sampled_from(sorted(answers)))
    before, after = statuses(answers), statuses({**answers, name: None})
    for old, new in zip(before, after):
        if old.status == "inconnu" and new.status == "bon":
            hung = {f for f in old.reasons if not is_asked(f, {**answers, name: None})}
            assert name in old.reasons or hung == set(old.reasons)


@pytest.mark.endurance
@given(ANSWERS)
def test_pruning_changes_no_status_and_is_done_once_for_all(answers):
    kept = pruned(answers)
    assert statuses(kept) == statuses(answers)
    assert pruned(kept) == kept
    assert all(value is None or is_asked(name, kept) for name, value in kept.items())
    assert all(kept[name] in (None, value) for name, value in answers.items())


def test_pruning_follows_premises_down_to_the_last_question():
    answers = {**TAP, "eau_continu": "oui", "eau_proche": "non", "eau_commentaires": "Coupée la nuit"}
    kept = pruned({**answers, "eau_acces": "reservoir"})
    assert kept == {**dict.fromkeys(answers), "eau_acces": "reservoir", "eau_commentaires": "Coupée la nuit"}
    assert pruned(answers) == answers


def test_a_question_that_may_not_be_asked_says_when_it_is():
    for field in (f.name for f in TABLE.own_fields):
        assert (premise(field) is None) == is_asked(field, {})
    assert {premise(q.field).template for q in QUESTIONS if premise(q.field)} <= set(PREMISES.values())
    assert "robinet" in premise("eau_voie_publique").message
    assert "fonctionnelles" in premise("sanitaires_latrines").message


LABELS = {f.name: f.label for f in TABLE.own_fields}


def shown(answers: dict) -> dict[str, str]:
    """The label of each answer."""
    return {name: vocabulary(TABLE.field(name).vocabulary).label_of(value) for name, value in answers.items() if value}


@pytest.mark.parametrize(
    ("theme", "answers", "sentence"),
    [
        ("eau", {"eau_acces": "borne_incendie"},
         "Mauvais : Comment les habitants ont-ils accès à l’eau ? Borne incendie."),
        ("eau", {}, "Mauvais : Comment les habitants ont-ils accès à l’eau ? sans réponse."),
        ("eau", TAP | {"eau_proche": "non", "eau_stagnante": "oui"},
         "À améliorer : Point d’eau à moins de 200 m de l’habitation la plus éloignée ? Non ; "
         "Existe-t-il des eaux stagnantes autour du point de distribution ? Oui."),
        ("eau", TAP, "Bon : aucune réponse ne fait baisser l’état de ce thème."),
        ("sanitaires", {"sanitaires_fonctionnels": "oui"}, "Inconnu : aucun type de toilettes n’est indiqué."),
        ("sanitaires", {"sanitaires_fonctionnels": "oui", "sanitaires_latrines": "oui"},
         "Mauvais : pas d’autre type de toilettes que les latrines."),
        ("sanitaires", {"sanitaires_fonctionnels": "oui", "sanitaires_latrines": "oui", "sanitaires_seches": "oui",
                        "sanitaires_interieur": "oui"},
         "À améliorer : Latrines construites par les habitants – Oui."),
    ],
)  # fmt: skip
def test_a_status_says_why(theme, answers, sentence):
    said = status_sentence(theme_status(theme, answers), LABELS, shown(answers)).message
    assert said.replace("\u00a0", " ") == sentence


@pytest.mark.endurance
@given(ANSWERS)
def test_any_status_can_be_said(answers):
    for found in statuses(answers):
        reasons = reason_sentences(found, LABELS, shown(answers))
        assert len(reasons) == len(found.reasons)
        whole = status_sentence(found, LABELS, shown(answers)).message
        assert "{" not in whole
        assert all(reason.message in whole for reason in reasons)
