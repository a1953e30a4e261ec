"""The stored results of the rule of Article 11, read back as the protocol knows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from string import Template

from ..protocol.resorption import CLOSED
from ..protocol.rules import quoted
from ..protocol.vigilance import CODES
from ..protocol.vigilance_sentences import Stored, StoredFactor
from .ddl import literal
from .session import Reader
from .synthesis import LAST_ROW

RESULT = ("date_reference", "version_regles", "niveau")
FACTOR = ("facteur", "reponse", "valeur", "unite", "seuil", "niveau_preuve", "source")
"""Columns of the two tables, in the order of `Stored` and of `StoredFactor`."""

_LATEST = Template(
    'SELECT json_group_array(json_array(s."uuid", $columns)) FROM "site" s $last '
    'JOIN "vigilance_facteur" f ON f."vigilance" = w."uuid" WHERE s."statut" IN ($closed)'
)


def latest(reader: Reader) -> dict[str, Stored]:
    """The last result of each closed site, by its identity: of the last day, and of one day the one entered last.

    One whose six factors are not all there (only another tool can do that) is left out. Raises Refusal.
    """
    columns = [f"w.{quoted(name)}" for name in RESULT] + [f"f.{quoted(name)}" for name in FACTOR]
    sql = _LATEST.substitute(
        columns=", ".join(columns),
        last=LAST_ROW.substitute(table=quoted("vigilance"), alias="w", date=quoted("date_reference")),
        closed=", ".join(map(literal, CLOSED)),
    )
    return stored_results(reader.json_rows(sql))


def stored_results(rows: Iterable[list]) -> dict[str, Stored]:
    """Results by site, from rows that each have the site, the columns of its result and those of one factor."""
    heads: dict[str, list] = {}
    factors: dict[str, dict[str, StoredFactor]] = {}
    kept: dict[str, str] = {}
    for site, *rest in rows:
        head, values = rest[: len(RESULT)], rest[len(RESULT) :]
        heads[site] = head
        # The same few sentences, ten thousand times over: each is kept once.
        texts = [kept.setdefault(text, text) for text in (value or "" for value in values)]
        factors.setdefault(site, {})[texts[0]] = StoredFactor(*texts)
    return {
        site: Stored(site, date.fromisoformat(day), version, level, tuple(factors[site][code] for code in CODES))
        for site, (day, version, level) in heads.items()
        if factors[site].keys() == set(CODES)
    }
