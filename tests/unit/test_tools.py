"""The tools that build, check and measure: what they say when something is missing or goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "benchmarks")]

import demo  # noqa: E402 - neither folder is a package
import desktop_profile  # noqa: E402
import frame  # noqa: E402
import french_spaces  # noqa: E402
import lint  # noqa: E402
import run_tests  # noqa: E402
import setup_machine  # noqa: E402

NBSP = "\N{NO-BREAK SPACE}"


# --- setting the machine up


@pytest.fixture
def other_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that is not Debian 12, and has nothing."""
    monkeypatch.setattr(setup_machine, "is_debian_12", lambda: False)
    monkeypatch.setattr(setup_machine, "qgis_version", lambda: None)
    monkeypatch.setattr(setup_machine, "missing_programs", lambda level: ["qgis_process", "Xvfb"])


def test_other_system_is_told_what_to_install(other_system: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert setup_machine.main("test") == 1
    said = capsys.readouterr().err
    assert "Debian 12 seulement" in said
    for name in ("QGIS >= 3.40", "python3-qgis", "xvfb", "openbox", "poppler-utils"):
        assert name in said


def test_demo_does_not_ask_for_a_virtual_screen(other_system: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert setup_machine.main("demo") == 1
    advice = capsys.readouterr().err.partition("À installer")[2]
    assert "python3-qgis" in advice
    assert "xvfb" not in advice


def test_another_recent_qgis_is_used(other_system: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_machine, "qgis_is_there", lambda: True)
    monkeypatch.setattr(setup_machine, "missing_programs", lambda level: [])
    monkeypatch.setattr(setup_machine, "output", lambda command: "")
    setup_machine.check_system("test")


@pytest.mark.parametrize(("version", "good"), [(None, False), (32216, False), (34000, True), (40001, True)])
def test_qgis_version_is_checked(monkeypatch: pytest.MonkeyPatch, version: int | None, good: bool) -> None:
    monkeypatch.setattr(setup_machine, "qgis_version", lambda: version)
    monkeypatch.setattr(setup_machine.shutil, "which", lambda name, path=None: f"/usr/bin/{name}")
    assert setup_machine.qgis_is_there() is good


def test_no_root_and_no_sudo_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(setup_machine.shutil, "which", lambda name, path=None: None)
    with pytest.raises(setup_machine.CannotSetUp, match="sudo"):
        setup_machine.administrator()


def test_debian_without_its_main_archive_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_machine, "read_sources", list)
    with pytest.raises(setup_machine.CannotSetUp, match="bookworm, main"):
        setup_machine.add_backports()


def test_failed_command_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(setup_machine.CannotSetUp, match="Essai"):
        setup_machine.run([sys.executable, "-c", "print('panne'); raise SystemExit(3)"], "Essai")
    assert "panne" in capsys.readouterr().err


# --- counting tests


@pytest.mark.parametrize(
    ("numbers", "code", "expected"),
    [
        ("tests='5' failures='1' errors='1' skipped='1'", 1, "2 passed, 2 failed, 1 skipped"),
        ("tests='5' failures='0' errors='0' skipped='0'", 0, "5 passed, 0 failed, 0 skipped"),
        ("tests='5' failures='0' errors='0' skipped='0'", 139, "5 passed, 1 failed, 0 skipped"),
        ("tests='0' failures='0' errors='0' skipped='0'", 5, "0 passed, 0 failed, 0 skipped"),
    ],
    ids=["failures", "all-good", "crash-after", "nothing-collected"],
)
def test_counts_of_a_report(tmp_path: Path, numbers: str, code: int, expected: str) -> None:
    report = tmp_path / "report.xml"
    report.write_text(f"<testsuites><testsuite {numbers}/></testsuites>", encoding="utf-8")
    assert str(run_tests.read_report(report, code)) == expected


@pytest.mark.parametrize("code", [70, -9, 0, run_tests.NO_TEST_COLLECTED])
def test_set_that_left_no_report_is_a_failure(tmp_path: Path, code: int) -> None:
    assert run_tests.read_report(tmp_path / "none.xml", code) == run_tests.Counts(failed=1)


def test_every_file_of_tests_is_in_one_set() -> None:
    """Long sets are run in shares: none may be left out, nor run twice."""
    dealt = [file for test_set in run_tests.SETS for file in test_set.files]
    assert sorted(dealt) == sorted((ROOT / "tests").rglob("test_*.py"))
    assert len({test_set.name for test_set in run_tests.SETS}) == len(run_tests.SETS)


# --- the gate


def test_gate_has_the_74_tests_of_the_repository() -> None:
    assert len(lint.BANDIT_TESTS) == len(set(lint.BANDIT_TESTS)) == 74


def test_gate_sees_a_built_query_and_a_token(tmp_path: Path) -> None:
    token = "AKIA" + "IOSFODNN7EXAMPLQ"
    (tmp_path / "bad.py").write_text(f'def f(x):\n    return "SELECT a FROM b WHERE c = " + x\nKEY = "{token}"\n')
    assert "B608" in lint.check_bandit(tmp_path)
    assert "AWS" in lint.check_secrets(tmp_path)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("pairs = zip([1], [2], strict=True)", "zip(strict)"),
        ("match 1:\n    case 1:\n        pass", "pattern matching"),
        ("from itertools import pairwise", "pairwise"),
        ("from dataclasses import dataclass\n@dataclass(slots=True)\nclass A:\n    x: int", "slots"),
    ],
    ids=["argument", "syntax", "function", "dataclass"],
)
def test_gate_sees_what_the_oldest_python_lacks(tmp_path: Path, line: str, word: str) -> None:
    (tmp_path / "bad.py").write_text(line + "\n")
    assert word in lint.check_oldest_python([str(tmp_path / "bad.py")])


def test_gate_sees_an_annotation_that_the_oldest_python_evaluates() -> None:
    code = "def f(x: int | None) -> None: ...\n"
    command = [sys.executable, "-m", "ruff", "check", "--config", "pyproject.toml", "-"]
    done = subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False)
    assert "FA102" in done.stdout


def test_shipped_code_suits_the_oldest_python() -> None:
    shipped = [name for name in lint.python_files() if name.split("/")[0] not in lint.NOT_SHIPPED]
    assert "plugin.py" in shipped
    assert lint.check_oldest_python(shipped) == ""


# --- the demonstration


def test_step_that_leaves_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "qgis_process", lambda *arguments, given: {"results": {}})
    with pytest.raises(demo.StepFailed, match=r"protocole\.gpkg"):
        demo.run_step(demo.steps(tmp_path)[0], tmp_path, {})


def test_failed_step_stops_with_the_words_of_the_algorithm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*arguments: str, given: str) -> dict[str, Any]:
        raise demo.StepFailed("Les années sont inversées.")

    monkeypatch.setattr(demo, "qgis_process", refuse)
    assert demo.run_all(tmp_path, {}) == 1
    told = capsys.readouterr()
    assert "Les années sont inversées." in told.err
    assert told.out.count("ÉCHEC") == 1


# --- the profile


def test_profile_is_french_and_leaves_the_user_alone(tmp_path: Path) -> None:
    profiles = desktop_profile.make_profile(tmp_path, plugin=True)
    settings = (profiles / "profiles" / "default" / "QGIS" / "QGIS3.ini").read_text(encoding="utf-8")
    assert "resorption=true" in settings
    assert "userLocale=fr_FR" in settings
    link = profiles / "profiles" / "default" / "python" / "plugins" / "resorption"
    assert link.resolve() == ROOT
    variables = desktop_profile.isolated_environment(tmp_path)
    assert all(variables[name].startswith(str(tmp_path)) for name in ("HOME", "XDG_CONFIG_HOME", "TMPDIR"))


# --- typography


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('x = "Combien ? « deux »"', f'x = "Combien{NBSP}? «{NBSP}deux{NBSP}»"'),
        ('x = f"{n} : trop"', f'x = f"{{n}}{NBSP}: trop"'),
        ('"""Prose : gardée."""', '"""Prose : gardée."""'),
        ('x = "SELECT a : b"', 'x = "SELECT a : b"'),
        ("x = y if z else {'a' : 1}", "x = y if z else {'a' : 1}"),
    ],
    ids=["signs", "f-string", "docstring", "sql", "code"],
)
def test_non_breaking_spaces(before: str, after: str) -> None:
    assert french_spaces.fixed(before) == after


# --- the frame of the benchmarks


def bench(**changes: Any) -> frame.Bench:
    values = {
        "name": "essai",
        "work": {"lignes": 3},
        "prepare": lambda folder: None,
        "contenders": {"resorption": lambda folder, clock: None},
        "floor": {"python": lambda folder, clock: None},
        "output": lambda folder: 3,
    }
    return frame.Bench(**{**values, **changes})


@pytest.mark.parametrize(
    "changes",
    [{"runs": 2}, {"floor": {}}, {"contenders": {"qgis-x": None}}, {"contenders": {"resorption": None, "x": None}}],
    ids=["two-runs", "no-floor", "not-ours", "unknown-peer"],
)
def test_unfair_bench_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"floor|others"):
        bench(**changes)


def test_report_of_a_bench() -> None:
    tallies = [frame.Tally("python"), frame.Tally("resorption")]
    for number in range(3):
        for tally, output in zip(tallies, (3, 3 if number < 2 else 4)):
            tally.add({"steps": {"lire": 0.1 + number}, "peak_mib": 10.0 + number, "output": output})
    content = json.loads(json.dumps(frame.report(bench(), tallies, {"cpu": "x"})))
    assert set(content) == {"machine", "work", "floor", "contenders"}
    assert content["floor"]["same_result"] is True
    ours = content["contenders"][0]
    assert ours == {"name": "resorption", "steps": {"lire": [0.1, 1.1, 2.1]}, "peak_mib": 12.0, "same_result": False}


def test_clock_adds_up_a_step_met_twice() -> None:
    clock = frame.Clock()
    for _ in range(2):
        with clock.step("lire"):
            pass
    assert list(clock.seconds) == ["lire"]
