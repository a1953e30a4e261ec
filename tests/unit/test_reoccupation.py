"""What is proposed as a re-occupation, what a person decided, and which confirmed one holds on a day."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol.reoccupation import candidates
from resorption.protocol.vigilance import Evaluation, confirmed_at, evaluate, evaluate_all
from resorption.protocol.vigilance_facts import Decision, SiteFacts, Territory
from resorption.protocol.vigilance_notes import base_notes, notes
from resorption.protocol.vigilance_sentences import stored
from resorption.tests.vigilance_kit import (
    CLOSED,
    DAY,
    active,
    after,
    both_ways,
    closed,
    confirmed,
    count,
    links,
    refused,
    territory,
    use,
    visit,
)

EARLY = date(2024, 1, 1)
NEXT = DAY + timedelta(1)


def proposed(known: Territory, day: date = DAY) -> list[tuple[str, str | None, str | None]]:
    return [(found.closed, found.new, found.visit) for found in candidates(known, day)]


def motives(known: Territory, day: date = DAY) -> list[str]:
    return [found.motive.replace("\u00a0", " ") for found in candidates(known, day)]


# Proposals by another site


@pytest.mark.parametrize(("share", "wanted"), [
    (4.99, []), (5.0, ["PLA-n recouvre 5 % du plus petit des deux contours"]),
    (61.9, ["PLA-n recouvre 61 % du plus petit des deux contours"]),
])  # fmt: skip
def test_a_site_that_shares_the_ground(share: float, wanted: list[str]) -> None:
    known = territory(closed(), active(installed_on=after(200)), overlaps=both_ways(("a", "n", share)))
    assert motives(known, DAY + timedelta(60)) == wanted


def test_a_circle_round_a_point_is_to_be_checked() -> None:
    known = territory(closed(point_only=True), active(), overlaps=both_ways(("a", "n", 30.0)))
    assert "(contour tracé autour d’un point : à vérifier)" in motives(known)[0]


@pytest.mark.parametrize(("days", "metres", "wanted"), [
    (-1, 10.0, False), (0, 10.0, True), (90, 10.0, True), (91, 10.0, False), (90, 500.0, True), (90, 500.01, False),
])  # fmt: skip
def test_a_site_near_by_settled_soon_after(days: int, metres: float, wanted: bool) -> None:
    known = territory(closed(), active(installed_on=after(days)), distances=both_ways(("a", "n", metres)))
    assert bool(proposed(known)) is wanted
    if wanted:
        assert motives(known)[0].endswith(f", à {days} jours de la fermeture")


def test_the_delay_and_the_distance_are_settings() -> None:
    known = territory(closed(), active(installed_on=after(60)), distances=both_ways(("a", "n", 300.0)))
    assert proposed(known)
    assert not proposed(replace(known, settings={"vigilance_reinstallation_jours": "59"}))
    assert not proposed(replace(known, settings={"vigilance_distance_m": "299"}))
    assert proposed(replace(known, settings={"vigilance_distance_m": "beaucoup"}))


@pytest.mark.parametrize("share", [None, 40.0])
def test_a_site_that_was_there_before_the_closing_is_not_one(share: float | None) -> None:
    over = both_ways(("a", "n", share)) if share else {}
    known = territory(closed(), active(installed_on=after(-1)), distances=both_ways(("a", "n", 0.0)), overlaps=over)
    assert not proposed(known)


def test_unknown_days_exclude_nothing_but_no_delay_is_made_of_them() -> None:
    for site, new in ((closed(closed_on=None), active()), (closed(), active(installed_on=None)),
                      (closed(installed_on=after(9)), active(installed_on=after(-1)))):  # fmt: skip
        near = territory(site, new, distances=both_ways(("a", "n", 10.0)))
        assert not proposed(near)
        assert proposed(replace(near, overlaps=both_ways(("a", "n", 10.0)))) == [("a", "n", None)]


def test_a_declared_reinstallation_needs_its_link() -> None:
    new = active(reinstalled="oui")
    assert motives(territory(closed(), new, came_from=links(("n", "a")))) == [
        "PLA-n est déclaré comme une réinstallation venue de PLA-a"]  # fmt: skip
    assert not proposed(territory(closed(), new))
    assert not proposed(territory(closed(), active(reinstalled="non"), came_from=links(("n", "a"))))


def test_an_active_site_already_linked_as_the_next_occupation_is_proposed() -> None:
    known = territory(closed(outline="absent"), active(), precedents=links(("n", "a")))
    assert motives(known) == ["PLA-n est enregistré comme l’occupation suivante du même lieu"]
    assert not proposed(replace(known, decisions=[confirmed("a", "n")]))


def test_a_site_not_yet_there_is_not_proposed() -> None:
    known = territory(closed(), active(installed_on=NEXT), overlaps=both_ways(("a", "n", 40.0)))
    assert not proposed(known)
    assert proposed(known, NEXT)


def test_all_the_reasons_are_given_at_once() -> None:
    known = territory(closed(), active(reinstalled="oui"), came_from=links(("n", "a")),
                      distances=both_ways(("a", "n", 0.0)), overlaps=both_ways(("a", "n", 20.0)))  # fmt: skip
    assert motives(known) == [
        "PLA-n recouvre 20 % du plus petit des deux contours ; PLA-n est à 0 m, installé le 30/04/2026, à 60 jours de la "
        "fermeture ; PLA-n est déclaré comme une réinstallation venue de PLA-a"]  # fmt: skip
    assert len(candidates(known, DAY)[0].motive) <= schema.table("reoccupation").field("motif").length


@pytest.mark.parametrize("decide", [confirmed, refused, lambda one, other: Decision(one, other, None, "proposee")])
def test_a_pair_already_written_is_never_proposed_again(decide) -> None:
    known = territory(closed(), active(), overlaps=both_ways(("a", "n", 40.0)))
    assert not proposed(replace(known, decisions=[decide("a", "n")]))


def test_the_other_way_round_is_another_pair_unless_it_was_confirmed() -> None:
    known = territory(closed(), active(), overlaps=both_ways(("a", "n", 40.0)))
    assert proposed(replace(known, decisions=[refused("n", "a")])) == [("a", "n", None)]
    assert not proposed(replace(known, decisions=[confirmed("n", "a")]))


def test_an_older_occupation_that_nobody_linked_is_proposed_once_and_in_its_order() -> None:
    """What F3 asks about has to be answered somewhere."""
    known = territory(closed(), closed("b", EARLY, date(2023, 1, 1)), overlaps=both_ways(("a", "b", 40.0)))
    assert proposed(known) == [("b", "a", None)]
    assert not proposed(replace(known, precedents=links(("a", "b"))))
    assert not proposed(replace(known, decisions=[refused("b", "a")]))
    undated = territory(
        closed(closed_on=None, installed_on=None), closed("b", None, None), overlaps=both_ways(("a", "b", 40.0))
    )
    assert proposed(undated) == [("a", "b", None), ("b", "a", None)]
    assert not proposed(replace(undated, decisions=[confirmed("b", "a"), refused("a", "b")]))
    assert not proposed(replace(undated, decisions=[confirmed("b", "a")]))


# Proposals by a visit


@pytest.mark.parametrize(("finding", "day", "wanted"), [
    ("reconstitution", after(10), True), ("occupation_partielle", after(10), True), ("traces", after(10), False),
    ("rien", after(10), False), ("reconstitution", CLOSED, True), ("reconstitution", after(-1), False),
    ("reconstitution", DAY, True), ("reconstitution", NEXT, False), ("autre", after(10), False),
])  # fmt: skip
def test_a_visit_that_finds_people_again(finding: str, day: date, wanted: bool) -> None:
    known = territory(closed(visits=(visit(finding, day),)))
    assert proposed(known) == ([("a", None, "v")] if wanted else [])


def test_its_motive_is_its_day_and_what_was_found() -> None:
    assert motives(territory(closed(visits=(visit("reconstitution", after(10)),)))) == [
        "Visite du 11/03/2026 : Reconstitution"]  # fmt: skip


def test_a_visit_already_decided_or_made_after_a_confirmation_adds_nothing() -> None:
    site = closed(visits=(visit("reconstitution", after(10), "v"), visit("reconstitution", after(20), "w", 2)))
    known = territory(site)
    assert proposed(known) == [("a", None, "v"), ("a", None, "w")]
    assert proposed(replace(known, decisions=[refused("a", visit="v")])) == [("a", None, "w")]
    assert not proposed(replace(known, decisions=[confirmed("a", visit="v")]))


def test_a_visit_during_a_reoccupation_that_has_ended_is_not_a_new_one() -> None:
    """Confirmed, then closed in its turn: what was seen meanwhile was that site."""
    site = closed(visits=(visit("reconstitution", after(65), "v"), visit("reconstitution", after(120), "w", 2)))
    ended = closed("n", after(100), after(60))
    known = territory(site, ended, decisions=[confirmed("a", "n")])
    assert proposed(known) == [("a", None, "w")]


# The confirmed one that holds


def holds(known: Territory, day: date = DAY) -> bool:
    return confirmed_at(known, known.sites["a"], day) is not None


@pytest.mark.parametrize(("new", "wanted"), [
    (active(installed_on=after(10)), True), (active(installed_on=CLOSED), True), (active(installed_on=after(-1)), False),
    (active(installed_on=None), True), (active(installed_on=NEXT), False), (closed("n", after(50), after(10)), False),
    (closed("n", NEXT, after(10)), True), (closed("n", None, after(10)), False),
])  # fmt: skip
def test_it_began_after_the_closing_and_the_place_was_not_left_since(new: SiteFacts, wanted: bool) -> None:
    assert holds(territory(closed(), new, decisions=[confirmed("a", "n")])) is wanted


@pytest.mark.parametrize(("on", "wanted"), [(DAY, True), (NEXT, False), (None, True), (after(1), True)])
def test_a_decision_taken_after_the_day_is_not_known_then(on: date | None, wanted: bool) -> None:
    assert holds(territory(closed(), active(), decisions=[confirmed("a", "n", on=on)])) is wanted


def test_only_a_confirmation_counts() -> None:
    for decision in ("proposee", "refusee"):
        assert not holds(territory(closed(), active(), decisions=[Decision("a", "n", None, decision, DAY)]))


def test_one_confirmed_by_a_visit_holds_until_the_place_is_closed_again() -> None:
    site = closed(visits=(visit("reconstitution", after(10)),))
    by_visit = confirmed("a", visit="v")
    assert holds(territory(site, decisions=[by_visit]))
    assert not holds(territory(closed(visits=(visit("reconstitution", after(-1)),)), decisions=[by_visit]))
    ended = closed("n", after(100), after(60))
    assert not holds(territory(site, ended, decisions=[by_visit, confirmed("a", "n")]))
    assert holds(territory(site, ended, decisions=[by_visit, confirmed("a", "n")]), after(99)) is False
    known = territory(
        site, ended, decisions=[confirmed("a", visit="v", on=after(11)), confirmed("a", "n", on=after(61))]
    )
    assert holds(known, after(99))


def test_the_last_occupation_of_a_chain_is_the_one_that_counts() -> None:
    chain = closed(), closed("n", after(100), after(60)), active("z", after(120))
    known = territory(*chain, decisions=[confirmed("a", "n"), confirmed("n", "z"), confirmed("a", "z")])
    assert confirmed_at(known, known.sites["a"], DAY) == confirmed("a", "z")
    assert confirmed_at(known, known.sites["n"], DAY) == confirmed("n", "z")


def test_a_confirmation_about_nothing_holds_and_is_named() -> None:
    """A person said that people are back: that the row has lost what it was about does not say that they left."""
    for row in (confirmed("a", "gone"), confirmed("a", visit="gone")):
        known = territory(closed(), decisions=[row])
        assert holds(known)
        assert "Réoccupation confirmée dont le site ou la visite manque dans la base : à vérifier." in told(known)


# Notes


def told(known: Territory, day: date = DAY, site: str = "a") -> list[str]:
    return [note.message.replace("\u00a0", " ") for note in notes(known, known.sites[site], day)]


def test_nothing_is_said_of_a_site_in_order() -> None:
    known = territory(closed(), active(), decisions=[confirmed("a", "n")])
    assert told(known) == []
    assert base_notes(known, DAY) == ()


@pytest.mark.parametrize(("site", "wanted"), [
    (closed(visits=(visit("rien", NEXT), visit("rien", NEXT, "w"))), "Visites datées après le 01/09/2026, ignorées : 2."),
    (closed(uses=(use(), use(day=NEXT, rank=2))), "Usages du lieu datés après le 01/09/2026, ignorés : 1."),
    (closed(counts=(count(50), count(9, after(5)))),
     "Comptages postérieurs à la fermeture, ignorés pour la part de solutions durables : 1."),
    (closed(installed_on=after(1)),
     "La fermeture (01/03/2026) précède l’installation (02/03/2026) : aucune des deux dates n’est utilisée."),
    (closed(oriented={"logement": 51}), "Les orientations (51 personnes) dépassent le comptage du 30/01/2026 (50)."),
    (closed(oriented={"logement": None, "aucune": None}), "Orientations durables saisies sans nombre de personnes : 1."),
])  # fmt: skip
def test_what_is_left_aside_is_named(site: SiteFacts, wanted: str) -> None:
    assert told(territory(site)) == [wanted]


def test_counts_to_come_are_named() -> None:
    assert "Comptages datés après le 01/09/2026, ignorés : 1." in told(
        territory(closed(counts=(count(50), count(9, NEXT))))
    )


def test_links_that_cannot_be_are_named() -> None:
    loop = territory(closed(), closed("b", EARLY), precedents=links(("a", "b"), ("b", "a")))
    assert "Les liens entre les occupations successives du lieu tournent en rond : corrigez-les." in told(loop)
    assert told(territory(closed(), precedents=links(("a", "gone")), came_from=links(("a", "gone")))) == [
        "Liens vers un site absent de la base : 1."]  # fmt: skip
    for other in (active("n", EARLY), closed("n", date(2025, 2, 1), EARLY)):
        known = territory(closed(), other, precedents=links(("a", "n")))
        assert told(known) == ["Dit antérieur à ce site, mais pas fermé avant son installation : PLA-n."]


def test_confirmations_that_do_not_count_or_may_be_over_are_named() -> None:
    before = territory(closed(), active(installed_on=after(-1)), decisions=[confirmed("a", "n")])
    assert told(before) == [
        "Réoccupation confirmée mais commencée le 28/02/2026, avant la fermeture : elle n’est pas comptée."]  # fmt: skip
    visits = visit("reconstitution", after(10)), visit("rien", after(40), "w"), visit("rien", after(5), "x")
    empty = territory(closed(visits=visits), decisions=[confirmed("a", visit="v")])
    assert told(empty) == [
        "Réoccupation confirmée par une visite, mais rien à signaler à la visite du 10/04/2026 : à revoir."]  # fmt: skip


def test_what_is_wrong_in_the_base_is_named() -> None:
    known = territory(closed(), closed("b", NEXT), decisions=[confirmed("gone", "a")],
                      settings={"vigilance_distance_m": "0", "vigilance_fermeture_jours": "120"})  # fmt: skip
    assert [note.message.replace("\u00a0", " ") for note in base_notes(replace(known, threshold_pct=0), DAY)] == [
        "Réglage « vigilance_distance_m » : « 0 » n’est pas un nombre entier de 1 à 50000. "
        "La valeur par défaut s’applique : 500.",
        "Le seuil de résorption du protocole (0) n’est pas compris entre 1 et 100.",
        "Sites fermés à une date postérieure au 01/09/2026, considérés comme encore occupés : 1 (PLA-b).",
        "Réoccupations qui concernent un site absent de la base, ignorées : 1.",
    ]


# Order, and the same answer again


def rich(seed: int) -> Territory:
    """A base with some of everything, its rows in an order that the seed gives."""
    rng = random.Random(seed)

    def shuffled(rows):
        return tuple(rng.sample(list(rows), len(rows)))

    sites = [closed(name, after(-100 * place), after(-100 * place - 90),
                    counts=shuffled([count(50, after(-400), 1), count(60, after(-400), 2), count(70, after(5), 3)]),
                    uses=shuffled([use("aucun", rank=1), use("en_cours", rank=2)]),
                    visits=shuffled([visit("reconstitution", after(9), f"v{name}{n}", n) for n in range(3)]))
             for place, name in enumerate("abcde")]  # fmt: skip
    sites += [active(name, after(5), outline=outline) for name, outline in (("m", ""), ("n", ""), ("o", "absent"))]
    near = [("a", "m", 10.0), ("a", "n", 20.0), ("b", "m", 400.0), ("c", "n", 501.0)]
    over = [("a", "m", 20.0), ("a", "b", 50.0), ("c", "d", 8.0), ("a", "n", 30.0)]
    decisions = [confirmed("b", "a"), refused("c", "n"), confirmed("d", visit="vd1"), confirmed("d", visit="vd2")]
    return territory(*shuffled(sites), distances=both_ways(*shuffled(near)), overlaps=both_ways(*shuffled(over)),
                     precedents=links(*shuffled([("a", "b"), ("b", "c")])), came_from=links(("n", "b"), ("m", "a")),
                     decisions=shuffled(decisions))  # fmt: skip


@given(seed=st.integers(0, 10_000))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    one, other = rich(0), rich(seed)
    assert [stored(found) for found in evaluate_all(one, DAY)] == [stored(found) for found in evaluate_all(other, DAY)]
    assert candidates(one, DAY) == candidates(other, DAY)
    for site in one.closed_at(DAY):
        assert confirmed_at(one, site, DAY) == confirmed_at(other, other.sites[site.uuid], DAY)
        assert notes(one, site, DAY) == notes(other, other.sites[site.uuid], DAY)


def test_the_same_base_on_the_same_day_gives_the_same_result() -> None:
    assert evaluate_all(rich(3), DAY) == evaluate_all(rich(3), DAY)
    assert [found.site for found in evaluate_all(rich(3), DAY)] == list("abcde")


def test_a_site_still_open_that_day_is_not_judged() -> None:
    for site in (active("a"), closed(closed_on=NEXT)):
        with pytest.raises(ValueError, match="a"):
            evaluate(territory(site), site, DAY)
        assert evaluate_all(territory(site), DAY) == ()


def test_a_confirmation_is_what_the_level_is_made_from() -> None:
    known = territory(closed(), active(), decisions=[confirmed("a", "n")])
    found: Evaluation = evaluate(known, known.sites["a"], DAY)
    assert (found.level, found.step.key, found.confirmed) == ("reoccupe", "confirmee", confirmed("a", "n"))
    assert evaluate(known, known.sites["a"], DAY - timedelta(1)).level != "reoccupe"
