"""Backgrounds offered on demand: the tiles of IGN's Géoplateforme. Nothing is fetched before the user asks."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from qgis.core import QgsLayerMetadata, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP, QUrl, QUrlQuery
from qgis.PyQt.QtNetwork import QNetworkRequest

from ..protocol.errors import ResorptionError

SERVICE = "https://data.geopf.fr/wmts"
ATTRIBUTION = "© IGN – Géoplateforme"
_FIRST_ZOOM = 0


@dataclass(frozen=True)
class Basemap:
    """One background: `layer`, `style` and `mime` are the names that the WMTS service gives them."""

    key: str
    title: str
    layer: str
    mime: str
    last_zoom: int
    style: str = "normal"


BASEMAPS = (
    Basemap("plan", QT_TRANSLATE_NOOP("schema", "Plan IGN"), "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", "image/png", 19),
    Basemap(
        "ortho",
        QT_TRANSLATE_NOOP("schema", "Photographies aériennes IGN"),
        "ORTHOIMAGERY.ORTHOPHOTOS",
        "image/jpeg",
        19,
    ),
)
"""Plan IGN v2 and the orthophotos, tile matrix set PM (Web Mercator)."""


def tile_template(basemap: Basemap, service: str = SERVICE) -> str:
    """The address of one tile, `{z}`, `{x}`, `{y}` left to be filled in."""
    query = QUrlQuery()
    fixed = {"SERVICE": "WMTS", "VERSION": "1.0.0", "REQUEST": "GetTile", "LAYER": basemap.layer}
    fixed |= {"STYLE": basemap.style, "FORMAT": basemap.mime, "TILEMATRIXSET": "PM"}
    for name, value in fixed.items():
        query.addQueryItem(name, value)
    return f"{service}?{query.toString()}&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}"


def probe_request(basemap: Basemap, service: str = SERVICE, timeout_ms: int = 8000) -> QNetworkRequest:
    """A request for the tile of the whole world: it tells whether the service can be reached."""
    address = tile_template(basemap, service).format(z=_FIRST_ZOOM, x=0, y=0)
    request = QNetworkRequest(QUrl(address))
    request.setTransferTimeout(timeout_ms)
    return request


def make_layer(basemap: Basemap, title: str, service: str = SERVICE, dense: int = 0) -> QgsRasterLayer:
    """The background as a QGIS layer. Raises ResorptionError.

    `dense`: how many dots of a tile stand for one of a screen, at 96 dots per inch, whatever is drawn on; 0: tiles of
    the sharpness asked for, on paper with texts too small to be read.

    Tiles are asked for one by one: with the capabilities of the service, a project opened without a network
    would wait for them, then call the layer lost.
    """
    # The question mark too stays as it is: QGIS would ask for a file named « wmts%3FSERVICE=WMTS ».
    address = quote(tile_template(basemap, service), safe=":/{}.?")
    density = f"&tilePixelRatio={dense}" if dense else ""
    source = f"type=xyz&url={address}&zmin={_FIRST_ZOOM}&zmax={basemap.last_zoom}{density}"
    layer = QgsRasterLayer(source, title, "wms")
    if not layer.isValid():
        raise ResorptionError("Le fond de plan « {titre} » n’a pas pu être préparé par QGIS.", titre=title)
    metadata = QgsLayerMetadata(layer.metadata())
    metadata.setRights([ATTRIBUTION])
    layer.setMetadata(metadata)
    layer.serverProperties().setAttribution(ATTRIBUTION)
    return layer


def add_at_bottom(layer: QgsRasterLayer, project: QgsProject) -> None:
    """Put the background under everything else. Raises ResorptionError."""
    if project.addMapLayer(layer, False) is None:
        raise ResorptionError("Le fond de plan « {titre} » n’a pas pu être ajouté au projet.", titre=layer.name())
    project.layerTreeRoot().insertLayer(-1, layer)
