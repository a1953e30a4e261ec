"""What the base keeps of a screening: the run, its layers and its figures; the verdict on each piece of land, and why."""

from __future__ import annotations

import uuid as uuids
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..layers.reader import Reader
from ..layers.session import Session
from ..protocol.plain_text import bare_name
from ..protocol.vocabulary import vocabulary
from .changes import StoredRule, StoredVerdict
from .coverage import told_coverage
from .criteria import RESULT_CODES, ROLES, RULES, Finding
from .facts import Facts, LayerRead
from .reasons import Row, reasons
from .result_file import Passage
from .wording import cut

RUN, SOURCE, FIGURE = "criblage", "criblage_source", "criblage_seuil"
VERDICT, RULE = "foncier_verdict", "foncier_regle"

_LEFT_OUT, _NOT_GIVEN = "laissé de côté par le protocole", "non fourni : inconnu"
_NOT_SET = "non fixé"
_LENGTHS = {"couche": 400, "millesime": 60, "echelle": 120, "crs": 60}
_RULE_COLUMNS = ("resultat", "valeur", "unite", "seuil", "source")
"""Columns of `foncier_regle`, in the order of `StoredRule`."""


def record_run(session: Session, passage: Passage, counts: Mapping[str, int], facts: Facts) -> None:
    """Writes the run, with every layer and every figure that it used or went without. Raises RefusedRow."""
    of_verdicts = {f"nb_{code}": counts.get(code, 0) for code in vocabulary("verdict_foncier").values}
    session.insert(RUN, {"date": passage.day, "version_regles": passage.version, **of_verdicts}, uuid=passage.criblage)
    session.insert_many(SOURCE, [{"criblage": passage.criblage, **row} for row in _sources(facts)])
    session.insert_many(
        FIGURE, [{"criblage": passage.criblage, **row} for row in _figures(facts, _typed_sources(session, facts))]
    )


def _sources(facts: Facts) -> Iterator[dict[str, Any]]:
    for layer in facts.layers:
        texts = {"couche": _told_layer(layer), "millesime": layer.vintage, "echelle": layer.scale, "crs": layer.crs}
        kept = {name: cut(text, _LENGTHS[name]) or None for name, text in texts.items()}
        yield {"role": layer.role, **kept, "nb_objets": layer.count}
    empty = {"millesime": None, "echelle": None, "crs": None, "nb_objets": None}
    for one in ROLES:
        if one.key not in facts.given:
            yield {"role": one.key, "couche": _LEFT_OUT if one.key in facts.left_out else _NOT_GIVEN, **empty}


def _told_layer(layer: LayerRead) -> str:
    """Its name, and how far it is complete where people have a say in it."""
    name, covered = bare_name(layer.name), told_coverage(layer.coverage)
    if covered is None:
        return name
    told = f" – couverture : {covered.message}"
    return cut(name, _LENGTHS["couche"] - len(told)) + told


def _typed_sources(reader: Reader, facts: Facts) -> dict[str, str]:
    """Of the figures that apply because the protocol says so, the source that people typed with them."""
    used = {key: str(value) for key, value in facts.figures.items()}
    typed = reader.columns("reglage", "cle", "valeur", "source")
    return {str(key): str(source) for key, value, source in typed if used.get(str(key)) == str(value)}


def _figures(facts: Facts, typed: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for rule in RULES:
        for threshold in rule.thresholds:
            value = facts.figures.get(threshold.key)
            told = f"{threshold.label} : {_NOT_SET if value is None else value}"
            source = typed.get(threshold.key) or threshold.origin(value)
            yield {"regle": rule.id, "seuil": told, "unite": threshold.unit, "source": source}


def stored_verdict(row: Row, facts: Facts) -> StoredVerdict:
    """What the base keeps of a row: every rule that was examined."""
    told = [one for one in reasons(row, facts) if one.finding != Finding.NOT_EXAMINED]
    rules = {
        one.rule: StoredRule(RESULT_CODES[one.finding], one.value, one.unit, one.threshold, cut(one.source, 400))
        for one in told
    }
    least, most = row.get("capacite_min_personnes"), row.get("capacite_max_personnes")
    return StoredVerdict(str(row["verdict"]), least, most, rules)  # type: ignore[arg-type]


def record_verdicts(session: Session, criblage: str, verdicts: Sequence[tuple[str, StoredVerdict]]) -> None:
    """Writes the verdicts of a run on these pieces of land (identity, verdict). Raises RefusedRow."""
    made = [(str(uuids.uuid4()), land, verdict) for land, verdict in verdicts]
    session.insert_many(VERDICT, [
        {"uuid": uuid, "foncier": land, "criblage": criblage, "verdict": verdict.verdict,
         "capacite_min": verdict.least, "capacite_max": verdict.most}
        for uuid, land, verdict in made
    ])  # fmt: skip
    session.insert_many(RULE, [
        {"foncier_verdict": uuid, "regle": rule, **_rule_values(stored)}
        for uuid, _land, verdict in made for rule, stored in verdict.rules.items()
    ])  # fmt: skip


def _rule_values(rule: StoredRule) -> dict[str, str | None]:
    texts = (rule.result, rule.value, rule.unit, rule.threshold, rule.source)
    return {name: text or None for name, text in zip(_RULE_COLUMNS, texts)}


def latest_verdicts(reader: Reader) -> dict[str, StoredVerdict]:
    """The verdict of the last run on each piece of land: of the last day, and of one day the one entered last."""
    days = {run: (day, place) for place, (run, day) in enumerate(reader.columns(RUN, "uuid", "date"))}
    heads: dict[object, tuple[Any, ...]] = {}
    for uuid, land, run, *values in reader.columns(
        VERDICT, "uuid", "foncier", "criblage", "verdict", "capacite_min", "capacite_max"
    ):
        if land not in heads or days[run] > days[heads[land][1]]:
            heads[land] = (uuid, run, *values)
    rules: dict[object, dict[str, StoredRule]] = defaultdict(dict)
    for verdict, rule, *texts in reader.columns(RULE, "foncier_verdict", "regle", *_RULE_COLUMNS):
        rules[verdict][str(rule)] = StoredRule(*(str(text or "") for text in texts))
    return {
        str(land): StoredVerdict(verdict, least, most, rules[uuid])
        for land, (uuid, _run, verdict, least, most) in heads.items()
    }
