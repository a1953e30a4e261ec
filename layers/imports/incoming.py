"""One site as somebody else describes it, ready to be compared with the base. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ...protocol.errors import ResorptionError

PLATFORM = "Plateforme nationale"


class Unreadable(ResorptionError):
    """A cell cannot be understood. Its text is never quoted: it could name somebody."""


@dataclass(frozen=True)
class RowProblem:
    """What is wrong, and the title of the column that says it; empty for the row as a whole."""

    column: str
    error: ResorptionError


@dataclass(frozen=True)
class Position:
    """A point in degrees, WGS 84."""

    longitude: float
    latitude: float


@dataclass
class Incoming:
    """What one row says. Only what is known: an unknown value is left out, it never erases anything.

    `sentences` are problems (the row is refused), `remarks` are told and change nothing. `titles` gives, for
    `table.column` of the base, the title of the column that it came from.
    """

    number: int
    source: str = PLATFORM
    """Written beside the counts."""
    name: str = ""
    platform_id: str = ""
    insee: str = ""
    closed: bool = False
    declared: str = ""
    """The platform's answer « Résorbé », oui or non; empty when there is none."""
    position: Position | None = None
    outline: bytes | None = None
    """WKB of a polygon in the CRS of the base, for a source that has outlines."""
    site: dict[str, object] = field(default_factory=dict)
    situation: date | None = None
    count: dict[str, object] = field(default_factory=dict)
    count_date: date | None = None
    living: dict[str, object] = field(default_factory=dict)
    diagnostic: dict[str, object] = field(default_factory=dict)
    orientations: dict[str, dict[str, object]] = field(default_factory=dict)
    phases: dict[str, dict[str, object]] = field(default_factory=dict)
    actors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    owners: tuple[tuple[str, str | None], ...] = ()
    procedure: dict[str, object] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[RowProblem] = field(default_factory=list)
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, str]:
        """What tells the row from the others of its file, and from what another file has in its place."""
        return self.number, self.name

    def refuse(self, column: str, error: ResorptionError) -> None:
        """Adds a problem."""
        self.problems.append(RowProblem(column, error))

    def remark(self, column: str, error: ResorptionError) -> None:
        """Adds something to be told."""
        self.remarks.append(RowProblem(column, error))

    def title_of(self, table: str, column: str) -> str:
        """The title where that column of the base was read."""
        return self.titles.get(f"{table}.{column}", "")
