"""Checks of the code, and the plugin repository's gate run on the content of the package.

ruff (rules and format), flake8-qgis, vermin (the oldest Python of QGIS), then bandit and detect-secrets on the
unzipped package: all must be empty.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from package import PACKAGE, build_package

ROOT = Path(__file__).resolve().parents[1]
# The tests that the plugin repository enables: one hit of any of them, whatever its severity, blocks the upload.
BANDIT_MANDATORY = """B102 B103 B105 B106 B107 B111 B201 B202 B301 B302 B304 B305 B306 B307 B312 B321 B323 B401 B402
B412 B413 B501 B502 B503 B505 B506 B507 B601 B602 B604 B605 B609 B610 B611 B612 B613 B615 B701"""
BANDIT_SKIPPABLE = """B101 B104 B108 B110 B112 B113 B303 B308 B310 B311 B313 B314 B315 B316 B317 B318 B319 B320 B324
B403 B405 B406 B407 B408 B409 B504 B508 B509 B603 B606 B607 B608 B614 B702 B703 B704"""
BANDIT_TESTS = (BANDIT_MANDATORY + " " + BANDIT_SKIPPABLE).split()
OLDEST_PYTHON = "3.9"
"""QGIS 3.40 for macOS. `X | Y` in annotations is ruff's part (FA102)."""
# Taken by vermin for the copy module and for the type of Python 2: ours are a Path and a function.
NOT_THE_LIBRARY = ("copy.replace", "file")
NOT_SHIPPED = {"tests", "tools", "benchmarks", "resources"}
NOT_SCANNED_FOR_SECRETS = {"metadata.txt", ".secrets.baseline"}


def tool(name: str, *arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", name, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def python_files() -> list[str]:
    """The Python files of the repository, written but not yet committed ones included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.py"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted(name for name in names if name and (ROOT / name).is_file())


def check_ruff() -> str:
    """The rules and the format of pyproject.toml."""
    files = python_files()
    rules = tool("ruff", "check", "--quiet", "--output-format", "concise", "--force-exclude", *files)
    form = tool("ruff", "format", "--check", "--output-format", "concise", "--force-exclude", *files)
    return "".join(done.stdout + done.stderr for done in (rules, form) if done.returncode)


def check_flake8_qgis() -> str:
    arguments = ["--isolated", "--select", "QGS1,QGS4", "--extend-ignore", "QGS105", *python_files()]
    done = tool("flake8", *arguments)
    return done.stdout + done.stderr if done.returncode else ""


def check_oldest_python(files: list[str]) -> str:
    """Syntax, modules, functions and arguments that the oldest Python of QGIS lacks."""
    # Its module cannot be run with -m: the command lies beside the interpreter.
    command = [str(Path(sys.executable).with_name("vermin")), f"--target={OLDEST_PYTHON}-", "--violations", "--quiet"]
    command += ["--no-tips", *(word for name in NOT_THE_LIBRARY for word in ("--exclude", name)), *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def check_bandit(folder: Path) -> str:
    """Zero finding of the enabled tests, and no file that bandit could not read."""
    done = tool("bandit", "-q", "-r", ".", "-f", "json", "-t", ",".join(BANDIT_TESTS), cwd=folder)
    try:
        report = json.loads(done.stdout)
    except json.JSONDecodeError:
        return done.stdout + done.stderr
    lines = [f"{r['filename']}:{r['line_number']} {r['test_id']} {r['issue_text']}" for r in report["results"]]
    return "\n".join(lines + [f"{e['filename']} {e['reason']}" for e in report["errors"]])


def check_secrets(folder: Path) -> str:
    """detect-secrets always exits with 0: its JSON is what counts."""
    done = tool("detect_secrets", "scan", "--all-files", ".", cwd=folder)
    try:
        found = json.loads(done.stdout)["results"]
    except (json.JSONDecodeError, KeyError):
        return done.stdout + done.stderr
    return "\n".join(
        f"{name}:{hit['line_number']} {hit['type']}"
        for name, hits in found.items()
        if Path(name).name not in NOT_SCANNED_FOR_SECRETS
        for hit in hits
    )


def check_package() -> list[tuple[str, str]]:
    """The gate, on what an officer would really receive."""
    with tempfile.TemporaryDirectory() as folder:
        package = build_package(Path(folder) / f"{PACKAGE}.zip")
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
        content = Path(folder) / PACKAGE
        return [("bandit", check_bandit(content)), ("detect-secrets", check_secrets(content))]


def run_checks() -> list[tuple[str, str]]:
    """Every check: (name, findings), findings empty when it passes."""
    shipped = [name for name in python_files() if name.split("/")[0] not in NOT_SHIPPED]
    oldest = ("vermin", check_oldest_python(shipped))
    return [("ruff", check_ruff()), ("flake8-qgis", check_flake8_qgis()), oldest, *check_package()]


def main() -> int:
    """Run every check and print one line for each."""
    failed = 0
    for name, findings in run_checks():
        print(f"{name:<16}{'à corriger' if findings.strip() else 'rien à signaler'}")
        if findings.strip():
            failed += 1
            print(findings.rstrip())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
