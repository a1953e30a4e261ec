"""What a map is about, and the ground that it shows."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from .categories import Scheme, whole_scheme
from .reading import Row

AROUND = 1.06
"""The ground shown is this much larger than what must be seen."""


@dataclass(frozen=True)
class View:
    """The ground that the map shows and its scale; paper millimetres are counted from its bottom left."""

    extent: QgsRectangle
    scale: float
    width: float
    height: float

    def on_paper(self, x: float, y: float) -> tuple[float, float]:
        """From metres on the ground to millimetres on the map."""
        return (x - self.extent.xMinimum()) * 1000 / self.scale, (y - self.extent.yMinimum()) * 1000 / self.scale

    def on_ground(self, x: float, y: float) -> QgsPointXY:
        """From millimetres on the map to metres on the ground."""
        return QgsPointXY(
            self.extent.xMinimum() + x * self.scale / 1000, self.extent.yMinimum() + y * self.scale / 1000
        )


@dataclass(frozen=True)
class Subject:
    """What a map is about. `seen` must be on it whole; with a `commune` or a `site`, only what is there is drawn."""

    title: str
    seen: QgsGeometry
    template: str
    commune: str | None = None
    site: str | None = None
    scheme: Scheme | None = None
    notes: tuple[str, ...] = ()
    """Sentences of its own, before those about what could not be shown."""
    room: float = AROUND
    """How many times `seen` the map is, in width or in height."""

    @property
    def told(self) -> Scheme:
        """What the map tells apart: all kinds of places unless it says otherwise."""
        return self.scheme or whole_scheme()

    def concerns(self, table: str, row: Row) -> bool:
        """Whether the map is about that row."""
        if self.site is not None:
            return table == "site" and row["uuid"] == self.site
        return self.commune is None or row["commune"] == self.commune
