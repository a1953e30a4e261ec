"""`resorption:importer_couche`: an existing layer or table of sites, into a base."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ..layers.imports.layer_import import prepare_layer
from ..layers.imports.layer_mapping import guess_mapping, parse_mapping
from ..layers.imports.state import ImportPlan
from ..layers.store import Store
from ..layers.territory import processing_source
from ..layers.validation import Portion
from ..protocol.errors import ResorptionError
from .base import Parameters
from .importing import ImportAlgorithm


class ImporterCouche(ImportAlgorithm):
    """Shell over `layers.imports.layer_import`."""

    ID = "importer_couche"

    def title(self) -> str:
        return self.tr("Importer une couche de sites")

    def explanation(self) -> str:
        return self.tr(
            "<p>Verse dans la base les sites d’une couche ou d’un tableau : points ou polygones dans n’importe quel "
            "système de coordonnées, ou tableau avec des colonnes de latitude et de longitude.</p>"
            "<p>Les colonnes qui portent le nom ou le libellé de celles de la base sont reconnues. Sinon, donnez la "
            "correspondance : <code>{\"colonnes\": {\"nom\": \"NOM_SITE\", \"nb_personnes\": \"POP\"}, \"valeurs\": "
            "{\"type_site\": {\"camp\": \"terrain\"}}}</code></p>"
            "<p>Un site déjà connu est mis à jour (identifiant de la plateforme, sinon nom et commune, sinon lieu). Si "
            "une ligne est refusée, rien n’est enregistré, sauf avec ACCEPTER_PARTIEL.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg COUCHE=sites.shp RAPPORT=rapport.csv</p>"
        )  # fmt: skip

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        self.add(
            QgsProcessingParameterFeatureSource(
                "COUCHE", self.tr("Couche ou tableau de sites"), [QgsProcessing.SourceType.TypeVector]
            )
        )
        self.add(
            QgsProcessingParameterString("CORRESPONDANCE", self.tr("Correspondance"), optional=True, multiLine=True),
            self.tr("Vide : d’après le nom des colonnes."),
        )
        self.add_ending()

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        found = super().problems(parameters, context)
        text = self.parameterAsString(parameters, "CORRESPONDANCE", context).strip()
        if text:
            try:
                parse_mapping(text)
            except ResorptionError as error:
                found.append(error)
        return found

    def make_plan(
        self, base: Store, parameters: Parameters, context: QgsProcessingContext, feedback: Portion
    ) -> ImportPlan:
        layer = self.parameterAsSource(parameters, "COUCHE", context)
        if layer is None:
            raise ResorptionError(
                "La couche (COUCHE) n’a pas pu être ouverte : « {source} ». Vérifiez le chemin du fichier.",
                source=parameters.get("COUCHE"),
            )
        source = processing_source(layer, self.parameterAsVectorLayer(parameters, "COUCHE", context))
        text = self.parameterAsString(parameters, "CORRESPONDANCE", context).strip()
        mapping = parse_mapping(text) if text else guess_mapping(source.columns)
        return prepare_layer(base, source, mapping, feedback=feedback)
