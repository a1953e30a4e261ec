"""The list of a result: its order, its filters among a million rows, reasons, what is taken into the base."""

from __future__ import annotations

import runpy
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Template
from types import SimpleNamespace

import pytest
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox
from resorption.dialogs.land import take_action
from resorption.dialogs.land.results_model import ResultsModel
from resorption.dialogs.land.results_page import MOST_SHOWN, ResultsPage
from resorption.land.listing import Line, Page, Wanted, read_page, read_summary
from resorption.land.ranking import ranked
from resorption.land.result_columns import LAYER
from resorption.land.result_file import RUN, read_rows
from resorption.layers.handle import Handle
from resorption.layers.store import Store
from resorption.protocol.errors import ResorptionError

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


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def settle(page: ResultsPage) -> None:
    for _ in range(500):
        if not (page.reading or page.busy):
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


def test_the_order_is_that_of_the_ranking(base: Store) -> None:
    path = base.path.with_name(NAME)
    facts = read_summary(path).result.facts
    rows = [row.values for row in read_rows(path)]
    lines = read_page(path, facts, Wanted(), 1000).lines
    assert [line.identifier for line in lines] == [row["identifiant"] for row in ranked(rows, facts)]
    by_fid = {place + 1: row["identifiant"] for place, row in enumerate(rows)}
    assert [by_fid[line.fid] for line in lines] == [line.identifier for line in lines]


_MIXED = f"""UPDATE {LAYER} SET identifiant = printf('00101000AB%04d', fid * 37 % 1000), nb_conditions = fid / 5 % 4,
    verdict = CASE fid % 5 WHEN 0 THEN 'compatible' WHEN 1 THEN 'sous_conditions' WHEN 2 THEN 'exclu'
              ELSE 'non_evaluable' END,
    r1_resultat = CASE fid / 2 % 3 WHEN 0 THEN 'non_evaluable' WHEN 1 THEN 'satisfaite' END,
    r4_resultat = CASE fid / 3 % 2 WHEN 0 THEN 'non_evaluable' ELSE 'conditionnelle' END,
    r6_resultat = CASE fid / 7 % 2 WHEN 0 THEN 'non_evaluable' ELSE 'satisfaite' END"""


def test_the_order_is_that_of_the_ranking_whatever_is_found(base: Store) -> None:
    path = base.path.with_name(NAME)
    multiplied(path, 50)
    with Handle(path) as file:
        file.execute(_MIXED)
    facts = read_summary(path).result.facts
    expected = [row["identifiant"] for row in ranked([row.values for row in read_rows(path)], facts)]
    assert [line.identifier for line in read_page(path, facts, Wanted(), 1000).lines] == expected


def test_what_is_typed_is_no_sql(base: Store) -> None:
    path = base.path.with_name(NAME)
    facts = read_summary(path).result.facts
    for text in ("'", "' OR 1 --", '"', "%", "\\"):
        assert read_page(path, facts, Wanted(text=text), 10).total == 0


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
    for usual in ("AB 4", "ab4", " AB4 "):
        page.search.setText(usual)
        settle(page)
        assert column(page, 0) == [KIT.number(4)], usual
    page.search.setText(" 00101 000 AB 0004 ")
    settle(page)
    assert column(page, 0) == [KIT.number(4)]
    page.search.setText("AB 40")
    settle(page)
    assert column(page, 0) == []
    page.search.clear()
    page.least.setValue(9_900)
    settle(page)
    # « sans contour » has no area that is known.
    assert KIT.number(8) in column(page, 0) and KIT.number(7) not in column(page, 0)


def test_a_result_that_is_gone_is_not_said_of_the_parcel(page: ResultsPage) -> None:
    away = page.path.with_suffix(".ailleurs")
    page.table.selectRow(0)
    page._canvas = QgsMapCanvas()
    page.path.rename(away)
    page.zoom.click()
    assert "introuvable" in page.told.text() and "contour" not in page.told.text()
    page.search.setText("ab")
    settle(page)
    assert "introuvable" in page.told.text()
    assert (page.model.rowCount(), page.count.text(), page.take.isEnabled()) == (0, "", False)
    away.rename(page.path)
    page.search.clear()
    settle(page)
    assert page.model.rowCount() == len(KIT.PARCELS) and "Criblage du" in page.told.text()


def test_one_parcel_has_one_figure(base: Store) -> None:
    """The list rounds as the reasons do: an area just below the landmark is never shown at it."""
    line = Line(1, "x", "x", 1, "exclu", 0, 1_799.9, 39, 59, "")
    model = ResultsModel()
    model.set_page(Page((line, replace(line, identifier="")), 2))
    assert model.data(model.index(1, 0)) == "sans identifiant"
    shown = model.data(model.index(0, 4)).replace("\u202f", " ").replace("\xa0", " ")
    assert shown == "1 799 m²"


def test_what_is_not_known_everywhere_is_a_bound(page: ResultsPage, base: Store) -> None:
    """0 condition and 1 337 persons would be read as good news of a parcel of which half is unknown."""
    line = Line(1, "x", "x", 1, "non_evaluable", 0, 60_183.2, 1337, 2006, "", "", 2, True)
    model = ResultsModel()
    model.set_page(Page((line, replace(line, unknowns=0, unsure=False)), 2))
    texts = [[plain(model.data(model.index(row, place))) for place in (3, 4, 5)] for row in (0, 1)]
    assert texts == [["≥ 0", "≤ 6,02 ha", "≤ 2 006"], ["0", "6,02 ha", "1 337 à 2 006"]]
    assert "n’a pas pu répondre" in model.data(model.index(0, 3), Qt.ItemDataRole.ToolTipRole)
    assert model.data(model.index(1, 3), Qt.ItemDataRole.ToolTipRole) is None
    whole = model.data(model.index(0, 6), Qt.ItemDataRole.ToolTipRole)
    assert model.data(model.index(0, 6)) in whole, "the category of an owner may be longer than its column"
    rows = {row.values["identifiant"]: row.values for row in read_rows(base.path.parent / NAME)}
    for one in page.model.page.lines:
        kept = rows[one.identifier]
        assert (one.unknowns, one.unsure) == (kept["nb_inconnues"], kept["r8_resultat"] == "non_evaluable")
    assert {one.unknowns > 0 for one in page.model.page.lines} == {True, False}


def test_the_reasons_are_those_of_the_row(page: ResultsPage) -> None:
    rows = column(page, 0)
    page.table.selectRow(rows.index(KIT.number(3)))
    text = page.reasons.toPlainText()
    assert KIT.number(3) in text and "Exclu" in text and "zone d’interdiction" in text
    for rule in ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"):
        assert rule in text
    assert "n’est pas une décision" in text and "conforme" not in text.replace("ne rend conforme", "")
    plain = text.replace("\xa0", " ")
    assert "R5 – Propriétaire : pour information, incomplet" in plain and "R8 – Capacité : pour information\n" in plain
    assert "Satisfaite" not in plain[plain.index("R8") :], "what informs is neither met nor not"


def test_parcels_are_taken_and_told(page: ResultsPage, base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(monkeypatch)
    page.table.selectRow(0)
    page.take.click()
    settle(page)
    assert lands(base) == 1 and "1 terrain" in page.told.text()
    page.take.click()
    settle(page)
    assert lands(base) == 1 and "Déjà dans la base" in page.told.text()


def test_nothing_is_armed_until_a_parcel_is_chosen(page: ResultsPage) -> None:
    assert page.model.rowCount() and page.selected() == []
    assert not page.take.isEnabled() and not page.zoom.isEnabled()
    assert "Choisissez une parcelle" in page.reasons.toPlainText()
    page.table.setFocus()
    assert page.selected() == [] and not page.take.isEnabled()
    page.table.selectRow(2)
    assert page.take.isEnabled() and page.zoom.isEnabled() and page.selected()[0] in page.reasons.toPlainText()
    page.search.setText("AB")
    settle(page)
    assert page.selected() == [] and not page.take.isEnabled(), "other rows: nothing is chosen among them"


@pytest.mark.parametrize("failure", [ResorptionError("La base refuse."), ValueError("x")])
def test_after_a_failure_it_can_be_tried_again(
    page: ResultsPage, base: Store, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    agree(monkeypatch)
    monkeypatch.setattr(sys, "excepthook", lambda *_what: None)

    def refuses(*_what: object) -> None:
        raise failure

    monkeypatch.setattr(take_action, "take", refuses)
    page.table.selectRow(0)
    page.take.click()
    assert page.busy and not page.take.isEnabled()
    settle(page)
    assert ("refuse" if isinstance(failure, ResorptionError) else "ValueError") in page.told.text()
    assert page.take.isEnabled() and page.zoom.isEnabled() and lands(base) == 0
    agree(monkeypatch, "No")
    page.take.click()
    settle(page)
    assert page.take.isEnabled() and page.zoom.isEnabled()


def test_results_of_one_day_are_told_apart(base: Store) -> None:
    """By the time of their run; in one minute, by their file."""
    first = base.path.with_name(NAME)
    for place, at in ((2, "09:05"), (3, "14:30"), (10, "14:30"), (4, "")):
        path = first.with_name(f"{first.stem}_{place}.gpkg")
        shutil.copy(first, path)
        with Handle(path) as file:
            file.execute(f"UPDATE {RUN} SET valeur = '{at}' WHERE cle = 'heure'")
            if not at:
                file.execute(f"DELETE FROM {RUN} WHERE cle = 'heure'")
    with Handle(first) as file:
        file.execute(f"UPDATE {RUN} SET valeur = '23:59' WHERE cle = 'heure'")
    page = ResultsPage(base.path, QgsMapCanvas())
    settle(page)
    listed = [page.result.itemText(place) for place in range(page.result.count())]
    times = ["à 23:59", "à 14:30", "à 14:30", "à 09:05", ""]
    assert [time in text for time, text in zip(times, listed)] == [True] * 5
    assert [text.split("–")[-1].strip() for text in listed[1:]] == [
        f"{first.stem}_{place}.gpkg" for place in (10, 3, 2, 4)
    ]
    assert " à " not in listed[4] and "Criblage du" in listed[4]
    for place in range(5):
        page.result.setCurrentIndex(place)
        settle(page)
        page.show_layer.click()
    names = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    assert len(set(names)) == 5 and sum("14:30" in name for name in names) == 2
    page.stop()


def test_nothing_is_taken_without_agreement(page: ResultsPage, base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(monkeypatch, "No")
    page.table.selectRow(0)
    page.take.click()
    settle(page)
    assert lands(base) == 0


def test_the_question_says_what_the_rules_found(page: ResultsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Land that the rules exclude is taken by nobody who has not read it, and is not called available."""
    asked: list[tuple] = []
    monkeypatch.setattr(QMessageBox, "question", lambda *what: asked.append(what) or QMessageBox.StandardButton.No)
    found = column(page, 1)
    for verdict in ("Compatible", "Exclu"):
        page.table.selectRow(found.index(verdict))
        page.take.click()
        settle(page)
    texts = [plain(what[2]) for what in asked]
    assert "règles en disent : Compatible : 1." in texts[0] and "règles en disent : Exclu : 1." in texts[1]
    assert not any("disponible" in text for text in texts)
    assert [what[4] for what in asked] == [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No]


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
    assert layer.name().startswith("Criblage ") and len(layer.selectedFeatureIds()) == 1
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


_MANY = Template(
    "INSERT INTO $table ($columns) SELECT $columns FROM $table, json_each('[' || rtrim(replace(hex(zeroblob($times)), "
    "'00', '0,'), ',') || ']')"
)


def multiplied(path: Path, times: int) -> int:
    """The same result with each row so many times more; how many rows there are."""
    with Handle(path) as file:
        names = [name for (name,) in file.rows(f"SELECT name FROM pragma_table_info('{LAYER}')") if name != "fid"]
        file.execute(_MANY.substitute(table=LAYER, columns=", ".join(names), times=times))
        return int(file.rows(f"SELECT count(*) FROM {LAYER}")[0][0])


def test_many_rows_do_not_freeze_the_window(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    size = multiplied(base.path.with_name(NAME), 10_000)
    assert size >= 100_000
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(20)
    page = ResultsPage(base.path)
    settle(page)
    assert page.model.rowCount() == MOST_SHOWN and page.model.page.total == size
    page.verdict.setCurrentIndex(page.verdict.findData("exclu"))
    settle(page)
    assert MOST_SHOWN < page.model.page.total < size and "premières sur" in page.count.text()
    assert max(after - before for before, after in zip(ticks, ticks[1:])) < 0.5
    asked: list[object] = []
    monkeypatch.setattr(QMessageBox, "question", lambda *what: asked.append(what))
    page.table.selectAll()
    page.take.click()
    assert "500 au plus" in page.told.text() and not asked, "refused before it is asked for, not after"
