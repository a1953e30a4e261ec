"""The columns of a result, one value per piece of land: French names with the unit in them, French codes, and nothing
where nothing is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .capacity import PLACE_M2, ROUNDING
from .criteria import RESULT_CODES, ROLES, RULE_IDS, VERDICT_CODES, Finding
from .facts import Facts
from .pieces import Pieces
from .prepared import Verdicts
from .reasons import ABSENT
from .shapes import State
from .thresholds import HOUSEHOLD_SIZE, NEGLIGIBLE_AREA, NEGLIGIBLE_SHARE

LAYER, IDENTIFIER, VERDICT, PARCELS = "criblage_parcelles", "identifiant", "verdict", "parcelles"
"""Name of the layer of the result, and of the columns by which a row is found."""

_STATES = {State.SOUND: "saine", State.REPAIRED: "reparee", State.ABSENT: ABSENT}
_YES_NO = {0: "non", 1: "oui"}
_RENAMED = {"capacite_min": "capacite_min_personnes", "capacite_max": "capacite_max_personnes"}
_NOT_MEASURES = ("geometrie", "largeur_suffisante", "surface_m2", "surface_utile_m2", *_RENAMED)


@dataclass(frozen=True, eq=False)
class Column:
    """Values, and which of them are known: all when None."""

    name: str
    values: np.ndarray
    known: np.ndarray | None = None

    def at(self, place: int) -> Any:
        """The value of a piece as Python has it, None when it is not known."""
        if self.known is not None and not self.known[place]:
            return None
        value = self.values[place]
        return value.item() if isinstance(value, np.generic) else value


def result_columns(
    pieces: Pieces, found: Verdicts, labels: Mapping[str, np.ndarray], facts: Facts
) -> tuple[Column, ...]:  # fmt: skip
    """Every column, in the order of the table."""
    return tuple(_columns(pieces, found, labels, facts))


def rows_of(columns: Sequence[Column], size: int) -> list[dict[str, Any]]:
    """The same as rows, as they are read back from the file."""
    return [{column.name: column.at(place) for column in columns} for place in range(size)]


def _columns(
    pieces: Pieces, found: Verdicts, labels: Mapping[str, np.ndarray], facts: Facts
) -> Iterator[Column]:  # fmt: skip
    yield _texts(IDENTIFIER, pieces.identifiers)
    yield _texts(PARCELS, pieces.parcels)
    yield Column("nb_parcelles", pieces.counts)
    yield Column("categorie_proprietaire", pieces.categories)
    yield Column(VERDICT, _coded(found.verdict, VERDICT_CODES)[0])
    yield Column("nb_conditions", condition_counts(found, facts))
    yield Column("nb_inconnues", unknown_counts(found, facts))
    for rule_id in RULE_IDS:
        yield Column(f"{rule_id.lower()}_resultat", *_coded(found.findings[rule_id], RESULT_CODES))
    present = pieces.states != State.ABSENT
    for name in ("surface_m2", "surface_utile_m2"):
        yield Column(name, found.columns[name], present)
    yield Column("contenance_m2", pieces.contenances, np.isfinite(pieces.contenances))
    yield from _capacities(found, facts)
    if "largeur_suffisante" in found.columns:
        yield Column("largeur_suffisante", *_coded(found.columns["largeur_suffisante"], _YES_NO))
    for name, values in found.columns.items():
        if name not in _NOT_MEASURES:
            yield _measure(name, values, labels)
    yield Column("geometrie", _coded(pieces.states, _STATES)[0])


def _texts(name: str, values: np.ndarray) -> Column:
    return Column(name, values, values != "")


def _coded(numbers: np.ndarray, codes: Mapping[Any, str]) -> tuple[np.ndarray, np.ndarray]:
    """The code of each number, and whether it has one."""
    words = np.full(max(map(int, codes)) + 2, None, dtype=object)
    for number, code in codes.items():
        words[int(number)] = code
    # -1, where nothing was measured, is the last of them.
    texts = words[numbers]
    return texts, texts.astype(bool)


def _measure(name: str, values: np.ndarray, labels: Mapping[str, np.ndarray]) -> Column:
    """A measure; where it is a feature's place in its layer, what that is called."""
    if np.issubdtype(values.dtype, np.floating):
        return Column(name, values, np.isfinite(values))
    role = name.rsplit("_", 1)[0]
    return _texts(name, np.append(labels[role], "")[values])


def _capacities(found: Verdicts, facts: Facts) -> Iterator[Column]:
    size = facts.figures.get(HOUSEHOLD_SIZE.key)
    for short, name in _RENAMED.items():
        persons = found.columns.get(short)
        if persons is None:
            continue
        yield Column(name, persons, persons >= 0)
        if size is not None:
            yield Column(name.replace("personnes", "menages"), persons // size, persons >= 0)
    usable = found.columns["surface_utile_m2"]
    places = np.floor(np.nan_to_num(usable) * (1 + ROUNDING) / PLACE_M2)
    yield Column("places_75_m2", places.astype(np.int32), np.isfinite(usable))


def negligible_m2(found: Verdicts, facts: Facts) -> np.ndarray:
    """Of each piece, the m² below which two plans that disagree say the same."""
    share = facts.number(NEGLIGIBLE_SHARE.key) / 100
    return np.minimum(facts.number(NEGLIGIBLE_AREA.key), share * np.nan_to_num(found.columns["surface_m2"]))


def unknown_counts(found: Verdicts, facts: Facts) -> np.ndarray:
    """How many of the rules that count could not tell."""
    return sum((found.findings[rule] == Finding.UNKNOWN).astype(np.int32) for rule in facts.applied)


def condition_counts(found: Verdicts, facts: Facts) -> np.ndarray:
    """How many conditions each piece has: the parts of its reasons that are conditional, one by one."""
    least, columns = negligible_m2(found, facts), found.columns
    total = np.zeros(len(found.verdict), dtype=np.int32)
    if "ppr_interdit_m2" in columns:
        total += (columns["ppr_interdit_m2"] > least) & (found.findings["R3"] != Finding.EXCLUDING)
    for one in ROLES:
        metres, reach = columns.get(f"{one.key}_m"), facts.reach(one)
        if f"{one.key}_conditions_m2" in columns:
            total += columns[f"{one.key}_conditions_m2"] > least
        if metres is None or one.finding is not Finding.CONDITIONAL:
            continue
        if one.rule == "R4":
            total += np.isfinite(metres)
        elif reach is not None:
            unknown = columns.get(f"{one.key}_inconnu_m2", 0) > least
            total += ~(metres <= reach) & ~unknown & (columns["geometrie"] != State.ABSENT)
    return total
