"""The workbook beside the text: its figures held against the base, in XLSX and in ODS; and the algorithm that writes both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
from resorption.algorithms.provider import ResorptionProvider
from resorption.annex.reading import read_base
from resorption.annex.spreadsheets import write_tables
from resorption.protocol.errors import ResorptionError
from resorption.tests.qgis.annex_bases import TODAY
from resorption.tests.qgis.docx_reading import many, one, plain
from resorption.tests.qgis.protocol_bases import HARD, SECRETS, empty_base, rich_base

OPEN = "statut IN ('actif', 'en_resorption')"
SHEETS = ["État des lieux", "Sites", "Engagements", "Aménagements", "Foncier", "Vigilance"]


@pytest.fixture(autouse=True)
def headers_as_usual() -> Iterator[None]:
    yield
    for driver in ("XLSX", "ODS"):
        gdal.SetConfigOption(f"OGR_{driver}_HEADERS", None)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_base(tmp_path_factory.mktemp("classeur") / "base.gpkg")


@pytest.fixture(scope="module", params=[".xlsx", ".ods"])
def book(request: pytest.FixtureRequest, base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tableaux") / f"tableaux{request.param}"
    return write_tables(read_base(base, "partenaires"), TODAY, path)


def sheet(path: Path, name: str) -> list[dict[str, object]]:
    # A sheet of texts only would be read as one without titles.
    for driver in ("XLSX", "ODS"):
        gdal.SetConfigOption(f"OGR_{driver}_HEADERS", "FORCE")
    opened = ogr.Open(str(path))
    layer = opened.GetLayerByName(name)
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    kinds = [definition.GetFieldDefn(i).GetType() for i in range(definition.GetFieldCount())]
    found = []
    for feature in layer:
        row: dict[str, object] = {}
        for rank, (title, kind) in enumerate(zip(names, kinds, strict=True)):
            if not feature.IsFieldSetAndNotNull(rank):
                row[title] = None
            elif kind == ogr.OFTDate:
                row[title] = date(*feature.GetFieldAsDateTime(rank)[:3])
            else:
                row[title] = feature.GetField(rank)
        found.append(row)
    return found


def titles(path: Path, name: str) -> set[str]:
    opened = ogr.Open(str(path))
    definition = opened.GetLayerByName(name).GetLayerDefn()
    return {definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())}


def test_six_sheets(book: Path) -> None:
    opened = ogr.Open(str(book))
    assert [opened.GetLayer(i).GetName() for i in range(opened.GetLayerCount())] == SHEETS


def test_sites_with_their_last_count(base: Path, book: Path) -> None:
    rows = {row["Code"]: row for row in sheet(book, "Sites")}
    told = many(base, """SELECT s.code, d.nb_personnes, d.nb_adultes, d.nb_mineurs, d.date, s.date_installation
        FROM site s LEFT JOIN denombrement d ON d.site = s.uuid
        AND d.fid = (SELECT max(fid) FROM denombrement WHERE site = s.uuid)""")  # fmt: skip
    assert len(told) == len(rows) == 23
    for code, persons, adults, minors, counted, settled in told:
        row = rows[code]
        assert (row["Personnes"], row["Adultes"], row["Enfants"]) == (persons, adults, minors), code
        assert row["Dernier comptage"] == (counted and date.fromisoformat(counted))
        assert row["Installé le"] == (settled and date.fromisoformat(settled))
    assert any(row["Personnes"] is None for row in rows.values())


def test_the_territory_is_the_last_line(base: Path, book: Path) -> None:
    rows = sheet(book, "État des lieux")
    assert rows[-1]["Commune"] == "Territoire"
    assert rows[-1]["Campements"] == one(base, f"SELECT count(*) FROM site WHERE type_site = 'terrain' AND {OPEN}")
    assert sum(row["Personnes"] or 0 for row in rows[:-1]) == rows[-1]["Personnes"]
    assert isinstance(rows[-1]["Personnes"], int)
    assert isinstance(rows[-1]["Plus ancienne installation"], date)


def test_engagements_by_article_then_partner(base: Path, book: Path) -> None:
    rows = sheet(book, "Engagements")
    assert len(rows) == one(base, "SELECT count(*) FROM engagement")
    assert [row["Article"] for row in rows] == sorted(row["Article"] for row in rows)
    [kept] = [row for row in rows if row["Engagement"] == f"Deux postes {HARD}"]
    assert (kept["Quantité"], kept["Unité"], kept["Budget (€)"]) == (2, "postes", 96000)
    assert (kept["Échéance"], kept["Statut"], kept["Sites"]) == (date(2027, 9, 1), "Validé", "S-2026-001")
    assert next(row for row in rows if row["Engagement"] == "Visiter")["Budget (€)"] is None


def test_settlements_land_and_closed_sites(base: Path, book: Path) -> None:
    settlements = sheet(book, "Aménagements")
    assert [row["Capacité (ménages)"] for row in settlements] == [1, 1]
    assert [row["Occupation (ménages)"] for row in settlements] == [None, None]
    land = sheet(book, "Foncier")
    assert len(land) == 3
    assert [row["Résultat du criblage"] for row in land] == ["Compatible", "Compatible", None]
    assert [row["Criblé le"] for row in land] == [date(2026, 9, 1), date(2026, 9, 1), None]
    assert [row["Capacité minimale (personnes)"] for row in land] == [40, 40, None]
    closed = sheet(book, "Vigilance")
    assert len(closed) == one(base, "SELECT count(*) FROM site WHERE statut IN ('resorbe', 'ferme_non_resorbe')")
    assert [row["Niveau de vigilance"] for row in closed][:2] == ["Vigilance", "Non évaluable"]
    assert closed[-1]["Niveau de vigilance"] is None


def test_the_land_is_told_as_it_was_known_that_day(base: Path, tmp_path: Path) -> None:
    """Before the second screening, the first one; before both, none: as on the pages of the annex."""
    for day, told in ((date(2026, 8, 31), "Exclu"), (date(2025, 8, 31), None)):
        path = write_tables(read_base(base, "partenaires"), day, tmp_path / f"{day}.xlsx")
        assert [row["Résultat du criblage"] for row in sheet(path, "Foncier")] == [told, told, None]


def test_nothing_restricted_is_in_the_workbook(book: Path) -> None:
    cells = [str(value) for name in SHEETS for row in sheet(book, name) for value in row.values()]
    assert len(cells) > 300
    for secret in SECRETS.values():
        assert not [cell for cell in cells if secret in cell]
    known = {title for name in SHEETS for row in sheet(book, name) for title in row}
    assert not [title for title in known if "origine" in title.lower() or "filles" in title.lower()]


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_no_text_becomes_a_formula(tmp_path: Path, suffix: str) -> None:
    from resorption.layers.geopackage import create_base

    formulas = ["=1+1", "+33 6", "-2+3", "@SUM(A1)"]

    def fill(session) -> None:  # noqa: ANN001
        session.insert("protocole", {"nom": "P", "territoire_niveau": "epci", "annee_debut": 2026, "annee_fin": 2027})
        for words in formulas:
            session.insert("partenaire", {"categorie": "association", "nom": words})
        for partner in list(session.all("partenaire")):
            session.insert("engagement", {"article": 4, "partenaire": partner.uuid, "intitule": partner.values["nom"]})

    create_base(tmp_path / "base.gpkg", 2154, fill)
    path = write_tables(read_base(tmp_path / "base.gpkg", "partenaires"), TODAY, tmp_path / f"t{suffix}")
    rows = sheet(path, "Engagements")
    assert sorted(row["Engagement"] for row in rows) == sorted(f"'{words}" for words in formulas)
    import zipfile

    with zipfile.ZipFile(path) as opened:
        inside = "".join(opened.read(n).decode("utf-8", "replace") for n in opened.namelist() if n.endswith(".xml"))
    assert "<f>" not in inside
    assert "table:formula" not in inside


def test_an_empty_base_gives_the_titles(tmp_path: Path) -> None:
    base = empty_base(tmp_path / "base.gpkg")
    path = write_tables(read_base(base, "partenaires"), TODAY, tmp_path / "t.xlsx")
    for name in SHEETS:
        rows = sheet(path, name)
        assert all(value is None for row in rows for value in row.values())
        assert {"Code", "Commune", "Article"} & titles(path, name)


def test_unknown_suffix(base: Path, tmp_path: Path) -> None:
    with pytest.raises(ResorptionError, match=r"\.xlsx ou \.ods"):
        write_tables(read_base(base, "partenaires"), TODAY, tmp_path / "t.csv")


@pytest.fixture
def provider(qgis_app: QgsApplication):  # noqa: ANN201
    made = ResorptionProvider()
    QgsApplication.processingRegistry().addProvider(made)
    yield made
    QgsApplication.processingRegistry().removeProvider(made)


def run(**parameters: object) -> tuple[dict, bool, str]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("resorption:protocole")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    valid, text = algorithm.checkParameterValues(parameters, context)
    if not valid:
        return {}, False, plain(text)
    results, done = algorithm.run(parameters, context, feedback)
    return results, done, plain(feedback.textLog())


def test_the_algorithm_writes_both_and_lists_the_gaps(provider: ResorptionProvider, base: Path, tmp_path: Path) -> None:
    file, tables = tmp_path / "p.docx", tmp_path / "t.ods"
    results, done, log = run(PROTOCOLE=str(base), FICHIER=str(file), TABLEAUX=str(tables), DATE_REFERENCE="2026-11-01")
    assert done
    assert file.is_file() and tables.is_file()
    assert results["FICHIER"] == str(file) and results["TABLEAUX"] == str(tables)
    listed = [
        line for line in log.splitlines() if line.startswith(("Article ", "Parties :", "Visas :", "Signatures :"))
    ]
    assert results["NB_A_COMPLETER"] == len(listed) > 30
    assert f"À compléter dans le document : {len(listed)}." in log
    assert "Article 5 : engagements de l’intercommunalité" in listed


def test_the_algorithm_refuses_before_running(provider: ResorptionProvider, base: Path, tmp_path: Path) -> None:
    for parameters, told in (
        ({}, "Choisissez le document à écrire (FICHIER)"),
        ({"FICHIER": str(tmp_path / "p.odt")}, "doit finir par .docx"),
        ({"FICHIER": str(tmp_path / "p.docx"), "MODELE": str(tmp_path / "m.docx")}, "introuvable"),
        ({"FICHIER": str(tmp_path / "p.docx"), "TABLEAUX": str(tmp_path / "t.csv")}, "doit finir par .xlsx ou .ods"),
        ({"FICHIER": str(tmp_path / "absent" / "p.docx")}, "n’existe pas"),
    ):
        results, done, text = run(PROTOCOLE=str(base), **parameters)
        assert not done and not results
        assert told in text
    assert list(tmp_path.iterdir()) == []
