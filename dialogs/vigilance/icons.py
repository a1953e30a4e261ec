"""The pictures of the levels: those of the map, a shape for each, so that nobody needs colours to tell them apart."""

from __future__ import annotations

import functools

from qgis.core import QgsRenderContext, QgsSymbolLayerUtils
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ...layers.styles import MARKER_MM
from ...layers.vigilance_style import marker_of_level
from ...protocol.watch_list import FOLLOWED, NOT_EVALUATED

_SIDE, _SCALE = 16, 4
"""Drawn large, shown small: sharp on any screen."""

_INK = QColor("#333333")
_PAPER = QColor("#ffffff")


@functools.cache
def level_icon(group: str) -> QIcon:
    """The picture of a group of the list. Raises KeyError."""
    if group == FOLLOWED:
        return QIcon(_tick())
    marker = marker_of_level(None if group == NOT_EVALUATED else group)
    side = QSize(_SIDE * _SCALE, _SIDE * _SCALE)
    context = QgsRenderContext()
    context.setScaleFactor(side.width() / MARKER_MM)
    context.setFlag(QgsRenderContext.Flag.Antialiasing)
    return QIcon(QgsSymbolLayerUtils.symbolPreviewPixmap(marker, side, 0, context))


def _tick() -> QPixmap:
    """No level: the follow-up has ended."""
    picture = QPixmap(_SIDE * _SCALE, _SIDE * _SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    painter.setBrush(_PAPER)
    painter.setPen(QPen(_INK, 1.2))
    painter.drawRect(QRectF(2, 2, 12, 12))
    painter.setPen(QPen(_INK, 1.8))
    painter.drawPolyline(QPolygonF([QPointF(4.5, 8), QPointF(7, 11), QPointF(12, 4.5)]))
    painter.end()
    return picture
