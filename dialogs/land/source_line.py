"""One layer of one role: which, where from, and what must still be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...land.coverage import told_coverage
from ...land.guesses import missing_fields
from ...land.role_columns import PPR, TOLD
from ...land.source_layers import Candidate
from ...land.source_types import Source
from ...layers.texts import label, message, number
from ..choice_box import ChoiceBox
from ..telling import DOUBT_TEXT, ERROR_TEXT, tell
from .roles import Proposal, may_be_left_out, proposed_as, role_label

NONE, LEFT_OUT = "", "laisse_de_cote"
"""Data of the two choices that are no layer."""

_PLAIN_TEXT = "color: #595959;"


class SourceLine(QWidget):
    """The choice of a layer for a role. `changed`: something else is chosen; `entered`: its details are to be shown."""

    changed = pyqtSignal()
    entered = pyqtSignal()
    file_asked = pyqtSignal()
    another_asked = pyqtSignal()
    removal_asked = pyqtSignal()

    def __init__(self, role: str, parent: QWidget, *, first: bool = True, several: bool = False) -> None:
        super().__init__(parent)
        self.role, self.first = role, first
        self._proposals: dict[tuple[str, str], Proposal] = {}
        self._candidates: dict[tuple[str, str], Candidate] = {}
        self.box = ChoiceBox(self)
        self.file = QPushButton(self.tr("Fichier…"), self)
        self.extra = QToolButton(self)
        self.state = QLabel(self)
        self._lay_out(several)
        self.offer(())
        self.box.currentIndexChanged.connect(self._choose)
        self.file.clicked.connect(self.file_asked)
        self.extra.clicked.connect(self.another_asked if first else self.removal_asked)

    @property
    def source(self) -> Source | None:
        """The layer as it is to be read, None when there is none."""
        found = self.proposal
        return None if found is None else found.source

    @property
    def proposal(self) -> Proposal | None:
        """The layer that is chosen, and why it was proposed."""
        return self._proposals.get(self._key())

    @property
    def candidate(self) -> Candidate | None:
        """What the chosen layer says of itself."""
        return self._candidates.get(self._key())

    @property
    def is_left_out(self) -> bool:
        """Whether the protocol decides not to look at this role."""
        return self.box.currentData() == LEFT_OUT

    def offer(self, candidates: Sequence[Candidate]) -> bool:
        """The layers to choose from; what is chosen stays. False when it is no longer there."""
        chosen = self.box.currentData()
        self._candidates = {(one.provider, one.uri): one for one in candidates}
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(self.tr("— Pas de couche —"), NONE)
        if self.first and may_be_left_out(self.role):
            self.box.addItem(self.tr("Aucune : laissée de côté par décision"), LEFT_OUT)
        for key, one in self._candidates.items():
            self.box.addItem(one.description.name, key)
        place = self._place_of(chosen)
        self.box.setCurrentIndex(max(0, place))
        self.box.blockSignals(False)
        return chosen is None or place >= 0

    def choose(self, proposal: Proposal) -> None:
        """Take what is proposed; its layer must be among those that are offered."""
        key = proposal.source.provider, proposal.source.uri
        self._proposals[key] = proposal
        self._set(key)

    def choose_key(self, provider: str, uri: str) -> None:
        """Choose one of the layers that are offered."""
        self._set((provider, uri))

    def leave_out(self) -> None:
        """The protocol does not look at this role."""
        self._set(LEFT_OUT)

    def amend(self, source: Source) -> None:
        """The same layer, read otherwise; it is kept if another one is chosen meanwhile."""
        found = self.proposal
        if found is not None:
            self._proposals[self._key()] = replace(found, source=source)
            self.changed.emit()

    def problem(self) -> str:
        """What must still be said of the layer; empty when nothing must."""
        source = self.source
        if source is None:
            return ""
        missing = [label(TOLD[key]) for key in missing_fields(self.role, source.fields)]
        if missing:
            return self.tr("À droite, dites quelle colonne contient : {columns}.").format(columns=", ".join(missing))
        if self.role == PPR and not source.model:
            return self.tr("À droite, dites de quel modèle est ce plan : les mêmes codes n’y ont pas le même sens.")
        return ""

    def show_state(self, consequence: str) -> None:
        """Say what the layer is, what it lacks, or what it means that there is none."""
        found, problem = self.proposal, self.problem()
        if problem:
            tell(self.state, problem, ERROR_TEXT)
        elif found is None:
            tell(self.state, consequence if self.first else "", _PLAIN_TEXT if self.is_left_out else DOUBT_TEXT)
        else:
            tell(self.state, self._described(found), _PLAIN_TEXT if found.sure else DOUBT_TEXT)
        self.box.setToolTip(self.why())

    def why(self) -> str:
        """« Pourquoi cette proposition »."""
        found = self.proposal
        if found is None:
            return self.state.text()
        return self.tr("Pourquoi cette proposition : {why}.").format(why=message(found.why))

    def _described(self, found: Proposal) -> str:
        told = [message(found.why)]
        one = self.candidate
        if one is not None and one.description.count >= 0:
            told.insert(0, self.tr("Objets : {count}").format(count=number(one.description.count)))
        covered = told_coverage(found.source.coverage)
        if covered is not None:
            told.append(self.tr("couverture : {covered}").format(covered=message(covered)))
        if found.source.vintage:
            told.append(self.tr("millésime {vintage}").format(vintage=found.source.vintage))
        return " · ".join(told)

    def _key(self) -> tuple[str, str]:
        data = self.box.currentData()
        return data if isinstance(data, tuple) else ("", "")

    def _set(self, data: object) -> None:
        place = max(0, self._place_of(data))
        if place == self.box.currentIndex():
            self.changed.emit()
        self.box.setCurrentIndex(place)

    def _place_of(self, data: object) -> int:
        """Where that choice is, -1 without it; `findData` compares tuples by identity."""
        return next((i for i in range(self.box.count()) if self.box.itemData(i) == data), -1)

    def _choose(self) -> None:
        one = self.candidate
        if one is not None:
            self._proposals.setdefault(self._key(), proposed_as(one, self.role))
        self.changed.emit()
        self.entered.emit()

    def _lay_out(self, several: bool) -> None:
        name = label(role_label(self.role))
        self.box.setAccessibleName(name)
        self.file.setAccessibleName(self.tr("{role} : choisir un fichier").format(role=name))
        self.file.setAutoDefault(False)
        self.extra.setText("+" if self.first else "−")
        tip = self.tr("Ajouter une autre couche") if self.first else self.tr("Retirer cette couche")
        self.extra.setToolTip(tip)
        self.extra.setAccessibleName(f"{name} : {tip.lower()}")
        # Kept in its place where it has no use, so that the lists of all roles have one width.
        policy = self.extra.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.extra.setSizePolicy(policy)
        self.extra.setVisible(several)
        self.state.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.box, 1)
        top.addWidget(self.file)
        top.addWidget(self.extra)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.state)
