"""A protocol base: reading it, and changing it in one database transaction per user action, all or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from string import Template

from ..protocol.rules import quoted
from . import schema
from .errors import BaseError, HeldElsewhere, NewerBase, NotABase, OlderBase, RestrictedFile
from .handle import WAIT_MS, Handle, Refusal, file_error
from .open_layers import current_author, pending_edits, refresh_layers
from .presence import holder
from .session import Reader, Record, Session

__all__ = [
    "Reader",
    "Record",
    "Session",
    "Store",
    "current_author",
    "identity",
    "pending_edits",
    "refresh_layers",
]

RESTRICTED = "restreint"
BASE = "base"

_IDENTITY = Template("SELECT $columns FROM $table")
_IDENTITY_COLUMNS = ("identifiant", "version_schema", "epsg", "nature")


Identity = tuple[str, int, int, str]


def identity(base: Handle) -> Identity:
    """Identifier, schema version, EPSG code and nature of an open base. Raises NotABase."""
    columns = ", ".join(map(quoted, _IDENTITY_COLUMNS))
    sql = _IDENTITY.substitute(columns=columns, table=quoted("base_resorption"))
    try:
        rows = base.rows(sql)
    except Refusal as refusal:
        error = file_error(str(refusal), base.path)
        raise (NotABase(base.path.name) if "no such" in str(refusal) else error) from refusal
    if len(rows) != 1:
        raise NotABase(base.path.name)
    return rows[0]


class Store:
    """A base of this version of the schema. Holds no connection: each action opens and closes its own.

    `read` is the identity that the caller has just read: opening costs SQLite 20 ms, the parsing of all triggers.
    Raises VanishedError, NotABase, NewerBase, and OlderBase for one that `migrations.open_base` can migrate.
    """

    def __init__(self, path: Path, wait_ms: int = WAIT_MS, *, read: Identity | None = None) -> None:
        self.path = Path(path)
        self._wait_ms = wait_ms
        self.identifier, version, self.epsg, nature = read or self._read_identity()
        if version > schema.SCHEMA_VERSION:
            raise NewerBase(self.path.name, version, schema.SCHEMA_VERSION)
        if version < schema.SCHEMA_VERSION:
            raise OlderBase(self.path.name, version, schema.SCHEMA_VERSION)
        self.restricted = nature == RESTRICTED

    def _read_identity(self) -> Identity:
        with Handle(self.path, update=False, wait_ms=self._wait_ms) as base:
            return identity(base)

    def refuse_restricted(self) -> None:
        """For what needs a base, not its companion. Raises RestrictedFile."""
        if self.restricted:
            raise RestrictedFile(self.path.name)

    @property
    def tables(self) -> tuple[schema.Table, ...]:
        """The tables that this file holds."""
        return schema.RESTRICTED_TABLES if self.restricted else schema.BASE_TABLES

    @contextlib.contextmanager
    def transaction(self, author: str | None = None) -> Iterator[Session]:
        """One save. Commits at the end, rolls all back on any exception, also one that was caught inside.

        Raises a BaseError (locked, read-only, vanished, full) or a RowError (refused row, conflict).
        """
        who = current_author() if author is None else author
        self._refuse_if_held()
        with self._translated(), Handle(self.path, wait_ms=self._wait_ms) as base, base.transaction():
            session = Session(base, who)
            yield session
            session.raise_failure()
        refresh_layers(self.path, session.written)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reader]:
        """Reads the base. Takes no lock: writers go on, so two reads may see two states."""
        with self._translated(), Handle(self.path, update=False, wait_ms=self._wait_ms) as base:
            yield Reader(base)

    @contextlib.contextmanager
    def reading_one_state(self) -> Iterator[Reader]:
        """Reads the base as it was at the first read: writers wait, so only for what is read in a moment."""
        with self._translated(), Handle(self.path, update=False, wait_ms=self._wait_ms) as base, base.one_state():
            yield Reader(base)

    def _refuse_if_held(self) -> None:
        other = holder(self.path)
        if other is not None:
            raise HeldElsewhere(self.path.name, other.author, other.machine, other.since_shown)

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except Refusal as refusal:
            raise self._sentence(str(refusal)) from refusal

    def _sentence(self, words: str) -> BaseError:
        return file_error(words, self.path)
