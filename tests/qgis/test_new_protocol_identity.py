"""The page « Le protocole » of the wizard: the CRS is told, the folder is tried once the path is whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtTest import QTest
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
    wizard.reject()


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
    QTest.keyClicks(line, str(tmp_path / "val.gpkg"))
    QTest.keyClicks(page.name, " du Val")
    assert tried == []
    line.editingFinished.emit()
    assert tried == [tmp_path / "val.gpkg"]
    assert page.isComplete()


def test_next_straight_after_typing_tries_the_folder(page: IdentityPage, tried: list[Path], tmp_path: Path) -> None:
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
