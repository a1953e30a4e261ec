"""One editor per kind of column: the words and the limits come from the schema."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, QEvent, QLocale, QObject, QRegularExpression, QSignalBlocker, Qt
from qgis.PyQt.QtGui import QDoubleValidator, QKeyEvent, QRegularExpressionValidator
from qgis.PyQt.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from ..layers.model import Field, Kind
from ..layers.texts import label
from ..protocol.plain_text import DAY_KEYS, one_line, several_lines, typed_day
from ..protocol.vocabulary import vocabulary
from .editor import Editor
from .tri_state import TriStateEditor

__all__ = ["Choice", "Editor", "make_editor"]

_LONG_TEXT_HEIGHT = (54, 170)
"""Pixels: of an empty text of several lines, and of one that scrolls."""

_TRI_STATE = "tri_etat"

Choice = tuple[str, str]
"""A row that a reference may point at: its uuid and its name."""


class TextEditor(Editor):
    """One line."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        super().__init__(field, self.line)
        # No maximum: a pasted text would be cut without a word; the check of the record says it.
        self.line.textChanged.connect(self._clean)
        self.line.textChanged.connect(self.changed)

    def value(self) -> str | None:
        return one_line(self.line.text()).strip() or None

    def _show(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def _clean(self, text: str) -> None:
        clean = one_line(text)
        if clean != text:
            place = self.line.cursorPosition() - len(text) + len(clean)
            self.line.setText(clean)
            self.line.setCursorPosition(max(0, place))


class LongTextEditor(Editor):
    """Several lines; Tab goes to the next field."""

    wheel = True

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.box = QPlainTextEdit(parent)
        self.box.setTabChangesFocus(True)
        super().__init__(field, self.box)
        self._fit()
        self.box.textChanged.connect(self._fit)
        self.box.textChanged.connect(self.changed)

    def value(self) -> str | None:
        return several_lines(self.box.toPlainText()).strip() or None

    def _show(self, value: object) -> None:
        self.box.setPlainText("" if value is None else str(value))

    def _fit(self) -> None:
        """As tall as its lines, within bounds."""
        lines = self.box.document().size().height()
        least, most = _LONG_TEXT_HEIGHT
        height = int(lines * self.box.fontMetrics().lineSpacing()) + 2 * self.box.frameWidth() + 12
        self.box.setFixedHeight(max(least, min(most, height)))


class NumberEditor(Editor):
    """A number, or nothing: empty is not zero."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        super().__init__(field, self.line)
        whole = QRegularExpressionValidator(QRegularExpression(r"-?\d{0,9}"), self.line)
        self.line.setValidator(whole if field.kind is Kind.INTEGER else QDoubleValidator(self.line))
        self.line.setPlaceholderText(label(field.unit))
        self.line.textChanged.connect(self.changed)

    def value(self) -> int | float | None:
        text = self.line.text().strip()
        if self.field.kind is Kind.INTEGER:
            return int(text) if text.lstrip("-") else None
        number, understood = QLocale().toDouble(text)
        return number if understood else None

    def _show(self, value: object) -> None:
        # All its digits, as the user writes them: showing a number must not change it.
        text = "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)
        self.line.setText(text.replace(".", str(QLocale().decimalPoint())))


class CodeEditor(Editor):
    """One value of a closed list; an empty choice first unless the field must have one."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.combo = QComboBox(parent)
        super().__init__(field, self.combo)
        if not (field.required and field.default is not None):
            self.combo.addItem("", None)
        for code in vocabulary(field.vocabulary).codes:
            self.combo.addItem(label(code.label), code.value)
        self.combo.setCurrentIndex(max(0, self.combo.findData(field.default)))
        self.combo.setMinimumContentsLength(12)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.currentIndexChanged.connect(self.changed)

    def value(self) -> str | int | None:
        chosen = self.combo.currentData()
        return int(chosen) if chosen is not None and self.field.kind is Kind.INTEGER else chosen

    def _show(self, value: object) -> None:
        self.combo.setCurrentIndex(self.combo.findData(None if value is None else str(value)))


class ReferenceEditor(Editor):
    """One row of another table, by its name."""

    def __init__(self, field: Field, parent: QWidget, choices: Sequence[Choice]) -> None:
        self.combo = QComboBox(parent)
        super().__init__(field, self.combo)
        self.combo.addItem("", None)
        for uuid, name in choices:
            self.combo.addItem(name, uuid)
        self.combo.setMaxVisibleItems(20)
        self.combo.setMinimumContentsLength(12)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.currentIndexChanged.connect(self.changed)

    def value(self) -> str | None:
        return self.combo.currentData()

    def _show(self, value: object) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))


class DateEditor(Editor):
    """A day, or nothing."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.edit = QgsDateEdit(parent)
        super().__init__(field, self.edit)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("dd/MM/yyyy")
        self.edit.setNullRepresentation("")
        self.edit.setAllowNull(True)
        self.edit.clear()
        self._typed = ""
        self._section = QDateTimeEdit.Section.NoSection
        self.edit.dateValueChanged.connect(self.changed)

    def value(self) -> date | None:
        if self.edit.isNull():
            return None
        day = self.edit.date()
        return date(day.year(), day.month(), day.day())

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:  # noqa: N802 - name imposed by Qt
        """Takes a date typed in one go, with or without separators.

        QGIS's widget refuses every digit while it is empty; Qt's reads 24/11/2026 as 24/11/1120, having gone to the
        month by itself before the separator, and 31122025 as 30/12/2025 when the month shown has 30 days.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._all_selected():
                self.edit.clear()
                return True
            return self._typed_in(event.text()) or super().eventFilter(widget, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._typed = ""
        return super().eventFilter(widget, event)

    def _all_selected(self) -> bool:
        line = self.edit.lineEdit()
        return bool(line.text()) and line.selectedText() == line.text()

    def _typed_in(self, key: str) -> bool:
        """Whether the key is dealt with; Qt deals with the others."""
        if not key or key not in DAY_KEYS:
            self._typed = ""
            return False
        if self.edit.isNull() and key.isdigit():
            self.edit.setDate(QDate.currentDate())
            self.edit.setSelectedSection(QDateTimeEdit.Section.DaySection)
        section = self.edit.currentSection()
        if not self._typed and section != QDateTimeEdit.Section.DaySection:
            return False
        self._typed += key
        day = typed_day(self._typed)
        if day is not None:
            self._typed = ""
            self._write(QDate(day.year, day.month, day.day))
            return True
        moved, self._section = section != self._section, section
        return moved and not key.isdigit()

    def _write(self, day: QDate) -> None:
        # The text that is half typed stays when the date is already this one: it is another one in between.
        blocked = QSignalBlocker(self.edit)
        self.edit.setDate(day.addDays(1))
        blocked.unblock()
        self.edit.setDate(day)

    def _show(self, value: object) -> None:
        if isinstance(value, date):
            self.edit.setDate(QDate(value.year, value.month, value.day))
        else:
            self.edit.clear()
            # QGIS's widget writes today in grey: in a form that is only read, that is a date nobody has given.
            blocked = QSignalBlocker(self.edit)
            self.edit.lineEdit().setText("")
            blocked.unblock()


_EDITORS = {
    Kind.TEXT: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.INTEGER: NumberEditor,
    Kind.REAL: NumberEditor,
    Kind.CODE: CodeEditor,
    Kind.DATE: DateEditor,
}


def make_editor(field: Field, parent: QWidget, choices: Sequence[Choice] = ()) -> Editor:
    """The editor of a column; `choices` are the rows that a reference may point at. Raises KeyError for a file."""
    if field.kind is Kind.REFERENCE:
        return ReferenceEditor(field, parent, choices)
    if field.vocabulary == _TRI_STATE:
        return TriStateEditor(field, parent)
    return (CodeEditor if field.vocabulary else _EDITORS[field.kind])(field, parent)
