"""What the base already knows of the sites, read once, and the words of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from ..errors import UnfinishedSave
from ..session import Record
from ..store import Reader, Store
from .incoming import Incoming, RowProblem
from .places import Places

CHILDREN = ("denombrement", "conditions_vie", "diagnostic", "orientation", "phase", "intervenant")
RESTRICTED = ("proprietaire", "procedure")
SETTLED = ("actif", "en_resorption")
_NONE: Sequence[Record] = ()


@dataclass(frozen=True)
class Moment:
    """When a base was read: how many changes it and its companion had known."""

    changes: int
    lots: int


def moment_of(reader: Reader) -> Moment:
    """The moment of an open base."""
    return Moment(reader.count("journal"), reader.count("lot"))


@dataclass(frozen=True)
class State:
    """A base and its companion, as they were read."""

    sites: Mapping[str, Record]
    rows: Mapping[str, Mapping[str, Sequence[Record]]]
    """By table, then by site."""
    themes: Mapping[str, Sequence[str]]
    """By actor."""
    places: Places
    threshold_pct: int
    moment: Moment

    def of(self, table: str, site: str | None) -> Sequence[Record]:
        """The rows of a table about a site, in order of entry."""
        return self.rows.get(table, MappingProxyType({})).get(site or "", _NONE)


def read_state(base: Store, companion: Store | None) -> State:
    """Everything an import compares with. Raises BaseError; UnfinishedSave when the companion is ahead of the base."""
    with base.reading() as reader:
        # First: what changes while the rest is read makes the plan out of date.
        moment = moment_of(reader)
        sites = {record.uuid: record for record in reader.all("site")}
        rows = {table: _by_site(reader, table) for table in CHILDREN}
        themes = defaultdict(list)
        for record in reader.all("intervenant_theme"):
            themes[str(record.values["intervenant"])].append(str(record.values["theme"]))
        places = Places(reader.all("commune"), base.epsg)
        thresholds = [record.values["seuil_resorption_pct"] for record in reader.all("protocole")]
    if companion is not None:
        with companion.reading() as reader:
            rows.update({table: _by_site(reader, table) for table in RESTRICTED})
        _refuse_unfinished(base, [r for table in RESTRICTED for found in rows[table].values() for r in found])
    return State(sites, rows, themes, places, int(str(thresholds[0])) if thresholds else 66, moment)


def _refuse_unfinished(base: Store, restricted: Iterable[Record]) -> None:
    """A row of a save that never reached the base will go: nothing can be compared with it."""
    with base.reading() as reader:
        lots = {record.uuid for record in reader.all("lot")}
    if any(str(record.values["lot"]) not in lots for record in restricted):
        raise UnfinishedSave(base.path.name)


def _by_site(reader: Reader, table: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in reader.all(table):
        found[str(record.values["site"] or "")].append(record)
    return found


class Outcome(Enum):
    """What becomes of a row; the value is the French word of the report."""

    CREATED = "créé"
    UPDATED = "modifié"
    UNCHANGED = "inchangé"
    REJECTED = "refusé"


@dataclass(frozen=True)
class Change:
    """A row to add (`version` 0) or to change.

    `before` is the row that changes as the base has it; for a dated row to add, the last one before it.
    """

    table: str
    uuid: str
    values: Mapping[str, object]
    version: int = 0
    geometry: bytes | None = None
    before: Mapping[str, object] = field(default_factory=dict)

    @property
    def restricted(self) -> bool:
        """Whether it belongs to the companion."""
        return self.table in RESTRICTED


@dataclass(frozen=True)
class Candidate:
    """A site of the base that could be the incoming one; `distance_m` None when unknown."""

    site: Record
    reason: str
    distance_m: float | None = None


@dataclass(frozen=True)
class RowPlan:
    """What will be done with one incoming site, and why."""

    row: Incoming
    outcome: Outcome
    matched: str = ""
    """How the site of the base was found (`matching.BY_…`); empty for a new one."""
    site: Record | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    remarks: tuple[RowProblem, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """The sites between which nobody has chosen."""


@dataclass(frozen=True)
class ImportPlan:
    """Everything an import would do, decided before anything is written."""

    source: str
    rows: tuple[RowPlan, ...]
    missing: tuple[Record, ...] = ()
    """Sites of the base that came from the platform and that this export no longer holds."""
    moment: Moment | None = None
    """When the base was compared; None for a plan that is only looked at."""

    def count(self, outcome: Outcome) -> int:
        """How many rows end so."""
        return sum(plan.outcome is outcome for plan in self.rows)

    @property
    def rejected(self) -> tuple[RowPlan, ...]:
        """The rows that will not be brought in."""
        return tuple(plan for plan in self.rows if plan.outcome is Outcome.REJECTED)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, in the order of the rows, parents before children."""
        return tuple(change for plan in self.rows for change in plan.changes)
