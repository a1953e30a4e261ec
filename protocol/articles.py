"""The articles of the protocol's template of 4 June 2014. There is no article 14: 13 is followed by 15."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """One article: `engaging` when the template gives it actions and the partners' six lists."""

    number: int
    title: str
    engaging: bool = False


ARTICLES = (
    Article(1, "Objet et durée du protocole"),
    Article(2, "État des lieux partagés"),
    Article(3, "Rappel des principales dispositions de référence"),
    Article(4, "Favoriser l’accès à l’éducation", True),
    Article(5, "Stratégie d’intervention dans les campements illicites existants", True),
    Article(6, "Favoriser l’accès à la santé et aux soins", True),
    Article(7, "Favoriser l’accès à la formation et à l’emploi", True),
    Article(8, "Favoriser l’accès au logement ordinaire", True),
    Article(9, "Créer des aménagements transitoires", True),
    Article(10, "Mettre en œuvre des actions de coopération avec les territoires d’origine", True),
    Article(11, "Empêcher la reconstitution de campements résorbés et prévenir l’installation de nouveaux campements", True),
    Article(12, "Coopération avec le CLSPD et coordination avec le contrat local de sécurité"),
    Article(13, "Conditions d’exécution, de mise en œuvre et d’évaluation"),
    Article(15, "Révision, litiges et conciliation"),
    Article(16, "Conventions particulières d’application"),
)  # fmt: skip

ENGAGING = tuple(a for a in ARTICLES if a.engaging)
