"""The peers of the bench `land` that the plugin does not need: their environment, installed on first use, and their runs.

Everything is in build/bench/: nothing of it is ever in the plugin's own environment. This is the only place where they are pinned.
"""

from __future__ import annotations

import json
import os
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


MARKER = FOLDER / "pins.txt"
FAILURE, FAILURE_POSTGIS = FOLDER.with_suffix(".absent"), FOLDER.with_name("postgis.absent")
"""Why an installation failed, for the processes of the runs."""

POSTGIS_CONTROL = Path("/usr/share/postgresql/15/extension/postgis.control")
SHOWN = 300


def missing() -> str | None:
    """Why the environment of the peers is not there, None when it is: with exactly those versions."""
    if PYTHON.exists() and MARKER.exists() and MARKER.read_text(encoding="utf-8").split() == list(PINS):
        return None
    return FAILURE.read_text(encoding="utf-8") if FAILURE.exists() else "not installed"


def missing_postgis() -> str | None:
    """The same for PostgreSQL with PostGIS, which is run as its own user: root only can become it."""
    if os.getuid():
        return "a server of its own is started as user postgres: root only"
    if POSTGIS_CONTROL.exists():
        return missing()
    return FAILURE_POSTGIS.read_text(encoding="utf-8") if FAILURE_POSTGIS.exists() else "not installed"


def install() -> None:
    """What is missing, once; what cannot be had is written down, and told with the results."""
    frame.RESULTS.mkdir(parents=True, exist_ok=True)
    if missing():
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINS]
        if _installed(FAILURE, [SYSTEM_PYTHON, "-m", "venv", str(FOLDER)], pip):
            MARKER.write_text("\n".join(PINS), encoding="utf-8")
    if missing_postgis() and not os.getuid():
        apt = ["apt-get", "install", "-y", "--no-install-recommends", *POSTGIS_PACKAGES]
        _installed(FAILURE_POSTGIS, ["apt-get", "update", "-qq"], apt)


def _installed(failure: Path, *commands: Sequence[str]) -> bool:
    failure.unlink(missing_ok=True)
    for command in commands:
        print(f"→ {' '.join(command[:4])}…", flush=True)
        try:
            done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
            why = (done.stderr or done.stdout).strip()[-SHOWN:] if done.returncode else ""
        except OSError as error:
            why = str(error)
        if why:
            failure.write_text(f"{command[0]}: {why}", encoding="utf-8")
            return False
    return True


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
