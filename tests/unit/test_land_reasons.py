"""The sentences of each rule, the order of the list, what changed between two screenings."""

from __future__ import annotations

import dataclasses
import itertools
import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.land.change_sentences import told_changes
from resorption.land.changes import LandChange, StoredRule, StoredVerdict, land_change
from resorption.land.coverage import EXTENT, TERRITORY, of_communes
from resorption.land.criteria import RESULT_CODES, ROLES, RULE_IDS, Finding
from resorption.land.facts import Facts, LayerRead
from resorption.land.pieces import Pieces
from resorption.land.ranking import ORDER, motive, ranked
from resorption.land.reasons import reason, reasons
from resorption.land.result_columns import result_columns, rows_of
from resorption.land.thresholds import figures
from resorption.land.wording import cut
from resorption.protocol.plain_text import whole_number

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "land_kit.py")))
FIGURES = figures({"criblage_personnes": "40"})
EVERY_LAYER = tuple(LayerRead(key, f"Couche {key}", "2025") for key in (
    "parcelles", "proprietaires", "ppr_perimetre", *(one.key for one in ROLES)))  # fmt: skip
FACTS = Facts(FIGURES, frozenset(), EVERY_LAYER)
CLEAR = {
    "identifiant": "00101000AB0001", "verdict": "compatible", "geometrie": "saine", "surface_m2": 2500.4,
    "surface_utile_m2": 2500.4, "compacite_pct": 99.9, "largeur_suffisante": "oui", "ppr_interdit_m2": 0.0,
    "ppr_conditions_m2": 0.0, "ppr_inconnu_m2": 0.0, "categorie_proprietaire": "commune", "route_m": 12.2,
    **{f"{key}_m": 100.0 for key in ("ecole", "arret", "point_eau", "sante", "alimentation")},
    "capacite_min_personnes": 55, "capacite_max_personnes": 83, "places_75_m2": 33,
    **{f"{rule.lower()}_resultat": "satisfaite" for rule in RULE_IDS},
}  # fmt: skip


def told(rule: str, facts: Facts = FACTS, **changes: object) -> str:
    """The French sentence of a rule, with plain spaces."""
    return plain(reason({**CLEAR, **changes}, rule, facts).sentence.message)


def plain(text: str) -> str:
    return re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", text)


class TestSentences:
    """Value, unit, figure, layer and vintage."""

    def test_area(self) -> None:
        text = told("R1")
        assert text == ("Surface utile : 2 500 m² utiles, pour un repère de 1 800 m² (40 personnes × 45 m²) — "
                        "« Couche parcelles » (2025) ; « Couche ppr » (2025)")  # fmt: skip
        assert "en dessous du repère" in told("R1", surface_utile_m2=1799.9, r1_resultat="excluante")
        assert "1 799 m²" in told("R1", surface_utile_m2=1799.9, r1_resultat="excluante"), "never rounded up to it"
        assert "1 800 m²" in told("R1", surface_utile_m2=1800 - 1e-10)
        assert "peut ne pas être atteint" in told("R1", r1_resultat="non_evaluable")

    def test_an_area_that_is_not_known_everywhere_is_a_bound(self) -> None:
        """The list has « ≤ »: the reason beside says no more than it, even where the landmark is reached for sure."""
        assert "2 500 m² utiles au plus, les risques n’étant pas connus partout" in told("R1", ppr_inconnu_m2=300.0)
        assert "au plus" not in told("R1", ppr_inconnu_m2=9.9), "negligible"

    def test_shape(self) -> None:
        assert "remplit 99 % de son enveloppe convexe (seuil : 50 %) ; une largeur de 15 m y tient" in told("R2")
        assert "n’y tient pas" in told("R2", largeur_suffisante="non", r2_resultat="excluante")

    def test_regulation(self) -> None:
        assert "ni zone d’interdiction ni zone d’aléa à prescriptions dans le plan qui couvre la parcelle" in told("R3")
        outside = told("R3", ppr_zone="01 Prescriptions hors zone d’aléa – V")
        assert "ni prescription" not in outside, "the zone has some, and is named: the sentence must not deny it"
        text = told("R3", ppr_interdit_m2=125.1, r3_resultat="excluante", ppr_zone="03 Interdiction – R1")
        assert "125 m² en zone d’interdiction, 6 % de la parcelle (seuils : 5 % de la parcelle, 100 m²" in text
        assert "zone : 03 Interdiction – R1" in text
        unknown = told("R3", ppr_inconnu_m2=300.0, r3_resultat="non_evaluable")
        assert "300 m² hors de tout plan connu" in unknown and "pas une absence de risque" in unknown
        absent = told("R3", Facts(FIGURES, frozenset(), EVERY_LAYER[:3]), r3_resultat="non_evaluable")
        assert "aucune couche des zones réglementaires n’a été fournie" in absent

    def test_what_is_negligible_is_not_told(self) -> None:
        assert "ni zone d’interdiction" in told("R3", ppr_interdit_m2=9.9, ppr_conditions_m2=9.9, ppr_inconnu_m2=9.9)
        assert "10 m²" in told("R3", ppr_conditions_m2=10.1, r3_resultat="conditionnelle")
        small = {"surface_m2": 500.0, "r3_resultat": "conditionnelle"}
        assert "5 m²" in told("R3", ppr_conditions_m2=5.1, **small), "1 % of a small parcel"

    def test_the_whole_of_a_parcel_is_one_figure(self) -> None:
        """Wholly in a zone: its area there is not a square metre more than its area."""
        whole_of_it = told("R4", cimetiere_interdit_m2=60_183.4, surface_m2=60_183.4, r4_resultat="excluante")
        assert "60 183 m² de la parcelle" in whole_of_it
        assert "60 183 m² utiles" in told("R1", surface_utile_m2=60_183.4)
        tiny = {"surface_m2": 20.0, "r4_resultat": "excluante"}
        assert "1 m² de la parcelle" in told("R4", cimetiere_interdit_m2=0.4, **tiny), "what is told is never nothing"

    def test_without_any_layer_nothing_is_said_to_be_absent(self) -> None:
        """« Rien de tel » would be read of layers that nobody gave."""
        found = reason({**CLEAR, "r4_resultat": "non_evaluable"}, "R4", Facts(FIGURES, frozenset(), EVERY_LAYER[:1]))
        text = plain(found.sentence.message)
        assert "rien de tel" not in text and "couches non fournies, donc inconnu : Zones du plan local" in text
        assert found.value == ""

    def test_exclusions(self) -> None:
        assert "rien de tel dans les couches fournies" in told("R4")
        text = told("R4", plu_conditions_m2=2500.4, plu_zone="N – Nh", cimetiere_interdit_m2=40.0, patrimoine_m=412.3,
                    r4_resultat="excluante")  # fmt: skip
        assert "Zones du plan local d’urbanisme : 2 500 m² de la parcelle (N – Nh)" in text
        assert "Cimetières : 40 m² de la parcelle" in text
        assert "Monuments et patrimoine protégé : à 413 m (seuil : 500 m)" in text
        assert "rien n’est connu sur 30 m²" in told("R4", plu_inconnu_m2=30.0, r4_resultat="non_evaluable")

    def test_what_a_layer_does_not_cover_is_said_with_what_it_covers(self) -> None:
        def facts(key: str, coverage: str) -> Facts:
            layers = tuple(dataclasses.replace(layer, coverage=coverage if layer.role == key else TERRITORY)
                           for layer in EVERY_LAYER)  # fmt: skip
            return Facts(FIGURES, frozenset(), layers)

        unknown = {"r4_resultat": "non_evaluable", "eau_surface_inconnu_m2": 30.2}
        assert ("Cours d’eau et plans d’eau : 30 m² de la parcelle sont hors de ce que la couche couvre (l’emprise de la "
                "couche), rien n’y est connu" in told("R4", facts("eau_surface", EXTENT), **unknown))  # fmt: skip
        near = {"r4_resultat": "non_evaluable", "patrimoine_inconnu_m2": 30.0}
        assert ("30 m² de la parcelle, ou ce qui est à moins de 500 m, sont hors de ce que la couche couvre (les communes "
                "00101, 00102), rien" in told("R4", facts("patrimoine", of_communes(["00102", "00101"])), **near))  # fmt: skip
        many = of_communes(f"{n:05}" for n in range(8))
        road = {"r6_resultat": "non_evaluable", "route_inconnu_m2": 2500.4, "route_m": 900.0}
        text = told("R6", facts("route", many), **road)
        assert "les communes 00000, 00001, 00002, 00003, 00004 et 3 autre(s)" in text
        assert "900" not in text, "the nearest of what is known is no answer"
        assert "à 13 m" in told("R6", facts("route", many), route_inconnu_m2=2500.4), (
            "near enough, whatever lies beyond"
        )

    def test_layers_not_given_and_left_out_are_named(self) -> None:
        given = tuple(layer for layer in EVERY_LAYER if layer.role not in ("cimetiere", "voie_ferree", "ecole"))
        facts = Facts({**FIGURES, "criblage_ecole_m": 800}, frozenset({"voie_ferree"}), given)
        text = told("R4", facts, r4_resultat="non_evaluable")
        assert "couches non fournies, donc inconnu : Cimetières" in text
        assert "laissé de côté par le protocole : Emprises ferroviaires" in text
        assert "donc inconnu : Écoles" in told("R7", facts, r7_resultat="non_evaluable")

    def test_owner(self) -> None:
        assert "catégorie de propriétaire : Commune — « Couche proprietaires » (2025)" in told("R5")
        unknown = told("R5", categorie_proprietaire="inconnu", r5_resultat="non_evaluable")
        assert "inconnu" in unknown and "ne dit pas qu’il est privé" in unknown

    def test_distances(self) -> None:
        assert "Routes : à 13 m à vol d’oiseau (seuil : 30 m)" in told("R6")
        assert "à 31 m" in told("R6", route_m=30.001, r6_resultat="conditionnelle"), (
            "never shown at the figure it is beyond"
        )
        services = told("R7")
        assert "Arrêts de transport : à 100 m à vol d’oiseau (seuil : 500 m)" in services
        assert "Écoles : à 100 m à vol d’oiseau, sans seuil fixé" in services
        assert "aucun objet" in told("R6", route_m=None, r6_resultat="conditionnelle")

    def test_capacity(self) -> None:
        text = told("R8")
        assert "de 55 personnes (services sur place, 45 m² chacune) à 83 personnes" in text
        assert "un repère et non une norme" in text
        assert "à 1 108 personnes" in told("R8", capacite_max_personnes=1108)
        assert "33 places de 75 m², pour comparaison : norme non applicable ici" in text
        assert "ménages" not in text
        assert "soit de 11 à 16 ménages" in told("R8", capacite_min_menages=11, capacite_max_menages=16)

    def test_every_number_is_written_as_in_the_list(self) -> None:
        large = {"capacite_min_personnes": 1337, "capacite_max_personnes": 2006, "places_75_m2": 1802}
        text = told("R8", **large, capacite_min_menages=1267, capacite_max_menages=1401)
        for number in ("de 1 337 personnes", "à 2 006 personnes", "1 802 places", "de 1 267 à 1 401 ménages"):
            assert number in text
        far = Facts({**FIGURES, "criblage_ecole_m": 1500}, frozenset(), EVERY_LAYER)
        assert "Écoles : à 1 400 m à vol d’oiseau (seuil : 1 500 m)" in told("R7", far, ecole_m=1400.0)
        assert "ecole 1 500" in plain(reason(CLEAR, "R7", far).threshold)

    def test_without_an_outline_nothing_is_measured(self) -> None:
        row = {"geometrie": "absente", "verdict": "non_evaluable", "r5_resultat": "satisfaite",
               **{f"{rule.lower()}_resultat": "non_evaluable" for rule in RULE_IDS if rule != "R5"}}  # fmt: skip
        for one in reasons(row, FACTS):
            assert one.rule == "R5" or "contour absent" in one.sentence.message

    def test_no_sentence_says_that_a_place_is_fit(self) -> None:
        rows = [CLEAR, {**CLEAR, **{f"{rule.lower()}_resultat": "non_evaluable" for rule in RULE_IDS}}]
        words = " ".join(one.sentence.message for row in rows for one in reasons(row, FACTS)).lower()
        assert not re.search(r"conforme|à risque|sans risque|probab", words)

    def test_a_file_that_serves_for_several_roles_is_named_once(self) -> None:
        layers = (
            LayerRead("ecole", "services"),
            LayerRead("arret", "services"),
            LayerRead("sante", "Médecins", "2025"),
        )
        found = reason(CLEAR, "R7", Facts(FIGURES, frozenset(), layers))
        assert plain(found.source) == "« services » (millésime inconnu) ; « Médecins » (2025)"

    def test_a_vintage_that_is_not_known_is_said(self) -> None:
        facts = Facts(FIGURES, frozenset(), (LayerRead("route", "Voirie", scale="1/25 000"), *EVERY_LAYER))
        assert "« Voirie » (millésime inconnu, 1/25 000)" in told("R6", facts)


class TestOrder:
    """Compatible, then by fewest conditions, then by what is missing; what is excluded comes last."""

    @given(st.lists(st.tuples(st.sampled_from(["compatible", "sous_conditions", "exclu", "non_evaluable"]),
                              st.integers(0, 6), st.sets(st.sampled_from(RULE_IDS))), max_size=30))  # fmt: skip
    def test_the_order(self, drawn: list) -> None:
        rows = []
        for place, (verdict, conditions, unknown) in enumerate(drawn):
            found = {f"{rule.lower()}_resultat": "non_evaluable" for rule in unknown if verdict == "non_evaluable"}
            rows.append({**CLEAR, **found, "verdict": verdict, "nb_conditions": conditions, "identifiant": f"P{place}"})
        listed = ranked(rows, FACTS)
        assert sorted(map(str, listed)) == sorted(map(str, rows)), "none is lost"
        order = ["compatible", "sous_conditions", "non_evaluable", "exclu"]
        groups = [order.index(row["verdict"]) for row in listed]
        assert groups == sorted(groups)
        for before, after in itertools.pairwise(listed):
            if before["verdict"] == after["verdict"] == "sous_conditions":
                assert before["nb_conditions"] <= after["nb_conditions"]
        assert ranked(reversed(rows), FACTS) == listed, "whatever the order they come in"

    def test_the_motive_names_the_rules(self) -> None:
        assert "ne s’y oppose" in motive(CLEAR, FACTS).message
        row = {**CLEAR, "verdict": "exclu", "r1_resultat": "excluante", "r6_resultat": "conditionnelle"}
        assert plain(motive(row, FACTS).message) == "exclu par : Surface utile"
        row = {**CLEAR, "verdict": "non_evaluable", "r4_resultat": "non_evaluable", "r6_resultat": None}
        assert (
            plain(motive(row, FACTS).message) == "ce qui manque : Autres exclusions et servitudes ; Accès à une route"
        )

    def test_the_order_is_explained(self) -> None:
        assert "ne dit pas lequel choisir" in ORDER.message


class TestAgreesWithTheKernel:
    """Counts made on arrays are those of the sentences, on any ground."""

    @given(st.integers(0, 2**32 - 1))
    def test_conditions_are_counted_as_they_are_told(self, seed: int) -> None:
        dice = np.random.default_rng(seed)

        def boxes(many: int, side: float) -> list:
            corners = dice.uniform(0, 600, (many, 2))
            return [KIT.square(x, y, dice.uniform(side / 2, side)) for x, y in corners]

        scene = KIT.Scene(
            [*boxes(8, 120), None], boxes(3, 80), boxes(3, 80), boxes(2, 60), perimeter=boxes(3, 500),
            plu=((KIT.square(0, 0, 300), Finding.SATISFIED), (KIT.square(300, 0, 900), Finding.CONDITIONAL)),
            obstacles={"eau_surface": boxes(2, 40), "patrimoine": boxes(1, 10)},
            nearby={"route": boxes(3, 30), "arret": boxes(2, 5), "ecole": boxes(1, 5)},
            settings={"criblage_patrimoine_m": "80", "criblage_arret_m": "120"}, every_rule=True,
        )  # fmt: skip
        roles = ("ppr", "plu", "eau_surface", "patrimoine", "route", "arret", "ecole")
        scene = dataclasses.replace(scene, coverages={
            role: boxes(2, 700) for role in ("eau_surface", "patrimoine", "route", "arret", "ecole") if dice.random() < 0.5})  # fmt: skip
        told = {role: EXTENT if role in scene.coverages else "" for role in roles}
        layers = tuple(LayerRead(role, role, coverage=told[role]) for role in roles)
        facts = Facts(scene.figures, scene.plan.left_out, layers)
        found, size = scene.screened(), len(scene.parcels)
        texts = np.full(size, "x", dtype=object)
        pieces = Pieces(KIT.array(scene.parcels), found.columns["geometrie"], texts, np.ones(size, int), texts,
                        np.full(size, np.nan))  # fmt: skip
        labels = {role: np.full(20, "zone", dtype=object) for role in roles}
        for row in rows_of(result_columns(pieces, found, labels, facts), size):
            parts = {one.rule: one for one in reasons(row, facts)}
            conditions = [p for rule in facts.applied for p in parts[rule].parts if p.finding == Finding.CONDITIONAL]
            if row["geometrie"] != "absente":
                assert row["nb_conditions"] == len(conditions), (row, [p.sentence.message for p in conditions])
            for rule in facts.applied:
                worst = max(p.finding for p in parts[rule].parts)
                assert worst == parts[rule].finding, (rule, [p.sentence.message for p in parts[rule].parts], row)


class TestChanges:
    """What changed between two runs."""

    BEFORE = StoredVerdict("compatible", 40, 60, {"R1": StoredRule("satisfaite", "2 000", "m²", "1 800", "A (2024)")})

    def test_the_same_is_no_change(self) -> None:
        assert land_change("u", "F-1", self.BEFORE, self.BEFORE) is None

    def test_verdict_capacity_and_rules(self) -> None:
        after = StoredVerdict("exclu", 30, 45, {
            "R1": StoredRule("excluante", "1 500", "m²", "2 250", "A (2026)"), "R6": StoredRule("satisfaite")})  # fmt: skip
        assert lines_of(self.BEFORE, after) == [
            "F-1 – Friche : Compatible → Exclu", "capacité : 40 à 60 → 30 à 45 personnes",
            "Surface utile : Satisfaite → Excluante ; valeur : 2 000 m² → 1 500 m²",
            "Accès à une route : règle nouvellement appliquée", "Surface utile : seuil : 1 800 m² → 2 250 m²",
            "couches lues : A (2024) → A (2026)",
        ]  # fmt: skip

    @pytest.mark.parametrize(("verdict", "told"), [
        ("compatible", "toujours compatible"), ("sous_conditions", "toujours sous conditions"),
        ("exclu", "toujours exclu"), ("non_evaluable", "toujours non évaluable")])  # fmt: skip
    def test_the_same_verdict_for_other_reasons(self, verdict: str, told: str) -> None:
        before = dataclasses.replace(self.BEFORE, verdict=verdict)
        assert lines_of(before, StoredVerdict(verdict, None, None, {})) == [
            f"F-1 – Friche : {told}", "capacité : 40 à 60 → — personnes", "Surface utile : règle qui n’est plus appliquée",
            "couches lues : A (2024) → —",
        ]  # fmt: skip

    def test_values_and_figures_have_their_unit_and_their_words(self) -> None:
        before = {
            "R2": StoredRule("satisfaite", "compacité 80 %, largeur suffisante", "", "50 % ; 15 m"),
            "R3": StoredRule("conditionnelle", "interdit 0\xa0; conditions 12", "m²", "interdit 5 %, perte 100 m²"),
            "R5": StoredRule("non_evaluable", "inconnu"),
            "R6": StoredRule("satisfaite", "route 12", "m", "route 30"),
            "R7": StoredRule("satisfaite", "ecole 1 200\xa0; arret 40", "m", "arret 500"),
            "R8": StoredRule("non_evaluable", "40 à 60", "personnes", "45 à 30 m²"),
        }  # fmt: skip
        after = {
            "R2": StoredRule("excluante", "compacité 40 %, largeur suffisante", "", "55 % ; 15 m"),
            "R3": StoredRule("conditionnelle", "interdit 3\xa0; conditions 12", "m²", "interdit 6 %, perte 100 m²"),
            "R5": StoredRule("satisfaite", "commune"),
            "R6": StoredRule("conditionnelle", "", "m", "route 10"),
            "R7": StoredRule("satisfaite", "ecole 1 300\xa0; arret 40", "m", "arret 300"),
            "R8": StoredRule("satisfaite", "40 à 60", "personnes", "40 à 30 m²"),
        }  # fmt: skip
        found = lines_of(StoredVerdict("exclu", 40, 60, before), StoredVerdict("exclu", 40, 60, after))
        assert found[1:] == [
            "Forme : Satisfaite → Excluante ; valeur : compacité 80 %, largeur suffisante → compacité 40 %, largeur suffisante",
            "Plan de prévention des risques : valeur : interdit 0 m² ; conditions 12 m² → interdit 3 m² ; conditions 12 m²",
            "Propriétaire : information incomplète → information complète ; valeur : Inconnu → Commune",
            "Accès à une route : Satisfaite → Conditionnelle ; valeur : Routes 12 m → —",
            "Services : valeur : Écoles 1 200 m ; Arrêts de transport 40 m → Écoles 1 300 m ; Arrêts de transport 40 m",
            "Capacité : information incomplète → information complète",
            "Forme : seuil : 50 % ; 15 m → 55 % ; 15 m",
            "Plan de prévention des risques : seuil : interdit 5 %, perte 100 m² → interdit 6 %, perte 100 m²",
            "Accès à une route : seuil : Routes 30 m → Routes 10 m",
            "Services : seuil : Arrêts de transport 500 m → Arrêts de transport 300 m",
            "Capacité : seuil : 45 à 30 m² → 40 à 30 m²",
        ]

    def test_what_matters_most_comes_first_and_what_is_common_is_told_once(self) -> None:
        def change(name: str, **values: object) -> LandChange:
            rule = dataclasses.replace(self.BEFORE.rules["R1"], **{k: v for k, v in values.items() if k != "verdict"})
            after = StoredVerdict(str(values.get("verdict", "compatible")), 40, 60, {"R1": rule})
            return LandChange(name, name, self.BEFORE, after)

        told = told_changes([
            change("A", source="B (2026)"), change("B", value="1 900", threshold="2 000"), change("C", source="B (2026)"),
            change("D", verdict="exclu", result="excluante", threshold="2 000"), change("E", source="Z"),
            change("F", verdict="sous_conditions", source="B (2026)")])  # fmt: skip
        lines = {plain(one.title.message): [plain(line.message) for line in one.lines] for one in told}
        assert list(lines.items()) == [
            ("D : Compatible → Exclu", ["Surface utile : Satisfaite → Excluante"]),
            ("F : Compatible → Sous conditions", []),
            ("B : toujours compatible", ["Surface utile : valeur : 2 000 m² → 1 900 m²"]),
            ("E : toujours compatible", ["couches lues : A (2024) → Z"]),
            ("Pour plusieurs terrains", [
                "couches lues : A (2024) → B (2026) (3 terrains)", "Surface utile : seuil : 1 800 m² → 2 000 m² (2 terrains)",
                "rien d’autre n’a changé pour A, C"]),
        ]  # fmt: skip
        [many] = told_changes(change(f"T{n}", source="B") for n in range(10))
        assert [plain(line.message) for line in many.lines] == [
            "couches lues : A (2024) → B (10 terrains)", "rien d’autre n’a changé pour T0, T1, T2, T3, T4, T5, T6, T7, …"]  # fmt: skip
        assert told_changes([]) == []


def lines_of(before: StoredVerdict, after: StoredVerdict) -> list[str]:
    """What is told of one piece of land, its title first."""
    change = land_change("u", "F-1 – Friche", before, after)
    assert isinstance(change, LandChange)
    [told] = told_changes([change])
    return [plain(sentence.message) for sentence in (told.title, *told.lines)]


def test_figures_and_long_texts() -> None:
    assert whole_number(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
    assert cut("abcdef", 6) == "abcdef" and cut("abcdefg", 6) == "abcde…"


def test_every_code_of_a_result_is_read_back() -> None:
    assert set(RESULT_CODES.values()) == {"satisfaite", "conditionnelle", "excluante", "non_evaluable"}
