"""The order in which parcels are listed, and the main reason of each in a few words. The order ranks pieces of land, by
what the rules found; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..protocol.plain_text import in_order
from ..protocol.sentences import Sentence, said
from ..protocol.vocabulary import vocabulary
from .criteria import RULES, Finding
from .facts import Facts
from .reasons import Row, finding_of

COMPATIBLE, WITH_CONDITIONS, EXCLUDED, NOT_JUDGED = vocabulary("verdict_foncier").values

ORDER = said(
    "D’abord les terrains compatibles, puis ceux sous conditions, du moins au plus grand nombre de conditions, puis ceux "
    "que l’on ne peut pas évaluer, regroupés par ce qui manque ; à égalité, dans l’ordre des identifiants. Les terrains "
    "exclus sont à part. Cet ordre ne dit pas lequel choisir."
)  # fmt: skip
"""How the list is ordered, in one place beside it."""

_GROUPS = {COMPATIBLE: 0, WITH_CONDITIONS: 1, NOT_JUDGED: 2, EXCLUDED: 3}


def rank(row: Row, facts: Facts) -> tuple[Any, ...]:
    """What puts rows in order."""
    group = _GROUPS[str(row["verdict"])]
    unknown = tuple(_rules_that(row, facts, Finding.UNKNOWN)) if group == _GROUPS[NOT_JUDGED] else ()
    conditions = int(str(row.get("nb_conditions") or 0)) if group != _GROUPS[EXCLUDED] else 0
    return group, len(unknown), unknown, conditions, in_order(str(row.get("identifiant") or ""))


def ranked(rows: Iterable[Row], facts: Facts) -> list[Row]:
    """The rows in the order of the list, those that are excluded last."""
    return sorted(rows, key=lambda row: rank(row, facts))


def motive(row: Row, facts: Facts) -> Sentence:
    """The rules that made the verdict."""
    verdict = str(row["verdict"])
    if verdict == COMPATIBLE:
        return said("aucune règle appliquée ne s’y oppose")
    told, finding = _MOTIVES[verdict]
    names = tuple(said("{label}", label=_TITLES[rule]) for rule in _rules_that(row, facts, finding))
    return said("{told} : {names}", told=told, names=names)


def _rules_that(row: Row, facts: Facts, finding: Finding) -> Iterator[str]:
    """The rules that found it; one that was not examined is unknown."""
    for rule in facts.applied:
        found = finding_of(row, rule)
        if found == finding or (found == Finding.NOT_EXAMINED and finding == Finding.UNKNOWN):
            yield rule


_TITLES = {rule.id: rule.title for rule in RULES}
_MOTIVES: Mapping[str, tuple[Sentence, Finding]] = {
    WITH_CONDITIONS: (said("conditions"), Finding.CONDITIONAL),
    NOT_JUDGED: (said("ce qui manque"), Finding.UNKNOWN),
    EXCLUDED: (said("exclu par"), Finding.EXCLUDING),
}
