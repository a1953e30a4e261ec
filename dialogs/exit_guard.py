"""QGIS is asked to wait before it closes while something typed is not saved."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsApplicationExitBlockerInterface


class ExitGuard(QgsApplicationExitBlockerInterface):
    """`may_exit` asks the user what is to be asked, and says whether QGIS may close."""

    def __init__(self, may_exit: Callable[[], bool]) -> None:
        super().__init__()
        self._may_exit = may_exit

    def allowExit(self) -> bool:  # noqa: N802 - name imposed by QGIS
        """Called by QGIS when it is about to close."""
        return self._may_exit()
