"""Two small windows on one document: change what is said of it, remove it with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ...layers import schema
from ...layers.documents import Piece
from ...layers.piece_files import BIN, State
from ...layers.texts import message
from ...layers.validation import sentence
from ...protocol.errors import ResorptionError
from ..entry import EntryDialog
from ..telling import ERROR_TEXT
from .piece_form import PieceForm, asked_fields

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_WIDTH = 520
_SPARE = 24
"""So that one sentence under a field does not cut the others."""

Save = Callable[[Mapping[str, object]], object]
"""Saves what was typed. Raises ResorptionError: the window stays open with it."""


class PieceDialog(EntryDialog, FORM):
    """A form on one document, which saves when it is accepted."""

    def __init__(self, form: PieceForm, save: Save, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self.form = form
        self._save = save
        self.place.addWidget(form)
        form.changed.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._refresh()
        form.focus()

    def has_input(self) -> bool:
        """Whether something was typed."""
        return self.form.touched()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name imposed by Qt
        """As tall as its sentences need at that width."""
        super().showEvent(event)
        self._fit()

    def accept(self) -> None:
        """Save; the window closes only once it is done."""
        try:
            self._save(self.form.values())
        except ResorptionError as error:
            self.failure.setText(sentence(error))
            self.failure.show()
            self._fit()
            return
        super().accept()

    def _fit(self) -> None:
        self.layout.activate()
        self.resize(_WIDTH, self.layout.totalHeightForWidth(_WIDTH) + _SPARE)

    def _refresh(self) -> None:
        self.failure.hide()
        blocked = [message(problem) for problem in self.form.check()]
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        button.setEnabled(not blocked)
        button.setToolTip("\n".join(blocked))


class AmendDialog(PieceDialog):
    """Changes what is said of a document."""

    def __init__(self, piece: Piece, save: Save, parent: QWidget | None = None) -> None:
        form = PieceForm(piece.shelf, asked_fields(piece.shelf))
        form.show_values(piece.record.values)
        super().__init__(form, save, parent)
        self.setWindowTitle(self.tr("Modifier la pièce"))
        self.subject.setText(Path(piece.file).name)


class DetachDialog(PieceDialog):
    """Removes a document; `save` receives the reason under the name `motif`."""

    def __init__(self, piece: Piece, save: Save, parent: QWidget | None = None) -> None:
        reason = replace(schema.table("suppression").field("motif"), required=True)
        super().__init__(PieceForm(piece.shelf, [reason]), save, parent)
        self.setWindowTitle(self.tr("Retirer la pièce"))
        words = self.tr("« {titre} » ne sera plus jointe. La raison est gardée au journal.")
        if piece.state is State.PRESENT:
            words = self.tr(
                "« {titre} » ne sera plus jointe. Son fichier n’est pas effacé : il passe dans le sous-dossier "
                "« {corbeille} ». S’il ne doit plus exister, supprimez-le à cet endroit."
            )
        self.subject.setText(words.format(titre=piece.title, corbeille=BIN))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("&Retirer"))
