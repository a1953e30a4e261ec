"""The window that brings in an existing layer or table of sites: columns, values, preview."""

from __future__ import annotations

from html import escape
from pathlib import Path

from qgis.core import Qgis, QgsTask, QgsVectorLayer
from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ..layers import schema
from ..layers.imports.layer_import import prepare_layer
from ..layers.imports.layer_mapping import (
    TARGETS,
    LayerMapping,
    Target,
    guess_mapping,
    recall_mapping,
    remember_mapping,
)
from ..layers.imports.layer_rows import unknown_values
from ..layers.imports.plan import Options
from ..layers.imports.state import ImportPlan
from ..layers.open_layers import layers_of
from ..layers.store import Store
from ..layers.territory import Source, layer_source
from ..layers.texts import label
from ..protocol.vocabulary import vocabulary
from .choice_box import ChoiceBox, make_walkable
from .importing import ImportDialog

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class ImportLayerDialog(ImportDialog, FORM):
    """Choose a layer, say what its columns mean, look, import."""

    def __init__(self, base: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.layer.setFilters(Qgis.LayerFilter.VectorLayer)
        self.layer.setAllowEmptyLayer(True)
        # The base is not to be imported into itself.
        self.layer.setExceptedLayerList([known for known, _table in layers_of(base.path)])
        self.layer.setLayer(None)
        self._source: Source | None = None
        self._column_boxes: dict[str, ChoiceBox] = {}
        self._value_boxes: dict[tuple[str, str], ChoiceBox] = {}
        _prepare(self.columns, (self.tr("Dans la base"), self.tr("Dans la couche")))
        _prepare(self.values, (self.tr("Colonne"), self.tr("Valeur"), self.tr("Veut dire")))
        self.start(base, self.preview_place)
        self.splitter.setSizes((430, 770))
        self.layer.layerChanged.connect(self._layer_changed)
        self.look.clicked.connect(self.source_changed)
        self._layer_changed(None)

    def mapping(self) -> LayerMapping:
        """What is chosen in both tables."""
        columns = {key: str(box.currentData()) for key, box in self._column_boxes.items() if box.currentData()}
        values: dict[str, dict[str, str]] = {}
        for (key, text), box in self._value_boxes.items():
            if box.currentData() and key in columns:
                values.setdefault(key, {})[text] = str(box.currentData())
        return LayerMapping(columns, values)

    def ready(self) -> bool:
        """Whether a layer is chosen and its sites have a name."""
        return self._source is not None and "nom" in self.mapping().columns

    def prepare_source(self, options: Options, task: QgsTask) -> tuple[ImportPlan, tuple[str, ...]]:
        """Read the layer and compare it with the base."""
        return prepare_layer(self.base, self._source, self._wanted, options, task), ()

    def prepare(self) -> None:
        """Look at what would be done, with what is chosen now."""
        self._wanted = self.mapping()
        super().prepare()

    def run(self) -> None:
        """Write, and remember what the columns mean."""
        if self._source is not None:
            remember_mapping(self._source.columns, self._wanted)
        super().run()

    def set_inputs_enabled(self, enabled: bool) -> None:
        """Nothing changes while the base is being written."""
        for widget in (self.layer, self.columns, self.values, self.look):
            widget.setEnabled(enabled)

    def _layer_changed(self, layer: QgsVectorLayer | None) -> None:
        if self._writing:
            # It has gone from the project; what is being written was read before.
            return
        self._source = None if layer is None else layer_source(layer)
        columns = () if self._source is None else self._source.columns
        self._show_columns(recall_mapping(columns) or guess_mapping(columns), columns)
        self._show_values()
        self.source_changed()

    def _show_columns(self, mapping: LayerMapping, columns: tuple[str, ...]) -> None:
        self._remembered = mapping
        self._column_boxes = {}
        self.columns.setRowCount(len(TARGETS) if columns else 0)
        for position, target in enumerate(TARGETS if columns else ()):
            box = ChoiceBox()
            box.addItem("", "")
            for column in columns:
                box.addItem(column, column)
            box.setCurrentIndex(max(0, box.findData(mapping.columns.get(target.key, ""))))
            box.currentIndexChanged.connect(self._columns_changed)
            box.setAccessibleName(_named(target))
            self._column_boxes[target.key] = box
            self.columns.setItem(position, 0, _told(_named(target)))
            self.columns.setCellWidget(position, 1, box)
        make_walkable(self.columns, 1)

    def _columns_changed(self) -> None:
        self._show_values()
        self.forget()
        self.look.setEnabled(self.ready())

    def _show_values(self) -> None:
        """The values that nobody knows yet, each with the list of codes that it may mean."""
        mapping = self.mapping()
        known = {**self._remembered.values, **mapping.values}
        found = [] if self._source is None else unknown_values(self._source, mapping)
        self._value_boxes = {}
        self.values.setRowCount(len(found))
        for position, (target, text) in enumerate(found):
            box = ChoiceBox()
            box.addItem("", "")
            for code in vocabulary(target.vocabulary).codes:
                box.addItem(label(code.label), code.value)
            box.setCurrentIndex(max(0, box.findData(known.get(target.key, {}).get(text, ""))))
            box.currentIndexChanged.connect(self.forget)
            box.setAccessibleName(f"{_named(target)} : {text}")
            self._value_boxes[target.key, text] = box
            self.values.setItem(position, 0, _told(label(target.label)))
            self.values.setItem(position, 1, _told(text))
            self.values.setCellWidget(position, 2, box)
        make_walkable(self.values, 2)
        for widget in (self.values, self.values_label):
            widget.setVisible(bool(found))
        self.look.setEnabled(self.ready())


def _named(target: Target) -> str:
    """The label of a column of the base; counts say their table."""
    name = label(target.label)
    return f"{label(schema.table('denombrement').label)} – {name}" if target.table == "denombrement" else name


def _told(text: str) -> QTableWidgetItem:
    """A cell, whole in its tip; escaped there, for a tip that looks like rich text would be shown as such."""
    item = QTableWidgetItem(text)
    item.setToolTip(f"<p>{escape(text)}</p>")
    return item


def _prepare(table: QTableWidget, titles: tuple[str, ...]) -> None:
    table.setColumnCount(len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
