"""R8: how many people and households a piece of land could take, as a range; an order of magnitude, never a norm."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from .thresholds import AREA_EACH, HOUSEHOLD_SIZE, REDUCED_AREA_EACH, Figures

PLACE_M2 = 75
"""Square metres of one place of an « aire permanente d’accueil » (décret 2019-1478)."""

PLACE_STATUS = "norme non applicable ici"
"""Inhabitants of bidonvilles « ne sont pas pour autant nomades » (Dihal): places are told for their spacing only."""

ROUNDING = 1e-9
"""An area measured on shapes is short of the true one by less than this share: 1 800 m² stays 40 people of 45 m²."""


@dataclass(frozen=True)
class Capacity:
    """Least and most persons and households; households are None where the protocol gives no size of household.

    The least is with the services on the land, the most with services outside it. `places` are places of 75 m².
    """

    persons_min: int
    persons_max: int
    households_min: int | None
    households_max: int | None
    places: int


def capacity(usable_m2: float, figures: Figures) -> Capacity:
    """What an area in m² could take, prohibited zones taken out. Raises ValueError without both areas per person."""
    full, reduced = figures[AREA_EACH.key], figures[REDUCED_AREA_EACH.key]
    if full is None or reduced is None:
        raise ValueError("areas per person")
    least, most = whole(usable_m2, full), whole(usable_m2, reduced)
    size = figures.get(HOUSEHOLD_SIZE.key)
    households = (None, None) if size is None else (least // size, most // size)
    return Capacity(least, most, *households, places=whole(usable_m2, PLACE_M2))


def whole(area_m2: float, each_m2: int) -> int:
    """How many times `each_m2` goes into the area, nothing for less than none."""
    return max(floor(area_m2 * (1 + ROUNDING) / each_m2), 0)
