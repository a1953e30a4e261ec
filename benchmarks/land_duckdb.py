"""The peer DuckDB of the bench `land`: its spatial extension, from GeoParquet to GeoParquet.

As its documentation advises: GeoParquet with row groups that every thread shares (« Parquet tips »), joins that its SPATIAL_JOIN
operator does (« Spatial joins », 2025-08-08: ST_Intersects, and ST_DWithin with a constant distance). It has no nearest-neighbour
join: ST_DWithin with a distance that grows for the parcels that have found nothing yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import frame
import land_table
import numpy as np
import pyarrow as pa
from duckdb_extensions import import_extension
from land_sql import RESULT, WITHIN, Engine
from land_table import LAYERS

FIRST_M, FACTOR = 1000.0, 2.5


class DuckDb(Engine):
    """A database in memory."""

    def __init__(self, folder: Path) -> None:
        self.made = duckdb.connect()
        self.made.execute("LOAD spatial")
        self.folder = folder

    def read(self) -> None:
        """Every layer as a table, read once."""
        for name in LAYERS:
            self.keep(name, f"SELECT * EXCLUDE (bbox) FROM read_parquet('{self.folder / name}.parquet')")

    def keep(self, name: str, query: str) -> None:
        """A table in memory."""
        self.made.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")

    def arrays(self, query: str) -> Mapping[str, np.ndarray]:
        """By DuckDB's own way to numpy."""
        return self.made.execute(query).fetchnumpy()

    def nearest(self, places: str) -> Mapping[str, np.ndarray]:
        """In rounds, each for the parcels without a place so far."""
        self.keep("attente", "SELECT numero, geometry FROM parcelles")
        found, metres = [], FIRST_M
        while self.made.execute("SELECT count(*) FROM attente").fetchall()[0][0]:
            self.keep("proche", WITHIN.format(parcels="attente", places=places, metres=metres))
            found.append(self.arrays("SELECT * FROM proche"))
            self.keep("attente", "SELECT * FROM attente WHERE numero NOT IN (SELECT numero FROM proche)")
            metres *= FACTOR
        return {name: np.concatenate([part[name] for part in found]) for name in ("numero", "valeur")}

    def write(self, table: Mapping[str, np.ndarray]) -> None:
        """The table with the geometries."""
        numbers = np.arange(len(table["verdict"]), dtype=np.int32)
        self.made.register("juge", pa.table({"numero": numbers, **{n: table[n] for n in land_table.COLUMNS}}))
        self.made.execute(f"COPY ({RESULT}) TO '{self.folder / 'resultat.parquet'}'")


def run(folder: Path, clock: frame.Clock) -> None:
    """Measures and judges every parcel, then writes the table with its geometries."""
    import_extension("spatial")
    engine = DuckDb(folder)
    with clock.step("bout_en_bout"):
        with clock.step("calcul"):
            engine.read()
            table = land_table.judged(engine.measured())
        engine.write(table)
    land_table.leave(folder, table)
