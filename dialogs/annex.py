"""The window « Produire l’annexe »: where to write it, how far it is, what was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from qgis.core import QgsFeedback, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QCoreApplication, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QListWidgetItem, QWidget

from ..annex.edition import ANNEX, Produced, produce_annex
from ..annex.materials import Order
from ..layers.texts import message
from ..protocol.disclosure import PARTNERS
from ..protocol.errors import Cancelled, ResorptionError
from .telling import ERROR_BOX

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

FOLDERS = "resorption/dossiers_annexe"
"""Setting: {base: folder} as JSON, so that the annex of one protocol never lands in the folder of another."""

_REMEMBERED = 20
_DONE_STYLE = "color: #14532d; font-weight: bold;"

Opener = Callable[[QUrl], bool]


class AnnexDialog(QDialog, FORM):
    """Produces the annex of one base; stays open to show the files."""

    def __init__(self, base: Path, parent: QWidget | None = None, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._base = base
        self._opener = opener
        self._feedback: QgsFeedback | None = None
        self._closing = False
        self.base_name.setText(base.name)
        self.base_name.setToolTip(str(base))
        self.edition.addItem(self.tr("Partenaires du protocole (confidentiel)"), PARTNERS)
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(self.tr("Dossier de l’annexe"))
        self.folder.setFilePath(remembered_folder(base))
        self.problem.setStyleSheet(ERROR_BOX)
        self.outcome.setStyleSheet(_DONE_STYLE)
        self.folder.fileChanged.connect(self._folder_changed)
        self.produce.clicked.connect(self._produce)
        self.stop.clicked.connect(self.reject)
        self.open_folder.clicked.connect(self._open_folder)
        self.files.itemActivated.connect(self._open_file)
        self._forget_last()
        self._show_place()

    def reject(self) -> None:
        """Close the window; while the annex is being produced, ask it to stop instead."""
        if self._feedback is not None:
            self._feedback.cancel()
            self.stop.setEnabled(False)
            return
        super().reject()

    def abandon(self) -> None:
        """Close for good, as soon as the production under way has stopped: the plugin goes away."""
        self._closing = True
        self.reject()

    def _edition(self) -> str:
        return str(self.edition.currentData())

    def _folder(self) -> Path:
        """The folder chosen; a bare name is one beside the base, never in the folder that QGIS was started from."""
        return self._base.absolute().parent / Path(self.folder.filePath().strip()).expanduser()

    def _place(self) -> Path:
        return self._folder() / self._edition()

    def _folder_changed(self) -> None:
        if self._feedback is None:
            self._forget_last()
            self._show_place()

    def _show_place(self) -> None:
        """Say where the files will be, and whether some are replaced."""
        typed = bool(self.folder.filePath().strip())
        self.produce.setEnabled(typed and self._feedback is None)
        self.place.setVisible(not self.outcome.isVisible())
        if not typed:
            self.place.setText(self.tr("Choisissez le dossier où écrire l’annexe."))
            return
        text = self.tr("Les fichiers seront écrits dans « {folder} ».").format(folder=self._place())
        if (self._place() / ANNEX).exists():
            text += "\n" + self.tr("Ceux qui y sont déjà seront remplacés.")
        self.place.setText(text)

    def _forget_last(self) -> None:
        for widget in (self.progress, self.problem, self.outcome, self.files):
            widget.setVisible(False)
        self.files.clear()
        self.open_folder.setEnabled(False)

    def _produce(self) -> None:
        self._forget_last()
        self._show_place()
        self._begin()
        folder = self._folder()
        try:
            produced = produce_annex(self._base, folder, Order(self._edition(), date.today()), self._feedback)
        except ResorptionError as error:
            self._refuse(error)
        else:
            remember_folder(self._base, folder)
            self._show_files(produced)
        finally:
            self._end()

    def _begin(self) -> None:
        self._hold_others(True)
        self._feedback = QgsFeedback()
        self._feedback.progressChanged.connect(self._advance)
        self.progress.setValue(0)
        self.progress.setVisible(True)
        for widget in (self.produce, self.folder, self.edition):
            widget.setEnabled(False)
        self.stop.setText(self.tr("Annuler"))
        QCoreApplication.processEvents()

    def _advance(self, percent: float) -> None:
        """Layouts are printed on the main thread: between two steps, let the window see « Annuler »."""
        self.progress.setValue(int(percent))
        QCoreApplication.processEvents()

    def _hold_others(self, held: bool) -> None:
        """While events are let in below, only this window may get clicks: no other project, no unload, no quit."""
        # Qt takes a modality up when a window is shown, and drops it only if it is hidden with it.
        self.hide()
        self.setWindowModality(Qt.WindowModality.ApplicationModal if held else Qt.WindowModality.NonModal)
        self.show()

    def _end(self) -> None:
        self._feedback = None
        if self._closing:
            super().reject()
            return
        self._hold_others(False)
        self.progress.setVisible(False)
        for widget in (self.produce, self.folder, self.edition, self.stop):
            widget.setEnabled(True)
        self.stop.setText(self.tr("Fermer"))
        self._show_place()

    def _refuse(self, error: ResorptionError) -> None:
        text = self.tr("Production interrompue à votre demande. Rien n’a été écrit.")
        self.problem.setText(text if isinstance(error, Cancelled) else message(error))
        self.problem.setVisible(True)

    def _show_files(self, produced: Produced) -> None:
        text = self.tr("L’annexe est prête. Fichiers écrits dans « {folder} » :")
        self.outcome.setText(text.format(folder=self._place()))
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
            self.problem.setText(self.tr("« {path} » n’a pas pu être ouvert.").format(path=path))
            self.problem.setVisible(True)


def remembered_folder(base: Path) -> str:
    """Where the annex of this base was written last; by default `annexe`, beside the base."""
    return _folders().get(str(base), str(base.parent / "annexe"))


def remember_folder(base: Path, folder: Path) -> None:
    """Keeps the folder for the next time, and for the last bases only."""
    folders = {key: value for key, value in _folders().items() if key != str(base)}
    folders[str(base)] = str(folder)
    kept = dict(list(folders.items())[-_REMEMBERED:])
    QgsSettings().setValue(FOLDERS, json.dumps(kept))


def _folders() -> dict[str, str]:
    try:
        found = json.loads(QgsSettings().value(FOLDERS, "{}"))
    except (TypeError, ValueError):
        # A setting that somebody changed by hand is no reason not to open the window.
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
