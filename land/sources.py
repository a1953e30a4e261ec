"""Any layer or file of the project -> a table of geometries in the territory's CRS, with the columns that the rules need.

What is met on the way is counted and told; what cannot be read is refused with a sentence, never half read.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from qgis.core import QgsCsException

from ..layers.handle import Refusal
from ..protocol.errors import Cancelled, ResorptionError
from .communes import Communes
from .feature_reader import open_features
from .file_reader import open_file, reads
from .owner_files import CSV, open_table
from .reprojection import system, told, transform_to, transformed
from .role_columns import BUILDINGS, OWNERS, PARCELS, PPR_PERIMETER, SHAPES_OF
from .role_frames import framed, told_by_the_rows
from .shapes import State
from .source_checks import (
    check_columns,
    check_crs,
    check_identifiers,
    check_not_empty,
    check_place,
    count_warnings,
    place_warnings,
    unsaved_warning,
)
from .source_layers import described
from .source_types import (
    ABSENT,
    COUNTS,
    CURVED,
    DEEP,
    OUT_OF_CRS,
    READ,
    REPAIRED,
    WRONG_TYPE,
    Live,
    Opened,
    Part,
    Source,
    SourceTable,
)
from .source_uri import without_paths
from .wkb import decoded

__all__ = ["BUILDINGS", "COUNTS", "OWNERS", "PARCELS", "PPR_PERIMETER", "Communes", "Live", "Source", "SourceTable",
           "described", "read_source"]  # fmt: skip


def read_source(
    source: Source,
    epsg: int,
    *,
    communes: Communes | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _share: None,
) -> SourceTable:
    """The layer, whole, in the territory's CRS (`epsg`); in any thread. `progress` is told a share from 0 to 1.

    `communes` complete identifiers of 12 characters, and tell a zone that is a whole commune from a real one.
    Raises ResorptionError with a French sentence, Cancelled.
    """
    try:
        with _open(source) as opened:
            check_columns(source, opened.columns)
            reading = _Reading(source, opened, epsg)
            with contextlib.closing(opened.parts(reading.wanted, reading.spatial)) as parts:
                for part in parts:
                    if cancelled():
                        raise Cancelled
                    reading.take(part)
                    progress(reading.share)
    except (Refusal, QgsCsException, RuntimeError, OSError, ValueError) as failure:
        raise _unreadable(source, failure) from failure
    if cancelled():
        raise Cancelled
    progress(1.0)
    return reading.table(communes)


def _open(source: Source) -> AbstractContextManager[Opened]:
    if source.provider == CSV:
        return contextlib.nullcontext(open_table(source))
    shown = source.live
    if reads(source) and (shown is None or shown.features is None):
        return open_file(source)
    return open_features(source)


def _unreadable(source: Source, failure: Exception) -> ResorptionError:
    return ResorptionError(
        "La lecture de la couche « {name} » s’est interrompue ({why}). Vérifiez le fichier ou la connexion, puis "
        "recommencez.", name=source.name,
        why=without_paths(" ".join(str(failure).split()), source.provider, source.uri)[:200] or type(failure).__name__,
    )  # fmt: skip


class _Reading:
    """What has been read of a layer so far."""

    def __init__(self, source: Source, opened: Opened, epsg: int) -> None:
        self.source, self.epsg, self.total = source, epsg, opened.count
        self.wanted = tuple(dict.fromkeys(filter(None, source.fields.values())))
        self.spatial = source.role != OWNERS
        self.crs = system(source.crs or opened.crs)
        self.counts: Counter[str] = Counter(dict.fromkeys((READ, ABSENT, WRONG_TYPE), 0))
        self.texts: dict[str, list[np.ndarray]] = {name: [] for name in self.wanted}
        self.shapes: list[Any] = []
        self.points: list[np.ndarray] = []
        self.transform = None
        if self.spatial:
            check_crs(source, self.crs)
            self.transform = transform_to(self.crs, epsg)

    @property
    def share(self) -> float:
        """How much of the layer has been read, 0 when its count is unknown."""
        return min(self.counts[READ] / self.total, 1.0) if self.total > 0 else 0.0

    def take(self, part: Part) -> None:
        """One more part: its geometries are made sound and moved at once."""
        self.counts[READ] += len(part)
        for name in self.wanted:
            self.texts[name].append(part.columns[name])
        if self.spatial:
            self._take_shapes(part.wkb)

    def _take_shapes(self, wkb: np.ndarray) -> None:
        found = decoded(wkb, SHAPES_OF[self.source.role], repair=self.source.role != PARCELS)
        self.points.append(_middles(found.shapes))
        moved, lost = transformed(found.shapes, self.transform)
        self.shapes.append(moved)
        states = Counter(found.states.tolist())
        self.counts.update({
            REPAIRED: states[State.REPAIRED], ABSENT: states[State.ABSENT], CURVED: found.curved,
            DEEP: found.deep, WRONG_TYPE: found.wrong_type, OUT_OF_CRS: lost,
        })  # fmt: skip

    def table(self, communes: Communes | None) -> SourceTable:
        """What was read, with our names of columns. Raises ResorptionError."""
        columns = {ours: _joined(self.texts[theirs]) for ours, theirs in self.source.fields.items() if theirs}
        shapes = _joined(self.shapes) if self.spatial else None
        check_not_empty(self.source, self.counts)
        if self.spatial:
            check_place(self.source, np.concatenate(self.points), self.crs, self.epsg)
        frame, more = framed(self.source, columns, shapes, self.epsg, communes)
        self.counts.update(more)
        check_identifiers(self.source, self.counts)
        return SourceTable(
            told_by_the_rows(self.source, columns),
            frame,
            dict(self.counts),
            told(self.crs),
            tuple(self._warnings(frame, communes)),
        )

    def _warnings(self, frame: Any, communes: Communes | None) -> Iterator[Any]:
        yield from unsaved_warning(self.source)
        yield from count_warnings(self.source, self.counts)
        if self.spatial:
            yield from place_warnings(self.source, np.asarray(frame.geometry, dtype=object), communes)


def _middles(shapes: Any) -> np.ndarray:
    """The middle of the box of each geometry that has one, one per row."""
    import shapely

    west, south, east, north = shapely.bounds(shapes).T
    middles = np.column_stack([(west + east) / 2, (south + north) / 2])
    return middles[np.isfinite(middles).all(axis=1)]


def _joined(parts: Sequence[Any]) -> Any:
    return np.concatenate(parts) if parts else np.empty(0, dtype=object)
