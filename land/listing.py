"""The list of a result: the first rows of those that are wanted, in the order of `ranking.rank`; there may be a million.

Filtered and put in order by SQLite, in any thread: nothing of the file is kept in memory but the rows that are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from ..layers.ddl import literal
from ..layers.handle import Handle, Refusal, file_error
from ..protocol.errors import ResorptionError
from ..protocol.plain_text import in_order
from ..protocol.vocabulary import vocabulary
from .criteria import RESULT_CODES, RULE_IDS, Finding
from .facts import Facts
from .inhabited import SITES
from .ranking import COMPATIBLE, EXCLUDED, NOT_JUDGED, WITH_CONDITIONS
from .result_columns import IDENTIFIER, LAYER, PARCELS, VERDICT
from .result_file import Result, read_result

OWNER = "categorie_proprietaire"
ORDER_OF_VERDICTS = (COMPATIBLE, WITH_CONDITIONS, NOT_JUDGED, EXCLUDED)
"""As `ranking.rank` puts them."""

_OWNERS = vocabulary("categorie_proprietaire").values
_COLUMNS = (IDENTIFIER, PARCELS, "nb_parcelles", VERDICT, "nb_conditions", "surface_utile_m2",
            "capacite_min_personnes", "capacite_max_personnes", OWNER, "nb_inconnues", "r8_resultat")  # fmt: skip
"""In the order of `Line`, after `fid`."""

_COMMUNE = 5
"""The first characters of an identifier are the INSEE code of the commune."""

_SECTION_AND_NUMBER = re.compile(r"([A-Z]{1,2})\s*([1-9]\d{0,3})")
_PAGE = Template("SELECT $columns FROM $table WHERE $wanted ORDER BY $order LIMIT $most")
_HOW_MANY = Template("SELECT count(*) FROM $table WHERE $wanted")
# One pass over the rows; grouped, SQLite would sort them all.
_COUNTS = Template("SELECT $counts FROM $table")
_COUNT = Template("total($column = $value)")
_MISSING = Template("(coalesce($column, $unknown) = $unknown)")


@dataclass(frozen=True)
class Wanted:
    """What is kept of a list; empty means all. `least_m2` is a usable area, `text` a part of an identifier."""

    verdict: str = ""
    owner: str = ""
    commune: str = ""
    least_m2: int = 0
    text: str = ""


@dataclass(frozen=True)
class Line:
    """A row of the list; `fid` is its row in the layer, None is not known. `sites` are the codes of the
    inhabited sites over it; `unknowns` are the rules that could not answer; `unsure` says that the area and the
    persons are at most those, the risks not being known everywhere."""

    fid: int
    identifier: str
    parcels: str
    count: int
    verdict: str
    conditions: int | None
    usable_m2: float | None
    least: int | None
    most: int | None
    owner: str
    sites: str = ""
    unknowns: int = 0
    unsure: bool = False


@dataclass(frozen=True)
class Page:
    """The first rows of those that are wanted, and how many those are."""

    lines: tuple[Line, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class Summary:
    """A result, with how many rows it has by verdict, and the categories of owner that it has."""

    result: Result
    counts: Mapping[str, int]
    owners: tuple[str, ...]


def results_beside(base: Path, identifier: str) -> list[Result]:
    """The results of this base that lie in its folder, the last first; `identifier` is the one that the base has."""
    found = (_result_of(path, identifier) for path in base.parent.glob("*.gpkg") if path.name != base.name)
    return sorted(filter(None, found), key=_when, reverse=True)


def _when(one: Result) -> tuple[object, ...]:
    return one.passage.day, one.passage.at, in_order(one.path.stem)


def _result_of(path: Path, identifier: str) -> Result | None:
    """None for any other file, that is not a problem to tell."""
    try:
        result = read_result(path)
    except ResorptionError:
        return None
    return result if result.passage.base == identifier else None


def read_summary(path: Path) -> Summary:
    """Raises ResorptionError (BaseError)."""
    result = read_result(path)
    counted = [(VERDICT, code) for code in ORDER_OF_VERDICTS] + [(OWNER, code) for code in _OWNERS]
    counts = ", ".join(_COUNT.substitute(column=column, value=literal(code)) for column, code in counted)
    [found] = _rows(path, _COUNTS.substitute(counts=counts, table=LAYER))
    by_code = {code: int(number) for (_column, code), number in zip(counted, found)}
    return Summary(result, {code: by_code[code] for code in ORDER_OF_VERDICTS},
                   tuple(code for code in _OWNERS if by_code[code]))  # fmt: skip


def read_page(path: Path, facts: Facts, wanted: Wanted, most: int) -> Page:
    """The first rows. Raises BaseError."""
    words = {"table": LAYER, "wanted": " AND ".join(_conditions(wanted))}
    sites = SITES if _has_column(path, SITES) else literal("")
    # A bare `fid` would be the identifier of GDAL's feature, and no column.
    columns = ", ".join(("fid + 0 AS rang", *_COLUMNS, f"{sites} AS habites"))
    rows = _rows(path, _PAGE.substitute(words, columns=columns, order=", ".join(_order(facts)), most=int(most)))
    [(total,)] = _rows(path, _HOW_MANY.substitute(words))
    return Page(tuple(map(_line, rows)), int(total))


def _line(row: tuple) -> Line:
    fid, identifier, parcels, count, verdict, conditions, usable, least, most, owner, unknowns, capacity, sites = row
    return Line(int(fid), identifier or "", parcels or "", int(count or 1), verdict, conditions, usable, least, most,
                owner or "", sites or "", int(unknowns or 0), capacity == RESULT_CODES[Finding.UNKNOWN])  # fmt: skip


def _has_column(path: Path, name: str) -> bool:
    """A result made before there was such a column says nothing of it."""
    try:
        with Handle(path, update=False) as file:
            return file.layer(LAYER).GetLayerDefn().GetFieldIndex(name) >= 0
    except Refusal as refusal:
        raise file_error(str(refusal), path) from refusal


def _rows(path: Path, sql: str) -> list[tuple]:
    try:
        with Handle(path, update=False) as file:
            return file.rows(sql)
    except Refusal as refusal:
        raise file_error(str(refusal), path) from refusal


def _conditions(wanted: Wanted) -> Iterator[str]:
    yield "1"
    for column, value in ((VERDICT, wanted.verdict), (OWNER, wanted.owner)):
        if value:
            yield f"{column} = {literal(value)}"
    if wanted.commune:
        yield f"substr({IDENTIFIER}, 1, {_COMMUNE}) = {literal(wanted.commune)}"
    if wanted.least_m2:
        # An area that is not known is not known to be too small.
        yield f"NOT coalesce(surface_utile_m2 < {int(wanted.least_m2)}, 0)"
    if text := wanted.text.strip().upper():
        found = " OR ".join(f"instr({PARCELS}, {literal(form)})" for form in _forms(text))
        yield f"({found})"


def _forms(text: str) -> Iterator[str]:
    """A part of an identifier; « A 35 », as a section and a number are usually said, is 0A0035 in it."""
    yield text
    if said_short := _SECTION_AND_NUMBER.fullmatch(text):
        yield f"{said_short[1]:0>2}{said_short[2]:0>4}"
    elif (bare := "".join(text.split())) != text:
        # As it is often copied: 00101 000 AB 0035.
        yield bare


def _order(facts: Facts) -> Iterator[str]:
    """`ranking.rank`, identifiers as they are written."""
    places = " ".join(f"WHEN {literal(code)} THEN {place}" for place, code in enumerate(ORDER_OF_VERDICTS))
    yield f"CASE {VERDICT} {places} END"
    missing = {rule: _missing(rule) for rule in RULE_IDS if rule in facts.applied}
    counted = " + ".join(missing.values()) or "0"
    # R1 weighs most: of as many rules without an answer, those whose first one comes first.
    weighed = " + ".join(f"{one} * {1 << len(RULE_IDS) - RULE_IDS.index(rule)}" for rule, one in missing.items()) or "0"
    not_judged, excluded = (f"{VERDICT} = {literal(code)}" for code in (NOT_JUDGED, EXCLUDED))
    yield f"CASE WHEN {not_judged} THEN {counted} ELSE 0 END"
    yield f"CASE WHEN {not_judged} THEN {weighed} ELSE 0 END DESC"
    yield f"CASE WHEN {excluded} THEN 0 ELSE coalesce(nb_conditions, 0) END"
    yield IDENTIFIER


def _missing(rule: str) -> str:
    return _MISSING.substitute(column=f"{rule.lower()}_resultat", unknown=literal(RESULT_CODES[Finding.UNKNOWN]))
