"""The words of a result, all made from what is stored: the same table gives the same sentence years later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .plain_text import french_day
from .sentences import Sentence, said
from .vigilance import NO_REASON, NOT_JUDGED, REOCCUPIED, VIGILANCE, Checklist, Evaluation, Step, step_of
from .vigilance_factors import NO, UNKNOWN, YES
from .vocabulary import vocabulary

CAVEATS = (
    "Ce n’est ni une probabilité ni une prévision : six constats sur un lieu déjà fermé, chacun avec ses valeurs et sa source.",
    "« Inconnu » n’est jamais compté comme « non » : ce qui manque est nommé.",
    "Aucune donnée ni aucun modèle français de la réoccupation d’un même lieu n’a été trouvé, ni aucun effet mesuré "
    "des clôtures : aucun facteur n’atteint le niveau de preuve A.",
    "Un lieu plus souvent visité donne plus de constats : le nombre de constats ne compare pas les lieux entre eux.",
)  # fmt: skip
"""What must be read beside any list of levels."""

NOT_VALIDATED = "Non validé localement."
"""Said until the rule has been held against enough closings of this base."""

WHERE: Mapping[str, str] = {
    "F1": "orientation", "F2": "site", "F3": "site_precedent", "F4": "usage_site", "F5": "usage_site", "F6": "site",
}  # fmt: skip
"""Factor -> table of the base where what is missing is to be written."""

_TO_DO: Mapping[str, str] = {
    "F1": "Saisir les orientations à la fermeture, et un comptage qui donne le nombre de personnes.",
    "F2": "Vérifier la date de fermeture.",
    "F3": "Dire si le lieu était déjà occupé : lier le site à celui qui l’a précédé, ou écarter la proposition.",
    "F4": "Enregistrer l’usage du lieu, même « aucun ».",
    "F5": "Enregistrer si le gestionnaire est identifié et si des équipements sont restés.",
    "F6": "Tracer les contours qui manquent, celui de ce site ou de ses voisins.",
}

_COUNT = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True)
class StoredFactor:
    """A row of `vigilance_facteur`."""

    code: str
    answer: str
    value: str = ""
    unit: str = ""
    threshold: str = ""
    grade: str = ""
    source: str = ""

    @property
    def told(self) -> str:
        """What is known, in French: « unit : value », or why nothing is."""
        return self.value if self.answer == UNKNOWN or not self.unit else f"{self.unit}\N{NO-BREAK SPACE}: {self.value}"


@dataclass(frozen=True)
class Stored:
    """A row of `vigilance` with its six factors, in order."""

    site: str
    day: date
    version: str
    level: str
    factors: tuple[StoredFactor, ...]

    @property
    def checklist(self) -> Checklist:
        """What the level was made from."""
        answers = {factor.code: factor.answer for factor in self.factors}
        return Checklist(self.level == REOCCUPIED, answers, self._occupations())

    @property
    def step(self) -> Step:
        """The step of the rule that gave the level."""
        return step_of(self.checklist)

    def answered(self, answer: str) -> tuple[StoredFactor, ...]:
        """The factors with that answer."""
        return tuple(factor for factor in self.factors if factor.answer == answer)

    def _occupations(self) -> int:
        third = next((factor for factor in self.factors if factor.code == "F3"), None)
        found = None if third is None or third.answer != YES else _COUNT.match(third.value)
        return 0 if found is None else int(found.group())


def stored(evaluation: Evaluation) -> Stored:
    """What is written in the base of a result."""
    factors = tuple(
        StoredFactor(f.code, f.answer, f.value.message, f.unit, f.threshold, f.evidence.grade, f.evidence.source)
        for f in evaluation.factors
    )
    return Stored(evaluation.site, evaluation.day, evaluation.version, evaluation.level, factors)


def motive(result: Stored) -> Sentence:
    """The main reason in a few words; no word when nothing was found."""
    return _MOTIVES[result.step.key](result)


def _codes(result: Stored, answer: str) -> str:
    return ", ".join(factor.code for factor in result.answered(answer))


def _missing(result: Stored) -> Sentence:
    return said("À renseigner : {codes}", codes=_codes(result, UNKNOWN))


_MOTIVES = {
    "confirmee": lambda result: said("Réoccupation confirmée"),
    "sans_solution": lambda result: said("Fermé sans solution durable pour la part fixée"),
    "occupations": lambda result: said("Occupations antérieures du lieu : {count}", count=result.checklist.occupations),
    "motifs": lambda result: said("Motifs réunis : {codes}", codes=_codes(result, YES)),
    "sans_f1": _missing,
    "sans_f4": _missing,
    "peu_connus": _missing,
    "aucun": lambda result: said("Relevé : {codes}", codes=codes) if (codes := _codes(result, YES)) else said(""),
}


def explained(result: Stored) -> tuple[Sentence, ...]:
    """The sentences about one site: its level and why, then each « oui », each « non », and what is not known."""
    return tuple(_explained(result))


def _explained(result: Stored) -> Iterator[Sentence]:
    yield said(_LEVELS[result.level], day=french_day(result.day), why=motive(result))
    for answer, template in _ANSWERS.items():
        factors = result.answered(answer)
        if factors:
            yield said(template, factors=tuple(said(_FACTOR, code=f.code, told=f.told.rstrip(".")) for f in factors))


_LEVELS = {
    REOCCUPIED: "Réoccupé, au {day}. {why}.",
    VIGILANCE: "Vigilance, au {day}. {why}.",
    NOT_JUDGED: "Non évaluable, au {day}. {why}.",
    NO_REASON: "Pas de motif suffisant relevé, au {day}.",
}
_FACTOR = "{code}, {told}"
_ANSWERS = {
    YES: "Relevé : {factors}.",
    NO: "Non relevé : {factors}.",
    UNKNOWN: "Inconnu : {factors}.",
}


@dataclass(frozen=True)
class Gap:
    """What is missing to answer a factor, what to do, and the table where it is written."""

    code: str
    why: str
    to_do: Sentence
    table: str


def gaps(result: Stored) -> tuple[Gap, ...]:
    """What is missing to know more about a site, factor by factor."""
    return tuple(Gap(f.code, f.value, said(_TO_DO[f.code]), WHERE[f.code]) for f in result.answered(UNKNOWN))


def level_label(level: str) -> str:
    """The French words of a level. Raises KeyError."""
    return vocabulary("niveau_vigilance").label_of(level)
