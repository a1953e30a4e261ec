"""The communes of the territory, as the sources of a screening are held against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..layers.reader import Reader


@dataclass(frozen=True, eq=False)
class Communes:
    """INSEE codes and outlines (shapely, in the territory's CRS), in the same order."""

    codes: tuple[str, ...]
    outlines: Any


def communes_of(reader: Reader) -> Communes:
    """Those of the base. Raises Refusal."""
    import shapely

    records = list(reader.all("commune"))
    outlines = shapely.from_wkb(np.array([record.geometry for record in records], dtype=object), on_invalid="ignore")
    return Communes(tuple(str(record.values["code_insee"]) for record in records), outlines)
