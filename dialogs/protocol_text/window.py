"""The window « Rédiger le texte du protocole »: the files to write, how far it is, what is left to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QDate, QFileInfo, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...annex.docx import SUFFIX, MissingDocxtpl, refuse_without_libraries, save_template
from ...annex.protocol_document import Wanted, produce_protocol
from ...annex.protocol_gaps import Gap
from ...layers.texts import message, number
from ...layers.validation import sentence
from ...protocol.errors import Cancelled, ResorptionError
from ..producing import ProducingDialog
from ..telling import NOTICE_BOX, tell
from .gap_list import GapList
from .memory import Files, remember_files, remembered_files

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_DONE_STYLE = "color: #14532d; font-weight: bold;"
_TABLES_SUFFIX = ".xlsx"
_TEMPLATE_NAME = "modele_protocole.docx"
_HEIGHT_WITH_GAPS = 660
"""Enough for a dozen lines of the list, on a screen of 768."""

Opener = Callable[[QUrl], bool]


class ProtocolTextDialog(ProducingDialog, FORM):
    """Writes the protocol's text of one base; stays open to show what is left to be filled in.

    `opener`: how a file or a folder is shown to the user.
    """

    def __init__(self, base: Path, parent: QWidget | None = None, opener: Opener = QDesktopServices.openUrl) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.base = base
        self._opener = opener
        self._written: Wanted | None = None
        self._gaps = GapList(self.gaps)
        self._name()
        self._fill(remembered_files(base))
        self._connect()
        self._forget_last()
        self._show_place()
        self._look_for_libraries()

    def done(self, result: int) -> None:
        """Close, and keep what was chosen for the next time."""
        remember_files(self.base, self._files())
        super().done(result)

    def _name(self) -> None:
        self.base_name.setText(self.base.name)
        self.base_name.setToolTip(str(self.base))
        self.outcome.setStyleSheet(_DONE_STYLE)
        modes = QgsFileWidget.StorageMode
        word, tables = (
            self.tr("Document Word (*.docx)"),
            self.tr("Classeur Excel (*.xlsx);;Classeur LibreOffice (*.ods)"),
        )
        for widget, mode, title, kinds in (
            (self.document, modes.SaveFile, self.tr("Document à écrire"), word),
            (self.own_template, modes.GetFile, self.tr("Votre modèle"), word),
            (self.tables, modes.SaveFile, self.tr("Classeur des tableaux"), tables),
        ):
            widget.setStorageMode(mode)
            widget.setDialogTitle(title)
            widget.setFilter(kinds)
            widget.setDefaultRoot(str(self.base.parent))
            # The window says itself, under the fields, what would be replaced.
            widget.setConfirmOverwrite(False)
        self.own_template.lineEdit().setPlaceholderText(self.tr("Facultatif : sinon, le modèle de l’extension"))
        self.tables.lineEdit().setPlaceholderText(self.tr("Facultatif : les mêmes tableaux, en .xlsx ou .ods"))

    def _fill(self, kept: Files) -> None:
        self.document.setFilePath(kept.document)
        self.own_template.setFilePath(kept.template)
        self.tables.setFilePath(kept.tables)
        self.day.setMaximumDate(QDate.currentDate())
        self.day.setDate(QDate.currentDate())

    def _connect(self) -> None:
        for widget in (self.document, self.own_template, self.tables):
            widget.fileChanged.connect(self._changed)
        self.day.dateChanged.connect(self._changed)
        self.save_template.clicked.connect(self._save_template)
        self.produce.clicked.connect(self._produce)
        self.stop.clicked.connect(self.reject)
        self.copy_gaps.clicked.connect(self._gaps.copy_all)
        self.open_document.clicked.connect(lambda: self._open(self._written.document))
        self.open_folder.clicked.connect(lambda: self._open(self._written.document.parent))

    def _look_for_libraries(self) -> None:
        """Without them, what to do is said, and nothing else can be done here."""
        try:
            refuse_without_libraries()
        except MissingDocxtpl as error:
            self.choices.setEnabled(False)
            self.produce.setEnabled(False)
            self.place.setVisible(False)
            tell(self.problem, message(error), NOTICE_BOX)
            self.stop.setFocus()

    def _files(self) -> Files:
        return Files(*(w.filePath().strip() for w in (self.document, self.own_template, self.tables)))

    def _wanted(self) -> Wanted | None:
        """What is asked for; None while no document is named."""
        typed = self._files()
        if not typed.document:
            return None
        return Wanted(
            self._named(typed.document, SUFFIX),
            self._beside(typed.template) if typed.template else None,
            self._named(typed.tables, _TABLES_SUFFIX) if typed.tables else None,
        )

    def _named(self, typed: str, suffix: str) -> Path:
        """A file to write; a name without an ending takes the usual one."""
        path = self._beside(typed)
        return path if path.suffix or not path.name else path.with_name(path.name + suffix)

    def _beside(self, typed: str) -> Path:
        """A file; a bare name is one beside the base, never in the folder that QGIS was started from."""
        return self.base.absolute().parent / typed

    def _changed(self) -> None:
        if self._feedback is None:
            self._forget_last()
            self._show_place()

    def _show_place(self) -> None:
        """Say where the files will be, and whether some are replaced."""
        wanted = self._wanted()
        self.produce.setEnabled(wanted is not None and self._feedback is None)
        self.place.setVisible(self._written is None)
        if wanted is None:
            self.place.setText(self.tr("Choisissez le document à écrire."))
            return
        files = [path for path in (wanted.document, wanted.tables) if path is not None]
        new, old = self.tr("Sera écrit : « {path} »."), self.tr("Existe déjà et sera remplacé : « {path} ».")
        self.place.setText(
            "\n".join((old if QFileInfo(str(path)).exists() else new).format(path=path) for path in files)
        )

    def _forget_last(self) -> None:
        self._written = None
        self._gaps.show(())
        shown_at_the_end = (
            self.outcome,
            self.gaps_told,
            self.copy_gaps,
            self.gaps,
            self.open_document,
            self.open_folder,
        )
        for widget in (self.progress, self.problem, self.notes, *shown_at_the_end):
            widget.setVisible(False)

    def _save_template(self) -> None:
        """A copy of the extension's template, which then is the one to use."""
        title, kind = self.tr("Enregistrer le modèle de l’extension"), self.tr("Document Word (*.docx)")
        proposed = str(self.base.parent / _TEMPLATE_NAME)
        chosen, _kind = QFileDialog.getSaveFileName(self, title, proposed, kind)
        if not chosen:
            return
        path = self._named(chosen, SUFFIX)
        try:
            save_template(path)
        except ResorptionError as error:
            self._forget_last()
            self._show_place()
            tell(self.problem, sentence(error))
            return
        self.own_template.setFilePath(str(path))
        self._changed()
        text = self.tr(
            "Modèle enregistré sous « {path} » : il sert désormais au texte de cette base. Modifiez-le dans Word ou "
            "LibreOffice, et gardez les balises « {{{{ … }}}} » et « {{% … %}} », que décrit le guide."
        )
        tell(self.notes, text.format(path=path), NOTICE_BOX)

    def _produce(self) -> None:
        wanted = self._wanted()
        self._forget_last()
        self._show_place()
        self._begin()
        try:
            gaps = produce_protocol(self.base.absolute(), wanted, self._day(), self._feedback)
        except ResorptionError as error:
            self._refuse(error)
        else:
            remember_files(self.base, self._files())
            self._show_result(wanted, gaps)
        finally:
            self._end()

    def _day(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _refuse(self, error: ResorptionError) -> None:
        text = self.tr("Rédaction interrompue à votre demande. Rien n’a été écrit.")
        tell(self.problem, text if isinstance(error, Cancelled) else sentence(error))

    def _show_result(self, wanted: Wanted, gaps: Sequence[Gap]) -> None:
        self._written = wanted
        lines = [self.tr("Le document est prêt : « {path} ».").format(path=wanted.document)]
        if wanted.tables is not None:
            lines.append(self.tr("Le classeur aussi : « {path} ».").format(path=wanted.tables))
        self.outcome.setText("\n".join(lines))
        self.gaps_told.setText(self._gaps_sentence(len(gaps)))
        self._gaps.show(gaps)
        for widget in (self.outcome, self.gaps_told, self.open_document, self.open_folder):
            widget.setVisible(True)
        for widget in (self.copy_gaps, self.gaps):
            widget.setVisible(bool(gaps))
        self.resize(self.width(), max(self.height(), _HEIGHT_WITH_GAPS))
        self.open_document.setFocus()

    def _gaps_sentence(self, count: int) -> str:
        if count == 0:
            return self.tr("Rien ne reste à compléter.")
        text = self.tr("Restent à compléter : {count}. Ce qui est saisi dans la base sera dans le prochain document.")
        told = text.format(count=number(count))
        if self._written.template is not None:
            told += self.tr(" La liste est celle de tout le texte : votre modèle peut n’en imprimer qu’une partie.")
        return told

    def _open(self, path: Path) -> None:
        if not self._opener(QUrl.fromLocalFile(str(path))):
            tell(self.problem, self.tr("« {path} » n’a pas pu être ouvert.").format(path=path))
