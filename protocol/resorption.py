"""Whether a closed site is resorbed: the share of its inhabitants who were given a lasting solution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from .plain_text import french_day
from .rules import Problem, Record, as_day

ACCOMPANIED = "hebergement_accompagne"
HOUSING = "logement"
SHELTER = "mise_a_l_abri"
NO_ORIENTATION = "aucune"

LASTING = (ACCOMPANIED, HOUSING)
"""Orientations that count; a temporary shelter (`mise_a_l_abri`) does not."""

DECLARED_STATUS: Mapping[str, str] = {"resorbe": "oui", "ferme_non_resorbe": "non"}
"""What the status of a closed site says of its resorption."""

CLOSED = tuple(DECLARED_STATUS)
"""The statuses of a closed site."""

_HUNDREDTHS = 100

R = TypeVar("R", bound=Record)


def computed_resorption(persons: int | None, oriented: Mapping[str, int], threshold_pct: int) -> str:
    """oui, non, or inconnu when it cannot be computed: no count of persons, or no orientation known.

    `oriented` gives persons by type of orientation. The share is compared without rounding (65.85 % is not 66 %).
    """
    if not persons or not oriented:
        return "inconnu"
    lasting = sum(oriented.get(kind, 0) for kind in LASTING)
    return "oui" if 100 * lasting >= threshold_pct * persons else "non"


def closed_status(decision: str | None) -> str:
    """The status of a closed site: resorbed only when it is said so; unknown is not a yes."""
    return "resorbe" if decision == "oui" else "ferme_non_resorbe"


def last_with_persons(counts: Iterable[R]) -> R | None:
    """The last dated count that gives a number of persons; of one day, the one entered last. In order of entry."""
    known = [count for count in counts if count.get("nb_personnes") is not None]
    return max(reversed(known), key=lambda count: as_day(count.get("date")) or "", default=None)


@dataclass(frozen=True)
class LastingShare:
    """The persons of the last count (None: never counted), those oriented by type, the threshold in %."""

    persons: int | None
    oriented: Mapping[str, int]
    threshold_pct: int

    @property
    def lasting(self) -> int:
        """Persons who were given a lasting solution."""
        return sum(self.oriented.get(kind, 0) for kind in LASTING)

    @property
    def told(self) -> int:
        """Persons that the orientations speak of, those without any included."""
        return sum(self.oriented.values())

    @property
    def placed(self) -> int:
        """Persons with an orientation, lasting or not."""
        return self.told - self.oriented.get(NO_ORIENTATION, 0)

    @property
    def left(self) -> int | None:
        """Persons of the last count without any orientation; None when nobody counted."""
        return None if self.persons is None else max(0, self.persons - self.placed)

    @property
    def result(self) -> str:
        """oui, non, or inconnu when it cannot be computed."""
        return computed_resorption(self.persons, self.oriented, self.threshold_pct)

    @property
    def percent(self) -> str:
        """The share in French, cut after two decimals and never rounded up: what reads « 66 » is 66 at least.

        Raises ZeroDivisionError when nobody was counted.
        """
        whole, hundredths = divmod(100 * _HUNDREDTHS * self.lasting // (self.persons or 0), _HUNDREDTHS)
        return f"{whole},{hundredths:02d}".rstrip("0").rstrip(",")

    def explanation(self) -> list[Problem]:
        """Sentences that say the result with its figures, or why there is none."""
        if self.result == "inconnu":
            return [Problem("resorption", self._why_unknown())]
        return [self._verdict(), *self._aside()]

    def _why_unknown(self) -> str:
        if self.persons is None:
            return "Part non calculable : aucun comptage ne donne le nombre de personnes."
        if self.persons == 0:
            return "Part non calculable : le dernier comptage est de 0 personne."
        return "Part non calculable : aucune orientation n’est saisie."

    def _verdict(self) -> Problem:
        sentences = _REACHED if self.result == "oui" else _MISSED
        figures = {
            "durables": self.lasting,
            "personnes": self.persons,
            "accompagnes": self.oriented.get(ACCOMPANIED, 0),
            "logements": self.oriented.get(HOUSING, 0),
            "part": self.percent,
            "seuil": self.threshold_pct,
        }
        return Problem("resorption", sentences[min(self.lasting, 2)], tuple(figures.items()))

    def _aside(self) -> Iterable[Problem]:
        sheltered, left = self.oriented.get(SHELTER, 0), self.left
        if sheltered:
            yield Problem("resorption", "La mise à l’abri ({nombre}) n’est pas comptée.", (("nombre", sheltered),))
        if left == 1:
            yield Problem("resorption", "1 personne est sans orientation.")
        elif left:
            yield Problem("resorption", "{nombre} personnes sont sans orientation.", (("nombre", left),))


_MISSED = (
    "Aucune personne sur {personnes} n’a de solution durable : le seuil de {seuil} % n’est pas atteint.",
    "Une personne sur {personnes} a une solution durable (hébergement accompagné {accompagnes}, logement {logements}), "
    "soit {part} % : le seuil de {seuil} % n’est pas atteint.",
    "{durables} personnes sur {personnes} ont une solution durable (hébergement accompagné {accompagnes}, "
    "logement {logements}), soit {part} % : le seuil de {seuil} % n’est pas atteint.",
)
"""For nobody, one person, several."""

_REACHED = (
    "",
    "Une personne sur {personnes} a une solution durable (hébergement accompagné {accompagnes}, logement {logements}), "
    "soit {part} % : le seuil de {seuil} % est atteint.",
    "{durables} personnes sur {personnes} ont une solution durable (hébergement accompagné {accompagnes}, "
    "logement {logements}), soit {part} % : le seuil de {seuil} % est atteint.",
)
"""Nobody never reaches a threshold, which is 1 % at least."""


@dataclass(frozen=True)
class Closing:
    """What is said when a site closes. `households` are those oriented, by type; `counted` those of the last count."""

    share: LastingShare
    decision: str
    reason: str | None = None
    day: date | None = None
    count_day: date | None = None
    households: Mapping[str, int] = field(default_factory=dict)
    counted: int | None = None


def closing_problems(closing: Closing) -> list[Problem]:
    """What no rule of one record can say: sums of the orientations, and a decision that needs its reason."""
    share = closing.share
    return [
        *_too_many(share.told, share.persons, _TOO_MANY_PERSONS),
        *_too_many(sum(closing.households.values()), closing.counted, _TOO_MANY_HOUSEHOLDS),
        *_unexplained(closing),
    ]


def closing_doubts(closing: Closing) -> list[Problem]:
    """What is allowed but must be looked at twice."""
    if closing.day is None or closing.count_day is None or closing.day >= closing.count_day:
        return []
    shown = (("date", french_day(closing.count_day)),)
    return [Problem("date_fermeture", "La fermeture précède le dernier comptage, du {date}.", shown)]


_TOO_MANY_PERSONS = "Les orientations font {somme} personnes, plus que les {nombre} du dernier comptage."
_TOO_MANY_HOUSEHOLDS = "Les orientations font {somme} ménages, plus que les {nombre} du dernier comptage."


def _too_many(total: int, counted: int | None, sentence: str) -> Sequence[Problem]:
    """A count of 0 limits nothing: it was made once everybody had been rehoused."""
    if not counted or total <= counted:
        return ()
    return (Problem("orientation", sentence, (("somme", total), ("nombre", counted))),)


def _unexplained(closing: Closing) -> Sequence[Problem]:
    if closing.decision == closing.share.result or (closing.reason or "").strip():
        return ()
    return (Problem("resorption_motif", "Dites pourquoi la décision diffère du résultat calculé."),)
