"""« Oui, Non, Inconnu » in one click or one key; none pressed: the question was not asked."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ..layers.model import Field
from ..layers.texts import label
from ..protocol.vocabulary import vocabulary
from .editor import Editor

_STYLE = """
TriStateBar:focus { border: 1px solid palette(highlight); border-radius: 3px; }
TriStateBar { border: 1px solid transparent; }
QToolButton { padding: 1px 8px; border: 1px solid #9a9a9a; border-radius: 3px; background: palette(button); }
QToolButton:hover { border-color: #5a5a5a; }
QToolButton:checked { background: #1f5fa8; border-color: #1f5fa8; color: white; font-weight: bold; }
QToolButton:disabled { color: #6a6a6a; }
QToolButton:checked:disabled { background: #4a6f9c; border-color: #4a6f9c; color: white; }
"""
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TriStateBar(QFrame):
    """Buttons of which one at most is pressed; first letters, arrows and Delete do the same from the keyboard."""

    picked = pyqtSignal()

    def __init__(self, codes: list[tuple[str, str]], clearable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._clearable = clearable
        self._buttons: dict[str, QToolButton] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(_STYLE)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(3)
        for value, text in codes:
            row.addWidget(self._button(value, text))
        row.addStretch()

    def value(self) -> str | None:
        """The code of the pressed button."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def show_value(self, value: object) -> None:
        """Press that button alone, or none."""
        for code, button in self._buttons.items():
            button.setChecked(code == value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Answer from the keyboard."""
        # Ctrl+O and the like are commands of the window.
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() in _CLEARING and self._clearable:
            self._answer(None)
        elif plain and event.key() in _MOVES:
            self._move(_MOVES[event.key()])
        elif plain and (value := self._value_of(event.text())) is not None:
            self._answer(value)
        else:
            super().keyPressEvent(event)

    def _button(self, value: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(value)
        button.setText(text)
        button.setCheckable(True)
        # One stop of the Tab key for the whole question.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda checked: self._clicked(value, checked))
        self._buttons[value] = button
        return button

    def _clicked(self, value: str, checked: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._answer(value if checked or not self._clearable else None)

    def _answer(self, value: str | None) -> None:
        self.show_value(value)
        self.picked.emit()

    def _move(self, step: int) -> None:
        values = list(self._buttons)
        now = self.value()
        place = (-1 if step > 0 else len(values)) if now is None else values.index(now)
        self._answer(values[max(0, min(len(values) - 1, place + step))])

    def _value_of(self, typed: str) -> str | None:
        if not typed.strip():
            return None
        return next((v for v, b in self._buttons.items() if b.text().casefold().startswith(typed.casefold())), None)


class TriStateEditor(Editor):
    """The answer to a question; pressing the pressed button again takes the answer back."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        codes = [(code.value, label(code.label)) for code in vocabulary(field.vocabulary).codes]
        self.bar = TriStateBar(codes, not (field.required and field.default is not None), parent)
        super().__init__(field, self.bar)
        self.bar.show_value(field.default)
        self.bar.picked.connect(self.changed)

    def value(self) -> str | None:
        return self.bar.value()

    def _show(self, value: object) -> None:
        self.bar.show_value(value)
