"""The two import windows: what one source leaves to the next, what changes under them, what they never do by themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QToolButton

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import import_kit  # noqa: E402 - beside this file
from resorption.dialogs.import_layer import ImportLayerDialog  # noqa: E402
from resorption.dialogs.import_platform import ImportPlatformDialog  # noqa: E402
from resorption.dialogs.importing import ImportDialog  # noqa: E402
from resorption.layers.imports.layer_mapping import SETTING  # noqa: E402
from resorption.layers.store import Store  # noqa: E402

pytestmark = pytest.mark.usefixtures("qgis_app", "qgis_new_project")
PLACES = (("Le champ", 1.2), ("Quai nord", 1.21), ("Loin", 5.0))


@pytest.fixture
def base(tmp_path: Path) -> Store:
    return import_kit.make_base(
        tmp_path / "base.gpkg", [("27008", "Alizay", import_kit.square_around(1.2, 49.3, 6000))]
    )


def sites_layer(name: str, places: tuple[tuple[str, float], ...] = PLACES) -> QgsVectorLayer:
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=nom:string&field=genre:string", name, "memory")
    for site, longitude in places:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([site, "terrain"])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({longitude} 49.3)"))
        layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def opened(base: Store) -> Iterator[Callable[[], ImportLayerDialog]]:
    """Opens the window of a layer, as often as wanted."""
    QgsSettings().remove(SETTING)
    windows: list[ImportLayerDialog] = []

    def show() -> ImportLayerDialog:
        windows.append(ImportLayerDialog(base))
        windows[-1].show()
        return windows[-1]

    yield show
    for window in windows:
        settle(window)
        window.abandon()


@pytest.fixture
def workbook_window(base: Store) -> Iterator[ImportPlatformDialog]:
    window = ImportPlatformDialog(base)
    window.show()
    yield window
    window.abandon()
    settle(window)


def settle(window: ImportDialog) -> None:
    for _ in range(400):
        if not window._background.running:
            return
        QTest.qWait(25)
    pytest.fail("la fenêtre travaille encore")


def choose(window: ImportLayerDialog, layer: QgsVectorLayer) -> None:
    window.layer.setLayer(layer)
    settle(window)


def names(base: Store) -> list[object]:
    with base.reading() as reader:
        return [record.values["nom"] for record in reader.all("site")]


def write(window: ImportLayerDialog) -> None:
    window.preview.partial.setChecked(True)
    window.run()


def test_what_was_accepted_for_a_file_is_not_for_the_next(opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    choose(window, sites_layer("un"))
    window.preview.partial.setChecked(True)
    window.preview.filter.setCurrentIndex(1)
    assert window.preview.run.isEnabled()
    choose(window, sites_layer("deux"))
    assert not window.preview.partial.isChecked()
    assert window.preview.filter.currentIndex() == 0
    assert not window.preview.run.isEnabled()


def test_a_base_changed_since_is_compared_again(base: Store, opened: Callable[[], ImportLayerDialog]) -> None:
    """Two windows, or two colleagues: the second one would add the same sites again."""
    layer = sites_layer("un")
    windows = opened(), opened()
    for window in windows:
        choose(window, layer)
        window.preview.partial.setChecked(True)
    windows[0].run()
    settle(windows[0])
    windows[1].run()
    settle(windows[1])
    QTest.qWait(50)
    settle(windows[1])
    assert sorted(names(base)) == ["Le champ", "Quai nord"]
    assert "a changé depuis l’aperçu" in windows[1].preview.problem.text()
    assert not windows[1].preview.saved
    assert "inchangées : 2" in windows[1].preview.totals.text().replace("\u00a0", " ")


def test_columns_changed_meanwhile_are_not_those_written(base: Store, opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    choose(window, sites_layer("un"))
    window.look.click()
    assert window._background.running
    box = window._column_boxes["adresse"]
    box.setCurrentIndex(box.findData("genre"))
    assert not window._background.running
    QTest.qWait(300)
    assert window.preview.plan is None
    assert not window.preview.run.isEnabled()
    assert window.preview.stop.text() == "Fermer"


def test_no_layer_any_more_while_it_looks(opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    window.layer.setLayer(sites_layer("un"))
    assert window._background.running
    window.layer.setLayer(None)
    assert window.preview.stop.text() == "Fermer"
    assert window.preview.tabs.isEnabled()


def test_a_layer_removed_while_it_is_written(base: Store, opened: Callable[[], ImportLayerDialog]) -> None:
    window, layer = opened(), sites_layer("un")
    choose(window, layer)
    write(window)
    QgsProject.instance().removeMapLayer(layer.id())
    settle(window)
    assert sorted(names(base)) == ["Le champ", "Quai nord"]
    assert window.preview.saved
    assert window.layer.isEnabled()


def test_the_plugin_goes_away_while_it_looks(base: Store, opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    window.layer.setLayer(sites_layer("un"))
    window.abandon()
    settle(window)
    assert not window.isVisible()
    assert names(base) == []


def test_a_project_left_is_said(base: Store, opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    assert window.base_name.text() == "base.gpkg"
    QgsProject.instance().clear()
    assert "Le projet a changé" in window.base_name.text()
    assert str(base.path.parent) in window.base_name.text()


def test_the_base_is_not_offered_to_be_imported_into_itself(
    base: Store, opened: Callable[[], ImportLayerDialog]
) -> None:
    own = QgsVectorLayer(f"{base.path}|layername=site", "Campements", "ogr")
    QgsProject.instance().addMapLayer(own)
    sites_layer("un")
    window = opened()
    assert [window.layer.itemText(i) for i in range(window.layer.count())] == ["", "un"]


def test_the_wheel_chooses_nothing(opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    choose(window, sites_layer("un"))
    box = window._column_boxes["nom"]
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentData() == "nom"


def test_enter_writes_nothing(base: Store, opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    choose(window, sites_layer("un", PLACES[:2]))
    assert window.preview.run.isEnabled()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        for widget in (window, window.preview.lines, window.preview.run):
            QTest.keyClick(widget, key)
    settle(window)
    assert names(base) == []


def test_a_long_list_says_that_it_is_cut(
    opened: Callable[[], ImportLayerDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resorption.dialogs.import_preview._SHOWN", 2)
    window = opened()
    choose(window, sites_layer("un"))
    assert window.preview.lines.topLevelItemCount() == 2
    assert "Les 2 premières lignes" in window.preview.totals.text()


def test_an_empty_layer_is_said(opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    choose(window, sites_layer("vide", ()))
    assert "ne contient aucun site" in window.preview.totals.text()


def test_the_column_is_told_with_the_reason(opened: Callable[[], ImportLayerDialog]) -> None:
    window = opened()
    choose(window, sites_layer("un"))
    window.preview.lines.setCurrentItem(window.preview.lines.topLevelItem(2))
    assert window.preview.detail.text().startswith("géométrie : Le site est hors")


def test_a_path_is_looked_at_once_typed(workbook_window: ImportPlatformDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    monkeypatch.setattr(workbook_window, "prepare", lambda: looked.append(workbook_window.path().name))
    QTest.keyClicks(workbook_window.file.lineEdit(), "export.xlsx")
    assert looked == []
    QTest.keyClick(workbook_window.file.lineEdit(), Qt.Key.Key_Return)
    assert looked == ["export.xlsx"]
    QTest.qWait(900)
    assert looked == ["export.xlsx"]


def test_the_same_workbook_can_be_read_again(workbook_window: ImportPlatformDialog, tmp_path: Path) -> None:
    assert not workbook_window.look.isEnabled()
    path = tmp_path / "export.xlsx"
    workbook_window.file.setFilePath(str(path))
    settle(workbook_window)
    assert "introuvable" in workbook_window.preview.problem.text()
    path.write_text("autre chose")
    workbook_window.look.click()
    settle(workbook_window)
    assert "n’est pas un classeur" in workbook_window.preview.problem.text()


def test_a_failed_reading_leaves_no_plan(
    opened: Callable[[], ImportLayerDialog], workbook_window: ImportPlatformDialog, tmp_path: Path
) -> None:
    """What was prepared with other choices is not what the window shows."""
    window = opened()
    choose(window, sites_layer("un", PLACES[:2]))
    window.prepare()
    window.reject()
    settle(window)
    assert "interrompue" in window.preview.problem.text()
    assert window.preview.plan is None
    assert not window.preview.run.isEnabled()


def test_who_hears_the_screen_knows_the_fields(workbook_window: ImportPlatformDialog) -> None:
    options = Qt.FindChildOption.FindDirectChildrenOnly
    buttons = workbook_window.file.findChildren(QToolButton, options=options)
    for widget in (workbook_window.file.lineEdit(), *buttons):
        assert widget.accessibleName()


@pytest.mark.parametrize("kind", [ImportLayerDialog, ImportPlatformDialog])
def test_no_two_mnemonics_are_the_same(base: Store, kind: type) -> None:
    window = kind(base)
    texts = [w.text() for w in (*window.findChildren(object),) if hasattr(w, "text") and callable(w.text)]
    tabs = window.preview.tabs
    texts += [tabs.tabText(i) for i in range(tabs.count()) if kind is ImportPlatformDialog or i != 2]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text.replace("&&", "")]
    assert len(letters) > 5
    assert sorted(letters) == sorted(set(letters))
