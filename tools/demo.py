"""The main job on the fictitious territory, through the plugin's own algorithms and `qgis_process`.

Leaves build/demo/ (base, project, annex) and prints what was done. `steps()` is the list to extend.

    .venv/bin/python tools/demo.py [FOLDER]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_profile import PACKAGE, ROOT, isolated_environment, link_plugin, python_path, qgis_program

DEMO = ROOT / "resources" / "demo"
BUILD = ROOT / "build" / "demo"
TIMEOUT_S = 300
DAY = "2026-11-01"
"""The day of the demonstration: ages of sites are the same whenever it is run."""


class StepFailed(Exception):
    """A step did not do its work; the message is the algorithm's own."""


@dataclass(frozen=True)
class Step:
    """One algorithm: its parameters, the files that it must leave, and which of its numbers are worth showing."""

    what: str
    algorithm: str
    parameters: dict[str, Any]
    leaves: tuple[str, ...]
    """Patterns under the folder of the demonstration."""
    shows: dict[str, str] = field(default_factory=dict)
    """{output of the algorithm: word shown after it}."""


def steps(folder: Path) -> list[Step]:
    """The main job, in order."""
    base = str(folder / "protocole.gpkg")
    return [
        Step(
            "Créer la base du protocole",
            "resorption:creer_protocole",
            {
                "COMMUNES": str(DEMO / "territoire" / "communes.geojson"),
                "CHAMP_CODE": "code",
                "CHAMP_NOM": "nom",
                "CHAMP_EPCI": "epci_siren",
                "NOM": "Protocole du Val-Fictif (territoire fictif)",
                "NIVEAU": "epci",
                "ANNEE_DEBUT": 2024,
                "ANNEE_FIN": 2029,
                "SORTIE": base,
            },
            ("protocole.gpkg", "protocole.qgz"),
            {"NB_COMMUNES": "communes"},
        ),
        Step(
            "Importer l’export de la plateforme",
            "resorption:importer_plateforme",
            {
                "PROTOCOLE": base,
                "FICHIER": str(DEMO / "export_plateforme.xlsx"),
                "RAPPORT": str(folder / "import_plateforme.csv"),
            },
            ("protocole.gpkg", "import_plateforme.csv"),
            {"NB_CREES": "sites créés"},
        ),
        Step(
            "Verser les données de démonstration",
            "resorption:verser_donnees",
            {"PROTOCOLE": base, "SOURCE": str(DEMO / "donnees")},
            ("protocole.gpkg",),
            {"NB_CREEES": "lignes créées", "NB_MODIFIEES": "modifiées"},
        ),
        Step(
            "Évaluer la vigilance",
            "resorption:vigilance",
            {"PROTOCOLE": base, "DATE_REFERENCE": DAY, "TABLEAU": str(folder / "vigilance.csv")},
            ("vigilance.csv",),
            {
                "NB_REOCCUPES": "réoccupé",
                "NB_VIGILANCE": "en vigilance",
                "NB_NON_EVALUABLES": "non évaluables",
                "NB_SANS_MOTIF": "sans motif suffisant relevé",
                "NB_PROPOSITIONS": "réoccupations proposées",
            },
        ),
        Step(
            "Rechercher du foncier",
            "resorption:cribler_foncier",
            land_parameters(folder),
            ("foncier.gpkg",),
            {
                "NB_COMPATIBLE": "compatibles",
                "NB_SOUS_CONDITIONS": "sous conditions",
                "NB_NON_EVALUABLE": "non évaluables",
                "NB_EXCLU": "exclues",
            },
        ),
        Step(
            "Produire l’annexe des partenaires",
            "resorption:annexe",
            {"PROTOCOLE": base, "DOSSIER": str(folder / "annexe"), "EDITION": "partenaires", "DATE_REFERENCE": DAY},
            ("annexe/partenaires/annexe.pdf", "annexe/partenaires/cartes/*.pdf", "annexe/partenaires/manifeste.json"),
            {"NB_PAGES": "pages", "NB_FICHIERS": "fichiers"},
        ),
        Step(
            "Rédiger le texte du protocole",
            "resorption:protocole",
            {
                "PROTOCOLE": base,
                "FICHIER": str(folder / "protocole_texte.docx"),
                "TABLEAUX": str(folder / "tableaux.xlsx"),
                "DATE_REFERENCE": DAY,
            },
            ("protocole_texte.docx", "tableaux.xlsx"),
            {"NB_A_COMPLETER": "passages à compléter"},
        ),
    ]


def land_parameters(folder: Path) -> dict[str, Any]:
    """The fictitious territory screened for 25 people; it has no layer of cemeteries, monuments or protected cores."""
    ground = DEMO / "territoire"
    services = ("ecole", "arret", "point_eau", "sante", "alimentation")
    layers = {
        "PARCELLES": "parcelles.geojson", "PROPRIETAIRES": "proprietaires_personnes_morales.csv",
        "PPR": "ppr_zones.geojson", "PPR_PERIMETRE": "ppr_perimetre.geojson", "PLU": "plu_zones.geojson",
        "EAU_SURFACE": "eau.geojson", "VOIE_FERREE": "voie_ferree.geojson", "ROUTE": "routes.geojson",
        "SITE_POLLUE": "sites_pollues.geojson",
        **{key.upper(): f"services.geojson|subset=\"type\" = '{key}'" for key in services},
    }  # fmt: skip
    return {
        "PROTOCOLE": str(folder / "protocole.gpkg"), **{key: str(ground / name) for key, name in layers.items()},
        "LAISSER_DE_COTE": ["autoroute", "cimetiere", "coeur_protege", "patrimoine"], "NATURE_PPR": "pprn",
        "COUVRENT_TOUT": ["eau_surface", "voie_ferree", "site_pollue", "route", *services],
        "PERSONNES": 25, "DATE_REFERENCE": DAY, "SORTIE": str(folder / "foncier.gpkg"),
    }  # fmt: skip


def environment(state: Path) -> dict[str, str]:
    """qgis_process without a screen, in a profile of its own, with the optional libraries of .venv."""
    variables = isolated_environment(state)
    link_plugin(state / "plugins")
    variables["QT_QPA_PLATFORM"] = "offscreen"
    variables["QGIS_CUSTOM_CONFIG_PATH"] = str(state / "qgis")
    variables["QGIS_PLUGINPATH"] = str(state / "plugins")
    variables["PYTHONPATH"] = python_path()
    # French numbers and dates on the pages, whatever the machine's language; the messages too.
    settings = state / "qgis" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
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


@dataclass(frozen=True)
class Done:
    """What a step left, and its numbers in words."""

    left: list[Path]
    told: str


def run_step(step: Step, folder: Path, variables: dict[str, str]) -> Done:
    """Run one step and check that the files that it was to leave are there, none of them empty."""
    given = json.dumps({"inputs": step.parameters})
    results = qgis_process(variables, "run", step.algorithm, "-", given=given).get("results", {})
    left: list[Path] = []
    for pattern in step.leaves:
        found = [path for path in sorted(folder.glob(pattern)) if path.stat().st_size]
        if not found:
            raise StepFailed(f"{step.algorithm} n’a pas laissé {pattern}")
        left += found
    told = [f"{results[name]:g} {word}" for name, word in step.shows.items() if results.get(name)]
    return Done(left, ", ".join(told))


def row(what: str, seconds: str, path: str) -> str:
    return f"{what:<38} {seconds:>6}  {path}"


def run_all(folder: Path, variables: dict[str, str]) -> int:
    """Run every step, a line or more for each; stop at the first that fails."""
    print(row("Étape", "s", "Ce qui est fait"))
    for step in steps(folder):
        begun = time.monotonic()
        try:
            done = run_step(step, folder, variables)
        except StepFailed as error:
            print(row(step.what, f"{time.monotonic() - begun:.1f}", "ÉCHEC"), flush=True)
            print(f"{step.algorithm} : {error}", file=sys.stderr)
            return 1
        heading = (step.what, f"{time.monotonic() - begun:.1f}")
        for text in [done.told, *(os.path.relpath(path, ROOT) for path in done.left)]:
            if text:
                print(row(*heading, text), flush=True)
                heading = ("", "")
    return 0


def main(folder: Path) -> int:
    """The whole demonstration, in a folder emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="resorption-") as state:
        code = run_all(folder, environment(Path(state)))
    if code == 0:
        print(row("Ensemble", f"{time.monotonic() - start:.1f}", os.path.relpath(folder, ROOT)))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else BUILD))
