"""Reads prepared data: a folder with one file per table, or one GeoPackage with tables of these names.

Values come out as they were written (texts of a CSV, numbers and texts of a GeoJSON): `conversion`
makes sense of them. A GeoPackage is read with QGIS's own GDAL, as the base is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ..protocol.errors import ResorptionError
from . import schema
from .handle import Refusal, checked, read_all
from .model import Table
from .validation import Feedback, refuse, stop_if_cancelled

CSV = ".csv"
GEOJSON = ".geojson"
GEOPACKAGE = ".gpkg"
_BOOKKEEPING = ("layer_styles", "qgis_projects")
"""Tables that QGIS adds to a GeoPackage for itself."""


@dataclass(frozen=True)
class Input:
    """The data of one table: its file, and the layer when the file has several."""

    table: Table
    path: Path
    layer: str = ""

    @property
    def name(self) -> str:
        """What the user sees: the file, or the layer of the GeoPackage."""
        return self.layer or self.path.name


@dataclass(frozen=True)
class RawRow:
    """One row as written; `number` counts as a spreadsheet does: the first row under the headings is 2."""

    number: int
    values: dict[str, object]
    geometry: QgsGeometry | None = None


@dataclass(frozen=True)
class RawTable:
    """The rows of one input, and the CRS of their outlines."""

    input: Input
    rows: list[RawRow]
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)


def find_inputs(source: Path) -> list[Input]:
    """The inputs of a folder or a GeoPackage, parents before children. Raises ResorptionError, Refused."""
    if source.is_dir():
        names = [(path.stem, path, "") for path in sorted(source.iterdir()) if path.suffix.lower() in (CSV, GEOJSON)]
    elif source.is_file() and source.suffix.lower() == GEOPACKAGE:
        names = [(name, source, name) for name in _layers_of(source) if name not in _BOOKKEEPING]
    else:
        raise ResorptionError(
            "« {source} » n’est ni un dossier ni un GeoPackage (.gpkg). Choisissez le dossier qui contient un fichier "
            "par table, par exemple site.geojson et denombrement.csv.", source=source.name)  # fmt: skip
    if not names:
        raise ResorptionError(
            "« {source} » ne contient aucune donnée : il faut un fichier par table (.csv ou .geojson), nommé comme "
            "elle dans le dictionnaire, par exemple site.geojson.", source=source.name)  # fmt: skip
    refuse([p for name, path, layer in names for p in _name_problems(name, layer or path.name)] + _twice(names))
    inputs = {name: Input(schema.table(name), path, layer) for name, path, layer in names}
    return [inputs[table.name] for table in schema.BASE_TABLES if table.name in inputs]


def left_aside(source: Path) -> list[str]:
    """The files of the folder that are not read, to be told."""
    if not source.is_dir():
        return []
    return sorted(p.name for p in source.iterdir() if p.suffix.lower() not in (CSV, GEOJSON))


def _layers_of(path: Path) -> list[str]:
    base = _opened(path)
    return [base.GetLayer(i).GetName() for i in range(base.GetLayerCount())]


def _name_problems(name: str, shown: str) -> list[ResorptionError]:
    known = {table.name: table for table in schema.TABLES}.get(name)
    if known is None:
        return [ResorptionError("« {shown} » ne correspond à aucune table du dictionnaire. Renommez-le ou retirez-le.",
                                shown=shown)]  # fmt: skip
    if known.restricted:
        return [ResorptionError(
            "« {shown} » : les données restreintes (propriétaires, procédures) ne se versent pas dans la base partagée. "
            "Retirez-le.", shown=shown)]  # fmt: skip
    if known.technical or known.engine_only:
        return [ResorptionError("« {shown} » : cette table est tenue par l’extension elle-même. Retirez-le.",
                                shown=shown)]  # fmt: skip
    return []


def _twice(names: list[tuple[str, Path, str]]) -> list[ResorptionError]:
    stems = [name for name, _path, _layer in names]
    return [ResorptionError("La table « {name} » a deux fichiers. N’en gardez qu’un.", name=name)
            for name in sorted({n for n in stems if stems.count(n) > 1})]  # fmt: skip


def read_input(entry: Input, feedback: Feedback | None = None) -> RawTable:
    """Its rows. Raises ResorptionError when the file cannot be read or has unknown columns."""
    if entry.path.suffix.lower() == CSV:
        return RawTable(entry, list(_csv_rows(entry, feedback)))
    return _ogr_table(entry, feedback)


def accepted_columns(table: Table) -> tuple[str, ...]:
    """The columns that may be given: its own ones and its identity."""
    return ("uuid", *(f.name for f in table.own_fields))


def _check_columns(entry: Input, columns: list[str]) -> None:
    """Names are compared as they are: the dictionary is the contract."""
    accepted = accepted_columns(entry.table)
    problems = [_column_problem(entry, column) for column in columns if column not in accepted]
    problems += [
        ResorptionError("« {file} » : la colonne « {column} » figure deux fois.", file=entry.name, column=column)
        for column in sorted({c for c in columns if columns.count(c) > 1})
    ]
    refuse(problems)


def _column_problem(entry: Input, column: str) -> ResorptionError:
    if column in {f.name for f in entry.table.fields}:
        return ResorptionError(
            "« {file} » : la colonne « {column} » est tenue par la base elle-même. Retirez-la.",
            file=entry.name, column=column)  # fmt: skip
    return ResorptionError(
        "« {file} » : la colonne « {column} » n’existe pas dans la table « {table} » du dictionnaire. "
        "Renommez-la ou retirez-la.", file=entry.name, column=column, table=entry.table.name)  # fmt: skip


def _csv_rows(entry: Input, feedback: Feedback | None) -> Iterator[RawRow]:
    _check_utf8(entry)
    with entry.path.open(encoding="utf-8-sig", newline="") as file:
        heading = file.readline()
        file.seek(0)
        reader = csv.reader(file, delimiter=max(",;\t", key=heading.count), strict=True)
        try:
            columns = [name.strip() for name in next(reader, [])]
            _check_columns(entry, columns)
            for number, cells in enumerate(reader, start=2):
                stop_if_cancelled(feedback)
                if any(cell.strip() for cell in cells):
                    yield RawRow(number, _cells(entry, columns, cells, number))
        except csv.Error as error:
            raise ResorptionError(
                "« {file} » n’est pas un fichier CSV correct vers la ligne {row} (guillemets ?). Corrigez-le.",
                file=entry.name, row=reader.line_num) from error  # fmt: skip


def _cells(entry: Input, columns: list[str], cells: list[str], number: int) -> dict[str, object]:
    if len(cells) != len(columns):
        raise ResorptionError(
            "« {file} », ligne {row} : {found} valeurs pour {expected} colonnes. Vérifiez les séparateurs et les "
            "guillemets.", file=entry.name, row=number, found=len(cells), expected=len(columns))  # fmt: skip
    return dict(zip(columns, cells))


def _check_utf8(entry: Input) -> None:
    with _readable(entry).open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise ResorptionError(
                    "« {file} », ligne {row} : le texte n’est pas en UTF-8. Enregistrez le fichier avec le codage "
                    "UTF-8 (dans un tableur : « CSV UTF-8 »).", file=entry.name, row=number) from error  # fmt: skip


def _readable(entry: Input) -> Path:
    try:
        with entry.path.open("rb"):
            return entry.path
    except OSError as error:
        raise _unreadable(entry.name) from error


def _unreadable(name: str) -> ResorptionError:
    return ResorptionError(
        "« {file} » n’a pas pu être lu : fichier absent, abîmé, ou sans droit de lecture.", file=name)  # fmt: skip


def _opened(path: Path) -> gdal.Dataset:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        # Dates of a GeoJSON stay texts: a column where one of them is wrong would change type as a whole.
        options = ["DATE_AS_STRING=YES"] if path.suffix.lower() == GEOJSON else []
        base = checked(gdal.OpenEx, str(path), gdal.OF_VECTOR | gdal.OF_READONLY, [], options)
    except Refusal as refusal:
        raise _unreadable(path.name) from refusal
    finally:
        gdal.PopErrorHandler()
    if base is None:
        raise _unreadable(path.name)
    return base


def _ogr_table(entry: Input, feedback: Feedback | None) -> RawTable:
    base = _opened(entry.path)
    layer = base.GetLayerByName(entry.layer) if entry.layer else base.GetLayer(0)
    if layer is None:
        raise _unreadable(entry.name)
    definition = layer.GetLayerDefn()
    columns = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    _check_columns(entry, columns)
    try:
        rows = list(_ogr_rows(layer, columns, feedback))
    except Refusal as refusal:
        raise _unreadable(entry.name) from refusal
    srs = layer.GetSpatialRef()
    crs = QgsCoordinateReferenceSystem() if srs is None else QgsCoordinateReferenceSystem.fromWkt(srs.ExportToWkt())
    return RawTable(entry, rows, crs)


def _ogr_rows(layer: ogr.Layer, columns: list[str], feedback: Feedback | None) -> Iterator[RawRow]:
    for number, feature in enumerate(read_all(layer), start=2):
        stop_if_cancelled(feedback)
        yield RawRow(number, {c: _value(feature, i) for i, c in enumerate(columns)}, _geometry(feature))


def _value(feature: ogr.Feature, index: int) -> object:
    """The value of a column; a date as GDAL types it is written 2026-11-23."""
    if feature.GetFieldType(index) == ogr.OFTDate and feature.IsFieldSetAndNotNull(index):
        year, month, day = feature.GetFieldAsDateTime(index)[:3]
        return f"{year:04}-{month:02}-{day:02}"
    return feature.GetField(index)


def _geometry(feature: ogr.Feature) -> QgsGeometry | None:
    shape = feature.GetGeometryRef()
    if shape is None or shape.IsEmpty():
        return None
    geometry = QgsGeometry()
    geometry.fromWkb(bytes(shape.ExportToIsoWkb()))
    return geometry
