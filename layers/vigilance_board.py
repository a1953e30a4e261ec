"""Reads what the dock of Article 11 shows, in one state of the base. Runs in any thread.

Two short reads of the journal say whether something that the rule reads changed since the last evaluation: what an
evaluation itself writes is no change.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import NamedTuple

from ..protocol.local_check import KEY as CHECK
from ..protocol.local_check import validity
from ..protocol.resorption import CLOSED
from ..protocol.rules import quoted
from ..protocol.sentences import Sentence
from ..protocol.settings import Settings
from ..protocol.vigilance_facts import UseOfPlace
from ..protocol.vigilance_sentences import Stored
from ..protocol.watch_list import WatchLine, used_since
from ..protocol.watch_visits import watch_state
from .ddl import literal
from .errors import DamagedBase
from .handle import WAIT_MS, Handle, Refusal, file_error
from .reoccupations import PROPOSED, Reoccupation, read_reoccupations
from .rule_figures import read_settings, resorption_threshold
from .schema import SYNTHESIS
from .session import Reader
from .site_list import FEEDING
from .store import Store, identity
from .vigilance_results import latest
from .visits import visits_by_site

_READ_BY_THE_RULE = (
    "site", "commune", "denombrement", "orientation", "usage_site", "visite", "site_origine", "site_precedent",
    "protocole", "reglage",
)  # fmt: skip
FOLLOWED = FEEDING | {*_READ_BY_THE_RULE, "vigilance_facteur", "reoccupation", "foncier", "amenagement"}
"""The tables that the dock is made from: a change in another one does not change it."""

# One text for all rows: read one by one through GDAL's features, 10,000 sites take seconds.
_SITES = Template("SELECT json_group_array(json_array($columns)) FROM $synthesis")
_COLUMNS = ("uuid", "fid", "code", "nom", "statut", "commune", "date_fermeture", "nb_engagements_en_retard")
_LAST_WRITTEN = Template('SELECT max("fid") FROM "journal" WHERE $tables')
# The results of an earlier day are not those shown: having them written again says nothing of these.
_RESULTS = Template(
    '("table_nom" = \'vigilance\' AND "uuid" IN (SELECT "uuid" FROM "vigilance" WHERE "date_reference" >= $day)) '
    'OR ("table_nom" = \'vigilance_facteur\' AND "uuid" IN (SELECT f."uuid" FROM "vigilance_facteur" f '
    'JOIN "vigilance" w ON w."uuid" = f."vigilance" WHERE w."date_reference" >= $day))'
)
# What an evaluation adds to the re-occupations is a proposal; all the rest comes from a person.
# That the rule was verified is no figure of it.
_CHANGED = Template(
    '("table_nom" IN ($tables) OR ("table_nom" = \'reoccupation\' AND NOT ("operation" = \'ajout\' '
    "AND json_extract(\"apres\", '$$.decision') = $proposed))) AND NOT (\"table_nom\" = 'reglage' "
    "AND coalesce(json_extract(\"apres\", '$$.cle'), json_extract(\"avant\", '$$.cle'), '') = $check)"
)


class Seen(NamedTuple):
    """What an evaluation has certainly seen: the last change of the base (`last_change`), for results of that day."""

    day: date
    change: int


@dataclass(frozen=True)
class SiteName:
    """How a site is called, and its number in its file, for the map."""

    fid: int
    code: str
    name: str

    @property
    def shown(self) -> str:
        """« S-2026-001 – Rue des Forges »."""
        return " – ".join(filter(None, (self.code, self.name)))


@dataclass(frozen=True)
class Board:
    """Everything that the dock shows, read at once. `names`: of every site.

    `changed`: whether what the rule reads was written since the last evaluation, as far as the base tells.
    """

    lines: tuple[WatchLine, ...]
    names: Mapping[str, SiteName]
    results: Mapping[str, Stored]
    reoccupations: tuple[Reoccupation, ...]
    settings: Settings
    threshold_pct: int
    changed: bool

    @property
    def validity(self) -> Sentence:
        """Whether the rule that gave these results was held against closings of this base."""
        return validity(self.settings, self.threshold_pct, {result.version for result in self.results.values()})


def last_change(path: Path) -> int:
    """The number, in the journal, of the last change to what the rule reads. Raises BaseError."""
    with Handle(Path(path), update=False) as base:
        try:
            return _last_written(base, _changes())
        except Refusal as refusal:
            raise file_error(str(refusal), base.path) from refusal


def read_board(path: Path, today: date, evaluated: Seen | None = None, wait_ms: int = WAIT_MS) -> Board:
    """The board on that day; `evaluated` is what an evaluation is known to have seen, None when nobody knows.

    Raises BaseError: the file vanished, is no base, is a companion, has another version of the schema, is damaged.
    """
    with Handle(Path(path), update=False, wait_ms=wait_ms) as base:
        Store(base.path, read=identity(base)).refuse_restricted()
        try:
            with base.one_state():
                return _read(base, Reader(base), today, evaluated)
        except Refusal as refusal:
            raise file_error(str(refusal), base.path) from refusal
        except ValueError as error:
            raise DamagedBase(base.path.name, str(error)) from error


def _read(base: Handle, reader: Reader, today: date, evaluated: Seen | None) -> Board:
    settings = read_settings(reader)
    rows = json.loads(base.rows(_query())[0][0])
    names = {row[0]: SiteName(row[1], row[2] or "", row[3] or "") for row in rows}
    closed = [row for row in rows if row[4] in CLOSED]
    # ISO days compare as texts. A result from before the closing is about an earlier closing of the site.
    ended = {row[0]: row[6] or "" for row in closed}
    results = {uuid: result for uuid, result in latest(reader).items() if result.day.isoformat() >= ended[uuid]}
    decisions = read_reoccupations(reader)
    to_confirm = {row.closed.uuid for row in decisions if row.decision == PROPOSED}
    lines = _lines(closed, reader, results, settings, today, to_confirm)
    for line in lines:
        # Worked out here, in the background, rather than at the first key of a search.
        len(line.searched)
    newest = max((result.day for result in results.values()), default=None)
    return Board(lines, names, results, decisions, settings,
                 resorption_threshold(reader), newest is not None and _changed(base, newest, evaluated))  # fmt: skip


def _lines(
    rows: list[list],
    reader: Reader,
    results: Mapping[str, Stored],
    settings: Settings,
    today: date,
    to_confirm: set[str],
) -> tuple[WatchLine, ...]:
    visits, uses = visits_by_site(reader), _uses(reader)
    found = []
    for uuid, fid, code, name, _status, commune, closed, overdue in rows:
        result = results.get(uuid)
        closed_on = None if closed is None else date.fromisoformat(closed)
        found.append(WatchLine(
            uuid, fid, code or "", name or "", commune or "", closed_on,
            "" if result is None else result.level,
            None if result is None else result.day,
            watch_state(visits.get(uuid, ()), closed_on, today, settings),
            overdue, used_since(uses[uuid], today), uuid in to_confirm,
        ))  # fmt: skip
    return tuple(found)


def _query() -> str:
    return _SITES.substitute(
        columns=", ".join(map(quoted, _COLUMNS)),
        synthesis=quoted(SYNTHESIS),
    )


def _uses(reader: Reader) -> Mapping[str, list[UseOfPlace]]:
    found: dict[str, list[UseOfPlace]] = defaultdict(list)
    rows = reader.columns("usage_site", "site", "date", "usage", "gestionnaire_identifie", "equipements_laisses")
    for rank, (site, day, use, known, left) in enumerate(rows):
        found[str(site)].append(UseOfPlace(day, rank, str(use), str(known), str(left)))  # type: ignore[arg-type]
    return found


def _changed(base: Handle, newest: date, evaluated: Seen | None) -> bool:
    """By the order of the journal: no clock is trusted. `newest`: the day of the last results shown.

    An evaluation that finds what is stored already writes nothing: only who made it knows what it has seen.
    """
    written = _last_written(base, _RESULTS.substitute(day=literal(newest.isoformat())))
    seen = 0 if evaluated is None or evaluated.day < newest else evaluated.change
    return _last_written(base, _changes()) > max(written, seen)


def _changes() -> str:
    return _CHANGED.substitute(
        tables=", ".join(map(literal, _READ_BY_THE_RULE)), proposed=literal(PROPOSED), check=literal(CHECK)
    )


def _last_written(base: Handle, where: str) -> int:
    return int(base.rows(_LAST_WRITTEN.substitute(tables=where))[0][0] or 0)
