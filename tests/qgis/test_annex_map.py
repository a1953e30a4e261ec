"""The overview map: what is drawn, where, and that nothing covers anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsMapRendererSequentialJob,
    QgsPointXY,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSizeF
from resorption.annex.categories import categories
from resorption.annex.furniture import imprint
from resorption.annex.map_frame import round_scale, view_of
from resorption.annex.map_layers import outline_of
from resorption.annex.map_page import MapPage
from resorption.annex.map_subject import Subject
from resorption.annex.placement import CROWD, Mark, Name, Place, place_marks, place_names
from resorption.annex.reading import read_base
from resorption.annex.templates import MAP_A3
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base

WIDTH, HEIGHT = 290.0, 250.0
FAR, NEAR = QgsPointXY(100_000, 6_100_000), QgsPointXY(602_000, 6_502_000)


def assert_apart(marks: list[Mark]) -> None:
    __tracebackhide__ = True
    for a, b in combinations(marks, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= (a.size + b.size) / 2, (a, b)
    for m in marks:
        assert m.size / 2 <= m.x <= WIDTH - m.size / 2
        assert m.size / 2 <= m.y <= HEIGHT - m.size / 2


spots = st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT), st.sampled_from("abcdefg"))


@given(st.lists(spots, max_size=120))
def test_symbols_never_overlap(found: list[tuple[float, float, str]]) -> None:
    places = [Place(category, f"n{i}", x, y) for i, (x, y, category) in enumerate(found)]
    marks = place_marks(places, WIDTH, HEIGHT)
    assert_apart(marks)
    for category in "abcdefg":
        assert sum(m.count for m in marks if m.category == category) == sum(p.category == category for p in places)


@given(st.lists(spots, max_size=40), st.lists(spots, max_size=40))
def test_names_of_communes_cover_neither_symbols_nor_one_another(
    found: list[tuple[float, float, str]], names: list[tuple[float, float, str]]
) -> None:
    marks = place_marks([Place(c, f"n{i}", x, y) for i, (x, y, c) in enumerate(found)], WIDTH, HEIGHT)
    placed = place_names([Name(text, x, y, 18, 3) for x, y, text in names], marks, WIDTH, HEIGHT)
    for a, b in combinations(placed, 2):
        assert abs(a.x - b.x) >= 18 or abs(a.y - b.y) >= 3
    for name in placed:
        for mark in marks:
            assert abs(name.x - mark.x) >= 9 + mark.size / 2 or abs(name.y - mark.y) >= 1.5 + mark.size / 2
    if not marks and len(names) == 1:
        assert len(placed) == 1


def test_a_crowd_in_one_spot_is_counted_by_category() -> None:
    places = [Place("ab"[i % 2], f"n{i}", 100 + i / 100, 100) for i in range(2 * CROWD + 2)]
    marks = place_marks(places, WIDTH, HEIGHT)
    assert sorted((m.category, m.count) for m in marks) == [("a", CROWD + 1), ("b", CROWD + 1)]
    assert_apart(marks)


def test_a_place_alone_stays_where_it_is() -> None:
    [mark] = place_marks([Place("a", "n", 42.0, 77.0)], WIDTH, HEIGHT)
    assert (mark.x, mark.y, mark.moved, mark.count) == (42.0, 77.0, False, 1)


@pytest.mark.parametrize(("least", "scale"), [(1, 2000), (24_900, 25_000), (25_001, 30_000), (780_000, 800_000)])
def test_round_scale(least: float, scale: int) -> None:
    assert round_scale(least) == scale


def test_view_holds_the_territory() -> None:
    box = QgsRectangle(600000, 6500000, 612345, 6507654)
    assert view_of(box, 300.0, 255.0).extent.contains(box)


def page_of(tmp_path: Path, plan: Plan) -> MapPage:
    base = read_base(make_base(tmp_path / "base.gpkg", plan), "partenaires")
    return MapPage(base, imprint(base, TODAY, None, None), Subject("Carte", outline_of(base), MAP_A3), outline_of(base))


def test_names_do_not_cover_symbols_nor_names(tmp_path: Path) -> None:
    plan = Plan(grid(5, 4), sites=200, name_of=lambda n: "W" * 31 + f"{n:04d}", settlements=3, land=3)
    page = page_of(tmp_path, plan)
    chart = page.number_pages(1, 2).itemById("carte")
    settings = chart.mapSettings(page.view.extent, QSizeF(page.view.width, page.view.height) * 300 / 25.4, 300, True)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    labels = [r for r in job.takeLabelingResults().allLabels() if not r.isUnplaced and not r.labelText.isdigit()]
    assert len(labels) > 20
    for a, b in combinations([r.labelGeometry for r in labels], 2):
        assert a.intersection(b).area() < 0.02 * a.area()
    millimetre = page.view.scale / 1000
    for mark in page.layers.placed:
        spot = page.view.on_ground(mark.x, mark.y)
        heart = QgsRectangle.fromCenterAndSize(spot, 2 * millimetre, 2 * millimetre)
        assert not any(r.labelGeometry.boundingBox().intersects(heart) for r in labels), mark


def test_map_holds_its_own_layers_only(tmp_path: Path) -> None:
    page = page_of(tmp_path, Plan(grid(2, 2), sites=7, settlements=1, land=1))
    layout = page.number_pages(1, 2)
    chart = layout.itemById("carte")
    assert isinstance(chart, QgsLayoutItemMap)
    assert chart.keepLayerSet()
    assert {layer.id() for layer in chart.layers()} == {layer.id() for layer in page.layers.ordered}
    assert {layer.providerType() for layer in chart.layers()} == {"memory"}
    assert chart.scale() == pytest.approx(page.view.scale, rel=1e-6)
    assert chart.scale() == round_scale(chart.scale() - 1)


def test_legend_holds_what_is_drawn_with_its_number(tmp_path: Path) -> None:
    page = page_of(tmp_path, Plan(grid(2, 2), sites=3))
    legend = page.number_pages(1, 2).itemById("legende")
    assert isinstance(legend, QgsLayoutItemLegend)
    names = [node.name() for node in legend.model().rootGroup().findLayers()]
    # Two camps in activity, one squat on its way out: see STATUSES and KINDS of the fixture.
    counted = [f"{c.label} (" for c in categories() if any(n.startswith(f"{c.label} (") for n in names)]
    assert len(counted) == 2
    assert sum(int(n.split("(")[1].rstrip(")")) for n in names if "(" in n) == 3
    assert "Limite du territoire du protocole" in names


@pytest.mark.parametrize("table", ["site", "amenagement", "foncier"])
def test_every_category_has_a_symbol_of_the_project(table: str) -> None:
    found = [c for c in categories() if c.table == table]
    assert found
    for category in found:
        assert category.marker().symbolLayerCount() > 0
        assert category.ground().symbolLayerCount() > 0


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    """A site drawn far away by mistake does not shrink the map, and is not silently left out."""
    path = make_base(tmp_path / "base.gpkg", Plan(grid(2, 2), sites=3, spots=[FAR, NEAR, NEAR]))
    base = read_base(path, "partenaires")
    rows = {**base.rows, "site": (*base.all("site"), replace(base.all("site")[1], geometry=None))}
    page = MapPage(
        replace(base, rows=rows),
        imprint(base, TODAY, None, None),
        Subject("Carte", outline_of(base), MAP_A3),
        outline_of(base),
    )
    assert page.view.scale == round_scale(8000 * 1.06 / 0.253)
    assert (page.layers.outside, page.layers.unlocated) == (1, 1)
    notes = page.number_pages(1, 2).itemById("notes").text().replace("\u00a0", " ")
    assert "Hors de l’emprise de la carte, non dessinés : 1." in notes
    assert "Lieux sans contour dans la base, non dessinés : 1." in notes
