"""What our sheets say, block by block, for the peer of the bench of the annex to say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

RECORDED_MM = 1e6
"""A page so high that nothing goes on over another while a sheet is recorded."""

WRAPPED = 1.8
"""An attribute table has no cell over several columns: long texts of a card wrap into more lines than ours."""

SAME = {"Dernier comptage et comptages antérieurs": "Habitants"}
"""Headings of one block, which depend on the site."""


@dataclass
class Slot:
    """A block of the sheets: what it says of each site, and the most room that one needs."""

    kind: str
    columns: Sequence[Any] = ()
    heading: str = ""
    height: float = 0.0
    told: dict[str, list[list[str]]] = field(default_factory=dict)
    """Identifier of a site -> its rows of texts."""


def recorded(made: Any) -> tuple[list[Any], list[Slot]]:
    """The sheets in their order, and their blocks from top to bottom."""
    from resorption.annex.site_sheet_blocks import SheetBlocks
    from resorption.annex.site_sheet_living import LivingBlocks
    from resorption.annex.site_sheet_tables import site_sheets

    LivingBlocks._cells = _cells
    sheets = site_sheets(made.base, made.today)
    slots: dict[tuple[str, str, int], Slot] = {}
    order: list[tuple[str, str, int]] = []
    for sheet in sheets:
        flow = recorder()
        SheetBlocks(flow, sheet, made.today).lay_out()
        last = -1
        for key, block, rows in flow.blocks:
            if key not in slots:
                slots[key] = block
                order.insert(last + 1, key)
            last = order.index(key)
            slots[key].height = max(slots[key].height, block.height)
            slots[key].told[sheet.uuid] = rows
    return list(sheets), [slots[key] for key in order]


def _cells(self: Any, themes: Sequence[Any]) -> None:
    """The six cells of the living conditions as a table of one row."""
    from resorption.annex.ruler import Column
    from resorption.annex.site_sheet_living import _MARKS, THEMES, schema_label

    told = [f"{schema_label(THEMES[t.theme])}\n{_MARKS[t.status]} {self._word(t.status)}" for t in themes]
    self.flow.table([Column("", 1)] * len(told), [told], size=8)


def recorder() -> Any:
    """A flow that draws nothing and keeps what it was told."""
    from resorption.annex.flow import Flow, Wide

    class Recorder(Flow):
        def __init__(self) -> None:
            super().__init__(None, (0.0, RECORDED_MM), (0.0, RECORDED_MM))
            self.blocks: list[tuple[tuple[str, str, int], Slot, list[list[str]]]] = []
            self.title, self.known = "", 0

        def keep(self, kind: str, before: float, rows: list[list[str]], columns: Sequence[Any] = ()) -> None:
            first = not any(key[0] == self.title for key, *_ in self.blocks)
            rank = sum(key[:2] == (self.title, kind) for key, *_ in self.blocks)
            slot = Slot(kind, columns, self.title if first else "", self.y - before)
            self.blocks.append(((self.title, kind, rank), slot, rows))

        def heading(self, text: str) -> None:
            self.title = SAME.get(text, text)
            super().heading(text)

        def sentence(self, text: str, **how: Any) -> None:
            before = self.y
            super().sentence(text, **how)
            self.keep("sentence", before, [[text]])

        def tiles(self, tiles: Sequence[Any]) -> None:
            before = self.y
            super().tiles(tiles)
            self.keep("tiles", before, [[f"{tile.label}\n{tile.value}" for tile in tiles]], [*tiles])

        def table(self, columns: Sequence[Any], rows: Any, *rest: Any, **how: Any) -> None:
            before = self.y
            super().table(columns, rows, *rest, **how)
            self.keep("table", before, [[_text(cell) for cell in row] for row in rows], columns)

        def cards(self, columns: Sequence[Any], cards: Sequence[Any], size: float = 8) -> None:
            before, told = self.y, []
            super().cards(columns, cards, size)
            for card in cards:
                told.append([card.title])
                told += [[_text(row.name), _text(row.text)] if isinstance(row, Wide) else [_text(c) for c in row]
                         for row in card.rows]  # fmt: skip
            self.keep("table", self.y - WRAPPED * (self.y - before), told, columns)

        def claim(self, height: float) -> tuple[int, float]:
            before, taken = self.y, super().claim(height)
            self.keep("picture", before, [])
            return taken

    return Recorder()


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else cell.text
