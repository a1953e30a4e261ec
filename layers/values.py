"""Values between Python and the file: what each kind of column takes and gives.

Dates are `datetime.date`; dates with time `datetime.datetime` in UTC; unknown is None.
"""

from __future__ import annotations

import math
import operator
from datetime import date, datetime, timezone

from osgeo import gdal, ogr

from ..protocol.plain_text import one_line, several_lines
from .ddl import NOT_A_DAY, NOT_A_NUMBER, NOT_WHOLE, TEXTS
from .errors import RefusedRow
from .model import Field, Kind, Table

_INT32 = range(-(2**31), 2**31)
_NOT_A_TEXT = "« {label} » : ce texte contient des caractères qui ne peuvent pas être enregistrés."
_NOT_A_TIME = "« {label} » : ce n’est pas une date avec une heure."
_UTC = 100
"""GDAL's flag for UTC."""


def stored(table: Table, field: Field, value: object) -> object:
    """The value as the file takes it, or None when unknown; texts without controls. Raises RefusedRow if it is of another kind."""
    if value is None or value == "":
        return None
    try:
        if field.kind in TEXTS:
            return _text(value, field.kind)
        if field.kind is Kind.INTEGER:
            return _whole(value)
        if field.kind is Kind.REAL:
            return _number(value)
        if field.kind is Kind.DATE:
            return _day(value)
        return _time(value)
    except (TypeError, ValueError) as error:
        raise RefusedRow(_sentence(field.kind), table.name, field.name, label=field.label) from error


def _sentence(kind: Kind) -> str:
    return {
        Kind.INTEGER: NOT_WHOLE,
        Kind.REAL: NOT_A_NUMBER,
        Kind.DATE: NOT_A_DAY,
        Kind.DATETIME: _NOT_A_TIME,
    }.get(kind, _NOT_A_TEXT)


def _text(value: object, kind: Kind) -> str | None:
    if not isinstance(value, str):
        raise TypeError(type(value))
    if "\0" in value:
        raise ValueError("NUL")
    value.encode()  # a lone surrogate raises UnicodeEncodeError, a ValueError
    clean = {Kind.TEXT: one_line, Kind.LONG_TEXT: several_lines}.get(kind)
    return (clean(value) or None) if clean else value


def _whole(value: object) -> int:
    if isinstance(value, bool):
        raise TypeError(type(value))
    whole = int(value) if isinstance(value, float) and value.is_integer() else operator.index(value)  # type: ignore[arg-type]
    if whole not in _INT32:
        raise ValueError(whole)
    return whole


def _number(value: object) -> float:
    if isinstance(value, (bool, str)):
        raise TypeError(type(value))
    number = float(value)  # type: ignore[arg-type]
    if not math.isfinite(number):
        raise ValueError(number)
    return number


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return date.fromisoformat(value)
    raise TypeError(type(value))


def _time(value: object) -> datetime:
    if isinstance(value, str):
        value = datetime.fromisoformat(value.replace("Z", "+00:00"))
    if not isinstance(value, datetime):
        raise TypeError(type(value))
    # The file keeps milliseconds: what is written is what is read back.
    utc = value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def time_text(value: object) -> str:
    """A day, or a time in UTC, as the text that the file holds. Raises TypeError."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def write(feature: ogr.Feature, name: str, value: object) -> None:
    """Sets a column to a value that `stored` gave."""
    index = feature.GetFieldIndex(name)
    if index < 0:
        raise KeyError(name)
    if value is None:
        feature.SetFieldNull(index)
    elif isinstance(value, datetime):
        seconds = value.second + value.microsecond / 1_000_000
        feature.SetField(index, value.year, value.month, value.day, value.hour, value.minute, seconds, _UTC)
    elif isinstance(value, date):
        feature.SetField(index, value.year, value.month, value.day, 0, 0, 0, 0)
    else:
        feature.SetField(index, value)


def read(feature: ogr.Feature, field: Field) -> object:
    """The value of a column, as `stored` would have it."""
    return read_as(feature, field.name, field.kind)


def read_as(feature: ogr.Feature, name: str, kind: Kind) -> object:
    """The value of a column read as that kind: a view gives its computed columns as texts."""
    index = feature.GetFieldIndex(name)
    if not feature.IsFieldSetAndNotNull(index):
        return None
    if kind is Kind.DATE:
        return _read_day(feature, index)
    if kind is Kind.DATETIME:
        return _read_time(feature, index)
    value = feature.GetField(index)
    if kind is Kind.INTEGER:
        return int(value)
    return float(value) if kind is Kind.REAL else value


def _read_day(feature: ogr.Feature, index: int) -> date:
    if feature.GetFieldType(index) == ogr.OFTString:
        return date.fromisoformat(feature.GetFieldAsString(index))
    year, month, day = feature.GetFieldAsDateTime(index)[:3]
    return date(year, month, day)


def _read_time(feature: ogr.Feature, index: int) -> datetime:
    year, month, day, hour, minute, seconds, _zone = feature.GetFieldAsDateTime(index)
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return datetime(year, month, day, hour, minute, whole, thousandths * 1000, tzinfo=timezone.utc)


def geometry_of(table: Table, wkb: bytes) -> ogr.Geometry:
    """The multipolygon of a WKB, in two dimensions. Raises RefusedRow if it is not one."""
    gdal.ErrorReset()
    try:
        shape = ogr.CreateGeometryFromWkb(bytes(wkb))
    except RuntimeError:
        shape = None
    kinds = (ogr.wkbPolygon, ogr.wkbMultiPolygon)
    if shape is None or shape.IsEmpty() or ogr.GT_Flatten(shape.GetGeometryType()) not in kinds:
        raise RefusedRow("Le contour doit être un polygone.", table.name, "geom")
    shape.FlattenTo2D()
    return ogr.ForceToMultiPolygon(shape)
