"""QGIS is about to close: what is typed in a window of the plugin is not lost without the user's word."""

from __future__ import annotations

from qgis.gui import QgsApplicationExitBlockerInterface
from qgis.PyQt.QtWidgets import QApplication

from .entry import EntryDialog


class ExitGuard(QgsApplicationExitBlockerInterface):
    """Asks in each window where something is typed; QGIS stays open when the user stays in one of them."""

    def allowExit(self) -> bool:  # noqa: N802 - name imposed by QGIS
        """Whether QGIS may close."""
        return all(self._may_close(window) for window in QApplication.topLevelWidgets())

    def _may_close(self, window: object) -> bool:
        if not isinstance(window, EntryDialog) or not window.isVisible() or not window.has_input():
            return True
        window.raise_()
        window.activateWindow()
        return window.leave()
