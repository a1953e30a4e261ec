"""What every tab of the site file does."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...layers.edits import Change
from ...layers.session import Reader
from ...layers.site_file import SiteHead
from ...layers.store import Store
from ..inherited_texts import InheritedTexts


class Tab(InheritedTexts, QWidget):
    """One tab; read when it is first shown, and again after each save."""

    edited = pyqtSignal()
    refused = pyqtSignal(str)
    """The sentence of something that could not be done."""

    follows = False
    """Whether `load` reads all that depends on `site`: the tab then stays when the window goes to another site."""

    def __init__(self, store: Store, site: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.store = store
        self.site = site

    def load(self, reader: Reader, head: SiteHead) -> None:
        """Show what is in the base; what was typed is forgotten. Raises BaseError."""
        raise NotImplementedError(type(self).__name__)

    def changes(self) -> list[Change]:
        """What saving writes."""
        return []

    def first_problem(self) -> str:
        """The sentence of what prevents saving, its field brought into sight; empty when there is nothing."""
        return ""

    def locate(self, table: str, field: str, sentence: str) -> bool:
        """Show a refusal of the base beside its field; False when the field is not here."""
        return False
