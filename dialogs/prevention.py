"""« Prévention (Art. 11) »: the places without a use or a manager, so that partners decide of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QFileDialog, QWidget
from qgis.utils import OverrideCursor

from ..layers.prevention import PreventionList, read_prevention
from ..layers.prevention_export import export_prevention
from ..layers.prevention_texts import how_many, purpose, remarks, why_in_words
from ..layers.texts import message
from ..layers.validation import sentence
from ..layers.workbooks import named_as_workbook
from ..protocol.errors import ResorptionError
from ..protocol.prevention import Nature, PlaceWithoutUse
from .background import Background
from .commune_choice import offer_communes
from .narrow import WIDE, TwoLines, breakable, no_wider_than_said, room_in, share_room, shares_of, show_all, two_lines
from .prevention_rows import NARROW, SHOWN, PreventionRows
from .telling import ERROR_BOX, NOTICE_BOX, tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_WIDEST, _ROWS_MEASURED = 240, 200
"""Pixels of a column, and how many rows its width is made from."""

_DETAIL_LINES = 3
_ELSEWHERE = ("code", "nom", "nature", "depuis")
"""Columns that are told under the list too: some have no room in it, or are cut."""


class PreventionPanel(QWidget, FORM):
    """The list of one base, read in the background; changes nothing in it. `stop()` before it is thrown away.

    Emits what is asked for, with the uuid of a site: `site_requested` its file, `use_requested` the record of a use of
    the place (tab « Veille (Art. 11) » of its file).
    """

    site_requested = pyqtSignal(str)
    use_requested = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._base: Path | None = None
        self._read: PreventionList | None = None
        self._shown: Sequence[PlaceWithoutUse] = ()
        self._reading = Background(self._show_read, self._failed)
        self._rows = PreventionRows(self)
        self._dress()
        self._connect()
        self._show()

    def set_base(self, base: Path | None) -> None:
        """List the places of that base, or of none. Told the same base again, it reads nothing."""
        if base == self._base:
            return
        self._base, self._read = base, None
        self._reading.abandon()
        tell(self.notice, "")
        self._offer_communes()
        self._show()
        self.refresh()

    def refresh(self) -> None:
        """Read the base again, in the background; the commune and the place that are chosen stay."""
        base = self._base
        if base is None:
            return
        today = date.today()
        self._reading.start(
            self.tr("Lecture des lieux sans usage"), lambda _task: read_prevention(base, today), hidden=True
        )
        self._show_count()

    def stop(self) -> None:
        """Forget what is under way."""
        self._reading.abandon()
        self._base = None

    def current(self) -> PlaceWithoutUse | None:
        """The place that is chosen."""
        index = self.list.currentIndex()
        return self._rows.line(index.row()) if index.isValid() else None

    def export(self, path: Path) -> None:
        """Write what is shown into a workbook, and say where; or why not."""
        if self._read is None:
            return
        try:
            with OverrideCursor(Qt.CursorShape.WaitCursor):
                export_prevention(path, self._read, self._shown, self._filters_in_words())
        except ResorptionError as error:
            tell(self.notice, message(error), ERROR_BOX)
            return
        left = self.tr("Le nom des gestionnaires n’est pas exporté.")
        written = self.tr("La liste a été écrite dans « {file} ».").format(file=path)
        tell(self.notice, f"{written} {left}", NOTICE_BOX)

    def _dress(self) -> None:
        font = self.purpose.font()
        font.setBold(True)
        self.purpose.setFont(font)
        self.purpose.setText(purpose())
        tell(self.notice, "")
        self.list.setModel(self._rows)
        self.list.verticalHeader().hide()
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.verticalHeader().setDefaultSectionSize(two_lines(self.fontMetrics().lineSpacing()))
        header = self.list.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMaximumSectionSize(_WIDEST)
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.setStretchLastSection(True)
        no_wider_than_said(self.open_site, self.record_use, self.export_all, self.reload)
        self.detail.setMinimumHeight(_DETAIL_LINES * self.fontMetrics().lineSpacing())

    def _connect(self) -> None:
        self.commune.activated.connect(lambda _place: self._show())
        self.reload.clicked.connect(self.refresh)
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self._show_current())
        self.list.activated.connect(lambda _index: self._ask(self.site_requested))
        self.open_site.clicked.connect(lambda: self._ask(self.site_requested))
        self.record_use.clicked.connect(lambda: self._ask(self.use_requested))
        self.export_all.clicked.connect(self._ask_export)

    def _show_read(self, read: PreventionList) -> None:
        self._read = read
        tell(self.notice, "")
        self._offer_communes()
        self._show()

    def _failed(self, error: Exception) -> None:
        """What is shown stays: why it could not be read again is said."""
        self._show_count()
        if not isinstance(error, ResorptionError):
            untold = ResorptionError("La liste n’a pas pu être lue ({detail}).", detail=type(error).__name__)
            tell(self.notice, message(untold), ERROR_BOX)
            raise error
        tell(self.notice, sentence(error), ERROR_BOX)

    def _offer_communes(self) -> None:
        names = [line.commune for line in self._lines()]
        offer_communes(self.commune, names, self.tr("Toutes"), self.tr("Commune inconnue"))

    def _lines(self) -> Sequence[PlaceWithoutUse]:
        return () if self._read is None else self._read.found.lines

    def _show(self) -> None:
        kept, wanted = self.current(), self.commune.currentData()
        self._shown = [line for line in self._lines() if wanted in (None, line.commune)]
        self._rows.show(self._shown)
        self._lay_out(self.width())
        if self._shown:
            self.list.selectRow(max(0, self._rows.row_of(kept.uuid)) if kept else 0)
        self.export_all.setEnabled(bool(self._shown))
        self.remarks.setText("" if self._read is None else "\n".join(remarks(self._read)))
        self.remarks.setVisible(bool(self.remarks.text()))
        empty = self._why_empty()
        self.empty.setText(empty)
        self.pages.setCurrentWidget(self.empty_page if empty else self.list_page)
        self.commune.setEnabled(bool(self._lines()))
        self._show_count()
        self._show_current()

    def _why_empty(self) -> str:
        """What is said instead of the list; nothing when it has lines, or when why it could not be read is said."""
        if self._base is None:
            return self.tr("Ouvrez un protocole avec le menu Résorption : les lieux sans usage seront listés ici.")
        if self._read is None:
            return "" if self.notice.text() else self.tr("Lecture des lieux sans usage…")
        if self._shown:
            return ""
        none = self.tr("Aucun lieu fermé ni terrain public de la base n’attend qu’un usage soit décidé.")
        counted = self.tr("Ce qui n’est pas listé est compté ci-dessous.")
        return f"{none} {counted}" if self.remarks.text() else none

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Every column where there is room for them."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def _lay_out(self, width: int) -> None:
        narrow, header = width < WIDE, self.list.horizontalHeader()
        self._rows.set_narrow(narrow)
        if narrow:
            share_room(header, room_in(self.list, width, self.layout), shares_of(SHOWN, NARROW))
        else:
            show_all(header)
            self.list.resizeColumnsToContents()

    def _show_count(self) -> None:
        if self._reading.running:
            self.counted.setText(self.tr("Lecture en cours…"))
        elif self._read is None:
            self.counted.setText("")
        else:
            self.counted.setText(how_many(len(self._shown), len(self._lines())))

    def _show_current(self) -> None:
        """The whole of what is too wide for its columns; land alone has no file of a site."""
        line = self.current()
        self.detail.setText("" if line is None else breakable("\n".join(self._details(line))))
        for button in (self.open_site, self.record_use):
            button.setEnabled(_has_site(line))
            button.setToolTip(self.tr("Un terrain de l’inventaire n’a pas de fiche de site.") if _is_land(line) else "")

    def _details(self, line: PlaceWithoutUse) -> Iterator[str]:
        known = (column for column in SHOWN if column.name in _ELSEWHERE)
        yield ", ".join(filter(None, (column.words(line) for column in known)))
        yield self.tr("Dans la liste car : {why}.").format(why=why_in_words(line))
        yield self.tr("À faire : {decision}").format(decision=message(line.decision))

    def _ask(self, signal: pyqtSignal) -> None:
        line = self.current()
        if line is not None and _has_site(line):
            signal.emit(line.uuid)

    def _filters_in_words(self) -> str:
        told = self.tr("Commune : {commune}").format(commune=self.commune.currentText())
        return f"{told} – {how_many(len(self._shown), len(self._lines()))}"

    def _ask_export(self) -> None:
        if self._base is None:
            return
        kinds = self.tr("Classeur Excel (*.xlsx);;Classeur OpenDocument (*.ods)")
        proposed = self._base.with_name(f"{self._base.stem}_prevention_{date.today().isoformat()}.xlsx")
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Exporter la liste"), str(proposed), kinds)
        if not chosen:
            return
        try:
            path = named_as_workbook(Path(chosen), ".ods" if "ods" in kind else ".xlsx")
        except ResorptionError as error:
            tell(self.notice, message(error), ERROR_BOX)
            return
        self.export(path)


def _is_land(line: PlaceWithoutUse | None) -> bool:
    return line is not None and line.nature is Nature.LAND


def _has_site(line: PlaceWithoutUse | None) -> bool:
    return line is not None and line.nature is not Nature.LAND
