"""`make demo`, as anyone runs it: the plugin's own algorithms through qgis_process."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from resorption.layers.store import Store

LIMIT_S = 60


def test_demo_leaves_base_project_and_annex(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "demo à part"
    start = time.monotonic()
    command = [sys.executable, str(root / "tools" / "demo.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert time.monotonic() - start < LIMIT_S
    for name in ("protocole.gpkg", "protocole.qgz"):
        assert (folder / name).stat().st_size > 0
        assert name in done.stdout
    annex = folder / "annexe" / "partenaires"
    assert [f.name for f in annex.glob("*.pdf")] == ["annexe.pdf"]
    assert len(list((annex / "cartes").glob("*.pdf"))) == 10
    assert (folder / "protocole_texte.docx").is_file() and (folder / "tableaux.xlsx").is_file()
    assert done.stdout.index("6 sites créés") < done.stdout.index("Verser")
    check_sites(folder / "protocole.gpkg")
    check_levels(folder)
    check_land(folder)


def check_sites(base: Path) -> None:
    """What the platform's workbook brought has its perimeter and its history, once."""
    with Store(base).reading() as reader:
        sites = list(reader.all("site"))
        known = [site for site in sites if site.values["id_plateforme"]]
        counts = [row.values for row in reader.all("denombrement")]
    assert len(sites) == len({site.values["nom"] for site in sites}) == 24
    assert len(known) == 6
    for site in known:
        assert site.values["precision_geom"] == "perimetre"
        assert str(site.values["code"]) < "S-2025"
        of_site = [row for row in counts if row["site"] == site.uuid]
        assert len([row for row in of_site if row["source"] == "Plateforme nationale"]) == 1
        assert max(of_site, key=lambda row: str(row["date"]))["source"] != "Plateforme nationale"


LEVELS = {
    "S-2022-002": "reoccupe",
    **dict.fromkeys(("S-2021-002", "S-2022-004", "S-2023-002", "S-2024-005"), "vigilance"),
    **dict.fromkeys(("S-2021-004", "S-2023-004"), "non_evaluable"),
    **dict.fromkeys(("S-2021-001", "S-2021-003", "S-2022-001"), "aucun_motif"),
}


def check_levels(folder: Path) -> None:
    """The levels of the fictitious sites on the day of the demonstration, in the base and in the table."""
    with Store(folder / "protocole.gpkg").reading() as reader:
        levels = {str(row["code"]): row["niveau_vigilance"] for row in reader.synthesis() if row["niveau_vigilance"]}
        days = {row["date_vigilance"] for row in reader.synthesis() if row["niveau_vigilance"]}
    assert levels == LEVELS
    assert days == {date(2026, 11, 1)}
    with (folder / "vigilance.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    assert [row[0] for row in rows] == sorted(code for code in LEVELS for _factor in range(6))


def check_land(folder: Path) -> None:
    """Each verdict is met once at least, in the file and in the run that the base keeps."""
    with Store(folder / "protocole.gpkg").reading() as reader:
        [run] = [row.values for row in reader.all("criblage")]
        told = {row.values["foncier"] for row in reader.all("foncier_verdict")}
        lands = {row.uuid for row in reader.all("foncier")}
    counts = {code: run[f"nb_{code}"] for code in ("compatible", "sous_conditions", "non_evaluable", "exclu")}
    assert all(counts.values()) and sum(counts.values()) == 2899, counts
    assert told == lands, "the land of the protocol is screened too"
    assert (folder / "foncier.gpkg").stat().st_size > 0
