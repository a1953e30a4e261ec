"""What the annex reads of a base: one pass, through `protocol/disclosure.py` and nothing else.

The pages and their figures are made from this snapshot, never from the file nor from the project
open on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..layers.migrations import open_base
from ..layers.schema import SYNTHESIS
from ..layers.store import Reader, Record
from ..protocol.disclosure import GEOMETRY, disclosed, disclosed_columns
from ..protocol.errors import ResorptionError

TABLES = (
    "protocole", "reglage", "commune", "partenaire", "site", "intervenant", "intervenant_theme", "amenagement",
    "foncier", "action", "action_site", "action_amenagement", "engagement", "engagement_site", "vigilance",
    "vigilance_facteur", "reoccupation", "visite", "usage_site",
)  # fmt: skip
MENTION = "mention_pages"
"""The setting whose value is printed on every page."""


@dataclass(frozen=True)
class Row:
    """A row without what the edition may not show. Asking for a hidden column raises KeyError."""

    values: Mapping[str, object]
    geometry: bytes | None = None
    """WKB in the CRS of the base, when the outline is disclosed."""

    def __getitem__(self, column: str) -> object:
        return self.values[column]


@dataclass(frozen=True)
class Snapshot:
    """The disclosed content of a base."""

    base: Path
    epsg: int
    edition: str
    rows: Mapping[str, tuple[Row, ...]]

    def all(self, table: str) -> tuple[Row, ...]:
        """The rows of a table, or of the synthesis of sites, in order of entry."""
        return self.rows.get(table, ())

    @property
    def protocol(self) -> Row:
        """The only row of `protocole`."""
        return self.all("protocole")[0]

    @property
    def mention(self) -> str:
        """The sentence that the base wants on every page, or nothing."""
        return next((str(r["valeur"]) for r in self.all("reglage") if r["cle"] == MENTION), "")


def read_base(path: Path, edition: str) -> Snapshot:
    """Reads what the edition may show.

    Raises ResorptionError: unknown edition, file that is no base, base without its protocol.
    """
    disclosed_columns(edition, SYNTHESIS)
    store = open_base(path)
    # One state for all tables: a count must not tell of a site that the map does not have.
    with store.reading_one_state() as reader:
        rows = {name: _rows(edition, name, reader.all(name)) for name in TABLES}
        rows[SYNTHESIS] = _synthesis(edition, reader)
    if not rows["protocole"]:
        raise ResorptionError(
            "« {nom} » ne contient pas de protocole : la ligne de la table « protocole » a été supprimée. "
            "Saisissez-la de nouveau, puis recommencez.",
            nom=path.name,
        )
    return Snapshot(path, store.epsg, edition, rows)


def _rows(edition: str, table: str, records: Iterable[Record]) -> tuple[Row, ...]:
    shown = GEOMETRY in disclosed_columns(edition, table)
    return tuple(
        Row(disclosed(edition, table, {"uuid": r.uuid, **r.values}), r.geometry if shown else None) for r in records
    )


def _synthesis(edition: str, reader: Reader) -> tuple[Row, ...]:
    return tuple(Row(disclosed(edition, SYNTHESIS, values)) for values in reader.synthesis())
