"""One editor per kind of column: the words and the limits come from the schema."""

from __future__ import annotations

from datetime import date

from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QLocale, QObject, QRegularExpression, pyqtSignal
from qgis.PyQt.QtGui import QDoubleValidator, QRegularExpressionValidator
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ..layers.model import Field, Kind
from ..layers.texts import label
from ..protocol.plain_text import one_line, several_lines
from ..protocol.vocabulary import vocabulary

_LONG_TEXT_HEIGHT = 54


class Editor(QObject):
    """A widget that edits one field; `value()` is what the store takes, None when empty."""

    changed = pyqtSignal()

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget
        widget.setObjectName(field.name)
        widget.setToolTip(label(field.help))
        widget.setAccessibleName(label(field.label))

    def value(self) -> object:
        """What was typed."""
        raise NotImplementedError(type(self).__name__)


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

    def _clean(self, text: str) -> None:
        clean = one_line(text)
        if clean != text:
            place = self.line.cursorPosition() - len(text) + len(clean)
            self.line.setText(clean)
            self.line.setCursorPosition(max(0, place))


class LongTextEditor(Editor):
    """Several lines; Tab goes to the next field."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.box = QPlainTextEdit(parent)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(_LONG_TEXT_HEIGHT)
        super().__init__(field, self.box)
        self.box.textChanged.connect(self.changed)

    def value(self) -> str | None:
        return several_lines(self.box.toPlainText()).strip() or None


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

    def value(self) -> str | None:
        return self.combo.currentData()


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
        self.edit.dateValueChanged.connect(self.changed)

    def value(self) -> date | None:
        if self.edit.isNull():
            return None
        day = self.edit.date()
        return date(day.year(), day.month(), day.day())


_EDITORS = {
    Kind.TEXT: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.INTEGER: NumberEditor,
    Kind.REAL: NumberEditor,
    Kind.CODE: CodeEditor,
    Kind.DATE: DateEditor,
}


def make_editor(field: Field, parent: QWidget) -> Editor:
    """The editor of a column. Raises KeyError for a kind that no short form asks for."""
    return _EDITORS[field.kind](field, parent)
