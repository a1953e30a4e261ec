"""The algorithms as QGIS runs them: parameters, sentences, results, cancel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from resorption.algorithms.provider import ResorptionProvider
from resorption.layers import creation
from resorption.layers.store import Store

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"


@pytest.fixture
def provider(qgis_app: QgsApplication) -> Iterator[ResorptionProvider]:
    registry = QgsApplication.processingRegistry()
    made = ResorptionProvider()
    assert registry.addProvider(made)
    yield made
    registry.removeProvider(made)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A project of one byte: the real one takes seconds, and has tests of its own."""

    def write(base: Path) -> Path:
        project = base.with_suffix(".qgz")
        project.write_bytes(b"x")
        return project

    monkeypatch.setattr(creation, "write_project", write)


def run(name: str, parameters: dict[str, Any], feedback: QgsProcessingFeedback | None = None) -> tuple[dict, bool, str]:
    """Results, success, and everything that was said."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"resorption:{name}")
    context = QgsProcessingContext()
    feedback = feedback or QgsProcessingFeedback()
    valid, text = algorithm.checkParameterValues(parameters, context)
    if not valid:
        return {}, False, text.replace("\u00a0", " ")
    results, done = algorithm.run(parameters, context, feedback)
    return results, done, feedback.textLog().replace("\u00a0", " ")


def parameters(folder: Path, **more: object) -> dict[str, Any]:
    return {
        "COMMUNES": str(DEMO / "territoire" / "communes.geojson"), "NOM": "Protocole d’essai", "NIVEAU": "epci",
        "ANNEE_DEBUT": 2026, "ANNEE_FIN": 2029, "SORTIE": str(folder / "essai.gpkg"), **more,
    }  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_algorithm_says_what_it_is(provider: ResorptionProvider) -> None:
    algorithms: list[QgsProcessingAlgorithm] = provider.algorithms()
    assert {"creer_protocole", "verser_donnees"} <= {a.name() for a in algorithms}
    for algorithm in algorithms:
        assert algorithm.displayName()
        assert algorithm.group()
        assert len(algorithm.shortHelpString()) > 100
        assert algorithm.icon().pixmap(16, 16).width() > 0
        for definition in algorithm.parameterDefinitions():
            assert definition.description()
            assert definition.type() != "enum" or definition.usesStaticStrings(), definition.name()


def test_create_then_pour(provider: ResorptionProvider, tmp_path: Path) -> None:
    results, done, log = run("creer_protocole", parameters(tmp_path, VISAS=False))
    assert done, log
    assert (results["NB_COMMUNES"], results["NB_EPCI"], results["NB_REPAREES"]) == (8, 1, 0)
    assert (results["PROTOCOLE"], results["PROJET"]) == (str(tmp_path / "essai.gpkg"), str(tmp_path / "essai.qgz"))
    assert "Communes : 8" in log
    poured = {"PROTOCOLE": results["PROTOCOLE"], "SOURCE": str(DEMO / "donnees"), "RAPPORT": str(tmp_path / "r.csv")}
    results, done, log = run("verser_donnees", poured)
    assert done, log
    assert results["NB_CREEES"] > 300
    assert (tmp_path / "r.csv").exists()
    with Store(tmp_path / "essai.gpkg").reading() as reader:
        assert reader.count("site") > 10
        assert reader.count("visa") == len((DEMO / "donnees" / "visa.csv").read_text(encoding="utf-8").splitlines()) - 1


def test_level_is_a_static_string(provider: ResorptionProvider, tmp_path: Path) -> None:
    assert run("creer_protocole", parameters(tmp_path, NIVEAU="departement"))[1]
    with Store(tmp_path / "essai.gpkg").reading() as reader:
        assert next(reader.all("protocole")).values["territoire_niveau"] == "departement"
        assert reader.count("visa") == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"NIVEAU": "canton"}, "NIVEAU : « canton » n’est pas une valeur possible. Choisissez parmi : commune, epci"),
        ({"EPSG": "27572"}, "EPSG : « 27572 » n’est pas une valeur possible"),
        ({"NOM": "  "}, "« Nom du protocole » doit être rempli"),
        ({"NOM": "x" * 300}, "ne peut pas dépasser 200 caractères"),
        ({"ANNEE_FIN": 2020}, "ne peut pas précéder la première"),
        ({"ANNEE_DEBUT": None}, "« Première année (Art. 1) » doit être rempli"),
        ({"SORTIE": "TEMPORARY_OUTPUT"}, "Choisissez où enregistrer la base"),
        ({"SORTIE": "/absent/essai.gpkg"}, "Le dossier « /absent » n’existe pas"),
        ({"SORTIE": "essai.sqlite"}, "doit être un GeoPackage"),
        ({"SORTIE": "/tmp"}, "« tmp » est un dossier"),
        ({"EPSG": "2975"}, "est celui du territoire « La Réunion »"),
        ({"CHAMP_CODE": "code_postal"}, "La couche n’a pas de colonne « code_postal »"),
        ({"COMMUNES": str(DEMO / "territoire" / "routes.geojson")}, "ne contient pas de polygones"),
        ({"COMMUNES": str(DEMO / "territoire" / "bois.geojson")}, "La colonne du code INSEE n’a pas été reconnue"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_wrong_parameter(provider: ResorptionProvider, tmp_path: Path, changes: dict, words: str) -> None:
    _results, done, log = run("creer_protocole", parameters(tmp_path, **changes))
    assert not done
    assert words in log
    assert "Traceback" not in log
    assert names(tmp_path) == []


def test_years_left_out_are_the_usual_ones(provider: ResorptionProvider, tmp_path: Path) -> None:
    given = parameters(tmp_path)
    del given["ANNEE_DEBUT"], given["ANNEE_FIN"]
    assert run("creer_protocole", given)[1]
    with Store(tmp_path / "essai.gpkg").reading() as reader:
        protocol = next(reader.all("protocole")).values
    assert (protocol["annee_debut"], protocol["annee_fin"]) == (date.today().year, date.today().year + 3)


@pytest.mark.parametrize("algorithm", ["verser_donnees", "annexe", "exporter_sites"])
def test_what_is_no_base_is_told_in_our_words(provider: ResorptionProvider, tmp_path: Path, algorithm: str) -> None:
    (tmp_path / "base.txt").write_text("non")
    given = {"SOURCE": str(tmp_path), "DOSSIER": str(tmp_path)}
    _results, done, log = run(algorithm, {"PROTOCOLE": str(tmp_path / "base.txt"), **given})
    assert not done and "« base.txt » n’est pas une base de protocole" in log
    _results, done, log = run(algorithm, {"PROTOCOLE": str(tmp_path), **given})
    assert not done and "est un dossier" in log


def test_missing_layer(provider: ResorptionProvider, tmp_path: Path) -> None:
    _results, done, log = run("creer_protocole", parameters(tmp_path, COMMUNES="/absent/communes.shp"))
    assert not done
    assert "Traceback" not in log
    assert names(tmp_path) == []


def test_existing_base(provider: ResorptionProvider, tmp_path: Path) -> None:
    assert run("creer_protocole", parameters(tmp_path))[1]
    _results, done, log = run("creer_protocole", parameters(tmp_path))
    assert not done
    assert "« essai.gpkg » existe déjà" in log
    _results, done, log = run("creer_protocole", parameters(tmp_path, REMPLACER=True))
    assert done
    assert "Copie de l’ancienne base" in log


def test_base_open_in_the_project_is_not_replaced(provider: ResorptionProvider, tmp_path: Path) -> None:
    assert run("creer_protocole", parameters(tmp_path))[1]
    layer = QgsVectorLayer(f"{tmp_path / 'essai.gpkg'}|layername=site", "sites", "ogr")
    QgsProject.instance().addMapLayer(layer)
    _results, done, log = run("creer_protocole", parameters(tmp_path, REMPLACER=True))
    QgsProject.instance().clear()
    assert not done
    assert "est ouvert dans QGIS" in log


def test_unsaved_edits_are_told_before_pouring(provider: ResorptionProvider, tmp_path: Path) -> None:
    assert run("creer_protocole", parameters(tmp_path))[1]
    layer = QgsVectorLayer(f"{tmp_path / 'essai.gpkg'}|layername=commune", "Mes communes", "ogr")
    QgsProject.instance().addMapLayer(layer)
    assert layer.startEditing()
    first = next(layer.getFeatures())
    assert layer.changeAttributeValue(first.id(), layer.fields().indexOf("nom"), "Autre")
    poured = {"PROTOCOLE": str(tmp_path / "essai.gpkg"), "SOURCE": str(DEMO / "donnees")}
    _results, done, log = run("verser_donnees", poured)
    assert layer.rollBack()
    QgsProject.instance().clear()
    assert not done
    assert "« Mes communes » a des modifications non enregistrées" in log


def test_cancel(provider: ResorptionProvider, tmp_path: Path) -> None:
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 55 else None)
    _results, done, log = run("creer_protocole", parameters(tmp_path), feedback)
    assert not done
    assert "interrompue à votre demande" in log
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"PROTOCOLE": ""}, "Choisissez la base du protocole"),
        ({"PROTOCOLE": "/absent/x.gpkg"}, "introuvable"),
        ({"SOURCE": ""}, "Choisissez le dossier des données"),
        ({"SOURCE": "/absent"}, "n’est ni un dossier ni un GeoPackage"),
        ({"RAPPORT": "/absent/r.csv"}, "Le dossier « /absent » n’existe pas"),
    ],
)
def test_pouring_wrong_parameter(provider: ResorptionProvider, tmp_path: Path, changes: dict, words: str) -> None:
    assert run("creer_protocole", parameters(tmp_path))[1]
    given = {"PROTOCOLE": str(tmp_path / "essai.gpkg"), "SOURCE": str(DEMO / "donnees"), **changes}
    _results, done, log = run("verser_donnees", given)
    assert not done
    assert words in log
    assert "Traceback" not in log
