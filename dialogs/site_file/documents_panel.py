"""The tab « Documents »: what is attached to a site and to what belongs to it; each action is saved at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QEvent, Qt, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QHeaderView, QTreeWidgetItem, QWidget

from ...layers import schema
from ...layers.attaching import Examined, Target, examine
from ...layers.documents import Piece, amend, detach, pieces_of, restricted_pieces
from ...layers.piece_files import ORDINARY, RESTRICTED, Shelf, State, openable
from ...layers.store import Store
from ...layers.texts import label
from ...layers.validation import sentence
from ...protocol.errors import ResorptionError
from ...protocol.vocabulary import vocabulary
from ..background import Background
from ..telling import tell
from .attach import AttachDialog
from .piece_edit import AmendDialog, DetachDialog
from .preview import PreviewLabel, is_picture

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_DROP_STYLE = "#pieces { border: 2px solid #0072b2; }"
_TITLE, _FILE, _NATURE, _DATE, _DIFFUSION, _BELONGS = range(6)
_WIDTHS = {_NATURE: 120, _DIFFUSION: 90, _BELONGS: 150}
_WRONG = QColor("#8a1c1c")
_SIZES = [760, 260]
_PIECE = Qt.ItemDataRole.UserRole

Opener = Callable[[QUrl], bool]


class DocumentsPanel(QWidget, FORM):
    """The documents of one row of the base; `shelf` RESTRICTED shows those of the restricted companion of a site."""

    changed = pyqtSignal()
    """A document was attached, changed or removed."""

    def __init__(
        self,
        base: Path,
        owner_table: str,
        owner_uuid: str,
        parent: QWidget | None = None,
        opener: Opener = QDesktopServices.openUrl,
        shelf: Shelf = ORDINARY,
    ) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._target = Target(base, owner_table, owner_uuid, shelf)
        self._opener = opener
        self._dialog: QDialog | None = None
        self._background = Background(self._examined, self._failed)
        self.destroyed.connect(self._background.abandon)
        self.preview = PreviewLabel(self)
        self.preview_place.addWidget(self.preview)
        self.notice.hide()
        self._prepare_list()
        self._connect()
        self._show_choice()

    @property
    def busy(self) -> bool:
        """Whether files are being looked at."""
        return self._background.running

    @property
    def dialog(self) -> QDialog | None:
        """The window that is open on a document, if any."""
        return self._dialog

    def refresh(self) -> None:
        """Read the documents again; the chosen one stays chosen."""
        chosen = self._chosen()
        try:
            pieces = self._read()
        except ResorptionError as error:
            self.tell(sentence(error))
            return
        self.pieces.clear()
        self.pieces.addTopLevelItems([self._item(piece) for piece in pieces])
        for item in self._items():
            if chosen is not None and item.data(0, _PIECE).record.uuid == chosen.record.uuid:
                self.pieces.setCurrentItem(item)
        self._show_choice()

    def tell(self, text: str) -> None:
        """Say what went wrong above the list, or nothing."""
        tell(self.notice, text)

    def add_files(self, sources: Sequence[Path]) -> None:
        """Look at the files in the background, then ask what is said of them."""
        if not sources or self.busy or self._dialog is not None:
            return
        self.tell("")
        known = [item.data(0, _PIECE) for item in self._items()]
        base = self._target.base
        self._background.start(self.tr("Lecture des fichiers"), lambda task: examine(base, sources, known, task))
        self._show_choice()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Files are welcome, as copies."""
        if event.mimeData().hasUrls() and not self.busy and self._dialog is None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.pieces.setStyleSheet(_DROP_STYLE)

    def dragLeaveEvent(self, event: QEvent) -> None:  # noqa: N802 - name imposed by Qt
        """The files went elsewhere."""
        self.pieces.setStyleSheet("")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Attach the files; what is no file of this computer is told."""
        self.pieces.setStyleSheet("")
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        urls = event.mimeData().urls()
        sources = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not sources:
            self.tell(self.tr("Ce qui a été déposé n’est pas un fichier : enregistrez-le d’abord, puis déposez-le."))
        # The file manager waits for the end of the drop: not for a window.
        QTimer.singleShot(0, lambda: self.add_files(sources))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Delete asks to remove the chosen document."""
        if event.key() == Qt.Key.Key_Delete and self.detach.isEnabled():
            self._ask_detach()
            return
        super().keyPressEvent(event)

    def _prepare_list(self) -> None:
        table = schema.table(ORDINARY.table)
        named = (label(table.field(name).label) for name in ("titre", "fichier", "nature", "date", "diffusion"))
        self.pieces.setHeaderLabels([*named, self.tr("Rattachée à")])
        header = self.pieces.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setMinimumSectionSize(60)
        header.setStretchLastSection(False)
        self.pieces.setColumnHidden(_BELONGS, self._target.table != "site" or self._target.shelf is RESTRICTED)
        self.pieces.setColumnHidden(_DIFFUSION, self._target.shelf is RESTRICTED)
        self.splitter.setSizes(_SIZES)

    def _connect(self) -> None:
        self.pieces.currentItemChanged.connect(self._show_choice)
        self.pieces.itemActivated.connect(self._open)
        self.add.clicked.connect(self._choose_files)
        self.open.clicked.connect(self._open)
        self.amend.clicked.connect(self._ask_amend)
        self.detach.clicked.connect(self._ask_detach)

    def _read(self) -> list[Piece]:
        store = Store(self._target.base)
        if self._target.shelf is RESTRICTED:
            return restricted_pieces(store, self._target.uuid)
        return pieces_of(store, self._target.table, self._target.uuid)

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.pieces.topLevelItem(i) for i in range(self.pieces.topLevelItemCount())]

    def _chosen(self) -> Piece | None:
        item = self.pieces.currentItem()
        return None if item is None else item.data(0, _PIECE)

    def _item(self, piece: Piece) -> QTreeWidgetItem:
        values = piece.record.values
        day = values.get("date")
        texts = [
            piece.title,
            self._state(piece.state),
            _code("nature_piece", values.get("nature")),
            day.strftime("%d/%m/%Y") if day else "",
            _code("diffusion", values.get("diffusion")),
            piece.belongs,
        ]
        item = QTreeWidgetItem(texts)
        item.setData(0, _PIECE, piece)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        if piece.state is not State.PRESENT:
            item.setForeground(_FILE, _WRONG)
        return item

    def _state(self, state: State) -> str:
        return {
            State.PRESENT: self.tr("Présent"),
            State.MISSING: self.tr("Fichier introuvable"),
            State.OUTSIDE: self.tr("Hors du dossier"),
        }[state]

    def _show_choice(self, *_given: object) -> None:
        piece = self._chosen()
        idle = not self.busy
        self.add.setEnabled(idle)
        self.open.setEnabled(piece is not None and piece.state is State.PRESENT)
        for button in (self.amend, self.detach):
            button.setEnabled(idle and piece is not None)
        self.state.setText(self._count() if idle else self.tr("Lecture des fichiers…"))
        self.details.setText("" if piece is None else piece.file)
        self._show_preview(piece)

    def _count(self) -> str:
        count = self.pieces.topLevelItemCount()
        if count == 0:
            return self.tr("Aucun document.")
        return self.tr("Documents : {nombre}").format(nombre=count)

    def _show_preview(self, piece: Piece | None) -> None:
        if piece is None:
            self.preview.say(self.tr("Choisissez un document pour en voir l’aperçu."))
        else:
            self._preview_file(piece)

    def _preview_file(self, piece: Piece) -> None:
        try:
            path = openable(self._target.base, piece.file)
        except ResorptionError as error:
            self.preview.say(sentence(error))
            return
        if is_picture(path):
            self.preview.show_file(path)
        else:
            self.preview.say(self.tr("Pas d’aperçu pour ce type de fichier."))

    def _choose_files(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, self.tr("Joindre des documents"))
        self.add_files([Path(name) for name in chosen])

    def _examined(self, examined: Examined) -> None:
        self._show_choice()
        refused = "\n".join(sentence(problem) for problem in examined.problems)
        self.tell(refused)
        if not examined.candidates:
            return
        dialog = AttachDialog(self._target, examined.candidates, self)
        dialog.tell(refused)
        dialog.attached.connect(self._saved)
        self._show_dialog(dialog)

    def _failed(self, error: Exception) -> None:
        self._show_choice()
        if isinstance(error, ResorptionError):
            self.tell(sentence(error))
            return
        words = self.tr("Les fichiers n’ont pas pu être lus ({detail}).")
        self.tell(words.format(detail=type(error).__name__))
        raise error

    def _open(self, *_given: object) -> None:
        piece = self._chosen()
        if piece is None:
            return
        try:
            path = openable(self._target.base, piece.file)
        except ResorptionError as error:
            self.tell(sentence(error))
            self.refresh()
            return
        self.tell("")
        if not self._opener(QUrl.fromLocalFile(str(path))):
            self.tell(self.tr("Aucun programme de ce poste n’ouvre ce fichier : « {nom} ».").format(nom=path.name))

    def _ask_amend(self) -> None:
        piece = self._chosen()
        if piece is not None:
            self._ask(AmendDialog(piece, lambda values: amend(Store(self._target.base), piece, values), self))

    def _ask_detach(self) -> None:
        piece = self._chosen()
        if piece is not None:
            self._ask(DetachDialog(piece, lambda values: self._detach(piece, values), self))

    def _detach(self, piece: Piece, values: Mapping[str, object]) -> None:
        detach(Store(self._target.base), piece, str(values["motif"] or ""))

    def _ask(self, dialog: QDialog) -> None:
        self.tell("")
        dialog.accepted.connect(self._saved)
        self._show_dialog(dialog)

    def _show_dialog(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    def _dialog_closed(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
        self.pieces.setFocus()

    def _saved(self) -> None:
        self.refresh()
        self.changed.emit()


def _code(name: str, value: object) -> str:
    known = vocabulary(name)
    return label(known.label_of(str(value))) if str(value) in known.values else str(value or "")
