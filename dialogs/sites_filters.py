"""What the list of sites is searched and filtered by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QComboBox, QWidget

from ..layers.texts import label
from ..protocol.living_conditions import THEMES
from ..protocol.site_list import PERSONS_CLASSES, Filters, PersonsClass, SiteLine
from ..protocol.vocabulary import vocabulary
from .commune_choice import offer_communes, open_wide

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_CHARACTERS = 6
"""Width asked for by each list: three of them stand side by side in a narrow dock."""


class SitesFilters(QWidget, FORM):
    """`changed` tells that `filters()` may have; `left` that the user goes on to the list."""

    changed = pyqtSignal()
    left = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._asked = Filters()
        self._fill()
        self._connect()
        self.set_communes(())
        self._open_more(False)
        self._refresh()

    def filters(self) -> Filters:
        """What is asked for."""
        return Filters(
            search=self.search.text(),
            statuses=frozenset(self.status.checkedItemsData()),
            kinds=frozenset(self.kind.checkedItemsData()),
            commune=self.commune.currentData(),
            persons=self.persons.currentData(),
            themes=frozenset(self.themes.checkedItemsData()),
            out_of_date=self.out_of_date.isChecked(),
            overdue=self.overdue.isChecked(),
        )

    def clear(self) -> None:
        """Ask for nothing: every site is shown."""
        self.blockSignals(True)
        self.search.clear()
        for several in (self.status, self.kind, self.themes):
            several.deselectAllOptions()
        for single in (self.commune, self.persons):
            single.setCurrentIndex(0)
        for box in (self.out_of_date, self.overdue):
            box.setChecked(False)
        self.blockSignals(False)
        self._asked = self.filters()
        self._refresh()
        self.changed.emit()

    def set_lines(self, lines: Iterable[SiteLine]) -> None:
        """Offer the communes of these sites."""
        self.set_communes(line.commune for line in lines)

    def set_communes(self, names: Iterable[str | None]) -> None:
        """Offer these communes; the one chosen stays so as long as it is there."""
        chosen = self.commune.currentData()
        offer_communes(self.commune, names, self.tr("Commune"), self.tr("Sans commune"), self.tr("Toutes les communes"))
        if self.commune.currentData() != chosen:
            self._tell()

    def focus_search(self) -> None:
        """Begin a search with the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _fill(self) -> None:
        self.search.setShowSearchIcon(True)
        for box, list_name in ((self.status, "statut_site"), (self.kind, "type_site")):
            for code in vocabulary(list_name).codes:
                box.addItemWithCheckState(label(code.label), Qt.CheckState.Unchecked, code.value)
        for theme, words in THEMES.items():
            self.themes.addItemWithCheckState(label(words), Qt.CheckState.Unchecked, theme)
        self.persons.addItem(self.tr("Personnes"), None)
        self.persons.setItemData(0, self.tr("Quel que soit le nombre de personnes"), Qt.ItemDataRole.ToolTipRole)
        for known in PERSONS_CLASSES.values():
            self.persons.addItem(self._class_label(known), known.code)
        self._name(self.status, self.tr("Statut"), self.tr("Statut du site"))
        self._name(self.kind, self.tr("Type"), self.tr("Type de site"))
        self._name(self.commune, "", self.tr("Commune"))
        self._name(self.persons, "", self.tr("Personnes du dernier comptage, sites occupés seulement"))
        self._name(self.themes, self.tr("À améliorer"), self.tr("Conditions de vie mauvaises ou à améliorer"))

    def _class_label(self, known: PersonsClass) -> str:
        if known.least is None:
            return self.tr("Non compté")
        if known.most is None:
            return self.tr("{least} personnes et plus").format(least=known.least)
        if known.least == 0:
            return self.tr("Moins de {most} personnes").format(most=known.most + 1)
        return self.tr("De {least} à {most} personnes").format(least=known.least, most=known.most)

    def _name(self, box: QComboBox, nothing: str, help: str) -> None:
        box.setAccessibleName(help)
        box.setToolTip(help)
        box.setMinimumContentsLength(_CHARACTERS)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        open_wide(box)
        if isinstance(box, QgsCheckableComboBox):
            box.setDefaultText(nothing)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._tell)
        for several in (self.status, self.kind, self.themes):
            # Its own signal says nothing of a box ticked with the keyboard.
            several.model().dataChanged.connect(self._tell)
        for single in (self.commune, self.persons):
            single.currentIndexChanged.connect(self._tell)
        for box in (self.out_of_date, self.overdue):
            box.toggled.connect(self._tell)
        self.more_button.toggled.connect(self._open_more)
        self.clear_button.clicked.connect(self._begin_again)
        self._shortcut(self.left.emit, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self._shortcut(self.search.clear, Qt.Key.Key_Escape)

    def _begin_again(self) -> None:
        """The button is greyed as soon as nothing is asked for: the focus goes to what comes next."""
        self.clear()
        self.focus_search()

    def _shortcut(self, run: Callable[[], None], *keys: Qt.Key) -> None:
        """Keys that do something while the search has the focus."""
        action = QAction(self.search)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: run())
        self.search.addAction(action)

    def _open_more(self, opened: bool) -> None:
        self.more.setVisible(opened)
        self.more_button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)

    def _tell(self, *_value: object) -> None:
        asked = self.filters()
        if asked != self._asked:
            self._asked = asked
            self._refresh()
            self.changed.emit()

    def _refresh(self) -> None:
        """What is asked for is seen, also while the further filters are folded."""
        asked = self._asked
        self.clear_button.setEnabled(asked != Filters())
        further = sum((asked.persons is not None, bool(asked.themes), asked.out_of_date, asked.overdue))
        text = self.tr("Plus de filtres ({count})").format(count=further) if further else self.tr("Plus de filtres")
        self.more_button.setText(text)
