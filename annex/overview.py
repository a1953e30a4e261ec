"""The overview map of the territory: one A3 page, landscape."""

from __future__ import annotations

from math import floor, log10

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QSizeF, Qt
from qgis.PyQt.QtGui import QColor

from ..layers.texts import label as schema_label
from ..layers.texts import number
from .categories import ENDED, LAND, OCCUPIED, SETTLEMENTS, categories
from .map_labels import unwritten, write_names
from .map_layers import OverviewLayers, View, outline_of
from .paper import (
    ACCENT,
    FOOTER,
    HEADER,
    INK,
    MARGIN,
    MUTED,
    RULE,
    Imprint,
    PageFurniture,
    add_box,
    add_text,
    number_format,
    put,
    text_format,
)
from .reading import Snapshot

WIDTH, HEIGHT = 420.0, 297.0
PANEL = 92.0
MAP_BOX = (MARGIN, HEADER + 2, WIDTH - 2 * MARGIN - PANEL - 4, HEIGHT - HEADER - 2 - FOOTER)
PANEL_X = WIDTH - MARGIN - PANEL
AROUND = 1.06
"""The ground shown is this much larger than the territory."""

SMALLEST = 2000
_ROUND = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10)
_NORTH = ":/images/north_arrows/layout_default_north_arrow.svg"


def round_scale(at_least: float) -> float:
    """The first round scale denominator that is not smaller."""
    power = 10 ** floor(log10(max(at_least, SMALLEST)))
    return next(power * m for m in _ROUND if power * m >= max(at_least, SMALLEST) - 1e-6)


def view_of(box: QgsRectangle) -> View:
    """The view that shows this ground, centred, at a round scale."""
    _, _, width, height = MAP_BOX
    scale = round_scale(AROUND * max(box.width() / width, box.height() / height) * 1000)
    half_x, half_y = width * scale / 2000, height * scale / 2000
    centre = box.center()
    ground = QgsRectangle(centre.x() - half_x, centre.y() - half_y, centre.x() + half_x, centre.y() + half_y)
    return View(ground, scale, width, height)


class OverviewPage:
    """Builds the page in a project of its own: nothing of the screen's project gets in."""

    def __init__(self, base: Snapshot, around: Imprint) -> None:
        self.base = base
        self.around = around
        territory = outline_of(base)
        self.view = view_of(territory.boundingBox())
        self.layers = OverviewLayers(base, territory, self.view).make()
        self.project = QgsProject()
        self.project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(base.epsg))
        self.project.addMapLayers(self.layers.ordered, False)
        self.layout = QgsPrintLayout(self.project)
        self.layout.initializeDefaults()
        self.layout.pageCollection().page(0).setPageSize("A3", QgsLayoutItemPage.Orientation.Landscape)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("OverviewPage", text)

    def build(self, first: int, pages: int) -> QgsPrintLayout:
        """The page, numbered `first` of `pages`."""
        write_names(self.layers)
        chart = self._map()
        furniture = PageFurniture(self.layout, self.around)
        furniture.furnish(0, self.tr("Carte générale du territoire"), first, pages)
        bottom = self._legend(chart)
        self._notes(chart, bottom)
        self._measures(chart)
        return self.layout

    def _map(self) -> QgsLayoutItemMap:
        chart = QgsLayoutItemMap(self.layout)
        chart.setId("carte")
        self.layout.addLayoutItem(chart)
        put(chart, 0, MAP_BOX)
        chart.setCrs(self.project.crs())
        chart.setLayers(self.layers.ordered)
        chart.setKeepLayerSet(True)
        chart.zoomToExtent(self.view.extent)
        chart.setScale(self.view.scale)
        chart.setFrameEnabled(True)
        chart.setFrameStrokeColor(QColor(RULE))
        chart.setBackgroundColor(QColor("#ffffff"))
        self.layout.setReferenceMap(chart)
        return chart

    def _legend(self, chart: QgsLayoutItemMap) -> float:
        """The legend of what is on the map; gives its bottom, in millimetres."""
        legend = QgsLayoutItemLegend(self.layout)
        legend.setId("legende")
        legend.setLinkedMap(chart)
        legend.setAutoUpdateModel(False)
        self._fill_legend(legend.model())
        self._style_legend(legend)
        self.layout.addLayoutItem(legend)
        put(legend, 0, (PANEL_X, HEADER + 2, PANEL, 20))
        # The item measures itself only once painted; what follows must know its height now.
        context = QgsLayoutUtils.createRenderContextForLayout(self.layout, None)
        height = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize(context).height()
        legend.setResizeToContents(False)
        put(legend, 0, (PANEL_X, HEADER + 2, PANEL, height + 1))
        return HEADER + 3 + height

    def _fill_legend(self, model: QgsLayerTreeModel) -> None:
        root = model.rootGroup()
        root.clear()
        headings = self._headings()
        groups: dict[str, QgsLayerTreeGroup] = {}
        for category in categories():
            layer = self.layers.marks.get(category.key)
            if layer is None:
                continue
            heading = headings[category.heading]
            if heading not in groups:
                groups[heading] = root.addGroup(heading)
                QgsLegendRenderer.setNodeLegendStyle(groups[heading], QgsLegendStyle.Style.Group)
            count = self.layers.counts[category.key]
            _entry(model, groups[heading], layer, f"{schema_label(category.label)} ({number(count)})")
        ground = root.addGroup(self.tr("Territoire"))
        _entry(model, ground, self.layers.territory, self.layers.territory.name())
        _entry(model, ground, self.layers.communes, self.layers.communes.name())
        if self.layers.leaders is not None:
            _entry(model, ground, self.layers.leaders, self.layers.leaders.name())

    def _headings(self) -> dict[str, str]:
        return {
            OCCUPIED: self.tr("Sites occupés"),
            ENDED: self.tr("Sites fermés"),
            SETTLEMENTS: self.tr("Aménagements transitoires"),
            LAND: self.tr("Foncier disponible"),
        }

    def _style_legend(self, legend: QgsLayoutItemLegend) -> None:
        legend.setTitle(self.tr("Légende"))
        forms = {
            QgsLegendStyle.Style.Title: text_format(11, ACCENT, True),
            QgsLegendStyle.Style.Group: text_format(9, INK, True),
            QgsLegendStyle.Style.Subgroup: text_format(8.5, INK),
            QgsLegendStyle.Style.SymbolLabel: text_format(8.5, INK),
        }
        for component, form in forms.items():
            style = legend.style(component)
            style.setTextFormat(form)
            legend.setStyle(component, style)
        group = legend.style(QgsLegendStyle.Style.Group)
        group.setMargin(QgsLegendStyle.Side.Top, 3.5)
        legend.setStyle(QgsLegendStyle.Style.Group, group)
        legend.setBoxSpace(0)
        legend.setSymbolWidth(7)
        legend.setWrapString("|")
        legend.setBackgroundEnabled(False)

    def _notes(self, chart: QgsLayoutItemMap, top: float) -> None:
        notes = self._sentences(chart)
        if notes:
            label = add_text(
                self.layout, 0, (PANEL_X, top + 4, PANEL, 60), "\n\n".join(notes), text_format(7.5, MUTED), name="notes"
            )
            label.setVAlign(Qt.AlignmentFlag.AlignTop)

    def _sentences(self, chart: QgsLayoutItemMap) -> list[str]:
        notes = []
        if not self.base.all("site"):
            notes.append(self.tr("Aucun site recensé."))
        if any(m.count > 1 for m in self.layers.placed):
            notes.append(
                self.tr(
                    "Un symbole et un nombre dans un cercle : nombre de lieux de même nature, trop proches pour être "
                    "distingués à cette échelle."
                )
            )
        if self.layers.perimeters:
            notes.append(self.tr("Un contour sous un symbole : périmètre du lieu, à l’échelle."))
        if self.layers.unlocated:
            text = self.tr("Lieux sans contour dans la base, non dessinés : {count}.")
            notes.append(text.format(count=number(self.layers.unlocated)))
        if self.layers.outside:
            text = self.tr("Hors de l’emprise de la carte, non dessinés : {count}.")
            notes.append(text.format(count=number(self.layers.outside)))
        return notes + self._missing_names(chart)

    def _missing_names(self, chart: QgsLayoutItemMap) -> list[str]:
        settings = chart.mapSettings(
            self.view.extent, QSizeF(self.view.width, self.view.height) * 300 / 25.4, 300, True
        )
        places, communes = unwritten(settings, self.layers)
        notes = []
        if places:
            text = self.tr("Noms de lieux non écrits, faute de place : {count}.")
            notes.append(text.format(count=number(places)))
        if communes:
            text = self.tr("Noms de communes non écrits, faute de place : {count}.")
            notes.append(text.format(count=number(communes)))
        return notes

    def _measures(self, chart: QgsLayoutItemMap) -> None:
        """Scale, north and coordinate system, at the foot of the panel."""
        top = HEIGHT - FOOTER - 36
        add_box(self.layout, 0, (PANEL_X, top, PANEL, 0.25), RULE)
        north = QgsLayoutItemPicture(self.layout)
        north.setId("nord")
        north.setPicturePath(_NORTH)
        north.setLinkedMap(chart)
        north.setNorthMode(QgsLayoutItemPicture.NorthMode.GridNorth)
        self.layout.addLayoutItem(north)
        put(north, 0, (PANEL_X + PANEL - 15, top + 4, 15, 18))
        scale = self.tr("Échelle 1 : {scale} (format A3)").format(scale=number(self.view.scale))
        add_text(
            self.layout, 0, (PANEL_X, top + 3, PANEL - 18, 5), scale, text_format(9, INK, True), name="echelle_texte"
        )
        self._scale_bar(chart, top + 9)
        crs = self.tr("Projection : {crs}").format(crs=self.around.crs)
        add_text(self.layout, 0, (PANEL_X, top + 26, PANEL, 8), crs, text_format(7.5, MUTED), name="crs")

    def _scale_bar(self, chart: QgsLayoutItemMap, top: float) -> None:
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setId("echelle")
        self.layout.addLayoutItem(bar)
        bar.setStyle("Single Box")
        bar.setLinkedMap(chart)
        segment = _round_segment(self.view.scale * 0.033)
        kilometres = segment >= 1000
        bar.setUnits(Qgis.DistanceUnit.Kilometers if kilometres else Qgis.DistanceUnit.Meters)
        bar.setUnitLabel("km" if kilometres else "m")
        bar.setUnitsPerSegment(segment / 1000 if kilometres else segment)
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        bar.setHeight(2)
        bar.setBoxContentSpace(0)
        bar.setTextFormat(text_format(8, INK))
        bar.setNumericFormat(number_format())
        put(bar, 0, (PANEL_X, top, PANEL - 18, 12))


def _round_segment(at_most: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not larger."""
    power = 10 ** floor(log10(at_most))
    return power * max(m for m in (1, 2, 5) if power * m <= at_most)


def _entry(model: QgsLayerTreeModel, group: QgsLayerTreeGroup, layer: QgsVectorLayer, text: str) -> None:
    """One line of the legend, with that text: the first symbol of the layer."""
    node = group.addLayer(layer)
    node.setUseLayerName(False)
    node.setName(text)
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, [0])
    QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, 0, text)
    QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    model.refreshLayerLegend(node)
