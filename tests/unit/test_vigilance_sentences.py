"""The words of a result: made again from what is stored, without a percentage but F1's, without a word of prediction."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol import vigilance_sentences
from resorption.protocol.reoccupation import candidates
from resorption.protocol.sentences import Sentence
from resorption.protocol.settings import SETTINGS
from resorption.protocol.vigilance import CODES, STEPS, VERSION, Checklist, evaluate, evaluate_all, step_of
from resorption.protocol.vigilance_factors import EVIDENCE
from resorption.protocol.vigilance_facts import Territory
from resorption.protocol.vigilance_sentences import (
    CAVEATS,
    NOT_VALIDATED,
    Stored,
    StoredFactor,
    explained,
    gaps,
    level_label,
    motive,
    stored,
)
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.vigilance_kit import DAY, active, after, both_ways, closed, confirmed, links, territory, use

YES, NO, UNKNOWN = ANSWERS = "oui", "non", "inconnu"
EARLY = date(2024, 1, 1)


def bases() -> Iterator[Territory]:
    """One base for each way the rule may go."""
    alone, new = closed(), active()
    near = both_ways(("a", "n", 120.0))
    yield territory(alone)
    yield territory(alone, new, distances=near, decisions=[confirmed("a", "n")])
    yield territory(closed(oriented={"logement": 1}))
    past = closed("b", EARLY), closed("c", EARLY)
    yield territory(alone, *past, precedents=links(("a", "b"), ("a", "c")))
    yield territory(closed(uses=(use("aucun", NO),)), past[0], precedents=links(("a", "b")))
    yield territory(closed(counts=()))
    yield territory(closed(uses=()))
    yield territory(closed(outline="absent", closed_on=None, oriented={"logement": 1}))
    yield territory(closed(outline="absent", uses=(use("en_projet", UNKNOWN),)))
    yield territory(alone, new, distances=near)


def results() -> list[Stored]:
    return [stored(evaluate(known, known.sites["a"], DAY)) for known in bases()]


def rows(result: Stored) -> tuple[dict[str, object], list[dict[str, object]]]:
    """What the tables hold: codes, texts and a day."""
    head = {"site": result.site, "date": str(result.day), "version": result.version, "niveau": result.level}
    return head, [factor._asdict() for factor in result.factors]


def read(head: dict[str, object], factors: list[dict[str, object]]) -> Stored:
    told = tuple(StoredFactor(**row) for row in factors)
    return Stored(head["site"], date.fromisoformat(str(head["date"])), head["version"], head["niveau"], told)


def words(result: Stored) -> str:
    return "\n".join(sentence.message for sentence in explained(result)).replace("\u00a0", " ")


def test_a_result_is_told_the_same_from_its_rows_alone() -> None:
    steps = set()
    for known in bases():
        evaluation = evaluate(known, known.sites["a"], DAY)
        kept = stored(evaluation)
        again = read(*rows(kept))
        assert again == kept
        assert (again.step, again.level, again.version) == (evaluation.step, evaluation.level, VERSION)
        assert again.checklist.occupations == evaluation.checklist.occupations
        assert (motive(again), explained(again), gaps(again)) == (motive(kept), explained(kept), gaps(kept))
        steps.add(again.step.key)
    assert steps == {step.key for step in STEPS}


def test_a_site_without_a_reason_reads_like_this() -> None:
    assert words(results()[0]).splitlines() == [
        "Pas de motif suffisant relevé, au 01/09/2026.",
        "Fermé avec une solution durable pour la part fixée (F1). Personnes avec une solution durable : 40 sur 50, soit "
        "80 % (comptage du 30/01/2026).",
        "Fermeture qui n’est plus récente (F2). Jours depuis la fermeture : 184 (du 01/03/2026 au 01/09/2026).",
        "Pas d’occupation antérieure connue (F3). Occupations antérieures du lieu : 0 enregistrée.",
        "Lieu dont l’usage est décidé (F4). Usage du lieu : En projet (au 01/03/2026).",
        "Gestionnaire identifié, pas d’équipement laissé (F5). Gestionnaire identifié : oui, équipements laissés : non "
        "(au 01/03/2026).",
        "Pas de site actif voisin ni rejoint, à ce qui est connu (F6). Sites actifs voisins ou rejoints : aucun connu.",
    ]


def test_motives_are_short_and_say_what() -> None:
    assert [motive(result).message.replace("\u00a0", " ") for result in results()] == [
        "", "Réoccupation confirmée", "Fermé sans solution durable pour la part fixée",
        "Occupations antérieures du lieu : 2",
        "Motifs réunis : lieu déjà occupé ; aucun usage décidé ; gestionnaire ou équipements",
        "À renseigner : part de solutions durables", "À renseigner : usage du lieu ; gestionnaire et équipements",
        "Fermé sans solution durable pour la part fixée",
        "À renseigner : occupations antérieures ; gestionnaire et équipements ; sites voisins",
        "Relevé, sans suffire : site actif voisin ou rejoint",
    ]  # fmt: skip


def test_no_reason_still_lists_each_yes_and_the_unknown_comes_last() -> None:
    told = words(results()[-1]).splitlines()
    assert told[0] == (
        "Pas de motif suffisant relevé, au 01/09/2026. Relevé, sans suffire : site actif voisin ou rejoint.")  # fmt: skip
    assert told[1].startswith("Site actif voisin, ou rejoint par des ménages partis d’ici (F6). ")
    unknown = words(results()[6]).splitlines()
    assert unknown[-2:] == ["Inconnu (F4). L’usage du lieu n’est pas renseigné.",
                            "Inconnu (F5). Le gestionnaire et les équipements laissés ne sont pas renseignés."]  # fmt: skip


FORBIDDEN = re.compile(r"risque|probab|prévi|prédi|score|sûr que|danger|menace", re.IGNORECASE)


def every_answer() -> Iterator[Stored]:
    """Each checklist as it would be stored, its texts short."""
    for level_yes, answers in product((False, True), product(ANSWERS, repeat=len(CODES))):
        known = dict(zip(CODES, answers))
        step = step_of(Checklist(level_yes, known, 1 if known["F3"] == YES else 0))
        factors = tuple(StoredFactor(code, answer, "1 (x)", "unité") for code, answer in known.items())
        yield Stored("a", DAY, VERSION, step.level, factors)


def test_every_result_has_a_sentence_for_each_of_its_factors_and_predicts_nothing() -> None:
    for result in every_answer():
        told = explained(result)
        assert len(told) == 1 + len(CODES)
        assert [code for code in CODES if f"({code})" not in "".join(s.message for s in told)] == []
        assert not FORBIDDEN.search(words(result))
        assert "%" not in words(result)
        assert not re.search(r"[{}]|\.\.|\. \.", words(result)), words(result)
        assert len(motive(result).message) <= 200


def test_the_only_percentage_is_the_share_of_lasting_solutions() -> None:
    for result in results():
        percents = re.findall(r"[^\n]*%[^\n]*", words(result))
        assert all("(F1)" in line and line.count("%") == 1 for line in percents), percents
        assert "%" not in motive(result).message
    assert [f.code for f in results()[0].factors if "%" in f.threshold] == ["F1"]


def test_nothing_in_the_product_speaks_of_a_risk_but_the_caveat() -> None:
    assert FORBIDDEN.findall(CAVEATS[0]) == ["probab", "prévi"]
    shown = [*CAVEATS[1:], NOT_VALIDATED, *vigilance_sentences._TO_DO.values()]
    shown += [f.source for f in results()[0].factors]
    shown += [code.label for name in ("niveau_vigilance", "facteur_vigilance") for code in vocabulary(name).codes]
    assert not [text for text in shown if FORBIDDEN.search(text)]


def test_what_is_missing_is_named_with_what_to_do_and_where() -> None:
    found = gaps(results()[6])
    assert [(gap.code, gap.table) for gap in found] == [("F4", "usage_site"), ("F5", "usage_site")]
    assert found[0].why == "L’usage du lieu n’est pas renseigné."
    assert found[0].to_do.message.replace("\u00a0", " ") == "Enregistrer l’usage du lieu, même « aucun »."
    assert gaps(results()[0]) == ()
    for code, table in vigilance_sentences.WHERE.items():
        assert schema.table(table).fields, code


def test_rows_that_are_missing_are_unknown() -> None:
    less = replace(results()[0], factors=results()[0].factors[:2])
    assert less.step.level == "non_evaluable"
    assert motive(less).message == ""
    assert words(less).splitlines()[0] == "Pas de motif suffisant relevé, au 01/09/2026."


def test_a_level_that_this_version_would_not_give_is_told_without_a_motive() -> None:
    other = replace(results()[0], level="vigilance")
    assert words(other).splitlines()[0] == "Vigilance, au 01/09/2026."


@pytest.mark.parametrize(("value", "count"), [("3 (a, b, c)", 3), ("2 au moins (a)", 2), ("", 0), ("plusieurs", 0)])
def test_the_number_of_occupations_is_read_from_its_text(value: str, count: int) -> None:
    result = Stored("a", DAY, VERSION, "vigilance", (StoredFactor("F3", YES, value),))
    assert result.checklist.occupations == count


def test_labels_are_those_of_the_vocabulary() -> None:
    assert level_label("aucun_motif") == "Pas de motif suffisant relevé"


@given(days=st.integers(0, 400))
def test_stored_results_have_six_factors_in_order(days: int) -> None:
    for known in bases():
        for found in evaluate_all(known, after(days)):
            assert [f.code for f in stored(found).factors] == list(CODES)
            assert {f.answer for f in stored(found).factors} <= set(ANSWERS)
            assert all(f.value and f.grade and f.source for f in stored(found).factors)


def templates(value: object) -> Iterator[str]:
    if isinstance(value, Sentence):
        yield value.template
        for _name, part in value.params:
            yield from templates(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from templates(part)


def test_every_sentence_of_a_result_has_its_translation(root: Path) -> None:
    source = ElementTree.parse(root / "resources" / "i18n" / "resorption_en.ts")
    known = {node.text for node in source.getroot().iter("source")}
    said = [part for result in (*results(), *every_answer()) for part in (*explained(result), motive(result))]
    said += [gap.to_do for result in results() for gap in gaps(result)]
    said += [reason for base in bases() for found in candidates(base, DAY) for reason in found.reasons]
    used = {template for sentence in said for template in templates(sentence)} | set(CAVEATS) | {NOT_VALIDATED}
    used |= {evidence.source for evidence in EVIDENCE.values()} | {setting.source for setting in SETTINGS}
    assert used - known - {""} == set()
