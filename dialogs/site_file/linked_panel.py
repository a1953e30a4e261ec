"""Engagements and actions that concern the site, and perhaps others."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget

from ...layers import schema
from ...layers.model import Table
from ...layers.names import names, row_name
from ...layers.session import Reader, Record
from ...layers.site_file import read_linked
from ...layers.store import Store
from ...layers.texts import message
from ...protocol.errors import ResorptionError
from .link_row import TickDialog
from .records import RecordsPanel
from .row_state import RowState, read_links


class LinkedPanel(RecordsPanel):
    """Rows tied to the site by a link table; one that exists already may be tied, or untied."""

    sorted_by = "article"

    def __init__(self, child: Table, store: Store, parent: QWidget) -> None:
        super().__init__(child, store, parent)
        self.attach_button = QPushButton(self.tr("&Rattacher…"), self)
        self.attach_button.setAutoDefault(False)
        self.attach_button.setToolTip(self.tr("Rattacher au site ce qui est déjà dans la base"))
        self.attach_button.clicked.connect(self._attach)
        self.side_buttons.insertWidget(1, self.attach_button)

    def table_of(self, child: Table) -> Table:
        return schema.table(next(f.references for f in child.references if f.references != "site"))

    def found(self, reader: Reader, site: str) -> list[Record]:
        return read_linked(reader, self.child.name, site)

    def _attach(self) -> None:
        try:
            self._offer()
        except ResorptionError as error:
            self.refused.emit(message(error))

    def _offer(self) -> None:
        with self.store.reading() as reader:
            known = {state.uuid for state in self.states}
            choices = [choice for choice in names(reader, self.table.name) if choice[0] not in known]
        dialog = TickDialog(self.tr("Rattacher au site"), choices, (), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._attach_all(dialog.ticked())
        dialog.deleteLater()

    def _attach_all(self, ticked: set[str]) -> None:
        with self.store.reading() as reader:
            records = [record for uuid in sorted(ticked) if (record := reader.fetch(self.table.name, uuid))]
            found = [(record, read_links(reader, self.relations, record.uuid)) for record in records]
        for record, links in found:
            state = RowState(self.table, record, stored_links=links)
            state.links.setdefault(self.child.name, set()).add(self.site)
            self._begin(state)

    def _remove(self) -> None:
        state = self.current()
        if state is None or state.new or state.reason:
            super()._remove()
            return
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Résorption"), self._question(state), parent=self)
        detach = box.addButton(self.tr("Détacher de ce site"), QMessageBox.ButtonRole.AcceptRole)
        delete = box.addButton(self.tr("Supprimer pour tous…"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(detach)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is detach:
            self._detach(state)
        elif clicked is delete:
            super()._remove()

    def _question(self, state: RowState) -> str:
        others = len(state.links.get(self.child.name, set()) - {self.site})
        if not others:
            return self.tr("« {name} » ne concerne que ce site. Le garder dans la base, sans site ?").format(
                name=row_name(self.table, state.shown)
            )
        return self.tr("« {name} » concerne aussi {count} autres sites.").format(
            name=row_name(self.table, state.shown), count=others
        )

    def _detach(self, state: RowState) -> None:
        state.links[self.child.name].discard(self.site)
        self._fill_list(state.uuid)
        self.edited.emit()
