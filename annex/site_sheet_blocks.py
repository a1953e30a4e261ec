"""The sheet of one site, laid on the pages of a flow from its cursor on, under a map if there is one above."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import coded, number
from ..protocol.plain_text import french_day
from .cards import (
    COLUMNS,
    action_told,
    answer,
    field_label,
    in_pairs,
    known,
    known_day,
    known_surface,
    phases_told,
)
from .count_curve import CountCurve
from .flow import Flow, Tile
from .ruler import RIGHT, Cell, Column, Text
from .site_sheet_ending import EndingBlocks
from .site_sheet_living import LivingBlocks
from .site_sheet_tables import OUTLINE, CountRow, SiteSheet

_LATE = "#fff3cd"
"""Behind an engagement that is overdue; the words say it too."""

_YEAR = 12

_WHOLE = 25
"""Counts up to which their table is not cut."""


class SheetBlocks:
    """Lays the blocks of a sheet, in order: each heading with its content, or with one sentence that says there is none."""

    def __init__(self, flow: Flow, sheet: SiteSheet, today: date) -> None:
        self.flow = flow
        self.sheet = sheet
        self.today = today

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("SheetBlocks", text)

    def lay_out(self) -> None:
        """Lays all the blocks."""
        self.facts()
        if self.sheet.ending is not None:
            EndingBlocks(self.flow, self.sheet).lay_out()
        self.inhabitants()
        LivingBlocks(self.flow, self.sheet).lay_out()
        self.actors()
        self.phases()
        self.actions()
        self.engagements()

    def facts(self) -> None:
        """What the site is, two facts a line."""
        sheet = self.sheet
        facts: list[tuple[str, Text]] = [
            (field_label("site", "code"), known(sheet.code)),
            (field_label("site", "nom"), sheet.name),
            (field_label("site", "type_site"), coded("type_site", sheet.kind)),
            (field_label("site", "statut"), coded("statut_site", sheet.status)),
            (field_label("site", "commune"), known(sheet.commune, feminine=True)),
            (field_label("site", "date_installation"), self._settled()),
            (field_label("site", "date_signalement"), known_day(sheet.reported_on)),
            (self.tr("Situation décrite au"), known_day(sheet.situation_on)),
            (self.tr("Réinstallation"), answer(sheet.resettled)),
            (
                field_label("site", "annee_cible"),
                str(sheet.target_year) if sheet.target_year else known(None, feminine=True),
            ),
            (self.tr("Contour"), self._outline()),
        ]
        self.flow.heading(self.tr("Le site"))
        self.flow.table(COLUMNS, in_pairs(facts), size=8)

    def _settled(self) -> str:
        if self.sheet.settled_on is None or self.sheet.months is None:
            return known_day(self.sheet.settled_on)
        day, lasted = french_day(self.sheet.settled_on), self._lasted(self.sheet.months)
        text = self.tr("{day} (occupé pendant {time})") if self.sheet.is_closed else self.tr("{day} (depuis {time})")
        return text.format(day=day, time=lasted)

    def _lasted(self, months: int) -> str:
        if months < 1:
            return self.tr("moins d’un mois")
        years, rest = divmod(months, _YEAR)
        if years == 0:
            return self.tr("{n} mois").format(n=rest)
        text = self.tr("{n} an").format(n=years) if years == 1 else self.tr("{n} ans").format(n=years)
        return text if rest == 0 else self.tr("{years} et {n} mois").format(years=text, n=rest)

    def _outline(self) -> str:
        told = coded("precision_geom", self.sheet.precision)
        if self.sheet.precision != OUTLINE:
            return self.tr("{precision} : surface inconnue").format(precision=told)
        return f"{told}, {known_surface(self.sheet.area_m2)}"

    def inhabitants(self) -> None:
        """The last count, the curve, and every count."""
        self.flow.heading(
            self.tr("Dernier comptage et comptages antérieurs") if self.sheet.is_closed else self.tr("Habitants")
        )
        last = self.sheet.last
        if last is None:
            self.flow.sentence(self.tr("Aucun comptage saisi : le nombre d’habitants est inconnu."))
            return
        self.flow.tiles([
            self._tile(self.tr("Personnes"), last.persons), self._tile(self.tr("Adultes"), last.adults),
            self._tile(self.tr("Enfants (moins de 18 ans)"), last.children), self._tile(self.tr("Ménages"), last.households),
        ])  # fmt: skip
        text = self.tr("Dernier comptage : {day}. Source : {source}.")
        if (last.persons, last.adults, last.children, last.households) == (None,) * 4:
            text = self.tr(
                "Relevé du {day}, sans aucun nombre : les habitants n’ont pas été comptés. Source : {source}."
            )
        self.flow.sentence(text.format(day=french_day(last.day), source=known(last.source, feminine=True)))
        self.flow.y += 2
        curve = CountCurve(self.flow, self.sheet.series)
        if curve.is_drawn:
            curve.draw()
        columns = [
            Column(self.tr("Date"), 2.4), Column(self.tr("Source"), 7.8), Column(self.tr("Personnes"), 2.1, RIGHT),
            Column(self.tr("Adultes"), 2.1, RIGHT), Column(self.tr("Enfants"), 2.1, RIGHT),
            Column(self.tr("Ménages"), 2.1, RIGHT),
        ]  # fmt: skip
        rows = [self._count(count) for count in reversed(self.sheet.counts)]
        self.flow.table(columns, rows, size=8, whole=len(rows) <= _WHOLE)

    def _tile(self, name: str, value: int | None) -> Tile:
        return Tile(name, self.tr("non compté") if value is None else number(value))

    def _count(self, count: CountRow) -> list[Text]:
        numbers = (count.persons, count.adults, count.children, count.households)
        shown = [self.tr("non compté") if value is None else number(value) for value in numbers]
        return [french_day(count.day), known(count.source, feminine=True), *shown]

    def actors(self) -> None:
        """Who is at work on the site."""
        self.flow.heading(self.tr("Acteurs en présence"))
        if not self.sheet.bodies and not self.sheet.present:
            self.flow.sentence(self.tr("Aucun acteur n’est renseigné."))
        if self.sheet.present:
            self.flow.sentence(self.tr("Selon la fiche du site : {text}").format(text=self.sheet.present))
            self.flow.y += 1
        if self.sheet.bodies:
            columns = [Column(self.tr("Organisme"), 7), Column(self.tr("Thèmes d’intervention"), 11.6)]
            rows = [
                [body.name, ", ".join(coded("theme_intervention", theme) for theme in body.themes) or known(None)]
                for body in self.sheet.bodies
            ]
            self.flow.table(columns, rows, size=8)

    def phases(self) -> None:
        """The nine preparatory phases, by state."""
        self.flow.heading(self.tr("Phases préparatoires"))
        if not any(phase.state for phase in self.sheet.phases):
            self.flow.sentence(self.tr("Aucune phase n’est renseignée."))
            return
        columns = [Column(self.tr("Avancement"), 3.4), Column(self.tr("Phases"), 15.2)]
        self.flow.table(
            columns, [[Cell(state, True), names] for state, names in phases_told(self.sheet.phases)], size=8
        )

    def actions(self) -> None:
        """The actions that name the site, and the settlements that its inhabitants are to join."""
        self.flow.heading(self.tr("Actions qui nomment ce site"))
        if self.sheet.actions:
            self.flow.table([Column("", 1)], [[action_told(action)] for action in self.sheet.actions], size=8)
        else:
            self.flow.sentence(self.tr("Aucune action ne nomme ce site."))
        if not self.sheet.settlements:
            return
        self.flow.heading(self.tr("Aménagements transitoires prévus pour ses habitants"))
        columns = [
            Column(self.tr("Aménagement"), 8), Column(self.tr("Ménages prévus"), 2.6, RIGHT),
            Column(self.tr("Personnes prévues"), 2.6, RIGHT), Column(self.tr("Ménages accueillis"), 2.7, RIGHT),
            Column(self.tr("Personnes accueillies"), 2.7, RIGHT),
        ]  # fmt: skip
        rows = [
            [one.place, *(self._known(value) for value in
                          (one.households_planned, one.persons_planned, one.households_in, one.persons_in))]
            for one in self.sheet.settlements
        ]  # fmt: skip
        self.flow.table(columns, rows, size=8)

    def _known(self, value: int | None) -> str:
        return self.tr("inconnu") if value is None else number(value)

    def engagements(self) -> None:
        """Those that name the site, then how many hold for the whole territory."""
        self.flow.heading(self.tr("Engagements"))
        if self.sheet.engagements:
            columns = [
                Column(self.tr("Art."), 0.9), Column(self.tr("Engagement"), 8), Column(self.tr("Partenaire"), 4.7),
                Column(self.tr("Échéance"), 2.2), Column(self.tr("Statut"), 2.8),
            ]  # fmt: skip
            late = [line.overdue(self.today) for line in self.sheet.engagements]
            rows: list[list[Text]] = [
                [str(line.article), line.title, known(line.partner.name),
                 french_day(line.deadline) if line.deadline else self.tr("sans échéance"),
                 self._status(line.status, overdue)]
                for line, overdue in zip(self.sheet.engagements, late)  # noqa: B905 - strict= needs Python 3.10
            ]  # fmt: skip
            self.flow.table(columns, rows, size=8)
        else:
            self.flow.sentence(self.tr("Aucun engagement ne nomme ce site."))
        self._territory()

    def _status(self, status: str, late: bool) -> Text:
        told = coded("statut_engagement", status)
        return Cell(f"{told}\n{self.tr('en retard')}", fill=_LATE) if late else told

    def _territory(self) -> None:
        lines = self.sheet.territory
        if not lines:
            self.flow.sentence(self.tr("Aucun engagement n’est pris pour tout le territoire."))
            return
        text = self.tr("Engagements pris pour tout le territoire, non repris ici : {n}, dont en retard : {late}.")
        late = sum(line.overdue(self.today) for line in lines)
        self.flow.sentence(text.format(n=number(len(lines)), late=number(late)))
