"""Article 9: the land that is available, and what the screening said of it, with its reasons. A4 pages, as many as needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.names import place_name
from ..layers.texts import coded, message, number
from ..layers.texts import label as schema_label
from ..protocol.land_rules import TITLES, TOLD_ONLY
from ..protocol.land_told import UNKNOWN, told
from ..protocol.plain_text import french_day
from ..protocol.sentences import said
from ..protocol.vocabulary import vocabulary
from .cards import COLUMNS, answer, field_label, in_pairs, known, known_surface, named, wide
from .document import A4Document
from .flow import Card, Tile, Wide
from .furniture import Imprint
from .land_notes import LandNotes
from .land_page_tables import RULED_OUT, STAGES, AvailableLand, Land, LandVerdict
from .ruler import RIGHT, Cell, Column, Text
from .tables import Count

_TABLE = "foncier"
_UNIT = re.compile(r"(?<=\d) (?=(?:m²|m|%)(?!\w))")


class LandPages(A4Document):
    """Builds the pages from the tables alone."""

    def __init__(self, land: AvailableLand, around: Imprint) -> None:
        super().__init__(around)
        self.land = land
        self.notes = LandNotes(land)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("LandPages", text)

    @property
    def title(self) -> str:
        return self.tr("Foncier disponible (article 9)")

    def lay_out(self) -> None:
        self.flow.table([Column("", 2.7), Column("", 15.9)], self.notes.frame(), size=8)
        self.flow.heading(self.tr("Terrains par étape"))
        if not self.land.rows and not self.land.ruled_out:
            self.flow.sentence(self.tr("Aucun terrain n’est saisi."), bold=True)
            return
        self._stages()
        if self.land.rows:
            self._verdicts()
            self._table()
            self._cards()
        self._ruled_out()
        self._sources()
        self._figures()

    def _stages(self) -> None:
        codes = {code.value: code for code in vocabulary("etape_foncier").codes}
        tiles = [
            Tile(schema_label(codes[stage].label), number(len(self.land.at(stage))), "", codes[stage].colour)
            for stage in (*STAGES, RULED_OUT)
        ]
        self.flow.tiles(tiles)
        if not self.land.rows:
            self.flow.sentence(self.tr("Aucun terrain disponible : tous ont été écartés."), bold=True)
            return
        text = self.tr("Terrains disponibles : {n}, les terrains écartés n’en sont pas. Surface : {area}. Surface utile "
                       "saisie : {usable}.")  # fmt: skip
        self.flow.sentence(text.format(n=number(len(self.land.rows)), area=self._area(self.land.area),
                                       usable=self._area(self.land.usable)))  # fmt: skip
        taken = [row for row in self.land.rows if row.settlements]
        if taken:
            told = self.tr(
                "Terrains de cette liste qui portent déjà un aménagement ou lui sont destinés : {n} ({codes})."
            )
            codes = ", ".join(row.code or row.name for row in taken)
            self.flow.sentence(told.format(n=number(len(taken)), codes=codes))

    def _area(self, count: Count) -> str:
        text = known_surface(count.total)
        if count.total is None or not count.uncounted:
            return text
        return self.tr("{area} (terrains sans surface connue : {n})").format(area=text, n=number(count.uncounted))

    def _verdicts(self) -> None:
        self.flow.heading(self.tr("Dernier résultat du criblage, pour les terrains disponibles"))
        codes = vocabulary("verdict_foncier").codes
        tiles = [
            Tile(schema_label(code.label), number(self.land.verdicts.get(code.value, 0)), "", code.colour)
            for code in codes
        ]
        tiles.append(Tile(self.tr("Jamais criblé"), number(self.land.verdicts.get(None, 0))))
        self.flow.tiles(tiles)

    def _table(self) -> None:
        self.flow.heading(self.tr("Vue d’ensemble des terrains disponibles"))
        columns = [
            Column("", 0.26), Column(self.tr("Terrain"), 5), Column(self.tr("Étape"), 1.4),
            Column(self.tr("Propriétaire"), 2.6), Column(self.tr("Accord"), 1.6), Column(self.tr("Résultat du criblage"), 2.5),
            Column(self.tr("Surface"), 1.9, RIGHT), Column(self.tr("Capacité (personnes)"), 2.2, RIGHT),
        ]  # fmt: skip
        self.flow.table(columns, [self._line(row) for row in self.land.rows], size=7.5)

    def _line(self, row: Land) -> list[Text]:
        stage = vocabulary("etape_foncier")
        return [
            Cell("", fill=stage.colour_of(row.stage)), f"{self._name(row)}\n{known(row.commune, feminine=True)}",
            schema_label(stage.label_of(row.stage)), coded("categorie_proprietaire", row.owner), answer(row.agreement),
            self._verdict(row.verdict), known_surface(row.area_m2), self._people(row.verdict),
        ]  # fmt: skip

    def _name(self, row: Land) -> str:
        return place_name(row.code, row.name) or self.tr("Terrain sans nom")

    def _verdict(self, verdict: LandVerdict | None) -> str:
        if verdict is None:
            return self.tr("jamais criblé")
        return f"{coded('verdict_foncier', verdict.verdict)}\n{self.tr('au')} {french_day(verdict.day)}"

    def _people(self, verdict: LandVerdict | None) -> str:
        if verdict is None or verdict.least is None or verdict.most is None:
            return self.tr("inconnue")
        return self.tr("{least} à {most}").format(least=number(verdict.least), most=number(verdict.most))

    def _cards(self) -> None:
        self.flow.heading(self.tr("Fiches des terrains disponibles, par étape"))
        self.flow.cards(COLUMNS, [self._card(row) for row in self.land.rows])

    def _card(self, row: Land) -> Card:
        facts: list[tuple[str, Text]] = [
            (field_label(_TABLE, "commune"), known(row.commune, feminine=True)),
            (field_label(_TABLE, "categorie_proprietaire"), coded("categorie_proprietaire", row.owner)),
            (field_label(_TABLE, "surface_m2"), known_surface(row.area_m2)),
            (field_label(_TABLE, "accord_proprietaire"), answer(row.agreement)),
            (self.tr("Surface utile saisie"), known_surface(row.usable_m2)),
            (field_label(_TABLE, "zonage"), known(row.zoning)),
            (self.tr("Disponibilité"), self._available(row.free_from, row.free_until)),
            (self.tr("Aménagement"), ", ".join(row.settlements) or self.tr("aucun")),
        ]
        rows: list[Sequence[Text] | Wide] = [*in_pairs(facts)]
        if row.why_not:
            rows += wide(field_label(_TABLE, "motif_ecart"), row.why_not)
        rows += wide(self.tr("Parcelles ({n})").format(n=number(len(row.parcels))),
                     ", ".join(row.parcels) or self.tr("aucun identifiant saisi"))  # fmt: skip
        title = self.tr("{land} – étape : {stage}")
        stage = coded("etape_foncier", row.stage).lower()
        return Card(title.format(land=self._name(row), stage=stage), [*rows, *self._screened(row.verdict)])

    def _available(self, start: date | None, end: date | None) -> str:
        if start is None and end is None:
            return self.tr("non renseignée")
        if end is None and start is not None:
            return self.tr("à partir du {start}").format(start=french_day(start))
        if start is None and end is not None:
            return self.tr("jusqu’au {end}").format(end=french_day(end))
        return self.tr("du {start} au {end}").format(
            start=french_day(start or date.min), end=french_day(end or date.max)
        )

    def _screened(self, verdict: LandVerdict | None) -> list[Wide]:
        title = self.tr("Criblage")
        if verdict is None:
            return wide(
                title, self.tr("Ce terrain n’a jamais été criblé : rien n’est connu de ce que diraient les règles.")
            )
        text = self.tr("{verdict}, au {day}. Capacité, en ordre de grandeur : {people}.")
        shown = coded("verdict_foncier", verdict.verdict)
        people = self._people(verdict)
        if verdict.least is not None:
            people = self.tr("{range} personnes").format(range=people)
            if self._at_most(verdict):
                people += ", " + message(said("au plus, car les risques ne sont pas connus partout"))
        first = Wide(Cell(title, True, vocabulary("verdict_foncier").colour_of(verdict.verdict)),
                     Cell(text.format(verdict=shown, day=french_day(verdict.day), people=people), True))  # fmt: skip
        return [first, *(line for rule in TITLES for line in self._rule(rule, verdict))]

    def _at_most(self, verdict: LandVerdict) -> bool:
        capacity = verdict.finding("R8")
        return capacity is not None and capacity.result == UNKNOWN

    def _rule(self, rule: str, verdict: LandVerdict) -> list[Wide]:
        name = f"{rule} – {schema_label(TITLES[rule])}"
        found = verdict.finding(rule)
        if found is None:
            return [Wide(named(name), self.tr("Non examinée."))]
        result = self.tr("À titre d’information") if rule in TOLD_ONLY else coded("resultat_regle", found.result)
        words = "\N{NO-BREAK SPACE}; ".join(message(sentence) for sentence in told(found))
        return wide(name, _tied(f"{result}\N{NO-BREAK SPACE}: {words}." if words else f"{result}."))

    def _ruled_out(self) -> None:
        rows = self.land.ruled_out
        self.flow.heading(self.tr("Terrains écartés"))
        if not rows:
            self.flow.sentence(self.tr("Aucun terrain n’a été écarté."))
            return
        if self.land.in_full:
            self.flow.cards(COLUMNS, [self._card(row) for row in rows])
            return
        columns = [
            Column(self.tr("Terrain"), 4.6), Column(self.tr("Commune"), 3), Column(self.tr("Motif de l’écart"), 6.4),
            Column(self.tr("Résultat du criblage"), 2.8), Column(self.tr("Surface"), 1.8, RIGHT),
        ]  # fmt: skip
        lines = [[self._name(row), known(row.commune, feminine=True), known(row.why_not), self._verdict(row.verdict),
                  known_surface(row.area_m2)] for row in rows]  # fmt: skip
        self.flow.table(columns, lines, size=7.5)

    def _sources(self) -> None:
        self.flow.heading(self.tr("Couches lues par le criblage"))
        if not self.land.runs:
            self.flow.sentence(self.tr("Aucun criblage n’est enregistré sur ces terrains."))
            return
        columns = [Column(self.tr("Ce que la couche dit"), 5.4), Column(self.tr("Couche"), 5), Column(self.tr("Millésime"), 2.2),
                   Column(self.tr("Échelle"), 2), Column(self.tr("Coordonnées"), 2.2),
                   Column(self.tr("Objets"), 1.8, RIGHT)]  # fmt: skip
        for run in self.land.runs:
            self.flow.sentence(self.notes.run(run), bold=True)
            self.flow.sentence(self.notes.counts(run))
            self.flow.table(columns, self.notes.sources(run), size=7.5)

    def _figures(self) -> None:
        if not self.land.runs:
            return
        self.flow.heading(self.tr("Chiffres employés, et d’où ils viennent"))
        self.flow.sentence(self.notes.status(), muted=True)
        self.flow.y += 1
        columns = [Column(self.tr("Règle"), 3.6), Column(self.tr("Chiffre"), 5), Column(self.tr("Unité"), 2.7),
                   Column(self.tr("Ce que vaut ce chiffre"), 7.3)]  # fmt: skip
        for run in self.land.runs:
            if len(self.land.runs) > 1:
                self.flow.sentence(self.notes.run(run), bold=True)
            self.flow.table(columns, self.notes.figures(run), size=7.5)


def _tied(text: str) -> str:
    """A number is not cut from its unit."""
    return _UNIT.sub("\N{NO-BREAK SPACE}", text)
