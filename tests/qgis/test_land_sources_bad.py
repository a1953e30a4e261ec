"""Layers that cannot be read as what they are said to be: each has its sentence, with its name and how many."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsProject, QgsVectorLayer
from resorption.land.communes import Communes
from resorption.land.source_layers import live_sources
from resorption.land.source_types import ABSENT, OUT_OF_CRS, SHORT_IDS
from resorption.land.sources import PARCELS, PPR_PERIMETER, Source, read_source
from resorption.layers.texts import message
from resorption.protocol.errors import ResorptionError

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
geopandas = pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")
pytestmark = pytest.mark.usefixtures("qgis_app")

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "source_kit.py")))
square, write, memory = KIT.square, KIT.write, KIT.memory


def refused(source: Source, epsg: int = 2154, **more: object) -> str:
    with pytest.raises(ResorptionError) as caught:
        read_source(source, epsg, **more)
    assert message(caught.value)
    return str(caught.value).replace("\u00a0", " ")


def told(table: object) -> str:
    return " ".join(message(warning) for warning in table.warnings).replace("\u00a0", " ")


def rows(*shapes: str | None) -> list[tuple]:
    return [(shape, {"id": f"274120000A{n:04d}", "typereg": "03"}) for n, shape in enumerate(shapes, start=1)]


def swapped(wkt: str) -> str:
    shape = ogr.CreateGeometryFromWkt(wkt)
    shape.SwapXY()
    return shape.ExportToWkt()


@pytest.fixture
def project() -> Iterator[QgsProject]:
    instance = QgsProject.instance()
    instance.clear()
    yield instance
    instance.clear()


# Systems of coordinates


def test_no_crs(tmp_path):
    source = KIT.file_source(write(tmp_path / "zones.shp", rows(square()), epsg=None, kind=ogr.wkbPolygon), PARCELS)
    assert refused(source).startswith("La couche « zones » n’a pas de système de coordonnées.")


def test_degrees_under_metres(tmp_path):
    shapes = [KIT.in_system(square(200 * n), 4326) for n in range(3)]
    source = KIT.file_source(write(tmp_path / "zones.gpkg", rows(*shapes), epsg=2154), PARCELS)
    assert (
        "« zones » (3 objets) déclare le système EPSG:2154, en mètres, mais ses coordonnées sont en degrés"
        in refused(source)
    )


@pytest.mark.parametrize("epsg", [2154, 4326])
def test_swapped_axes(tmp_path, epsg):
    shapes = [swapped(KIT.in_system(square(200 * n), epsg)) for n in range(2)]
    source = KIT.file_source(write(tmp_path / "zones.gpkg", rows(*shapes), epsg=epsg), PARCELS)
    assert "« zones » (2 objets) sont inversées" in refused(source)


def test_another_territory(tmp_path):
    source = KIT.file_source(write(tmp_path / "zones.gpkg", rows(square())), PARCELS)
    assert "Aucun objet de la couche « zones » (1 lus) n’est dans le territoire « La Réunion »" in refused(source, 2975)


def test_some_out_of_the_system_are_counted(tmp_path):
    far = "POLYGON((1 95,2 95,2 96,1 95))"
    shapes = [KIT.in_system(square(), 4326), far]
    table = read_source(KIT.file_source(write(tmp_path / "zones.gpkg", rows(*shapes), epsg=4326), PARCELS), 2154)
    assert table.counts[OUT_OF_CRS] == 1 and table.frame.geometry.isna().tolist() == [False, True]
    assert "1 objet(s) que leurs coordonnées mettent hors du système" in told(table)


# Geometries


def test_an_empty_layer_is_not_nothing_there(tmp_path, project):
    path = write(tmp_path / "rails.gpkg", rows(square()))
    layer = QgsVectorLayer(path, "Rails", "ogr")
    project.addMapLayer(layer)
    assert layer.setSubsetString("id = 'absent'")
    assert refused(KIT.layer_source(layer, "voie_ferree")).startswith("La couche « Rails » est vide, ou son filtre")
    empty = memory([], name="Vide")
    project.addMapLayer(empty)
    assert "« Vide » est vide" in refused(live_sources([KIT.layer_source(empty, "cimetiere")], project)[0])


def test_wrong_type_of_geometry(tmp_path):
    points = [(f"POINT({KIT.EAST + n} {KIT.NORTH})", {"id": f"274120000A{n:04d}"}) for n in range(3)]
    text = refused(KIT.file_source(write(tmp_path / "points.gpkg", points), PARCELS))
    assert text.startswith(
        "Aucun objet de la couche « points » (3 lus) n’a le type de géométrie voulu pour « Parcelles cadastrales »"
    )


def test_no_geometry_at_all(tmp_path):
    text = refused(KIT.file_source(write(tmp_path / "x.gpkg", rows(None, "POLYGON EMPTY")), PARCELS))
    assert text.startswith("Aucun objet de la couche « x » (2 lus) n’a de géométrie utilisable")
    table = read_source(KIT.file_source(write(tmp_path / "y.gpkg", rows(None, square())), PARCELS), 2154)
    assert table.counts[ABSENT] == 1 and "1 objet(s) sans géométrie utilisable" in told(table)


# Columns and identifiers


def test_a_column_that_disappeared(tmp_path):
    source = KIT.file_source(write(tmp_path / "x.gpkg", rows(square())), PARCELS)
    other = write(tmp_path / "y.gpkg", [(square(), {"autre": "1"})])
    assert refused(replace(source, uri=other)).startswith("La couche « x » n’a plus la colonne « id »")
    assert refused(replace(source, fields={})).startswith("Pour servir de « Parcelles cadastrales », la couche « x »")


def test_identifiers_of_twelve_characters(tmp_path):
    shapes = [(square(), {"id": "4120000A0001"}), (square(200), {"id": "0010000A0001"})]
    communes = Communes(
        ("27412", "27001", "76001"), np.array([shapely.from_wkt(square(-1000, -1000, 3000))], dtype=object)
    )
    source = KIT.file_source(write(tmp_path / "x.gpkg", shapes), PARCELS)
    table = read_source(source, 2154, communes=communes)
    assert list(table.frame["identifiant"]) == ["274120000A0001", None] and table.counts[SHORT_IDS] == 1
    assert "1 identifiant(s) de 12 caractères, complétés" in told(table)
    assert "1 identifiant(s) de 12 caractères qu’aucune commune" in told(table)
    assert list(read_source(source, 2154).frame["identifiant"]) == [None, None], "without the communes nothing is sure"


# Files


def test_a_file_that_is_not_there(tmp_path, project):
    path = write(tmp_path / "x.gpkg", rows(square()))
    source = KIT.file_source(path, PARCELS)
    Path(path).unlink()
    assert refused(source).startswith("La couche « x » ne peut pas être lue : le fichier « x.gpkg » n’est pas là")


def test_a_layer_that_its_file_has_no_more(tmp_path):
    source = KIT.file_source(write(tmp_path / "x.gpkg", rows(square())), PARCELS)
    gone = replace(source, uri=source.uri.replace("layername=x", "layername=ancienne"))
    assert "le fichier « x.gpkg » ne la contient plus" in refused(gone)


def test_a_file_that_is_no_layer(tmp_path):
    path = tmp_path / "x.gpkg"
    path.write_bytes(b"rien du tout" * 100)
    assert refused(Source(PARCELS, "ogr", str(path), "x", {"identifiant": "id"})).startswith(
        "La lecture de la couche « x »"
    )
    assert "ne peut pas être ouverte" in refused(
        Source(PARCELS, "WFS", "http://127.0.0.1:1/x", "x", {"identifiant": "id"})
    )


def test_a_file_cut_short_is_not_half_read(tmp_path):
    source = KIT.file_source(write(tmp_path / "x.gpkg", rows(*[square(200 * n) for n in range(3000)])), PARCELS)
    file = tmp_path / "x.gpkg"
    whole = file.read_bytes()
    start = whole.index(b"274120000A2500") - 3000
    file.write_bytes(whole[:start] + b"\xff" * 60_000 + whole[start + 60_000 :])
    assert refused(source).startswith("La lecture de la couche « x » s’est interrompue")


# Places


def test_the_outline_of_a_commune_is_no_hazard_zone(tmp_path):
    outline = square(-1000, -1000, 5000)
    other = square(4000, -1000, 5000)
    communes = Communes(("27412", "27001"), shapely.from_wkt(np.array([outline, other], dtype=object)))
    near = shapely.from_wkt(outline).buffer(5).wkt
    source = KIT.file_source(write(tmp_path / "ppr.gpkg", rows(near, square())), "ppr")
    assert "1 zone(s) ont le contour d’une commune entière" in told(read_source(source, 2154, communes=communes))
    whole = shapely.union_all(communes.outlines).wkt
    source = KIT.file_source(write(tmp_path / "ppr2.gpkg", rows(whole, square())), "ppr")
    assert "1 zone(s) ont le contour d’une commune entière" in told(read_source(source, 2154, communes=communes))
    assert not told(read_source(source, 2154)), "without the communes nothing can be told"
    perimeter = [(near, {"codeprocedure": "1", "etatprocedure": "APPROUVE"})]
    source = KIT.file_source(write(tmp_path / "p.gpkg", perimeter), PPR_PERIMETER)
    assert not told(read_source(source, 2154, communes=communes)), "a plan often has the perimeter of its commune"


def test_a_layer_far_from_the_territory(tmp_path):
    communes = Communes(("27412",), np.array([shapely.from_wkt(square(50_000, 0, 5000))], dtype=object))
    source = KIT.file_source(write(tmp_path / "ppr.gpkg", rows(square())), "ppr")
    assert "« ppr » : aucun objet ne touche l’emprise du territoire" in told(
        read_source(source, 2154, communes=communes)
    )


def test_a_layer_of_a_part_of_the_territory(tmp_path):
    outlines = [square(-1000, -1000, 5000), square(50_000, 0, 5000)]
    communes = Communes(("27412", "27001"), shapely.from_wkt(np.array(outlines, dtype=object)))
    water = KIT.file_source(write(tmp_path / "eau.gpkg", rows(square())), "eau_surface")
    assert "la couche n’atteint pas 1 commune(s) du territoire (27001)" in told(
        read_source(water, 2154, communes=communes)
    )
    whole = KIT.file_source(write(tmp_path / "mares.gpkg", rows(square(), square(50_000))), "eau_surface")
    assert not told(read_source(whole, 2154, communes=communes))
    plan = KIT.file_source(write(tmp_path / "ppr.gpkg", rows(square())), "ppr")
    assert not told(read_source(plan, 2154, communes=communes)), "its perimeter says what it covers"


def test_a_column_in_which_no_parcel_is_named(tmp_path):
    named = [(square(200 * n), {"id": f"n{n}"}) for n in range(3)]
    sentence = refused(KIT.file_source(write(tmp_path / "p.gpkg", named), PARCELS))
    assert "Aucun identifiant de la couche « p » (3 lus)" in sentence
    one = [*named, (square(900), {"id": "274120000A0001"})]
    assert "3 parcelle(s) sans identifiant lisible" in told(
        read_source(KIT.file_source(write(tmp_path / "q.gpkg", one), PARCELS), 2154)
    )
