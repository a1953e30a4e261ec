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

Ours names besides, for each layer, the zone or the place that tells most, and counts conditions: the others need not.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

PERSONS, AREA_EACH, REDUCED_AREA_EACH, WIDTH_M = 40, 45, 30, 15
NEED_M2 = PERSONS * AREA_EACH
REACHES_M = {"ecole": 2000, "arret": 500, "point_eau": 500, "sante": 5000}
ROAD_M, POLLUTED_M = 30, 100
SETTINGS = {"criblage_personnes": str(PERSONS), "criblage_ecole_m": "2000", "criblage_sante_m": "5000"}
"""The figures that are not the plugin's defaults."""

FINDINGS = ("verdict", *(f"R{number}" for number in range(1, 9)))
AREAS = ("surface_m2", "surface_utile_m2", "ppr_interdit_m2", "ppr_conditions_m2", "ppr_inconnu_m2", "plu_conditions_m2",
         "plu_inconnu_m2", "eau_surface_interdit_m2")  # fmt: skip
DISTANCES = ("site_pollue_m", "route_m", "ecole_m", "arret_m", "point_eau_m", "sante_m")
WHOLE = ("largeur_suffisante", "capacite_min", "capacite_max")
COLUMNS = (*FINDINGS, *AREAS, "compacite_pct", *DISTANCES, *WHOLE)
RELATIVE = 1e-6
"""Areas may differ by that share of the parcel's, distances by that many metres: engines do not round alike."""

LEFT = "resultat.npz"


def leave(folder: Path, columns: Mapping[str, Any]) -> None:
    """What a contender found, outside the clock."""
    np.savez(folder / LEFT, **{name: np.asarray(columns[name]) for name in COLUMNS})


def left(folder: Path) -> dict[str, np.ndarray]:
    """What a contender left."""
    with np.load(folder / LEFT) as found:
        return {name: found[name] for name in COLUMNS}


def differences(one: Mapping[str, np.ndarray], other: Mapping[str, np.ndarray]) -> dict[str, int]:
    """Column -> on how many parcels two tables differ; empty when they are the same."""
    if len(one["verdict"]) != len(other["verdict"]):
        return {"parcelles": abs(len(one["verdict"]) - len(other["verdict"]))}
    allowed = {name: RELATIVE * one["surface_m2"] for name in AREAS}
    allowed |= dict.fromkeys(DISTANCES, RELATIVE) | {"compacite_pct": 100 * RELATIVE}
    found = {name: _unlike(one[name], other[name], allowed.get(name)) for name in COLUMNS}
    return {name: count for name, count in found.items() if count}


def _unlike(one: np.ndarray, other: np.ndarray, allowed: Any) -> int:
    if allowed is None:
        return int((one.astype(np.int64) != other.astype(np.int64)).sum())
    one, other = one.astype(float), other.astype(float)
    unknown = np.isnan(one)
    return int(((unknown != np.isnan(other)) | (~unknown & ~(np.abs(one - other) <= allowed))).sum())
