"""The peer geopandas of the bench `land`: overlay, sjoin_nearest and vectorised operations, from GeoParquet to GeoParquet.

As its documentation advises: `overlay` and `sjoin_nearest` with their own spatial index, `max_distance` where there is one
(geopandas.org, « Merging data » and `sjoin_nearest`: it « can have a significant impact on performance »), GeoParquet read by
pyarrow, only the pieces of parcels met twice dissolved. Ties of `sjoin_nearest` are dropped.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import frame
import geopandas as gpd
import land_table
import numpy as np

QUADRANT_SEGMENTS = 8
ROWS = 100_000
"""Rows of a group: DuckDB's advice (« Parquet tips »: 100 000 to 1 000 000, so that every thread has one)."""


def prepare(folder: Path, _clock: frame.Clock) -> None:
    """The layers as GeoParquet, for all the peers that read it: one beside each GeoPackage, with the boxes of its rows."""
    for path in sorted(folder.glob("*.gpkg")):
        layer = gpd.read_file(path, engine="pyogrio", use_arrow=True)
        layer.to_parquet(
            path.with_suffix(".parquet"), row_group_size=ROWS, write_covering_bbox=True, schema_version="1.1.0"
        )


def run(folder: Path, clock: frame.Clock) -> None:
    """Measures and judges every parcel, then writes the table with its geometries."""
    with clock.step("bout_en_bout"):
        with clock.step("calcul"):
            parcels = read(folder, "parcelles", ["numero", "groupe"])
            table = land_table.judged(measured(folder, parcels))
        parcels.assign(**{name: table[name] for name in land_table.COLUMNS}).to_parquet(folder / "resultat.parquet")
    land_table.leave(folder, table)


def read(folder: Path, name: str, columns: list[str] | None = None) -> Any:
    """A layer with those columns; from a GeoPackage where there is no pyarrow."""
    path = folder / f"{name}.parquet"
    if path.exists():
        return gpd.read_parquet(path, columns=[*(columns or []), "geometry"])
    return gpd.read_file(folder / f"{name}.gpkg", columns=columns or [], engine="pyogrio")


def measured(folder: Path, parcels: Any) -> dict[str, Any]:
    """What the rules need of each parcel."""
    found: dict[str, Any] = {"surface_m2": parcels.area.to_numpy(), "enveloppe_m2": parcels.convex_hull.area.to_numpy()}
    found["connu"] = (parcels["groupe"].fillna("") != "").to_numpy()
    plots = parcels[["numero", "geometry"]]
    ppr, plu = read(folder, "ppr", ["constat"]), read(folder, "plu", ["constat"])
    prohibited = ground(plots, ppr[ppr["constat"] == land_table.EXCLUDING])
    found["ppr_interdit_m2"] = areas(plots, prohibited)
    found["ppr_conditions_m2"] = areas(plots, ground(plots, ppr[ppr["constat"] == land_table.CONDITIONAL]))
    found["ppr_inconnu_m2"] = outside(plots, ground(plots, read(folder, "ppr_perimetre")))
    found["plu_conditions_m2"] = areas(plots, ground(plots, plu[plu["constat"] == land_table.CONDITIONAL]))
    found["plu_inconnu_m2"] = outside(plots, ground(plots, plu))
    found["eau_surface_interdit_m2"] = areas(plots, ground(plots, read(folder, "eau_surface")))
    found["largeur_suffisante"] = wide_enough(plots, prohibited)
    for name in ("route", *land_table.REACHES_M):
        found[f"{name}_m"] = nearest(plots, read(folder, name))
    found["site_pollue_m"] = nearest(plots, read(folder, "site_pollue"), land_table.POLLUTED_M)
    return found


def ground(plots: Any, zones: Any) -> Any:
    """What each parcel shares with the union of zones, by `numero`."""
    pieces = gpd.overlay(plots, zones[["geometry"]], how="intersection", keep_geom_type=True)
    twice = pieces.duplicated("numero", keep=False)
    united = pieces[twice].dissolve("numero").geometry
    return gpd.pd.concat([pieces[~twice].set_index("numero").geometry, united])


def areas(plots: Any, ground_of: Any) -> np.ndarray:
    """The m² of each parcel."""
    return land_table.in_order(len(plots), ground_of.index, ground_of.area)


def outside(plots: Any, ground_of: Any) -> np.ndarray:
    """The m² of each parcel that are not in it."""
    return np.maximum(plots.area.to_numpy() - areas(plots, ground_of), 0)


def wide_enough(plots: Any, prohibited: Any) -> np.ndarray:
    """Whether what is left of each parcel is as wide as that."""
    left = plots.geometry.copy()
    left.loc[prohibited.index] = left.loc[prohibited.index].difference(prohibited, align=True)
    return ~left.buffer(-land_table.WIDTH_M / 2, resolution=QUADRANT_SEGMENTS).is_empty.to_numpy()


def nearest(plots: Any, places: Any, most: float | None = None) -> np.ndarray:
    """Metres to the nearest place; NaN when there is none within `most`."""
    joined = gpd.sjoin_nearest(plots, places[["geometry"]], how="inner", max_distance=most, distance_col="metres")
    joined = joined.drop_duplicates("numero")
    return land_table.in_order(len(plots), joined["numero"], joined["metres"], np.nan)
