"""Contiguous parcels of one owner: sides count, corners do not; ground is never counted twice."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.land.criteria import Finding
from resorption.land.merging import merge_contiguous
from resorption.protocol.errors import Cancelled

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "land_kit.py")))
square = KIT.square


def merged(shapes: list, owners: list) -> tuple[list, list]:
    found = merge_contiguous(KIT.array(shapes), np.array(owners))
    return found.groups.tolist(), [None if s is None else round(s.area, 3) for s in found.shapes]


@pytest.mark.parametrize(
    ("second", "owner", "groups"),
    [
        (square(100), "A", [0, 0]),
        (square(100.09), "A", [0, 0]),
        (square(100.11), "A", [0, 1]),
        (square(100), "B", [0, 1]),
        (square(100, 100), "A", [0, 1]),
        (square(100, 98.9), "A", [0, 0]),
        (square(100, 99.5), "A", [0, 1]),
        (square(300), "A", [0, 1]),
        (None, "A", [0, 1]),
    ],
)
def test_parcels_that_share_an_owner_and_a_side(second, owner, groups):
    assert merged([square(), second], ["A", owner])[0] == groups


def test_unknown_owners_are_not_one_owner():
    assert merged([square(), square(100)], ["", ""])[0] == [0, 1]


def test_a_chain_is_one_piece_whatever_its_order():
    chain = [square(100 * i) for i in range(9)]
    order = [4, 0, 8, 2, 6, 1, 7, 3, 5]
    assert merged([chain[i] for i in order], ["A"] * 9) == ([0] * 9, [90_000])


def test_ground_that_two_parcels_share_counts_once():
    assert merged([square(), square(90)], ["A", "A"]) == ([0, 0], [19_000])


def test_small_parcels_together_are_land():
    strips = [shapely.box(10 * i, 0, 10 * i + 10, 100) for i in range(4)]
    alone, together = (
        KIT.Scene(strips),
        KIT.Scene(list(merge_contiguous(KIT.array(strips), np.array(["A"] * 4)).shapes)),
    )
    assert alone.screened().verdict.tolist() == [Finding.EXCLUDING] * 4
    assert together.screened().verdict.tolist() == [Finding.SATISFIED]


def test_nothing_to_merge_and_stopped():
    assert merge_contiguous(KIT.array([]), np.array([], dtype=str)).groups.tolist() == []
    with pytest.raises(Cancelled):
        merge_contiguous(KIT.array([square(), square(100)]), np.array(["A", "A"]), cancelled=lambda: True)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from("AB")), unique_by=lambda c: c[:2]),
       st.randoms())  # fmt: skip
def test_pieces_are_those_of_a_flood_over_the_grid(cells, chance):
    chance.shuffle(cells)
    found = merge_contiguous(
        KIT.array([square(100 * x, 100 * y) for x, y, _o in cells]), np.array([o for *_xy, o in cells], dtype=str)
    )
    owner = {(x, y): o for x, y, o in cells}
    pieces = {}
    for index, (x, y, _o) in enumerate(cells):
        seen, todo = set(), [(x, y)]
        while todo:
            cell = todo.pop()
            if cell in owner and owner[cell] == owner[x, y] and cell not in seen:
                seen.add(cell)
                todo += [(cell[0] + 1, cell[1]), (cell[0] - 1, cell[1]), (cell[0], cell[1] + 1), (cell[0], cell[1] - 1)]
        pieces.setdefault(frozenset(seen), set()).add(int(found.groups[index]))
    assert all(len(numbers) == 1 for numbers in pieces.values())
    assert len({min(numbers) for numbers in pieces.values()}) == len(pieces) == len(found.shapes)
