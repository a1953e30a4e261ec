"""Tells which protocol base the project shows, each time that it may have changed."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..layers.project import current_base


class BaseWatch(QObject):
    """`changed` brings the path of the base, or None; `stop()` before it is thrown away."""

    changed = pyqtSignal(object)

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        # A project brings its layers one by one: looked at once, when they are all there.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.look)
        self._signals = (project.readProject, project.layersAdded, project.layersRemoved, project.projectSaved)
        for signal in self._signals:
            signal.connect(self._look_soon)

    @property
    def base(self) -> Path | None:
        """The base that the project shows now."""
        return current_base(self._project)

    def look(self) -> None:
        """Say again what the project shows."""
        self.changed.emit(self.base)

    def stop(self) -> None:
        """Listen no more."""
        self._later.stop()
        for signal in self._signals:
            signal.disconnect(self._look_soon)

    def _look_soon(self, *_what: object) -> None:
        self._later.start()
