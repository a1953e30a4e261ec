"""A window that produces files on the main thread: progress, « Annuler », and nothing else to click meanwhile."""

from __future__ import annotations

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QDialog, QProgressBar, QPushButton, QWidget


class ProducingDialog(QDialog):
    """What such windows share. Their form has `choices`, `progress`, `produce`, and `stop`, which closes when idle."""

    choices: QWidget
    progress: QProgressBar
    produce: QPushButton
    stop: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feedback: QgsFeedback | None = None
        self._closing = False

    def reject(self) -> None:
        """Close the window; while it produces, ask it to stop instead."""
        if self._feedback is not None:
            self._feedback.cancel()
            self.stop.setEnabled(False)
            return
        super().reject()

    def abandon(self) -> None:
        """Close for good, as soon as the production under way has stopped: the plugin goes away."""
        self._closing = True
        self.reject()

    def _begin(self) -> None:
        self._hold_others(True)
        self._feedback = QgsFeedback()
        self._feedback.progressChanged.connect(self._advance)
        self.progress.setValue(0)
        self.progress.setVisible(True)
        for widget in (self.produce, self.choices):
            widget.setEnabled(False)
        self.stop.setText(QCoreApplication.translate("ProducingDialog", "Annuler"))
        QCoreApplication.processEvents()

    def _advance(self, percent: float) -> None:
        """Layouts are printed on the main thread: between two steps, let the window see « Annuler »."""
        self.progress.setValue(int(percent))
        QCoreApplication.processEvents()

    def _hold_others(self, held: bool) -> None:
        """While events are let in below, only this window may get clicks: no other project, no unload, no quit."""
        # Qt takes a modality up when a window is shown, and drops it only if it is hidden with it.
        self.hide()
        self.setWindowModality(Qt.WindowModality.ApplicationModal if held else Qt.WindowModality.NonModal)
        self.show()

    def _end(self) -> None:
        """Back to idle; the window closes if it was abandoned meanwhile."""
        self._feedback = None
        if self._closing:
            super().reject()
            return
        self._hold_others(False)
        self.progress.setVisible(False)
        for widget in (self.produce, self.choices, self.stop):
            widget.setEnabled(True)
        self.stop.setText(QCoreApplication.translate("ProducingDialog", "Fermer"))
        self._show_place()

    def _show_place(self) -> None:
        """Say where the files will be, and whether some are replaced; the button is armed when there is a place."""
        raise NotImplementedError
