"""The widget of each column in the forms and tables of QGIS: type and settings, as QGIS stores them."""

from __future__ import annotations

import re

from qgis.core import QgsEditorWidgetSetup, QgsValueMapFieldFormatter

from ..protocol.vocabulary import vocabulary
from .model import Field, Kind, Table
from .schema import Relation, table
from .views import layer_id

NOT_FILLED = "(non renseigné)"
SUFFIXES = {"m2": " m²", "€": " €", "%": " %"}
_PLAIN_COLUMN = re.compile(r'^"([a-z_]+)"$')
_INTEGER_MAX = 2_000_000_000

# Paths are kept relative to the folder of the base, wherever the project lies.
_FOLDER_OF_BASE = "file_path(decode_uri(@layer, 'path'))"


def widget_of(owner: Table, field: Field, alone: bool = False) -> QgsEditorWidgetSetup:
    """The widget of a column; `alone`: outside our project, where no relation is defined."""
    kind, settings = _widget(owner, field)
    if alone and kind == "RelationReference":
        kind, settings = "ValueRelation", _value_relation(table(field.references), _naming_column(field.references))
    return QgsEditorWidgetSetup(kind, settings)


def _widget(owner: Table, field: Field) -> tuple[str, dict]:
    if field.name == "uuid" and not owner.technical:
        return "Hidden", {}
    if field.vocabulary:
        return "ValueMap", {"map": _choices(field)}
    if field.kind is Kind.REFERENCE and not field.external:
        return _reference(owner, field)
    if field.kind is Kind.INTEGER:
        return _whole(field)
    if field.kind is Kind.REAL:
        return "Range", _range(field) | {"Max": 1e12, "Precision": 2}
    if field.kind in (Kind.DATE, Kind.DATETIME):
        return "DateTime", _day(field)
    if field.kind is Kind.FILE:
        return "ExternalResource", _file()
    return "TextEdit", {"IsMultiline": field.kind is Kind.LONG_TEXT, "UseHtml": False}


def _choices(field: Field) -> list[dict[str, str]]:
    """Label and code of each value, in the order of the vocabulary; an empty choice unless one is required."""
    choices = [{c.label: c.value} for c in vocabulary(field.vocabulary).codes]
    if field.required:
        return choices
    return [{NOT_FILLED: QgsValueMapFieldFormatter.NULL_VALUE}, *choices]


def _reference(owner: Table, field: Field) -> tuple[str, dict]:
    parent = table(field.references)
    column = _PLAIN_COLUMN.match(parent.display)
    if column and not field.required:
        return "ValueRelation", _value_relation(parent, column.group(1))
    return "RelationReference", _relation_reference(owner, field, parent)


def _value_relation(parent: Table, column: str) -> dict:
    # No source: a path kept here would lead a copy of the base back to the original.
    return {
        "Layer": layer_id(parent.name), "LayerName": parent.name, "LayerProviderName": "ogr", "LayerSource": "",
        "Key": "uuid", "Value": column, "AllowNull": True, "AllowMulti": False, "OrderByValue": True,
        "UseCompleter": False, "NofColumns": 1, "FilterExpression": "", "Description": "",
    }  # fmt: skip


def _naming_column(name: str) -> str:
    """The column that names the rows of a table best."""
    own = table(name).own_fields
    return next((f.name for f in own if f.kind is Kind.TEXT and f.required), "uuid")


def _relation_reference(owner: Table, field: Field, parent: Table) -> dict:
    return {
        "Relation": Relation(owner, field, parent).name, "ReferencedLayerId": layer_id(parent.name),
        "ReferencedLayerName": parent.name, "ReferencedLayerProviderKey": "ogr", "ReferencedLayerDataSource": "",
        "AllowNULL": not field.required, "OrderByValue": True, "ShowForm": False, "ShowOpenFormButton": False,
        "MapIdentification": False, "AllowAddFeatures": False, "ReadOnly": False, "FetchLimitActive": False,
    }  # fmt: skip


def _range(field: Field) -> dict:
    return {
        "Min": 0 if field.minimum is None else field.minimum, "Max": _INTEGER_MAX, "Step": 1, "Style": "SpinBox",
        "AllowNull": True, "Suffix": SUFFIXES.get(field.unit, ""),
    }  # fmt: skip


def _whole(field: Field) -> tuple[str, dict]:
    # A spin box writes 2 026 for a year.
    if field.unit == "année":
        return "TextEdit", {"IsMultiline": False, "UseHtml": False}
    return "Range", _range(field) | ({} if field.maximum is None else {"Max": field.maximum})


def _day(field: Field) -> dict:
    time = field.kind is Kind.DATETIME
    return {
        "display_format": "dd/MM/yyyy HH:mm" if time else "dd/MM/yyyy",
        "field_format": "yyyy-MM-dd HH:mm:ss" if time else "yyyy-MM-dd", "field_format_overwrite": False,
        # A required day too starts empty: QGIS would fill in today, which nobody has said.
        "field_iso_format": False, "calendar_popup": True, "allow_null": True,
    }  # fmt: skip


def _file() -> dict:
    root = {"active": True, "type": 3, "expression": _FOLDER_OF_BASE}
    return {
        "StorageMode": 0, "RelativeStorage": 2, "UseLink": True, "FullUrl": True, "DocumentViewer": 0,
        "FileWidget": True, "FileWidgetButton": True, "FileWidgetFilter": "",
        "PropertyCollection": {"name": None, "type": "collection", "properties": {"propertyRootPath": root}},
    }  # fmt: skip
