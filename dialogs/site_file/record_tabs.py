"""The tabs of what is attached to a site, and of what was done to it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...layers.session import Reader
from ...layers.site_file import SiteHead
from ...layers.store import Store
from .documents_panel import DocumentsPanel
from .journal_panel import JournalPanel
from .tab import Tab


class DocumentsTab(Tab):
    """Files of the site and of what belongs to it; each action is saved at once."""

    def __init__(self, store: Store, site: str, parent: QWidget) -> None:
        super().__init__(store, site, parent)
        self.panel = DocumentsPanel(store.path, "site", site, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.panel)

    def load(self, reader: Reader, head: SiteHead) -> None:
        self.panel.refresh()


class JournalTab(Tab):
    """Who changed what, and when."""

    def __init__(self, store: Store, site: str, parent: QWidget) -> None:
        super().__init__(store, site, parent)
        self.panel = JournalPanel(store.path, site, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.panel)

    def load(self, reader: Reader, head: SiteHead) -> None:
        self.panel.refresh()
