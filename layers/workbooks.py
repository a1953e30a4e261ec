"""Lists as sheets of a workbook, XLSX or ODS, through GDAL: what was on the screen, for a meeting or a partner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from osgeo import gdal, ogr

from ..protocol.errors import ResorptionError
from ..protocol.plain_text import not_a_formula, one_line
from .handle import checked
from .model import Kind
from .placing import put_in_place, workshop
from .validation import check_writable_folder
from .values import write
from .writing import create_dataset, quiet, released, told_of_folder

DRIVERS = MappingProxyType({".xlsx": "XLSX", ".ods": "ODS"})
"""Suffix of the file: GDAL's driver."""

_TYPES = MappingProxyType({Kind.INTEGER: ogr.OFTInteger, Kind.REAL: ogr.OFTReal, Kind.DATE: ogr.OFTDate})
"""Every other kind is a text."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: a title and a kind per column, then rows of str, int, float, date or None (an empty cell)."""

    name: str
    columns: Sequence[tuple[str, Kind]]
    rows: Iterable[Sequence[str | float | date | None]]


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> Path:
    """Writes the sheets, replacing a workbook of that name: whole or not at all. Texts run as no formula.

    Raises ResorptionError: unknown suffix, folder that cannot be written, file open elsewhere, full disk.
    """
    path = Path(path).absolute()
    if path.suffix.lower() not in DRIVERS:
        raise ResorptionError("« {nom} » : le nom du fichier doit finir par .xlsx ou .ods.", nom=path.name)
    check_writable_folder(path.parent)
    with told_of_folder(path.parent), workshop(path.parent) as shop:
        made = shop / path.name
        with quiet(), released():
            _write(made, sheets)
        put_in_place([(made, path)])
    return path


def _write(path: Path, sheets: Sequence[Sheet]) -> None:
    book = create_dataset(DRIVERS[path.suffix.lower()], path)
    for sheet in sheets:
        _write_sheet(book, sheet)
    checked(book.FlushCache)


def _write_sheet(book: gdal.Dataset, sheet: Sheet) -> None:
    layer = checked(book.CreateLayer, sheet.name, None, ogr.wkbNone)
    titles = [title for title, _kind in sheet.columns]
    for title, kind in sheet.columns:
        checked(layer.CreateField, ogr.FieldDefn(title, _TYPES.get(kind, ogr.OFTString)))
    # The titles are written with the first row only: a list of nothing has an empty one.
    for row in list(sheet.rows) or [()]:
        feature = ogr.Feature(layer.GetLayerDefn())
        for title, value in zip(titles, row):
            write(feature, title, _cell(value))
        checked(layer.CreateFeature, feature)


def _cell(value: str | float | date | None) -> str | float | date | None:
    return not_a_formula(one_line(value)) if isinstance(value, str) else value
