"""The photograph of a visit that is being recorded: chosen, looked at, named; copied only when the visit is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..layers.attaching import Candidate, Examined, examine
from ..layers.piece_files import ORDINARY
from ..layers.validation import sentence
from ..layers.visits import Photo
from ..protocol.errors import ResorptionError
from ..protocol.rules import Problem
from .background import Background
from .site_file.piece_form import PieceForm, asked_fields
from .site_file.preview import PreviewLabel, is_picture
from .telling import DOUBT_TEXT, ERROR_TEXT, tell

_SIZE = (170, 128)
"""Pixels of the preview."""

_ASKED = ("titre", "diffusion")


class VisitPhoto(QWidget):
    """One photograph or none; `changed` when it comes, goes, or is said to be something else."""

    changed = pyqtSignal()

    def __init__(self, base: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._source: Path | None = None
        self._background = Background(self._examined, self._failed)
        self.destroyed.connect(self._background.abandon)
        self.add = QPushButton(self)
        self.remove = QPushButton(self.tr("&Retirer la photo"), self)
        # The preview itself asks for no room: it would lie under the fields.
        self.frame = QWidget(self)
        self.frame.setFixedSize(*_SIZE)
        self.preview = PreviewLabel(self.frame)
        self.preview.setAccessibleName(self.tr("Aperçu de la photo"))
        self.form = PieceForm(ORDINARY, [f for f in asked_fields(ORDINARY) if f.name in _ASKED], self)
        self.warning, self.failure = QLabel(self), QLabel(self)
        self.advice = QLabel(self.tr("Photographiez le lieu, jamais une personne."), self)
        self._lay_out()
        self.add.clicked.connect(self._choose)
        self.remove.clicked.connect(self.clear)
        self.form.changed.connect(self.changed)
        self._show()

    @property
    def busy(self) -> bool:
        """Whether a file is being looked at."""
        return self._background.running

    @property
    def chosen(self) -> bool:
        """Whether there is a photograph."""
        return self._source is not None

    def photo(self, day: date | None) -> Photo | None:
        """What is to be attached to a visit of that day."""
        if self._source is None:
            return None
        return Photo(self._source, {**self.form.values(), "nature": "photo", "date": day})

    def problems(self) -> list[Problem]:
        """What is wrong with what is said of it."""
        return self.form.check() if self.chosen else []

    def choose(self, source: Path) -> None:
        """Look at that file, in the background; the photograph that was there stays if it is refused."""
        tell(self.failure, "", ERROR_TEXT)
        if not is_picture(source):
            refused = self.tr("« {name} » n’est pas une image. Les autres documents se joignent dans la fiche du site.")
            tell(self.failure, refused.format(name=source.name), ERROR_TEXT)
            return
        base = self._base
        self._background.start(self.tr("Lecture de la photo"), lambda task: examine(base, [source], [], task))
        self.changed.emit()

    def clear(self) -> None:
        """Take it away."""
        self._source = None
        self.preview.say("")
        self._show()
        self.changed.emit()

    def stop(self) -> None:
        """Forget what is being looked at."""
        self._background.abandon()

    def _lay_out(self) -> None:
        for text in (self.warning, self.failure, self.advice):
            text.setWordWrap(True)
        buttons = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.addWidget(self.form)
        beside.addWidget(self.warning)
        beside.addStretch(1)
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.preview)
        middle = QHBoxLayout()
        middle.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(beside, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self.advice)
        layout.addLayout(middle)
        layout.addWidget(self.failure)
        self.failure.hide()

    def _choose(self) -> None:
        kinds = self.tr("Images (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Ajouter une photo"), "", kinds)
        if chosen:
            self.choose(Path(chosen))

    def _examined(self, examined: Examined) -> None:
        refused = "\n".join(sentence(problem) for problem in examined.problems)
        tell(self.failure, refused, ERROR_TEXT)
        for candidate in examined.candidates:
            self._take(candidate)
        self.changed.emit()

    def _take(self, candidate: Candidate) -> None:
        if self._source is None:
            # Not the name of the file, which may be that of a person.
            self.form.show_values({"titre": self.tr("Photo de la visite"), "diffusion": "restreinte"})
        self._source = candidate.source
        placed = self.tr(
            "Cette photo contient la position GPS de la prise de vue ; elle est gardée dans la copie. Retirez la "
            "photo pour ne pas la joindre."
        )
        tell(self.warning, placed if candidate.position else "", DOUBT_TEXT)
        self.preview.show_file(candidate.source)
        self._show()

    def _failed(self, error: Exception) -> None:
        self.changed.emit()
        if isinstance(error, ResorptionError):
            tell(self.failure, sentence(error), ERROR_TEXT)
            return
        # Its kind only: its words could name a file, hence somebody.
        words = self.tr("La photo n’a pas pu être lue ({detail}).")
        tell(self.failure, words.format(detail=type(error).__name__), ERROR_TEXT)
        raise error

    def _show(self) -> None:
        chosen = self.chosen
        self.add.setText(self.tr("Changer de &photo…") if chosen else self.tr("Ajouter une &photo…"))
        for widget in (self.remove, self.frame, self.form):
            widget.setVisible(chosen)
        if not chosen:
            self.warning.hide()
