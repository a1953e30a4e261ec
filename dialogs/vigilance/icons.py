"""The pictures of the levels: a shape for each, so that nobody needs colours to tell them apart."""

from __future__ import annotations

import functools

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ...protocol.vigilance import NO_REASON, NOT_JUDGED, REOCCUPIED, VIGILANCE
from ...protocol.vocabulary import vocabulary
from ...protocol.watch_list import FOLLOWED, NOT_EVALUATED

_SIDE, _SCALE = 16, 4
"""Drawn large, shown small: sharp on any screen."""

_INK = QColor("#333333")
_PALE = QColor("#ffffff")
_SQUARE = ((2, 2), (14, 2), (14, 14), (2, 14))
_TRIANGLE = ((8, 1.5), (15, 14), (1, 14))
_LOZENGE = ((8, 1), (15, 8), (8, 15), (1, 8))


@functools.cache
def level_icon(group: str) -> QIcon:
    """The picture of a group of the list. Raises KeyError."""
    picture = QPixmap(_SIDE * _SCALE, _SIDE * _SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    painter.setPen(QPen(_INK, 1.2))
    painter.setBrush(_colour(group))
    _SHAPES[group](painter)
    painter.end()
    return QIcon(picture)


def _colour(group: str) -> QColor:
    known = vocabulary("niveau_vigilance")
    colours = {code.value: code.colour for code in known.codes}
    return QColor(colours[group]) if group in colours else _PALE


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _square(painter: QPainter) -> None:
    """Full, with a mark in it."""
    painter.drawPolygon(_polygon(*_SQUARE))
    _mark(painter, "!", _PALE)


def _triangle(painter: QPainter) -> None:
    painter.drawPolygon(_polygon(*_TRIANGLE))
    painter.setPen(QPen(_INK, 1.6))
    painter.drawLine(QPointF(8, 6), QPointF(8, 10))
    painter.drawPoint(QPointF(8, 12.2))


def _circle_in_doubt(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    _mark(painter, "?", _PALE)


def _circle(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))


def _dashed(painter: QPainter) -> None:
    painter.setPen(QPen(_INK, 1.2, Qt.PenStyle.DashLine))
    painter.drawPolygon(_polygon(*_LOZENGE))


def _tick(painter: QPainter) -> None:
    painter.drawRect(QRectF(2, 2, 12, 12))
    painter.setPen(QPen(_INK, 1.8))
    painter.drawPolyline(_polygon((4.5, 8), (7, 11), (12, 4.5)))


def _mark(painter: QPainter, mark: str, colour: QColor) -> None:
    font = painter.font()
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(0, 0, _SIDE, _SIDE), Qt.AlignmentFlag.AlignCenter, mark)


_SHAPES = {
    REOCCUPIED: _square, VIGILANCE: _triangle, NOT_JUDGED: _circle_in_doubt, NO_REASON: _circle,
    NOT_EVALUATED: _dashed, FOLLOWED: _tick,
}  # fmt: skip
