"""Why something is deleted: asked each time, kept in the journal."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ...protocol.plain_text import one_line

_CONTEXT = "AskReason"


def ask_reason(parent: QWidget, title: str) -> str:
    """The reason that was typed, empty when the user gave the deletion up."""
    question = QCoreApplication.translate(_CONTEXT, "Pourquoi ? Le motif est gardé dans le journal.")
    typed, agreed = QInputDialog.getText(parent, title, question)
    return one_line(typed).strip() if agreed else ""
