"""`resorption:cribler_foncier`: which parcels could receive a transitional settlement, and why (Art. 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorLayer,
    QgsProject,
)

from ..land.change_sentences import told_changes
from ..land.coverage import TERRITORY, WITHOUT_PERIMETER
from ..land.criteria import FUNNEL, ROLES
from ..land.guesses import LABELS, MODELS, PLANS, as_role
from ..land.inventory import Advance, Request, Run, check_request, default_result, run_screening
from ..land.needed import MissingLibraries, missing_libraries
from ..land.recalled import Recalled, recalled
from ..land.remembered import Choice, remembered
from ..land.result_columns import LAYER
from ..land.role_columns import BUILDINGS, OWNERS, PARCELS, PPR, PPR_PERIMETER, SHAPES_OF, Shape
from ..land.source_layers import candidate, file_candidates, live_sources
from ..land.source_types import Source
from ..land.thresholds import PERSONS
from ..layers.migrations import open_base
from ..layers.open_layers import refresh_layers
from ..layers.rule_figures import read_settings
from ..layers.texts import coded, label, message
from ..layers.validation import sentence
from ..protocol.errors import ResorptionError
from ..protocol.settings import Settings
from ..protocol.vocabulary import vocabulary
from .base import Parameters, ResorptionAlgorithm, file_path

_KEYS = tuple(key for key in LABELS if key != BUILDINGS)
"""The roles that the rules read, in the order in which they are asked."""

_USUAL = frozenset({PARCELS, OWNERS, PPR, PPR_PERIMETER, "plu", "route"})
"""Those that are seen at once; the others are among the advanced parameters."""

_ALL = "toutes"
"""In place of roles: every one."""

_OPTIONAL = tuple(one.key for one in ROLES if one.optional)
_COVERING = tuple(one.key for one in ROLES if one.key in WITHOUT_PERIMETER)
_TYPES = {
    Shape.POINT: QgsProcessing.SourceType.TypeVectorPoint, Shape.LINE: QgsProcessing.SourceType.TypeVectorLine,
    Shape.POLYGON: QgsProcessing.SourceType.TypeVectorPolygon, Shape.NONE: QgsProcessing.SourceType.TypeVector,
}  # fmt: skip
_COUNTS = {f"NB_{code.upper()}": code for code in vocabulary("verdict_foncier").values}
_TABLES = (".csv", ".txt", ".tsv")


class CriblerFoncier(ResorptionAlgorithm):
    """Shell over `land.inventory.run_screening`."""

    ID = "cribler_foncier"

    _request: Request | None = None
    _base: Path | None = None

    def title(self) -> str:
        return self.tr("Rechercher du foncier pour un aménagement transitoire")

    def explanation(self) -> str:
        return self.tr(
            "<p>Passe les parcelles au crible des règles de l’article 9 : surface, forme, plan de prévention des risques, "
            "exclusions et servitudes, accès, services. Chaque parcelle garde la réponse de chaque règle, sa valeur et le "
            "résultat : compatible, sous conditions, exclu, non évaluable. Une couche qui manque donne « inconnu », jamais "
            "« non ». Ce résultat n’est pas une décision.</p>"
            "<p>Les colonnes sont reconnues d’après les noms des modèles CNIG, COVADIS, Etalab, IGN et DGFiP ; pour les "
            "choisir à la main, employez la fenêtre « Rechercher du foncier ». Les seuils sont ceux de la base.</p>"
            "<p>Une couche qui n’est pas donnée ici est reprise du dernier choix que garde la base, fait dans cette fenêtre ; "
            "de même ce qui est laissé de côté, si rien ne l’est ici. Le journal dit ce qui est repris. Pour qu’un rôle n’ait "
            "aucune couche, dites-le dans « Rôles sans couche » ; pour ne rien reprendre : SANS_COUCHE=toutes.</p>"
            "<p>Écrit un fichier à part, à côté de la base ; la base garde le passage, ses couches, ses seuils et le "
            "résultat pour le foncier qu’elle contient déjà. En cas d’échec ou d’interruption, rien n’est enregistré.</p>"
            "<p>Exemple : PROTOCOLE=protocole.gpkg PARCELLES=parcelles.gpkg PPR=zones.shp PERSONNES=40</p>"
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_base()
        for key in _KEYS:
            self._add_layer(key)
        self.add(QgsProcessingParameterEnum(
            "LAISSER_DE_COTE", self.tr("Couches laissées de côté"), list(_OPTIONAL), allowMultiple=True, optional=True,
            usesStaticStrings=True),
            self.tr("Ce que le protocole décide de ne pas examiner : {keys}. Une couche ni fournie ni laissée de côté est "
                    "inconnue.").format(keys=", ".join(_OPTIONAL)))  # fmt: skip
        self.add(QgsProcessingParameterEnum(
            "SANS_COUCHE", self.tr("Rôles sans couche"), [_ALL, *_KEYS], allowMultiple=True, optional=True,
            usesStaticStrings=True),
            self.tr("Rôles pour lesquels rien n’est repris de la base : ce qui n’est pas donné y est inconnu. « toutes » : "
                    "rien n’est repris."), advanced=True)  # fmt: skip
        self.add(QgsProcessingParameterEnum(
            "COUVRENT_TOUT", self.tr("Couches qui couvrent tout le territoire"), list(_COVERING), allowMultiple=True,
            optional=True, usesStaticStrings=True),
            self.tr("Par défaut, ce qu’une couche ne montre pas n’est absent que dans son emprise ; au-delà, c’est inconnu. "
                    "Dites ici lesquelles sont complètes sur tout le territoire : {keys}.").format(
                        keys=", ".join(_COVERING)))  # fmt: skip
        self.add(QgsProcessingParameterNumber("PERSONNES", self.tr("Personnes à accueillir"), optional=True, minValue=1,
                                              maxValue=PERSONS.maximum),
                 self.tr("Par défaut, le réglage de la base."))  # fmt: skip
        self._add_model("MODELE_PPR", self.tr("Modèle des zones réglementaires"), MODELS,
                        self.tr("À dire si la colonne des codes ne s’appelle ni typereglement ni typereg."))  # fmt: skip
        self._add_model("NATURE_PPR", self.tr("Nature du plan de prévention"), PLANS,
                        self.tr("Par défaut, d’après le nom de la couche ; à défaut, lue comme un plan technologique, "
                                "la lecture la plus prudente."))  # fmt: skip
        self.add(QgsProcessingParameterBoolean("REGROUPER", self.tr("Regrouper les parcelles contiguës"), False),
                 self.tr("Les parcelles contiguës d’un même propriétaire connu sont examinées comme un seul terrain."))  # fmt: skip
        self.add_day(self.tr("Jour du passage ; par défaut, aujourd’hui."), advanced=True)
        self.add(QgsProcessingParameterFileDestination(
            "SORTIE", self.tr("Résultat"), "GeoPackage (*.gpkg)", optional=True, createByDefault=False),
            self.tr("Par défaut, un nouveau fichier daté à côté de la base. Seul un ancien résultat est remplacé."))  # fmt: skip
        for name, code in _COUNTS.items():
            self.addOutput(QgsProcessingOutputNumber(name, coded("verdict_foncier", code)))

    def _add_layer(self, key: str) -> None:
        types = [kind for shape, kind in _TYPES.items() if shape in SHAPES_OF[key]]
        self.add(QgsProcessingParameterVectorLayer(key.upper(), label(LABELS[key]), types, optional=True),
                 advanced=key not in _USUAL)  # fmt: skip

    def _add_model(self, name: str, text: str, choices: Mapping[str, str], help: str) -> None:
        self.add(QgsProcessingParameterEnum(name, text, list(choices), optional=True, usesStaticStrings=True), help,
                 advanced=True)  # fmt: skip

    def canExecute(self) -> tuple[bool, str]:
        missing = missing_libraries()
        return not missing, sentence(MissingLibraries(missing)) if missing else ""

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        return [*self.day_problems(parameters, context), *self.folder_problems(parameters, "SORTIE"),
                *self._unopened(parameters, context)]  # fmt: skip

    def _unopened(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[ResorptionError]:
        """Layers that cannot be opened: QGIS would only say « Valeur incorrecte »."""
        for key, value in _given(parameters):
            if not _is_table(key, value) and self.parameterAsVectorLayer(parameters, key.upper(), context) is None:
                yield ResorptionError("« {name} » ({role}) ne s’ouvre pas comme une couche. Choisissez-en une autre.",
                                      name=PurePath(str(value)).name, role=key.upper())  # fmt: skip

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """In the main thread: only there are the layers of the project known."""
        try:
            self._request = self._asked(parameters, context, feedback)
            check_request(self._request)
        except ResorptionError as error:
            raise QgsProcessingException(sentence(error)) from error
        return True

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        if self._request is None:
            raise RuntimeError("prepareAlgorithm")
        run = run_screening(self._request, progress=_teller(feedback), cancelled=feedback.isCanceled)
        self._base = self._request.base
        for told in self._told(run):
            feedback.pushInfo(told)
        self._show(run, context)
        return {**{name: run.counts[code] for name, code in _COUNTS.items()}, "SORTIE": str(run.result)}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        if self._base is not None:
            refresh_layers(self._base)
        return {}

    def _asked(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Request:  # fmt: skip
        base, day = Path(str(file_path(parameters["PROTOCOLE"]))).absolute(), self.day_of(parameters, context)
        result = file_path(parameters.get("SORTIE"))
        project = context.project() or QgsProject.instance()
        given = live_sources(self._sources(parameters, context), project)
        with open_base(base).reading() as reader:
            settings, choice = read_settings(reader), remembered(reader, base)
        left_out = self._chosen("LAISSER_DE_COTE", parameters, context)
        last = self._recalled(choice, {*(source.role for source in given), *left_out}, parameters, context)
        sources = (*given, *(self._read_as(source, parameters, context) for source in last.sources))
        left_out = (left_out or last.left_out) - {source.role for source in sources}
        self._tell_recalled(last, left_out & last.left_out, feedback)
        if all(source.role != PARCELS for source in sources):
            raise ResorptionError("Choisissez la couche des parcelles cadastrales (PARCELLES).")
        return Request(base, sources, left_out, self._settings(settings, parameters, context),
                        self.parameterAsBoolean(parameters, "REGROUPER", context),
                       default_result(base, day) if result is None else result.absolute(), day)  # fmt: skip

    def _chosen(self, name: str, parameters: Parameters, context: QgsProcessingContext) -> frozenset[str]:
        """The choices of a list; where nothing is said QGIS gives one that is empty."""
        return frozenset(self.parameterAsEnumStrings(parameters, name, context)) - {""}

    def _recalled(
        self, choice: Choice, told: set[str], parameters: Parameters, context: QgsProcessingContext
    ) -> Recalled:  # fmt: skip
        """What is taken from the last choice, for the roles of which nothing is said here."""
        without = self._chosen("SANS_COUCHE", parameters, context)
        if _ALL in without:
            return Recalled()
        return recalled(choice, told | without, context.project() or QgsProject.instance())

    def _tell_recalled(self, last: Recalled, left_out: frozenset[str], feedback: QgsProcessingFeedback) -> None:
        """Names only: a path may hold the name of a person."""
        for source in last.sources:
            feedback.pushInfo(self.tr("Repris de la base – {role} : « {name} »").format(
                role=label(LABELS[source.role]), name=source.name))  # fmt: skip
        for role in sorted(left_out):
            feedback.pushInfo(self.tr("Repris de la base – {role} : laissé de côté").format(role=label(LABELS[role])))
        for source in last.lost:
            feedback.pushWarning(self.tr("{role} : « {name} », retenue dans la base, ne s’ouvre plus ; rien n’est connu.").format(
                role=label(LABELS[source.role]), name=source.name))  # fmt: skip

    def _settings(self, settings: Settings, parameters: Parameters, context: QgsProcessingContext) -> Settings:
        if parameters.get("PERSONNES") is None:
            return settings
        return {**settings, PERSONS.key: str(self.parameterAsInt(parameters, "PERSONNES", context))}

    def _sources(self, parameters: Parameters, context: QgsProcessingContext) -> Iterator[Source]:
        for key, value in _given(parameters):
            if _is_table(key, value):
                [found] = file_candidates(str(value))
            else:
                found = candidate(self.parameterAsVectorLayer(parameters, key.upper(), context))
            yield self._read_as(found.source(as_role(found.description, key)), parameters, context)

    def _read_as(self, source: Source, parameters: Parameters, context: QgsProcessingContext) -> Source:
        """What is said of a plan of prevention wins over what its columns and its name say; where a layer is complete."""
        if source.role in self._chosen("COUVRENT_TOUT", parameters, context):
            return replace(source, coverage=TERRITORY)
        if source.role != PPR:
            return source
        model = self.parameterAsEnumString(parameters, "MODELE_PPR", context)
        plan = self.parameterAsEnumString(parameters, "NATURE_PPR", context)
        return replace(source, model=model or source.model, plan=plan or source.plan)

    def _told(self, run: Run) -> Iterator[str]:
        for step in FUNNEL:
            yield self.tr("{step} : {count} sur {total}").format(
                step=label(step.label), count=run.left[step.key], total=run.total
            )
        for code in _COUNTS.values():
            yield self.tr("{verdict} : {count}").format(verdict=coded("verdict_foncier", code), count=run.counts[code])
        yield from map(message, run.warnings)
        for change in told_changes(run.changes):
            told = " ; ".join(map(message, (change.title, *change.lines)))
            yield self.tr("Depuis le passage précédent : {told}").format(told=told)

    def _show(self, run: Run, context: QgsProcessingContext) -> None:
        """The result joins the project once all is done; alone, as in `qgis_process`, there is none."""
        project = context.project()
        if project is not None:
            details = QgsProcessingContext.LayerDetails(run.result.stem, project, "SORTIE")
            context.addLayerToLoadOnCompletion(f"{run.result}|layername={LAYER}", details)


def _given(parameters: Parameters) -> Iterator[tuple[str, Any]]:
    """The roles that have a layer."""
    values = ((key, parameters.get(key.upper())) for key in _KEYS)
    return ((key, value) for key, value in values if value not in (None, ""))


def _is_table(key: str, value: object) -> bool:
    """Whether the owners come in a text file, which QGIS would read with types of its own."""
    return key == OWNERS and isinstance(value, str) and value.lower().endswith(_TABLES)


def _teller(feedback: QgsProcessingFeedback) -> Callable[[Advance], None]:
    def tell(advance: Advance) -> None:
        feedback.setProgress(advance.percent)

    return tell
