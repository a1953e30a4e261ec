"""A function run in a QGIS background task, its result or its error brought back to a window that may be gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsTask

from ..protocol.errors import Cancelled, ResorptionError

Work = Callable[[QgsTask], Any]
"""Runs in a thread; raises ResorptionError, and Cancelled once `isCanceled()`."""


class Background:
    """One work at a time: starting another one, or closing, abandons the one under way."""

    def __init__(self, on_result: Callable[[Any], None], on_error: Callable[[Exception], None]) -> None:
        self._on_result = on_result
        self._on_error = on_error
        self._task: QgsTask | None = None
        self._serial = 0

    @property
    def running(self) -> bool:
        """Whether a work is under way."""
        return self._task is not None

    def start(
        self, title: str, work: Work, on_progress: Callable[[float], None] | None = None, *, hidden: bool = False
    ) -> None:
        """Run `work`; the callbacks are called in the thread of the windows. `hidden`: not told in the status bar."""
        self.abandon()
        serial = self._serial
        shown = QgsTask.Flag.Hidden | QgsTask.Flag.Silent if hidden else QgsTask.Flag.AllFlags
        task = QgsTask.fromFunction(
            title,
            work,
            on_finished=lambda error, result=None: self._finished(serial, error, result),
            flags=QgsTask.Flag.CanCancel | shown,
        )
        if on_progress is not None:
            task.progressChanged.connect(on_progress)
        self._task = task
        QgsApplication.taskManager().addTask(task)

    def cancel(self) -> None:
        """Ask the work to stop; its error is then Cancelled."""
        if self._task is not None:
            self._task.cancel()

    def abandon(self) -> None:
        """Stop the work and forget it: no callback any more."""
        self._serial += 1
        self.cancel()
        self._task = None

    def _finished(self, serial: int, error: Exception | None, result: object) -> None:
        if serial != self._serial:
            return
        stopped = self._task is not None and self._task.isCanceled()
        self._task = None
        if stopped and not isinstance(error, ResorptionError):
            # Stopped before it began: QGIS says so in its own words.
            error = Cancelled()
        if error is not None:
            self._on_error(error)
        else:
            self._on_result(result)
