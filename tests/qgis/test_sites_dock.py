"""The dock « Sites »: what it lists, the map's selection both ways, new readings, a base that goes away, the export."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox
from resorption.dialogs.sites_dock import SitesDock
from resorption.dialogs.sites_table import _layout_key
from resorption.layers.geopackage import create_base
from resorption.layers.project import find_layer
from resorption.layers.project_layers import make_layer
from resorption.layers.site_columns import COLUMNS
from resorption.layers.store import Store
from resorption.layers.views import CAMPS, CHRONOLOGY, CLOSED, RESORBED, VIEWS
from resorption.tests.many_sites import make_base
from resorption.tests.project_sample import circle, fill

CAMP, FACTORY, RAMP, MILL, QUAY = "Rue des Forges", "Usine Delta", "Bretelle nord", "Moulin <b>", "Quai Est"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Path:
    base = tmp_path_factory.mktemp("fait") / "essai.gpkg"
    create_base(base, 2154, fill)
    return base


@pytest.fixture
def base(sample: Path, tmp_path: Path) -> Iterator[Path]:
    """A base whose project shows the tables that the list is made from."""
    path = Path(shutil.copy2(sample, tmp_path))
    for view in VIEWS:
        if view.table in ("site", "denombrement", "visite"):
            QgsProject.instance().addMapLayer(make_layer(path, view))
    yield path
    QgsProject.instance().clear()


@pytest.fixture
def dock(qgis_iface: Any, qtbot: Any) -> Iterator[SitesDock]:
    QgsSettings().remove(_layout_key())
    made = SitesDock(qgis_iface)
    made.resize(330, 560)
    made.show()
    yield made
    made.stop()
    made.close()
    made.deleteLater()


@pytest.fixture
def listed(dock: SitesDock, base: Path, qtbot: Any) -> SitesDock:
    dock.set_base(base)
    settle(dock, qtbot)
    return dock


def settle(dock: SitesDock, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not dock._reading.running and not dock._settled.isActive(), timeout=10_000)


def names(dock: SitesDock) -> list[str]:
    return [line.name for line in dock.table.sites.rows]


def uuid_of(dock: SitesDock, name: str) -> str:
    return next(line.uuid for line in dock.table.sites.lines if line.name == name)


def selected(dock: SitesDock) -> set[str]:
    rows = {index.row() for index in dock.table.selectionModel().selectedRows()}
    return {dock.table.sites.rows[row].name for row in rows}


def pick(dock: SitesDock, *wanted: str) -> None:
    """What the user's click or keys do."""
    model = dock.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    model.select(dock.table.sites.index(0, 0), flags.Clear)
    for name in wanted:
        index = dock.table.sites.index(names(dock).index(name), 0)
        model.setCurrentIndex(index, flags.Select | flags.Rows)


def layer(view: str = "") -> QgsVectorLayer:
    return find_layer(QgsProject.instance(), "site", view)


def on_map(view: str = "") -> set[str]:
    return {feature["nom"] for feature in layer(view).selectedFeatures()}


def choose_on_map(view: str, *wanted: str) -> None:
    chosen = layer(view)
    chosen.selectByIds([f.id() for f in chosen.getFeatures() if f["nom"] in wanted])


def show_column(dock: SitesDock, name: str, on: bool = True) -> None:
    place = next(i for i, column in enumerate(COLUMNS) if column.name == name)
    dock.table.setColumnHidden(place, not on)


def test_lists_the_sites_by_code_with_their_totals(listed: SitesDock) -> None:
    assert names(listed) == [CAMP, FACTORY, RAMP, MILL, QUAY]
    assert listed.shown() == [uuid_of(listed, name) for name in names(listed)]
    assert listed.totals.text() == "5 sites, dont 2 fermés\n64 personnes sur 1 site, 2 sites non comptés"
    assert [column.name for column in listed.table.visible_columns()] == [
        "code",
        "nom",
        "nb_personnes",
        "statut",
        "commune",
    ]
    cells = [listed.table.sites.index(row, 2).data() for row in range(5)]
    assert cells == ["64", "NC", "NC", "", ""]


def test_markup_in_a_name_stays_a_text(listed: SitesDock) -> None:
    tip = listed.table.sites.index(3, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Moulin &lt;b&gt;" in tip


def test_without_a_base_and_without_a_site_it_says_what_to_do(dock: SitesDock, tmp_path: Path, qtbot: Any) -> None:
    assert dock.pages.currentWidget() is dock.empty_page
    assert "Ouvrez un protocole" in dock.empty.text()
    assert not dock.filters.isEnabled() and not dock.export_list.isEnabled()
    create_base(tmp_path / "vide.gpkg", 2154, lambda session: None)
    dock.set_base(tmp_path / "vide.gpkg")
    assert "Lecture" in dock.empty.text()
    settle(dock, qtbot)
    assert "pas encore de site" in dock.empty.text()
    dock.set_base(None)
    assert "Ouvrez un protocole" in dock.empty.text()


def test_search_and_filters_show_what_they_keep(listed: SitesDock) -> None:
    listed.filters.search.setText("DELTA usine")
    assert names(listed) == [FACTORY]
    assert listed.totals.text() == "1 site sur 5\n1 site non compté"
    listed.filters.search.setText("rien de tel")
    assert listed.pages.currentWidget() is listed.empty_page
    assert "Aucun site ne répond" in listed.empty.text()
    assert listed.filters.clear_button.isEnabled()
    listed.filters.clear_button.click()
    assert len(names(listed)) == 5 and not listed.filters.clear_button.isEnabled()


def test_each_filter_asks_what_it_says(listed: SitesDock) -> None:
    asked = listed.filters
    asked.status.setCheckedItems(["Actif"])
    assert names(listed) == [CAMP, RAMP]
    asked.kind.setCheckedItems(["Grand squat"])
    assert names(listed) == []
    asked.clear()
    asked.commune.setCurrentIndex(asked.commune.findText("Villefable"))
    assert names(listed) == [QUAY]
    asked.clear()
    asked.persons.setCurrentIndex(asked.persons.findData("non_compte"))
    assert names(listed) == [FACTORY, RAMP]
    assert asked.more_button.text() == "Plus de filtres (1)"
    asked.clear()
    asked.out_of_date.setChecked(True)
    assert FACTORY in names(listed) and MILL not in names(listed)


def test_communes_offered_are_those_of_the_sites(listed: SitesDock) -> None:
    combo = listed.filters.commune
    assert [combo.itemText(i) for i in range(combo.count())] == ["Commune", "Saint-Imaginaire", "Villefable"]


def test_sorts_in_french_with_unknown_ones_last(listed: SitesDock) -> None:
    place = next(i for i, column in enumerate(COLUMNS) if column.name == "nb_personnes")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        listed.table.sortByColumn(place, order)
        assert names(listed)[0] == CAMP
    listed.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(listed) == [FACTORY, CAMP, QUAY, MILL, RAMP]


def test_rows_select_features_in_every_layer_that_has_them(listed: SitesDock, qtbot: Any) -> None:
    pick(listed, CAMP, MILL)
    qtbot.waitUntil(lambda: on_map() == {CAMP, MILL}, timeout=2000)
    assert on_map(CAMPS) == {CAMP} and on_map(RESORBED) == {MILL} and on_map(CLOSED) == set()
    assert on_map(CHRONOLOGY) == {CAMP, MILL}
    assert layer(CAMPS).selectedFeatureCount() == 1
    pick(listed)
    qtbot.waitUntil(lambda: not on_map(), timeout=2000)
    assert not on_map(CHRONOLOGY)


@pytest.mark.parametrize("view", ["", CAMPS, CHRONOLOGY])
def test_the_map_selects_rows(listed: SitesDock, view: str, qtbot: Any) -> None:
    choose_on_map(view, CAMP, RAMP)
    assert selected(listed) == {CAMP, RAMP}
    assert listed.current() in (uuid_of(listed, CAMP), uuid_of(listed, RAMP))
    assert on_map() == on_map(CAMPS) == on_map(CHRONOLOGY) == {CAMP, RAMP}
    layer(view).removeSelection()
    assert selected(listed) == set() and not on_map()


def test_a_layer_speaks_for_its_own_sites_only(listed: SitesDock) -> None:
    choose_on_map(RESORBED, MILL)
    choose_on_map(CAMPS, CAMP)
    assert selected(listed) == {CAMP, MILL}
    choose_on_map(CAMPS, RAMP)
    assert selected(listed) == {RAMP, MILL}


def test_nothing_goes_round_in_circles(listed: SitesDock, qtbot: Any) -> None:
    told: list[object] = []
    for view in ("", CAMPS, CHRONOLOGY):
        layer(view).selectionChanged.connect(lambda *_what, view=view: told.append(view))
    choose_on_map(CAMPS, CAMP)
    qtbot.wait(300)
    assert sorted(map(str, told)) == sorted(["", CAMPS, CHRONOLOGY])
    told.clear()
    pick(listed, FACTORY)
    qtbot.wait(400)
    assert sorted(map(str, told)) == sorted(["", CAMPS, CHRONOLOGY])


def test_what_was_selected_on_the_map_before_is_selected_in_the_list(dock: SitesDock, base: Path, qtbot: Any) -> None:
    choose_on_map(CAMPS, CAMP)
    dock.set_base(base)
    settle(dock, qtbot)
    assert selected(dock) == {CAMP}
    assert on_map(CHRONOLOGY) == {CAMP}


def test_a_selection_hidden_by_a_filter_comes_back_with_its_row(listed: SitesDock, qtbot: Any) -> None:
    pick(listed, CAMP)
    qtbot.waitUntil(lambda: on_map() == {CAMP}, timeout=2000)
    listed.filters.search.setText("usine")
    assert selected(listed) == set()
    qtbot.wait(200)
    assert on_map() == {CAMP}
    listed.filters.search.clear()
    assert selected(listed) == {CAMP} and listed.current() == uuid_of(listed, CAMP)


def test_layers_may_go_one_by_one_and_all_together(listed: SitesDock, base: Path, qtbot: Any) -> None:
    project = QgsProject.instance()
    project.removeMapLayer(layer(CAMPS).id())
    pick(listed, CAMP)
    qtbot.waitUntil(lambda: on_map() == {CAMP}, timeout=2000)
    again = QgsVectorLayer(f"{base}|layername=site", "la mienne", "ogr")
    project.addMapLayer(again)
    qtbot.wait(50)
    again.selectByIds([f.id() for f in again.getFeatures() if f["nom"] == QUAY])
    assert selected(listed) == {QUAY}
    project.clear()
    pick(listed, MILL)
    qtbot.wait(300)
    assert len(names(listed)) == 5
    listed.zoom.click()
    listed.set_base(None)
    assert names(listed) == []


def test_a_save_of_the_plugin_is_listed_and_the_rest_stays(listed: SitesDock, base: Path, qtbot: Any) -> None:
    pick(listed, RAMP)
    listed.filters.status.setCheckedItems(["Actif"])
    with Store(base).transaction("essai") as session:
        session.insert("denombrement", {"site": uuid_of(listed, RAMP), "date": date(2026, 10, 1), "nb_personnes": 12})
        session.insert("site", {"nom": "Abris du canal", "statut": "actif"}, circle(569_300, 6_883_300))
    qtbot.waitUntil(lambda: len(names(listed)) == 3, timeout=5000)
    settle(listed, qtbot)
    assert "76 personnes" in listed.totals.text()
    assert selected(listed) == {RAMP}
    assert listed.filters.status.checkedItems() == ["Actif"]


def test_an_edit_committed_in_qgis_is_listed(listed: SitesDock, qtbot: Any) -> None:
    edited = layer(CAMPS)
    assert edited.startEditing()
    fid = next(f.id() for f in edited.getFeatures() if f["nom"] == CAMP)
    edited.changeAttributeValue(fid, edited.fields().indexOf("nom"), "Rue neuve")
    assert edited.commitChanges(), edited.commitErrors()
    qtbot.waitUntil(lambda: "Rue neuve" in names(listed), timeout=5000)


def test_a_site_selected_before_it_was_saved_is_selected_once_listed(listed: SitesDock, qtbot: Any) -> None:
    from qgis.core import QgsVectorLayerUtils

    edited = layer(CAMPS)
    outline = next(edited.getFeatures()).geometry()
    assert edited.startEditing()
    new = QgsVectorLayerUtils.createFeature(edited, outline)
    new["nom"], new["uuid"], new["code"] = "Tout neuf", "neuf", None
    assert edited.addFeature(new) and edited.commitChanges(), edited.commitErrors()
    choose_on_map(CAMPS, "Tout neuf")
    qtbot.waitUntil(lambda: "Tout neuf" in names(listed), timeout=5000)
    assert selected(listed) == {"Tout neuf"}


def test_saves_one_after_the_other_are_read_once(listed: SitesDock, base: Path, qtbot: Any) -> None:
    done: list[object] = []
    listed.table.sites.modelReset.connect(lambda: done.append(1))
    with Store(base).transaction("essai") as session:
        session.insert("visite", {"site": uuid_of(listed, RAMP), "date": date(2026, 10, 1), "constat": "rien"})
    with Store(base).transaction("essai") as session:
        session.insert("visite", {"site": uuid_of(listed, RAMP), "date": date(2026, 10, 2), "constat": "rien"})
    qtbot.wait(50)
    settle(listed, qtbot)
    qtbot.wait(400)
    settle(listed, qtbot)
    assert 1 <= len(done) <= 2


def test_a_base_gone_from_the_drive_is_said_and_found_again(listed: SitesDock, base: Path, qtbot: Any) -> None:
    pick(listed, CAMP)
    QgsProject.instance().clear()
    aside = base.with_name("ailleurs.gpkg")
    base.rename(aside)
    listed.refresh()
    settle(listed, qtbot)
    assert not listed.problem_frame.isHidden()
    assert "introuvable" in listed.problem.text()
    assert len(names(listed)) == 5 and not listed.table.isEnabled()
    assert not listed.open_file.isEnabled() and not listed.export_list.isEnabled()
    aside.rename(base)
    listed.retry.click()
    settle(listed, qtbot)
    assert listed.problem_frame.isHidden() and listed.table.isEnabled()
    assert selected(listed) == {CAMP}


def test_another_base_forgets_the_filters_and_the_selection_of_the_first(
    listed: SitesDock, tmp_path: Path, qtbot: Any
) -> None:
    listed.filters.search.setText("usine")
    pick(listed, FACTORY)
    listed.set_base(make_base(tmp_path / "autre.gpkg", 3))
    settle(listed, qtbot)
    assert len(names(listed)) == 3 and listed.filters.search.text() == ""
    assert selected(listed) == set() and listed.current() is None


def test_the_file_of_a_site_is_asked_for(listed: SitesDock, qtbot: Any) -> None:
    asked: list[str] = []
    listed.site_requested.connect(asked.append)
    assert not listed.open_file.isEnabled()
    pick(listed, MILL)
    listed.open_file.click()
    listed.table.doubleClicked.emit(listed.table.currentIndex())
    assert asked == [uuid_of(listed, MILL)] * 2 and listed.current() == asked[0]


def test_selecting_by_program_selects_on_the_map(listed: SitesDock) -> None:
    listed.select(uuid_of(listed, QUAY))
    assert selected(listed) == {QUAY} and on_map(CLOSED) == {QUAY}
    listed.select("inconnu")
    assert selected(listed) == set() and on_map() == set()


def test_zooms_to_what_is_selected(listed: SitesDock, qgis_iface: Any) -> None:
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(layer().crs())
    pick(listed, CAMP)
    listed.zoom.click()
    box = next(f.geometry().boundingBox() for f in layer().getFeatures() if f["nom"] == CAMP)
    assert canvas.extent().contains(box)
    assert canvas.extent().height() < 600


def read_back(path: Path) -> list[tuple]:
    gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", "DISABLE")
    data = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    sheet = data.GetLayer(0)
    rows = [tuple(f.GetField(i) for i in range(f.GetFieldCount())) for f in sheet]
    gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", None)
    return rows


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """What the user answers to the window that asks for a file."""

    def give(name: str) -> None:
        kind = "Classeur OpenDocument (*.ods)" if name.endswith(".ods") else "Classeur Excel (*.xlsx)"
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / name) if name else "", kind)
        )

    return give


def test_exports_the_list_as_shown_without_what_partners_may_not_read(
    listed: SitesDock, tmp_path: Path, answer: Callable[[str], None], qgis_iface: Any, qtbot: Any
) -> None:
    show_column(listed, "commune", False)
    show_column(listed, "niveau_vigilance")
    show_column(listed, "adresse")
    listed.table.horizontalHeader().moveSection(listed.table.horizontalHeader().visualIndex(1), 0)
    listed.filters.status.setCheckedItems(["Actif", "En cours de résorption"])
    listed.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    told: list[str] = []
    listed._export._on_done = told.append
    answer("liste.xlsx")
    listed.export_list.click()
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    heading, *rows = read_back(tmp_path / "liste.xlsx")
    assert heading == ("Appellation du site", "Code", "Personnes", "Statut")
    assert [row[0] for row in rows] == [FACTORY, CAMP, RAMP]
    assert [row[2] for row in rows] == [None, "64", None]
    assert "lignes\u00a0: 3" in told[0] and "Niveau de vigilance" in told[0] and "Adresse" in told[0]


def test_a_name_without_its_ending_gets_it_and_replaces_nothing_unasked(
    listed: SitesDock, tmp_path: Path, answer: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    (tmp_path / "liste.xlsx").write_bytes(b"ancienne")
    answer("liste")
    monkeypatch.setattr(QMessageBox, "question", lambda *_a: QMessageBox.StandardButton.No)
    listed.export_list.click()
    qtbot.wait(200)
    assert (tmp_path / "liste.xlsx").read_bytes() == b"ancienne"
    answer("")
    listed.export_list.click()


def test_nothing_that_may_leave_is_said(listed: SitesDock, qgis_iface: Any, answer: Callable[[str], None]) -> None:
    show_column(listed, "adresse")
    for name in ("code", "nom", "nb_personnes", "statut", "commune"):
        show_column(listed, name, False)
    said: list[str] = []
    listed._say = lambda text, *_level: said.append(text)
    listed.export_list.click()
    assert "Aucune des colonnes" in said[0]


def test_the_choice_of_columns_is_kept_for_the_next_time(listed: SitesDock, qgis_iface: Any, qtbot: Any) -> None:
    show_column(listed, "adresse")
    show_column(listed, "commune", False)
    listed.table.save_layout()
    again = SitesDock(qgis_iface)
    shown = [column.name for column in again.table.visible_columns()]
    assert "adresse" in shown and "commune" not in shown
    again.stop()
    again.deleteLater()
    QgsSettings().remove(_layout_key())


def test_the_last_column_cannot_be_hidden(listed: SitesDock) -> None:
    menu = listed.columns.menu()
    menu.aboutToShow.emit()
    assert sum(action.isChecked() for action in menu.actions()) == 5
    for name in ("nom", "nb_personnes", "statut", "commune"):
        show_column(listed, name, False)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if not action.isEnabled()] == ["Code"]


def test_stopped_it_hears_nothing(listed: SitesDock, base: Path, qtbot: Any) -> None:
    listed.stop()
    with Store(base).transaction("essai") as session:
        session.insert("site", {"nom": "Après"}, circle(569_300, 6_883_300))
    choose_on_map(CAMPS, CAMP)
    QgsProject.instance().clear()
    qtbot.wait(500)
    assert "Après" not in names(listed) and selected(listed) == set()


def test_every_widget_has_an_accessible_name(dock: SitesDock) -> None:
    asked = dock.filters
    for widget in (asked.search, asked.status, asked.kind, asked.commune, asked.persons, asked.themes, dock.table,
                   dock.columns):  # fmt: skip
        assert widget.accessibleName(), widget.objectName()
    for button in (asked.more_button, asked.clear_button, asked.out_of_date, asked.overdue, dock.open_file, dock.zoom,
                   dock.export_list, dock.retry):  # fmt: skip
        assert button.text(), button.objectName()


@pytest.mark.endurance
def test_a_key_of_the_search_is_answered_at_once(dock: SitesDock, tmp_path: Path, qtbot: Any, large_n: Any) -> None:
    sites = large_n(1000, 10_000)
    dock.set_base(make_base(tmp_path / "base.gpkg", sites))
    settle(dock, qtbot)
    slowest = 0.0
    for end in range(1, 8):
        start = time.perf_counter()
        dock.filters.search.setText("écluses"[:end])
        slowest = max(slowest, time.perf_counter() - start)
    # 50 ms for 10,000 sites on an idle machine; a busy one is given four times that.
    assert slowest < 0.2
