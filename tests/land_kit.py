"""Small parcels and layers for the tests of land screening, and a screening that owes nothing to the product's one."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from resorption.land.criteria import Finding
from resorption.land.prepared import Layers, Plan, Verdicts, places, zones
from resorption.land.screening import screen
from resorption.land.thresholds import figures

EVERYWHERE = [shapely.box(-1e8, -1e8, 1e8, 1e8)]
SURFACES = ("eau_surface", "voie_ferree", "autoroute", "cimetiere", "coeur_protege")
OPTIONAL = frozenset(
    {*SURFACES, "site_pollue", "patrimoine", "route", "ecole", "arret", "point_eau", "sante", "alimentation"}
)
PERSONS = 40
NEED_M2 = PERSONS * 45


def array(shapes: object) -> np.ndarray:
    """Geometries as the kernel takes them, None among them or not."""
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


@dataclass(frozen=True)
class Scene:
    """Parcels and what lies around them; roles that are not given are left out, unless `asked` names them."""

    parcels: list
    prohibited: list = field(default_factory=list)
    prescribed: list = field(default_factory=list)
    unread: list = field(default_factory=list)
    perimeter: list | None = field(default_factory=lambda: EVERYWHERE)
    plu: tuple = ((EVERYWHERE[0], Finding.SATISFIED),)
    obstacles: dict = field(default_factory=dict)
    nearby: dict = field(default_factory=dict)
    coverages: dict = field(default_factory=dict)
    settings: dict = field(default_factory=dict)
    asked: frozenset = frozenset()
    every_rule: bool = False

    @property
    def figures(self) -> dict:
        return figures({"criblage_personnes": str(PERSONS), **self.settings})

    @property
    def plan(self) -> Plan:
        return Plan(self.figures, OPTIONAL - {*self.obstacles, *self.nearby} - self.asked, self.every_rule)

    @property
    def ppr(self) -> list:
        """(zone, finding), in order."""
        groups = (
            (self.prohibited, Finding.EXCLUDING),
            (self.prescribed, Finding.CONDITIONAL),
            (self.unread, Finding.UNKNOWN),
        )
        return [(shape, finding) for shapes, finding in groups for shape in shapes]

    def layers(self) -> Layers:
        figs = self.figures
        made = [self._own("plu", self.plu, figs)] if self.plu else []
        made += [
            zones(key, array(shapes), figs, coverage=self._coverage(key))
            for key, shapes in self.obstacles.items()
        ]  # fmt: skip
        near = {
            key: places(key, array(shapes), figs, coverage=self._coverage(key)) for key, shapes in self.nearby.items()
        }
        ppr = None if self.perimeter is None else self._own("ppr", self.ppr, figs, self.perimeter)
        return Layers(ppr, tuple(made), near.pop("route", None), tuple(near.values()))

    def _coverage(self, key: str) -> np.ndarray | None:
        return array(self.coverages[key]) if key in self.coverages else None

    def _own(self, key: str, pairs: object, figs: dict, coverage: list | None = None) -> object:
        means = np.array([finding for _shape, finding in pairs], dtype=np.int8)
        shapes = array([shape for shape, _finding in pairs])
        ground = None if coverage is None else array(coverage)
        return zones(key, shapes, figs, findings=means, coverage=ground, own_coverage=coverage is None)

    def screened(self, **options: object) -> Verdicts:
        shapes = array(self.parcels)
        return screen(shapes, np.zeros(len(shapes), dtype=bool), self.layers(), self.plan, **options)


def square(west: float = 0.0, south: float = 0.0, side: float = 100.0) -> shapely.Polygon:
    """A parcel of one hectare by default."""
    return shapely.box(west, south, west + side, south + side)


def one(scene: Scene) -> dict:
    """What was found of the first parcel: verdict, findings by rule, measures by column."""
    found = scene.screened()
    return {
        "verdict": Finding(int(found.verdict[0])),
        **{rule: Finding(int(values[0])) for rule, values in found.findings.items()},
        **{name: values[0] for name, values in found.columns.items()},
    }


def slowly(scene: Scene) -> list:
    """Verdicts and areas by plain shapely, a parcel at a time, every rule written out: [(Finding, usable m²)]."""
    return [_slow_verdict(scene, parcel) for parcel in scene.parcels]


def _slow_verdict(scene: Scene, parcel: shapely.Geometry | None) -> tuple[Finding, float]:
    if parcel is None or parcel.is_empty:
        return Finding.UNKNOWN, float("nan")
    figs, area = scene.figures, parcel.area
    negligible = min(figs["criblage_ecart_m2"], figs["criblage_ecart_pct"] / 100 * area)
    if area < NEED_M2 or area / parcel.convex_hull.area < figs["criblage_compacite_pct"] / 100:
        return Finding.EXCLUDING, area
    ground = {finding: shapely.union_all([z for z, f in scene.ppr if f == finding]) for finding in Finding}
    left = parcel.difference(ground[Finding.EXCLUDING])
    banned = parcel.intersection(ground[Finding.EXCLUDING]).area
    unread = parcel.intersection(ground[Finding.UNKNOWN]).area
    outside = parcel.difference(shapely.union_all(scene.perimeter)).area if scene.perimeter is not None else area
    if banned / area > figs["criblage_interdit_pct"] / 100 or left.area < NEED_M2:
        return Finding.EXCLUDING, left.area
    if left.buffer(-figs["criblage_largeur_m"] / 2, quad_segs=8).is_empty:
        return Finding.EXCLUDING, left.area
    found = [Finding.SATISFIED]
    if unread + outside > negligible or left.area - unread - outside < NEED_M2:
        found.append(Finding.UNKNOWN)
    if banned > negligible or parcel.intersection(ground[Finding.CONDITIONAL]).area > negligible:
        found.append(Finding.CONDITIONAL)
    found += _slow_obstacles(scene, parcel, negligible)
    for key, shapes in scene.nearby.items():
        limit = figs.get(_DISTANCES[key])
        if limit is not None and min(parcel.distance(s) for s in shapes) > limit:
            found.append(Finding.CONDITIONAL)
    return max(found), left.area


_DISTANCES = {"route": "criblage_route_m", "arret": "criblage_arret_m", "ecole": "criblage_ecole_m",
              "point_eau": "criblage_eau_m", "site_pollue": "criblage_pollution_m",
              "patrimoine": "criblage_patrimoine_m"}  # fmt: skip


def _slow_obstacles(scene: Scene, parcel: shapely.Geometry, negligible: float) -> list:
    found = []
    for finding in (Finding.CONDITIONAL, Finding.UNKNOWN):
        if parcel.intersection(shapely.union_all([z for z, f in scene.plu if f == finding])).area > negligible:
            found.append(finding)
    if parcel.difference(shapely.union_all([z for z, _f in scene.plu])).area > negligible:
        found.append(Finding.UNKNOWN)
    for key, shapes in scene.obstacles.items():
        if key in SURFACES:
            if parcel.intersection(shapely.union_all(shapes)).area > negligible:
                found.append(Finding.EXCLUDING)
        elif min(parcel.distance(s) for s in shapes) <= scene.figures[_DISTANCES[key]]:
            found.append(Finding.CONDITIONAL)
    return found
