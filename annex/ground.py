"""What lies under the maps."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsMapLayer


@dataclass(frozen=True)
class Ground:
    """Layers of the project or a base map, and who must be named for them."""

    layers: tuple[QgsMapLayer, ...] = ()
    attribution: str = ""
