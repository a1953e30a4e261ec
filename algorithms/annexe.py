"""`resorption:annexe`: the maps and tables of the protocol's annex."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
)

from ..annex.edition import produce_annex
from ..protocol.disclosure import EDITIONS
from ..protocol.errors import ResorptionError
from .base import Parameters, ResorptionAlgorithm, file_path


class Annexe(ResorptionAlgorithm):
    """Shell over `annex.edition.produce_annex`."""

    ID = "annexe"

    def title(self) -> str:
        return self.tr("Produire l’annexe")

    def explanation(self) -> str:
        return self.tr(
            "<p>Écrit dans un dossier les pièces de l’annexe réservée aux partenaires du protocole, en PDF : la carte "
            "générale du territoire (A3), l’état des lieux de l’article 2 et la vigilance de l’article 11 (A4).</p>"
            "<p>La vigilance est celle de la dernière évaluation enregistrée de chaque site résorbé ou fermé : elle "
            "n’est pas calculée ici.</p>"
            "<p>Les cartes et les chiffres viennent de la base seule, jamais du projet ouvert à l’écran. Les fichiers "
            "de même nom sont remplacés ; si la production échoue ou est interrompue, rien ne change dans le dossier.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg DOSSIER=annexe EDITION=partenaires</p>"
        )

    def flags(self) -> Any:
        # QGIS prints its layouts on the main thread.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        folder = QgsProcessingParameterFile.Behavior.Folder
        self.add(QgsProcessingParameterFile("DOSSIER", self.tr("Dossier de l’annexe"), folder),
                 self.tr("L’annexe y est écrite dans un sous-dossier au nom de l’édition."))  # fmt: skip
        self.add(QgsProcessingParameterEnum(
            "EDITION", self.tr("Édition"), list(EDITIONS), defaultValue=EDITIONS[0], usesStaticStrings=True),
            self.tr("« partenaires » : confidentielle, réservée aux partenaires du protocole."))  # fmt: skip
        self.add_day(
            self.tr(
                "Jour écrit sur les pages, auquel l’ancienneté des sites est calculée et la vigilance est lue ; par "
                "défaut, aujourd’hui."
            ),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputFolder("DOSSIER_ANNEXE", self.tr("Dossier de l’annexe")))
        self.addOutput(QgsProcessingOutputFile("CARTE", self.tr("Carte générale")))
        self.addOutput(QgsProcessingOutputFile("ETAT_DES_LIEUX", self.tr("État des lieux")))
        self.addOutput(QgsProcessingOutputFile("VIGILANCE", self.tr("Vigilance (article 11)")))
        self.addOutput(QgsProcessingOutputNumber("NB_FICHIERS", self.tr("Nombre de fichiers")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        problems = []
        if file_path(parameters.get("DOSSIER")) is None:
            problems.append(ResorptionError("Choisissez le dossier où écrire l’annexe (DOSSIER)."))
        return problems

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        base, folder = file_path(parameters["PROTOCOLE"]), file_path(parameters["DOSSIER"])
        edition = self.parameterAsEnumString(parameters, "EDITION", context)
        day = self.day_of(parameters, context)
        files = produce_annex(base.absolute(), folder.absolute(), edition, feedback, day)
        for file in files:
            feedback.pushInfo(str(file))
        return {
            "DOSSIER_ANNEXE": str(folder),
            "CARTE": str(files[0]),
            "ETAT_DES_LIEUX": str(files[1]),
            "VIGILANCE": str(files[2]),
            "NB_FICHIERS": len(files),
        }
