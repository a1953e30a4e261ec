"""The few fields of a document, made from the schema: asked when it is attached, changed afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QWidget

from ...layers import schema
from ...layers.documents import ASKED, ASKED_RESTRICTED
from ...layers.model import Field
from ...layers.piece_files import ORDINARY, Shelf
from ...layers.texts import label
from ...protocol.checks import check_record
from ...protocol.rules import Problem
from ...protocol.sensitive import doubts
from ..row import Row, first_sentences

_HINT_STYLE = "color: #4d4d4d;"


def asked_fields(shelf: Shelf) -> list[Field]:
    """The fields of a document that people fill in."""
    table = schema.table(shelf.table)
    return [table.field(name) for name in (ASKED if shelf is ORDINARY else ASKED_RESTRICTED)]


class PieceForm(QWidget):
    """Editors of some fields of a document, with what is wrong or doubtful under each."""

    changed = pyqtSignal()

    def __init__(self, shelf: Shelf, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = schema.table(shelf.table)
        self._fields = fields
        self.rows: dict[str, Row] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for field in fields:
            self._add(layout, field)

    def values(self) -> dict[str, object]:
        """What was typed."""
        return {name: row.editor.value() for name, row in self.rows.items()}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show values of the base."""
        for name, row in self.rows.items():
            row.editor.set_value(values.get(name))
        self.check()

    def touched(self) -> bool:
        """Whether something was typed."""
        return any(row.touched for row in self.rows.values())

    def focus(self) -> None:
        """Go to the first field."""
        next(iter(self.rows.values())).setFocus()

    def check(self) -> list[Problem]:
        """Every problem; those of the fields that were touched are shown."""
        values = self.values()
        found = check_record(self._fields, (), values, date.today())
        sentences = first_sentences(found)
        warnings = first_sentences(doubts(self._table.name, self._fields, values))
        for name, row in self.rows.items():
            row.tell(sentences.get(name, "") if row.touched else "")
            row.warn(warnings.get(name, ""))
        return found

    def _add(self, layout: QFormLayout, field: Field) -> None:
        row = Row(field, self)
        title = QLabel(label(field.label) + (" *" if field.required else ""), self)
        title.setBuddy(row.editor.widget)
        layout.addRow(title, row)
        self.rows[field.name] = row
        row.editor.changed.connect(lambda row=row: self._touch(row))
        if field.name == "diffusion":
            layout.addRow(self._meaning())

    def _meaning(self) -> QLabel:
        hint = QLabel(
            self.tr(
                "Restreinte : la pièce n’est pas citée dans les exports remis aux partenaires. Dans les deux cas, "
                "le fichier est à côté de la base : qui reçoit une copie du dossier peut l’ouvrir."
            ),
            self,
        )
        hint.setObjectName("diffusion_meaning")
        hint.setStyleSheet(_HINT_STYLE)
        hint.setWordWrap(True)
        return hint

    def _touch(self, row: Row) -> None:
        row.touched = True
        self.check()
        self.changed.emit()
