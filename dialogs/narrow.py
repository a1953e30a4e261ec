"""Lists in a dock: few columns and two lines of text where it is narrow, every column where there is room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from qgis.PyQt.QtCore import QModelIndex, QSize
from qgis.PyQt.QtWidgets import (
    QAbstractScrollArea,
    QHeaderView,
    QLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

WIDE = 820
"""Pixels from which a dock has room for more than a narrow list."""

_ROW_MARGIN = 4
_BUTTON_MARGIN = 16
_LONG = re.compile(r"(\S{18})(?=\S)")


class Named(Protocol):
    """A column that has a name."""

    @property
    def name(self) -> str:
        """Of the column, for the program."""


class TwoLines(QStyledItemDelegate):
    """Every line has room for two lines of text: thousands of them are not measured one by one.

    A text that is not two lines already is folded.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802 - imposed by Qt
        super().initStyleOption(option, index)
        if "\n" not in str(index.data() or ""):
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802 - name imposed by Qt
        hint = super().sizeHint(option, index)
        hint.setHeight(two_lines(option.fontMetrics.lineSpacing()))
        return hint


def breakable(text: str) -> str:
    """The text to be shown where it is folded: a name in one very long word may be cut too, without a hyphen."""
    return _LONG.sub("\\1\N{ZERO WIDTH SPACE}", text)


def two_lines(spacing: int) -> int:
    """The height of a row, in pixels, from that of a line of text."""
    return 2 * spacing + _ROW_MARGIN


def no_wider_than_said(*buttons: QPushButton) -> None:
    """Styles give a button the width of a window's own: three would not fit in a narrow dock."""
    for button in buttons:
        text = button.text().replace("&", "")
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance(text) + _BUTTON_MARGIN)


def room_in(view: QAbstractScrollArea, width: int, around: QLayout) -> int:
    """What the columns of a list have of a panel of that width, in pixels, the scroll bar being there or not."""
    margins = around.contentsMargins()
    bar = view.verticalScrollBar().sizeHint().width()
    return width - margins.left() - margins.right() - 2 * view.frameWidth() - bar


def share_room(header: QHeaderView, room: int, shares: Mapping[int, int]) -> None:
    """Shows only these columns, each with its share (per cent) of that room, in pixels."""
    for place in range(header.count()):
        header.setSectionHidden(place, place not in shares)
    for place, share in shares.items():
        header.resizeSection(place, room * share // 100)


def shares_of(columns: Iterable[Named], shares: Mapping[str, int]) -> Mapping[int, int]:
    """The shares of columns by their place, from those by their name."""
    return {place: shares[column.name] for place, column in enumerate(columns) if column.name in shares}


def show_all(header: QHeaderView, widths: Sequence[int] = ()) -> None:
    """Shows every column again, with these widths in pixels if any."""
    for place in range(header.count()):
        header.setSectionHidden(place, False)
    for place, width in enumerate(widths):
        header.resizeSection(place, width)
