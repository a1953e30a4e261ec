"""The page « Le protocole » of the wizard: the CRS is told, the folder is tried once the path is whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox
from resorption.dialogs import new_protocol_identity
from resorption.dialogs.new_protocol import NewProtocolWizard
from resorption.dialogs.new_protocol_identity import IdentityPage
from resorption.layers.commune_fields import guess_fields
from resorption.layers.territory import layer_source, read_territory

COMMUNES = Path(__file__).resolve().parents[2] / "resources" / "demo" / "territoire" / "communes.geojson"


@pytest.fixture
def page(qgis_app: object) -> Iterator[IdentityPage]:
    source = layer_source(QgsVectorLayer(str(COMMUNES), "communes", "ogr"))
    wizard = NewProtocolWizard(None, lambda path: None)
    wizard.territory_page.territory = read_territory(source, guess_fields(source.columns))
    made = wizard.identity_page
    made.initializePage()
    made.name.setText("Essai")
    yield made
    wizard.done(0)


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The places that were tried on the disk."""
    places: list[Path] = []
    real = new_protocol_identity.place_problems

    def watched(path: Path, replace: bool = False) -> list:
        places.append(path)
        return real(path, replace)

    monkeypatch.setattr(new_protocol_identity, "place_problems", watched)
    return places


def test_the_crs_is_told_and_not_asked(page: IdentityPage) -> None:
    assert page.crs.text() == "EPSG:2154 – RGF93 v1 / Lambert-93 (France métropolitaine)"
    assert not hasattr(page.crs, "setCurrentIndex")


def test_the_folder_is_tried_once_typed(page: IdentityPage, tried: list[Path], tmp_path: Path) -> None:
    line = page.path.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, str(tmp_path / "val.gpkg"))
    QTest.keyClicks(page.name, " du Val")
    assert tried == []
    line.editingFinished.emit()
    assert tried == [tmp_path / "val.gpkg"]
    assert page.isComplete()


def test_next_straight_after_typing_tries_the_folder(page: IdentityPage, tried: list[Path], tmp_path: Path) -> None:
    page.path.lineEdit().selectAll()
    QTest.keyClicks(page.path.lineEdit(), str(tmp_path / "absent" / "val.gpkg"))
    assert page.isComplete()  # a greyed button cannot be clicked, so the path would never be tried
    assert not page.validatePage()
    assert "n’existe pas" in page.problem.text()
    assert not page.isComplete()
    QTest.keyClicks(page.path.lineEdit(), "x")
    assert "n’existe pas" not in page.problem.text()


def test_a_chosen_file_is_tried_at_once(page: IdentityPage, tried: list[Path], tmp_path: Path) -> None:
    (tmp_path / "val.gpkg").write_bytes(b"precious")
    page.path.setFilePath(str(tmp_path / "val.gpkg"))
    assert tried == [tmp_path / "val.gpkg"]
    assert not page.isComplete()
    page.replace.setChecked(True)
    assert page.isComplete()


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(new_protocol_identity, "_documents", lambda: str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", ["Protocole de l’Eure", "Protocole de l'Eure"])
def test_the_path_follows_the_name_until_it_is_chosen(page: IdentityPage, documents: Path, name: str) -> None:
    page.name.setText(name)
    assert page.path.filePath() == str(documents / "protocole_de_l_eure.gpkg")
    assert page.isComplete()
    page.path.setFilePath(str(documents / "autre.gpkg"))
    page.name.setText("Protocole du Val")
    assert page.path.filePath() == str(documents / "autre.gpkg")


def test_a_bare_name_is_saved_in_the_documents_and_shown_whole(page: IdentityPage, documents: Path) -> None:
    page.path.lineEdit().selectAll()
    QTest.keyClicks(page.path.lineEdit(), "eure")
    assert page.chosen_path() == documents / "eure.gpkg"
    page.path.lineEdit().editingFinished.emit()
    assert page.path.filePath() == str(documents / "eure.gpkg")


@pytest.mark.parametrize("ending", ["", "/"])
def test_a_folder_gets_a_file_inside(page: IdentityPage, tmp_path: Path, ending: str) -> None:
    (tmp_path / "demo").mkdir()
    page.path.setFilePath(f"{tmp_path / 'demo'}{ending}")
    assert page.chosen_path() == tmp_path / "demo" / "essai.gpkg"
    assert page.path.filePath() == str(tmp_path / "demo" / "essai.gpkg")


def test_a_very_long_protocol_is_said_and_allowed(page: IdentityPage, documents: Path) -> None:
    page.first_year.setValue(2026)
    page.last_year.setValue(2090)
    assert "64 ans, de 2026 à 2090" in page.notice.text()
    assert page.isComplete()
    page.last_year.setValue(2029)
    assert page.notice.text() == ""


@pytest.mark.parametrize(("answer", "closed"), [("Yes", True), ("No", False)])
def test_closing_asks_once_something_was_typed(
    page: IdentityPage, monkeypatch: pytest.MonkeyPatch, answer: str, closed: bool
) -> None:
    asked: list[str] = []
    reply = getattr(QMessageBox.StandardButton, answer)
    monkeypatch.setattr(QMessageBox, "question", lambda *args: asked.append(args[2]) or reply)
    wizard = page.wizard()
    wizard.show()
    wizard.close()
    assert "Abandonner la saisie" in asked[0]
    assert wizard.isVisible() is not closed


def test_closing_an_empty_wizard_asks_nothing(page: IdentityPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *args: pytest.fail("asked"))
    page.name.clear()
    page.wizard().show()
    page.wizard().close()
    assert not page.wizard().isVisible()
