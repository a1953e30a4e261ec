"""Brings an older base to the schema of this version, step by step, after a dated copy is set aside."""

from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template
from types import MappingProxyType

from ..protocol.vocabulary import vocabulary
from . import schema
from .copies import dated_copy
from .errors import DamagedBase, NewerBase, NotABase, OlderBase, RestrictedFile
from .handle import Handle, Refusal, file_error
from .open_layers import show_new_columns
from .rebuilding import describe, rebuild_synthesis, rebuild_tables, rebuild_triggers, relabel
from .store import BASE, RESTRICTED, Store, identity
from .tables import sites, territory

Step = Callable[[Handle], None]
"""Changes the tables from one version to the next, inside the transaction of the whole migration."""


def _to_version_2(base: Handle) -> None:
    """The main reason of a vigilance, and the words of a re-occupation, which a person now decides."""
    if identity(base)[3] == BASE:
        rebuild_tables(base, (sites.VIGILANCE, sites.VIGILANCE_FACTEUR, sites.REOCCUPATION))
        rebuild_synthesis(base)


def _to_version_3(base: Handle) -> None:
    """An evaluation from before the last closing of a site is no longer its level; the factors of a result are told
    by its line of the journal; a setting may be longer; F6 is named as it is checked, and whoever types a motive is told
    that it is printed."""
    if identity(base)[3] == BASE:
        rebuild_tables(base, (territory.REGLAGE,))
        rebuild_synthesis(base)
        rebuild_triggers(base, sites.VIGILANCE_FACTEUR)
        relabel(base, vocabulary("facteur_vigilance"))
        describe(base, sites.REOCCUPATION, "motif")


STEPS: Mapping[int, Step] = MappingProxyType({1: _to_version_2, 2: _to_version_3})
"""The step that leaves each version. Version 1 is the first published."""

_SET_VERSION = Template('UPDATE "base_resorption" SET "version_schema" = $version')


def open_base(path: Path, steps: Mapping[int, Step] = STEPS, *, nature: str = BASE) -> Store:
    """Opens a base, migrating it first if it is older; a dated copy of it is then left beside.

    `nature` RESTRICTED opens a companion instead. Raises VanishedError, NotABase (RestrictedFile for a companion),
    NewerBase; OlderBase if no step leaves its version. A failure leaves the file as it was.
    """
    path = Path(path)
    with Handle(path, update=False) as base:
        read = identity(base)
    _identifier, version, _epsg, found = read
    if found != nature:
        raise RestrictedFile(path.name) if found == RESTRICTED else NotABase(path.name)
    if version > schema.SCHEMA_VERSION:
        raise NewerBase(path.name, version, schema.SCHEMA_VERSION)
    if version < schema.SCHEMA_VERSION:
        _migrate(path, version, steps)
        show_new_columns(path)
        return Store(path)
    return Store(path, read=read)


def _migrate(path: Path, version: int, steps: Mapping[int, Step]) -> None:
    missing = [v for v in range(version, schema.SCHEMA_VERSION) if v not in steps]
    if missing:
        raise OlderBase(path.name, version, schema.SCHEMA_VERSION)
    dated_copy(path, f"schema-{version}")
    # A table is rebuilt by making a new one and dropping the old: with foreign keys on, its children would go.
    # They are checked as a whole before the end instead.
    with Handle(path, foreign_keys=False) as base, base.transaction():
        try:
            # Read again under the lock: somebody may have migrated it meanwhile.
            for number in range(identity(base)[1], schema.SCHEMA_VERSION):
                steps[number](base)
                base.execute(_SET_VERSION.substitute(version=number + 1))
            broken = base.rows("PRAGMA foreign_key_check")
        except Refusal as refusal:
            raise file_error(str(refusal), path) from refusal
        if broken:
            raise DamagedBase(path.name, "la mise à niveau laisserait des lignes sans leur parent")
