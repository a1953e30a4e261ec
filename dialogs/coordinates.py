"""Asks where a place is, by its coordinates."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ..layers.coordinates import is_link, split_pair
from ..layers.drawing import Draft, Ground
from ..layers.texts import message
from ..layers.typed_place import TypedPoint, typed_draft
from ..protocol.errors import ResorptionError
from .entry import EntryDialog
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class CoordinatesDialog(EntryDialog, FORM):
    """Emits `found` with the draft of the place; says beside the fields what is wrong with them."""

    found = pyqtSignal(Draft)

    def __init__(self, table: str, ground: Ground, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        self._table = table
        self._ground = ground
        self._length = 0
        self.setWindowTitle(self.tr("Placer par coordonnées"))
        self.system.addItem(self.tr("WGS 84 (GPS), en degrés"), True)
        self.system.addItem(self.tr("{systeme}, en mètres").format(systeme=ground.crs.description()), False)
        self.problem.setStyleSheet(ERROR_TEXT)
        self.system.currentIndexChanged.connect(self._name_axes)
        for line in (self.first, self.second):
            line.textChanged.connect(self._edited)
        self.first.textChanged.connect(self._first_changed)
        self.first.editingFinished.connect(self._split)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._name_axes()
        self._edited()
        self.first.setFocus()

    def has_input(self) -> bool:
        return bool(self.first.text().strip() or self.second.text().strip())

    def accept(self) -> None:
        """Hand over the place, or say why it cannot be one."""
        typed = TypedPoint(self.first.text(), self.second.text(), self.system.currentData())
        try:
            draft = typed_draft(self._table, typed, self._ground)
        except ResorptionError as error:
            self.problem.setText(message(error))
            return
        super().accept()
        self.found.emit(draft)

    def _name_axes(self) -> None:
        geographic = self.system.currentData()
        names = (self.tr("Latitude"), self.tr("Longitude")) if geographic else (self.tr("X (est)"), self.tr("Y (nord)"))
        examples = ("48,8566   48° 51′ 24″ N", "2,3522   2° 21′ 8″ E") if geographic else ("652381,5", "6862047,2")
        for widget, name in zip((self.first_label, self.second_label), names):
            widget.setText(name)
        for line, example in zip((self.first, self.second), examples):
            line.setPlaceholderText(example)
        self.problem.clear()

    def _split(self) -> None:
        """Share out two coordinates given together; never while the user is typing."""
        text = self.first.text()
        pair = split_pair(text) if not self.second.text() else None
        if pair is not None:
            if is_link(text):
                self.system.setCurrentIndex(0)
            self._length = len(pair[0])
            self.first.setText(pair[0])
            self.second.setText(pair[1])
        elif text.strip():
            self._say_missing()

    def _say_missing(self) -> None:
        if not self.second.text().strip():
            self.problem.setText(self.tr("Il manque : {coordonnee}.").format(coordonnee=self.second_label.text()))

    def _first_changed(self, text: str) -> None:
        pasted = len(text) - self._length > 1
        self._length = len(text)
        if pasted:
            self._split()

    def _edited(self) -> None:
        self.problem.clear()
        complete = bool(self.first.text().strip() and self.second.text().strip())
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(complete)
        button.setToolTip("" if complete else self.tr("Donnez les deux coordonnées."))
