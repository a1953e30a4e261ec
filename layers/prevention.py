"""Reads the places without a use: closed sites and land of the inventory, compared by their outlines (Article 11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from qgis.core import QgsGeometry, QgsSpatialIndex

from ..protocol.errors import ResorptionError
from ..protocol.prevention import ClosedSite, Land, Prevention, SamePlaces, last_use, places_without_use
from ..protocol.resorption import CLOSED
from ..protocol.settings import SAME_PLACE, applied
from ..protocol.vigilance import confirmed_at
from ..protocol.vigilance_facts import CONFIRMED, SiteFacts, Territory
from ..protocol.vocabulary import OPEN_STATUSES
from .migrations import open_base
from .names import place_name
from .places import shape_of
from .session import Reader, Record
from .vigilance_reading import history_of

_OPEN_SETTLEMENT, _CLOSED_SETTLEMENT = "ouvert", "ferme"


@dataclass(frozen=True)
class PreventionList:
    """What was found on that day. `missing` and `repaired`: names of the places of the list or beside it whose outline
    is absent or has no surface (compared with nothing), or was invalid (compared once repaired)."""

    found: Prevention
    day: date
    missing: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Base:
    """What one state of the base holds."""

    sites: Sequence[Record]
    lands: Sequence[Record]
    settlements: Sequence[Record]
    communes: Mapping[str, str]
    uses: Mapping[str, Sequence[Mapping[str, object]]]
    previous: Sequence[tuple[object, ...]]
    territory: Territory

    @property
    def same_share(self) -> float:
        """The share of the smaller of two outlines from which they are of the same place: the rule's own setting."""
        return applied(SAME_PLACE, self.territory.settings) / 100


@dataclass
class _Outlines:
    """Outlines by identity, repaired where needed; those that are of no use are named."""

    shapes: dict[str, QgsGeometry] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)

    def add(self, records: Iterable[Record]) -> None:
        """Keep the outlines of these rows."""
        for record in records:
            shape = shape_of(record.geometry)
            name = place_name(record.values["code"], record.values["nom"])
            if shape is not None and not shape.isGeosValid():
                shape = shape.makeValid()
                self.repaired.append(name)
            if shape is None or shape.isNull() or shape.area() <= 0:
                self.missing.append(name)
                continue
            self.shapes[record.uuid] = shape


def read_prevention(path: Path, day: date) -> PreventionList:
    """The places for which a use is to be decided, on that day. Runs in any thread. Raises BaseError."""
    with open_base(path).reading_one_state() as reader:
        base = _read(reader)
    closed = [site for site in base.sites if site.values["statut"] in CLOSED]
    inhabited = [site for site in base.sites if site.values["statut"] in OPEN_STATUSES]
    outlines = _Outlines()
    for records in (base.sites, base.lands, base.settlements):
        outlines.add(records)
    occupied, replaced = _followed(base, {s.uuid for s in inhabited}, {s.uuid for s in closed}, day)
    settled = [row for row in base.settlements if row.values["statut"] != _CLOSED_SETTLEMENT]
    living = [*inhabited, *(row for row in settled if row.values["statut"] == _OPEN_SETTLEMENT)]
    share = base.same_share
    occupied |= set(_overlapped(outlines, living, [*closed, *base.lands], share))
    of_land = _overlapped(outlines, closed, base.lands, share)
    settlements = _settlements(base, _overlapped(outlines, settled, base.lands, share))
    lands = [_land(row, base, outlines, settlements.get(row.uuid, ())) for row in base.lands]
    sites = [_site(row, base, outlines, row.uuid in replaced, day) for row in closed]
    found = places_without_use(sites, lands, SamePlaces(of_land, occupied), day)
    return PreventionList(found, day, tuple(sorted(outlines.missing)), tuple(sorted(outlines.repaired)))


def _read(reader: Reader) -> _Base:
    names = ("date", "usage", "gestionnaire_identifie", "gestionnaire")
    uses: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for site, *values in reader.columns("usage_site", "site", *names):
        uses[str(site)].append(dict(zip(names, values)))
    return _Base(
        reader.find("site"),
        reader.find("foncier"),
        reader.find("amenagement"),
        {str(uuid): str(name) for uuid, name in reader.columns("commune", "uuid", "nom")},
        uses,
        reader.columns("site_precedent", "site", "precedent"),
        history_of(reader),
    )


def _followed(base: _Base, inhabited: set[str], closed: set[str], day: date) -> tuple[set[str], set[str]]:
    """The closed sites that people are known to live on again, and those that a later occupation, closed too, stands
    for. Both are said by a person: a link to the site before, a re-occupation confirmed and held to by the rule."""
    territory = base.territory
    occupied = {site.uuid for site in territory.closed_at(day) if _said_occupied(territory, site, inhabited, day)}
    replaced = {row.closed for row in territory.decisions if row.decision == CONFIRMED and row.new in closed}
    for later, earlier in base.previous:
        if later in inhabited:
            occupied.add(str(earlier))
        elif later in closed:
            replaced.add(str(earlier))
    return occupied, replaced


def _said_occupied(territory: Territory, site: SiteFacts, inhabited: set[str], day: date) -> bool:
    """Also by a site that was there before the closing: no re-occupation for the rule, but no empty place either."""
    if confirmed_at(territory, site, day) is not None:
        return True
    rows = [row for row in territory.decisions_of.get(site.uuid, ()) if row.decision == CONFIRMED]
    closed_on = site.closed_on or date.min
    return any(row.new in inhabited and (row.decided_on or date.max) >= closed_on for row in rows)


def _overlapped(
    outlines: _Outlines, over: Iterable[Record], under: Iterable[Record], share: float
) -> dict[str, list[str]]:
    """By identity, the rows of `under` with those of `over` that share so much of the smaller outline."""
    kept = [record.uuid for record in over if record.uuid in outlines.shapes]
    index = QgsSpatialIndex()
    for number, uuid in enumerate(kept):
        index.addFeature(number, outlines.shapes[uuid].boundingBox())
    found: dict[str, list[str]] = {}
    for record in under:
        shape = outlines.shapes.get(record.uuid)
        near = [] if shape is None else [kept[number] for number in sorted(index.intersects(shape.boundingBox()))]
        same = [uuid for uuid in near if _same_place(shape, outlines.shapes[uuid], share)]
        if same:
            found[record.uuid] = same
    return found


def _same_place(one: QgsGeometry, other: QgsGeometry, share: float) -> bool:
    shared = one.intersection(other)
    if shared.isNull():
        raise ResorptionError(
            "Les contours de deux lieux n’ont pas pu être comparés ({reason}). Vérifiez leur validité avec le traitement "
            "« Vérifier la validité » de QGIS, corrigez-les, puis actualisez.", reason=one.lastError())  # fmt: skip
    return shared.area() >= share * min(one.area(), other.area())


def _settlements(base: _Base, overlapped: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """By land, the statuses of the settlements that come from it or stand on it."""
    status = {row.uuid: str(row.values["statut"]) for row in base.settlements}
    made: dict[str, set[str]] = defaultdict(set)
    for row in base.settlements:
        made[str(row.values["foncier"])].add(row.uuid)
    for land, standing in overlapped.items():
        made[land].update(standing)
    return {land: sorted(status[uuid] for uuid in uuids) for land, uuids in made.items()}


def _site(record: Record, base: _Base, outlines: _Outlines, replaced: bool, day: date) -> ClosedSite:
    values = record.values
    shape = outlines.shapes.get(record.uuid) if values["precision_geom"] == "perimetre" else None
    return ClosedSite(
        record.uuid, *_named(values, base), _day(values["date_fermeture"]), last_use(base.uses.get(record.uuid, ()), day),
        None if shape is None else shape.area(), replaced,
    )  # fmt: skip


def _land(record: Record, base: _Base, outlines: _Outlines, settlements: Sequence[str]) -> Land:
    values = record.values
    shape = outlines.shapes.get(record.uuid)
    surface = values["surface_m2"] if shape is None else shape.area()
    return Land(
        record.uuid, *_named(values, base), str(values["categorie_proprietaire"]), str(values["etape"]),
        _day(values["disponible_de"]), _day(values["disponible_a"]),
        None if surface is None else float(str(surface)), tuple(settlements),
    )  # fmt: skip


def _named(values: Mapping[str, object], base: _Base) -> Iterator[str]:
    """Code, name, commune."""
    yield str(values["code"] or "")
    yield str(values["nom"] or "")
    yield base.communes.get(str(values["commune"]), "")


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
