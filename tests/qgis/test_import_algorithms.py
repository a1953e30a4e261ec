"""The three algorithms as Processing runs them: parameters, report, results, failures."""

from __future__ import annotations

import csv
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import import_kit  # noqa: E402 - beside this file
from resorption.algorithms.exporter_sites import ExporterSites  # noqa: E402
from resorption.algorithms.importer_couche import ImporterCouche  # noqa: E402
from resorption.algorithms.importer_plateforme import ImporterPlateforme  # noqa: E402
from resorption.algorithms.provider import ALGORITHMS  # noqa: E402
from resorption.layers.companion import joint_transaction, open_companion  # noqa: E402
from resorption.layers.session import Session  # noqa: E402
from resorption.layers.store import Store  # noqa: E402

UUID = "11111111-1111-4111-8111-111111111111"
POINTS = """{"type": "FeatureCollection", "features": [{"type": "Feature",
"properties": {"Appellation du site": "Le pré", "type_site": "Campement", "nb_personnes": 4},
"geometry": {"type": "Point", "coordinates": [1.15, 49.21]}}]}"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    folder = tmp_path_factory.mktemp("algorithms")
    return import_kit.make_base(folder / "base.gpkg", import_kit.real_communes(shared_data)).path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(model, tmp_path / "base.gpkg"))


class Told(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:
        self.errors.append(warning)


def run(algorithm: type, **parameters: Any) -> tuple[dict, bool, str]:
    made, context, told = algorithm(), QgsProcessingContext(), Told()
    made.initAlgorithm()
    good, why = made.checkParameterValues(parameters, context)
    if not good:
        return {}, False, why
    results, done = made.run(parameters, context, told)
    return results, done, "\n".join(told.errors)


def site_count(base: Path) -> int:
    with Store(base).reading() as reader:
        return reader.count("site")


def outcomes(report: Path) -> Counter:
    with report.open(encoding="utf-8-sig", newline="") as file:
        return Counter(row["Résultat"] for row in csv.DictReader(file, delimiter=";"))


def test_they_are_offered() -> None:
    assert {ImporterPlateforme, ImporterCouche, ExporterSites} <= set(ALGORITHMS)


def test_a_refused_row_fails_and_leaves_its_report(base: Path, shared_data: Path, tmp_path: Path) -> None:
    report = tmp_path / "rapport.csv"
    file = shared_data / "export_plateforme_ouverts.xlsx"
    _results, done, why = run(ImporterPlateforme, PROTOCOLE=str(base), FICHIER=str(file), RAPPORT=str(report))
    assert not done
    assert "2 ligne(s) refusée(s)" in why
    assert site_count(base) == 0
    assert outcomes(report) == {"à créer": 33, "refusé": 2}


def test_good_rows_come_in_when_accepted(base: Path, shared_data: Path, tmp_path: Path) -> None:
    report = tmp_path / "rapport.csv"
    file = shared_data / "export_plateforme_ouverts.xlsx"
    results, done, _why = run(
        ImporterPlateforme, PROTOCOLE=str(base), FICHIER=str(file), RAPPORT=str(report), ACCEPTER_PARTIEL=True,
        INTERVENANTS=True,
    )  # fmt: skip
    assert done
    assert {k: v for k, v in results.items() if k.startswith("NB_")} == {
        "NB_CREES": 33, "NB_MODIFIES": 0, "NB_INCHANGES": 0, "NB_REFUSES": 2,
    }  # fmt: skip
    assert site_count(base) == 33
    assert outcomes(report) == {"créé": 33, "refusé": 2}
    with Store(base).reading() as reader:
        assert reader.count("intervenant") > 20


def test_an_interrupted_save_is_set_aside_first(base: Path, shared_data: Path) -> None:
    """On a server nobody opens the project: the rows that will go must not pass for known ones."""

    def owner(session: Session, lot: str) -> None:
        session.insert("proprietaire", {"site": UUID, "type": "public", "lot": lot})

    with joint_transaction(Store(base), "essai", owner):
        pass
    with open_companion(base).transaction() as session:
        owner(session, UUID)
    file = shared_data / "export_plateforme_fermes.xlsx"
    _results, done, why = run(ImporterPlateforme, PROTOCOLE=str(base), FICHIER=str(file))
    assert done
    assert "interrompu" in why
    assert "mis-de-cote" in why
    with open_companion(base).reading() as reader:
        assert reader.find("proprietaire", lot=UUID) == []


def test_a_layer_comes_in(base: Path, tmp_path: Path) -> None:
    points = tmp_path / "points.geojson"
    points.write_text(POINTS, encoding="utf-8")
    results, done, why = run(ImporterCouche, PROTOCOLE=str(base), COUCHE=str(points))
    assert done, why
    assert results["NB_CREES"] == 1
    assert site_count(base) == 1


def test_a_bad_row_of_a_spreadsheet_is_told_by_its_row(base: Path, tmp_path: Path) -> None:
    table = tmp_path / "sites.csv"
    table.write_text("nom,latitude,longitude\nUn,49.3,1.2\nDeux,NC,NC\n", encoding="utf-8")
    _results, done, why = run(ImporterCouche, PROTOCOLE=str(base), COUCHE=str(table))
    assert not done
    assert "ligne 3" in why


@pytest.mark.parametrize(
    ("algorithm", "parameters", "word"),
    [
        (ImporterPlateforme, {"FICHIER": "x.xlsx"}, "PROTOCOLE"),
        (ImporterPlateforme, {"PROTOCOLE": "base.gpkg"}, "FICHIER"),
        (
            ImporterPlateforme,
            {"PROTOCOLE": "base.gpkg", "FICHIER": "x.xlsx", "RAPPORT": "/absent/r.csv"},
            "n’existe pas",
        ),
        (ImporterPlateforme, {"PROTOCOLE": "/absent.gpkg", "FICHIER": "x.xlsx"}, "introuvable"),
        (ImporterCouche, {"PROTOCOLE": "b.gpkg", "COUCHE": "x.shp", "CORRESPONDANCE": "{"}, "Exemple"),
        (ExporterSites, {"PROTOCOLE": "b.gpkg"}, "DOSSIER"),
    ],
)
def test_bad_parameters_are_sentences(algorithm: type, parameters: dict, word: str) -> None:
    _results, done, why = run(algorithm, **parameters)
    assert not done
    assert word in why
    assert "Traceback" not in why


def test_tables_go_out(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "envoi"
    folder.mkdir()
    results, done, why = run(
        ExporterSites, PROTOCOLE=str(base), DOSSIER=str(folder), FORMAT="geojson", TABLES=["site", "commune"]
    )
    assert done, why
    assert results["NB_FICHIERS"] == 3
    assert len(list(folder.iterdir())) == 3
