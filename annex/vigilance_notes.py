"""What must be read with the tables of Article 11: what they are, what they are not, how a level comes about.

Facts about evidence and limits are those of the factors' sources, as `protocol/vigilance_factors.py` grades them.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import label as schema_label
from ..layers.texts import message, number
from ..protocol.plain_text import french_day
from ..protocol.sentences import Sentence
from ..protocol.vigilance import KNOWN, OCCUPATIONS, REASONS, VERSION
from ..protocol.vigilance_sentences import IS_NOT, LIMITS
from ..protocol.vocabulary import vocabulary
from .paper import PALE
from .ruler import Cell, Text
from .vigilance_tables import Known, Watch

_NGO_FIGURES = "F1"
"""The factor that is read beside percentages published by associations."""


class VigilanceNotes:
    """The frame at the top, the words of the rule, and the table of evidence."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("VigilanceNotes", text)

    def frame(self) -> list[list[Text]]:
        """Rows of two cells: a few bold words, and what they are about."""
        rows = [
            (self.tr("Ce que c’est"), self._is()),
            (self.tr("Ce que ce n’est pas"), self._is_not()),
            (self.tr("Limites"), self._limits()),
        ]
        if self.watch.evaluated:
            rows.append((self.tr("Règle et dates"), self._dated()))
        return [[Cell(name, True, PALE), Cell(text, False, PALE)] for name, text in rows]

    def caveat(self) -> tuple[str, ...]:
        """What must be read beside the map."""
        return (self._is_not(), message(self.watch.validity))

    def _is(self) -> str:
        return self.tr(
            "Six questions (F1 à F6) posées à chaque site résorbé ou fermé : la réponse, ses valeurs, ses dates et le "
            "niveau de preuve du facteur. Le niveau dit où une décision des signataires est utile. Il appelle des "
            "actions des articles 4 à 6, 8, 9 et 11, jamais une alerte de police. Une réoccupation est proposée avec son "
            "motif, puis confirmée ou refusée par une personne."
        )

    def _is_not(self) -> str:
        return " ".join(message(Sentence(text)) for text in IS_NOT)

    def _limits(self) -> str:
        return " ".join(message(said) for said in (*map(Sentence, LIMITS), self.watch.validity))

    def _dated(self) -> str:
        days, versions = self.watch.evaluation_days, ", ".join(self.watch.versions)
        if days[0] == days[-1]:
            text = self.tr("Règle version {version}. Évaluations du {first}.")
        else:
            text = self.tr("Règle version {version}. Évaluations du {first} au {last}.")
        text = text.format(version=versions, first=french_day(days[0]), last=french_day(days[-1]))
        return text + " " + self.tr("Une évaluation vaut à sa date : ce qui a changé depuis n’y est pas.")

    def rule(self) -> str:
        """How a level comes about; nothing when a result comes from another version of the rule."""
        if set(self.watch.versions) != {VERSION}:
            return ""
        return self.tr(
            "Du plus fort au plus faible : réoccupé, une personne a confirmé une réoccupation après la dernière "
            "fermeture ; vigilance, F1 « oui », ou au moins {occupations} occupations antérieures du lieu, ou au moins "
            "{reasons} « oui » ; non évaluable, F1 ou F4 inconnu, ou moins de {known} facteurs connus sur 6 ; sinon, "
            "pas de motif suffisant relevé."
        ).format(occupations=number(OCCUPATIONS), reasons=number(REASONS), known=number(KNOWN))

    def grades(self) -> str:
        """What the grades of evidence mean."""
        return self.tr(
            "Niveau de preuve, de A (fort) à C (faible). B+ : associations et État "
            "concordent, sans taux français pour un même lieu. B : étude étrangère, à l’échelle d’un quartier. "
            "B− : déplacements connus d’un site à l’autre. C+ : cas rapportés. C : cas rapportés, sans mesure."
        )

    def evidence(self) -> list[list[Text]]:
        """One row per factor: its name, its threshold, its grade, and its sources."""
        return [self._known(known) for known in self.watch.known]

    def _known(self, known: Known) -> list[Text]:
        sources: Sequence[str] = known.sources
        if known.code == _NGO_FIGURES:
            caveat = self.tr(
                "Les pourcentages publiés par les associations comptent surtout Calais et Grande-Synthe (77 % des "
                "évacuations en 2020-2021) : une population différente de celle des bidonvilles du protocole."
            )
            sources = (*sources, caveat)
        return [factor_name(known.code), "\n".join(known.thresholds), "\n".join(known.grades), "\n".join(sources)]


def factor_name(code: str) -> str:
    """As in: F2 – Fermeture récente."""
    return f"{code} – {schema_label(vocabulary('facteur_vigilance').label_of(code))}"
