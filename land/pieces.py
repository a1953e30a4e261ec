"""What is screened: a piece of land for each parcel, or for the contiguous parcels of one owner, or one of the base."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .merging import merge_contiguous
from .owner_tables import CATEGORY, IDENTIFIER, NAME
from .owners import UNKNOWN
from .role_frames import AREA
from .shapes import Shapes, repaired_polygons
from .source_types import SourceTable

if TYPE_CHECKING:
    from .lands import Land

_SEPARATOR = " "


@dataclass(frozen=True, eq=False)
class Pieces:
    """One value per piece, in order: geometries made sound, the State they came in, the parcels that it is made of (their
    identifiers, between spaces), how many, the category of owner, the area of the cadastre in m² (NaN: not known)."""

    shapes: Shapes
    states: np.ndarray
    parcels: np.ndarray
    counts: np.ndarray
    categories: np.ndarray
    contenances: np.ndarray

    def __len__(self) -> int:
        return len(self.shapes)

    @property
    def owner_known(self) -> np.ndarray:
        """Whether an owner is on record."""
        return self.categories != UNKNOWN

    @property
    def identifiers(self) -> np.ndarray:
        """The identifier of each: that of its first parcel."""
        return np.array([text.split(_SEPARATOR, 1)[0] for text in self.parcels], dtype=object)


def parcel_pieces(table: SourceTable) -> tuple[Pieces, np.ndarray]:
    """A piece for each parcel, and the name of the owner of each, "" when it is not known."""
    frame = table.frame
    sound = repaired_polygons(np.asarray(frame.geometry.array, dtype=object))
    pieces = Pieces(
        sound.shapes, sound.states, _texts(frame[IDENTIFIER]), np.ones(len(frame), dtype=np.int32),
        _texts(frame[CATEGORY], UNKNOWN), _contenances(frame),
    )  # fmt: skip
    return pieces, _texts(frame[NAME])


def _texts(values: Any, otherwise: str = "") -> np.ndarray:
    return values.fillna(otherwise).to_numpy(dtype=object)


def _contenances(frame: Any) -> np.ndarray:
    return frame[AREA].to_numpy(dtype=float) if AREA in frame else np.full(len(frame), np.nan)


def merged_pieces(pieces: Pieces, owners: np.ndarray, cancelled: Callable[[], bool]) -> Pieces:
    """The contiguous parcels of one owner as one piece. Raises Cancelled."""
    merged = merge_contiguous(pieces.shapes, owners, cancelled=cancelled)
    size = len(merged.shapes)
    order = np.argsort(merged.groups, kind="stable")
    starts = np.searchsorted(merged.groups[order], np.arange(size))
    members = np.split(order, starts[1:])
    return Pieces(
        merged.shapes,
        np.maximum.reduceat(pieces.states[order], starts).astype(np.int8),
        np.array([_SEPARATOR.join(pieces.parcels[rows]) for rows in members], dtype=object),
        np.bincount(merged.groups, pieces.counts, size).astype(np.int32),
        np.array([_common(pieces.categories[rows]) for rows in members], dtype=object),
        np.bincount(merged.groups, pieces.contenances, size),
    )


def _common(categories: np.ndarray) -> str:
    return str(categories[0]) if (categories == categories[0]).all() else UNKNOWN


def land_pieces(lands: Sequence[Land], parcels: Pieces) -> Pieces:
    """A piece for each land of the base, with its outline as people drew or corrected it."""
    import shapely

    sound = repaired_polygons(np.array(shapely.from_wkb([land.outline for land in lands]), dtype=object))
    owners = dict(zip(parcels.parcels, parcels.categories))
    return Pieces(
        sound.shapes, sound.states,
        np.array([_SEPARATOR.join(land.parcels) for land in lands], dtype=object),
        np.array([len(land.parcels) for land in lands], dtype=np.int32),
        np.array([_category(land, owners) for land in lands], dtype=object), np.full(len(lands), np.nan),
    )  # fmt: skip


def _category(land: Land, owners: Mapping[str, str]) -> str:
    """What people wrote; otherwise the category of all its parcels, when they have one."""
    if land.category != UNKNOWN:
        return land.category
    found = {owners.get(parcel, UNKNOWN) for parcel in land.parcels}
    return found.pop() if len(found) == 1 else UNKNOWN
