"""The ground of the bench `land`: real parcels, plans and paths, tiled side by side until there are enough of them.

No such place exists: a real cadastre (Terres de Bord), real PPR (Isère), a real PLU (Gard) and real green spaces
(Montpellier, read as water here) are moved onto each other and repeated; polluted sites and services are points drawn at
random. Without ../shared/data the demonstration's fictitious territory is tiled instead. Geometries are sound and flat: repairs
are for the tests, and engines do not repair alike.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from land_table import CONDITIONAL, EPSG, EXCLUDING, REACHES_M, SATISFIED

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
DEMO = ROOT / "resources" / "demo" / "territoire"

PARCELS = int(os.environ.get("RESORPTION_BANC_PARCELLES", "1000000"))
"""Parcels of the bench; fewer are for trying it, and the result file says how many."""

PARCELS_PER_SERVICE = 50
SERVICES = tuple(REACHES_M)
POLLUTED_PER_TILE = 20
PLAN_OF = {0: 0, 3: 1, 6: 1}
"""Three tiles in ten have a PPR: one the smaller (165 zones), two the larger (670), which runs over its neighbours."""

WATER_OF = 0
"""One tile in five has water."""

PPR_MEANS = {"01": SATISFIED, "02": CONDITIONAL, "03": EXCLUDING, "04": EXCLUDING}
PLU_MEANS = {"U": SATISFIED, "AUc": SATISFIED, "A": CONDITIONAL, "N": CONDITIONAL}


@dataclass(frozen=True, eq=False)
class Pattern:
    """What is repeated, from the south-west corner (0, 0) of a tile: frames with a geometry and a `constat`."""

    width: float
    height: float
    parcels: Any
    plans: tuple[tuple[Any, Any], ...]
    urban: Any
    water: Any
    roads: Any

    def tiles(self, parcels: int) -> int:
        """How many tiles hold that many parcels."""
        return math.ceil(parcels / len(self.parcels))


def pattern() -> Pattern:
    """The real one, or the demonstration's."""
    return _real() if SHARED.is_dir() else _fictitious()


def work(parcels: int = PARCELS) -> dict[str, float]:
    """What is asked of every contender, counted."""
    found = pattern()
    numbers = range(found.tiles(parcels))
    zones = sum(len(found.plans[PLAN_OF[n % 10]][0]) for n in numbers if n % 10 in PLAN_OF)
    water = len(found.water) * sum(n % 5 == WATER_OF for n in numbers)
    exclusions = len(numbers) * (len(found.urban) + POLLUTED_PER_TILE) + water
    services = len(SERVICES) * (parcels // (PARCELS_PER_SERVICE * len(SERVICES)))
    return {"parcels": parcels, "zones": zones, "services": services, "exclusions": exclusions,
            "roads": len(numbers) * len(found.roads)}  # fmt: skip


def ground(parcels: int = PARCELS) -> dict[str, Any]:
    """Every layer as a GeoDataFrame in EPSG:2154, parcels in the order of the tiles."""
    found = pattern()
    numbers = np.arange(found.tiles(parcels))
    with_plan = [(n, found.plans[PLAN_OF[n % 10]]) for n in numbers if n % 10 in PLAN_OF]
    plots = _tiled(found, len(numbers), [(n, found.parcels) for n in numbers])[:parcels]
    plots["id"] = [f"{row // len(found.parcels):05d}{code[5:]}" for row, code in enumerate(plots["id"])]
    plots["groupe"] = np.where(np.arange(len(plots)) % 3 == 0, "", np.where(np.arange(len(plots)) % 3 == 1, "4", "1"))
    made = {
        "parcelles": plots,
        "ppr": _tiled(found, len(numbers), [(n, zones) for n, (zones, _perimeter) in with_plan]),
        "ppr_perimetre": _tiled(found, len(numbers), [(n, perimeter) for n, (_zones, perimeter) in with_plan]),
        "plu": _tiled(found, len(numbers), [(n, found.urban) for n in numbers]),
        "eau_surface": _tiled(found, len(numbers), [(n, found.water) for n in numbers if n % 5 == WATER_OF]),
        "route": _tiled(found, len(numbers), [(n, found.roads) for n in numbers]),
    }
    return {**made, **_places(plots.total_bounds, len(numbers), parcels)}


def _places(bounds: np.ndarray, tiles: int, parcels: int) -> dict[str, Any]:
    dice = np.random.default_rng(9)
    sizes = {"site_pollue": tiles * POLLUTED_PER_TILE}
    sizes |= dict.fromkeys(SERVICES, parcels // (PARCELS_PER_SERVICE * len(SERVICES)))
    west, south, east, north = bounds
    return {
        key: _frame(shapely.points(np.c_[dice.uniform(west, east, size), dice.uniform(south, north, size)]))
        for key, size in sizes.items()
    }


def _tiled(found: Pattern, tiles: int, wanted: list[tuple[int, Any]]) -> Any:
    """The frames moved to their tiles, one after the other, and numbered (`numero`)."""
    columns = math.ceil(math.sqrt(tiles))
    parts = []
    for number, frame in wanted:
        shift = np.array([number % columns * found.width, number // columns * found.height])
        moved = shapely.transform(np.asarray(frame.geometry), lambda xy, shift=shift: xy + shift)
        parts.append(frame.set_geometry(moved))
    made = pd.concat(parts, ignore_index=True).set_crs(EPSG, allow_override=True)
    made["numero"] = np.arange(len(made), dtype=np.int32)
    return made


def _frame(shapes: Any, **columns: Any) -> Any:
    made = {"numero": np.arange(len(shapes), dtype=np.int32), **{name: np.asarray(c) for name, c in columns.items()}}
    return gpd.GeoDataFrame(made, geometry=np.asarray(shapes), crs=EPSG)


def _zones(frame: Any, column: str, means: dict[str, int]) -> Any:
    """Zones with their code, and what it means as a number."""
    return _frame(_sound(frame.geometry), code=frame[column], constat=frame[column].map(means).astype(np.int32))


def _read(path: str | Path) -> Any:
    return gpd.read_file(path, engine="pyogrio").to_crs(EPSG)


def _sound(shapes: Any) -> Any:
    valid = shapely.make_valid(shapely.force_2d(np.asarray(shapes)))
    return valid[np.isin(shapely.get_type_id(valid), (1, 3, 5, 6))]


def _moved(frames: tuple[Any, ...], middle: tuple[float, float]) -> tuple[Any, ...]:
    """Frames of one place, the middle of the first at that point; whole metres, so that every copy is the same."""
    west, south, east, north = frames[0].total_bounds
    shift = np.round([middle[0] - (west + east) / 2, middle[1] - (south + north) / 2])
    return tuple(f.set_geometry(shapely.transform(np.asarray(f.geometry), lambda xy: xy + shift)) for f in frames)


def _real() -> Pattern:
    parcels = _read(SHARED / "cadastre_terresdebord" / "parcelles.geojson")
    west, south, east, north = parcels.total_bounds
    middle = ((west + east) / 2, (south + north) / 2)
    plans = []
    for name, code in (("38DDT20010005", "20010005"), ("38DDT20170001", "20170001")):
        layer = f"/vsizip/{SHARED}/pprn_cnig/{name}.zip/{name}/N_{{}}_PPRN_{code}_S_038.shp"
        zones, perimeter = _read(layer.format("ZONE_REG")), _read(layer.format("PERIMETRE"))
        plans.append(_moved((_zones(zones, "typereg", PPR_MEANS), _frame(_sound(perimeter.geometry))), middle))
    urban = _zones(_read(next(SHARED.glob("plu_ignf/*ZONE_URBA*.shp"))), "TYPEZONE", PLU_MEANS)
    water = _read(SHARED / "montpellier_lizmap" / "VilleMTP_MTP_EspacesVertsSurface_2011.shp")
    roads = _read(SHARED / "cadastre_terresdebord" / "chemin_com.geojson")
    return Pattern(
        math.ceil(east - west), math.ceil(north - south), _frame(_sound(parcels.geometry), id=parcels["id"]),
        tuple(plans), *_moved((urban,), middle), *_moved((_frame(_sound(water.geometry)),), middle),
        _frame(_sound(roads.geometry)),
    )  # fmt: skip


def _fictitious() -> Pattern:
    parcels, zones, urban = (_read(DEMO / f"{name}.geojson") for name in ("parcelles", "ppr_zones", "plu_zones"))
    perimeter, water, roads = (_read(DEMO / f"{name}.geojson") for name in ("ppr_perimetre", "eau", "routes"))
    west, south, east, north = parcels.total_bounds
    plan = (_zones(zones, "typereglement", PPR_MEANS), _frame(_sound(perimeter.geometry)))
    return Pattern(
        math.ceil(east - west), math.ceil(north - south), _frame(_sound(parcels.geometry), id=parcels["id"]),
        (plan, plan), _zones(urban, "TYPEZONE", PLU_MEANS), _frame(_sound(water.geometry)), _frame(_sound(roads.geometry)),
    )  # fmt: skip
