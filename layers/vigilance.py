"""Evaluates every closed site of a base (Art. 11) and writes the results and the re-occupations found, all or nothing.

The base is read in one state of it, the rule then works with nobody waiting, and the write lock is taken for the
writing alone. Whatever somebody saved meanwhile is read again under that lock: the results are those of the state in
which they are stored. Sites are only read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..protocol.errors import ResorptionError
from ..protocol.plain_text import french_day
from ..protocol.reoccupation import Candidate, candidates_of
from ..protocol.vigilance import evaluate
from ..protocol.vigilance_facts import SiteFacts, Territory
from ..protocol.vigilance_sentences import Stored, stored
from .collector import collector_paused
from .session import Reader
from .store import Store, current_author
from .validation import Feedback, portion, stop_if_cancelled, told, watched
from .vigilance_reading import Known, measured, read_known
from .vigilance_results import Written, results_of_day
from .vigilance_writing import Changes, changes, write


@dataclass(frozen=True)
class State:
    """What an evaluation reads, and the last line of the journal then."""

    last_entry: int
    known: Known
    names: Mapping[str, str]
    stored: Mapping[str, Written]
    """What the base holds for that day."""


@dataclass(frozen=True)
class Outcome:
    """One evaluation: the results by code of site, the re-occupations that were not in the base yet.

    `kept`: the sites, by code, whose result of that day stays as it is: the base no longer has them closed then.
    """

    day: date
    territory: Territory
    names: Mapping[str, str]
    results: tuple[Stored, ...]
    proposals: tuple[Candidate, ...]
    kept: tuple[SiteFacts, ...] = ()

    def count(self, level: str) -> int:
        """How many sites have that level."""
        return sum(result.level == level for result in self.results)


def evaluate_base(
    store: Store, day: date, author: str | None = None, feedback: Feedback | None = None,
    before_commit: Callable[[Outcome], None] | None = None,
) -> Outcome:  # fmt: skip
    """Evaluates the sites closed on that day; the results of that day are replaced, those of other days stay.

    What has not changed is not written again. `before_commit` may still refuse everything by raising. In a background
    thread, the caller refreshes the layers afterwards. Raises ResorptionError (BaseError), Cancelled.
    """
    store.refuse_restricted()
    refuse_future(day)
    who = current_author() if author is None else author
    with collector_paused():
        with store.reading_one_state() as reader:
            state = read_state(store, reader, day, portion(feedback, 0, 20))
        outcome, wanted = ready(state, day, who, portion(feedback, 20, 70))
        with store.transaction(who) as session:
            if session.last_entry() != state.last_entry:
                again = portion(feedback, 70, 70)
                outcome, wanted = ready(read_state(store, session, day, again), day, who, again)
            write(session, wanted, portion(feedback, 70, 100))
            if before_commit is not None:
                before_commit(outcome)
            stop_if_cancelled(feedback)
    return outcome


def read_state(store: Store, reader: Reader, day: date, feedback: Feedback | None = None) -> State:
    """What that reader of the base sees. Raises Refusal, Cancelled."""
    last_entry = reader.last_entry()
    known = read_known(store, reader, portion(feedback, 0, 90))
    names = dict(reader.columns("site", "uuid", "nom"))
    told(feedback, 95)
    return State(last_entry, known, names, results_of_day(reader, day, feedback))


def ready(state: State, day: date, author: str, feedback: Feedback | None = None) -> tuple[Outcome, Changes]:
    """What the rule says of each site closed on that day, and what that changes in the base; nothing is written.

    Raises ResorptionError, Cancelled.
    """
    outcome = compute(state, day, portion(feedback, 0, 85))
    part = portion(feedback, 85, 100)
    return outcome, changes(state.stored, outcome.results, outcome.proposals, author or None, part)


def compute(state: State, day: date, feedback: Feedback | None = None) -> Outcome:
    """What the rule says of each site closed on that day. Raises ResorptionError, Cancelled."""
    territory = measured(state.known, portion(feedback, 0, 45))
    results, found = _evaluated(territory, day, portion(feedback, 45, 100))
    kept = territory.in_order(state.stored.keys() - {result.site for result in results})
    return Outcome(day, territory, state.names, results, found, tuple(kept))


def refuse_future(day: date) -> None:
    """Nothing is known of a day that has not come. Raises ResorptionError."""
    if day > date.today():
        raise ResorptionError(
            "La date de référence ({day}) est dans le futur. Choisissez aujourd’hui ou une date passée.",
            day=french_day(day))  # fmt: skip


def _evaluated(
    territory: Territory, day: date, feedback: Feedback | None
) -> tuple[tuple[Stored, ...], tuple[Candidate, ...]]:
    sites, results, found = territory.closed_at(day), [], []
    for site in watched(sites, len(sites), feedback, 0, 100):
        results.append(stored(evaluate(territory, site, day)))
        found += candidates_of(territory, site, day)
    return tuple(results), tuple(found)
