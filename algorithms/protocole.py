"""`resorption:protocole`: the text of the protocol, ready to be completed and signed."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..annex.protocol_document import Wanted, check_wanted, produce_protocol
from ..layers.texts import message, number
from ..protocol.errors import ResorptionError
from .base import Parameters, ResorptionAlgorithm, file_path


class Protocole(ResorptionAlgorithm):
    """Shell over `annex.protocol_document.produce_protocol`."""

    ID = "protocole"

    def title(self) -> str:
        return self.tr("Écrire le texte du protocole")

    def explanation(self) -> str:
        return self.tr(
            "<p>Écrit un document Word (.docx) : les 15 articles du protocole dans l’ordre, les parties et les visas, "
            "l’état des lieux, les actions et les engagements de chacune des six catégories de signataires, les "
            "aménagements transitoires avec une carte, les sites fermés, le calendrier et la place des signatures.</p>"
            "<p>Ce que la base ne dit pas y est écrit « [à compléter : …] », surligné, et la liste en est donnée dans "
            "le journal.</p>"
            "<p>Le document est réservé aux partenaires du protocole. Il est écrit en français, à partir de la base "
            "seule. Un fichier de même nom est remplacé ; en cas d’échec, rien ne change.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg FICHIER=protocole.docx TABLEAUX=tableaux.xlsx</p>"
        )

    def flags(self) -> Any:
        # QGIS draws the map of Article 9 as a layout, on the main thread.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        self.add(
            QgsProcessingParameterFileDestination(
                "FICHIER", self.tr("Texte du protocole"), self.tr("Document Word (*.docx)")
            ),
            self.tr("Document à écrire (.docx)."),
        )
        file = QgsProcessingParameterFile.Behavior.File
        self.add(
            QgsProcessingParameterFile("MODELE", self.tr("Votre modèle"), file, "docx", optional=True),
            self.tr(
                "Document Word (.docx) avec les balises que décrit le guide ; par défaut, le modèle de l’extension."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "TABLEAUX",
                self.tr("Tableaux dans un classeur"),
                self.tr("Classeur Excel (*.xlsx);;Classeur LibreOffice (*.ods)"),
                optional=True,
                createByDefault=False,
            ),
            self.tr(
                "Les mêmes tableaux dans un classeur : état des lieux, sites, engagements, aménagements, foncier, vigilance."
            ),
        )
        self.add_day(
            self.tr(
                "Jour écrit sur le document, auquel l’ancienneté des sites est calculée et la vigilance est lue ; par "
                "défaut, aujourd’hui."
            ),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputNumber("NB_A_COMPLETER", self.tr("Nombre de passages à compléter")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        if file_path(parameters.get("FICHIER")) is None:
            return [ResorptionError("Choisissez le document à écrire (FICHIER), par exemple protocole.docx.")]
        try:
            check_wanted(_wanted(parameters))
        except ResorptionError as error:
            return [error]
        return []

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        wanted = _wanted(parameters)
        base = file_path(parameters["PROTOCOLE"])
        gaps = produce_protocol(base.absolute(), wanted, self.day_of(parameters, context), feedback)
        feedback.pushInfo(str(wanted.document))
        results: dict[str, Any] = {"FICHIER": str(wanted.document), "NB_A_COMPLETER": len(gaps)}
        if wanted.tables is not None:
            feedback.pushInfo(str(wanted.tables))
            results["TABLEAUX"] = str(wanted.tables)
        if gaps:
            feedback.pushWarning(self.tr("À compléter dans le document : {count}.").format(count=number(len(gaps))))
        for gap in gaps:
            feedback.pushInfo(message(gap.told))
        return results


def _wanted(parameters: Parameters) -> Wanted:
    document = file_path(parameters["FICHIER"])
    tables = file_path(parameters.get("TABLEAUX"))
    return Wanted(
        document.absolute(), file_path(parameters.get("MODELE")), None if tables is None else tables.absolute()
    )
