"""What several readers of outside data share: refusals with their list of problems, progress, cancel."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from ..protocol.errors import Cancelled, ResorptionError
from ..protocol.rules import Problem
from .texts import message

SHOWN = 8
"""Problems told in one message; beyond, the reader has stopped reading."""

T = TypeVar("T")


class Feedback(Protocol):
    """What a long work needs of its caller: a QgsFeedback, a QgsTask…"""

    def isCanceled(self) -> bool: ...
    def setProgress(self, percent: float) -> None: ...


class Refused(ResorptionError):
    """Several problems at once, found before anything was written; `problems` has them all."""

    def __init__(self, problems: Sequence[ResorptionError]) -> None:
        super().__init__(
            "{count} problèmes ont été trouvés, rien n’a été enregistré. Voici les premiers :\n{listed}",
            count=len(problems),
            listed="\n".join(f"• {problem}" for problem in problems[:SHOWN]),
        )
        self.problems = tuple(problems)


def refuse(problems: Sequence[ResorptionError]) -> None:
    """Raise what was found: the problem itself when it is alone, the list otherwise, nothing when there is none."""
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise Refused(problems)


def sentence(error: ResorptionError) -> str:
    """The sentence of an error in the user's language, the errors that it quotes included."""
    if isinstance(error, Refused):
        return message(ResorptionError(error.template, count=len(error.problems), listed=_listed(error.problems)))
    params = {k: sentence(v) if isinstance(v, ResorptionError) else v for k, v in error.params.items()}
    return message(ResorptionError(error.template, **params))


def _listed(problems: Sequence[ResorptionError]) -> str:
    return "\n".join(f"• {sentence(problem)}" for problem in problems[:SHOWN])


def as_error(problem: Problem) -> ResorptionError:
    """A problem of `protocol.checks` as an error that can be raised and translated."""
    return ResorptionError(problem.template, **dict(problem.params))


class Portion:
    """A part of a longer work: its own 0 to 100 % is `start` to `end` % of the whole."""

    def __init__(self, whole: Feedback, start: float, end: float) -> None:
        self._whole, self._start, self._end = whole, start, end

    def isCanceled(self) -> bool:
        return self._whole.isCanceled()

    def setProgress(self, percent: float) -> None:
        self._whole.setProgress(self._start + (self._end - self._start) * percent / 100)


def portion(feedback: Feedback | None, start: float, end: float) -> Feedback | None:
    """That part of the work; None: nobody watches."""
    return None if feedback is None else Portion(feedback, start, end)


def stop_if_cancelled(feedback: Feedback | None) -> None:
    """Raise Cancelled once the user has asked to stop."""
    if feedback is not None and feedback.isCanceled():
        raise Cancelled


def told(feedback: Feedback | None, percent: float) -> None:
    """Say how far the work is, and raise Cancelled once the user has asked to stop."""
    stop_if_cancelled(feedback)
    if feedback is not None:
        feedback.setProgress(percent)


def watched(items: Iterable[T], count: int, feedback: Feedback | None, start: float, end: float) -> Iterator[T]:
    """The same items, with progress from `start` to `end` percent and a way out before each of them."""
    for done, item in enumerate(items):
        stop_if_cancelled(feedback)
        if feedback is not None and count > 0:
            feedback.setProgress(start + (end - start) * min(done / count, 1.0))
        yield item


def check_writable_folder(folder: Path) -> None:
    """Refuse a folder that is missing or where nothing can be written: tried, for rights on Windows are not told."""
    if not folder.is_dir():
        raise ResorptionError(
            "Le dossier « {folder} » n’existe pas. Créez-le ou choisissez un autre dossier.", folder=folder
        )
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ResorptionError(
            "Vous n’avez pas le droit d’écrire dans le dossier « {folder} ». Choisissez un autre dossier.",
            folder=folder,
        ) from error


def remove_quietly(path: Path) -> None:
    """Remove a temporary file of ours; that it is already gone is what we want."""
    with suppress(FileNotFoundError):
        path.unlink()
