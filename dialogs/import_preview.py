"""What an import would do, shown before it is done: rows, sites to tell apart, organisations to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QListWidgetItem,
    QTableWidgetItem,
    QTreeWidgetItem,
    QWidget,
)

from ..layers.imports.matching import NEW
from ..layers.imports.report import headings, report_lines, summary
from ..layers.imports.state import ImportPlan, Outcome, RowPlan
from ..layers.texts import number
from ..layers.validation import sentence
from ..protocol.errors import ResorptionError
from .choice_box import ChoiceBox, make_walkable

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_ERROR_STYLE = "color: #8a1c1c; background: #fdecea; border: 1px solid #c0392b; padding: 4px;"
_REFUSED = QColor("#8a1c1c")
_SHOWN = 5000
"""Lines shown; the report has them all."""

_UNDECIDED = "?"
_ROW_MARGIN = 10
_LONG_COLUMNS = (2, 4, 5)

RowKey = tuple[int, str]
"""See `Incoming.key`."""


class ImportPreview(QWidget, FORM):
    """The lower part of both import windows. Emits what the user asks for; does nothing by itself."""

    options_changed = pyqtSignal()
    run_asked = pyqtSignal()
    stop_asked = pyqtSignal()
    report_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._plan: ImportPlan | None = None
        self._saved = False
        self._busy = False
        self._choices: dict[RowKey, str] = {}
        self._prepare_lists()
        self.run.clicked.connect(self.run_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.report.clicked.connect(self.report_asked)
        self.partial.toggled.connect(self._refresh)
        self.filter.currentIndexChanged.connect(self._show_lines)
        self.lines.currentItemChanged.connect(self._show_detail)
        self.organisations.itemChanged.connect(lambda _item: self.options_changed.emit())
        self.forget()

    @property
    def plan(self) -> ImportPlan | None:
        """What is shown."""
        return self._plan

    @property
    def saved(self) -> bool:
        """Whether what is shown was written."""
        return self._saved

    @property
    def choices(self) -> dict[RowKey, str]:
        """What the user has chosen, by row."""
        return dict(self._choices)

    @property
    def confirmed(self) -> frozenset[str]:
        """The organisations that the user has ticked."""
        items = (self.organisations.item(i) for i in range(self.organisations.count()))
        return frozenset(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def forget(self) -> None:
        """Nothing is prepared: another source was chosen. What was accepted for the former one is not for this one."""
        self._choices = {}
        self.partial.setChecked(False)
        self.filter.setCurrentIndex(0)
        self.problem.hide()
        self.forget_plan()
        self._set_organisations(())
        self._show_choices(())

    def forget_plan(self) -> None:
        """What was prepared is no longer what would be done; what was chosen stays."""
        self._plan, self._saved = None, False
        self.totals.clear()
        self.lines.clear()
        self.lines.setColumnHidden(1, True)
        self._end()

    def begin(self, writing: bool = False) -> None:
        """A work starts. While it only looks, the user may go on choosing: the focus stays where it is."""
        self._busy = True
        self.tabs.setEnabled(not writing)
        self.problem.hide()
        self.progress.setValue(0)
        self.progress.show()
        self._refresh()

    def advance(self, percent: float) -> None:
        """How far the work is."""
        self.progress.setValue(int(percent))

    def refuse(self, error: ResorptionError) -> None:
        """The work failed; what was prepared stays."""
        self._end()
        self.problem.setText(sentence(error))
        self.problem.show()

    def show_plan(self, plan: ImportPlan, organisations: Sequence[str], saved: bool = False) -> None:
        """What the import would do, or did."""
        self._plan, self._saved = plan, saved
        self._end()
        done = self.tr("Import terminé. ") if saved else ""
        self.totals.setText(done + summary(plan) + self._missing(plan) + self._cut(plan))
        self._set_organisations(organisations)
        self._show_choices([row for row in plan.rows if row.candidates or row.row.key in self._choices])
        self._show_lines()
        if saved:
            self.tabs.setCurrentIndex(0)
        self._refresh()

    def _missing(self, plan: ImportPlan) -> str:
        if not plan.missing:
            return ""
        text = self.tr(" Absents de l’export : {count} (ils restent dans la base).")
        return text.format(count=len(plan.missing))

    def _cut(self, plan: ImportPlan) -> str:
        if len(plan.rows) <= _SHOWN:
            return ""
        return self.tr(" Les {count} premières lignes sont montrées, le rapport les a toutes.").format(
            count=number(_SHOWN)
        )

    def _end(self) -> None:
        self._busy = False
        self.tabs.setEnabled(True)
        self.progress.hide()
        self._refresh()

    def _refresh(self) -> None:
        plan = self._plan
        refused = len(plan.rejected) if plan is not None else 0
        ready = plan is not None and not self._busy and not self._saved
        self.run.setEnabled(ready and bool(plan.changes) and (not refused or self.partial.isChecked()))
        self.partial.setVisible(bool(refused) and not self._saved)
        self.report.setEnabled(plan is not None and not self._busy)
        for page in (self.choices_page, self.organisations_page):
            page.setEnabled(not self._saved)
        self.stop.setText(self.tr("Annuler") if self._busy else self.tr("Fermer"))

    def _prepare_lists(self) -> None:
        self.problem.setStyleSheet(_ERROR_STYLE)
        self.totals.setStyleSheet("font-weight: bold;")
        self.lines.setHeaderLabels(headings())
        for column, width in enumerate((50, 145, 175, 85, 150)):
            self.lines.setColumnWidth(column, width)
        for text, outcome in (
            (self.tr("toutes les lignes"), None),
            (self.tr("les lignes refusées"), Outcome.REJECTED),
            (self.tr("les sites créés"), Outcome.CREATED),
            (self.tr("les sites modifiés"), Outcome.UPDATED),
            (self.tr("les sites inchangés"), Outcome.UNCHANGED),
        ):
            self.filter.addItem(text, outcome)
        titles = (self.tr("Dans le fichier"), self.tr("Dans la base"), self.tr("Décision"))
        self.choice_table.setColumnCount(len(titles))
        self.choice_table.setHorizontalHeaderLabels(titles)
        self.choice_table.verticalHeader().hide()
        self.choice_table.setWordWrap(True)
        self.choice_table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _show_lines(self) -> None:
        self.lines.clear()
        if self._plan is None:
            return
        wanted = self.filter.currentData()
        rows = tuple(row for row in self._plan.rows if wanted in (None, row.outcome))
        refused = {row.row.number for row in rows if row.outcome is Outcome.REJECTED}
        shown = ImportPlan(self._plan.source, rows, self._plan.missing if wanted is None else ())
        items = []
        for line in report_lines(shown, self._saved):
            item = QTreeWidgetItem(list(line.cells))
            for column in _LONG_COLUMNS:
                # Escaped: a tip that looks like rich text would be shown as such, images fetched included.
                item.setToolTip(column, f"<p>{escape(line.cells[column])}</p>" if line.cells[column] else "")
            if line.row in refused:
                item.setForeground(3, _REFUSED)
            items.append(item)
            if len(items) == _SHOWN:
                break
        self.lines.addTopLevelItems(items)
        # A layer of somebody's seldom knows the platform.
        self.lines.setColumnHidden(1, not any(row.row.platform_id for row in self._plan.rows))

    def _show_detail(self, item: QTreeWidgetItem | None) -> None:
        """The whole column and reason of the current line: there they are often cut."""
        self.detail.setText("" if item is None else " : ".join(filter(None, (item.text(4), item.text(5)))))

    def _set_organisations(self, names: Sequence[str]) -> None:
        self.tabs.setTabVisible(self.tabs.indexOf(self.organisations_page), bool(names))
        known = [self.organisations.item(i).text() for i in range(self.organisations.count())]
        if known == list(names):
            return
        self.organisations.blockSignals(True)
        self.organisations.clear()
        for name in names:
            item = QListWidgetItem(name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.organisations.addItem(item)
        self.organisations.blockSignals(False)

    def _show_choices(self, rows: Sequence[RowPlan]) -> None:
        """The incoming site and those that resemble it, side by side."""
        self.tabs.setTabVisible(self.tabs.indexOf(self.choices_page), bool(rows))
        undecided = sum(bool(row.candidates) for row in rows)
        self.tabs.setTabText(
            self.tabs.indexOf(self.choices_page), self.tr("À &départager ({count})").format(count=undecided)
        )
        if self._same_rows(rows):
            return
        self.choice_table.setRowCount(len(rows))
        for position, row in enumerate(rows):
            self.choice_table.setItem(position, 0, QTableWidgetItem(self._incoming(row)))
            self.choice_table.setItem(position, 1, QTableWidgetItem("\n".join(self._candidates(row))))
            self.choice_table.setCellWidget(position, 2, self._chooser(row))
            lines = max(2, len(row.candidates))
            self.choice_table.setRowHeight(position, self.fontMetrics().lineSpacing() * lines + _ROW_MARGIN)
        make_walkable(self.choice_table, 2)

    def _same_rows(self, rows: Sequence[RowPlan]) -> bool:
        """Whether the rows are those shown already: what was chosen stays on screen, with its alternatives."""
        shown = [self.choice_table.cellWidget(i, 2).property("row") for i in range(self.choice_table.rowCount())]
        return bool(shown) and shown == [row.row.number for row in rows]

    def _incoming(self, row: RowPlan) -> str:
        opened = row.row.site.get("date_installation")
        since = self.tr(", installé le {day}").format(day=opened.strftime("%d/%m/%Y")) if opened else ""
        return self.tr("Ligne {number} : {name}{since}").format(number=row.row.number, name=row.row.name, since=since)

    def _candidates(self, row: RowPlan) -> list[str]:
        return [self._candidate(c.site.values, c.distance_m) for c in row.candidates]

    def _candidate(self, values: dict[str, object], distance: float | None) -> str:
        place = "" if distance is None else self.tr(", à {distance} m").format(distance=number(distance))
        text = f"{values['code']} – {values['nom']}{place}"
        opened = values["date_installation"]
        if opened is not None:
            text += self.tr(", installé le {day}").format(day=opened.strftime("%d/%m/%Y"))
        return text

    def _chooser(self, row: RowPlan) -> ChoiceBox:
        box = ChoiceBox()
        box.setProperty("row", row.row.number)
        box.addItem(self.tr("À choisir…"), _UNDECIDED)
        for candidate in row.candidates:
            values = candidate.site.values
            box.addItem(
                self.tr("C’est {code} – {name}").format(code=values["code"], name=values["nom"]), candidate.site.uuid
            )
        box.addItem(self.tr("C’est un nouveau site"), NEW)
        box.setAccessibleName(self._incoming(row))
        box.currentIndexChanged.connect(lambda _index: self._choose(row.row.key, str(box.currentData())))
        return box

    def _choose(self, row: RowKey, choice: str) -> None:
        if choice == _UNDECIDED:
            self._choices.pop(row, None)
        else:
            self._choices[row] = choice
        self.options_changed.emit()
