"""Article 11: whether a closed site needs the signatories' attention, and why; a checklist that can abstain.

Version 1 of the rule, strongest first: a re-occupation that a person confirmed; closed without a lasting solution for
the share of the protocol (F1), or two earlier occupations of the place (F3), or three « oui »; not to be judged when
F1 or F4 is unknown, or fewer than four factors are known; otherwise no sufficient reason. A stated convention, not a
measure: no probability comes out of it, and no data set that could give one was found for France.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .vigilance_factors import NO, UNKNOWN, YES, Factor, factors_at
from .vigilance_facts import CONFIRMED, Decision, SiteFacts, Territory
from .vocabulary import vocabulary

VERSION = "1"
"""To be changed with any change of what a factor or a level means: it is stored with each result."""

OCCUPATIONS = 2
REASONS = 3
KNOWN = 4

REOCCUPIED, VIGILANCE, NOT_JUDGED, NO_REASON = vocabulary("niveau_vigilance").values
LEVELS = (REOCCUPIED, VIGILANCE, NOT_JUDGED, NO_REASON)
"""The levels, strongest first."""

CODES = vocabulary("facteur_vigilance").values
"""F1 to F6."""


@dataclass(frozen=True)
class Checklist:
    """The answers on one site: what the level is made from, and nothing else."""

    confirmed: bool
    answers: Mapping[str, str]
    occupations: int = 0

    def count(self, answer: str) -> int:
        """How many factors have that answer."""
        return [self.answers.get(code, UNKNOWN) for code in CODES].count(answer)

    def answer(self, code: str) -> str:
        """The answer of a factor; one that is missing is unknown."""
        return self.answers.get(code, UNKNOWN)

    @property
    def known(self) -> int:
        """How many factors have an answer."""
        return self.count(YES) + self.count(NO)


@dataclass(frozen=True)
class Step:
    """One step of the rule: the first that holds gives the level. `key` names it in what is stored and said."""

    key: str
    level: str
    holds: Callable[[Checklist], bool]


STEPS = (
    Step("confirmee", REOCCUPIED, lambda c: c.confirmed),
    Step("sans_solution", VIGILANCE, lambda c: c.answer("F1") == YES),
    Step("occupations", VIGILANCE, lambda c: c.answer("F3") == YES and c.occupations >= OCCUPATIONS),
    Step("motifs", VIGILANCE, lambda c: c.count(YES) >= REASONS),
    Step("sans_f1", NOT_JUDGED, lambda c: c.answer("F1") == UNKNOWN),
    Step("sans_f4", NOT_JUDGED, lambda c: c.answer("F4") == UNKNOWN),
    Step("peu_connus", NOT_JUDGED, lambda c: c.known < KNOWN),
    Step("aucun", NO_REASON, lambda c: True),
)
"""The rule, in order."""


def step_of(checklist: Checklist) -> Step:
    """The step that decides."""
    return next(step for step in STEPS if step.holds(checklist))


@dataclass(frozen=True)
class Evaluation:
    """The result for one closed site on one day. `confirmed` is the re-occupation that a person confirmed, if any."""

    site: str
    day: date
    factors: tuple[Factor, ...]
    checklist: Checklist
    confirmed: Decision | None = None
    version: str = VERSION

    @property
    def step(self) -> Step:
        """The step that decided."""
        return step_of(self.checklist)

    @property
    def level(self) -> str:
        """A code of `niveau_vigilance`."""
        return self.step.level


def evaluate(territory: Territory, site: SiteFacts, day: date) -> Evaluation:
    """The result for a site closed on that day, as the base knew it then. Raises ValueError for another one."""
    if not site.closed_at(day):
        raise ValueError(site.uuid)
    factors = factors_at(territory, site, day)
    confirmed = confirmed_at(territory, site, day)
    answers = {factor.code: factor.answer for factor in factors}
    checklist = Checklist(confirmed is not None, answers, sum([factor.number for factor in factors]))
    return Evaluation(site.uuid, day, factors, checklist, confirmed)


def evaluate_all(territory: Territory, day: date) -> tuple[Evaluation, ...]:
    """Every site closed on that day, in the order of their codes."""
    return tuple(evaluate(territory, site, day) for site in territory.closed_at(day))


def confirmed_at(territory: Territory, site: SiteFacts, day: date) -> Decision | None:
    """The re-occupation that a person confirmed and that holds on that day; None if the place was left since.

    It must have begun after the last closing of the place, that of this site or of one that came after it there.
    """
    confirmed = [row for row in territory.decisions_of.get(site.uuid, ()) if row.decision == CONFIRMED]
    if not confirmed:
        return None
    closing = last_closing(territory, site, day)
    known = [(begun_on(territory, site, row), row) for row in confirmed if _holds(territory, row, day)]
    holding = [(begun or date.min, row) for begun, row in known if begun is None or closing <= begun <= day]
    return max(holding, key=lambda pair: (pair[0], *pair[1].key), default=(None, None))[1]


def last_closing(territory: Territory, site: SiteFacts, day: date) -> date:
    """When the place was left for the last time, as far as it is known; date.min when no day is."""
    later = (territory.sites.get(uuid) for uuid in territory.later(site.uuid, day))
    left = [other.left_on or other.began_on for other in (site, *later) if other is not None and other.closed_at(day)]
    return max((known for known in left if known is not None), default=date.min)


def begun_on(territory: Territory, site: SiteFacts, row: Decision) -> date | None:
    """When a re-occupation began: its site settled, its visit was made; without either, the day of the decision."""
    new = None if row.new is None else territory.sites.get(row.new)
    if new is not None:
        return new.began_on
    seen = None if row.visit is None else next((v.day for v in site.visits if v.uuid == row.visit), None)
    return seen or row.decided_on


def _holds(territory: Territory, row: Decision, day: date) -> bool:
    """Whether it was decided by then, and the site that it is about was not left."""
    new = None if row.new is None else territory.sites.get(row.new)
    left = new is not None and new.closed_at(day)
    return not left and (row.decided_on is None or row.decided_on <= day)
