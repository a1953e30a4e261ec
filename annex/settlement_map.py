"""The map of Article 9: the transitional settlements on the territory, as a picture for the text of the protocol."""

from __future__ import annotations

from dataclasses import replace
from math import floor, log10

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayerTreeModel,
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QIODevice, QSize
from qgis.PyQt.QtGui import QColor

from ..protocol.errors import ResorptionError
from . import french
from .categories import categories
from .map_labels import write_names
from .map_layers import MapLayers, OverviewLayers, View, outline_of
from .paper import INK, MUTED, RULE, add_text, number_format, put, text_format
from .reading import Snapshot

WIDTH, HEIGHT = 165.0, 104.0
MAP = (0.2, 0.2, 122.0, 103.6)
PANEL_X, PANEL = 125.0, 40.0
DPI = 200
AROUND = 1.08
"""The ground shown is this much larger than the territory."""
BAR = 30.0
"""The scale bar is at most that long."""
SMALLEST_M = 2.0
"""Metres of ground per millimetre, at least."""


def settlement_map(base: Snapshot) -> bytes | None:
    """The picture as a PNG, None when no settlement has an outline or no commune bounds the territory.

    Runs on the main thread, where QGIS prints its layouts.
    """
    drawn = tuple(row for row in base.all("amenagement") if row.geometry)
    if not drawn or not any(row.geometry for row in base.all("commune")):
        return None
    # Nothing else is on it: where people live is on the maps of the annex.
    shown = replace(base, rows={"commune": base.all("commune"), "amenagement": drawn})
    return _Page(shown).picture()


class _Page:
    """The picture as a small page of its own."""

    def __init__(self, base: Snapshot) -> None:
        territory = outline_of(base)
        self.base = base
        self.view = _view(territory.boundingBox())
        self.layers: MapLayers = OverviewLayers(base, territory, self.view).make()
        self.project = QgsProject()
        self.project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(base.epsg))
        self.project.addMapLayers(self.layers.ordered, False)
        self.layout = QgsLayout(self.project)
        self.layout.initializeDefaults()
        size = QgsLayoutSize(WIDTH, HEIGHT, Qgis.LayoutUnit.Millimeters)
        self.layout.pageCollection().page(0).setPageSize(size)

    def picture(self) -> bytes:
        write_names(self.layers)
        chart = self._map()
        self._legend(chart)
        self._scale(chart)
        pixels = QSize(round(WIDTH / 25.4 * DPI), round(HEIGHT / 25.4 * DPI))
        image = QgsLayoutExporter(self.layout).renderPageToImage(0, pixels, DPI)
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        if image.isNull() or not image.save(held, "PNG"):
            raise ResorptionError(
                "La carte de l’article 9 n’a pas pu être dessinée. Libérez de la mémoire, puis recommencez."
            )
        return bytes(held.data())

    def _map(self) -> QgsLayoutItemMap:
        chart = QgsLayoutItemMap(self.layout)
        self.layout.addLayoutItem(chart)
        put(chart, 0, MAP)
        chart.setCrs(self.project.crs())
        chart.setLayers(self.layers.ordered)
        chart.setKeepLayerSet(True)
        chart.zoomToExtent(self.view.extent)
        chart.setScale(self.view.scale)
        chart.setFrameEnabled(True)
        chart.setFrameStrokeColor(QColor(RULE))
        self.layout.setReferenceMap(chart)
        return chart

    def _legend(self, chart: QgsLayoutItemMap) -> None:
        legend = QgsLayoutItemLegend(self.layout)
        legend.setLinkedMap(chart)
        legend.setAutoUpdateModel(False)
        self._fill(legend.model())
        for component in (QgsLegendStyle.Style.Title, QgsLegendStyle.Style.SymbolLabel):
            style = legend.style(component)
            style.setTextFormat(text_format(8, INK, component is QgsLegendStyle.Style.Title))
            legend.setStyle(component, style)
        legend.setTitle("Aménagements transitoires")
        legend.setBoxSpace(0)
        legend.setSymbolWidth(6)
        legend.setWrapString("|")
        legend.setBackgroundEnabled(False)
        self.layout.addLayoutItem(legend)
        put(legend, 0, (PANEL_X, 1, PANEL, 60))

    def _fill(self, model: QgsLayerTreeModel) -> None:
        model.rootGroup().clear()
        for category in categories():
            layer = self.layers.marks.get(category.key)
            if layer is not None:
                count = french.number(self.layers.counts[category.key])
                _entry(model, layer, f"{category.label} ({count})")
        _entry(model, self.layers.territory, "Limite du territoire|du protocole")
        _entry(model, self.layers.communes, "Commune")

    def _scale(self, chart: QgsLayoutItemMap) -> None:
        bar = QgsLayoutItemScaleBar(self.layout)
        self.layout.addLayoutItem(bar)
        bar.setStyle("Single Box")
        bar.setLinkedMap(chart)
        segment = _round_segment(self.view.scale * BAR / 2000)
        kilometres = segment >= 1000
        bar.setUnits(Qgis.DistanceUnit.Kilometers if kilometres else Qgis.DistanceUnit.Meters)
        bar.setUnitLabel("km" if kilometres else "m")
        bar.setUnitsPerSegment(segment / 1000 if kilometres else segment)
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        bar.setHeight(1.6)
        bar.setBoxContentSpace(0)
        bar.setTextFormat(text_format(7, INK))
        bar.setNumericFormat(number_format())
        put(bar, 0, (PANEL_X, HEIGHT - 20, PANEL, 9))
        told = f"Nord en haut. EPSG:{self.base.epsg}"
        add_text(self.layout, 0, (PANEL_X, HEIGHT - 6, PANEL, 5), told, text_format(6.5, MUTED))


def _round_segment(at_most: float) -> float:
    """The largest of 1, 2, 5 times a power of ten, in metres, that is not larger."""
    power = 10 ** floor(log10(at_most))
    return power * max(m for m in (1, 2, 5) if power * m <= at_most)


def _view(box: QgsRectangle) -> View:
    _x, _y, width, height = MAP
    scale = AROUND * max(box.width() / width, box.height() / height, SMALLEST_M) * 1000
    half_x, half_y = width * scale / 2000, height * scale / 2000
    centre = box.center()
    ground = QgsRectangle(centre.x() - half_x, centre.y() - half_y, centre.x() + half_x, centre.y() + half_y)
    return View(ground, scale, width, height)


def _entry(model: QgsLayerTreeModel, layer: QgsVectorLayer, text: str) -> None:
    """One line of the legend: the first symbol of the layer."""
    node = model.rootGroup().addLayer(layer)
    node.setUseLayerName(False)
    node.setName(text)
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, [0])
    QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, 0, text)
    QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    model.refreshLayerLegend(node)
