"""The peer PostGIS of the bench `land`: a server of its own on a private port, from its tables to a table.

As its documentation advises (postgis.net, « Performance tips » and « Spatial indexes »; workshop, « Nearest-neighbour
searching »): GiST indexes and statistics, zones of many vertices cut by ST_Subdivide when they are loaded, nearest neighbours by
`<->` in a LATERAL join, memory and parallel workers given to the server, no JIT. Loading is its « best format »: it is not counted.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import frame
import geopandas as gpd
import land_table
import numpy as np
import pyarrow as pa
from land_sql import RESULT, Engine

BINARIES = Path("/usr/lib/postgresql/15/bin")
HOME = frame.RESULTS / "postgis"
PORT = 54329
USER = "postgres"
STARTED_S = 60
MOST_VERTICES = 256
SUBDIVIDED = ("ppr", "ppr_perimetre", "plu", "eau_surface")
SETTINGS = {
    "port": PORT, "listen_addresses": "127.0.0.1", "unix_socket_directories": str(HOME), "shared_buffers": "2GB",
    "effective_cache_size": "12GB", "work_mem": "256MB", "maintenance_work_mem": "1GB", "max_wal_size": "8GB",
    "random_page_cost": 1.1, "max_parallel_workers_per_gather": os.cpu_count() or 1, "jit": "off", "fsync": "off",
    "synchronous_commit": "off",
}  # fmt: skip
KNN = """
SELECT p.numero, n.valeur FROM parcelles p CROSS JOIN LATERAL (
    SELECT p.geometry <-> e.geometry AS valeur FROM {places} e ORDER BY p.geometry <-> e.geometry LIMIT 1
) n
"""


@contextlib.contextmanager
def server() -> Iterator[Any]:
    """A connection to the server, which is a child of this process and stops with it: its memory is counted."""
    options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    command = _as_postgres(str(BINARIES / "postgres"), "-D", str(HOME / "data"), *options)
    with (HOME / "journal").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=HOME)
    try:
        connection = _connected()
        with contextlib.closing(connection):
            yield connection
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _as_postgres(*command: str) -> list[str]:
    """The command as the user that PostgreSQL asks for, in this process's place: no other one between."""
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *command]


def _connected() -> Any:
    until = time.monotonic() + STARTED_S
    while True:
        try:
            return adbc.connect(f"postgresql://{USER}@127.0.0.1:{PORT}/postgres", autocommit=True)
        except adbc.Error:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


class PostGis(Engine):
    """A connection."""

    union = "ST_Union"

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def execute(self, *statements: str) -> None:
        """Each statement in turn."""
        with self.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def keep(self, name: str, query: str) -> None:
        """A table of the server, without a journal."""
        self.execute(f"DROP TABLE IF EXISTS {name}", f"CREATE UNLOGGED TABLE {name} AS {query}", f"ANALYZE {name}")

    def arrays(self, query: str) -> Mapping[str, np.ndarray]:
        """By Arrow."""
        with self.connection.cursor() as cursor:
            cursor.execute(query)
            found = cursor.fetch_arrow_table()
        return {name: found[name].to_numpy() for name in found.column_names}

    def nearest(self, places: str) -> Mapping[str, np.ndarray]:
        """By the index."""
        return self.arrays(KNN.format(places=places))

    def ingest(self, name: str, table: Any) -> None:
        """An Arrow table as it is."""
        self.execute(f"DROP TABLE IF EXISTS {name}")
        with self.connection.cursor() as cursor:
            cursor.adbc_ingest(name, table, mode="create")

    def load(self, name: str, layer: Any) -> None:
        """A layer as a table with its index and its statistics."""
        columns = {c: pa.array(layer[c]) for c in layer.columns if c not in ("geometry", "bbox")}
        self.ingest("brut", pa.table({**columns, "wkb": pa.array(layer.geometry.to_wkb(), pa.binary())}))
        shape = f"ST_GeomFromWKB(wkb, {land_table.EPSG})"
        shape = f"ST_Subdivide({shape}, {MOST_VERTICES})" if name in SUBDIVIDED else shape
        kept = ", ".join([*columns, f"{shape} AS geometry"])
        self.execute(
            f"DROP TABLE IF EXISTS {name}", f"CREATE TABLE {name} AS SELECT {kept} FROM brut", "DROP TABLE brut",
            f"CREATE INDEX ON {name} USING gist (geometry)", f"VACUUM ANALYZE {name}",
        )  # fmt: skip


def prepare(folder: Path, _clock: frame.Clock) -> None:
    """A new server with every layer."""
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    shutil.chown(HOME, USER, USER)
    options = ["-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(_as_postgres(str(BINARIES / "initdb"), "-D", str(HOME / "data"), *options), check=True, cwd=HOME,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    with server() as connection:
        engine = PostGis(connection)
        engine.execute("CREATE EXTENSION postgis")
        for name in land_table.LAYERS:
            engine.load(name, gpd.read_parquet(folder / f"{name}.parquet"))


def run(folder: Path, clock: frame.Clock) -> None:
    """Measures and judges every parcel, then writes the table with its geometries."""
    with server() as connection:
        engine = PostGis(connection)
        with clock.step("bout_en_bout"):
            with clock.step("calcul"):
                table = land_table.judged(engine.measured())
            numbers = np.arange(len(table["verdict"]), dtype=np.int32)
            columns = {name: _signed(table[name]) for name in land_table.COLUMNS}
            engine.ingest("juge", pa.table({"numero": numbers, **columns}))
            engine.execute("DROP TABLE IF EXISTS resultat", f"CREATE TABLE resultat AS {RESULT}")
    land_table.leave(folder, table)


def _signed(values: np.ndarray) -> np.ndarray:
    """PostgreSQL has no integer of one byte."""
    return values.astype(np.int16) if values.dtype == np.int8 else values
