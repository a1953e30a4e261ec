"""One page with a map, its legend and what the map cannot show: the whole territory, or one commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, QSizeF

from ..layers.texts import number
from .categories import Scheme, whole_scheme
from .furniture import Furniture, Imprint
from .map_labels import unwritten, write_names
from .map_layers import OverviewLayers, View
from .map_legend import MapLegend
from .pages import box_of
from .paper import fit_text, put
from .reading import Snapshot
from .templates import MAP, MAP_A3, Template, write_texts

AROUND = 1.06
"""The ground shown is this much larger than what must be seen."""

SMALLEST = 2000
_ROUND = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10)
_GAP = 4.0
"""Between the legend and the notes, in millimetres."""


def round_scale(at_least: float) -> float:
    """The first round scale denominator that is not smaller."""
    power = 10 ** floor(log10(max(at_least, SMALLEST)))
    return next(power * m for m in _ROUND if power * m >= max(at_least, SMALLEST) - 1e-6)


def view_of(box: QgsRectangle, width: float, height: float) -> View:
    """The view that shows this ground, centred, at a round scale, on a map of these millimetres."""
    scale = round_scale(AROUND * max(box.width() / width, box.height() / height) * 1000)
    half_x, half_y = width * scale / 2000, height * scale / 2000
    centre = box.center()
    ground = QgsRectangle(centre.x() - half_x, centre.y() - half_y, centre.x() + half_x, centre.y() + half_y)
    return View(ground, scale, width, height)


@dataclass(frozen=True)
class Subject:
    """What a map is about. `seen` must be on it whole; with a `commune`, only what is there is drawn."""

    title: str
    seen: QgsGeometry
    template: str = MAP_A3
    commune: str | None = None
    scheme: Scheme | None = None
    notes: tuple[str, ...] = ()
    """Sentences of its own, before those about what could not be shown."""


class MapPage:
    """Builds the page in a project of its own: nothing of the screen's project gets in but the base map asked for."""

    def __init__(self, base: Snapshot, around: Imprint, subject: Subject, territory: QgsGeometry) -> None:
        self.base = base
        self.around = around
        self.subject = subject
        self.project = QgsProject()
        self.project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(base.epsg))
        self.layout = Template(subject.template, around.templates).layout(self.project)
        _, _, width, height = box_of(self._item(MAP))
        self.view = view_of(subject.seen.boundingBox(), width, height)
        scheme = subject.scheme or whole_scheme()
        below = [layer.clone() for layer in around.ground.layers] if around.ground else []
        self.layers = OverviewLayers(base, territory, self.view, scheme, subject.commune, bool(below)).make()
        self.ordered: Sequence[QgsMapLayer] = [*self.layers.ordered, *below]
        self.project.addMapLayers(self.ordered, False)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("MapPage", text)

    @property
    def title(self) -> str:
        """What is written at the top of the page."""
        return self.subject.title

    def write(self) -> int:
        """A map is one page."""
        return 1

    def number_pages(self, first: int, pages: int) -> QgsPrintLayout:
        """The page, numbered `first` of `pages`."""
        write_names(self.layers)
        chart = self._map()
        QgsExpressionContextUtils.setLayoutVariable(self.layout, "resorption_echelle", number(self.view.scale))
        write_texts(self.layout, Furniture(self.around).texts(self.subject.title, first, pages))
        legend = MapLegend(self.layout, self._item("legende", QgsLayoutItemLegend), self.layers)
        bottom = legend.fill(self.subject.scheme or whole_scheme(), self._notes_end())
        self._notes(chart, bottom)
        self._scale_bar()
        self._attribution()
        return self.layout

    def _item(self, name: str, kind: type = QgsLayoutItem) -> QgsLayoutItem | None:
        """An item of the template; a template of the user's may do without some."""
        item = self.layout.itemById(name)
        return item if isinstance(item, kind) else None

    def _map(self) -> QgsLayoutItemMap:
        chart = self._item(MAP, QgsLayoutItemMap)
        chart.setCrs(self.project.crs())
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
