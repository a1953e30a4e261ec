"""What of the project on the screen may lie under a map that is signed: backgrounds, never a layer of a protocol.

What is not known to be a background is left out: a layer made of the protocol's rows would print what the edition hides.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsLayerTree,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorTileLayer,
)

from .errors import BaseError
from .handle import Handle
from .project_layers import TABLE_PROPERTY
from .schema import TABLES
from .store import identity

ANNEX_PROPERTY = "resorption/annexe"
"""On the layers of a page of the annex that was given to the project: made of the protocol's rows."""

_NEVER = ("memory", "virtual")
"""Copies and queries: what they are made of cannot be told."""
_SHARED_COLUMNS = 4
_RESULT_COLUMNS = frozenset({"identifiant", "verdict", "parcelles"})
"""Of a search for land: parcels under study are no background."""


def backgrounds(project: QgsProject) -> list[QgsMapLayer]:
    """The layers that are checked in the project and are backgrounds, from top to bottom."""
    root = project.layerTreeRoot()
    known: dict[Path, bool] = {}
    return [layer for layer in root.layerOrder() if _is_visible(root, layer) and is_background(layer, known)]


def is_background(layer: QgsMapLayer, known: dict[Path, bool] | None = None) -> bool:
    """Whether it is a raster, tiles, or a vector layer that holds no row of a protocol.

    `known`: the files already looked at, and whether they are of a protocol.
    """
    if not layer.isValid() or layer.customProperty(TABLE_PROPERTY) or layer.customProperty(ANNEX_PROPERTY):
        return False
    if isinstance(layer, (QgsRasterLayer, QgsVectorTileLayer)):
        return True
    if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
        return False
    looked_at = {} if known is None else known
    # What is joined to it may be its labels.
    return all(_is_foreign(one, looked_at) for one in (layer, *(join.joinLayer() for join in layer.vectorJoins())))


def _is_foreign(layer: QgsVectorLayer | None, known: dict[Path, bool]) -> bool:
    """Whether none of its rows can be of a protocol."""
    if layer is None or layer.customProperty(TABLE_PROPERTY) or layer.providerType() in _NEVER:
        return False
    return not (_has_rows_of_a_protocol(layer) or _is_in_a_protocol(layer, known))


def _is_visible(root: QgsLayerTree, layer: QgsMapLayer) -> bool:
    node = root.findLayer(layer.id())
    return node is not None and node.isVisible()


def _has_rows_of_a_protocol(layer: QgsVectorLayer) -> bool:
    """A table of the base saved elsewhere keeps its columns."""
    names = set(layer.fields().names())
    if names >= _RESULT_COLUMNS:
        return True
    if "uuid" not in names:
        return False
    return any(len(names.intersection(f.name for f in table.fields)) > _SHARED_COLUMNS for table in TABLES)


def _is_in_a_protocol(layer: QgsVectorLayer, known: dict[Path, bool]) -> bool:
    """Whether its file is a base or the restricted companion of one."""
    path = Path(str(QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or ""))
    if path.suffix.lower() != ".gpkg":
        return False
    if path not in known:
        known[path] = _is_of_a_protocol(path)
    return known[path]


def _is_of_a_protocol(path: Path) -> bool:
    try:
        with Handle(path, update=False) as file:
            return bool(identity(file))
    except BaseError:
        return False
