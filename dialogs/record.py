"""The short form that follows a drawing: what must be known at once; the rest is for the layer's own form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QLabel, QWidget

from ..layers.drawing import Draft, asked_fields, conditional_fields, problems, usual_fields
from ..layers.errors import RowError
from ..layers.model import Field
from ..layers.texts import label, message, surface
from ..protocol.errors import ResorptionError
from ..protocol.rules import Problem
from ..protocol.sensitive import doubts
from .entry import EntryDialog
from .row import Row, first_sentences, tell_refusal
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_WIDTH, _MAX_HEIGHT, _TITLE_HEIGHT = 500, 600, 60
_SPARE_HEIGHT = 24
"""So that one sentence under a field does not bring a scroll bar."""

_LISTED = 9
"""Parcels named in the summary; the others are counted."""

_DOUBT_STYLE = "#doubt_frame { background: #fff4d6; border: 1px solid #b98900; } #doubt_frame * { color: #3a2c00; }"

Typed = Mapping[str, object]


class RecordDialog(EntryDialog, FORM):
    """Asks for the fields of a drawn place, then saves; stays open with what was typed when saving fails."""

    saved = pyqtSignal(str)

    def __init__(self, draft: Draft, save: Callable[[Typed], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        self._draft = draft
        self._save = save
        self._rows: dict[str, Row] = {}
        self._shown = 0
        self.setWindowTitle(self.tr("Nouveau : {table}").format(table=label(draft.table.label)))
        self._add_rows([*usual_fields(draft.table), *conditional_fields(draft.table)])
        self._show_draft()
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self._connect()
        self.resize(_WIDTH, 0)
        self._refresh()

    def typed(self) -> dict[str, object]:
        """The values of the fields that are asked for, and of no other."""
        shown = {name: row.editor.value() for name, row in self._rows.items()}
        return {field.name: shown[field.name] for field in asked_fields(self._draft.table, shown)}

    def has_input(self) -> bool:
        """A field was filled in, or an outline drawn: a point is clicked again at once."""
        drawn = self._draft.shape.precision != "point"
        return drawn or any(row.touched for row in self._rows.values())

    def tell(self, sentence: str) -> None:
        super().tell(sentence)
        if self.isVisible():
            self.layout.activate()
            self._fit()

    def accept(self) -> None:
        """Save; the window closes only once the row is in the base."""
        try:
            uuid = self._save(self.typed())
        except ResorptionError as error:
            self._show_failure(error)
            return
        super().accept()
        self.saved.emit(uuid)

    def _add_rows(self, fields: Iterable[Field]) -> None:
        for field in fields:
            row = Row(field, self.fields)
            title = QLabel(label(field.label), self.fields)
            title.setBuddy(row.editor.widget)
            self.form.addRow(title, row)
            self._rows[field.name] = row

    def _show_draft(self) -> None:
        draft = self._draft
        self.summary.setText("\n".join([*self._summary(), *(message(note) for note in draft.notes)]))
        self.doubts.setText("\n".join(message(doubt) for doubt in draft.doubts))
        self.doubt_frame.setStyleSheet(_DOUBT_STYLE)
        self.doubt_frame.setVisible(bool(draft.doubts))

    def _summary(self) -> Iterator[str]:
        draft = self._draft
        yield self.tr("Commune : {nom}").format(nom=draft.place.name)
        if draft.shape.precision == "point":
            yield self.tr("Point seul : le lieu est figuré par un cercle de 15 m.")
        else:
            yield self.tr("Surface : {surface}").format(surface=surface(draft.shape.area_m2))
        if draft.parcels:
            rest = ", …" if len(draft.parcels) > _LISTED else ""
            listed = ", ".join(draft.parcels[:_LISTED]) + rest
            yield self.tr("Parcelles ({nombre}) : {liste}").format(nombre=len(draft.parcels), liste=listed)

    def _fit(self) -> None:
        """As tall as the fields that are asked for need; the area scrolls when the screen is too small."""
        self.form.activate()
        width = self.scroll.viewport().width()
        fields = max(self.fields.sizeHint().height(), self.form.heightForWidth(width))
        wanted = fields + self.sizeHint().height() - self.scroll.sizeHint().height()
        room = min(_MAX_HEIGHT, self.screen().availableGeometry().height() - _TITLE_HEIGHT)
        self.resize(max(self.width(), _WIDTH), max(self.height(), min(wanted + _SPARE_HEIGHT, room)))

    def _connect(self) -> None:
        for row in self._rows.values():
            row.editor.changed.connect(lambda row=row: self._touch(row))
        self.doubts_accepted.toggled.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _touch(self, row: Row) -> None:
        row.touched = True
        self.failure.hide()
        self._refresh()

    def _refresh(self) -> None:
        found = problems(self._draft, self.typed(), date.today())
        self._show_asked()
        self._show_problems(found)
        self._show_warnings()
        blocked = [message(problem) for problem in found]
        if self._draft.doubts and not self.doubts_accepted.isChecked():
            blocked.append(self.tr("Cochez la case après avoir vérifié le contour."))
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        button.setEnabled(not blocked)
        button.setToolTip("\n".join(blocked))

    def _show_asked(self) -> None:
        asked = self.typed()
        needed = {f.name for f in asked_fields(self._draft.table, asked)} - {
            f.name for f in usual_fields(self._draft.table)
        }
        for name, row in self._rows.items():
            field = row.editor.field
            title = self.form.labelForField(row)
            required = field.required or name in needed
            title.setText(f"{label(field.label)} *" if required else label(field.label))
            for widget in (row, title):
                widget.setVisible(name in asked)
        if len(asked) > self._shown:
            self._fit()
        self._shown = len(asked)

    def _show_problems(self, found: Iterable[Problem]) -> None:
        sentences = first_sentences(found)
        for name, row in self._rows.items():
            row.tell(sentences.get(name, "") if row.touched else "")
        if any(row.error.text() for row in self._rows.values()):
            self._fit()

    def _show_warnings(self) -> None:
        table = self._draft.table
        found = first_sentences(doubts(table.name, table.own_fields, self.typed()))
        for name, row in self._rows.items():
            row.warn(found.get(name, ""))

    def _show_failure(self, error: ResorptionError) -> None:
        row = self._rows.get(error.field or "") if isinstance(error, RowError) else None
        tell_refusal(error, row, self.failure)
