"""The window « Matrice des engagements »: who has promised what, by article and category of partner, and what nobody has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QHeaderView, QLabel, QWidget
from qgis.utils import OverrideCursor

from ..layers.engagement_export import Report, export_matrix
from ..layers.engagement_list import EngagementList, read_engagements
from ..layers.engagement_texts import (
    STATUSES,
    cell_in_words,
    how_late,
    how_many,
    own_and_territory,
    partner_name,
    placed_in_words,
    sites_in_words,
)
from ..layers.texts import label, message
from ..layers.workbooks import named_as_workbook
from ..protocol.engagement_matrix import ARTICLES, COLUMNS, build_matrix
from ..protocol.engagements import EngagementLine, overdue_first
from ..protocol.errors import ResorptionError
from ..protocol.plain_text import french_day
from ..protocol.vocabulary import vocabulary
from .engagement_cells import swatch
from .engagement_filters import EngagementFilters
from .engagement_rows import COLUMNS as LIST_COLUMNS
from .engagement_rows import EngagementRows
from .engagement_table import MatrixTable
from .own_keys import OwnKeys
from .telling import ERROR_BOX, NOTICE_BOX, tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_WIDTH, _HEIGHT, _TITLE_HEIGHT, _LOWER_HEIGHT = 1320, 690, 40, 190
_SWATCH = 12
_SITES_TOLD = 20


class EngagementMatrixDialog(OwnKeys, FORM):
    """Shows the engagements of one base, whatever the project becomes; changes nothing in it.

    Emits what the user asks for: `engagement_requested` (uuid) and `new_requested` (article, category).
    """

    engagement_requested = pyqtSignal(str)
    new_requested = pyqtSignal(int, str)

    def __init__(self, base: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint, True)
        self.setWindowTitle(self.tr("Matrice des engagements – {base}").format(base=base.name))
        self.may_close: Callable[[], bool] = lambda: True
        self._base = base
        self._today = date.today()
        self._read = EngagementList((), (), {})
        self._read_at: datetime | None = None
        self._whole = self._shown = build_matrix((), self._today)
        self._filters = EngagementFilters(self.site, self.scope, self.year, self.status)
        self._table = MatrixTable(self.matrix)
        self._rows = EngagementRows(self._today, self)
        self._prepare()
        self._connect()
        self.refresh()
        self.matrix.setFocus()

    def reject(self) -> None:
        """Close, unless a form that would go with the window holds something typed."""
        if self.may_close():
            self.abandon()

    def abandon(self) -> None:
        """Close without a question."""
        super().reject()

    def refresh(self) -> None:
        """Read the base again, keeping the filters, the cell and the engagement chosen.

        What was shown stays when the base cannot be read: the window says why.
        """
        try:
            with OverrideCursor(Qt.CursorShape.WaitCursor):
                read = read_engagements(self._base)
        except ResorptionError as error:
            tell(self.notice, " ".join((message(error), *self._last_read())), ERROR_BOX)
            return
        self._today, self._read_at = date.today(), datetime.now()
        self._read = replace(read, lines=tuple(overdue_first(read.lines, self._today)))
        self._whole = build_matrix(self._read.lines, self._today)
        self._filters.offer(read.sites, read.lines)
        tell(self.notice, self._remark(), NOTICE_BOX)
        self._show()

    def _last_read(self) -> Iterator[str]:
        if self._read_at is not None:
            said = self.tr("Ce qui est affiché a été lu à {time}.")
            yield said.format(time=self._read_at.strftime("%H:%M"))

    def _prepare(self) -> None:
        self._fit_screen()
        self.list.setModel(self._rows)
        self.list.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.list.setSortingEnabled(True)
        self.list.setIconSize(QSize(_SWATCH, _SWATCH))
        self.list.header().setStretchLastSection(False)
        for place, column in enumerate(LIST_COLUMNS):
            self.list.setColumnWidth(place, column.width)
            if not column.width:
                self.list.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.detail.setMinimumHeight(2 * self.fontMetrics().height())
        self._fill_legend()

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - _TITLE_HEIGHT), min(_HEIGHT, room.height() - _TITLE_HEIGHT))
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([self.height() - _LOWER_HEIGHT, _LOWER_HEIGHT])

    def _fill_legend(self) -> None:
        codes = [(c.colour, label(c.label)) for c in vocabulary(STATUSES).codes]
        for colour, text in [*codes, ("", self.tr("Aucun engagement"))]:
            picture, words = QLabel(self), QLabel(text, self)
            picture.setPixmap(swatch(colour, _SWATCH))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setContentsMargins(0, 0, 2 * _SWATCH // 3, 0)
            self.legend.addWidget(picture)
            self.legend.addWidget(words)

    def _connect(self) -> None:
        self._filters.changed.connect(self._show)
        self.reset.clicked.connect(self._filters.clear)
        self.reload.clicked.connect(self.refresh)
        # Not the shortcut of the button, which is that of its mnemonic.
        again = QAction(self)
        again.setShortcut(QKeySequence(QKeySequence.StandardKey.Refresh))
        again.triggered.connect(self.refresh)
        self.addAction(again)
        self._table.chosen_changed.connect(self._show_list)
        self.matrix.activated.connect(lambda _index: self._enter_list())
        self.list.activated.connect(self._ask_for)
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self._show_detail())
        self._rows.modelReset.connect(self._show_detail)
        self.new_one.clicked.connect(self._ask_new)
        self.open_one.clicked.connect(lambda: self._ask_for(self.list.currentIndex()))
        self.export_all.clicked.connect(self._export)
        self.quit.clicked.connect(self.reject)

    def _remark(self) -> str:
        """What explains an empty matrix, or one with a column too many."""
        if not self._read.partners:
            return self.tr(
                "Ce protocole n’a encore aucun partenaire. Ajoutez les signataires dans la table « Partenaire », puis "
                "saisissez leurs engagements."
            )
        if not self._read.lines:
            return self.tr(
                "Aucun engagement n’est encore saisi. Choisissez une case, puis « Nouvel engagement… » : "
                "chaque case restée vide est ce que personne n’a promis."
            )
        if len(self._whole.categories) > len(COLUMNS):
            return self.tr(
                "Des engagements n’ont plus de partenaire dans la base : ils sont dans la colonne "
                "« Partenaire supprimé ». Ouvrez-les pour dire qui les tient."
            )
        return ""

    def _show(self) -> None:
        """Count again what the filters keep."""
        selection = self._filters.selection()
        kept = (line for line in self._read.lines if selection.keeps(line, self._today))
        self._shown = self._whole if selection.is_all else build_matrix(kept, self._today)
        self._filters.name_scopes()
        self.reset.setEnabled(not selection.is_all)
        self.summary.setText(self._in_short())
        self.export_all.setEnabled(bool(self._read.lines))
        line = self._current_line()
        self._table.show(self._shown, self._whole, self._read.partners)
        self._show_list()
        if line is not None:
            # -1 where it is no longer shown: no line is chosen then.
            self.list.setCurrentIndex(self._rows.index(self._rows.row_of(line.uuid), 0))

    def _in_short(self) -> str:
        total = self._shown.cell(None, None)
        of_site = own_and_territory(total.lines) if self._filters.selection().site is not None else ""
        empty = self.tr("{empty} cases vides sur {cells}").format(
            empty=self._whole.empty_cells, cells=len(ARTICLES) * len(COLUMNS)
        )
        return " · ".join(filter(None, (how_many(total.count), of_site, how_late(total.overdue), empty)))

    def _show_list(self) -> None:
        article, category = self._table.chosen()
        cell, whole = self._shown.cell(article, category), self._whole.cell(article, category)
        self._rows.show(cell.lines, self._today)
        self.heading.setText(placed_in_words(article, category, cell_in_words(cell, whole.count - cell.count)))
        one = article is not None and category in COLUMNS
        self.new_one.setEnabled(one)
        self.new_one.setToolTip("" if one else self.tr("Choisissez d’abord une case : un article et une catégorie."))

    def _enter_list(self) -> None:
        if self._rows.rowCount():
            self.list.setCurrentIndex(self._rows.index(0, 0))
            self.list.setFocus()

    def _current_line(self) -> EngagementLine | None:
        index = self.list.currentIndex()
        return self._rows.line(index.row()) if index.isValid() else None

    def _show_detail(self) -> None:
        """The whole of the current line: its columns are often too narrow."""
        line = self._current_line()
        self.open_one.setEnabled(line is not None)
        self.detail.setText("" if line is None else " · ".join(self._details(line)))

    def _details(self, line: EngagementLine) -> Iterator[str]:
        yield line.title
        yield partner_name(line)
        yield sites_in_words(line.sites, _SITES_TOLD)
        if line.action:
            yield self.tr("action : {title}").format(title=line.action)

    def _ask_for(self, index: QModelIndex) -> None:
        if index.isValid():
            self.engagement_requested.emit(self._rows.line(index.row()).uuid)

    def _ask_new(self) -> None:
        article, category = self._table.chosen()
        if article is not None and category is not None:
            self.new_requested.emit(article, category)

    def _export(self) -> None:
        """Ask where, then write what is shown."""
        kinds = self.tr("Classeur Excel (*.xlsx);;Classeur OpenDocument (*.ods)")
        proposed = self._base.with_name(f"engagements_{self._today.isoformat()}.xlsx")
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Exporter la matrice"), str(proposed), kinds)
        if not chosen:
            return
        try:
            path = named_as_workbook(Path(chosen), ".ods" if "ods" in kind else ".xlsx")
            with OverrideCursor(Qt.CursorShape.WaitCursor):
                export_matrix(path, Report(self._shown, self._whole, self._context(), self._today))
        except ResorptionError as error:
            tell(self.notice, message(error), ERROR_BOX)
            return
        tell(
            self.notice,
            self.tr("La matrice et sa liste ont été écrites dans « {file} ».").format(file=path),
            NOTICE_BOX,
        )

    def _context(self) -> Sequence[tuple[str, str]]:
        made = self.tr("État de la base « {base} » le {day}")
        title = made.format(base=self._base.name, day=french_day(self._today))
        return [(title, self._in_short()), *self._filters.in_words()]
