"""What the base keeps of a rule is told in the words of the screening that stored it."""

from __future__ import annotations

import re

import pytest
from resorption.land.criteria import RESULT_CODES, ROLES, RULE_IDS, RULES
from resorption.land.facts import Facts, LayerRead
from resorption.land.guesses import LABELS
from resorption.land.reasons import reason
from resorption.land.thresholds import figures
from resorption.protocol.land_rules import MEANINGS, ROLE_LABELS, SOURCE_LABELS, TITLES, TOLD_ONLY
from resorption.protocol.land_told import StoredFinding, told

FIGURES = figures({"criblage_personnes": "40"})
FACTS = Facts(FIGURES, frozenset(), tuple(LayerRead(key, key) for key in SOURCE_LABELS))
ROW = {
    "identifiant": "00101000AB0001", "geometrie": "saine", "surface_m2": 2500.4, "surface_utile_m2": 2500.4,
    "compacite_pct": 99.9, "largeur_suffisante": "oui", "ppr_interdit_m2": 0.0, "ppr_conditions_m2": 0.0,
    "ppr_inconnu_m2": 0.0, "categorie_proprietaire": "commune", "route_m": 1212.2,
    **{f"{key}_m": 100.0 for key in ("ecole", "arret", "point_eau", "sante", "alimentation")},
    "capacite_min_personnes": 55, "capacite_max_personnes": 83,
    **{f"{rule.lower()}_resultat": "satisfaite" for rule in RULE_IDS},
}  # fmt: skip
PRODUCT = re.compile(r" \(\d+ personnes × \d+ m²\)")
"""Said by the screening and not stored with the rule."""


def plain(text: str) -> str:
    return re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", text)


def both(rule: str, **changes: object) -> tuple[list[str], list[str]]:
    """What the screening says of a rule, and what is told from what it stores of it."""
    said = reason({**ROW, **changes}, rule, FACTS)
    kept = StoredFinding(rule, RESULT_CODES[said.finding], said.value, said.unit, said.threshold)
    parts = [PRODUCT.sub("", plain(part.sentence.message)) for part in said.parts]
    return parts, [plain(sentence.message) for sentence in told(kept)]


def test_every_rule_and_every_layer_has_its_words() -> None:
    assert tuple(TITLES) == tuple(MEANINGS) == RULE_IDS
    assert [rule.id for rule in RULES if not rule.counts] == sorted(TOLD_ONLY)
    assert tuple(ROLE_LABELS) == tuple(one.key for one in ROLES)
    assert LABELS == SOURCE_LABELS


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("R1", {}),
        ("R1", {"surface_utile_m2": 1799.0, "r1_resultat": "excluante"}),
        ("R1", {"r1_resultat": "non_evaluable"}),
        ("R2", {}),
        ("R2", {"largeur_suffisante": "non", "r2_resultat": "excluante"}),
        ("R3", {}),
        ("R3", {"ppr_conditions_m2": 9.9, "ppr_inconnu_m2": 9.9}),
        ("R4", {}),
        ("R5", {}),
        ("R5", {"categorie_proprietaire": "inconnu", "r5_resultat": "non_evaluable"}),
        ("R6", {"route_m": 12.0}),
        ("R6", {"r6_resultat": "conditionnelle"}),
        ("R6", {"route_m": None, "r6_resultat": "conditionnelle"}),
        ("R7", {}),
        ("R8", {}),
        ("R8", {"capacite_min_personnes": 739, "capacite_max_personnes": 1108}),
        ("R8", {"r8_resultat": "non_evaluable"}),
        ("R8", {"capacite_min_personnes": 1337, "capacite_max_personnes": 2006}),
    ],
)
def test_the_same_words_as_the_screening(rule: str, changes: dict[str, object]) -> None:
    said, again = both(rule, **changes)
    assert said == again


def test_regulation_is_told_with_every_area() -> None:
    said, again = both("R3", ppr_interdit_m2=1500.0, ppr_conditions_m2=484.0, ppr_inconnu_m2=300.0,
                       r3_resultat="excluante")  # fmt: skip
    assert said[0].startswith("1 500 m² en zone d’interdiction") and again[0] == "1 500 m² en zone d’interdiction"
    assert again[1:3] == said[1:3]
    assert again[1] == "484 m² en zone de prescriptions"
    assert "300 m² hors de tout plan connu" in again[2]
    assert again[3] == "seuils : interdit 5 %, perte 100 m²"


def test_what_excludes_is_named() -> None:
    said, again = both("R4", cimetiere_interdit_m2=40.0, patrimoine_m=412.3, r4_resultat="excluante")
    assert [" ; ".join(said)] == again
    assert "Cimetières" in again[0]


def test_unknown_is_never_silent() -> None:
    assert "rien n’est connu d’une partie" in told(StoredFinding("R4", "non_evaluable", "rien"))[1].message


def test_a_road_beyond_what_the_layer_covers_is_unknown_and_not_absent() -> None:
    """Between the parcel and the nearest known road lies ground that the layer does not cover."""
    for metres in (None, 4000.0):
        said, again = both("R6", route_m=metres, route_inconnu_m2=2500.4, r6_resultat="non_evaluable")
        assert any("rien n’est connu" in one for one in said)
        assert again[-1] == "rien n’est connu d’une partie de ce que regarde cette règle"
    assert "rien n’est connu" not in " ".join(both("R6", route_m=12.0)[1])


@pytest.mark.parametrize("rule", [*RULE_IDS, "R9"])
def test_another_writing_is_told_as_it_is_stored(rule: str) -> None:
    [sentence] = told(StoredFinding(rule, "satisfaite", "12 km de la mer", "", "à moins de 20 km"))[:1]
    assert "12 km de la mer" in sentence.message
    assert told(StoredFinding(rule, "satisfaite")) == ()
