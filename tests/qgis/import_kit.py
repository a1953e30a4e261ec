"""A base with the real communes of the shared data, for the tests of the imports."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsVectorLayer
from resorption.layers.geopackage import create_base
from resorption.layers.outlines import WGS84, clean_outline, transform_between
from resorption.layers.session import Session
from resorption.layers.store import Store

EPSG = 2154


@functools.cache
def real_communes(folder: Path) -> tuple[tuple[str, str, bytes], ...]:
    transform = transform_between(QgsCoordinateReferenceSystem(WGS84), EPSG)
    found = []
    for name in ("27-eure", "34-herault"):
        layer = QgsVectorLayer(str(folder / "communes" / f"communes-{name}.geojson"), "communes", "ogr")
        for feature in layer.getFeatures():
            outline = clean_outline(feature.geometry(), transform)
            found.append((feature["code"], feature["nom"], bytes(outline.geometry.asWkb())))
    return tuple(found)


def square_around(longitude: float, latitude: float, side: float = 4000.0) -> bytes:
    transform = transform_between(QgsCoordinateReferenceSystem(WGS84), EPSG)
    shape = QgsGeometry.fromPointXY(transform.transform(QgsPointXY(longitude, latitude))).buffer(side / 2, 1)
    shape = QgsGeometry.fromRect(shape.boundingBox())
    shape.convertToMultiType()
    return bytes(shape.asWkb())


def make_base(path: Path, communes: Iterable[tuple[str, str, bytes]]) -> Store:
    def fill(session: Session) -> None:
        session.insert(
            "protocole",
            {"nom": "Essai", "territoire_niveau": "region", "annee_debut": 2026, "annee_fin": 2028},
        )
        for code, name, outline in communes:
            session.insert("commune", {"code_insee": code, "nom": name}, outline)

    create_base(path, EPSG, fill)
    return Store(path)


def dump(store: Store, *, but: tuple[str, ...] = ()) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, to be compared as a whole."""
    with store.reading() as reader:
        return {
            t.name: [{**r.values, "geom": r.geometry} for r in reader.all(t.name)]
            for t in store.tables
            if t.name not in but
        }
