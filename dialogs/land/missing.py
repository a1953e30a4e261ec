"""What is shown in place of the search for land where its libraries are missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...layers.texts import message
from ...protocol.sentences import Sentence

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class MissingDialog(QDialog, FORM):
    """Says what is missing and what to do, system by system; the text can be copied."""

    def __init__(self, sentences: Sequence[Sentence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.told.setPlainText("\n\n".join(message(one) for one in sentences))
        self.buttons.rejected.connect(self.reject)
