"""Article 9: the transitional settlements, what they can take and who is there. A4 pages, as many as needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.names import place_name
from ..layers.texts import coded, number
from ..layers.texts import label as schema_label
from ..protocol.vocabulary import vocabulary
from .cards import (
    COLUMNS,
    action_told,
    answer,
    field_label,
    households,
    in_pairs,
    known,
    known_day,
    known_surface,
    persons,
    phases_told,
    wide,
)
from .document import A4Document
from .flow import Card, Tile, Wide
from .furniture import Imprint
from .ruler import RIGHT, Column, Text
from .settlement_tables import OPEN, PLANNED, Room, Settlement, Settlements, Welcome, total
from .tables import Count

_TABLE = "amenagement"


class SettlementPages(A4Document):
    """Builds the pages from the tables alone."""

    def __init__(self, settlements: Settlements, around: Imprint) -> None:
        super().__init__(around)
        self.settlements = settlements

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("SettlementPages", text)

    @property
    def title(self) -> str:
        return self.tr("Aménagements transitoires (article 9)")

    def lay_out(self) -> None:
        self.flow.heading(self.tr("Aménagements transitoires"))
        if not self.settlements.rows:
            self.flow.sentence(self.tr("Aucun aménagement transitoire n’est saisi."), bold=True)
            return
        self._numbers()
        self._open()
        self._planned()
        self._table()
        self.flow.heading(self.tr("Fiches des aménagements"))
        self.flow.cards(COLUMNS, [self._card(row) for row in self.settlements.rows])

    def _numbers(self) -> None:
        statuses = vocabulary("statut_amenagement")
        tiles = [
            Tile(schema_label(code.label), number(len(self.settlements.of(code.value))), "", code.colour)
            for code in statuses.codes
        ]
        self.flow.tiles(tiles)

    def _open(self) -> None:
        rows = self.settlements.of(OPEN)
        self.flow.heading(self.tr("Capacité et occupation des aménagements ouverts"))
        if not rows:
            self.flow.sentence(self.tr("Aucun aménagement n’est ouvert."))
            return
        names = (self.tr("Capacité en personnes"), self.tr("Personnes présentes"), self.tr("Places libres (personnes)"))
        self._tiles(names, [row.persons for row in rows])
        names = (self.tr("Capacité en ménages"), self.tr("Ménages présents"), self.tr("Places libres (ménages)"))
        self._tiles(names, [row.households for row in rows])
        text = self.tr(
            "Ce qui n’est pas renseigné n’est pas compté pour zéro. Les places libres sont celles des aménagements dont la "
            "capacité et l’occupation sont connues toutes deux. La base ne date pas l’occupation : c’est la dernière "
            "saisie."
        )
        self.flow.sentence(text, muted=True)

    def _tiles(self, names: tuple[str, str, str], rooms: Sequence[Room]) -> None:
        whole = total(rooms)
        left = self._tile(names[2], whole.left)
        if whole.over:
            note = self.tr("capacité dépassée : {n}").format(n=number(whole.over))
            left = Tile(left.label, left.value, f"{left.note}\n{note}")
        self.flow.tiles([self._tile(names[0], whole.capacity), self._tile(names[1], whole.occupied), left])

    def _tile(self, name: str, count: Count) -> Tile:
        value = self.tr("inconnu") if count.total is None else number(count.total)
        note = self.tr("aménagements renseignés : {known} sur {all}")
        return Tile(name, value, note.format(known=number(count.counted), all=number(count.counted + count.uncounted)))

    def _planned(self) -> None:
        rows = self.settlements.of(*PLANNED)
        if not rows:
            return
        people, homes = total([row.persons for row in rows]), total([row.households for row in rows])
        text = self.tr("Capacité prévue des aménagements en projet ou en travaux : {persons} ; {households}.")
        self.flow.sentence(text.format(persons=self._known(persons, people.capacity),
                                       households=self._known(households, homes.capacity)))  # fmt: skip

    def _known(self, unit: Callable[[int | None], str], count: Count) -> str:
        told = unit(count.total)
        text = self.tr("{told} (renseignés : {known} sur {all})")
        return text.format(told=told, known=number(count.counted), all=number(count.counted + count.uncounted))

    def _table(self) -> None:
        self.flow.heading(self.tr("Vue d’ensemble"))
        columns = [
            Column(self.tr("Aménagement"), 5), Column(self.tr("Commune"), 3.2), Column(self.tr("Statut"), 1.9),
            Column(self.tr("Capacité\nmén. / pers."), 2.6, RIGHT), Column(self.tr("Présents\nmén. / pers."), 2.6, RIGHT),
            Column(self.tr("Places libres\nmén. / pers."), 2.8, RIGHT),
        ]  # fmt: skip
        self.flow.table(columns, [self._line(row) for row in self.settlements.rows], size=8)
        self.flow.sentence(
            self.tr("n. c. : non connu. Un nombre négatif dit de combien la capacité est dépassée."), muted=True
        )

    def _line(self, row: Settlement) -> list[Text]:
        homes, people = row.households, row.persons
        return [
            place_name(row.code, row.name), known(row.commune, feminine=True), coded("statut_amenagement", row.status),
            self._both(homes.capacity, people.capacity), self._both(homes.occupied, people.occupied),
            self._both(homes.left, people.left) if row.status == OPEN else "–",
        ]  # fmt: skip

    def _both(self, homes: int | None, people: int | None) -> str:
        shown = [self.tr("n. c.") if value is None else _signed(value) for value in (homes, people)]
        return "\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}".join(shown)

    def _card(self, row: Settlement) -> Card:
        label = [field_label(_TABLE, name) for name in ("adresse", "gestionnaire", "date_ouverture", "date_fin_prevue",
                                                        "habitat", "surface_utile_m2", "foncier", "convention")]  # fmt: skip
        values = [known(row.address, feminine=True), known(row.manager), known_day(row.opened_on), known_day(row.ends_on),
                  coded("habitat", row.habitat) if row.habitat else known(None), known_surface(row.usable_m2),
                  known(row.land), known(row.convention, feminine=True)]  # fmt: skip
        facts: list[tuple[str, Text]] = [
            (field_label(_TABLE, "statut"), coded("statut_amenagement", row.status)),
            (field_label(_TABLE, "commune"), known(row.commune, feminine=True)),
            *zip(label, values),  # noqa: B905 - strict= needs Python 3.10; both have eight
            (self.tr("Capacité"), self._people(row.households.capacity, row.persons.capacity)),
            (self.tr("Occupation"), self._people(row.households.occupied, row.persons.occupied)),
        ]
        rows: list[Sequence[Text] | Wide] = [*in_pairs(facts)]
        if row.status == OPEN:
            rows += wide(self.tr("Places libres"), self._left(row))
        rows += wide(self.tr("Équipements"), self._equipment(row))
        rows += self._phases(row)
        rows += self._actions(row)
        rows += self._welcomes(row)
        return Card(place_name(row.code, row.name), rows)

    def _people(self, homes: int | None, people: int | None) -> str:
        return known(None) if homes is None and people is None else f"{households(homes)}, {persons(people)}"

    def _left(self, row: Settlement) -> str:
        parts = [self._places(households, row.households.left), self._places(persons, row.persons.left)]
        return "\N{NO-BREAK SPACE}; ".join(parts)

    def _places(self, unit: Callable[[int | None], str], left: int | None) -> str:
        told = unit(left if left is None else abs(left))
        return self.tr("capacité dépassée de {told}").format(told=told) if left is not None and left < 0 else told

    def _equipment(self, row: Settlement) -> str:
        told = [f"{field_label(_TABLE, name)} : {answer(code)}" for name, code in row.equipment]
        return "\N{NO-BREAK SPACE}; ".join(told)

    def _phases(self, row: Settlement) -> list[Wide]:
        title = self.tr("Phases préparatoires")
        if not any(phase.state for phase in row.phases):
            return wide(title, self.tr("Aucune phase n’est renseignée."))
        lines = []
        for state, names in phases_told(row.phases):
            lines += wide(title if not lines else "", f"{state} : {names}")
        return lines

    def _actions(self, row: Settlement) -> list[Wide]:
        title = self.tr("Actions")
        if not row.actions:
            return wide(title, self.tr("Aucune action ne nomme cet aménagement."))
        told = [wide(title if not rank else "", action_told(action)) for rank, action in enumerate(row.actions)]
        return [line for lines in told for line in lines]

    def _welcomes(self, row: Settlement) -> list[Wide]:
        title = self.tr("Accueil, par site d’origine")
        if not row.welcomes:
            return wide(title, self.tr("Aucun site d’origine n’est renseigné."))
        told = [wide(title if not rank else "", self._welcome(one)) for rank, one in enumerate(row.welcomes)]
        return [line for lines in told for line in lines]

    def _welcome(self, one: Welcome) -> str:
        text = self.tr("{site} – prévus : {planned} ; accueillis : {welcomed}")
        planned, welcomed = (
            self._people(*pair)
            for pair in ((one.households_planned, one.persons_planned), (one.households_in, one.persons_in))
        )
        return text.format(site=one.place, planned=planned, welcomed=welcomed)


def _signed(value: int) -> str:
    """With a minus sign, not a hyphen."""
    return number(value) if value >= 0 else "\N{MINUS SIGN}" + number(-value)
