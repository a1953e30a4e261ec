"""The order in which places are visited: every one once, from the chosen one, the same each time, and short."""

from __future__ import annotations

import itertools
import math
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.errors import ResorptionError
from resorption.protocol.route import MOST_POINTS, Route, route_length, short_route

metres = st.floats(-1e6, 1e6, allow_nan=False)
places = st.lists(st.tuples(metres, metres), min_size=1, max_size=12)


def test_places_in_a_line_are_visited_in_a_line():
    assert short_route([(0, 0), (300, 0), (100, 0), (200, 0)]) == Route((0, 2, 3, 1), 300.0)


def test_nothing_and_one_place_have_no_way():
    assert short_route([]) == Route((), 0.0)
    assert short_route([(5.0, 5.0)]) == Route((0,), 0.0)


@given(places, st.data())
def test_every_place_once_from_the_chosen_one_and_the_same_each_time(points, data):
    start = data.draw(st.integers(0, len(points) - 1))
    route = short_route(points, start)
    assert sorted(route.order) == list(range(len(points)))
    assert route.order[0] == start
    assert route.length == route_length(points, route.order)
    assert short_route(points, start) == route


@given(places)
def test_no_piece_turned_round_would_be_shorter(points):
    order = list(short_route(points).order)
    best = route_length(points, order)
    for first, last in itertools.combinations(range(1, len(order)), 2):
        other = order[:first] + order[first : last + 1][::-1] + order[last + 1 :]
        assert route_length(points, other) > best - 1e-3


def test_turning_pieces_round_shortens_the_way_to_the_nearest():
    points = [(0.0, 0.0), (1.0, 0.0), (-1.5, 0.0), (3.0, 0.0), (-6.0, 0.0)]
    best = min(route_length(points, (0, *rest)) for rest in itertools.permutations(range(1, 5)))
    assert short_route(points).length == pytest.approx(best)
    assert best < route_length(points, (0, 1, 2, 3, 4))


def test_two_hundred_places_take_a_moment():
    chance = random.Random(3)
    points = [(chance.uniform(0, 30_000), chance.uniform(0, 30_000)) for _ in range(MOST_POINTS)]
    begun = time.perf_counter()
    route = short_route(points)
    assert time.perf_counter() - begun < 10
    # A square crossed at random, 0.7124 √(n·A) being the shortest way of many points (Beardwood and others, 1959).
    assert route.length < 1.5 * 0.7124 * math.sqrt(MOST_POINTS) * 30_000


def test_too_many_places_are_refused_with_a_sentence():
    with pytest.raises(ResorptionError, match="plus de 200 sites"):
        short_route([(0.0, 0.0)] * (MOST_POINTS + 1))


def test_what_is_no_place_is_refused():
    with pytest.raises(ValueError, match="nan"):
        short_route([(math.nan, 0.0)])
    with pytest.raises(IndexError):
        short_route([(0.0, 0.0)], 1)
