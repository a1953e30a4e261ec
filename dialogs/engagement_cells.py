"""How a cell of the matrix of engagements is drawn: its number, what is overdue, a bar by status; empty ones hatched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.PyQt.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap, QTextOption
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..layers.engagement_texts import STATUSES, how_late, none_of, nothing_in_words
from ..layers.texts import number
from ..protocol.engagement_matrix import Cell
from ..protocol.vocabulary import vocabulary

SHOWN = Qt.ItemDataRole.UserRole
"""Role that holds the ShownCell of an item."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight
_MARGIN = 4
_BAR_HEIGHT = 14
_NUMBER_PAD = 6
_FRAME = 2
_TINT = 0.15
_HATCH = 70
_INK, _PAPER = QColor("#1A1A1A"), QColor("#FFFFFF")
_MIDDLE_LUMINANCE = 0.18
"""Where black and white contrast alike with a colour (WCAG 2)."""


@dataclass(frozen=True)
class ShownCell:
    """A cell as filtered, how many engagements the filters leave out of it, whether it is a total."""

    cell: Cell
    left_out: int
    total: bool


class CellDelegate(QStyledItemDelegate):
    """Draws the ShownCell of each item."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        shown = index.data(SHOWN)
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, _ground(option, shown))
        if shown.cell.count:
            _paint_figures(painter, option, shown)
        elif shown.left_out:
            _paint_left_out(painter, option, shown)
        else:
            _paint_nothing(painter, option, shown)
        if _is_chosen(option):
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), _FRAME))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(110, 2 * _MARGIN + QFontMetrics(option.font).height() + _BAR_HEIGHT)


def swatch(colour: str, side: int) -> QPixmap:
    """The square of a status in the legend; hatched for no colour, as an empty cell."""
    picture = QPixmap(side, side)
    picture.fill(QColor(colour) if colour else _PAPER)
    painter = QPainter(picture)
    if not colour:
        painter.fillRect(picture.rect(), _hatching(QColor("#808080")))
    painter.setPen(QColor("#808080"))
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return picture


def _is_chosen(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _ground(option: QStyleOptionViewItem, shown: ShownCell) -> QColor:
    """A light tint when chosen: a plain highlight would hide the colours of the bar."""
    palette = option.palette
    ground = palette.color(QPalette.ColorRole.AlternateBase if shown.total else QPalette.ColorRole.Base)
    if not _is_chosen(option):
        return ground
    mark, kept = palette.color(QPalette.ColorRole.Highlight), 1 - _TINT
    return QColor.fromRgbF(
        ground.redF() * kept + mark.redF() * _TINT,
        ground.greenF() * kept + mark.greenF() * _TINT,
        ground.blueF() * kept + mark.blueF() * _TINT,
    )


def _hatching(colour: QColor) -> QBrush:
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)


def _paint_nothing(painter: QPainter, option: QStyleOptionViewItem, shown: ShownCell) -> None:
    """Nobody has promised anything: hatched, with a plain ground under the words, which hatching makes hard to read."""
    text, area, centred = nothing_in_words(0), QRectF(option.rect), QTextOption(Qt.AlignmentFlag.AlignCenter)
    ink = QColor(option.palette.color(QPalette.ColorRole.Text))
    ink.setAlpha(_HATCH)
    painter.fillRect(option.rect, _hatching(ink))
    painter.fillRect(
        painter.boundingRect(area, text, centred).adjusted(-_MARGIN, 0, _MARGIN, 0), _ground(option, shown)
    )
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.drawText(area, text, centred)


def _paint_left_out(painter: QPainter, option: QStyleOptionViewItem, shown: ShownCell) -> None:
    """Something was promised, which the filters do not show: not hatched."""
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.drawText(QRectF(option.rect), none_of(shown.left_out), QTextOption(Qt.AlignmentFlag.AlignCenter))


def _paint_figures(painter: QPainter, option: QStyleOptionViewItem, shown: ShownCell) -> None:
    area = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    spare = max(0, area.height() - QFontMetrics(option.font).height() - _BAR_HEIGHT) // 2
    area.adjust(0, spare, 0, -spare)
    bar = QRect(area.left(), area.bottom() - _BAR_HEIGHT + 1, area.width(), _BAR_HEIGHT)
    words = QRectF(area.left(), area.top(), area.width(), bar.top() - area.top())
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.setFont(_bold(option.font))
    count = number(shown.cell.count)
    painter.drawText(words, count, QTextOption(_LEFT))
    words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(count) + _NUMBER_PAD)
    painter.setFont(option.font)
    # The tip has the whole of it: with thousands there is no room.
    late = painter.fontMetrics().elidedText(how_late(shown.cell.overdue), _ELIDED, int(words.width()))
    painter.drawText(words, late, QTextOption(_RIGHT))
    _paint_bar(painter, QRectF(bar), shown.cell)


def _paint_bar(painter: QPainter, bar: QRectF, cell: Cell) -> None:
    """A part per status, as long as its number; the numbers are written when all of them have room."""
    font = QFont(painter.font())
    font.setPixelSize(_BAR_HEIGHT - 3)
    metrics = QFontMetrics(font)
    needed = {s: metrics.horizontalAdvance(number(n)) + _NUMBER_PAD for s, n in cell.by_status.items()}
    written = sum(needed.values()) <= bar.width()
    least = needed if written else dict.fromkeys(needed, 2.0)
    painter.setFont(font)
    centred = QTextOption(Qt.AlignmentFlag.AlignCenter)
    for status, part in _parts(bar, cell, least):
        colour = QColor(vocabulary(STATUSES).colour_of(status))
        painter.fillRect(part, colour)
        if written:
            painter.setPen(readable_on(colour))
            painter.drawText(part, number(cell.by_status[status]), centred)


def _parts(bar: QRectF, cell: Cell, least: dict[str, float]) -> Iterator[tuple[str, QRectF]]:
    """The least width of each, and the rest shared by number; one pixel of ground between two parts."""
    spare = bar.width() - sum(least.values())
    left = bar.left()
    for status, count in cell.by_status.items():
        width = least[status] + spare * count / cell.count
        yield status, QRectF(left, bar.top(), max(1.0, width - 1), bar.height())
        left += width


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def readable_on(colour: QColor) -> QColor:
    """Black or white, whichever contrasts more with that ground."""
    weights = ((0.2126, colour.redF()), (0.7152, colour.greenF()), (0.0722, colour.blueF()))
    luminance = sum(weight * _linear(part) for weight, part in weights)
    return _INK if luminance > _MIDDLE_LUMINANCE else _PAPER


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
