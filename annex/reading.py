"""What the annex reads of a base: one pass, through `protocol/disclosure.py` and nothing else.

The pages and their figures are made from this snapshot, never from the file nor from the project
open on the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..layers.companion import open_companion
from ..layers.migrations import open_base
from ..layers.schema import SYNTHESIS
from ..layers.store import Reader, Record
from ..protocol.disclosure import (
    GEOMETRY,
    LEAST_IN_TOTAL,
    disclosed,
    disclosed_columns,
    is_internal_row,
    summed_columns,
)
from ..protocol.errors import ResorptionError
from ..protocol.vocabulary import OPEN_STATUSES

TABLES = (
    "protocole", "reglage", "commune", "visa", "partenaire", "convention", "convention_partenaire", "reunion", "site",
    "denombrement", "conditions_vie", "diagnostic", "intervenant", "intervenant_theme", "orientation", "phase",
    "vigilance", "vigilance_facteur", "reoccupation", "visite", "usage_site", "amenagement", "amenagement_site",
    "foncier", "foncier_parcelle", "criblage", "criblage_source", "criblage_seuil", "foncier_verdict", "foncier_regle",
    "action", "action_partenaire", "action_site", "action_amenagement", "engagement", "engagement_site", "financement",
    "indicateur",
)  # fmt: skip
RESTRICTED_TABLES: tuple[str, ...] = ("proprietaire", "procedure")
"""Those of the companion file, read on explicit choice only."""
_KNOWN_ANSWERS = ("oui", "non")
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
    totals: Mapping[str, Counter[object]] = field(default_factory=dict)
    """Column that may be read as a total only -> how many occupied sites gave each answer; nothing of a few sites."""
    restricted: bool = False
    """Whether owners, proceedings and small counts were asked for."""

    def has(self, table: str) -> bool:
        """Whether the table was read: those of a companion file that is not there are not, which is no « none »."""
        return table in self.rows

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


def read_base(path: Path, edition: str, restricted: bool = False) -> Snapshot:
    """Reads what the edition may show; with `restricted`, what only an explicit choice may show too.

    Raises ResorptionError: unknown edition, file that is no base, base without its protocol.
    """
    disclosed_columns(edition, SYNTHESIS)
    store = open_base(path)
    # One state for all tables: a count must not tell of a site that the map does not have.
    with store.reading_one_state() as reader:
        records = {name: tuple(reader.all(name)) for name in TABLES}
        rows = {name: _rows(edition, name, found, restricted) for name, found in records.items()}
        rows[SYNTHESIS] = _synthesis(edition, reader)
    if not rows["protocole"]:
        raise ResorptionError(
            "« {nom} » ne contient pas de protocole : la ligne de la table « protocole » a été supprimée. "
            "Saisissez-la de nouveau, puis recommencez.",
            nom=path.name,
        )
    if restricted:
        rows |= _companion(path, edition)
    return Snapshot(path, store.epsg, edition, rows, _totals(edition, records["site"]), restricted)


def sites_of_codes(path: Path, edition: str, typed: str) -> frozenset[str] | None:
    """Identifiers of the sites whose codes are given, separated by commas; None when none is.

    Raises ResorptionError: a code that no site of the base has, and what `read_base` raises.
    """
    codes = {code.strip() for code in typed.split(",")} - {""}
    if not codes:
        return None
    base = read_base(path, edition)
    known = {str(row["code"]).casefold(): str(row["uuid"]) for row in base.all("site") if row["code"]}
    strange = sorted(code for code in codes if code.casefold() not in known)
    if strange:
        raise ResorptionError(
            "Aucun site de « {base} » n’a le code : {codes}. Vérifiez les codes dans la liste des sites.",
            base=path.name,
            codes=", ".join(strange),
        )
    return frozenset(known[code.casefold()] for code in codes)


def _companion(path: Path, edition: str) -> dict[str, tuple[Row, ...]]:
    companion = open_companion(path)
    if companion is None:
        return {}
    with companion.reading_one_state() as reader:
        return {name: _rows(edition, name, reader.all(name), True) for name in RESTRICTED_TABLES}


def _totals(edition: str, sites: Sequence[Record]) -> dict[str, Counter[object]]:
    """Of the sites where people live: what is asked of the past is not asked of anyone."""
    living = [r.values for r in sites if r.values["statut"] in OPEN_STATUSES]
    totals = {column: Counter(v[column] for v in living) for column in summed_columns(edition, "site")}
    told = len(living) >= LEAST_IN_TOTAL and not any(_tells_each(answers) for answers in totals.values())
    return totals if told else {}


def _tells_each(answers: Counter[object]) -> bool:
    """Whether all sites gave one answer that is known: the total is then the answer of each."""
    return len(answers) == 1 and next(iter(answers)) in _KNOWN_ANSWERS


def _rows(edition: str, table: str, records: Iterable[Record], restricted: bool) -> tuple[Row, ...]:
    shown = GEOMETRY in disclosed_columns(edition, table)
    return tuple(
        Row(disclosed(edition, table, {"uuid": r.uuid, **r.values}, restricted), r.geometry if shown else None)
        for r in records
        if not is_internal_row(table, r.values)
    )


def _synthesis(edition: str, reader: Reader) -> tuple[Row, ...]:
    return tuple(Row(disclosed(edition, SYNTHESIS, values)) for values in reader.synthesis())
