"""The list of a result: what is needed to rank, filter and search it, in columns; a million rows at most.

Read in blocks, so that a window goes on living beside the thread that reads; the rest of a row is read when it is looked
at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

import numpy as np

from ..layers.handle import Refusal, file_error
from ..protocol.errors import Cancelled
from .criteria import RESULT_CODES, RULE_IDS, Finding
from .facts import Facts
from .ranking import COMPATIBLE, EXCLUDED, NOT_JUDGED, WITH_CONDITIONS
from .result_columns import IDENTIFIER, LAYER, PARCELS, VERDICT
from .result_file import Result, read_result

CONDITIONS, USABLE, AREA, MANY = "nb_conditions", "surface_utile_m2", "surface_m2", "nb_parcelles"
OWNER = "categorie_proprietaire"
LEAST, MOST = "capacite_min_personnes", "capacite_max_personnes"

ORDER_OF_VERDICTS = (COMPATIBLE, WITH_CONDITIONS, NOT_JUDGED, EXCLUDED)
"""As `ranking.rank` puts them."""

_NUMBERS = (CONDITIONS, USABLE, AREA, MANY, LEAST, MOST)
_TEXTS = (IDENTIFIER, PARCELS, VERDICT, OWNER)
_RULES = tuple(f"{rule.lower()}_resultat" for rule in RULE_IDS)
_BLOCK = 20_000
"""Rows read between two questions whether to stop: some hundredths of a second."""

_ROWS = Template("fid > $start AND fid <= $end")
_COMMUNE = 5
"""The first characters of an identifier are the INSEE code of the commune."""

_KNOWN = 2
_UNKNOWN = RESULT_CODES[Finding.UNKNOWN]


@dataclass(frozen=True)
class Wanted:
    """What is kept of a list; empty means all. `least_m2` is a usable area, `text` a part of an identifier."""

    verdict: str = ""
    owner: str = ""
    commune: str = ""
    least_m2: float = 0
    text: str = ""


@dataclass(frozen=True, eq=False)
class Listing:
    """The rows of a result in the order of the list; NaN where a number is not known, "" where a text is not.

    `fids` says which row of the layer each one is.
    """

    result: Result
    fids: np.ndarray
    texts: Mapping[str, np.ndarray]
    numbers: Mapping[str, np.ndarray]
    insee: np.ndarray

    def __len__(self) -> int:
        return len(self.texts[IDENTIFIER])

    def text(self, name: str, place: int) -> str:
        """A text of the row at that place."""
        return str(self.texts[name][place])

    def number(self, name: str, place: int) -> float | None:
        """A number of the row at that place."""
        value = float(self.numbers[name][place])
        return None if np.isnan(value) else value

    def counts(self) -> dict[str, int]:
        """Code of verdict -> rows."""
        return {code: int((self.texts[VERDICT] == code).sum()) for code in ORDER_OF_VERDICTS}

    def communes(self) -> tuple[str, ...]:
        """The INSEE codes that there are."""
        return tuple(code for code in np.unique(self.insee).tolist() if len(code) == _COMMUNE)

    def owners(self) -> tuple[str, ...]:
        """The categories of owner that there are."""
        return tuple(np.unique(self.texts[OWNER]).tolist())

    def places(self, wanted: Wanted) -> np.ndarray:
        """Where the rows are that are wanted, in order."""
        kept = np.ones(len(self), dtype=bool)
        for name, value in ((VERDICT, wanted.verdict), (OWNER, wanted.owner)):
            if value:
                kept &= self.texts[name] == value
        if wanted.commune:
            kept &= self.insee == wanted.commune
        if wanted.least_m2:
            # An area that is not known is not known to be too small.
            kept &= ~(self.numbers[USABLE] < wanted.least_m2)
        if text := wanted.text.strip().upper():
            kept &= self._having(text)
        return np.flatnonzero(kept)

    def _having(self, text: str) -> np.ndarray:
        """Which rows have that text in the identifier of one of their parcels."""
        found = np.char.find(self.texts[IDENTIFIER], text) >= 0
        for place in np.flatnonzero(~found & (self.numbers[MANY] > 1)):
            found[place] = text in self.texts[PARCELS][place]
        return found


def read_listing(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Listing:
    """The list of a result, ranked; in any thread. Raises ResorptionError (BaseError), Cancelled."""
    result = read_result(path)
    columns = _read(path, cancelled)
    order = _ranked(columns, result.facts)
    texts = {name: columns[name][order] for name in _TEXTS}
    numbers = {name: columns[name][order] for name in _NUMBERS}
    return Listing(result, order + 1, texts, numbers, texts[IDENTIFIER].astype(f"U{_COMMUNE}"))


def _read(path: Path, cancelled: Callable[[], bool]) -> dict[str, np.ndarray]:
    blocks: dict[str, list[np.ndarray]] = {name: [] for name in (*_TEXTS, *_NUMBERS, *_RULES)}
    start, size = 0, 1
    while start < size:
        if cancelled():
            raise Cancelled
        size, block = _block(path, start)
        for name, values in blocks.items():
            values.append(block[name])
        start += _BLOCK
    return {name: np.concatenate(values) for name, values in blocks.items()}


def _block(path: Path, start: int) -> tuple[int, dict[str, np.ndarray]]:
    """How many rows there are, and the columns of some of them."""
    from pyogrio import raw, read_info
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        size = int(read_info(path, layer=LAYER)["features"])
        meta, _index, _shapes, values = raw.read(
            path, layer=LAYER, columns=[*_TEXTS, *_NUMBERS, *_RULES], read_geometry=False,
            where=_ROWS.substitute(start=start, end=start + _BLOCK),
        )  # fmt: skip
    except (DataLayerError, DataSourceError, Refusal) as error:
        raise file_error(str(error), path) from error
    found = dict(zip(meta["fields"], values))
    rows = len(values[0]) if values else 0
    texts = {name: _as_texts(found.get(name), rows) for name in (*_TEXTS, *_RULES) if name != PARCELS}
    # A piece of many parcels has a long text, that would set the width of all of them.
    texts[PARCELS] = found[PARCELS]
    return size, {**texts, **{name: _as_numbers(found.get(name), rows) for name in _NUMBERS}}


def _as_texts(values: np.ndarray | None, rows: int) -> np.ndarray:
    """Of one width, so that numpy compares and sorts them without Python."""
    if values is None:
        return np.full(rows, "", dtype="U1")
    return np.array(["" if value is None or value != value else value for value in values], dtype=str).reshape(-1)


def _as_numbers(values: np.ndarray | None, rows: int) -> np.ndarray:
    return np.full(rows, np.nan) if values is None else values.astype(float)


def _ranked(columns: Mapping[str, np.ndarray], facts: Facts) -> np.ndarray:
    """The order of `ranking.rank`, for all rows at once; identifiers as they are written."""
    verdicts = columns[VERDICT]
    groups = np.select([verdicts == code for code in ORDER_OF_VERDICTS], range(len(ORDER_OF_VERDICTS)), _KNOWN)
    not_judged, kept = verdicts == NOT_JUDGED, verdicts != EXCLUDED
    unknown = np.zeros(len(verdicts), dtype=np.int64)
    told = np.zeros(len(verdicts), dtype=np.int64)
    for place, rule in enumerate(reversed(RULE_IDS)):
        if rule in facts.applied:
            found = columns[f"{rule.lower()}_resultat"]
            missing = not_judged & ((found == _UNKNOWN) | (found == ""))
            unknown += missing
            # R1 weighs most: of as many rules, those that come first are told first.
            told += missing.astype(np.int64) << place
    conditions = np.where(kept, np.nan_to_num(columns[CONDITIONS]), 0)
    return np.lexsort((columns[IDENTIFIER], conditions, -told, unknown, groups))
