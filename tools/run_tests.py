"""All the checks and tests, each set in a process of its own, the longest beside the others; the last line counts them.

.venv/bin/python tools/run_tests.py                every set
.venv/bin/python tools/run_tests.py unit qgis      only these sets
.venv/bin/python tools/run_tests.py --endurance    only the tests that have a large N, with that N
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import desktop_session
import lint
from package import build_complements, build_package

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "build" / "tests"
SUMMARY = REPORTS / "bilan.txt"
NO_TEST_COLLECTED = 5
CHUNK_BYTES = 4096
DESKTOP_TIMEOUT_S = 1500
LONGEST = "desktop-avec"
ENDURANCE_TIMEOUT_S = 4 * 3600


@dataclass(frozen=True)
class Counts:
    """How many tests ended how; a set that crashed counts as one failure."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass(frozen=True)
class TestSet:
    """A named set: `run(report, extra pytest arguments)` gives an exit code."""

    name: str
    folder: str
    run: Callable[[Path, list[str]], int] = field(compare=False)


def pytest_without_qgis(report: Path, extra: list[str]) -> int:
    """The rules alone: qgis and Qt cannot even be imported (RESORPTION_SANS_QGIS, see tests/conftest.py)."""
    plugins = ["-p", "no:pytest_qgis", "-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning"]
    return pytest("tests/unit", report, [*plugins, *extra], {"RESORPTION_SANS_QGIS": "1"})


def pytest_with_qgis(report: Path, extra: list[str]) -> int:
    """QGIS without its main window, no screen needed."""
    settings = ROOT / "build" / "qgis-settings"
    settings.mkdir(parents=True, exist_ok=True)
    variables = {"QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": str(settings), "LC_ALL": "C.UTF-8"}
    return pytest("tests/qgis", report, extra, variables)


def pytest(folder: str, report: Path, extra: list[str], variables: dict[str, str]) -> int:
    """Run pytest and pass on what it says.

    Through a pipe: a test that lowers the size allowed to files (a full disk) must not cut our own log, when the
    output goes to one.
    """
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *extra, folder]
    pipe = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables}, **pipe) as process:
        while chunk := os.read(process.stdout.fileno(), CHUNK_BYTES):
            sys.stdout.buffer.write(chunk)
            sys.stdout.flush()
    return process.returncode


def desktop(mode: str) -> Callable[[Path, list[str]], int]:
    """The tests of tests/desktop/MODE, inside the real application."""

    def run(report: Path, extra: list[str]) -> int:
        package = None
        if mode == "zip":
            package = build_package()
            build_complements()
        session = desktop_session.Session(
            target=ROOT / "tests" / "desktop" / mode,
            tests=True,
            plugin=mode == "avec",
            package_zip=package,
            timeout_s=ENDURANCE_TIMEOUT_S if "endurance" in extra else DESKTOP_TIMEOUT_S,
            junit=report,
            pytest_args=["-q", *extra],
        )
        return desktop_session.run(session)

    return run


SETS = [
    TestSet("unit", "tests/unit", pytest_without_qgis),
    TestSet("qgis", "tests/qgis", pytest_with_qgis),
    TestSet("desktop-avec", "tests/desktop/avec", desktop("avec")),
    TestSet("desktop-sans", "tests/desktop/sans", desktop("sans")),
    TestSet("desktop-zip", "tests/desktop/zip", desktop("zip")),
]


def read_report(report: Path, code: int) -> Counts:
    """Counts of a JUnit report, held against the exit code: neither may hide a failure of the other."""
    counts = Counts()
    if report.is_file():
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
            failed = min(total, int(suite.get("failures", 0)) + int(suite.get("errors", 0)))
            counts += Counts(total - failed - skipped, failed, skipped)
    if code not in (0, NO_TEST_COLLECTED) and counts.failed == 0:
        counts += Counts(failed=1)
    return counts


def run_set(test_set: TestSet, extra: list[str]) -> Counts:
    """Run a set and say how it went."""
    report = REPORTS / f"{test_set.name}.xml"
    report.unlink(missing_ok=True)
    if not any((ROOT / test_set.folder).rglob("test_*.py")):
        return Counts()
    print(f"\n=== {test_set.name} ===", flush=True)
    start = time.monotonic()
    try:
        code = test_set.run(report, extra)
    except (SystemExit, subprocess.CalledProcessError) as stop:
        print(stop, file=sys.stderr)
        code = 1
    counts = read_report(report, code)
    print(f"--- {test_set.name} : {counts} ({time.monotonic() - start:.0f} s, code {code})", flush=True)
    return counts


@contextlib.contextmanager
def beside(test_set: TestSet) -> Iterator[Callable[[], Counts]]:
    """Runs a set in a process of its own, meanwhile; what is yielded waits for it, says what it said, and counts it.

    The real application mostly waits for its windows: another core has nothing else to do.
    """
    said = REPORTS / f"{test_set.name}.log"
    with said.open("wb") as log:
        command = [sys.executable, str(Path(__file__).resolve()), test_set.name]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)

    def wait() -> Counts:
        code = process.wait()
        sys.stdout.write(said.read_text(encoding="utf-8", errors="replace"))
        sys.stdout.flush()
        return read_report(REPORTS / f"{test_set.name}.xml", code)

    try:
        yield wait
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def run_lint() -> Counts:
    """The checks count as tests: a finding is a failure."""
    print("=== lint ===", flush=True)
    counts = Counts()
    for name, findings in lint.run_checks():
        clean = not findings.strip()
        print(f"{name:<16}{'rien à signaler' if clean else 'à corriger'}")
        if not clean:
            print(findings.rstrip())
        counts += Counts(passed=int(clean), failed=int(not clean))
    return counts


def run_asked(names: list[str], extra: list[str]) -> Counts:
    """The sets of these names, all of them when there is none, one after the other."""
    total = run_lint() if "lint" in names else Counts()
    for test_set in SETS:
        if not names or test_set.name in names:
            total += run_set(test_set, extra)
    return total


def run_all() -> Counts:
    """Everything, the longest set beside the others."""
    longest = next(test_set for test_set in SETS if test_set.name == LONGEST)
    (REPORTS / f"{longest.name}.xml").unlink(missing_ok=True)
    with beside(longest) as wait:
        total = run_lint()
        for test_set in SETS:
            if test_set is not longest:
                total += run_set(test_set, [])
        return total + wait()


def main() -> int:
    """Run what is asked, print the sum on the last line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help=f"lint, {', '.join(s.name for s in SETS)}")
    parser.add_argument("--endurance", action="store_true", help="only the tests marked `endurance`")
    asked = parser.parse_args()
    REPORTS.mkdir(parents=True, exist_ok=True)
    SUMMARY.unlink(missing_ok=True)
    extra = ["-m", "endurance"] if asked.endurance else []
    total = run_all() if not (asked.sets or asked.endurance) else run_asked(asked.sets, extra)
    sys.stderr.flush()
    SUMMARY.write_text(f"{total}\n", encoding="utf-8")
    print(f"\n{total}", flush=True)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
