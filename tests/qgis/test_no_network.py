"""Nothing is asked of the network by itself: only the background map that an officer adds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsFeedback, QgsNetworkAccessManager, QgsNetworkRequestParameters, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from resorption import classFactory
from resorption.annex.edition import produce_annex
from resorption.annex.materials import Order
from resorption.annex.pieces import OVERVIEW, SHEETS, STATE
from resorption.layers.commune_fields import guess_fields
from resorption.layers.creation import ProtocolSpec, create_protocol
from resorption.layers.drawing import draft, open_ground, point_shape, save
from resorption.layers.loading import load_tables
from resorption.layers.store import Store
from resorption.layers.territory import layer_source, read_territory
from resorption.protocol.disclosure import EDITIONS
from resorption.tests.qgis.test_plugin import Desk

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"


@pytest.fixture
def asked(qgis_app: object) -> Iterator[list[str]]:
    """The addresses that QGIS was about to ask, whatever the thread."""
    addresses: list[str] = []

    def note(parameters: QgsNetworkRequestParameters) -> None:
        addresses.append(parameters.request().url().toString())

    signal = QgsNetworkAccessManager.instance().requestAboutToBeCreated[QgsNetworkRequestParameters]
    signal.connect(note)
    yield addresses
    signal.disconnect(note)


def make_base(path: Path) -> Path:
    source = layer_source(QgsVectorLayer(str(DEMO / "territoire" / "communes.geojson"), "communes", "ogr"))
    spec = ProtocolSpec("Protocole d’essai", "epci", 2026, 2029)
    base = create_protocol(spec, read_territory(source, guess_fields(source.columns)), path).base
    load_tables(base, DEMO / "donnees")
    return base


def draw_a_site(base: Path) -> str:
    ground = open_ground(base)
    commune = next(ground.communes.getFeatures()).geometry()
    shape = point_shape(commune.pointOnSurface().asPoint(), ground.crs, ground)
    return save(Store(base), draft("site", shape, ground), {"nom": "Pont", "statut": "actif"})


def test_only_the_background_map_asks(asked: list[str], qgis_new_project: None, tmp_path: Path, qtbot: object) -> None:
    base = make_base(tmp_path / "essai.gpkg")
    desk = Desk()
    plugin = classFactory(desk)
    plugin.initGui()
    try:
        assert QgsProject.instance().read(str(base.with_suffix(".qgz")))
        desk.canvas.setLayers(list(QgsProject.instance().mapLayers().values()))
        desk.canvas.zoomToFullExtent()
        desk.canvas.waitWhileRendering()
        assert draw_a_site(base)
        assert produce_annex(
            base,
            tmp_path,
            Order(EDITIONS[0], date(2026, 11, 1), pieces=frozenset({OVERVIEW, STATE, SHEETS})),
            QgsFeedback(),
        )
        QCoreApplication.processEvents()
        assert asked == []
        plugin.commands.basemap_service = "http://127.0.0.1:9/wmts"
        plugin.commands.add_basemap("plan")
        qtbot.waitUntil(lambda: "njoignable" in desk.said(), timeout=5000)
        assert [address.partition("?")[0] for address in asked] == ["http://127.0.0.1:9/wmts"]
    finally:
        plugin.unload()
