"""What the bench of the annex draws by Qt alone: the still picture, and the floor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter, QPen


def paint_picture(path: Path) -> None:
    """A curve of five points, in the proportions of ours."""
    picture = QImage(558, 156, QImage.Format.Format_RGB32)
    picture.fill(QColor("#eef2f6"))
    painter = QPainter(picture)
    painter.setPen(QPen(QColor("#0072B2"), 4))
    points = [QPointF(30 + 122 * rank, y) for rank, y in enumerate((125, 60, 85, 30, 45))]
    for one, other in zip(points, points[1:]):
        painter.drawLine(one, other)
    painter.end()
    picture.save(str(path))


def write_lines(sheets: Sequence[Sequence[str]], path: Path) -> None:
    """A page for each sheet, by Qt alone."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(10, 10, 10, 10))
    painter, font = QPainter(writer), QFont("Open Sans", 9)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    painter.setFont(font)
    for rank, lines in enumerate(sheets):
        if rank:
            writer.newPage()
        box = QRectF(0, 0, writer.width(), writer.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), "\n".join(lines))
    painter.end()
