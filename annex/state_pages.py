"""The état des lieux of Article 2: A4 pages of figures, as many as the tables need."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import label as schema_label
from ..layers.texts import number
from ..protocol.plain_text import french_day
from ..protocol.vocabulary import vocabulary
from .document import A4Document
from .flow import Tile
from .furniture import Imprint
from .ruler import CENTRE, LEFT, RIGHT, Column
from .state_blocks import StateBlocks
from .tables import ActionRow, CommuneRow, Count, StateOfPlay


class StatePages(A4Document):
    """Builds the pages from the figures alone."""

    def __init__(self, figures: StateOfPlay, around: Imprint, today: date) -> None:
        super().__init__(around)
        self.figures = figures
        self.today = today

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("StatePages", text)

    @property
    def title(self) -> str:
        return self.tr("État des lieux partagé (article 2)")

    def lay_out(self) -> None:
        self._sites()
        blocks = StateBlocks(self.figures, self.flow, self.today)
        if self.figures.kinds.total:
            blocks.age()
            self._communes()
            blocks.people()
        blocks.moments()
        if self.figures.kinds.total:
            blocks.origins()
        blocks.territory()
        self._actors()
        self._actions()
        blocks.sites()

    def _sites(self) -> None:
        kinds, people = self.figures.kinds, self.figures.inhabitants
        self.flow.heading(self.tr("Campements illicites et grands squats occupés"))
        if not kinds.total:
            closed = self.figures.resorbed + self.figures.closed
            self.flow.sentence(self.tr("Aucun site occupé.") if closed else self.tr("Aucun site recensé."), bold=True)
        else:
            self.flow.tiles(self._places())
            self.flow.tiles([
                self._people(self.tr("Personnes"), people.persons),
                self._people(self.tr("Adultes"), people.adults),
                self._people(self.tr("Enfants (moins de 18 ans)"), people.children),
                self._people(self.tr("Ménages"), people.households),
            ])  # fmt: skip
            self.flow.sentence(
                self.tr(
                    "Dernier comptage de chaque site. Un site non compté n’est pas compté pour zéro : il n’est pas dans "
                    "le total. Adultes et enfants peuvent ne pas faire le nombre de personnes quand un site n’a été "
                    "compté qu’en partie."
                ),
                muted=True,
            )
        self._closed()

    def _places(self) -> list[Tile]:
        kinds = self.figures.kinds
        tiles = [Tile(self.tr("Campements"), number(kinds.camps)), Tile(self.tr("Grands squats"), number(kinds.squats))]
        if kinds.other:
            note = self.tr("autre type ou type inconnu")
            tiles.append(Tile(self.tr("Autres sites"), number(kinds.other), note))
        named = [c for c in self.figures.communes if c.name is not None]
        return [*tiles, Tile(self.tr("Communes concernées"), number(len(named)))]

    def _closed(self) -> None:
        if self.figures.resorbed or self.figures.closed:
            text = self.tr("Sites résorbés : {resorbed}. Sites fermés, non résorbés : {closed}.")
            self.flow.y += 1
            self.flow.sentence(text.format(resorbed=number(self.figures.resorbed), closed=number(self.figures.closed)))

    def _people(self, name: str, count: Count) -> Tile:
        sites = count.counted + count.uncounted
        if count.total is None:
            return Tile(
                name, self.tr("non compté"), self.tr("sites non comptés : {n}").format(n=number(count.uncounted))
            )
        note = self.tr("sites comptés : {counted} sur {sites}")
        if count.uncounted:
            note += "\n" + self.tr("non comptés : {n}").format(n=number(count.uncounted))
        return Tile(name, number(count.total), note.format(counted=number(count.counted), sites=number(sites)))

    def _communes(self) -> None:
        self.flow.heading(self.tr("Répartition par commune"))
        other = self.figures.kinds.other > 0
        columns = [Column(self.tr("Commune"), 4.6), Column(self.tr("Campe-\nments"), 1.6, RIGHT),
                   Column(self.tr("Grands\nsquats"), 1.5, RIGHT)]  # fmt: skip
        if other:
            columns.append(Column(self.tr("Autres\nsites"), 1.4, RIGHT))
        columns += [
            Column(self.tr("Personnes"), 2.5, RIGHT), Column(self.tr("dont\nenfants"), 2.3, RIGHT),
            Column(self.tr("Ménages"), 2.3, RIGHT), Column(self.tr("Plus ancienne\ninstallation"), 2.4, RIGHT),
        ]  # fmt: skip
        rows = [self._commune(row, other) for row in self.figures.communes]
        kinds, people = self.figures.kinds, self.figures.inhabitants
        oldest = min((c.oldest for c in self.figures.communes if c.oldest), default=None)
        whole = self._commune(CommuneRow(self.tr("Territoire"), kinds, people, oldest), other)
        self.flow.table(columns, rows, whole)
        self.flow.sentence(
            self.tr(
                "n. c. : non compté ; « 45 (2 n. c.) » : 45 dans les sites comptés, deux autres sites non comptés."
            ),
            muted=True,
        )

    def _commune(self, row: CommuneRow, other: bool) -> list[str]:
        name = self.tr("Commune non renseignée") if row.name is None else row.name
        kinds, people = row.kinds, row.inhabitants
        cells = [name, number(kinds.camps), number(kinds.squats)]
        cells += [number(kinds.other)] if other else []
        cells += [self._counted(c) for c in (people.persons, people.children, people.households)]
        return [*cells, french_day(row.oldest) if row.oldest else self.tr("inconnue")]

    def _counted(self, count: Count) -> str:
        if count.total is None:
            return self.tr("n. c.")
        if not count.uncounted:
            return number(count.total)
        return self.tr("{total} ({n} n. c.)").format(total=number(count.total), n=number(count.uncounted))

    def _actors(self) -> None:
        self.flow.heading(self.tr("Acteurs en présence sur les sites occupés"))
        if not self.figures.actors and not self.figures.actors_on_sites:
            self.flow.sentence(self.tr("Aucun acteur n’est renseigné."))
        themes = vocabulary("theme_intervention")
        columns = [Column(self.tr("Organisme"), 4), Column(self.tr("Sites"), 1, CENTRE),
                   Column(self.tr("Thèmes d’intervention"), 5)]  # fmt: skip
        rows = [
            [
                a.name,
                number(a.sites),
                ", ".join(schema_label(themes.label_of(t)) for t in themes.values if t in a.themes),
            ]
            for a in self.figures.actors
        ]
        if rows:
            self.flow.table(columns, rows)
        if self.figures.actors_on_sites:
            columns = [
                Column(self.tr("Site"), 3.4),
                Column(self.tr("Acteurs en présence, selon la fiche du site"), 6.6),
            ]
            self.flow.table(columns, self.figures.actors_on_sites)

    def _actions(self) -> None:
        self.flow.heading(self.tr("Actions déjà engagées"))
        if not self.figures.actions_text and not self.figures.actions:
            self.flow.sentence(self.tr("Aucune action n’est renseignée."))
        if self.figures.actions_text:
            self.flow.sentence(self.figures.actions_text)
            self.flow.y += 2
        if self.figures.actions:
            columns = [Column(self.tr("Art."), 0.8), Column(self.tr("Action en cours"), 4.6), Column(self.tr("Pilote"), 2.6),
                       Column(self.tr("Depuis le"), 1.5), Column(self.tr("Portée"), 2.1, LEFT)]  # fmt: skip
            rows = [
                [str(a.article), a.title, a.lead or self.tr("non renseigné"),
                 french_day(a.since) if a.since else self.tr("inconnu"),
                 self._scope(a)]
                for a in self.figures.actions
            ]  # fmt: skip
            self.flow.table(columns, rows)

    def _scope(self, action: ActionRow) -> str:
        parts = []
        if action.sites:
            parts.append(self.tr("sites : {n}").format(n=number(action.sites)))
        if action.settlements:
            parts.append(self.tr("aménagements : {n}").format(n=number(action.settlements)))
        return "\n".join(parts) or self.tr("territoire")
