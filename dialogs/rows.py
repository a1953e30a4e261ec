"""The fields of a form that spans several tables: each has a key « table.column », its editor and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QWidget

from ..layers import schema
from ..layers.texts import label
from ..protocol.rules import Problem
from .fields import Choice
from .row import Row, first_sentences


class Rows(QObject):
    """Rows by key. A row is told what is wrong with it once it was touched: an empty form accuses nobody."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: dict[str, Row] = {}
        self._titles: dict[str, QLabel] = {}

    def add(self, key: str, form: QFormLayout, choices: Sequence[Choice] = ()) -> Row:
        """A line of the form for that column. Raises KeyError."""
        table, _, column = key.partition(".")
        field = schema.table(table).field(column)
        parent = form.parentWidget()
        row = Row(field, parent, choices)
        title = QLabel(label(field.label), parent)
        title.setBuddy(row.editor.widget)
        form.addRow(title, row)
        row.editor.changed.connect(lambda: self._touch(row))
        self._rows[key], self._titles[key] = row, title
        return row

    def __getitem__(self, key: str) -> Row:
        return self._rows[key]

    def get(self, key: str) -> Row | None:
        """The row of that key, or None."""
        return self._rows.get(key)

    def value(self, key: str) -> object:
        """What was typed."""
        return self._rows[key].editor.value()

    def values(self, table: str) -> dict[str, object]:
        """What was typed in the columns of that table."""
        begin = f"{table}."
        return {k[len(begin) :]: row.editor.value() for k, row in self._rows.items() if k.startswith(begin)}

    @property
    def touched(self) -> bool:
        """Whether the user has changed something."""
        return any(row.touched for row in self._rows.values())

    def fill(self, table: str, values: Mapping[str, object]) -> list[str]:
        """Show the values of a row of the base, but where the user has typed: those keys are returned."""
        kept = []
        for column, value in values.items():
            row = self._rows.get(f"{table}.{column}")
            if row is not None and row.touched:
                kept.append(f"{table}.{column}")
            elif row is not None:
                row.editor.set_value(value)
        return kept

    def show(self, key: str, visible: bool) -> None:
        """Show or hide a line, its title with it."""
        self._rows[key].setVisible(visible)
        self._titles[key].setVisible(visible)

    def require(self, key: str, required: bool = True) -> None:
        """Mark a title with the star of what must be filled in, or not."""
        title = label(self._rows[key].editor.field.label)
        self._titles[key].setText(f"{title} *" if required else title)

    def tell(self, found: Iterable[Problem]) -> None:
        """Say beside each touched row the first thing that is wrong with it."""
        sentences = first_sentences(found)
        for key, row in self._rows.items():
            row.tell(sentences.get(key, "") if row.touched else "")

    def warn(self, found: Iterable[Problem]) -> None:
        """Say beside each row what is doubtful."""
        sentences = first_sentences(found)
        for key, row in self._rows.items():
            row.warn(sentences.get(key, ""))

    def _touch(self, row: Row) -> None:
        row.touched = True
        self.changed.emit()
