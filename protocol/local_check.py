"""What a base remembers of the rule of Article 11 held against its own closings, and what its results may say of it.

Remembered as one line of text in the table `reglage`: the day, the version of the rule, the figures in force, and
counts of closings. With another version or other figures it is no longer about the rule that gives the results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .back_test import AGAIN, FOLLOW_UP_MONTHS, BackTest
from .plain_text import french_day
from .sentences import Sentence, said
from .settings import VIGILANCE_SETTINGS, Settings, applied
from .vigilance import NO_REASON, VERSION, VIGILANCE
from .vigilance_sentences import NOT_VALIDATED

KEY = "vigilance_verification"
"""Of the line of `reglage`."""

SOURCE = "Traitement « Vérifier la règle de vigilance sur les fermetures passées » (resorption:verifier_vigilance)."
"""Where the line comes from, as the table asks."""

_TEXT = "{day}, règle {version}, seuils {figures}, issues connues {known}, vigilance {watched}, sans motif {others}"
_READ = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d), règle (?P<version>\S+), seuils (?P<figures>\d+(?:/\d+)*), "
    r"issues connues (?P<known>\d+), vigilance (?P<watched>\d+/\d+), sans motif (?P<others>\d+/\d+)",
    re.ASCII,
)


@dataclass(frozen=True)
class LocalCheck:
    """A back-test that bore the rule out: until which day, for which rule, on how many closings of known outcome.

    `figures`: those in force, the threshold of the protocol first. `watched` and `others`: how many places were
    occupied again, then among how many, in vigilance and without a sufficient reason.
    """

    day: date
    version: str
    figures: tuple[int, ...]
    known: int
    watched: tuple[int, int]
    others: tuple[int, int]

    @property
    def text(self) -> str:
        """As the base remembers it."""
        return _TEXT.format(day=self.day.isoformat(), version=self.version, figures=_joined(self.figures),
                            known=self.known, watched=_joined(self.watched), others=_joined(self.others))  # fmt: skip

    @property
    def told(self) -> Sentence:
        """In place of « Non validé localement »: counts only, and the day."""
        return said(
            "Règle version {version} vérifiée sur cette base au {day} : {known} fermetures suivies pendant {months} mois et "
            "d’issue connue. Lieux réoccupés : {a} sur {b} en vigilance, {c} sur {d} sans motif suffisant.",
            version=self.version, day=french_day(self.day), known=self.known, months=FOLLOW_UP_MONTHS,
            a=self.watched[0], b=self.watched[1], c=self.others[0], d=self.others[1],
        )  # fmt: skip


def check_of(result: BackTest, settings: Settings, threshold_pct: int) -> LocalCheck | None:
    """What may be remembered of a back-test; None unless it bore the rule out."""
    if not result.validated:
        return None
    watched, others = ((row.counts[AGAIN], row.known) for row in (result.row(VIGILANCE), result.row(NO_REASON)))
    return LocalCheck(
        result.day, VERSION, figures_in_force(settings, threshold_pct), result.whole.known, watched, others
    )


def figures_in_force(settings: Settings, threshold_pct: int) -> tuple[int, ...]:
    """The figures that the answers and the proposals of re-occupations depend on."""
    return (threshold_pct, *(applied(setting, settings) for setting in VIGILANCE_SETTINGS))


def remembered(settings: Settings) -> LocalCheck | None:
    """The check that the base holds; None without one, or when it cannot be read."""
    found = _READ.fullmatch(" ".join(str(settings.get(KEY) or "").split()))
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    watched, others = _whole(found["watched"]), _whole(found["others"])
    return LocalCheck(
        day, found["version"], _whole(found["figures"]), int(found["known"]),
        (watched[0], watched[1]), (others[0], others[1]),
    )  # fmt: skip


def validity(
    settings: Settings, threshold_pct: int, versions: Iterable[str] = (VERSION,), day: date = date.max
) -> Sentence:
    """What is said on that day of results of these versions: the check remembered, or that none is about them."""
    check = remembered(settings)
    if check is None or check.day > day or set(versions) - {check.version}:
        return said(NOT_VALIDATED)
    return check.told if check.figures == figures_in_force(settings, threshold_pct) else said(NOT_VALIDATED)


def _joined(figures: Iterable[int]) -> str:
    return "/".join(map(str, figures))


def _whole(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("/"))
