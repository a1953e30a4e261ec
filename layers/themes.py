"""The map themes saved in the project: today's situation, the sites through time, the closed sites to watch."""

from __future__ import annotations

from qgis.core import QgsMapThemeCollection, QgsProject

from .views import CHRONOLOGY, MAP_VIEWS, VIGILANCE, View

TODAY, THROUGH_TIME, WATCH = "Situation actuelle", "Chronologie", "Vigilance (Art. 11)"


def add_themes(project: QgsProject) -> None:
    """States of the legend that one menu recalls, also without the plugin."""
    themes = project.mapThemeCollection()
    themes.insert(TODAY, _theme(project, [view for view in MAP_VIEWS if view.checked]))
    for title, name in ((THROUGH_TIME, CHRONOLOGY), (WATCH, VIGILANCE)):
        themes.insert(title, _theme(project, _shown(name)))


def add_watch_theme(project: QgsProject) -> None:
    """The theme of the closed sites to watch, unless there is one of that name."""
    themes = project.mapThemeCollection()
    if not themes.hasMapTheme(WATCH):
        themes.insert(WATCH, _theme(project, _shown(VIGILANCE)))


def _shown(name: str) -> list[View]:
    return [view for view in MAP_VIEWS if view.name == name or view.table == "commune"]


def _theme(project: QgsProject, views: list[View]) -> QgsMapThemeCollection.MapThemeRecord:
    theme = QgsMapThemeCollection.MapThemeRecord()
    for view in views:
        layer = project.mapLayer(view.layer_id)
        # The user may have taken it away.
        if layer is not None:
            theme.addLayerRecord(QgsMapThemeCollection.MapThemeLayerRecord(layer))
    return theme
