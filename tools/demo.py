"""The main job on the fictitious territory, through the plugin's own algorithms and `qgis_process`.

Leaves build/demo/ (base, project, annex) and prints what was done. STEPS is the list to extend.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_profile import PACKAGE, ROOT, isolated_environment, link_plugin, qgis_program

DEMO = ROOT / "resources" / "demo"
BUILD = ROOT / "build" / "demo"
STATE = ROOT / "build" / "demo-profil"
BASE = BUILD / "protocole.gpkg"
TIMEOUT_S = 300


class StepFailed(Exception):
    """A step did not do its work; the message is the algorithm's own."""


@dataclass(frozen=True)
class Step:
    """One algorithm: what it does, its parameters, the files (patterns under build/demo/) that it must leave."""

    what: str
    algorithm: str
    parameters: dict[str, str | int | float | bool]
    leaves: tuple[str, ...]


STEPS = [
    Step(
        "Créer la base du protocole",
        "resorption:creer_protocole",
        {
            "COMMUNES": str(DEMO / "territoire" / "communes.geojson"),
            "CHAMP_CODE": "code",
            "CHAMP_NOM": "nom",
            "CHAMP_EPCI": "epci_nom",
            "NOM": "Protocole du Val-Fictif (territoire fictif)",
            "NIVEAU": "departement",
            "ANNEE_DEBUT": 2025,
            "ANNEE_FIN": 2027,
            "SORTIE": str(BASE),
        },
        ("protocole.gpkg", "protocole.qgz"),
    ),
    Step(
        "Verser les données de démonstration",
        "resorption:verser_donnees",
        {"PROTOCOLE": str(BASE), "SOURCE": str(DEMO / "donnees")},
        ("protocole.gpkg",),
    ),
    Step(
        "Produire l'annexe des partenaires",
        "resorption:annexe",
        {"PROTOCOLE": str(BASE), "DOSSIER": str(BUILD / "annexe"), "EDITION": "partenaires"},
        ("annexe/partenaires/*.pdf",),
    ),
]


def environment() -> dict[str, str]:
    """qgis_process without a screen, in a profile of its own, with the optional libraries of .venv."""
    shutil.rmtree(STATE, ignore_errors=True)
    variables = isolated_environment(STATE)
    link_plugin(STATE / "plugins")
    variables["QT_QPA_PLATFORM"] = "offscreen"
    variables["QGIS_CUSTOM_CONFIG_PATH"] = str(STATE / "qgis")
    variables["QGIS_PLUGINPATH"] = str(STATE / "plugins")
    variables["PYTHONPATH"] = sysconfig.get_path("purelib")
    # French numbers and dates on the pages, whatever the machine's language; the messages too.
    settings = STATE / "qgis" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    locale = "[locale]\noverrideFlag=true\nuserLocale=fr_FR\nglobalLocale=fr_FR\n"
    settings.write_text(f"[PythonPlugins]\n{PACKAGE}=true\n{locale}", encoding="utf-8")
    return variables


def qgis_process(variables: dict[str, str], *arguments: str, given: str | None = None) -> dict[str, Any]:
    """Run qgis_process with JSON in and out; raise StepFailed with the algorithm's own words."""
    command = [qgis_program("qgis_process"), "--json", *arguments]
    try:
        done = subprocess.run(
            command, env=variables, input=given or "", capture_output=True, text=True, timeout=TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise StepFailed(f"arrêté après {TIMEOUT_S} s") from error
    start = done.stdout.find("{")
    try:
        answer = json.loads(done.stdout[start:]) if start >= 0 else {}
    except json.JSONDecodeError:
        answer = {}
    log = answer.get("log", {})
    errors = [line for key in ("errors", "fatal_errors") for line in as_lines(log.get(key))]
    if answer.get("error"):
        errors.append(str(answer["error"]))
    if done.returncode or errors:
        raise StepFailed("\n".join(errors) or done.stderr.strip() or done.stdout.strip())
    if "Traceback (most recent call last)" in done.stderr:
        raise StepFailed(done.stderr.strip())
    return answer


def as_lines(value: Any) -> list[str]:
    """A text, a list of texts or nothing, as a list."""
    if not value:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def run_step(step: Step, variables: dict[str, str]) -> list[Path]:
    """Run one step and return the files that it was to leave."""
    given = json.dumps({"inputs": step.parameters})
    qgis_process(variables, "run", step.algorithm, "-", given=given)
    left: list[Path] = []
    for pattern in step.leaves:
        found = sorted(BUILD.glob(pattern))
        if not found:
            raise StepFailed(f"{step.algorithm} n'a pas laissé {pattern}")
        left += found
    return left


def row(what: str, seconds: str, path: str) -> str:
    return f"{what:<38} {seconds:>7}  {path}"


def main() -> int:
    """Run every step; stop at the first that fails."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    variables = environment()
    print(row("Étape", "s", "Fichiers"))
    start = time.monotonic()
    for step in STEPS:
        begun = time.monotonic()
        try:
            left = run_step(step, variables)
        except StepFailed as error:
            print(row(step.what, f"{time.monotonic() - begun:.1f}", "ÉCHEC"))
            print(f"{step.algorithm} : {error}", file=sys.stderr)
            return 1
        seconds = f"{time.monotonic() - begun:.1f}"
        for number, path in enumerate(left):
            heading = (step.what, seconds) if number == 0 else ("", "")
            print(row(*heading, os.path.relpath(path, ROOT)), flush=True)
    print(row("Ensemble", f"{time.monotonic() - start:.1f}", os.path.relpath(BUILD, ROOT)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
