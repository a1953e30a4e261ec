"""Files and PostGIS tables read through QGIS's own GDAL, by its Arrow interface: a million parcels in two seconds.

A second copy of SQLite would drop the locks of a GeoPackage that QGIS has open (see `layers.handle`); this is the same.
What somebody is editing is left alone: the file is read as it was saved.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr
from qgis.core import QgsDataSourceUri, QgsProviderRegistry

from ..layers.handle import Refusal, checked
from ..protocol.errors import ResorptionError
from .arrow_columns import as_texts, as_wkb
from .source_types import Opened, Part, Source

_OPTIONS = ["MAX_FEATURES_IN_BATCH=10000"]
"""Never without the FID: GDAL 3.6 then gives empty geometries when no other column is asked for."""

_UNNAMED_GEOMETRY = "wkb_geometry"
FILES, POSTGIS = "ogr", "postgres"


def reads(source: Source) -> bool:
    """Whether GDAL reads it as QGIS does: not a query instead of a table, nor where GDAL cannot make arrays."""
    if source.provider == FILES:
        subset = QgsProviderRegistry.instance().decodeUri(FILES, source.uri).get("subset") or ""
        return has_arrow() and not subset.strip().upper().startswith("SELECT")
    if source.provider == POSTGIS:
        return has_arrow() and not QgsDataSourceUri(source.uri).table().startswith("(")
    return False


def has_arrow() -> bool:
    """Whether GDAL gives arrays of numpy: its binding must be made for the numpy that is there."""
    try:
        importlib.import_module("osgeo.gdal_array")
    except ImportError:
        return False
    return hasattr(ogr.Layer, "GetArrowStreamAsNumPy")


def file_of(source: Source) -> Path | None:
    """The file on disk that a source of GDAL is in; None for what is elsewhere."""
    path = QgsProviderRegistry.instance().decodeUri(FILES, source.uri).get("path") if source.provider == FILES else ""
    remote = not path or "://" in path or path.startswith("/vsi") or (":" in path[2:] and not Path(path).exists())
    return None if remote else Path(path)


@contextlib.contextmanager
def open_file(source: Source) -> Iterator[Opened]:
    """The layer open on a handle of its own, closed at the end. Raises ResorptionError, Refusal."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        opened = _layer(source)
        layer = opened[1]
        definition = layer.GetLayerDefn()
        columns = tuple(definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount()))
        srs = layer.GetSpatialRef()
        crs = "" if srs is None else srs.ExportToWkt(["FORMAT=WKT2_2019"])
        yield Opened(
            columns, crs, layer.GetFeatureCount(), lambda wanted, shapes: _parts(layer, columns, wanted, shapes)
        )
    finally:
        opened = layer = None
        gdal.PopErrorHandler()


def _layer(source: Source) -> tuple[gdal.Dataset, ogr.Layer]:
    """The dataset too: GDAL would crash if the layer were all that is kept of it."""
    if source.provider == POSTGIS:
        return _postgis_layer(source)
    parts = QgsProviderRegistry.instance().decodeUri(FILES, source.uri)
    file = file_of(source)
    if file is not None and not file.exists():
        raise ResorptionError(
            "La couche « {name} » ne peut pas être lue : le fichier « {file} » n’est pas là. Remettez-le à sa place, "
            "ou choisissez une autre couche.", name=source.name, file=file.name,
        )  # fmt: skip
    path = f"{parts.get('vsiPrefix') or ''}{parts.get('path') or ''}{parts.get('vsiSuffix') or ''}"
    dataset = checked(gdal.OpenEx, path, gdal.OF_VECTOR | gdal.OF_READONLY, [], list(parts.get("openOptions") or []))
    if dataset is None:
        raise Refusal(path)
    layer = _named(dataset, parts.get("layerName"), parts.get("layerId"))
    if layer is None:
        raise ResorptionError(
            "La couche « {name} » ne peut pas être lue : le fichier « {file} » ne la contient plus. "
            "Choisissez une autre couche.", name=source.name, file=Path(path).name,
        )  # fmt: skip
    checked(layer.SetAttributeFilter, parts.get("subset") or None)
    return dataset, layer


def _named(dataset: gdal.Dataset, name: object, number: object) -> ogr.Layer | None:
    if name:
        return dataset.GetLayerByName(str(name))
    return dataset.GetLayer(int(str(number)) if number not in (None, "") else 0)


def _postgis_layer(source: Source) -> tuple[gdal.Dataset, ogr.Layer]:
    uri = QgsDataSourceUri(source.uri)
    table = f"{uri.schema() or 'public'}.{uri.table()}"
    whole = f"{table}({uri.geometryColumn()})" if uri.geometryColumn() else table
    dataset = checked(gdal.OpenEx, f"PG:{uri.connectionInfo(True)} tables='{whole}'", gdal.OF_VECTOR | gdal.OF_READONLY)
    layer = None if dataset is None else dataset.GetLayer(0)
    # GDAL takes the word of who names a table: one that is not there has no column.
    if layer is None or not layer.GetLayerDefn().GetFieldCount():
        raise Refusal(table)
    checked(layer.SetAttributeFilter, uri.sql() or None)
    return dataset, layer


def _parts(
    layer: ogr.Layer, columns: Sequence[str], wanted: Sequence[str], shapes: bool
) -> Generator[Part, None, None]:
    ignored = [name for name in columns if name not in wanted] + ([] if shapes else ["OGR_GEOMETRY"])
    checked(layer.SetIgnoredFields, ignored)
    checked(layer.ResetReading)
    stream = batches = None
    try:
        stream = checked(layer.GetArrowStreamAsNumPy, _OPTIONS)
        if stream is None:
            raise Refusal("no Arrow stream")
        batches = iter(stream)
        while (batch := checked(next, batches, None)) is not None:
            yield _part(batch, wanted, (layer.GetGeometryColumn() or _UNNAMED_GEOMETRY) if shapes else None)
    finally:
        # Gone before the dataset is: GDAL would crash.
        stream = batches = None


def _part(batch: dict[str, np.ndarray], wanted: Sequence[str], geometry: str | None) -> Part:
    """The arrays of a batch are GDAL's, and gone with it: what is kept is a copy."""
    texts = {name: as_texts(batch[name]) for name in wanted}
    if geometry is None:
        return Part(texts, np.full(len(next(iter(batch.values()))), None, dtype=object))
    return Part(texts, as_wkb(batch[geometry]))
