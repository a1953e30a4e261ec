"""The orientations of a closing site: one line per type; an empty line is no row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QWidget

from ..layers import schema
from ..layers.closing_plan import Values
from ..layers.texts import label, message
from ..protocol.resorption import LASTING
from ..protocol.rules import Problem
from ..protocol.vocabulary import vocabulary
from .fields import Editor, make_editor
from .telling import DOUBT_TEXT, ERROR_TEXT

_COLUMNS = ("nb_personnes", "nb_menages", "note")
_NUMBER_WIDTH = 74
_TITLE_WIDTH = 190
_LINE_HEIGHT, _OPEN_HEIGHT = 27, 60
_LINES_PER_TYPE = 2


class OrientationGrid(QWidget):
    """Persons, households and a note for each type of orientation."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._editors: dict[str, dict[str, Editor]] = {}
        self._said: dict[str, QLabel] = {}
        self._touched: set[str] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
        self._grid.setColumnStretch(3, 1)
        table = schema.table("orientation")
        for place, column in enumerate(_COLUMNS, start=1):
            self._grid.addWidget(QLabel(label(table.field(column).label), self), 0, place)
        for code in vocabulary("type_orientation").codes:
            self._add(code.value, label(code.label))

    @property
    def touched(self) -> bool:
        """Whether the user has changed something."""
        return bool(self._touched)

    @property
    def widgets(self) -> list[QWidget]:
        """The editors in the order of reading."""
        return [editor.widget for line in self._editors.values() for editor in line.values()]

    def rows(self) -> dict[str, Values]:
        """What was typed, by type; a type where nothing was typed is not there."""
        typed = {kind: {c: e.value() for c, e in line.items()} for kind, line in self._editors.items()}
        return {kind: row for kind, row in typed.items() if any(value is not None for value in row.values())}

    def fill(self, rows: Mapping[str, Values]) -> list[str]:
        """Show the rows of the base, but where the user has typed: those types are returned."""
        for kind, line in self._editors.items():
            if kind not in self._touched:
                for column, editor in line.items():
                    editor.set_value(rows.get(kind, {}).get(column))
        return sorted(self._touched)

    def tell(self, found: Iterable[Problem], doubtful: Iterable[Problem]) -> None:
        """Say under each line what is wrong with it, else what is doubtful."""
        wrong, doubts = _by_type(found), _by_type(doubtful)
        for kind, said in self._said.items():
            sentence = wrong.get(kind, "") if kind in self._touched else ""
            said.setStyleSheet(ERROR_TEXT if sentence else DOUBT_TEXT)
            said.setText(sentence or doubts.get(kind, ""))
            said.setVisible(bool(said.text()))

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:  # noqa: N802 - name imposed by Qt
        """Opens a note while somebody writes in it."""
        if isinstance(widget, QPlainTextEdit) and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            _open(widget, event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(widget, event)

    def _add(self, kind: str, name: str) -> None:
        line = 1 + _LINES_PER_TYPE * len(self._editors)
        title = QLabel(name, self)
        title.setWordWrap(True)
        if kind in LASTING:
            title.setStyleSheet("font-weight: bold;")
        self._grid.addWidget(title, line, 0)
        self._editors[kind] = {}
        for place, column in enumerate(_COLUMNS, start=1):
            editor = self._editor(kind, name, column)
            self._grid.addWidget(editor.widget, line, place, Qt.AlignmentFlag.AlignVCenter)
            self._editors[kind][column] = editor
        title.setBuddy(self._editors[kind]["nb_personnes"].widget)
        said = QLabel(self)
        said.setObjectName(f"{kind}_error")
        said.setWordWrap(True)
        said.hide()
        self._grid.addWidget(said, line + 1, 0, 1, 1 + len(_COLUMNS))
        self._said[kind] = said

    def _editor(self, kind: str, name: str, column: str) -> Editor:
        field = schema.table("orientation").field(column)
        editor = make_editor(field, self)
        widget = editor.widget
        widget.setObjectName(f"{kind}_{column}")
        widget.setAccessibleName(f"{name}, {label(field.label)}")
        if isinstance(widget, QPlainTextEdit):
            _open(widget, False)
            widget.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            widget.installEventFilter(self)
        else:
            widget.setFixedWidth(_NUMBER_WIDTH)
        editor.changed.connect(lambda: self._touch(kind))
        return editor

    def _touch(self, kind: str) -> None:
        self._touched.add(kind)
        self.changed.emit()


def _open(note: QPlainTextEdit, opened: bool) -> None:
    """One line that is cut, or several that wrap."""
    mode = QPlainTextEdit.LineWrapMode
    note.setLineWrapMode(mode.WidgetWidth if opened else mode.NoWrap)
    note.setFixedHeight(_OPEN_HEIGHT if opened else _LINE_HEIGHT)
    if not opened:
        note.moveCursor(QTextCursor.MoveOperation.Start)


def _by_type(found: Iterable[Problem]) -> dict[str, str]:
    """The first sentence of each type, from the fields « orientation.TYPE.column »."""
    sentences: dict[str, str] = {}
    for problem in found:
        table, _, rest = problem.field.partition(".")
        if table == "orientation" and rest:
            sentences.setdefault(rest.partition(".")[0], message(problem))
    return sentences
