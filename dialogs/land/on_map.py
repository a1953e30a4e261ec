"""The layer of a result in the project: added once, drawn as the file says, its parcels shown and selected."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ...land.result_columns import LAYER
from ...layers.open_layers import layers_of
from ...protocol.errors import ResorptionError

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

_MARGIN = 1.6


class OnMap:
    """One result, seen by QGIS; `layer` is an instance of its own, that no project owns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.layer = _opened(path, path.stem)

    def row(self, fid: int) -> dict[str, object] | None:
        """The values of a row, None where nothing is known."""
        feature = next(self.layer.getFeatures(QgsFeatureRequest(int(fid))), None)
        if feature is None:
            return None
        names = self.layer.fields().names()
        return {name: _python(value) for name, value in zip(names, feature.attributes())}

    def in_project(self, project: QgsProject) -> QgsVectorLayer | None:
        """The layer of this result that the project shows."""
        return next((layer for layer, table in layers_of(self.path) if table == LAYER), None)

    def show(self, project: QgsProject, title: str) -> QgsVectorLayer:
        """The layer of this result in the project, added if it is not there. Raises ResorptionError."""
        known = self.in_project(project)
        if known is not None:
            return known
        layer = _opened(self.path, title)
        if project.addMapLayer(layer) is None:
            raise ResorptionError("« {name} » n’a pas pu être ajouté au projet.", name=self.path.name)
        return layer

    def zoom(self, canvas: QgsMapCanvas, fids: Iterable[int]) -> bool:
        """Show these rows on the map, selected where the layer is displayed; False when none has an outline."""
        wanted = [int(fid) for fid in fids]
        extent = QgsRectangle()
        for feature in self.layer.getFeatures(QgsFeatureRequest().setFilterFids(wanted).setNoAttributes()):
            if feature.hasGeometry():
                extent.combineExtentWith(feature.geometry().boundingBox())
        if extent.isEmpty():
            return False
        project = QgsProject.instance()
        crossing = QgsCoordinateTransform(self.layer.crs(), canvas.mapSettings().destinationCrs(), project)
        try:
            shown = crossing.transformBoundingBox(extent)
        except QgsCsException:
            return False
        shown.scale(_MARGIN)
        canvas.setExtent(shown)
        displayed = self.in_project(project)
        if displayed is not None:
            displayed.selectByIds(wanted)
        canvas.refresh()
        return True


def _opened(path: Path, title: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={LAYER}", title, "ogr")
    if not layer.isValid():
        raise ResorptionError(
            "« {name} » ne peut pas être ouvert. Vérifiez que le fichier est toujours là.", name=path.name
        )
    return layer


def _python(value: object) -> object:
    """Qt's own null is nothing known."""
    return None if value is None or getattr(value, "isNull", lambda: False)() else value
