"""The site itself: what it is, where, since when; how it was closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ...layers import names, schema
from ...layers.edits import Change, Update
from ...layers.session import Reader, Record
from ...layers.site_file import SiteHead
from ...layers.store import Store
from ...layers.texts import message
from ...protocol.vocabulary import OPEN_STATUSES
from ..form import Form, FormStyle
from .records import see_through
from .tab import Tab

CLOSING = ("date_fermeture", "cause_fermeture", "contexte_fermeture", "resorption_declaree", "resorption_motif",
           "motif_reouverture")  # fmt: skip
"""Written by « Résorber ou fermer » and « Rouvrir », which hold them against the orientations."""


class IdentityTab(Tab):
    """The columns of the site."""

    follows = True

    def __init__(self, store: Store, site: str, parent: QWidget) -> None:
        super().__init__(store, site, parent)
        self.form: Form | None = None
        self._record: Record | None = None
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._area)

    def load(self, reader: Reader, head: SiteHead) -> None:
        if self.form is None:
            self._make_form({"commune": names.names(reader, "commune")})
        self._record = head.record
        if self.form is not None:
            self.form.set_read_only(["statut"], head.closed)
            self.form.show_row(head.record.values, {}, new=False)

    def changes(self) -> list[Change]:
        if self.form is None or self._record is None:
            return []
        values = self.form.changes()
        return [Update(self._record, values)] if values else []

    def first_problem(self) -> str:
        if self.form is None or not self.form.changes():
            return ""
        found = self.form.problems()
        if not found:
            return ""
        self.form.tell_all()
        return message(found[0])

    def locate(self, table: str, field: str, sentence: str) -> bool:
        return table == "site" and self.form is not None and self.form.tell(field, sentence)

    def _make_form(self, choices: Mapping[str, list[tuple[str, str]]]) -> None:
        table = schema.table("site")
        fields = [f for f in table.own_fields if not f.technical]
        self.form = Form(table, fields, self._area, choices, FormStyle(asked=_asked))
        self.form.set_read_only(CLOSING)
        self._offer_open_statuses()
        self.form.edited.connect(self.edited)
        self._area.setWidget(self.form)
        see_through(self._area, self.form)

    def _offer_open_statuses(self) -> None:
        """A site is closed by « Résorber ou fermer », which asks for all that goes with it."""
        if self.form is None:
            return
        combo = self.form.rows["statut"].editor.widget
        for index in range(combo.count()):
            combo.model().item(index).setEnabled(combo.itemData(index) in OPEN_STATUSES)


def _asked(typed: Mapping[str, object]) -> Iterable[str]:
    """The closing is shown once there is one."""
    hidden = {name for name in CLOSING if typed.get("statut") in OPEN_STATUSES and not typed.get(name)}
    return [name for name in typed if name not in hidden]
