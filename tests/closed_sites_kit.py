"""A base of closed and active sites for the tests of Article 11. Loaded with `runpy`. Lengths in metres."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path

from osgeo import gdal, ogr
from resorption.layers.geopackage import create_base
from resorption.layers.store import Store

X, Y = 560_000, 6_880_000
CLOSED_ON = date(2026, 6, 1)
DAY = date(2026, 7, 1)


def square(x: float, y: float = 0, side: float = 50) -> bytes:
    """A square of EPSG:2154 as WKB, counted from the corner of the territory."""
    west, south, east, north = X + x, Y + y, X + x + side, Y + y + side
    return wkb(f"MULTIPOLYGON((({west} {south},{east} {south},{east} {north},{west} {north},{west} {south})))")


def wkb(text: str) -> bytes:
    """The WKB of a WKT."""
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


def fill(session) -> None:  # noqa: ANN001 - a Session
    """One protocol and two communes of 5 km, side by side."""
    session.insert("protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028})
    session.insert("commune", {"code_insee": "00101", "nom": "Ouest"}, square(0, 0, 5000), uuid="ouest")
    session.insert("commune", {"code_insee": "00102", "nom": "Est"}, square(5000, 0, 5000), uuid="est")


def make(path: Path) -> Store:
    """The base without a site."""
    create_base(path, 2154, fill)
    return Store(path)


def add_site(session, uuid: str, outline: bytes | None, *, closed: bool = False, **values: object) -> str:  # noqa: ANN001
    """A site installed on 1 March 2025; a closed one closed on 1 June 2026. Its code is its identity."""
    row: dict[str, object] = {"nom": uuid, "code": uuid, "date_installation": date(2025, 3, 1), "commune": "ouest"}
    if closed:
        row |= {"statut": "ferme_non_resorbe", "date_fermeture": CLOSED_ON, "cause_fermeture": "justice"}
    return session.insert("site", {**row, **values}, outline, uuid=uuid)


@contextmanager
def by_hand(path: Path):  # noqa: ANN201 - yields a GDAL data set
    """What another tool does to the file, without a word of the store."""
    base = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    yield base
    base.FlushCache()
    del base


def set_outline(path: Path, uuid: str, text: str | None) -> None:
    """An outline put as it is (WKT), whatever it is worth; None: taken away."""
    with by_hand(path) as base:
        layer = base.GetLayerByName("site")
        layer.SetAttributeFilter(f"uuid = '{uuid}'")
        feature = layer.GetNextFeature()
        feature.SetGeometry(None if text is None else ogr.CreateGeometryFromWkt(text))
        assert layer.SetFeature(feature) == 0
