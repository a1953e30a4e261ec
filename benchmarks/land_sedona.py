"""The peer SedonaDB of the bench `land`: from GeoParquet to GeoParquet.

As its documentation advises: GeoParquet, spatial joins written as a plain JOIN on a predicate (sedona.apache.org/sedonadb, « Spatial
joins »), nearest neighbours by `ST_KNN`, coordinates in metres rather than geography; what is used twice is kept in memory
(`to_memtable`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import frame
import land_table
import numpy as np
import pyarrow as pa
import sedonadb
from land_sql import RESULT, Engine
from land_table import LAYERS

KNN = """
SELECT p.numero, min(ST_Distance(p.geometry, e.geometry)) AS valeur
FROM parcelles p JOIN {places} e ON ST_KNN(p.geometry, e.geometry, 1, false) GROUP BY p.numero
"""


class Sedona(Engine):
    """A session in this process."""

    segments = "'quad_segs=8'"

    def __init__(self, folder: Path) -> None:
        self.session = sedonadb.connect()
        self.folder = folder

    def read(self) -> None:
        """Every layer in memory, read once."""
        for name in LAYERS:
            self.session.read_parquet(str(self.folder / f"{name}.parquet")).to_memtable().to_view(name, overwrite=True)

    def keep(self, name: str, query: str) -> None:
        """A table in memory."""
        self.session.sql(query).to_memtable().to_view(name, overwrite=True)

    def arrays(self, query: str) -> Mapping[str, np.ndarray]:
        """By Arrow."""
        found = self.session.sql(query).to_arrow_table()
        return {name: found[name].to_numpy() for name in found.column_names}

    def nearest(self, places: str) -> Mapping[str, np.ndarray]:
        """By its own join."""
        return self.arrays(KNN.format(places=places))

    def write(self, table: Mapping[str, np.ndarray]) -> None:
        """The table with the geometries."""
        numbers = np.arange(len(table["verdict"]), dtype=np.int32)
        judged = pa.table({"numero": numbers, **{name: table[name] for name in land_table.COLUMNS}})
        self.session.create_data_frame(judged).to_view("juge", overwrite=True)
        self.session.sql(RESULT).to_parquet(str(self.folder / "resultat.parquet"))


def run(folder: Path, clock: frame.Clock) -> None:
    """Measures and judges every parcel, then writes the table with its geometries."""
    engine = Sedona(folder)
    with clock.step("bout_en_bout"):
        with clock.step("calcul"):
            engine.read()
            table = land_table.judged(engine.measured())
        engine.write(table)
    land_table.leave(folder, table)
