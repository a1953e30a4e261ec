"""What was chosen the last time, kept in the base for the next person: layers, what the protocol leaves out, figures."""

from __future__ import annotations

from collections.abc import Iterable

from ...land.remembered import Choice, remember, remembered
from ...layers.edits import Change
from ...layers.store import Store


def recall(store: Store) -> Choice:
    """What was chosen the last time. Raises BaseError."""
    with store.reading_one_state() as reader:
        return remembered(reader, store.path)


def keep(store: Store, choice: Choice, figures: Iterable[Change], author: str | None) -> None:
    """Writes the choice and the figures, in one transaction, in any thread: while a colleague writes, it waits some
    seconds. Raises ResorptionError (BaseError, ConflictError)."""
    with store.transaction(author) as session:
        for change in figures:
            change.write(session)
        remember(session, choice, store.path)
