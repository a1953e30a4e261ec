"""`resorption:exporter_sites`: tables of a base, for a partner."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
)

from ..layers import schema
from ..layers.exports import DEFAULT, EXPORTABLE, FORMATS, export_tables
from ..layers.migrations import open_base
from ..layers.texts import label
from ..protocol.errors import ResorptionError
from .base import Parameters, ResorptionAlgorithm, file_path


class ExporterSites(ResorptionAlgorithm):
    """Shell over `layers.exports.export_tables`."""

    ID = "exporter_sites"

    def title(self) -> str:
        return self.tr("Exporter des tables pour un partenaire")

    def explanation(self) -> str:
        tables = ", ".join(f"{name} ({label(schema.table(name).label)})" for name in EXPORTABLE)
        text = self.tr(
            "<p>Écrit dans un dossier les tables choisies, en GeoPackage, GeoJSON ou XLSX, avec leur dictionnaire. Rien "
            "n’est perdu : identifiants, dates, contours.</p>"
            "<p>Propriétaires, procédures, pièces restreintes, journal et noms des auteurs ne sont jamais exportés.</p>"
            "<p>Tables : {tables}.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg DOSSIER=envoi FORMAT=xlsx TABLES=site TABLES=denombrement</p>"
        )
        return text.format(tables=tables)

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        folder = QgsProcessingParameterFile.Behavior.Folder
        self.add(
            QgsProcessingParameterFile("DOSSIER", self.tr("Dossier"), folder),
            self.tr("Les fichiers de même nom sont remplacés."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "FORMAT", self.tr("Format"), list(FORMATS), defaultValue="gpkg", usesStaticStrings=True
            )
        )
        self.add(
            QgsProcessingParameterEnum(
                "TABLES", self.tr("Tables"), list(EXPORTABLE), allowMultiple=True, defaultValue=list(DEFAULT),
                usesStaticStrings=True),
        )  # fmt: skip
        self.addOutput(QgsProcessingOutputNumber("NB_FICHIERS", self.tr("Nombre de fichiers")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        problems = []
        if file_path(parameters.get("DOSSIER")) is None:
            problems.append(ResorptionError("Choisissez le dossier où écrire l’export (DOSSIER)."))
        return problems

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        base = open_base(file_path(parameters["PROTOCOLE"]).absolute())
        folder = file_path(parameters["DOSSIER"]).absolute()
        kind = self.parameterAsEnumString(parameters, "FORMAT", context)
        tables = self.parameterAsEnumStrings(parameters, "TABLES", context)
        files = export_tables(base, folder, kind, tables, feedback)
        for file in files:
            feedback.pushInfo(str(file))
        return {"DOSSIER": str(folder), "NB_FICHIERS": len(files)}
