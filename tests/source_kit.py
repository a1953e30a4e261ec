"""Small files and memory layers for the sources of a land screening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from osgeo import ogr, osr
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from resorption.land.guesses import as_role
from resorption.land.source_layers import candidate, file_candidates
from resorption.land.source_types import Source

EAST, NORTH = 562_000.0, 6_905_000.0
"""In Terres de Bord (27412), in Lambert-93."""

DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".csv": "CSV", ".fgb": "FlatGeobuf"}
Row = tuple["str | None", Mapping[str, object]]


def square(x: float = 0, y: float = 0, side: float = 100, z: float | None = None) -> str:
    """A square that many metres from the corner, as WKT."""
    corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    tail = "" if z is None else f" {z}"
    points = ",".join(f"{EAST + x + i * side} {NORTH + y + j * side}{tail}" for i, j in corners)
    return f"POLYGON{'' if z is None else ' Z'}(({points}))"


def in_system(wkt: str, epsg: int) -> str:
    """The same shape in another CRS, longitude first."""
    shape = ogr.CreateGeometryFromWkt(wkt)
    source, target = srs(2154), srs(epsg)
    shape.Transform(osr.CoordinateTransformation(source, target))
    return shape.ExportToWkt()


def srs(epsg: int) -> osr.SpatialReference:
    """A CRS, axes as in files."""
    made = osr.SpatialReference()
    made.ImportFromEPSG(epsg)
    made.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return made


def write(path: Path, rows: Sequence[Row], epsg: int | None = 2154, kind: int = ogr.wkbUnknown, layer: str = "") -> str:
    """Writes the rows (WKT or None, {column: text}) in a file of that kind; returns its path."""
    driver = ogr.GetDriverByName(DRIVERS[path.suffix])
    dataset = driver.CreateDataSource(str(path))
    made = dataset.CreateLayer(layer or path.stem, srs(epsg) if epsg else None, kind)
    for column in dict.fromkeys(name for _wkt, values in rows for name in values):
        made.CreateField(ogr.FieldDefn(column, ogr.OFTString))
    for wkt, values in rows:
        feature = ogr.Feature(made.GetLayerDefn())
        for name, value in values.items():
            if value is not None:
                feature[name] = value
        if wkt is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        if made.CreateFeature(feature) != 0:
            raise RuntimeError(path)
    made = dataset = None
    return str(path)


def memory(rows: Sequence[Row], crs: str = "EPSG:2154", kind: str = "Polygon", name: str = "couche") -> QgsVectorLayer:
    """A memory layer."""
    columns = dict.fromkeys(column for _wkt, values in rows for column in values)
    fields = "".join(f"&field={column}:string" for column in columns)
    made = QgsVectorLayer(f"{kind}?crs={crs}{fields}", name, "memory")
    features = []
    for wkt, values in rows:
        feature = QgsFeature(made.fields())
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        for column, value in values.items():
            feature[column] = value
        features.append(feature)
    if not made.dataProvider().addFeatures(features)[0]:
        raise RuntimeError(name)
    return made


def file_source(path: str | Path, role: str, number: int = 0) -> Source:
    """A layer of a file under a role."""
    found = file_candidates(str(path))[number]
    return found.source(as_role(found.description, role))


def layer_source(layer: QgsVectorLayer, role: str) -> Source:
    """A layer of the project under a role."""
    found = candidate(layer)
    return found.source(as_role(found.description, role))
