"""The funnel on one chunk of parcels: the rules in order, what costs least first, every finding kept with its measure.

What is not known is a bound: a rule is satisfied when the worst that unknown ground could be would still satisfy it,
excluding when the best would still exclude, unknown in between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from ..protocol.errors import Cancelled
from .capacity import ROUNDING
from .criteria import FUNNEL, RULE_IDS, Finding
from .distances import nearest, within
from .ground import Ground, uncovered_m2, zone_pieces
from .overlaps import Pieces, View, remainders
from .prepared import Chunk, Layers, Places, Plan, Verdicts, Zones
from .shapes import Repaired, State, hulls, repaired_polygons, surely_narrow, wide_enough
from .thresholds import (
    AREA_EACH,
    COMPACTNESS,
    LOST_AREA,
    NEGLIGIBLE_AREA,
    NEGLIGIBLE_SHARE,
    PERSONS,
    PROHIBITED_SHARE,
    REDUCED_AREA_EACH,
    WIDTH,
)


def screen_chunk(chunk: Chunk, layers: Layers, plan: Plan, cancelled: Callable[[], bool] = lambda: False) -> Verdicts:
    """The verdict on each parcel of a chunk, with what every rule found.

    Rules are not examined any further on a parcel that one has excluded, unless the plan says so. `cancelled` is asked
    before each step. Raises Cancelled, ValueError for a figure that is missing.
    """
    funnel = Funnel(chunk, layers, plan)
    left: dict[str, int] = {}
    for step in FUNNEL:
        if cancelled():
            raise Cancelled
        _STEPS[step.key](funnel)
        left[step.key] = int((~funnel.excluded).sum())
    _owner(funnel)
    _capacity(funnel)
    return funnel.verdicts(left)


class Funnel:
    """The findings and the measures of one chunk, as they come."""

    def __init__(self, chunk: Chunk, layers: Layers, plan: Plan) -> None:
        import shapely

        self.chunk, self.layers, self.plan = chunk, layers, plan
        self.missing = plan.missing(layers)
        sound = repaired_polygons(chunk.shapes if chunk.states is None else Repaired(chunk.shapes, chunk.states))
        self.shapes, self.present = sound.shapes, sound.states != State.ABSENT
        self.areas = shapely.area(self.shapes)
        self.usable, self.unknown = self.areas.copy(), np.zeros(len(self.areas))
        self.remainders = self.shapes.copy()
        blank = np.where(self.present, Finding.NOT_EXAMINED, Finding.UNKNOWN).astype(np.int8)
        self.findings = {rule_id: blank.copy() for rule_id in RULE_IDS}
        self.columns = {"geometrie": sound.states, "surface_m2": self.areas, "surface_utile_m2": self.usable}
        self.radii = np.full(len(self.areas), np.inf)
        self._view: View | None = None

    @property
    def excluded(self) -> np.ndarray:
        """The parcels that a rule has excluded so far."""
        return np.any([self.findings[rule_id] == Finding.EXCLUDING for rule_id in self.plan.rules], axis=0)

    def view(self) -> View:
        """The parcels still to be examined."""
        rows = np.flatnonzero(self.present if self.plan.every_rule else self.present & ~self.excluded)
        if self._view is None or len(rows) != len(self._view):
            self._view = View.of(rows, self.shapes, self.areas)
        return self._view

    def find(self, rule_id: str, rows: np.ndarray, findings: np.ndarray | Finding) -> None:
        """What a rule finds of these parcels: the worst of it and of what it had found."""
        self.findings[rule_id][rows] = np.maximum(self.findings[rule_id][rows], findings)

    def measure(self, name: str, rows: np.ndarray, values: np.ndarray) -> None:
        """Measures of these parcels; the others have none."""
        if name not in self.columns:
            nothing = -1 if np.issubdtype(values.dtype, np.integer) else np.nan
            self.columns[name] = np.full(len(self.areas), nothing, values.dtype)
        self.columns[name][rows] = values

    def short(self, areas: np.ndarray) -> np.ndarray:
        """Whether areas in m² are less than what the people to receive need."""
        return areas * (1 + ROUNDING) < self.need_m2

    @property
    def need_m2(self) -> int:
        """The area that the people to receive need."""
        return self.plan.number(PERSONS.key) * self.plan.number(AREA_EACH.key)

    def negligible(self, areas: np.ndarray) -> np.ndarray:
        """The m² below which two plans that disagree about parcels of such areas say the same."""
        share = self.plan.number(NEGLIGIBLE_SHARE.key) / 100
        return np.minimum(self.plan.number(NEGLIGIBLE_AREA.key), share * areas)

    def verdicts(self, left: Mapping[str, int]) -> Verdicts:
        """The worst finding of each parcel, and all the rest."""
        found = np.stack([self.findings[rule_id] for rule_id in self.plan.rules])
        worst = np.where(found == Finding.NOT_EXAMINED, Finding.UNKNOWN, found).max(axis=0).astype(np.int8)
        return Verdicts(self.chunk.rows, worst, self.findings, self.columns, left)


def _area(funnel: Funnel) -> None:
    """R1 on the whole parcel: what is too small stays so; the rest waits for what is prohibited."""
    view = funnel.view()
    funnel.find("R1", view.rows[funnel.short(view.areas)], Finding.EXCLUDING)


def _compactness(funnel: Funnel) -> None:
    view = funnel.view()
    areas, funnel.radii[view.rows] = hulls(view.shapes)
    percent = 100 * view.areas / areas
    funnel.measure("compacite_pct", view.rows, percent)
    low = percent * (1 + ROUNDING) < funnel.plan.number(COMPACTNESS.key)
    funnel.find("R2", view.rows[low], Finding.EXCLUDING)


def _regulation(funnel: Funnel) -> None:
    """R3: excluded by the share, or by the needed area, that is prohibited; what stays loses its prohibited ground."""
    view, zones = funnel.view(), funnel.layers.ppr
    if zones is None:
        funnel.unknown[view.rows] = view.areas
        funnel.find("R3", view.rows, Finding.UNKNOWN)
        return
    shared = zone_pieces(view, zones)
    ground = Ground.of(view, zones, shared)
    usable = np.maximum(view.areas - ground.excluding, 0)
    funnel.usable[view.rows], funnel.unknown[view.rows] = usable, ground.unknown
    _tell_ground(funnel, "ppr", view, ground)
    lost = np.minimum(view.areas, funnel.need_m2) - usable
    excluding = ground.excluding > view.areas * funnel.plan.number(PROHIBITED_SHARE.key) / 100
    excluding |= lost > funnel.plan.number(LOST_AREA.key)
    funnel.find("R3", view.rows, ground.finding(funnel.negligible(view.areas), excluding))
    _clip(funnel, view, shared.of(zones.findings[shared.features] == Finding.EXCLUDING))


def _tell_ground(funnel: Funnel, key: str, view: View, ground: Ground) -> None:
    funnel.measure(f"{key}_interdit_m2", view.rows, ground.excluding)
    funnel.measure(f"{key}_conditions_m2", view.rows, ground.conditional)
    funnel.measure(f"{key}_inconnu_m2", view.rows, ground.unknown)
    funnel.measure(f"{key}_zone", view.rows, ground.telling)


def _clip(funnel: Funnel, view: View, prohibited: Pieces) -> None:
    """What is not prohibited, where it may be wide enough: elsewhere nothing, which is not."""
    width = funnel.plan.number(WIDTH.key)
    narrow = surely_narrow(funnel.usable[view.rows], funnel.radii[view.rows], width)
    funnel.remainders[view.rows[narrow]] = None
    going_on = ~narrow & (funnel.plan.every_rule | ~funnel.excluded[view.rows])
    parcels, left = remainders(prohibited.of(going_on[prohibited.parcels]))
    funnel.remainders[view.rows[parcels]] = left


def _usable_area(funnel: Funnel) -> None:
    """R1 again, on what is not prohibited; unknown ground may all be."""
    rows = np.flatnonzero(funnel.findings["R3"] != Finding.NOT_EXAMINED)
    rows = rows[funnel.present[rows]]
    usable = funnel.usable[rows]
    unsure = np.where(funnel.short(usable - funnel.unknown[rows]), Finding.UNKNOWN, Finding.SATISFIED)
    funnel.find("R1", rows, np.where(funnel.short(usable), Finding.EXCLUDING, unsure))


def _width(funnel: Funnel) -> None:
    """R2 on what is not prohibited."""
    view = funnel.view()
    wide = wide_enough(funnel.remainders[view.rows], funnel.plan.number(WIDTH.key), funnel.radii[view.rows])
    funnel.measure("largeur_suffisante", view.rows, wide.astype(np.int8))
    funnel.find("R2", view.rows, np.where(wide, Finding.SATISFIED, Finding.EXCLUDING))


def _obstacles(funnel: Funnel) -> None:
    for zones in funnel.layers.obstacles:
        _surface(funnel, zones) if zones.layer.surfaces and not zones.reach_m else _neighbour(funnel, zones)
    rows = funnel.view().rows
    funnel.find("R4", rows, Finding.UNKNOWN if funnel.missing["R4"] else Finding.SATISFIED)


def _surface(funnel: Funnel, zones: Zones) -> None:
    """An obstacle that parcels lie in."""
    view = funnel.view()
    ground = Ground.of(view, zones, zone_pieces(view, zones))
    _tell_ground(funnel, zones.role.key, view, ground)
    negligible = funnel.negligible(view.areas)
    funnel.find("R4", view.rows, ground.finding(negligible, ground.excluding > negligible))


def _neighbour(funnel: Funnel, zones: Zones) -> None:
    """An obstacle that matters from a distance, or that has no surface."""
    view = funnel.view()
    metres, features = within(view, zones.layer, zones.reach_m)
    funnel.measure(f"{zones.role.key}_m", view.rows, metres)
    funnel.measure(f"{zones.role.key}_zone", view.rows, features)
    met = features >= 0
    funnel.find("R4", view.rows[met], zones.findings[features[met]])
    funnel.find("R4", view.rows[_uncovered(funnel, view, zones)], Finding.UNKNOWN)


def _uncovered(funnel: Funnel, view: View, layer: Zones | Places) -> np.ndarray:
    """Which parcels the layer says too little of; how much of each, where it is not known everywhere."""
    outside = uncovered_m2(view, layer.coverage)
    if layer.coverage is not None:
        funnel.measure(f"{layer.role.key}_inconnu_m2", view.rows, outside)
    return outside > funnel.negligible(view.areas)


def _road(funnel: Funnel) -> None:
    if funnel.layers.roads is not None:
        _proximity(funnel, funnel.layers.roads)
    elif funnel.missing["R6"]:
        funnel.find("R6", funnel.view().rows, Finding.UNKNOWN)


def _services(funnel: Funnel) -> None:
    for places in funnel.layers.services:
        _proximity(funnel, places)
    if funnel.missing["R7"]:
        funnel.find("R7", funnel.view().rows, Finding.UNKNOWN)


def _proximity(funnel: Funnel, places: Places) -> None:
    """The nearest place; beyond the reach, a layer that stops before it leaves it unknown."""
    view = funnel.view()
    metres, features = nearest(view, places.layer)
    funnel.measure(f"{places.role.key}_m", view.rows, metres)
    funnel.measure(f"{places.role.key}_objet", view.rows, features)
    if places.reach_m is None:
        return
    far = np.where(_uncovered(funnel, view, places), Finding.UNKNOWN, Finding.CONDITIONAL)
    funnel.find(places.role.rule, view.rows, np.where(metres <= places.reach_m, Finding.SATISFIED, far))


def _owner(funnel: Funnel) -> None:
    known = np.asarray(funnel.chunk.owner_known, dtype=bool)
    funnel.find("R5", np.arange(len(known)), np.where(known, Finding.SATISFIED, Finding.UNKNOWN))


def _capacity(funnel: Funnel) -> None:
    """R8, as `capacity.capacity` does it for one piece of land."""
    view = funnel.view()
    usable = funnel.usable[view.rows] * (1 + ROUNDING)
    for name, each in (("capacite_min", AREA_EACH), ("capacite_max", REDUCED_AREA_EACH)):
        persons = np.floor(usable / funnel.plan.number(each.key))
        funnel.measure(name, view.rows, persons.astype(np.int32))
    unsure = funnel.unknown[view.rows] > funnel.negligible(view.areas)
    funnel.find("R8", view.rows, np.where(unsure, Finding.UNKNOWN, Finding.SATISFIED))


_STEPS: Mapping[str, Callable[[Funnel], None]] = {
    "surface": _area,
    "compacite": _compactness,
    "ppr": _regulation,
    "surface_utile": _usable_area,
    "largeur": _width,
    "exclusions": _obstacles,
    "route": _road,
    "services": _services,
}
"""What each step of the funnel does."""
