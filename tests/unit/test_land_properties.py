"""What holds of any screening: no order, no chunk, no thread changes it; more hazard never helps; and a slow, plain
computation of the same rules, a parcel at a time, agrees."""

from __future__ import annotations

import dataclasses
import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.land.criteria import COUNTED, Finding
from resorption.land.screening import neighbours_first

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "land_kit.py")))
EDGE_M2 = 1.0
"""Verdicts may differ where an area is this near a threshold: two ways to compute it differ in the last digits."""


def boxes(rng: np.random.Generator, count: int, sides: tuple[float, float], extent: float = 1500.0) -> list:
    corner, size = rng.uniform(0, extent, (count, 2)), rng.uniform(*sides, (count, 2))
    return list(shapely.box(corner[:, 0], corner[:, 1], corner[:, 0] + size[:, 0], corner[:, 1] + size[:, 1]))


def blobs(rng: np.random.Generator, count: int, radius: float = 150.0) -> list:
    """Star-shaped polygons, concave and irregular, that may overlap each other."""
    found = []
    for centre in rng.uniform(0, 1500, (count, 2)):
        angles = np.sort(rng.uniform(0, 2 * np.pi, 12))
        reach = rng.uniform(0.2, 1, 12) * radius
        found.append(
            shapely.make_valid(shapely.Polygon(centre + np.c_[np.cos(angles), np.sin(angles)] * reach[:, None]))
        )
    return [shape for shape in found if shape.geom_type in ("Polygon", "MultiPolygon")]


def scene(seed: int, parcels: int = 60, **more: object) -> SimpleNamespace:
    rng = np.random.default_rng(seed)
    points = lambda n: list(shapely.points(rng.uniform(-200, 1700, (n, 2))))  # noqa: E731 - read once, above
    ground = boxes(rng, parcels // 2, (10, 200)) + blobs(rng, parcels // 2)
    given_ = {
        "prohibited": blobs(rng, 4, 200), "prescribed": blobs(rng, 4, 200), "unread": blobs(rng, 1),
        "perimeter": [shapely.box(-500, -500, 1200, 2500), shapely.box(1100, -500, 2500, 1300)],
        "plu": ((shapely.box(-500, -500, 1000, 2500), Finding.SATISFIED),
                (shapely.box(1000, -500, 1400, 2500), Finding.CONDITIONAL),
                (shapely.box(1400, -500, 2500, 1000), Finding.UNKNOWN)),
        "obstacles": {"eau_surface": blobs(rng, 3), "site_pollue": points(2), "patrimoine": points(1)},
        "nearby": {"route": points(40), "arret": points(5), "point_eau": points(6)},
    }  # fmt: skip
    return KIT.Scene([*ground, None], **{**given_, **more})


def columns(found: object) -> dict:
    return {"verdict": found.verdict, **found.findings, **found.columns}


def assert_same(first: object, second: object, order: np.ndarray | None = None) -> None:
    for name, values in columns(first).items():
        other = columns(second)[name]
        values = values if order is None else values[order]
        if np.issubdtype(values.dtype, np.integer):
            assert (values == other).all(), name
        else:
            np.testing.assert_allclose(values, other, rtol=1e-9, atol=1e-6, err_msg=name)


@given(st.integers(0, 10_000))
def test_the_order_of_the_parcels_changes_nothing(seed):
    straight = scene(seed)
    order = np.random.default_rng(seed + 1).permutation(len(straight.parcels))
    mixed = dataclasses.replace(straight, parcels=[straight.parcels[i] for i in order])
    assert_same(straight.screened(), mixed.screened(), order)


@given(st.integers(0, 10_000), st.integers(5, 70), st.integers(1, 3))
def test_neither_chunks_nor_threads_change_anything(seed, size, threads):
    whole = scene(seed)
    assert_same(whole.screened(chunk_size=1000, threads=1), whole.screened(chunk_size=size, threads=threads))


@given(st.integers(0, 10_000), st.sampled_from(["prohibited", "prescribed", "unread"]), st.floats(0.1, 80))
def test_growing_a_hazard_zone_never_improves_a_verdict(seed, kind, metres):
    before = scene(seed)
    grown = dataclasses.replace(before, **{kind: [zone.buffer(metres) for zone in getattr(before, kind)]})
    assert (before.screened().verdict <= grown.screened().verdict).all()


@given(st.integers(0, 10_000))
def test_losing_sight_of_ground_never_improves_a_verdict(seed):
    before = scene(seed)
    less = dataclasses.replace(before, perimeter=before.perimeter[:1])
    blind = dataclasses.replace(before, perimeter=None)
    known, some, none = (s.screened().verdict for s in (before, less, blind))
    assert (known <= some).all()
    assert not (none[known != Finding.EXCLUDING] < Finding.UNKNOWN).any()


COVERED = {
    "eau_surface": "R4",
    "site_pollue": "R4",
    "patrimoine": "R4",
    "route": "R6",
    "arret": "R7",
    "point_eau": "R7",
}
"""Roles without a perimeter of the scene -> the rule that reads them."""


@given(st.integers(0, 10_000), st.sampled_from(sorted(COVERED)), st.booleans())
def test_beyond_what_a_layer_covers_nothing_is_absent(seed, key, every_rule):
    """Ground out of it is unknown, unless the layer shows there what excludes, or a service that is near enough."""
    before = scene(seed, every_rule=every_rule)
    ground = blobs(np.random.default_rng(seed + 7), 3, 700)
    known, less = (s.screened() for s in (before, dataclasses.replace(before, coverages={key: ground})))
    assert (known.verdict <= less.verdict).all()
    reach = before.figures.get(KIT._DISTANCES.get(key)) or 0
    covered = shapely.buffer(shapely.union_all(ground), -reach) if reach else shapely.union_all(ground)
    for place, parcel in enumerate(before.parcels):
        found = less.findings[COVERED[key]][place]
        if parcel is None or found == Finding.NOT_EXAMINED:
            continue
        outside = parcel.difference(covered).area
        if outside > 1.05 * min(10, parcel.area / 100) and not (
            key in before.nearby and min(map(parcel.distance, before.nearby[key])) <= reach
        ):
            assert found >= Finding.UNKNOWN
        elif outside < 0.95 * min(10, parcel.area / 100):
            assert found == known.findings[COVERED[key]][place]


@given(st.integers(0, 10_000), st.booleans())
def test_a_verdict_is_the_worst_of_its_rules_and_unknown_never_acts_as_satisfied(seed, every_rule):
    found = scene(seed, every_rule=every_rule).screened()
    rules = np.stack([found.findings[rule] for rule in COUNTED])
    excluded = found.verdict == Finding.EXCLUDING
    assert (found.verdict == rules.max(axis=0)).all()
    assert (rules[:, ~excluded] != Finding.NOT_EXAMINED).all()
    assert not ((rules == Finding.UNKNOWN).any(axis=0) & (found.verdict < Finding.UNKNOWN)).any()


@given(st.integers(0, 10_000))
def test_going_on_after_an_exclusion_changes_no_verdict(seed):
    quick, full = scene(seed).screened(), scene(seed, every_rule=True).screened()
    assert (quick.verdict == full.verdict).all()
    for rule in COUNTED:
        examined = (quick.findings[rule] != Finding.NOT_EXAMINED) & (quick.verdict != Finding.EXCLUDING)
        assert (quick.findings[rule][examined] == full.findings[rule][examined]).all(), rule


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_slow_computation_agrees_on_hundreds_of_parcels(seed):
    fast = scene(seed, parcels=400)
    found = fast.screened()
    for index, (verdict, usable) in enumerate(KIT.slowly(fast)):
        assert found.verdict[index] == verdict, (index, fast.parcels[index])
        if verdict != Finding.EXCLUDING and fast.parcels[index] is not None:
            assert found.columns["surface_utile_m2"][index] == pytest.approx(usable, rel=1e-6)
    assert len(np.unique(found.verdict)) >= 3, "the scene is worth comparing"


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=40))
def test_an_order_of_neighbours_is_an_order(points):
    shapes = KIT.array([*shapely.points(points)] if points else [])
    assert sorted(neighbours_first(KIT.array([*shapes, None]))) == list(range(len(points) + 1))


def test_neighbours_follow_each_other():
    """A grid of 64 x 64 in any order: consecutive parcels are 2 cells apart on average, 42 in a random order."""
    x, y = np.meshgrid(np.arange(64.0), np.arange(64.0))
    cells = np.random.default_rng(1).permutation(np.c_[x.ravel(), y.ravel()])
    path = cells[neighbours_first(shapely.points(cells))]
    assert np.abs(np.diff(path, axis=0)).sum(axis=1).mean() < 2.1
