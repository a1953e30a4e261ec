"""The wiring of the plugin: what QGIS loads, and what it takes away on unload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject

from .algorithms.provider import ResorptionProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


class ResorptionPlugin(QObject):
    """The plugin object; works with `iface` None, as in qgis_process."""

    def __init__(self, iface: QgisInterface | None) -> None:
        super().__init__()
        self.iface = iface
        self.provider: ResorptionProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802 - name imposed by QGIS
        """Register the Processing provider; qgis_process calls nothing else."""
        self.provider = ResorptionProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:  # noqa: N802 - name imposed by QGIS
        """Build the graphical part, on top of the provider."""
        self.initProcessing()

    def unload(self) -> None:
        """Take away everything that was added."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
