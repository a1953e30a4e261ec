"""Styles and forms saved in the base itself: whoever opens the GeoPackage alone finds them, with or without the plugin."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..protocol.errors import ResorptionError
from .ddl import GEOMETRY_COLUMN
from .handle import Handle, Refusal, checked, file_error, read_all
from .model import Geometry
from .project_layers import make_layer, source_of
from .schema import SYNTHESIS
from .schema import table as schema_table
from .views import ALL, VIEWS

STYLE_NAME = "Résorption"
_STYLES = "layer_styles"
# Where QGIS keeps the files of the layers that a form needs. Applied to a copy, they would lead back to the original.
_TIES = ("referencedLayers", "referencingLayers")


def save_styles(base: Path) -> None:
    """Saves the default style of every table in the base, all or none. Raises ResorptionError."""
    base = Path(base).absolute()
    # Alone in somebody's project, every layer is seen.
    views = [replace(view, private=False, alone=True) for view in VIEWS if view.name == ALL]
    styles = {view.table: style_of(make_layer(base, view)) for view in views}
    _make_table(base, views[0].table, styles[views[0].table])
    try:
        with Handle(base) as handle:
            with handle.transaction():
                _replace_styles(handle.layer(_STYLES), styles)
            _leave_wal(handle)
    except Refusal as refusal:
        raise file_error(str(refusal), base) from refusal


def _leave_wal(handle: Handle) -> None:
    """QGIS leaves the file in WAL mode, which cannot be read in a folder without the right to write."""
    # Refused while somebody else has the file open, whose QGIS does it on closing.
    with contextlib.suppress(Refusal):
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


def _make_table(base: Path, table: str, qml: str) -> None:
    """QGIS makes its table of styles when it saves a first one."""
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    # The last argument would receive QGIS's words; its bindings never bring them back.
    saved = metadata.saveStyle(source_of(base, table), qml, "", STYLE_NAME, "", "", True, "")
    if saved not in (True, (True, "")):
        raise _failure(table, "le fichier est peut-être en lecture seule ou en cours d’écriture")


def _replace_styles(layer: ogr.Layer, styles: Mapping[str, str]) -> None:
    """In one transaction: QGIS would open and close the file for each style."""
    for row in list(read_all(layer)):
        if row["f_table_name"] in styles and row["styleName"] == STYLE_NAME:
            checked(layer.DeleteFeature, row.GetFID())
        elif row["f_table_name"] in styles and row["useAsDefault"]:
            row["useAsDefault"] = 0
            checked(layer.SetFeature, row)
    for table, qml in styles.items():
        row = ogr.Feature(layer.GetLayerDefn())
        drawn = schema_table(table).geometry is not Geometry.NONE if table != SYNTHESIS else False
        values = {"f_table_catalog": "", "f_table_schema": "", "f_table_name": table, "styleName": STYLE_NAME}
        values |= {"f_geometry_column": GEOMETRY_COLUMN if drawn else "", "styleQML": qml, "useAsDefault": 1}
        values |= {"styleSLD": "", "description": ""}
        for name, value in values.items():
            row[name] = value
        checked(layer.CreateFeature, row)


def _failure(table: str, detail: str) -> ResorptionError:
    return ResorptionError(
        "Le style de la table « {table} » n’a pas pu être enregistré dans la base : {detail}.",
        table=table, detail=detail,
    )  # fmt: skip
