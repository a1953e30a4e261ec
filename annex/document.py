"""A file of A4 pages, as many as its content needs: what the files of the annex have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod

from qgis.core import QgsLayoutItemPage, QgsPrintLayout, QgsProject

from .flow import Flow
from .paper import Imprint, PageFurniture


class A4Document(ABC):
    """An empty layout and the cursor on it. Those made from it lay their blocks out, then have their pages numbered."""

    def __init__(self, around: Imprint) -> None:
        self.around = around
        self.project = QgsProject()
        self.layout = QgsPrintLayout(self.project)
        self.layout.initializeDefaults()
        self.layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
        self.flow = Flow(self.layout)

    @property
    @abstractmethod
    def title(self) -> str:
        """What is written at the top of every page."""

    def write(self) -> int:
        """Lays everything out; gives the number of pages."""
        self.lay_out()
        return self.layout.pageCollection().pageCount()

    @abstractmethod
    def lay_out(self) -> None:
        """Puts the blocks of the file on its pages."""

    def number_pages(self, first: int, pages: int) -> QgsPrintLayout:
        """Adds what surrounds every page, once the number of pages is known."""
        furniture = PageFurniture(self.layout, self.around)
        for page in range(self.layout.pageCollection().pageCount()):
            furniture.furnish(page, self.title, first + page, pages)
        return self.layout
