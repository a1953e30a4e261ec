"""Places without a use: unknown is never « none », each line says why it is there, nothing is ranked."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from resorption.protocol.plain_text import folded
from resorption.protocol.prevention import (
    PUBLIC_OWNERS,
    ClosedSite,
    Land,
    LeftOut,
    Nature,
    PlaceWithoutUse,
    Prevention,
    SamePlaces,
    Use,
    last_use,
    places_without_use,
)
from resorption.protocol.vocabulary import vocabulary

DAY = date(2026, 6, 1)
SITE = ClosedSite("s", "S-2026-001", "Quai", "Aclou", date(2026, 1, 10), surface_m2=1200.0)
LAND = Land("f", "F-2026-001", "Friche", "Aclou", "commune", "repere", surface_m2=5000.0)
NOWHERE = SamePlaces({})


def judged(*places: ClosedSite | Land, same: SamePlaces = NOWHERE) -> Prevention:
    sites = [place for place in places if isinstance(place, ClosedSite)]
    return places_without_use(sites, [place for place in places if isinstance(place, Land)], same, DAY)


def only(found: Prevention) -> PlaceWithoutUse:
    (line,) = found.lines
    return line


def left_out(found: Prevention) -> dict[LeftOut, int]:
    assert not found.lines
    return {reason: count for reason, count in found.left_out.items() if count}


def used(usage: str, managed: str = "oui") -> ClosedSite:
    return replace(SITE, use=Use(date(2026, 2, 1), usage, managed, "Ville"))


def told(line: PlaceWithoutUse) -> str:
    return " ; ".join(sentence.message for sentence in line.criteria)


def test_a_site_that_nobody_looked_at_is_unknown_and_not_without_use() -> None:
    line = only(judged(SITE))
    assert (line.usage, line.use, line.nature) == ("inconnu", None, Nature.CLOSED_SITE)
    assert told(line) == "usage inconnu : aucun constat enregistré".replace(" :", "\u00a0:")
    assert line.decision.message.startswith("Dire ce que devient le lieu")
    assert line.since.message == "fermé le 10/01/2026"
    assert only(judged(replace(SITE, closed_on=None))).since.message == "date de fermeture inconnue"


@pytest.mark.parametrize(
    ("usage", "managed", "criteria", "decision"),
    [
        ("aucun", "oui", ["aucun usage"], "Décider d’un usage du lieu."),
        ("aucun", "inconnu", ["aucun usage"], "Décider d’un usage du lieu."),
        (
            "aucun",
            "non",
            ["aucun usage", "gestionnaire non"],
            "Décider d’un usage du lieu et désigner un gestionnaire.",
        ),
        ("en_projet", "non", ["gestionnaire non"], "Désigner un gestionnaire du lieu."),
        ("en_cours", "non", ["gestionnaire non"], "Désigner un gestionnaire du lieu."),
    ],
)
def test_each_criterion_is_said_with_its_date(usage: str, managed: str, criteria: list[str], decision: str) -> None:
    line = only(judged(used(usage, managed)))
    assert [c.message.startswith(start) for c, start in zip(line.criteria, criteria)] == [True] * len(criteria)
    assert len(line.criteria) == len(criteria)
    assert all(c.message.endswith("01/02/2026") for c in line.criteria)
    assert line.decision.message == decision


@pytest.mark.parametrize(
    ("usage", "managed", "reason"),
    [
        ("realise", "oui", LeftOut.USE_DECIDED),
        ("realise", "non", LeftOut.USE_DECIDED),
        ("en_projet", "oui", LeftOut.USE_DECIDED),
        ("en_cours", "inconnu", LeftOut.MANAGER_UNKNOWN),
    ],
)
def test_a_site_left_out_is_counted(usage: str, managed: str, reason: LeftOut) -> None:
    assert left_out(judged(used(usage, managed))) == {reason: 1}


def test_a_place_where_people_live_is_not_said_to_be_without_use() -> None:
    assert left_out(judged(SITE, same=SamePlaces({}, {"s"}))) == {LeftOut.OCCUPIED: 1}
    assert left_out(judged(LAND, same=SamePlaces({}, {"f"}))) == {LeftOut.OCCUPIED: 1}
    # The whole of the land, when only its closed site is known to be occupied again.
    assert left_out(judged(SITE, LAND, same=SamePlaces({"f": ("s",)}, {"s"}))) == {LeftOut.OCCUPIED: 2}


def test_an_occupation_replaced_by_a_later_one_is_one_place() -> None:
    later = replace(SITE, uuid="t", code="S-2026-002")
    assert only(judged(replace(SITE, replaced=True), later)).uuid == "t"


def test_the_last_statement_counts_at_the_day_asked() -> None:
    rows = [
        {"date": date(2026, 5, 1), "usage": "en_projet"},
        {"date": date(2026, 3, 1), "usage": "aucun", "gestionnaire_identifie": "non"},
        {"date": date(2026, 5, 1), "usage": "realise", "gestionnaire_identifie": "oui", "gestionnaire": "Ville"},
        {"date": date(2026, 7, 1), "usage": "en_cours"},
        {"date": None, "usage": "aucun"},
    ]
    assert last_use(rows, DAY) == Use(date(2026, 5, 1), "realise", "oui", "Ville")
    assert last_use(rows, date(2026, 4, 1)) == Use(date(2026, 3, 1), "aucun", "non")
    assert last_use(rows, date(2026, 2, 28)) is None
    assert last_use(rows[:1], DAY) == Use(date(2026, 5, 1), "en_projet", "inconnu")


@pytest.mark.parametrize("owner", vocabulary("categorie_proprietaire").values)
def test_only_public_land_is_listed_and_unknown_owners_are_counted(owner: str) -> None:
    found = judged(replace(LAND, owner=owner))
    if owner in PUBLIC_OWNERS:
        assert only(found).nature is Nature.LAND
        assert vocabulary("categorie_proprietaire").label_of(owner) in told(only(found))
    else:
        assert left_out(found) == ({LeftOut.OWNER_UNKNOWN: 1} if owner == "inconnu" else {})


@pytest.mark.parametrize("stage", vocabulary("etape_foncier").values)
def test_land_that_is_chosen_has_a_use(stage: str) -> None:
    found = judged(replace(LAND, stage=stage))
    if stage == "retenu":
        assert left_out(found) == {LeftOut.USE_DECIDED: 1}
        return
    assert vocabulary("etape_foncier").label_of(stage) in told(only(found))
    assert ("autre usage" in only(found).decision.message) == (stage == "ecarte")


def test_land_with_a_settlement_has_a_use_until_it_closes() -> None:
    assert left_out(judged(replace(LAND, settlements=("ferme", "projet")))) == {LeftOut.USE_DECIDED: 1}
    assert "est fermé" in told(only(judged(replace(LAND, settlements=("ferme",)))))
    assert "aucun aménagement enregistré" in told(only(judged(LAND)))


def test_the_days_of_availability_are_said() -> None:
    assert only(judged(LAND)).since.message == "disponibilité inconnue"
    assert only(judged(replace(LAND, available_from=DAY))).since.message == "disponible depuis le 01/06/2026"
    later = replace(LAND, available_from=DAY + timedelta(1))
    assert only(judged(later)).since.message == "disponible à partir du 02/06/2026"
    assert only(judged(replace(LAND, available_until=DAY))).code == LAND.code
    assert left_out(judged(replace(LAND, available_until=DAY - timedelta(1)))) == {LeftOut.NOT_AVAILABLE: 1}


def test_the_same_place_is_one_line() -> None:
    same = SamePlaces({"f": ("s",)})
    line = only(judged(SITE, LAND, same=same))
    assert (line.uuid, line.nature, line.lands) == ("s", Nature.BOTH, ("F-2026-001",))
    assert "usage inconnu" in told(line)
    assert "propriétaire public" in told(line)
    other = only(judged(SITE, replace(LAND, owner="inconnu"), same=same))
    assert (other.nature, other.lands) == (Nature.CLOSED_SITE, ())
    chosen = only(judged(SITE, replace(LAND, stage="retenu"), same=same))
    assert (chosen.nature, chosen.lands) == (Nature.CLOSED_SITE, ("F-2026-001",))
    assert "enregistrer l’usage" in told(chosen)


def test_land_around_a_place_that_has_a_use_is_still_listed_and_says_so() -> None:
    line = only(judged(used("realise"), LAND, same=SamePlaces({"f": ("s",)})))
    assert (line.uuid, line.nature) == ("f", Nature.LAND)
    assert told(line).endswith("S-2026-001")


def test_the_order_is_that_of_communes_and_codes_whatever_else_is_known() -> None:
    dice = random.Random(3)
    sites = [
        replace(
            used(dice.choice(("aucun", "en_projet")), "non"),
            uuid=str(n), code=f"S-2026-{n}", commune=dice.choice(("Évreuil", "Aclou", "")),
            closed_on=date(2020, 1, 1) + timedelta(dice.randint(0, 2000)), surface_m2=dice.random(),
        )
        for n in range(1, 40)
    ]  # fmt: skip
    lines = judged(*dice.sample(sites, len(sites))).lines
    expected = sorted(sites, key=lambda s: (["Aclou", "Évreuil", ""].index(s.commune), int(s.code.rsplit("-")[-1])))
    assert [line.uuid for line in lines] == [site.uuid for site in expected]


def test_a_line_holds_no_figure_about_what_may_happen_nor_about_inhabitants() -> None:
    names = {field.name for kind in (PlaceWithoutUse, ClosedSite, Land, Use) for field in fields(kind)}
    assert not [
        n for n in names if any(w in n for w in ("score", "rank", "level", "probab", "person", "origin", "house"))
    ]


def test_no_word_speaks_of_danger() -> None:
    found = [
        judged(used("aucun", "non")),
        judged(SITE),
        judged(LAND),
        judged(SITE, LAND, same=SamePlaces({"f": ("s",)})),
    ]
    words = folded(" ".join(f"{told(only(f))} {only(f).decision.message} {only(f).since.message}" for f in found))
    assert not [stem for stem in ("risque", "probab", "danger", "menac", "prevoi", "illicit") if stem in words]
