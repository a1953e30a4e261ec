"""Saving a site with three counts, one save after the other, as an officer does when a survey is typed in.

    make bench BANC=enregistrement

Ours: the store, one transaction for each save. Peer: the same rows through QGIS's edit buffers, the site committed
first and its counts next (two commits: QGIS cannot hold both in one). Floor: bare GDAL, one transaction for each
save. All three write into the same base, its triggers and constraints included.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import frame
from osgeo import gdal, ogr

SITES = 300
COUNTS = 3
EPSG = 2154
BASE = "base.gpkg"


def identity(kind: int, number: int) -> str:
    """A UUID that all contenders give to the same row."""
    return f"00000000-0000-4000-8{kind:03d}-{number:012d}"


def square(number: int) -> ogr.Geometry:
    """A perimeter of 20 m x 20 m on a grid of 100 m."""
    x, y = 560_000 + 100 * (number % 50), 6_900_000 + 100 * (number // 50)
    corners = [(x, y), (x + 20, y), (x + 20, y + 20), (x, y + 20), (x, y)]
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for corner in corners:
        ring.AddPoint_2D(*corner)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return ogr.ForceToMultiPolygon(polygon)


def site(number: int) -> dict[str, Any]:
    return {"nom": f"Site {number:04d}", "type_site": "terrain", "statut": "actif", "precision_geom": "perimetre"}


def counts(number: int) -> list[dict[str, Any]]:
    return [
        {"date": f"2026-0{k + 1}-15", "nb_personnes": 10 + number % 40 + k, "nb_mineurs": 4 + k, "nb_menages": 3}
        for k in range(COUNTS)
    ]


def count_identity(number: int, k: int) -> str:
    return identity(2, COUNTS * number + k)


def prepare(folder: Path) -> None:
    """An empty base, made by the plugin: everyone writes into the same schema."""
    from resorption.layers.geopackage import create_base

    create_base(folder / BASE, EPSG, lambda session: None)


def through_store(folder: Path, clock: frame.Clock) -> None:
    from datetime import date

    from resorption.layers.store import Store

    with clock.step("ouvrir"):
        store = Store(folder / BASE)
    shapes = [bytes(square(n).ExportToWkb()) for n in range(SITES)]
    with clock.step("enregistrer"):
        for number in range(SITES):
            with store.transaction(author="banc") as session:
                owner = session.insert("site", site(number), shapes[number], identity(1, number))
                for k, row in enumerate(counts(number)):
                    values = {**row, "date": date.fromisoformat(row["date"]), "site": owner}
                    session.insert("denombrement", values, uuid=count_identity(number, k))


def through_edit_buffers(folder: Path, clock: frame.Clock) -> None:
    """The fast way: both layers stay in edit mode (« save layer edits »), defaults are worked out once."""
    from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsVectorLayer, QgsVectorLayerUtils

    application = QgsApplication([], False)
    application.initQgis()
    with clock.step("ouvrir"):
        layers = {
            name: QgsVectorLayer(f"{folder / BASE}|layername={name}", name, "ogr") for name in ("site", "denombrement")
        }
        models = {name: QgsVectorLayerUtils.createFeature(layer) for name, layer in layers.items()}

    def feature(name: str, values: dict[str, Any]) -> QgsFeature:
        made = QgsFeature(models[name])
        for key, value in values.items():
            made.setAttribute(key, value)
        return made

    def commit(name: str, features: list[QgsFeature]) -> None:
        layer = layers[name]
        editing = layer.isEditable() or layer.startEditing()
        if not (editing and layer.addFeatures(features) and layer.commitChanges(False)):
            raise RuntimeError(f"{name}: {layer.commitErrors()}")

    shapes = []
    for number in range(SITES):
        shape = QgsGeometry()
        shape.fromWkb(bytes(square(number).ExportToWkb()))
        shapes.append(shape)
    with clock.step("enregistrer"):
        for number in range(SITES):
            owner = identity(1, number)
            drawn = feature("site", {**site(number), "uuid": owner})
            drawn.setGeometry(shapes[number])
            commit("site", [drawn])
            rows = [
                feature("denombrement", {**row, "uuid": count_identity(number, k), "site": owner})
                for k, row in enumerate(counts(number))
            ]
            commit("denombrement", rows)
    for layer in layers.values():
        layer.commitChanges()


def through_gdal(folder: Path, clock: frame.Clock) -> None:
    """One handle kept open, no check of anything, no author."""
    gdal.UseExceptions()
    with clock.step("ouvrir"):
        base = gdal.OpenEx(str(folder / BASE), gdal.OF_UPDATE | gdal.OF_VECTOR)
        sites, rows = (base.GetLayerByName(name) for name in ("site", "denombrement"))

    def add(layer: ogr.Layer, values: dict[str, Any], shape: ogr.Geometry | None = None) -> None:
        feature = ogr.Feature(layer.GetLayerDefn())
        for key, value in values.items():
            feature.SetField(key, value)
        if shape is not None:
            feature.SetGeometry(shape)
        layer.CreateFeature(feature)

    shapes = [square(number) for number in range(SITES)]
    with clock.step("enregistrer"):
        for number in range(SITES):
            owner = identity(1, number)
            base.StartTransaction()
            add(sites, {**site(number), "uuid": owner}, shapes[number])
            for k, row in enumerate(counts(number)):
                add(rows, {**row, "uuid": count_identity(number, k), "site": owner})
            base.CommitTransaction()
    base.FlushCache()


def rows_left(folder: Path) -> dict[str, list[list[Any]]]:
    """What the base holds, authors and times apart; the code of a site is given by the base itself."""
    base = gdal.OpenEx(str(folder / BASE), gdal.OF_VECTOR)
    wanted = {
        "site": ["uuid", "nom", "code", "type_site", "statut", "precision_geom", "version"],
        "denombrement": ["uuid", "site", "date", "nb_personnes", "nb_mineurs", "nb_menages", "version"],
    }
    left = {}
    for name, columns in wanted.items():
        layer = base.GetLayerByName(name)
        rows = [[f.GetFieldAsString(column) for column in columns] + [shape_of(f)] for f in layer]
        left[name] = sorted(rows)
    return left


def shape_of(feature: ogr.Feature) -> str:
    shape = feature.GetGeometryRef()
    return "" if shape is None else shape.ExportToWkt()


BENCH = frame.Bench(
    name="enregistrement",
    work={"sites": SITES, "denombrements": SITES * COUNTS, "enregistrements": SITES},
    prepare=prepare,
    contenders={"resorption": through_store, "qgis-tampon": through_edit_buffers},
    floor={"osgeo": through_gdal},
    output=rows_left,
)

if __name__ == "__main__":
    sys.exit(frame.main(BENCH))
