"""What both import windows do: prepare in the background, show, then write once the user says so."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject, QgsTask
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout

from ..layers.companion import companion_path
from ..layers.imports.apply import StalePlan, apply_plan
from ..layers.imports.plan import Options
from ..layers.imports.report import write_report
from ..layers.imports.state import ImportPlan
from ..layers.project import current_base
from ..layers.store import Store, refresh_layers
from ..protocol.errors import ResorptionError
from .background import Background
from .import_preview import ImportPreview
from .inherited_texts import InheritedTexts


class ImportDialog(InheritedTexts, QDialog):
    """A window that brings sites into a base. A subclass gives the source; its form has a label `base_name`."""

    base_name: QLabel

    def start(self, base: Store, place: QVBoxLayout) -> None:
        """To be called once the window's own widgets are there; `place` receives the preview."""
        self.base = base
        self.preview = ImportPreview(self)
        place.addWidget(self.preview)
        self._background = Background(self._done, self._failed)
        self._organisations: tuple[str, ...] = ()
        self._writing = False
        self._closing = False
        self._said: ResorptionError | None = None
        self.preview.options_changed.connect(self.prepare)
        self.preview.run_asked.connect(self.run)
        self.preview.stop_asked.connect(self.reject)
        self.preview.report_asked.connect(self.save_report)
        self.base_name.setText(base.path.name)
        self.base_name.setToolTip(str(base.path))
        QgsProject.instance().cleared.connect(self._tell_base)
        QgsProject.instance().readProject.connect(self._tell_base)

    def ready(self) -> bool:
        """Whether a source is chosen."""
        raise NotImplementedError(type(self).__name__)

    def prepare_source(self, options: Options, task: QgsTask) -> tuple[ImportPlan, tuple[str, ...]]:
        """The plan and the organisations met. Runs in a thread. Raises ResorptionError."""
        raise NotImplementedError(type(self).__name__)

    def set_inputs_enabled(self, enabled: bool) -> None:
        """The source cannot change while something is being written."""
        raise NotImplementedError(type(self).__name__)

    def source_changed(self) -> None:
        """Another source: what was shown is forgotten, and looked at again."""
        self.forget()
        self.prepare()

    def forget(self) -> None:
        """What is shown is no longer what would be done."""
        self._background.abandon()
        self.preview.forget()

    def prepare(self) -> None:
        """Look at what would be done."""
        if not self.ready():
            return
        options = Options(self.preview.choices, self.preview.confirmed)
        self.preview.begin()
        self._background.start(
            self.windowTitle(), lambda task: (*self.prepare_source(options, task), False), self.preview.advance
        )

    def run(self) -> None:
        """Write it."""
        plan, partial = self.preview.plan, self.preview.partial.isChecked()
        if plan is None:
            return
        self.preview.begin(writing=True)
        self._set_writing(True)
        self._background.start(
            self.windowTitle(), lambda task: self._apply(plan, partial, task), self.preview.advance
        )  # fmt: skip

    def _apply(self, plan: ImportPlan, partial: bool, task: QgsTask) -> tuple[ImportPlan, tuple[str, ...], bool]:
        apply_plan(plan, self.base, partial=partial, feedback=task)
        return plan, self._organisations, True

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        self.set_inputs_enabled(not writing)

    def _done(self, result: tuple[ImportPlan, tuple[str, ...], bool]) -> None:
        plan, self._organisations, saved = result
        self._set_writing(False)
        self.preview.show_plan(plan, self._organisations, saved)
        if saved:
            for path in (self.base.path, companion_path(self.base.path)):
                refresh_layers(path)
        if self._said is not None:
            self.preview.refuse(self._said)
            self._said = None
        self._close_if_asked()

    def _failed(self, error: Exception) -> None:
        writing = self._writing
        self._set_writing(False)
        shown = error
        if not isinstance(error, ResorptionError):
            # Its kind only: its words could quote a cell, which could name somebody.
            shown = ResorptionError("L’import s’est arrêté sur une erreur inattendue ({detail}). Rien n’a été enregistré.",
                                    detail=type(error).__name__)  # fmt: skip
        self._show_failure(shown, writing)
        self._close_if_asked()
        if shown is not error:
            raise error

    def _show_failure(self, error: ResorptionError, writing: bool) -> None:
        if isinstance(error, StalePlan) and not self._closing:
            self._said = error
            self.prepare()
            return
        if not writing:
            self.preview.forget_plan()
        self.preview.refuse(error)

    def save_report(self) -> None:
        """Ask where, then write the report."""
        plan = self.preview.plan
        if plan is None:
            return
        proposed = self.base.path.with_name(f"rapport_{Path(plan.source).stem}.csv")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Enregistrer le rapport"), str(proposed), "CSV (*.csv)"
        )
        if chosen:
            try:
                write_report(plan, Path(chosen).with_suffix(".csv"), self.preview.saved)
            except ResorptionError as error:
                self.preview.refuse(error)

    def reject(self) -> None:
        """Close; while something is under way, ask it to stop instead."""
        if self._background.running:
            self._background.cancel()
            return
        super().reject()

    def abandon(self) -> None:
        """Close for good, as soon as what is under way has stopped: the plugin goes away."""
        self._closing = True
        self.reject()

    def _close_if_asked(self) -> None:
        if self._closing:
            self.reject()

    def _tell_base(self) -> None:
        """The import goes into the base that the window was opened for, whatever the project shows since."""
        text = self.base.path.name
        if current_base(QgsProject.instance()) != self.base.path:
            text = self.tr("{base} ({folder}). Le projet a changé : l’import se fera dans cette base.").format(
                base=text, folder=self.base.path.parent
            )
        self.base_name.setText(text)
