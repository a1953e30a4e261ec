"""One click to say that the next visit is in one, three or six months."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget


class NextVisitButtons(QWidget):
    """`chosen` brings a number of months."""

    chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[int, QPushButton] = {}
        for months, text in (
            (1, self.tr("Dans &1 mois")),
            (3, self.tr("Dans &3 mois")),
            (6, self.tr("Dans &6 mois")),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, months=months: self.chosen.emit(months))
            layout.addWidget(button)
            self.buttons[months] = button
        layout.addStretch(1)
