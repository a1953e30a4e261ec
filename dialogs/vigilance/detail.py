"""All about the closed site that is looked at: its level and why, what is missing and where it is written, its visits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ...layers.texts import message
from ...protocol.vigilance_sentences import Gap, Stored, explained, gaps, headline
from ...protocol.watch_list import NOT_EVALUATED, WatchLine
from ...protocol.watch_visits import Due, WatchState, due_in_words, stated
from ...protocol.watch_visits import gaps as visit_gaps
from ..narrow import breakable
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
        self._gaps: dict[str, Gap] = {}
        self.table = FactorsTable(self.content)
        self.factors_place.addWidget(self.table)
        self.factor.setAccessibleName(self.tr("Facteur choisi"))
        for title in (self.name, self.missing_title, self.visits_title, self.in_words):
            font = title.font()
            font.setBold(True)
            title.setFont(font)
        for text in (self.level, self.factor, self.words):
            # Reached with the Tab key, hence read by a screen reader.
            text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.hide()
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._laid_out.timeout.connect(lambda: self.area.ensureWidgetVisible(self.words))
        self.in_words.toggled.connect(self._unfold_words)
        self._set_tab_order()
        self.table.picked.connect(self._show_factor)
        self.open_file.clicked.connect(lambda: self.file_requested.emit(self._site, ""))
        self.zoom.clicked.connect(lambda: self.zoom_requested.emit(self._site))
        self.visit.clicked.connect(lambda: self.visit_requested.emit(self._site))
        self.offer.clicked.connect(lambda: self.offer_requested.emit(self._site))

    def show_site(self, line: WatchLine | None, result: Stored | None) -> None:
        """Show a site and its result, None when it was never evaluated; no line: nothing is shown."""
        if line is None:
            self._site = ""
            return
        other, self._site = line.uuid != self._site, line.uuid
        self.name.setText(breakable(f"{words.site_name(line)}\n{line.commune}, {words.closed_on(line)}"))
        self.level_picture.setPixmap(level_icon(line.level or NOT_EVALUATED).pixmap(_PICTURE_PX, _PICTURE_PX))
        self._show_result(result)
        if line.to_confirm:
            self.level.setText(f"{self.level.text()} {words.still_to_confirm(line.level)}")
        self._show_follow_up(line)
        self.offer.setEnabled(result is not None)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _show_result(self, result: Stored | None) -> None:
        for widget in (self.table, self.factor, self.in_words):
            widget.setVisible(result is not None)
        self.words.setVisible(result is not None and self.in_words.isChecked())
        if result is None:
            self._gaps = {}
            self.level.setText(words.not_evaluated())
            self._show_gaps(())
            return
        self.level.setText(message(headline(result)))
        self.words.setText(" ".join(message(sentence) for sentence in explained(result)))
        self._gaps = {gap.code: gap for gap in gaps(result)}
        self.table.set_factors(result.factors)
        self._show_factor()
        self._show_gaps(by_place(self._gaps.values()))

    def _show_factor(self) -> None:
        factor = self.table.factor
        told = "" if factor is None else self.table.answers.told(factor)
        gap = None if factor is None else self._gaps.get(factor.code)
        self.factor.setText(told if gap is None else f"{told}\n{message(gap.to_do)}")

    def _unfold_words(self, unfolded: bool) -> None:
        self.in_words.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self.words.setVisible(unfolded)
        if unfolded:
            self._laid_out.start()

    def _show_gaps(self, missing: Iterable[tuple[Gap, ...]]) -> None:
        for widget in self._missing:
            self.missing_place.removeWidget(widget)
            widget.setParent(None)
            widget.deleteLater()
        self._missing = [self._place(gaps) for gaps in missing]
        self.missing_title.setVisible(bool(self._missing))
        for widget in self._missing:
            self.missing_place.addWidget(widget)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """In the order seen: what is missing is made anew for each site."""
        buttons = [widget.findChild(QPushButton) for widget in self._missing]
        last = (self.in_words, self.words, self.open_file, self.zoom, self.visit, self.offer)
        chain = (self.level, *buttons, self.table, self.factor, *last)
        for first, second in zip(chain, chain[1:]):
            QWidget.setTabOrder(first, second)

    def _place(self, missing: tuple[Gap, ...]) -> QWidget:
        """What is missing that is written in one place, and the way there; why, and what to do, under the pointer."""
        holder = QWidget(self.content)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        text = QLabel("\n".join(f"{gap.code} – {message(gap.about)}" for gap in missing), holder)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        button = QPushButton(place_of(missing[0].table), holder)
        codes = ", ".join(gap.code for gap in missing)
        button.setAccessibleName(self.tr("{code} : ouvrir {place}").format(code=codes, place=button.text()))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        tip = "\n".join(f"{gap.code} – {gap.why}\n{message(gap.to_do)}" for gap in missing)
        button.setAccessibleDescription(tip)
        for widget in (text, button):
            # Escaped: a tip that looks like rich text would be shown as such, images fetched included.
            widget.setToolTip(f"<p>{'<br>'.join(map(escape, tip.splitlines()))}</p>")
        site, table = self._site, missing[0].table
        button.clicked.connect(lambda: self.file_requested.emit(site, table))
        line.addWidget(text, 1)
        line.addWidget(button)
        return holder

    def _show_follow_up(self, line: WatchLine) -> None:
        told = [*self._visits(line.visits), words.engagements_overdue(line)]
        self.visits.setText("\n".join(filter(None, told)))
        for widget in (self.visits_title, self.visits):
            widget.setVisible(any(told))

    def _visits(self, state: WatchState | None) -> Iterator[str]:
        if state is None:
            return
        yield from (message(sentence) for sentence in (*stated(state), *visit_gaps(state)))
        if state.due in (Due.COMING, Due.UNPLANNED):
            # What is overdue or was never seen is a gap, and named there.
            yield self.tr("Prochaine visite : {when}.").format(when=message(due_in_words(state)))


def by_place(missing: Iterable[Gap]) -> Iterable[tuple[Gap, ...]]:
    """What is missing, together when it is written in the same place of the site file."""
    places: dict[str, list[Gap]] = {}
    for gap in missing:
        places.setdefault(place_of(gap.table), []).append(gap)
    return [tuple(gaps) for gaps in places.values()]
