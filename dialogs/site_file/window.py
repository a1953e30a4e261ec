"""« Fiche site »: one window a site, beside the map; what is typed in all its tabs is saved at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QVBoxLayout, QWidget

from ...layers.edits import Change
from ...layers.errors import RowError
from ...layers.links import PREVIOUS
from ...layers.migrations import open_base
from ...layers.session import Reader
from ...layers.site_advice import read_advice
from ...layers.site_file import SiteHead, read_head
from ...layers.texts import message
from ...protocol.advice import Advice
from ...protocol.errors import ResorptionError
from ..entry import EntryDialog
from .advice_list import AdviceDialog
from .children_tab import ChildrenTab
from .facts import head_facts
from .leaving import Leaving, ask_leaving
from .life import LifeMenu
from .saving import save_choosing
from .site_tabs import TabPlan, plans
from .stamp import stamp
from .tab import Tab

_TOLD = 4
"""Advice in the tip of their button; all of them are behind it."""

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class SiteFileWindow(EntryDialog, FORM):
    """The file of one site of a base; another one may be shown in the same window."""

    saved = pyqtSignal(str)
    zoom_requested = pyqtSignal(str)
    outline_requested = pyqtSignal(str)
    neighbour_requested = pyqtSignal(int)
    """+1 for the next site, -1 for the one before."""

    def __init__(self, base: Path, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.tell("")
        self.base = base
        self.store = open_base(base)
        self.site = ""
        self.head: SiteHead | None = None
        self._plans: list[TabPlan] = plans()
        self._tabs: dict[int, Tab] = {}
        self._seen: tuple[int, ...] = ()
        self._advice: tuple[Advice, ...] = ()
        self._left = False
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        self.title.setFont(font)
        small = self.tabs.tabBar().font()
        small.setPointSizeF(small.pointSizeF() - 1)
        self.tabs.tabBar().setFont(small)
        for plan in self._plans:
            holder = QWidget(self.tabs)
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, plan.title)
        self.life = LifeMenu(base, self._may_leave, self)
        self.life_button.setMenu(self.life)
        self._connect()
        self.show_site(site)
        self.tabs.setFocus()

    def show_site(self, site: str) -> None:
        """Show another site, on the same tab. Raises BaseError, VanishedSite: the window stays as it was."""
        index = self.tabs.currentIndex()
        try:
            with self.store.reading() as reader:
                self._change_site(site, read_head(reader, site), kept=index)
                self._show_head(reader)
                self._load(index, reader)
        except ResorptionError as error:
            if self.site != site:
                raise
            # A tab half read would mix two sites.
            self._drop_tabs()
            self.tell(message(error))
        self._show_state()

    def _change_site(self, site: str, head: SiteHead, kept: int) -> None:
        self._drop_tabs(kept)
        self.site, self.head = site, head
        self.tell("")

    def has_input(self) -> bool:
        """Something typed is not saved."""
        return any(True for tab in self._tabs.values() for _change in tab.changes())

    def changes(self) -> list[Change]:
        """What saving writes, all tabs together."""
        return [change for tab in self._tabs.values() for change in tab.changes()]

    def save(self) -> bool:
        """Save everything in one transaction; True once it is done, or when there was nothing to do."""
        changes = self.changes()
        if not changes:
            return True
        if self._tell_problem():
            return False
        try:
            done = save_choosing(self.store, changes, self.tr("fiche site"), self)
        except RowError as error:
            self._tell_refusal(error)
            return False
        except ResorptionError as error:
            self.tell(message(error))
            return False
        if done:
            self.reload()
            self.saved.emit(self.site)
        return done

    def reload(self) -> None:
        """Read again every tab that was shown; what was typed is forgotten."""
        self.tell("")
        try:
            with self.store.reading() as reader:
                self.head = read_head(reader, self.site)
                self._show_head(reader)
                for tab in self._tabs.values():
                    tab.load(reader, self.head)
        except ResorptionError as error:
            self.tell(message(error))
        self._show_state()

    def refresh(self) -> None:
        """The base may have changed elsewhere: read it again, unless something typed would be lost."""
        if not self.has_input():
            self.reload()

    def leave(self) -> bool:
        """Ask what to do with what was typed; False when the user stays, or has a window of this site still open."""
        if self.life.bring_forward():
            return False
        return self._may_leave()

    def _may_leave(self) -> bool:
        if not self.has_input():
            return True
        answer = ask_leaving(self)
        if answer is Leaving.SAVE:
            return self.save()
        if answer is Leaving.ABANDON:
            self.reload()
        return answer is Leaving.ABANDON

    def project_left(self, base: Path) -> None:
        """The project has changed: said as long as the window stays, whichever site is shown next."""
        self._left = True
        super().project_left(base)
        if self.life.dialog is not None:
            self.life.dialog.project_left(base)

    def show_tab(self, title: str) -> None:
        """Bring a tab to the front, by its title."""
        for index, plan in enumerate(self._plans):
            if plan.title == title:
                self.tabs.setCurrentIndex(index)

    def show_place(self, table: str) -> None:
        """Bring to the front where the rows of that table are written; nothing when the file has no such place."""
        if table == PREVIOUS:
            self.life.previous_action.trigger()
            return
        index = next((i for i, plan in enumerate(self._plans) if table in plan.tables), None)
        if index is None:
            return
        self.tabs.setCurrentIndex(index)
        tab = self.tab(index)
        if isinstance(tab, ChildrenTab):
            tab.show_table(table)

    def tab(self, index: int) -> Tab | None:
        """The tab of that place, once it was shown."""
        return self._tabs.get(index)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.save_button.clicked.connect(lambda: self.save())
        self.close_button.clicked.connect(self.reject)
        self.life.saved.connect(self._changed_beside)
        self.life.refused.connect(self.tell)
        self.advice_button.clicked.connect(self._open_advice)
        self.zoom_button.clicked.connect(lambda: self.zoom_requested.emit(self.site))
        self.outline_button.clicked.connect(lambda: self.outline_requested.emit(self.site))
        self.previous_button.clicked.connect(lambda: self.neighbour_requested.emit(-1))
        self.next_button.clicked.connect(lambda: self.neighbour_requested.emit(1))
        self._key("Ctrl+S", self.save)
        self._key("Ctrl+PgUp", lambda: self._turn(-1))
        self._key("Ctrl+PgDown", lambda: self._turn(1))

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _changed_beside(self, site: str) -> None:
        self.reload()
        self.saved.emit(site)

    def _show_tab(self, index: int) -> None:
        if self.head is None or index in self._tabs:
            return
        try:
            with self.store.reading() as reader:
                self._load(index, reader)
        except ResorptionError as error:
            self.tell(message(error))

    def _load(self, index: int, reader: Reader) -> None:
        if self.head is None:
            return
        tab = self._tabs.get(index) or self._make_tab(index)
        tab.site = self.site
        try:
            tab.load(reader, self.head)
        except BaseException:
            if index not in self._tabs:
                tab.deleteLater()
            raise
        if index not in self._tabs:
            # Once filled: laid out once, and not there at all when it could not be read.
            self.tabs.widget(index).layout().addWidget(tab)
            self._tabs[index] = tab
            self._put_buttons_last()

    def _put_buttons_last(self) -> None:
        """For the Tab key: what a tab holds was made after the buttons that are below it."""
        last = self.previousInFocusChain()
        while last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        for button in (self.previous_button, self.next_button, self.save_button, self.close_button):
            self.setTabOrder(last, button)
            last = button

    def _make_tab(self, index: int) -> Tab:
        tab = self._plans[index].make(self.store, self.site, self.tabs.widget(index))
        tab.edited.connect(self._show_state)
        tab.refused.connect(self.tell)
        return tab

    def _drop_tabs(self, kept: int = -1) -> None:
        """Throws the tabs away; the one at `kept` stays, with its scroll and its widths, if it can show another site."""
        for index in [i for i, tab in self._tabs.items() if i != kept or not tab.follows]:
            tab = self._tabs.pop(index)
            tab.setParent(None)
            tab.deleteLater()

    def _show_head(self, reader: Reader) -> None:
        if self.head is None:
            return
        self._seen = stamp(self.base)
        self.title.setText(self.head.name)
        self.tabs.setAccessibleName(self.head.name)
        self.life.show_head(self.head)
        self.facts.setText(head_facts(self.head))
        self._show_title(self.head.name)
        if self._left:
            self.project_left(self.base)
        self._show_advice(self._read_advice(reader, self.head))

    def _show_title(self, name: str) -> None:
        title = self.tr("Fiche site – {name}").format(name=name)
        self.setWindowTitle(f"{title} — {self.base.name}" if self._left else title)

    def _read_advice(self, reader: Reader, head: SiteHead) -> tuple[Advice, ...]:
        """None, and why, when the companion cannot be read: the file of the site opens without it."""
        try:
            return read_advice(self.store, reader, head, date.today())
        except ResorptionError as error:
            self.tell(message(error))
            return ()

    def _show_advice(self, found: tuple[Advice, ...]) -> None:
        self._advice = found
        count = len(self._advice)
        self.advice_button.setVisible(count > 0)
        text = self.tr("▲ {count} po&ints d’attention") if count > 1 else self.tr("▲ 1 po&int d’attention")
        self.advice_button.setText(text.format(count=count))
        self.advice_button.setToolTip("\n".join(message(advice) for advice in self._advice[:_TOLD]))

    def _open_advice(self) -> None:
        dialog = AdviceDialog(self._advice, self)
        dialog.exec()
        dialog.deleteLater()

    def _show_state(self) -> None:
        changed = self.has_input()
        self.save_button.setEnabled(changed)
        self.state.setText(self.tr("Modifications non enregistrées") if changed else "")
        for index, tab in self._tabs.items():
            mark = " •" if any(True for _ in tab.changes()) else ""
            self.tabs.setTabText(index, self._plans[index].title + mark)

    def _tell_problem(self) -> bool:
        for index, tab in self._tabs.items():
            sentence = tab.first_problem()
            if sentence:
                self.tabs.setCurrentIndex(index)
                self.tell(self.tr("Rien n’a été enregistré. {reason}").format(reason=sentence))
                return True
        return False

    def _tell_refusal(self, error: RowError) -> None:
        sentence = message(error)
        for index, tab in self._tabs.items():
            if tab.locate(error.table, error.field or "", sentence):
                self.tabs.setCurrentIndex(index)
        self.tell(sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Coming back to the window: a colleague may have saved meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.head is not None:
            self._refresh_if_changed()

    def _refresh_if_changed(self) -> None:
        if not self.has_input() and stamp(self.base) != self._seen:
            self.reload()
