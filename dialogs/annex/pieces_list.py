"""The list of pieces: each checked or not, with its pages, or why it has none in this base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ...annex.materials import Materials
from ...annex.pieces import PIECES, Leaf, Piece
from ...layers.texts import message, number
from ...protocol.errors import ResorptionError


class PiecesList:
    """Fills a tree of two columns with all the pieces that there are."""

    def __init__(self, tree: QTreeWidget, left_out: Iterable[str]) -> None:
        self._tree = tree
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        out = set(left_out)
        tree.addTopLevelItems([self._item(piece, piece.key not in out) for piece in PIECES])
        tree.setCurrentItem(tree.topLevelItem(0))

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("PiecesList", text)

    def all(self) -> Sequence[Piece]:
        """Every piece, in the order of the annex."""
        return PIECES

    def checked(self) -> list[str]:
        """Keys of the pieces asked for, in the order of the annex."""
        return [piece.key for piece, item in self._rows() if item.checkState(0) == Qt.CheckState.Checked]

    def check(self, checked: bool) -> None:
        """All of them, or none."""
        state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        for _, item in self._rows():
            item.setCheckState(0, state)

    def current(self) -> Piece:
        """The piece of the current line."""
        return PIECES[max(0, self._tree.indexOfTopLevelItem(self._tree.currentItem()))]

    def tell(self, made: Materials) -> None:
        """Write what each piece has in this base. Nothing is drawn for it: a count that would cost is left out."""
        with QSignalBlocker(self._tree):
            for piece, item in self._rows():
                try:
                    leaves = piece.leaves(made)
                except ResorptionError as error:
                    self._write(item, self.tr("impossible"), message(error))
                else:
                    self._write(item, self._size(leaves) if leaves else piece.why_empty)

    def _size(self, leaves: Sequence[Leaf]) -> str:
        """A map is one page; tables are as many as they need, which only writing them would tell."""
        if all(leaf.map_name for leaf in leaves):
            return self._pages(len(leaves))
        return self.tr("{count} p. au moins").format(count=number(len(leaves)))

    def _pages(self, count: int) -> str:
        return self.tr("{count} p.").format(count=number(count))

    @staticmethod
    def _write(item: QTreeWidgetItem, text: str, why: str = "") -> None:
        item.setText(1, text)
        item.setToolTip(1, why)

    @staticmethod
    def _item(piece: Piece, checked: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([piece.label, ""])
        item.setToolTip(0, piece.label)
        item.setCheckState(0, Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _rows(self) -> list[tuple[Piece, QTreeWidgetItem]]:
        return [(piece, self._tree.topLevelItem(rank)) for rank, piece in enumerate(PIECES)]
