"""What changed between two screenings of the same land, from what the base keeps of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    def is_of_verdict(self) -> bool:
        """Whether the verdict is another one."""
        return self.before.verdict != self.after.verdict


def land_change(land: str, name: str, before: StoredVerdict, after: StoredVerdict) -> LandChange | None:
    """What changed for a piece of land; None when both say the same."""
    return None if before == after else LandChange(land, name, before, after)
