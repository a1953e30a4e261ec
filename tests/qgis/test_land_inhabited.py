"""Land under an inhabited site is said to be so: in the result, in the list, in the reasons and before it is taken."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox
from resorption.dialogs.land.results_page import ResultsPage
from resorption.land.inhabited import SITES, SITES_M2, mention
from resorption.land.listing import Wanted, read_page, read_summary
from resorption.land.result_columns import LAYER
from resorption.land.result_file import read_rows
from resorption.land.taking import sites_over
from resorption.layers.handle import Handle
from resorption.layers.store import Store
from resorption.protocol.vocabulary import OPEN_STATUSES, vocabulary

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
NAME = "base_criblage_2026-06-15.gpkg"
CLOSING = {"date_fermeture": KIT.BASES.CLOSED_ON, "cause_fermeture": "justice"}


def add(store: Store, uuid: str, shape: Any, **values: Any) -> None:
    outline = None if shape is None else shapely.to_wkb(shapely.multipolygons([shape]))
    with store.transaction("Test") as session:
        KIT.BASES.add_site(session, uuid, outline, **values)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Path:
    """Two inhabited sites over the first parcel, one that shares its edge, a closed one over the second parcel."""
    folder = tmp_path_factory.mktemp("criblage")
    store = KIT.make(folder / "base.gpkg")
    add(store, "S-1", KIT.square(-50, 0, 100))
    add(store, "S-2", KIT.square(40, 0, 20), statut="en_resorption")
    add(store, "S-3", KIT.square(100, 0, 50))
    add(store, "S-4", KIT.square(1000), closed=True)
    KIT.run(store, folder / NAME)
    return folder


@pytest.fixture
def base(made: Path, tmp_path: Path) -> Store:
    for file in made.iterdir():
        shutil.copy(file, tmp_path)
    return Store(tmp_path / "base.gpkg")


@pytest.fixture
def page(base: Store) -> Iterator[ResultsPage]:
    shown = ResultsPage(base.path)
    shown.show()
    settle(shown)
    yield shown
    settle(shown)
    shown.stop()


def settle(page: ResultsPage) -> None:
    for _ in range(500):
        if not (page.reading or page.busy):
            return
        QTest.qWait(20)
    pytest.fail("la page travaille encore")


def choose(page: ResultsPage, identifier: str) -> None:
    page.table.clearSelection()
    names = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    page.table.selectRow(names.index(identifier))


def test_the_result_says_which_sites_and_how_much_of_the_land(base: Store) -> None:
    first, second, *others = (row.values for row in read_rows(base.path.with_name(NAME)))
    assert first[SITES].replace("\N{NO-BREAK SPACE}", " ") == "S-1 ; S-2"
    assert first[SITES_M2] == pytest.approx(50 * 100 + 10 * 20), "what both cover counts once"
    assert (second[SITES], second[SITES_M2]) == (None, 0), "a closed site is not inhabited"
    assert {row[SITES] for row in others} == {None}
    assert [row[SITES_M2] for row in others] == [None if n == 5 else 0 for n in range(8)], "no outline: not known"


def test_no_verdict_changes_and_no_rule(base: Store, tmp_path: Path) -> None:
    without = tmp_path / "ailleurs.gpkg"
    KIT.run(KIT.make(tmp_path / "vide.gpkg"), without)
    for one, other in zip(read_rows(base.path.with_name(NAME)), read_rows(without)):
        assert {**one.values, SITES: 0, SITES_M2: 0} == {**other.values, SITES: 0, SITES_M2: 0}


@pytest.mark.parametrize("status", vocabulary("statut_site").values)
def test_each_status(tmp_path: Path, status: str) -> None:
    store = KIT.make(tmp_path / "base.gpkg")
    add(store, "S-9", KIT.square(0, 0, 10), statut=status, **({} if status in OPEN_STATUSES else CLOSING))
    KIT.run(store, tmp_path / "r.gpkg")
    assert read_rows(tmp_path / "r.gpkg")[0].values[SITES] == ("S-9" if status in OPEN_STATUSES else None)


def test_the_run_tells_it_and_which_sites_cannot_be_placed(base: Store, tmp_path: Path) -> None:
    add(base, "S-5", None)
    told = " ".join(one.message for one in KIT.run(base, tmp_path / "r.gpkg").warnings).replace("\xa0", " ")
    assert "1 terrain(s) examiné(s) sont sous un site habité du protocole (S-1, S-2)" in told
    assert "sans contour utilisable dans la base : S-5." in told and "S-4" not in told


def test_land_of_the_base_is_told_by_its_name(base: Store, tmp_path: Path) -> None:
    with base.transaction("Test") as session:
        KIT.land(session, "Friche", KIT.square(0))
        KIT.land(session, "Verger", KIT.square(1000))
    told = " ".join(one.message for one in KIT.run(base, tmp_path / "r.gpkg").warnings).replace("\xa0", " ")
    assert "Foncier de la base sous un site habité du protocole : " in told
    assert "Friche (S-1 ; S-2). Des personnes y vivent" in told and "Verger" not in told


def test_the_list_and_the_reasons_say_it(page: ResultsPage) -> None:
    choose(page, KIT.number(1))
    text = page.reasons.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "Terrain sous un site habité du protocole (S-1 ; S-2) : des personnes y vivent, il n’est pas disponible."
        in text
    )
    row = page.table.selectionModel().selectedRows()[0].row()
    shown = [str(page.model.index(row, place).data()).replace("\N{NO-BREAK SPACE}", " ") for place in range(3)]
    assert shown == [KIT.number(1), "Compatible", "S-1 ; S-2"], "beside the verdict, which stays"
    choose(page, KIT.number(2))
    assert "habité" not in page.reasons.toPlainText()


def test_a_result_of_before_says_nothing_of_it(base: Store) -> None:
    path = base.path.with_name(NAME)
    with Handle(path) as file:
        file.execute(f"ALTER TABLE {LAYER} DROP COLUMN {SITES}")
    lines = read_page(path, read_summary(path).result.facts, Wanted(), 100).lines
    assert len(lines) == len(KIT.PARCELS) and {line.sites for line in lines} == {""}
    assert mention({}) is None


def test_what_is_inhabited_now_counts(base: Store) -> None:
    """Somebody settled, or left, since the run."""
    path, asked = base.path.with_name(NAME), [KIT.number(1), KIT.number(2), KIT.number(8)]
    assert sites_over(base.path, path, asked) == {KIT.number(1): ("S-1", "S-2")}
    add(base, "S-6", KIT.square(1050, 50, 200))
    with base.transaction("Test") as session:
        row = session.fetch("site", "S-1")
        session.update("site", "S-1", {"statut": "ferme_non_resorbe", **CLOSING}, version=row.version)
    assert sites_over(base.path, path, asked) == {KIT.number(1): ("S-2",), KIT.number(2): ("S-6",)}


def test_taking_it_asks_with_no_as_the_first_answer(
    page: ResultsPage, base: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *what: asked.append(what) or what[4])
    for number in (1, 4):
        choose(page, KIT.number(number))
        page.take.click()
        settle(page)
    (_, _, under, _, first), (_, _, usual, _, second) = asked
    assert f"{KIT.number(1)} (S-1, S-2). Des personnes y vivent" in under and first == buttons.No
    assert "habité" not in usual and second == buttons.Yes
    with base.reading() as reader:
        [land] = reader.find("foncier_parcelle")
    assert land.values["parcelle"] == KIT.number(4)
    assert page.take.isEnabled()
