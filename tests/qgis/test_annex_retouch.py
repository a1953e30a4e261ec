"""Pages looked at before anything is written, and handed over to the project as ordinary layouts."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutManager,
    QgsPrintLayout,
    QgsProject,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage
from resorption.annex import retouch
from resorption.annex.materials import Materials, Order
from resorption.annex.pieces import COMMUNES, OVERVIEW, PIECES, SHEETS, STATE, VIGILANCE, Piece
from resorption.annex.proof import Proof
from resorption.annex.reading import read_base
from resorption.annex.retouch import FOLDER, put_in_project
from resorption.layers.backgrounds import backgrounds
from resorption.layers.project import fill_project
from resorption.protocol.errors import ResorptionError
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base

ORDER = Order("partenaires", TODAY)
SIZE = QSize(600, 600)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base(tmp_path_factory.mktemp("apercu") / "base.gpkg", Plan(grid(2, 2), sites=9, land=1))


@pytest.fixture
def project(qgis_new_project: None) -> QgsProject:
    return QgsProject.instance()


def proof_of(base: Path, key: str) -> Proof:
    piece = next(piece for piece in PIECES if piece.key == key)
    return Proof(Materials(read_base(base, ORDER.edition), ORDER), piece)


def colours(picture: QImage) -> int:
    """How many shades a picture has: a blank page has one or two."""
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)})


@pytest.mark.parametrize(("key", "across"), [(OVERVIEW, True), (STATE, False)])
def test_a_page_is_drawn_in_the_room_there_is(base: Path, key: str, across: bool) -> None:
    proof = proof_of(base, key)
    picture = proof.picture(SIZE)
    assert max(picture.width(), picture.height()) == 600
    assert (picture.width() > picture.height()) == across
    assert colours(picture) > 20


def test_pages_are_walked_from_leaf_to_leaf_and_back(base: Path) -> None:
    proof = proof_of(base, COMMUNES)
    assert len(proof.leaves) == 4
    proof.show(0)
    assert proof.is_first
    assert not proof.is_last
    seen = [proof.name]
    while not proof.is_last:
        proof.next()
        seen.append(proof.name)
    assert [name.split()[-1] for name in seen] == ["1", "2", "3", "4"]
    proof.next()
    assert proof.name == seen[-1]
    for name in reversed(seen):
        assert proof.name == name
        proof.previous()
    assert proof.is_first


def test_a_leaf_of_several_pages_is_walked_page_by_page(tmp_path: Path) -> None:
    many = make_base(tmp_path / "longue.gpkg", Plan(grid(8, 8), sites=150))
    proof = proof_of(many, STATE)
    proof.show(0)
    assert proof.pages > 1
    pictures = []
    for _ in range(proof.pages):
        pictures.append(proof.picture(SIZE))
        proof.next()
    assert proof.is_last
    assert len({bytes(p.constBits().asarray(p.sizeInBytes())) for p in pictures}) == proof.pages
    proof.show(0, -1)
    assert proof.page == proof.pages - 1


def test_a_piece_without_a_page_says_why(tmp_path: Path) -> None:
    empty = make_base(tmp_path / "vide.gpkg", Plan(grid(1, 1)))
    with pytest.raises(ResorptionError, match="aucun lieu à dessiner"):
        proof_of(empty, COMMUNES)


def test_a_piece_that_says_nothing_is_told_all_the_same(base: Path) -> None:
    piece = Piece("x", "Pièce", lambda _made: [])
    with pytest.raises(ResorptionError, match="rien à imprimer"):
        Proof(Materials(read_base(base, ORDER.edition), ORDER), piece)


def picture_of(layout: QgsPrintLayout) -> QImage:
    return QgsLayoutExporter(layout).renderPageToImage(0, QSize(1000, 707))


def test_a_map_becomes_a_layout_of_the_project(base: Path, project: QgsProject, tmp_path: Path) -> None:
    fill_project(project, base)
    before = {node.name() for node in project.layerTreeRoot().children()}
    proof = proof_of(base, OVERVIEW)
    wanted = proof.picture(QSize(1000, 707))
    layout = put_in_project(proof.layout, proof.name, project, tmp_path / "partenaires")
    del proof
    assert project.layoutManager().layoutByName("Carte générale du territoire") is layout
    chart = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap))
    assert chart.layers()
    assert all(project.mapLayer(layer.id()) is layer for layer in chart.layers())
    assert same_picture(picture_of(layout), wanted)
    legend = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLegend))
    assert all(node.layer() is not None for node in legend.model().rootGroup().findLayers())
    [group] = [node for node in project.layerTreeRoot().children() if node.name() not in before]
    assert group.name().replace("\N{NO-BREAK SPACE}", " ") == "Annexe : Carte générale du territoire"
    assert not group.isVisible()
    assert {node.layer() for node in group.findLayers()} == set(chart.layers())
    # A page of the annex is no background, and its layers outlive the session.
    assert backgrounds(project) == []
    assert all(layer.providerType() == "ogr" for layer in chart.layers())
    assert [file.name for file in (tmp_path / "partenaires" / FOLDER).iterdir()] == [
        "carte_generale_du_territoire.gpkg"
    ]


def test_a_sheet_brings_the_ground_that_it_shares_with_others(base: Path, project: QgsProject, tmp_path: Path) -> None:
    """Both of its maps, after the page and the ground of all the sheets are gone; the next sheet has them still."""
    proof = proof_of(base, SHEETS)
    wanted = proof.picture(QSize(1000, 1414))
    shown = {item.id(): [one.name() for one in item.layers()] for item in maps_of(proof.layout)}
    layout = put_in_project(proof.layout, proof.name, project, tmp_path / "partenaires")
    proof.show(1)
    assert {item.id(): len(item.layers()) for item in maps_of(proof.layout)}["situation"] == len(shown["situation"])
    del proof
    gc.collect()
    assert {item.id(): [one.name() for one in item.layers()] for item in maps_of(layout)} == shown
    assert all({"Commune", "Limite du territoire du protocole"} < set(names) for names in shown.values())
    assert all(project.mapLayer(one.id()) is one for item in maps_of(layout) for one in item.layers())
    assert same_picture(QgsLayoutExporter(layout).renderPageToImage(0, wanted.size()), wanted)


def maps_of(layout: QgsPrintLayout) -> list[QgsLayoutItemMap]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]


def same_picture(one: QImage, other: QImage) -> bool:
    """But for the smoothing of letters and edges: what is seen from a little further."""
    assert one.size() == other.size()
    small = [
        picture.scaled(
            picture.size() / 10, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        for picture in (one, other)
    ]
    spots = [(x, y) for x in range(small[0].width()) for y in range(small[0].height())]
    shades = [[picture.pixelColor(x, y).lightness() for x, y in spots] for picture in small]
    return max(abs(a - b) for a, b in zip(*shades, strict=True)) < 40


def test_another_page_is_another_picture(base: Path) -> None:
    proof = proof_of(base, COMMUNES)
    proof.show(0)
    first = proof.picture(QSize(1000, 707))
    assert same_picture(first, proof.picture(QSize(1000, 707)))
    proof.next()
    assert not same_picture(first, proof.picture(QSize(1000, 707)))


def test_its_texts_stay_alive(base: Path, project: QgsProject, tmp_path: Path) -> None:
    proof = proof_of(base, OVERVIEW)
    layout = put_in_project(proof.layout, proof.name, project, tmp_path)
    title = layout.itemById("titre")
    assert isinstance(title, QgsLayoutItemLabel)
    assert "@resorption_titre" in title.text()
    assert title.currentText() == "Carte générale du territoire"


def test_it_opens_again_with_the_project(base: Path, project: QgsProject, tmp_path: Path) -> None:
    proof = proof_of(base, OVERVIEW)
    layout = put_in_project(proof.layout, proof.name, project, tmp_path / "partenaires")
    wanted, name = picture_of(layout), layout.name()
    assert project.write(str(tmp_path / "projet.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "projet.qgz"))
    found = project.layoutManager().layoutByName(name)
    assert same_picture(picture_of(found), wanted)
    assert found.itemById("titre").currentText() == "Carte générale du territoire"


def test_twice_gives_two(base: Path, project: QgsProject, tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        proof = proof_of(base, OVERVIEW)
        made.append(put_in_project(proof.layout, proof.name, project, tmp_path))
    assert [layout.name() for layout in made] == [
        "Carte générale du territoire",
        "Carte générale du territoire (2)",
    ]
    assert len(list((tmp_path / FOLDER).iterdir())) == 2
    project.layoutManager().removeLayout(made[0])
    assert colours(picture_of(made[1])) > 20


@pytest.mark.parametrize(("name", "file"), [("Très long " * 40, "tres_long_" * 6), ("村 – …", "page_")])
def test_any_name_of_a_page_gives_a_file_that_windows_takes(
    base: Path, project: QgsProject, tmp_path: Path, name: str, file: str
) -> None:
    proof = proof_of(base, OVERVIEW)
    put_in_project(proof.layout, name, project, tmp_path)
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [f"{file.rstrip('_')}.gpkg"]


def test_tables_need_no_layer_and_no_file(base: Path, project: QgsProject, tmp_path: Path) -> None:
    for key in (STATE, VIGILANCE):
        proof = proof_of(base, key)
        wanted = proof.picture(QSize(500, 707))
        layout = put_in_project(proof.layout, proof.name, project, tmp_path)
        assert same_picture(QgsLayoutExporter(layout).renderPageToImage(0, wanted.size()), wanted)
    assert not project.mapLayers()
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_project_as_it_was(
    base: Path, project: QgsProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = proof_of(base, OVERVIEW)
    monkeypatch.setattr(QgsLayoutManager, "addLayout", lambda *_words: False)
    with pytest.raises(ResorptionError, match="n’a pas pu être ajoutée"):
        put_in_project(proof.layout, proof.name, project, tmp_path)
    assert not project.mapLayers()
    assert not project.layerTreeRoot().children()
    assert not project.layoutManager().layouts()
    assert list((tmp_path / FOLDER).iterdir()) == []
    monkeypatch.undo()
    proof.again()
    assert colours(proof.picture(SIZE)) > 20


def test_a_folder_that_cannot_be_made_is_a_sentence(base: Path, project: QgsProject, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    proof = proof_of(base, OVERVIEW)
    with pytest.raises(ResorptionError, match="n’ont pas pu être enregistrées"):
        put_in_project(proof.layout, proof.name, project, tmp_path / "fichier" / "partenaires")
    assert not project.mapLayers()


def test_a_template_of_the_users_is_used_for_tables_too(base: Path, tmp_path: Path) -> None:
    """The page of tables, its title in another colour."""
    shipped = Path(retouch.__file__).parents[1] / "resources" / "layouts" / "page_a4.qpt"
    text = shipped.read_text(encoding="utf-8")
    (tmp_path / "page_a4.qpt").write_text(text.replace("[% @resorption_titre %]", "À NOUS : [% @resorption_titre %]"))
    made = Materials(read_base(base, ORDER.edition), replace(ORDER, templates=tmp_path))
    proof = Proof(made, next(piece for piece in PIECES if piece.key == STATE))
    assert proof.layout.itemById("titre").currentText().startswith("À NOUS : ")
