"""The translations of a class serve the classes made from it: Qt looks under the name of the last one only."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


class InheritedTexts:
    """To be named before the Qt class, in a class that others are made from."""

    def tr(self, text: str) -> str:
        """The text in the user's language, from the first class in the family that has it."""
        for kind in type(self).__mro__:
            found = QCoreApplication.translate(kind.__name__, text)
            if found != text:
                return found
        return text
