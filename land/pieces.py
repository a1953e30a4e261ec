"""What is screened: a piece of land for each parcel, or for the contiguous parcels of one owner, or one of the base."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..protocol.vocabulary import vocabulary
from .lands import Land
from .merging import merge_contiguous
from .reasons import UNKNOWN_OWNER
from .shapes import Shapes, State, repaired_polygons
from .sources import SourceTable

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
        return self.categories != UNKNOWN_OWNER

    @property
    def lost(self) -> int:
        """How many have no usable outline."""
        return int((self.states == State.ABSENT).sum())

    @property
    def identifiers(self) -> np.ndarray:
        """The identifier of each: that of its first parcel."""
        return np.array([text.split(_SEPARATOR, 1)[0] for text in self.parcels], dtype=object)


@dataclass(frozen=True)
class Owner:
    """Who owns a parcel: `name` is that of a legal person, `category` a code of `categorie_proprietaire`."""

    name: str = ""
    category: str = UNKNOWN_OWNER


def owners_by_parcel(table: SourceTable | None) -> dict[str, Owner]:
    """Parcel -> its owner. One of several owners of different categories is none that can be told."""
    found: dict[str, Owner] = {}
    if table is None:
        return found
    for parcel, owner in zip(table.frame["identifiant"], _owners(table)):
        known = found.get(parcel)
        found[parcel] = owner if known is None else _both(known, owner)
    return found


def _both(one: Owner, other: Owner) -> Owner:
    """Two rights on one parcel: what they have in common."""
    name = one.name if one.name == other.name else ""
    return Owner(name, one.category if one.category == other.category else UNKNOWN_OWNER)


def _owners(table: SourceTable) -> list[Owner]:
    known = set(vocabulary("categorie_proprietaire").values)
    names, categories = _texts(table, "proprietaire"), _texts(table, "categorie")
    return [Owner(n, c if c in known else UNKNOWN_OWNER) for n, c in zip(names, categories)]


def _texts(table: SourceTable, column: str) -> list[str]:
    if column not in table.frame.columns:
        return [""] * len(table.frame)
    return ["" if value is None or value != value else str(value) for value in table.frame[column]]


def parcel_pieces(table: SourceTable, owners: Mapping[str, Owner]) -> tuple[Pieces, np.ndarray]:
    """A piece for each parcel, and the name of the owner of each, "" when it is not known."""
    sound = repaired_polygons(np.asarray(table.frame.geometry.array, dtype=object))
    identifiers = _texts(table, "identifiant")
    whose = [owners.get(parcel, own) for parcel, own in zip(identifiers, _owners(table))]
    pieces = Pieces(
        sound.shapes, sound.states, np.array(identifiers, dtype=object), np.ones(len(identifiers), dtype=np.int32),
        np.array([owner.category for owner in whose], dtype=object), _contenances(table),
    )  # fmt: skip
    return pieces, np.array([owner.name for owner in whose], dtype=object)


def _contenances(table: SourceTable) -> np.ndarray:
    if "contenance" not in table.frame.columns:
        return np.full(len(table.frame), np.nan)
    return table.frame["contenance"].to_numpy(dtype=float, na_value=np.nan)


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
    return str(categories[0]) if (categories == categories[0]).all() else UNKNOWN_OWNER


def land_pieces(lands: Sequence[Land], owners: Mapping[str, Owner]) -> Pieces:
    """A piece for each land of the base, with its outline as people drew or corrected it."""
    import shapely

    sound = repaired_polygons(np.array(shapely.from_wkb([land.outline for land in lands]), dtype=object))
    return Pieces(
        sound.shapes, sound.states,
        np.array([_SEPARATOR.join(land.parcels) for land in lands], dtype=object),
        np.array([len(land.parcels) for land in lands], dtype=np.int32),
        np.array([_category(land, owners) for land in lands], dtype=object), np.full(len(lands), np.nan),
    )  # fmt: skip


def _category(land: Land, owners: Mapping[str, Owner]) -> str:
    """What people wrote; otherwise the category of all its parcels, when they have one."""
    if land.category != UNKNOWN_OWNER:
        return land.category
    found = {owners.get(parcel, Owner()).category for parcel in land.parcels}
    return found.pop() if len(found) == 1 else UNKNOWN_OWNER
