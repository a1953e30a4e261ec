"""The tab « À confirmer »: what might be a re-occupation, decided by a person; below, what was decided, by whom, when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...layers.reoccupations import Reoccupation
from ...layers.texts import coded, day_text
from ...layers.vigilance_board import Board
from ...protocol.vigilance_facts import CONFIRMED, PROPOSED, REFUSED
from ..narrow import breakable
from . import words
from .decision import site_name
from .groups import Columns, Group, GroupTree

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_DECIDED = "decidees"
_SITES_WIDTH = 180


class ProposalsPage(QWidget, FORM):
    """`decision_requested` brings the identity of a proposal and the decision; the other signals, uuids of sites."""

    decision_requested = pyqtSignal(str, str)
    zoom_requested = pyqtSignal(list)
    file_requested = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._board: Board | None = None
        self._why_empty = words.no_base()
        self.tree = GroupTree(self._columns(), self.list_page)
        self.tree.setAccessibleName(self.tr("Réoccupations proposées et décidées"))
        self.tree.setColumnWidth(0, _SITES_WIDTH)
        self.list_layout.addWidget(self.tree)
        self.told.setAccessibleName(self.tr("Proposition choisie"))
        self._connect()
        self.show_board(None, words.no_base())

    def show_board(self, board: Board | None, why_empty: str = "") -> None:
        """Show what was read; `why_empty` is said in place of an empty list. None: no base, or not read yet."""
        self._board, self._why_empty = board, why_empty
        rows = () if board is None else board.reoccupations
        proposed = [row for row in rows if row.decision == PROPOSED]
        decided = sorted((row for row in rows if row.decision != PROPOSED), key=_latest, reverse=True)
        groups = (
            Group(PROPOSED, self.tr("À confirmer"), proposed),
            Group(_DECIDED, self.tr("Décidées"), decided),
        )
        self.tree.set_groups([group for group in groups if group.rows])
        self.empty.setText(self._why_empty or self.tr("Aucune réoccupation n’est proposée ni décidée."))
        self.pages.setCurrentWidget(self.list_page if rows else self.empty_page)
        self._show_row()

    @property
    def waiting(self) -> int:
        """Proposals that nobody has decided on."""
        rows = () if self._board is None else self._board.reoccupations
        return sum(row.decision == PROPOSED for row in rows)

    @property
    def current(self) -> Reoccupation | None:
        """The proposal looked at."""
        return self.tree.lines.row_at(self.tree.currentIndex())

    def _columns(self) -> Columns:
        return Columns(
            (self.tr("Sites"), self.tr("Motif et suite donnée")),
            key=lambda row: row.uuid, cell=self._cell, spoken=self._spoken, tip=self._full,
        )  # fmt: skip

    def _connect(self) -> None:
        self.tree.picked.connect(self._show_row)
        self.tree.asked.connect(lambda _uuid: self._ask_file())
        self.confirm.clicked.connect(lambda: self._ask(CONFIRMED))
        self.refuse.clicked.connect(lambda: self._ask(REFUSED))
        self.take_back.clicked.connect(lambda: self._ask(PROPOSED))
        self.zoom.clicked.connect(self._ask_zoom)
        self.open_file.clicked.connect(self._ask_file)

    def _show_row(self) -> None:
        row = self.current
        self.told.setText("" if row is None else breakable(self._full(row)))
        self.told.setVisible(row is not None)
        # A decision that was a mistake can be turned round, or taken back.
        self.confirm.setEnabled(row is not None and row.decision != CONFIRMED)
        self.refuse.setEnabled(row is not None and row.decision != REFUSED)
        self.take_back.setVisible(row is not None and row.decision != PROPOSED)
        self.zoom.setEnabled(row is not None)
        self.open_file.setEnabled(row is not None)

    def _cell(self, row: Reoccupation, column: int) -> str:
        if column == 0:
            # Names only: the codes are told of the one that is looked at.
            new = self.tr("constat d’une visite") if row.new is None else row.new.name or row.new.code
            return f"{row.closed.name or row.closed.code}\n→ {new}"
        return row.motive if row.decision == PROPOSED else f"{self._decision(row)}\n{row.motive}"

    def _spoken(self, row: Reoccupation) -> str:
        return self._full(row).replace("\n", ", ")

    def _full(self, row: Reoccupation) -> str:
        return "\n".join(self._lines(row))

    def _lines(self, row: Reoccupation) -> Iterator[str]:
        yield self.tr("Site fermé : {name}").format(name=site_name(row.closed))
        if row.new is not None:
            yield self.tr("Site actif : {name}").format(name=site_name(row.new))
        yield self.tr("Motif : {motive}").format(motive=row.motive)
        if row.decision != PROPOSED:
            yield self._decision(row)

    def _decision(self, row: Reoccupation) -> str:
        text = self.tr("{decision} le {day} par {who}")
        who = row.by or self.tr("un auteur inconnu")
        return text.format(decision=coded("decision_reoccupation", row.decision), day=day_text(row.on), who=who)

    def _ask(self, decision: str) -> None:
        if self.current is not None:
            self.decision_requested.emit(self.current.uuid, decision)

    def _ask_zoom(self) -> None:
        row = self.current
        if row is not None:
            self.zoom_requested.emit([site.uuid for site in (row.closed, row.new) if site is not None])

    def _ask_file(self) -> None:
        if self.current is not None:
            self.file_requested.emit(self.current.closed.uuid)


def _latest(row: Reoccupation) -> str:
    return "" if row.on is None else row.on.isoformat()
