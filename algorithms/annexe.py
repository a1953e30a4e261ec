"""`resorption:annexe`: the maps and tables of the protocol's annex."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..annex.edition import produce_annex
from ..annex.ground import ign_ground
from ..annex.materials import Order
from ..annex.pieces import PIECES
from ..annex.reading import sites_of_codes
from ..layers.basemaps import BASEMAPS, SERVICE
from ..layers.texts import message
from ..protocol.disclosure import EDITIONS
from ..protocol.errors import ResorptionError
from .base import Parameters, ResorptionAlgorithm, file_path

NO_GROUND = "aucun"


class Annexe(ResorptionAlgorithm):
    """Shell over `annex.edition.produce_annex`."""

    ID = "annexe"
    service = SERVICE
    """Where the base maps of IGN are."""

    def title(self) -> str:
        return self.tr("Produire l’annexe")

    def explanation(self) -> str:
        return self.tr(
            "<p>Écrit dans un dossier l’annexe réservée aux partenaires du protocole : « annexe.pdf », toutes les pages "
            "dans l’ordre avec leur sommaire, A3 et A4 ; dans « cartes », un PDF géoréférencé par carte ; "
            "« manifeste.json », qui dit ce qui a été produit et à partir de quoi.</p>"
            "<p>La vigilance est celle de la dernière évaluation enregistrée de chaque site résorbé ou fermé : elle "
            "n’est pas calculée ici.</p>"
            "<p>Les cartes et les chiffres viennent de la base seule, jamais du projet ouvert à l’écran ; le fond de "
            "plan, s’il en faut un, de l’IGN. Les fichiers de même nom sont remplacés ; si la production échoue ou est "
            "interrompue, rien ne change dans le dossier.</p>"
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
        self.add(QgsProcessingParameterEnum(
            "PIECES", self.tr("Pièces"), [piece.key for piece in PIECES], allowMultiple=True, optional=True,
            usesStaticStrings=True), self.tr("Rien de coché : toutes les pièces."), advanced=True)  # fmt: skip
        self.add(QgsProcessingParameterString("SITES", self.tr("Sites à détailler"), "", optional=True),
                 self.tr("Codes des sites, séparés par des virgules. Vide : tous les sites."), advanced=True)  # fmt: skip
        self.add(QgsProcessingParameterEnum(
            "FOND", self.tr("Fond de plan"), [NO_GROUND, *(basemap.key for basemap in BASEMAPS)],
            defaultValue=NO_GROUND, usesStaticStrings=True),
            self.tr("« plan » : Plan IGN ; « ortho » : photographies aériennes de l’IGN. Les deux demandent une "
                    "connexion à Internet ; par défaut, rien n’est demandé au réseau."), advanced=True)  # fmt: skip
        self.add(QgsProcessingParameterFile("GABARITS", self.tr("Dossier de vos gabarits"), folder, optional=True),
                 self.tr("Vos fichiers .qpt y remplacent ceux de l’extension qui ont le même nom."), advanced=True)  # fmt: skip
        self.add(QgsProcessingParameterBoolean("IMAGES", self.tr("Une image par page"), False),
                 self.tr("Écrit aussi chaque page en PNG dans « images »."), advanced=True)  # fmt: skip
        self.add(QgsProcessingParameterBoolean("RESTREINTES", self.tr("Données restreintes"), False),
                 self.tr("Lit aussi ce qui est réservé au choix exprès : propriétaires, procédures, date d’évacuation fixée, filles et "
                         "âges des enfants. Le manifeste le dit."),
                 advanced=True)  # fmt: skip
        self.addOutput(QgsProcessingOutputFolder("DOSSIER_ANNEXE", self.tr("Dossier de l’annexe")))
        self.addOutput(QgsProcessingOutputFile("ANNEXE", self.tr("Annexe")))
        self.addOutput(QgsProcessingOutputFile("MANIFESTE", self.tr("Manifeste")))
        self.addOutput(QgsProcessingOutputNumber("NB_FICHIERS", self.tr("Nombre de fichiers")))
        self.addOutput(QgsProcessingOutputNumber("NB_PAGES", self.tr("Nombre de pages")))

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        problems = []
        if file_path(parameters.get("DOSSIER")) is None:
            problems.append(ResorptionError("Choisissez le dossier où écrire l’annexe (DOSSIER)."))
        return problems

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        base, folder = file_path(parameters["PROTOCOLE"]), file_path(parameters["DOSSIER"])
        order = self._order(parameters, context)
        sites = sites_of_codes(base.absolute(), order.edition, self.parameterAsString(parameters, "SITES", context))
        if order.ground is not None:
            order.ground.check_reach(feedback)
        produced = produce_annex(base.absolute(), folder.absolute(), replace(order, sites=sites), feedback)
        for note in produced.notes:
            feedback.pushWarning(message(note))
        for file in produced.files:
            feedback.pushInfo(str(file))
        return {
            "DOSSIER_ANNEXE": str(produced.folder),
            "ANNEXE": str(produced.files[0]),
            "MANIFESTE": str(produced.files[-1]),
            "NB_FICHIERS": len(produced.files),
            "NB_PAGES": produced.pages,
        }

    def _order(self, parameters: Parameters, context: QgsProcessingContext) -> Order:
        # Without a value QGIS answers the first of the list.
        keys = self.parameterAsEnumStrings(parameters, "PIECES", context) if parameters.get("PIECES") else []
        ground = self.parameterAsEnumString(parameters, "FOND", context)
        return Order(
            ground=None if ground == NO_GROUND else ign_ground(ground, self.service),
            edition=self.parameterAsEnumString(parameters, "EDITION", context),
            day=self.day_of(parameters, context),
            pieces=frozenset(keys) or None,
            templates=file_path(parameters.get("GABARITS")),
            restricted=self.parameterAsBool(parameters, "RESTREINTES", context),
            pictures=self.parameterAsBool(parameters, "IMAGES", context),
        )
