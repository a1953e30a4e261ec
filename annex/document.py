"""A file of A4 pages, as many as its content needs: what the files of the annex have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from qgis.core import QgsPrintLayout, QgsProject

from .flow import Flow
from .furniture import Furniture, Imprint
from .templates import PAGE, read_template, write_texts


class A4Document(ABC):
    """Pages made from templates and a cursor on them. Those made from it lay their blocks out, then are numbered.

    Nothing is drawn before it is asked for: the pages of hundreds of sheets are counted first.
    """

    first = PAGE
    """The template of the first page."""

    def __init__(self, around: Imprint) -> None:
        self.around = around
        self.project = QgsProject() if around.project is None else around.project
        self._page = read_template(PAGE, around.templates)
        self._opening = read_template(self.first, around.templates)

    @cached_property
    def layout(self) -> QgsPrintLayout:
        """The pages, drawn so far."""
        layout = self._opening.blank(self.project)
        # Nobody undoes what is written here; for each item QGIS would keep what it was before.
        layout.undoStack().blockCommands(True)
        return layout

    @cached_property
    def flow(self) -> Flow:
        """The cursor on the pages."""
        return Flow(self.layout, self._opening.body, self._page.body)

    @property
    @abstractmethod
    def title(self) -> str:
        """What is written at the top of every page."""

    def count(self) -> int:
        """Number of pages, none of which is drawn. Asked before anything is written."""
        self.flow = Flow(None, self._opening.body, self._page.body)
        self.lay_out()
        pages = self.flow.page + 1
        del self.flow
        return pages

    def write(self) -> int:
        """Lays everything out; gives the number of pages."""
        self.lay_out()
        return self.layout.pageCollection().pageCount()

    @abstractmethod
    def lay_out(self) -> None:
        """Puts the blocks of the file on its pages."""

    def complete(self) -> None:  # noqa: B027 - most have nothing to add
        """Fills the items of the template of the first page that are not the same for every file."""

    def number_pages(self, first: int, pages: int) -> QgsPrintLayout:
        """Adds what surrounds every page, once the number of pages is known."""
        for page in range(1, self.layout.pageCollection().pageCount()):
            self._page.repeat(self.layout, page)
        self._opening.furnish(self.layout)
        self.complete()
        self.layout.undoStack().blockCommands(False)
        write_texts(self.layout, Furniture(self.around).texts(self.title, first, pages))
        return self.layout
