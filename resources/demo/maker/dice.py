"""A small deterministic source of numbers.

The standard generators are avoided on purpose: this one gives the same bytes
with every version of Python, and each name has a stream of its own, so that
adding a road does not move the parcels of another commune.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TypeVar

_MASK = (1 << 64) - 1
_SEED = 20261101

Item = TypeVar("Item")


class Dice:
    """Stream of numbers of one name (splitmix64)."""

    def __init__(self, name: str) -> None:
        self._state = (zlib.crc32(name.encode("utf-8")) << 32) ^ _SEED

    def unit(self) -> float:
        """Next number in [0, 1[."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) / float(1 << 64)

    def between(self, low: float, high: float) -> float:
        """Next number in [low, high[."""
        return low + (high - low) * self.unit()

    def whole(self, low: int, high: int) -> int:
        """Next whole number, both ends included."""
        return low + int(self.unit() * (high - low + 1))

    def one_of(self, items: Sequence[Item]) -> Item:
        """Next item drawn from a sequence."""
        return items[self.whole(0, len(items) - 1)]
