"""The land that people have taken into the base, as a screening sees it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..layers.names import place_name
from ..layers.reader import Reader

LAND, PARCEL = "foncier", "foncier_parcelle"


@dataclass(frozen=True)
class Land:
    """A piece of land of the base, and the cadastral parcels that it is known to be made of. `outline` is WKB."""

    uuid: str
    name: str
    category: str
    parcels: tuple[str, ...]
    outline: bytes


def lands_of(reader: Reader) -> list[Land]:
    """The land of the base that has an outline, in order of entry."""
    parcels: dict[str, list[str]] = defaultdict(list)
    for land, parcel in reader.columns(PARCEL, "foncier", "parcelle"):
        parcels[str(land)].append(str(parcel))
    return [
        Land(row.uuid, place_name(row.values["code"], row.values["nom"]), str(row.values["categorie_proprietaire"]),
             tuple(parcels[row.uuid]), row.geometry)
        for row in reader.find(LAND) if row.geometry is not None
    ]  # fmt: skip
