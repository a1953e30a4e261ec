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
from .errors import ExistingFile
from .handle import checked
from .model import Kind
from .placing import put_in_place, workshop
from .texts import day_text
from .validation import Feedback, check_writable_folder, watched
from .values import write
from .writing import create_dataset, quiet, released, told_of_folder

DRIVERS = MappingProxyType({".xlsx": "XLSX", ".ods": "ODS"})
"""Suffix of the file: GDAL's driver."""

CSV = ".csv"
_CSV_OPTIONS = ("SEPARATOR=SEMICOLON", "WRITE_BOM=YES", "LINEFORMAT=CRLF")
"""As a French spreadsheet opens it."""

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
    return _put(path, sheets, None)


def named_as_workbook(path: Path, suffix: str) -> Path:
    """The file, named as a workbook. Raises ExistingFile where the name completed is one that nobody was asked about."""
    if path.suffix.lower() in DRIVERS:
        return path
    completed = path.with_name(path.name + suffix)
    if completed.exists():
        raise ExistingFile(completed.name)
    return completed


def write_list(path: Path, sheet: Sheet, feedback: Feedback | None = None) -> Path:
    """Writes one sheet as a workbook, or as the CSV that a French spreadsheet opens. Runs in any thread.

    Raises ResorptionError as `write_workbook`, and Cancelled.
    """
    path = Path(path).absolute()
    if path.suffix.lower() not in (*DRIVERS, CSV):
        raise ResorptionError("« {nom} » : le nom du fichier doit finir par .xlsx, .ods ou .csv.", nom=path.name)
    return _put(path, [sheet], feedback)


def _put(path: Path, sheets: Sequence[Sheet], feedback: Feedback | None) -> Path:
    check_writable_folder(path.parent)
    with told_of_folder(path.parent), workshop(path.parent) as shop:
        made = shop / path.name
        with quiet(), released():
            _write(made, sheets, feedback)
        put_in_place([(made, path)])
    return path


def _write(path: Path, sheets: Sequence[Sheet], feedback: Feedback | None) -> None:
    suffix = path.suffix.lower()
    book = create_dataset(DRIVERS.get(suffix, "CSV"), path)
    for sheet in sheets:
        _write_sheet(book, sheet, suffix == CSV, feedback)
    checked(book.FlushCache)


def _write_sheet(book: gdal.Dataset, sheet: Sheet, as_csv: bool, feedback: Feedback | None) -> None:
    layer = checked(book.CreateLayer, sheet.name, None, ogr.wkbNone, list(_CSV_OPTIONS) if as_csv else [])
    titles = [title for title, _kind in sheet.columns]
    for title, kind in sheet.columns:
        # CSV has no dates: they are written as they are shown.
        held = ogr.OFTString if as_csv and kind is Kind.DATE else _TYPES.get(kind, ogr.OFTString)
        checked(layer.CreateField, ogr.FieldDefn(title, held))
    # The titles are written with the first row only: a list of nothing has an empty one.
    rows = list(sheet.rows) or [()]
    for row in watched(rows, len(rows), feedback, 0, 100):
        feature = ogr.Feature(layer.GetLayerDefn())
        for title, value in zip(titles, row):
            write(feature, title, day_text(value) if as_csv and isinstance(value, date) else _cell(value))
        checked(layer.CreateFeature, feature)


def _cell(value: str | float | date | None) -> str | float | date | None:
    return not_a_formula(one_line(value)) if isinstance(value, str) else value
