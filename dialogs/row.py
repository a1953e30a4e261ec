"""One field of a form: its editor and, under it, what is wrong with its value or doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..layers.model import Field
from ..layers.texts import message
from ..protocol.errors import ResorptionError
from ..protocol.rules import Problem
from .fields import Choice, Editor, make_editor
from .telling import DOUBT_TEXT, ERROR_TEXT


class Row(QWidget):
    """An editor with, under it, what is wrong with its value, or doubtful."""

    def __init__(self, field: Field, parent: QWidget, choices: Sequence[Choice] = ()) -> None:
        super().__init__(parent)
        # As wide as the form: a sentence under a narrow editor would take many lines.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.editor: Editor = make_editor(field, self, choices)
        self.touched = False
        self.error = QLabel(self)
        self.error.setObjectName(f"{field.name}_error")
        self.error.setStyleSheet(ERROR_TEXT)
        self.error.setWordWrap(True)
        self.error.hide()
        self.doubt = QLabel(self)
        self.doubt.setObjectName(f"{field.name}_doubt")
        self.doubt.setStyleSheet(DOUBT_TEXT)
        self.doubt.setWordWrap(True)
        self.doubt.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.editor.widget)
        layout.addWidget(self.error)
        layout.addWidget(self.doubt)
        self.setFocusProxy(self.editor.widget)

    def tell(self, sentence: str) -> None:
        """Show what is wrong, or nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def warn(self, sentence: str) -> None:
        """Show what to think about again, which forbids nothing; or nothing."""
        self.doubt.setText(sentence)
        self.doubt.setVisible(bool(sentence))


def first_sentences(found: Iterable[Problem]) -> dict[str, str]:
    """The first sentence about each field."""
    sentences: dict[str, str] = {}
    for problem in found:
        sentences.setdefault(problem.field, message(problem))
    return sentences


def tell_refusal(error: ResorptionError, row: Row | None, failure: QLabel) -> None:
    """Say why nothing was saved: beside its field when that is on the screen, else where the window says failures."""
    if row is not None and row.isVisible():
        row.tell(message(error))
        row.setFocus()
        return
    failure.setText(message(error))
    failure.show()
