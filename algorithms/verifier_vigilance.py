"""`resorption:verifier_vigilance`: whether the rule of Article 11 was right about the closings of this base."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
)

from ..layers.back_test_report import write_back_test
from ..layers.local_check import remember
from ..layers.migrations import open_base
from ..layers.texts import message
from ..layers.validation import stop_if_cancelled
from ..layers.vigilance_reading import read_territory
from ..protocol.back_test import back_test
from ..protocol.back_test_sentences import told
from ..protocol.errors import ResorptionError
from ..protocol.local_check import check_of
from .base import Parameters, ResorptionAlgorithm, file_path


class VerifierVigilance(ResorptionAlgorithm):
    """Shell over `protocol.back_test.back_test`. The base is only read, unless the result is to be remembered in it."""

    ID = "verifier_vigilance"

    def title(self) -> str:
        return self.tr("Vérifier la règle de vigilance sur les fermetures passées")

    def explanation(self) -> str:
        return self.tr(
            "<p>Rejoue la règle de l’article 11 à chaque fermeture passée, avec ce que la base savait ce jour-là, puis "
            "regarde si le lieu a été réoccupé dans les 12 mois, d’après ce qu’une personne a confirmé.</p>"
            "<p>Donne un tableau et ses intervalles à 95 % à partir de 30 fermetures suivies pendant 12 mois et d’issue "
            "connue. En dessous, dit ce qui manque et ne donne aucune part : la règle n’est pas validée localement.</p>"
            "<p>La base n’est pas modifiée, sauf si « Retenir dans la base » est coché : une vérification concluante "
            "remplace alors « Non validé localement » dans le panneau, le traitement et l’annexe, tant que ni les seuils "
            "ni la règle ne changent ; une autre efface la précédente.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg DATE_REFERENCE=2026-11-01 RAPPORT=verification.csv</p>"
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        self.add_day(self.tr("Jour jusqu’auquel les fermetures sont suivies ; par défaut, aujourd’hui."))
        self.add(QgsProcessingParameterFileDestination(
            "RAPPORT", self.tr("Rapport"), "CSV (*.csv)", optional=True, createByDefault=False),
            self.tr("Le tableau et ses réserves, à ouvrir dans un tableur. Aucun site n’y est nommé."))  # fmt: skip
        self.add(QgsProcessingParameterBoolean("RETENIR", self.tr("Retenir dans la base"), defaultValue=False),
            self.tr("Inscrit dans la table des réglages la date et les nombres d’une vérification concluante. Une vérification "
                    "qui ne l’est pas efface la précédente."))  # fmt: skip
        self.addOutput(QgsProcessingOutputNumber("NB_FERMETURES", self.tr("Sites fermés")))
        self.addOutput(QgsProcessingOutputNumber("NB_SUIVIES", self.tr("Fermetures suivies pendant 12 mois")))
        self.addOutput(QgsProcessingOutputNumber("VALIDE", self.tr("Règle validée localement (1) ou non (0)")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        return [*self.day_problems(parameters, context), *self.folder_problems(parameters, "RAPPORT")]

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        base = file_path(parameters["PROTOCOLE"]).absolute()
        territory = read_territory(base, feedback)
        result = back_test(territory, self.day_of(parameters, context))
        stop_if_cancelled(feedback)
        report = file_path(parameters.get("RAPPORT"))
        if report is not None:
            write_back_test(result, report.absolute())
        for sentence in told(result):
            feedback.pushInfo(message(sentence))
        if self.parameterAsBoolean(parameters, "RETENIR", context):
            check = check_of(result, territory.settings, territory.threshold_pct)
            changed = remember(open_base(base), check)
            feedback.pushInfo(self._remembered(check is not None, changed))
        return {
            "NB_FERMETURES": result.closings, "NB_SUIVIES": len(result.followed), "VALIDE": int(result.validated),
            **({"RAPPORT": str(report)} if report is not None else {}),
        }  # fmt: skip

    def _remembered(self, valid: bool, changed: bool) -> str:
        if valid:
            return self.tr("Vérification retenue dans la base : elle accompagne désormais les niveaux.")
        if changed:
            return self.tr(
                "La vérification précédente a été effacée de la base : les niveaux redeviennent non validés localement."
            )
        return self.tr("Rien n’est retenu dans la base : la vérification n’est pas concluante.")
