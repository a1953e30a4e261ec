"""`resorption:verser_donnees`: prepared data poured into a base, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..layers.loading import LoadReport, load_tables, write_report
from ..layers.open_layers import pending_edits, refresh_layers
from ..layers.prepared import left_aside
from ..layers.validation import sentence
from ..protocol.errors import ResorptionError
from .base import Parameters, ResorptionAlgorithm, file_path


class VerserDonnees(ResorptionAlgorithm):
    """Shell over `layers.loading.load_tables`."""

    ID = "verser_donnees"

    def __init__(self) -> None:
        super().__init__()
        self._base: Path | None = None

    def title(self) -> str:
        return self.tr("Verser des données préparées selon le dictionnaire")

    def explanation(self) -> str:
        return self.tr(
            "<p>Verse dans la base d’un protocole un dossier qui contient un fichier par table, nommé comme elle "
            "(site.geojson, denombrement.csv…), ou un GeoPackage avec des tables de ces noms.</p>"
            "<p>Les colonnes portent les noms du dictionnaire. Les fichiers CSV sont en UTF-8 ; les dates s’écrivent "
            "2026-11-23 ou 23/11/2026 ; une case vide veut dire « inconnu » ; elle laisse "
            "ce que la base avait dans une colonne obligatoire ou remplie d’office (statut, code…). Une référence se donne par "
            "l’identifiant (uuid) ou par ce qui nomme la ligne : code INSEE, code du site, nom du partenaire.</p>"
            "<p>La commune est déduite de l’emplacement du contour, la surface d’un foncier de son contour. Une ligne "
            "qui est déjà dans la base (même identifiant, même code) est mise à jour ; une ligne sans identifiant que la "
            "base a déjà à l’identique est laissée ; les autres sont ajoutées. Deux lignes identiques sans identifiant "
            "dans un fichier sont refusées.</p>"
            "<p>S’il y a un problème, rien n’est enregistré : la liste dit le fichier, la ligne et la colonne.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg SOURCE=donnees</p>"
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile("PROTOCOLE", self.tr("Base du protocole"), fileFilter="GeoPackage (*.gpkg)")
        )
        self.add(QgsProcessingParameterFile(
            "SOURCE", self.tr("Dossier ou GeoPackage des données"), QgsProcessingParameterFile.Behavior.Folder),
            self.tr("Un dossier avec un fichier par table, ou le chemin d’un GeoPackage."))  # fmt: skip
        self.add(QgsProcessingParameterFileDestination(
            "RAPPORT", self.tr("Rapport"), "CSV (*.csv)", optional=True, createByDefault=False),
            self.tr("Un tableau : pour chaque table, les lignes créées, modifiées et inchangées."))  # fmt: skip
        self.addOutput(QgsProcessingOutputNumber("NB_CREEES", self.tr("Lignes créées")))
        self.addOutput(QgsProcessingOutputNumber("NB_MODIFIEES", self.tr("Lignes modifiées")))
        self.addOutput(QgsProcessingOutputNumber("NB_INCHANGEES", self.tr("Lignes inchangées")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        problems = []
        if file_path(parameters.get("SOURCE")) is None:
            problems.append(ResorptionError("Choisissez le dossier des données à verser (SOURCE)."))
        return [*problems, *self.folder_problems(parameters, "RAPPORT")]

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # Here, for only the main thread may look at the layers of the current project.
        self._base = file_path(parameters.get("PROTOCOLE"))
        edits = pending_edits(self._base)
        if edits:
            raise QgsProcessingException(sentence(ResorptionError(
                "La couche « {layer} » a des modifications non enregistrées, qui écraseraient les données versées. "
                "Enregistrez-les ou annulez-les, puis recommencez.", layer=edits[0].layer.name())))  # fmt: skip
        return True

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = file_path(parameters.get("SOURCE"))
        report = load_tables(self._base, source, feedback)
        self._tell(report, left_aside(source), feedback)
        destination = file_path(parameters.get("RAPPORT"))
        results: dict[str, Any] = {
            "NB_CREEES": report.created,
            "NB_MODIFIEES": report.updated,
            "NB_INCHANGEES": report.unchanged,
        }
        if destination is not None:
            write_report(report, destination)
            results["RAPPORT"] = str(destination)
        return results

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        refresh_layers(self._base)
        return {}

    def _tell(self, report: LoadReport, ignored: list[str], feedback: QgsProcessingFeedback) -> None:
        for table in report.tables:
            feedback.pushInfo(self.tr("{table} : lignes créées {created}, modifiées {updated}, inchangées {unchanged}.").format(
                table=table.name, created=table.created, updated=table.updated, unchanged=table.unchanged))  # fmt: skip
        for note in report.notes:
            feedback.pushWarning(sentence(note))
        if ignored:
            feedback.pushWarning(self.tr("Fichiers laissés de côté : {files}").format(files=", ".join(ignored)))
