"""The land of Article 9 and what the last screening said of it, read from a snapshot. Plain data: no text to show.

A verdict is worth its run: its date, its layers and its figures go with it. `None` means not known, never 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..layers.names import place_name
from ..protocol.land_rules import SOURCE_LABELS, TITLES
from ..protocol.land_told import StoredFinding
from ..protocol.plain_text import folded, in_order
from ..protocol.vocabulary import vocabulary
from .reading import Row, Snapshot
from .row_values import as_amount, as_date, as_number, as_text, day_of, grouped
from .tables import Count

RULED_OUT = "ecarte"
STAGES = tuple(reversed(vocabulary("etape_foncier").values[:-1]))
"""Stages of the land that is available, the furthest first."""


@dataclass(frozen=True)
class Source:
    """A layer that a run read, or did without: a row of `criblage_source`; `count` objects."""

    role: str
    layer: str
    vintage: str | None
    scale: str | None
    crs: str | None
    count: int | None


@dataclass(frozen=True)
class Figure:
    """A figure that a run used, with where it comes from: a row of `criblage_seuil`."""

    rule: str
    told: str
    unit: str | None
    source: str | None


@dataclass(frozen=True)
class Run:
    """One screening; `counts` are parcels by verdict, over all that it looked at."""

    uuid: str
    day: date
    version: str
    counts: Mapping[str, int | None]
    sources: tuple[Source, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class LandVerdict:
    """What a run said of a piece of land; `least` and `most` are persons. A rule that is not there was not examined."""

    run: str
    day: date
    verdict: str
    least: int | None
    most: int | None
    rules: tuple[StoredFinding, ...]

    def finding(self, rule: str) -> StoredFinding | None:
        """What was stored of that rule."""
        return next((one for one in self.rules if one.rule == rule), None)


@dataclass(frozen=True)
class Land:
    """A row of `foncier` with its parcels, the settlements made of it and its last verdict."""

    code: str
    name: str
    stage: str
    commune: str | None
    area_m2: float | None
    usable_m2: float | None
    owner: str
    agreement: str
    zoning: str | None
    free_from: date | None
    free_until: date | None
    why_not: str | None
    parcels: tuple[str, ...]
    settlements: tuple[str, ...]
    verdict: LandVerdict | None

    @property
    def order(self) -> tuple[object, ...]:
        """By commune, land without one last, then by code."""
        return (self.commune is None, in_order(self.commune or ""), in_order(self.code), folded(self.name))


@dataclass(frozen=True)
class AvailableLand:
    """All that the pages print. `rows` are in the order shown: by stage, the furthest first."""

    rows: tuple[Land, ...]
    ruled_out: tuple[Land, ...]
    runs: tuple[Run, ...]
    """Those whose verdicts are printed, the last first."""
    day: date
    in_full: bool = False
    """Whether the land that was ruled out is printed as fully as the rest."""
    verdicts: Mapping[str | None, int] = field(default_factory=dict)
    """Number of pieces of available land per last verdict, None for those that were never screened."""

    def at(self, stage: str) -> tuple[Land, ...]:
        """The land at that stage."""
        return self.ruled_out if stage == RULED_OUT else tuple(row for row in self.rows if row.stage == stage)

    @property
    def data_days(self) -> tuple[date, ...]:
        """The days of the screenings, in order."""
        return tuple(sorted({run.day for run in self.runs}))

    @property
    def area(self) -> Count:
        """Whole square metres of the available land."""
        return _area([row.area_m2 for row in self.rows])

    @property
    def usable(self) -> Count:
        """Whole square metres that the partners say usable."""
        return _area([row.usable_m2 for row in self.rows])


def available_land(base: Snapshot, day: date, ruled_out: bool = False) -> AvailableLand:
    """The land of the base and its last verdicts on that day; `ruled_out`: that land is wanted in full too."""
    reading = _Reading(base, day)
    land = sorted((reading.land(row) for row in base.all("foncier")), key=lambda row: row.order)
    rows = tuple(row for stage in STAGES for row in land if row.stage == stage)
    used = {row.verdict.run for row in land if row.verdict is not None}
    runs = sorted((reading.run(row) for row in reading.runs.values() if row["uuid"] in used),
                  key=lambda run: run.day, reverse=True)  # fmt: skip
    return AvailableLand(
        rows=rows,
        ruled_out=tuple(row for row in land if row.stage == RULED_OUT),
        runs=tuple(runs),
        day=day,
        in_full=ruled_out,
        verdicts=Counter(None if row.verdict is None else row.verdict.verdict for row in rows),
    )


class _Reading:
    """The rows of the base by what they are about."""

    def __init__(self, base: Snapshot, day: date) -> None:
        self.communes = {row["uuid"]: str(row["nom"]) for row in base.all("commune")}
        self.parcels = grouped(base.all("foncier_parcelle"), "foncier")
        self.settlements = grouped(base.all("amenagement"), "foncier")
        self.runs = {row["uuid"]: row for row in base.all("criblage") if day_of(row) <= day}
        self.places = {uuid: place for place, uuid in enumerate(self.runs)}
        self.verdicts = grouped([v for v in base.all("foncier_verdict") if v["criblage"] in self.runs], "foncier")
        self.rules = grouped(base.all("foncier_regle"), "foncier_verdict")
        self.sources = grouped(base.all("criblage_source"), "criblage")
        self.figures = grouped(base.all("criblage_seuil"), "criblage")

    def land(self, row: Row) -> Land:
        uuid = row["uuid"]
        made = [place_name(one["code"], one["nom"]) for one in self.settlements.get(uuid, ())]
        return Land(
            code=str(row["code"] or ""),
            name=str(row["nom"] or ""),
            stage=str(row["etape"]),
            commune=self.communes.get(row["commune"]),
            area_m2=as_amount(row["surface_m2"]),
            usable_m2=as_amount(row["surface_utile_m2"]),
            owner=str(row["categorie_proprietaire"]),
            agreement=str(row["accord_proprietaire"]),
            zoning=as_text(row["zonage"]),
            free_from=as_date(row["disponible_de"]),
            free_until=as_date(row["disponible_a"]),
            why_not=as_text(row["motif_ecart"]),
            parcels=tuple(sorted(str(one["parcelle"]) for one in self.parcels.get(uuid, ()))),
            settlements=tuple(sorted(made, key=in_order)),
            verdict=self._last(uuid),
        )

    def _last(self, land: object) -> LandVerdict | None:
        """Of the last day; of runs of one day, of the one entered last."""
        found = self.verdicts.get(land)
        if not found:
            return None
        row = max(found, key=lambda one: (day_of(self.runs[one["criblage"]]), self.places[one["criblage"]]))
        return LandVerdict(
            run=str(row["criblage"]),
            day=day_of(self.runs[row["criblage"]]),
            verdict=str(row["verdict"]),
            least=as_number(row["capacite_min"]),
            most=as_number(row["capacite_max"]),
            rules=tuple(_finding(rule) for rule in self.rules.get(row["uuid"], ())),
        )

    def run(self, row: Row) -> Run:
        uuid = row["uuid"]
        return Run(
            uuid=str(uuid),
            day=day_of(row),
            version=str(row["version_regles"]),
            counts={code: as_number(row[f"nb_{code}"]) for code in vocabulary("verdict_foncier").values},
            sources=tuple(sorted((_source(one) for one in self.sources.get(uuid, ())), key=_source_order)),
            figures=tuple(
                sorted((_figure(one) for one in self.figures.get(uuid, ())), key=lambda one: _rank(one.rule))
            ),
        )


def _finding(row: Row) -> StoredFinding:
    columns = ("valeur", "unite", "seuil")
    return StoredFinding(str(row["regle"]), str(row["resultat"]), *(as_text(row[name]) or "" for name in columns))


def _source(row: Row) -> Source:
    texts = (as_text(row[name]) for name in ("millesime", "echelle", "crs"))
    return Source(str(row["role"]), str(row["couche"]), *texts, as_number(row["nb_objets"]))  # type: ignore[misc]


def _figure(row: Row) -> Figure:
    return Figure(str(row["regle"]), str(row["seuil"]), as_text(row["unite"]), as_text(row["source"]))


def _source_order(source: Source) -> int:
    """As the rules tell them; a role of another version last."""
    roles = tuple(SOURCE_LABELS)
    return roles.index(source.role) if source.role in roles else len(roles)


def _rank(rule: str) -> int:
    rules = tuple(TITLES)
    return rules.index(rule) if rule in rules else len(rules)


def _area(values: Sequence[float | None]) -> Count:
    found = [value for value in values if value is not None]
    return Count(round(sum(found)) if found else None, len(found), len(values) - len(found))
