"""The legend of a map: what that map shows and nothing else, with how many of each."""

from __future__ import annotations

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsLayoutItemLegend,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import label as schema_label
from ..layers.texts import number
from .categories import ENDED, LAND, OCCUPIED, SETTLEMENTS, WATCHED, Scheme
from .map_layers import MapLayers
from .pages import box_of
from .paper import put

_SMALLER = 0.9
_SMALLEST_POINTS = 6.0


class MapLegend:
    """Fills the legend of a template and makes it as high as it needs."""

    def __init__(
        self, layout: QgsPrintLayout, legend: QgsLayoutItemLegend, layers: MapLayers, only_places: bool = False
    ) -> None:
        self.layout = layout
        self.legend = legend
        self.layers = layers
        self.only_places = only_places
        """Without the limits of the communes and of the territory, which the map of one site seldom has."""

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("MapLegend", text)

    def fill(self, scheme: Scheme, end: float) -> float:
        """Gives its bottom; written smaller when it would go further than `end`. Both in millimetres of the page."""
        self.legend.setTitle(self.tr("Légende"))
        self.legend.setAutoUpdateModel(False)
        self._fill_legend(self.legend.model(), scheme)
        x, top, width, _ = box_of(self.legend)
        height = self._height()
        while top + height > end and self._make_smaller():
            height = self._height()
        self.legend.setResizeToContents(False)
        put(self.legend, 0, (x, top, width, height + 1))
        return top + height + 1

    def _height(self) -> float:
        # The item measures itself only once painted; what follows must know its height now.
        context = QgsLayoutUtils.createRenderContextForLayout(self.layout, None)
        return QgsLegendRenderer(self.legend.model(), self.legend.legendSettings()).minimumSize(context).height()

    def _make_smaller(self) -> bool:
        smaller = False
        for part in (QgsLegendStyle.Style.Group, QgsLegendStyle.Style.Subgroup, QgsLegendStyle.Style.SymbolLabel):
            style = self.legend.style(part)
            form = style.textFormat()
            if form.size() * _SMALLER >= _SMALLEST_POINTS:
                form.setSize(form.size() * _SMALLER)
                style.setTextFormat(form)
                self.legend.setStyle(part, style)
                smaller = True
        return smaller

    def _fill_legend(self, model: QgsLayerTreeModel, scheme: Scheme) -> None:
        root = model.rootGroup()
        root.clear()
        headings = self._headings()
        groups: dict[str, QgsLayerTreeGroup] = {}
        for category in scheme.kinds:
            layer = self.layers.marks.get(category.key)
            if layer is None:
                continue
            heading = headings[category.heading]
            if heading not in groups:
                groups[heading] = root.addGroup(heading)
                QgsLegendRenderer.setNodeLegendStyle(groups[heading], QgsLegendStyle.Style.Group)
            count = self.layers.counts[category.key]
            _entry(model, groups[heading], layer, f"{schema_label(category.label)} ({number(count)})")
        if self.only_places:
            return
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
            WATCHED: self.tr("Sites résorbés ou fermés, par niveau"),
        }


def _entry(model: QgsLayerTreeModel, group: QgsLayerTreeGroup, layer: QgsVectorLayer, text: str) -> None:
    """One line of the legend, with that text: the first symbol of the layer."""
    node = group.addLayer(layer)
    node.setUseLayerName(False)
    node.setName(text)
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, [0])
    QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, 0, text)
    QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    model.refreshLayerLegend(node)
