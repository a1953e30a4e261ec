"""The figures of the kernel at the figure itself: « less than », « more than », what is nothing, what is not known."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from resorption.land import kernel, overlaps
from resorption.land.capacity import PLACE_M2, capacity, whole
from resorption.land.criteria import COUNTED, RESULT_CODES, RULE_IDS, Finding, verdict
from resorption.land.facts import Facts
from resorption.land.ground import Ground, zone_pieces
from resorption.land.kernel import Funnel
from resorption.land.overlaps import SLIVER_M2, SLIVER_SHARE, View, covered_m2, pieces
from resorption.land.pieces import Pieces
from resorption.land.prepared import prepared_layer
from resorption.land.result_columns import result_columns, rows_of, unknown_counts
from resorption.land.screening import chunks

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "land_kit.py")))
Scene, square, one, box = KIT.Scene, KIT.square, KIT.one, shapely.box
N, S, C, U, E = Finding.NOT_EXAMINED, Finding.SATISFIED, Finding.CONDITIONAL, Finding.UNKNOWN, Finding.EXCLUDING
LITTLE = 1e-10
"""A share below what areas are short of."""


def funnel_of(scene: object) -> Funnel:
    """The parcels of a scene before any rule."""
    [chunk] = chunks(KIT.array(scene.parcels), np.zeros(len(scene.parcels), dtype=bool))
    return Funnel(chunk, scene.layers(), scene.plan)


def view_of(*shapes: object) -> View:
    made = KIT.array(shapes)
    return View.of(np.arange(len(made)), made, shapely.area(made))


class TestShort:
    """R1: less than what is needed, but for what shapes are short of."""

    @pytest.mark.parametrize(
        ("area", "short"), [(1800.0, False), (1800 * (1 - LITTLE), False), (1800 * (1 - 1e-8), True), (1800.1, False)]
    )
    def test_less_than_needed(self, area: float, short: bool) -> None:
        assert Funnel.short(SimpleNamespace(need_m2=1800), np.array([area])).tolist() == [short]

    def test_just_what_is_needed_is_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Even where shapes are short of nothing."""
        monkeypatch.setattr(kernel, "ROUNDING", 0)
        assert Funnel.short(SimpleNamespace(need_m2=1800), np.array([1799.0, 1800.0])).tolist() == [True, False]


class TestCompactness:
    """R2: the share of the hull."""

    @pytest.mark.parametrize(
        ("percent", "rounding", "expected"),
        [(50.0, 0.0, N), (50.0, 1e-9, N), (50 * (1 - LITTLE), 1e-9, N), (50 * (1 - 1e-8), 1e-9, E), (49.9, 0.0, E)],
    )
    def test_at_the_figure(
        self, monkeypatch: pytest.MonkeyPatch, percent: float, rounding: float, expected: Finding
    ) -> None:
        monkeypatch.setattr(kernel, "ROUNDING", rounding)
        monkeypatch.setattr(
            kernel, "hulls", lambda shapes: (100 * shapely.area(shapes) / percent, np.ones(len(shapes)))
        )
        funnel = funnel_of(Scene([square(side=128)]))
        kernel._compactness(funnel)
        assert funnel.columns["compacite_pct"][0] == pytest.approx(percent, rel=1e-12)
        assert funnel.findings["R2"].tolist() == [expected]

    def test_half_of_the_hull_and_no_more(self) -> None:
        half = box(0, 0, 200, 200).difference(box(20, 75, 180, 200))
        assert half.area / half.convex_hull.area == 0.5
        assert one(Scene([half]))["R2"] == S


class TestCapacity:
    """R8: whole persons, of an area that may be short of the true one by a rounding."""

    @pytest.mark.parametrize(("usable", "least", "most"), [
        (1800.0, 40, 60), (1800 * (1 - LITTLE), 40, 60), (1800 * (1 - 1e-8), 39, 59), (0.0, 0, 0)])  # fmt: skip
    def test_both_computations(self, usable: float, least: int, most: int) -> None:
        scene = Scene([square()])
        funnel = funnel_of(scene)
        funnel.usable[:] = usable
        kernel._capacity(funnel)
        assert (funnel.columns["capacite_min"][0], funnel.columns["capacite_max"][0]) == (least, most)
        found = capacity(usable, scene.figures)
        assert (found.persons_min, found.persons_max) == (least, most)

    def test_places_of_the_result_are_those_of_one_piece_of_land(self) -> None:
        scene = Scene([square(), square(200), square(400)])
        found = scene.screened()
        areas = np.array([24 * PLACE_M2, 24 * PLACE_M2 * (1 - LITTLE), 24 * PLACE_M2 * (1 - 1e-8)])
        found.columns["surface_utile_m2"][:] = areas
        texts = np.full(3, "x", dtype=object)
        land = Pieces(
            KIT.array(scene.parcels), found.columns["geometrie"], texts, np.ones(3, int), texts, np.full(3, np.nan)
        )
        labels = {role: np.full(5, "zone", dtype=object) for role in ("ppr", "plu")}
        rows = rows_of(result_columns(land, found, labels, Facts(scene.figures)), 3)
        assert [row["places_75_m2"] for row in rows] == [whole(area, PLACE_M2) for area in areas] == [24, 24, 23]

    @pytest.mark.parametrize(("unknown", "expected"), [(0.0, S), (10.0, S), (10.001, U), (10_000.0, U)])
    def test_of_ground_that_is_not_known(self, unknown: float, expected: Finding) -> None:
        """A hectare: 10 m² are negligible, more are not."""
        funnel = funnel_of(Scene([square()]))
        funnel.unknown[:] = unknown
        kernel._capacity(funnel)
        assert funnel.findings["R8"].tolist() == [expected]


class TestGround:
    """What the zones of a layer say of a parcel."""

    @pytest.mark.parametrize(
        ("excluding", "conditional", "unknown", "told", "expected"),
        [
            (0, 0, 0, False, S), (10, 10, 10, False, S), (10.001, 0, 0, False, C), (0, 10.001, 0, False, C),
            (0, 0, 10.001, False, U), (10.001, 10.001, 10.001, False, U), (0, 0, 10.001, True, E), (0, 0, 0, True, E),
        ],
    )  # fmt: skip
    def test_more_than_negligible(
        self, excluding: float, conditional: float, unknown: float, told: bool, expected: Finding
    ) -> None:
        ground = Ground(*(np.array([float(m2)]) for m2 in (excluding, conditional, unknown)), np.array([-1]))
        assert ground.finding(np.array([10.0]), np.array([told])).tolist() == [expected]

    def test_ground_is_not_unknown_twice(self) -> None:
        """Out of the perimeter and in a zone whose code nobody reads: no more than the parcel."""
        found = one(Scene([square()], unread=[square()], perimeter=[square(5000)]))
        assert found["ppr_inconnu_m2"] == 10_000
        half = one(Scene([square()], unread=[box(0, 0, 30, 100)], perimeter=[box(-10, -10, 50, 200)]))
        assert half["ppr_inconnu_m2"] == pytest.approx(3_000 + 5_000)

    def test_zones_that_say_where_they_are_known_count_together(self) -> None:
        """Two zones of different meaning over the same ground cover it once."""
        zones = ((box(0, 0, 60, 100), S), (box(0, 0, 60, 100), C))
        found = one(Scene([square()], plu=zones))
        assert (found["plu_inconnu_m2"], found["plu_conditions_m2"]) == (pytest.approx(4000), pytest.approx(6000))
        assert found["R4"] == U

    def test_zones_within_a_perimeter_count_by_what_they_mean(self) -> None:
        same, other = [box(0, 0, 40, 100), box(20, 0, 60, 100)], [box(0, 0, 60, 100)]
        scene = Scene([square()], prohibited=same, prescribed=other)
        found = zone_pieces(view_of(square()), scene.layers().ppr)
        assert dict(zip(found.features.tolist(), found.shared.tolist())) == {0: True, 1: True, 2: False}
        own = Scene([square()], plu=((same[0], S), (other[0], C))).layers().obstacles[0]
        assert zone_pieces(view_of(square()), own).shared.tolist() == [True, True]


class TestSlivers:
    """What is too little to be ground, and what is short of the whole by as little."""

    def test_of_a_parcel(self) -> None:
        small, large = square(side=10), square(side=1000)
        assert view_of(small, large).slivers.tolist() == [SLIVER_M2, pytest.approx(1e6 * SLIVER_SHARE)]
        assert SLIVER_M2 > 100 * SLIVER_SHARE, "a small parcel has the least of both"

    @pytest.mark.parametrize(("side", "width", "kept"), [
        (10, 5e-8, False), (10, 2e-7, True), (1000, 5e-7, False), (1000, 2e-6, True)])  # fmt: skip
    def test_what_only_touches(self, side: float, width: float, kept: bool) -> None:
        """On both sides of 1e-6 m² for a small parcel, of 1e-3 m² for a large one."""
        found = pieces(view_of(square(side=side)), prepared_layer(KIT.array([box(-50, 0, width, side)]), surfaces=True))
        assert len(found.parcels) == int(kept)

    @pytest.mark.parametrize(("missing", "all_of_it"), [(0.0, True), (5e-8, True), (2e-7, False)])
    def test_what_covers_all(self, missing: float, all_of_it: bool) -> None:
        view = view_of(square(side=10))
        found = pieces(view, prepared_layer(KIT.array([box(missing, -5, 20, 20)]), surfaces=True))
        assert (found.areas[0] == view.areas[0]) == all_of_it
        assert found.areas[0] == pytest.approx(100, abs=1e-5)

    @pytest.mark.parametrize(("over", "shared"), [(0.0, False), (5e-8, False), (2e-7, True), (1.0, True)])
    def test_zones_that_hardly_overlap(self, over: float, shared: bool) -> None:
        zones = KIT.array([box(0, 0, 5 + over, 10), box(5, 0, 10, 10)])
        found = pieces(view_of(square(side=10)), prepared_layer(zones, surfaces=True))
        assert found.shared.tolist() == [shared, shared]
        assert covered_m2(found, 1)[0] == pytest.approx(100, abs=1e-5)

    @pytest.mark.parametrize(("over", "shared"), [(0.0, False), (1e-9, False), (1e-3, True)])
    def test_zones_whose_boxes_overlap_and_not_they(self, over: float, shared: bool) -> None:
        """Two halves of the parcel along its diagonal."""
        halves = [shapely.Polygon([(0, 0), (10, 0), (10, 10 + over)]), shapely.Polygon([(0, 0), (10, 10), (0, 10)])]
        found = pieces(view_of(square(side=10)), prepared_layer(KIT.array(halves), surfaces=True))
        assert found.shared.tolist() == [shared, shared]
        assert covered_m2(found, 1)[0] == pytest.approx(100, abs=1e-4)

    def test_one_feature_in_several_parts_does_not_overlap_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(overlaps, "_united_areas", lambda _found: pytest.fail("nothing is to be united"))
        ring = shapely.Point(50, 50).buffer(45, quad_segs=3000)
        found = pieces(view_of(square()), prepared_layer(KIT.array([ring]), surfaces=True))
        assert len(found.parcels) > 1 and not found.shared.any()
        assert covered_m2(found, 1)[0] == pytest.approx(ring.area)


class TestNotExamined:
    """A rule that was not examined is unknown, unless another one excludes; it is no finding of its own."""

    @pytest.mark.parametrize(("found", "expected"), [
        ({}, U), ({"R1": N, "R2": S}, U), (dict.fromkeys(COUNTED, S), S), ({**dict.fromkeys(COUNTED, S), "R6": N}, U),
        ({**dict.fromkeys(COUNTED, C), "R3": N}, U), ({"R1": E}, E), ({**dict.fromkeys(COUNTED, N), "R4": E}, E)])  # fmt: skip
    def test_both_computations(self, found: dict[str, Finding], expected: Finding) -> None:
        assert verdict(found) == expected
        funnel = funnel_of(Scene([square()], nearby={"route": [square()], "arret": [square()]}))
        assert set(funnel.plan.rules) == set(COUNTED)
        for rule in RULE_IDS:
            funnel.findings[rule][:] = found.get(rule, N)
        made = funnel.verdicts({})
        assert made.verdict.tolist() == [expected]
        assert [int(made.findings[rule][0]) for rule in RULE_IDS] == [found.get(rule, N) for rule in RULE_IDS]

    def test_it_has_no_code_and_is_not_counted_as_unknown(self) -> None:
        assert N not in RESULT_CODES and set(RESULT_CODES) == {S, C, U, E}
        scene = Scene([box(0, 0, 100, 5), None], nearby={"arret": [square()]})
        found = scene.screened()
        assert [int(found.findings[rule][0]) for rule in ("R1", "R3", "R7")] == [E, N, N]
        facts = Facts(scene.figures, scene.plan.left_out)
        counted = unknown_counts(found, facts)
        assert counted[0] == 0, "excluded by the first rule, the others were not looked at"
        assert counted[1] == len(facts.applied), "without an outline, each of them is unknown"

    def test_before_any_rule(self) -> None:
        funnel = funnel_of(Scene([square(), None]))
        assert sorted(funnel.findings["R1"].tolist()) == [N, U]
        assert not funnel.excluded.any()
