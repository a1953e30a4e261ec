"""The cells of the platform's workbook, as texts: where its titles are, which rows are sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from osgeo import gdal, ogr

from ..validation import Feedback, stop_if_cancelled
from .archive import UnreadableWorkbook, check_archive, late_days, site_links
from .folding import folded

TITLE_ROWS = 30
"""The titles stand on row 7; searched a little further for a file that somebody has edited."""

_OPTIONS = {"OGR_XLSX_HEADERS": "DISABLE", "OGR_XLSX_FIELD_TYPES": "STRING"}
_ALWAYS = ("departement", "commune", "code_insee", "latitude", "longitude")
_IDENTIFYING = ("departement", "commune", "code_insee", "adresse", "appellation_du_site")
_TIMED = ("date_de_fermeture", "site_mis_a_jour_le", "habitants_mis_a_jour_le")
"""Dates that the platform takes from moments: they may hold a time of day, in UTC."""

_EXTRACTION = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_CHECK_EVERY = 200


@dataclass(frozen=True)
class Column:
    """A column: its place from 0, its title as written, and what stands above it, both normalised."""

    index: int
    title: str
    key: str
    section: str


@dataclass(frozen=True)
class SheetRow:
    """One site: number of its row in the sheet, text of its cells, identifier of the site on the platform."""

    number: int
    cells: tuple[str | None, ...]
    platform_id: str | None


@dataclass(frozen=True)
class Workbook:
    """The sheet of sites. `extracted` is the day asked for by whoever exported it, if the sheet says it."""

    name: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    extracted: date | None


@dataclass(frozen=True)
class _Sheet:
    name: str
    cells: dict[int, tuple[str | None, ...]]
    """By number of row."""


def read_workbook(path: Path, feedback: Feedback | None = None) -> Workbook:
    """The sites of an export of the national platform. Raises UnreadableWorkbook, Cancelled."""
    path = Path(path)
    check_archive(path)
    stop_if_cancelled(feedback)
    found = _find_sheet(path, feedback)
    if found is None:
        raise UnreadableWorkbook(
            "Le classeur « {name} » n’est pas un export de la plateforme nationale : aucune feuille n’a les titres "
            "« Département », « Commune », « Code INSEE », « Latitude » et « Longitude ».",
            name=path.name,
        )
    sheet, titles = found
    columns = _columns(sheet, titles)
    links = site_links(path, sheet.name)
    stop_if_cancelled(feedback)
    timed = {_letters(c.index): c.index for c in columns if c.key in _TIMED}
    _set_days(sheet, timed, late_days(path, sheet.name, timed))
    rows = tuple(_rows(sheet, titles, columns, links))
    return Workbook(path.name, sheet.name, columns, rows, _extracted(sheet, titles))


@contextmanager
def _as_texts() -> Iterator[None]:
    """Titles are on row 7: GDAL must take no row as the names of fields."""
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in _OPTIONS}
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        for name, value in _OPTIONS.items():
            gdal.SetThreadLocalConfigOption(name, value)
        yield
    finally:
        for name, value in before.items():
            gdal.SetThreadLocalConfigOption(name, value)
        gdal.PopErrorHandler()


def _find_sheet(path: Path, feedback: Feedback | None) -> tuple[_Sheet, int] | None:
    """The first sheet that has the titles, and the number of their row."""
    with _as_texts():
        try:
            gdal.ErrorReset()
            dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["XLSX"])
        except RuntimeError:
            dataset = None
        if dataset is None:
            raise _unreadable(path)
        for position in range(dataset.GetLayerCount()):
            sheet = _read_sheet(dataset.GetLayer(position), path, feedback)
            titles = _title_row(sheet)
            if titles is not None:
                return sheet, titles
    return None


def _unreadable(path: Path) -> UnreadableWorkbook:
    return UnreadableWorkbook(
        "Le classeur « {name} » ne peut pas être lu. Ouvrez-le dans un tableur, enregistrez-le de nouveau au format "
        ".xlsx, puis recommencez.",
        name=path.name,
    )


def _read_sheet(layer: ogr.Layer, path: Path, feedback: Feedback | None) -> _Sheet:
    try:
        gdal.ErrorReset()
        width = layer.GetLayerDefn().GetFieldCount()
        cells: dict[int, tuple[str | None, ...]] = {}
        for feature in layer:
            cells[feature.GetFID()] = tuple(_text(feature, i) for i in range(width))
            if len(cells) % _CHECK_EVERY == 0:
                stop_if_cancelled(feedback)
    except (RuntimeError, UnicodeDecodeError) as error:
        raise _unreadable(path) from error
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise _unreadable(path)
    return _Sheet(layer.GetName(), cells)


def _text(feature: ogr.Feature, index: int) -> str | None:
    if not feature.IsFieldSetAndNotNull(index):
        return None
    text = feature.GetFieldAsString(index)
    # A formula without a stored result may come as its own text.
    return None if text == "" or text.startswith("SUM(") else text


def _title_row(sheet: _Sheet) -> int | None:
    for number in sorted(sheet.cells)[:TITLE_ROWS]:
        found = {folded(text) for text in sheet.cells[number] if text}
        if found.issuperset(_ALWAYS):
            return number
    return None


def _columns(sheet: _Sheet, titles: int) -> tuple[Column, ...]:
    """Merged titles of sections are written in their first cell only: carried to the right."""
    above = sheet.cells.get(titles - 1, ())
    columns, section = [], ""
    for index, title in enumerate(sheet.cells[titles]):
        if index < len(above) and above[index]:
            section = folded(above[index] or "")
        if title:
            columns.append(Column(index, " ".join(title.split()), folded(title), section))
    return tuple(columns)


def _set_days(sheet: _Sheet, columns: Mapping[str, int], days: Mapping[str, date]) -> None:
    for cell, day in days.items():
        letters = cell.rstrip("0123456789")
        number = int(cell[len(letters) :])
        if number in sheet.cells:
            cells = list(sheet.cells[number])
            cells[columns[letters]] = day.isoformat()
            sheet.cells[number] = tuple(cells)


def _rows(sheet: _Sheet, titles: int, columns: tuple[Column, ...], links: Mapping[str, str]) -> Iterator[SheetRow]:
    """The rows that say which site they are; the row of sums says none of it."""
    identifying = [c.index for c in columns if c.key in _IDENTIFYING]
    address = next((c.index for c in columns if c.key == "adresse"), None)
    for number in sorted(n for n in sheet.cells if n > titles):
        cells = sheet.cells[number]
        if any((cells[i] or "").strip() for i in identifying):
            link = None if address is None else links.get(f"{_letters(address)}{number}")
            yield SheetRow(number, cells, link)


def _letters(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters, rest = "", index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _extracted(sheet: _Sheet, titles: int) -> date | None:
    """« à la date du 15/09/2026 », above the titles."""
    for number in sorted(n for n in sheet.cells if n < titles):
        text = next((t for t in sheet.cells[number] if t), "")
        found = _EXTRACTION.search(text) if "date du" in text else None
        if found:
            try:
                return date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                return None
    return None
