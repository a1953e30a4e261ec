"""Return is for the window that has it: Qt would press the default button of any window opened from this one."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QDialog, QPushButton


class OwnKeys(QDialog):
    """QDialog looks for its default button among all its descendants, the windows that it opened included: Return
    pressed in a list would save a form that is open beside it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Press the default button of this window, if it has one."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        own = [button for button in self.findChildren(QPushButton) if button.window() is self]
        for button in own:
            if button.isDefault() and button.isVisible() and button.isEnabled():
                button.click()
                break
        event.accept()
