"""Remembers in a base that the rule of Article 11 was held against its closings, or forgets it (`protocol.local_check`)."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterator

from ..protocol.local_check import KEY, SOURCE, LocalCheck
from .edits import Change, Delete, Insert, save
from .store import Store

TABLE = "reglage"
SUBJECT = "vérification de la règle de vigilance"
"""What is being saved, for the trace of a save in two files."""


def remember(store: Store, check: LocalCheck | None) -> bool:
    """Keeps that check in place of the former one; None: forgets the former one. Whether the base has changed.

    Raises BaseError, ResorptionError; nothing is written then.
    """
    changes = tuple(_changes(store, check))
    if changes:
        save(store, changes, SUBJECT)
    return bool(changes)


def _changes(store: Store, check: LocalCheck | None) -> Iterator[Change]:
    with store.reading() as reader:
        former = next((record for record in reader.all(TABLE) if record.values["cle"] == KEY), None)
    if former is not None:
        if check is not None and former.values["valeur"] == check.text:
            return
        # Never an update: the journal of one does not name the setting, and whoever reads it must know that no figure
        # of the rule has changed.
        yield Delete(former, "Vérification refaite")
    if check is not None:
        yield Insert(TABLE, str(uuids.uuid4()), {"cle": KEY, "valeur": check.text, "source": SOURCE})
