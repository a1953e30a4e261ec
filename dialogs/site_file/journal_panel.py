"""The tab « Journal » of a site: who changed what, when, as sentences grouped by day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from qgis.core import QgsTask
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QDate, QTimer
from qgis.PyQt.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import QApplication, QWidget

from ...layers import schema
from ...layers.journal import Head, Line, Page, page, site_heads
from ...layers.texts import label, number, number_locale
from ...layers.validation import sentence
from ...protocol.errors import ResorptionError
from ..background import Background
from ..telling import tell

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_TYPING_MS = 350
_HANGING = 44
"""Pixels by which the lines of a sentence stand after its hour."""

Found = tuple[Sequence[Head], Page]


class JournalPanel(QWidget, FORM):
    """What was done to a site and to all that belongs to it; reads in the background, writes nothing."""

    def __init__(self, base: Path, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._base = base
        self._site = site
        self._heads: Sequence[Head] = ()
        self._end = 0
        self._shown = 0
        self._day: date | None = None
        self._background = Background(self._found, self._failed)
        self.destroyed.connect(self._background.abandon)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._start_again)
        self.notice.hide()
        self.entries.setTabStopDistance(_HANGING)
        self._connect()
        self._fill_tables()
        self._show_state()

    def refresh(self) -> None:
        """Read the journal again."""
        base, site = self._base, self._site
        self._read(lambda: site_heads(base, site))

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._background.running or self._typing.isActive()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.returnPressed.connect(self._start_again)
        self.table.activated.connect(self._start_again)
        self.reload.clicked.connect(self.refresh)
        self.older.clicked.connect(self._show_older)
        self.copy.clicked.connect(self._copy)

    def _text(self) -> str:
        return self.search.text().strip()

    def _kept(self) -> Sequence[Head]:
        """The entries of the table that is chosen."""
        return _of_table(self._heads, self.table.currentData())

    def _start_again(self) -> None:
        self._typing.stop()
        heads = self._heads
        self._read(lambda: heads)

    def _read(self, heads_of: Callable[[], Sequence[Head]]) -> None:
        """Read a first page. What is chosen is asked here: a thread must not touch the widgets."""
        base, site, table, text = self._base, self._site, self.table.currentData(), self._text()

        def work(task: QgsTask) -> Found:
            heads = heads_of()
            return heads, page(base, site, _of_table(heads, table), 0, text, task)

        self._forget()
        self._background.start(self.tr("Journal du site"), work)
        self._show_state()

    def _forget(self) -> None:
        self.notice.hide()
        self.entries.clear()
        self._end, self._shown, self._day = 0, 0, None

    def _show_older(self) -> None:
        base, site, heads, start, text = self._base, self._site, self._heads, self._end, self._text()
        kept = self._kept()
        self._background.start(
            self.tr("Journal du site"), lambda task: (heads, page(base, site, kept, start, text, task))
        )
        self._show_state()

    def _found(self, found: Found) -> None:
        self._heads, read = found
        self._fill_tables()
        self._end = read.end
        self._shown += len(read.lines)
        self._write(read.lines)
        self._show_state()

    def _failed(self, error: Exception) -> None:
        self._show_state()
        if not isinstance(error, ResorptionError):
            self._refuse(ResorptionError("Le journal n’a pas pu être lu ({detail}).", detail=type(error).__name__))
            raise error
        self._refuse(error)

    def _refuse(self, error: ResorptionError) -> None:
        self.summary.clear()
        self.entries.setPlaceholderText("")
        tell(self.notice, sentence(error))

    def _fill_tables(self) -> None:
        """The tables that the journal has something about, the chosen one kept."""
        chosen = self.table.currentData()
        known = dict.fromkeys(head.table for head in self._heads)
        if chosen is not None:
            known.setdefault(chosen)
        self.table.clear()
        self.table.addItem(self.tr("Tout le journal"), None)
        for name in sorted(known, key=_title):
            self.table.addItem(_title(name), name)
        self.table.setCurrentIndex(max(0, self.table.findData(chosen)))

    def _show_state(self) -> None:
        busy = self._background.running
        total = len(self._kept())
        self.older.setEnabled(not busy and self._end < total)
        self.copy.setEnabled(self._shown > 0)
        self.summary.setText(self._summary(busy, total))
        self.entries.setPlaceholderText("" if busy else self._nothing())

    def _summary(self, busy: bool, total: int) -> str:
        if busy:
            return self.tr("Lecture du journal…")
        if not total:
            return ""
        if self._text():
            words = self.tr("{trouvees} trouvées parmi les {lues} modifications les plus récentes, sur {total}.")
        elif self._end < total:
            words = self.tr("Les {lues} modifications les plus récentes, sur {total}.")
        else:
            words = self.tr("Modifications : {total}.")
        return words.format(trouvees=number(self._shown), lues=number(self._end), total=number(total))

    def _nothing(self) -> str:
        if not self._heads:
            return self.tr("Aucune modification de ce site n’est inscrite au journal.")
        return self.tr("Aucune modification ne correspond à ce que vous cherchez.")

    def _write(self, told: Sequence[Line]) -> None:
        """Add the lines below those that are shown; as plain text, for an author or a value may hold markup."""
        cursor = QTextCursor(self.entries.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for line in told:
            if line.at.date() != self._day:
                self._day = line.at.date()
                self._paragraph(cursor, _day_title(self._day), _heading(), _bold())
            self._paragraph(cursor, f"{line.at:%H:%M}\t{line.text}", _sentence(), QTextCharFormat())
        cursor.endEditBlock()

    def _paragraph(self, cursor: QTextCursor, text: str, block: QTextBlockFormat, letters: QTextCharFormat) -> None:
        if self.entries.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(text, letters)

    def _copy(self) -> None:
        chosen = self.entries.textCursor().selection().toPlainText()
        QApplication.clipboard().setText(chosen or self.entries.toPlainText())


def _of_table(heads: Sequence[Head], table: str | None) -> Sequence[Head]:
    """The entries of that table, of all of them when it is None."""
    return heads if table is None else [head for head in heads if head.table == table]


def _title(table: str) -> str:
    return label(schema.table(table).label)


def _day_title(day: date) -> str:
    text = number_locale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
    return text[:1].upper() + text[1:]


def _heading() -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(10)
    block.setBottomMargin(2)
    return block


def _sentence() -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLeftMargin(_HANGING)
    block.setTextIndent(-_HANGING)
    block.setBottomMargin(3)
    return block


def _bold() -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.Bold)
    return letters
