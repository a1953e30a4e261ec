"""Figures of the land rules: what applies unless the protocol says otherwise, with where each comes from.

All are whole numbers; the key names the unit, and is the `cle` of the table `reglage`. A figure that no text gives has
no default: the rule that needs it is then not applied, and says so, rather than use an invented one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..protocol.rules import Problem
from ..protocol.settings import Setting, Settings, applied, is_unreadable

NEED, LANDMARK, METHOD, CONVENTION = (
    "besoin du projet",
    "repère humanitaire",
    "méthode publiée",
    "convention du logiciel",
)
"""Status of a figure. A « repère » is a landmark to look at: nothing that reaches it is « conforme » to anything."""

Figures = Mapping[str, "int | None"]
"""Key -> the figure that applies; None when there is none."""

_NOT_SET = 0
"""No figure is 0: below the least that a setting takes."""


@dataclass(frozen=True)
class Threshold:
    """One figure: `default` is None where no source gives one, `source` is a French sentence."""

    key: str
    label: str
    unit: str
    default: int | None
    maximum: int
    status: str
    source: str
    required: bool = False

    @property
    def setting(self) -> Setting:
        """The same figure, as a setting of the protocol."""
        return Setting(self.key, self.default or _NOT_SET, self.maximum, self.source)

    def figure(self, settings: Settings) -> int | None:
        """The figure to use: the one of the protocol when it can be read, the default otherwise."""
        return applied(self.setting, settings) or None

    def origin(self, value: int | None) -> str:
        """Where a figure that was used comes from: the source of the default is not that of another figure."""
        if value == self.default:
            return self.source
        usual = "" if self.default is None else f", à la place de {self.default}"
        return f"Fixé par le protocole{usual}."

    def problems(self, settings: Settings) -> Iterable[Problem]:
        """Why the figure of the protocol cannot be used, if it cannot."""
        if is_unreadable(self.setting, settings):
            yield Problem(
                self.key,
                "« {label} » : « {value} » n’est pas un nombre entier de 1 à {maximum}. Corrigez ce seuil.",
                (("label", self.label), ("value", settings.get(self.key)), ("maximum", self.maximum)),
            )
        elif self.required and self.figure(settings) is None:
            yield Problem(self.key, "« {label} » doit être indiqué : aucun texte ne le fixe.", (("label", self.label),))


PERSONS = Threshold(
    "criblage_personnes", "Personnes à accueillir", "personnes", None, 5_000, NEED,
    "Besoin du projet, fixé par les partenaires.", required=True,
)  # fmt: skip

AREA_EACH = Threshold(
    "criblage_surface_m2_par_personne", "Surface utile par personne", "m²/personne", 45, 1_000, LANDMARK,

    "Manuel Sphère 2018 : 45 m² par personne, services sur place. "
    "Repère humanitaire : l’atteindre ne rend conforme à aucun texte.",
)  # fmt: skip

REDUCED_AREA_EACH = Threshold(
    "criblage_surface_reduite_m2_par_personne", "Surface utile par personne, services hors du terrain", "m²/personne",
    30, 1_000, LANDMARK,
    "Manuel Sphère 2018 : 30 m² par personne, services hors du terrain. "
    "Repère humanitaire : l’atteindre ne rend conforme à aucun texte.",
)  # fmt: skip

HOUSEHOLD_SIZE = Threshold(
    "criblage_personnes_par_menage", "Personnes par ménage", "personnes/ménage", None, 20, NEED,
    "Aucun texte ne le fixe : à relever sur les sites du protocole. Sans lui, la capacité n’est donnée qu’en personnes.",
)  # fmt: skip

WIDTH = Threshold(
    "criblage_largeur_m", "Largeur minimale", "m", 15, 500, CONVENTION,
    "Convention du logiciel, à fixer par le comité de pilotage. QGIS Foncier (Cerema) prend 6 m, pour une seule maison.",
)  # fmt: skip

COMPACTNESS = Threshold(
    "criblage_compacite_pct", "Compacité minimale", "%", 50, 100, METHOD,
    "QGIS Foncier (Cerema) : la parcelle couvre au moins 50 % de son enveloppe convexe.",
)  # fmt: skip

PROHIBITED_SHARE = Threshold(
    "criblage_interdit_pct", "Part de la parcelle en zone d’interdiction", "%", 5, 100, CONVENTION,
    "Convention du logiciel : au-delà, la parcelle est exclue ; en deçà, la zone d’interdiction en est retirée et "
    "la parcelle est sous conditions.",
)  # fmt: skip

LOST_AREA = Threshold(
    "criblage_perte_m2", "Part perdue de la surface nécessaire", "m²", 100, 100_000, CONVENTION,
    "Convention du logiciel : surface nécessaire que la zone d’interdiction enlève.",
)  # fmt: skip

NEGLIGIBLE_AREA = Threshold(
    "criblage_ecart_m2", "Écart négligeable entre deux plans", "m²", 10, 1_000, CONVENTION,
    "Convention du logiciel : deux plans dressés séparément ne se superposent pas exactement.",
)  # fmt: skip

NEGLIGIBLE_SHARE = Threshold(
    "criblage_ecart_pct", "Écart négligeable, en part de la parcelle", "%", 1, 20, CONVENTION,
    "Convention du logiciel : un écart n’est négligeable que s’il l’est aussi pour la parcelle.",
)  # fmt: skip

POLLUTION_REACH = Threshold(
    "criblage_pollution_m", "Distance à un site pollué", "m", 100, 5_000, CONVENTION,
    "Convention du logiciel, à fixer par le comité de pilotage.",
)  # fmt: skip

HERITAGE_REACH = Threshold(
    "criblage_patrimoine_m", "Distance à un monument", "m", 500, 5_000, METHOD,
    "Cartofriches (Cerema) : patrimoine à moins de 500 m.",
)  # fmt: skip

ROAD = Threshold(
    "criblage_route_m", "Distance à une route", "m", 30, 10_000, METHOD, "QGIS Foncier (Cerema) : route à 30 m au plus."
)

STOP = Threshold(
    "criblage_arret_m", "Distance à un arrêt", "m", 500, 50_000, METHOD,
    "Mutafriches (ADEME) : arrêt de transport à moins de 500 m.",
)  # fmt: skip

WATER = Threshold(
    "criblage_eau_m", "Distance à un point d’eau", "m", 500, 50_000, LANDMARK,

    "Manuel Sphère 2018 : point d’eau à moins de 500 m. "
    "Repère humanitaire : l’atteindre ne rend conforme à aucun texte.",
)  # fmt: skip

_UNKNOWN_DISTANCE = "Aucune source retenue : sans seuil fixé par le protocole, la distance est donnée sans être jugée."

SCHOOL = Threshold(
    "criblage_ecole_m", "Distance à une école", "m", None, 50_000, NEED, _UNKNOWN_DISTANCE
)  # fmt: skip
HEALTH = Threshold("criblage_sante_m", "Distance à un lieu de soins", "m", None, 50_000, NEED, _UNKNOWN_DISTANCE)
FOOD = Threshold(
    "criblage_alimentation_m", "Distance à un commerce alimentaire", "m", None, 50_000, NEED, _UNKNOWN_DISTANCE
)

THRESHOLDS = (
    PERSONS, AREA_EACH, REDUCED_AREA_EACH, HOUSEHOLD_SIZE, WIDTH, COMPACTNESS, PROHIBITED_SHARE, LOST_AREA,
    NEGLIGIBLE_AREA, NEGLIGIBLE_SHARE, POLLUTION_REACH, HERITAGE_REACH, ROAD, STOP, WATER, SCHOOL, HEALTH, FOOD,
)  # fmt: skip
"""Every figure, in the order of the rules."""


def figures(settings: Settings) -> dict[str, int | None]:
    """Every figure that applies, by key."""
    return {threshold.key: threshold.figure(settings) for threshold in THRESHOLDS}


def threshold_problems(settings: Settings) -> list[Problem]:
    """What makes no sense in the figures of the protocol; empty when the rules can be run."""
    found = [problem for threshold in THRESHOLDS for problem in threshold.problems(settings)]
    full, reduced = AREA_EACH.figure(settings), REDUCED_AREA_EACH.figure(settings)
    if full is not None and reduced is not None and reduced > full:
        found.append(
            Problem(
                REDUCED_AREA_EACH.key,
                "La surface par personne avec les services hors du terrain ({reduced} m²) ne peut pas dépasser celle "
                "avec les services sur place ({full} m²).",
                (("reduced", reduced), ("full", full)),
            )
        )
    return found
