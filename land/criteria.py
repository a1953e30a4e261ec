"""Article 9: the rules R1 to R8 by which land is screened, as data, and how their results make a verdict.

A verdict says what the rules found; it decides nothing. Unknown is a result of its own, worse than « conditionnelle »:
where a layer does not cover a parcel nothing is known of it, and that is never taken for « nothing there ».
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum

from ..protocol.land_rules import MEANINGS, ROLE_LABELS, TITLES, TOLD_ONLY
from ..protocol.vocabulary import vocabulary
from .thresholds import (
    AREA_EACH,
    COMPACTNESS,
    FOOD,
    HEALTH,
    HERITAGE_REACH,
    HOUSEHOLD_SIZE,
    LOST_AREA,
    NEGLIGIBLE_AREA,
    NEGLIGIBLE_SHARE,
    PERSONS,
    POLLUTION_REACH,
    PROHIBITED_SHARE,
    REDUCED_AREA_EACH,
    ROAD,
    SCHOOL,
    STOP,
    WATER,
    WIDTH,
    Figures,
    Threshold,
)

VERSION = "1"
"""To be changed with any change of what a rule means: it is stored with each screening."""


class Finding(IntEnum):
    """What a rule found of one parcel, the worst last; NOT_EXAMINED only where an earlier rule already excluded it."""

    NOT_EXAMINED = 0
    SATISFIED = 1
    CONDITIONAL = 2
    UNKNOWN = 3
    EXCLUDING = 4


_MET, _CONDITIONAL, _EXCLUDING, _UNKNOWN = vocabulary("resultat_regle").values
_POSSIBLE, _WITH_CONDITIONS, _EXCLUDED, _NOT_JUDGED = vocabulary("verdict_foncier").values

RESULT_CODES: Mapping[Finding, str] = {
    Finding.SATISFIED: _MET, Finding.CONDITIONAL: _CONDITIONAL,
    Finding.UNKNOWN: _UNKNOWN, Finding.EXCLUDING: _EXCLUDING,
}  # fmt: skip
"""Finding -> code of `resultat_regle`; a rule that was not examined has none."""

VERDICT_CODES: Mapping[Finding, str] = {
    Finding.SATISFIED: _POSSIBLE, Finding.CONDITIONAL: _WITH_CONDITIONS,
    Finding.UNKNOWN: _NOT_JUDGED, Finding.EXCLUDING: _EXCLUDED,
}  # fmt: skip
"""Worst finding -> code of `verdict_foncier`."""


@dataclass(frozen=True)
class Rule:
    """One rule: `gives` are the findings it can give besides SATISFIED and UNKNOWN."""

    id: str
    gives: tuple[Finding, ...]
    thresholds: tuple[Threshold, ...] = ()

    @property
    def title(self) -> str:
        """Its name, a label."""
        return TITLES[self.id]

    @property
    def meaning(self) -> str:
        """What it asks of a parcel, in French."""
        return MEANINGS[self.id]

    @property
    def counts(self) -> bool:
        """Whether it makes the verdict; R5 and R8 are told beside it and never change it."""
        return self.id not in TOLD_ONLY

    @property
    def excludes(self) -> bool:
        """Whether it can exclude a parcel: the others leave as many in the funnel as they found."""
        return Finding.EXCLUDING in self.gives


RULES = (
    Rule("R1", (Finding.EXCLUDING,), (PERSONS, AREA_EACH)),
    Rule("R2", (Finding.EXCLUDING,), (WIDTH, COMPACTNESS)),
    Rule("R3", (Finding.EXCLUDING, Finding.CONDITIONAL),
         (PROHIBITED_SHARE, LOST_AREA, NEGLIGIBLE_AREA, NEGLIGIBLE_SHARE)),
    Rule("R4", (Finding.EXCLUDING, Finding.CONDITIONAL),
         (POLLUTION_REACH, HERITAGE_REACH, NEGLIGIBLE_AREA, NEGLIGIBLE_SHARE)),
    Rule("R5", ()),
    Rule("R6", (Finding.CONDITIONAL,), (ROAD,)),
    Rule("R7", (Finding.CONDITIONAL,), (SCHOOL, STOP, WATER, HEALTH, FOOD)),
    Rule("R8", (), (AREA_EACH, REDUCED_AREA_EACH, HOUSEHOLD_SIZE)),
)  # fmt: skip
"""The rules of this version."""

RULE_IDS = tuple(rule.id for rule in RULES)
COUNTED = tuple(rule.id for rule in RULES if rule.counts)
"""The rules that make the verdict."""


@dataclass(frozen=True)
class Step:
    """One step of the funnel: the rule it belongs to and what it looks at, in French."""

    key: str
    rule: str
    label: str


FUNNEL = (
    Step("surface", "R1", "Surface suffisante"),
    Step("compacite", "R2", "Forme compacte"),
    Step("ppr", "R3", "Hors zone d’interdiction d’un PPR"),
    Step("surface_utile", "R1", "Surface suffisante, zones d’interdiction retirées"),
    Step("largeur", "R2", "Largeur suffisante"),
    Step("exclusions", "R4", "Hors des autres exclusions"),
    Step("route", "R6", "Accès à une route"),
    Step("services", "R7", "Services à proximité"),
)
"""The order in which parcels are examined: what costs least first, what needs every layer last."""


@dataclass(frozen=True)
class Role:
    """What a layer is read as. `finding` is what lying in it means (None: its own zones say it).

    `reach` is the distance at which it already matters; `optional` says that a protocol may leave it out, which is a
    decision of people, told with the result. A layer that is neither given nor left out is unknown.
    """

    key: str
    rule: str
    finding: Finding | None = None
    reach: Threshold | None = None
    optional: bool = True

    @property
    def label(self) -> str:
        """Its French label."""
        return ROLE_LABELS[self.key]


ROLES = (
    Role("ppr", "R3", optional=False),
    Role("plu", "R4", optional=False),
    Role("eau_surface", "R4", Finding.EXCLUDING),
    Role("voie_ferree", "R4", Finding.EXCLUDING),
    Role("autoroute", "R4", Finding.EXCLUDING),
    Role("cimetiere", "R4", Finding.EXCLUDING),
    Role("coeur_protege", "R4", Finding.EXCLUDING),
    Role("site_pollue", "R4", Finding.CONDITIONAL, POLLUTION_REACH),
    Role("patrimoine", "R4", Finding.CONDITIONAL, HERITAGE_REACH),
    Role("route", "R6", Finding.CONDITIONAL, ROAD),
    Role("ecole", "R7", Finding.CONDITIONAL, SCHOOL),
    Role("arret", "R7", Finding.CONDITIONAL, STOP),
    Role("point_eau", "R7", Finding.CONDITIONAL, WATER),
    Role("sante", "R7", Finding.CONDITIONAL, HEALTH),
    Role("alimentation", "R7", Finding.CONDITIONAL, FOOD),
)
"""The layers that the rules read, in the order in which they are told."""

_BY_KEY = {role.key: role for role in ROLES}


def role(key: str) -> Role:
    """The role of that key. Raises KeyError."""
    return _BY_KEY[key]


def missing_roles(given: Collection[str], left_out: Collection[str], figures: Figures) -> dict[str, tuple[str, ...]]:
    """Rule -> the layers it needs that are neither given nor left out by the protocol: it cannot be satisfied.

    A service without a distance is told when its layer is there, and judged by nothing: it is not missing.
    Raises ValueError for a layer that no protocol may leave out.
    """
    if compulsory := [key for key in left_out if not role(key).optional]:
        raise ValueError(f"cannot be left out: {', '.join(sorted(compulsory))}")
    absent = [r for r in ROLES if r.key not in given and r.key not in left_out and not _unjudged(r, figures)]
    return {rule_id: tuple(r.key for r in absent if r.rule == rule_id) for rule_id in RULE_IDS}


def applied_rules(left_out: Collection[str], figures: Figures) -> tuple[str, ...]:
    """The counted rules, less those of which every layer is left out or told without being judged."""
    judged = {r.rule for r in ROLES if r.key not in left_out and not _unjudged(r, figures)}
    without_layer = set(COUNTED) - {r.rule for r in ROLES}
    return tuple(rule_id for rule_id in COUNTED if rule_id in judged | without_layer)


def _unjudged(one: Role, figures: Figures) -> bool:
    return one.rule == "R7" and one.reach is not None and figures.get(one.reach.key) is None


def verdict(findings: Mapping[str, Finding], applied: Collection[str] = COUNTED) -> Finding:
    """The worst of what the applied rules found: excluante, non_evaluable, conditionnelle, satisfaite in that order.

    An applied rule that was not examined is unknown, unless another one excludes the parcel anyway.
    """
    found = [findings.get(rule_id, Finding.NOT_EXAMINED) for rule_id in applied]
    return max(Finding.UNKNOWN if finding == Finding.NOT_EXAMINED else finding for finding in found)
