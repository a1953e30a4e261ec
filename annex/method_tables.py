"""Where the data of the annex come from: counts, evaluations, screenings with their layers and vintages. No text to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..protocol.plain_text import folded
from .reading import Row, Snapshot
from .row_values import day_of

_SOURCES = 15


@dataclass(frozen=True)
class CountSource:
    """Who counted: how many counts of the base, and between which days. `name` is None when it was not said."""

    name: str | None
    counts: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Evaluations:
    """The evaluations of Article 11 made with one version of the rule."""

    version: str
    results: int
    first: date
    last: date


@dataclass(frozen=True)
class Layer:
    """A layer that a screening read, or went without; an unknown vintage, scale or number is None."""

    role: str
    name: str
    vintage: str | None
    scale: str | None
    features: int | None


@dataclass(frozen=True)
class Screening:
    """A run of the search for land whose results the base holds, or the last one."""

    day: date
    version: str
    judged: int
    """Parcels that it judged."""
    layers: tuple[Layer, ...]


@dataclass(frozen=True)
class Method:
    """What the pages of method say of this base."""

    day: date
    """When the base was read."""
    threshold_pct: int
    first_year: int
    last_year: int
    sites: int
    counted_by: tuple[CountSource, ...]
    """The most used first."""
    count_days: tuple[date, ...]
    """The first and the last day of a count; none without a dated count."""
    other_sources: int
    """How many more there are than those."""
    evaluations: tuple[Evaluations, ...]
    screenings: tuple[Screening, ...]


def method(base: Snapshot, today: date) -> Method:
    """The sources that the base holds, read at `today`: evaluations and screenings of later are not of that day."""
    counted_by = _counted_by(base.all("denombrement"))
    return Method(
        day=today,
        threshold_pct=int(str(base.protocol["seuil_resorption_pct"])),
        first_year=int(str(base.protocol["annee_debut"])),
        last_year=int(str(base.protocol["annee_fin"])),
        sites=len(base.all("site")),
        counted_by=tuple(counted_by[:_SOURCES]),
        count_days=tuple(day for day in _ends(base.all("denombrement"), "date") if day is not None),
        other_sources=len(counted_by[_SOURCES:]),
        evaluations=_evaluations(base.all("vigilance"), today),
        screenings=_screenings(base, today),
    )


def _counted_by(rows: Iterable[Row]) -> list[CountSource]:
    found: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["source"]).strip() if row["source"] else None].append(row)
    sources = [CountSource(name, len(rows), *_ends(rows, "date")) for name, rows in found.items()]
    return sorted(sources, key=lambda s: (s.name is None, -s.counts, folded(s.name or "")))


def _ends(rows: Sequence[Row], column: str) -> tuple[date | None, date | None]:
    days = [row[column] for row in rows]
    known = [day for day in days if isinstance(day, date)]
    return min(known, default=None), max(known, default=None)


def _evaluations(rows: Iterable[Row], today: date) -> tuple[Evaluations, ...]:
    """Those of that day and before: as the pages of Article 11."""
    versions: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        when = row["date_reference"]
        if isinstance(when, date) and when <= today:
            versions[str(row["version_regles"])].append(when)
    return tuple(Evaluations(v, len(days), min(days), max(days)) for v, days in sorted(versions.items()))


def _screenings(base: Snapshot, today: date) -> tuple[Screening, ...]:
    """Those of that day and before that judged land of the base, or the last one when none did; by day."""
    runs = [run for run in base.all("criblage") if isinstance(run["date"], date) and run["date"] <= today]
    judging = {row["criblage"] for row in base.all("foncier_verdict")}
    kept = [run for run in runs if run["uuid"] in judging] or sorted(runs, key=day_of)[-1:]
    layers: dict[object, list[Layer]] = defaultdict(list)
    for row in base.all("criblage_source"):
        told = [None if row[c] is None else str(row[c]) for c in ("millesime", "echelle")]
        features = row["nb_objets"] if isinstance(row["nb_objets"], int) else None
        layers[row["criblage"]].append(Layer(str(row["role"]), str(row["couche"]), *told, features))
    return tuple(
        Screening(day_of(run), str(run["version_regles"]), _judged(run), tuple(layers[run["uuid"]]))
        for run in sorted(kept, key=day_of)
    )


def _judged(run: Row) -> int:
    return sum(int(str(run[f"nb_{code}"])) for code in ("compatible", "sous_conditions", "exclu", "non_evaluable"))
