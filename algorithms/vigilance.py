"""`resorption:vigilance`: which closed sites need attention, and why (Art. 11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)

from ..layers.migrations import open_base
from ..layers.open_layers import refresh_layers
from ..layers.store import Store
from ..layers.texts import coded, message
from ..layers.vigilance import Outcome, evaluate_base
from ..layers.vigilance_log import caveats, remarks
from ..layers.vigilance_table import table_beside
from ..protocol.errors import ResorptionError
from ..protocol.vigilance import NO_REASON, NOT_JUDGED, REOCCUPIED, VIGILANCE
from .base import Parameters, ResorptionAlgorithm, file_path

_LEVELS = {
    "NB_REOCCUPES": REOCCUPIED, "NB_VIGILANCE": VIGILANCE, "NB_NON_EVALUABLES": NOT_JUDGED, "NB_SANS_MOTIF": NO_REASON
}  # fmt: skip


class Vigilance(ResorptionAlgorithm):
    """Shell over `layers.vigilance.evaluate_base`."""

    ID = "vigilance"

    _base: Path | None = None

    def title(self) -> str:
        return self.tr("Évaluer la vigilance sur les sites fermés")

    def explanation(self) -> str:
        return self.tr(
            "<p>Relève pour chaque site fermé six facteurs de l’article 11, chacun « oui », « non » ou « inconnu », avec "
            "ses valeurs, ses dates et sa source, et en tire un niveau : réoccupé, vigilance, non évaluable, pas de motif "
            "suffisant relevé. Ce n’est ni une probabilité ni une prévision.</p>"
            "<p>Les résultats sont écrits dans la base, à la date de référence ; ceux des autres dates restent. Les "
            "réoccupations repérées sont proposées, une personne les confirme ou les refuse. Les sites ne sont pas "
            "modifiés. Si l’évaluation échoue ou est interrompue, rien n’est enregistré.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg DATE_REFERENCE=2026-11-01 TABLEAU=vigilance.csv</p>"
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        self.add_day(
            self.tr("Jour auquel les sites sont évalués, avec ce que la base savait alors ; par défaut, aujourd’hui.")
        )
        self.add(QgsProcessingParameterFileDestination(
            "TABLEAU", self.tr("Tableau des facteurs"), "CSV (*.csv)", optional=True, createByDefault=False),
            self.tr("Une ligne par site et par facteur, à ouvrir dans un tableur."))  # fmt: skip
        for name, level in _LEVELS.items():
            self.addOutput(QgsProcessingOutputNumber(name, coded("niveau_vigilance", level)))
        self.addOutput(QgsProcessingOutputNumber("NB_PROPOSITIONS", self.tr("Réoccupations proposées")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        return [*self.day_problems(parameters, context), *self.folder_problems(parameters, "TABLEAU")]

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        base = open_base(file_path(parameters["PROTOCOLE"]).absolute())
        table = file_path(parameters.get("TABLEAU"))
        outcome = self._evaluate(base, self.day_of(parameters, context), table, feedback)
        self._base = base.path
        for sentence in self._told(outcome):
            feedback.pushInfo(sentence)
        results = {name: outcome.count(level) for name, level in _LEVELS.items()}
        return {
            **results,
            "NB_PROPOSITIONS": len(outcome.proposals),
            **({"TABLEAU": str(table)} if table is not None else {}),
        }

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        # Back on the main thread: the layers of the project show what was written.
        if self._base is not None:
            refresh_layers(self._base)
        return {}

    def _evaluate(self, base: Store, day: date, table: Path | None, feedback: QgsProcessingFeedback) -> Outcome:
        if table is None:
            return evaluate_base(base, day, feedback=feedback)
        with table_beside(table.absolute()) as write:
            return evaluate_base(base, day, feedback=feedback, before_commit=write)

    def _told(self, outcome: Outcome) -> Iterator[str]:
        for level in _LEVELS.values():
            yield self.tr("{level} : {count}").format(
                level=coded("niveau_vigilance", level), count=outcome.count(level)
            )
        yield self.tr("Réoccupations proposées, à confirmer ou à refuser : {count}").format(
            count=len(outcome.proposals)
        )
        yield from map(message, (*remarks(outcome), *caveats(outcome.territory)))
