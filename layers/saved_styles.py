"""Styles and forms saved in the base itself: whoever opens the GeoPackage alone finds them, with or without the plugin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..protocol.errors import ResorptionError
from .handle import Handle
from .project_layers import make_layer, source_of
from .views import ALL, VIEWS

STYLE_NAME = "Résorption"
# Where QGIS keeps the files of the layers that a form needs. Applied to a copy, they would lead back to the original.
_TIES = ("referencedLayers", "referencingLayers")


def save_styles(base: Path) -> None:
    """Saves the default style of every table in the base. Raises ResorptionError."""
    base = Path(base).absolute()
    for view in VIEWS:
        if view.name == ALL:
            # Alone in somebody's project, every layer is seen.
            seen = replace(view, private=False, alone=True)
            _save(base, view.table, style_of(make_layer(base, seen)))
    # QGIS leaves the file in WAL mode, which cannot be read in a folder without the right to write.
    with Handle(base) as handle:
        handle.execute("PRAGMA journal_mode = DELETE")


def style_of(layer: QgsVectorLayer) -> str:
    """The whole style as QML, without any path."""
    document = QDomDocument()
    message = layer.exportNamedStyle(document)
    if message:
        raise _failure(layer.id(), message)
    for tag in _TIES:
        _empty(document, tag)
    return document.toString()


def _empty(document: QDomDocument, tag: str) -> None:
    nodes = document.elementsByTagName(tag)
    for index in range(nodes.count()):
        node = nodes.at(index)
        while node.hasChildNodes():
            node.removeChild(node.firstChild())


def _save(base: Path, table: str, qml: str) -> None:
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    # The last argument would receive QGIS's words; its bindings never bring them back.
    saved = metadata.saveStyle(source_of(base, table), qml, "", STYLE_NAME, "", "", True, "")
    if saved not in (True, (True, "")):
        raise _failure(table, "le fichier est peut-être en lecture seule ou en cours d’écriture")


def _failure(table: str, detail: str) -> ResorptionError:
    return ResorptionError(
        "Le style de la table « {table} » n’a pas pu être enregistré dans la base : {detail}.",
        table=table, detail=detail,
    )  # fmt: skip
