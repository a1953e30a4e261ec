"""Breaks the texts of a table to the width of their columns and measures them, before anything is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Union

from qgis.core import Qgis, QgsRenderContext, QgsTableCell, QgsTextFormat, QgsTextRenderer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .paper import ACCENT, DOTS_PER_MM, MARGIN, PALE, text_format

WIDTH = 210.0
INNER = WIDTH - 2 * MARGIN
CELL_MARGIN = 0.85
GRID_MM = 0.15
_PRINTED_WIDER = 1.005
"""A printed line is up to 0.4 % wider than its letters measured one by one."""

LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the width, its alignment."""

    title: str
    share: float
    align: Qt.AlignmentFlag = LEFT


@dataclass(frozen=True)
class Cell:
    """A text of a table that is not written as the others of its table."""

    text: str
    bold: bool = False
    fill: str = ""


Text = Union[str, Cell]


@dataclass(frozen=True)
class Look:
    """How a table is written; without grid nor heading it is plain text."""

    columns: Sequence[Column]
    heading: bool
    grid: bool
    size: float
    colour: str
    bold: bool

    @property
    def margin(self) -> float:
        """Between a cell's edge and its text."""
        return CELL_MARGIN if self.grid else 0.0

    @property
    def is_text(self) -> bool:
        """Whether there is nothing but text: one column, no line between rows."""
        return not self.grid and not self.heading and len(self.columns) == 1

    @property
    def widths(self) -> list[float]:
        """Room for the text of each column."""
        whole = sum(c.share for c in self.columns)
        return [INNER * c.share / whole - 2 * self.margin for c in self.columns]

    def height(self, lines: Sequence[Line]) -> float:
        """Of these lines on the page."""
        return sum(line.height + 2 * self.margin + GRID_MM for line in lines)


@dataclass(frozen=True)
class Line:
    """A line of a table, its texts already broken to the width of their columns; `height` without margins."""

    cells: tuple[QgsTableCell, ...]
    height: float


class Ruler:
    """Breaks texts and measures them: a table of QGIS cannot tell its height before it is drawn."""

    def __init__(self) -> None:
        self.context = QgsRenderContext()
        self.context.setScaleFactor(DOTS_PER_MM)
        self.millimetre = self.context.convertToPainterUnits(1, Qgis.RenderUnit.Millimeters)

    def line(self, look: Look, row: Sequence[Text], strong: bool) -> Line:
        """A line of the body."""
        plain = [text if isinstance(text, Cell) else Cell(text) for text in row]
        cells = [Cell(c.text, c.bold or look.bold or strong, c.fill or (PALE if strong else "")) for c in plain]
        return self._line(look, cells, look.size, look.colour, Qt.AlignmentFlag.AlignTop)

    def head(self, look: Look) -> Line:
        """The line of headings."""
        titles = [Cell(c.title, True, ACCENT) for c in look.columns]
        return self._line(look, titles, min(8, look.size + 0.5), "#ffffff", Qt.AlignmentFlag.AlignVCenter)

    def band(self, look: Look, title: str) -> Line:
        """A line with one text over all its columns."""
        whole = self.line(Look([Column("", 1)], False, look.grid, look.size, look.colour, False), [title], strong=True)
        whole.cells[0].setSpan(1, len(look.columns))
        others = tuple(QgsTableCell("") for _ in look.columns[1:])
        return Line((*whole.cells, *others), whole.height)

    def wrapped(self, text: str, width: float, form: QgsTextFormat) -> list[str]:
        """That text in lines that hold in a box of that width, in millimetres."""
        return self._broken(text, width, form)

    def width(self, text: str, form: QgsTextFormat) -> float:
        """Of a text on one line, in millimetres."""
        return self._width(text, form) / self.millimetre * _PRINTED_WIDER

    def lines(self, text: str, width: float, form: QgsTextFormat) -> int:
        """How many lines that text takes in a box of that width."""
        return len(self._broken(text, width, form))

    def _line(self, look: Look, row: Sequence[Cell], size: float, colour: str, align: Qt.AlignmentFlag) -> Line:
        cells, height = [], 0.0
        for column, width, told in zip(look.columns, look.widths, row):  # noqa: B905 - no strict= in Python 3.9
            text, tall = _measured(told.text, width, size, told.bold)
            height = max(height, tall)
            cell = QgsTableCell("\n".join(text))
            cell.setTextFormat(text_format(size, colour, told.bold))
            cell.setHorizontalAlignment(column.align)
            cell.setVerticalAlignment(align)
            if told.fill:
                cell.setBackgroundColor(QColor(told.fill))
            cells.append(cell)
        return Line(tuple(cells), height)

    def height(self, lines: Sequence[str], form: QgsTextFormat) -> float:
        """Of these lines, in millimetres."""
        mode = Qgis.TextLayoutMode.Rectangle
        return QgsTextRenderer.textHeight(self.context, form, list(lines), mode) / self.millimetre + 0.2

    def _broken(self, text: str, width: float, form: QgsTextFormat) -> list[str]:
        room = (width - 0.1) / _PRINTED_WIDER * self.millimetre
        return [piece for line in text.split("\n") for piece in self._lines(line, room, form)]

    def _lines(self, line: str, room: float, form: QgsTextFormat) -> list[str]:
        """Cut at spaces and after hyphens; a word wider than its column is cut anywhere rather than lost."""
        lines = [""]
        for word in re.split("(?<=[ -])", line):
            for piece in [word] if self._width(word, form) <= room else word:
                if lines[-1] and self._width(lines[-1] + piece, form) > room:
                    lines.append("")
                lines[-1] += piece
        return [text.rstrip() for text in lines]

    def _width(self, text: str, form: QgsTextFormat) -> float:
        return QgsTextRenderer.textWidth(self.context, form, [text.rstrip()])


@lru_cache(maxsize=8192)
def _measured(text: str, width: float, size: float, bold: bool) -> tuple[tuple[str, ...], float]:
    """The lines of the text of a cell, and their height: pages are counted, then drawn, and sheets are much alike."""
    ruler, form = Ruler(), text_format(size, bold=bold)
    lines = ruler.wrapped(text, width, form)
    return tuple(lines), ruler.height(lines, form)
