"""Bringing in an export of the national platform: 5,000 sites, with what is known of each, into a new base.

    make bench BANC=import

Ours: the workbook is read, every cell checked, each site looked for in the base and placed in its commune; the base
(constraints, journal, R-tree) and its restricted companion are written in one go. Peer: the cells read through OGR
and put as they are into plain tables by QgsVectorLayerExporter, without a check. Floor: the same by bare GDAL.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import frame
from osgeo import gdal, ogr, osr

sys.path.append(str(frame.ROOT / "tests"))

SITES = 5000
EPSG = 2154
WORKBOOK, BASE, PLAIN = "export.xlsx", "base.gpkg", "plain.gpkg"
GRID = 10
WEST, SOUTH, STEP = 1.0, 49.0, 0.02
"""A territory of 10 x 10 communes, in degrees."""

TABLES = ("site", "denombrement", "conditions_vie", "diagnostic", "procedure", "proprietaire")
DAY = date(2026, 9, 1)
KEY = "site_id"


def columns() -> list[tuple[str, str, str, str, str]]:
    """Section, title, table, column and kind of each column of the workbook."""
    from resorption.layers.imports.platform_columns import MAPPED
    from resorption.layers.imports.platform_values import as_count, as_day, as_line, as_tri_state

    kinds = {as_count: "count", as_tri_state: "tri", as_line: "text", as_day: "day"}
    sections = {"site": "SITE", "denombrement": "HABITANTS", "conditions_vie": "CONDITIONS DE VIE",
                "diagnostic": "DIAGNOSTIC", "procedure": "PROCÉDURE JUDICIAIRE OU ADMINISTRATIVE"}  # fmt: skip
    left_out = {"date_fermeture", "acces", "annee_cible", "cfp"}
    place = [("LOCALISATION", title, "", "", "place") for title in ("Département", "Commune", "Code INSEE", "Adresse")]
    place += [("LOCALISATION", "Latitude", "", "", "place"), ("LOCALISATION", "Longitude", "", "", "place")]
    rest = [
        (sections[m.table], m.titles[0], m.table, m.column, kinds[m.read])
        for m in MAPPED
        if m.table in sections and m.column and m.column not in left_out and m.read in kinds
    ]
    rest += [
        ("DIAGNOSTIC", "Statut du diagnostic social", "diagnostic", "etat", "state"),
        ("SITE", "Propriétaires de parcelles du site", "proprietaire", "type", "owner"),
        ("MISE À JOUR", "Site mis à jour le", "", "", "updated"),
        ("MISE À JOUR", "Habitants mis à jour le", "", "", "updated"),
    ]
    order = list(dict.fromkeys(section for section, *_ in [*place, *rest]))
    return sorted([*place, *rest], key=lambda column: order.index(column[0]))


def position(number: int) -> tuple[float, float]:
    """Longitude and latitude, inside the territory."""
    side = GRID * STEP
    return WEST + side * ((number * 0.6180339887) % 0.98 + 0.01), SOUTH + side * (number % 97 / 97 * 0.98 + 0.01)


def cell(number: int, title: str, column: str, kind: str) -> object:
    """What the workbook says."""
    if kind == "place":
        lon, lat = position(number)
        insee = f"27{1 + int((lon - WEST) / STEP) * GRID + int((lat - SOUTH) / STEP):03d}"
        return {"Département": "27 - Eure", "Commune": "Commune", "Code INSEE": insee, "Adresse": f"{number} rue du Banc",
                "Latitude": f"{lat:.6f}", "Longitude": f"{lon:.6f}"}[title]  # fmt: skip
    if kind == "count":
        return {"nb_personnes": 90, "nb_menages": 20, "nb_femmes": 40, "nb_mineurs": 30}.get(column, 1) + number % 5
    if kind == "tri":
        return ("oui", "non", "NC")[(number + len(title)) % 3]
    if kind == "day":
        return "NC" if column not in ("date_installation", "date") else date(2020, 1, 1) + timedelta(days=number % 1500)
    if kind == "text":
        return {"nom": f"Site {number:05d}", "operateur": "Service du banc"}.get(column, "NC")
    return {"state": "Réalisé", "owner": "- Commune du banc (Public)", "updated": DAY}[kind]


def prepare(folder: Path) -> None:
    """The workbook and the empty base, the same for all."""
    import workbook_kit

    listed, cells, section = columns(), {(4, 1): "à la date du 15/09/2026"}, ""
    for index, (above, title, _table, column, kind) in enumerate(listed, start=1):
        if above != section:
            cells[6, index] = section = above
        cells[7, index] = title
        for number in range(SITES):
            cells[8 + number, index] = cell(number, title, column, kind)
    links = {8 + number: str(100000 + number) for number in range(SITES)}
    workbook_kit.Book("Sites existants", cells, links).save(folder / WORKBOOK)
    make_base(folder)


def make_base(folder: Path) -> None:
    from resorption.layers.geopackage import create_base

    def fill(session: Any) -> None:
        session.insert(
            "protocole", {"nom": "Banc", "territoire_niveau": "epci", "annee_debut": 2026, "annee_fin": 2028}
        )
        for x in range(GRID):
            for y in range(GRID):
                values = {"code_insee": f"27{1 + x * GRID + y:03d}", "nom": f"Commune {x}-{y}"}
                session.insert("commune", values, commune(x, y))

    create_base(folder / BASE, EPSG, fill)


def to_metres() -> osr.CoordinateTransformation:
    degrees, metres = osr.SpatialReference(), osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    metres.ImportFromEPSG(EPSG)
    return osr.CoordinateTransformation(degrees, metres)


def commune(x: int, y: int) -> bytes:
    west, south = WEST + x * STEP, SOUTH + y * STEP
    box = f"POLYGON(({west} {south}, {west} {south + STEP}, {west + STEP} {south + STEP}, {west + STEP} {south}, {west} {south}))"
    shape = ogr.CreateGeometryFromWkt(box)
    shape.Transform(to_metres())
    return bytes(shape.ExportToWkb())


def through_resorption(folder: Path, clock: frame.Clock) -> None:
    from qgis.core import QgsApplication
    from resorption.layers.platform_export import import_platform
    from resorption.layers.store import Store

    application = QgsApplication([], False)
    application.initQgis()
    with clock.step("import"):
        import_platform(Store(folder / BASE), folder / WORKBOOK)


def read_cells(folder: Path) -> list[tuple[dict[str, dict[str, Any]], float, float]]:
    """The rows of each site by table, read through OGR and put as they are."""
    listed = columns()
    for key, value in (("OGR_XLSX_HEADERS", "DISABLE"), ("OGR_XLSX_FIELD_TYPES", "STRING")):
        gdal.SetConfigOption(key, value)
    book = gdal.OpenEx(str(folder / WORKBOOK), gdal.OF_VECTOR)
    found = []
    places = {title: i for i, (_s, title, *_rest) in enumerate(listed)}
    for number, feature in enumerate(f for f in book.GetLayer(0) if f.GetFID() > 7):
        rows: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
        for index, (_section, _title, table, column, kind) in enumerate(listed):
            text = feature.GetField(index)
            if table and text not in (None, "NC"):
                rows[table][column] = plain(text, kind)
        for values in rows.values():
            values[KEY] = str(100000 + number)
        found.append((rows, float(feature.GetField(places["Longitude"])), float(feature.GetField(places["Latitude"]))))
    return found


def plain(text: str, kind: str) -> object:
    if kind == "count":
        return int(text)
    if kind == "day":
        return text.replace("/", "-")
    return {"Réalisé": "realise", "- Commune du banc (Public)": "public"}.get(text, text)


def through_exporter(folder: Path, clock: frame.Clock) -> None:
    from qgis.core import (
        Qgis,
        QgsApplication,
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransform,
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsField,
        QgsFields,
        QgsGeometry,
        QgsPointXY,
        QgsVectorLayerExporter,
    )
    from qgis.PyQt.QtCore import QMetaType

    application = QgsApplication([], False)
    application.initQgis()
    with clock.step("import"):
        sites = read_cells(folder)
        crs = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}")
        wgs = QgsCoordinateReferenceSystem("EPSG:4326")
        transform = QgsCoordinateTransform(wgs, crs, QgsCoordinateTransformContext())
        for table in TABLES:
            names = sorted({name for rows, _lon, _lat in sites for name in rows[table]})
            fields = QgsFields()
            for name in names:
                fields.append(QgsField(name, QMetaType.Type.Int if name.startswith("nb_") else QMetaType.Type.QString))
            kind = Qgis.WkbType.MultiPolygon if table == "site" else Qgis.WkbType.NoGeometry
            options = {"layerName": table, "driverName": "GPKG", "update": table != TABLES[0]}
            writer = QgsVectorLayerExporter(str(folder / PLAIN), "ogr", fields, kind, crs, False, options)
            for rows, lon, lat in sites:
                feature = QgsFeature(fields)
                feature.setAttributes([rows[table].get(name) for name in names])
                if table == "site":
                    point = QgsGeometry.fromPointXY(transform.transform(QgsPointXY(lon, lat)))
                    circle = point.buffer(15, 12)
                    circle.convertToMultiType()
                    feature.setGeometry(circle)
                if not writer.addFeature(feature):
                    raise RuntimeError(writer.errorMessage())
            writer.flushBuffer()
            del writer


def through_gdal(folder: Path, clock: frame.Clock) -> None:
    with clock.step("import"):
        sites = read_cells(folder)
        transform, metres = to_metres(), osr.SpatialReference()
        metres.ImportFromEPSG(EPSG)
        made = gdal.GetDriverByName("GPKG").Create(str(folder / PLAIN), 0, 0, 0, gdal.GDT_Unknown)
        for table in TABLES:
            names = sorted({name for rows, _lon, _lat in sites for name in rows[table]})
            layer = made.CreateLayer(table, metres, ogr.wkbMultiPolygon if table == "site" else ogr.wkbNone)
            for name in names:
                layer.CreateField(ogr.FieldDefn(name, ogr.OFTInteger if name.startswith("nb_") else ogr.OFTString))
            layer.StartTransaction()
            for rows, lon, lat in sites:
                feature = ogr.Feature(layer.GetLayerDefn())
                for name, value in rows[table].items():
                    feature.SetField(name, value)
                if table == "site":
                    point = ogr.Geometry(ogr.wkbPoint)
                    point.AddPoint_2D(lon, lat)
                    point.Transform(transform)
                    feature.SetGeometry(ogr.ForceToMultiPolygon(point.Buffer(15, 12)))
                layer.CreateFeature(feature)
            layer.CommitTransaction()


def rows_left(folder: Path) -> dict[str, Any]:
    """The values of the workbook found in the tables, whoever wrote them, by site; the middle of each outline."""
    paths = [p for p in (folder / PLAIN, folder / BASE, folder / "base.restreint.gpkg") if p.exists()]
    if paths[0].name == PLAIN:
        paths = paths[:1]
    bases = [gdal.OpenEx(str(path), gdal.OF_VECTOR) for path in paths]
    wanted = {table: sorted({c for _s, _t, t, c, _k in columns() if t == table}) for table in TABLES}
    names, left = {}, {}
    for base in bases:
        for table in TABLES:
            layer = base.GetLayerByName(table)
            if layer is None or layer.GetFeatureCount() == 0:
                continue
            ours = layer.GetLayerDefn().GetFieldIndex(KEY) < 0
            rows = {}
            for feature in layer:
                if ours and table == "site":
                    names[feature["uuid"]] = feature["id_plateforme"]
                key = (
                    (feature["id_plateforme"] if table == "site" else names[feature["site"]]) if ours else feature[KEY]
                )
                rows[key] = [known(feature, name) for name in wanted[table]] + [middle(feature)]
            left[table] = rows
    return left


def known(feature: ogr.Feature, name: str) -> str:
    index = feature.GetFieldIndex(name)
    return (
        feature.GetFieldAsString(index).replace("/", "-") if index >= 0 and feature.IsFieldSetAndNotNull(index) else ""
    )


def middle(feature: ogr.Feature) -> str:
    shape = feature.GetGeometryRef()
    if shape is None:
        return ""
    west, east, south, north = shape.GetEnvelope()
    return f"{(west + east) / 2:.1f} {(south + north) / 2:.1f}"


BENCH = frame.Bench(
    name="import",
    work={"sites": SITES, "tables": len(TABLES)},
    prepare=prepare,
    contenders={"resorption": through_resorption, "qgis-exporter": through_exporter},
    floor={"osgeo": through_gdal},
    output=rows_left,
)

if __name__ == "__main__":
    sys.exit(frame.main(BENCH))
