"""A map on a page, its legend and what the map cannot show: the whole territory, a commune, a site."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsGeometry,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsMapLayer,
    QgsPrintLayout,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, QSizeF

from ..layers.texts import number
from .furniture import Imprint
from .map_labels import unwritten, write_names
from .map_layers import Behind, OverviewLayers
from .map_legend import MapLegend
from .map_subject import AROUND, Subject, View
from .pages import box_of
from .paper import fit_text, put
from .reading import Snapshot
from .templates import MAP, fit_label

SMALLEST = 2000
_ROUND = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10)
_GAP = 4.0
"""Between the legend and the notes, in millimetres."""


def round_scale(at_least: float) -> float:
    """The first round scale denominator that is not smaller."""
    power = 10 ** floor(log10(max(at_least, SMALLEST)))
    return next(power * m for m in _ROUND if power * m >= max(at_least, SMALLEST) - 1e-6)


def view_of(box: QgsRectangle, width: float, height: float, room: float = AROUND) -> View:
    """The view that shows this ground `room` times, centred, at a round scale, on a map of these millimetres."""
    scale = round_scale(room * max(box.width() / width, box.height() / height) * 1000)
    half_x, half_y = width * scale / 2000, height * scale / 2000
    centre = box.center()
    ground = QgsRectangle(centre.x() - half_x, centre.y() - half_y, centre.x() + half_x, centre.y() + half_y)
    return View(ground, scale, width, height)


class MapFrame:
    """Fills the map of a layout, and what goes with it in the template: legend, notes, scale, north, base map's name."""

    def __init__(
        self, base: Snapshot, around: Imprint, subject: Subject, territory: QgsGeometry, layout: QgsPrintLayout,
        behind: Behind | None = None,
    ) -> None:  # fmt: skip
        self.base = base
        self.around = around
        self.subject = subject
        self.layout = layout
        _, _, width, height = box_of(self._item(MAP))
        self.view = view_of(subject.seen.boundingBox(), width, height, subject.room)
        below = [layer.clone() for layer in around.ground.layers] if around.ground else []
        self.layers = OverviewLayers(base, territory, self.view, subject, bool(below), behind).make()
        self.ordered: Sequence[QgsMapLayer] = [*self.layers.ordered, *below]
        # Those behind are of all the sheets: a project would take them away with it.
        shared = set() if behind is None else {behind.territory.id(), behind.communes.id()}
        layout.project().addMapLayers([layer for layer in self.ordered if layer.id() not in shared], False)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("MapFrame", text)

    def fill(self) -> None:
        """Writes all that the template has about the map; the texts around the page are not its own."""
        write_names(self.layers)
        chart = self._map()
        QgsExpressionContextUtils.setLayoutVariable(self.layout, "resorption_echelle", number(self.view.scale))
        told = self._item("echelle_texte", QgsLayoutItemLabel)
        if told is not None:
            fit_label(told)
        legend = self._item("legende", QgsLayoutItemLegend)
        bottom = 0.0
        if legend is not None:
            bottom = self._told(legend).fill(self.subject.told, self._notes_end())
        self._notes(chart, bottom)
        self._scale_bar()
        self._attribution()

    def _told(self, legend: QgsLayoutItemLegend) -> MapLegend:
        return MapLegend(self.layout, legend, self.layers, only_places=self.subject.site is not None)

    def _item(self, name: str, kind: type = QgsLayoutItem) -> QgsLayoutItem | None:
        """An item of the template; a template of the user's may do without some."""
        item = self.layout.itemById(name)
        return item if isinstance(item, kind) else None

    def _map(self) -> QgsLayoutItemMap:
        chart = self._item(MAP, QgsLayoutItemMap)
        chart.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(self.base.epsg))
        chart.setLayers(list(self.ordered))
        chart.setKeepLayerSet(True)
        chart.zoomToExtent(self.view.extent)
        chart.setScale(self.view.scale)
        self.layout.setReferenceMap(chart)
        return chart

    def _notes_end(self) -> float:
        """Bottom of the notes in the template: what the legend and they share."""
        notes = self._item("notes")
        if notes is None:
            return self.layout.pageCollection().page(0).pageSize().height()
        _, top, _, height = box_of(notes)
        return top + height

    def _notes(self, chart: QgsLayoutItemMap, top: float) -> None:
        label = self._item("notes", QgsLayoutItemLabel)
        if label is None:
            return
        x, _, width, _ = box_of(label)
        end = self._notes_end()
        # [% %] typed in a name would be run as an expression.
        label.setText("\n\n".join(self._sentences(chart)).replace("[%", "[ %"))
        put(label, 0, (x, top + _GAP, width, max(0.0, end - top - _GAP)))
        label.refresh()

    def _sentences(self, chart: QgsLayoutItemMap) -> list[str]:
        notes = list(self.subject.notes)
        if not self.base.all("site"):
            notes.append(self.tr("Aucun site recensé."))
        if any(m.count > 1 for m in self.layers.placed):
            notes.append(
                self.tr(
                    "Un symbole et un nombre dans un cercle : nombre de lieux de même nature, trop proches pour être "
                    "distingués à cette échelle."
                )
            )
        if self.layers.perimeters and self.subject.site is None:
            notes.append(self.tr("Un contour sous un symbole : périmètre du lieu, à l’échelle."))
        if self.layers.unlocated:
            text = self.tr("Lieux sans contour dans la base, non dessinés : {count}.")
            notes.append(text.format(count=number(self.layers.unlocated)))
        if self.layers.outside:
            text = self.tr("Hors de l’emprise de la carte, non dessinés : {count}.")
            notes.append(text.format(count=number(self.layers.outside)))
        # One site has its name in the title of its sheet.
        return notes if self.subject.site is not None else notes + self._missing_names(chart)

    def _missing_names(self, chart: QgsLayoutItemMap) -> list[str]:
        settings = chart.mapSettings(
            self.view.extent, QSizeF(self.view.width, self.view.height) * 300 / 25.4, 300, True
        )
        places, communes = unwritten(settings, self.layers)
        notes = []
        if places:
            text = self.tr("Noms de lieux non écrits, faute de place : {count}.")
            notes.append(text.format(count=number(places)))
        if communes and self.subject.commune is None:
            text = self.tr("Noms de communes non écrits, faute de place : {count}.")
            notes.append(text.format(count=number(communes)))
        return notes

    def _scale_bar(self) -> None:
        bar = self._item("echelle", QgsLayoutItemScaleBar)
        if bar is None:
            return
        # The bar makes itself as wide as it is: the text of the scale has the room that the template gives to both.
        _, _, width, _ = box_of(self._item("echelle_texte") or bar)
        segment = _round_segment(self.view.scale * width * 0.00045)
        kilometres = segment >= 1000
        bar.setUnits(Qgis.DistanceUnit.Kilometers if kilometres else Qgis.DistanceUnit.Meters)
        bar.setUnitLabel("km" if kilometres else "m")
        bar.setUnitsPerSegment(segment / 1000 if kilometres else segment)

    def _attribution(self) -> None:
        """Who must be named for the base map, on the map itself; without a base map there is nobody to name."""
        label = self._item("attribution", QgsLayoutItemLabel)
        named = self.around.ground.attribution if self.around.ground else ""
        if label is not None:
            text = named.replace("[%", "[ %")
            _, _, width, height = box_of(label)
            label.setTextFormat(fit_text(text, width, height, label.textFormat()))
            label.setText(text)
            label.setVisibility(bool(named))


def _round_segment(at_most: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not larger."""
    power = 10 ** floor(log10(at_most))
    return power * max(m for m in (1, 2, 5) if power * m <= at_most)
