"""Sites whose outline cannot be used: how many could be near a place, without reading each of them each time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Protocol

_LAST = chr(0x10FFFF)
"""After any code."""


class Occupation(Protocol):
    """What is read of a site."""

    @property
    def uuid(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def commune(self) -> str | None: ...
    @property
    def closed(self) -> bool: ...
    @property
    def installed_on(self) -> date | None: ...
    @property
    def closed_on(self) -> date | None: ...
    @property
    def left_on(self) -> date | None: ...


class _Commune:
    """Those of one commune, in the order of their days; an unknown day comes first, so that it excludes nothing."""

    def __init__(self, sites: Iterable[Occupation]) -> None:
        sites = list(sites)
        closed = [site for site in sites if site.closed]
        self.begun = sorted(_day(site.installed_on) for site in sites)
        self.ended = sorted(max(_day(site.closed_on), _day(site.installed_on)) for site in closed)
        self.left = sorted((_day(site.left_on), site.code, site.uuid) for site in closed)

    def left_by(self, day: date) -> int:
        return bisect_right(self.left, (day, _LAST, _LAST))


class Unplaced:
    """The unplaced sites of a base, by commune. `communes` None stands for all of them; an unknown one is in any."""

    def __init__(self, sites: Iterable[Occupation]) -> None:
        grouped: dict[str | None, list[Occupation]] = {}
        for site in sites:
            grouped.setdefault(site.commune, []).append(site)
        self._communes = {commune: _Commune(found) for commune, found in grouped.items()}
        self._left = {site.uuid: site for found in grouped.values() for site in found if site.closed}

    def active(self, communes: Collection[str] | None, day: date) -> int:
        """How many are occupied on that day in those communes."""
        return sum(bisect_right(group.begun, day) - bisect_right(group.ended, day) for group in self._near(communes))

    def left_by(
        self, communes: Collection[str] | None, day: date, apart: Collection[str], named: int
    ) -> tuple[int, list[str]]:
        """How many in those communes were left on that day or may have been, and the uuids of the last ones.

        `apart`: sites not to be counted.
        """
        near = list(self._near(communes))
        excluded = [self._left[uuid] for uuid in apart if uuid in self._left]
        count = sum(group.left_by(day) for group in near)
        count -= sum(_day(site.left_on) <= day and self._is_near(site, communes) for site in excluded)
        last = sorted((row for group in near for row in _last(group, day, apart, named)), reverse=True)
        return count, [uuid for _left, _code, uuid in last[:named]]

    def _near(self, communes: Collection[str] | None) -> Iterator[_Commune]:
        wanted = self._communes if communes is None else {None, *communes}
        return (self._communes[commune] for commune in wanted if commune in self._communes)

    def _is_near(self, site: Occupation, communes: Collection[str] | None) -> bool:
        return communes is None or site.commune is None or site.commune in communes


def _last(group: _Commune, day: date, apart: Collection[str], named: int) -> Iterator[tuple[date, str, str]]:
    for place in range(group.left_by(day) - 1, -1, -1):
        if named == 0:
            return
        if group.left[place][2] not in apart:
            named -= 1
            yield group.left[place]


def _day(known: date | None) -> date:
    return known or date.min
