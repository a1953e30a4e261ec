"""Glossary, sources, method and limits: what must be read with the figures of the annex."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import label as schema_label
from ..layers.texts import message, number
from ..protocol.land_rules import SOURCE_LABELS
from ..protocol.plain_text import french_day
from ..protocol.sentences import Sentence
from ..protocol.vigilance_sentences import IS_NOT, LIMITS
from .cards import told_vintage
from .document import A4Document
from .flow import Group
from .furniture import Imprint
from .method_tables import CountSource, Layer, Method, Screening
from .method_words import MethodWords
from .paper import PALE
from .ruler import RIGHT, Cell, Column, Text

_SMALL = 7.5


class MethodPages(A4Document):
    """Builds the pages from what the base says of its sources."""

    def __init__(self, figures: Method, around: Imprint, today: date) -> None:
        super().__init__(around)
        self.figures = figures
        self.today = today

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("MethodPages", text)

    @property
    def title(self) -> str:
        return self.tr("Glossaire, sources, méthode et limites")

    def lay_out(self) -> None:
        self._glossary()
        self._sources()
        self._counted_by()
        self._layers()
        self._method()
        self._limits()

    def _glossary(self) -> None:
        self.flow.heading(self.tr("Glossaire"))
        columns = [
            Column(self.tr("Terme"), 3.6),
            Column(self.tr("Sens dans cette annexe"), 9.4),
            Column(self.tr("Source"), 5.6),
        ]
        terms = MethodWords(self.figures.threshold_pct).terms()
        self.flow.table(columns, [[Cell(t.word, True), t.meaning, t.source] for t in terms], size=_SMALL)

    def _sources(self) -> None:
        self.flow.heading(self.tr("Sources et versions"))
        rows = [
            (self.tr("Base du protocole"), self._base()),
            (self.tr("Dates des données"), self._dates()),
            (self.tr("Coordonnées et surfaces"), self._crs()),
            (self.tr("Seuil de résorption"), self._threshold()),
            (self.tr("Règle de vigilance"), self._rule()),
            (self.tr("Règles de criblage"), self._screening_rules()),
            (self.tr("Trame du protocole"), self._template()),
        ]
        self.flow.table([Column("", 3.6), Column("", 15)], [[Cell(n, True, PALE), t] for n, t in rows], size=8)

    def _base(self) -> str:
        text = self.tr(
            "« {base} », tenue par les partenaires, lue le {day} en un seul état. Sites, occupés ou fermés : {sites}. "
            "Protocole : {first}–{last}."
        )
        return text.format(
            base=self.around.base, day=french_day(self.figures.day), sites=number(self.figures.sites),
            first=self.figures.first_year, last=self.figures.last_year,
        )  # fmt: skip

    def _dates(self) -> str:
        days = self.figures.count_days
        if not days:
            return self.tr("Aucun comptage n’est daté.")
        text = self.tr(
            "Comptages du {first} au {last}. La date du dernier comptage de chaque site occupé est dans la liste des sites."
        )
        return text.format(first=french_day(days[0]), last=french_day(days[-1]))

    def _crs(self) -> str:
        text = self.tr(
            "{crs}. Surfaces et distances en mètres, mesurées à plat dans ce système ; distances à vol d’oiseau."
        )
        return text.format(crs=self.around.crs)

    def _threshold(self) -> str:
        text = self.tr("{threshold} % dans ce protocole. Règle de la plateforme nationale : 66 %.")
        return text.format(threshold=number(self.figures.threshold_pct))

    def _rule(self) -> str:
        if not self.figures.evaluations:
            return self.tr("Aucune évaluation dans la base.")
        return "\n".join(
            self._between(self.tr("Version {version} : {n} résultats").format(version=e.version, n=number(e.results)), e.first, e.last)
            for e in self.figures.evaluations
        )  # fmt: skip

    def _between(self, what: str, first: date, last: date) -> str:
        if first == last:
            return self.tr("{what}, du {day}.").format(what=what, day=french_day(first))
        return self.tr("{what}, du {first} au {last}.").format(
            what=what, first=french_day(first), last=french_day(last)
        )

    def _screening_rules(self) -> str:
        if not self.figures.screenings:
            return self.tr("Aucun criblage dans la base.")
        return "\n".join(self._screening(s) for s in self.figures.screenings)

    def _screening(self, run: Screening) -> str:
        text = self.tr("Version {version} : criblage du {day}, parcelles jugées : {n}.")
        return text.format(version=run.version, day=french_day(run.day), n=number(run.judged))

    def _template(self) -> str:
        return self.tr(
            "« Quelques pistes pour un protocole de coopération entre l’État, les collectivités locales et le secteur associatif "
            "en vue de la résorption des bidonvilles », 4 juin 2014. Elle n’a pas d’article 14."
        )

    def _counted_by(self) -> None:
        self.flow.heading(self.tr("Qui a compté"))
        if not self.figures.counted_by:
            self.flow.sentence(self.tr("Aucun comptage dans la base."))
            return
        columns = [
            Column(self.tr("Source du comptage"), 8), Column(self.tr("Du premier au dernier"), 4.5),
            Column(self.tr("Comptages"), 2, RIGHT),
        ]  # fmt: skip
        self.flow.table(columns, [self._source(s) for s in self.figures.counted_by], size=8)
        if self.figures.other_sources:
            text = self.tr("Autres sources, moins employées : {n}.")
            self.flow.sentence(text.format(n=number(self.figures.other_sources)), muted=True)

    def _source(self, source: CountSource) -> list[Text]:
        name = self.tr("non renseignée") if source.name is None else source.name
        if source.first is None or source.last is None:
            days = self.tr("date inconnue")
        elif source.first == source.last:
            days = french_day(source.first)
        else:
            days = self.tr("du {first} au {last}").format(first=french_day(source.first), last=french_day(source.last))
        return [name, days, number(source.counts)]

    def _layers(self) -> None:
        if not self.figures.screenings:
            return
        self.flow.heading(self.tr("Couches lues par le criblage, avec leur millésime"))
        columns = [
            Column(self.tr("Ce que la couche décrit"), 6.2), Column(self.tr("Couche"), 5.2),
            Column(self.tr("Millésime"), 2.6), Column(self.tr("Échelle"), 2.6), Column(self.tr("Objets"), 2, RIGHT),
        ]  # fmt: skip
        groups = [Group(self._screening(s), [self._layer(one) for one in s.layers]) for s in self.figures.screenings]
        self.flow.groups(columns, groups)
        self.flow.sentence(
            self.tr(
                "Un résultat ne vaut que pour les couches lues, à leur millésime. Un millésime inconnu est à demander à qui a fourni "
                "la couche."
            ),
            muted=True,
        )

    def _layer(self, layer: Layer) -> list[Text]:
        unknown = self.tr("inconnu")
        # A layer left out or not given has no number of features, nor anything to date.
        vintage, scale = (told_vintage(layer.vintage) or unknown, layer.scale or self.tr("inconnue"))
        if layer.features is None:
            return [self._role(layer.role), layer.name, told_vintage(layer.vintage) or "–", layer.scale or "–", "–"]
        return [self._role(layer.role), layer.name, vintage, scale, number(layer.features)]

    def _role(self, role: str) -> str:
        return schema_label(SOURCE_LABELS.get(role, role))

    def _method(self) -> None:
        self.flow.heading(self.tr("Comment chaque chiffre est calculé"))
        rows = [
            (self.tr("Nombre de sites"), self.tr(
                "Sites occupés le jour du document, par type. Les sites d’un autre type ou de type inconnu sont comptés à part.")),
            (self.tr("Personnes, adultes, enfants, ménages"), self.tr(
                "Somme des derniers comptages des sites occupés. De deux comptages du même jour, le dernier saisi. Un site non compté "
                "n’entre pas dans la somme : le nombre de ces sites est donné à côté.")),
            (self.tr("Antériorité"), self.tr(
                "Mois entiers écoulés depuis la date d’installation, au jour du document. Médiane : la moitié des sites "
                "dont la date est connue sont plus anciens.")),
            (self.tr("Évolution"), self.tr(
                "À chaque fin d’année, sites occupés ce jour-là et leur dernier comptage à cette date. Les occupations qui ne sont pas "
                "dans la base n’y sont pas.")),
            (self.tr("Groupes d’origine"), self.tr(
                "Nombre de sites occupés ayant répondu oui, non ou inconnu, par groupe. Jamais par site, jamais par personne.")),
            (self.tr("Croisement sans engagement"), self.tr(
                "Article, de 4 à 11, pour lequel aucun partenaire d’une catégorie n’a d’engagement, quel qu’en soit le statut.")),
            (self.tr("Budgets et financements"), self.tr(
                "Somme des montants renseignés, en euros. Le nombre de montants manquants est donné à côté.")),
            (self.tr("Taux de résorption"), self.tr(
                "Personnes ayant une solution durable, rapportées aux personnes du dernier comptage qui en donne le nombre, sans "
                "arrondi. Sans comptage ou sans orientation saisie, il n’est pas calculé.")),
            (self.tr("Niveau de vigilance"), self.tr(
                "Le plus fort niveau dont la règle est remplie, d’après six facteurs à trois réponses : oui, non, inconnu.")),
            (self.tr("Résultat d’un criblage"), self.tr(
                "La plus défavorable des règles : exclut, puis non évaluable, puis sous conditions. Le propriétaire (R5) et la "
                "capacité (R8) ne le changent pas. La capacité est un ordre de grandeur.")),
        ]  # fmt: skip
        self.flow.table([Column("", 4.2), Column("", 14.4)], [[Cell(n, True, PALE), t] for n, t in rows], size=8)

    def _limits(self) -> None:
        self.flow.heading(self.tr("Ce que ces chiffres ne disent pas"))
        rows = [
            (self.tr("Inconnu"), self.tr(
                "Inconnu n’est jamais zéro ni « non ». Un total porte sur les seuls sites comptés ; il n’estime pas les autres.")),
            (self.tr("Dates"), self.tr(
                "Les comptages n’ont pas tous la même date : leur somme n’est pas le nombre d’habitants d’un jour donné.")),
            (self.tr("Personnes"), self.tr(
                "La base ne contient que des nombres : aucun nom, aucune fiche, aucune donnée ethnique. Un nombre sur un petit site "
                "reste à manier avec prudence.")),
            (self.tr("Contours"), self.tr(
                "Un site connu par un seul point est dessiné par un cercle de 15 m : sa surface n’en est pas une mesure.")),
            (self.tr("Engagements"), self.tr(
                "Un statut est celui que les partenaires ont saisi. L’annexe ne vérifie pas qu’un engagement est tenu.")),
            (self.tr("Vigilance"), " ".join(message(Sentence(text)) for text in (*IS_NOT, *LIMITS))),
            (self.tr("Criblage"), self.tr(
                "Un résultat n’est pas une décision. Il ne vaut que pour les couches lues et leur millésime. Les repères de surface "
                "par personne sont humanitaires : les atteindre ne rend conforme à aucun texte.")),
        ]  # fmt: skip
        self.flow.table([Column("", 2.7), Column("", 15.9)], [[Cell(n, True, PALE), t] for n, t in rows], size=8)
