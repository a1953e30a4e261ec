"""Which site of the base an incoming one is: same platform identifier, else name and commune, else distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qgis.core import QgsGeometry

from ...protocol.resorption import CLOSED
from ..session import Record
from .folding import folded
from .incoming import Incoming
from .places import Neighbours
from .state import SETTLED, Candidate, State

NEAR_M = 50.0
"""Positions of the platform have four decimals (11 m) or more, and its points lie somewhere on the site."""

NEW = ""
"""The choice that none of the candidates is the incoming site."""

BY_ID, BY_NAME, BY_DISTANCE, BY_CHOICE = "identifier", "name", "distance", "choice"
"""How a site was found."""

Choices = Mapping[tuple[int, str], str]
"""By number and name of the row, the uuid of the site chosen, or NEW."""


@dataclass(frozen=True)
class Match:
    """The site found, if one and one only; else the candidates between which somebody must choose."""

    site: Record | None = None
    how: str = ""
    candidates: tuple[Candidate, ...] = ()


class Matcher:
    """Looks for incoming sites among those of a base."""

    def __init__(self, state: State, choices: Choices) -> None:
        self._state = state
        self._choices = choices
        # A site that already has another identifier on the platform is another site.
        free = [site for site in state.sites.values() if not site.values["id_plateforme"]]
        self._by_id = {str(s.values["id_plateforme"]): s for s in state.sites.values() if s.values["id_plateforme"]}
        self._by_name: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for site in free:
            self._by_name[folded(str(site.values["nom"])), str(site.values["commune"])].append(site)
        self._near = Neighbours(free)

    def match(self, row: Incoming, geometry: QgsGeometry | None, commune: str) -> Match:
        """The site of that row, new when nothing resembles it. `commune` is its uuid in the base."""
        if row.platform_id in self._by_id:
            return Match(self._by_id[row.platform_id], BY_ID)
        if row.key in self._choices:
            return self._chosen(self._choices[row.key])
        named = [s for s in self._by_name.get((folded(row.name), commune), []) if _same_time(s, row)]
        if named:
            return _single([Candidate(s, BY_NAME) for s in named], row)
        near = [] if geometry is None else self._near.within(geometry, NEAR_M)
        return _single([Candidate(s, BY_DISTANCE, d) for s, d in near if _same_time(s, row)], row)

    def _chosen(self, uuid: str) -> Match:
        site = self._state.sites.get(uuid)
        return Match() if site is None else Match(site, BY_CHOICE)


def _single(candidates: list[Candidate], row: Incoming) -> Match:
    if len(candidates) == 1 and not _reopens(candidates[0].site, row):
        return Match(candidates[0].site, candidates[0].reason)
    return Match(candidates=tuple(candidates))


def _reopens(site: Record, row: Incoming) -> bool:
    """A closed site that comes back open may be a new occupation of the same place."""
    return site.values["statut"] in CLOSED and row.site.get("statut") in SETTLED


def _same_time(site: Record, row: Incoming) -> bool:
    """Whether both may be one occupation: neither had ended before the other began."""
    return not _before(site.values["date_fermeture"], row.site.get("date_installation")) and not _before(
        row.site.get("date_fermeture"), site.values["date_installation"]
    )


def _before(end: object, start: object) -> bool:
    return isinstance(end, date) and isinstance(start, date) and end < start
