"""The roles of the page « Couches », by rule; what is proposed for each, from the layers at hand and from the last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...land.criteria import ROLES, RULES, missing_roles
from ...land.guesses import LABELS, Guess, accepts, as_role, guessed
from ...land.remembered import Choice
from ...land.role_columns import OWNERS, PARCELS, PPR, PPR_PERIMETER
from ...land.source_layers import Candidate
from ...land.source_types import Source
from ...land.source_uri import same_layer
from ...land.thresholds import Figures
from ...protocol.sentences import Sentence, said

ALONE = frozenset({PARCELS, OWNERS})
"""Roles read from one layer; the others may have several, as a commune has several plans."""

_OPTIONAL = frozenset(one.key for one in ROLES if one.optional)
_RULE_OF = {PPR_PERIMETER: "R3", OWNERS: "R5", **{one.key: one.rule for one in ROLES}}
_TITLES = {rule.id: rule.title for rule in RULES}


@dataclass(frozen=True)
class Group:
    """The roles that one rule reads, under its title; both are "" for the parcels themselves."""

    rule: str
    title: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """A layer proposed for a role, and why; not `sure`: to be looked at."""

    source: Source
    why: Sentence
    sure: bool = True


def given(choice: Choice) -> frozenset[str]:
    """The roles that have a layer."""
    return frozenset(source.role for source in choice.sources)


def groups() -> tuple[Group, ...]:
    """Every role, in the order in which they are asked."""
    by_rule = [Group("", "", (PARCELS,)), Group("R3", _TITLES["R3"], (PPR, PPR_PERIMETER))]
    for rule in ("R4", "R5", "R6", "R7"):
        roles = (OWNERS,) if rule == "R5" else tuple(one.key for one in ROLES if one.rule == rule)
        by_rule.append(Group(rule, _TITLES[rule], roles))
    return tuple(by_rule)


def role_label(role: str) -> str:
    """The French label of a role."""
    return LABELS[role]


def may_be_left_out(role: str) -> bool:
    """Whether a protocol may decide not to look at it."""
    return role in _OPTIONAL


def usable(candidates: Iterable[Candidate], role: str) -> tuple[Candidate, ...]:
    """The layers whose geometry suits a role; a table without geometry can only say who owns."""
    return tuple(one for one in candidates if accepts(role, one.description.geometry))


def proposals(candidates: Sequence[Candidate], remembered: Iterable[Source]) -> dict[str, tuple[Proposal, ...]]:
    """Role -> what is proposed: as the last time where its layer is still there, else what the layers look like."""
    found = _as_last_time(candidates, remembered)
    taken = {(p.source.provider, p.source.uri) for group in found.values() for p in group}
    fresh: dict[str, list[Proposal]] = {}
    for one in candidates:
        guess = guessed(one.description)
        if guess is not None and guess.role in LABELS and guess.role not in found and _key(one) not in taken:
            fresh.setdefault(guess.role, []).append(_proposal(one, guess))
    return {**found, **{role: tuple(_kept(role, group)) for role, group in fresh.items()}}


def _kept(role: str, group: Sequence[Proposal]) -> Iterator[Proposal]:
    """Every layer that its columns tell; otherwise the first one that a name hints at."""
    sure = [one for one in group if one.sure]
    yield from sure[:1] if role in ALONE else sure or group[:1]


def proposed_as(one: Candidate, role: str) -> Proposal:
    """A layer that a person gave a role."""
    guess = guessed(one.description)
    return _proposal(one, guess if guess is not None and guess.role == role else as_role(one.description, role))


def lost_sources(candidates: Iterable[Candidate], remembered: Iterable[Source]) -> tuple[Source, ...]:
    """The layers of the last time that are no longer at hand."""
    known = {same_layer(*_key(one)) for one in candidates}
    return tuple(source for source in remembered if same_layer(source.provider, source.uri) not in known)


def _proposal(one: Candidate, guess: Guess) -> Proposal:
    return Proposal(one.source(guess), guess.why, guess.sure)


def _as_last_time(candidates: Iterable[Candidate], remembered: Iterable[Source]) -> dict[str, tuple[Proposal, ...]]:
    known = {same_layer(*_key(one)): one for one in candidates}
    exact = {_key(one): one for one in candidates}
    found: dict[str, tuple[Proposal, ...]] = {}
    for source in remembered:
        one = exact.get((source.provider, source.uri)) or known.get(same_layer(source.provider, source.uri))
        columns = frozenset(one.description.fields if one is not None else ())
        if source.role in LABELS and columns.issuperset(filter(None, source.fields.values())) and one is not None:
            # What is kept has no password: the layer is read as the project has it.
            proposed = Proposal(replace(source, uri=one.uri), said("comme la dernière fois"))
            found[source.role] = (*found.get(source.role, ()), proposed)
    return found


def _key(one: Candidate) -> tuple[str, str]:
    return one.provider, one.uri


def consequence(role: str, chosen: Choice, figures: Figures) -> Sentence | None:
    """What it means that a role has no layer; None when it has one."""
    if role in given(chosen):
        return None
    if role in chosen.left_out:
        return said("Laissée de côté par décision : la règle {rule} ne la regarde pas, et chaque résultat le rappelle.",
                    rule=_RULE_OF[role])  # fmt: skip
    if role in _WITHOUT:
        return _WITHOUT[role]
    left_out = chosen.left_out & _OPTIONAL
    if role not in missing_roles(given(chosen) & _ALL, left_out, figures)[_RULE_OF[role]]:
        return said("Aucune distance n’est fixée pour elle dans la page « Règles » : elle ne serait pas jugée.")
    return said("Sans cette couche, la règle {rule} ne pourra être satisfaite nulle part : les parcelles qui ne sont pas "
                "exclues seront « non évaluables ».", rule=_RULE_OF[role])  # fmt: skip


_ALL = frozenset(one.key for one in ROLES)
_WITHOUT: Mapping[str, Sentence] = {
    PARCELS: said("Couche indispensable : ce sont les parcelles à examiner."),
    PPR_PERIMETER: said("Sans périmètre, rien n’est connu en dehors des zones réglementaires : les parcelles y seront "
                        "« non évaluables »."),
    OWNERS: said("Sans ce fichier, le propriétaire est « inconnu », sauf si la couche des parcelles le dit. "
                 "Il éclaire le choix et ne change pas le résultat des règles."),
}  # fmt: skip
