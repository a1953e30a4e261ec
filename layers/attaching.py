"""Several files attached in one go: looked at first, then each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..protocol.errors import ResorptionError
from .documents import Piece, attach, attach_restricted, twin
from .photos import holds_position
from .piece_files import ORDINARY, Shelf, check_source
from .store import Store
from .validation import Feedback, Portion, stop_if_cancelled


@dataclass(frozen=True)
class Candidate:
    """A file that may be attached; `twin` is the title of a document of the same content, empty when there is none."""

    source: Path
    size: int
    twin: str = ""
    position: bool = False
    """It is a photograph that says where it was taken."""


@dataclass(frozen=True)
class Examined:
    """The files that can be attached, and why the others cannot."""

    candidates: tuple[Candidate, ...]
    problems: tuple[ResorptionError, ...]


@dataclass(frozen=True)
class Target:
    """What files are attached to."""

    base: Path
    table: str
    uuid: str
    shelf: Shelf = ORDINARY


Choice = tuple[Path, Mapping[str, object]]
"""A file and what is said of it."""


def examine(base: Path, sources: Sequence[Path], known: Sequence[Piece], feedback: Feedback | None = None) -> Examined:
    """What each file is. Raises BaseError when the base cannot be read, Cancelled."""
    store = Store(base)
    candidates: list[Candidate] = []
    problems: list[ResorptionError] = []
    for source in dict.fromkeys(sources):
        stop_if_cancelled(feedback)
        try:
            real = check_source(source)
            same = twin(store, known, real, feedback)
        except ResorptionError as error:
            stop_if_cancelled(feedback)
            problems.append(error)
            continue
        candidates.append(Candidate(source, real.stat().st_size, same.title if same else "", holds_position(real)))
    return Examined(tuple(candidates), tuple(problems))


def attach_all(
    target: Target, choices: Sequence[Choice], feedback: Feedback | None = None
) -> list[ResorptionError | None]:
    """Attaches each file; why it failed, or None, in the same order. The others go on after a failure.

    Stopped half way, what was attached stays, the rest says Cancelled.
    """
    outcomes: list[ResorptionError | None] = []
    for number, (source, values) in enumerate(choices):
        portion = None if feedback is None else Portion(feedback, *_share(number, len(choices)))
        try:
            stop_if_cancelled(feedback)
            _attach(target, source, values, portion)
        except ResorptionError as error:
            outcomes.append(error)
        else:
            outcomes.append(None)
    return outcomes


def _share(number: int, count: int) -> tuple[float, float]:
    return 100 * number / count, 100 * (number + 1) / count


def _attach(target: Target, source: Path, values: Mapping[str, object], feedback: Feedback | None) -> None:
    store = Store(target.base)
    if target.shelf is ORDINARY:
        attach(store, target.table, target.uuid, source, values, feedback)
    else:
        attach_restricted(store, target.uuid, source, values, feedback)
