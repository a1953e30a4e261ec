"""What the window of the protocol's text remembers of each base, and the copy of the template that it gives."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from resorption.annex.docx import TEMPLATE, save_template
from resorption.annex.protocol_document import Wanted, produce_protocol
from resorption.annex.protocol_gaps import IN_DOCUMENT, Gap
from resorption.annex.reading import read_base
from resorption.dialogs.per_base import remember, remembered
from resorption.dialogs.protocol_text.memory import FILES, Files, remember_files, remembered_files
from resorption.layers import schema
from resorption.layers.texts import label
from resorption.layers.views import TABLE_VIEWS
from resorption.protocol.disclosure import PARTNERS
from resorption.protocol.errors import ResorptionError
from resorption.tests.qgis.annex_bases import TODAY
from resorption.tests.qgis.docx_reading import plain
from resorption.tests.qgis.protocol_bases import empty_base, rich_base

pytestmark = pytest.mark.usefixtures("qgis_app")
VAL, LAC = Path("/srv/val/base.gpkg"), Path("/srv/lac/base.gpkg")


@pytest.fixture(autouse=True)
def forgotten(qgis_app: object) -> None:
    QgsSettings().remove(FILES)


def test_at_first_a_document_beside_the_base() -> None:
    assert remembered_files(VAL) == Files(str(VAL.with_name("base_texte.docx")), "", "")


def test_files_are_those_of_one_base() -> None:
    chosen = Files("/srv/texte.docx", "/srv/modele.docx", "tableaux.ods")
    remember_files(VAL, chosen)
    assert remembered_files(VAL) == chosen
    assert remembered_files(LAC) == Files(str(LAC.with_name("base_texte.docx")))
    remember_files(VAL, Files("", "", ""))
    assert remembered_files(VAL) == Files(str(VAL.with_name("base_texte.docx")))


@pytest.mark.parametrize("kept", ["{", "[]", '{"/srv/val/base.gpkg": 3}', '{"/srv/val/base.gpkg": {"texte": 4}}'])
def test_a_setting_changed_by_hand_is_no_error(kept: str) -> None:
    QgsSettings().setValue(FILES, kept)
    assert remembered_files(VAL) == Files(str(VAL.with_name("base_texte.docx")))
    remember_files(VAL, Files("/srv/texte.docx"))
    assert remembered_files(VAL).document == "/srv/texte.docx"


def test_the_last_twenty_bases_only() -> None:
    bases = [Path(f"/srv/{n}.gpkg") for n in range(21)]
    for base in bases:
        remember(FILES, base, {"texte": base.stem})
    assert remembered(FILES, bases[0]) is None
    assert [remembered(FILES, base) for base in bases[1:]] == [{"texte": base.stem} for base in bases[1:]]


def test_the_template_saved_is_one_that_works(tmp_path: Path) -> None:
    copy = tmp_path / "modele.docx"
    copy.write_bytes(b"ancien")
    save_template(copy)
    assert copy.read_bytes() == TEMPLATE.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["modele.docx"]
    base = empty_base(tmp_path / "base.gpkg")
    gaps = produce_protocol(base, Wanted(tmp_path / "texte.docx", copy), TODAY)
    assert gaps == produce_protocol(base, Wanted(tmp_path / "autre.docx"), TODAY)


def test_a_template_that_cannot_be_saved_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ResorptionError, match=r"finir par \.docx"):
        save_template(tmp_path / "modele.doc")
    with pytest.raises(ResorptionError, match="n’existe pas"):
        save_template(tmp_path / "ailleurs" / "modele.docx")
    if os.geteuid() != 0:
        tmp_path.chmod(0o500)
        with pytest.raises(ResorptionError, match="le droit d’écrire"):
            save_template(tmp_path / "modele.docx")
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> list[Gap]:
    from resorption.annex.protocol_text import protocol_text

    folder = tmp_path_factory.mktemp("manques")
    bases = (empty_base(folder / "nue.gpkg"), rich_base(folder / "riche.gpkg"))
    return [gap for base in bases for gap in protocol_text(read_base(base, PARTNERS), TODAY).gaps]


def test_where_to_fill_in_is_somewhere_that_exists(gaps: list[Gap]) -> None:
    """Tables are named as the panel of layers does, tabs as the file of a site does, actions as the menu does."""
    menu = (Path(__file__).parents[2] / "dialogs" / "menu.py").read_text(encoding="utf-8")
    tables = {view.title for view in TABLE_VIEWS if not view.private}
    tabs = {"Identité"} | {label(relation.field.parent_tab) for relation in schema.children("site")}
    told = {plain(gap.where.message) for gap in gaps}
    assert len(told) > 8
    for where in told - {plain(IN_DOCUMENT.message)}:
        kind, _comma, name = where.partition(", ")
        quoted = name.partition("« ")[2].partition(" »")[0]
        if kind == "Panneau Couches":
            assert quoted in tables
        elif kind == "Fiche de chaque site":
            assert quoted in tabs
        else:
            assert kind == "Menu Résorption"
            assert f'self.tr("{name.partition(", ")[0]}' in plain(menu)


def test_only_what_the_base_cannot_hold_is_left_to_the_document(gaps: list[Gap]) -> None:
    left = {plain(gap.place.message) for gap in gaps if gap.where == IN_DOCUMENT}
    assert left == {"Article 3", "Signatures"}
