"""First page: the layer of communes, its columns, and what is read in it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QFileDialog, QTableWidgetItem, QWidget, QWizardPage

from ..layers.commune_fields import CommuneFields, guess_fields
from ..layers.territory import Territory, layer_source, read_territory
from ..layers.validation import Refused, sentence
from ..protocol.errors import ResorptionError
from .background import Background
from .telling import tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

PREVIEW_ROWS = 500
MOST_PROBLEMS = 100
MOST_HEIGHT = 260


class TerritoryPage(QWizardPage, FORM):
    """`territory` is what was read, or None while there is nothing usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.territory: Territory | None = None
        self.background = Background(self._show, self._fail)
        self._files: list[QgsVectorLayer] = []
        self._columns = (self.code_column, self.name_column, self.siren_column, self.epci_column)
        self.layer.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.layer.setAllowEmptyLayer(True, self.tr("Choisissez une couche, ou un fichier"))
        self.layer.setLayer(None)
        for column in self._columns:
            column.setAllowEmptyFieldName(True)
            column.fieldChanged.connect(self._read)
        self.layer.layerChanged.connect(self._take)
        self.browse.clicked.connect(self._browse)
        self._take(None)

    def isComplete(self) -> bool:
        return self.territory is not None

    def fields(self) -> CommuneFields:
        """The columns chosen."""
        return CommuneFields(*(column.currentField() for column in self._columns))

    def open_file(self, path: str) -> None:
        """Offer the polygon layers of a file, the first one chosen."""
        flag = Qgis.SublayerQueryFlag.ResolveGeometryType
        found = QgsProviderRegistry.instance().querySublayers(path, Qgis.SublayerQueryFlags(flag))
        options = QgsVectorLayer.LayerOptions()
        # A missing CRS is told on this page; QGIS would ask for one in a window of its own.
        options.skipCrsValidation = True
        layers = [
            QgsVectorLayer(sublayer.uri(), sublayer.name(), sublayer.providerKey(), options)
            for sublayer in found if sublayer.type() == Qgis.LayerType.Vector
        ]  # fmt: skip
        layers = [layer for layer in layers if layer.isValid() and layer.isSpatial()]
        if not layers:
            self._refuse(ResorptionError("« {name} » n’est pas un fichier de couche que QGIS sait ouvrir.",
                                         name=Path(path).name))  # fmt: skip
            return
        self._files += layers
        self.layer.setAdditionalLayers(self._files)
        self.layer.setLayer(layers[0])
        if self.layer.currentLayer() is not layers[0]:
            self._refuse(ResorptionError(
                "« {name} » ne contient pas de polygones. Choisissez une couche avec le contour de chaque commune.",
                name=Path(path).name))  # fmt: skip

    def _browse(self) -> None:
        title = self.tr("Fichier des communes")
        kinds = self.tr("Couches (*.gpkg *.geojson *.json *.shp *.gml *.kml *.tab *.fgb);;Tous les fichiers (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.open_file(chosen)

    def _take(self, layer: QgsVectorLayer | None) -> None:
        """A layer was chosen: its columns, guessed, then its communes."""
        guess = guess_fields(layer.fields().names()) if layer is not None else CommuneFields()
        names = (guess.code, guess.name, guess.epci_siren, guess.epci_name)
        for column, name in zip(self._columns, names):
            column.blockSignals(True)
            column.setLayer(layer)
            column.setField(name)
            column.setEnabled(layer is not None)
            column.blockSignals(False)
        self._read()

    def _read(self) -> None:
        layer = self.layer.currentLayer()
        self._forget()
        if layer is None:
            self.background.abandon()
            self.summary.setText(self.tr("Aucune couche choisie."))
            return
        source, fields = layer_source(layer), self.fields()
        self.summary.setText(self.tr("Lecture des communes…"))
        self.background.start(
            self.tr("Lecture des communes"), lambda task: read_territory(source, fields, feedback=task)
        )

    def _forget(self) -> None:
        self.territory = None
        self.preview.setRowCount(0)
        tell(self.problem, "")
        self.preview.show()
        self.completeChanged.emit()

    def _show(self, territory: Territory) -> None:
        self.territory = territory
        self.summary.setText(self._summary(territory))
        shown = territory.communes[:PREVIEW_ROWS]
        self.preview.setRowCount(len(shown))
        for row, commune in enumerate(shown):
            texts = (commune.row.code, commune.row.name, commune.row.epci_name or commune.row.epci_siren or "")
            for column, text in enumerate(texts):
                self.preview.setItem(row, column, QTableWidgetItem(text))
        self.preview.resizeColumnToContents(0)
        self.completeChanged.emit()

    def _summary(self, territory: Territory) -> str:
        parts = [
            self.tr("Communes : {count}").format(count=len(territory.communes)),
            self.tr("Intercommunalités : {count}").format(count=len(territory.epcis)),
            self.tr("Territoire : {name}").format(name=territory.zone.name),
        ]
        counted = (
            (territory.repaired, self.tr("Contours réparés : {count}")),
            (territory.flattened, self.tr("Altitudes retirées : {count}")),
            (territory.overlaps, self.tr("Superpositions négligeables : {count}")),
            (max(0, len(territory.communes) - PREVIEW_ROWS), self.tr("Communes non affichées : {count}")),
        )
        return "    ".join(parts + [text.format(count=count) for count, text in counted if count])

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ResorptionError):
            raise error
        self._refuse(error)

    def _refuse(self, error: ResorptionError) -> None:
        self._forget()
        self.summary.setText(self.tr("Ces communes ne peuvent pas former un territoire."))
        found = error.problems if isinstance(error, Refused) else (error,)
        lines = [sentence(problem) for problem in found[:MOST_PROBLEMS]]
        if len(found) > MOST_PROBLEMS:
            lines.append(self.tr("Autres problèmes : {count}").format(count=len(found) - MOST_PROBLEMS))
        tell(self.problem, "\n".join(lines))
        # Two lines for most sentences: a box as tall as what it says.
        self.problem.setFixedHeight(min(MOST_HEIGHT, self.fontMetrics().lineSpacing() * (2 * len(found) + 2)))
        self.preview.hide()
