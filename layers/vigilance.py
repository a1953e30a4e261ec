"""Evaluates every closed site of a base (Art. 11) and writes the results and the re-occupations found, all or nothing.

Everything is read inside the transaction that writes: the results are those of one state of the base, the one in which
they are stored. Sites are only read.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ..protocol.errors import ResorptionError
from ..protocol.journal_sentences import excerpt
from ..protocol.plain_text import french_day
from ..protocol.reoccupation import Candidate, candidates_of
from ..protocol.vigilance import evaluate
from ..protocol.vigilance_facts import Territory
from ..protocol.vigilance_sentences import Stored, stored
from .collector import collector_paused
from .reoccupations import LONGEST_PROPOSED, PROPOSED, TABLE
from .session import Reader, Session
from .store import Store
from .validation import Feedback, Portion, stop_if_cancelled, watched
from .vigilance_reading import territory_of
from .vigilance_results import Row, Values, Written, factor_values, head_values, results_of_day

_NOT_CLOSED = "Le site n’est plus fermé à cette date."
_PART = 40
"""Results written at a time: a fraction of a second between two looks at whether the user has cancelled."""


T = TypeVar("T")


@dataclass(frozen=True)
class Outcome:
    """One evaluation: the results by code of site, the re-occupations that were not in the base yet."""

    day: date
    territory: Territory
    names: Mapping[str, str]
    results: tuple[Stored, ...]
    proposals: tuple[Candidate, ...]

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
    with store.transaction(author) as session:
        outcome = compute(store, session, day, _portion(feedback, 0, 60))
        write(session, outcome, _portion(feedback, 60, 100))
        if before_commit is not None:
            before_commit(outcome)
        stop_if_cancelled(feedback)
    return outcome


def compute(store: Store, reader: Reader, day: date, feedback: Feedback | None = None) -> Outcome:
    """What the rule says of each site closed on that day, nothing being written. Raises Refusal, ResorptionError,
    Cancelled."""
    with collector_paused():
        territory = territory_of(store, reader, _portion(feedback, 0, 70))
        results, found = _evaluated(territory, day, _portion(feedback, 70, 100))
        names = dict(reader.columns("site", "uuid", "nom"))
        return Outcome(day, territory, names, results, found)


def write(session: Session, outcome: Outcome, feedback: Feedback | None = None) -> None:
    """Makes the stored results of that day these ones, writing only what differs, and adds what is proposed for the
    first time. Raises RowError, Cancelled."""
    with collector_paused():
        _write_results(session, outcome.day, outcome.results, _portion(feedback, 0, 95))
        _write_proposals(session, outcome.proposals, _portion(feedback, 95, 100))


def refuse_future(day: date) -> None:
    """Nothing is known of a day that has not come. Raises ResorptionError."""
    if day > date.today():
        raise ResorptionError(
            "La date de référence ({day}) est dans le futur. Choisissez aujourd’hui ou une date passée.",
            day=french_day(day))  # fmt: skip


def _portion(feedback: Feedback | None, start: float, end: float) -> Feedback | None:
    return None if feedback is None else Portion(feedback, start, end)


def _evaluated(
    territory: Territory, day: date, feedback: Feedback | None
) -> tuple[tuple[Stored, ...], tuple[Candidate, ...]]:
    sites, results, found = territory.closed_at(day), [], []
    for site in watched(sites, len(sites), feedback, 0, 100):
        results.append(stored(evaluate(territory, site, day)))
        found += candidates_of(territory, site, day)
    return tuple(results), tuple(found)


def _write_results(session: Session, day: date, results: Sequence[Stored], feedback: Feedback | None) -> None:
    known = results_of_day(session, day)
    new = [result for result in results if result.site not in known]
    for part in _parts(new, feedback):
        _insert(session, part)
    for result in results:
        if result.site in known:
            stop_if_cancelled(feedback)
            _replace(session, known[result.site], result)
    # Reopened since, or its closing put off: the results of a day are those of the sites closed on that day.
    for site in known.keys() - {result.site for result in results}:
        head = known[site].head
        session.delete("vigilance", head.uuid, version=head.version, reason=_NOT_CLOSED)


def _parts(items: Sequence[T], feedback: Feedback | None) -> Iterator[Sequence[T]]:
    for start in watched(range(0, len(items), _PART), -(-len(items) // _PART), feedback, 0, 100):
        yield items[start : start + _PART]


def _insert(session: Session, results: Iterable[Stored]) -> None:
    made = [(str(uuids.uuid4()), result) for result in results]
    session.insert_many("vigilance", [{"uuid": uuid, "site": r.site, **head_values(r)} for uuid, r in made])
    factors = [{"vigilance": uuid, **factor_values(factor)} for uuid, result in made for factor in result.factors]
    session.insert_many("vigilance_facteur", factors)


def _replace(session: Session, written: Written, result: Stored) -> None:
    """Changes what is no longer the same, if anything."""
    _update(session, "vigilance", written.head, head_values(result))
    for factor in result.factors:
        values = factor_values(factor)
        if factor.code in written.factors:
            _update(session, "vigilance_facteur", written.factors[factor.code], values)
        else:
            session.insert("vigilance_facteur", {"vigilance": written.head.uuid, **values})


def _update(session: Session, table: str, row: Row, values: Values) -> None:
    if row.values != values:
        session.update(table, row.uuid, values, version=row.version)


def _write_proposals(session: Session, found: Sequence[Candidate], feedback: Feedback | None) -> None:
    """`candidates_of` leaves out what the base has, whatever was decided."""
    for part in _parts(found, feedback):
        session.insert_many(TABLE, [
            {"site_ferme": proposal.closed, "site_nouveau": proposal.new, "visite": proposal.visit,
             "motif": excerpt(proposal.motive, LONGEST_PROPOSED), "decision": PROPOSED}
            for proposal in part
        ])  # fmt: skip
