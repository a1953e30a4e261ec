"""Any layer or file of the project -> a table of geometries in the territory's CRS, with the columns that the rules need.

What is met on the way is counted and told; what cannot be read is refused with a sentence, never half read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..protocol.sentences import Sentence
from .guesses import Description
from .role_columns import BUILDINGS, OWNERS, PARCELS, PPR_PERIMETER

__all__ = ["BUILDINGS", "OWNERS", "PARCELS", "PPR_PERIMETER", "Source", "SourceTable", "described", "read_source"]


@dataclass(frozen=True)
class Source:
    """A layer or a file as it is to be read for a role: what `QgsVectorLayer(uri, name, provider)` takes.

    `fields` says which of its columns holds what (keys of `role_columns.COLUMNS`); `model` and `plan` what a plan's
    file is (`guesses.MODELS`, `guesses.PLANS`).
    `live` is how the project's own layer is read, where its file would not say all: made by `live_sources`.
    """

    role: str
    provider: str
    uri: str
    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    plan: str = ""
    vintage: str = ""
    scale: str = ""
    live: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class SourceTable:
    """What was read. `frame` is a GeoDataFrame in the territory's CRS with our names of columns (no geometry for
    owners); `counts` says how many features were met in which state; `crs` is the layer's own."""

    source: Source
    frame: Any
    counts: Mapping[str, int]
    crs: str
    warnings: tuple[Sentence, ...] = ()


def described(layer: Any) -> Description:
    """What a layer of QGIS says of itself; in the main thread."""
    raise NotImplementedError


def read_source(
    source: Source,
    epsg: int,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _share: None,
) -> SourceTable:
    """The layer, whole, in the territory's CRS; in any thread. `progress` is told a share from 0 to 1.

    Raises ResorptionError with a French sentence, Cancelled.
    """
    raise NotImplementedError
