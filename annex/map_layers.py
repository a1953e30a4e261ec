"""The layers of the overview map, in memory: made from the snapshot, so what is hidden is not even there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QMetaType, QPointF
from qgis.PyQt.QtGui import QColor

from ..protocol.errors import ResorptionError
from .categories import Kind
from .map_subject import Subject, View
from .paper import DOTS_PER_MM, text_format
from .placement import GROUP_MM, SINGLE_MM, Mark, Name, Place, place_marks, place_names
from .reading import Row, Snapshot

GROUND = "#f7f5ef"
"""Colour of the territory."""

VEIL = "255,255,255,130"
"""Over a base map: the territory pales, so that names and symbols are read on any picture."""

MANY_COMMUNES = 60
COMMUNE_POINTS = 6.5
LINE_MM = 0.58
"""Height of a line of text with its halo, per point of its size."""

LONG_WORD = 18
"""A name without a space is broken after so many letters: it must stand beside its symbol."""

PERIMETER_MM = 5.0
"""A perimeter at least this wide on paper is drawn as such under its symbol."""


@dataclass(frozen=True)
class Shown:
    """A row that the map shows; `outline` is None for a place known by a point only."""

    kind: Kind
    place: Place
    outline: QgsGeometry | None
    commune: str


@dataclass(frozen=True)
class MapLayers:
    """The layers, from top to bottom, and what was put in them."""

    marks: dict[str, QgsVectorLayer]
    """By category key; a category without a row has no layer."""
    counts: dict[str, int]
    leaders: QgsVectorLayer | None
    perimeters: dict[str, QgsVectorLayer]
    territory: QgsVectorLayer
    communes: QgsVectorLayer
    names: QgsVectorLayer | None
    """Names of the communes that have a site, where the communes are too many for the labelling engine to choose."""
    placed: tuple[Mark, ...]
    outside: int
    """How many things lie off the map, hence are not drawn."""
    unlocated: int
    """How many have no outline in the base."""

    @property
    def ordered(self) -> list[QgsVectorLayer]:
        """As a map wants them: the first is on top."""
        moved = [self.leaders] if self.leaders is not None else []
        names = [self.names] if self.names is not None else []
        return [*names, *self.marks.values(), *moved, *self.perimeters.values(), self.territory, self.communes]


def outline_of(base: Snapshot) -> QgsGeometry:
    """The territory: the union of the communes. Raises ResorptionError when there is none."""
    outlines = [geometry_of(row.geometry) for row in base.all("commune") if row.geometry]
    if not outlines:
        raise ResorptionError(
            "« {nom} » ne contient aucune commune : la carte n’a pas de territoire. "
            "Ajoutez les communes du territoire, puis recommencez.",
            nom=base.base.name,
        )
    union = QgsGeometry.unaryUnion(outlines)
    # Communes digitised apart leave hairline gaps between them; they are not borders of the territory.
    closed = union.buffer(2, 2).buffer(-2, 2)
    return union if closed.isEmpty() else closed


@dataclass(frozen=True)
class Behind:
    """The ground of many maps of one annex, made once: hundreds of communes for hundreds of sheets."""

    territory: QgsVectorLayer
    communes: QgsVectorLayer
    small: QgsVectorLayer
    """The communes without their names, for a small map."""


class OverviewLayers:
    """Makes the layers of one map; a veil over a base map."""

    def __init__(
        self, base: Snapshot, territory: QgsGeometry, view: View, subject: Subject, hollow: bool = False,
        behind: Behind | None = None,
    ) -> None:  # fmt: skip
        self.base = base
        self.territory = territory
        self.view = view
        self.subject = subject
        self.scheme = subject.told
        self.hollow = hollow
        self.behind = behind
        self.crs = f"EPSG:{base.epsg}"

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("OverviewLayers", text)

    def make(self) -> MapLayers:
        """All the layers, styled; labels are set by `annex/map_labels.py`."""
        rows = self._rows()
        found = [self._one(category, row) for category, row in rows if row.geometry]
        shown = [s for s in found if 0 <= s.place.x <= self.view.width and 0 <= s.place.y <= self.view.height]
        marks = place_marks((s.place for s in shown), self.view.width, self.view.height)
        drawn = [c for c in self.scheme.kinds if any(m.category == c.key for m in marks)]
        return MapLayers(
            marks={c.key: self._marks_layer(c, marks) for c in drawn},
            counts={c.key: sum(m.count for m in marks if m.category == c.key) for c in drawn},
            leaders=self._leaders(marks),
            perimeters=self._perimeters(shown),
            territory=self.behind.territory if self.behind else self._territory(),
            communes=self.behind.communes if self.behind else self._communes({s.commune for s in shown}),
            names=None if self.behind else self._names({s.commune for s in shown}, marks),
            placed=tuple(marks),
            outside=len(found) - len(shown),
            unlocated=len(rows) - len(found),
        )

    def make_behind(self) -> Behind:
        """The ground alone, for maps that share it."""
        communes = self._communes(set())
        return Behind(self._territory(), communes, communes.clone())

    def _rows(self) -> list[tuple[Kind, Row]]:
        rows = [(t, row) for t in ("site", "amenagement", "foncier") for row in self.base.all(t)]
        here = [(t, row) for t, row in rows if self.subject.concerns(t, row)]
        sorted_out = [(self.scheme.kind_of(table, row), row) for table, row in here]
        return [(kind, row) for kind, row in sorted_out if kind is not None]

    def _one(self, category: Kind, row: Row) -> Shown:
        outline = geometry_of(row.geometry)
        spot = outline.pointOnSurface().asPoint()
        x, y = self.view.on_paper(spot.x(), spot.y())
        place = Place(category.key, str(row["nom"] or row["code"] or ""), x, y)
        by_point = category.table == "site" and row["precision_geom"] == "point"
        return Shown(category, place, None if by_point else outline, str(row["commune"]))

    def _marks_layer(self, category: Kind, marks: Iterable[Mark]) -> QgsVectorLayer:
        fields = [QgsField("nom", QMetaType.Type.QString), QgsField("nombre", QMetaType.Type.Int)]
        layer = self._layer("Point", category.label, fields)
        rows = [
            (QgsGeometry.fromPointXY(self.view.on_ground(m.x, m.y)), [_broken(m.name), m.count])
            for m in marks
            if m.category == category.key
        ]
        _fill(layer, rows)
        layer.setRenderer(_marks_renderer(category))
        return layer

    def _leaders(self, marks: Iterable[Mark]) -> QgsVectorLayer | None:
        moved = [m for m in marks if m.moved]
        if not moved:
            return None
        layer = self._layer("LineString", self.tr("Symbole écarté de sa place réelle"), [])
        ends = [(self.view.on_ground(m.true_x, m.true_y), self.view.on_ground(m.x, m.y)) for m in moved]
        _fill(layer, [(QgsGeometry.fromPolylineXY(list(line)), []) for line in ends])
        _style(layer, QgsLineSymbol.createSimple({"line_color": "#333333", "line_width": "0.2"}))
        return layer

    def _perimeters(self, shown: Iterable[Shown]) -> dict[str, QgsVectorLayer]:
        wide = [(s.kind, s.outline) for s in shown if s.outline and self._paper_width(s.outline) >= PERIMETER_MM]
        fields = [QgsField("precision_geom", QMetaType.Type.QString)]
        layers = {}
        for category in self.scheme.kinds:
            outlines = [outline for c, outline in wide if c == category]
            if outlines:
                layer = self._layer("MultiPolygon", self.tr("Périmètre : {name}").format(name=category.label), fields)
                _fill(layer, [(outline, ["perimetre"]) for outline in outlines])
                _style(layer, category.ground())
                layers[category.key] = layer
        return layers

    def _paper_width(self, outline: QgsGeometry) -> float:
        box = outline.boundingBox()
        return max(box.width(), box.height()) * 1000 / self.view.scale

    def _territory(self) -> QgsVectorLayer:
        layer = self._layer("MultiPolygon", self.tr("Limite du territoire du protocole"), [])
        _fill(layer, [(self.territory, [])])
        style = {"style": "no", "outline_color": "#1f3f66", "outline_width": "0.7", "joinstyle": "round"}
        _style(layer, QgsFillSymbol.createSimple(style))
        return layer

    def _communes(self, occupied: set[str]) -> QgsVectorLayer:
        fields = [QgsField("nom", QMetaType.Type.QString), QgsField("occupee", QMetaType.Type.Int)]
        layer = self._layer("MultiPolygon", self.tr("Commune"), fields)
        rows = [
            (geometry_of(row.geometry), [str(row["nom"]), int(str(row["uuid"]) in occupied)])
            for row in self.base.all("commune")
            if row.geometry
        ]
        _fill(layer, rows)
        style = {"color": GROUND, "outline_color": "#a9a49a", "outline_width": "0.2", "joinstyle": "round"}
        if self.hollow:
            style |= {"color": VEIL, "outline_color": "#3b372f", "outline_width": "0.35"}
        _style(layer, QgsFillSymbol.createSimple(style))
        return layer

    def _names(self, occupied: set[str], marks: Sequence[Mark]) -> QgsVectorLayer | None:
        rows = [row for row in self.base.all("commune") if row.geometry]
        if len(rows) <= MANY_COMMUNES or not occupied:
            return None
        wanted = [self._name(row) for row in rows if str(row["uuid"]) in occupied]
        names = place_names(wanted, marks, self.view.width, self.view.height)
        layer = self._layer("Point", self.tr("Commune"), [QgsField("nom", QMetaType.Type.QString)])
        _fill(layer, [(QgsGeometry.fromPointXY(self.view.on_ground(n.x, n.y)), [n.text]) for n in names])
        layer.setRenderer(QgsNullSymbolRenderer())
        return layer

    def _name(self, row: Row) -> Name:
        text = str(row["nom"])
        spot = geometry_of(row.geometry).pointOnSurface().asPoint()
        x, y = self.view.on_paper(spot.x(), spot.y())
        context = QgsRenderContext()
        context.setScaleFactor(DOTS_PER_MM)
        form = text_format(COMMUNE_POINTS)
        width = QgsTextRenderer.textWidth(context, form, [text]) / DOTS_PER_MM
        return Name(text, x, y, width + 1, COMMUNE_POINTS * LINE_MM)

    def _layer(self, kind: str, name: str, fields: list[QgsField]) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{kind}?crs={self.crs}", name, "memory")
        if not layer.isValid() or (fields and not layer.dataProvider().addAttributes(fields)):
            raise ResorptionError("La couche « {name} » de la carte n’a pas pu être préparée.", name=name)
        layer.updateFields()
        return layer


def _marks_renderer(category: Kind) -> QgsRuleBasedRenderer:
    """The project's symbol; in a circle, with room for a number, when it stands for several places."""
    single = category.marker()
    single.setSize(SINGLE_MM)
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(QgsRuleBasedRenderer.Rule(single, 0, 0, '"nombre" = 1', category.label))
    root.appendChild(QgsRuleBasedRenderer.Rule(_group_symbol(category), 0, 0, '"nombre" > 1'))
    return QgsRuleBasedRenderer(root)


def _group_symbol(category: Kind) -> QgsMarkerSymbol:
    symbol = category.marker()
    symbol.setSize(SINGLE_MM * 0.8)
    circle = QgsSimpleMarkerSymbolLayer(Qgis.MarkerShape.Circle, GROUP_MM)
    circle.setColor(QColor("#ffffff"))
    circle.setStrokeColor(QColor("#333333"))
    circle.setStrokeWidth(0.25)
    # Inserted in the copy of the project's symbol: layers moved from one symbol to another were seen to crash.
    symbol.insertSymbolLayer(0, circle)
    for rank in range(1, symbol.symbolLayerCount()):
        symbol.symbolLayer(rank).setOffset(QPointF(0, -GROUP_MM / 5))
    return symbol


def _broken(name: str) -> str:
    words = (word[i : i + LONG_WORD] for word in name.split() for i in range(0, len(word), LONG_WORD))
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) < LONG_WORD:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


def geometry_of(wkb: bytes | None) -> QgsGeometry:
    """The outline of a row, made valid when it is not; empty for none."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb or b"")
    return geometry if geometry.isGeosValid() else geometry.makeValid()


def _fill(layer: QgsVectorLayer, rows: Sequence[tuple[QgsGeometry, list]]) -> None:
    features = []
    for geometry, values in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes(values)
        features.append(feature)
    done, _ = layer.dataProvider().addFeatures(features)
    if not done:
        raise ResorptionError("La couche « {name} » de la carte n’a pas pu être préparée.", name=layer.name())
    layer.updateExtents()


def _style(layer: QgsVectorLayer, symbol: QgsSymbol) -> None:
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def without_names(layer: QgsVectorLayer) -> QgsVectorLayer:
    """The same symbols with no text. A clone would be made through the whole style written as text, twenty times slower."""
    copy = layer.materialize(QgsFeatureRequest())
    copy.setRenderer(layer.renderer().clone())
    return copy
