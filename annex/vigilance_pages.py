"""Article 11: the closed sites, their level with its reasons, and what people decided. A4 pages, as many as needed."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import coded, message, number
from ..layers.vigilance_style import marker_of_level
from ..protocol.plain_text import french_day
from ..protocol.vigilance import LEVELS, NO_REASON
from ..protocol.vigilance_factors import YES
from ..protocol.vigilance_sentences import MATTERS, StoredFactor
from ..protocol.vocabulary import vocabulary
from ..protocol.watch_visits import Due, WatchState, due_in_words
from .document import A4Document
from .flow import Group, Tile
from .furniture import Imprint
from .ruler import CENTRE, RIGHT, Cell, Column, Text
from .vigilance_notes import VigilanceNotes, factor_name
from .vigilance_tables import PROPOSED, Place, Reoccupation, Watch, WatchedSite

_SMALL = 7.5
_LATE = "#fff3cd"
"""Behind a visit that did not take place in time; the words say it too."""


class VigilancePages(A4Document):
    """Builds the pages from the tables alone."""

    def __init__(self, watch: Watch, around: Imprint) -> None:
        super().__init__(around)
        self.watch = watch
        self.notes = VigilanceNotes(watch)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("VigilancePages", text)

    @property
    def title(self) -> str:
        return self.tr("Vigilance sur les sites résorbés ou fermés (article 11)")

    def lay_out(self) -> None:
        self.flow.table([Column("", 2.7), Column("", 15.9)], self.notes.frame(), size=8)
        if not self.watch.evaluated:
            self._nothing()
            if self.watch.reoccupations:
                self._reoccupations()
            return
        self._levels()
        self._sites()
        self._reoccupations()
        self._engagements()
        self._evidence()
        self._factors()

    def _nothing(self) -> None:
        self.flow.heading(self.tr("Sites résorbés ou fermés"))
        text = self.tr("Aucun site n’est résorbé ou fermé au {day}.")
        if self.watch.sites:
            text = self.tr("Sites résorbés ou fermés au {day} : {n}. Aucun n’est évalué.")
        self.flow.sentence(text.format(day=french_day(self.watch.day), n=number(len(self.watch.sites))), bold=True)
        if self.watch.sites:
            # What to press in QGIS is for the guide: these pages are signed.
            self.flow.y += 1
            self.flow.sentence(self.tr("Aucun niveau n’est donné : un site non évalué n’est pas un site sans motif."))
        self._later()

    def _later(self) -> None:
        if self.watch.closed_later:
            text = self.tr("Sites fermés après le {day}, non repris ici : {n}.")
            self.flow.sentence(text.format(day=french_day(self.watch.day), n=number(self.watch.closed_later)))

    def _levels(self) -> None:
        self.flow.heading(self.tr("Nombre de sites par niveau"))
        self.flow.tiles([self._tile(level) for level in (*LEVELS, None)])
        text = self.tr("Sites résorbés ou fermés au {day} : {n}.")
        self.flow.sentence(text.format(day=french_day(self.watch.day), n=number(len(self.watch.sites))))
        self._later()
        rule = self.notes.rule()
        if rule:
            self.flow.sentence(rule, muted=True)

    def _tile(self, level: str | None) -> Tile:
        """As the map of the closed sites shows the level."""
        colour = "" if level is None else vocabulary("niveau_vigilance").colour_of(level)
        return Tile(self._level(level), number(self.watch.levels.get(level, 0)), "", colour, marker_of_level(level))

    def _level(self, level: str | None) -> str:
        return self.tr("Pas encore évalué") if level is None else coded("niveau_vigilance", level)

    def _sites(self) -> None:
        watched = [site for site in self.watch.sites if not site.set_apart]
        if watched:
            self.flow.heading(self.tr("Sites, par niveau"))
            self.flow.table(self._columns(), [self._site(site) for site in watched], size=_SMALL)
        apart = [site for site in self.watch.sites if site.set_apart]
        if apart:
            self.flow.heading(self.tr("Sites présentés à part : usage du lieu réalisé depuis plus d’un an"))
            self.flow.table(self._columns(), [self._site(site) for site in apart], size=_SMALL)

    def _columns(self) -> list[Column]:
        return [
            Column("", 0.26), Column(self.tr("Site"), 4.3), Column(self.tr("Fermé le"), 1.8),
            Column(self.tr("Niveau"), 2.6), Column(self.tr("Motif principal"), 3.3),
            Column(self.tr("Facteurs inconnus"), 2.9), Column(self.tr("Visites"), 3.5),
        ]  # fmt: skip

    def _site(self, site: WatchedSite) -> list[Text]:
        colour = "" if site.level is None else vocabulary("niveau_vigilance").colour_of(site.level)
        closed = french_day(site.closed_on) if site.closed_on else self.tr("date inconnue")
        return [
            Cell("", fill=colour), self._place(site.place), closed, Cell(self._level_told(site), bold=True),
            self._reason(site), self._unknown(site), self._visit(site.visits),
        ]  # fmt: skip

    def _place(self, place: Place) -> str:
        commune = self.tr("Commune non renseignée") if place.commune is None else place.commune
        return f"{named(place)}\n{commune}"

    def _level_told(self, site: WatchedSite) -> str:
        told = self._level(site.level)
        return told if site.result is None else f"{told}\n{self.tr('au')} {french_day(site.result.day)}"

    def _reason(self, site: WatchedSite) -> str:
        lines = [site.reason or self._without_reason(site.level)]
        if site.set_apart and site.used_since is not None:
            lines.append(self.tr("Usage réalisé, au {day}").format(day=french_day(site.used_since)))
        return "\n".join(lines)

    def _without_reason(self, level: str | None) -> str:
        if level is None:
            return self.tr("évaluation à faire")
        return self.tr("aucun") if level == NO_REASON else self.tr("voir les réponses, plus loin")

    def _unknown(self, site: WatchedSite) -> str:
        if site.result is None:
            return self.tr("non évalué")
        names = [f"{code}\N{NO-BREAK SPACE}: {message(MATTERS[code])}" for code in site.unknown]
        return "\n".join(names) or self.tr("aucun")

    def _visit(self, visits: WatchState) -> Text:
        """The last visit since the closing and what it found, then when the next one is due, or since when."""
        due, lines = message(due_in_words(visits)), []
        if visits.last is not None:
            lines = [french_day(visits.last.day), coded("constat_visite", visits.last.finding)]
        if visits.planned is None:
            lines.append(due)
        elif visits.due is Due.OVERDUE:
            lines += [self.tr("prévue le {day}").format(day=french_day(visits.planned)), due]
        else:
            lines.append(self.tr("prochaine le {day}").format(day=french_day(visits.planned)))
        return Cell("\n".join(lines), fill=_LATE if visits.due is Due.OVERDUE else "")

    def _reoccupations(self) -> None:
        self.flow.heading(self.tr("Réoccupations proposées, confirmées et refusées"))
        if not self.watch.reoccupations:
            self.flow.sentence(self.tr("Aucune réoccupation n’a été proposée."))
        else:
            columns = [
                Column(self.tr("Site fermé"), 4.6), Column(self.tr("Nouveau site"), 4.4), Column(self.tr("Motif"), 5.2),
                Column(self.tr("Suite donnée"), 2.4), Column(self.tr("Le"), 2),
            ]  # fmt: skip
            rows = [self._reoccupation(row) for row in self.watch.reoccupations]
            self.flow.table(columns, rows, size=_SMALL)
            text = self.tr(
                "Une réoccupation proposée ne change aucun niveau tant qu’une personne ne l’a pas confirmée."
            )
            self.flow.sentence(text, muted=True)
        if self.watch.decided_later:
            text = self.tr("Décisions prises après le {day}, non reprises ici : {n}.")
            self.flow.sentence(text.format(day=french_day(self.watch.day), n=number(self.watch.decided_later)))

    def _reoccupation(self, row: Reoccupation) -> list[Text]:
        new = self.tr("constat d’une visite") if row.new is None else self._place(row.new)
        proposed = row.decision == PROPOSED
        told = self.tr("À confirmer") if proposed else coded("decision_reoccupation", row.decision)
        undated = "" if proposed else self.tr("date non renseignée")
        day = undated if row.decided_on is None else french_day(row.decided_on)
        return [self._place(row.closed), new, row.reason, Cell(told, bold=True), day]

    def _engagements(self) -> None:
        self.flow.heading(self.tr("Engagements ouverts qui nomment ces sites"))
        if not self.watch.engagements:
            self.flow.sentence(self.tr("Aucun engagement ouvert ne nomme l’un de ces sites."))
            return
        columns = [Column(self.tr("Article"), 12), Column(self.tr("Engagements ouverts"), 3.4, RIGHT),
                   Column(self.tr("Sites nommés"), 3.2, RIGHT)]  # fmt: skip
        rows = [
            [coded("article", row.article), number(row.engagements), number(row.sites)]
            for row in self.watch.engagements
        ]
        self.flow.table(columns, rows)

    def _evidence(self) -> None:
        self.flow.heading(self.tr("Facteurs, niveaux de preuve et sources"))
        columns = [Column(self.tr("Facteur"), 5.4), Column(self.tr("Seuil"), 2), Column(self.tr("Preuve"), 1.4, CENTRE),
                   Column(self.tr("Sources et limites"), 9.8)]  # fmt: skip
        self.flow.table(columns, self.notes.evidence(), size=_SMALL, whole=True)
        self.flow.sentence(self.notes.grades(), muted=True)

    def _factors(self) -> None:
        self.flow.heading(self.tr("Réponses, site par site"))
        columns = [
            Column(self.tr("Facteur"), 5.4), Column(self.tr("Réponse"), 1.6), Column(self.tr("Valeur relevée"), 8.2),
            Column(self.tr("Seuil"), 2), Column(self.tr("Preuve"), 1.4, CENTRE),
        ]  # fmt: skip
        self.flow.groups(columns, [Group(self._group(s), self._answers(s)) for s in self.watch.evaluated], size=_SMALL)

    def _group(self, site: WatchedSite) -> str:
        if site.result is None:
            return named(site.place)
        text = self.tr("{site} – {level}, évaluation du {day}, règle version {version}")
        level, day = self._level(site.level), french_day(site.result.day)
        return text.format(site=named(site.place), level=level, day=day, version=site.result.version)

    def _answers(self, site: WatchedSite) -> Sequence[Sequence[Text]]:
        return [] if site.result is None else [self._answer(factor) for factor in site.result.factors]

    def _answer(self, factor: StoredFactor) -> list[Text]:
        told = Cell(coded("tri_etat", factor.answer).lower(), bold=factor.answer == YES)
        return [factor_name(factor.code), told, factor.told, factor.threshold, factor.grade]


def named(place: Place) -> str:
    """As in: S-2021-002 – Bretelle nord."""
    return f"{place.code} – {place.name}" if place.code else place.name
