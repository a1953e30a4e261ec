"""The form of one row and of what it is tied to: an engagement and its sites, an action, its partners and its sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ..layers import names, schema
from ..layers.errors import RowError
from ..layers.migrations import open_base
from ..layers.session import Reader
from ..layers.texts import message
from ..protocol.errors import ResorptionError
from .entry import EntryDialog
from .form import Form
from .site_file.documents_dialog import DocumentsButton, has_documents
from .site_file.link_row import LinkRow
from .site_file.row_state import RowState, link_relations, read_links
from .site_file.saving import save_choosing
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))


class LinkedForm(EntryDialog, FORM):
    """A row of the base, or a new one that begins with `start` and is tied to `links` (by link table, identities).

    Made into a window by a class that names its table. Raises BaseError, and what `vanished` gives.
    """

    saved = pyqtSignal(str)
    table_name = ""

    def __init__(
        self,
        base: Path,
        uuid: str = "",
        start: Mapping[str, object] | None = None,
        parent: QWidget | None = None,
        *,
        links: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self._store = open_base(base)
        self._table = schema.table(self.table_name)
        self._relations = link_relations(self._table)
        self._links: dict[str, LinkRow] = {}
        self._touched = False
        with self._store.reading() as reader:
            self._state = self._read(reader, uuid, start or {}, links or {})
            self._build(reader)
        new = self._state.new
        self.setWindowTitle(self.new_title() if new else names.row_name(self._table, self._state.start))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._look()

    def new_title(self) -> str:
        """The title of the window of a new row."""
        raise NotImplementedError(type(self).__name__)

    def subject(self) -> str:
        """What is saved, in a word."""
        raise NotImplementedError(type(self).__name__)

    def vanished(self) -> ResorptionError:
        """What to raise when the row is no longer in the base."""
        raise NotImplementedError(type(self).__name__)

    def has_input(self) -> bool:
        """A new row counts once its user has typed something."""
        return self._touched if self._state.new else any(True for _ in self._state.changes(self._relations))

    def accept(self) -> None:
        """Save; the window closes only once the row is in the base."""
        problems = self._state.problems()
        if problems:
            self._form.tell_all()
            self._fail(message(problems[0]))
            return
        try:
            changes = list(self._state.changes(self._relations))
            done = not changes or save_choosing(self._store, changes, self.subject(), self)
        except RowError as error:
            if not self._form.tell(error.field or "", message(error)):
                self._fail(message(error))
            return
        except ResorptionError as error:
            self._fail(message(error))
            return
        if done:
            super().accept()
            self.saved.emit(self._state.uuid)

    def _read(
        self, reader: Reader, uuid: str, start: Mapping[str, object], links: Mapping[str, Iterable[str]]
    ) -> RowState:
        if not uuid:
            defaults = {f.name: f.default for f in self._table.own_fields if f.default is not None}
            tied = {name: set(others) for name, others in links.items()}
            return RowState(self._table, start={**defaults, **start}, links=tied)
        record = reader.fetch(self._table.name, uuid)
        if record is None:
            raise self.vanished()
        return RowState(self._table, record, stored_links=read_links(reader, self._relations, uuid))

    def _build(self, reader: Reader) -> None:
        fields = [f for f in self._table.own_fields if not f.technical]
        choices = {f.references: names.names(reader, f.references) for f in fields if f.references}
        self._form = Form(self._table, fields, self.content, choices)
        state = self._state
        self._form.show_row(state.stored, state.typed, new=state.new)
        self._form.edited.connect(self._typed)
        for name, relation in self._relations.items():
            row = LinkRow(relation, self._form)
            row.show_choices(names.names(reader, relation.other.references))
            row.show_ticked(state.links.get(name, set()))
            row.edited.connect(self._typed)
            self._form.add_below(row.title, row)
            self._links[name] = row
        if has_documents(self._table.name):
            self._proofs = DocumentsButton(self._store, self._table.name, self)
            self._proofs.show_owner("" if state.new else state.uuid)
            self._form.add_below(self.tr("Preuves"), self._proofs)
        self.content_layout.addWidget(self._form)

    def _typed(self) -> None:
        state = self._state
        self._touched = True
        state.type(self._form)
        for name, row in self._links.items():
            state.links[name] = row.ticked()
        self.failure.hide()
        self._look()

    def _look(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(self._state.new or self.has_input())

    def _fail(self, sentence: str) -> None:
        self.failure.setText(sentence)
        self.failure.show()
