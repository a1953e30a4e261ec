"""The page templates: those shipped, and the user's own."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from qgis.core import QgsExpressionContextUtils, QgsLayoutItem, QgsLayoutItemLabel, QgsProject, QgsReadWriteContext
from resorption.annex.edition import produce_annex
from resorption.annex.furniture import Furniture, Imprint, PageTexts
from resorption.annex.materials import Order
from resorption.annex.pages import box_of, new_page
from resorption.annex.templates import BODY, PAGE, REQUIRED, SHIPPED, Template, write_texts
from resorption.protocol.errors import ResorptionError
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.test_annex_pages import pages_of

AROUND = Imprint("Protocole", "", "base.gpkg", "RGF93", TODAY, None, None)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base(tmp_path_factory.mktemp("gabarits") / "base.gpkg", Plan(grid(1, 1), sites=1))


def own(folder: Path, name: str, change: tuple[str, str]) -> Path:
    """A folder with the shipped template of that name, changed."""
    folder.mkdir(exist_ok=True)
    text = (SHIPPED / f"{name}.qpt").read_text(encoding="utf-8")
    assert change[0] in text
    (folder / f"{name}.qpt").write_text(text.replace(*change), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_each_page_is_read_with_what_it_needs(name: str, qgis_app: object) -> None:
    project = QgsProject()
    layout = Template(name).layout(project)
    for item in REQUIRED[name]:
        assert layout.itemById(item) is not None, item
    text = (SHIPPED / f"{name}.qpt").read_text(encoding="utf-8")
    assert "/home/" not in text and "/work" not in text and "file:" not in text


def test_the_page_of_the_documentation_is_the_code(root: Path) -> None:
    page = (root / "docs" / "gabarits.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`resorption_(\w+)`", page))
    assert told == {f.name for f in fields(PageTexts)} | {"echelle"}
    files = {f.stem for f in SHIPPED.glob("*.qpt")}
    assert set(re.findall(r"^\| `(\w+)\.qpt`", page, re.MULTILINE)) == files == set(REQUIRED)
    named = {name for cell in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", page, re.MULTILINE)
             for name in re.findall(r"`(\w+)`", cell)}  # fmt: skip
    used = {name for names in REQUIRED.values() for name in names}
    assert used <= named
    for name in files:
        text = (SHIPPED / f"{name}.qpt").read_text(encoding="utf-8")
        ids = set(re.findall(r'<LayoutItem [^>]*?\bid="(\w+)"', text))
        assert {i for i in ids if not i.startswith(("filet", "bandeau"))} <= named, name


def test_a_page_more_has_the_same_items(qgis_app: object) -> None:
    project, template = QgsProject(), Template(PAGE)
    layout = template.blank(project)
    template.furnish(layout)
    before = {i.id(): box_of(i) for i in layout.items() if isinstance(i, QgsLayoutItemLabel)}
    template.repeat(layout, new_page(layout))
    write_texts(layout, Furniture(AROUND).texts("Titre", 3, 9))
    again = [i for i in layout.items() if isinstance(i, QgsLayoutItemLabel) and i.page() == 1]
    assert {i.id() for i in again} == set(before)
    for item in again:
        assert box_of(item) == pytest.approx(before[item.id()]), item.id()
    assert layout.itemById(BODY) is None
    items = [i for i in layout.items() if isinstance(i, QgsLayoutItem)]
    assert len({i.uuid() for i in items}) == len(items)
    assert sorted(i.currentText() for i in items if i.id() == "page") == [
        "3\u00a0/\u00a09", "4\u00a0/\u00a09"
    ]  # fmt: skip


def test_texts_stay_alive_in_a_layout_that_is_saved(qgis_app: object) -> None:
    """What « Ouvrir dans l’éditeur » gives: variables, not frozen texts; what looks like an expression is not run."""
    project, template = QgsProject(), Template(PAGE)
    layout = template.layout(project)
    write_texts(layout, Furniture(AROUND).texts("Essai [% 1 + 1 %]", 1, 1))
    label = layout.itemById("titre")
    assert label.text() == "[% @resorption_titre %]"
    assert label.currentText() == "Essai [% 1 + 1 %]"
    QgsExpressionContextUtils.setLayoutVariable(layout, "resorption_titre", "Retouché")
    assert label.currentText() == "Retouché"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<qgis/>", b"<Layout><LayoutItem id='titre'"])
def test_a_file_that_is_no_template(base: Path, tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "gabarits"
    folder.mkdir()
    (folder / "page_a4.qpt").write_bytes(content)
    with pytest.raises(ResorptionError, match=r"page_a4\.qpt"):
        produce_annex(base, tmp_path, Order("partenaires", TODAY, templates=folder))
    assert not (tmp_path / "partenaires").exists()


def test_a_folder_that_is_not_there_is_refused_and_nothing_is_written(base: Path, tmp_path: Path) -> None:
    """Not the pages of the plugin instead: the logos would be missing from what is signed."""
    folder, place = tmp_path / "gabarits", tmp_path / "annexe"
    with pytest.raises(ResorptionError, match="Le dossier de gabarits «.*gabarits.» n’existe pas"):
        produce_annex(base, place, Order("partenaires", TODAY, templates=folder))
    assert not place.exists()
    folder.mkdir()
    pieces = frozenset({"methode"})
    assert produce_annex(base, place, Order("partenaires", TODAY, pieces=pieces, templates=folder)).pages > 2


@pytest.mark.parametrize(("name", "item"), [("page_a4", "corps"), ("page_a4", "confidentiel"), ("carte_a3", "carte"),
                                            ("couverture", "confidentiel")])  # fmt: skip
def test_an_item_that_is_missing_is_named(base: Path, tmp_path: Path, name: str, item: str) -> None:
    folder = own(tmp_path / "gabarits", name, (f'id="{item}"', 'id="autre"'))
    with pytest.raises(ResorptionError) as caught:
        produce_annex(base, tmp_path, Order("partenaires", TODAY, templates=folder))
    assert item in str(caught.value) and f"{name}.qpt" in str(caught.value)
    assert not (tmp_path / "partenaires").exists()


@pytest.mark.parametrize("change", [
    ('labelText="[% @resorption_confidentiel %]"', 'labelText="Public"'),
    ('id="confidentiel" opacity="1" visibility="1"', 'id="confidentiel" opacity="1" visibility="0"'),
])  # fmt: skip
def test_a_page_never_loses_its_mark(base: Path, tmp_path: Path, change: tuple[str, str]) -> None:
    folder = own(tmp_path / "gabarits", "page_a4", change)
    with pytest.raises(ResorptionError, match="marque de confidentialité"):
        produce_annex(base, tmp_path, Order("partenaires", TODAY, templates=folder))
    assert not (tmp_path / "partenaires").exists()


def test_no_room_for_the_tables(base: Path, tmp_path: Path) -> None:
    project = QgsProject()
    layout = Template(PAGE).layout(project)
    body = layout.itemById(BODY)
    size = body.sizeWithUnits()
    size.setHeight(20)
    body.attemptResize(size)
    folder = tmp_path / "gabarits"
    folder.mkdir()
    assert layout.saveAsTemplate(str(folder / "page_a4.qpt"), QgsReadWriteContext())
    with pytest.raises(ResorptionError, match="20 mm"):
        produce_annex(base, tmp_path, Order("partenaires", TODAY, templates=folder))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")
def test_the_users_own_template_is_used_on_every_page(base: Path, tmp_path: Path) -> None:
    """A text of their own, on all the pages of tables; the others come from the extension."""
    words = "Document de travail du comité"
    folder = own(tmp_path / "gabarits", "page_a4", ("[% @resorption_protocole %]", words))
    made = produce_annex(base, tmp_path, Order("partenaires", TODAY, templates=folder))
    pages = pages_of(made.files[0])
    assert words not in pages[0] and words not in pages[2]
    assert words in pages[1] and all(words in page for page in pages[3:5] if "Commune :" not in page)
