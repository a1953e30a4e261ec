"""The form of a row, made from the schema: sections, fields beside each other, and what is wrong beside each field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..layers.model import Field, Kind, Table
from ..layers.texts import label
from ..protocol.checks import check_record
from ..protocol.rules import Problem
from ..protocol.sensitive import doubts
from ..protocol.vocabulary import vocabulary
from .fields import Choice
from .row import Row, first_sentences

Choices = Mapping[str, Sequence[Choice]]
"""By name of table, the rows that a reference to it may point at."""

Asked = Callable[[Mapping[str, object]], Iterable[str]]
"""From the values typed so far, the names of the fields to show."""

Hints = Callable[[Mapping[str, object]], Mapping[str, str]]
"""From the values typed so far, a sentence to show under some fields."""

_GAP = 3
"""Pixels above and under a field."""

_BESIDE = 14
"""Pixels between a title and its field, and between columns."""

_LONG_TITLE = 44
_LONG_TEXT = 200
_LONG_CHOICE = 40
"""Characters of a title, of a text, of a coded value, beyond which a field has a line of its own."""


_INK = 0.65
"""Of the letters that are only read, on their ground: a contrast of 7 to 1 on white."""


@dataclass(frozen=True)
class FormStyle:
    """`columns`: short fields beside each other; `title_width`: of the titles, in pixels, so that all fields of a
    form are aligned; `asked`: which fields are shown, all of them when None; `hints`: what helps to fill them in."""

    columns: int = 2
    title_width: int = 150
    asked: Asked | None = None
    hints: Hints | None = None


class Form(QWidget):
    """Edits the columns of one row; `show_row` says what is in the base, `changes` what was typed over it."""

    edited = pyqtSignal()

    def __init__(
        self,
        table: Table,
        fields: Sequence[Field],
        parent: QWidget,
        choices: Choices | None = None,
        style: FormStyle | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.rows: dict[str, Row] = {}
        self._style = style or FormStyle()
        self._choices = choices or {}
        self._titles: dict[str, QLabel] = {}
        self._boxes: list[tuple[QWidget, set[str]]] = []
        self._stored: Mapping[str, object] = {}
        self._baseline: dict[str, object] = {}
        self._new = True
        self._wanted: Row | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        sections = dict.fromkeys(field.tab for field in fields)
        for title in sections:
            own = [field for field in fields if field.tab == title]
            layout.addWidget(self._section(title if len(sections) > 1 else "", own))
        # More than the sections: one with a text of several lines would take half of the room.
        layout.addStretch(1)

    def add_below(self, title: str, widget: QWidget) -> None:
        """Something more under the fields, aligned with them."""
        line = QFormLayout()
        line.setHorizontalSpacing(_BESIDE)
        named = QLabel(title, self)
        named.setBuddy(widget)
        named.setWordWrap(True)
        named.setFixedWidth(self._style.title_width)
        line.addRow(named, widget)
        layout = self.layout()
        layout.insertLayout(layout.count() - 1, line)

    def show_row(self, stored: Mapping[str, object], changes: Mapping[str, object], *, new: bool) -> None:
        """Show a row of the base, and what was already typed over it; `new`: not in the base yet."""
        self._stored, self._new = stored, new
        for name, row in self.rows.items():
            row.editor.set_value(stored.get(name, row.editor.field.default))
            row.touched = False
            # What the editor makes of the value: showing a text cleans it, which is no change of the user's.
            self._baseline[name] = row.editor.value()
            if name in changes:
                row.editor.set_value(changes[name])
                row.touched = not new
        self.refresh()

    @property
    def touched(self) -> bool:
        """Whether the user has changed something."""
        return any(row.touched for row in self.rows.values())

    def changes(self) -> dict[str, object]:
        """The columns that were changed, with their new values; for a new row all that is filled in."""
        typed = self.typed()
        if self._new:
            return {name: value for name, value in typed.items() if value is not None}
        return {name: value for name, value in typed.items() if value != self._baseline[name]}

    def typed(self) -> dict[str, object]:
        """The value of each field."""
        return {name: row.editor.value() for name, row in self.rows.items()}

    def problems(self) -> list[Problem]:
        """What prevents this row from being saved: not what was already wrong in the base."""
        return row_problems(self.table, self._stored, self.changes(), new=self._new)

    def type(self, name: str, value: object) -> None:
        """Fill in a field for the user, who has asked for it with one click."""
        row = self.rows[name]
        row.editor.set_value(value)
        self._touch(row)

    def tell_all(self) -> None:
        """Show every problem, also of the fields that nobody has touched."""
        for row in self.rows.values():
            row.touched = True
        self.refresh()

    def tell(self, name: str, sentence: str) -> bool:
        """Show a refusal beside a field and bring the focus there; False when it is not shown."""
        if not self.go_to(name):
            return False
        self.rows[name].tell(sentence)
        return True

    def go_to(self, name: str) -> bool:
        """Bring a field into sight, and the focus to it; False when it is not shown."""
        row = self.rows.get(name)
        if row is None or row.isHidden():
            return False
        row.editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wanted = row
        # What is said around it takes its room first.
        QTimer.singleShot(0, self._scroll_to_wanted)
        return True

    def set_read_only(self, names: Iterable[str], read_only: bool = True) -> None:
        """Fields that are shown and not typed."""
        for name in names:
            widget = self.rows[name].editor.widget
            widget.setEnabled(not read_only)
            _keep_readable(widget)

    def refresh(self) -> None:
        """Look again at what is asked, wrong or doubtful."""
        self._show_asked()
        sentences = first_sentences(self.problems())
        warned = first_sentences(doubts(self.table.name, self.table.own_fields, self.changes()))
        hints = self._style.hints(self.typed()) if self._style.hints is not None else {}
        for name, row in self.rows.items():
            told = sentences.get(name, "") if row.touched else ""
            row.tell(told)
            row.warn(warned.get(name, "") or ("" if told else hints.get(name, "")))

    def _scroll_to_wanted(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._wanted is not None:
            # What is said below it as well, if there is room for both.
            area.ensureWidgetVisible(self._wanted)
            area.ensureWidgetVisible(self._wanted.editor.widget)
        self._wanted = None

    def _section(self, title: str, fields: Sequence[Field]) -> QWidget:
        box = QGroupBox(label(title), self) if title else QWidget(self)
        self._boxes.append((box, {field.name for field in fields}))
        layout = QVBoxLayout(box)
        layout.setSpacing(0)
        if not title:
            layout.setContentsMargins(0, 0, 0, 0)
        for band in _bands(fields, self._style.columns):
            layout.addLayout(self._band(band, box))
        return box

    def _band(self, columns: Sequence[Sequence[Field]], box: QWidget) -> QHBoxLayout:
        band = QHBoxLayout()
        band.setSpacing(_BESIDE)
        for fields in columns:
            form = QFormLayout()
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
            # The rows bring their own: that between hidden ones would add up to a hole.
            form.setVerticalSpacing(0)
            for field in fields:
                self._add_row(field, form, box)
            band.addLayout(form, 1)
        return band

    def _add_row(self, field: Field, form: QFormLayout, box: QWidget) -> None:
        row = Row(field, box, self._choices.get(field.references, ()))
        title = QLabel(f"{label(field.label)} *" if field.required else label(field.label), box)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setBuddy(row.editor.widget)
        title.setWordWrap(True)
        title.setFixedWidth(self._style.title_width)
        for widget in (row.layout(), title):
            widget.setContentsMargins(0, _GAP, 0, _GAP)
        form.addRow(title, row)
        row.editor.changed.connect(lambda: self._touch(row))
        self.rows[field.name], self._titles[field.name] = row, title

    def _touch(self, row: Row) -> None:
        row.touched = True
        self.refresh()
        self.edited.emit()

    def _show_asked(self) -> None:
        if self._style.asked is None:
            return
        asked = set(self._style.asked(self.typed()))
        for name, row in self.rows.items():
            for widget in (row, self._titles[name]):
                widget.setVisible(name in asked)
        for box, names in self._boxes:
            box.setVisible(bool(names & asked))


def _keep_readable(widget: QWidget) -> None:
    """A value that cannot be typed is still read: paler than the others, but of a sufficient contrast."""
    palette = widget.palette()
    active = QPalette.ColorGroup.Active
    ink, ground = palette.color(active, QPalette.ColorRole.Text), palette.color(active, QPalette.ColorRole.Base)
    mixed = QColor(*(round(_INK * a + (1 - _INK) * b) for a, b in zip(ink.getRgb()[:3], ground.getRgb()[:3])))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, mixed)
    for part in (widget, *widget.findChildren(QLineEdit)):
        part.setPalette(palette)


def row_problems(
    table: Table, stored: Mapping[str, object], changes: Mapping[str, object], *, new: bool, today: date | None = None
) -> list[Problem]:
    """What prevents a row from being saved. What is wrong in the base already prevents no other correction."""
    day = today or date.today()
    fields = [f for f in table.own_fields if not f.technical]
    found = check_record(fields, table.rules, {**stored, **changes}, day)
    if new:
        return found
    known = set(check_record(fields, table.rules, stored, day))
    return [problem for problem in found if problem not in known or problem.field in changes]


def _bands(fields: Sequence[Field], columns: int) -> list[list[list[Field]]]:
    """The fields in the order of the schema: runs of short ones side by side, each long one on a line of its own."""
    if columns == 1:
        return [[list(fields)]]
    bands: list[list[list[Field]]] = []
    run: list[Field] = []
    for field in fields:
        if _is_wide(field):
            bands += _side_by_side(run, columns)
            run = []
            bands.append([[field]])
        else:
            run.append(field)
    return bands + _side_by_side(run, columns)


def _is_wide(field: Field) -> bool:
    if field.kind in (Kind.LONG_TEXT, Kind.REFERENCE) or len(field.label) > _LONG_TITLE:
        return True
    if field.vocabulary:
        return any(len(code.label) > _LONG_CHOICE for code in vocabulary(field.vocabulary).codes)
    return field.kind is Kind.TEXT and (field.length or 0) >= _LONG_TEXT


def _side_by_side(run: list[Field], columns: int) -> list[list[list[Field]]]:
    if not run:
        return []
    height = -(-len(run) // columns)
    return [[run[start : start + height] for start in range(0, len(run), height)]]
