"""Owners and proceedings: kept in a file apart, which is handed over to nobody."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...layers import schema
from ...layers.companion import companion_path
from ...layers.piece_files import RESTRICTED
from ...layers.session import Reader, Record
from ...layers.site_file import SiteHead, read_restricted
from ...layers.store import Store
from .children_tab import PanelsTab
from .documents_panel import DocumentsPanel
from .records import RecordsPanel

_NOTICE = "background: #f1f1f1; color: #333333; padding: 6px;"


class RestrictedPanel(RecordsPanel):
    """Rows of the companion about the site."""

    def found(self, reader: Reader, site: str) -> list[Record]:
        return read_restricted(self.store, self.table.name, site)


class RestrictedTab(PanelsTab):
    """The owners of the parcels and the proceedings of the site."""

    def __init__(self, store: Store, site: str, parent: QWidget) -> None:
        super().__init__(store, site, parent)
        notice = QLabel(
            self.tr(
                "Gardé à part, dans « {name} » : la base se transmet sans ce fichier. Des personnes morales seulement, "
                "jamais le nom d’un particulier."
            ).format(name=companion_path(store.path).name),
            self,
        )
        notice.setTextFormat(Qt.TextFormat.PlainText)
        notice.setWordWrap(True)
        notice.setStyleSheet(_NOTICE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.addWidget(notice)
        self.panels = [RestrictedPanel(schema.table(name), store, self) for name in ("proprietaire", "procedure")]
        self.add_panels(layout)
        self.pieces = DocumentsPanel(store.path, "site", site, self, shelf=RESTRICTED)
        if self.switch is not None:
            self.switch.addTab(self.pieces, self.tr("Pièces restreintes"))

    def load(self, reader: Reader, head: SiteHead) -> None:
        super().load(reader, head)
        self.pieces.refresh()
