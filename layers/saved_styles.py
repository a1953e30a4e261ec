"""Styles and forms saved in the base itself: whoever opens the GeoPackage alone finds them, with or without the plugin."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from ..protocol.errors import ResorptionError
from .ddl import GEOMETRY_COLUMN
from .handle import Handle, Refusal, checked, file_error, read_all
from .model import Geometry
from .project_layers import make_layer
from .schema import SYNTHESIS
from .schema import table as schema_table
from .views import ALL, VIEWS

STYLE_NAME = "Résorption"
_STYLES = "layer_styles"
_HAS_STYLES = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'layer_styles'"
_TEXTS = {
    "f_table_catalog": 256, "f_table_schema": 256, "f_table_name": 256, "f_geometry_column": 256,
    "styleName": 30, "styleQML": 0, "styleSLD": 0,
}  # fmt: skip
_LAST_TEXTS = {"description": 0, "owner": 30, "ui": 30}
# Where QGIS keeps the files of the layers that a form needs. Applied to a copy, they would lead back to the original.
_TIES = ("referencedLayers", "referencingLayers")


def save_styles(base: Path) -> None:
    """Saves the default style of every table in the base, all or none. Raises ResorptionError."""
    base = Path(base).absolute()
    # Alone in somebody's project, every layer is seen.
    views = [replace(view, private=False, alone=True) for view in VIEWS if view.name == ALL]
    styles = {view.table: style_of(make_layer(base, view)) for view in views}
    try:
        with Handle(base) as handle:
            with handle.transaction():
                _replace_styles(_styles_layer(handle), styles)
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


def _styles_layer(handle: Handle) -> ogr.Layer:
    """The table where QGIS keeps styles, made as QGIS makes it when there is none, in the same transaction."""
    if handle.rows(_HAS_STYLES):
        return handle.layer(_STYLES)
    layer = checked(handle.dataset.CreateLayer, _STYLES, None, ogr.wkbNone, ["FID=id"])
    for name, width in _TEXTS.items():
        _add_column(layer, name, ogr.OFTString, width)
    _add_column(layer, "useAsDefault", ogr.OFTInteger, subtype=ogr.OFSTBoolean)
    for name, width in _LAST_TEXTS.items():
        _add_column(layer, name, ogr.OFTString, width)
    _add_column(layer, "update_time", ogr.OFTDateTime, default="CURRENT_TIMESTAMP")
    return layer


def _add_column(
    layer: ogr.Layer, name: str, kind: int, width: int = 0, subtype: int = ogr.OFSTNone, default: str | None = None
) -> None:
    column = ogr.FieldDefn(name, kind)
    column.SetWidth(width)
    column.SetSubType(subtype)
    column.SetDefault(default)
    checked(layer.CreateField, column)


def _replace_styles(layer: ogr.Layer, styles: Mapping[str, str]) -> None:
    """In one transaction: QGIS would open and close the file for each style."""
    for row in list(read_all(layer)):
        if row["f_table_name"] in styles and row["styleName"] == STYLE_NAME:
            checked(layer.DeleteFeature, row.GetFID())
        elif row["f_table_name"] in styles and row["useAsDefault"]:
            row["useAsDefault"] = 0
            checked(layer.SetFeature, row)
    for table, qml in styles.items():
        drawn = schema_table(table).geometry is not Geometry.NONE if table != SYNTHESIS else False
        _add_style(layer, table, qml, drawn)


def save_first_style(handle: Handle, table: str, qml: str) -> None:
    """Saves the default style of a layer of a file that has none yet. Raises Refusal."""
    _add_style(_styles_layer(handle), table, qml, drawn=True)


def _add_style(layer: ogr.Layer, table: str, qml: str, drawn: bool) -> None:
    row = ogr.Feature(layer.GetLayerDefn())
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
