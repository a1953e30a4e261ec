"""Closing a site: what was known of it, and what the user says; what is saved follows from both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..protocol.resorption import CLOSED, DECLARED_STATUS, Closing, LastingShare, closed_status
from ..protocol.vocabulary import vocabulary
from . import schema
from .names import row_name
from .session import Record

ASKED = ("date_fermeture", "cause_fermeture", "contexte_fermeture")
"""The columns of the site that are typed; the others come of the decision."""

ORIENTATIONS = vocabulary("type_orientation").values

Values = Mapping[str, object]


@dataclass(frozen=True)
class Situation:
    """A site about to close, as it was read: `count` is the last one that gives persons, the others are the last."""

    site: Record
    count: Record | None
    orientations: Mapping[str, Record]
    """By type."""
    usage: Record | None
    visit: Record | None
    threshold_pct: int

    @property
    def closed(self) -> bool:
        """Whether it is closed already: its closing is being corrected."""
        return self.site.values["statut"] in CLOSED

    @property
    def decision(self) -> str:
        """What the site says of its resorption once closed: oui, non or inconnu."""
        declared = self.site.values["resorption_declaree"] or DECLARED_STATUS.get(str(self.site.values["statut"]))
        return str(declared or "inconnu")

    @property
    def name(self) -> str:
        """Its code and its name."""
        return row_name(schema.table("site"), self.site.values)

    @property
    def stamp(self) -> tuple[object, ...]:
        """What a change of the figures changes."""
        rows = (self.count, self.visit, *self.orientations.values())
        return (self.threshold_pct, *((row.uuid, row.version) if row else None for row in rows))


@dataclass(frozen=True)
class ClosingPlan:
    """What the user has said. A dictionary that is None adds no row; `decision` None follows the calculation."""

    situation: Situation
    closing: Values
    orientations: Mapping[str, Values]
    """Columns nb_personnes, nb_menages and note by type; a type that is not there has no row."""
    decision: str | None = None
    reason: str | None = None
    count: Values | None = None
    usage: Values | None = None
    finding: str | None = None
    """What was seen on the closing day: a code of `constat_visite`."""
    next_visit: date | None = None

    @property
    def day(self) -> date | None:
        """The closing day."""
        found = self.closing.get("date_fermeture")
        return found if isinstance(found, date) else None

    @property
    def share(self) -> LastingShare:
        """Whom the orientations speak of, over the last count."""
        return LastingShare(self._counted("nb_personnes"), self._by_type("nb_personnes"), self.situation.threshold_pct)

    @property
    def decided(self) -> str:
        """oui, non or inconnu: what will be declared."""
        return self.decision or self.share.result

    @property
    def site_values(self) -> dict[str, object]:
        """The columns of the site. A closed site has no reason for being open: the journal keeps the former one."""
        return {
            **{name: self.closing.get(name) for name in ASKED},
            "statut": closed_status(self.decided),
            "resorption_declaree": self.decided,
            "resorption_motif": self.reason if self.decision else None,
            "motif_reouverture": None,
        }

    @property
    def onto_last_visit(self) -> bool:
        """Whether the next visit is written on the last one: nothing newer is being told."""
        last = self.situation.visit
        return last is not None and (self.finding is None or later(last.values["date"], self.day))

    def as_closing(self) -> Closing:
        """What the rules read."""
        count = self.count or (self.situation.count.values if self.situation.count else {})
        day = count.get("date")
        return Closing(
            self.share, self.decided, self.reason if self.decision else None, self.day,
            day if isinstance(day, date) else None, self._by_type("nb_menages"), self._counted("nb_menages"),
        )  # fmt: skip

    def _by_type(self, column: str) -> dict[str, int]:
        known = {kind: row.get(column) for kind, row in self.orientations.items()}
        return {kind: number for kind, number in known.items() if isinstance(number, int)}

    def _counted(self, column: str) -> int | None:
        row = self.count or (self.situation.count.values if self.situation.count else {})
        number = row.get(column)
        return number if isinstance(number, int) else None


def changed_since(before: Situation, after: Situation) -> list[str]:
    """The French labels of the columns and tables that somebody else has changed between two readings."""
    columns = [f for f in schema.table("site").own_fields if before.site.values[f.name] != after.site.values[f.name]]
    found = [field.label for field in columns]
    for table in ("denombrement", "orientation", "visite"):
        if _rows_of(before, table) != _rows_of(after, table):
            found.append(schema.table(table).label)
    return found


def _rows_of(situation: Situation, table: str) -> list[tuple[str, int]]:
    rows = (situation.count, situation.visit, *situation.orientations.values())
    return sorted((row.uuid, row.version) for row in rows if row is not None and row.table == table)


def later(day: object, other: date | None) -> bool:
    """Whether both are known, and the first is after."""
    return isinstance(day, date) and other is not None and day > other
