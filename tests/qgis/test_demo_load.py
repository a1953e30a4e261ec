"""The demonstration data enter a base made by the plugin: every constraint of the file accepts them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from osgeo import ogr, osr
from qgis.core import QgsVectorLayer
from resorption.layers import schema
from resorption.layers.commune_fields import guess_fields
from resorption.layers.geopackage import create_base
from resorption.layers.model import Kind
from resorption.layers.session import Session
from resorption.layers.store import Store
from resorption.layers.territory import Territory, layer_source, read_territory

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
DATA = DEMO / "donnees"
NUMBERS = {Kind.INTEGER: int, Kind.REAL: float}

pytestmark = pytest.mark.usefixtures("qgis_app")


def to_local() -> osr.CoordinateTransformation:
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.ImportFromEPSG(4326)
    source.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    target.ImportFromEPSG(2154)
    return osr.CoordinateTransformation(source, target)


def read_rows(table: schema.Table) -> Iterator[tuple[dict[str, object], ogr.Geometry | None]]:
    """Rows of one table with their shape in metres."""
    path = DATA / f"{table.name}.geojson"
    if path.exists():
        transformation = to_local()
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            shape = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
            shape.Transform(transformation)
            yield feature["properties"], shape
        return
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: NUMBERS.get(table.field(name).kind, str)(v) if v else None for name, v in row.items()}, None


def read_communes() -> Territory:
    layer = QgsVectorLayer(str(DEMO / "territoire" / "communes.geojson"), "communes", "ogr")
    assert layer.isValid()
    source = layer_source(layer)
    return read_territory(source, guess_fields(source.columns))


def fill(session: Session, territory: Territory) -> None:
    session.insert(
        "protocole", {"nom": "Val-Fictif", "territoire_niveau": "epci", "annee_debut": 2024, "annee_fin": 2029}
    )
    for commune in territory.communes:
        row = {"code_insee": commune.row.code, "nom": commune.row.name, "epci_siren": commune.row.epci_siren}
        session.insert("commune", row, geometry=bytes(commune.geometry.asWkb()))


def commune_under(session: Session, shape: ogr.Geometry) -> str:
    shared = {r.uuid: ogr.CreateGeometryFromWkb(r.geometry).Intersection(shape).Area() for r in session.all("commune")}
    return max(shared, key=lambda uuid: shared[uuid])


def load(session: Session) -> dict[str, int]:
    """All the files, parents before children; returns the rows per table."""
    loaded: dict[str, int] = {}
    # The uuid of the sites that their code names.
    sites: dict[object, str] = {}
    for table in schema.BASE_TABLES:
        if table.name == "protocole" or not list(DATA.glob(f"{table.name}.*")):
            continue
        for row, shape in read_rows(table):
            if shape is not None:
                row["commune"] = commune_under(session, shape)
            row = {name: sites.get(value, value) if table.field(name).references == "site" else value
                   for name, value in row.items() if name != "uuid" or value}  # fmt: skip
            made = session.insert(table.name, row, geometry=None if shape is None else bytes(shape.ExportToWkb()))
            if table.name == "site":
                sites[row["code"]] = made
            loaded[table.name] = loaded.get(table.name, 0) + 1
    return loaded


def test_the_base_accepts_every_row(tmp_path: Path) -> None:
    territory = read_communes()
    assert len(territory.communes) == 8
    assert (territory.zone.epsg, territory.repaired, territory.overlaps) == (2154, 0, 0)
    path = tmp_path / "val_fictif.gpkg"
    create_base(path, territory.zone.epsg, lambda session: fill(session, territory))
    store = Store(path)
    with store.transaction("Démonstration") as session:
        loaded = load(session)
        protocol = next(session.all("protocole"))
        ((texts, _),) = read_rows(schema.table("protocole"))
        session.update("protocole", protocol.uuid, texts, version=protocol.version)
    with store.reading() as reader:
        assert {name: reader.count(name) for name in loaded} == loaded
        assert len(reader.synthesis()) == loaded["site"] == 24
        assert len({site.values["commune"] for site in reader.all("site")}) >= 7
        assert next(reader.all("protocole")).values["annee_fin"] == 2029
