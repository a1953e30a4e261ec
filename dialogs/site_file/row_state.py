"""One row of a list as the user has left it: what is in the base, what was typed over it, whether it goes."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...layers import schema
from ...layers.edits import Change, Delete, Insert, Update
from ...layers.model import Kind, Table
from ...layers.schema import Relation
from ...layers.session import Reader, Record
from ...protocol.rules import Problem
from ..form import Form, row_problems

Links = Mapping[str, Mapping[str, Record]]
"""By name of link table, the rows that tie this row to another one, by what they tie it to."""


def link_relations(table: Table) -> dict[str, Relation]:
    """The tables that tie a row of this one to a code or to a row of another, and hold nothing else; by name."""
    return {
        relation.child.name: relation
        for relation in schema.children(table.name)
        if len(relation.child.own_fields) == 2 and relation.other.kind in (Kind.CODE, Kind.REFERENCE)
    }


def read_links(reader: Reader, relations: Mapping[str, Relation], uuid: str) -> Links:
    """What is tied to a row, by link table. Raises BaseError."""
    found: dict[str, dict[str, Record]] = {}
    for name, relation in relations.items():
        links = reader.find(name, **{relation.field.name: uuid})
        found[name] = {str(link.values[relation.other.name]): link for link in links}
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

    @property
    def stored(self) -> Mapping[str, object]:
        """What the form shows under what was typed: nothing of a new row, all of which was typed."""
        return {} if self.new else self.start

    @property
    def typed(self) -> Mapping[str, object]:
        """What was typed over `stored`."""
        return self.shown if self.new else self.values

    def type(self, form: Form) -> None:
        """Keep what was typed in its form; of a new row, also that a value it began with was taken away."""
        typed = form.changes()
        if not self.new:
            self.values = typed
            return
        self.values = {n: v for n, v in typed.items() if v != self.start.get(n)}
        self.values.update({n: None for n in self.start if n in form.rows and n not in typed})

    def problems(self) -> list[Problem]:
        """What prevents this row from being saved."""
        return row_problems(self.table, self.stored, self.typed, new=self.new)

    def changes(self, relations: Mapping[str, Relation]) -> Iterator[Change]:
        """What saving this row writes; `relations`: its link tables, by name."""
        if self.reason:
            if self.record is not None:
                yield Delete(self.record, self.reason)
            return
        if self.record is None:
            yield Insert(self.table.name, self.uuid, {n: v for n, v in self.shown.items() if v is not None})
        elif self.values:
            yield Update(self.record, dict(self.values), ties=self._ties(relations))
        for name, relation in relations.items():
            yield from self._link_changes(name, relation)

    def _link_changes(self, name: str, relation: Relation) -> Iterator[Change]:
        stored, wanted = self.stored_links.get(name, {}), self.links.get(name, set())
        for value in sorted(wanted - stored.keys()):
            yield self._tie(name, relation, value)
        for value in sorted(stored.keys() - wanted):
            yield Delete(stored[value], "lien retiré dans la fiche du site")

    def _ties(self, relations: Mapping[str, Relation]) -> tuple[Insert, ...]:
        """The links that stay."""
        return tuple(
            self._tie(name, relation, value)
            for name, relation in relations.items()
            for value in sorted(self.stored_links.get(name, {}).keys() & self.links.get(name, set()))
        )

    def _tie(self, name: str, relation: Relation, value: str) -> Insert:
        return Insert(name, str(uuids.uuid4()), {relation.field.name: self.uuid, relation.other.name: value})
