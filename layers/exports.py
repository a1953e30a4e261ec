"""Tables of a base handed over to a partner: GeoPackage, GeoJSON or XLSX, with the dictionary of what they hold.

Restricted tables, the base's own ones, restricted documents and the names of authors never leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from osgeo import gdal, ogr, osr

from ..protocol.errors import ResorptionError
from ..protocol.vocabulary import vocabulary
from . import schema
from .handle import checked
from .model import Field, Geometry, Kind, Table
from .placing import put_in_place, workshop
from .session import Reader, Record
from .store import Store
from .validation import Feedback, check_writable_folder, watched
from .values import write
from .writing import create_dataset, quiet, released, told_of_folder

DICTIONARY = "dictionnaire"
OUTLINE = "contour_wkt"
"""Column of the outlines where a format has no geometry."""

_KINDS = {Kind.INTEGER: ogr.OFTInteger, Kind.REAL: ogr.OFTReal, Kind.DATE: ogr.OFTDate, Kind.DATETIME: ogr.OFTDateTime}
_CELL_CHARACTERS = 32_767
"""What a cell of a spreadsheet holds."""

EXPORTABLE: tuple[str, ...] = tuple(t.name for t in schema.BASE_TABLES if not t.technical and not t.restricted)
"""The tables that may be handed over."""

DEFAULT = ("commune", "site", "denombrement", "conditions_vie", "diagnostic", "orientation", "phase")
"""What a partner usually asks for."""


@dataclass(frozen=True)
class Format:
    """How one format is written: GDAL's driver, one file for all tables or one each, options of each layer."""

    driver: str
    suffix: str
    together: bool
    spatial: bool
    options: tuple[str, ...] = ()


FORMATS = {
    "gpkg": Format("GPKG", ".gpkg", True, True),
    # In the CRS of the base: in degrees, an outline would move by a rounding.
    "geojson": Format("GeoJSON", ".geojson", False, True, ("RFC7946=NO", "SIGNIFICANT_FIGURES=17")),
    "xlsx": Format("XLSX", ".xlsx", True, False),
}


def export_tables(
    base: Store, folder: Path, kind: str, tables: Sequence[str] = DEFAULT, feedback: Feedback | None = None
) -> list[Path]:
    """Writes these tables and the dictionary into a folder and returns the files; those of the same name are replaced.

    All or nothing. Raises ResorptionError, BaseError, Cancelled.
    """
    chosen = _chosen(base, kind, tables)
    folder = Path(folder).absolute()
    check_writable_folder(folder)
    with told_of_folder(folder), workshop(folder) as shop:
        with base.reading() as reader, quiet(), released():
            files = _write_all(reader, base, shop, FORMATS[kind], chosen, feedback)
        placed = [folder / file.name for file in files]
        put_in_place(list(zip(files, placed)))
    return placed


def _chosen(base: Store, kind: str, tables: Sequence[str]) -> list[Table]:
    base.refuse_restricted()
    if kind not in FORMATS:
        raise ResorptionError(
            "Le format « {kind} » n’existe pas. Choisissez {known}.", kind=kind, known=", ".join(FORMATS)
        )
    for name in tables:
        if name not in EXPORTABLE:
            raise ResorptionError(
                "La table « {name} » ne peut pas être exportée. Tables possibles : {known}.",
                name=name, known=", ".join(EXPORTABLE))  # fmt: skip
    if not tables:
        raise ResorptionError("Choisissez au moins une table à exporter.")
    return [schema.table(name) for name in EXPORTABLE if name in tables]


def exported_fields(table: Table) -> tuple[Field, ...]:
    """The columns that are handed over: all but the names of authors."""
    return tuple(f for f in table.fields if not f.author)


def _exported(table: Table, record: Record) -> bool:
    return table.name != "piece_jointe" or record.values["diffusion"] != "restreinte"


def _write_all(
    reader: Reader, base: Store, folder: Path, form: Format, tables: Sequence[Table], feedback: Feedback | None
) -> list[Path]:
    srs = osr.SpatialReference()
    checked(srs.ImportFromEPSG, base.epsg)
    stem = f"{base.path.stem}_export_{date.today().isoformat()}"
    files = [folder / f"{stem}{form.suffix}"] if form.together else []
    made = create_dataset(form.driver, files[0]) if form.together else None
    for table in watched(tables, len(tables), feedback, 0, 100):
        if not form.together:
            files.append(folder / f"{stem}_{table.name}{form.suffix}")
            made = create_dataset(form.driver, files[-1])
        _write_table(made, table, reader, srs, form)
        made = made if form.together else None
    if form.together:
        _write_dictionary(made, tables)
        checked(made.FlushCache)
    else:
        files.append(folder / f"{stem}_{DICTIONARY}.csv")
        _write_dictionary(create_dataset("CSV", files[-1]), tables)
    return files


def _write_table(made: gdal.Dataset, table: Table, reader: Reader, srs: osr.SpatialReference, form: Format) -> None:
    outlined = table.geometry is not Geometry.NONE
    kind = ogr.wkbMultiPolygon if outlined and form.spatial else ogr.wkbNone
    layer = checked(made.CreateLayer, table.name, srs if outlined and form.spatial else None, kind, list(form.options))
    for field in exported_fields(table):
        checked(layer.CreateField, ogr.FieldDefn(field.name, _KINDS.get(field.kind, ogr.OFTString)))
    if outlined and not form.spatial:
        checked(layer.CreateField, ogr.FieldDefn(OUTLINE, ogr.OFTString))
    checked(layer.StartTransaction)
    for record in reader.all(table.name):
        if _exported(table, record):
            checked(layer.CreateFeature, _feature(layer, table, record, form))
    checked(layer.CommitTransaction)


def _feature(layer: ogr.Layer, table: Table, record: Record, form: Format) -> ogr.Feature:
    feature = ogr.Feature(layer.GetLayerDefn())
    for field in exported_fields(table):
        value = record.values[field.name]
        if not form.spatial and isinstance(value, str):
            _check_cell(value, table, field.label)
        write(feature, field.name, value)
    if record.geometry is not None:
        shape = checked(ogr.CreateGeometryFromWkb, record.geometry)
        if form.spatial:
            checked(feature.SetGeometry, shape)
        else:
            text = shape.ExportToWkt()
            _check_cell(text, table, OUTLINE)
            feature.SetField(OUTLINE, text)
    return feature


def _check_cell(text: str, table: Table, column: str) -> None:
    """What a spreadsheet would cut, or run."""
    if len(text) > _CELL_CHARACTERS:
        raise ResorptionError(
            "La table « {table} », colonne « {column} », a un texte ou un contour trop long pour un tableur. "
            "Choisissez le format GeoPackage ou GeoJSON.",
            table=table.label, column=column)  # fmt: skip
    if text.startswith("="):
        raise ResorptionError(
            "La table « {table} », colonne « {column} », a un texte qui commence par « = » : un tableur en ferait une "
            "formule. Corrigez-le, ou choisissez le format GeoPackage ou GeoJSON.",
            table=table.label, column=column)  # fmt: skip


_DICTIONARY_COLUMNS = ("table_nom", "colonne", "libelle", "aide", "type", "unite", "valeurs")


def dictionary_rows(tables: Sequence[Table]) -> Iterator[tuple[str, ...]]:
    """Table, column, label, help, type, unit and values of each column handed over."""
    for table in tables:
        for field in exported_fields(table):
            codes = vocabulary(field.vocabulary).codes if field.vocabulary else ()
            values = " ; ".join(f"{code.value} = {code.label}" for code in codes)
            yield (table.name, field.name, field.label, field.help, field.kind.value, field.unit, values)


def _write_dictionary(made: gdal.Dataset, tables: Sequence[Table]) -> None:
    layer = checked(made.CreateLayer, DICTIONARY, None, ogr.wkbNone)
    for name in _DICTIONARY_COLUMNS:
        checked(layer.CreateField, ogr.FieldDefn(name, ogr.OFTString))
    for row in dictionary_rows(tables):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, text in zip(_DICTIONARY_COLUMNS, row):
            feature.SetField(name, text)
        checked(layer.CreateFeature, feature)
