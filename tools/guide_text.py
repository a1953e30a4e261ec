"""The pictures of the protocol's text: its window as it opens, then what is left to be filled in.

See `guide_pictures.py`: the real window on a copy of the demonstration base.
"""

from __future__ import annotations

from pathlib import Path

from desktop_inside import screenshot, wait
from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSignalBlocker
from qgis.PyQt.QtWidgets import QLineEdit
from qgis.utils import iface
from resorption.dialogs.protocol_text.memory import FILES
from resorption.dialogs.protocol_text.window import ProtocolTextDialog

SHOWN = "/srv"
"""A folder that is nobody's."""


class TextDesk:
    """A project manager who writes the text and reads what is missing."""

    def __init__(self, base: Path) -> None:
        QgsSettings().remove(FILES)
        self.base = base
        self.document = base.with_name(f"{base.stem}_texte.docx")
        self.document.unlink(missing_ok=True)
        self.dialog = ProtocolTextDialog(base, iface.mainWindow())

    def take(self) -> None:
        """Both pictures."""
        self.dialog.show()
        wait(600)
        self.show_path(self.dialog.place)
        screenshot("guide-protocole-fenetre")
        self.dialog.document.setFilePath(str(self.document))
        self.dialog.produce.click()
        wait(600)
        self.show_path(self.dialog.outcome)
        screenshot("guide-protocole-a-completer")
        self.dialog.document.setFilePath(str(self.document))
        self.dialog.reject()
        wait(200)

    def show_path(self, told: object) -> None:
        """What the field and the sentence under it say."""
        # Told of a change, the window would forget what it produced.
        with QSignalBlocker(self.dialog.document):
            field = self.dialog.findChild(QgsFileWidget, "document").findChild(QLineEdit)
            field.setText(f"{SHOWN}/{self.document.name}")
        told.setText(told.text().replace(str(self.base.parent), SHOWN))
        wait(300)
