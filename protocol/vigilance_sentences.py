"""The words of a result, all made from what is stored: the same table gives the same sentence years later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from .plain_text import french_day
from .sentences import Sentence, said
from .vigilance import NO_REASON, NOT_JUDGED, REOCCUPIED, VIGILANCE, Checklist, Evaluation, Step, step_of
from .vigilance_factors import NO, UNKNOWN, YES, Factor
from .vocabulary import vocabulary

IS_NOT = (
    "Ce n’est ni une probabilité, ni une prévision, ni un jugement sur les habitants, ni une carte de lieux où un campement "
    "pourrait s’installer : six constats sur un lieu déjà fermé, chacun avec ses valeurs et sa source.",
    "« Inconnu » n’est jamais compté comme « non » : ce qui manque est nommé.",
    "« Pas de motif suffisant relevé » n’est pas une garantie.",
)
LIMITS = (
    "Aucune donnée ni aucun modèle français de la réoccupation d’un même lieu n’a été trouvé, ni aucun effet mesuré "
    "des clôtures : aucun facteur n’atteint le niveau de preuve A.",
    "Un lieu plus souvent visité donne plus de constats : le nombre de constats ne compare pas les lieux entre eux.",
)
CAVEATS = (*IS_NOT, *LIMITS)
"""What must be read beside any list of levels, the same words wherever it is."""

NOT_VALIDATED = "Non validé localement."
"""Said until the rule has been held against enough closings of this base, and borne out: see `local_check`."""

WHERE: Mapping[str, str] = {
    "F1": "orientation", "F2": "site", "F3": "site_precedent", "F4": "usage_site", "F5": "usage_site", "F6": "site",
}  # fmt: skip
"""Factor -> table of the base where what is missing is to be written."""

_TO_DO: Mapping[str, str] = {
    "F1": "Saisir la date de fermeture, les orientations, et un comptage d’avant la fermeture qui donne le nombre de personnes.",
    "F2": "Vérifier la date de fermeture.",
    "F3": "Dire si le lieu était déjà occupé : lier le site à celui qui l’a précédé, ou écarter la proposition.",
    "F4": "Enregistrer l’usage du lieu, même « aucun ».",
    "F5": "Enregistrer si le gestionnaire est identifié et si des équipements sont restés.",
    "F6": "Tracer les contours qui manquent, celui de ce site ou de ses voisins.",
}

_COUNT = re.compile(r"[0-9]{1,6}")


class StoredFactor(NamedTuple):
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
        """What is known, in French: « Unit : value », or why nothing is. Without a full stop."""
        told = self.value if self.answer == UNKNOWN or not self.unit else f"{self.unit}\N{NO-BREAK SPACE}: {self.value}"
        return (told[:1].upper() + told[1:]).rstrip(".")


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
    factors = tuple([_stored(factor) for factor in evaluation.factors])
    return Stored(evaluation.site, evaluation.day, evaluation.version, evaluation.level, factors)


def _stored(found: Factor) -> StoredFactor:
    evidence = found.evidence
    return StoredFactor(
        found.code, found.answer, found.value.message, found.unit, found.threshold, evidence.grade, evidence.source
    )


def motive(result: Stored) -> Sentence:
    """The main reason in a few words; no word when nothing was found, or when this version would not give that level."""
    return _MOTIVES[result.step.key](result) if result.step.level == result.level else said("")


def _names(result: Stored, answer: str) -> tuple[Sentence, ...]:
    names = _REASONS if answer == YES else MATTERS
    return tuple(names[factor.code] for factor in result.answered(answer))


_REASONS: Mapping[str, Sentence] = {
    "F1": said("sans solution durable pour la part fixée"),
    "F2": said("fermeture récente"),
    "F3": said("lieu déjà occupé"),
    "F4": said("aucun usage décidé"),
    "F5": said("gestionnaire ou équipements"),
    "F6": said("site actif voisin ou rejoint"),
}
"""Each « oui » in a few words."""

MATTERS: Mapping[str, Sentence] = {
    "F1": said("part de solutions durables"),
    "F2": said("date de fermeture"),
    "F3": said("occupations antérieures"),
    "F4": said("usage du lieu"),
    "F5": said("gestionnaire et équipements"),
    "F6": said("sites voisins"),
}
"""What each factor is about, in a few words."""


def _missing(result: Stored) -> Sentence:
    return said("À renseigner : {names}", names=_names(result, UNKNOWN))


def _not_enough(result: Stored) -> Sentence:
    names = _names(result, YES)
    return said("Relevé, sans suffire : {names}", names=names) if names else said("")


_MOTIVES = {
    "confirmee": lambda result: said("Réoccupation confirmée"),
    "sans_solution": lambda result: said("Fermé sans solution durable pour la part fixée"),
    "occupations": lambda result: said("Occupations antérieures du lieu : {count}", count=result.checklist.occupations),
    "motifs": lambda result: said("Motifs réunis : {names}", names=_names(result, YES)),
    "sans_f1": _missing,
    "sans_f4": _missing,
    "peu_connus": _missing,
    "aucun": _not_enough,
}


def headline(result: Stored) -> Sentence:
    """The level, its day, and the main reason; where something is missing to judge, `gaps` is what names it."""
    return _with_reason(result, said("") if result.level == NOT_JUDGED else motive(result))


def explained(result: Stored) -> tuple[Sentence, ...]:
    """The sentences about one site: its level and why, then each « oui », each « non », and what is not known.

    A reason that is one factor is said once: by the sentence of that factor, which comes next.
    """
    one_factor = result.step.key in _ONE_FACTOR
    first = _with_reason(result, said("") if one_factor else motive(result))
    return (first, *(_about(factor) for answer in _ORDER for factor in result.answered(answer)))


_ONE_FACTOR = ("sans_solution",)


def _with_reason(result: Stored, why: Sentence) -> Sentence:
    level = said(_LEVELS[result.level], day=french_day(result.day))
    return said("{level} {why}.", level=level, why=why) if why.template else level


def _about(factor: StoredFactor) -> Sentence:
    answer = factor.answer if factor.answer in (YES, NO) else UNKNOWN
    template = _UNKNOWN if answer == UNKNOWN else _KNOWN[factor.code, answer]
    return said(template, code=factor.code, told=factor.told)


_LEVELS = {
    REOCCUPIED: "Réoccupé, au {day}.",
    VIGILANCE: "Vigilance, au {day}.",
    NOT_JUDGED: "Non évaluable, au {day}.",
    NO_REASON: "Pas de motif suffisant relevé, au {day}.",
}
_ORDER = (YES, NO, UNKNOWN)
_UNKNOWN = "Inconnu ({code}). {told}."
_KNOWN = {
    ("F1", YES): "Fermé sans solution durable pour la part fixée ({code}). {told}.",
    ("F1", NO): "Fermé avec une solution durable pour la part fixée ({code}). {told}.",
    ("F2", YES): "Fermeture récente ({code}). {told}.",
    ("F2", NO): "Fermeture qui n’est plus récente ({code}). {told}.",
    ("F3", YES): "Lieu déjà occupé auparavant ({code}). {told}.",
    ("F3", NO): "Pas d’occupation antérieure connue ({code}). {told}.",
    ("F4", YES): "Lieu sans usage décidé ({code}). {told}.",
    ("F4", NO): "Lieu dont l’usage est décidé ({code}). {told}.",
    ("F5", YES): "Gestionnaire non identifié ou équipements laissés ({code}). {told}.",
    ("F5", NO): "Gestionnaire identifié, pas d’équipement laissé ({code}). {told}.",
    ("F6", YES): "Site actif voisin, ou rejoint par des ménages partis d’ici ({code}). {told}.",
    ("F6", NO): "Pas de site actif voisin ni rejoint, à ce qui est connu ({code}). {told}.",
}


@dataclass(frozen=True)
class Gap:
    """What is missing to answer a factor: about what, why, what to do, and the table where it is written."""

    code: str
    about: Sentence
    why: str
    to_do: Sentence
    table: str


def gaps(result: Stored) -> tuple[Gap, ...]:
    """What is missing to know more about a site, factor by factor."""
    missing = result.answered(UNKNOWN)
    return tuple(Gap(f.code, MATTERS[f.code], f.value, said(_TO_DO[f.code]), WHERE[f.code]) for f in missing)


def level_label(level: str) -> str:
    """The French words of a level. Raises KeyError."""
    return vocabulary("niveau_vigilance").label_of(level)
