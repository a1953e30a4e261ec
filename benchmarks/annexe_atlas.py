"""The peer of the bench of the annex: the same sheets as one layout of QGIS with an atlas, as its manual describes.

One layout made once from the same template; an atlas on a layer of the sites; the map driven by the atlas at a fixed
scale; for each table of a sheet an attribute table of the rows that the site is the parent of (« relation children »);
labels that are fields of the site. What each says is recorded from our own sheets beforehand, outside the clock. There
is no flow in QGIS: each block has the room that the longest one needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annexe_record import Slot
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutMultiFrame,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsPrintLayout,
    QgsProject,
    QgsRelation,
    QgsRelationContext,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor

CURRENT = "$id = @atlas_featureid"


def application() -> QgsApplication:
    """QGIS ready, outside the clock."""
    made = QgsApplication([], True)
    made.initQgis()
    return made


def export(made: Any, recorded: tuple[list[Any], list[Slot]], picture: Path, path: Path) -> None:
    """Makes the layout and its layers, and exports the atlas. Raises OSError."""
    from resorption.annex.printing import _settings

    atlas = Atlas(made, *recorded, picture)
    result, message = QgsLayoutExporter.exportToPdf(atlas.layout.atlas(), str(path), _settings())
    if result != QgsLayoutExporter.ExportResult.Success:
        raise OSError(message)


class Atlas:
    """The layout, its project and its layers."""

    def __init__(self, made: Any, sheets: list[Any], slots: list[Slot], picture: Path) -> None:
        from resorption.annex.flow import BODY
        from resorption.annex.templates import PAGE, SHEET, Template

        self.made, self.sheets, self.slots, self.picture = made, sheets, slots, picture
        self.project = QgsProject()
        self.project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(made.base.epsg))
        opening, self.following = Template(SHEET), Template(PAGE)
        self.sites = self._coverage()
        self.layout: QgsPrintLayout = opening.layout(self.project)
        self.page, (self.y, self.bottom), self.below = 0, opening.body, BODY
        self.layout.removeLayoutItem(self.layout.itemById("corps"))
        self._atlas()
        self._map()
        for rank, slot in enumerate(slots):
            self._slot(rank, slot)
        self._texts()

    def _coverage(self) -> QgsVectorLayer:
        """The outlines of the sites in the order of the pages, with what the labels say."""
        from resorption.annex.map_layers import geometry_of

        labels = [(rank, slot) for rank, slot in enumerate(self.slots) if slot.kind in ("sentence", "tiles")]
        names = ["uuid", "titre", *(f"t{rank}_{column}" for rank, slot in labels for column in range(_wide(slot)))]
        rows = []
        for sheet in self.sheets:
            texts = [sheet.uuid, f"Fiche du site {sheet.code} – {sheet.name}"]
            for _, slot in labels:
                said = slot.told.get(sheet.uuid, [[""] * _wide(slot)])[0]
                texts += said
            rows.append((texts, geometry_of(sheet.shape)))
        self.longest = max((texts[1] for texts, _ in rows), key=len)
        return self._layer("MultiPolygon", names, rows)

    def _layer(self, kind: str, names: Sequence[str], rows: Sequence[tuple[list[str], Any]]) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{kind}?crs={self.project.crs().authid()}", "sites", "memory")
        layer.dataProvider().addAttributes([QgsField(name, QMetaType.Type.QString) for name in names])
        layer.updateFields()
        features = []
        for texts, shape in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([*texts, *[""] * (len(names) - len(texts))])
            if shape is not None:
                feature.setGeometry(shape)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        self.project.addMapLayer(layer, False)
        return layer

    def _atlas(self) -> None:
        atlas = self.layout.atlas()
        atlas.setCoverageLayer(self.sites)
        atlas.setEnabled(True)

    def _map(self) -> None:
        """The site of the page alone is drawn, on the same ground as ours."""
        from resorption.annex import map_labels
        from resorption.annex.categories import whole_scheme

        behind, box = self.made.behind, self.made.territory.boundingBox()
        map_labels._write_communes(behind.communes, None)
        kind = whole_scheme().kinds[0]
        points = self._layer("Point", ["nom"], [([sheet.name], self._spot(sheet)) for sheet in self.sheets])
        points.setRenderer(_current(kind.marker()))
        self.sites.setRenderer(_current(kind.ground() or QgsFillSymbol.createSimple({})))
        chart, small = self.layout.itemById("carte"), self.layout.itemById("situation")
        for item, ground in ((chart, behind.communes), (small, behind.small)):
            item.setCrs(self.project.crs())
            item.setLayers([points, self.sites, behind.territory, ground])
            item.setKeepLayerSet(True)
            item.zoomToExtent(box)
        chart.setAtlasDriven(True)
        chart.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Fixed)
        chart.setScale(2000)
        self.layout.setReferenceMap(chart)
        legend = self.layout.itemById("legende")
        legend.setAutoUpdateModel(False)
        legend.model().rootGroup().clear()
        legend.model().rootGroup().addLayer(points)

    @staticmethod
    def _spot(sheet: Any) -> Any:
        from resorption.annex.map_layers import geometry_of

        return geometry_of(sheet.shape).pointOnSurface()

    def _slot(self, rank: int, slot: Slot) -> None:
        from resorption.annex.paper import ACCENT, MARGIN, add_text, put, text_format
        from resorption.annex.ruler import INNER

        if self.y + slot.height > self.bottom:
            self._new_page()
        top, height = self.y, slot.height
        if slot.heading:
            top, height = top + 11, height - 11
            add_text(self.layout, self.page, (MARGIN, top - 7, INNER, 6), slot.heading, text_format(11, ACCENT, True))
        box = (MARGIN, top, INNER, height)
        if slot.kind == "picture":
            item = QgsLayoutItemPicture(self.layout)
            item.setPicturePath(str(self.picture))
            self.layout.addLayoutItem(item)
            put(item, self.page, box)
        elif slot.kind == "table":
            self._table(slot, box)
        else:
            self._labels(rank, slot, box)
        self.y += slot.height

    def _labels(self, rank: int, slot: Slot, box: tuple[float, float, float, float]) -> None:
        from resorption.annex.paper import add_text, text_format

        x, y, width, height = box
        each = width / _wide(slot)
        for column in range(_wide(slot)):
            label = add_text(self.layout, self.page, (x + column * each, y, each - 2, height), "", text_format(9))
            label.setText(f'[% "t{rank}_{column}" %]')

    def _table(self, slot: Slot, box: tuple[float, float, float, float]) -> None:
        """The rows that the site of the page is the parent of."""
        from resorption.annex.paper import put

        names = [f"c{column}" for column in range(len(slot.columns))]
        rows = [([site, *row], None) for site, told in slot.told.items() for row in told]
        layer = self._layer("NoGeometry", ["site", *names], rows)
        table = QgsLayoutItemAttributeTable.create(self.layout)
        self.layout.addMultiFrame(table)
        table.setRelationId(self._relation(layer))
        table.setSource(QgsLayoutItemAttributeTable.ContentSource.RelationChildren)
        table.setMaximumNumberOfFeatures(1000)
        whole = sum(column.share for column in slot.columns)
        columns = []
        for name, column in zip(names, slot.columns):
            shown = QgsLayoutTableColumn(column.title)
            shown.setAttribute(name)
            shown.setHAlignment(column.align)
            shown.setWidth(box[2] * column.share / whole - 1.7)
            columns.append(shown)
        table.setColumns(columns)
        self._style(table, any(column.title for column in slot.columns))
        frame = QgsLayoutFrame(self.layout, table)
        table.addFrame(frame)
        put(frame, self.page, box)
        table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)

    def _relation(self, layer: QgsVectorLayer) -> str:
        relation = QgsRelation(QgsRelationContext(self.project))
        relation.setId(layer.id())
        relation.setReferencedLayer(self.sites.id())
        relation.setReferencingLayer(layer.id())
        relation.addFieldPair("site", "uuid")
        self.project.relationManager().addRelation(relation)
        return relation.id()

    @staticmethod
    def _style(table: QgsLayoutItemAttributeTable, titled: bool) -> None:
        from resorption.annex.paper import RULE, text_format
        from resorption.annex.ruler import CELL_MARGIN, GRID_MM

        table.setContentTextFormat(text_format(8))
        table.setHeaderTextFormat(text_format(8, bold=True))
        no = QgsLayoutTable.HeaderMode.NoHeaders
        table.setHeaderMode(QgsLayoutTable.HeaderMode.FirstFrame if titled else no)
        table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        table.setCellMargin(CELL_MARGIN)
        table.setGridStrokeWidth(GRID_MM)
        table.setGridColor(QColor(RULE))
        table.setVerticalGrid(False)

    def _new_page(self) -> None:
        from resorption.annex.pages import new_page

        self.page = new_page(self.layout)
        self.following.repeat(self.layout, self.page)
        self.y, self.bottom = self.below

    def _texts(self) -> None:
        from resorption.annex.furniture import Furniture
        from resorption.annex.paper import fit_text
        from resorption.annex.templates import write_texts

        pages = self.page + 1
        write_texts(self.layout, Furniture(self.made.around).texts("", 1, pages * len(self.sheets)))
        QgsExpressionContextUtils.setLayoutVariable(self.layout, "resorption_echelle", "2 000")
        numbered = f"[% (@atlas_featurenumber - 1) * {pages} + @layout_page %] / [% @resorption_pages %]"
        for item in self.layout.items():
            if hasattr(item, "id") and item.id() == "titre":
                item.setText('[% "titre" %]')
                item.setTextFormat(fit_text(self.longest, item.rect().width(), item.rect().height(), item.textFormat()))
            elif hasattr(item, "id") and item.id() == "page":
                item.setText(numbered)


def _wide(slot: Slot) -> int:
    return max(1, len(slot.columns)) if slot.kind == "tiles" else 1


def _current(symbol: Any) -> QgsRuleBasedRenderer:
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, CURRENT))
    return QgsRuleBasedRenderer(root)
