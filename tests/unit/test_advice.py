"""What the file of a site draws attention to: when, in which words, and never from what is unknown."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol import winter_truce
from resorption.protocol.advice import Severity, advise
from resorption.protocol.settings import SETTINGS, applied, is_unreadable
from resorption.protocol.vocabulary import OPEN_ENGAGEMENTS, OPEN_STATUSES, vocabulary

TODAY = date(2026, 11, 23)
OPEN = {"statut": "actif"}
COUNTED = [{"date": date(2026, 11, 1), "nb_personnes": 12}]
SOCIAL = {"nature": "social", "etat": "realise", "date": date(2026, 10, 1), "recommandations": "Scolariser"}


def found(site=None, counts=COUNTED, diagnostics=(), engagements=(), settings=None, evacuation=None):
    return advise(
        {**OPEN, **(site or {})}, counts, list(diagnostics), list(engagements), settings or {}, TODAY, evacuation
    )


def codes(*args, **kwargs) -> list[str]:
    return [advice.code for advice in found(*args, **kwargs)]


def only(*args, **kwargs) -> str:
    (advice,) = found(*args, **kwargs)
    return advice.message.replace("\u00a0", " ")


def test_a_site_in_order_has_no_advice():
    assert codes(diagnostics=[SOCIAL]) == []


@pytest.mark.parametrize(("day", "told"), [(date(2025, 11, 23), False), (date(2025, 11, 22), True)])
def test_a_diagnostic_is_old_after_the_age_set_and_not_on_the_day_itself(day, told):
    diagnostic = {**SOCIAL, "date": day}
    assert ("diagnostic_ancien" in codes(diagnostics=[diagnostic])) is told
    assert codes(diagnostics=[diagnostic], settings={"age_diagnostic_mois": "24"}) == []


def test_only_the_last_diagnostic_of_each_nature_can_be_old():
    old = {**SOCIAL, "date": date(2020, 1, 1)}
    technical = {**old, "nature": "technique"}
    assert codes(diagnostics=[SOCIAL, old]) == []
    assert only(diagnostics=[SOCIAL, old, technical]) == (
        "« Diagnostic technique » : le dernier réalisé date du 01/01/2020, il y a plus de 12 mois. "
        "La situation a pu changer."
    )


def test_an_eviction_date_without_a_social_diagnostic_cites_article_5():
    (advice,) = found({"date_evacuation_fixee": date(2027, 5, 4)})
    assert advice.code == "evacuation_sans_diagnostic"
    assert "04/05/2027" in advice.message
    assert "Art. 5" in advice.source
    assert "26 août 2012" in advice.source


@pytest.mark.parametrize("state", ["prevu", "en_cours"])
def test_a_social_diagnostic_that_is_not_done_yet_is_not_said_to_be_missing(state):
    planned = {"nature": "social", "etat": state, "date": date(2027, 1, 1)}
    told = only({"date_evacuation_fixee": date(2027, 5, 4)}, diagnostics=[planned])
    assert "pas encore enregistré comme réalisé" in told


def test_a_diagnostic_of_another_nature_does_not_do():
    technical = {**SOCIAL, "nature": "technique"}
    assert codes({"date_evacuation_fixee": date(2027, 5, 4)}, diagnostics=[technical]) == ["evacuation_sans_diagnostic"]


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2027, 2, 28), True),
        (date(2028, 2, 29), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), False),
    ],
)
def test_the_truce_is_from_1_november_to_31_march_both_included(day, within):
    assert winter_truce.is_within(day) is within


def test_an_eviction_in_winter_asks_to_verify_and_states_nothing_more():
    (advice,) = found({"date_evacuation_fixee": date(2027, 1, 15)}, diagnostics=[SOCIAL])
    assert (advice.code, advice.severity) == ("evacuation_en_hiver", Severity.WARNING)
    assert "vérifiez si elle s’applique" in advice.message
    assert "L. 412-6" in advice.source
    for word in ("interdit", "impossible", "illégal", "suspendu"):
        assert word not in advice.message


def test_the_date_of_an_administrative_order_is_not_held_against_the_truce():
    assert codes(evacuation=date(2027, 1, 15), diagnostics=[SOCIAL]) == []


def test_an_advice_that_quotes_the_procedure_is_restricted():
    (advice,) = found(evacuation=date(2027, 5, 4))
    assert (advice.code, advice.restricted) == ("evacuation_sans_diagnostic", True)
    both = found({"date_evacuation_fixee": date(2027, 5, 4)}, evacuation=date(2027, 6, 4))
    assert [(a.code, a.restricted) for a in both] == [("evacuation_sans_diagnostic", False)]
    assert "04/06/2027" not in both[0].message


def test_an_eviction_gone_by_while_the_site_is_open():
    told = found({"date_evacuation_fixee": date(2026, 11, 22)}, diagnostics=[SOCIAL])
    assert [a.code for a in told] == ["evacuation_passee"]
    assert codes({"date_evacuation_fixee": TODAY}, diagnostics=[SOCIAL]) == ["evacuation_en_hiver"]


def test_one_date_known_to_the_site_and_to_the_procedure_is_told_once():
    day = date(2026, 11, 22)
    told = found({"date_evacuation_fixee": day}, evacuation=day, diagnostics=[SOCIAL])
    assert [(a.code, a.restricted) for a in told] == [("evacuation_passee", False)]


@pytest.mark.parametrize("blank", [None, "", "  \n"])
def test_a_done_diagnostic_without_recommendation(blank):
    (advice,) = found(diagnostics=[{**SOCIAL, "recommandations": blank}])
    assert (advice.code, advice.severity) == ("sans_recommandation", Severity.NOTICE)
    assert codes(diagnostics=[{**SOCIAL, "nature": "etat_des_lieux", "recommandations": blank}]) == []
    assert codes(diagnostics=[{**SOCIAL, "etat": "en_cours", "recommandations": blank}]) == []


def test_a_planned_diagnostic_whose_date_has_passed():
    planned = {"nature": "sanitaire", "etat": "prevu", "date": date(2026, 11, 22)}
    assert codes(diagnostics=[planned]) == ["diagnostic_prevu_passe"]
    assert codes(diagnostics=[{**planned, "date": TODAY}]) == []


def test_no_count_and_an_old_count():
    assert codes(counts=[]) == ["sans_comptage"]
    assert codes(counts=[{"date": TODAY - timedelta(days=180)}]) == []
    old = [{"date": TODAY - timedelta(days=181)}]
    assert codes(counts=old) == ["comptage_ancien"]
    assert codes(counts=old + COUNTED) == []
    assert codes(counts=old, settings={"age_comptage_jours": "365"}) == []


@pytest.mark.parametrize(
    ("minors", "schooled", "told"), [(4, None, True), (4, 0, False), (0, None, False), (None, None, False)]
)
def test_schooling_is_asked_for_when_minors_were_counted_and_an_answer_of_zero_is_an_answer(minors, schooled, told):
    count = {**COUNTED[0], "nb_mineurs": minors, "nb_scolarises": schooled}
    assert (codes(counts=[count]) == ["scolarisation_inconnue"]) is told


def test_overdue_engagements_are_told_at_once_with_the_oldest():
    late = [
        {"statut": statut, "intitule": f"Engagement {statut}", "echeance": date(2026, 1, number)}
        for number, statut in enumerate(vocabulary("statut_engagement").values, start=1)
    ]
    assert found(engagements=late) == found(engagements=late[::-1])
    assert only(engagements=late[::-1]) == (
        f"Engagements en retard : {len(OPEN_ENGAGEMENTS)}. "
        "Le plus ancien, « Engagement propose », était attendu pour le 01/01/2026."
    )
    assert codes(engagements=[{"statut": "valide", "intitule": "x", "echeance": TODAY}]) == []


def test_a_closing_date_on_an_open_site_and_a_target_gone_by():
    assert codes({"date_fermeture": date(2026, 3, 1)}) == ["ferme_mais_ouvert"]
    assert codes({"annee_cible": 2025}) == ["annee_cible_passee"]
    assert codes({"annee_cible": 2026}) == []


@pytest.mark.parametrize("status", ["resorbe", "ferme_non_resorbe"])
def test_of_a_closed_site_only_engagements_are_told(status):
    site = {"statut": status, "date_fermeture": date(2026, 3, 1), "date_evacuation_fixee": date(2027, 1, 1)}
    diagnostics = [{**SOCIAL, "date": date(2001, 1, 1)}, {**SOCIAL, "etat": "prevu", "date": date(2001, 1, 1)}]
    assert codes({**site, "annee_cible": 2020}, counts=[], diagnostics=diagnostics) == []
    late = {"statut": "valide", "intitule": "x", "echeance": date(2026, 1, 1)}
    assert codes(site, counts=[], engagements=[late]) == ["engagement_en_retard"]


@pytest.mark.parametrize("typed", ["douze", "-3", "0", "12,5", "1201", "9" * 30, "١٢"])
def test_a_setting_that_cannot_be_read_is_said_and_its_default_applies(typed):
    (advice,) = found(settings={"age_diagnostic_mois": typed})
    assert advice.code == "reglage_illisible"
    assert typed in advice.message
    assert applied(SETTINGS[0], {"age_diagnostic_mois": typed}) == SETTINGS[0].default


@pytest.mark.parametrize("typed", ["", None, " 18 "])
def test_a_setting_left_out_or_with_blanks_is_readable(typed):
    assert not is_unreadable(SETTINGS[0], {"age_diagnostic_mois": typed})
    assert applied(SETTINGS[0], {"age_diagnostic_mois": typed}) == (18 if typed else 12)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.key)
def test_a_setting_fits_its_columns(setting):
    table = schema.table("reglage")
    assert len(setting.key) <= table.field("cle").length
    assert len(setting.source) <= table.field("source").length


days = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
sites = st.fixed_dictionaries(
    {
        "statut": st.sampled_from([None, *vocabulary("statut_site").values]),
        "date_evacuation_fixee": days,
        "date_fermeture": days,
        "annee_cible": st.one_of(st.none(), st.integers(2020, 2030)),
    }
)
whole = st.one_of(st.none(), st.integers(0, 30))
counts = st.lists(
    st.fixed_dictionaries({"date": days, "nb_mineurs": whole, "nb_scolarises": whole}),
    max_size=5,
    unique_by=lambda count: count["date"],
)
diagnostics = st.lists(
    st.fixed_dictionaries(
        {
            "nature": st.sampled_from([None, *vocabulary("nature_diagnostic").values]),
            "etat": st.sampled_from([None, *vocabulary("etat_diagnostic").values]),
            "date": days,
            "recommandations": st.sampled_from([None, "", "Scolariser"]),
        }
    ),
    max_size=6,
)
engagements = st.lists(
    st.fixed_dictionaries(
        {
            "statut": st.sampled_from([None, *vocabulary("statut_engagement").values]),
            "echeance": days,
            "intitule": st.sampled_from([None, "Bus", "Eau"]),
        }
    ),
    max_size=5,
)
numbers = st.dictionaries(st.sampled_from([s.key for s in SETTINGS]), st.sampled_from(["1", "12", "x", ""]))
cases = st.tuples(sites, counts, diagnostics, engagements, numbers)


@pytest.mark.endurance
@given(cases, days, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(case, evacuation, shuffle: random.Random):
    site, *lists, settings = case
    before = advise(site, *lists, settings, TODAY, evacuation)
    shuffled = [shuffle.sample(rows, len(rows)) for rows in lists]
    assert advise(site, *shuffled, settings, TODAY, evacuation) == before


@pytest.mark.endurance
@given(cases, days)
def test_sentences_are_whole_and_warnings_first(case, evacuation):
    told = advise(*case, TODAY, evacuation)
    assert [a.severity for a in told] == sorted((a.severity for a in told), key=list(Severity).index)
    for advice in told:
        assert advice.code
        assert "{" not in advice.message
        assert "None" not in advice.message
    assert evacuation or not any(a.restricted for a in told)


DATED = {"site": ("statut", "date_evacuation_fixee", "date_fermeture", "annee_cible")}


@pytest.mark.endurance
@given(cases, st.data())
def test_what_is_unknown_is_neither_past_nor_old_nor_open(case, data):
    """Forgetting a date, a status or a year of the site never adds an advice."""
    site, *rest = case
    name = data.draw(st.sampled_from(DATED["site"]))
    before = {a.code for a in advise(site, *rest, TODAY)}
    assert {a.code for a in advise({**site, name: None}, *rest, TODAY)} <= before


@pytest.mark.endurance
@given(cases, st.data())
def test_a_record_whose_date_or_state_is_unknown_adds_nothing(case, data):
    """But « aucun diagnostic social », which a row in an unknown state does not deny: it is not recorded as done."""
    site, listed, done, promised, settings = case
    forgotten = data.draw(st.sampled_from(["date", "etat", "nature"]))
    row = {"nature": "social", "etat": "realise", "date": date(2025, 1, 1), "recommandations": None, forgotten: None}
    late = {"statut": "valide", "echeance": date(2026, 1, 1), "intitule": "x"}
    late[data.draw(st.sampled_from(["statut", "echeance"]))] = None
    without = {a.code for a in advise(site, listed, done, promised, settings, TODAY)}
    with_it = {a.code for a in advise(site, listed, [*done, row], [*promised, late], settings, TODAY)}
    assert with_it <= without


@pytest.mark.endurance
@given(cases)
def test_the_origins_of_the_inhabitants_are_never_read(case):
    site, *rest = case
    answers = dict.fromkeys(("origine_francaise", "origine_ue", "origine_hors_ue"), "oui")
    assert advise({**site, **answers}, *rest, TODAY) == advise(site, *rest, TODAY)


def test_every_status_is_open_or_closed():
    assert set(OPEN_STATUSES) < set(vocabulary("statut_site").values)
    assert set(OPEN_ENGAGEMENTS) < set(vocabulary("statut_engagement").values)
