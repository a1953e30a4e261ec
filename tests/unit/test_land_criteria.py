"""The land rules as data: every figure with its source and status, what codes mean, how findings make a verdict."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.land import criteria, thresholds
from resorption.land.capacity import PLACE_M2, capacity
from resorption.land.criteria import COUNTED, FUNNEL, ROLES, RULES, Finding, applied_rules, missing_roles, verdict
from resorption.land.thresholds import THRESHOLDS, figures, threshold_problems
from resorption.land.zone_codes import CNIG, COVADIS, plu_meaning, ppr_meaning
from resorption.protocol.vocabulary import vocabulary

GIVEN = {"criblage_personnes": "40"}
S, C, U, E = Finding.SATISFIED, Finding.CONDITIONAL, Finding.UNKNOWN, Finding.EXCLUDING
findings = st.fixed_dictionaries({rule: st.sampled_from(Finding) for rule in COUNTED})


def test_the_rules_are_those_of_the_base():
    assert vocabulary("regle_fonciere").values == criteria.RULE_IDS
    assert sorted(criteria.RESULT_CODES.values()) == sorted(vocabulary("resultat_regle").values)
    assert [criteria.VERDICT_CODES[f] for f in (S, C, E, U)] == list(vocabulary("verdict_foncier").values)
    assert {step.rule for step in FUNNEL} == set(COUNTED)
    assert {role.rule for role in ROLES} <= set(criteria.RULE_IDS)


def test_every_figure_has_its_unit_its_status_and_its_source():
    assert len({t.key for t in THRESHOLDS}) == len(THRESHOLDS)
    told = {t for rule in RULES for t in rule.thresholds}
    assert told == set(THRESHOLDS)
    for one in THRESHOLDS:
        assert one.source.endswith(".") and one.label and one.unit, one.key
        assert one.status in (thresholds.NEED, thresholds.LANDMARK, thresholds.METHOD, thresholds.CONVENTION)
        assert one.default is None or 1 <= one.default <= one.maximum
        assert len(one.source) <= 400 and len(one.key) <= 80, "columns of the base"


def test_no_landmark_is_told_as_conformity():
    for text in [*(t.source for t in THRESHOLDS), *(r.meaning for r in RULES), *(r.label for r in ROLES)]:
        assert not re.search(r"\bconformes?\b", text.replace("l’atteindre ne rend conforme à aucun texte", "")), text
        assert "à risque" not in text
    for one in THRESHOLDS:
        assert ("Sphère" in one.source) == (one.status == thresholds.LANDMARK), one.key


def test_a_figure_that_no_text_gives_is_not_invented():
    for key in ("criblage_personnes_par_menage", "criblage_ecole_m", "criblage_sante_m", "criblage_alimentation_m"):
        assert figures(GIVEN)[key] is None
    assert figures({**GIVEN, "criblage_ecole_m": "800"})["criblage_ecole_m"] == 800


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({}, "criblage_personnes"),
        ({**GIVEN, "criblage_largeur_m": "0"}, "criblage_largeur_m"),
        ({**GIVEN, "criblage_largeur_m": "501"}, "criblage_largeur_m"),
        ({**GIVEN, "criblage_interdit_pct": "5 %"}, "criblage_interdit_pct"),
        ({**GIVEN, "criblage_route_m": "-30"}, "criblage_route_m"),
        ({**GIVEN, "criblage_surface_m2_par_personne": "20"}, "criblage_surface_reduite_m2_par_personne"),
    ],
)
def test_a_figure_that_makes_no_sense_is_named(settings, key):
    problems = threshold_problems(settings)
    assert [p.field for p in problems] == [key]
    assert problems[0].message.endswith(".") and "{" not in problems[0].message


def test_figures_within_their_bounds_are_taken():
    assert threshold_problems(GIVEN) == []
    assert threshold_problems({**GIVEN, "criblage_largeur_m": "500", "criblage_compacite_pct": "1"}) == []


@pytest.mark.parametrize(
    ("model", "code", "expected"),
    [
        (CNIG, "01", S), (CNIG, "02", C), (CNIG, "03", E), (CNIG, "04", E), (CNIG, "05", S), (CNIG, "06", E),
        (CNIG, "07", C), (COVADIS, "01", S), (COVADIS, "02", C), (COVADIS, "03", E), (COVADIS, "04", E),
        (COVADIS, "05", U), (COVADIS, "06", U), (COVADIS, "07", U),
        (CNIG, "99", U), (CNIG, "", U), (CNIG, None, U), (CNIG, "0", U), (CNIG, "zone grise", U),
        (COVADIS, 3, E), (COVADIS, 3.0, E), (COVADIS, " 3 ", E), (COVADIS, "3.5", U), (COVADIS, "003", E),
    ],
)  # fmt: skip
def test_what_a_regulation_code_means_depends_on_the_model(model, code, expected):
    assert ppr_meaning(model, code, "R1", is_pprt=False).finding == expected


def test_in_a_pprt_01_sets_conditions_and_the_own_label_is_kept():
    meaning = ppr_meaning(CNIG, "01", " constructions possibles sous conditions ", is_pprt=True)
    assert (meaning.finding, meaning.own_label) == (C, "constructions possibles sous conditions")
    grey = ppr_meaning(CNIG, "04", "Zone grise", is_pprt=True)
    assert (grey.finding, grey.label, grey.own_label) == (E, "Interdiction stricte", "Zone grise")
    assert ppr_meaning(COVADIS, "05", None, is_pprt=False).own_label == ""


def test_an_unknown_model_is_refused():
    with pytest.raises(ValueError, match="foncier"):
        ppr_meaning("foncier", "01", "", is_pprt=True)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("U", S),
        ("AUc", S),
        ("AUs", S),
        ("A", C),
        ("N", C),
        ("Nh", C),
        ("Ah", C),
        ("", U),
        (None, U),
        ("Zc", U),
        ("X", U),
    ],
)
def test_what_a_planning_code_means(code, expected):
    assert plu_meaning(code) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [((S, S), S), ((S, C), C), ((C, U), U), ((U, E), E), ((S, U), U), ((C, E), E)],
)
def test_the_verdict_is_the_worst_finding(found, expected):
    rest = dict.fromkeys(COUNTED, S)
    assert verdict({**rest, "R1": found[0], "R7": found[1]}) == expected


@given(findings, st.sampled_from(COUNTED))
def test_what_is_unknown_or_not_examined_is_never_satisfied(found, rule):
    for unknown in (Finding.UNKNOWN, Finding.NOT_EXAMINED):
        assert verdict({**found, rule: unknown}) in (U, E)


@given(findings)
def test_owner_and_capacity_never_change_a_verdict(found):
    assert len({verdict({**found, "R5": one, "R8": other}) for one in Finding for other in Finding}) == 1


def test_a_layer_neither_given_nor_left_out_is_missing():
    figs = figures(GIVEN)
    every = {role.key for role in ROLES}
    assert missing_roles(every, (), figs) == dict.fromkeys(criteria.RULE_IDS, ())
    missing = missing_roles({"ppr"}, {"cimetiere"}, figs)
    assert missing["R3"] == () and missing["R6"] == ("route",)
    assert "plu" in missing["R4"] and "cimetiere" not in missing["R4"]
    assert missing["R7"] == ("arret", "point_eau"), "a service without a distance is judged by nothing"


@pytest.mark.parametrize("key", ["ppr", "plu"])
def test_regulation_and_planning_cannot_be_left_out(key):
    with pytest.raises(ValueError, match=key):
        missing_roles((), {key}, figures(GIVEN))


def test_a_rule_of_which_everything_is_left_out_is_not_applied():
    figs = figures(GIVEN)
    assert applied_rules((), figs) == COUNTED
    assert applied_rules({"route"}, figs) == ("R1", "R2", "R3", "R4", "R7")
    assert applied_rules({"arret", "point_eau"}, figs) == ("R1", "R2", "R3", "R4", "R6")


@pytest.mark.parametrize(
    ("usable", "expected"),
    [(0, (0, 0)), (29.9, (0, 0)), (30, (0, 1)), (44.9, (0, 1)), (45, (1, 1)), (1800, (40, 60)), (1799.9, (39, 59))],
)
def test_capacity_is_a_range_of_whole_persons(usable, expected):
    found = capacity(usable, figures(GIVEN))
    assert (found.persons_min, found.persons_max) == expected
    assert (found.households_min, found.households_max) == (None, None)


def test_households_need_a_size_that_somebody_gave():
    found = capacity(1800, figures({**GIVEN, "criblage_personnes_par_menage": "4"}))
    assert (found.households_min, found.households_max, found.places) == (10, 15, 1800 // PLACE_M2)
