"""The window « Rechercher du foncier » (Article 9): layers, rules, the run itself, its results."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from qgis.core import QgsProject, QgsTask
from qgis.gui import QgsMapCanvas
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...land.inventory import Advance, Request, Run, check_request, default_result, run_screening
from ...land.remembered import Choice
from ...land.source_layers import live_sources
from ...layers.companion import companion_path
from ...layers.migrations import open_base
from ...layers.open_layers import current_author, refresh_layers
from ...layers.project import current_base
from ...layers.validation import sentence
from ...protocol.errors import Cancelled, ResorptionError
from ..background import Background
from ..entry import EntryDialog
from ..telling import ERROR_BOX, tell
from . import memory
from .layers_page import LayersPage
from .results_page import ResultsPage
from .roles import given
from .rules_page import RulesPage
from .run_page import RunPage

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

Screening = Callable[..., Run]


class _Relay(QObject):
    """What the thread of a run says, heard in the thread of the windows."""

    kept = pyqtSignal(object)
    advanced = pyqtSignal(object)


class LandWindow(EntryDialog, FORM):
    """One window for one base; `saved` tells that the base was written. Raises ResorptionError: base not readable."""

    saved = pyqtSignal()

    def __init__(
        self, base: Path, parent: QWidget | None = None, canvas: QgsMapCanvas | None = None,
        screening: Screening = run_screening,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setupUi(self)
        self._base, self._screening = base, screening
        self._store = open_base(base)
        self._closing = self._listening = False
        self._begun: Choice | None = None
        self._background = Background(self._done, self._failed)
        self._relay = _Relay(self)
        self.layers_page = LayersPage(self)
        self.rules_page = RulesPage(base, self)
        self.run_page = RunPage(self)
        self.results_page = ResultsPage(base, canvas, self)
        for page, title in (
            (self.layers_page, self.tr("&1. Couches")), (self.rules_page, self.tr("&2. Règles")),
            (self.run_page, self.tr("&3. Criblage")), (self.results_page, self.tr("&4. Résultats")),
        ):  # fmt: skip
            self.pages.addTab(page, title)
        self.base_name.setText(base.name)
        self.base_name.setToolTip(str(base))
        self.tell("")
        tell(self.problem, "")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._connect()
        self._start()

    @property
    def base(self) -> Path:
        """The base that the window was opened for."""
        return self._base

    def has_input(self) -> bool:
        """A choice or a figure that the base does not have yet."""
        return self.rules_page.has_input() or self._begun != self.layers_page.chosen()

    def launch(self) -> None:
        """Save what was chosen, then run; what prevents it is said where it is to be mended."""
        if self._background.running or not self._ready():
            return
        chosen = self.layers_page.chosen()
        try:
            request = self._request(chosen)
            check_request(request)
        except ResorptionError as error:
            tell(self.problem, sentence(error), ERROR_BOX)
            return
        self._run(request, chosen)

    def reject(self) -> None:
        """Close; a run under way is stopped first, once the user has agreed."""
        if self._background.running:
            # It may have ended while the question was read: its result is then there to be seen.
            if not self._closing and self._may_stop() and self._background.running:
                self._closing = True
                self._stop()
            return
        if self.results_page.busy:
            self.tell(self.tr("La base est en cours d’écriture : la fenêtre pourra être fermée dans un instant."))
            return
        super().reject()

    def abandon(self) -> None:
        """Close without a question, as soon as a run under way has stopped: the plugin goes away."""
        if self._background.running:
            self._closing = True
            self._stop()
            return
        super().abandon()

    def done(self, result: int) -> None:
        """Close, and listen no more."""
        self._listen(False)
        self.results_page.stop()
        super().done(result)

    def _start(self) -> None:
        hidden = (self._base, companion_path(self._base))
        self.layers_page.start(QgsProject.instance(), hidden, memory.recall(self._store), self._communes())
        self._begun = self.layers_page.chosen()
        self._refresh()
        self._show_page()
        if self.results_page.path is not None and not given(self._begun):
            self.pages.setCurrentWidget(self.results_page)

    def _communes(self) -> list[tuple[str, str]]:
        """Codes and names, in the order of the names."""
        with self._store.reading() as reader:
            found = [(str(code), str(name)) for code, name in reader.columns("commune", "code_insee", "nom")]
        return sorted(found, key=lambda one: one[::-1])

    def _ready(self) -> bool:
        tell(self.problem, "")
        layer = self.layers_page.problem()
        if layer is not None:
            self.pages.setCurrentWidget(self.layers_page)
            self.layers_page.show_line(layer[0])
            tell(self.problem, layer[1], ERROR_BOX)
            return False
        figure = self.rules_page.problem()
        if figure is not None:
            self.pages.setCurrentWidget(self.rules_page)
            self.rules_page.show_row(figure[0])
            tell(self.problem, figure[1], ERROR_BOX)
        return figure is None

    def _request(self, chosen: Choice) -> Request:
        today = date.today()
        sources = live_sources(chosen.sources, QgsProject.instance())
        return Request(self._base, sources, chosen.left_out, self.rules_page.settings(), chosen.merge,
                       default_result(self._base, today), today)  # fmt: skip

    def _kept(self, chosen: Choice) -> None:
        """What was chosen is in the base."""
        self._begun = chosen
        self.rules_page.saved()
        refresh_layers(self._base, ("reglage",))
        self.saved.emit()

    def _run(self, request: Request, chosen: Choice) -> None:
        author, relay, screening = current_author(), self._relay, self._screening
        store, figures = self._store, self.rules_page.changes()

        def work(task: QgsTask) -> Run:
            def told(advance: Advance) -> None:
                task.setProgress(advance.percent)
                relay.advanced.emit(advance)

            memory.keep(store, chosen, figures, author)
            relay.kept.emit(chosen)
            return screening(request, author=author, progress=told, cancelled=task.isCanceled)

        self.run_page.begin()
        self.pages.setCurrentWidget(self.run_page)
        self._background.start(self.windowTitle(), work)
        self._show_page()
        self.run_page.stop.setFocus()

    def _stop(self) -> None:
        self._background.cancel()
        self.run_page.stopping()

    def _may_stop(self) -> bool:
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        text = self.tr("Arrêter le criblage en cours ? Rien de ce passage ne sera enregistré.")
        return QMessageBox.question(self, self.windowTitle(), text, yes | no, no) == yes

    def _done(self, run: Run) -> None:
        self.run_page.finish(run)
        self.results_page.list_results(run.result)
        refresh_layers(self._base)
        self.saved.emit()
        self._after_run()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.run_page.fail(self.tr("Criblage arrêté à votre demande. Rien n’a été enregistré de ce passage."))
        elif isinstance(error, ResorptionError):
            self.run_page.fail(sentence(error))
        else:
            # Its kind only: its words could quote a cell, which could name somebody.
            text = self.tr(
                "Le criblage s’est arrêté sur une erreur inattendue ({kind}). Rien n’a été enregistré de ce passage."
            )
            self.run_page.fail(text.format(kind=type(error).__name__))
        self._after_run()
        if not isinstance(error, ResorptionError):
            raise error

    def _after_run(self) -> None:
        self._show_page()
        if self._closing:
            self._closing = False
            super().abandon()

    def _connect(self) -> None:
        self._relay.kept.connect(self._kept)
        self._relay.advanced.connect(self.run_page.advance)
        self.run_page.stop_asked.connect(self._stop)
        for page in (self.layers_page, self.rules_page):
            page.changed.connect(self._refresh)
        self.results_page.taken.connect(self.saved)
        self.pages.currentChanged.connect(self._page_changed)
        self.previous.clicked.connect(lambda: self.pages.setCurrentIndex(self.pages.currentIndex() - 1))
        self.next.clicked.connect(lambda: self.pages.setCurrentIndex(self.pages.currentIndex() + 1))
        self.launch_button.clicked.connect(self.launch)
        self.quit.clicked.connect(self.reject)
        self._later.timeout.connect(self._project_changed)
        self._listen(True)

    def _listen(self, on: bool) -> None:
        if on == self._listening:
            return
        self._listening = on
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved, project.readProject, project.cleared):
            if on:
                signal.connect(self._project_changing)
            else:
                signal.disconnect(self._project_changing)
        if not on:
            self._later.stop()

    def _project_changing(self, *_what: object) -> None:
        self._later.start()

    def _project_changed(self) -> None:
        """Layers came or went, or it is another project: this window goes on with its base, and says so."""
        project = QgsProject.instance()
        unchanged = self._begun == self.layers_page.chosen()
        self.layers_page.project_changed(project)
        if unchanged:
            # What the window proposed by itself is nothing that somebody could lose.
            self._begun = self.layers_page.chosen()
        self.tell("")
        if current_base(project) != self._base:
            text = self.tr("Le projet a changé : cette fenêtre travaille toujours pour la base « {base} » ({folder}).")
            self.tell(text.format(base=self._base.name, folder=self._base.parent))

    def _refresh(self) -> None:
        """What is chosen on one page changes what the other says."""
        self.layers_page.refresh(self.rules_page.figures())
        self.rules_page.refresh(self.layers_page.chosen().left_out)
        tell(self.problem, "")

    def _page_changed(self, _place: int) -> None:
        """What is to be mended on one page is not said on the others."""
        tell(self.problem, "")
        self._show_page()

    def _show_page(self) -> None:
        place, last, running = self.pages.currentIndex(), self.pages.count() - 1, self._background.running
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < last)
        self.launch_button.setEnabled(not running)
        for page in (self.layers_page, self.rules_page):
            page.setEnabled(not running)
