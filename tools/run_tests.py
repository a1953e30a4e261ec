"""All the checks and tests, each set in a process of its own, several at once; the last line counts them.

.venv/bin/python tools/run_tests.py                every set
.venv/bin/python tools/run_tests.py unit qgis      only these sets, one after the other
.venv/bin/python tools/run_tests.py qgis-2         only that share of a long set
.venv/bin/python tools/run_tests.py --endurance    only the tests that have a large N, with that N
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
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
LANES = (os.cpu_count() or 1) + 1
"""How many processes at once: one more than the cores, for the real application often waits for its windows."""
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


Run = Callable[[Sequence[Path], Path, list[str]], int]
"""`run(files of tests, report, extra pytest arguments)` gives an exit code."""


@dataclass(frozen=True)
class TestSet:
    """The tests of a folder, or one share of its files: those of a long set are dealt out in turn."""

    kind: str
    folder: str
    run: Run = field(compare=False)
    share: int = 1
    shares: int = 1

    @property
    def name(self) -> str:
        """`qgis-2` for the second share of `qgis`."""
        return self.kind if self.shares == 1 else f"{self.kind}-{self.share}"

    @property
    def files(self) -> list[Path]:
        """The files of the tests, none when the folder is empty."""
        return sorted((ROOT / self.folder).rglob("test_*.py"))[self.share - 1 :: self.shares]


def dealt(kind: str, folder: str, run: Run, shares: int) -> list[TestSet]:
    """A long set, in that many shares."""
    return [TestSet(kind, folder, run, share, shares) for share in range(1, shares + 1)]


def pytest_without_qgis(files: Sequence[Path], report: Path, extra: list[str]) -> int:
    """The rules alone: qgis and Qt cannot even be imported (RESORPTION_SANS_QGIS, see tests/conftest.py)."""
    plugins = ["-p", "no:pytest_qgis", "-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning"]
    return pytest(files, report, [*plugins, *extra], {"RESORPTION_SANS_QGIS": "1"})


def pytest_with_qgis(files: Sequence[Path], report: Path, extra: list[str]) -> int:
    """QGIS without its main window, no screen needed, with settings of its own."""
    settings = ROOT / "build" / f"{report.stem}-settings"
    settings.mkdir(parents=True, exist_ok=True)
    variables = {"QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": str(settings), "LC_ALL": "C.UTF-8"}
    return pytest(files, report, extra, variables)


def pytest(files: Sequence[Path], report: Path, extra: list[str], variables: dict[str, str]) -> int:
    """Run pytest and pass on what it says.

    Through a pipe: a test that lowers the size allowed to files (a full disk) must not cut our own log, when the
    output goes to one.
    """
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *extra, *map(str, files)]
    pipe = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables}, **pipe) as process:
        while chunk := os.read(process.stdout.fileno(), CHUNK_BYTES):
            sys.stdout.buffer.write(chunk)
            sys.stdout.flush()
    return process.returncode


def desktop(mode: str) -> Run:
    """The tests of tests/desktop/MODE, inside the real application."""

    def run(files: Sequence[Path], report: Path, extra: list[str]) -> int:
        package = None
        if mode == "zip":
            package = build_package()
            build_complements()
        session = desktop_session.Session(
            target=files[0],
            tests=True,
            plugin=mode == "avec",
            package_zip=package,
            timeout_s=ENDURANCE_TIMEOUT_S if "endurance" in extra else DESKTOP_TIMEOUT_S,
            junit=report,
            pytest_args=["-q", *extra, *map(str, files[1:])],
        )
        return desktop_session.run(session)

    return run


# The longest first: the shortest fill in at the end.
SETS = [
    *dealt("desktop-avec", "tests/desktop/avec", desktop("avec"), 2),
    *dealt("qgis", "tests/qgis", pytest_with_qgis, 5),
    TestSet("unit", "tests/unit", pytest_without_qgis),
    TestSet("desktop-sans", "tests/desktop/sans", desktop("sans")),
    TestSet("desktop-zip", "tests/desktop/zip", desktop("zip")),
]


def read_report(report: Path, code: int) -> Counts:
    """Counts of a JUnit report, held against the exit code: neither may hide a failure of the other.

    No report is a failure whatever the code: nothing says that a test was run.
    """
    counts = Counts()
    if report.is_file():
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
            failed = min(total, int(suite.get("failures", 0)) + int(suite.get("errors", 0)))
            counts += Counts(total - failed - skipped, failed, skipped)
    if (code not in (0, NO_TEST_COLLECTED) or not report.is_file()) and counts.failed == 0:
        counts += Counts(failed=1)
    return counts


def run_set(test_set: TestSet, extra: list[str]) -> Counts:
    """Run a set and say how it went."""
    report = REPORTS / f"{test_set.name}.xml"
    report.unlink(missing_ok=True)
    if not test_set.files:
        return Counts()
    print(f"\n=== {test_set.name} ===", flush=True)
    start = time.monotonic()
    try:
        code = test_set.run(test_set.files, report, extra)
    except (SystemExit, subprocess.CalledProcessError) as stop:
        print(stop, file=sys.stderr)
        code = 1
    counts = read_report(report, code)
    print(f"--- {test_set.name} : {counts} ({time.monotonic() - start:.0f} s, code {code})", flush=True)
    return counts


def run_beside(test_set: TestSet) -> tuple[Counts, str]:
    """Run a set in a process of its own; gives its count, and what it said."""
    report, said = REPORTS / f"{test_set.name}.xml", REPORTS / f"{test_set.name}.log"
    report.unlink(missing_ok=True)
    with said.open("wb") as log:
        command = [sys.executable, str(Path(__file__).resolve()), test_set.name]
        code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT).returncode
    return read_report(report, code), said.read_text(encoding="utf-8", errors="replace")


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


def run_asked(names: set[str], extra: list[str]) -> Counts:
    """The sets of these names, all of them when there is none, one after the other."""
    total = run_lint() if "lint" in names else Counts()
    for test_set in SETS:
        if not names or names & {test_set.name, test_set.kind}:
            total += run_set(test_set, extra)
    return total


def run_all() -> Counts:
    """Everything, in as many processes at once as there are lanes; each set is told when it ends."""
    with ThreadPoolExecutor(LANES) as lanes:
        runs = [lanes.submit(run_beside, test_set) for test_set in SETS]
        total = run_lint()
        for run in as_completed(runs):
            counts, said = run.result()
            print(said, end="", flush=True)
            total += counts
    return total


def main() -> int:
    """Run what is asked, print the sum on the last line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help=f"lint, {', '.join(dict.fromkeys(s.kind for s in SETS))}")
    parser.add_argument("--endurance", action="store_true", help="only the tests marked `endurance`")
    asked = parser.parse_args()
    REPORTS.mkdir(parents=True, exist_ok=True)
    if not asked.sets:
        SUMMARY.unlink(missing_ok=True)
    extra = ["-m", "endurance"] if asked.endurance else []
    total = run_all() if not (asked.sets or asked.endurance) else run_asked(set(asked.sets), extra)
    sys.stderr.flush()
    if not asked.sets:
        # One set of a whole run must not pass for the whole.
        SUMMARY.write_text(f"{total}\n", encoding="utf-8")
    print(f"\n{total}", flush=True)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
