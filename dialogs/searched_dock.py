"""What the docks of the plugin share: Ctrl+F searches in them, and what an error says in the message bar."""

from __future__ import annotations

from qgis.core import Qgis
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QWidget

from ..layers.validation import sentence
from ..protocol.errors import ResorptionError
from .inherited_texts import InheritedTexts

PROBLEM_STYLE = "#problem_frame { background: #fdecea; border: 1px solid #c0392b; } #problem { color: #8a1c1c; }"
"""Of the frame that says why the base could not be read."""

SETTLE_MS = 300
"""A save tells forty layers, one after the other: the base is read once, when they have all been told."""

_MESSAGE_S = 12


class SearchedDock(InheritedTexts, QgsDockWidget):
    """A dock made from it says with `focus_search` where its search is.

    Not an abstract class of Python's: Qt's classes have a metaclass of their own.
    """

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent or iface.mainWindow())
        self._iface = iface

    def focus_search(self) -> None:
        """Begin a search with the keyboard."""
        raise NotImplementedError(type(self).__name__)

    def event(self, event: QEvent) -> bool:
        """Ctrl+F searches here while the dock has the focus; elsewhere it is QGIS's own shortcut."""
        pressed = event.type() == QEvent.Type.KeyPress
        if not (pressed or event.type() == QEvent.Type.ShortcutOverride):
            return super().event(event)
        if not event.matches(QKeySequence.StandardKey.Find):
            return super().event(event)
        event.accept()
        if pressed:
            self.focus_search()
        return True

    def told(self, error: Exception) -> str:
        """The sentence of an error; of one that nobody expected its kind only, for its words could quote a cell."""
        if isinstance(error, ResorptionError):
            return sentence(error)
        return self.tr("Une erreur inattendue a interrompu l’opération ({kind}).").format(kind=type(error).__name__)

    def say(self, title: str, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Success) -> None:
        """Says it in the message bar."""
        self._iface.messageBar().pushMessage(title, text, level, _MESSAGE_S)
