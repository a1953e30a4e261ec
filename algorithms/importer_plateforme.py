"""`resorption:importer_plateforme`: the XLSX export of the national platform, into a base."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean, QgsProcessingParameterFile

from ..layers.imports.state import ImportPlan
from ..layers.platform_export import Options, prepare_import
from ..layers.store import Store
from ..layers.validation import Portion
from ..protocol.errors import ResorptionError
from .base import Parameters, file_path
from .importing import ImportAlgorithm


class ImporterPlateforme(ImportAlgorithm):
    """Shell over `layers.platform_export`."""

    ID = "importer_plateforme"

    def title(self) -> str:
        return self.tr("Importer l’export de la plateforme nationale")

    def explanation(self) -> str:
        return self.tr(
            "<p>Verse dans la base les sites d’un classeur exporté de la plateforme Résorption-bidonvilles : sites "
            "existants, en cours de résorption, fermés ou résorbés, avec ou sans options.</p>"
            "<p>Un site déjà connu est mis à jour : même identifiant de la plateforme, sinon même nom et même commune, "
            "sinon même lieu. Un comptage ou un constat qui a changé fait une nouvelle ligne datée. Un contour dessiné, "
            "une note, un lien restent ; une réponse « NC » n’efface rien ; rien n’est supprimé.</p>"
            "<p>Les noms de personnes, les commentaires et les noms des propriétaires privés ne sont jamais importés. "
            "Propriétaires et procédures vont dans un fichier à part, NOM.restreint.gpkg.</p>"
            "<p>Si une ligne est refusée, rien n’est enregistré, sauf avec ACCEPTER_PARTIEL.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg FICHIER=2026-09-15-sites-existants.xlsx RAPPORT=rapport.csv</p>"
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        self.add(QgsProcessingParameterFile("FICHIER", self.tr("Classeur de la plateforme"), extension="xlsx"))
        self.add(
            QgsProcessingParameterBoolean("INTERVENANTS", self.tr("Importer les organismes intervenants"), False),
            self.tr("L’organisme et ses thèmes, jamais la personne. À cocher après avoir vérifié le classeur."),
        )
        self.add_ending()

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        found = super().problems(parameters, context)
        if file_path(parameters.get("FICHIER")) is None:
            found.append(ResorptionError("Choisissez le classeur exporté de la plateforme (FICHIER)."))
        return found

    def make_plan(
        self, base: Store, parameters: Parameters, context: QgsProcessingContext, feedback: Portion
    ) -> ImportPlan:
        path = file_path(parameters["FICHIER"]).absolute()
        wanted = self.parameterAsBoolean(parameters, "INTERVENANTS", context)
        return prepare_import(base, path, Options(all_organisations=wanted), feedback).plan
