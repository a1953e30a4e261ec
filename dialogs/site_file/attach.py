"""Files to attach: a title for each, the rest said once for all; stays open with what was typed until all are there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsTask
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ...layers.attaching import Candidate, Choice, Target, attach_all
from ...layers.texts import message, number_locale
from ...layers.validation import sentence
from ...protocol.errors import Cancelled, ResorptionError
from ..background import Background
from ..entry import EntryDialog
from ..telling import DOUBT_TEXT, ERROR_TEXT, tell
from .piece_form import PieceForm, asked_fields
from .preview import is_picture

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_WIDTH, _MOST_HEIGHT = 620, 660
_SPARE = 12
_TITLE = "titre"


Outcomes = Sequence[Optional[ResorptionError]]


class FileRow(QWidget):
    """One file: whether it is attached, its title, what must be known before."""

    changed = pyqtSignal()

    def __init__(self, candidate: Candidate, target: Target, parent: QWidget) -> None:
        super().__init__(parent)
        self.source = candidate.source
        self.kept = QCheckBox(f"{candidate.source.name} ({_size(candidate.size)})", self)
        # What is there already is attached again only if somebody says so.
        self.kept.setChecked(not candidate.twin)
        self.form = PieceForm(target.shelf, [f for f in asked_fields(target.shelf) if f.name == _TITLE], self)
        self.form.show_values({_TITLE: _proposed(candidate.source)})
        self.failure = QLabel(self)
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.setWordWrap(True)
        self.failure.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(3)
        for widget in (self.kept, *self._warnings(candidate), self.form, self.failure):
            layout.addWidget(widget)
        self.form.setEnabled(self.kept.isChecked())
        self.kept.toggled.connect(self._toggle)
        self.form.changed.connect(self.changed)

    def tell(self, text: str) -> None:
        """Why the file was not attached, or nothing."""
        tell(self.failure, text, ERROR_TEXT)

    def _toggle(self, kept: bool) -> None:
        self.form.setEnabled(kept)
        self.changed.emit()

    def _warnings(self, candidate: Candidate) -> list[QLabel]:
        texts = []
        if candidate.twin:
            told = self.tr("Ce contenu est déjà joint, sous le titre « {titre} ». Cochez pour le joindre tout de même.")
            texts.append(told.format(titre=candidate.twin))
        if candidate.position:
            texts.append(
                self.tr(
                    "Cette photo contient la position GPS de la prise de vue ; elle est gardée dans la copie. Décochez "
                    "pour ne pas la joindre."
                )
            )
        return [self._warning(text) for text in texts]

    def _warning(self, text: str) -> QLabel:
        shown = QLabel(text, self)
        shown.setStyleSheet(DOUBT_TEXT)
        shown.setWordWrap(True)
        return shown


class AttachDialog(EntryDialog, FORM):
    """Attaches files to a site, a visit…; each in a transaction of its own, in the background."""

    attached = pyqtSignal()
    """At least one file is there."""

    def __init__(self, target: Target, candidates: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        self._target = target
        self._sent: list[FileRow] = []
        self._outcomes: Outcomes = []
        self._background = Background(self._done, self._failed)
        self.destroyed.connect(self._background.abandon)
        self.rows = [FileRow(candidate, target, self.files) for candidate in candidates]
        for row in self.rows:
            self.files_layout.addWidget(row)
            row.changed.connect(self._refresh)
        self.files_layout.addStretch(1)
        self.form = PieceForm(target.shelf, [f for f in asked_fields(target.shelf) if f.name != _TITLE], self)
        self.form.show_values(_usual(candidates))
        self.common_layout.addWidget(self.form)
        self.form.changed.connect(self._refresh)
        self._prepare()

    @property
    def busy(self) -> bool:
        """Whether files are being copied."""
        return self._background.running

    def has_input(self) -> bool:
        """Whether something was typed."""
        return self.form.touched() or any(row.form.touched() for row in self.rows)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name imposed by Qt
        """As tall as the files need, within a small screen; the list scrolls beyond."""
        super().showEvent(event)
        self.layout.activate()
        room = _WIDTH - 2 * self.layout.contentsMargins().left()
        # Else the list, which scrolls, would take its room.
        self.common.setMinimumHeight(self.common.heightForWidth(room))
        files = self.files_layout.totalHeightForWidth(self.scroll.viewport().width())
        files = max(files, self.scroll.minimumSizeHint().height())
        self.resize(_WIDTH, min(_MOST_HEIGHT, self._height_around(room) + files + _SPARE))

    def _height_around(self, width: int) -> int:
        """Of all but the list of files, whose own wish Qt does not ask."""
        items = [self.layout.itemAt(i) for i in range(self.layout.count())]
        shown = [item for item in items if item.widget() is not self.scroll and not item.isEmpty()]
        heights = (i.heightForWidth(width) if i.hasHeightForWidth() else i.sizeHint().height() for i in shown)
        margins = self.layout.contentsMargins()
        return sum(heights) + self.layout.spacing() * len(shown) + margins.top() + margins.bottom()

    def accept(self) -> None:
        """Attach the files that are ticked."""
        self._sent = self._kept()
        choices: list[Choice] = [(r.source, {**self.form.values(), **r.form.values()}) for r in self._sent]
        target = self._target
        for row in self.rows:
            row.tell("")
        self.failure.hide()
        self._outcomes = []

        def work(task: QgsTask) -> Outcomes:
            # Kept here too: of a work that was stopped, the task gives back nothing.
            self._outcomes = attach_all(target, choices, task)
            return self._outcomes

        self._background.start(self.windowTitle(), work, self._advance)
        self._show_busy()

    def reject(self) -> None:
        """Leave; while files are being copied, ask it to stop instead."""
        if self.busy:
            self._background.cancel()
            return
        super().reject()

    def abandon(self) -> None:
        """Leave without a question; what is being copied is given up."""
        self._background.abandon()
        super().abandon()

    def _prepare(self) -> None:
        one = len(self.rows) == 1
        self.common.setTitle("" if one else self.common.title())
        self.common.setFlat(one)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setText(self.tr("&Joindre"))
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show_busy()
        first = next(iter(self._kept()), self.rows[0])
        first.form.rows[_TITLE].editor.widget.selectAll()
        first.form.focus()

    def _kept(self) -> list[FileRow]:
        return [row for row in self.rows if row.kept.isChecked()]

    def _refresh(self) -> None:
        kept = self._kept()
        found = [problem for form in (self.form, *(row.form for row in kept)) for problem in form.check()]
        blocked = [message(problem) for problem in found]
        if not kept:
            blocked.append(self.tr("Cochez au moins un fichier."))
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        button.setEnabled(not blocked and not self.busy)
        button.setToolTip("\n".join(dict.fromkeys(blocked)))

    def _show_busy(self) -> None:
        busy = self.busy
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.files.setEnabled(not busy)
        self.common.setEnabled(not busy)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("&Arrêter") if busy else self.tr("A&nnuler"))
        self._refresh()

    def _advance(self, percent: float) -> None:
        self.progress.setValue(int(percent))

    def _done(self, outcomes: Outcomes) -> None:
        """Those that are attached leave the list; the others say why, with what was typed."""
        for row, error in zip(self._sent, outcomes):
            if error is None:
                self.rows.remove(row)
                row.hide()
                row.deleteLater()
            elif not isinstance(error, Cancelled):
                row.tell(sentence(error))
        if any(error is None for error in outcomes):
            self.attached.emit()
        if not self._kept():
            super().accept()
            return
        self._show_busy()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._done(self._outcomes)
            self.failure.setText(self.tr("Copie arrêtée : les fichiers qui restent dans la liste ne sont pas joints."))
            self.failure.show()
            return
        self._show_busy()
        if isinstance(error, ResorptionError):
            self.failure.setText(sentence(error))
        else:
            # Its kind only: its words could name a file, hence somebody.
            self.failure.setText(
                self.tr("La copie s’est arrêtée sur une erreur inattendue ({detail}).").format(
                    detail=type(error).__name__
                )
            )
        self.failure.show()
        if not isinstance(error, ResorptionError):
            raise error


def _size(octets: int) -> str:
    return number_locale().formattedDataSize(octets, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _proposed(source: Path) -> str:
    """A first title from the name of the file, which the user reads before it is kept."""
    words = source.stem.replace("_", " ").split()
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _usual(candidates: Sequence[Candidate]) -> dict[str, object]:
    """The default values of the schema, and « photo » when all the files are pictures."""
    photos = all(is_picture(candidate.source) for candidate in candidates)
    return {"nature": "photo" if photos else "autre", "diffusion": "restreinte"}
