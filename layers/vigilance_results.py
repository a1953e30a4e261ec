"""The stored results of the rule of Article 11: read back as the protocol knows them, and as rows to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Template

from ..protocol.resorption import CLOSED
from ..protocol.rules import quoted
from ..protocol.vigilance import CODES
from ..protocol.vigilance_sentences import Stored, StoredFactor, motive
from .ddl import literal
from .session import Reader
from .synthesis import LAST_ROW
from .validation import Feedback, stop_if_cancelled

Values = Mapping[str, object]
"""Column -> value of a row, None when it is empty."""

_RESULT = ("date_reference", "version_regles", "niveau")
_FACTOR = ("facteur", "reponse", "valeur", "unite", "seuil", "niveau_preuve", "source")
"""Columns of the two tables, in the order of `Stored` and of `StoredFactor`."""

_HEAD = (*_RESULT, "motif")
_IDENTITY = ("uuid", "version")

_LATEST = Template(
    'SELECT json_group_array(json_array(s."uuid", $columns)) FROM "site" s $last '
    'JOIN "vigilance_facteur" f ON f."vigilance" = w."uuid" WHERE s."statut" IN ($closed)'
)
_OF_DAY = Template(
    'SELECT json_group_array(json_array(w."fid", $columns)) FROM (SELECT * FROM "vigilance" '
    'WHERE "date_reference" = $day AND "fid" > $after ORDER BY "fid" LIMIT $count) w '
    'LEFT JOIN "vigilance_facteur" f ON f."vigilance" = w."uuid"'
)
_PART = 1000
"""Results read at a time, a tenth of a second between two looks at whether the user has cancelled."""


def latest(reader: Reader) -> dict[str, Stored]:
    """The last result of each closed site, by its identity: of the last day, and of one day the one entered last.

    One whose six factors are not all there (only another tool can do that) is left out. Raises Refusal.
    """
    columns = [f"w.{quoted(name)}" for name in _RESULT] + [f"f.{quoted(name)}" for name in _FACTOR]
    sql = _LATEST.substitute(
        columns=", ".join(columns),
        last=LAST_ROW.substitute(table=quoted("vigilance"), alias="w", date=quoted("date_reference")),
        closed=", ".join(map(literal, CLOSED)),
    )
    return _results(reader.json_rows(sql))


def _results(rows: Iterable[list]) -> dict[str, Stored]:
    """From rows that each have the site, the columns of its result and those of one factor."""
    heads: dict[str, list] = {}
    factors: dict[str, dict[str, StoredFactor]] = {}
    kept: dict[str, str] = {}
    for site, *rest in rows:
        heads[site], values = rest[: len(_RESULT)], rest[len(_RESULT) :]
        # The same few sentences, ten thousand times over: each is kept once.
        texts = [kept.setdefault(text, text) for text in (value or "" for value in values)]
        factors.setdefault(site, {})[texts[0]] = StoredFactor(*texts)
    return {
        site: Stored(site, date.fromisoformat(day), version, level, tuple(factors[site][code] for code in CODES))
        for site, (day, version, level) in heads.items()
        if factors[site].keys() == set(CODES)
    }


@dataclass(frozen=True)
class Row:
    """A row as it is stored."""

    uuid: str
    version: int
    values: Values


@dataclass(frozen=True)
class Written:
    """A stored result: its row, and those of its factors by code."""

    head: Row
    factors: dict[str, Row] = field(default_factory=dict)


def results_of_day(reader: Reader, day: date, feedback: Feedback | None = None) -> dict[str, Written]:
    """What is stored for that day, by site; of two results for one site, the one entered last.

    Raises Refusal, Cancelled.
    """
    names = [f"w.{quoted(name)}" for name in ("site", *_IDENTITY, *_HEAD)]
    names += [f"f.{quoted(name)}" for name in (*_IDENTITY, *_FACTOR)]
    words = {"columns": ", ".join(names), "day": literal(day.isoformat()), "count": _PART}
    found: dict[str, Written] = {}
    last = -1
    while rows := reader.json_rows(_OF_DAY.substitute(words, after=last)):
        stop_if_cancelled(feedback)
        last = max(int(row[0]) for row in rows)
        _add(found, rows)
    return found


def _add(found: dict[str, Written], rows: Iterable[list]) -> None:
    width = len(_IDENTITY) + len(_HEAD)
    for _fid, site, *rest in rows:
        head, factor = _row(rest[:width], _HEAD), _row(rest[width:], _FACTOR)
        if site not in found or found[site].head.uuid != head.uuid:
            found[site] = Written(head)
        if factor.uuid:
            found[site].factors[str(factor.values["facteur"])] = factor


def _row(values: list, names: tuple[str, ...]) -> Row:
    uuid, version, *rest = values
    return Row(uuid or "", version or 0, dict(zip(names, rest)))


def head_values(result: Stored) -> Values:
    """The columns of `vigilance`, but the site."""
    reason = motive(result).message or None
    return dict(zip(_HEAD, (result.day.isoformat(), result.version, result.level, reason)))


def factor_values(factor: StoredFactor) -> Values:
    """The columns of `vigilance_facteur`, but the result."""
    told = (
        factor.code, factor.answer, factor.value, factor.unit, factor.threshold, factor.grade, factor.source
    )  # fmt: skip
    return {name: text or None for name, text in zip(_FACTOR, told)}
