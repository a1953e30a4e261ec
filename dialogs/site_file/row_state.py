"""One row of a list as the user has left it: what is in the base, what was typed over it, whether it goes."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...layers.edits import Change, Delete, Insert, Update
from ...layers.model import Table
from ...layers.schema import Relation
from ...layers.session import Reader, Record

Links = Mapping[str, Mapping[str, Record]]
"""By name of link table, the rows that tie this row to another one, by what they tie it to."""


def read_links(reader: Reader, relations: Mapping[str, Relation], uuid: str) -> Links:
    """What is tied to a row, by link table. Raises BaseError."""
    found: dict[str, dict[str, Record]] = {}
    for name, relation in relations.items():
        other = next(f for f in relation.child.own_fields if f.name != relation.field.name)
        links = reader.find(name, **{relation.field.name: uuid})
        found[name] = {str(link.values[other.name]): link for link in links}
    return found


@dataclass
class RowState:
    """`start` is what the form shows before anything is typed; `values` what was typed over it."""

    table: Table
    record: Record | None = None
    start: Mapping[str, object] = field(default_factory=dict)
    stored_links: Links = field(default_factory=dict)
    links: dict[str, set[str]] = field(default_factory=dict)
    uuid: str = ""
    values: dict[str, object] = field(default_factory=dict)
    reason: str = ""
    """Why the row is to be deleted; empty: it stays."""

    def __post_init__(self) -> None:
        if self.record is not None:
            self.uuid, self.start = self.record.uuid, self.record.values
        self.uuid = self.uuid or str(uuids.uuid4())
        for name, tied in self.stored_links.items():
            self.links.setdefault(name, set(tied))

    @property
    def new(self) -> bool:
        """Not in the base yet."""
        return self.record is None

    @property
    def shown(self) -> dict[str, object]:
        """Every column as the user sees it."""
        return {**self.start, **self.values}

    def changes(self, relations: Mapping[str, Relation]) -> Iterator[Change]:
        """What saving this row writes; `relations`: its link tables, by name."""
        if self.reason:
            if self.record is not None:
                yield Delete(self.record, self.reason)
            return
        if self.record is None:
            yield Insert(self.table.name, self.uuid, {n: v for n, v in self.shown.items() if v is not None})
        elif self.values:
            yield Update(self.record, dict(self.values))
        for name, relation in relations.items():
            yield from self._link_changes(name, relation)

    def _link_changes(self, name: str, relation: Relation) -> Iterator[Change]:
        stored, wanted = self.stored_links.get(name, {}), self.links.get(name, set())
        other = next(f for f in relation.child.own_fields if f.name != relation.field.name)
        for value in sorted(wanted - stored.keys()):
            yield Insert(name, str(uuids.uuid4()), {relation.field.name: self.uuid, other.name: value})
        for value in sorted(stored.keys() - wanted):
            yield Delete(stored[value], "lien retiré dans la fiche du site")
