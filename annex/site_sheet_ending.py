"""Of the sheet of a closed site: how it closed, where people went, whether it is resorbed, and the watch of Article 11."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import coded, message, number
from ..protocol.plain_text import french_day
from ..protocol.vocabulary import vocabulary
from ..protocol.watch_visits import WatchState, due_in_words
from .cards import COLUMNS, answer, field_label, in_pairs, known_day, known_number
from .flow import Flow
from .ruler import RIGHT, Cell, Column, Text
from .site_sheet_tables import Ending, LastWatch, SiteSheet


class EndingBlocks:
    """Lays the closing and the watch of a closed site; nothing for a site where people live."""

    def __init__(self, flow: Flow, sheet: SiteSheet) -> None:
        self.flow = flow
        self.sheet = sheet

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("EndingBlocks", text)

    def lay_out(self) -> None:
        """Lays both blocks."""
        if self.sheet.ending is not None:
            self._ending(self.sheet.ending)
        if self.sheet.watch is not None:
            self._watch(self.sheet.watch)

    def _ending(self, ending: Ending) -> None:
        self.flow.heading(self.tr("Fermeture et résorption"))
        cause = coded("cause_fermeture", ending.cause) if ending.cause else self.tr("non renseignée")
        facts: list[tuple[str, Text]] = [
            (field_label("site", "date_fermeture"), known_day(ending.day)),
            (field_label("site", "cause_fermeture"), cause),
            (field_label("site", "resorption_declaree"), answer(ending.declared)),
            (self.tr("Résultat calculé"), answer(ending.share.result)),
        ]
        self.flow.table(COLUMNS, in_pairs(facts), size=8)
        for problem in ending.share.explanation():
            self.flow.sentence(message(problem))
        self.flow.y += 2
        self._orientations(ending)

    def _orientations(self, ending: Ending) -> None:
        self.flow.heading(self.tr("Orientations des habitants à la fermeture"))
        if not ending.orientations:
            self.flow.sentence(self.tr("Aucune orientation saisie."))
            return
        columns = [Column(self.tr("Orientation"), 12), Column(self.tr("Personnes"), 3.3, RIGHT),
                   Column(self.tr("Ménages"), 3.3, RIGHT)]  # fmt: skip
        rows = [
            [coded("type_orientation", one.kind), number(one.persons), known_number(one.households)]
            for one in ending.orientations
        ]
        self.flow.table(columns, rows, size=8)

    def _watch(self, watch: LastWatch) -> None:
        self.flow.heading(self.tr("Vigilance (article 11)"))
        if watch.level is None:
            self.flow.sentence(self.tr("Ce site n’a pas été évalué depuis sa fermeture."))
        else:
            colour = vocabulary("niveau_vigilance").colour_of(watch.level)
            text = self.tr("{level}, évaluation du {day}.")
            level = text.format(level=coded("niveau_vigilance", watch.level), day=known_day(watch.evaluated_on))
            rows: list[list[Text]] = [
                [Cell("", fill=colour), Cell(level, True), watch.reason or self.tr("Aucun motif principal.")]
            ]
            self.flow.table([Column("", 0.26), Column("", 6), Column("", 12.3)], rows, size=8)
        self.flow.sentence(self._visit(watch.visits))

    def _visit(self, visits: WatchState) -> str:
        """In the words of the table of the watch."""
        due = message(due_in_words(visits))
        told = f"{due[:1].upper()}{due[1:]}."
        if visits.planned is not None:
            planned = self.tr("Prochaine visite prévue le {day} : {due}.")
            told = planned.format(day=french_day(visits.planned), due=due)
        if visits.last is not None:
            text = self.tr("Dernière visite : {day}, {finding}.")
            finding = coded("constat_visite", visits.last.finding).lower()
            return text.format(day=french_day(visits.last.day), finding=finding) + " " + told
        if visits.planned is None and not visits.delay:
            return told
        return self.tr("Aucune visite depuis la fermeture.") + " " + told
