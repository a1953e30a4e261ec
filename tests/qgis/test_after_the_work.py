"""What a window says once the work is done, or stopped: never QGIS's own words, never a Python error."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsGeometry, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QMainWindow
from resorption.dialogs.background import Background
from resorption.dialogs.drawing import Drawing
from resorption.layers.drawing import Draft, Ground, Place, Shape
from resorption.layers.schema import table
from resorption.protocol.errors import Cancelled, ResorptionError

pytestmark = pytest.mark.usefixtures("qgis_app")

SQUARE = QgsGeometry.fromWkt("MultiPolygon (((0 0, 50 0, 50 50, 0 50, 0 0)))")


class Desk:
    """What the drawings need of the application."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.bar = QgsMessageBar(self.window)

    def mainWindow(self) -> QMainWindow:
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def messageBar(self) -> QgsMessageBar:
        return self.bar


def test_a_base_that_vanishes_after_the_save(tmp_path: Path) -> None:
    desk = Desk()
    found = Draft(table("site"), Shape(SQUARE), Place("uuid-commune", "Villefable", "00101", 1.0, True))
    ground = Ground(tmp_path / "absente.gpkg", QgsVectorLayer(), QgsVectorLayer())
    Drawing(desk)._announce(found, ground, "uuid-neuf")
    said = desk.bar.currentItem().text()
    assert said.startswith("Site enregistré, mais la base n’a pas pu être relue")
    assert "absente.gpkg" in said


def test_a_task_stopped_before_it_began(qgis_app: object) -> None:
    errors: list[Exception] = []
    work = Background(lambda result: None, errors.append)
    work.start("essai", lambda task: None)
    work.cancel()
    for _ in range(200):
        QCoreApplication.processEvents()
        if errors:
            break
    [error] = errors
    assert isinstance(error, Cancelled)


def test_a_failure_is_told_as_it_is(qgis_app: object) -> None:
    errors: list[Exception] = []

    def fail(task: object) -> None:
        raise ResorptionError("panne")

    work = Background(lambda result: None, errors.append)
    work.start("essai", fail)
    while work.running:
        QCoreApplication.processEvents()
    assert [str(error) for error in errors] == ["panne"]
