"""The dated rows of a site: their list on one side, the form of the chosen one on the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QScrollArea, QTreeWidgetItem, QWidget

from ...layers.edits import Change
from ...layers.model import Field, Kind, Table
from ...layers.names import shown
from ...layers.session import Reader, Record
from ...layers.store import Store
from ...layers.texts import label
from ...protocol.rules import Problem
from ..fields import Choice
from ..form import Choices, Form, FormStyle
from ..inherited_texts import InheritedTexts
from .documents_dialog import DocumentsButton, has_documents
from .link_row import LinkRow, link_choices
from .reason import ask_reason
from .row_state import Links, RowState, link_relations, read_links

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

LIST_COLUMNS = {
    "denombrement": ("date", "nb_personnes", "nb_mineurs", "nb_menages"),
    "diagnostic": ("date", "nature", "etat"),
    "conditions_vie": ("date",),
    "phase": ("phase", "etat", "date"),
    "engagement": ("article", "intitule", "statut"),
    "action": ("article", "titre", "statut"),
    "orientation": ("type", "nb_personnes", "nb_menages"),
}
"""What the lists show; of any other table, its first columns."""

_COLUMNS_SHOWN = 3
_SIZES = (370, 690)
_WIDEST = 185
_STATE = Qt.ItemDataRole.UserRole


class RecordsPanel(InheritedTexts, BASE, FORM):
    """Rows of one table; what is typed in one is kept while another is looked at, until all is saved."""

    edited = pyqtSignal()
    chosen = pyqtSignal()
    refused = pyqtSignal(str)
    """The sentence of something that could not be done."""

    form_style = FormStyle()
    sorted_by = "date"
    """The column that puts the newest row first."""

    def __init__(self, child: Table, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.child = child
        self.store = store
        self.table = table = self.table_of(child)
        self.states: list[RowState] = []
        self.relations = link_relations(table)
        self._names: Choices = {}
        self.site = ""
        self._columns = LIST_COLUMNS.get(table.name) or tuple(f.name for f in self.shown_fields())[:_COLUMNS_SHOWN]
        self.form: Form | None = None
        self._link_rows: dict[str, LinkRow] = {}
        self.list.setAccessibleName(label(table.label))
        self.list.setHeaderLabels([label(table.field(name).label) for name in self._columns])
        self.list.currentItemChanged.connect(lambda *_items: self._show_current())
        self.add_button.clicked.connect(lambda: self.add())
        self.remove_button.clicked.connect(lambda: self._remove())
        self.hint.hide()
        self.documents = DocumentsButton(store, table.name, self) if has_documents(table.name) else None
        if self.documents is not None:
            self.side_buttons.insertWidget(self.side_buttons.count() - 1, self.documents)
        see_through(self.scroll, self.place)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(_SIZES)

    def table_of(self, child: Table) -> Table:
        """The table whose rows are edited: that of the rows that depend on the site."""
        return child

    def read(self, reader: Reader, site: str) -> list[tuple[Record, Links]]:
        """The rows of the site. Raises BaseError."""
        return [(record, read_links(reader, self.relations, record.uuid)) for record in self.found(reader, site)]

    def found(self, reader: Reader, site: str) -> list[Record]:
        """The rows of the site, in order of entry. Raises BaseError."""
        return reader.find(self.table.name, site=site)

    def named_tables(self) -> set[str]:
        """The tables whose rows are named here, in a list or among the choices of a field."""
        tied = {relation.other.references for relation in self.relations.values()}
        return {f.references for f in self.shown_fields() if f.references} | (tied - {""})

    def shown_fields(self) -> list[Field]:
        """The columns that the form edits: not the reference to the site, which is that of this window."""
        return [f for f in self.table.own_fields if not (f.technical or f.references == "site" or f.kind is Kind.FILE)]

    def show_rows(
        self,
        rows: Sequence[tuple[Record, Links]],
        names: Mapping[str, Sequence[Choice]],
        site: str,
    ) -> None:
        """Show what is in the base about a site; `names` are the rows that references may point at."""
        chosen = self.current()
        self._names, self.site = names, site
        if self.form is None:
            self._make_form()
        for name, row in self._link_rows.items():
            other = self.relations[name].other
            row.show_choices(link_choices(other, names.get(other.references, ())))
        self.states = [RowState(self.table, record, stored_links=links) for record, links in rows]
        self.states.sort(key=self._sort_key, reverse=True)
        self._fill_list(chosen.uuid if chosen else "")

    def current(self) -> RowState | None:
        """The row that the form shows."""
        item = self.list.currentItem()
        return item.data(0, _STATE) if item is not None else None

    def add(self, values: Mapping[str, object] | None = None) -> RowState:
        """Begin a new row, and go to its first field."""
        state = RowState(self.table, start={**self.new_values(), **(values or {})})
        state.links = {name: {self.site} for name in self._links_to_site()}
        self._begin(state)
        return state

    def _begin(self, state: RowState) -> None:
        self.states.insert(0, state)
        self._fill_list(state.uuid)
        if self.form is not None:
            next(iter(self.form.rows.values())).editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def new_values(self) -> dict[str, object]:
        """What a new row begins with."""
        own = {f.name: self.site for f in self.table.references if f.references == "site"}
        return {**own, **{f.name: f.default for f in self.table.own_fields if f.default is not None}}

    def changes(self) -> list[Change]:
        """What saving writes."""
        return [change for state in self.states for change in self.changes_of(state)]

    def changes_of(self, state: RowState) -> Iterator[Change]:
        """What saving one row writes."""
        return state.changes(self.relations)

    def first_problem(self) -> Problem | None:
        """What prevents saving, if anything: the row is shown, with all that is wrong in it."""
        for state in self.states:
            found = self.problems_of(state)
            if found:
                self._go_to(state)
                if self.form is not None:
                    self.form.tell_all()
                return found[0]
        return None

    def problems_of(self, state: RowState) -> list[Problem]:
        """What is wrong in one row that would be saved."""
        if state.reason or not (state.new or state.values):
            return []
        return state.problems()

    def locate(self, table: str, field_name: str, sentence: str) -> bool:
        """Show a refusal of the base beside its field, in the row that is being changed; False when it is not here."""
        if table != self.table.name or self.form is None:
            return False
        changed = [state for state in self.states if state.new or state.values]
        if changed and self.current() not in changed:
            self._go_to(changed[0])
        return self.form.tell(field_name, sentence)

    def _make_form(self) -> None:
        self.form = Form(self.table, self.shown_fields(), self.place, self._names, self.form_style)
        self.form.edited.connect(self._typed)
        self.place_layout.addWidget(self.form)
        for name, relation in self.relations.items():
            row = LinkRow(relation, self.form)
            row.edited.connect(self._typed)
            self.form.add_below(row.title, row)
            self._link_rows[name] = row

    def _links_to_site(self) -> list[str]:
        return [name for name, relation in self.relations.items() if relation.other.references == "site"]

    def _sort_key(self, state: RowState) -> tuple[str, str]:
        value = state.shown.get(self.sorted_by)
        return str(value or ""), str(state.start.get("cree_le") or "")

    def _fill_list(self, chosen: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for state in self.states:
            item = QTreeWidgetItem(self.list)
            item.setData(0, _STATE, state)
            self._write(item, state)
        wanted = next((i for i, s in enumerate(self.states) if s.uuid == chosen), 0)
        if self.states:
            self.list.setCurrentItem(self.list.topLevelItem(wanted))
        self.list.blockSignals(False)
        self._fit_columns()
        self._show_current()

    def _fit_columns(self) -> None:
        for column in range(self.list.columnCount()):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, min(_WIDEST, self.list.columnWidth(column)))

    def _write(self, item: QTreeWidgetItem, state: RowState) -> None:
        for column, name in enumerate(self._columns):
            text = self._text(name, state.shown.get(name))
            item.setText(column, text)
            item.setToolTip(column, text)
        changed = any(True for _ in self.changes_of(state))
        font = item.font(0)
        font.setBold(changed)
        font.setStrikeOut(bool(state.reason))
        for column in range(len(self._columns)):
            item.setFont(column, font)
        if state.reason:
            item.setToolTip(0, self.tr("Sera supprimé à l’enregistrement"))
        elif changed:
            item.setToolTip(0, self.tr("Modifié, pas encore enregistré"))

    def _text(self, name: str, value: object) -> str:
        column = self.table.field(name)
        if name == "article" and value is not None:
            # Its number tells an article in a list.
            return self.tr("Art. {number}").format(number=value)
        if column.references:
            return dict(self._names.get(column.references, ())).get(str(value), "")
        return shown(column, value)

    def _show_current(self) -> None:
        state = self.current()
        self.empty.setVisible(not self.states)
        self.scroll.setVisible(state is not None)
        self.remove_button.setEnabled(state is not None)
        # One row a site at most: proceedings.
        self.add_button.setEnabled(("site",) not in self.table.uniques or not self.states)
        if state is not None and self.form is not None:
            self.form.show_row(state.stored, state.typed, new=state.new)
            for name, row in self._link_rows.items():
                row.show_ticked(state.links.get(name, set()))
            if self.documents is not None:
                self.documents.show_owner("" if state.new else state.uuid)
            self.place.setEnabled(not state.reason)
            self.remove_button.setText(self.tr("Rétablir") if state.reason else self.tr("Supprimer…"))
        self.chosen.emit()

    def _typed(self) -> None:
        state = self.current()
        if state is None or self.form is None:
            return
        state.type(self.form)
        for name, row in self._link_rows.items():
            state.links[name] = row.ticked()
        self._write(self.list.currentItem(), state)
        self._fit_columns()
        self.chosen.emit()
        self.edited.emit()

    def _remove(self) -> None:
        state = self.current()
        if state is None:
            return
        if state.reason:
            state.reason = ""
        elif state.new:
            self.states.remove(state)
        else:
            state.reason = ask_reason(self, self.tr("Supprimer « {name} »").format(name=self._text_of(state)))
            if not state.reason:
                return
        self._fill_list(state.uuid)
        self.edited.emit()

    def _text_of(self, state: RowState) -> str:
        return " – ".join(filter(None, (self._text(n, state.shown.get(n)) for n in self._columns[:2])))

    def _go_to(self, state: RowState) -> None:
        self.list.setCurrentItem(self.list.topLevelItem(self.states.index(state)))


def see_through(area: QScrollArea, content: QWidget) -> None:
    """The colour of the tab behind: a scroll area has one of its own."""
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
