"""What a screening works on: a chunk of parcels, and the layers it is held against, ready to be asked.

Everything is in one CRS in metres. Nothing here changes once made: chunks can be screened in threads, or elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from .criteria import RULE_IDS, Finding, Role, applied_rules, missing_roles
from .criteria import role as role_of
from .edges import Runs
from .shapes import (
    MULTIPOLYGON,
    POLYGON,
    Repaired,
    Shapes,
    State,
    cut_polygons,
    first_points,
    repaired_polygons,
    repaired_shapes,
)
from .thresholds import Figures

_SAME_AREA = 1e-12
"""Share by which the area of a rectangle may differ from that of its box, as computed."""


@dataclass(frozen=True, eq=False)
class Chunk:
    """Parcels to screen: `rows` are their places in the whole table, `owner_known` whether an owner is on record.

    With `states`, their geometries have been repaired already.
    """

    rows: np.ndarray
    shapes: Shapes
    owner_known: np.ndarray
    states: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class PreparedLayer:
    """The geometries of a layer, sound and small enough, in a tree; `features` are their places in the layer.

    `surfaces` says that all are polygons: overlaps are then measured on their edges (`runs`), elsewhere distances.
    `boxes` are west, south, east and north of each shape, `points` a point of it; `states` has the State of each
    feature as it came.
    """

    shapes: Shapes
    features: np.ndarray
    tree: Any
    surfaces: bool
    states: np.ndarray
    boxes: np.ndarray
    points: np.ndarray
    runs: Runs

    @cached_property
    def rectangles(self) -> np.ndarray:
        """The boxes of those shapes that are boxes themselves: an extent is one."""
        import shapely

        sizes = (self.boxes[:, 2] - self.boxes[:, 0]) * (self.boxes[:, 3] - self.boxes[:, 1])
        return self.boxes[shapely.area(self.shapes) >= sizes * (1 - _SAME_AREA)]

    def count(self, state: State) -> int:
        """How many features came in that state."""
        return int((self.states == state).sum())

    def near(self, bounds: np.ndarray, reach_m: float) -> np.ndarray:
        """Which shapes may matter within that distance of a box (west, south, east, north), in order."""
        import shapely

        west, south, east, north = bounds
        return np.sort(self.tree.query(shapely.box(west - reach_m, south - reach_m, east + reach_m, north + reach_m)))


def prepared_layer(shapes: Shapes | Repaired, *, surfaces: bool = False) -> PreparedLayer:
    """A layer ready to be asked. With `surfaces`, what is not a polygon counts as absent."""
    import shapely

    sound = repaired_polygons(shapes) if surfaces else repaired_shapes(shapes)
    present = np.flatnonzero(sound.states != State.ABSENT)
    kept, features = sound.shapes[present], present
    polygons = bool(np.isin(shapely.get_type_id(kept), (POLYGON, MULTIPOLYGON)).all())
    if polygons:
        kept, origins = cut_polygons(kept)
        features = present[origins]
    tree = shapely.STRtree(kept)
    # The tree is built by its first question: threads must not ask it together.
    tree.query(shapely.Point(0, 0))
    runs = Runs.of(kept if polygons else kept[:0])
    boxes, points = shapely.bounds(kept).reshape(-1, 4), first_points(kept)
    return PreparedLayer(kept, features, tree, polygons, sound.states, boxes, points, runs)


@dataclass(frozen=True, eq=False)
class Zones:
    """A layer of which each feature means something for the parcels that lie in it, or within `reach_m` of it.

    `findings` has one Finding per feature. `coverage` is where the layer is known: None for everywhere, the layer
    itself when its own zones say so. Without a zone, a parcel outside it is unknown.
    """

    role: Role
    layer: PreparedLayer
    findings: np.ndarray
    reach_m: float = 0.0
    coverage: PreparedLayer | None = None


@dataclass(frozen=True, eq=False)
class Places:
    """A layer of which the nearest feature counts; `reach_m` is None where the distance is told without being judged."""

    role: Role
    layer: PreparedLayer
    reach_m: float | None
    coverage: PreparedLayer | None = None


@dataclass(frozen=True, eq=False)
class Layers:
    """All that parcels are held against: PPR zones (R3), obstacles (R4), roads (R6), services (R7)."""

    ppr: Zones | None = None
    obstacles: tuple[Zones, ...] = ()
    roads: Places | None = None
    services: tuple[Places, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The keys of the roles that have a layer."""
        alone = [one for one in (self.ppr, self.roads) if one is not None]
        return tuple(one.role.key for one in (*alone, *self.obstacles, *self.services))


@dataclass(frozen=True)
class Plan:
    """What is asked: the figures, the roles that the protocol leaves out; `every_rule` goes on after an exclusion."""

    figures: Figures
    left_out: frozenset[str] = frozenset()
    every_rule: bool = False

    def number(self, key: str) -> int:
        """A figure that the rules cannot do without. Raises ValueError when there is none."""
        value = self.figures.get(key)
        if value is None:
            raise ValueError(key)
        return value

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that make the verdict."""
        return applied_rules(self.left_out, self.figures)

    def missing(self, layers: Layers) -> dict[str, tuple[str, ...]]:
        """Rule -> roles it needs that have no layer."""
        return missing_roles(layers.roles, self.left_out, self.figures)


def zones(key: str, shapes: Shapes | Repaired, figures: Figures, *, findings: np.ndarray | None = None,
          coverage: Shapes | Repaired | None = None, own_coverage: bool = False) -> Zones:  # fmt: skip
    """The layer of a role of R3 or R4. `findings`, one per feature, are for a role whose zones say what they mean.

    Known everywhere, unless `coverage` (polygons) or the zones themselves (`own_coverage`) say where. A role whose zones
    say what they mean is never known everywhere. Raises ValueError without what the role needs.
    """
    role = role_of(key)
    reach = _reach(role, figures) or 0.0
    if role.finding is None and (findings is None or (coverage is None and not own_coverage)):
        raise ValueError(f"{key}: findings and coverage")
    layer = prepared_layer(shapes, surfaces=role.finding is None)
    means = np.full(len(layer.states), role.finding or Finding.UNKNOWN, dtype=np.int8)
    if findings is not None:
        means[:] = findings
    return Zones(role, layer, means, reach, layer if own_coverage else known_ground(coverage, reach))


def places(
    key: str, shapes: Shapes | Repaired, figures: Figures, *, coverage: Shapes | Repaired | None = None
) -> Places:
    """The layer of a role of R6 or R7, known everywhere unless `coverage` (polygons) says where."""
    role = role_of(key)
    reach = _reach(role, figures)
    return Places(role, prepared_layer(shapes), reach, known_ground(coverage, reach or 0.0))


def _reach(role: Role, figures: Figures) -> float | None:
    value = None if role.reach is None else figures.get(role.reach.key)
    return None if value is None else float(value)


def known_ground(coverage: Shapes | Repaired | None, reach_m: float) -> PreparedLayer | None:
    """Where « nothing within `reach_m` » can be said: the covered ground, less that margin along its edge."""
    import shapely

    if coverage is None:
        return None
    if not reach_m:
        return prepared_layer(coverage, surfaces=True)
    sound = repaired_polygons(coverage)
    inner = shapely.buffer(shapely.union_all(sound.shapes), -reach_m)
    return prepared_layer(shapely.get_parts(inner), surfaces=True)


@dataclass(frozen=True, eq=False)
class Verdicts:
    """What was found, in columns, one value per parcel: `rows` are their places in the table.

    `verdict` and each of `findings` (by rule) hold Finding numbers. `columns` hold measures, the unit in the name: NaN
    where nothing was measured; columns in `_zone` or `_objet` hold a feature's place in its layer, -1 for none. `left`
    counts the parcels that are not excluded after each step of the funnel.
    """

    rows: np.ndarray
    verdict: np.ndarray
    findings: Mapping[str, np.ndarray]
    columns: Mapping[str, np.ndarray]
    left: Mapping[str, int] = field(default_factory=dict)

    def counts(self) -> dict[Finding, int]:
        """How many parcels have each verdict."""
        found = np.bincount(self.verdict, minlength=len(Finding))
        return {finding: int(found[finding]) for finding in Finding if finding != Finding.NOT_EXAMINED}


def joined(parts: list[Verdicts]) -> Verdicts:
    """The verdicts of several chunks as one, in the order of the table."""
    rows = np.concatenate([part.rows for part in parts])
    order = np.argsort(rows, kind="stable")

    def gathered(arrays: list[np.ndarray]) -> np.ndarray:
        return np.concatenate(arrays)[order]

    return Verdicts(
        rows[order],
        gathered([part.verdict for part in parts]),
        {rule_id: gathered([part.findings[rule_id] for part in parts]) for rule_id in RULE_IDS},
        {name: gathered([part.columns[name] for part in parts]) for name in parts[0].columns},
        {key: sum(part.left[key] for part in parts) for key in parts[0].left},
    )
