"""What lies under the maps: chosen, named, reached first, and never a row of a protocol."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeedback,
    QgsLayerMetadata,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSettings,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtNetwork import QNetworkRequest
from resorption.algorithms.annexe import Annexe
from resorption.annex.edition import produce_annex
from resorption.annex.ground import Ground, Unreachable, ign_ground, project_ground
from resorption.annex.materials import Order
from resorption.annex.reading import read_base
from resorption.layers.backgrounds import ANNEX_PROPERTY, backgrounds, is_background
from resorption.layers.basemaps import ATTRIBUTION, BASEMAPS, make_layer
from resorption.layers.project import fill_project
from resorption.layers.reach import all_answer
from resorption.protocol.errors import Cancelled
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.tile_server import COLOUR, Service, tiles

ORDER = Order("partenaires", TODAY, pieces=frozenset({"carte_generale"}), pictures=True)
RED = (200, 40, 40)
GROUND = QgsRectangle(598000, 6498000, 610000, 6510000)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base(tmp_path_factory.mktemp("fond") / "base.gpkg", Plan(grid(2, 2), sites=5))


@pytest.fixture
def project(qgis_new_project: None) -> QgsProject:
    return QgsProject.instance()


def raster(path: Path, epsg: int) -> QgsRasterLayer:
    """A red picture of the territory, in another system of coordinates than the base."""
    crs = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    change = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:2154"), crs, QgsProject.instance())
    box = change.transformBoundingBox(GROUND)
    file = gdal.GetDriverByName("GTiff").Create(str(path), 200, 200, 3, gdal.GDT_Byte)
    file.SetGeoTransform((box.xMinimum(), box.width() / 200, 0, box.yMaximum(), 0, -box.height() / 200))
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    file.SetProjection(system.ExportToWkt())
    for rank, value in enumerate(RED, start=1):
        file.GetRasterBand(rank).Fill(value)
    file.FlushCache()
    del file
    layer = QgsRasterLayer(str(path), "Scan de la ville")
    assert layer.isValid()
    return layer


def named(layer: QgsRasterLayer, rights: str) -> QgsRasterLayer:
    metadata = QgsLayerMetadata(layer.metadata())
    metadata.setRights([rights])
    layer.setMetadata(metadata)
    return layer


def colour_in_a_corner_of_the_territory(folder: Path) -> tuple[int, int, int]:
    """Of the third page, the general map: inside a commune, away from its symbols and its name."""
    picture = QImage(str(folder / "images" / "page_003.png"))
    # A3 across; the territory is centred on the map, which fills the left of the page.
    colour = picture.pixelColor(int(picture.width() * 0.22), int(picture.height() * 0.85))
    return colour.red(), colour.green(), colour.blue()


def text_of(file: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout


def veiled(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """As it is seen inside the territory, which pales: rather more white than half."""
    red, green, blue = (round(value + (255 - value) * 130 / 255) for value in colour)
    return red, green, blue


def close_to(found: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(found, wanted, strict=True))


def test_a_picture_of_the_project_lies_under_the_communes(base: Path, project: QgsProject, tmp_path: Path) -> None:
    layer = named(raster(tmp_path / "scan.tif", 4326), "© Ville du Val-Gris 2025")
    project.addMapLayer(layer)
    ground = project_ground(backgrounds(project))
    made = produce_annex(base, tmp_path, replace(ORDER, ground=ground))
    assert close_to(colour_in_a_corner_of_the_territory(made.folder), veiled(RED))
    chart = text_of(made.folder / "cartes" / "carte_generale.pdf")
    assert "© Ville du Val-Gris 2025" in chart
    # Texts are still texts, and the picture does not make the file heavy.
    assert "Commune 1" in chart
    assert (made.folder / "cartes" / "carte_generale.pdf").stat().st_size < 3_000_000
    told = json.loads(made.files[-1].read_text(encoding="utf-8"))
    assert told["fond_de_plan"] == "© Ville du Val-Gris 2025"
    assert told["couches_du_fond"] == ["Scan de la ville"]
    assert project.mapLayer(layer.id()) is layer
    assert list(project.mapLayers()) == [layer.id()]


def test_without_a_ground_nothing_is_named(base: Path, tmp_path: Path) -> None:
    made = produce_annex(base, tmp_path, ORDER)
    told = json.loads(made.files[-1].read_text(encoding="utf-8"))
    assert (told["fond_de_plan"], told["couches_du_fond"]) == ("", [])
    assert not close_to(colour_in_a_corner_of_the_territory(made.folder), veiled(RED))


def test_a_long_attribution_is_whole(base: Path, project: QgsProject, tmp_path: Path) -> None:
    rights = "© " + ", ".join(f"Producteur de données numéro {n}" for n in range(1, 9))
    project.addMapLayer(named(raster(tmp_path / "scan.tif", 2154), rights))
    made = produce_annex(base, tmp_path, replace(ORDER, ground=project_ground(backgrounds(project))))
    words = re.sub(r"\s+", " ", text_of(made.folder / "cartes" / "carte_generale.pdf"))
    assert all(f"numéro {n}" in words for n in range(1, 9))


def test_layers_of_a_protocol_are_never_a_ground(base: Path, project: QgsProject, tmp_path: Path) -> None:
    fill_project(project, base)
    sites = next(layer for layer in project.mapLayers().values() if layer.name() == "Campements")
    copies = {
        "enregistrée ailleurs": saved(sites, tmp_path / "copie.gpkg"),
        "couche temporaire": QgsVectorLayer("Point?crs=EPSG:2154&field=nom:string", "brouillon", "memory"),
        "requête": QgsVectorLayer(f"?query=SELECT * FROM '{sites.id()}'", "requete", "virtual"),
        "sans l’extension": QgsVectorLayer(f"{base}|layername=commune", "communes", "ogr"),
        "annexe": saved_commune(base, tmp_path / "page.gpkg"),
    }
    result = QgsVectorLayer(
        "Polygon?crs=EPSG:2154&field=identifiant:string&field=verdict:string&field=parcelles:string", "x", "memory"
    )
    copies["résultat de criblage"] = saved(result, tmp_path / "resultat.gpkg")
    copies["annexe"].setCustomProperty(ANNEX_PROPERTY, True)
    for name, layer in copies.items():
        assert layer.isValid(), name
        project.addMapLayer(layer)
    for node in project.layerTreeRoot().findLayers():
        node.setItemVisibilityCheckedParentRecursive(True)
    assert backgrounds(project) == []
    with pytest.raises(Exception, match="ne peut servir de fond"):
        project_ground(backgrounds(project))
    streets = saved_commune(base, tmp_path / "rues.gpkg")
    scan = raster(tmp_path / "scan.tif", 2154)
    for layer in (streets, scan):
        project.addMapLayer(layer)
    assert set(backgrounds(project)) == {streets, scan}
    project.layerTreeRoot().findLayer(scan.id()).setItemVisibilityChecked(False)
    assert backgrounds(project) == [streets]


def test_a_background_that_a_table_of_the_protocol_is_joined_to_is_none(
    base: Path, project: QgsProject, tmp_path: Path
) -> None:
    """Its labels may be what the edition hides; a table of their own may be joined."""
    (tmp_path / "population.csv").write_text("nom,habitants\nCommune 1,1200\n", encoding="utf-8")
    figures = QgsVectorLayer(str(tmp_path / "population.csv"), "population", "ogr")
    sites = QgsVectorLayer(f"{base}|layername=site", "sites", "ogr")
    for other, fine in ((figures, True), (sites, False)):
        streets = saved_commune(base, tmp_path / f"rues_{other.name()}.gpkg")
        project.addMapLayers([other, streets])
        join = QgsVectorLayerJoinInfo()
        join.setJoinLayer(other)
        join.setJoinFieldName("nom")
        join.setTargetFieldName("nom")
        assert streets.addJoin(join)
        assert len(streets.fields()) > 2
        assert is_background(streets) is fine


def saved(layer: QgsVectorLayer, path: Path) -> QgsVectorLayer:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
    return QgsVectorLayer(str(path), path.stem, "ogr")


def saved_commune(base: Path, path: Path) -> QgsVectorLayer:
    """Outlines with a name and nothing else: as any background of a town."""
    communes = QgsVectorLayer(f"{base}|layername=commune", "communes", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.attributes = [communes.fields().indexOf("nom")]
    QgsVectorFileWriter.writeAsVectorFormatV3(communes, str(path), QgsProject.instance().transformContext(), options)
    return QgsVectorLayer(str(path), path.stem, "ogr")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    folder = tmp_path / "service"
    folder.mkdir()
    with tiles(folder) as found:
        yield found


def test_a_base_map_of_ign_is_printed_and_named(base: Path, service: Service, tmp_path: Path) -> None:
    ground = ign_ground("plan", service.address)
    assert service.asked() == []
    ground.check_reach()
    assert len(service.asked()) == 1
    made = produce_annex(base, tmp_path, replace(ORDER, ground=ground))
    assert close_to(colour_in_a_corner_of_the_territory(made.folder), veiled(COLOUR))
    assert ATTRIBUTION in text_of(made.folder / "cartes" / "carte_generale.pdf")
    assert json.loads(made.files[-1].read_text(encoding="utf-8"))["fond_de_plan"] == ATTRIBUTION
    assert all(path.startswith("/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&") for path in service.asked())
    # The same tiles serve the assembled annex, the file of the map and its picture.
    assert len(set(service.asked())) < 200


def test_tiles_that_do_not_come_are_told(base: Path, tmp_path: Path, asked_once: None) -> None:
    with tiles(tmp_path, whole=False) as poor:
        ground = ign_ground("plan", poor.address)
        ground.check_reach()
        made = produce_annex(base, tmp_path, replace(ORDER, ground=ground, pictures=False))
        wanted = {path for path in poor.asked() if "TILEMATRIX=0&" not in path}
    [note] = made.notes
    assert f"restés blancs : {len(wanted)}. " in str(note).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def asked_once() -> Iterator[None]:
    """QGIS asks three times more for each tile that did not come, a minute for this map."""
    settings, name = QgsSettings(), "qgis/defaultTileMaxRetry"
    settings.setValue(name, 0)
    yield
    settings.remove(name)


def test_tiles_that_come_are_not_spoken_of(base: Path, service: Service, tmp_path: Path) -> None:
    made = produce_annex(base, tmp_path, replace(ORDER, ground=ign_ground("plan", service.address), pictures=False))
    assert made.notes == ()


def test_a_background_of_the_project_that_is_online_is_reached_first(project: QgsProject) -> None:
    project.addMapLayer(make_layer(BASEMAPS[0], "Plan", "http://127.0.0.1:9/wmts"))
    with pytest.raises(Unreachable):
        project_ground(backgrounds(project)).check_reach()


def test_a_service_that_refuses_the_connection_is_said_at_once() -> None:
    started = time.monotonic()
    with pytest.raises(Unreachable, match="injoignable"):
        ign_ground("ortho", "http://127.0.0.1:9/wmts").check_reach()
    assert time.monotonic() - started < 2


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes the call and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_a_service_that_says_nothing_is_not_waited_for(silent: str) -> None:
    request = QNetworkRequest(QUrl(silent))
    request.setTransferTimeout(400)
    started = time.monotonic()
    assert not all_answer([request])
    assert time.monotonic() - started < 3


def test_the_wait_is_cancelled_at_once(silent: str) -> None:
    feedback = QgsFeedback()
    QTimer.singleShot(200, feedback.cancel)
    started = time.monotonic()
    with pytest.raises(Cancelled):
        all_answer([QNetworkRequest(QUrl(silent))], feedback)
    assert time.monotonic() - started < 1.2


def test_files_have_no_service_to_ask(tmp_path: Path) -> None:
    Ground((raster(tmp_path / "scan.tif", 2154),)).check_reach()
    Ground().check_reach()


def run(parameters: dict[str, str]) -> dict[str, object]:
    algorithm = Annexe().create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    fine, sentence = algorithm.checkParameterValues(parameters, context)
    results, done = algorithm.run(parameters, context, feedback) if fine else ({}, False)
    if not done:
        raise QgsProcessingException(sentence or feedback.textLog())
    return results


def test_the_algorithm_prints_a_base_map(
    base: Path, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Annexe, "service", service.address)
    asked = {"PROTOCOLE": str(base), "DOSSIER": str(tmp_path), "EDITION": "partenaires", "PIECES": ["carte_generale"]}
    run(asked)
    assert service.asked() == []
    results = run({**asked, "FOND": "ortho"})
    assert "LAYER=ORTHOIMAGERY.ORTHOPHOTOS" in service.asked()[-1]
    assert json.loads(Path(str(results["MANIFESTE"])).read_text(encoding="utf-8"))["fond_de_plan"] == ATTRIBUTION


def test_the_algorithm_says_that_it_is_offline(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Annexe, "service", "http://127.0.0.1:9/wmts")
    with pytest.raises(QgsProcessingException, match="injoignable"):
        run({"PROTOCOLE": str(base), "DOSSIER": str(tmp_path), "EDITION": "partenaires", "FOND": "plan"})
    with pytest.raises(QgsProcessingException, match="aucun, plan, ortho"):
        run({"PROTOCOLE": str(base), "DOSSIER": str(tmp_path), "EDITION": "partenaires", "FOND": "osm"})
    assert list(tmp_path.iterdir()) == []


def test_the_algorithm_takes_sites_by_their_codes(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=3))
    codes = [row["code"] for row in read_base(base, "partenaires").all("site")]
    asked = {
        "PROTOCOLE": str(base),
        "DOSSIER": str(tmp_path / "annexe"),
        "EDITION": "partenaires",
        "PIECES": ["carte_generale"],
    }
    results = run({**asked, "SITES": f" {str(codes[0]).lower()} , {codes[2]},"})
    assert json.loads(Path(str(results["MANIFESTE"])).read_text(encoding="utf-8"))["sites_choisis"] == 2
    results = run({**asked, "SITES": " , "})
    assert json.loads(Path(str(results["MANIFESTE"])).read_text(encoding="utf-8"))["sites_choisis"] is None
    with pytest.raises(QgsProcessingException, match="n’a le code.*S-1999-099"):
        run({**asked, "SITES": f"{codes[0]}, S-1999-099"})
