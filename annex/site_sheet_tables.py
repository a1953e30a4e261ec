"""The sheet of one site, occupied or closed, read from a snapshot of the base. Plain data: no text to show.

Everywhere `None` means that it is not known: it is never 0 nor « non ».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qgis.core import QgsGeometry

from ..layers.names import place_name
from ..layers.schema import SYNTHESIS
from ..protocol.counts import Series, series
from ..protocol.engagements import EngagementLine
from ..protocol.living_conditions import ThemeStatus, statuses
from ..protocol.plain_text import folded, in_order
from ..protocol.resorption import CLOSED, LastingShare, last_with_persons
from ..protocol.vocabulary import vocabulary
from ..protocol.watch_visits import WatchState
from .named_engagements import engagements_by_site
from .reading import Row, Snapshot
from .row_values import as_date, as_number, as_text, day_of, grouped
from .settlement_tables import LinkedAction, PhaseRow, Welcome, linked_actions, phase_rows, welcome
from .tables import whole_months
from .vigilance_tables import watched_sites

OUTLINE = "perimetre"
"""The precision of an outline that was surveyed: that of a point has no area of its own."""

NEEDS = ("besoins_scolarisation", "besoins_sante", "besoins_emploi", "besoins_logement", "besoins_droits",
         "besoins_formation")  # fmt: skip
"""Columns of `diagnostic` that count persons in need."""


@dataclass(frozen=True)
class CountRow:
    """One count of the inhabitants."""

    day: date
    source: str | None
    persons: int | None
    adults: int | None
    children: int | None
    households: int | None


@dataclass(frozen=True)
class Living:
    """The last observation of the living conditions; `answers` are codes and texts by column."""

    day: date
    themes: tuple[ThemeStatus, ...]
    answers: Mapping[str, object]


@dataclass(frozen=True)
class Diagnosis:
    """A diagnosis, planned or done; `needs` are persons by column, in the order of NEEDS."""

    nature: str
    state: str
    day: date | None
    operator: str
    households_met: int | None
    needs: tuple[tuple[str, int | None], ...]
    texts: tuple[tuple[str, str], ...]
    """Column and what was written, obstacles to recommendations."""
    feasible: str | None
    """Whether a transitional stabilisation can be made (Art. 5)."""


@dataclass(frozen=True)
class Body:
    """A body at work on the site, with its themes in the order of the list."""

    name: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Orientation:
    """Where some of the inhabitants went when the site closed."""

    kind: str
    persons: int
    households: int | None


@dataclass(frozen=True)
class Ending:
    """How a closed site closed, and whether it is resorbed: as it was declared, and as the test says."""

    day: date | None
    cause: str | None
    declared: str | None
    orientations: tuple[Orientation, ...]
    share: LastingShare


@dataclass(frozen=True)
class LastWatch:
    """Article 11, of a closed site: the last level since it closed, and its visits as they stand."""

    level: str | None
    evaluated_on: date | None
    reason: str | None
    visits: WatchState


@dataclass(frozen=True)
class SiteSheet:
    """All that the sheet of a site prints, but its map. `shape` is WKB in the CRS of the base."""

    uuid: str
    code: str
    name: str
    kind: str
    status: str
    commune: str | None
    settled_on: date | None
    months: int | None
    """Whole months of occupation, up to the day of the sheet or to the closing."""
    reported_on: date | None
    situation_on: date | None
    resettled: str | None
    target_year: int | None
    precision: str
    area_m2: float | None
    """None without an outline, or when the place is only known by a point."""
    shape: bytes | None
    last: CountRow | None
    counts: tuple[CountRow, ...]
    """Days rising; of one day, in order of entry."""
    series: Series
    living: Living | None
    diagnoses: tuple[Diagnosis, ...]
    """The latest first, those without a day at the top."""
    phases: tuple[PhaseRow, ...]
    bodies: tuple[Body, ...]
    present: str | None
    """What the file of the site says of the actors present."""
    actions: tuple[LinkedAction, ...]
    engagements: tuple[EngagementLine, ...]
    """Those that name the site."""
    territory: tuple[EngagementLine, ...]
    """Those of the whole territory, that name no site."""
    settlements: tuple[Welcome, ...]
    ending: Ending | None
    watch: LastWatch | None

    @property
    def is_closed(self) -> bool:
        """Whether nobody lives there any more, resorbed or not."""
        return self.status in CLOSED

    @property
    def order(self) -> tuple[object, ...]:
        """By commune, sites without one last, then by code."""
        return (self.commune is None, in_order(self.commune or ""), in_order(self.code), folded(self.name))

    @property
    def data_days(self) -> tuple[date, ...]:
        """The days that the sheet is about, in order."""
        found: list[date | None] = [self.situation_on, *(count.day for count in self.counts)]
        found += [one.day for one in self.diagnoses if one.state == "realise"]
        found += [self.living.day] if self.living else []
        found += [self.ending.day] if self.ending else []
        found += [self.watch.evaluated_on] if self.watch else []
        found += [self.watch.visits.last.day] if self.watch and self.watch.visits.last else []
        return tuple(sorted({day for day in found if day is not None}))


def site_sheets(base: Snapshot, today: date, sites: Sequence[str] | None = None) -> tuple[SiteSheet, ...]:
    """The sheets of these sites (uuid), or of all, by commune and code; times are reckoned at `today`."""
    reading = _Reading(base, today)
    rows = [row for row in base.all("site") if sites is None or row["uuid"] in sites]
    return tuple(sorted((reading.sheet(row) for row in rows), key=lambda sheet: sheet.order))


class _Reading:
    """The rows of the base by the site that they are about: each table is read once for all sheets."""

    def __init__(self, base: Snapshot, today: date) -> None:
        self.today = today
        self.threshold = int(str(base.protocol["seuil_resorption_pct"]))
        self.watched = watched_sites(base, today)
        self.communes = {row["uuid"]: str(row["nom"]) for row in base.all("commune")}
        self.synthesis = {row["uuid"]: row for row in base.all(SYNTHESIS)}
        self.of = {
            name: grouped(base.all(name), "site")
            for name in ("denombrement", "conditions_vie", "diagnostic", "phase", "intervenant", "orientation",
                         "amenagement_site")
        }  # fmt: skip
        self.themes = grouped(base.all("intervenant_theme"), "intervenant")
        self.places = {row["uuid"]: place_name(row["code"], row["nom"]) for row in base.all("amenagement")}
        self.actions = linked_actions(base, "action_site", "site")
        self.engagements, self.territory = engagements_by_site(base)

    def sheet(self, row: Row) -> SiteSheet:
        uuid, settled, closed = row["uuid"], as_date(row["date_installation"]), row["statut"] in CLOSED
        until = as_date(row["date_fermeture"]) if closed else self.today
        counts = tuple(sorted((_count(one) for one in self._rows("denombrement", uuid)), key=lambda one: one.day))
        return SiteSheet(
            uuid=str(uuid),
            code=str(row["code"] or ""),
            name=str(row["nom"]),
            kind=str(row["type_site"]),
            status=str(row["statut"]),
            commune=self.communes.get(row["commune"]),
            settled_on=settled,
            months=None if settled is None or until is None else whole_months(settled, until),
            reported_on=as_date(row["date_signalement"]),
            situation_on=as_date(row["date_situation"]),
            resettled=as_text(row["reinstallation"]),
            target_year=as_number(row["annee_cible"]),
            precision=str(row["precision_geom"]),
            area_m2=_area(row),
            shape=row.geometry,
            last=self._last_count(uuid, counts),
            counts=counts,
            series=series(one.values for one in self._rows("denombrement", uuid)),
            living=self._living(uuid),
            diagnoses=self._diagnoses(uuid),
            phases=phase_rows(self._rows("phase", uuid)),
            bodies=tuple(sorted(self._bodies(uuid), key=lambda body: folded(body.name))),
            present=as_text(row["acteurs_presents"]),
            actions=self.actions.get(uuid, ()),
            engagements=self.engagements.get(uuid, ()),
            territory=self.territory,
            settlements=self._settlements(uuid),
            ending=self._ending(row) if closed else None,
            watch=self._watch(uuid) if closed else None,
        )

    def _rows(self, table: str, site: object) -> Sequence[Row]:
        return self.of[table].get(site, ())

    def _last_count(self, site: object, counts: Sequence[CountRow]) -> CountRow | None:
        """As the synthesis says, which is the one definition of « last »; its source is in the count itself."""
        row = self.synthesis[site]
        day = as_date(row["date_denombrement"])
        if day is None:
            return None
        source = [count.source for count in counts if count.day == day][-1]
        columns = ("nb_personnes", "nb_adultes", "nb_mineurs", "nb_menages")
        return CountRow(day, source, *(as_number(row[name]) for name in columns))

    def _living(self, site: object) -> Living | None:
        row = max(reversed(self._rows("conditions_vie", site)), key=day_of, default=None)
        return None if row is None else Living(day_of(row), statuses(row.values), row.values)

    def _diagnoses(self, site: object) -> tuple[Diagnosis, ...]:
        found = (_diagnosis(row) for row in self._rows("diagnostic", site))
        return tuple(sorted(found, key=lambda one: one.day or date.max, reverse=True))

    def _bodies(self, site: object) -> Iterator[Body]:
        for row in self._rows("intervenant", site):
            said = {str(one["theme"]) for one in self.themes.get(row["uuid"], ())}
            themes = tuple(theme for theme in vocabulary("theme_intervention").values if theme in said)
            yield Body(str(row["organisme"]), themes)

    def _settlements(self, site: object) -> tuple[Welcome, ...]:
        found = [
            welcome(self.places[row["amenagement"]], row)
            for row in self._rows("amenagement_site", site)
            if row["amenagement"] in self.places
        ]
        return tuple(sorted(found, key=lambda one: in_order(one.place)))

    def _ending(self, site: Row) -> Ending:
        rows = {str(row["type"]): row for row in self._rows("orientation", site["uuid"])}
        last = last_with_persons(row.values for row in self._rows("denombrement", site["uuid"]))
        persons = None if last is None else as_number(last["nb_personnes"])
        oriented = {kind: as_number(row["nb_personnes"]) or 0 for kind, row in rows.items()}
        kinds = [kind for kind in vocabulary("type_orientation").values if kind in rows]
        return Ending(
            day=as_date(site["date_fermeture"]),
            cause=as_text(site["cause_fermeture"]),
            declared=as_text(site["resorption_declaree"]),
            orientations=tuple(
                Orientation(kind, oriented[kind], as_number(rows[kind]["nb_menages"])) for kind in kinds
            ),
            share=LastingShare(persons, oriented, self.threshold),
        )

    def _watch(self, site: object) -> LastWatch:
        """As the pages of Article 11 tell it."""
        one = self.watched[site]
        day = None if one.result is None else one.result.day
        return LastWatch(one.level, day, one.reason or None, one.visits)


def _count(row: Row) -> CountRow:
    columns = ("nb_personnes", "nb_adultes", "nb_mineurs", "nb_menages")
    return CountRow(day_of(row), as_text(row["source"]), *(as_number(row[name]) for name in columns))


def _diagnosis(row: Row) -> Diagnosis:
    texts = (
        (name, as_text(row[name])) for name in ("freins", "leviers", "stabilisation_conditions", "recommandations")
    )
    return Diagnosis(
        nature=str(row["nature"]),
        state=str(row["etat"]),
        day=as_date(row["date"]),
        operator=str(row["operateur"]),
        households_met=as_number(row["nb_menages_rencontres"]),
        needs=tuple((name, as_number(row[name])) for name in NEEDS),
        texts=tuple((name, text) for name, text in texts if text is not None),
        feasible=as_text(row["stabilisation_faisable"]),
    )


def _area(row: Row) -> float | None:
    """In m², in the metric CRS of the base."""
    if row.geometry is None or row["precision_geom"] != OUTLINE:
        return None
    shape = QgsGeometry()
    shape.fromWkb(row.geometry)
    return None if shape.isEmpty() else shape.area()
