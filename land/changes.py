"""What changed between two screenings of the same land, from what the base keeps of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..protocol.sentences import Sentence, said
from ..protocol.vocabulary import vocabulary
from .criteria import RULES


@dataclass(frozen=True)
class StoredRule:
    """A row of `foncier_regle`."""

    result: str
    value: str = ""
    unit: str = ""
    threshold: str = ""
    source: str = ""


@dataclass(frozen=True)
class StoredVerdict:
    """A row of `foncier_verdict` with its rules; `least` and `most` are persons, None where not known."""

    verdict: str
    least: int | None
    most: int | None
    rules: Mapping[str, StoredRule]


@dataclass(frozen=True)
class RuleChange:
    """A rule that does not say the same; None where it said nothing."""

    rule: str
    before: StoredRule | None
    after: StoredRule | None


@dataclass(frozen=True)
class LandChange:
    """A piece of land of the base, by identity and by name, of which two screenings do not say the same."""

    land: str
    name: str
    before: StoredVerdict
    after: StoredVerdict

    @property
    def rules(self) -> tuple[RuleChange, ...]:
        """The rules that do not say the same, in order."""
        pairs = ((rule.id, self.before.rules.get(rule.id), self.after.rules.get(rule.id)) for rule in RULES)
        return tuple(RuleChange(rule, one, other) for rule, one, other in pairs if one != other)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What changed, the verdict first; never empty."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        before, after = self.before, self.after
        if before.verdict != after.verdict:
            yield said("{name} : {before} → {after}", name=self.name, before=_verdict(before.verdict),
                       after=_verdict(after.verdict))  # fmt: skip
        else:
            yield said("{name} : toujours {verdict}", name=self.name, verdict=_verdict(after.verdict))
        if (before.least, before.most) != (after.least, after.most):
            yield said("capacité : {before} → {after} personnes", before=_range(before), after=_range(after))
        for change in self.rules:
            yield said("{label} : {changes}", label=_TITLES[change.rule], changes=tuple(_told(change)))


def land_change(land: str, name: str, before: StoredVerdict, after: StoredVerdict) -> LandChange | None:
    """What changed for a piece of land; None when both say the same."""
    return None if before == after else LandChange(land, name, before, after)


def _told(change: RuleChange) -> Iterator[Sentence]:
    before, after = change.before, change.after
    if before is None or after is None:
        yield said("règle nouvellement appliquée") if before is None else said("règle qui n’est plus appliquée")
        return
    if before.result != after.result:
        yield said("{before} → {after}", before=_result(before.result), after=_result(after.result))
    pairs = (
        (said("valeur"), before.value, after.value, after.unit),
        (said("seuil"), before.threshold, after.threshold, ""),
        (said("source"), before.source, after.source, ""),
    )
    for what, one, other, unit in pairs:
        if one != other:
            yield said(
                "{what} : {before} → {after}", what=what, before=one or "—", after=f"{other or '—'} {unit}".strip()
            )


def _verdict(code: str) -> Sentence:
    return said("{label}", label=vocabulary("verdict_foncier").label_of(code))


def _result(code: str) -> Sentence:
    return said("{label}", label=vocabulary("resultat_regle").label_of(code))


def _range(of: StoredVerdict) -> str:
    return "—" if of.least is None or of.most is None else f"{of.least} à {of.most}"


_TITLES = {rule.id: rule.title for rule in RULES}
