"""A table that only ties two rows, or a row and a code, shown as a list of ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.model import Field
from ...layers.schema import Relation
from ...layers.texts import label
from ...protocol.plain_text import folded
from ...protocol.vocabulary import vocabulary
from ..fields import Choice

_SEARCHED_FROM = 12
_NAMED = 3


def link_choices(other: Field, rows: Sequence[Choice]) -> list[Choice]:
    """What may be ticked: the codes of the list, or the rows of the other table."""
    if other.vocabulary:
        return [(code.value, label(code.label)) for code in vocabulary(other.vocabulary).codes]
    return list(rows)


class LinkRow(QWidget):
    """The names that are ticked, and a button to tick others."""

    edited = pyqtSignal()

    def __init__(self, relation: Relation, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label(relation.field.parent_tab or relation.child.label)
        self._choices: list[Choice] = []
        self._ticked: set[str] = set()
        self._names = QLabel(self)
        self._names.setTextFormat(Qt.TextFormat.PlainText)
        self._names.setWordWrap(True)
        self._button = QPushButton(self.tr("Choisir…"), self)
        self._button.setObjectName(f"{relation.child.name}_choose")
        self._button.setAccessibleName(self.tr("Choisir : {title}").format(title=self.title))
        self._button.clicked.connect(self._choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._names, 1)
        layout.addWidget(self._button)
        self.setFocusProxy(self._button)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """What may be ticked."""
        self._choices = list(choices)

    def show_ticked(self, ticked: Iterable[str]) -> None:
        """Show what is tied."""
        self._ticked = set(ticked)
        names = [name for value, name in self._choices if value in self._ticked]
        text, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
        if more > 0:
            rest = self.tr("{names} et un autre") if more == 1 else self.tr("{names} et {count} autres")
            text = rest.format(names=text, count=more)
        self._names.setText(text or "–")

    def ticked(self) -> set[str]:
        """What is tied now."""
        return set(self._ticked)

    def _choose(self) -> None:
        dialog = TickDialog(self.title, self._choices, self._ticked, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.ticked() != self._ticked:
            self.show_ticked(dialog.ticked())
            self.edited.emit()
        dialog.deleteLater()


class TickDialog(QDialog):
    """Choices with a box each, and a search when they are many."""

    def __init__(self, title: str, choices: Sequence[Choice], ticked: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 420)
        kept = set(ticked)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Chercher"))
        self.search.setAccessibleName(self.tr("Chercher"))
        self.search.setClearButtonEnabled(True)
        self.search.setVisible(len(choices) > _SEARCHED_FROM)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        # What is ticked comes first: among thousands of sites nobody would find it.
        for value, name in sorted(choices, key=lambda choice: choice[0] not in kept):
            self._add(value, name, value in kept)
        self._searched = [folded(name) for _value, name in choices]
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.list, buttons):
            layout.addWidget(widget)

    def ticked(self) -> set[str]:
        """What is ticked, shown or not."""
        items = (self.list.item(i) for i in range(self.list.count()))
        checked = Qt.CheckState.Checked
        return {str(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() == checked}

    def _add(self, value: str, name: str, checked: bool) -> None:
        item = QListWidgetItem(name, self.list)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _filter(self, text: str) -> None:
        wanted = folded(text)
        for index, name in enumerate(self._searched):
            self.list.item(index).setHidden(wanted not in name)
