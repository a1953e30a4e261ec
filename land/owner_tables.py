"""Owners on record, one row per parcel: from the DGFiP's open file or from columns of the parcels, joined to the parcels.

A parcel that is not in the file belongs to a natural person or is not on record: « inconnu », never « privé ».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ..protocol.plain_text import whole_number
from ..protocol.sentences import said
from .owners import UNKNOWN, category, class_category, is_legal_person, owning
from .source_types import MIXED_OWNERS, NOT_OWNERS, SourceTable

IDENTIFIER, CATEGORY, NAME = "identifiant", "categorie_proprietaire", "proprietaire"
_SEPARATOR = "\N{NO-BREAK SPACE}; "


def owner_columns(columns: Mapping[str, np.ndarray], size: int) -> dict[str, np.ndarray]:
    """Category and name of each row's owner. No name but of who is surely a legal person."""
    blank = np.full(size, None, dtype=object)
    if not columns.keys() & {"groupe", "categorie"}:
        # Without them nothing says that a name is not a natural person's.
        return {CATEGORY: np.full(size, UNKNOWN, dtype=object), NAME: blank}
    rows = zip(*(columns.get(key, blank) for key in ("groupe", "categorie", "proprietaire")))
    known: dict[tuple[str | None, ...], tuple[str, str]] = {}
    found = [known.get(row) or known.setdefault(row, _owner(*(text or "" for text in row))) for row in rows]
    return {
        CATEGORY: np.array([one for one, _name in found], dtype=object),
        NAME: np.array([name or None for _one, name in found], dtype=object),
    }


def _owner(group: str, owner_class: str, name: str) -> tuple[str, str]:
    if not is_legal_person(group, owner_class):
        return (class_category(owner_class) if owner_class else UNKNOWN), ""
    return (class_category(owner_class) if owner_class else category(group, name)), name.strip()


def owners_by_parcel(columns: Mapping[str, np.ndarray], identifiers: np.ndarray) -> tuple[Any, dict[str, int]]:
    """A DataFrame with one row per parcel, and counts. One row of the file is a right on a part of a parcel.

    Where rights of owners and of others are both on record, the owners' count; owners of several categories make
    « inconnu », all named.
    """
    import pandas

    table = pandas.DataFrame({IDENTIFIER: identifiers, **owner_columns(columns, len(identifiers))})
    rights = columns.get("droit")
    table["owns"] = True if rights is None else [owning(right or "") for right in rights]
    table = table[table[IDENTIFIER].notna()].drop_duplicates()
    kept = table[table["owns"]].drop(columns="owns")
    alone = ~kept.duplicated(IDENTIFIER, keep=False)
    shared, mixed = _shared(kept[~alone])
    counts = {NOT_OWNERS: int((~table["owns"]).sum()), MIXED_OWNERS: mixed}
    return pandas.concat([kept[alone], shared], ignore_index=True), counts


def _shared(rows: Any) -> tuple[Any, int]:
    """One row for each parcel that has several owners on record, and how many have owners of several categories."""
    import pandas

    found, mixed = [], 0
    for identifier, owners in rows.groupby(IDENTIFIER):
        categories = set(owners[CATEGORY])
        names = sorted(set(owners[NAME].dropna()))
        mixed += len(categories) > 1
        one = UNKNOWN if len(categories) > 1 else categories.pop()
        found.append((identifier, one, _SEPARATOR.join(names) or None))
    return pandas.DataFrame(found, columns=[IDENTIFIER, CATEGORY, NAME], dtype=object), mixed


def with_owners(parcels: SourceTable, *owners: SourceTable) -> SourceTable:
    """The parcels with the category and the name of the owner on record; « inconnu » without one.

    A file of owners says more than the columns of the layer: it wins where it knows.
    """
    frame = parcels.frame.copy()
    if not owners:
        return replace(parcels, frame=frame)
    import pandas

    known = pandas.concat([table.frame for table in owners]).drop_duplicates(IDENTIFIER).set_index(IDENTIFIER)
    rows = known.reindex(frame[IDENTIFIER])
    on_record = rows[CATEGORY].notna().to_numpy()
    for column in (CATEGORY, NAME):
        frame.loc[on_record, column] = rows[column].to_numpy()[on_record]
    matched = int(on_record.sum())
    told = said("{count} parcelle(s) sur {total} ont un propriétaire au fichier des personnes morales ; pour les autres, il "
                "est inconnu.", count=whole_number(matched), total=whole_number(len(frame)))  # fmt: skip
    return replace(parcels, frame=frame, warnings=(*parcels.warnings, told))
