"""The sites selected on the map: the layers of a base that show sites, and where these sites are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from .open_layers import layers_of

_AROUND, _LEAST_M = 0.3, 60
"""What is shown around the sites zoomed to: a share of their width, and at least so many metres."""


def site_layers(base: Path) -> list[QgsVectorLayer]:
    """The layers of the project that show sites of that base, those that show all of them first."""
    found = [layer for layer, table in layers_of(base) if table == "site" and layer.isValid()]
    return sorted(found, key=lambda layer: bool(layer.subsetString()))


def shown_among(layer: QgsVectorLayer, fids: Iterable[int]) -> set[int]:
    """Those of these features that the layer has: a filtered layer would accept the others too."""
    wanted = set(fids)
    if not wanted or not layer.subsetString():
        return wanted
    # Asked for by their numbers, features come whatever the filter of the layer.
    return wanted.intersection(layer.allFeatureIds())


def select_features(layer: QgsVectorLayer, fids: Iterable[int]) -> None:
    """Select these features and no other, as far as the layer has them; what is so already is not told again."""
    wanted = shown_among(layer, fids)
    if wanted != set(layer.selectedFeatureIds()):
        layer.selectByIds(list(wanted))


def extent_of(
    layers: Iterable[QgsVectorLayer], fids: Iterable[int], target: QgsCoordinateReferenceSystem
) -> QgsRectangle | None:
    """What to show, in the CRS of the map, to see these sites; None when none of them has an outline there."""
    whole = QgsRectangle()
    whole.setNull()
    missing = set(fids)
    for layer in layers:
        for fid, box in _boxes(layer, missing):
            missing.discard(fid)
            box.grow(max(_LEAST_M, _AROUND * max(box.width(), box.height())))
            whole.combineExtentWith(_in_crs(box, layer.crs(), target))
    return None if whole.isNull() else whole


def _boxes(layer: QgsVectorLayer, fids: set[int]) -> Iterator[tuple[int, QgsRectangle]]:
    if not fids:
        return
    request = QgsFeatureRequest().setFilterFids(list(fids)).setNoAttributes()
    for feature in list(layer.getFeatures(request)):
        if feature.hasGeometry() and not feature.geometry().isEmpty():
            yield feature.id(), feature.geometry().boundingBox()


def _in_crs(
    box: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle:
    return QgsCoordinateTransform(source, target, QgsProject.instance().transformContext()).transformBoundingBox(box)
