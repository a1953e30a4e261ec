"""Boxes near another one: the same answer as looking at all of them, wherever they lie and whatever their size."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsRectangle
from resorption.layers.nearby_boxes import NearbyBoxes

METRES = st.integers(-3000, 3000)
SIDES = st.one_of(st.integers(0, 120), st.integers(0, 40_000))
BOXES = st.builds(lambda x, y, w, h: QgsRectangle(x, y, x + w, y + h), METRES, METRES, SIDES, SIDES)


def apart(one: QgsRectangle, other: QgsRectangle) -> float:
    across = max(other.xMinimum() - one.xMaximum(), one.xMinimum() - other.xMaximum(), 0)
    along = max(other.yMinimum() - one.yMaximum(), one.yMinimum() - other.yMaximum(), 0)
    return math.hypot(across, along)


@given(st.lists(BOXES, max_size=30), BOXES, st.integers(1, 2000))
def test_those_near_are_found_all_of_them_and_in_order(boxes: list[QgsRectangle], asked: QgsRectangle, reach: int):
    found = NearbyBoxes(boxes, reach).near(asked)
    assert found == [number for number, box in enumerate(boxes) if apart(asked, box) <= reach + 0.001]


def test_a_box_at_the_very_limit_is_found() -> None:
    boxes = NearbyBoxes([QgsRectangle(600, 0, 700, 100), QgsRectangle(600.01, 0, 700, 100)], 500)
    assert boxes.near(QgsRectangle(0, 0, 100, 100)) == [0]
