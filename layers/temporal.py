"""Time: sites appear at their installation and disappear at their closing in QGIS's temporal controller."""

from __future__ import annotations

from datetime import date

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

START, END = "date_installation", "date_fermeture"


def apply_time(layer: QgsVectorLayer) -> None:
    """A site is there from its installation (empty: always was) to its closing (empty: still is)."""
    time = layer.temporalProperties()
    if not isinstance(time, QgsVectorLayerTemporalProperties):
        raise TypeError(layer.id())
    time.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    time.setStartField(START)
    time.setEndField(END)
    time.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd)
    time.setIsActive(True)


def set_period(project: QgsProject, start: date, end: date) -> None:
    """What the temporal controller proposes: the whole story, month by month."""
    settings = project.timeSettings()
    settings.setTemporalRange(QgsDateTimeRange(_midnight(start), _midnight(end)))
    settings.setTimeStep(1)
    settings.setTimeStepUnit(Qgis.TemporalUnit.Months)
    settings.setFramesPerSecond(2)


def _midnight(day: date) -> QDateTime:
    return QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0))
