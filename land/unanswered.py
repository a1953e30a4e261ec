"""Why land could not be judged, for all of a result at once: which rules had no answer, and which layers would give one.

A list where most is « non évaluable » is no help until it says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..protocol.plain_text import whole_number
from ..protocol.sentences import Sentence, said
from .criteria import RULES, Finding, role
from .facts import Facts
from .prepared import Verdicts

_TITLES = {rule.id: rule.title for rule in RULES}


def told_unanswered(found: Verdicts, facts: Facts) -> Iterator[Sentence]:
    """How many pieces of land each rule could not answer for, the worst first; then the layers that nobody gave."""
    judged = found.verdict != Finding.UNKNOWN
    if judged.all():
        return
    counts = {rule: int(np.sum(~judged & (found.findings[rule] == Finding.UNKNOWN))) for rule in facts.applied}
    silent = sorted((rule for rule in counts if counts[rule]), key=lambda rule: -counts[rule])
    rules = tuple(said("{rule} – {label} ({count})", rule=rule, label=_TITLES[rule], count=whole_number(counts[rule]))
                  for rule in silent)  # fmt: skip
    yield said("{count} terrain(s) non évaluable(s), faute de réponse à une règle au moins : {rules}.",
               count=whole_number(int(np.sum(~judged))), rules=rules)  # fmt: skip
    missing = tuple(said("{label}", label=role(key).label) for rule in facts.applied for key in facts.missing(rule))
    if missing:
        yield said("Couches non fournies : {names}. Tant qu’il en manque une, aucun terrain ne peut être « compatible » "
                   "ni « sous conditions ».", names=missing)  # fmt: skip
