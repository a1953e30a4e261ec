"""The list of a result: its order, its filters among a million rows, reasons, what is taken into the base."""

from __future__ import annotations

import runpy
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox
from resorption.dialogs.land.results_model import MOST_SHOWN, ResultsModel
from resorption.dialogs.land.results_page import ResultsPage
from resorption.land.listing import CONDITIONS, LEAST, MANY, MOST, OWNER, USABLE, Listing, Wanted, read_listing
from resorption.land.ranking import ranked
from resorption.land.result_columns import IDENTIFIER, PARCELS, VERDICT
from resorption.land.result_file import read_rows
from resorption.layers.store import Store
from resorption.protocol.errors import Cancelled

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
pytestmark = pytest.mark.usefixtures("qgis_app", "qgis_new_project")
NAME = f"base_criblage_{KIT.DAY.isoformat()}.gpkg"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Path:
    """The folder of a base with its result."""
    folder = tmp_path_factory.mktemp("criblage")
    KIT.run(KIT.make(folder / "base.gpkg"), folder / NAME)
    return folder


@pytest.fixture
def base(made: Path, tmp_path: Path) -> Store:
    for file in made.iterdir():
        shutil.copy(file, tmp_path)
    return Store(tmp_path / "base.gpkg")


@pytest.fixture
def page(base: Store) -> Iterator[ResultsPage]:
    shown = ResultsPage(base.path, QgsMapCanvas())
    shown.show()
    settle(shown)
    yield shown
    settle(shown)
    shown.stop()


def settle(page: ResultsPage) -> None:
    for _ in range(500):
        if not (page._reading.running or page.busy or page._settled.isActive()):
            return
        QTest.qWait(20)
    pytest.fail("la page travaille encore")


def agree(monkeypatch: pytest.MonkeyPatch, answer: str = "Yes") -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_what: getattr(QMessageBox.StandardButton, answer))


def column(page: ResultsPage, place: int) -> list[str]:
    return [page.model.index(row, place).data() for row in range(page.model.rowCount())]


def lands(store: Store) -> int:
    with store.reading() as reader:
        return len(list(reader.all("foncier")))


def test_the_order_is_that_of_the_rows(base: Store) -> None:
    path = base.path.with_name(NAME)
    listing = read_listing(path)
    rows = [row.values for row in read_rows(path)]
    assert listing.texts[IDENTIFIER].tolist() == [row["identifiant"] for row in ranked(rows, listing.result.facts)]
    by_fid = {place + 1: row["identifiant"] for place, row in enumerate(rows)}
    assert [by_fid[int(fid)] for fid in listing.fids] == listing.texts[IDENTIFIER].tolist()


def test_a_reading_stops(base: Store) -> None:
    with pytest.raises(Cancelled):
        read_listing(base.path.with_name(NAME), cancelled=lambda: True)


def test_an_earlier_result_is_opened_without_a_new_run(page: ResultsPage) -> None:
    assert page.path.name == NAME and page.model.rowCount() == len(KIT.PARCELS)
    assert "Compatible\xa0: 1" in page.told.text() or "Compatible : 1" in page.told.text()
    assert column(page, 1)[0] == "Compatible" and column(page, 1)[-1] == "Exclu"


def test_filters_keep_what_is_wanted(page: ResultsPage) -> None:
    page.verdict.setCurrentIndex(page.verdict.findData("exclu"))
    settle(page)
    assert set(column(page, 1)) == {"Exclu"}
    page.verdict.setCurrentIndex(0)
    page.search.setText("ab0004")
    settle(page)
    assert column(page, 0) == [KIT.number(4)]
    page.search.clear()
    page.least.setValue(9_900)
    settle(page)
    # « sans contour » has no area that is known.
    assert KIT.number(8) in column(page, 0) and KIT.number(7) not in column(page, 0)


def test_the_reasons_are_those_of_the_row(page: ResultsPage) -> None:
    rows = column(page, 0)
    page.table.selectRow(rows.index(KIT.number(3)))
    text = page.reasons.toPlainText()
    assert KIT.number(3) in text and "Exclu" in text and "zone d’interdiction" in text
    for rule in ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"):
        assert rule in text
    assert "n’est pas une décision" in text and "conforme" not in text.replace("ne rend conforme", "")


def test_parcels_are_taken_and_told(page: ResultsPage, base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(monkeypatch)
    page.table.selectRow(0)
    page.take.click()
    settle(page)
    assert lands(base) == 1 and "1 terrain" in page.told.text()
    page.take.click()
    settle(page)
    assert lands(base) == 1 and "Déjà dans la base" in page.told.text()


def test_nothing_is_taken_without_agreement(page: ResultsPage, base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(monkeypatch, "No")
    page.table.selectRow(0)
    page.take.click()
    settle(page)
    assert lands(base) == 0


def test_what_cannot_be_taken_is_said(page: ResultsPage, base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(monkeypatch)
    page.table.selectRow(column(page, 0).index(KIT.number(8)))
    page.take.click()
    settle(page)
    assert lands(base) == 0 and "contour" in page.told.text()
    assert page.selected() == [KIT.number(8)]


def test_zoom_shows_the_layer_and_selects(page: ResultsPage) -> None:
    page.table.selectRow(0)
    page.zoom.click()
    layer = next(iter(QgsProject.instance().mapLayers().values()))
    assert layer.name().startswith("Criblage du") and len(layer.selectedFeatureIds()) == 1
    page.zoom.click()
    assert len(QgsProject.instance().mapLayers()) == 1


def test_a_result_that_is_gone_is_said(page: ResultsPage, base: Store) -> None:
    base.path.with_name(NAME).write_bytes(b"")
    page._open()
    settle(page)
    assert NAME in page.told.text() and page.model.rowCount() == 0 and not page.take.isEnabled()


def test_without_a_result_it_says_so(base: Store) -> None:
    base.path.with_name(NAME).unlink()
    page = ResultsPage(base.path)
    assert "Aucun résultat" in page.told.text() and not page.take.isEnabled()


SIZE = 1_000_000


@pytest.fixture(scope="module")
def million() -> Listing:
    places = np.arange(SIZE)
    names = np.char.add("00101000AB", np.char.zfill((places % 10_000).astype(str), 4))
    verdicts = np.array(["compatible", "sous_conditions", "non_evaluable", "exclu"])[places * 4 // SIZE]
    texts = {IDENTIFIER: names, PARCELS: names.astype(object), VERDICT: verdicts,
             OWNER: np.array(["inconnu", "commune"])[places % 2]}  # fmt: skip
    ones = np.ones(SIZE)
    numbers = {CONDITIONS: ones, USABLE: places.astype(float), MANY: ones, LEAST: ones, MOST: ones}
    return Listing(None, places + 1, texts, numbers, names.astype("U5"))  # type: ignore[arg-type]


@pytest.mark.parametrize("wanted", [
    Wanted(), Wanted(verdict="exclu"), Wanted(owner="commune", commune="00101", least_m2=500_000), Wanted(text="AB9999"),
])  # fmt: skip
def test_a_million_rows_are_filtered_at_once(million: Listing, wanted: Wanted) -> None:
    model = ResultsModel()
    start = time.monotonic()
    model.set_listing(million, wanted)
    assert time.monotonic() - start < 2
    assert 0 < model.rowCount() <= MOST_SHOWN < SIZE
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole).startswith("Parcelle")
