"""A base on real ground: the communes of Eure, with camps and land taken from real parcels of Terres de Bord.

Loaded by tests only; the sites themselves are invented, nobody lives there.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.core import QgsGeometry, QgsVectorLayer
from resorption.layers.commune_fields import guess_fields
from resorption.layers.creation import Created, ProtocolSpec, create_protocol
from resorption.layers.outlines import clean_outline, transform_between
from resorption.layers.store import Session, Store
from resorption.layers.territory import layer_source, read_territory

COMMUNES = "communes/communes-27-eure.geojson"
PARCELS = "cadastre_terresdebord/parcelles.geojson"


def make_real_base(folder: Path, data: Path, name: str = "eure") -> Path:
    """The base `folder/NAME.gpkg` and its project: 596 communes, 6 sites, 4 pieces of land. `data`: fixture shared_data."""
    base = create_real_protocol(folder / f"{name}.gpkg", data).base
    shapes = real_parcels(data, Store(base).epsg)
    with Store(base).transaction("essai") as session:
        _insert_places(session, shapes)
    return base


def create_real_protocol(path: Path, data: Path) -> Created:
    """The protocol alone, without any site."""
    layer = open_layer(data / COMMUNES)
    source = layer_source(layer)
    spec = ProtocolSpec("Protocole d’essai de l’Eure", "departement", 2026, 2029)
    return create_protocol(spec, read_territory(source, guess_fields(source.columns)), path)


def real_parcels(data: Path, epsg: int) -> dict[str, QgsGeometry]:
    """The parcels by their 14-character identifier, in the local CRS."""
    layer = open_layer(data / PARCELS)
    transform = transform_between(layer.crs(), epsg)
    cleaned = {feature["id"]: clean_outline(feature.geometry(), transform) for feature in layer.getFeatures()}
    return {key: outline.geometry for key, outline in cleaned.items() if outline is not None}


def open_layer(path: Path) -> QgsVectorLayer:
    """A layer of a file. Raises FileNotFoundError."""
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    if not layer.isValid():
        raise FileNotFoundError(path)
    return layer


def _insert_places(session: Session, shapes: dict[str, QgsGeometry]) -> None:
    [commune] = session.find("commune", code_insee="27412")
    usual = sorted((key for key, shape in shapes.items() if 2000 < shape.area() < 12000))
    for number, key in enumerate(usual[:6]):
        site = session.insert("site", {
            "nom": f"Site d’essai {number + 1}",
            "type_site": "bati" if number % 3 == 2 else "terrain",
            "statut": ("actif", "actif", "en_resorption")[number % 3],
            "commune": commune.uuid,
            "date_installation": date(2023 + number % 3, 3, 15),
        }, geometry=bytes(shapes[key].asWkb()))  # fmt: skip
        session.insert("denombrement", {
            "site": site, "date": date(2026, 9, 1), "nb_personnes": 30 + 5 * number, "nb_adultes": 18 + 3 * number,
            "nb_mineurs": 12 + 2 * number, "nb_menages": 8 + number,
        })  # fmt: skip
    for key in usual[-4:]:
        land = session.insert("foncier", {
            "nom": f"Parcelle {key[8:]}", "commune": commune.uuid, "surface_m2": float(round(shapes[key].area())),
        }, geometry=bytes(shapes[key].asWkb()))  # fmt: skip
        session.insert("foncier_parcelle", {"foncier": land, "parcelle": key})
