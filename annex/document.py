"""A file of A4 pages, as many as its content needs: what the files of the annex have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

from qgis.core import QgsPrintLayout, QgsProject

from .flow import Body, Flow
from .furniture import Furniture, Imprint
from .templates import PAGE, Template, take_body, write_texts


class A4Document(ABC):
    """Pages made from templates and a cursor on them. Those made from it lay their blocks out, then are numbered.

    `first`: the template of the first page, that of tables by default. `templates`: the user's own folder of them,
    by default the one of `around`.
    """

    first = PAGE

    def __init__(self, around: Imprint, templates: Path | None = None) -> None:
        self.around = around
        self.project = QgsProject()
        templates = templates or around.templates
        self._page = Template(PAGE, templates)
        opening = self._page if self.first == PAGE else Template(self.first, templates)
        self.layout = opening.layout(self.project)
        following = self._body(self._page.layout(self.project), self._page)
        self.flow = Flow(self.layout, self._body(self.layout, opening), following)

    @staticmethod
    def _body(layout: QgsPrintLayout, template: Template) -> Body:
        _, top, _, height = take_body(layout, template)
        return top, top + height

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
        for page in range(1, self.layout.pageCollection().pageCount()):
            self._page.repeat(self.layout, page)
        write_texts(self.layout, Furniture(self.around).texts(self.title, first, pages))
        return self.layout
