"""Time: sites appear at their installation and disappear at their closing in QGIS's temporal controller."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from .session import Reader
from .store import Store

YEARS_BEFORE = 10
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


def story(reader: Reader) -> tuple[date, date]:
    """From the oldest installation to today; without any, ten years, for the sites are often typed later."""
    protocol = next(reader.all("protocole"), None)
    first = (protocol and protocol.values["annee_debut"]) or date.today().year
    days = [site.values[START] for site in reader.all("site")]
    known = [day for day in days if isinstance(day, date)]
    return min(known, default=date(int(str(first)) - YEARS_BEFORE, 1, 1)), date.today()


def follow_base(project: QgsProject, base: Path) -> None:
    """The period of an opened project: sites were added since it was saved. It is no change to be saved.

    Raises BaseError.
    """
    with Store(base).reading() as reader:
        start, end = story(reader)
    was_dirty = project.isDirty()
    set_period(project, start, end)
    project.setDirty(was_dirty)


def _midnight(day: date) -> QDateTime:
    return QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0))
