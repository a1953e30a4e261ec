"""« Prendre comme foncier »: the question, the writing in the background, what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...land.ranking import EXCLUDED
from ...land.taking import Taken, refuse_too_many, sites_over, take
from ...layers.open_layers import current_author
from ...layers.texts import number
from ...protocol.errors import ResorptionError
from ..background import Background
from .run_page import verdicts_told

_SHOWN = 8
"""Parcels named in a question."""


@dataclass(frozen=True)
class _Asked:
    """What is asked: rows of a result, how many have each verdict, which lie under inhabited sites."""

    result: Path
    identifiers: Sequence[str]
    verdicts: Mapping[str, int]
    under: Mapping[str, tuple[str, ...]]


class TakeAction(QObject):
    """`taken`: a sentence that says what was added; `failed`: the error; `changed`: it begins or ends."""

    taken = pyqtSignal(str)
    failed = pyqtSignal(object)
    changed = pyqtSignal()

    def __init__(self, base: Path, window: QWidget) -> None:
        super().__init__(window)
        self._base, self._window = base, window
        self._looking = Background(self._ask, self._stopped)
        self._writing = Background(self._written, self._stopped)

    @property
    def busy(self) -> bool:
        """Whether the base is being looked at or written."""
        return self._looking.running or self._writing.running

    def start(self, result: Path, identifiers: Sequence[str], verdicts: Mapping[str, int]) -> None:
        """Ask, then add these parcels of a result to the land of the base; `verdicts` says how many have each code."""
        try:
            refuse_too_many(len(identifiers))
        except ResorptionError as error:
            self.failed.emit(error)
            return
        base = self._base
        self._looking.start(
            self.tr("Sites habités"),
            lambda _task: _Asked(result, identifiers, verdicts, sites_over(base, result, identifiers)),
            hidden=True,
        )
        self.changed.emit()

    def stop(self) -> None:
        """Nothing is asked any more; what is being written ends by itself."""
        self._looking.abandon()

    def _ask(self, asked: _Asked) -> None:
        self.changed.emit()
        if not self._agreed(asked):
            return
        base, author = self._base, current_author()
        self._writing.start(
            self.tr("Foncier pris dans la base"), lambda _task: take(base, asked.result, asked.identifiers, author)
        )
        self.changed.emit()

    def _agreed(self, asked: _Asked) -> bool:
        """Land under an inhabited site, or that the rules exclude, is never taken by the answer that comes first."""
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        text = self.tr(
            "Ajouter {count} terrain(s) au foncier de la base, à l’étape « Repéré » ? Ce que les règles en disent : "
            "{verdicts}. Les étapes suivantes restent à décider : rien n’est retenu par cet ajout."
        ).format(count=number(len(asked.identifiers)), verdicts=verdicts_told(asked.verdicts))
        if asked.under:
            text = f"{self._warning(asked.under)}\n\n{text}"
        usual = no if asked.under or asked.verdicts.get(EXCLUDED) else yes
        return QMessageBox.question(self._window, self.tr("Prendre comme foncier"), text, yes | no, usual) == yes

    def _warning(self, under: Mapping[str, tuple[str, ...]]) -> str:
        shown = [f"{identifier} ({', '.join(codes)})" for identifier, codes in list(under.items())[:_SHOWN]]
        names = ", ".join(shown) + (", …" if len(under) > _SHOWN else "")
        text = self.tr(
            "Terrains sous un site habité du protocole : {names}. Des personnes y vivent : ils ne sont pas disponibles."
        )
        return text.format(names=names)

    def _written(self, taken: Taken) -> None:
        parts = []
        if taken.made:
            parts.append(
                self.tr("{count} terrain(s) ajouté(s) au foncier de la base.").format(count=number(len(taken.made)))
            )
        if taken.already:
            names = ", ".join(f"{one.identifier} ({one.name})" for one in taken.already)
            parts.append(self.tr("Déjà dans la base, inchangé : {names}.").format(names=names))
        self.changed.emit()
        self.taken.emit(" ".join(parts))

    def _stopped(self, error: Exception) -> None:
        self.changed.emit()
        self.failed.emit(error)
