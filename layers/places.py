"""Where an outline lies: the commune with which it shares the most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry, QgsSpatialIndex

from .session import Reader

if TYPE_CHECKING:
    from .plan import PlannedRow

SAME_M = 0.001
"""Two outlines nowhere further apart than 1 mm are the same: a file keeps 7 decimals of a degree, 1 cm."""


class Places:
    """The communes of a base, and those about to be added, in the local CRS."""

    def __init__(self, reader: Reader) -> None:
        self._index = QgsSpatialIndex()
        self._communes: list[tuple[str, QgsGeometry]] = []
        self._last: dict[str, int] = {}
        self._names: dict[str, str] = {}
        for record in reader.all("commune"):
            self._add(record.uuid, record.values, shape_of(record.geometry))

    def add(self, rows: Iterable[PlannedRow]) -> None:
        """Communes that will be there."""
        for row in rows:
            self._add(row.uuid, row.values, row.geometry)

    def commune_of(self, shape: QgsGeometry) -> str | None:
        """The uuid of the commune with the largest share of the outline; None out of the territory."""
        best, largest = None, 0.0
        for number in self._index.intersects(shape.boundingBox()):
            uuid, commune = self._communes[number]
            if self._last[uuid] != number:
                continue
            shared = commune.intersection(shape).area()
            if shared > largest:
                best, largest = uuid, shared
        return best

    def touches(self, commune: str, shape: QgsGeometry) -> bool:
        """Whether some of the outline is in that commune: on a boundary, the one to keep is for the officer to say."""
        number = self._last.get(commune)
        return number is not None and self._communes[number][1].intersects(shape)

    def name_of(self, commune: str) -> str:
        """Its name."""
        return self._names[commune]

    def _add(self, uuid: str, values: Mapping[str, object], shape: QgsGeometry | None) -> None:
        if values.get("nom"):
            self._names[uuid] = str(values["nom"])
        if shape is not None:
            self._index.addFeature(len(self._communes), shape.boundingBox())
            self._last[uuid] = len(self._communes)
            self._communes.append((uuid, shape))


def shape_of(wkb: bytes | None) -> QgsGeometry | None:
    """The geometry of a WKB."""
    if wkb is None:
        return None
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    return shape


def same_outline(shape: QgsGeometry, wkb: bytes | None) -> bool:
    """Whether the outline is the one already stored."""
    former = shape_of(wkb)
    return former is not None and shape.hausdorffDistance(former) <= SAME_M
