"""Areas computed from edges, and nearest places found by boxes, against GEOS, whatever the shapes."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.land.distances import nearest
from resorption.land.edges import COLUMNS, Columns, Runs
from resorption.land.ground import uncovered_m2
from resorption.land.overlaps import View
from resorption.land.prepared import prepared_layer
from resorption.land.shapes import hulls, repaired_polygons, wide_enough
from resorption.land.shared_areas import batches, overlap_m2, ranges, shared_m2

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
LAMBERT = (560_000.0, 6_900_000.0)
"""Where areas lose most digits: coordinates of the north of France."""

WIDTH_M = 15.0


def array(shapes: list) -> np.ndarray:
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def blobs(rng: np.random.Generator, count: int, corners: int = 12) -> list:
    """Concave polygons on a grid of 5 m, so that edges and corners often fall on each other; some are repaired in parts."""
    found = []
    for centre in rng.uniform(0, 600, (count, 2)):
        angles = np.sort(rng.uniform(0, 2 * np.pi, corners))
        reach = rng.uniform(0.1, 1, corners) * rng.uniform(20, 200)
        points = np.round((centre + np.c_[np.cos(angles), np.sin(angles)] * reach[:, None]) / 5) * 5
        found.append(shapely.Polygon(points))
    sound = repaired_polygons(array(found)).shapes
    return [shape for shape in sound if shape is not None]


def scene(seed: int, far: bool) -> SimpleNamespace:
    """Parcels and zones of all kinds: drawn either way round, with holes, in several parts, the same, side by side."""
    rng = np.random.default_rng(seed)
    parcels, zones = blobs(rng, 12), blobs(rng, 12, 60)
    zones += [shapely.difference(zone, zone.centroid.buffer(15)) for zone in zones[:4]]
    zones += [shapely.box(100, 100, 400, 400), shapely.box(400, 100, 600, 300), shapely.unary_union(zones[4:7])]
    parcels += [zones[-3], shapely.box(390, 90, 410, 310), shapely.box(150, 150, 250, 250), shapely.reverse(parcels[0])]
    found = [repaired_polygons(array(shapes)).shapes for shapes in (parcels, zones)]
    kept = [shapes[~shapely.is_missing(shapes)] for shapes in found]
    if far:
        kept = [shapely.transform(shapes, lambda points: points + LAMBERT) for shapes in kept]
    return SimpleNamespace(parcels=kept[0], zones=kept[1])


@given(st.integers(0, 10_000), st.booleans(), st.integers(1, 20))
def test_what_a_parcel_shares_with_a_zone(seed, far, run):
    found = scene(seed, far)
    parcels, zones = (np.ravel(one) for one in np.meshgrid(range(len(found.parcels)), range(len(found.zones))))
    areas = shared_m2(
        Columns.of(found.parcels), shapely.bounds(found.parcels), parcels, Runs.of(found.zones, run), zones
    )
    expected = shapely.area(shapely.intersection(found.parcels[parcels], found.zones[zones]))
    np.testing.assert_allclose(areas, expected, atol=1e-4 if far else 1e-7)
    assert (expected > 0).any()


@given(st.integers(0, 10_000), st.booleans())
def test_what_two_zones_share_in_a_box(seed, far):
    found = scene(seed, far)
    rng = np.random.default_rng(seed)
    first, second = rng.integers(0, len(found.zones), (2, 60))
    boxes = shapely.bounds(found.parcels)[rng.integers(0, len(found.parcels), 60)]
    both = shapely.intersection(found.zones[first], found.zones[second])
    expected = shapely.area(shapely.intersection(both, shapely.box(*boxes.T)))
    areas = overlap_m2(boxes, Runs.of(found.zones), first, second)
    np.testing.assert_allclose(areas, expected, atol=1e-4 if far else 1e-7)


def test_edges_that_are_nearly_the_same_make_an_error_of_the_size_of_their_gap():
    """Two parcels side by side, drawn with a millionth of a metre between them or over each other."""
    zone = array([shapely.box(0, 0, 100, 100)])
    for gap in (-1e-6, 0.0, 1e-6):
        parcel = array([shapely.Polygon([(100 + gap, 0), (200, 0), (200, 100), (100 - gap, 100)])])
        area = shared_m2(Columns.of(parcel), shapely.bounds(parcel), np.zeros(1, int), Runs.of(zone), np.zeros(1, int))
        assert abs(area[0]) <= 1e-4


def test_many_edges_are_worked_on_in_batches():
    """A zone of 40,000 corners against parcels of as many edges as columns, several batches of pairs."""
    zone = array([shapely.Point(0, 0).buffer(500, quad_segs=10_000)])
    parcels = array([shapely.Point(x, 0).buffer(300, quad_segs=COLUMNS) for x in range(-600, 601, 50)])
    asked = np.arange(len(parcels))
    areas = shared_m2(Columns.of(parcels), shapely.bounds(parcels), asked, Runs.of(zone), np.zeros(len(parcels), int))
    np.testing.assert_allclose(areas, shapely.area(shapely.intersection(parcels, zone[0])), rtol=1e-9)


@given(st.lists(st.integers(0, 50), max_size=30), st.integers(1, 60))
def test_batches_and_ranges_leave_nothing_out(sizes, most):
    sizes = np.array(sizes, dtype=np.intp)
    slices = list(batches(sizes, most))
    assert [place for one in slices for place in range(one.start, one.stop)] == list(range(len(sizes)))
    numbers, origins = ranges(np.arange(len(sizes)) * 100, sizes)
    assert numbers.tolist() == [place * 100 + i for place, size in enumerate(sizes) for i in range(size)]
    assert origins.tolist() == np.repeat(np.arange(len(sizes)), sizes).tolist()


@given(st.integers(0, 10_000))
def test_what_is_surely_narrow_is_what_a_buffer_says(seed):
    shapes = array(blobs(np.random.default_rng(seed), 40))
    _areas, radii = hulls(shapes)
    expected = ~shapely.is_empty(shapely.buffer(shapes, -WIDTH_M / 2, quad_segs=8))
    assert wide_enough(shapes, WIDTH_M, radii).tolist() == expected.tolist()


def slowest_nearest(parcels: np.ndarray, places: np.ndarray) -> tuple[list[float], list[int]]:
    """Every distance, and the first of the shortest."""
    metres = shapely.distance(parcels[:, np.newaxis], places[np.newaxis, :])
    return metres.min(axis=1).tolist(), metres.argmin(axis=1).tolist()


@given(st.integers(0, 10_000), st.sampled_from(["points", "lines", "polygons"]), st.booleans())
def test_the_nearest_of_all(seed, kind, dense):
    """On a grid of 5 m there are ties; the tree is asked instead when there are too many places around."""
    rng = np.random.default_rng(seed)
    ends = np.round(rng.uniform(-200, 800, (30, 2, 2)) / 5) * 5
    places = {
        "points": lambda: shapely.points(ends[:, 0]),
        "lines": lambda: shapely.linestrings(ends),
        "polygons": lambda: array(blobs(rng, 10)),
    }[kind]()
    parcels = array(blobs(rng, 200, 6))
    view = View.of(np.arange(len(parcels)), parcels, shapely.area(parcels))
    with pytest.MonkeyPatch.context() as patch:
        if dense:
            patch.setattr("resorption.land.distances._MOST", 0)
        found = nearest(view, prepared_layer(places))
    expected = slowest_nearest(parcels, places)
    assert (found[0].tolist(), found[1].tolist()) == expected


def test_ground_within_an_extent_is_told_by_its_box_and_the_rest_is_cut():
    """The same m² as a plain difference: parcels within, across and out of an extent; an L is no rectangle."""
    rng = np.random.default_rng(9)
    corners = rng.uniform(-30, 130, (200, 2))
    parcels = np.array([shapely.box(x, y, x + 20, y + 12) for x, y in corners], dtype=object)
    bent = shapely.Polygon([(0, 0), (100, 0), (100, 40), (40, 40), (40, 100), (0, 100)])
    view = View.of(np.arange(len(parcels)), parcels, shapely.area(parcels))
    for grounds, rectangles in (
        ([shapely.box(0, 0, 100, 100)], 1),
        ([bent], 0),
        ([bent, shapely.box(50, 50, 90, 90)], 1),
    ):
        coverage = prepared_layer(np.array(grounds, dtype=object), surfaces=True)
        assert len(coverage.rectangles) == rectangles
        expected = shapely.area(shapely.difference(parcels, shapely.union_all(grounds)))
        assert uncovered_m2(view, coverage) == pytest.approx(expected, abs=1e-6)
        assert {value > 0 for value in uncovered_m2(view, coverage)} == {True, False}
