"""The engagements of a snapshot by the site that they name, and those that hold for the whole territory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..protocol.engagements import EngagementLine
from ..protocol.plain_text import folded
from .engagement_tables import engaged_partners, engagement_lines
from .reading import Snapshot


def engagements_by_site(base: Snapshot) -> tuple[dict[object, tuple[EngagementLine, ...]], tuple[EngagementLine, ...]]:
    """Those that name sites, by site (uuid), and those of the whole territory; by article, partner and title."""
    by_site: dict[object, list[EngagementLine]] = defaultdict(list)
    territory = []
    for line in engagement_lines(base, engaged_partners(base)):
        territory += [] if line.sites else [line]
        for site in line.sites:
            by_site[site.uuid].append(line)
    return {site: _in_order(lines) for site, lines in by_site.items()}, _in_order(territory)


def _in_order(lines: Iterable[EngagementLine]) -> tuple[EngagementLine, ...]:
    return tuple(sorted(lines, key=lambda one: (one.article, folded(one.partner.name), folded(one.title))))
