"""Lays blocks one under the other on A4 pages, and starts a new page when one does not fit.

Tables are cut between rows, with their heading again on the next page; nothing is cut inside a row
nor drawn over another block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Union

from qgis.core import (
    QgsLayoutItemMarker,
    QgsMarkerSymbol,
    QgsPrintLayout,
    QgsTableCell,
)

from .pages import Body, new_page
from .paper import ACCENT, FOOTER, HEADER, INK, MARGIN, MUTED, PALE, add_box, add_table, add_text, put, text_format
from .ruler import GRID_MM, INNER, Column, Line, Look, Ruler, Text

HEIGHT = 297.0
BODY: Body = (HEADER + 4, HEIGHT - FOOTER - 1)
ROUNDING_MM = 0.3
_HEADING = 7.0
_HEADING_LINE = 4.8
_BEFORE_HEADING = 4.0
_BLANK = 80.0
"""Millimetres at the foot of a page from which a card is cut rather than left for the next page."""
_FEWEST_ROWS = 3
"""Of a cut card, on either page."""
_STRIPE = 1.3
_MARKER = 5.2


@dataclass(frozen=True)
class Tile:
    """A key figure: what is counted, how many, and what must be known about it."""

    label: str
    value: str
    note: str = ""
    colour: str = ""
    """Of a stripe at its left; the label says the same in words."""
    marker: QgsMarkerSymbol | None = None
    """How the map shows it."""


@dataclass(frozen=True)
class Group:
    """Rows of a table that are about one thing, under its name."""

    title: str
    rows: Rows


Rows = Sequence[Sequence[Text]]


@dataclass(frozen=True)
class Wide:
    """A row of a card with two texts: the second one runs over all columns but the first."""

    name: Text
    text: Text


@dataclass(frozen=True)
class Card:
    """What is said of one thing under its name: rows of as many texts as there are columns, and wide ones."""

    title: str
    rows: Sequence[Union[Sequence[Text], Wide]]


class Flow:
    """A cursor on the pages of a layout, whose first page exists already; without layout, pages are only counted."""

    def __init__(self, layout: QgsPrintLayout | None, first: Body = BODY, following: Body = BODY) -> None:
        self.layout = layout
        self.page = 0
        self.top, self.bottom = first
        self._following = following
        self.y = self.top
        self.ruler = Ruler()
        self._waiting = ""
        """A heading that is written with the first piece of what it is about, and never without."""

    @property
    def draws(self) -> bool:
        """Whether what is laid out is drawn; where it is not, nothing may be added to the layout."""
        return self.layout is not None

    @property
    def _whole(self) -> float:
        """Height of a page with nothing on it."""
        top, bottom = self._following
        return bottom - top

    def heading(self, text: str) -> None:
        """The title of a section, kept with what follows."""
        self._waiting = text

    def sentence(self, text: str, *, muted: bool = False, bold: bool = False) -> None:
        """A text of any length; long ones go on over the next page."""
        form = [Column("", 1)]
        size, colour = (7.5, MUTED) if muted else (9, INK)
        paragraphs = [[p] for line in text.splitlines() if line.strip() for p in _pieces(line.strip())]
        self._cut(form, paragraphs, heading=False, grid=False, size=size, colour=colour, bold=bold)

    def tiles(self, tiles: Sequence[Tile]) -> None:
        """Key figures side by side."""
        gap = 3.0
        width = (INNER - gap * (len(tiles) - 1)) / len(tiles)
        label = text_format(8, MUTED)
        lines = max(self.ruler.lines(t.label, width - 4, label) for t in tiles)
        named = 4.0 * lines
        height = named + (15.5 if any(t.note for t in tiles) else 10.0)
        self._room(height + 3)
        for rank, tile in enumerate(tiles if self.draws else ()):
            x, inner = MARGIN + rank * (width + gap), width - 4
            add_box(self.layout, self.page, (x, self.y, width, height), PALE)
            if tile.colour:
                add_box(self.layout, self.page, (x, self.y, _STRIPE, height), tile.colour)
            value = text_format(18 if len(tile.value) < 8 else 12, ACCENT, True)
            add_text(self.layout, self.page, (x + 2, self.y + 1.4, inner, named), tile.label, label)
            add_text(self.layout, self.page, (x + 2, self.y + named + 1, inner, 8), tile.value, value)
            if tile.marker is not None:
                self._marker(tile.marker, x + width - _MARKER - 2, self.y + named + 2)
            if tile.note:
                note = text_format(6.5, MUTED)
                add_text(self.layout, self.page, (x + 2, self.y + named + 9, inner, 6), tile.note, note)
        self.y += height + 3

    def _marker(self, marker: QgsMarkerSymbol, x: float, y: float) -> None:
        item = QgsLayoutItemMarker(self.layout)
        item.setSymbol(marker)
        item.setReferencePoint(QgsLayoutItemMarker.ReferencePoint.UpperLeft)
        self.layout.addLayoutItem(item)
        put(item, self.page, (x, y, _MARKER, _MARKER))

    def table(self, columns: Sequence[Column], rows: Rows, total: Sequence[str] = (), size: float = 8.5,
              whole: bool = False) -> None:  # fmt: skip
        """A table; `total` is a last line in bold. Without any title of column, it has no line of headings.

        `whole`: not cut, if a page can hold it.
        """
        lines = [*rows, total] if total else list(rows)
        titled = any(c.title for c in columns)
        self._cut(columns, lines, total=bool(total), heading=titled, size=size, whole=whole)
        self.y += 2

    def groups(self, columns: Sequence[Column], groups: Sequence[Group], size: float = 7.5) -> None:
        """A table in groups, each under its name and whole on its page when a page can hold it."""
        look = Look(columns, True, True, size, INK, False)
        head = self.ruler.head(look)
        # One table for a page: a layout takes minutes to hold hundreds of them.
        page: list[Line] = []
        for group in groups:
            band = self.ruler.band(look, group.title)
            rows = [self.ruler.line(look, row, strong=False) for row in group.rows]
            if page and not self._all_fit([*page, band, *rows], look):
                self._place(look, page)
                self.new_page()
                page = []
            if not page:
                self._room(min(look.height([head, band, *rows]) + GRID_MM, self._whole))
                page = [head]
                rows = self._longer_than_a_page(look, [head, band], rows)
            page += [band, *rows]
        self._place(look, page)
        self.y += 2

    def cards(self, columns: Sequence[Column], cards: Sequence[Card], size: float = 8) -> None:
        """Cards one under the other, without headings of columns.

        Each is whole on its page, unless that would leave more than _BLANK of a page empty.
        """
        look = Look(columns, False, True, size, INK, False)
        page: list[Line] = []
        for card in cards:
            band, rows = self.ruler.band(look, card.title), [self._card_row(look, row) for row in card.rows]
            if page and not self._all_fit([*page, band, *rows], look):
                here = self._first_rows(look, page, band, rows)
                self._place(look, [*page, band, *rows[:here]] if here else page)
                self.new_page()
                page, rows = [], rows[here:]
            if not page:
                told = rows[:_FEWEST_ROWS] if self.bottom - self.y > _BLANK else rows
                self._room(min(look.height([band, *told]) + GRID_MM, self._whole))
                rows = self._cut_card(look, band, rows)
            page += [band, *rows]
        if page:
            self._place(look, page)
        self.y += 2

    def _cut_card(self, look: Look, band: Line, rows: Sequence[Line]) -> list[Line]:
        """Writes what fills this page and those after it, and gives the rows left, never one alone."""
        here = 0 if self._all_fit([band, *rows], look) else self._first_rows(look, [], band, rows)
        if here:
            self._place(look, [band, *rows[:here]])
            self.new_page()
        return self._longer_than_a_page(look, [band], rows[here:])

    def _first_rows(self, look: Look, page: Sequence[Line], band: Line, rows: Sequence[Line]) -> int:
        """How many rows of a card go below what the page holds, 0 when it goes whole to the next page."""
        fitting = self._fitting([*page, band, *rows], look) - len(page) - 1
        here = min(fitting, len(rows) - _FEWEST_ROWS)
        return here if here >= _FEWEST_ROWS and self.bottom - self.y - look.height(page) > _BLANK else 0

    def _card_row(self, look: Look, row: Sequence[Text] | Wide) -> Line:
        if not isinstance(row, Wide):
            return self.ruler.line(look, row, strong=False)
        first, rest = look.columns[0], look.columns[1:]
        two = [first, Column("", sum(column.share for column in rest))]
        line = self.ruler.line(Look(two, False, look.grid, look.size, look.colour, False), [row.name, row.text], False)
        line.cells[1].setSpan(1, len(rest))
        return Line((*line.cells, *(QgsTableCell("") for _ in rest[1:])), line.height)

    def _longer_than_a_page(self, look: Look, top: Sequence[Line], rows: Sequence[Line]) -> list[Line]:
        """Writes the pages that these rows fill, and gives those left."""
        left = list(rows)
        while len(left) > 1 and not self._all_fit([*top, *left], look):
            fitting = max(1, self._fitting([*top, *left], look) - len(top))
            self._place(look, [*top, *left[:fitting]])
            self.new_page()
            left = left[fitting:]
        return left

    def _all_fit(self, lines: Sequence[Line], look: Look) -> bool:
        return self._fitting(lines, look) == len(lines)

    def _room(self, height: float) -> None:
        """Goes to a new page unless this much is left, then writes the heading that waits."""
        waiting, self._waiting = self._waiting, ""
        title = text_format(11, ACCENT, True)
        lines = self.ruler.wrapped(waiting, INNER, title)
        tall = _HEADING + _HEADING_LINE * (len(lines) - 1)
        above = 0.0 if not waiting else tall + (0.0 if self.y == self.top else _BEFORE_HEADING)
        if self.y > self.top and self.y + above + height > self.bottom:
            self.new_page()
        if waiting:
            self.y += 0 if self.y == self.top else _BEFORE_HEADING
            if self.draws:
                add_text(self.layout, self.page, (MARGIN, self.y, INNER, tall - 1), "\n".join(lines), title)
            self.y += tall

    def claim(self, height: float) -> tuple[int, float]:
        """Takes that height, in millimetres, on this page or on a new one: the page and the top of what was taken.

        The heading that waits is written above; nothing may be higher than a page.
        """
        self._room(height)
        top = self.y
        self.y += height
        return self.page, top

    def new_page(self) -> None:
        """Goes to the top of a new page."""
        self.page = new_page(self.layout) if self.draws else self.page + 1
        self.top, self.bottom = self._following
        self.y = self.top

    def _cut(self, columns: Sequence[Column], rows: Rows, *, total: bool = False, heading: bool = True,
             grid: bool = True, size: float = 8.5, colour: str = INK, bold: bool = False,
             whole: bool = False) -> None:  # fmt: skip
        look = Look(columns, heading, grid, size, colour, bold)
        sized = [self.ruler.line(look, row, total and rank == len(rows) - 1) for rank, row in enumerate(rows)]
        head = [self.ruler.head(look)] if heading else []
        self._room(min(look.height([*head, *(sized if whole else sized[:1])]), self._whole))
        while sized:
            fitting = self._fitting([*head, *sized], look) - len(head)
            if fitting < 1 and self.y > self.top:
                self.new_page()
                continue
            chunk, sized = sized[: max(1, fitting)], sized[max(1, fitting) :]
            self._place(look, [*head, *chunk])

    def _fitting(self, lines: Sequence[Line], look: Look) -> int:
        """How many of the first lines fit in what is left of the page."""
        fitting, bottom = 0, self.y
        for line in lines:
            bottom += look.height([line])
            if bottom > self.bottom:
                break
            fitting += 1
        return fitting

    def _place(self, look: Look, lines: Sequence[Line]) -> None:
        height = look.height(lines) + GRID_MM
        if self.draws and look.is_text:
            self._write(look, lines)
        elif self.draws:
            # A last line that misses room by a rounding error would not be drawn at all.
            box = (MARGIN, self.y, INNER, height + ROUNDING_MM)
            heights = [line.height for line in lines]
            grid = GRID_MM if look.grid else 0.0
            add_table(
                self.layout, self.page, box, [line.cells for line in lines], look.widths, heights, look.margin, grid
            )
        self.y += height

    def _write(self, look: Look, lines: Sequence[Line]) -> None:
        """Text under text: labels are drawn ten times as fast as a table."""
        top, form = self.y, text_format(look.size, look.colour, look.bold)
        for line in lines:
            box = (MARGIN, top, INNER, line.height)
            add_text(self.layout, self.page, box, str(line.cells[0].content()), form)
            top += look.height([line])


def _pieces(line: str, longest: int = 600) -> list[str]:
    """A paragraph cut between words, so that a very long one can go on over the next page."""
    pieces = [""]
    for word in line.split(" "):
        if len(pieces[-1]) + len(word) > longest:
            pieces.append(word)
        else:
            pieces[-1] = f"{pieces[-1]} {word}".strip()
    return pieces
