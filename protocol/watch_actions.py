"""From a reason of the watch (Article 11) to what partners may do about it: offers, among which a person chooses.

For the people who left, or who live there again: Articles 4 (school), 5 (water, hygiene, fire, diagnostic), 6 (care)
and 8 (housing). For the place and the follow-up: Articles 9 and 11. Nothing else, on purpose:

- never Article 12 (CLSPD), which the protocol keeps apart, nor any measure of the police, nor the departure of anybody;
- no fence nor block alone: no measured effect of them was found, the answer to a place without a use is a use;
- not Article 10: cooperation with a country supposes an origin, which no rule reads;
- no category of partner: the template of 4 June 2014 gives every article the same six lists and names none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .sentences import Sentence, said
from .vigilance import REOCCUPIED
from .vigilance_factors import YES

ENGAGEMENT, ACTION = "engagement", "action"
"""What is offered: a promise of one partner, or an action that several carry out."""


@dataclass(frozen=True)
class Offer:
    """One thing to propose. `title` is French, as it will stand in the protocol; `why` is for the officer alone.

    `for_people`: for the people who left or live there, and not for the place or its follow-up.
    """

    key: str
    article: int
    title: str
    kind: str
    why: Sentence
    for_people: bool = False


OFFERS: Mapping[str, tuple[Offer, ...]] = {
    REOCCUPIED: (
        Offer(
            "diagnostic", 5, "Diagnostic social et technique de l’occupation actuelle", ACTION,
            said("Pour connaître les besoins des personnes qui vivent de nouveau sur le lieu, avant toute autre décision."),
            for_people=True,
        ),
        Offer(
            "eau_actuelle", 5, "Accès à l’eau, hygiène et prévention des incendies sur le lieu", ENGAGEMENT,
            said("Pour que les conditions de vie ne se dégradent pas tant que le lieu est habité."), for_people=True,
        ),
        Offer(
            "ecole_actuelle", 4, "Inscription à l’école et continuité de la scolarité des enfants", ENGAGEMENT,
            said("Pour qu’un enfant qui a changé de lieu garde son école, ou en retrouve une sans délai."), for_people=True,
        ),
        Offer(
            "soins_actuels", 6, "Accès aux soins des personnes qui vivent sur le lieu", ENGAGEMENT,
            said("Pour que les soins et les vaccinations commencés se poursuivent."), for_people=True,
        ),
        Offer(
            "logement_actuel", 8, "Recherche de solutions de logement pour les ménages présents", ENGAGEMENT,
            said("Pour chercher dès maintenant une solution durable avec chaque ménage."),
            for_people=True,
        ),
        Offer(
            "mediation_actuelle", 11, "Médiation entre les habitants, le propriétaire et les riverains", ENGAGEMENT,
            said("Pour que chacun sache à qui s’adresser et que les tensions se règlent par le dialogue."),
        ),
    ),
    "F1": (
        Offer(
            "solutions", 8, "Recherche d’une solution durable pour les ménages partis sans solution", ENGAGEMENT,
            said("Pour que les ménages partis sans solution durable en trouvent une."), for_people=True,
        ),
        Offer(
            "ecole_partis", 4, "Continuité de la scolarité des enfants partis du lieu", ENGAGEMENT,
            said("Pour qu’aucun enfant ne perde son école avec son lieu de vie."), for_people=True,
        ),
        Offer(
            "eau_partis", 5, "Accès à l’eau et à l’hygiène là où vivent les ménages partis", ENGAGEMENT,
            said("Pour les ménages qui vivent encore en campement : ajoutez leurs sites actuels dans le formulaire."),
            for_people=True,
        ),
        Offer(
            "soins_partis", 6, "Continuité des soins des personnes parties du lieu", ENGAGEMENT,
            said("Pour que les soins et les suivis commencés ne s’arrêtent pas avec le départ."), for_people=True,
        ),
        Offer(
            "amenagement", 9, "Étude d’un aménagement transitoire pour les ménages sans solution", ACTION,
            said("Pour accueillir dans des conditions dignes, en attendant un logement, ceux qui n’ont rien trouvé."),
            for_people=True,
        ),
    ),
    "F2": (
        Offer(
            "suivi_menages", 8, "Suivi des ménages relogés après la fermeture", ENGAGEMENT,
            said("Pour que les relogements tiennent et que les difficultés soient connues à temps."),
            for_people=True,
        ),
        Offer(
            "visites", 11, "Visites de veille du lieu dans les mois qui suivent la fermeture", ACTION,
            said("Pour savoir ce que devient le lieu, et proposer de l’aide sans attendre si des personnes s’y trouvent."),
        ),
    ),
    "F3": (
        Offer(
            "bilan", 11, "Bilan partagé des occupations passées du lieu", ACTION,
            said("Pour comprendre avec les partenaires ce qui a manqué aux fermetures passées."),
        ),
        Offer(
            "mediation", 11, "Médiation avec les habitants et les riverains", ENGAGEMENT,
            said("Pour garder le lien avec les ménages qui ont vécu sur le lieu et avec le voisinage."),
        ),
    ),
    "F4": (
        Offer(
            "usage", 11, "Décision d’un usage du lieu et calendrier de sa réalisation", ENGAGEMENT,
            said("Pour que le lieu serve : la réponse à un lieu vide est un usage."),
        ),
        Offer(
            "usage_temporaire", 11, "Usage temporaire du lieu (jardin, chantier d’insertion, équipement…)", ACTION,
            said("Pour que le lieu serve sans attendre le projet définitif."),
        ),
        Offer(
            "amenagement_lieu", 9, "Étude du lieu pour un aménagement transitoire", ACTION,
            said("Pour examiner si le lieu lui-même peut accueillir des ménages dans des conditions dignes."),
        ),
    ),
    "F5": (
        Offer(
            "convention", 11, "Convention avec le propriétaire ou le gestionnaire du lieu", ENGAGEMENT,
            said("Pour dire qui gère le lieu, qui l’entretient et à qui s’adresser."),
        ),
        Offer(
            "equipements", 11, "Enlèvement des équipements laissés sur le lieu", ENGAGEMENT,
            said("Pour remettre le lieu en état, une fois vide et les effets personnels rendus à leurs propriétaires."),
        ),
    ),
    "F6": (
        Offer(
            "logement_voisins", 8, "Accompagnement vers le logement des ménages installés à proximité", ENGAGEMENT,
            said("Pour les ménages des sites voisins : ajoutez ces sites dans le formulaire."), for_people=True,
        ),
        Offer(
            "ecole_voisins", 4, "Scolarisation des enfants des sites voisins", ENGAGEMENT,
            said("Pour que les enfants qui ont changé de site gardent leur école ou en retrouvent une."), for_people=True,
        ),
        Offer(
            "eau_voisins", 5, "Accès à l’eau et à l’hygiène sur les sites voisins", ENGAGEMENT,
            said("Pour les ménages qui vivent encore en campement : ajoutez leurs sites dans le formulaire."),
            for_people=True,
        ),
        Offer(
            "soins_voisins", 6, "Accès aux soins des personnes des sites voisins", ENGAGEMENT,
            said("Pour que les soins commencés se poursuivent là où vivent les personnes."), for_people=True,
        ),
    ),
}  # fmt: skip
"""What each reason leads to: the confirmed re-occupation, then the factors F1 to F6. An offer has one reason only."""


@dataclass(frozen=True)
class Group:
    """The offers of one reason, or those of the other reasons (`reason` empty)."""

    reason: str
    offers: tuple[Offer, ...]


def groups(answers: Mapping[str, str]) -> tuple[Group, ...]:
    """A group for each reason that is answered « oui », then the offers of the other factors, if any.

    An unknown answer is no « oui », and no « non » either: its offers are among the others. Those of the re-occupation
    speak of people who live there: without its confirmation they are not offered at all.
    """
    found = [Group(reason, offers) for reason, offers in OFFERS.items() if answers.get(reason) == YES]
    others = [reason for reason in OFFERS if answers.get(reason) != YES and reason != REOCCUPIED]
    rest = [offer for reason in others for offer in OFFERS[reason]]
    return (*found, Group("", tuple(rest))) if rest else tuple(found)


def reason_of(offer: Offer) -> str:
    """The reason that leads to that offer."""
    return next(reason for reason, offers in OFFERS.items() if offer in offers)


@dataclass(frozen=True)
class Engaged:
    """What is already promised or under way for a site, by name or with the whole territory.

    `kind` is ENGAGEMENT or ACTION; `by` names the partner or the pilot, empty when it is not known.
    """

    kind: str
    article: int
    title: str
    by: str = ""
    whole_territory: bool = False


def covering(offer: Offer, engaged: Iterable[Engaged]) -> tuple[Engaged, ...]:
    """What is engaged under the article of that offer, what names the site first: the officer judges whether it answers
    the same need."""
    return tuple(sorted((one for one in engaged if one.article == offer.article), key=lambda one: one.whole_territory))
