"""One engagement: what a partner promises, for which sites, with its proofs."""

from __future__ import annotations

from collections.abc import Mapping
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
from .site_file.documents_dialog import DocumentsButton
from .site_file.link_row import LinkRow
from .site_file.row_state import RowState, link_relations, read_links
from .site_file.saving import save_choosing
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_TABLE = schema.table("engagement")
_SITES = "engagement_site"


class VanishedEngagement(ResorptionError):
    """The engagement is no longer in the base."""

    def __init__(self) -> None:
        super().__init__("Cet engagement n’est plus dans la base : il a été supprimé depuis. Actualisez la matrice.")


class EngagementDialog(EntryDialog, FORM):
    """An engagement of the base, or a new one that begins with `start`. Raises BaseError, VanishedEngagement."""

    saved = pyqtSignal(str)

    def __init__(
        self, base: Path, uuid: str = "", start: Mapping[str, object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        self.failure.setStyleSheet(ERROR_TEXT)
        self.failure.hide()
        self._store = open_base(base)
        self._relations = link_relations(_TABLE)
        with self._store.reading() as reader:
            self._state = self._read(reader, uuid, start or {})
            self._build(reader)
        new = self._state.new
        self.setWindowTitle(self.tr("Nouvel engagement") if new else names.row_name(_TABLE, self._state.start))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._look()

    def has_input(self) -> bool:
        """A new engagement counts once its user has typed something."""
        return self._form.touched if self._state.new else any(True for _ in self._state.changes(self._relations))

    def accept(self) -> None:
        """Save; the window closes only once the engagement is in the base."""
        problems = self._state.problems()
        if problems:
            self._form.tell_all()
            self._fail(message(problems[0]))
            return
        try:
            changes = list(self._state.changes(self._relations))
            done = not changes or save_choosing(self._store, changes, self.tr("engagement"), self)
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

    def _read(self, reader: Reader, uuid: str, start: Mapping[str, object]) -> RowState:
        if not uuid:
            defaults = {f.name: f.default for f in _TABLE.own_fields if f.default is not None}
            return RowState(_TABLE, start={**defaults, **start})
        record = reader.fetch(_TABLE.name, uuid)
        if record is None:
            raise VanishedEngagement
        return RowState(_TABLE, record, stored_links=read_links(reader, self._relations, uuid))

    def _build(self, reader: Reader) -> None:
        fields = [f for f in _TABLE.own_fields if not f.technical]
        choices = {f.references: names.names(reader, f.references) for f in fields if f.references}
        self._form = Form(_TABLE, fields, self.content, choices)
        state = self._state
        self._form.show_row(state.stored, state.typed, new=state.new)
        self._form.edited.connect(self._typed)
        self._sites = LinkRow(self._relations[_SITES], self._form)
        self._sites.show_choices(names.names(reader, self._relations[_SITES].other.references))
        self._sites.show_ticked(state.links.get(_SITES, set()))
        self._sites.edited.connect(self._typed)
        self._form.add_below(self._sites.title, self._sites)
        self._proofs = DocumentsButton(self._store, _TABLE.name, self)
        self._proofs.show_owner("" if state.new else state.uuid)
        self._form.add_below(self.tr("Preuves"), self._proofs)
        self.content_layout.addWidget(self._form)

    def _typed(self) -> None:
        state = self._state
        state.type(self._form)
        state.links[_SITES] = self._sites.ticked()
        self.failure.hide()
        self._look()

    def _look(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(self._state.new or self.has_input())

    def _fail(self, sentence: str) -> None:
        self.failure.setText(sentence)
        self.failure.show()
