"""The map of Article 9: the transitional settlements on the territory, as a picture for the text of the protocol."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsCoordinateReferenceSystem, QgsExpressionContextUtils, QgsLayoutExporter, QgsProject
from qgis.PyQt.QtCore import QBuffer, QIODevice, QSize

from ..protocol.errors import ResorptionError
from .furniture import Imprint
from .map_frame import MapFrame
from .map_layers import outline_of
from .map_subject import Subject
from .pages import page_size
from .reading import Snapshot
from .templates import MAP_TEXT, Template

DPI = 200


def settlement_map(base: Snapshot, around: Imprint) -> bytes | None:
    """The picture as a PNG, None when no settlement has an outline or no commune bounds the territory.

    Runs on the main thread, where QGIS prints its layouts. Raises ResorptionError: the picture cannot be drawn.
    """
    drawn = tuple(row for row in base.all("amenagement") if row.geometry)
    if not drawn or not any(row.geometry for row in base.all("commune")):
        return None
    # Nothing else is on it: where people live is on the maps of the annex.
    shown = replace(base, rows={"commune": base.all("commune"), "amenagement": drawn})
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(base.epsg))
    layout = Template(MAP_TEXT, around.templates).layout(project)
    QgsExpressionContextUtils.setLayoutVariable(layout, "resorption_crs", around.crs)
    territory = outline_of(shown)
    MapFrame(shown, around, Subject("", territory, MAP_TEXT), territory, layout).fill()
    width, height = page_size(layout)
    pixels = QSize(round(width / 25.4 * DPI), round(height / 25.4 * DPI))
    image = QgsLayoutExporter(layout).renderPageToImage(0, pixels, DPI)
    held = QBuffer()
    if not held.open(QIODevice.OpenModeFlag.WriteOnly) or image.isNull() or not image.save(held, "PNG"):
        raise ResorptionError(
            "La carte de l’article 9 n’a pas pu être dessinée. Libérez de la mémoire, puis recommencez."
        )
    return bytes(held.data())
