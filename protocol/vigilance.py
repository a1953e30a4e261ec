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

from .vigilance_factors import NO, UNKNOWN, YES, Factor, factors_at, occupied_before
from .vigilance_facts import Decision, SiteFacts, Territory, Visit
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
        return sum(self.answers[code] == answer for code in CODES)

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
    Step("sans_solution", VIGILANCE, lambda c: c.answers["F1"] == YES),
    Step("occupations", VIGILANCE, lambda c: c.answers["F3"] == YES and c.occupations >= OCCUPATIONS),
    Step("motifs", VIGILANCE, lambda c: c.count(YES) >= REASONS),
    Step("sans_f1", NOT_JUDGED, lambda c: c.answers["F1"] == UNKNOWN),
    Step("sans_f4", NOT_JUDGED, lambda c: c.answers["F4"] == UNKNOWN),
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
    checklist = Checklist(confirmed is not None, answers, len(occupied_before(territory, site)))
    return Evaluation(site.uuid, day, factors, checklist, confirmed)


def evaluate_all(territory: Territory, day: date) -> tuple[Evaluation, ...]:
    """Every site closed on that day, in the order of their codes."""
    closed = [site for site in territory.sites.values() if site.closed_at(day)]
    return tuple(evaluate(territory, site, day) for site in sorted(closed, key=lambda s: (s.code, s.uuid)))


def confirmed_at(territory: Territory, site: SiteFacts, day: date) -> Decision | None:
    """The re-occupation that a person confirmed and that holds on that day; None if the place was left since.

    It must have begun after the last closing. One by a site that closed in its turn is the past of that site's place.
    """
    rows = [row for row in territory.decisions_of.get(site.uuid, ()) if row.decision == "confirmee"]
    holding = [(begun, row) for row in rows if (begun := _begun(territory, site, row, day)) is not None]
    return max(holding, key=lambda pair: (pair[0], pair[1].new or "", pair[1].visit or ""), default=(None, None))[1]


def _begun(territory: Territory, site: SiteFacts, row: Decision, day: date) -> date | None:
    """Since when it holds on that day; None when it does not. On an unknown day: since the decision, or the closing."""
    if row.decided_on is not None and row.decided_on > day:
        return None
    visit = next((v for v in site.visits if v.uuid == row.visit), None)
    new = territory.sites.get(row.new) if row.new is not None else None
    if new is not None and new.closed_at(day):
        return None
    since = _since(new, visit) or row.decided_on or site.closed_on or date.min
    after_closing = site.closed_on is None or since >= site.closed_on
    return since if after_closing and since <= day else None


def _since(new: SiteFacts | None, visit: Visit | None) -> date | None:
    if new is not None and new.installed_on is not None:
        return new.installed_on
    return None if visit is None else visit.day
