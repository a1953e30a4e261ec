"""From a reason of the watch to offers: the articles that the template allows, and words that accuse nobody."""

from __future__ import annotations

import itertools

import pytest
from resorption.layers import schema
from resorption.protocol.articles import ENGAGING
from resorption.protocol.plain_text import folded
from resorption.protocol.vocabulary import vocabulary
from resorption.protocol.watch_actions import (
    ACTION,
    ENGAGEMENT,
    OFFERS,
    REOCCUPIED,
    Engaged,
    covering,
    groups,
    reason_of,
)

FACTORS = vocabulary("facteur_vigilance").values
ALL = [offer for offers in OFFERS.values() for offer in offers]
# Neither the police nor a departure, no fence, no watching of people, no word that makes a danger of them.
FORBIDDEN = (
    "police", "gendarm", "expuls", "evac", "evinc", "clotur", "grill", "barri", "merlon", "enroch", "surveill", "camera",
    "risque", "danger", "clspd", "cispd", "securit", "delinqu", "illicit", "retour", "pays", "origine", "rom ", "roms",
)  # fmt: skip


def test_every_reason_has_an_offer_and_an_offer_one_reason() -> None:
    assert set(OFFERS) == {*FACTORS, REOCCUPIED}
    assert all(OFFERS.values())
    assert len({offer.key for offer in ALL}) == len(ALL)
    assert len({offer.title for offer in ALL}) == len(ALL)
    assert [reason_of(offer) for offer in ALL] == [reason for reason, offers in OFFERS.items() for _offer in offers]


@pytest.mark.parametrize("offer", ALL, ids=lambda offer: offer.key)
def test_an_offer_is_of_an_article_with_engagements(offer) -> None:  # noqa: ANN001
    assert offer.article in {article.number for article in ENGAGING}
    assert offer.article in (4, 5, 6, 8, 9, 11)
    assert offer.kind in (ENGAGEMENT, ACTION)


@pytest.mark.parametrize("offer", ALL, ids=lambda offer: offer.key)
def test_articles_4_to_6_are_for_people_and_11_for_the_place(offer) -> None:  # noqa: ANN001
    if offer.article in (4, 5, 6, 8):
        assert offer.for_people
    if offer.article == 11:
        assert not offer.for_people


@pytest.mark.parametrize("offer", ALL, ids=lambda offer: offer.key)
def test_an_offer_fits_in_its_column(offer) -> None:  # noqa: ANN001
    column = schema.table("engagement").field("intitule")
    assert column.length is not None
    assert len(offer.title) <= 100 < column.length
    assert offer.title == offer.title.strip()


@pytest.mark.parametrize("offer", ALL, ids=lambda offer: offer.key)
def test_no_offer_accuses_or_excludes(offer) -> None:  # noqa: ANN001
    words = folded(f"{offer.title}\n{offer.why.message} ")
    assert not [stem for stem in FORBIDDEN if stem in words]


@pytest.mark.parametrize("sentence", ["Clôture du terrain", "Évacuation", "Rondes de police", "Surveillance du lieu"])
def test_a_forbidden_word_would_be_seen(sentence: str) -> None:
    assert [stem for stem in FORBIDDEN if stem in folded(sentence)]


def test_people_come_with_the_place_in_what_a_re_occupation_leads_to() -> None:
    for reason in (REOCCUPIED, "F1", "F6"):
        assert {4, 5, 6, 8} <= {offer.article for offer in OFFERS[reason]}
    assert all(offer.article in (9, 11) for offer in OFFERS["F4"])


@pytest.mark.parametrize("answers", list(itertools.product(("oui", "non", "inconnu", None), repeat=3)))
def test_groups_are_the_reasons_answered_yes_then_the_others(answers: tuple[str | None, ...]) -> None:
    given = {name: answer for name, answer in zip(("F1", "F4", REOCCUPIED), answers) if answer is not None}
    found = groups(given)
    yes = [reason for reason in OFFERS if given.get(reason) == "oui"]
    assert [group.reason for group in found] == [*yes, ""]
    offered = [offer for group in found for offer in group.offers]
    assert len(offered) == len(set(offered))
    hidden = () if given.get(REOCCUPIED) == "oui" else OFFERS[REOCCUPIED]
    assert set(offered) == set(ALL) - set(hidden)


def test_without_another_reason_there_is_no_group_of_the_others() -> None:
    assert [group.reason for group in groups(dict.fromkeys(OFFERS, "oui"))] == list(OFFERS)


def test_what_is_engaged_under_the_same_article_covers() -> None:
    school = next(offer for offer in ALL if offer.article == 4)
    other = Engaged(ENGAGEMENT, 5, "Bornes d’eau", "Ville")
    own = Engaged(ACTION, 4, "Médiation scolaire", "Association", whole_territory=True)
    assert covering(school, [other, own]) == (own,)
    assert covering(school, [other]) == ()
    named = Engaged(ENGAGEMENT, 4, "Cantine", "Ville")
    assert covering(school, [own, named]) == (named, own)
