"""Page « Criblage »: how far it is, what each rule leaves, what was found or why it stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...land.change_sentences import told_changes
from ...land.inventory import MERGING, READING, SCREENING, WRITING, Advance, Run
from ...layers.texts import coded, message, number
from ..telling import ERROR_BOX, NOTICE_BOX, tell
from .funnel import Funnel

_MOST_CHANGES = 50

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class RunPage(QWidget, FORM):
    """`stop_asked`: « Arrêter » was pressed."""

    stop_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.funnel = Funnel(self)
        self.funnel_place.addWidget(self.funnel)
        self.stop.clicked.connect(self.stop_asked)
        self.told.setAccessibleName(self.tr("Ce qui a été relevé, et ce qui a changé"))
        self.progress.setAccessibleName(self.tr("Avancement du criblage"))
        self._rest()
        self.stage.setText(self.tr("Le criblage n’a pas encore été lancé."))
        for place in (self.problem, self.outcome):
            tell(place, "")
        self.told.hide()

    def begin(self) -> None:
        """A run starts."""
        self.funnel.clear()
        self.progress.setValue(0)
        self.progress.show()
        self.stop.setEnabled(True)
        self.stop.show()
        self.stage.setText(self._stage_name(READING))
        for place in (self.problem, self.outcome):
            tell(place, "")
        self.told.hide()

    def advance(self, advance: Advance) -> None:
        """How far it is."""
        self.progress.setValue(int(advance.percent))
        if self.stop.isEnabled():
            self.stage.setText(self._stage_name(advance.stage))
        if advance.funnel is not None:
            self.funnel.show_progress(advance.funnel)

    def stopping(self) -> None:
        """It was asked to stop."""
        self.stop.setEnabled(False)
        self.stage.setText(self.tr("Arrêt en cours…"))

    def fail(self, sentence: str) -> None:
        """Why there is no result; it stays until the next run."""
        self._rest()
        self.stage.setText(self.tr("Pas de résultat."))
        tell(self.problem, sentence, ERROR_BOX)

    def finish(self, run: Run) -> None:
        """What was found."""
        self._rest()
        self.stage.setText(self.tr("Criblage terminé."))
        self.funnel.show_counts(run.total, run.total, run.left)
        tell(self.outcome, self._outcome(run), NOTICE_BOX)
        lines = [*self._warnings(run), *self._changes(run)]
        self.told.setHtml("".join(lines))
        self.told.setVisible(bool(lines))

    def _rest(self) -> None:
        self.progress.hide()
        self.stop.hide()

    def _stage_name(self, stage: str) -> str:
        names = {
            READING: self.tr("Lecture des couches…"), MERGING: self.tr("Regroupement des parcelles…"),
            SCREENING: self.tr("Examen des parcelles…"), WRITING: self.tr("Écriture du résultat…"),
        }  # fmt: skip
        return names[stage]

    def _outcome(self, run: Run) -> str:
        text = self.tr("{counts}. Résultat : « {file} ». Un résultat n’est pas une décision.")
        return text.format(counts=verdicts_told(run.counts), file=run.result.name)

    def _warnings(self, run: Run) -> Iterator[str]:
        if run.warnings:
            yield f"<h4>{escape(self.tr('À savoir'))}</h4>"
            yield _listed(map(message, run.warnings))

    def _changes(self, run: Run) -> Iterator[str]:
        """What a person who studied these lands must look at again."""
        if run.changes:
            title = self.tr("Ce qui a changé pour les terrains de la base, depuis le criblage d’avant")
            yield f"<h4>{escape(title)}</h4>"
        told = told_changes(run.changes)
        for change in told[:_MOST_CHANGES]:
            yield f"<p><b>{escape(message(change.title))}</b></p>{_listed(map(message, change.lines))}"
        if len(told) > _MOST_CHANGES:
            more = self.tr("Autres terrains : {count}. La base garde les deux résultats de chacun.")
            yield f"<p>{escape(more.format(count=number(len(told) - _MOST_CHANGES)))}</p>"


def _listed(sentences: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in sentences) + "</ul>"


def verdicts_told(counts: Mapping[str, int]) -> str:
    """« Compatible : 3, Sous conditions : 12… »."""
    return ", ".join(f"{coded('verdict_foncier', code)} : {number(count)}" for code, count in counts.items())
