"""The layers of the bench `land` as GeoParquet, the best format of the peers that read it; in the peers' environment."""

from __future__ import annotations

from pathlib import Path

import frame
import geopandas as gpd

ROWS = 100_000
"""Rows of a group: DuckDB's advice (« Parquet tips »: 100 000 to 1 000 000, so that every thread has one)."""


def run(folder: Path, _clock: frame.Clock) -> None:
    """A GeoParquet beside each GeoPackage."""
    for path in sorted(folder.glob("*.gpkg")):
        layer = gpd.read_file(path, engine="pyogrio", use_arrow=True)
        layer.to_parquet(
            path.with_suffix(".parquet"), row_group_size=ROWS, write_covering_bbox=True, schema_version="1.1.0"
        )
