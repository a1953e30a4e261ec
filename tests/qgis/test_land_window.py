"""« Rechercher du foncier »: layers proposed, refusals, the run and its funnel, cancel, what is never lost."""

from __future__ import annotations

import contextlib
import runpy
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMessageBox, QWidget
from resorption.dialogs.abandon import AbandonBox
from resorption.dialogs.land.window import LandWindow
from resorption.land.criteria import ROLES
from resorption.land.inventory import SCREENING, Advance, run_screening
from resorption.land.screening import Progress
from resorption.land.thresholds import AREA_EACH, PERSONS, REDUCED_AREA_EACH, SCHOOL
from resorption.layers.store import Store
from resorption.protocol.errors import Cancelled, ResorptionError

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "inventory_kit.py")))
pytestmark = pytest.mark.usefixtures("qgis_app", "qgis_new_project")
COLUMNS = {
    "parcelles": ("Parcelles 2025", "Polygon", ("id", "section", "numero", "contenance")),
    "ppr": ("Zones du PPRI", "Polygon", ("typereglement", "libellezonereglement")),
    "ppr_perimetre": ("Périmètre", "Polygon", ("codeprocedure", "etatprocedure")),
    "plu": ("PLU", "Polygon", ("TYPEZONE", "LIBELLE")),
    "eau_surface": ("Plans d’eau", "Polygon", ("nom",)),
    "cimetiere": ("Cimetières", "Polygon", ("nom",)),
    "patrimoine": ("Monuments", "Polygon", ("nom",)),
    "route": ("Routes", "LineString", ("nom",)),
    "arret": ("Arrêts", "Point", ("nom",)),
    "point_eau": ("Fontaines", "Point", ("nom",)),
}
"""Role -> name, geometry and columns of a layer that is proposed for it."""


def add_layer(role: str) -> QgsVectorLayer:
    name, geometry, columns = COLUMNS[role]
    fields = "&".join(f"field={column}:string" for column in columns)
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:2154&{fields}", name, "memory")
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def base(tmp_path: Path) -> Store:
    return KIT.make(tmp_path / "base.gpkg")


@pytest.fixture
def opened(base: Store) -> Iterator[Callable[..., LandWindow]]:
    """Opens the window; the layers are those of the kit, whatever stands in the project under their role."""
    windows: list[LandWindow] = []

    def show(screening: Callable[..., Any] | None = None, *, layers: bool = True) -> LandWindow:
        for role in COLUMNS if layers and not windows else ():
            add_layer(role)
        read = KIT.reader(KIT.layers())
        window = LandWindow(base.path, screening=screening or partial(run_screening, read=read))
        windows.append(window)
        window.show()
        return window

    yield show
    for window in windows:
        window._background.cancel()
        settle(window)
        window.abandon()


@pytest.fixture
def ready(opened: Callable[..., LandWindow]) -> LandWindow:
    """Everything that a run needs is said."""
    window = opened()
    fill(window)
    return window


def fill(window: LandWindow) -> None:
    for role in KIT.LEFT_OUT:
        window.layers_page.lines[role][0].leave_out()
    type_figure(window, PERSONS.key, "40", "Comité de pilotage du 12 mai 2026")


def type_figure(window: LandWindow, key: str, value: str, source: str = "") -> None:
    row = window.rules_page.rows[key]
    row.value.setText(value)
    row.source.setText(source)


def settle(window: LandWindow, most_s: float = 20) -> None:
    end = time.monotonic() + most_s
    while time.monotonic() < end:
        if not (window._background.running or window.results_page.reading or window.results_page.busy):
            return
        QTest.qWait(20)
    pytest.fail("la fenêtre travaille encore")


def runs(store: Store) -> int:
    with store.reading() as reader:
        return len(list(reader.all("criblage")))


def settings(store: Store) -> dict[str, object]:
    with store.reading() as reader:
        return {str(row.values["cle"]): row.values["valeur"] for row in reader.all("reglage")}


def answer(monkeypatch: pytest.MonkeyPatch, button: str) -> list[str]:
    asked: list[str] = []
    choice = getattr(QMessageBox.StandardButton, button)
    monkeypatch.setattr(QMessageBox, "question", lambda *what: asked.append(what[2]) or choice)
    return asked


def waiting(*, stops: bool = True) -> Callable[..., Any]:
    """A screening that goes on until it is stopped."""

    def work(request: Any, *, author: str, progress: Callable[[Advance], None], cancelled: Callable[[], bool]) -> Any:
        for step in range(400):
            done = min(10 * step, 100)
            progress(Advance(SCREENING, 50, Progress(done, 100, {"surface": 7 * done // 10, "compacite": 0})))
            if cancelled() and stops:
                raise Cancelled
            time.sleep(0.02)
        raise AssertionError

    return work


def failing(error: Exception) -> Callable[..., Any]:
    def work(*_what: Any, **_told: Any) -> Any:
        raise error

    return work


def test_layers_are_proposed_with_their_reason(opened: Callable[..., LandWindow]) -> None:
    page = opened().layers_page
    chosen = {source.role: source.name for source in page.chosen().sources}
    assert chosen == {role: name for role, (name, *_rest) in COLUMNS.items()}
    parcels, roads = page.lines["parcelles"][0], page.lines["route"][0]
    assert "id, numero, section" in parcels.box.toolTip()
    assert parcels.proposal.sure and not roads.proposal.sure
    assert "à vérifier" in roads.state.text()


def test_the_layers_of_the_base_and_of_another_geometry_are_not_offered(
    opened: Callable[..., LandWindow], base: Store
) -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer(f"{base.path}|layername=commune", "Communes", "ogr"))
    page = opened().layers_page
    offered = [
        page.lines["parcelles"][0].box.itemText(place) for place in range(page.lines["parcelles"][0].box.count())
    ]
    assert "Communes" not in offered and "Routes" not in offered and "Parcelles 2025" in offered


def test_layers_added_afterwards_are_proposed_too(opened: Callable[..., LandWindow]) -> None:
    window = opened(layers=False)
    page = window.layers_page
    page.lines["route"][0].leave_out()
    settle(window)
    for role in ("parcelles", "ppr", "route"):
        add_layer(role)
    QTest.qWait(50)
    chosen = page.chosen()
    assert {source.role for source in chosen.sources} == {"parcelles", "ppr"}
    assert "route" in chosen.left_out, "what somebody decided stays"
    another = add_layer("parcelles")
    QTest.qWait(50)
    assert page.lines["parcelles"][0].source.uri != another.source(), "what is chosen stays"


def test_only_what_a_protocol_may_leave_out_can_be(opened: Callable[..., LandWindow]) -> None:
    page = opened(layers=False).layers_page
    for role, lines in page.lines.items():
        texts = [lines[0].box.itemText(place) for place in range(lines[0].box.count())]
        optional = any(one.key == role and one.optional for one in ROLES)
        assert any("décision" in text for text in texts) == optional, role


def test_an_absence_says_what_follows(opened: Callable[..., LandWindow]) -> None:
    window = opened(layers=False)
    page = window.layers_page
    assert "R4 ne pourra être satisfaite" in page.lines["plu"][0].state.text()
    assert "ne serait pas jugée" in page.lines["ecole"][0].state.text()
    type_figure(window, SCHOOL.key, "1000", "Délibération")
    assert "R7 ne pourra être satisfaite" in page.lines["ecole"][0].state.text()
    page.lines["ecole"][0].leave_out()
    assert "par décision" in page.lines["ecole"][0].state.text()


def test_the_title_of_the_details_shows_no_ampersand(opened: Callable[..., LandWindow]) -> None:
    page = opened().layers_page
    page.lines["cimetiere"][0].leave_out()
    heading = page.details.heading
    for role, mnemonic in (("cimetiere", False), ("parcelles", True), ("cimetiere", False)):
        page.show_line(page.lines[role][0])
        assert (heading.buddy() is not None, "&" in heading.text()) == (mnemonic, mnemonic)


def test_columns_are_changed_beside_and_kept(opened: Callable[..., LandWindow]) -> None:
    page = opened().layers_page
    line = page.lines["parcelles"][0]
    page.show_line(line)
    editor = page.details.editors["identifiant"]
    assert editor.currentData() == "id"
    editor.setCurrentIndex(0)
    assert "Identifiant" in line.state.text() and page.problem()[0] is line
    editor.setCurrentIndex(editor.findData("id"))
    page.details.editors["vintage"].setText("janvier 2026")
    page.show_line(page.lines["ppr"][0])
    page.show_line(line)
    assert page.details.editors["vintage"].text() == "janvier 2026"
    assert line.source.vintage == "janvier 2026" and page.problem() is None


def test_the_model_of_a_plan_is_asked(opened: Callable[..., LandWindow]) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=regle:string", "PPR d’une commune", "memory")
    QgsProject.instance().addMapLayer(layer)
    window = opened()
    page, line = window.layers_page, window.layers_page.lines["ppr"][0]
    line.choose_key("memory", layer.source())
    page.show_line(line)
    page.details.editors["code"].setCurrentIndex(page.details.editors["code"].findData("regle"))
    assert "modèle" in line.state.text() and page.problem()[0] is line
    page.details.editors["model"].setCurrentIndex(1)
    assert page.problem() is None


def test_a_role_may_have_several_layers(opened: Callable[..., LandWindow]) -> None:
    window = opened()
    page = window.layers_page
    page.lines["ppr"][0].extra.click()
    assert len(page.lines["ppr"]) == 2
    page.lines["ppr"][1].extra.click()
    assert len(page.lines["ppr"]) == 1
    assert not page.lines["parcelles"][0].extra.isVisible()


@pytest.mark.parametrize(("removed", "page", "words"), [
    ("parcelles", "layers_page", "parcelles cadastrales"), (None, "rules_page", "Personnes à accueillir"),
])  # fmt: skip
def test_what_prevents_a_run_is_said_where_it_is_mended(
    opened: Callable[..., LandWindow], base: Store, removed: str | None, page: str, words: str
) -> None:
    window = opened()
    if removed:
        window.layers_page.lines[removed][0].box.setCurrentIndex(0)
    window.launch()
    assert window.pages.currentWidget() is getattr(window, page)
    assert words in window.problem.text() and window.problem.isVisible()
    assert not window._background.running and settings(base) == {}


def test_another_figure_asks_its_source(opened: Callable[..., LandWindow], base: Store) -> None:
    window = opened()
    fill(window)
    type_figure(window, AREA_EACH.key, "50")
    window.launch()
    assert window.pages.currentWidget() is window.rules_page and "d’où vient" in window.problem.text()
    assert window.rules_page.rows[AREA_EACH.key].value.text() == "50" and settings(base) == {}


def test_figures_that_disagree_are_told_beside(opened: Callable[..., LandWindow]) -> None:
    window = opened()
    type_figure(window, REDUCED_AREA_EACH.key, "60", "Délibération")
    assert "ne peut pas dépasser" in window.rules_page.rows[REDUCED_AREA_EACH.key].error.text()


def test_from_the_launch_to_the_results(ready: LandWindow, base: Store) -> None:
    ready.launch()
    assert not ready.launch_button.isEnabled()
    settle(ready)
    settle(ready)
    assert ready.run_page.problem.isHidden() and "Compatible" in ready.run_page.outcome.text()
    assert runs(base) == 1
    assert settings(base)[PERSONS.key] == "40"
    assert ready.results_page.model.page.total == len(KIT.PARCELS)
    assert ready.results_page.summary.counts["compatible"] == 1
    assert ready.results_page.path.parent == base.path.parent
    bar = ready.run_page.funnel.bars["surface"]
    assert bar.value() < bar.maximum() and "sur 10" in bar.accessibleName()
    assert not ready.has_input()


def test_a_step_that_excludes_nothing_says_so(ready: LandWindow) -> None:
    """The bar of the road is as long as the one before: nobody is to read that all these parcels have one."""
    bars = ready.run_page.funnel.bars
    silent = {key for key, bar in bars.items() if "n’exclut pas" in bar.accessibleName()}
    assert silent == {"route", "services"}


def test_the_next_window_proposes_what_was_chosen(ready: LandWindow, opened: Callable[..., LandWindow]) -> None:
    ready.layers_page.merge.setChecked(True)
    ready.launch()
    settle(ready)
    ready.abandon()
    again = opened()
    assert again.layers_page.chosen().left_out == KIT.LEFT_OUT
    assert again.layers_page.merge.isChecked()
    assert again.rules_page.rows[PERSONS.key].source.text() == "Comité de pilotage du 12 mai 2026"
    assert not again.has_input()
    settle(again)
    assert again.results_page.summary is not None


def test_the_window_lives_while_it_runs_and_stops_at_once(opened: Callable[..., LandWindow], base: Store) -> None:
    window = opened(waiting())
    fill(window)
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(20)
    window.launch()
    QTest.qWait(600)
    assert window.run_page.funnel.bars["surface"].value() == 70
    assert max(after - before for before, after in zip(ticks, ticks[1:])) < 0.3
    start = time.monotonic()
    window.run_page.stop.click()
    assert "Arrêt" in window.run_page.stage.text()
    settle(window, 1)
    assert time.monotonic() - start < 1
    assert "à votre demande" in window.run_page.problem.text()
    assert runs(base) == 0 and window.launch_button.isEnabled()
    assert window.rules_page.rows[PERSONS.key].value.text() == "40"


def test_the_window_lives_while_a_colleague_writes(ready: LandWindow, base: Store) -> None:
    """What was chosen is saved with the run: the base may be busy for seconds."""
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(20)
    with contextlib.closing(sqlite3.connect(base.path, isolation_level=None)) as colleague:
        colleague.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        ready.launch()
        assert time.monotonic() - begun < 1
        QTest.qWait(1500)
        assert max(after - before for before, after in zip(ticks, ticks[1:])) < 0.5
        assert ready._background.running and ready.rules_page.has_input()
        colleague.execute("ROLLBACK")
    settle(ready)
    assert runs(base) == 1 and settings(base)[PERSONS.key] == "40" and not ready.has_input()


def test_a_base_that_stays_busy_is_said_and_nothing_is_lost(ready: LandWindow, base: Store) -> None:
    with contextlib.closing(sqlite3.connect(base.path, isolation_level=None)) as colleague:
        colleague.execute("BEGIN IMMEDIATE")
        ready.launch()
        settle(ready)
    assert "en cours d’écriture" in ready.run_page.problem.text() and ready.has_input()
    assert runs(base) == 0


def test_closing_a_run_is_asked(opened: Callable[..., LandWindow], monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(waiting())
    fill(window)
    window.launch()
    asked = answer(monkeypatch, "No")
    window.reject()
    assert len(asked) == 1 and window.isVisible() and window._background.running
    answer(monkeypatch, "Yes")
    window.reject()
    settle(window, 2)
    assert not window.isVisible()


def test_a_run_that_ends_while_closing_is_asked_stays_to_be_read(
    opened: Callable[..., LandWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()

    def slow(*_what: Any, **_told: Any) -> Any:
        going.wait(20)
        raise ResorptionError("Le disque est plein.")

    window = opened(slow)
    fill(window)
    window.launch()

    def read_slowly(*_what: Any) -> QMessageBox.StandardButton:
        going.set()
        settle(window)
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", read_slowly)
    window.reject()
    assert window.isVisible() and not window._closing, "the next run would close the window by itself"
    assert window.run_page.problem.text() == "Le disque est plein."
    assert window.run_page.stage.text() == "Pas de résultat."


def test_a_figure_typed_is_not_lost_by_closing(
    opened: Callable[..., LandWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(waiting())
    asked: list[object] = []
    monkeypatch.setattr(AbandonBox, "agreed", lambda parent: asked.append(parent) or False)
    type_figure(window, PERSONS.key, "40")
    window.reject()
    assert asked and window.isVisible()


def test_an_error_stays_on_the_page(opened: Callable[..., LandWindow]) -> None:
    window = opened(failing(ResorptionError("Le disque est plein.")))
    fill(window)
    window.launch()
    settle(window)
    assert window.run_page.problem.text() == "Le disque est plein." and window.run_page.problem.isVisible()
    window.pages.setCurrentIndex(0)
    window.pages.setCurrentIndex(2)
    assert window.run_page.problem.isVisible()
    assert window.layers_page.lines["parcelles"][0].source is not None


def test_an_unexpected_error_says_its_kind_only(opened: Callable[..., LandWindow]) -> None:
    window = opened(failing(KeyError("Mme Untel")))
    fill(window)
    with pytest.raises(KeyError):
        window._failed(KeyError("Mme Untel"))
    assert "KeyError" in window.run_page.problem.text() and "Untel" not in window.run_page.problem.text()


def test_a_base_that_is_gone_is_said(ready: LandWindow, base: Store) -> None:
    base.path.rename(base.path.with_name("ailleurs.gpkg"))
    ready.launch()
    settle(ready)
    assert base.path.name in (ready.problem.text() + ready.run_page.problem.text())
    assert ready.rules_page.rows[PERSONS.key].value.text() == "40"


def test_a_layer_removed_meanwhile_is_told(ready: LandWindow) -> None:
    layer = QgsProject.instance().mapLayersByName("Parcelles 2025")[0]
    QgsProject.instance().removeMapLayer(layer.id())
    QTest.qWait(50)
    page = ready.layers_page
    assert page.lines["parcelles"][0].source is None
    assert "Parcelles 2025" in page.told.text() and page.told.isVisible()
    ready.launch()
    assert "parcelles cadastrales" in ready.problem.text()


def test_a_file_that_the_project_no_longer_shows_stays(opened: Callable[..., LandWindow], tmp_path: Path) -> None:
    path = tmp_path / "parcelles.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "1", '
                    '"section": "A", "numero": "1"}, "geometry": {"type": "Polygon", "coordinates": '
                    '[[[2, 48], [2.1, 48], [2.1, 48.1], [2, 48]]]}}]}', encoding="utf-8")  # fmt: skip
    layer = QgsVectorLayer(str(path), "Cadastre", "ogr")
    QgsProject.instance().addMapLayer(layer)
    window = opened(layers=False)
    assert window.layers_page.lines["parcelles"][0].source.name == "Cadastre"
    QgsProject.instance().removeMapLayer(layer.id())
    QTest.qWait(50)
    assert window.layers_page.lines["parcelles"][0].source.uri == str(path)


def test_a_file_is_offered_to_its_role(opened: Callable[..., LandWindow], tmp_path: Path) -> None:
    path = tmp_path / "pm.csv"
    path.write_text("departement;code_commune;prefixe;section;n_plan;groupe_personne;denomination\n45;001;;AB;1;4;VILLE\n",
                    encoding="utf-8")  # fmt: skip
    window = opened(layers=False)
    line = window.layers_page.lines["proprietaires"][0]
    window.layers_page.open_file(line, str(path))
    assert line.source.uri == str(path) and line.source.fields["groupe"] == "groupe_personne"
    window.layers_page.open_file(line, str(tmp_path / "absent.gpkg"))
    assert "absent.gpkg" in window.layers_page.told.text() and line.source is not None


def test_the_project_may_change_under_the_window(ready: LandWindow, base: Store) -> None:
    QgsProject.instance().clear()
    QTest.qWait(50)
    assert base.path.name in ready.notice.text() and ready.notice.isVisible()


def fields(window: LandWindow) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    return [child for kind in kinds for child in window.findChildren(kind)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(child.parent(), QComboBox)
            and not child.objectName().startswith("qt_")]  # fmt: skip


def test_every_field_has_a_name(ready: LandWindow) -> None:
    buddies = {label.buddy() for label in ready.findChildren(QLabel) if label.buddy() is not None}
    nameless = [child for child in fields(ready) if not child.accessibleName() and child not in buddies
                and not getattr(child, "text", lambda: "")()]  # fmt: skip
    assert [type(child).__name__ + child.objectName() for child in nameless] == []


def test_tab_goes_down_the_roles(ready: LandWindow) -> None:
    ready.pages.setCurrentIndex(0)
    ready.layers_page.show_line(ready.layers_page.lines["parcelles"][0])
    boxes = [line.box for lines in ready.layers_page.lines.values() for line in lines]
    order, widget = [], boxes[0]
    for _step in range(200):
        if widget in boxes:
            order.append(boxes.index(widget))
        widget = widget.nextInFocusChain()
        if widget is boxes[0]:
            break
    assert order == sorted(order) and len(order) == len(boxes)
    details = list(ready.layers_page.details.editors.values())
    assert ready.layers_page.details.heading.buddy() is details[0]
    after = [details[0].nextInFocusChain()]
    while after[-1] is not ready.layers_page.merge and len(after) < 60:
        after.append(after[-1].nextInFocusChain())
    assert set(details[1:]) <= set(after) and not set(boxes) & set(after)


def test_the_window_fits_the_screen(ready: LandWindow) -> None:
    for place in range(ready.pages.count()):
        ready.pages.setCurrentIndex(place)
        assert ready.minimumSizeHint().width() <= 1300 and ready.minimumSizeHint().height() <= 700


def test_what_a_layer_covers_is_seen_and_changed(opened: Callable[..., LandWindow], base: Store) -> None:
    window = opened()
    page = window.layers_page
    fill(window)
    roads, stops = page.lines["route"][0], page.lines["arret"][0]
    assert roads.source.coverage == "emprise" and "couverture\xa0: l’emprise de la couche" in roads.state.text()
    page.show_line(roads)
    box = page.details.editors["coverage"]
    choice = box.parent()
    assert choice.communes.isHidden()
    box.setCurrentIndex(box.findData("communes"))
    assert not choice.communes.isHidden() and roads.source.coverage == "communes"
    assert "couverture\xa0: aucune commune" in roads.state.text()
    assert [choice.communes.item(row).text() for row in range(2)] == ["Est (00102)", "Ouest (00101)"]
    choice.communes.item(1).setCheckState(Qt.CheckState.Checked)
    assert roads.source.coverage == "communes 00101" and "la commune 00101" in roads.state.text()
    assert stops.source.coverage == "emprise", "one layer at a time"
    box.setCurrentIndex(box.findData("territoire"))
    choice.for_all.click()
    covered = {source.role: source.coverage for source in page.chosen().sources}
    assert covered == {
        role: "" if role in ("parcelles", "ppr", "ppr_perimetre", "plu") else "territoire" for role in COLUMNS
    }
    page.show_line(page.lines["plu"][0])
    assert "coverage" not in page.details.editors, "its zones say where it is known"


def test_what_a_layer_covers_is_asked_with_the_run(opened: Callable[..., LandWindow]) -> None:
    asked: list[Any] = []

    def screening(request: Any, **_told: Any) -> Any:
        asked.append(request)
        raise Cancelled

    window = opened(screening)
    fill(window)
    window.layers_page.show_line(window.layers_page.lines["route"][0])
    window.layers_page.details.editors["coverage"].setCurrentIndex(1)
    window.launch()
    settle(window)
    covered = {source.role: source.coverage for source in asked[0].sources}
    assert covered["route"] == "territoire" and covered["arret"] == "emprise"


def test_what_is_to_be_mended_on_a_page_is_not_said_on_another(opened: Callable[..., LandWindow]) -> None:
    window = opened(layers=False)
    window.launch()
    assert window.pages.currentWidget() is window.layers_page and "parcelles" in window.problem.text()
    window.next.click()
    assert window.problem.text() == "" and window.problem.isHidden()
    window.pages.setCurrentWidget(window.results_page)
    window.launch()
    assert window.pages.currentWidget() is window.layers_page and "parcelles" in window.problem.text()
