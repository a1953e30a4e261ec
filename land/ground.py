"""What the zones of one layer say of the ground of each parcel, in m², and what they do not say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .criteria import Finding
from .overlaps import Pieces, View, covered_m2, pieces, telling_feature
from .prepared import PreparedLayer, Zones


@dataclass(frozen=True, eq=False)
class Ground:
    """For each parcel of a view: m² in zones that exclude, that set conditions, and of which nothing is known.

    Unknown ground lies outside the coverage, or in zones whose meaning is unknown. `telling` is the feature to name.
    """

    excluding: np.ndarray
    conditional: np.ndarray
    unknown: np.ndarray
    telling: np.ndarray

    @classmethod
    def of(cls, view: View, zones: Zones, shared: Pieces) -> Ground:
        """The ground under the pieces that these zones share with the parcels."""
        means = zones.findings[shared.features]

        def area(finding: Finding) -> np.ndarray:
            return covered_m2(shared.of(means == finding), len(view))

        outside = uncovered_m2(view, zones.coverage, shared if zones.coverage is zones.layer else None)
        return cls(
            area(Finding.EXCLUDING),
            area(Finding.CONDITIONAL),
            np.minimum(outside + area(Finding.UNKNOWN), view.areas),
            telling_feature(shared, zones.findings, len(view)),
        )

    def finding(self, negligible: np.ndarray, excluding: np.ndarray) -> np.ndarray:
        """Excluding where told; else unknown, conditional (prohibited ground has to be kept out too) or satisfied."""
        some = (self.conditional > negligible) | (self.excluding > negligible)
        lesser = np.where(some, Finding.CONDITIONAL, Finding.SATISFIED)
        lesser = np.where(self.unknown > negligible, Finding.UNKNOWN, lesser)
        return np.where(excluding, Finding.EXCLUDING, lesser)


def zone_pieces(view: View, zones: Zones) -> Pieces:
    """What the zones share with the parcels; zones that also say where they are known count together, others by finding."""
    return pieces(view, zones.layer, None if zones.coverage is zones.layer else zones.findings)


def uncovered_m2(view: View, coverage: PreparedLayer | None, shared: Pieces | None = None) -> np.ndarray:
    """The m² of each parcel of which a layer says nothing: none where it is known everywhere (None)."""
    if coverage is None:
        return np.zeros(len(view))
    if shared is not None:
        return np.maximum(view.areas - covered_m2(shared, len(view)), 0)
    # Most parcels lie within the extent of a layer: their boxes tell it, and nothing has to be cut.
    outside, rows = np.zeros(len(view)), np.flatnonzero(~_within(view.boxes, coverage.rectangles))
    if len(rows):
        rest = View.of(rows, view.shapes, view.areas)
        outside[rows] = np.maximum(rest.areas - covered_m2(pieces(rest, coverage), len(rest)), 0)
    return outside


def _within(boxes: np.ndarray, rectangles: np.ndarray) -> np.ndarray:
    """Whether each box (west, south, east, north) lies within one of the rectangles; never, for one that is empty."""
    inside = np.zeros(len(boxes), dtype=bool)
    for west, south, east, north in rectangles:
        inside |= (boxes[:, 0] >= west) & (boxes[:, 1] >= south) & (boxes[:, 2] <= east) & (boxes[:, 3] <= north)
    return inside
