"""How the pages of the wizard say what is wrong."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QPlainTextEdit

ERROR_STYLE = "color: #8a1c1c; background: #fdecea; border: 1px solid #c0392b; padding: 4px;"

WARNING_STYLE = "color: #5c4400; background: #fff6dd; border: 1px solid #b8860b; padding: 4px;"


def tell(place: QLabel | QPlainTextEdit, text: str, style: str = ERROR_STYLE) -> None:
    """Show a sentence, or hide its place."""
    place.setStyleSheet(style)
    if isinstance(place, QPlainTextEdit):
        place.setPlainText(text)
    else:
        place.setText(text)
    place.setVisible(bool(text))
