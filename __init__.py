"""Résorption: the life of a resorption protocol, in QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import ResorptionPlugin


def classFactory(iface: QgisInterface | None) -> ResorptionPlugin:  # noqa: N802 - name imposed by QGIS
    """Entry point called by QGIS; the plugin is imported late so that the rules load without QGIS."""
    from .plugin import ResorptionPlugin

    return ResorptionPlugin(iface)
