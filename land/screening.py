"""The screening of a whole table of parcels: in chunks of neighbours, in threads, told as it goes, stopped at once.

GEOS leaves the interpreter free while it works, so that threads really share the work. The verdicts depend neither on
the order of the parcels nor on how they are cut into chunks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np

from ..protocol.errors import Cancelled
from .criteria import FUNNEL
from .kernel import screen_chunk
from .prepared import Chunk, Layers, Plan, Verdicts, joined
from .shapes import Repaired, Shapes

CHUNK_SIZE = 10_000
"""Parcels of a chunk: well under a second of work, and geometries in between that weigh little."""

_ASKED_EVERY_S = 0.2
_CELLS = 1 << 16
"""Cells of the grid that neighbours are told by, in each direction."""


@dataclass(frozen=True)
class Progress:
    """How far a screening is: parcels done of all, and for each step of the funnel those it left, among those done."""

    done: int
    total: int
    left: Mapping[str, int]


def screen(
    shapes: Shapes | Repaired,
    owner_known: np.ndarray,
    layers: Layers,
    plan: Plan,
    *,
    progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    threads: int | None = None,
    chunk_size: int = CHUNK_SIZE,
) -> Verdicts:
    """The verdict on each parcel, in the order given, in one CRS in metres; `progress` is told in the caller's thread.

    `cancelled` is asked several times a second, by threads too. Raises Cancelled, ValueError for a figure that is
    missing or for no parcel at all.
    """
    size = len(owner_known)
    if not size:
        raise ValueError("no parcel")
    stopped = _Stop(cancelled)
    work = ThreadPoolExecutor(threads or os.cpu_count() or 1)
    try:
        jobs = {work.submit(screen_chunk, chunk, layers, plan, stopped)
                for chunk in chunks(shapes, owner_known, chunk_size)}  # fmt: skip
        return joined(list(_collected(jobs, size, progress, stopped)))
    finally:
        stopped.now = True
        work.shutdown(cancel_futures=True)


class _Stop:
    """Whether to stop: the user said so, or a chunk failed and the others are no use any more."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self.now = False
        self._cancelled = cancelled

    def __call__(self) -> bool:
        self.now = self.now or self._cancelled()
        return self.now


def _collected(
    jobs: set[Future[Verdicts]], total: int, progress: Callable[[Progress], None], stopped: _Stop
) -> Iterator[Verdicts]:
    done, left = 0, dict.fromkeys((step.key for step in FUNNEL), 0)
    while jobs:
        finished, jobs = wait(jobs, timeout=_ASKED_EVERY_S, return_when=FIRST_COMPLETED)
        if stopped():
            raise Cancelled
        for job in finished:
            part = job.result()
            done += len(part.rows)
            left = {key: left[key] + part.left[key] for key in left}
            yield part
        progress(Progress(done, total, left))


def chunks(shapes: Shapes | Repaired, owner_known: np.ndarray, size: int = CHUNK_SIZE) -> Iterator[Chunk]:
    """The table in chunks of neighbours, so that each chunk meets few zones whatever the order of the table."""
    states = shapes.states if isinstance(shapes, Repaired) else None
    table = np.asarray(shapes.shapes if isinstance(shapes, Repaired) else shapes, dtype=object)
    known = np.asarray(owner_known, dtype=bool)
    order = neighbours_first(table)
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        yield Chunk(rows, table[rows], known[rows], None if states is None else states[rows])


def neighbours_first(shapes: Shapes) -> np.ndarray:
    """An order in which places near each other mostly follow each other (Morton's), those without a place last."""
    import shapely

    bounds = shapely.bounds(shapes)
    placed = np.isfinite(bounds).all(axis=1)
    west, south, east, north = bounds[placed].T
    keys = np.full(len(bounds), np.iinfo(np.uint64).max, dtype=np.uint64)
    keys[placed] = _spread(_cells(west + east)) | (_spread(_cells(south + north)) << np.uint64(1))
    return np.argsort(keys, kind="stable")


def _cells(values: np.ndarray) -> np.ndarray:
    low, extent = (values.min(), np.ptp(values) or 1.0) if len(values) else (0.0, 1.0)
    return ((values - low) / extent * (_CELLS - 1)).astype(np.uint64)


def _spread(cells: np.ndarray) -> np.ndarray:
    """The 16 bits of each number with a gap after each, where the bits of the other direction go."""
    spread = cells
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        spread = (spread | (spread << np.uint64(shift))) & np.uint64(mask)
    return spread
