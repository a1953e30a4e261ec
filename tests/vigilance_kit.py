"""Sites, their records and a territory for the tests of Article 11: one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from resorption.protocol.vigilance_facts import Decision, PersonsCount, SiteFacts, Territory, UseOfPlace, Visit

CLOSED = date(2026, 3, 1)
DAY = date(2026, 9, 1)
COUNTED = date(2026, 1, 30)
SETTLED = date(2026, 4, 30)
COMMUNE = "69266"


def after(days: int) -> date:
    """So many days after the closing."""
    return CLOSED + timedelta(days=days)


def count(persons: int, day: date = COUNTED, rank: int = 1) -> PersonsCount:
    return PersonsCount(day, rank, persons)


def use(name: str = "aucun", manager: str = "oui", left: str = "non", day: date = CLOSED, rank: int = 1) -> UseOfPlace:
    return UseOfPlace(day, rank, name, manager, left)


def visit(finding: str, day: date, uuid: str = "v", rank: int = 1) -> Visit:
    return Visit(uuid, day, rank, finding)


def closed(
    uuid: str = "a", closed_on: date | None = CLOSED, installed_on: date | None = date(2025, 1, 1), **more
) -> SiteFacts:
    """A closed site of which all is known: every factor answers « non » at DAY when it is alone."""
    facts = {"commune": COMMUNE, "counts": (count(50),), "oriented": {"logement": 40}, "uses": (use("en_projet"),)}
    return SiteFacts(uuid, f"PLA-{uuid}", True, installed_on, closed_on, **{**facts, **more})


def active(uuid: str = "n", installed_on: date | None = SETTLED, **more) -> SiteFacts:
    return SiteFacts(uuid, f"PLA-{uuid}", False, installed_on, **{"commune": COMMUNE, **more})


def territory(*sites: SiteFacts, **more) -> Territory:
    """All in one commune, near each other as far as communes tell."""
    known = {site.uuid: site for site in sites}
    return Territory(known, 66, **{"communes_near": {uuid: frozenset({COMMUNE}) for uuid in known}, **more})


def both_ways(*pairs: tuple[str, str, float]) -> dict[str, dict[str, float]]:
    """Distances or shares between sites."""
    found: dict[str, dict[str, float]] = {}
    for one, other, value in pairs:
        found.setdefault(one, {})[other] = value
        found.setdefault(other, {})[one] = value
    return found


def links(*pairs: tuple[str, str]) -> Mapping[str, frozenset[str]]:
    """(later, earlier) -> later: its earlier ones."""
    found: dict[str, set[str]] = {}
    for later, earlier in pairs:
        found.setdefault(later, set()).add(earlier)
    return {later: frozenset(earlier) for later, earlier in found.items()}


def confirmed(closed: str, new: str | None = None, visit: str | None = None, on: date | None = DAY) -> Decision:
    return Decision(closed, new, visit, "confirmee", on)


def refused(closed: str, new: str | None = None, visit: str | None = None, on: date | None = DAY) -> Decision:
    return Decision(closed, new, visit, "refusee", on)


def codes(sites: Iterable[SiteFacts]) -> str:
    return " ".join(site.uuid for site in sites)
