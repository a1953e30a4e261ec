"""The window « Produire l’annexe »: what is in it, where to write it, how far it is, what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from qgis.core import QgsMasterLayoutInterface, QgsProject
from qgis.gui import QgsFileWidget, QgsLayoutDesignerInterface
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QListWidgetItem, QMessageBox, QWidget

from ...annex.edition import ANNEX, Produced, produce_annex
from ...annex.ground import Unreachable
from ...annex.materials import Materials, Order
from ...annex.proof import Proof
from ...annex.reading import Snapshot, read_base
from ...annex.retouch import put_in_project
from ...layers.basemaps import SERVICE
from ...layers.texts import message
from ...protocol.disclosure import PARTNERS
from ...protocol.errors import Cancelled, ResorptionError
from ..producing import ProducingDialog
from ..telling import ERROR_BOX, NOTICE_BOX, tell
from .ground_choice import GroundChoice
from .memory import Choices, remember_choices, remember_folder, remembered_choices, remembered_folder
from .pieces_list import PiecesList
from .preview import AnnexPreview
from .sites_choice import SitesChoice

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_DONE_STYLE = "color: #14532d; font-weight: bold;"

Opener = Callable[[QUrl], bool]
Designer = Callable[[QgsMasterLayoutInterface], QgsLayoutDesignerInterface]


class AnnexDialog(ProducingDialog, FORM):
    """Produces the annex of one base; stays open to show the files.

    `designer`: opens a layout in QGIS's editor. `service`: where the base maps of IGN are.
    """

    def __init__(
        self, base: Path, parent: QWidget | None = None, opener: Opener = QDesktopServices.openUrl,
        designer: Designer | None = None, service: str = SERVICE,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setupUi(self)
        self._base = base
        self._opener = opener
        self._designer = designer
        self._snapshot: Snapshot | None = None
        self._preview: AnnexPreview | None = None
        kept = remembered_choices(base)
        self._pieces = PiecesList(self.pieces, kept.left_out)
        self._ground = GroundChoice(self.ground, self.ground_told, service)
        self._sites = SitesChoice(self.which_sites, self.choose_sites, self.sites_count, self._tell_pieces)
        self._name()
        self._fill(kept)
        self._connect()
        self._forget_last()
        self._show_place()
        QTimer.singleShot(0, self._read)

    def done(self, result: int) -> None:
        """Close, and keep what was chosen for the next time."""
        remember_choices(self._base, self._choices())
        super().done(result)

    def abandon(self) -> None:
        """Close for good, as soon as the production under way has stopped: the plugin goes away."""
        if self._preview is not None:
            self._preview.reject()
        super().abandon()

    def _name(self) -> None:
        self.base_name.setText(self._base.name)
        self.base_name.setToolTip(str(self._base))
        self.edition.addItem(self.tr("Partenaires du protocole (confidentiel)"), PARTNERS)
        for widget, title in (
            (self.folder, self.tr("Dossier de l’annexe")),
            (self.templates, self.tr("Dossier de vos gabarits")),
        ):
            widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
            widget.setDialogTitle(title)
        self.problem.setStyleSheet(ERROR_BOX)
        self.outcome.setStyleSheet(_DONE_STYLE)

    def _fill(self, kept: Choices) -> None:
        self.folder.setFilePath(remembered_folder(self._base))
        self.templates.setFilePath(kept.templates)
        self.pictures.setChecked(kept.pictures)
        self._ground.choose(kept.ground)
        self._sites.set(kept.which_sites, kept.sites)

    def _connect(self) -> None:
        self.folder.fileChanged.connect(self._folder_changed)
        self.pieces.itemChanged.connect(self._folder_changed)
        self.all_pieces.clicked.connect(lambda: self._pieces.check(True))
        self.no_piece.clicked.connect(lambda: self._pieces.check(False))
        self.look.clicked.connect(self._look)
        self.restricted.clicked.connect(self._confirm_restricted)
        self.produce.clicked.connect(self._produce)
        self.without_ground.clicked.connect(lambda: self._produce(without_ground=True))
        self.stop.clicked.connect(self.reject)
        self.open_folder.clicked.connect(self._open_folder)
        self.files.itemActivated.connect(self._open_file)

    def _choices(self) -> Choices:
        out = [piece.key for piece in self._pieces.all() if piece.key not in self._pieces.checked()]
        return Choices(
            frozenset(out), self._sites.which, self._sites.chosen, self._ground.key,
            self.templates.filePath().strip(), self.pictures.isChecked(),
        )  # fmt: skip

    def _read(self) -> None:
        """What the base has to print now; the window is there already."""
        if self._closing:
            return
        try:
            self._snapshot = read_base(self._base, self._edition())
        except ResorptionError as error:
            tell(self.problem, message(error))
            return
        self._sites.know(self._snapshot)

    def _tell_pieces(self) -> None:
        """A piece may have fewer pages when fewer sites are detailed."""
        if self._snapshot is None:
            return
        try:
            sites = self._sites.sites()
        except ResorptionError:
            sites = frozenset()
        self._pieces.tell(Materials(self._snapshot, Order(self._edition(), date.today(), sites=sites)))

    def _edition(self) -> str:
        return str(self.edition.currentData())

    def _order(self) -> Order:
        """What is asked for, its base map not reached yet. Raises ResorptionError."""
        self._read_again()
        templates = self.templates.filePath().strip()
        return Order(
            self._edition(), date.today(), frozenset(self._pieces.checked()), self._sites.sites(),
            self._beside(templates) if templates else None, self._ground.ground(), self.restricted.isChecked(),
            self.pictures.isChecked(),
        )  # fmt: skip

    def _read_again(self) -> None:
        """Which sites are occupied, and which are still there, is a matter of now."""
        self._snapshot = read_base(self._base, self._edition())
        self._sites.know(self._snapshot)

    def _beside(self, typed: str) -> Path:
        """A folder; a bare name is one beside the base, never in the folder that QGIS was started from."""
        return self._base.absolute().parent / typed

    def _folder(self) -> Path:
        return self._beside(self.folder.filePath().strip())

    def _place(self) -> Path:
        return self._folder() / Order(self._edition(), date.today(), restricted=self.restricted.isChecked()).folder_name

    def _folder_changed(self) -> None:
        if self._feedback is None:
            self._forget_last()
            self._show_place()

    def _show_place(self) -> None:
        """Say where the files will be, and whether some are replaced."""
        typed, pieces = bool(self.folder.filePath().strip()), bool(self._pieces.checked())
        self.produce.setEnabled(typed and pieces and self._feedback is None)
        self.place.setVisible(not self.outcome.isVisible())
        if not typed:
            self.place.setText(self.tr("Choisissez le dossier où écrire l’annexe."))
            return
        if not pieces:
            self.place.setText(self.tr("Cochez au moins une pièce."))
            return
        text = self.tr("Les fichiers seront écrits dans « {folder} ».").format(folder=self._place())
        if _is_there(self._place() / ANNEX):
            text += "\n" + self.tr("Ceux qui y sont déjà seront remplacés.")
        self.place.setText(text)

    def _confirm_restricted(self, checked: bool) -> None:
        if not checked:
            self._show_place()
            return
        text = self.tr(
            "Avec les données restreintes, l’annexe peut nommer les propriétaires, dire les procédures en cours et la date "
            "d’évacuation fixée, et compter les filles et les âges des enfants. Elle ne doit aller qu’à ceux qui ont à en "
            "connaître, elle est écrite à part, et le manifeste garde la trace de ce choix. Les inclure ?"
        )
        title, answers = self.tr("Données restreintes"), QMessageBox.StandardButton
        answer = QMessageBox.question(self, title, text, answers.Yes | answers.No, answers.No)
        self.restricted.setChecked(answer == answers.Yes)
        self._show_place()

    def _forget_last(self) -> None:
        for widget in (self.progress, self.problem, self.without_ground, self.outcome, self.notes, self.files):
            widget.setVisible(False)
        self.files.clear()
        self.open_folder.setEnabled(False)

    def _produce(self, _clicked: bool = False, without_ground: bool = False) -> None:
        self._forget_last()
        self._show_place()
        self._begin()
        folder = self._folder()
        try:
            produced = produce_annex(self._base, folder, self._reached(without_ground), self._feedback)
        except ResorptionError as error:
            self._refuse(error)
        else:
            remember_folder(self._base, folder)
            remember_choices(self._base, self._choices())
            self._show_files(produced)
        finally:
            self._end()

    def _reached(self, without_ground: bool) -> Order:
        """The order, its base map being there. Raises Unreachable, Cancelled, ResorptionError."""
        order = self._order()
        if without_ground:
            return replace(order, ground=None)
        if order.ground is not None:
            order.ground.check_reach(self._feedback)
        return order

    def _refuse(self, error: ResorptionError) -> None:
        text = self.tr("Production interrompue à votre demande. Rien n’a été écrit.")
        tell(self.problem, text if isinstance(error, Cancelled) else message(error))
        self.without_ground.setVisible(isinstance(error, Unreachable))

    def _show_files(self, produced: Produced) -> None:
        text = self.tr("L’annexe est prête : {pages} pages. Fichiers écrits dans « {folder} » :")
        self.outcome.setText(text.format(pages=produced.pages, folder=self._place()))
        tell(self.notes, "\n".join(message(note) for note in produced.notes), NOTICE_BOX)
        for file in produced.files:
            item = QListWidgetItem(file.relative_to(produced.folder).as_posix())
            item.setToolTip(str(file))
            self.files.addItem(item)
        for widget in (self.outcome, self.files):
            widget.setVisible(True)
        self.open_folder.setEnabled(True)
        self.open_folder.setFocus()

    def _open_folder(self) -> None:
        self._open(self._place())

    def _open_file(self, item: QListWidgetItem) -> None:
        self._open(self._place() / item.text())

    def _open(self, path: Path) -> None:
        if not self._opener(QUrl.fromLocalFile(str(path))):
            tell(self.problem, self.tr("« {path} » n’a pas pu être ouvert.").format(path=path))

    def _look(self) -> None:
        self._preview = AnnexPreview(self._base, self._pieces.current(), self._order, self)
        self._preview.asked.connect(self._retouch)
        self._preview.finished.connect(self._looked)
        self._preview.show()

    def _looked(self) -> None:
        self._preview.deleteLater()
        self._preview = None

    def _retouch(self, proof: Proof) -> None:
        """Gives the page that is shown to QGIS's layout editor; the preview goes, for it is in the way."""
        preview = self._preview
        try:
            layout = put_in_project(proof.layout, proof.name, QgsProject.instance(), self._place())
        except ResorptionError as error:
            preview.refuse(error)
            return
        preview.accept()
        self._forget_last()
        self._show_place()
        text = self.tr(
            "La page « {page} » est dans le projet ouvert ; ses couches, s’il y en a, sont dans un groupe à elles, en bas "
            "du panneau Couches, et leur fichier dans « retouches », à côté de l’annexe. Enregistrez le projet pour garder "
            "la page. Elle ne change plus avec la base."
        )
        tell(self.notes, text.format(page=layout.name()), NOTICE_BOX)
        if self._designer is not None:
            self._designer(layout).view().zoomFull()


def _is_there(path: Path) -> bool:
    """Whether the file exists; a name that the system refuses is told when the annex is produced."""
    try:
        return path.exists()
    except OSError:
        return False
