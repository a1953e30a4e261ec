"""Engagements read from a base, against SQLite counting by itself; the workbook read back by other means."""

from __future__ import annotations

import runpy
import sqlite3
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from osgeo import gdal
from resorption.layers.engagement_export import _COLUMNS, Report, export_matrix
from resorption.layers.engagement_list import read_engagements
from resorption.layers.errors import BaseError, LockedError, NotABase, VanishedError
from resorption.layers.store import Store
from resorption.protocol.disclosure import disclosed_columns
from resorption.protocol.engagement_matrix import ARTICLES, COLUMNS, build_matrix
from resorption.protocol.engagements import Selection
from resorption.protocol.errors import ResorptionError
from resorption.protocol.vocabulary import vocabulary

pytestmark = pytest.mark.usefixtures("qgis_app")
kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
STATUSES = vocabulary("statut_engagement").values
TODAY = date.today()
MARKUP = '<img src="file://serveur/x.png"> & "fin"'

COUNTED = """SELECT e.article, p.categorie, e.statut, count(*), sum(e.budget_eur), count(e.budget_eur),
  sum(e.statut IN ('propose', 'valide', 'en_cours') AND coalesce(e.echeance < date('now', 'localtime'), 0))
  FROM engagement e JOIN partenaire p ON p.uuid = e.partenaire GROUP BY 1, 2, 3"""


@pytest.fixture
def base(tmp_path: Path) -> Store:
    """Two partners of each category but one, sites, and 200 engagements of every kind."""
    store = kit.new_store(tmp_path / "base.gpkg")
    with store.transaction("essai") as session:
        sites = [
            session.insert("site", {"nom": f"Lieu {n}", "type_site": "terrain", "statut": "actif"}, kit.square(n * 100))
            for n in range(5)
        ]
        partners = [
            session.insert("partenaire", {"categorie": category, "nom": f"{category} {n}"})
            for category in COLUMNS[1:]
            for n in range(2)
        ]
        action = session.insert("action", {"article": 5, "titre": "Sécuriser"})
        for n in range(200):
            made = session.insert("engagement", {
                "article": ARTICLES[n % 7], "partenaire": partners[n * 3 % len(partners)], "intitule": f"N° {n} {MARKUP}",
                "action": action if n % 4 == 0 else None, "quantite": n / 2 if n % 3 else None, "unite": "postes",
                "echeance": TODAY + timedelta(37 * n - 3700) if n % 5 else None, "statut": STATUSES[n % len(STATUSES)],
                "budget_eur": 100.5 * n if n % 2 else None,
            })  # fmt: skip
            for site in sites[: n % 3]:
                session.insert("engagement_site", {"engagement": made, "site": site})
    return store


def rows(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_matrix_is_what_sqlite_counts(base: Store) -> None:
    matrix = build_matrix(read_engagements(base.path).lines, TODAY)
    statuses: Counter = Counter()
    sums: Counter = Counter()
    for article, category, status, count, budget, known, late in rows(base.path, COUNTED):
        assert matrix.cell(article, category).by_status[status] == count
        statuses[article, category] += count
        for name, value in (("budget", budget or 0), ("known", known), ("late", late)):
            sums[article, category, name] += value
    for article in ARTICLES:
        for category in COLUMNS:
            cell, key = matrix.cell(article, category), (article, category)
            assert cell.count == statuses[key]
            assert cell.overdue == sums[(*key, "late")]
            assert cell.budget.known == sums[(*key, "known")]
            assert (cell.budget.total_eur or 0) == pytest.approx(sums[(*key, "budget")])
    assert matrix.cell(None, None).count == 200
    assert all(not matrix.cell(11, category).count for category in COLUMNS)


def test_a_line_has_the_names_of_what_it_refers_to(base: Store) -> None:
    read = read_engagements(base.path)
    by_number = {int(line.title.split()[1]): line for line in read.lines}
    line = by_number[8]
    assert line.title == f"N° 8 {MARKUP}"
    assert line.action == "Sécuriser"
    assert [site.name for site in line.sites] == ["Lieu 0", "Lieu 1"]
    assert all(site.code.startswith("S-") for site in line.sites)
    assert (line.quantity, line.unit, line.budget_eur) == (4.0, "postes", None)
    assert by_number[9].budget_eur == 904.5
    assert by_number[9].deadline == TODAY + timedelta(37 * 9 - 3700)
    assert by_number[10].deadline is None
    assert by_number[9].sites == ()
    assert read.partners == dict.fromkeys(COLUMNS[1:], 2)
    assert [site.name for site in read.sites] == [f"Lieu {n}" for n in range(5)]
    known = [line.deadline for line in read.lines if line.deadline is not None]
    assert known == sorted(known)


def test_overdue_is_what_the_view_of_sites_says(base: Store) -> None:
    lines = read_engagements(base.path).lines
    with base.reading() as reader:
        told = {str(row["uuid"]): row["nb_engagements_en_retard"] for row in reader.synthesis()}
    for site, count in told.items():
        assert sum(line.overdue(TODAY) and line.concerns(site) for line in lines) == count
    assert any(told.values())


def test_a_partner_deleted_by_another_program_is_said(base: Store) -> None:
    with closing(sqlite3.connect(base.path)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("DELETE FROM partenaire WHERE categorie = 'association'")
    read = read_engagements(base.path)
    matrix = build_matrix(read.lines, TODAY)
    assert matrix.categories == (*COLUMNS, "")
    assert matrix.cell(None, "").count == 40
    assert matrix.cell(None, None).count == 200
    assert "association" not in read.partners


def test_an_empty_base_has_no_engagement(tmp_path: Path) -> None:
    read = read_engagements(kit.new_store(tmp_path / "vide.gpkg").path)
    assert (read.lines, read.sites, read.partners) == ((), (), {})


def test_what_is_no_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VanishedError):
        read_engagements(tmp_path / "absente.gpkg")
    (tmp_path / "texte.gpkg").write_text("rien", encoding="utf-8")
    with pytest.raises(NotABase):
        read_engagements(tmp_path / "texte.gpkg")


def test_a_locked_base_is_said(base: Store) -> None:
    with closing(sqlite3.connect(base.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BaseError) as refusal:
            read_engagements(base.path)
    assert isinstance(refusal.value, LockedError), refusal.value


def test_thousands_are_read_without_a_query_each(base: Store, large_n) -> None:  # noqa: ANN001
    """A query per row would take minutes; our own work is what is timed, not what the machine does meanwhile."""
    count = large_n(4000, 40_000)
    with closing(sqlite3.connect(base.path)) as connection, connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        partner, site = (connection.execute(f"SELECT uuid FROM {t}").fetchone()[0] for t in ("partenaire", "site"))
        connection.executemany(
            "INSERT INTO engagement (uuid, article, partenaire, intitule, statut, version) VALUES (?, 6, ?, 'x', 'tenu', 1)",
            [(f"e{n}", partner) for n in range(count)],
        )
        connection.executemany(
            "INSERT INTO engagement_site (uuid, engagement, site, version) VALUES (?, ?, ?, 1)",
            [(f"l{n}", f"e{n}", site) for n in range(count)],
        )
    begun = time.process_time()
    read = read_engagements(base.path)
    assert len(read.lines) == count + 200
    assert time.process_time() - begun < max(1.0, count / 10_000)


# The workbook

ARTICLE, TOTAL = "Article", "Total"


@pytest.fixture(params=["xlsx", "ods"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"engagements.{request.param}"


def report_of(base: Store, selection: Selection = Selection()) -> Report:  # noqa: B008 - frozen
    lines = read_engagements(base.path).lines
    kept = [line for line in lines if selection.keeps(line, TODAY)]
    context = [("Site", "Tous"), ("Statut", "=1+1")]
    return Report(build_matrix(kept, TODAY), build_matrix(lines, TODAY), context, TODAY)


def sheets(path: Path) -> dict[str, list[dict[str, object]]]:
    """The sheets as GDAL reads them back: {name: rows}."""
    gdal.UseExceptions()
    for name in ("OGR_XLSX_HEADERS", "OGR_ODS_HEADERS"):
        gdal.SetConfigOption(name, "FORCE")
    try:
        book = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        return {book.GetLayer(i).GetName(): list(read_rows(book.GetLayer(i))) for i in range(book.GetLayerCount())}
    finally:
        for name in ("OGR_XLSX_HEADERS", "OGR_ODS_HEADERS"):
            gdal.SetConfigOption(name, None)


def read_rows(layer) -> Iterator[dict[str, object]]:  # noqa: ANN001 - an ogr.Layer
    names = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())]
    for feature in layer:
        yield {name: feature.GetField(i) for i, name in enumerate(names)}


def test_the_workbook_holds_the_matrix_and_its_list(base: Store, path: Path) -> None:
    report = report_of(base)
    assert export_matrix(path, report) == path
    read = sheets(path)
    assert list(read) == ["Matrice", "Engagements"]
    matrix = read["Matrice"]
    assert [row[ARTICLE][:7] for row in matrix[:3]] == ["Art. 4 ", "Art. 5 ", "Art. 6 "]
    assert matrix[8][ARTICLE] == TOTAL
    assert matrix[8][TOTAL].startswith("200 engagements (")
    assert matrix[0]["État"] == "Aucun engagement"
    assert f"{report.shown.cell(4, 'commune').count} engagement" in matrix[0]["Commune"]
    assert len(read["Engagements"]) == 200


def test_the_list_keeps_its_figures(base: Store, path: Path) -> None:
    report = report_of(base)
    export_matrix(path, report)
    listed = {str(row["Intitulé"]): row for row in sheets(path)["Engagements"]}
    for line in report.shown.cell(None, None).lines:
        row = listed[line.title]
        assert row["Budget (€)"] == line.budget_eur
        assert row["Quantité"] == line.quantity
        assert (row["Échéance"] or None) == (line.deadline and line.deadline.strftime("%Y/%m/%d"))
        assert row["Retard"] == ("en retard" if line.overdue(TODAY) else None)
        assert row["Partenaire"] == line.partner.name
        assert row["Site"] == (", ".join(s.code for s in line.sites) or "Tout le territoire")


def test_a_cell_emptied_by_filters_is_not_said_empty(base: Store, path: Path) -> None:
    export_matrix(path, report_of(base, Selection(statuses=("tenu",), year=1999)))
    matrix = sheets(path)["Matrice"]
    assert matrix[0]["État"] == "Aucun engagement"
    assert "sans filtre" in matrix[0]["Commune"]
    assert matrix[8][TOTAL] == "Aucun avec ces filtres (200 sans filtre)"
    (nothing,) = sheets(path)["Engagements"]
    assert "Intitulé" in nothing
    assert not any(nothing.values())


def test_no_text_runs_as_a_formula(base: Store, path: Path) -> None:
    report = report_of(base)
    (line,) = report.shown.cell(None, None).lines[:1]
    for start in ("=", "+", "-", "@"):
        bad = replace(line, title=f'{start}HYPERLINK("http://exemple.invalid")', action=f"{start}1+1", unit=f"{start}x")
        export_matrix(path, replace(report, shown=build_matrix([bad], TODAY)))
        with zipfile.ZipFile(path) as book:
            inside = b"".join(book.read(name) for name in book.namelist() if name.endswith(".xml"))
        assert b"<f>" not in inside
        assert b"table:formula" not in inside
        (row,) = sheets(path)["Engagements"]
        assert row["Intitulé"] == f"'{bad.title}"
        assert row["Action"] == f"'{bad.action}"


def test_only_what_partners_may_read_leaves(base: Store, tmp_path: Path) -> None:
    assert all(c.name in disclosed_columns("partenaires", c.table) for c in _COLUMNS)
    for table, column in (("site", "code"), ("partenaire", "nom"), ("action", "titre")):
        assert column in disclosed_columns("partenaires", table)
    export_matrix(tmp_path / "e.xlsx", report_of(base))
    with zipfile.ZipFile(tmp_path / "e.xlsx") as book:
        assert b"essai" not in b"".join(book.read(name) for name in book.namelist())


def test_a_column_that_is_no_longer_disclosed_does_not_leave(base: Store, path: Path, monkeypatch) -> None:  # noqa: ANN001
    def without_budget(edition: str, table: str) -> frozenset[str]:
        return disclosed_columns(edition, table) - {"budget_eur"}

    monkeypatch.setattr("resorption.layers.engagement_export.disclosed_columns", without_budget)
    export_matrix(path, report_of(base))
    assert "Budget (€)" not in sheets(path)["Engagements"][0]


def test_thousands_of_sites_fit_in_a_cell(base: Store, path: Path) -> None:
    report = report_of(base)
    (line,) = report.shown.cell(None, None).lines[:1]
    site = read_engagements(base.path).sites[0]
    many = replace(line, sites=(site,) * 5000)
    export_matrix(path, replace(report, shown=build_matrix([many], TODAY)))
    (row,) = sheets(path)["Engagements"]
    assert len(row["Site"]) < 32_767
    assert row["Site"].endswith("000 de plus")


def test_a_workbook_is_replaced_whole_or_not_at_all(base: Store, path: Path, monkeypatch) -> None:  # noqa: ANN001
    path.write_bytes(b"ancien")
    report = report_of(base)

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("resorption.layers.workbooks._write_sheet", fail)
        with pytest.raises(ResorptionError, match="plus de place"):
            export_matrix(path, report)
    assert path.read_bytes() == b"ancien"
    assert [f.name for f in path.parent.iterdir() if f.name.startswith(".resorption")] == []
    export_matrix(path, report)
    assert len(sheets(path)["Engagements"]) == 200


@pytest.mark.parametrize("name", ["engagements.xls", "engagements", "engagements.csv"])
def test_another_suffix_is_refused(base: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(ResorptionError, match="ods"):
        export_matrix(tmp_path / name, report_of(base))
    with pytest.raises(ResorptionError, match="n’existe pas"):
        export_matrix(tmp_path / "absent" / "e.xlsx", report_of(base))
