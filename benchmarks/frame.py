"""The frame of every comparison: the same work, each contender in processes of its own, one JSON file.

A bench module describes its work in a `Bench` and ends with `sys.exit(frame.main(BENCH))`. Each run of each
contender is a fresh process on a fresh copy of what `prepare` made, and contenders take turns, so that neither a
warm cache nor a busy minute favours one. What a run leaves is read back and compared outside the clock.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "build" / "bench"
OURS = "resorption"
PEERS = ("qgis", "geopandas", "duckdb", "sedona", "postgis")
MIN_RUNS = 3
PASSES = "RESORPTION_BANC_PASSES"
"""How many runs of each, for work so long that three are out of reach: what is told then says one run, not a median."""
MIB = 1024  # ru_maxrss is in KiB on Linux


class Clock:
    """Seconds of each step of a run; a step met twice adds up, a lap counts by its median."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._laps: dict[str, list[float]] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def lap(self, name: str, seconds: float) -> None:
        """One of many times of the same thing: the step is the median of all of them."""
        laps = self._laps.setdefault(name, [])
        laps.append(seconds)
        self.seconds[name] = statistics.median(laps)


Work = Callable[[Path, Clock], object]
"""What it returns is kept until the process ends: a window must not outlive its application."""


@dataclass(frozen=True)
class Bench:
    """One comparison. `prepare(folder)` makes the input; a contender works in a copy of that folder.

    `output(folder)` reads back, as JSON-able values, what a contender left; `same(a, b)` compares two of them.
    The floor is the least that any tool would have to do: the same result with nothing around it. `absent` says of
    contenders that cannot run on this machine why.
    """

    name: str
    work: dict[str, float]
    prepare: Callable[[Path], None]
    contenders: dict[str, Work]
    floor: dict[str, Work]
    output: Callable[[Path], Any]
    same: Callable[[Any, Any], bool] = lambda a, b: a == b
    runs: int = MIN_RUNS
    absent: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.floor) != 1 or self.runs < MIN_RUNS or OURS not in self.contenders:
            raise ValueError("one floor, at least three runs, and ours among the contenders")
        strangers = [n for n in self.contenders if not n.startswith((OURS, *PEERS))]
        if strangers:
            raise ValueError(f"others begin with {', '.join(PEERS)}: {strangers}")


@dataclass
class Tally:
    """What the runs of one contender gave."""

    name: str
    steps: dict[str, list[float]] = field(default_factory=dict)
    peak_mib: float = 0.0
    outputs: list[Any] = field(default_factory=list)

    def add(self, run: dict[str, Any]) -> None:
        for step, seconds in run["steps"].items():
            self.steps.setdefault(step, []).append(round(seconds, 6))
        self.peak_mib = max(self.peak_mib, round(run["peak_mib"], 1))
        self.outputs.append(run["output"])


def register_package() -> None:
    """The repository root is the package `resorption`, whatever the checkout is called."""
    spec = importlib.util.spec_from_file_location(OURS, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    if spec is None or spec.loader is None:
        raise ImportError(OURS)
    package = importlib.util.module_from_spec(spec)
    sys.modules[OURS] = package
    spec.loader.exec_module(package)


def machine() -> dict[str, Any]:
    """Enough to know whether two files may be compared."""
    from osgeo import gdal
    from qgis.core import Qgis

    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(encoding="ascii"))
    cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "cpu": cpu.group(1) if cpu else platform.machine(),
        "cores": os.cpu_count(),
        "memory_mib": int(memory.group(1)) // MIB if memory else None,
        "load_before": round(os.getloadavg()[0], 2),
        "system": platform.platform(),
        "python": platform.python_version(),
        "qgis": Qgis.QGIS_VERSION,
        "gdal": gdal.__version__,
        "commit": commit.stdout.strip(),
        "date": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }


def peak_mib() -> float:
    """Largest memory of this process and of its children (a JVM is a child)."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / MIB


def run_here(bench: Bench, name: str, folder: Path, answer: Path) -> None:
    """In the child: prepare, or one run of one contender."""
    if name == "prepare":
        bench.prepare(folder)
        result: dict[str, Any] = {}
    else:
        clock = Clock()
        _kept = {**bench.floor, **bench.contenders}[name](folder, clock)
        peak = peak_mib()
        result = {"steps": clock.seconds, "peak_mib": peak, "output": bench.output(folder)}
    answer.write_text(json.dumps(result), encoding="utf-8")
    sys.stdout.flush()
    # Layers still referenced when QGIS closes make it crash at exit: the answer is written, leave.
    os._exit(0)


def run_apart(name: str, folder: Path, answer: Path) -> dict[str, Any]:
    """In the parent: the same script in a process of its own."""
    command = [sys.executable, sys.argv[0], "--child", name, str(folder), str(answer)]
    settings = folder.parent / "settings"
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": str(settings)}
    variables |= {"LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(settings)}
    settings.mkdir(mode=0o700, exist_ok=True)
    subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, check=True)
    return json.loads(answer.read_text(encoding="utf-8"))


def measure(bench: Bench, folder: Path) -> list[Tally]:
    """Every run of the floor and of every contender, in turn."""
    source = folder / "prepared"
    source.mkdir()
    run_apart("prepare", source, folder / "answer.json")
    tallies = [Tally(name) for name in (*bench.floor, *bench.contenders)]
    runs = int(os.environ.get(PASSES, bench.runs))
    for number in range(runs):
        for tally in tallies:
            copy = folder / "run"
            shutil.copytree(source, copy)
            tally.add(run_apart(tally.name, copy, folder / "answer.json"))
            shutil.rmtree(copy)
            total = sum(seconds[-1] for seconds in tally.steps.values())
            print(f"{bench.name} {number + 1}/{runs} {tally.name}: {total:.3f} s", flush=True)
    return tallies


def report(bench: Bench, tallies: list[Tally], where: dict[str, Any]) -> dict[str, Any]:
    """The content of build/bench/NAME.json. Every run of everyone is held against the floor's first output."""
    reference = tallies[0].outputs[0]
    rows = [
        {
            "name": tally.name,
            "steps": tally.steps,
            "peak_mib": tally.peak_mib,
            "same_result": all(bench.same(reference, output) for output in tally.outputs),
        }
        for tally in tallies
    ]
    told = {"machine": where, "work": bench.work, "floor": rows[0], "contenders": rows[1:]}
    return {**told, "absent": bench.absent} if bench.absent else told


def main(bench: Bench) -> int:
    """Run the comparison, leave its JSON file, print the medians; non-zero when results differ."""
    parser = argparse.ArgumentParser(description=f"Bench {bench.name}")
    parser.add_argument("--child", nargs=3, metavar=("NAME", "FOLDER", "ANSWER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        name, folder, answer = asked.child
        register_package()
        run_here(bench, name, Path(folder), Path(answer))
    where = machine()
    RESULTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=RESULTS) as temporary:
        content = report(bench, measure(bench, Path(temporary)), where)
    target = RESULTS / f"{bench.name}.json"
    target.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return show(content, target)


def show(content: dict[str, Any], target: Path) -> int:
    """One line for each contender and step: median and spread."""
    rows = [content["floor"], *content["contenders"]]
    for row in rows:
        verdict = "same result" if row["same_result"] else "RESULT DIFFERS"
        for step, seconds in row["steps"].items():
            middle = sorted(seconds)[len(seconds) // 2]
            spread = f"{min(seconds):.3f}-{max(seconds):.3f}"
            print(f"{row['name']:<24}{step:<16}{middle:>9.3f} s  ({spread})  {row['peak_mib']:>7.0f} MiB  {verdict}")
    for name, why in content.get("absent", {}).items():
        print(f"{name:<24}absent: {why}")
    print(os.path.relpath(target, ROOT))
    return 0 if all(row["same_result"] for row in rows) else 1
