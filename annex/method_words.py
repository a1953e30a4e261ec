"""The glossary of the annex: only what the template of 2014, the national platform or the rules of the base define.

Each definition goes with where it comes from. A word that the template uses without defining it is said to be so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import coded, number
from ..protocol.vigilance import KNOWN, NO_REASON, NOT_JUDGED, OCCUPATIONS, REASONS, REOCCUPIED, VIGILANCE
from ..protocol.vocabulary import OPEN_ENGAGEMENTS, vocabulary


@dataclass(frozen=True)
class Term:
    """A word of the annex, what it means there, and where that comes from."""

    word: str
    meaning: str
    source: str


class MethodWords:
    """The terms in the order of the annex: sites, people, what becomes of a place, land, commitments."""

    def __init__(self, threshold_pct: int) -> None:
        self.threshold = number(threshold_pct)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("MethodWords", text)

    def terms(self) -> list[Term]:
        """All of them."""
        groups: tuple[Callable[[], list[Term]], ...] = (
            self._places, self._people, self._resorption, self._watch, self._land, self._commitments, self._bodies,
        )  # fmt: skip
        return [term for group in groups for term in group()]

    def _template(self, where: str) -> str:
        return self.tr("Trame du 4 juin 2014, {where}").format(where=where)

    def _base(self, table: str) -> str:
        return self.tr("Base du protocole, table « {table} »").format(table=table)

    def _article(self, article: int) -> str:
        return self.tr("article {n}").format(n=article)

    def _places(self) -> list[Term]:
        return [
            Term(
                self.tr("Bidonville, campement illicite"),
                self.tr(
                    "Mots de la trame de 2014, qui ne les définit pas. Dans la base : un site de type « Campement », le type "
                    "« Terrain » de la plateforme nationale."
                ),
                f"{self._template(self._article(2))} ; {self.tr('plateforme nationale Résorption-bidonvilles')}",
            ),
            Term(
                self.tr("Grand squat"),
                self.tr(
                    "Mot de la trame de 2014, qui ne le définit pas. Dans la base : un site de type « Grand squat », le type "
                    "« Immeuble bâti » de la plateforme nationale."
                ),
                f"{self._template(self._article(2))} ; {self.tr('plateforme nationale Résorption-bidonvilles')}",
            ),
            Term(
                self.tr("Site"),
                self.tr(
                    "Une occupation d’un lieu, de l’installation à la fermeture. Le même lieu occupé de nouveau est un autre site, "
                    "relié au premier."
                ),
                self._base("site"),
            ),
            Term(
                self.tr("Site occupé"),
                self.tr("Site dont le statut est « {active} » ou « {under_way} ».").format(
                    active=coded("statut_site", "actif"), under_way=coded("statut_site", "en_resorption")
                ),
                self._base("site"),
            ),
        ]

    def _people(self) -> list[Term]:
        return [
            Term(
                self.tr("Comptage, ou dénombrement"),
                self.tr(
                    "Nombres d’habitants d’un site à une date : personnes, adultes, enfants, ménages. Jamais de nom ni de fiche. Un "
                    "nombre laissé vide n’a pas été compté."
                ),
                self._base("denombrement"),
            ),
            Term(
                self.tr("Enfant"),
                self.tr("Personne de moins de 18 ans (« mineurs » dans la base et sur la plateforme nationale)."),
                self._base("denombrement"),
            ),
            Term(
                self.tr("Groupes d’origine"),
                self.tr(
                    "Trois groupes agrégés : ressortissants français, européens, extracommunautaires. Pour chaque site : oui, non ou "
                    "inconnu ; dans l’annexe, seulement en total."
                ),
                f"{self._template(self._article(2))} ; {self.tr('plateforme nationale Résorption-bidonvilles')}",
            ),
            Term(
                self.tr("Réinstallation"),
                self.tr("Site dont la majorité des habitants était déjà sur le territoire."),
                self.tr("Plateforme nationale Résorption-bidonvilles"),
            ),
            Term(
                self.tr("Diagnostic"),
                self.tr(
                    "Étude d’un site : état des lieux (article 2), diagnostic social, technique ou sanitaire, prévention des incendies, "
                    "faisabilité d’une stabilisation (article 5)."
                ),
                self._base("diagnostic"),
            ),
        ]

    def _resorption(self) -> list[Term]:
        return [
            Term(
                self.tr("Solution durable"),
                self.tr("« {housed} » ou « {housing} ». La mise à l’abri temporaire n’en est pas une.").format(
                    housed=coded("type_orientation", "hebergement_accompagne"),
                    housing=coded("type_orientation", "logement"),
                ),
                self.tr("Règle de résorption de la base, d’après la plateforme nationale"),
            ),
            Term(
                self.tr("Taux de résorption d’un site"),
                self.tr(
                    "Personnes ayant une solution durable à la fermeture, rapportées aux personnes du dernier comptage. Seuil de ce "
                    "protocole : {threshold} %, sans arrondi. La règle nationale est de 66 %."
                ).format(threshold=self.threshold),
                self.tr(
                    "Plateforme nationale : site résorbé « si une solution pérenne en logement ou hébergement est mise en "
                    "place pour 66 % des habitants du site »"
                ),
            ),
            Term(
                self.tr("Site résorbé"),
                self.tr(
                    "Site fermé que les partenaires disent résorbé. Le taux est calculé ; la décision est prise par une personne, qui "
                    "donne son motif quand elle s’en écarte."
                ),
                self._base("site"),
            ),
            Term(
                self.tr("Site fermé, non résorbé"),
                self.tr("Site fermé sans que la résorption soit dite acquise. Inconnu n’est pas un oui."),
                self._base("site"),
            ),
        ]

    def _watch(self) -> list[Term]:
        rule = self.tr("Règle de vigilance de la base")
        return [
            Term(
                self.tr("Réoccupation"),
                self.tr(
                    "Nouvelle occupation d’un lieu après sa fermeture. Elle est proposée avec son motif, puis confirmée ou refusée par "
                    "une personne."
                ),
                self._base("reoccupation"),
            ),
            Term(
                self._level(REOCCUPIED),
                self.tr("Une personne a confirmé une réoccupation après la dernière fermeture."),
                rule,
            ),
            Term(
                self._level(VIGILANCE),
                self.tr(
                    "Fermeture sans solution durable pour la part fixée, ou au moins {occupations} occupations antérieures du lieu, ou "
                    "au moins {reasons} réponses « oui » sur six."
                ).format(occupations=number(OCCUPATIONS), reasons=number(REASONS)),
                rule,
            ),
            Term(
                self._level(NOT_JUDGED),
                self.tr(
                    "Trop peu de réponses : solutions durables ou usage du lieu inconnus, ou moins de {known} facteurs connus sur six."
                ).format(known=number(KNOWN)),
                rule,
            ),
            Term(self._level(NO_REASON), self.tr("Aucun des cas précédents. Ce n’est pas une garantie."), rule),
        ]

    def _level(self, level: str) -> str:
        return self.tr("Niveau « {level} »").format(level=coded("niveau_vigilance", level))

    def _land(self) -> list[Term]:
        rule = self.tr("Règles de criblage, R1 à R8")
        compatible, conditions, excluded, not_judged = (
            coded("verdict_foncier", v) for v in vocabulary("verdict_foncier").values
        )
        return [
            Term(
                self.tr("Aménagement transitoire"),
                self.tr(
                    "Terrain aménagé pour accueillir des ménages pendant un temps (« Créer des aménagements transitoires »). La trame "
                    "n’en fixe ni la durée ni l’équipement."
                ),
                f"{self._template(self._article(9))} ; {self._base('amenagement')}",
            ),
            Term(
                self.tr("Stabilisation transitoire"),
                self.tr(
                    "Maintien pour un temps des personnes sur les terrains occupés, « par la réalisation d’aménagements sommaires », si "
                    "elle est faisable."
                ),
                self._template(self._article(5)),
            ),
            Term(
                self.tr("Criblage"),
                self.tr(
                    "Passage des parcelles par huit règles (R1 à R8). Le résultat est la plus défavorable des règles appliquées. Il "
                    "ne décide rien."
                ),
                rule,
            ),
            Term(
                self._verdict(compatible),
                self.tr("Aucune règle appliquée ne s’y oppose. Le terrain n’est pas pour autant retenu."),
                rule,
            ),
            Term(
                self._verdict(conditions),
                self.tr("Au moins une règle pose une condition à lever ou à respecter."),
                rule,
            ),
            Term(self._verdict(excluded), self.tr("Au moins une règle exclut la parcelle. Le motif est donné."), rule),
            Term(
                self._verdict(not_judged),
                self.tr(
                    "Une donnée manque : une couche absente ou qui ne couvre pas la parcelle ne vaut jamais « rien »."
                ),
                rule,
            ),
            Term(
                self.tr("Étape du foncier"),
                self.tr(
                    "Repéré, étudié, proposé, retenu ou écarté : décidé par des personnes, jamais par le criblage."
                ),
                self._base("foncier"),
            ),
        ]

    def _verdict(self, name: str) -> str:
        return self.tr("Résultat « {verdict} »").format(verdict=name)

    def _commitments(self) -> list[Term]:
        statuses = [coded("statut_engagement", s).lower() for s in OPEN_ENGAGEMENTS]
        return [
            Term(
                self.tr("Engagement"),
                self.tr(
                    "Ce qu’un partenaire promet au titre d’un des articles 4 à 11. Sans site désigné, il vaut pour tout le territoire."
                ),
                f"{self._template(self.tr('articles 4 à 11'))} ; {self._base('engagement')}",
            ),
            Term(
                self.tr("Engagement en retard"),
                self.tr("Engagement {statuses} dont l’échéance est passée le jour du document.").format(
                    statuses=self.tr(" ou ").join((", ".join(statuses[:-1]), statuses[-1]))
                ),
                self._base("engagement"),
            ),
            Term(
                self.tr("Action"),
                self.tr(
                    "Ce que les partenaires mènent au titre d’un article : pilote, partenaires, période, financement."
                ),
                f"{self._template(self.tr('articles 4 à 11'))} ; {self._base('action')}",
            ),
        ]

    def _bodies(self) -> list[Term]:
        return [
            Term(
                self.tr("Catégories de signataires"),
                self.tr(
                    "Les six listes d’engagements de la trame. Elle écrit « Conseil Général », devenu Conseil départemental."
                ),
                self._template(self.tr("articles 4 à 11")),
            ),
            Term(
                self.tr("CLSPD"),
                self.tr("Conseil local de sécurité et de prévention de la délinquance (CISPD s’il est intercommunal)."),
                self._template(self._article(12)),
            ),
            Term(
                self.tr("MOUS"),
                self.tr(
                    "Maîtrise d’œuvre urbaine et sociale, pluridisciplinaire, « prévoyant notamment des actions d’accompagnement "
                    "des personnes dans les domaines sanitaire, de l’éducation, de l’emploi »."
                ),
                self._template(self.tr("préambule")),
            ),
            Term(
                self.tr("Cellule de veille"),
                self.tr(
                    "Instance que la trame propose de créer, avec une instance de concertation entre les partenaires."
                ),
                self._template(self._article(13)),
            ),
            Term(
                self.tr("n. c."),
                self.tr("Non compté, ou non connu pour un aménagement. Ce n’est jamais zéro."),
                self.tr("Présente annexe"),
            ),
        ]
