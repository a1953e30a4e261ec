"""The files as a reader gets them: figures, marks of every page, fonts, sizes, georeference."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsGeometry
from resorption.annex.edition import produce_annex
from resorption.annex.materials import Order
from resorption.annex.pieces import OVERVIEW, STATE, VIGILANCE
from resorption.tests.qgis.annex_bases import TODAY, Place, Plan, grid, make_base, printed, real_communes
from resorption.tests.qgis.real_base import make_real_base

MENTION = "Territoire fictif – données de démonstration"
# « fi » and « ffi » drawn as one glyph would not be found by a search.
NAME = "Protocole fictif, efficace et affiné du Val-Gris"
MARK = "Confidentiel – partenaires du protocole"
OPEN = "statut NOT IN ('resorbe', 'ferme_non_resorbe')"

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")


def produced(folder: Path, plan: Plan, *pieces: str) -> tuple[Path, dict[str, Path]]:
    """The base, and the file of each of these pieces, or of all."""
    base = make_base(folder / "base.gpkg", plan)
    return base, printed(base, folder, pieces=pieces)


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, its spaces and line ends made single spaces; the ones around a slash are too thin for it."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    return [re.sub(r"(\d) ?/ ?(\d+ )", r"\1 / \2", re.sub(r"\s+", " ", page)) for page in pages]


def told_by(program: str, pdf: Path) -> str:
    return subprocess.run([program, str(pdf)], capture_output=True, text=True, check=True).stdout


def one(base: Path, sql: str) -> int:
    connection = sqlite3.connect(base)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path]]:
    text = "Une médiation scolaire existe depuis 2022."
    plan = Plan(grid(3, 2), sites=23, settlements=2, land=3, name=NAME, mention=MENTION, actions_text=text)
    return produced(tmp_path_factory.mktemp("pages"), plan)


def test_every_page_carries_its_marks(annex: tuple[Path, dict[str, Path]]) -> None:
    pages = [page for pdf in annex[1].values() for page in pages_of(pdf)]
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        for words in (MARK, MENTION, NAME, f" {number} / {len(pages)} ",
                      "Source : base du protocole « base.gpkg »", "Document produit le 01/11/2026"):  # fmt: skip
            assert words in page.replace("\u00a0", " "), (number, words)
        # The land of this base was never screened.
        dated = "Données sans date" if page.startswith("Foncier disponible") else r"Données [ad]u \d\d/\d\d"
        assert re.search(dated, page), number
        assert "publi" not in page.lower()


def test_map_page_carries_scale_projection_and_names(annex: tuple[Path, dict[str, Path]]) -> None:
    [page] = pages_of(annex[1][OVERVIEW])
    page = page.replace("\u00a0", " ").replace("\u202f", " ")
    assert re.search(r"Échelle 1 : \d+ 000 \(format A3\)", page)
    assert "Lambert-93 (EPSG:2154)" in page
    assert "Légende" in page
    assert "Commune 1" in page


def test_overseas_territory(tmp_path: Path) -> None:
    """Four square communes in the north of Réunion."""
    places = [Place(p.code, p.name, QgsGeometry(p.outline)) for p in grid(2, 2)]
    for place in places:
        place.outline.translate(329_000 - 600_000, 7_670_000 - 6_500_000)
    base = make_base(tmp_path / "base.gpkg", Plan(places, sites=6), 2975)
    [page] = pages_of(printed(base, tmp_path, pieces=[OVERVIEW])[OVERVIEW])
    page = page.replace("\u00a0", " ").replace("\u202f", " ")
    assert page.count("RGR92 / UTM zone 40S (EPSG:2975)") == 2
    assert "Échelle 1 : 40 000 (format A3)" in page
    assert "Commune 4" in page


def test_key_figures_are_those_of_the_base(annex: tuple[Path, dict[str, Path]]) -> None:
    base, files = annex
    page = pages_of(files[STATE])[0]
    camps = one(base, f"SELECT count(*) FROM site WHERE {OPEN} AND type_site = 'terrain'")
    squats = one(base, f"SELECT count(*) FROM site WHERE {OPEN} AND type_site = 'bati'")
    communes = one(base, f"SELECT count(DISTINCT commune) FROM site WHERE {OPEN}")
    assert f"Campements Grands squats Communes concernées {camps} {squats} {communes}" in page
    # The last row entered of each site is its last count in this base.
    last = f"""SELECT %s FROM denombrement WHERE fid IN (SELECT max(fid) FROM denombrement GROUP BY site)
               AND site IN (SELECT uuid FROM site WHERE {OPEN})"""
    totals = [one(base, last % f"sum({c})") for c in ("nb_personnes", "nb_adultes", "nb_mineurs", "nb_menages")]
    assert " ".join(str(t) for t in totals) in page
    counted = one(base, last % "count(nb_personnes)")
    sites = one(base, f"SELECT count(*) FROM site WHERE {OPEN}")
    assert counted < sites
    assert f"sites comptés : {counted} sur {sites}" in page.replace("\u00a0", " ")


def test_table_by_commune_has_every_line(annex: tuple[Path, dict[str, Path]]) -> None:
    base, files = annex
    text = " ".join(pages_of(files[STATE]))
    connection = sqlite3.connect(base)
    rows = connection.execute(
        f"""SELECT c.nom, sum(s.type_site = 'terrain'), sum(s.type_site = 'bati') FROM site s
            JOIN commune c ON c.uuid = s.commune WHERE s.{OPEN} GROUP BY c.uuid"""
    ).fetchall()
    connection.close()
    assert len(rows) > 3
    for name, camps, squats in rows:
        assert f"{name} {camps} {squats} " in text
    assert re.search(r"Territoire \d+ \d+ ", text)


def test_sections_of_article_2(annex: tuple[Path, dict[str, Path]]) -> None:
    text = " ".join(pages_of(annex[1][STATE]))
    for words in ("Antériorité", "Ancienneté médiane", "Acteurs en présence", "Association Aqueduc", "Santé",
                  "Actions déjà engagées", "Une médiation scolaire existe depuis 2022.", "Médiation scolaire 1", "Préfecture"):  # fmt: skip
        assert words in text


def test_no_line_is_wider_than_its_page(annex: tuple[Path, dict[str, Path]]) -> None:
    """Measured at the resolution of a screen, the last letter of a long line went past the edge of its table."""
    for pdf in (annex[1][STATE], annex[1][VIGILANCE]):
        done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
        rights = [float(right) for right in re.findall(r'xMax="([0-9.]+)"', done.stdout)]
        assert len(rights) > 100
        assert max(rights) < (210 - 12) / 25.4 * 72 + 0.2


def test_fonts_are_embedded(annex: tuple[Path, dict[str, Path]]) -> None:
    for pdf in annex[1].values():
        lines = told_by("pdffonts", pdf).splitlines()[2:]
        assert lines
        assert all(line.split()[-5] == "yes" for line in lines), lines


@pytest.fixture(scope="module")
def whole(annex: tuple[Path, dict[str, Path]]) -> Path:
    """The folder of the whole annex of that base."""
    base, _files = annex
    return produce_annex(base, base.parent, Order("partenaires", TODAY)).folder


def test_page_sizes_and_title(whole: Path) -> None:
    told = told_by("pdfinfo", whole / "annexe.pdf")
    assert f"Annexe – {NAME}" in told
    done = subprocess.run(
        ["pdfinfo", "-l", "99", str(whole / "annexe.pdf")], capture_output=True, text=True, check=True
    )
    sizes = re.findall(r"Page +\d+ size: +(\d+) x (\d+) pts", done.stdout)
    assert sizes[:4] == [("595", "842"), ("595", "842"), ("1191", "842"), ("595", "842")]
    assert ("842", "595") in sizes


def test_nobody_is_named_in_the_properties(whole: Path) -> None:
    for pdf in whole.rglob("*.pdf"):
        author = re.search(r"^Author: *(.*)$", told_by("pdfinfo", pdf), re.MULTILINE)
        assert author is None or not author[1].strip()


def test_each_map_is_georeferenced(whole: Path) -> None:
    maps = sorted((whole / "cartes").glob("*.pdf"))
    assert len(maps) > 1
    for pdf in maps:
        dataset = gdal.Open(str(pdf))
        if dataset is None:
            pytest.skip("GDAL ne lit pas les PDF ici")
        assert "Lambert-93" in dataset.GetSpatialRef().GetName()


def test_the_contents_give_the_page_of_each_piece(whole: Path) -> None:
    """What the contents say, held against the title printed on that page."""
    pages = pages_of(whole / "annexe.pdf")
    contents = next(page for page in pages if "Sommaire" in page)
    for title in ("Carte générale du territoire", "Commune : Commune 1", "État des lieux partagé (article 2)"):
        number = int(re.search(re.escape(title) + r" (\d+)", contents)[1])
        assert pages[number - 1].startswith(title[:30]), (title, number)
    for number, page in enumerate(pages, start=1):
        assert f" {number} / {len(pages)} " in page.replace("\u00a0", " "), number
        assert MARK in page


def test_base_without_site(tmp_path: Path) -> None:
    _base, files = produced(tmp_path, Plan(grid(2, 2), mention=MENTION), OVERVIEW, STATE, VIGILANCE)
    [chart], [state], [watch] = (pages_of(file) for file in files.values())
    assert "Aucun site n’est résorbé ou fermé au 01/11/2026." in watch
    for page in (chart, state, watch):
        assert "Aucun site recensé." in page or page == watch
        assert MENTION in page
        assert "Données sans date." in page
    assert "Sites occupés" not in chart
    assert "Aucun acteur n’est renseigné." in state


@pytest.mark.parametrize("sites", [1, 200])
def test_any_number_of_sites_with_wide_names(tmp_path: Path, sites: int) -> None:
    plan = Plan(grid(4, 3), sites=sites, name_of=lambda n: "W" * 31 + f"{n:04d}", name="É" * 180)
    base, files = produced(tmp_path, plan, OVERVIEW, STATE, VIGILANCE)
    pages = pages_of(files[STATE])
    text = " ".join(pages)
    others = sum(len(pages_of(file)) for key, file in files.items() if key not in (OVERVIEW, STATE))
    assert f" {1 + len(pages)} / {1 + len(pages) + others} " in pages[-1]
    last = pages_of(files[VIGILANCE])[-1]
    assert f" {1 + len(pages) + others} / {1 + len(pages) + others} " in last
    connection = sqlite3.connect(base)
    told = connection.execute(f"SELECT substr(nom, -4) FROM site WHERE {OPEN} AND acteurs_presents IS NOT NULL")
    written = [number for (number,) in told]
    connection.close()
    assert written
    assert [n for n in written if n not in text] == []


def test_long_text_flows_over_pages_whole(tmp_path: Path) -> None:
    words = [f"mot{n:05d}" for n in range(2500)]
    _base, files = produced(tmp_path, Plan(grid(1, 1), sites=2, actions_text=" ".join(words)), STATE)
    pages = pages_of(files[STATE])
    assert len(pages) > 3
    assert re.findall(r"mot\d{5}", " ".join(pages)) == words


def test_territory_of_596_communes(tmp_path: Path, shared_data: Path) -> None:
    places = real_communes(shared_data / "communes" / "communes-27-eure.geojson")
    _base, files = produced(tmp_path, Plan(places, sites=40), OVERVIEW, STATE)
    [chart] = pages_of(files[OVERVIEW])
    assert len(places) == 596
    assert "Noms de communes non écrits, faute de place" in chart
    text = " ".join(pages_of(files[STATE]))
    assert "Territoire" in text


def test_real_communes_and_parcels(tmp_path: Path, shared_data: Path) -> None:
    """The main job: the 596 communes of Eure, sites and land on real parcels."""
    base = make_real_base(tmp_path, shared_data)
    files = printed(base, tmp_path, pieces=(OVERVIEW, STATE))
    [chart], state = (pages_of(files[key]) for key in (OVERVIEW, STATE))
    sites = one(base, f"SELECT count(*) FROM site WHERE {OPEN}")
    drawn = chart[chart.index("Sites occupés") : chart.index("Foncier disponible")]
    assert sum(int(n) for n in re.findall(r"\((\d+)\)", drawn)) == sites > 3
    assert "Terres de Bord" in chart
    persons = one(base, "SELECT sum(nb_personnes) FROM denombrement")
    assert f" {persons} " in state[0]
    assert "Territoire" in " ".join(state)


def test_expressions_typed_in_a_name_are_not_run(tmp_path: Path) -> None:
    _base, files = produced(tmp_path, Plan(grid(1, 1), sites=1, name="Protocole [% 1 + 1 %]"), STATE)
    assert "1 + 1" in pages_of(files[STATE])[0]
