"""How far a layer without a perimeter is known: what it does not show is absent there, and unknown beyond.

Plans say where they apply; a layer of roads or of monuments does not. Where it is complete is told by people; until they
tell it, no further than its own features reach.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..protocol.sentences import Sentence, said
from .criteria import ROLES
from .role_columns import PLU, PPR

EXTENT, TERRITORY, COMMUNES = "emprise", "territoire", "communes"
"""What a source covers (`Source.coverage`): the box around its features; all of the territory; communes, their codes
following the word. Empty for a role that has zones of its own, and for a source of which nobody asked: everywhere."""

WITHOUT_PERIMETER = frozenset(one.key for one in ROLES if one.key not in (PPR, PLU))
"""The roles whose layers do not say where they are known."""

_SHOWN = 5


def usual_coverage(role: str) -> str:
    """What is known of a layer of that role as long as nobody says more."""
    return EXTENT if role in WITHOUT_PERIMETER else ""


def of_communes(codes: Iterable[str]) -> str:
    """The coverage that these communes (INSEE codes) are."""
    return " ".join((COMMUNES, *sorted(codes)))


def chosen_communes(coverage: str) -> tuple[str, ...] | None:
    """The codes of the communes that are covered, None for a coverage of another kind."""
    kind, *codes = coverage.split() or [""]
    return tuple(codes) if kind == COMMUNES else None


def told_coverage(coverage: str) -> Sentence | None:
    """In words, as what a layer covers; None where nothing was asked."""
    codes = chosen_communes(coverage)
    if codes is None:
        return _TOLD.get(coverage)
    if not codes:
        return said("aucune commune")
    more = len(codes) - _SHOWN
    shown = ", ".join(codes[:_SHOWN])
    if more > 0:
        return said("les communes {codes} et {count} autre(s)", codes=shown, count=more)
    return said("la commune {codes}", codes=shown) if len(codes) == 1 else said("les communes {codes}", codes=shown)


_TOLD = {EXTENT: said("l’emprise de la couche"), TERRITORY: said("tout le territoire")}
