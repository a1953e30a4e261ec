"""Pages of a layout."""

from __future__ import annotations

from qgis.core import QgsLayoutItem, QgsLayoutItemPage, QgsLayoutSize, QgsPrintLayout

Box = tuple[float, float, float, float]
"""x, y, width and height in millimetres, from the top left corner of a page."""
Body = tuple[float, float]
"""Top and bottom of what a page gives to the blocks, in millimetres from its top."""


def new_page(layout: QgsPrintLayout) -> int:
    """A page more, like the first; gives its rank."""
    first = layout.pageCollection().page(0).pageSize()
    page = QgsLayoutItemPage(layout)
    page.setPageSize(QgsLayoutSize(first.width(), first.height(), first.units()))
    layout.pageCollection().addPage(page)
    return layout.pageCollection().pageCount() - 1


def box_of(item: QgsLayoutItem) -> Box:
    """Where an item is on its page."""
    place, size = item.pagePos(), item.rect()
    return place.x(), place.y(), size.width(), size.height()


def page_size(layout: QgsPrintLayout) -> tuple[float, float]:
    """Width and height of the first page, in millimetres."""
    size = layout.pageCollection().page(0).pageSize()
    return size.width(), size.height()
