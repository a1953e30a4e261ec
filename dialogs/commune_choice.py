"""The box in which the user chooses the commune of a list."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox

from ..protocol.site_list import NO_COMMUNE, text_key

_LIST_MARGIN = 40
"""Pixels for the box that is ticked and the scroll bar."""


def offer_communes(box: QComboBox, names: Iterable[str | None], every: str, unknown: str, tip: str = "") -> None:
    """Offers every commune (`every`, with its tip), then these in alphabetical order, last those without (`unknown`).

    The data of an item is the commune, None for every one and NO_COMMUNE for none. What was chosen stays so as long as
    it is there. The box says nothing meanwhile.
    """
    wanted = sorted({name or NO_COMMUNE for name in names}, key=lambda name: (name == NO_COMMUNE, text_key(name)))
    if box.count() and [box.itemData(place) for place in range(1, box.count())] == wanted:
        return
    chosen = box.currentData()
    blocked = box.blockSignals(True)
    box.clear()
    box.addItem(every, None)
    if tip:
        box.setItemData(0, tip, Qt.ItemDataRole.ToolTipRole)
    for name in wanted:
        box.addItem(name or unknown, name)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
    open_wide(box)
    box.blockSignals(blocked)


def open_wide(box: QComboBox) -> None:
    """The list that opens shows whole words, though the box itself is narrow."""
    box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + _LIST_MARGIN)
