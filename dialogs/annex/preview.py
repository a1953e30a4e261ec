"""The window « Aperçu »: the pages of one piece, drawn one at a time; one may be handed over to the layout editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsFeedback
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QSignalBlocker, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLabel, QWidget

from ...annex.ground import Unreachable
from ...annex.materials import Materials, Order
from ...annex.pieces import Piece
from ...annex.proof import Proof
from ...annex.reading import read_base
from ...layers.texts import message
from ...protocol.errors import Cancelled, ResorptionError
from ..telling import NOTICE_BOX, tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_MARGIN = 8
_LARGE = 2.0
_RESIZED_MS = 200


class AnnexPreview(QDialog, FORM):
    """Shows the pages of a piece. `asked` brings the layout editor's share: the proof, at the page that is shown.

    `order` is made when the window is shown, so that its errors are told in it.
    """

    asked = pyqtSignal(object)

    def __init__(
        self, base: Path, piece: Piece, order: Callable[[], Order], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setupUi(self)
        self.setWindowTitle(self.tr("Aperçu : {piece}").format(piece=piece.label))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._base = base
        self._piece = piece
        self._order = order
        self._proof: Proof | None = None
        self._feedback = QgsFeedback()
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sheet.setWidget(self._page)
        self.sheet.setWidgetResizable(True)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(_RESIZED_MS)
        self._resized.timeout.connect(self._draw)
        self.previous.clicked.connect(lambda: self._go(lambda proof: proof.previous()))
        self.next.clicked.connect(lambda: self._go(lambda proof: proof.next()))
        self.leaf.activated.connect(lambda rank: self._go(lambda proof: proof.show(rank)))
        self.large.toggled.connect(self._draw)
        self.edit.clicked.connect(self._hand_over)
        self.quit.clicked.connect(self.reject)
        tell(self.problem, "")
        self._refresh()
        # Drawn once the window is there: a page may take a second, a base map more.
        QTimer.singleShot(0, self._open)

    def done(self, result: int) -> None:
        """Close; a service that is waited for is waited for no more."""
        self._feedback.cancel()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._proof is not None and not self.large.isChecked():
            self._resized.start()

    def _open(self) -> None:
        if self._feedback.isCanceled():
            return
        self._page.setText(self.tr("Préparation de la page…"))
        try:
            order = self._reached(self._order())
            with _busy():
                made = Materials(read_base(self._base, order.edition, order.restricted), order)
                self._proof = Proof(made, self._piece)
        except Cancelled:
            return
        except ResorptionError as error:
            self._page.clear()
            tell(self.problem, message(error))
            return
        with QSignalBlocker(self.leaf):
            self.leaf.addItems([leaf.title or self._piece.label for leaf in self._proof.leaves])
        self._go(lambda proof: proof.show(0))

    def _reached(self, order: Order) -> Order:
        """With its base map; without, and it is said, when it does not answer."""
        if order.ground is None:
            return order
        try:
            order.ground.check_reach(self._feedback)
        except Unreachable:
            text = self.tr("Fond de plan injoignable : l’aperçu est montré sans lui.")
            tell(self.problem, text, NOTICE_BOX)
            return replace(order, ground=None)
        return order

    def _go(self, where: Callable[[Proof], None]) -> None:
        if self._proof is None:
            return
        try:
            with _busy():
                where(self._proof)
        except ResorptionError as error:
            self._page.clear()
            tell(self.problem, message(error))
        else:
            self._draw()
        self._refresh()

    def _draw(self) -> None:
        if self._proof is None or self._proof.leaf < 0:
            return
        room = self.sheet.viewport().size() - QSize(_MARGIN, _MARGIN)
        ratio = self.devicePixelRatioF() * (_LARGE if self.large.isChecked() else 1.0)
        try:
            with _busy():
                picture = self._proof.picture(room * ratio)
        except ResorptionError as error:
            tell(self.problem, message(error))
            return
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.setPixmap(QPixmap.fromImage(picture))

    def _refresh(self) -> None:
        proof = self._proof
        self.leaf.setVisible(self.leaf.count() > 1)
        self.previous.setEnabled(proof is not None and not proof.is_first)
        self.next.setEnabled(proof is not None and not proof.is_last)
        self.edit.setEnabled(proof is not None and proof.leaf >= 0)
        if proof is None or proof.leaf < 0:
            self.rank.clear()
            return
        self.leaf.setCurrentIndex(proof.leaf)
        text = self.tr("page {page} sur {pages}")
        self.rank.setText(text.format(page=proof.page + 1, pages=proof.pages) if proof.pages > 1 else "")

    def refuse(self, error: ResorptionError) -> None:
        """Says why the page could not be handed over, and shows it still."""
        self._go(lambda proof: proof.again())
        tell(self.problem, message(error))

    def _hand_over(self) -> None:
        self.asked.emit(self._proof)


@contextmanager
def _busy() -> Iterator[None]:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
