"""« Ce qui a changé »: what two screenings of the same land say otherwise, in few lines, what matters most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..protocol.plain_text import whole_number
from ..protocol.sentences import SEPARATOR, Sentence, said
from ..protocol.vocabulary import vocabulary
from .changes import LandChange, RuleChange, StoredRule, StoredVerdict
from .criteria import ROLES, RULES

_SHOWN = 8
"""Pieces of land named in one sentence."""

_TITLES = {rule.id: rule.title for rule in RULES}
_LABELS = {one.key: one.label for one in ROLES}
_BESIDE = frozenset(rule.id for rule in RULES if not rule.counts)
_NONE = "—"

_COMPATIBLE, _CONDITIONS, _EXCLUDED, _NOT_JUDGED = vocabulary("verdict_foncier").values
_STILL = {
    _COMPATIBLE: said("toujours compatible"), _CONDITIONS: said("toujours sous conditions"),
    _EXCLUDED: said("toujours exclu"), _NOT_JUDGED: said("toujours non évaluable"),
}  # fmt: skip


@dataclass(frozen=True)
class ToldChange:
    """A title, and the lines under it."""

    title: Sentence
    lines: tuple[Sentence, ...] = ()


def told_changes(changes: Iterable[LandChange]) -> list[ToldChange]:
    """Other verdicts first, then the same verdict for other reasons; figures and layers that changed for several pieces
    of land are told once, last."""
    known = list(changes)
    often = {
        line: count for line, count in Counter(line for one in known for line in _context(one)).items() if count > 1
    }
    told = [(one, (*_own(one), *(line for line in _context(one) if line not in often))) for one in known]
    silent = [one.name for one, lines in told if not lines and not one.is_of_verdict]
    return [
        *(ToldChange(_title(one), lines) for one, lines in told if one.is_of_verdict),
        *(ToldChange(_title(one), lines) for one, lines in told if lines and not one.is_of_verdict),
        *_common(often, silent),
    ]


def _common(often: Mapping[Sentence, int], silent: Sequence[str]) -> Iterator[ToldChange]:
    lines = [said("{change} ({count} terrains)", change=line, count=count) for line, count in often.items()]
    if silent:
        names = ", ".join(silent[:_SHOWN]) + (", …" if len(silent) > _SHOWN else "")
        lines.append(said("rien d’autre n’a changé pour {names}", names=names))
    if lines:
        yield ToldChange(said("Pour plusieurs terrains"), tuple(lines))


def _title(change: LandChange) -> Sentence:
    before, after = change.before, change.after
    if not change.is_of_verdict:
        return said("{name} : {still}", name=change.name, still=_STILL[after.verdict])
    return said("{name} : {before} → {after}", name=change.name, before=_coded("verdict_foncier", before.verdict),
                after=_coded("verdict_foncier", after.verdict))  # fmt: skip


def _own(change: LandChange) -> Iterator[Sentence]:
    """What is said otherwise of this piece of land."""
    before, after = change.before, change.after
    if (before.least, before.most) != (after.least, after.most):
        yield said("capacité : {before} → {after} personnes", before=_range(before), after=_range(after))
    for one in change.rules:
        if told := tuple(_of_rule(one)):
            yield said("{label} : {changes}", label=_TITLES[one.rule], changes=told)


def _context(change: LandChange) -> Iterator[Sentence]:
    """What it is held against: figures, and layers, once for all rules."""
    for one in change.rules:
        if one.before is None or one.after is None or one.before.threshold == one.after.threshold:
            continue
        yield said("{label} : seuil : {before} → {after}", label=_TITLES[one.rule],
                   before=_threshold(one.rule, one.before), after=_threshold(one.rule, one.after))  # fmt: skip
    yield from _layers(change)


def _of_rule(change: RuleChange) -> Iterator[Sentence]:
    """What a rule found, and its value."""
    before, after = change.before, change.after
    if before is None or after is None:
        yield said("règle nouvellement appliquée") if before is None else said("règle qui n’est plus appliquée")
        return
    if before.result != after.result:
        yield said("{before} → {after}", before=_found(change.rule, before), after=_found(change.rule, after))
    one, other = _value(change.rule, before), _value(change.rule, after)
    # The capacity has a line of its own.
    if one != other and change.rule != "R8":
        yield said("valeur : {before} → {after}", before=one, after=other)


def _found(rule: str, stored: StoredRule) -> Sentence:
    """A rule that only informs is neither met nor not."""
    if rule not in _BESIDE:
        return _coded("resultat_regle", stored.result)
    return said("information incomplète") if stored.result == _NOT_JUDGED else said("information complète")


def _value(rule: str, stored: StoredRule) -> Sentence:
    if not stored.value:
        return said(_NONE)
    if rule == "R5":
        return _coded("categorie_proprietaire", stored.value)
    return _measures(stored.value, stored.unit)


def _threshold(rule: str, stored: StoredRule) -> Sentence:
    """With its unit, where the figure does not say it itself."""
    if not stored.threshold:
        return said(_NONE)
    return _measures(stored.threshold, stored.unit if rule in ("R1", "R6", "R7") else "")


def _measures(text: str, unit: str) -> Sentence:
    """« route 30 » and « ecole 800 » as « Routes 30 m » and « Écoles 800 m »."""
    parts = (part.partition(" ") for part in text.split(SEPARATOR))
    return said("{measures}", measures=tuple(_measure(first, rest, unit) for first, _space, rest in parts))


def _measure(first: str, rest: str, unit: str) -> Sentence:
    ending = f"\N{NO-BREAK SPACE}{unit}" if unit else ""
    if first in _LABELS:
        return said("{label} {figure}", label=_LABELS[first], figure=f"{rest}{ending}")
    return said("{figure}", figure=f"{first} {rest}".strip() + ending)


def _layers(change: LandChange) -> Iterator[Sentence]:
    """The layers that are no longer read as they were, and those that are read now, once for all rules."""
    before, after = _read(change.before), _read(change.after)
    gone, new = ([layer for layer in one if layer not in other] for one, other in ((before, after), (after, before)))
    if gone or new:
        yield said("couches lues : {before} → {after}", before=SEPARATOR.join(gone) or _NONE,
                   after=SEPARATOR.join(new) or _NONE)  # fmt: skip


def _read(stored: StoredVerdict) -> list[str]:
    texts = (rule.source for rule in stored.rules.values() if rule.source)
    return list(dict.fromkeys(layer for text in texts for layer in text.split(SEPARATOR)))


def _coded(name: str, code: str) -> Sentence:
    return said("{label}", label=vocabulary(name).label_of(code))


def _range(of: StoredVerdict) -> str:
    return _NONE if of.least is None or of.most is None else f"{whole_number(of.least)} à {whole_number(of.most)}"
