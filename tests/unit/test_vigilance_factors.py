"""F1 to F6 at each threshold and in each doubt: what is missing is « inconnu » and named, never « non »."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol.vigilance_factors import EVIDENCE, Factor, factors_at, occupied_before
from resorption.protocol.vigilance_facts import Decision, SiteFacts, Territory
from resorption.tests.vigilance_kit import (
    CLOSED,
    DAY,
    active,
    after,
    both_ways,
    closed,
    codes,
    confirmed,
    count,
    links,
    refused,
    territory,
    use,
)

YES, NO, UNKNOWN = "oui", "non", "inconnu"
EARLY = date(2024, 1, 1)


def factor(code: str, known: Territory, day: date = DAY, site: str = "a") -> Factor:
    return next(f for f in factors_at(known, known.sites[site], day) if f.code == code)


def said(found: Factor) -> str:
    return found.value.message.replace("\u00a0", " ")


def alone(code: str, site: SiteFacts, day: date = DAY, **more) -> Factor:
    return factor(code, territory(site, **more), day)


def test_a_site_of_which_all_is_known_answers_no_six_times() -> None:
    found = factors_at(territory(closed()), closed(), DAY)
    assert [(f.code, f.answer) for f in found] == [(f"F{n}", NO) for n in range(1, 7)]


# F1


@pytest.mark.parametrize(("persons", "lasting", "answer", "percent"), [
    (50, 33, NO, "66"), (41, 27, YES, "65,85"), (100_000, 65_999, YES, "65,99"), (3, 2, NO, "66,66"), (41, 41, NO, "100"),
    (41, 0, YES, "0"), (1, 1, NO, "100"),
])  # fmt: skip
def test_the_share_is_exact(persons: int, lasting: int, answer: str, percent: str) -> None:
    found = alone("F1", closed(counts=(count(persons),), oriented={"logement": lasting, "mise_a_l_abri": 0}))
    assert (found.answer, found.threshold) == (answer, "66\u00a0%")
    assert said(found) == f"{lasting} sur {persons}, soit {percent} % (comptage du 30/01/2026)"


@pytest.mark.parametrize(("facts", "why"), [
    ({"counts": ()}, "aucun comptage avant la fermeture ne donne le nombre de personnes"),
    ({"counts": (count(0),)}, "le dernier comptage est de 0 personne"),
    ({"oriented": {}}, "aucune orientation saisie"),
    ({"oriented": {"logement": None}}, "orientations saisies sans nombre de personnes"),
    ({"oriented": {"logement": 10, "hebergement_accompagne": None}}, "orientations saisies sans nombre de personnes"),
    ({"oriented": {"logement": 60}}, "les orientations (60) dépassent le comptage (50)"),
    ({"oriented": {"logement": 40, "mise_a_l_abri": 20}}, "les orientations (60) dépassent le comptage (50)"),
])  # fmt: skip
def test_a_share_that_cannot_be_computed_is_unknown_unless_somebody_said_no(facts: dict, why: str) -> None:
    assert (alone("F1", closed(**facts)).answer, said(alone("F1", closed(**facts)))) == (
        UNKNOWN, f"Part non calculable : {why}.")  # fmt: skip
    no, yes, unknown = (alone("F1", closed(declared=word, **facts)) for word in (NO, YES, UNKNOWN))
    assert (no.answer, yes.answer, unknown.answer) == (YES, UNKNOWN, UNKNOWN)
    assert said(no) == f"nombre non établi ({why}), résorption déclarée : non"
    assert said(yes) == f"Site déclaré résorbé, sans le nombre qui le montre : {why}."


def test_what_is_reached_without_the_missing_number_is_reached_and_figures_say_more_than_a_declaration() -> None:
    assert alone("F1", closed(oriented={"logement": 33, "hebergement_accompagne": None})).answer == NO
    assert alone("F1", closed(oriented={"logement": 10, "mise_a_l_abri": None})).answer == YES
    assert alone("F1", closed(declared=NO)).answer == NO
    assert alone("F1", closed(declared=YES, oriented={"logement": 1})).answer == YES


def test_people_counted_after_the_closing_are_not_those_who_were_oriented() -> None:
    back = count(200, after(30), 2)
    assert said(alone("F1", closed(counts=(count(50), back)))) == "40 sur 50, soit 80 % (comptage du 30/01/2026)"
    assert alone("F1", closed(counts=(back,))).answer == UNKNOWN
    assert alone("F1", closed(counts=(count(60, CLOSED, 2), count(50)))).answer == NO


@pytest.mark.parametrize("dates", [{"closed_on": None}, {"installed_on": after(1)}])
def test_without_a_sure_closing_nothing_says_which_count_was_the_last_before_it(dates: dict) -> None:
    found = alone("F1", closed(**dates))
    assert found.answer == UNKNOWN
    assert "sans date de fermeture sûre, le dernier comptage avant elle n’est pas connu" in said(found)
    assert alone("F1", closed(oriented={"logement": 1}, **dates)).answer == YES


def test_of_two_counts_of_one_day_the_one_entered_last_is_used() -> None:
    one, two = count(50, after(-30), 1), count(80, after(-30), 2)
    for counts in ((one, two), (two, one)):
        assert "sur 80" in said(alone("F1", closed(counts=counts)))


@pytest.mark.parametrize("threshold", [0, 101, -5])
def test_a_threshold_that_means_nothing_is_said(threshold: int) -> None:
    found = factor("F1", replace(territory(closed()), threshold_pct=threshold))
    assert found.answer == UNKNOWN
    assert "n’est pas compris entre 1 et 100" in said(found)


# F2


@pytest.mark.parametrize(("days", "answer"), [(0, YES), (1, YES), (90, YES), (91, NO), (400, NO)])
def test_a_closing_is_recent_for_ninety_days(days: int, answer: str) -> None:
    found = alone("F2", closed(), after(days))
    assert (found.answer, found.threshold) == (answer, "90\u00a0jours")
    assert said(found).startswith(f"{days} (du 01/03/2026 au ")


def test_the_delay_is_a_setting_and_a_wrong_one_is_not_used() -> None:
    assert alone("F2", closed(), after(40), settings={"vigilance_fermeture_jours": "30"}).answer == NO
    for wrong in ("0", "-1", "trente", "30.5", "3651", ""):
        assert alone("F2", closed(), after(90), settings={"vigilance_fermeture_jours": wrong}).answer == YES


def test_an_unknown_or_impossible_closing_is_unknown() -> None:
    assert said(alone("F2", closed(closed_on=None))) == "La date de fermeture n’est pas renseignée."
    found = alone("F2", closed(installed_on=after(1)))
    assert found.answer == UNKNOWN
    assert (
        said(found) == "La fermeture (01/03/2026) précède l’installation (02/03/2026) : une des deux dates est fausse."
    )


# F3


@pytest.mark.parametrize(("names", "answer", "value"), [
    ("", NO, "0 enregistrée"), ("b", YES, "1 (PLA-b)"), ("bc", YES, "2 (PLA-b, PLA-c)"),
    ("bcdefg", YES, "6 (PLA-b, PLA-c, PLA-d, PLA-e, PLA-f, …)"),
])  # fmt: skip
def test_earlier_occupations_are_counted_and_named(names: str, answer: str, value: str) -> None:
    past = [closed(name, EARLY, date(2023, 1, 1)) for name in names]
    found = factor("F3", territory(closed(), *past, precedents=links(*(("a", name) for name in names))))
    assert (found.answer, found.number, said(found)) == (answer, len(names), value)


def test_links_are_followed_and_a_confirmed_reoccupation_is_one() -> None:
    sites = closed(), closed("b", EARLY), closed("c", date(2023, 1, 1), date(2022, 1, 1))
    known = territory(*sites, precedents=links(("a", "b")), decisions=[confirmed("c", "b", on=after(10))])
    assert codes(occupied_before(known, sites[0])) == "b c"
    assert codes(occupied_before(known, sites[0], after(9))) == "b"
    assert factor("F3", known).number == 2
    assert factor("F3", known, after(9)).number == 1
    for decision in ("proposee", "refusee"):
        other = replace(known, decisions=[Decision("c", "b", None, decision, after(1))])
        assert factor("F3", other).number == 1


def test_a_loop_is_named_and_counts_nothing() -> None:
    sites = closed(), closed("b", EARLY)
    found = factor("F3", territory(*sites, precedents=links(("a", "b"), ("b", "a"))))
    assert (found.answer, found.number) == (UNKNOWN, 0)
    assert "tournent en rond" in said(found)
    itself = factor("F3", territory(closed(), precedents=links(("a", "a"))))
    assert itself.answer == UNKNOWN


def test_what_comes_before_a_loop_still_counts() -> None:
    sites = [closed(), *(closed(name, EARLY) for name in "bcz")]
    known = territory(*sites, precedents=links(("a", "b"), ("b", "a"), ("b", "c"), ("z", "a")))
    assert codes(occupied_before(known, sites[0])) == "c"
    assert codes(occupied_before(known, known.sites["z"])) == "a b c"


def test_a_link_to_a_site_that_is_gone_is_a_doubt() -> None:
    found = alone("F3", closed(), precedents=links(("a", "gone")))
    assert (found.answer, said(found)) == (
        UNKNOWN, "Le site qui précède celui-ci n’est pas dans la base : vérifiez ses liens.")  # fmt: skip


@pytest.mark.parametrize(("other", "share", "answer"), [
    (closed("b", EARLY), 5.0, UNKNOWN),
    (closed("b", EARLY), 4.99, NO),
    (closed("b", date(2025, 1, 1)), 50.0, UNKNOWN),
    (closed("b", date(2025, 1, 2)), 50.0, NO),
    (closed("b", None), 50.0, UNKNOWN),
    (closed("b", EARLY, date(2024, 6, 1)), 50.0, UNKNOWN),
    (active("b", EARLY), 50.0, NO),
])  # fmt: skip
def test_an_outline_that_covers_an_older_site_is_a_doubt(other: SiteFacts, share: float, answer: str) -> None:
    found = factor("F3", territory(closed(), other, overlaps=both_ways(("a", "b", share))))
    assert found.answer == answer
    assert answer == NO or said(found) == "Le contour recouvre un site fermé avant (PLA-b) : même lieu, ou non ?"


def test_the_doubt_goes_when_a_person_links_or_sets_apart() -> None:
    known = territory(closed(), closed("b", EARLY), overlaps=both_ways(("a", "b", 50.0)))
    assert factor("F3", replace(known, precedents=links(("a", "b")))).answer == YES
    assert factor("F3", replace(known, decisions=[refused("b", "a")])).answer == NO
    assert factor("F3", replace(known, decisions=[refused("b", "a", on=DAY + timedelta(1))])).answer == UNKNOWN
    assert factor("F3", replace(known, decisions=[refused("a", "b")])).answer == UNKNOWN
    assert factor("F3", replace(known, precedents=links(("b", "a")))).answer == NO


def test_one_known_occupation_and_a_doubt_about_another_are_both_said() -> None:
    sites = closed(), closed("b", EARLY), closed("c", EARLY)
    known = territory(*sites, precedents=links(("a", "b")), overlaps=both_ways(("a", "c", 50.0), ("a", "b", 90.0)))
    assert said(factor("F3", known)) == "1 au moins (PLA-b), à vérifier : PLA-c"


@pytest.mark.parametrize(("lost", "answer"), [
    (closed("b", EARLY, outline="absent"), UNKNOWN),
    (closed("b", None, outline="absent"), UNKNOWN),
    (closed("b", EARLY, outline="absent", commune=None), UNKNOWN),
    (closed("b", EARLY, outline="absent", commune="far"), NO),
    (closed("b", date(2025, 1, 2), outline="absent"), NO),
    (closed("b", date(2025, 1, 1), outline="absent"), UNKNOWN),
    (active("b", EARLY, outline="absent"), NO),
])  # fmt: skip
def test_an_older_site_that_stands_nowhere_is_a_doubt_in_its_commune(lost: SiteFacts, answer: str) -> None:
    found = factor("F3", territory(closed(), lost))
    assert found.answer == answer
    assert answer == NO or said(found) == "Sites fermés avant, sans contour utilisable : 1 (PLA-b)."


def test_many_sites_that_stand_nowhere_are_counted_and_some_named() -> None:
    lost = [closed(f"b{n}", EARLY, outline="absent") for n in range(12)]
    known = territory(closed(), *lost, decisions=[refused("b11", "a"), refused("b3", "a")])
    assert said(factor("F3", known)) == (
        "Sites fermés avant, sans contour utilisable : 10 (PLA-b5, PLA-b6, PLA-b7, PLA-b8, PLA-b9, …)."
    )


def test_without_communes_any_site_that_stands_nowhere_could_be_near() -> None:
    lost = closed("b", EARLY, outline="absent", commune="far"), active("n", EARLY, outline="absent", commune="far")
    known = territory(closed(), *lost, communes_near={})
    assert (factor("F3", known).answer, factor("F6", known).answer) == (UNKNOWN, UNKNOWN)


@pytest.mark.parametrize("why", ["absent", "invalide"])
def test_a_site_that_stands_nowhere_has_neither_past_nor_neighbours(why: str) -> None:
    past, near = (alone(code, closed(outline=why)) for code in ("F3", "F6"))
    assert (past.answer, near.answer) == (UNKNOWN, UNKNOWN)
    assert said(past) == f"Contour {why} : une occupation antérieure ne peut pas être cherchée."
    assert said(near) == f"Contour {why} : les sites voisins ne peuvent pas être cherchés."


def test_a_circle_round_a_point_is_said() -> None:
    assert said(alone("F3", closed(point_only=True))) == "0 enregistrée (contour tracé autour d’un point)"


# F4, F5


@pytest.mark.parametrize(("name", "answer", "label"), [
    ("aucun", YES, "Aucun usage décidé"), ("en_projet", NO, "En projet"), ("en_cours", NO, "En cours"),
    ("realise", NO, "Réalisé"),
])  # fmt: skip
def test_a_place_without_a_use(name: str, answer: str, label: str) -> None:
    found = alone("F4", closed(uses=(use(name),)))
    assert (found.answer, said(found)) == (answer, f"{label} (au 01/03/2026)")


def test_no_row_an_unknown_code_or_a_row_to_come_is_unknown() -> None:
    assert alone("F4", closed(uses=())).answer == UNKNOWN
    assert alone("F4", closed(uses=(use("parking"),))).answer == UNKNOWN
    assert alone("F4", closed(uses=(use(day=DAY + timedelta(1)),))).answer == UNKNOWN
    assert alone("F4", closed(uses=(use(day=DAY),))).answer == YES
    assert alone("F5", closed(uses=(use(day=DAY + timedelta(1)),))).answer == UNKNOWN


def test_the_last_use_is_the_one_that_counts() -> None:
    rows = use("aucun", rank=1), use("en_projet", rank=2), use("realise", day=after(-9), rank=9)
    for uses in (rows, rows[::-1]):
        assert "En projet" in said(alone("F4", closed(uses=uses)))


@pytest.mark.parametrize(("manager", "left", "answer"), [
    (YES, NO, NO), (NO, NO, YES), (NO, UNKNOWN, YES), (NO, YES, YES), (YES, YES, YES), (UNKNOWN, YES, YES),
    (UNKNOWN, NO, UNKNOWN), (YES, UNKNOWN, UNKNOWN), (UNKNOWN, UNKNOWN, UNKNOWN), ("", NO, UNKNOWN), (YES, "", UNKNOWN),
])  # fmt: skip
def test_a_manager_and_what_was_left(manager: str, left: str, answer: str) -> None:
    found = alone("F5", closed(uses=(use("en_projet", manager, left),)))
    assert found.answer == answer
    assert said(found) == (
        f"Gestionnaire identifié : {manager or UNKNOWN}, équipements laissés : {left or UNKNOWN} (au 01/03/2026)"
    )


# F6


@pytest.mark.parametrize(("metres", "answer"), [(0.0, YES), (500.0, YES), (500.01, NO)])
def test_an_active_site_within_five_hundred_metres(metres: float, answer: str) -> None:
    found = factor("F6", territory(closed(), active(), distances=both_ways(("a", "n", metres))))
    assert (found.answer, found.threshold) == (answer, "500\u00a0m")


@pytest.mark.parametrize(("other", "answer"), [
    (active(), YES), (active(installed_on=None), YES), (active(installed_on=DAY), YES),
    (active(installed_on=DAY + timedelta(1)), NO), (closed("n", DAY), NO), (closed("n", DAY + timedelta(1)), YES),
    (closed("n", None), NO),
])  # fmt: skip
def test_a_neighbour_counts_while_people_are_there(other: SiteFacts, answer: str) -> None:
    assert factor("F6", territory(closed(), other, distances=both_ways(("a", "n", 10.0)))).answer == answer


def test_a_site_where_its_people_are_known_to_have_moved_counts_at_any_distance() -> None:
    assert factor("F6", territory(closed(), active(), came_from=links(("n", "a")))).answer == YES
    assert factor("F6", territory(closed(), active(), came_from=links(("a", "n")))).answer == NO
    found = factor("F6", territory(closed(outline="absent"), active(), came_from=links(("n", "a"))))
    assert found.answer == YES


def test_only_a_total_is_given() -> None:
    many = [active("n", counts=(count(20),)), active("m", counts=(count(5),)), active("o")]
    near = both_ways(*(("a", other.uuid, 10.0) for other in many))
    assert said(factor("F6", territory(closed(), *many, distances=near))) == (
        "3 (personnes aux derniers comptages : 25, sites non comptés : 1)")  # fmt: skip
    assert said(factor("F6", territory(closed(), *many[:2], distances=near))) == (
        "2 (personnes aux derniers comptages : 25)")  # fmt: skip
    assert said(factor("F6", territory(closed(), many[2], distances=near))) == "1 (habitants non comptés)"


@pytest.mark.parametrize(("lost", "answer"), [
    (active(outline="absent"), UNKNOWN), (active(outline="absent", commune=None), UNKNOWN),
    (active(outline="absent", commune="far"), NO), (closed("n", EARLY, outline="absent"), NO),
    (active(outline="absent", installed_on=DAY + timedelta(1)), NO),
])  # fmt: skip
def test_an_active_site_that_stands_nowhere_is_a_doubt_in_its_commune(lost: SiteFacts, answer: str) -> None:
    known = territory(closed(closed_on=CLOSED), lost, decisions=[refused("n", "a")])
    found = factor("F6", known)
    assert found.answer == answer
    assert answer == NO or said(found) == "Sites actifs sans contour utilisable, peut-être voisins : 1."


# All


def test_each_factor_has_its_evidence_and_none_is_of_grade_a() -> None:
    assert {code: evidence.grade for code, evidence in EVIDENCE.items()} == {
        "F1": "B+", "F2": "B", "F3": "C+", "F4": "C", "F5": "C", "F6": "B−"}  # fmt: skip
    assert all(evidence.source.endswith(".") for evidence in EVIDENCE.values())


days = st.one_of(st.none(), st.dates(date(2024, 1, 1), DAY))
tri = st.sampled_from(["oui", "non", "inconnu", ""])


@st.composite
def territories(draw: st.DrawFn) -> Territory:
    """Some sites in one or two communes, with all that may be wrong with them."""
    names = "abcdef"[: draw(st.integers(2, 6))]
    sites = [draw(one_site(name)) for name in names]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    placed = {site.uuid for site in sites if not site.outline}
    apart = [(a, b) for a, b in draw(st.lists(pairs, max_size=5)) if {a, b} <= placed]
    over = [(a, b) for a, b in draw(st.lists(pairs, max_size=5)) if {a, b} <= placed]
    decisions = st.builds(
        lambda pair, what, on: Decision(pair[0], pair[1], None, what, on),
        pairs, st.sampled_from(["proposee", "confirmee", "refusee"]), days,
    )  # fmt: skip
    return territory(
        *sites, precedents=links(*draw(st.lists(pairs, max_size=5))), came_from=links(*draw(st.lists(pairs, max_size=4))),
        distances=both_ways(*((a, b, draw(st.sampled_from([0.0, 499.0, 501.0]))) for a, b in apart)),
        overlaps=both_ways(*((a, b, draw(st.sampled_from([1.0, 60.0]))) for a, b in over)),
        decisions=draw(st.lists(decisions, max_size=4)),
    )  # fmt: skip


@st.composite
def one_site(draw: st.DrawFn, name: str) -> SiteFacts:
    at = st.dates(date(2024, 1, 1), date(2026, 12, 31))
    ranks = st.integers(1, 3)
    counts = draw(st.lists(st.builds(count, st.integers(0, 60), at, ranks), max_size=3, unique_by=lambda c: c.rank))
    uses = draw(st.lists(st.builds(use, st.sampled_from(["aucun", "en_projet"]), tri, tri, at, ranks), max_size=3,
                         unique_by=lambda u: u.rank))  # fmt: skip
    kinds = st.sampled_from(["logement", "hebergement_accompagne", "mise_a_l_abri", "aucune"])
    facts = {
        "commune": draw(st.sampled_from(["69266", "69266", "far", None])), "counts": tuple(counts), "uses": tuple(uses),
        "oriented": draw(st.dictionaries(kinds, st.one_of(st.none(), st.integers(0, 60)), max_size=3)),
        "outline": draw(st.sampled_from(["", "", "", "absent"])), "declared": draw(st.sampled_from([None, YES, NO])),
    }  # fmt: skip
    if draw(st.booleans()):
        return active(name, draw(days), **facts)
    return closed(name, draw(days), draw(days), **facts)


def without_outline(known: Territory, uuid: str) -> Territory:
    """The same when nobody has drawn that outline."""

    def rid(table):
        return {a: {b: v for b, v in rest.items() if b != uuid} for a, rest in table.items() if a != uuid}

    sites = {**known.sites, uuid: replace(known.sites[uuid], outline="absent", commune=None)}
    return replace(known, sites=sites, distances=rid(known.distances), overlaps=rid(known.overlaps))


@given(known=territories(), data=st.data())
def test_forgetting_what_is_known_never_answers_no(known: Territory, data: st.DataObject) -> None:
    """No count, number, orientation, use, outline or date: what was not « non » is not « non » then.

    Links are left alone: « no known move », « no recorded occupation » is what F6 and F3 say. So are rows of which an
    older one takes the place, and dates that contradict each other or are yet to come, which notes name.
    """
    uuid = data.draw(st.sampled_from(sorted(known.sites)))
    site = known.sites[uuid]
    forgotten = {
        "counts": {"counts": ()}, "orientations": {"oriented": {}}, "uses": {"uses": ()},
        "numbers": {"oriented": dict.fromkeys(site.oriented)}, "declared": {"declared": None},
        "closing": {"closed_on": None}, "beginning": {"installed_on": None},
    }  # fmt: skip
    if site.dates_cross:
        del forgotten["beginning"], forgotten["closing"]
    less = [replace(known, sites={**known.sites, uuid: replace(site, **facts)}) for facts in forgotten.values()]
    for poorer in (*less, without_outline(known, uuid)):
        for other in known.closed_at(DAY):
            if not poorer.sites[other.uuid].closed_at(DAY):
                continue
            before = factors_at(known, other, DAY)
            after_all = factors_at(poorer, poorer.sites[other.uuid], DAY)
            for one, two in zip(before, after_all):
                assert not (two.answer == NO and one.answer != NO), (one, two)


@given(known=territories())
def test_texts_fit_their_columns(known: Territory) -> None:
    columns = {field.name: field.length for field in schema.table("vigilance_facteur").fields}
    for site in known.closed_at(DAY):
        for found in factors_at(known, site, DAY):
            assert len(found.value.message) <= columns["valeur"]
            assert len(found.unit) <= columns["unite"]
            assert len(found.threshold) <= columns["seuil"]
            assert len(found.evidence.grade) <= columns["niveau_preuve"]
            assert len(found.evidence.source) <= columns["source"]
