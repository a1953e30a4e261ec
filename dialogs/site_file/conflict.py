"""Two people changed the same rows: both values are shown, the user chooses column by column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QTreeWidgetItem, QVBoxLayout, QWidget

from ...layers.edits import Change, Conflict, Delete, Difference
from ...layers.model import Field
from ...layers.names import full_name, names, shown
from ...layers.store import Store
from ...layers.texts import label

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_COLUMN, _BEFORE, _MINE, _THEIRS, _CHOICE = range(5)
_WIDTHS = (190, 220, 240, 240, 150)
_PADDING = 10
_TALLEST = 100_000
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class ConflictDialog(QDialog, FORM):
    """Nothing is written before each contested value has been chosen."""

    def __init__(self, found: Sequence[Conflict], store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._found = list(found)
        self._names = _reference_names(found, store)
        self._columns: dict[tuple[int, str], QComboBox] = {}
        self._rows: dict[int, QComboBox] = {}
        for number, conflict in enumerate(self._found):
            self._add(number, conflict)
        for column, width in enumerate(_WIDTHS):
            self.tree.setColumnWidth(column, width)
        self.tree.expandAll()
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Enregistrer ces choix"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Revenir à la saisie"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._look()

    def resolved(self, changes: Sequence[Change]) -> list[Change]:
        """The changes with the choices made; to be saved as they are."""
        answers = {id(c.change): self._answer(number, c) for number, c in enumerate(self._found)}
        return [kept for change in changes for kept in answers.get(id(change), (change,))]

    def _answer(self, number: int, conflict: Conflict) -> tuple[Change, ...]:
        whole = self._rows.get(number)
        if whole is not None and not whole.currentData():
            return ()
        if conflict.current is None:
            return conflict.made_again()
        theirs = [name for (row, name), box in self._columns.items() if row == number and not box.currentData()]
        return (conflict.rebased(theirs),)

    def _add(self, number: int, conflict: Conflict) -> None:
        head = QTreeWidgetItem(self.tree)
        head.setText(_COLUMN, self._title(conflict))
        head.setFirstColumnSpanned(True)
        font = head.font(_COLUMN)
        font.setBold(True)
        head.setFont(_COLUMN, font)
        if conflict.current is None and isinstance(conflict.change, Delete):
            return
        if conflict.current is None:
            self._ask_whole(number, head, self.tr("Recréer avec votre saisie"), self.tr("Laisser supprimé"))
        elif isinstance(conflict.change, Delete):
            self._ask_whole(number, head, self.tr("Supprimer tout de même"), self.tr("Garder la ligne"))
        for difference in conflict.differences():
            self._add_difference(number, head, difference)

    def _ask_whole(self, number: int, head: QTreeWidgetItem, mine: str, theirs: str) -> None:
        line = QTreeWidgetItem(head)
        line.setText(_COLUMN, self.tr("Cette ligne"))
        self._rows[number] = self._box(line, mine, theirs)

    def _add_difference(self, number: int, head: QTreeWidgetItem, difference: Difference) -> None:
        line = QTreeWidgetItem(head)
        values = (difference.before, difference.mine, difference.theirs)
        line.setText(_COLUMN, label(difference.field.label))
        for column, value in zip((_BEFORE, _MINE, _THEIRS), values):
            self._write(line, column, self._shown(difference.field, value))
        for column in range(self.tree.columnCount()):
            line.setTextAlignment(column, _TOP)
        if number in self._rows:
            return
        if difference.contested:
            box = self._box(line, self.tr("Votre saisie"), self.tr("La base"))
            self._columns[number, difference.field.name] = box
        else:
            mine = difference.mine != difference.before
            line.setText(_CHOICE, self.tr("Votre saisie") if mine else self.tr("La base"))

    def _write(self, line: QTreeWidgetItem, column: int, text: str) -> None:
        """The whole text: two long ones may differ by their end only, and a tree gives each item one line."""
        line.setText(column, text)
        line.setToolTip(column, text)
        room = QRect(0, 0, _WIDTHS[column] - _PADDING, _TALLEST)
        needed = self.tree.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        line.setSizeHint(column, QSize(_WIDTHS[column], needed.height() + _PADDING))

    def _box(self, line: QTreeWidgetItem, mine: str, theirs: str) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("À choisir…"), None)
        box.addItem(mine, True)
        box.addItem(theirs, False)
        box.setAccessibleName(line.text(_COLUMN))
        box.currentIndexChanged.connect(self._look)
        holder = QWidget(self.tree)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(box)
        layout.addStretch()
        self.tree.setItemWidget(line, _CHOICE, holder)
        line.setSizeHint(_CHOICE, box.sizeHint())
        return box

    def _look(self) -> None:
        boxes = [*self._rows.values(), *self._columns.values()]
        waiting = sum(box.currentData() is None for box in boxes)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not waiting)
        self.remaining.setText(self.tr("Choix à faire : {count}").format(count=waiting) if waiting else "")

    def _title(self, conflict: Conflict) -> str:
        row = conflict.current or conflict.change.record
        name = full_name(conflict.table, row.values)
        if conflict.current is None:
            return self.tr("{name} : supprimé depuis par quelqu’un d’autre").format(name=name)
        who, when = row.values["modifie_par"], row.values["modifie_le"]
        shown_day = when.astimezone().strftime("%d/%m/%Y à %H:%M") if isinstance(when, datetime) else "?"
        author = str(who) if who else self.tr("un auteur inconnu")
        return self.tr("{name} : modifié par {author} le {day}").format(name=name, author=author, day=shown_day)

    def _shown(self, field: Field, value: object) -> str:
        if value is None:
            return "–"
        if field.references:
            return self._names.get(str(value), "?")
        return shown(field, value)


def _reference_names(found: Sequence[Conflict], store: Store) -> dict[str, str]:
    tables = {f.references for c in found for f in c.table.references if not f.external}
    with store.reading() as reader:
        return {uuid: name for table in sorted(tables) for uuid, name in names(reader, table)}
