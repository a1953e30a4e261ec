"""The glossary, the sources and the limits as a reader gets them; what comes from the base against SQL."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from resorption.annex.furniture import dated, imprint
from resorption.annex.method_pages import MethodPages
from resorption.annex.method_tables import method
from resorption.annex.method_words import MethodWords
from resorption.annex.reading import read_base
from resorption.layers.store import Session, Store
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.annex_export import asked, export, text_of
from resorption.tests.qgis.watch_rows import evaluate_all

SOURCES = ("Maraude", "Maraude", "Diagnostic social", None)
LAYERS = (
    ("parcelles", "cadastre_2026", "2026-07-01", None, 1200), ("plu", "zones du PLU", "révision de 2024", "1/5 000", 14),
    ("route", "routes", None, None, 80), ("cimetiere", "laissé de côté par le protocole", None, None, None),
)  # fmt: skip

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")


def told(base: Path) -> str:
    snapshot = read_base(base, "partenaires")
    figures = method(snapshot, TODAY)
    around = dated(imprint(snapshot, TODAY, None, None), figures.count_days)
    return " ".join(text_of(export(MethodPages(figures, around, TODAY), base.with_suffix(".pdf")), "-raw"))


def screening(session: Session, day: date, version: str, layers: tuple) -> str:
    counts = {"nb_compatible": 3, "nb_sous_conditions": 40, "nb_exclu": 1100, "nb_non_evaluable": 57}
    run = session.insert("criblage", {"date": day, "version_regles": version, **counts})
    columns = ("role", "couche", "millesime", "echelle", "nb_objets")
    for layer in layers:
        session.insert("criblage_source", {"criblage": run, **dict(zip(columns, layer, strict=True))})
    return run


def fill(session: Session, path: Path) -> None:
    [(protocol, version)] = asked(path, "SELECT uuid, version FROM protocole")
    session.update("protocole", protocol, {"seuil_resorption_pct": 71}, version=version)
    for n, (uuid, version) in enumerate(asked(path, "SELECT uuid, version FROM denombrement ORDER BY fid")):
        session.update("denombrement", uuid, {"source": SOURCES[n % 4]}, version=version)
    run = screening(session, date(2026, 10, 5), "1", LAYERS)
    screening(session, date(2026, 10, 20), "9", (("ecole", "couche sans usage", None, None, 1),))
    shape = bytes(grid(1, 1)[0].outline.asWkb())
    land = session.insert("foncier", {"nom": "Terrain"}, shape)
    session.insert("foncier_verdict", {"foncier": land, "criblage": run, "verdict": "compatible"})


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_base(tmp_path_factory.mktemp("method") / "base.gpkg", Plan(grid(2, 2), sites=23))
    with Store(path).transaction() as session:
        fill(session, path)
    evaluate_all(path, date(2026, 10, 31))
    return path


@pytest.fixture(scope="module")
def text(base: Path) -> str:
    return told(base)


def test_threshold_of_the_base_beside_the_national_one(text: str) -> None:
    assert "Seuil de ce protocole : 71 %, sans arrondi. La règle nationale est de 66 %." in text
    assert "71 % dans ce protocole. Règle de la plateforme nationale : 66 %." in text


def test_base_and_days_of_its_counts(base: Path, text: str) -> None:
    [(sites,)] = asked(base, "SELECT count(*) FROM site")
    assert (
        f"« base.gpkg », tenue par les partenaires, lue le 01/11/2026 en un seul état. Sites, occupés ou fermés : {sites}."
        in text
    )
    [(first, last)] = asked(base, "SELECT min(date), max(date) FROM denombrement")
    days = [f"{date.fromisoformat(day):%d/%m/%Y}" for day in (first, last)]
    assert f"Comptages du {days[0]} au {days[1]}." in text
    assert f"Données du {days[0]} au {days[1]}." in text


def test_who_counted(base: Path, text: str) -> None:
    rows = asked(base, "SELECT source, count(*), min(date), max(date) FROM denombrement GROUP BY 1")
    assert len(rows) == 3
    for source, count, first, last in rows:
        ends = [f"{date.fromisoformat(day):%d/%m/%Y}" for day in (first, last)]
        days = ends[0] if first == last else f"du {ends[0]} au {ends[1]}"
        assert f"{source or 'non renseignée'} {days} {count} " in text


def test_versions_of_the_rules(base: Path, text: str) -> None:
    [(results,)] = asked(base, "SELECT count(*) FROM vigilance WHERE version_regles = '1'")
    assert results > 3
    assert f"Version 1 : {results} résultats, du 31/10/2026." in text
    assert "Version 1 : criblage du 05/10/2026, parcelles jugées : 1 200." in text
    assert "couche sans usage" not in text


def test_what_is_later_than_the_document_is_not_in_it(base: Path) -> None:
    figures = method(read_base(base, "partenaires"), date(2026, 10, 10))
    assert [run.day for run in figures.screenings] == [date(2026, 10, 5)]
    assert figures.evaluations == ()
    assert method(read_base(base, "partenaires"), date(2026, 10, 4)).screenings == ()


def test_layers_of_the_screening_with_their_vintages(text: str) -> None:
    for line in ("Parcelles cadastrales cadastre_2026 01/07/2026 inconnue 1 200",
                 "Zones du plan local d’urbanisme zones du PLU révision de 2024 1/5 000 14",
                 "Routes routes inconnu inconnue 80", "Cimetières laissé de côté par le protocole – – –"):  # fmt: skip
        assert line in text, line


def test_every_term_has_a_meaning_and_a_source(text: str) -> None:
    terms = MethodWords(71).terms()
    words = [term.word for term in terms]
    # A hyphen at the end of a line is followed by a space once the lines are joined.
    without_spaces = re.sub(r"\s", "", text)
    assert len(set(words)) == len(words) > 25
    for term in terms:
        assert term.meaning.endswith("."), term.word
        assert term.source, term.word
        assert re.sub(r"\s", "", term.word + term.meaning + term.source) in without_spaces, term.word


@pytest.mark.parametrize(
    "words",
    ["Bidonville", "Grand squat", "Site résorbé", "Taux de résorption", "dénombrement", "Réoccupation",
     "Aménagement transitoire", "MOUS", "CLSPD", "Niveau « Vigilance »", "Résultat « Non évaluable »"],
)  # fmt: skip
def test_terms_of_the_pages_are_told(text: str, words: str) -> None:
    assert words in text


def test_limits_are_said(text: str) -> None:
    for words in ("Inconnu n’est jamais zéro ni « non ».", "Ce n’est ni une probabilité, ni une prévision",
                  "Un résultat n’est pas une décision.", "leur somme n’est pas le nombre d’habitants d’un jour donné",
                  "la décision est prise par une personne"):  # fmt: skip
        assert words in text
    assert "publi" not in text.lower()


def test_empty_base_says_what_it_has_not(tmp_path: Path) -> None:
    text = told(make_base(tmp_path / "base.gpkg", Plan(grid(1, 1))))
    for words in ("Aucun comptage n’est daté.", "Aucune évaluation dans la base.", "Aucun criblage dans la base.",
                  "Aucun comptage dans la base.", "Données sans date."):  # fmt: skip
        assert words in text
    assert "Couches lues par le criblage" not in text


def test_many_sources_are_counted(tmp_path: Path) -> None:
    path = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=25))
    rows = asked(path, "SELECT uuid, version FROM denombrement ORDER BY fid")
    with Store(path).transaction() as session:
        for n, (uuid, version) in enumerate(rows):
            session.update("denombrement", uuid, {"source": f"Passage {n:03d}"}, version=version)
    assert len(rows) == 40
    assert "Autres sources, moins employées : 25." in told(path)
