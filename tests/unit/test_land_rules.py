"""Land screening, rule by rule: each threshold on both sides, and what real geometries do."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from resorption.land.criteria import FUNNEL, Finding
from resorption.protocol.errors import Cancelled

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "land_kit.py")))
Scene, square, one = KIT.Scene, KIT.square, KIT.one
S, C, U, E = Finding.SATISFIED, Finding.CONDITIONAL, Finding.UNKNOWN, Finding.EXCLUDING
box = shapely.box
FAR = shapely.Point(900_000, 900_000)


def test_a_parcel_with_nothing_against_it_is_compatible():
    found = one(Scene([square()]))
    assert found["verdict"] == S
    assert (found["surface_m2"], found["surface_utile_m2"], found["compacite_pct"]) == (10_000, 10_000, 100)
    assert (found["capacite_min"], found["capacite_max"]) == (222, 333)
    assert found["R5"] == U, "an owner that is not on record is unknown, and changes nothing"


@pytest.mark.parametrize(("depth", "expected"), [(18.0, S), (17.99, E)])
def test_area(depth, expected):
    found = one(Scene([box(0, 0, 100, depth)]))
    assert (found["R1"], found["verdict"]) == (expected, expected)


@pytest.mark.parametrize(("width", "expected"), [(15.1, S), (14.9, E)])
def test_width(width, expected):
    found = one(Scene([box(0, 0, 200, width)]))
    assert (found["R2"], found["verdict"]) == (expected, expected)


@pytest.mark.parametrize(("arm", "expected"), [(37.0, S), (36.5, E)])
def test_compactness(arm, expected):
    """A cross: it fills half of its hull or more when its arms are wide enough."""
    cross = box(0, 100 - arm / 2, 200, 100 + arm / 2).union(box(100 - arm / 2, 0, 100 + arm / 2, 200))
    assert (cross.area / cross.convex_hull.area >= 0.5) == (expected == S)
    assert one(Scene([cross]))["R2"] == expected


@pytest.mark.parametrize(
    ("width", "rule", "result"), [(0.05, S, S), (0.2, C, C), (4.9, C, C), (5.0, C, C), (5.1, E, E), (100.0, E, E)]
)
def test_share_in_a_prohibited_zone(width, rule, result):
    """Up to the negligible share nothing; up to 5 % it must be kept out; above, the parcel is excluded."""
    found = one(Scene([square()], prohibited=[box(-50, -50, width, 150)]))
    assert (found["R3"], found["verdict"]) == (rule, result)
    assert found["ppr_interdit_m2"] == pytest.approx(100 * width)
    assert found["surface_utile_m2"] == pytest.approx(10_000 - 100 * width)


@pytest.mark.parametrize(("lost", "regulation", "area"), [(100.0, C, E), (101.0, E, E), (0.0, S, S)])
def test_needed_area_lost_to_a_prohibited_zone(lost, regulation, area):
    """A parcel of just what is needed: the share stays below the threshold, set at 50 %."""
    scene = Scene(
        [box(0, 0, 60, 30)], prohibited=[box(-50, 0, lost / 30, 30)], settings={"criblage_interdit_pct": "50"}
    )
    found = one(scene)
    assert (found["R3"], found["R1"], found["verdict"]) == (regulation, area, max(regulation, area))


def test_width_is_that_of_what_is_not_prohibited():
    strip, cut = box(0, 0, 200, 29), box(0, 14, 200, 15)
    assert one(Scene([strip]))["R2"] == S
    found = one(Scene([strip], prohibited=[cut]))
    assert (found["R3"], found["R2"], found["verdict"]) == (C, E, E)


@pytest.mark.parametrize(("width", "expected"), [(0.09, S), (0.11, C)])
def test_prescriptions_set_conditions_above_a_negligible_area(width, expected):
    assert one(Scene([square()], prescribed=[box(-5, -5, width, 105)]))["R3"] == expected


def test_an_unread_zone_is_unknown_and_never_beats_an_exclusion():
    assert one(Scene([square()], unread=[box(-5, -5, 50, 105)]))["verdict"] == U
    assert one(Scene([square()], unread=[box(-5, -5, 50, 105)], prescribed=[square()]))["verdict"] == U
    assert one(Scene([square()], unread=[square()], prohibited=[square()]))["verdict"] == E


@pytest.mark.parametrize(("east", "expected"), [(150.0, S), (100.0, S), (99.95, S), (99.8, U), (50.0, U), (-10.0, U)])
def test_outside_the_perimeter_nothing_is_known(east, expected):
    found = one(Scene([square()], perimeter=[box(-200, -200, east, 300)]))
    assert (found["R3"], found["verdict"]) == (expected, expected)


def test_without_a_plan_nothing_is_known_and_too_small_is_still_too_small():
    small, large = one(Scene([square(side=40)], perimeter=None)), one(Scene([square()], perimeter=None))
    assert (large["R1"], large["R3"], large["verdict"]) == (U, U, U)
    assert (small["R1"], small["verdict"]) == (E, E)


def test_known_ground_that_suffices_satisfies_the_area_whatever_the_rest_is():
    assert one(Scene([square()], perimeter=[box(0, 0, 100, 18)]))["R1"] == S
    assert one(Scene([square()], perimeter=[box(0, 0, 100, 17.9)]))["R1"] == U


@pytest.mark.parametrize(
    ("zone", "finding", "expected"),
    [(square(), C, C), (box(0, 0, 100, 0.05), C, U), (square(), U, U), (square(), S, S), (box(0, 0, 100, 50), S, U)],
)
def test_planning_zones_cover_or_leave_unknown(zone, finding, expected):
    assert one(Scene([square()], plu=((zone, finding),)))["R4"] == expected


def test_a_layer_that_is_neither_given_nor_left_out_leaves_its_rule_unknown():
    assert one(Scene([square()], plu=()))["verdict"] == U
    assert one(Scene([square()], asked=frozenset({"route"})))["R6"] == U
    assert one(Scene([square()], asked=frozenset({"arret"})))["R7"] == U
    assert one(Scene([square()], asked=frozenset({"ecole"})))["verdict"] == S, "no distance was set for schools"


@pytest.mark.parametrize("role", ["eau_surface", "voie_ferree", "autoroute", "cimetiere", "coeur_protege"])
@pytest.mark.parametrize(("width", "expected"), [(0.09, S), (0.11, E)])
def test_exclusion_layers(role, width, expected):
    """To a negligible area two plans disagree; touching is not being in."""
    if expected == S:
        assert one(Scene([square()], obstacles={role: [box(-50, 0, 0, 100)]}))["R4"] == S
    found = one(Scene([square()], obstacles={role: [box(-50, 0, width, 100)]}))
    # Less than negligible is nothing; between, what excludes has to be kept out.
    assert found["R4"] == expected


def test_a_railway_drawn_as_a_line_excludes_what_it_crosses():
    line = shapely.LineString([(50, -100), (50, 200)])
    assert one(Scene([square()], obstacles={"voie_ferree": [line]}))["R4"] == E
    assert one(Scene([square(200)], obstacles={"voie_ferree": [line]}))["R4"] == S


@pytest.mark.parametrize(
    ("role", "metres", "expected"),
    [("site_pollue", 100, C), ("site_pollue", 100.5, S), ("patrimoine", 500, C), ("patrimoine", 500.5, S)],
)
def test_obstacles_that_matter_from_a_distance(role, metres, expected):
    found = one(Scene([square()], obstacles={role: [shapely.Point(100 + metres, 50), FAR]}))
    assert found["R4"] == expected
    assert np.isnan(found[f"{role}_m"]) if expected == S else found[f"{role}_m"] == pytest.approx(metres)


@pytest.mark.parametrize(("metres", "expected"), [(99.9, C), (100.1, S)])
def test_a_polluted_ground_drawn_as_a_surface_matters_from_a_distance_too(metres, expected):
    ground = box(100 + metres, 0, 300 + metres, 100)
    assert one(Scene([square()], obstacles={"site_pollue": [ground]}))["R4"] == expected


@pytest.mark.parametrize(("edge", "expected"), [(201.0, S), (199.0, U)])
def test_far_from_an_obstacle_is_unknown_where_its_layer_stops_before(edge, expected):
    ground = {"site_pollue": [box(-1000, -1000, edge, 1000)]}
    found = one(Scene([square()], obstacles={"site_pollue": [FAR]}, coverages=ground))
    assert (found["R4"], found["verdict"]) == (expected, expected)


@pytest.mark.parametrize(("east", "expected"), [(150.0, S), (50.0, U)])
def test_the_capacity_of_ground_of_which_nothing_is_known_is_unknown(east, expected):
    assert one(Scene([square()], perimeter=[box(-200, -200, east, 300)]))["R8"] == expected


@pytest.mark.parametrize(
    ("role", "metres", "expected"),
    [("route", 30, S), ("route", 30.5, C), ("arret", 500, S), ("arret", 500.5, C), ("point_eau", 500.5, C)],
)
def test_distances_to_roads_and_services(role, metres, expected):
    found = one(Scene([square()], nearby={role: [FAR, shapely.Point(100 + metres, 50)]}))
    rule = "R6" if role == "route" else "R7"
    assert (found[rule], found["verdict"]) == (expected, expected)
    assert (found[f"{role}_m"], found[f"{role}_objet"]) == (pytest.approx(metres), 1)


def test_a_service_without_a_distance_is_told_and_not_judged():
    found = one(Scene([square()], nearby={"ecole": [FAR]}))
    assert found["verdict"] == S and found["ecole_m"] > 1_000_000
    assert one(Scene([square()], nearby={"ecole": [FAR]}, settings={"criblage_ecole_m": "900"}))["verdict"] == C


@pytest.mark.parametrize(("edge", "expected"), [(601.0, C), (599.0, U)])
def test_far_from_a_service_is_unknown_where_the_layer_stops_before(edge, expected):
    """The ground of the layer must go as far as the distance asked, all around."""
    ground = {"arret": [box(-1000, -1000, edge, 1000)]}
    assert one(Scene([square()], nearby={"arret": [shapely.Point(-900, 0)]}, coverages=ground))["R7"] == expected


def test_distance_is_from_the_edge_not_from_the_centre():
    """(a): the centre is 50 m further, and would be beyond the threshold."""
    stop = shapely.Point(590, 50)
    assert stop.distance(square().centroid) > 500
    assert one(Scene([square()], nearby={"arret": [stop]}))["arret_m"] == pytest.approx(490)
    assert one(Scene([square()], nearby={"arret": [shapely.Point(50, 50)]}))["arret_m"] == 0


def test_places_at_the_same_distance_make_one_row_and_the_first_is_named():
    """(b)"""
    ties = [FAR, shapely.Point(150, 50), shapely.Point(-50, 50), shapely.Point(50, 150)]
    found = Scene([square(), square(1000)], nearby={"arret": ties}).screened()
    assert len(found.rows) == 2
    assert found.columns["arret_objet"].tolist() == [1, 1]


def test_a_parcel_wholly_covered_is_told_not_dropped():
    """(c)"""
    found = Scene([square(), square(500)], prohibited=[box(-10, -10, 200, 200)], every_rule=True).screened()
    assert found.rows.tolist() == [0, 1]
    assert found.verdict.tolist() == [E, S]
    assert (found.columns["ppr_interdit_m2"][0], found.columns["surface_utile_m2"][0]) == (10_000, 0)
    assert found.columns["largeur_suffisante"][0] == 0


def test_zones_that_overlap_are_counted_once():
    """(d): three times the same 4 %, and it stays 4 %."""
    found = one(Scene([square()], prohibited=[box(-1, 0, 4, 100), box(-2, 0, 4, 100), box(-3, 0, 4, 100)]))
    assert found["ppr_interdit_m2"] == pytest.approx(400)
    assert found["R3"] == C


def test_zones_that_partly_overlap_or_only_touch():
    """(d): 0-3 and 2-4 make 4; 96-98 and 98-100, which touch, make 4 more."""
    zones = [box(0, 0, 3, 100), box(2, 0, 4, 100), box(96, 0, 98, 100), box(98, 0, 100, 100)]
    assert one(Scene([square()], prohibited=zones))["ppr_interdit_m2"] == pytest.approx(800)


def test_a_zone_that_covers_and_one_that_cuts_are_the_same_ground():
    """(e)"""
    found = one(Scene([square()], prescribed=[box(-10, -10, 200, 200), box(50, 0, 60, 100)]))
    assert found["ppr_conditions_m2"] == pytest.approx(10_000)


def test_a_zone_of_many_vertices_is_cut_without_changing_an_area():
    ring = shapely.Point(50, 50).buffer(45, quad_segs=3000)
    found = one(Scene([square()], prescribed=[ring]))
    assert found["ppr_conditions_m2"] == pytest.approx(ring.area, rel=1e-9)
    assert found["ppr_zone"] == 0


def test_the_zone_named_is_the_worst_then_the_largest():
    scene = Scene([square()], prohibited=[box(0, 0, 1, 100), box(98, 0, 100, 100)], prescribed=[square()])
    assert one(scene)["ppr_zone"] == 1


def test_geometries_that_are_not_plain_polygons():
    """(f): a hole is no ground, Z is dropped, parts count together, a bow tie is repaired, nothing is nothing."""
    hole = shapely.Polygon(square().exterior, [box(10, 10, 90, 90).exterior])
    deep = shapely.force_3d(square(), 12.0)
    parts = shapely.MultiPolygon([square(), box(101, 0, 111, 100)])
    tie = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    flat = shapely.Polygon([(0, 0), (100, 0), (50, 0)])
    wrong = shapely.Polygon([(0, 0), (100, 0), (np.nan, 100), (0, 100)])
    scene = Scene([hole, deep, parts, tie, None, shapely.Polygon(), shapely.Point(1, 1), flat, wrong])
    found = scene.screened()
    assert found.columns["surface_m2"][:4].tolist() == [3600, 10_000, 11_000, 5000]
    assert found.columns["geometrie"].tolist() == [0, 0, 0, 1, 2, 2, 2, 2, 2]
    assert found.verdict.tolist() == [E, S, S, S, U, U, U, U, U]


def test_zones_that_are_not_plain_polygons():
    """(f)"""
    tie = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    deep = shapely.force_3d(box(0, 0, 50, 100), 7.0)
    scene = Scene([square()], prescribed=[None, tie, deep, shapely.Polygon(), shapely.Point(5, 5)])
    assert one(scene)["ppr_conditions_m2"] == pytest.approx(7500)
    assert scene.layers().ppr.layer.states.tolist() == [2, 1, 0, 2, 2]


def test_a_parcel_without_geometry_is_not_judged_even_when_all_the_rest_is_excluded():
    found = Scene([None, square(side=10)]).screened()
    assert found.verdict.tolist() == [U, E]


def test_after_an_exclusion_rules_are_not_examined_unless_asked():
    stop, parcel = {"arret": [FAR]}, box(0, 0, 100, 5)
    quick, full = one(Scene([parcel], nearby=stop)), one(Scene([parcel], nearby=stop, every_rule=True))
    assert (quick["R3"], quick["R7"], quick["verdict"]) == (Finding.NOT_EXAMINED, Finding.NOT_EXAMINED, E)
    assert (full["R1"], full["R2"], full["R3"], full["R7"], full["verdict"]) == (E, E, S, C, E)


def test_the_funnel_counts_what_each_step_leaves():
    parcels = [square(), box(200, 0, 300, 5), box(400, 0, 600, 10), square(1000)]
    told = []
    found = Scene(parcels, prohibited=[square(1000)]).screened(progress=told.append, chunk_size=1)
    assert list(found.left) == [step.key for step in FUNNEL]
    assert list(found.left.values()) == [3, 3, 2, 2, 1, 1, 1, 1]
    assert (told[-1].done, told[-1].total, told[-1].left) == (4, 4, found.left)
    assert {finding: n for finding, n in found.counts().items() if n} == {S: 1, E: 3}


def test_a_screening_stops_when_asked():
    with pytest.raises(Cancelled):
        Scene([square()]).screened(cancelled=lambda: True)


def test_a_failure_in_a_thread_is_not_lost():
    scene = Scene([square()] * 20, settings={"criblage_personnes": ""})
    with pytest.raises(ValueError, match="criblage_personnes"):
        scene.screened(chunk_size=2)


def test_no_parcel_is_an_error():
    with pytest.raises(ValueError, match="no parcel"):
        Scene([]).screened()
