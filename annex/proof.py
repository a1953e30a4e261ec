"""The pages of one piece, one layout at a time: to be looked at, or handed over to QGIS's layout editor."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsLayoutExporter, QgsPrintLayout
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from ..protocol.errors import ResorptionError
from .materials import Materials
from .pieces import Leaf, Piece, Printable


class Proof:
    """A piece of an annex that is not produced. Pages are numbered within their leaf: the annex is not counted.

    Raises ResorptionError, as every method: base without a territory, template that cannot be used.
    """

    def __init__(self, made: Materials, piece: Piece) -> None:
        self.piece = piece
        self.leaves: Sequence[Leaf] = piece.leaves(made)
        if not self.leaves:
            raise ResorptionError("« {piece} » n’a pas de page : {why}.", piece=piece.label, why=piece.why_empty)
        self.leaf = -1
        self.page = 0
        self.pages = 0
        self._pages: Printable | None = None
        self._layout: QgsPrintLayout | None = None

    @property
    def layout(self) -> QgsPrintLayout:
        """The layout of the leaf that is looked at."""
        if self._layout is None:
            self.show(0)
        return self._layout

    @property
    def name(self) -> str:
        """Of the leaf that is looked at."""
        return self.leaves[max(self.leaf, 0)].title or self.piece.label

    @property
    def is_first(self) -> bool:
        return self.leaf <= 0 and self.page == 0

    @property
    def is_last(self) -> bool:
        return self.leaf == len(self.leaves) - 1 and self.page >= self.pages - 1

    def show(self, leaf: int, page: int = 0) -> None:
        """Goes to a page of a leaf; -1: its last one."""
        if leaf != self.leaf or self._layout is None:
            made = self.leaves[leaf].make()
            count = made.write()
            # The pages hold the project of their layout: one goes with the other.
            self._layout = made.number_pages(1, count)
            self._pages, self.leaf, self.pages = made, leaf, count
        self.page = self.pages - 1 if page < 0 else min(page, self.pages - 1)

    def again(self) -> None:
        """Makes the leaf that is looked at anew: its layers were taken away."""
        self._layout = None
        self.show(max(self.leaf, 0), self.page)

    def next(self) -> None:
        """The page after; nothing more after the last."""
        if self.page < self.pages - 1:
            self.page += 1
        elif self.leaf < len(self.leaves) - 1:
            self.show(self.leaf + 1)

    def previous(self) -> None:
        """The page before; nothing before the first."""
        if self.page > 0:
            self.page -= 1
        elif self.leaf > 0:
            self.show(self.leaf - 1, -1)

    def picture(self, size: QSize) -> QImage:
        """The page as large as that size in dots allows, its proportions kept."""
        paper = self.layout.pageCollection().page(self.page).pageSize()
        scale = min(size.width() / paper.width(), size.height() / paper.height())
        wanted = QSize(max(1, round(paper.width() * scale)), max(1, round(paper.height() * scale)))
        picture = QgsLayoutExporter(self.layout).renderPageToImage(self.page, wanted)
        if picture.isNull():
            raise ResorptionError("Cette page n’a pas pu être dessinée par QGIS.")
        return picture
