"""The table that every contender of the bench `land` makes, and when two of them are the same.

One row per parcel, in the order of `numero`, every rule examined on every parcel, as a run of the plugin does:

- `surface_m2`; `compacite_pct` is 100 x area / area of the convex hull; need = 40 persons x 45 m2 = 1800 m2;
  negligible = the lesser of 10 m2 and 1 % of the parcel; an area is short of a figure with a share of 1e-9 for rounding;
- `ppr_interdit_m2`, `ppr_conditions_m2`: m2 of the parcel in the union of the zones that exclude, that set conditions;
  `ppr_inconnu_m2`: m2 outside the union of the perimeters; `surface_utile_m2` = area - interdit;
- R3: excluding when interdit > 5 % of the parcel or min(area, need) - utile > 100 m2; else unknown when inconnu > negligible;
  else conditional when conditions or interdit > negligible; else satisfied;
- R1: excluding when the area, or the useful one, is short of the need; unknown when utile - inconnu is; else satisfied;
- `largeur_suffisante`: 1 when the parcel less the zones that exclude, buffered by -7.5 m (8 segments a quarter), is not
  empty; R2: excluding when it is 0 or the compactness is short of 50 %; else satisfied;
- `plu_conditions_m2` in the union of the zones that set conditions, `plu_inconnu_m2` outside the union of all zones,
  `eau_surface_interdit_m2` in the union of the water; `site_pollue_m`: distance of the nearest polluted site at 100 m or
  less, nothing beyond; R4: excluding when water > negligible; else unknown when plu_inconnu > negligible; else
  conditional when plu_conditions > negligible or a polluted site is near; else satisfied;
- R5: satisfied when the owner is known, else unknown; `route_m`, `ecole_m`, `arret_m`, `point_eau_m`, `sante_m`: distances
  in a straight line from the parcel to the nearest; R6: satisfied when the road is at 30 m or less, else conditional;
  R7: satisfied when all four are near enough (2000, 500, 500, 5000 m), else conditional;
- `capacite_min`, `capacite_max`: utile / 45 and / 30, whole; R8: unknown when ppr_inconnu > negligible, else satisfied;
- `verdict`: the worst of R1, R2, R3, R4, R6, R7. Findings are numbers: 1 satisfied, 2 conditional, 3 unknown, 4 excluding.

Contenders other than ours bring the measures (`MEASURES`); `judged` makes the findings of them, by numpy, which costs next to
nothing. Ours names besides, for each layer, the zone or the place that tells most, and counts conditions.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

EPSG = 2154
PERSONS, AREA_EACH, REDUCED_AREA_EACH, WIDTH_M = 40, 45, 30, 15
NEED_M2 = PERSONS * AREA_EACH
REACHES_M = {"ecole": 2000, "arret": 500, "point_eau": 500, "sante": 5000}
ROAD_M, POLLUTED_M = 30, 100
SETTINGS = {"criblage_personnes": str(PERSONS), "criblage_ecole_m": "2000", "criblage_sante_m": "5000"}
"""The figures that are not the plugin's defaults."""

LAYERS = ("parcelles", "ppr", "ppr_perimetre", "plu", "eau_surface", "site_pollue", "route", *REACHES_M)
"""Every layer, each a file of its own. Zones of `ppr` and `plu` have a code, and what it means as a number (`constat`); parcels
have an identifier and the group of their owner, of whom a third are not known."""

FINDINGS = ("verdict", *(f"R{number}" for number in range(1, 9)))
AREAS = ("surface_m2", "surface_utile_m2", "ppr_interdit_m2", "ppr_conditions_m2", "ppr_inconnu_m2", "plu_conditions_m2",
         "plu_inconnu_m2", "eau_surface_interdit_m2")  # fmt: skip
DISTANCES = ("site_pollue_m", "route_m", "ecole_m", "arret_m", "point_eau_m", "sante_m")
WHOLE = ("largeur_suffisante", "capacite_min", "capacite_max")
COLUMNS = (*FINDINGS, *AREAS, "compacite_pct", *DISTANCES, *WHOLE)
RELATIVE = 1e-6
"""Areas may differ by that share of the parcel's, distances by that many metres: engines do not round alike."""

MEASURES = (
    *(name for name in AREAS if name != "surface_utile_m2"),
    "enveloppe_m2",
    "largeur_suffisante",
    *DISTANCES,
    "connu",
)
"""What a contender measures, one value per parcel: `enveloppe_m2` is the area of the convex hull, `connu` the owner."""

SATISFIED, CONDITIONAL, UNKNOWN, EXCLUDING = 1, 2, 3, 4
ROUNDING = 1e-9
LEFT = "resultat.npz"


def leave(folder: Path, columns: Mapping[str, Any]) -> None:
    """What a contender found, outside the clock."""
    np.savez(folder / LEFT, **{name: np.asarray(columns[name]) for name in COLUMNS})


def left(folder: Path) -> dict[str, np.ndarray]:
    """What a contender left in its folder."""
    return read(folder / LEFT)


def read(path: Path) -> dict[str, np.ndarray]:
    """A table that was left."""
    with np.load(path) as found:
        return {name: found[name] for name in COLUMNS}


def differences(one: Mapping[str, np.ndarray], other: Mapping[str, np.ndarray]) -> dict[str, int]:
    """Column -> on how many parcels two tables differ; empty when they are the same."""
    if len(one["verdict"]) != len(other["verdict"]):
        return {"parcelles": abs(len(one["verdict"]) - len(other["verdict"]))}
    allowed = dict.fromkeys(AREAS, RELATIVE * one["surface_m2"])
    allowed |= dict.fromkeys(DISTANCES, RELATIVE) | {"compacite_pct": 100 * RELATIVE}
    found = {name: _unlike(one[name], other[name], allowed.get(name)) for name in COLUMNS}
    return {name: count for name, count in found.items() if count}


def _unlike(one: np.ndarray, other: np.ndarray, allowed: Any) -> int:
    if allowed is None:
        return int((one.astype(np.int64) != other.astype(np.int64)).sum())
    one, other = one.astype(float), other.astype(float)
    unknown = np.isnan(one)
    return int(((unknown != np.isnan(other)) | (~unknown & ~(np.abs(one - other) <= allowed))).sum())


def judged(measures: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """The whole table, of the measures of each parcel."""
    found = {name: np.asarray(measures[name], dtype=float) for name in MEASURES}
    area, prohibited, unknown = (found[name] for name in ("surface_m2", "ppr_interdit_m2", "ppr_inconnu_m2"))
    usable = np.maximum(area - prohibited, 0)
    little = np.minimum(10, 0.01 * area)
    compact = 100 * area / found.pop("enveloppe_m2")
    lost = np.minimum(area, NEED_M2) - usable
    polluted, water = np.isfinite(found["site_pollue_m"]), found["eau_surface_interdit_m2"] > little
    near = np.all([found[f"{key}_m"] <= reach for key, reach in REACHES_M.items()], axis=0)
    rules = {
        "R1": _worst((_short(area) | _short(usable), EXCLUDING), (_short(usable - unknown), UNKNOWN)),
        "R2": _worst((compact * (1 + ROUNDING) < 50, EXCLUDING), (found["largeur_suffisante"] == 0, EXCLUDING)),
        "R3": _worst(((prohibited > 0.05 * area) | (lost > 100), EXCLUDING), (unknown > little, UNKNOWN),
                     ((found["ppr_conditions_m2"] > little) | (prohibited > little), CONDITIONAL)),
        "R4": _worst((water, EXCLUDING), (found["plu_inconnu_m2"] > little, UNKNOWN),
                     ((found["plu_conditions_m2"] > little) | polluted, CONDITIONAL)),
        "R5": _worst((found.pop("connu") == 0, UNKNOWN)),
        "R6": _worst((~(found["route_m"] <= ROAD_M), CONDITIONAL)),
        "R7": _worst((~near, CONDITIONAL)),
        "R8": _worst((unknown > little, UNKNOWN)),
    }  # fmt: skip
    verdict = np.max([rules[rule] for rule in ("R1", "R2", "R3", "R4", "R6", "R7")], axis=0)
    persons = [np.floor(usable * (1 + ROUNDING) / each) for each in (AREA_EACH, REDUCED_AREA_EACH)]
    return {**found, **rules, "verdict": verdict, "surface_utile_m2": usable, "compacite_pct": compact,
            "capacite_min": persons[0], "capacite_max": persons[1]}  # fmt: skip


def _short(area: np.ndarray) -> np.ndarray:
    return area * (1 + ROUNDING) < NEED_M2


def _worst(*cases: tuple[np.ndarray, int]) -> np.ndarray:
    return np.max([np.where(mask, finding, SATISFIED) for mask, finding in cases], axis=0).astype(np.int8)


def in_order(size: int, numbers: Any, values: Any, otherwise: float = 0.0) -> np.ndarray:
    """One value per parcel, of those that a join gave: their `numero`, their values."""
    whole = np.full(size, otherwise)
    whole[np.asarray(numbers, dtype=np.int64)] = values
    return whole
