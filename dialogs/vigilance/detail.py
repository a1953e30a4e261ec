"""All about the closed site that is looked at: its level and why, what is missing and where it is written, its visits."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ...layers.texts import message
from ...protocol.vigilance_sentences import Gap, Stored, explained, gaps
from ...protocol.watch_list import NOT_EVALUATED, WatchLine
from ...protocol.watch_visits import Due, WatchState, due_in_words, stated
from ...protocol.watch_visits import gaps as visit_gaps
from ..site_file.site_tabs import place_of
from . import words
from .factors import FactorsTable
from .icons import level_icon

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_PICTURE_PX = 18


class SiteDetail(QWidget, FORM):
    """What is known of one closed site. The signals bring its uuid; `file_requested` also a table of the base."""

    file_requested = pyqtSignal(str, str)
    zoom_requested = pyqtSignal(str)
    visit_requested = pyqtSignal(str)
    offer_requested = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._site = ""
        self._missing: list[QWidget] = []
        self.table = FactorsTable(self.content)
        self.factors_place.addWidget(self.table)
        self.factor.setAccessibleName(self.tr("Facteur choisi"))
        for title in (self.name, self.missing_title, self.visits_title, self.words_title):
            font = title.font()
            font.setBold(True)
            title.setFont(font)
        for text in (self.level, self.factor, self.words):
            # Reached with the Tab key, hence read by a screen reader.
            text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._set_tab_order()
        self.table.picked.connect(self._show_factor)
        self.open_file.clicked.connect(lambda: self.file_requested.emit(self._site, ""))
        self.zoom.clicked.connect(lambda: self.zoom_requested.emit(self._site))
        self.visit.clicked.connect(lambda: self.visit_requested.emit(self._site))
        self.offer.clicked.connect(lambda: self.offer_requested.emit(self._site))

    def show_site(self, line: WatchLine | None, result: Stored | None, to_confirm: bool = False) -> None:
        """Show a site and its result, None when it was never evaluated; no line: nothing is shown.

        `to_confirm`: a re-occupation of it is proposed.
        """
        if line is None:
            self._site = ""
            return
        other, self._site = line.uuid != self._site, line.uuid
        self.name.setText(f"{words.site_name(line)}\n{line.commune}, {words.closed_on(line)}")
        self.level_picture.setPixmap(level_icon(line.level or NOT_EVALUATED).pixmap(_PICTURE_PX, _PICTURE_PX))
        self._show_result(result)
        if to_confirm:
            self.level.setText(f"{self.level.text()} {words.still_to_confirm()}")
        self._show_visits(line.visits)
        self.offer.setEnabled(result is not None)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _show_result(self, result: Stored | None) -> None:
        for widget in (self.table, self.factor, self.words_title, self.words):
            widget.setVisible(result is not None)
        if result is None:
            self.level.setText(words.not_evaluated())
            self._show_gaps(())
            return
        sentences = [message(sentence) for sentence in explained(result)]
        self.level.setText(sentences[0])
        self.words.setText(" ".join(sentences))
        self.table.set_factors(result.factors)
        self._show_factor()
        self._show_gaps(gaps(result))

    def _show_factor(self) -> None:
        factor = self.table.factor
        self.factor.setText("" if factor is None else self.table.answers.told(factor))

    def _show_gaps(self, missing: tuple[Gap, ...]) -> None:
        for widget in self._missing:
            self.missing_place.removeWidget(widget)
            widget.setParent(None)
            widget.deleteLater()
        self.missing_title.setVisible(bool(missing))
        self._missing = [self._gap(gap) for gap in missing]
        for widget in self._missing:
            self.missing_place.addWidget(widget)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """In the order seen: what is missing is made anew for each site."""
        buttons = [widget.findChild(QPushButton) for widget in self._missing]
        last = (self.words, self.open_file, self.zoom, self.visit, self.offer)
        chain = (self.level, self.table, self.factor, *buttons, *last)
        for first, second in zip(chain, chain[1:]):
            QWidget.setTabOrder(first, second)

    def _gap(self, gap: Gap) -> QWidget:
        """Why it is not known, what to do, and the way there."""
        holder = QWidget(self.content)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        text = QLabel(f"{gap.code} – {gap.why}\n{message(gap.to_do)}", holder)
        text.setWordWrap(True)
        button = QPushButton(place_of(gap.table), holder)
        button.setAccessibleName(self.tr("{code} : ouvrir {place}").format(code=gap.code, place=button.text()))
        button.setToolTip(self.tr("Ouvrir la fiche du site là où cela s’écrit"))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        site, table = self._site, gap.table
        button.clicked.connect(lambda: self.file_requested.emit(site, table))
        line.addWidget(text, 1)
        line.addWidget(button)
        return holder

    def _show_visits(self, state: WatchState | None) -> None:
        for widget in (self.visits_title, self.visits):
            widget.setVisible(state is not None)
        if state is None:
            return
        told = [message(sentence) for sentence in (*stated(state), *visit_gaps(state))]
        if state.due in (Due.COMING, Due.UNPLANNED):
            # What is overdue or was never seen is a gap, and named there.
            told.append(self.tr("Prochaine visite : {when}.").format(when=message(due_in_words(state))))
        self.visits.setText("\n".join(told))
