"""Python's collector of cycles, paused for a work that makes many small objects and no cycle."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Going through a million young objects again and again took 40 % of the evaluation of 20,000 sites.

    What is no longer used is still freed at once; only cycles wait for the end.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            _let_them_age()
            gc.enable()


def _let_them_age() -> None:
    """What was made meanwhile counts as old. As young, the next object made would have all of it gone through."""
    # What somebody else froze must stay so.
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
