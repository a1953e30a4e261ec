"""The matrix of engagements with the form that its cells and its list open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..layers.migrations import open_base
from ..layers.texts import message
from ..protocol.errors import ResorptionError
from .engagement_form import EngagementDialog
from .engagement_matrix import EngagementMatrixDialog


class EngagementForms(QObject):
    """Opens the engagements that a matrix asks for, one at a time, and refreshes it when one is saved."""

    def __init__(self, base: Path, matrix: EngagementMatrixDialog, refuse: Callable[[str], None]) -> None:
        super().__init__(matrix)
        self._base = base
        self._matrix = matrix
        self._refuse = refuse
        self.dialog: EngagementDialog | None = None
        matrix.may_close = self._may_close
        matrix.engagement_requested.connect(lambda uuid: self._open(lambda: self._form(uuid, {})))
        matrix.new_requested.connect(lambda article, category: self._open(lambda: self._new(article, category)))

    def _new(self, article: int, category: str) -> EngagementDialog:
        """A new engagement of that article, for the partner of that category when there is only one."""
        with open_base(self._base).reading() as reader:
            partners = reader.find("partenaire", categorie=category)
        partner = {"partenaire": partners[0].uuid} if len(partners) == 1 else {}
        return self._form("", {"article": article, **partner})

    def _form(self, uuid: str, start: dict[str, object]) -> EngagementDialog:
        return EngagementDialog(self._base, uuid, start, self._matrix)

    def _open(self, make: Callable[[], EngagementDialog]) -> None:
        if self.dialog is not None:
            self._bring_forward(self.dialog)
            return
        try:
            dialog = make()
        except ResorptionError as error:
            self._refuse(message(error))
            return
        dialog.saved.connect(lambda _uuid: self._matrix.refresh())
        dialog.finished.connect(lambda _result: self._closed(dialog))
        self.dialog = dialog
        dialog.show()

    def _may_close(self) -> bool:
        """A form with something typed would be lost with the matrix."""
        if self.dialog is None or not self.dialog.has_input():
            return True
        self._bring_forward(self.dialog)
        return False

    def _bring_forward(self, dialog: EngagementDialog) -> None:
        dialog.raise_()
        dialog.activateWindow()
        dialog.remind(self.tr("Terminez ou annulez d’abord cette saisie."))

    def _closed(self, dialog: EngagementDialog) -> None:
        self.dialog = None
        dialog.deleteLater()


def matrix_window(base: Path, parent: QWidget, refuse: Callable[[str], None]) -> EngagementMatrixDialog:
    """The matrix of a base; `refuse` is told why an engagement cannot be opened."""
    window = EngagementMatrixDialog(base, parent)
    EngagementForms(base, window, refuse)
    return window
