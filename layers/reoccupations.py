"""Re-occupations of closed sites: what was proposed, what a person said (Art. 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..protocol.journal_sentences import excerpt
from ..protocol.reoccupation import PRECISION, REFUSAL, without_remarks
from ..protocol.vigilance_facts import PROPOSED, REFUSED
from . import schema
from .edits import Update, save
from .errors import RefusedRow
from .session import Reader, Record
from .store import Store

TABLE = "reoccupation"
SUBJECT = "Réoccupation"
"""What is being saved, for the trace of a save in two files."""

ADDED_AT_LEAST = 80
"""Letters that a person may always add to a motive when deciding."""

_LONGEST = schema.table(TABLE).field("motif").length or 0

LONGEST_PROPOSED = _LONGEST - ADDED_AT_LEAST - max(len(REFUSAL), len(PRECISION))
"""Letters of a motive that the rule proposes: whoever decides will not have it cut."""


@dataclass(frozen=True)
class NamedSite:
    """A site as a list names it."""

    uuid: str
    code: str
    name: str


@dataclass(frozen=True)
class Reoccupation:
    """A row of `reoccupation` with what it is about; `new` None when only a visit says so, `seen_on` its day."""

    record: Record
    closed: NamedSite
    new: NamedSite | None
    seen_on: date | None = None
    finding: str = ""

    @property
    def uuid(self) -> str:
        """The identity of the row."""
        return self.record.uuid

    @property
    def motive(self) -> str:
        """Why it was proposed or added, and what was said when it was decided."""
        return str(self.record.values["motif"])

    @property
    def by(self) -> str:
        """Who decided; empty when nobody has, or when nothing says who."""
        return str(self.record.values["par"] or "")

    @property
    def on(self) -> date | None:
        """The day of the decision."""
        day = self.record.values["le"]
        return day if isinstance(day, date) else None

    @property
    def decision(self) -> str:
        """A code of `decision_reoccupation`."""
        return str(self.record.values["decision"])


def read_reoccupations(reader: Reader) -> tuple[Reoccupation, ...]:
    """Every one of the base, those to be decided first, then by code of the closed site. Raises Refusal."""
    sites = {str(row[0]): NamedSite(str(row[0]), str(row[1] or ""), str(row[2]))
             for row in reader.columns("site", "uuid", "code", "nom")}  # fmt: skip
    visits = {str(uuid): (day, finding) for uuid, day, finding in reader.columns("visite", "uuid", "date", "constat")}
    found = [_named(record, sites, visits) for record in reader.all(TABLE)]
    return tuple(sorted(found, key=lambda row: (row.decision != PROPOSED, row.closed.code)))


def _named(record: Record, sites: Mapping[str, NamedSite], visits: Mapping[str, tuple[object, object]]) -> Reoccupation:
    closed, new, visit = (record.values[name] for name in ("site_ferme", "site_nouveau", "visite"))
    day, finding = visits.get(str(visit), (None, ""))
    seen_on = day if isinstance(day, date) else None
    return Reoccupation(record, sites[str(closed)], sites.get(str(new)), seen_on, str(finding))


def decide(store: Store, uuid: str, version: int, decision: str, author: str, today: date, reason: str = "") -> None:
    """Confirms or refuses a re-occupation, or makes it a proposal again; `author` is a function, never a person's name.

    `version` is that of the row when it was shown; `reason` is added to its motive. Raises RefusedRow without an
    author, ConflictError when the row has changed or is gone, BaseError.
    """
    with store.reading() as reader:
        record = reader.fetch(TABLE, uuid)
    read = record or Record(TABLE, uuid, version, {})
    values = decided(decision, author, today)
    if reason.strip():
        values["motif"] = with_reason(str(read.values.get("motif") or ""), decision, reason.strip())
    save(store, [Update(replace(read, version=version), values)], SUBJECT)


def with_reason(motive: str, decision: str, reason: str) -> str:
    """The motive with what a person said of it. Where there is no room for all, what was said before is left out, then
    the end of what is said now: the motive itself stays, unless one typed by hand leaves less than `ADDED_AT_LEAST`."""
    own, mark = without_remarks(motive), _mark(decision)
    room = max(_LONGEST - len(own), len(mark) + ADDED_AT_LEAST)
    added = mark + excerpt(reason, room - len(mark))
    kept = own if len(own) + len(added) <= _LONGEST else excerpt(own, _LONGEST - len(added))
    before = motive[len(own) :] if len(motive) + len(added) <= _LONGEST else ""
    return kept + before + added


def room_for_reason(motive: str, decision: str) -> int:
    """How many letters a person may add to a motive: none of them will be cut."""
    return max(_LONGEST - len(without_remarks(motive)) - len(_mark(decision)), ADDED_AT_LEAST)


def _mark(decision: str) -> str:
    return REFUSAL if decision == REFUSED else PRECISION


def decided(decision: str, author: str, today: date) -> dict[str, object]:
    """The columns of a decision. Raises RefusedRow when nobody is named."""
    if decision == PROPOSED:
        return {"decision": decision, "par": None, "le": None}
    if not author.strip():
        raise RefusedRow("Dites qui a décidé : une fonction ou un service.", TABLE, "par")
    return {"decision": decision, "par": author, "le": today}
