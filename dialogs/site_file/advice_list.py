"""« Points d’attention »: what the rules of the protocol have to say about a site, and on what ground."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ...layers.texts import message
from ...protocol.advice import Advice, Severity
from ...protocol.sentences import Sentence

_COLOURS = {Severity.WARNING: "#a31515", Severity.NOTICE: "#333333"}
_MARKS = {Severity.WARNING: "▲", Severity.NOTICE: "•"}


class AdviceDialog(QDialog):
    """Every advice with its source; read, then closed."""

    def __init__(self, found: Sequence[Advice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Points d’attention"))
        self.resize(620, 380)
        content = QWidget(self)
        lines = QVBoxLayout(content)
        for advice in found:
            lines.addWidget(_line(f"{_MARKS[advice.severity]} {message(advice)}", _COLOURS[advice.severity], content))
            if advice.source:
                lines.addWidget(_line(message(Sentence(advice.source)), "#595959", content, indent=16))
        lines.addStretch()
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)


def _line(text: str, colour: str, parent: QWidget, indent: int = 0) -> QLabel:
    line = QLabel(text, parent)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setWordWrap(True)
    line.setIndent(indent)
    line.setStyleSheet(f"color: {colour};")
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line
