"""The map themes saved in the project: today's situation, and the sites through time."""

from __future__ import annotations

from qgis.core import QgsMapThemeCollection, QgsProject

from .views import CHRONOLOGY, MAP_VIEWS, View

TODAY, THROUGH_TIME = "Situation actuelle", "Chronologie"


def add_themes(project: QgsProject) -> None:
    """Two states of the legend that one menu recalls, also without the plugin."""
    through_time = [view for view in MAP_VIEWS if view.name == CHRONOLOGY or view.table == "commune"]
    themes = project.mapThemeCollection()
    themes.insert(TODAY, _theme(project, [view for view in MAP_VIEWS if view.checked]))
    themes.insert(THROUGH_TIME, _theme(project, through_time))


def _theme(project: QgsProject, views: list[View]) -> QgsMapThemeCollection.MapThemeRecord:
    theme = QgsMapThemeCollection.MapThemeRecord()
    for view in views:
        theme.addLayerRecord(QgsMapThemeCollection.MapThemeLayerRecord(project.mapLayer(view.layer_id)))
    return theme
