"""Page « Résultats »: the ranked list of a result, the reasons of each parcel, and what people take into the base."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path

from qgis.core import QgsProject, QgsTask
from qgis.gui import QgsMapCanvas
from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...land.listing import ORDER_OF_VERDICTS, Line, Page, Summary, read_page, read_summary, results_beside
from ...land.ranking import ORDER
from ...land.result_file import Result
from ...layers.errors import VanishedError
from ...layers.migrations import open_base
from ...layers.open_layers import refresh_layers
from ...layers.texts import message, number
from ...layers.validation import sentence
from ...protocol.errors import ResorptionError
from ..background import Background
from ..telling import ERROR_BOX, NOTICE_BOX, tell
from .on_map import OnMap
from .reasons_text import reasons_page
from .result_names import layer_name, run_name
from .results_filters import FilterWidgets, ResultFilters
from .results_model import ResultsModel
from .run_page import verdicts_told
from .take_action import TakeAction

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

MOST_SHOWN = 1_000
"""Rows shown: nobody reads more, and the filters choose among all of them."""

_SIZES = (810, 390)
_WIDTHS = (124, 118, 92, 80, 92, 92)


class ResultsPage(QWidget, FORM):
    """`taken`: land was added to the base. Raises ResorptionError when the base cannot be read."""

    taken = pyqtSignal()

    def __init__(self, base: Path, canvas: QgsMapCanvas | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._base, self._canvas = base, canvas
        self._elsewhere: list[Path] = []
        store = open_base(base)
        self._identifier = store.identifier
        with store.reading() as reader:
            names = sorted((str(name), str(code)) for code, name in reader.columns("commune", "code_insee", "nom"))
        widgets = FilterWidgets(self.search, self.verdict, self.owner, self.commune, self.least)
        self.filters_above = ResultFilters(widgets, [(f"{name} ({code})", code) for name, code in names], self)
        self._map: OnMap | None = None
        self._summary: Summary | None = None
        self._again = self._lost = False
        self._reading = Background(self._show, self._failed)
        self._filtering = Background(self._show_filtered, self._unreadable)
        self._taking = TakeAction(base, self)
        self.model = ResultsModel(self)
        self.table.setModel(self.model)
        self._dress()
        self._connect()
        self.list_results()

    @property
    def path(self) -> Path | None:
        """The file of the result that is chosen."""
        found = self.result.currentData()
        return None if found is None else Path(found)

    @property
    def reading(self) -> bool:
        """Whether the list is still to be read, whole or filtered."""
        return self._reading.running or self._filtering.running or self.filters_above.waiting

    @property
    def summary(self) -> Summary | None:
        """The result that is shown."""
        return self._summary

    @property
    def busy(self) -> bool:
        """Whether the base is being written."""
        return self._taking.busy

    def list_results(self, chosen: Path | None = None) -> None:
        """The results beside the base, the last one first; that one is opened, or the last."""
        known = {one.path: self._told(one) for one in results_beside(self._base, self._identifier)}
        for path in (chosen, *self._elsewhere):
            if path is not None and path.exists():
                known.setdefault(path, path.name)
        self.result.blockSignals(True)
        self.result.clear()
        for path, told in known.items():
            self.result.addItem(told, str(path))
        self.result.setCurrentIndex(max(0, self.result.findData(str(chosen))) if known else -1)
        self.result.blockSignals(False)
        self._open()

    def _told(self, result: Result) -> str:
        return f"{run_name(result.passage)} – {result.path.name}"

    def selected(self) -> list[str]:
        """The identifiers of the rows selected, in order."""
        return [line.identifier for line in self._lines()]

    def stop(self) -> None:
        """Forget what is being read; what is being written ends by itself."""
        self.filters_above.stop()
        self._reading.abandon()
        self._filtering.abandon()
        self._taking.stop()

    def _lines(self) -> list[Line]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return self.model.lines(rows)

    def _open(self) -> None:
        self.stop()
        self._map = self._summary = None
        self._show_page(Page())
        path = self.path
        if path is None:
            tell(self.told, self.tr("Aucun résultat à côté de la base. Lancez un criblage."), NOTICE_BOX)
            return
        tell(self.told, self.tr("Lecture de « {file} »…").format(file=path.name), "")
        wanted = self.filters_above.wanted()

        def work(_task: QgsTask) -> tuple[Summary, Page]:
            summary = read_summary(path)
            return summary, read_page(path, summary.result.facts, wanted, MOST_SHOWN)

        self._reading.start(self.tr("Lecture du résultat"), work, hidden=True)

    def _show(self, found: tuple[Summary, Page]) -> None:
        self._summary, page = found
        try:
            self._map = OnMap(self._summary.result.path)
        except ResorptionError as error:
            self._failed(error)
            return
        self.filters_above.offer(self._summary)
        self._show_page(page)
        self._tell_summary(self._summary)

    def _tell_summary(self, summary: Summary) -> None:
        self._lost = False
        text = self.tr("{run}. {counts}. L’ordre de la liste ne dit pas lequel choisir.").format(
            run=run_name(summary.result.passage), counts=verdicts_told(summary.counts)
        )
        tell(self.told, text, "")
        self.told.setToolTip(message(ORDER))

    def _filter(self) -> None:
        """Read the rows that the filters keep; those that are asked for meanwhile come after."""
        summary = self._summary
        if summary is None:
            return
        self._again = self._filtering.running
        if self._again:
            return
        path, facts, wanted = summary.result.path, summary.result.facts, self.filters_above.wanted()
        self.count.setText(self.tr("Recherche…"))
        self._filtering.start(
            self.tr("Lecture du résultat"), lambda _task: read_page(path, facts, wanted, MOST_SHOWN), hidden=True
        )

    def _show_filtered(self, page: Page) -> None:
        if self._lost and self._summary is not None:
            self._tell_summary(self._summary)
        self._show_page(page)

    def _unreadable(self, error: Exception) -> None:
        """The file is no longer there or is damaged: no row stays as if it were; another filter tries again."""
        self._lost = True
        self.model.set_page(Page())
        self.count.setText("")
        self._failed(error)

    def _show_page(self, page: Page) -> None:
        self.model.set_page(page)
        shown = len(page.lines)
        if self._summary is None:
            self.count.setText("")
        elif page.total > shown:
            text = self.tr("Les {shown} premières sur {total} : filtrez pour voir les autres.")
            self.count.setText(text.format(shown=number(shown), total=number(page.total)))
        else:
            self.count.setText(self.tr("Parcelles affichées : {count}").format(count=number(page.total)))
        self._looked_at()
        if self._again:
            self._filter()

    def _looked_at(self) -> None:
        chosen = self.selected()
        for button in (self.zoom, self.take):
            button.setEnabled(bool(chosen) and not self.busy)
        self.show_layer.setEnabled(self._map is not None)
        found = self._row()
        if found is None and self.model.page.lines:
            found = escape(self.tr("Choisissez une parcelle dans la liste pour lire ses motifs."))
        self.reasons.setHtml(found or "")

    def _row(self) -> str | None:
        """The reasons of the row that is looked at."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        if self._summary is None or self._map is None or not rows:
            return None
        current = self.table.currentIndex().row()
        found = self._map.row(self.model.lines([current if current in rows else rows[0]])[0].fid)
        return None if found is None else reasons_page(found, self._summary.result.facts)

    def _zoom(self) -> None:
        chosen = self._lines()
        if self._map is None or self._canvas is None or not chosen:
            return
        if not self._map.path.exists():
            # Its layer is open and empty: that would be said of the parcel.
            self._unreadable(VanishedError(self._map.path.name))
            return
        self._show_layer()
        if not self._map.zoom(self._canvas, [line.fid for line in chosen]):
            text = self.tr("Cette parcelle n’a pas de contour utilisable : elle ne peut pas être montrée.")
            tell(self.told, text, NOTICE_BOX)

    def _show_layer(self) -> None:
        if self._map is None or self._summary is None:
            return
        project = QgsProject.instance()
        names = {layer.name() for layer in project.mapLayers().values()}
        try:
            self._map.show(project, layer_name(self._summary.result, names))
        except ResorptionError as error:
            tell(self.told, sentence(error), ERROR_BOX)

    def _take(self) -> None:
        """Add the chosen parcels to the land of the base."""
        chosen, path = self._lines(), self.path
        if chosen and path is not None and not self.busy:
            found = Counter(line.verdict for line in chosen)
            verdicts = {code: found[code] for code in ORDER_OF_VERDICTS if found[code]}
            self._taking.start(path, [line.identifier for line in chosen], verdicts)

    def _took(self, text: str) -> None:
        tell(self.told, text, NOTICE_BOX)
        refresh_layers(self._base)
        self.taken.emit()

    def _failed(self, error: Exception) -> None:
        self._looked_at()
        if isinstance(error, ResorptionError):
            tell(self.told, sentence(error), ERROR_BOX)
            return
        text = self.tr("Une erreur inattendue a interrompu l’opération ({kind}).")
        tell(self.told, text.format(kind=type(error).__name__), ERROR_BOX)
        raise error

    def _browse(self) -> None:
        title, kind = self.tr("Ouvrir un résultat"), self.tr("Résultat d’un criblage (*.gpkg)")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(self._base.parent), kind)
        if chosen:
            self._elsewhere.append(Path(chosen))
            self.list_results(Path(chosen))

    def _dress(self) -> None:
        self.splitter.setSizes(_SIZES)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        # In bold, the titles of a chosen row would not fit.
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 8)
        self.table.setAccessibleName(self.tr("Parcelles, dans l’ordre"))
        self.reasons.setAccessibleName(self.tr("Motifs, règle par règle"))
        self.table.setToolTip(message(ORDER))

    def _connect(self) -> None:
        self.result.currentIndexChanged.connect(lambda _place: self._open())
        self.other.clicked.connect(self._browse)
        self.show_layer.clicked.connect(self._show_layer)
        self.zoom.clicked.connect(self._zoom)
        self.take.clicked.connect(self._take)
        self._taking.changed.connect(self._looked_at)
        self._taking.taken.connect(self._took)
        self._taking.failed.connect(self._failed)
        self.filters_above.settled.connect(self._filter)
        self.table.doubleClicked.connect(lambda _index: self._zoom())
        self.table.selectionModel().selectionChanged.connect(lambda *_what: self._looked_at())
