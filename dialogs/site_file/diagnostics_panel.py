"""Diagnostics of a site, planned and done."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...layers.model import Table
from ...layers.store import Store
from .records import RecordsPanel


class DiagnosticsPanel(RecordsPanel):
    """Diagnostics, newest first."""

    def __init__(self, child: Table, store: Store, parent: QWidget) -> None:
        super().__init__(child, store, parent)
        self.add_button.setText(self.tr("&Nouveau diagnostic"))
