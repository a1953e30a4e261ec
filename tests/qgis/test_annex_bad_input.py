"""What a base may hold and a page must bear: logos that are elsewhere, outlines that cross themselves, no outline, no font."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsGeometry, QgsLayoutItemPicture
from qgis.PyQt.QtGui import QFont, QFontInfo, QImage
from resorption.annex import paper
from resorption.annex.cover_pages import ContentsPages, CoverPage, Entry
from resorption.annex.furniture import imprint
from resorption.annex.map_page import MapPage
from resorption.annex.materials import Materials, Order
from resorption.annex.pieces import OVERVIEW, PIECES, SHEETS
from resorption.annex.reading import read_base
from resorption.layers.store import Session, Store
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "protocole"
    folder.mkdir()
    return make_base(folder / "base.gpkg", Plan(grid(1, 1), sites=1))


def filled(base: Path, fill: object) -> Materials:
    with Store(base).transaction("essai") as session:
        fill(session)  # type: ignore[operator]
    return Materials(read_base(base, "partenaires"), Order("partenaires", TODAY))


def picture(path: Path) -> str:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(path))
    return str(path)


def test_a_logo_is_that_of_the_folder_of_the_base_and_no_other(base: Path, tmp_path: Path) -> None:
    """Neither one that is not there, nor a file that a base handed over points at elsewhere on the computer."""
    elsewhere = picture(tmp_path / "ailleurs.png")
    picture(base.with_name("logo.png"))
    base.with_name("casse.png").write_bytes(b"not a picture")
    logos = ("logo.png", "absent.png", "../ailleurs.png", elsewhere, "casse.png")

    def fill(session: Session) -> None:
        for logo in logos:
            session.insert("partenaire", {"categorie": "association", "nom": logo, "logo": logo})

    made = filled(base, fill)
    cover = CoverPage(made.base, imprint(made.base, TODAY, None, None))
    cover.write()
    layout = cover.number_pages(1, 1)
    assert cover.missing == list(logos[1:])
    shown = [item.picturePath() for item in layout.items() if isinstance(item, QgsLayoutItemPicture)]
    assert [Path(path) for path in shown if "logo" in path] == [base.with_name("logo.png").resolve()]
    assert not any("ailleurs" in path for path in shown)


def test_outlines_that_cross_themselves_are_drawn_and_those_that_are_not_there_are_counted(base: Path) -> None:
    bow = "POLYGON((600500 6500500, 600900 6500900, 600900 6500500, 600500 6500900, 600500 6500500))"

    def fill(session: Session) -> None:
        commune = next(iter(session.all("commune"))).uuid
        for name, shape in (("Croisé", bytes(QgsGeometry.fromWkt(bow).asWkb())), ("Nulle part", None)):
            session.insert("site", {"nom": name, "commune": commune}, shape)

    made = filled(base, fill)
    [leaf] = next(piece for piece in PIECES if piece.key == OVERVIEW).leaves(made)
    page = leaf.make()
    assert isinstance(page, MapPage)
    assert "Croisé" in {mark.name for mark in page.layers.placed}
    assert page.layers.unlocated == 1
    leaves = next(piece for piece in PIECES if piece.key == SHEETS).leaves(made)
    sheets = [one.make() for one in leaves]
    assert [one.write() for one in sheets] and len(sheets) == 3
    notes = [one.number_pages(1, 1).itemById("notes").text() for one in sheets]
    assert sum("n’est pas dans la base" in text for text in notes) == 1


def test_a_font_that_is_not_here_gives_way_to_one_that_is(qgis_app: object) -> None:
    """Qt would draw another one, whose letters are not those that were measured."""
    form = paper.text_format(9)
    form.setFont(QFont("Police absente"))
    assert paper.printable(form).font().family() == paper.family() == QFontInfo(QFont(paper.family())).family()


def test_a_partner_that_does_not_sign_is_apart_on_the_cover(base: Path) -> None:
    def fill(session: Session) -> None:
        for name, signs in (("Signe", "oui"), ("Peut-être", "inconnu"), ("Hors", "non")):
            session.insert("partenaire", {"categorie": "association", "nom": name, "signataire": signs})

    made = filled(base, fill)
    parties = dict(CoverPage(made.base, imprint(made.base, TODAY, None, None))._parties())
    assert parties["Association"] == "Signe, Peut-être"
    assert parties["Autres partenaires, non signataires"] == "Hors"


@pytest.mark.parametrize(("entries", "pages"), [(1, 1), (39, 1), (40, 1), (44, 1), (45, 2), (300, 7)])
def test_contents_are_written_smaller_rather_than_end_on_a_nearly_empty_page(
    base: Path, entries: int, pages: int
) -> None:
    around = imprint(read_base(base, "partenaires"), TODAY, None, None)
    contents = ContentsPages([Entry(f"Fiche {n}", n, inside=bool(n)) for n in range(entries)], around)
    assert contents.count() == contents.write() == pages
