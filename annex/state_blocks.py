"""Blocks of the pages of Article 2: how long, persons by commune and through the years, groups of origin, the sites."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..layers import schema
from ..layers.texts import coded, number
from ..layers.texts import label as schema_label
from ..protocol.plain_text import french_day
from .charts import Bar, Series, draw_bars
from .flow import Flow
from .paper import ACCENT, MUTED
from .ruler import CENTRE, RIGHT, Column
from .site_rows import Moment, Origin, SiteRow
from .tables import CommuneRow, StateOfPlay

_CHILDREN = "#e69f00"
_PLAIN = "#56b4e9"
_HOLLOW = "#ffffff"
_BARS = 40
"""Communes in the chart; the table has them all."""
_SMALL = 7.5
_NOTE_MM = 14.0


class StateBlocks:
    """Writes each block on the flow, from the figures alone."""

    def __init__(self, figures: StateOfPlay, flow: Flow, today: date) -> None:
        self.figures = figures
        self.flow = flow
        self.today = today

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("StateBlocks", text)

    def age(self) -> None:
        """How many sites by time since settling, and the median."""
        age = self.figures.age
        self.flow.heading(self.tr("Antériorité des sites occupés"))
        names = (
            self.tr("moins de 6 mois"), self.tr("6 mois à 1 an"), self.tr("1 à 2 ans"), self.tr("2 à 5 ans"),
            self.tr("5 à 10 ans"), self.tr("10 ans et plus"),
        )  # fmt: skip
        bars = [Bar(name, (n, 0), self._sites(n)) for name, n in zip(names, age.classes)]  # noqa: B905 - Python 3.9
        bars.append(Bar(self.tr("date inconnue"), (0, age.unknown), self._sites(age.unknown)))
        series = [Series("", ACCENT), Series("", _HOLLOW, MUTED)]
        draw_bars(self.flow, series, bars, legend=False)
        if age.median_months is None:
            text = self.tr("Aucune date d’installation n’est connue.")
        else:
            text = self.tr(
                "Ancienneté médiane, au {day} : {median} (sites dont la date d’installation est connue : {n})."
            )
            known = number(sum(age.classes))
            text = text.format(day=french_day(self.today), median=self._duration(age.median_months), n=known)
        self.flow.sentence(text)

    def _sites(self, count: int) -> str:
        if count == 0:
            return self.tr("aucun site")
        return self.tr("1 site") if count == 1 else self.tr("{n} sites").format(n=number(count))

    def _persons(self, count: int) -> str:
        if count == 0:
            return self.tr("0 personne")
        return self.tr("1 personne") if count == 1 else self.tr("{n} personnes").format(n=number(count))

    def _duration(self, months: float) -> str:
        years, rest = divmod(int(months), 12)
        if not years:
            return self.tr("{n} mois").format(n=rest)
        words = (self.tr("1 an") if years == 1 else self.tr("{n} ans")).format(n=years)
        return words if not rest else self.tr("{years} et {n} mois").format(years=words, n=rest)

    def people(self) -> None:
        """Persons of the last counts by commune, adults and children told apart where they were."""
        if self.figures.inhabitants.persons.total is None:
            return
        self.flow.heading(self.tr("Personnes par commune"))
        communes = sorted(self.figures.communes, key=lambda c: -c.ages.total)
        series = [
            Series(self.tr("Adultes"), ACCENT),
            Series(self.tr("Enfants (moins de 18 ans)"), _CHILDREN),
            Series(self.tr("âge non précisé"), _HOLLOW, MUTED),
        ]
        draw_bars(self.flow, series, [self._bar(commune) for commune in communes[:_BARS]])
        if len(communes) > _BARS:
            text = self.tr(
                "Les {shown} communes où le plus de personnes ont été comptées ; les {rest} autres sont dans le tableau."
            )
            self.flow.sentence(text.format(shown=_BARS, rest=number(len(communes) - _BARS)), muted=True)

    def _bar(self, row: CommuneRow) -> Bar:
        name = self.tr("Commune non renseignée") if row.name is None else row.name
        persons, ages = row.inhabitants.persons, row.ages
        if persons.total is None:
            return Bar(name, (0, 0, 0), self.tr("non compté"))
        told = self._persons(persons.total)
        shared = [
            text.format(n=number(n))
            for text, n in (
                (self.tr("adultes : {n}"), ages.adults),
                (self.tr("enfants : {n}"), ages.children),
                (self.tr("âge non précisé : {n}"), ages.untold),
            )
            if n
        ]
        told += f" ({', '.join(shared)})" if shared else ""
        if persons.uncounted:
            told += "\n" + self.tr("sites non comptés : {n}").format(n=number(persons.uncounted))
        return Bar(name, (ages.adults, ages.children, ages.untold), told)

    def moments(self) -> None:
        """Persons at each year end and today, with how many of the occupied sites were counted."""
        if not self.figures.moments:
            return
        self.flow.heading(self.tr("Évolution du nombre de personnes et de sites occupés"))
        bars = [self._moment(moment) for moment in self.figures.moments]
        draw_bars(self.flow, [Series("", _PLAIN)], bars, legend=False, below=_NOTE_MM)
        self.flow.sentence(
            self.tr(
                "À chaque date : les sites occupés ce jour-là selon leurs dates d’installation (à défaut, de signalement ou "
                "de premier comptage) et de fermeture, et le dernier comptage connu de chacun. La longueur est le "
                "nombre de personnes comptées. Deux dates ne se comparent que si autant de sites ont été comptés ; un "
                "site qui n’est pas dans la base manque à toutes."
            ),
            muted=True,
        )

    def _moment(self, moment: Moment) -> Bar:
        if not moment.sites:
            return Bar(french_day(moment.day), (0,), self.tr("aucun site occupé"))
        persons = self.tr("non compté") if moment.persons is None else self._persons(moment.persons)
        told = self.tr("{persons} ; sites comptés : {counted} sur {sites}")
        told = told.format(persons=persons, counted=number(moment.counted), sites=number(moment.sites))
        return Bar(french_day(moment.day), (moment.persons or 0,), told)

    def origins(self) -> None:
        """The three groups of origin, as answers on sites."""
        self.flow.heading(self.tr("Groupes d’origine des habitants"))
        if not self.figures.origins:
            text = self.tr(
                "Les groupes d’origine ne sont donnés qu’en total, sur au moins trois sites occupés dont les réponses diffèrent : "
                "jamais pour un seul site."
            )
            self.flow.sentence(text)
            return
        columns = [Column(self.tr("Groupe"), 4), Column(self.tr("Réponses, sur l’ensemble des sites occupés"), 6)]
        self.flow.table(columns, [[self._group(o), self._answers(o)] for o in self.figures.origins])
        self.flow.sentence(
            self.tr(
                "Ce sont des réponses sur des sites : pour chaque site occupé, si des personnes de ce groupe y vivent. Ce n’est "
                "pas un nombre de personnes. Un site peut répondre « oui » à plusieurs groupes. Ces réponses ne "
                "sont données pour aucun site en particulier et n’entrent dans aucune règle."
            ),
            muted=True,
        )

    def _group(self, origin: Origin) -> str:
        return schema_label(schema.table("site").field(origin.column).label)

    def _answers(self, origin: Origin) -> str:
        text = self.tr("oui : {yes}, non : {no}, inconnu : {unknown}")
        return text.format(yes=self._sites(origin.yes), no=number(origin.no), unknown=number(origin.unknown))

    def territory(self) -> None:
        """The two texts of Article 2 about the territory."""
        self.flow.heading(self.tr("Contexte territorial"))
        self.flow.sentence(self.figures.context_text or self.tr("Non renseigné."))
        self.flow.heading(self.tr("Situation des communautés marginalisées"))
        self.flow.sentence(self.figures.marginalised_text or self.tr("Non renseigné."))
        self.flow.sentence(
            self.tr(
                "Ce texte décrit le territoire, jamais des personnes. Tout comptage de personnes sur une base ethnique est "
                "interdit : la base n’en contient aucun."
            ),
            muted=True,
        )

    def sites(self) -> None:
        """The occupied sites, one by one."""
        if not self.figures.sites:
            return
        self.flow.heading(self.tr("Liste des sites occupés"))
        columns = [
            Column(self.tr("Code"), 2.1), Column(self.tr("Nom"), 4.3), Column(self.tr("Commune"), 3.3),
            Column(self.tr("Type"), 2.0), Column(self.tr("Installé le"), 1.7, CENTRE),
            Column(self.tr("Per-\nsonnes"), 1.3, RIGHT), Column(self.tr("Adultes"), 1.3, RIGHT),
            Column(self.tr("Enfants"), 1.3, RIGHT), Column(self.tr("Compté le"), 1.7, CENTRE),
        ]  # fmt: skip
        self.flow.table(columns, [self._site(site) for site in self.figures.sites], size=_SMALL)
        self.flow.sentence(
            self.tr("n. c. : non compté au dernier comptage du site, ou site jamais compté."), muted=True
        )

    def _site(self, site: SiteRow) -> list[str]:
        commune = self.tr("non renseignée") if site.commune is None else site.commune
        since = self.tr("inconnu") if site.since is None else french_day(site.since)
        counts = [self._counted(n) for n in (site.persons, site.adults, site.children)]
        counted = self.tr("jamais") if site.counted_on is None else french_day(site.counted_on)
        return [site.code, site.name, commune, coded("type_site", site.kind), since, *counts, counted]

    def _counted(self, count: int | None) -> str:
        return self.tr("n. c.") if count is None else number(count)
