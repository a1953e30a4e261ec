"""How windows say what is wrong or doubtful: beside a field, or in a box of its own."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QPlainTextEdit

ERROR_TEXT = "color: #b30000;"
DOUBT_TEXT = "color: #7a4b00;"
"""Beside a field."""

ERROR_BOX = "color: #8a1c1c; background: #fdecea; border: 1px solid #c0392b; padding: 4px;"
NOTICE_BOX = "color: #3a2c00; background: #fff4d6; border: 1px solid #b98900; padding: 4px;"
"""Above or under all the fields."""


def tell(place: QLabel | QPlainTextEdit, text: str, style: str = ERROR_BOX) -> None:
    """Show a sentence, or hide its place."""
    place.setStyleSheet(style)
    if isinstance(place, QPlainTextEdit):
        place.setPlainText(text)
    else:
        place.setText(text)
    place.setVisible(bool(text))
