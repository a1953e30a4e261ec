"""What an evaluation changes in the base: made ready before the write lock is taken, then written, all or nothing."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..protocol.journal_sentences import excerpt
from ..protocol.reoccupation import Candidate
from ..protocol.vigilance_sentences import Stored
from . import schema
from .collector import collector_paused
from .many_rows import Insertion, insertions
from .reoccupations import LONGEST_PROPOSED, PROPOSED, TABLE
from .session import Session
from .validation import Feedback, portion, told, watched
from .vigilance_results import Row, Values, Written, factor_values, head_values

_PART = 400
"""Results written at a time: a fraction of a second between two looks at whether the user has cancelled."""


@dataclass(frozen=True)
class Update:
    """A stored row that is to have these values."""

    table: str
    row: Row
    values: Values


@dataclass(frozen=True)
class Changes:
    """What makes the stored results of a day other ones."""

    insertions: tuple[Insertion, ...] = ()
    updates: tuple[Update, ...] = ()


def changes(
    known: Mapping[str, Written], results: Sequence[Stored], proposals: Sequence[Candidate], author: str | None,
    feedback: Feedback | None = None,
) -> Changes:  # fmt: skip
    """From what is stored for that day to these results, only what differs; proposals are all new.

    A result is never taken away: when it was made, the site was closed on that day, and people may have signed it. That
    the base has lost that since, when the site was opened again, does not change what was known.
    """
    new = [result for result in results if result.site not in known]
    added = [
        *_added(new, author, portion(feedback, 0, 80)),
        *insertions(schema.table(TABLE), _proposed(proposals), author),
    ]
    updates: list[Update] = []
    for result in watched(results, len(results), feedback, 80, 100):
        if result.site in known:
            added += _missing(known[result.site], result, author)
            updates += _changed(known[result.site], result)
    return Changes(tuple(added), tuple(updates))


def write(session: Session, wanted: Changes, feedback: Feedback | None = None) -> None:
    """Raises RowError, Cancelled."""
    half = 100 * len(wanted.insertions) / max(1, len(wanted.insertions) + len(wanted.updates))
    with collector_paused():
        for rows in watched(wanted.insertions, len(wanted.insertions), feedback, 0, half):
            session.execute(rows)
        for update in watched(wanted.updates, len(wanted.updates), feedback, half, 100):
            session.update(update.table, update.row.uuid, update.values, version=update.row.version)
    told(feedback, 100)


def _added(results: Sequence[Stored], author: str | None, feedback: Feedback | None) -> Iterator[Insertion]:
    """Each result before its factors; the factors of one kind together, for they share their words."""
    for start in watched(range(0, len(results), _PART), -(-len(results) // _PART), feedback, 0, 100):
        made = [(str(uuids.uuid4()), result) for result in results[start : start + _PART]]
        heads = [{"uuid": uuid, "site": result.site, **head_values(result)} for uuid, result in made]
        yield from insertions(schema.table("vigilance"), heads, author)
        for factors in zip(*(result.factors for _uuid, result in made)):
            rows = [{"vigilance": uuid, **factor_values(factor)} for (uuid, _result), factor in zip(made, factors)]
            yield from insertions(schema.table("vigilance_facteur"), rows, author)


def _missing(written: Written, result: Stored, author: str | None) -> Iterator[Insertion]:
    """Factors that somebody took away with another tool."""
    rows = [{"vigilance": written.head.uuid, **factor_values(factor)}
            for factor in result.factors if factor.code not in written.factors]  # fmt: skip
    return insertions(schema.table("vigilance_facteur"), rows, author)


def _changed(written: Written, result: Stored) -> Iterator[Update]:
    """What is no longer the same, if anything."""
    values = head_values(result)
    if written.head.values != values:
        yield Update("vigilance", written.head, values)
    for factor in result.factors:
        row, values = written.factors.get(factor.code), factor_values(factor)
        if row is not None and row.values != values:
            yield Update("vigilance_facteur", row, values)


def _proposed(proposals: Iterable[Candidate]) -> list[dict[str, object]]:
    """`candidates_of` leaves out what the base has, whatever was decided."""
    return [
        {"site_ferme": proposal.closed, "site_nouveau": proposal.new, "visite": proposal.visit,
         "motif": excerpt(proposal.motive, LONGEST_PROPOSED), "decision": PROPOSED}
        for proposal in proposals
    ]  # fmt: skip
