"""`resorption:creer_protocole`: the base of a new protocol, from a layer of communes."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..layers.commune_fields import CommuneFields, with_chosen
from ..layers.creation import (
    USUAL_YEARS,
    Created,
    ProtocolSpec,
    create_protocol,
    place_problems,
    spec_problems,
    spec_warnings,
)
from ..layers.errors import OpenElsewhere
from ..layers.open_layers import layers_of
from ..layers.territory import Source, Territory, processing_source, read_territory
from ..layers.texts import label
from ..layers.validation import Portion, sentence
from ..layers.zones import ZONES
from ..protocol.errors import ResorptionError
from ..protocol.recitals import TEMPLATE
from ..protocol.vocabulary import vocabulary
from .base import Parameters, ResorptionAlgorithm, file_path

AUTOMATIC = "auto"


class CreerProtocole(ResorptionAlgorithm):
    """Shell over `layers.creation.create_protocol`."""

    ID = "creer_protocole"

    def title(self) -> str:
        return self.tr("Créer un protocole")

    def explanation(self) -> str:
        return self.tr(
            "<p>Crée la base d’un protocole (un fichier GeoPackage) et son projet QGIS, à partir d’une couche qui a "
            "une ligne et un contour par commune.</p>"
            "<p>Les colonnes du code INSEE, du nom et de l’intercommunalité sont reconnues d’après leur nom usuel "
            "(code_insee, insee_com, nom, siren_epci…) ; indiquez-les sinon. La couche est reprojetée dans le système "
            "local du territoire ; les contours invalides sont réparés et comptés.</p>"
            "<p>Rien n’est écrit tant qu’un contrôle échoue : géométrie, système de coordonnées, codes, noms, "
            "doublons, superpositions de plus de 1 ha et de plus de 2 % de la plus petite commune.</p>"
            "<p>Exemple : NIVEAU=departement ANNEE_DEBUT=2026 ANNEE_FIN=2029 SORTIE=protocole.gpkg</p>"
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_territory()
        self.add(QgsProcessingParameterString("NOM", self.tr("Nom du protocole")))
        self.add(QgsProcessingParameterEnum(
            "NIVEAU", self.tr("Échelle du territoire"), list(vocabulary("territoire_niveau").values),
            defaultValue="epci", usesStaticStrings=True),
            "\n".join(f"{code.value} : {label(code.label)}" for code in vocabulary("territoire_niveau").codes))  # fmt: skip
        this_year = date.today().year
        for name, title, usual in (("ANNEE_DEBUT", self.tr("Première année"), this_year),
                                   ("ANNEE_FIN", self.tr("Dernière année"), this_year + USUAL_YEARS)):  # fmt: skip
            self.add(QgsProcessingParameterNumber(name, title, defaultValue=usual))
        self.add(QgsProcessingParameterFileDestination("SORTIE", self.tr("Base à créer"), "GeoPackage (*.gpkg)"),
                 self.tr("Le projet QGIS est créé à côté, sous le même nom."))  # fmt: skip
        self.add(QgsProcessingParameterBoolean("REMPLACER", self.tr("Remplacer la base qui existe"), False),
                 self.tr("Une copie datée de l’ancienne base est gardée à côté."))  # fmt: skip
        self.add(QgsProcessingParameterBoolean("VISAS", self.tr("Reprendre les visas du modèle du 4 juin 2014"), True),
                 advanced=True)  # fmt: skip
        self._add_outputs()

    def _add_territory(self) -> None:
        self.add(QgsProcessingParameterFeatureSource(
            "COMMUNES", self.tr("Communes du territoire"), [QgsProcessing.SourceType.TypeVectorPolygon]))  # fmt: skip
        columns = (
            ("CHAMP_CODE", self.tr("Colonne du code INSEE")),
            ("CHAMP_NOM", self.tr("Colonne du nom")),
            ("CHAMP_EPCI", self.tr("Colonne de l’intercommunalité (SIREN ou nom)")),
        )
        for name, title in columns:
            self.add(QgsProcessingParameterField(name, title, parentLayerParameterName="COMMUNES", optional=True),
                     self.tr("Vide : reconnue d’après son nom."))  # fmt: skip
        self.add(QgsProcessingParameterEnum(
            "EPSG", self.tr("Système de coordonnées local"), [AUTOMATIC, *(str(zone.epsg) for zone in ZONES)],
            defaultValue=AUTOMATIC, usesStaticStrings=True),
            "\n".join([self.tr("« auto » : d’après l’emplacement des communes."),
                       *(f"{zone.epsg} : {zone.name}" for zone in ZONES)]), advanced=True)  # fmt: skip

    def _add_outputs(self) -> None:
        self.addOutput(QgsProcessingOutputFile("PROTOCOLE", self.tr("Base du protocole")))
        self.addOutput(QgsProcessingOutputFile("PROJET", self.tr("Projet QGIS")))
        self.addOutput(QgsProcessingOutputNumber("NB_COMMUNES", self.tr("Nombre de communes")))
        self.addOutput(QgsProcessingOutputNumber("NB_EPCI", self.tr("Nombre d’intercommunalités")))
        self.addOutput(QgsProcessingOutputNumber("NB_REPAREES", self.tr("Nombre de contours réparés")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        path = file_path(parameters.get("SORTIE"))
        if path is None:
            place = [ResorptionError("Choisissez où enregistrer la base (SORTIE), par exemple protocole.gpkg.")]
        else:
            place = place_problems(path.absolute(), self.parameterAsBoolean(parameters, "REMPLACER", context))
        return spec_problems(self._spec(parameters, context)) + place

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # Here, for only the main thread may look at the layers of the current project.
        path = file_path(parameters.get("SORTIE"))
        if path is not None and path.exists() and any(True for _ in layers_of(path)):
            raise QgsProcessingException(sentence(OpenElsewhere(path.name)))
        return True

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self._source(parameters, context)
        epsg = self.parameterAsEnumString(parameters, "EPSG", context)
        territory = read_territory(
            source, self._fields(parameters, context, source), None if epsg == AUTOMATIC else int(epsg),
            Portion(feedback, 0, 50),
        )  # fmt: skip
        feedback.pushInfo(self._told(territory))
        for warning in spec_warnings(self._spec(parameters, context)):
            feedback.pushWarning(sentence(warning))
        created = create_protocol(
            self._spec(parameters, context), territory, file_path(parameters.get("SORTIE")), Portion(feedback, 50, 100),
            replace=self.parameterAsBoolean(parameters, "REMPLACER", context),
        )  # fmt: skip
        return self._results(created, territory, feedback)

    def _source(self, parameters: Parameters, context: QgsProcessingContext) -> Source:
        source = self.parameterAsSource(parameters, "COMMUNES", context)
        if source is None:
            raise ResorptionError(
                "La couche des communes (COMMUNES) n’a pas pu être ouverte : « {source} ». Vérifiez le chemin du fichier.",
                source=parameters.get("COMMUNES"))  # fmt: skip
        return processing_source(source)

    def _fields(self, parameters: Parameters, context: QgsProcessingContext, source: Source) -> CommuneFields:
        chosen = [
            self.parameterAsString(parameters, name, context) for name in ("CHAMP_CODE", "CHAMP_NOM", "CHAMP_EPCI")
        ]
        return with_chosen(source.columns, *chosen)

    def _spec(self, parameters: Parameters, context: QgsProcessingContext) -> ProtocolSpec:
        first, last = (self._year(parameters, name, context) for name in ("ANNEE_DEBUT", "ANNEE_FIN"))
        visas = self.parameterAsBoolean(parameters, "VISAS", context)
        return ProtocolSpec(
            self.parameterAsString(parameters, "NOM", context),
            self.parameterAsEnumString(parameters, "NIVEAU", context), first, last,
            recitals=TEMPLATE if visas else (),
        )  # fmt: skip

    def _year(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> int | None:
        # A year left out is the usual one; a year that was emptied is not.
        if name in parameters and parameters[name] in (None, ""):
            return None
        return self.parameterAsInt(parameters, name, context)

    def _told(self, territory: Territory) -> str:
        text = self.tr("Communes : {communes}. Intercommunalités : {epcis}. Territoire : {zone} (EPSG:{epsg}).").format(
            communes=len(territory.communes), epcis=len(territory.epcis), zone=territory.zone.name,
            epsg=territory.zone.epsg)  # fmt: skip
        return "\n".join([text, *self._warnings(territory)])

    def _warnings(self, territory: Territory) -> list[str]:
        told = (
            (territory.repaired, self.tr("Contours invalides réparés : {count}.")),
            (territory.flattened, self.tr("Contours dont les altitudes ne sont pas gardées : {count}.")),
            (territory.overlaps, self.tr("Superpositions négligeables entre deux communes, tolérées : {count}.")),
        )
        return [text.format(count=count) for count, text in told if count]

    def _results(self, created: Created, territory: Territory, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        if created.copy is not None:
            feedback.pushInfo(self.tr("Copie de l’ancienne base : {copy}").format(copy=created.copy))
        return {
            "SORTIE": str(created.base),
            "PROTOCOLE": str(created.base),
            "PROJET": str(created.project),
            "NB_COMMUNES": len(territory.communes),
            "NB_EPCI": len(territory.epcis),
            "NB_REPAREES": territory.repaired,
        }
