"""Of the sheet of a site: how people live there, and what the diagnoses say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..layers import schema
from ..layers.names import shown
from ..layers.texts import coded, message, number
from ..layers.texts import label as schema_label
from ..protocol.living_conditions import BAD, GOOD, THEMES, TO_IMPROVE, UNKNOWN, WORDS, ThemeStatus
from ..protocol.living_reasons import status_sentence
from ..protocol.plain_text import french_day
from .cards import COLUMNS, answer, field_label, in_pairs, known_number, wide
from .flow import ROUNDING_MM, Card, Flow, Wide
from .paper import INK, MARGIN, add_box, add_table, table_cell, text_format
from .ruler import INNER, Cell, Column, Text
from .site_sheet_tables import Diagnosis, Living, SiteSheet

_INKS = {GOOD: "#00704f", TO_IMPROVE: "#8a5a00", UNKNOWN: "#555555", BAD: "#a31515"}
_FILLS = {GOOD: "#dff2ea", TO_IMPROVE: "#fdf0d5", UNKNOWN: "#eceff1", BAD: "#fbe0e0"}
_MARKS = {GOOD: "●", TO_IMPROVE: "◐", UNKNOWN: "?", BAD: "✕"}
"""A sign beside the colour and the word, the same as in the file of the site."""

_GAP, _HIGH = 2.0, 14.0
_STRIPE, _BEFORE, _NAMED = 1.3, 2.4, 7.6


class LivingBlocks:
    """Lays the living conditions and the diagnoses."""

    def __init__(self, flow: Flow, sheet: SiteSheet) -> None:
        self.flow = flow
        self.sheet = sheet

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("LivingBlocks", text)

    def lay_out(self) -> None:
        """Lays both blocks."""
        self.conditions()
        self.diagnoses()

    def conditions(self) -> None:
        """Six cells with a colour, a sign and a word, then what makes each status."""
        self.flow.heading(self.tr("Conditions de vie"))
        living = self.sheet.living
        if living is None:
            self.flow.sentence(self.tr("Aucun constat des conditions de vie n’est saisi."))
            return
        self._cells(living.themes)
        self.flow.sentence(self.tr("Dernier constat : {day}.").format(day=french_day(living.day)))
        self.flow.y += 1
        rows = self._reasons(living)
        if rows:
            columns = [Column(self.tr("Thème"), 3.6), Column(self.tr("État, et ce qui le dit"), 15)]
            self.flow.table(columns, rows, size=8)
            self._unknown_water(living)
        else:
            self.flow.sentence(self.tr("Aucune réponse ne fait baisser l’état d’un thème."))

    def _unknown_water(self, living: Living) -> None:
        """An access that nobody knows would read as one that was found bad."""
        if living.answers.get("eau_acces") in (None, UNKNOWN) and any(
            one.status == BAD and "eau_acces" in one.reasons for one in living.themes
        ):
            text = self.tr(
                "Eau : l’accès n’est pas connu. « Mauvais » est alors la règle de la plateforme nationale, non un constat."
            )
            self.flow.sentence(text, muted=True)

    def _cells(self, themes: Sequence[ThemeStatus]) -> None:
        _, top = self.flow.claim(_HIGH + 2)
        if not self.flow.draws:
            return
        wide_mm = (INNER - _GAP * (len(themes) - 1)) / len(themes)
        layout, page = self.flow.layout, self.flow.page
        # One table for all: items of a layout are dear, and these are on every sheet.
        names, words = [], []
        for one in themes:
            fill = _FILLS[one.status]
            name, word = schema_label(THEMES[one.theme]), self._word(one.status)
            form = text_format(7.5, INK)
            lines = self.flow.ruler.wrapped(name, wide_mm - _BEFORE - 0.6, form)
            told = f"{_MARKS[one.status]}\N{NO-BREAK SPACE}{word}"
            names += [table_cell("", form, fill), table_cell("\n".join(lines), form, fill), table_cell("", form)]
            strong = text_format(9, _INKS[one.status], True)
            words += [table_cell("", form, fill), table_cell(told, strong, fill), table_cell("", form)]
        widths = [_BEFORE, wide_mm - _BEFORE, _GAP] * len(themes)
        box = (MARGIN, top, INNER + _GAP, _HIGH + ROUNDING_MM)
        add_table(layout, page, box, [names, words], widths, [_NAMED, _HIGH - _NAMED])
        for rank, one in enumerate(themes):
            x = MARGIN + rank * (wide_mm + _GAP)
            add_box(layout, page, (x, top, _STRIPE, _HIGH), _INKS[one.status])

    def _word(self, status: str) -> str:
        words = {
            GOOD: self.tr("Bon"),
            TO_IMPROVE: self.tr("À améliorer"),
            UNKNOWN: self.tr("Inconnu"),
            BAD: self.tr("Mauvais"),
        }
        return words.get(status, WORDS[status])

    def _reasons(self, living: Living) -> list[list[Text]]:
        """Of the themes that are not good."""
        labels, given = _questions(), _answers(living.answers)
        return [
            [Cell(schema_label(THEMES[one.theme]), True), message(status_sentence(one, labels, given))]
            for one in living.themes
            if one.status != GOOD
        ]

    def diagnoses(self) -> None:
        """One card each, the latest first."""
        self.flow.heading(self.tr("Diagnostics"))
        if not self.sheet.diagnoses:
            self.flow.sentence(self.tr("Aucun diagnostic saisi."))
            return
        self.flow.cards(COLUMNS, [self._diagnosis(one) for one in self.sheet.diagnoses])

    def _diagnosis(self, one: Diagnosis) -> Card:
        facts: list[tuple[str, Text]] = [
            (field_label("diagnostic", "operateur"), one.operator),
            (field_label("diagnostic", "nb_menages_rencontres"), known_number(one.households_met)),
        ]
        rows: list[Sequence[Text] | Wide] = [*in_pairs(facts), *wide(self.tr("Besoins comptés"), self._needs(one))]
        if one.feasible is not None:
            rows += wide(field_label("diagnostic", "stabilisation_faisable"), answer(one.feasible))
        for column, text in one.texts:
            rows += wide(field_label("diagnostic", column), text.replace("\n", " "))
        return Card(self._title(one), rows)

    def _title(self, one: Diagnosis) -> str:
        told = f"{coded('nature_diagnostic', one.nature)} – {coded('etat_diagnostic', one.state).lower()}"
        return told if one.day is None else self.tr("{told}, {day}").format(told=told, day=french_day(one.day))

    def _needs(self, one: Diagnosis) -> str:
        if all(value is None for _column, value in one.needs):
            return self.tr("Aucun besoin n’est compté.")
        told = [f"{field_label('diagnostic', column)} : {self._counted(value)}" for column, value in one.needs]
        return "\N{NO-BREAK SPACE}; ".join(told)

    def _counted(self, value: int | None) -> str:
        return self.tr("non compté") if value is None else number(value)


def _questions() -> dict[str, str]:
    return {field.name: schema_label(field.label) for field in schema.table("conditions_vie").own_fields}


def _answers(answers: Mapping[str, object]) -> dict[str, str]:
    """The labels of the answers given."""
    fields = schema.table("conditions_vie").own_fields
    return {field.name: shown(field, answers[field.name]) for field in fields if answers.get(field.name)}
