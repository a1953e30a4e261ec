"""Which sites may be where the people of a site came from, or what stood there before it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .resorption import CLOSED
from .rules import Record

WINDOW_DAYS = 90
"""Days around the installation within which a closing may explain it (national platform, form of a site)."""


def may_be_origin(site: Record, other: Record) -> bool:
    """Open, or closed within 90 days before or after the installation: what the national platform proposes."""
    if other.get("statut") not in CLOSED:
        return True
    settled, closed = _settled(site), other.get("date_fermeture")
    return isinstance(settled, date) and isinstance(closed, date) and abs((closed - settled).days) <= WINDOW_DAYS


def may_be_previous(site: Record, other: Record) -> bool:
    """Closed, and not after this one settled; an unknown date excludes nothing."""
    settled, closed = _settled(site), other.get("date_fermeture")
    after = isinstance(settled, date) and isinstance(closed, date) and closed > settled
    return other.get("statut") in CLOSED and not after


def _settled(site: Record) -> object:
    """The day of the installation, or else the one when it was reported."""
    return site.get("date_installation") or site.get("date_signalement")


def closes_loop(links: Iterable[tuple[str, str]], site: str, target: str) -> bool:
    """Whether a link from `site` back to `target` would make a site its own past.

    `links` are pairs: a site, and the one that it came from or after.
    """
    past: dict[str, list[str]] = {}
    for later, earlier in links:
        past.setdefault(later, []).append(earlier)
    seen: set[str] = set()
    waiting = [target]
    while waiting:
        current = waiting.pop()
        if current == site:
            return True
        if current not in seen:
            seen.add(current)
            waiting += past.get(current, ())
    return False
