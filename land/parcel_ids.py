"""Identifiers of parcels read from a layer or a table, made whole: 14 characters, from one column or from its parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from ..layers.parcel_codes import all_full, full_code, is_full, lacks_department

_DEPARTMENT_OVERSEAS, _INSEE = 3, 5


@dataclass(frozen=True, eq=False)
class Identifiers:
    """One identifier per row, None where it cannot be told; how many of each kind were met.

    `short` had 12 characters and were completed from the only commune of the territory that ends so; `ambiguous` had
    12 and could not be; `unread` are of no known form or missing.
    """

    values: np.ndarray
    short: int = 0
    ambiguous: int = 0
    unread: int = 0


def identifiers(columns: Mapping[str, np.ndarray], communes: Collection[str]) -> Identifiers:
    """The identifiers of rows, from `identifiant` where a row has it, else from its parts.

    `columns` have our names and hold texts or None; `communes` are the INSEE codes of the territory.
    """
    given = columns.get("identifiant")
    if given is not None and all_full(given.tolist()):
        return Identifiers(given)
    built = _from_parts(columns)
    if given is None and built is None:
        raise ValueError("no column of identifiers")
    return _made_whole(given, built, communes)


def _made_whole(given: np.ndarray | None, built: np.ndarray | None, communes: Collection[str]) -> Identifiers:
    if given is None:
        given = np.full(0 if built is None else len(built), None, dtype=object)
    values, short, ambiguous = np.empty(len(given), dtype=object), 0, 0
    for row, text in enumerate(given):
        known = None if text is None else _completed(text, communes)
        lacking = text is not None and lacks_department(text)
        short += lacking and known is not None
        if known is None and built is not None:
            known = _whole(built[row])
        ambiguous += lacking and known is None
        values[row] = known
    missing = sum(value is None for value in values)
    return Identifiers(values, short, ambiguous, missing - ambiguous)


def _completed(text: str, communes: Collection[str]) -> str | None:
    """The whole identifier; what lacks the département is completed only where one commune alone can be meant."""
    known = full_code(text, None, communes)
    if known is not None or not lacks_department(text):
        return known
    meant = [known for insee in communes if (known := full_code(text, insee, communes)) is not None]
    return meant[0] if len(meant) == 1 else None


def _whole(text: str | None) -> str | None:
    return text if text is not None and is_full(text) else None


def _from_parts(columns: Mapping[str, np.ndarray]) -> np.ndarray | None:
    """Identifiers made of commune, prefix, section and number; None when these columns are not all there."""
    section, number = columns.get("section"), columns.get("numero")
    communes = _communes(columns)
    if section is None or number is None or communes is None:
        return None
    prefixes = columns.get("prefixe")
    found = np.empty(len(section), dtype=object)
    for row, parts in enumerate(zip(communes, section, number)):
        if all(parts):
            commune, letters, digits = parts
            prefix = (prefixes[row] if prefixes is not None else None) or ""
            found[row] = f"{commune}{prefix:0>3}{letters.strip().upper():0>2}{digits.strip():0>4}"
    return found


def _communes(columns: Mapping[str, np.ndarray]) -> np.ndarray | None:
    """The INSEE code of each row, of its own column or of the département and the commune in it."""
    own = columns.get("commune")
    if own is not None:
        return np.array([_insee_code(code) for code in own], dtype=object)
    departments, codes = columns.get("departement"), columns.get("code_commune")
    if departments is None or codes is None:
        return None
    return np.array([insee(d, c) if d and c else None for d, c in zip(departments, codes)], dtype=object)


def _insee_code(text: str | None) -> str | None:
    """A code of five characters; one of four has lost its zero, a shorter one is not that of a commune."""
    code = (text or "").strip()
    return f"{code:0>5}" if len(code) in (_INSEE - 1, _INSEE) else None


def insee(department: str, commune: str) -> str:
    """The INSEE code of a commune by its département and its code there; overseas the two share a digit."""
    whole, code = f"{department.strip().upper():0>2}", commune.strip()
    if len(code) > _DEPARTMENT_OVERSEAS:
        return code
    if len(whole) < _DEPARTMENT_OVERSEAS:
        return f"{whole}{code:0>3}"
    return whole[:2] + code if len(code) == _DEPARTMENT_OVERSEAS and code[0] == whole[2] else whole + f"{code:0>2}"[-2:]
