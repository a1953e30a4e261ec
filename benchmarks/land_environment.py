"""The peers of the bench `land` that the plugin does not need: their environment, installed on first use, and their runs.

Everything is in build/bench/: nothing of it is ever in the plugin's own environment. This is the only place where they are pinned.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import frame

SYSTEM_PYTHON = "/usr/bin/python3"
FOLDER = frame.RESULTS / "peers"
PYTHON = FOLDER / "bin" / "python"
PINS = (
    "numpy==2.4.6", "pandas==2.3.3", "shapely==2.1.2", "geopandas==1.1.4", "pyogrio==0.13.0", "pyproj==3.7.2",
    "pyarrow==26.0.1", "duckdb==1.5.5", "duckdb-extensions==1.5.5", "duckdb-extension-spatial==1.5.5",
    "sedonadb==0.5.0", "geoarrow-pyarrow==0.3.0", "geoarrow-types==0.4.1", "geoarrow-c==0.4.0",
    "adbc-driver-manager==1.13.0", "adbc-driver-postgresql==1.13.0",
)  # fmt: skip
"""DuckDB 1.5.5, not 2.0: its spatial extension on PyPI is made for that version."""

POSTGIS_PACKAGES = ("postgresql-15", "postgresql-15-postgis-3", "postgresql-15-postgis-3-scripts")


class CannotInstall(Exception):
    """A peer cannot be run on this machine; the message says why."""


def ensure() -> None:
    """The environment with exactly those versions. Raises CannotInstall."""
    marker = FOLDER / "pins.txt"
    if PYTHON.exists() and marker.exists() and marker.read_text(encoding="utf-8").split() == list(PINS):
        return
    print("→ environment of the peers", flush=True)
    _run([SYSTEM_PYTHON, "-m", "venv", str(FOLDER)])
    _run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINS])
    marker.write_text("\n".join(PINS), encoding="utf-8")


def ensure_postgis() -> None:
    """PostgreSQL with PostGIS, from Debian's packages. Raises CannotInstall."""
    if Path("/usr/share/postgresql/15/extension/postgis.control").exists():
        return
    print("→ PostgreSQL and PostGIS", flush=True)
    _run(["apt-get", "update", "-qq"])
    _run(["apt-get", "install", "-y", "--no-install-recommends", *POSTGIS_PACKAGES])


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    except OSError as error:
        raise CannotInstall(f"{command[0]}: {error}") from error
    if done.returncode:
        raise CannotInstall(f"{' '.join(command[:3])}: {(done.stderr or done.stdout).strip()[-300:]}")


def through(module: str) -> frame.Work:
    """A contender that is the function `run` of a module, in the peers' environment: its steps are taken over."""

    def work(folder: Path, clock: frame.Clock) -> None:
        answer = folder / "etapes.json"
        call(module, "run", folder, answer)
        clock.seconds.update(json.loads(answer.read_text(encoding="utf-8")))

    return work


def call(module: str, function: str, folder: Path, answer: Path) -> None:
    """A function of a module, in the peers' environment. Raises CalledProcessError."""
    subprocess.run([str(PYTHON), __file__, module, function, str(folder), str(answer)], check=True)


def main(module: str, function: str, folder: str, answer: str) -> None:
    """In the peers' environment."""
    clock = frame.Clock()
    getattr(__import__(module), function)(Path(folder), clock)
    Path(answer).write_text(json.dumps(clock.seconds), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
