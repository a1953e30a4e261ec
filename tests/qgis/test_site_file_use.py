"""« Fiche site » in use: what is in sight, in which order, with which keys, and what is said when it cannot be."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QRect, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QTabWidget, QWidget
from resorption.dialogs.site_file.access import SiteAction
from resorption.dialogs.site_file.conflict import ConflictDialog
from resorption.dialogs.site_file.link_row import TickDialog
from resorption.dialogs.site_file.records import RecordsPanel
from resorption.dialogs.site_file.window import SiteFileWindow
from resorption.layers.edits import Insert, Update, conflicts, save
from resorption.layers.store import Store

KIT = runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py"))
MNEMONIC = re.compile(r"&(\w)")


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    return KIT["make"](tmp_path / "essai.gpkg")


@pytest.fixture
def opened(store: Store) -> Iterator[SiteFileWindow]:
    made = SiteFileWindow(store.path, "forges")
    made.show()
    QApplication.processEvents()
    yield made
    made.abandon()
    made.deleteLater()


def panel(opened: SiteFileWindow, title: str, table: str) -> RecordsPanel:
    opened.show_tab(title)
    QApplication.processEvents()
    return next(p for p in opened.tab(opened.tabs.currentIndex()).panels if p.table.name == table)


def put(form, name: str, value: object) -> None:  # noqa: ANN001
    """As if it were typed."""
    form.rows[name].editor.set_value(value)
    form.rows[name].editor.changed.emit()


def in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def test_a_refused_field_comes_into_sight(opened: SiteFileWindow) -> None:
    identity = opened.tab(0)
    put(identity.form, "code", "X" * 40)
    identity._area.verticalScrollBar().setValue(identity._area.verticalScrollBar().maximum())
    code = identity.form.rows["code"].editor.widget
    assert not in_sight(code)
    assert not opened.save()
    QApplication.processEvents()
    assert in_sight(code)
    assert in_sight(identity.form.rows["code"].error)


def test_a_refused_field_of_a_row_comes_into_sight(opened: SiteFileWindow) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    put(counts.form, "nb_matelas", -1)
    opened.resize(opened.minimumSizeHint())
    QApplication.processEvents()
    opened.tabs.setCurrentIndex(0)
    assert not opened.save()
    QApplication.processEvents()
    assert in_sight(counts.form.rows["nb_matelas"].editor.widget)


def test_what_cannot_be_read_to_be_attached_is_said(opened: SiteFileWindow, store: Store) -> None:
    promised = panel(opened, "Engagements et actions", "engagement")
    away = store.path.with_name("ailleurs.gpkg")
    store.path.rename(away)
    promised.attach_button.click()
    away.rename(store.path)
    assert "introuvable" in opened.notice.text()


def test_the_action_of_the_layer_says_that_a_site_is_not_in_the_base(qgis_app: object) -> None:
    owner = QObject()
    action = SiteAction(owner)
    heard: list[object] = []
    action.picked.connect(heard.append)
    action.missed.connect(lambda: heard.append(None))
    layer = QgsVectorLayer("Polygon?field=uuid:string", "site", "memory")
    _done, made = layer.dataProvider().addFeatures([QgsFeature(layer.fields())])
    made[0]["uuid"] = "forges"
    _done, others = layer.dataProvider().addFeatures([made[0]])
    gone = QgsFeature(layer.fields(), 99)
    for feature in (gone, made[0], others[0]):
        action._open(layer, feature, None)
    assert heard == [None, None, "forges"]


def test_the_title_names_the_base_that_the_project_has_left(opened: SiteFileWindow) -> None:
    opened.project_left(opened.base)
    assert opened.windowTitle().count("essai.gpkg") == 1
    opened.show_site("delta")
    assert opened.windowTitle().endswith("Delta — essai.gpkg")


def test_articles_are_in_the_order_of_their_numbers(opened: SiteFileWindow, store: Store) -> None:
    for article in (10, 9):
        values = {"article": article, "partenaire": "Préfecture", "intitule": "Promis", "statut": "propose"}
        save(store, [Insert("engagement", f"e{article}", values),
                     Insert("engagement_site", f"l{article}", {"engagement": f"e{article}", "site": "forges"})], "essai")  # fmt: skip
    promised = panel(opened, "Engagements et actions", "engagement")
    articles = [state.shown["article"] for state in promised.states]
    assert articles == [4, 9, 10]


def test_tab_goes_through_the_fields_before_the_buttons_below_them(opened: SiteFileWindow) -> None:
    panel(opened, "Habitants", "denombrement")
    opened.tabs.setCurrentIndex(0)
    stops = []
    stop = opened.nextInFocusChain()
    while stop is not opened:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisibleTo(opened):
            stops.append(stop.objectName())
        stop = stop.nextInFocusChain()
    assert stops.index("qt_tabwidget_tabbar") < stops.index("code") < stops.index("date_evacuation_fixee")
    assert stops.index("date_evacuation_fixee") < stops.index("previous_button") < stops.index("close_button")


def test_a_long_text_has_room(store: Store) -> None:
    with store.reading() as reader:
        site = reader.fetch("site", "forges")
    save(store, [Update(site, {"contexte": "Une phrase du contexte. " * 60})], "essai")
    made = SiteFileWindow(store.path, "forges")
    made.show()
    QApplication.processEvents()
    rows = made.tab(0).form.rows
    assert rows["contexte"].editor.widget.height() > 2 * rows["acteurs_presents"].editor.widget.height()
    made.abandon()
    made.deleteLater()


def test_a_text_grows_while_it_is_typed(opened: SiteFileWindow) -> None:
    opened.show()
    QApplication.processEvents()
    box = opened.tab(0).form.rows["contexte"].editor.widget
    before = box.height()
    box.setFocus()
    box.insertPlainText("une ligne\n" * 8)
    QApplication.processEvents()
    assert box.height() > before


def test_a_form_of_one_text_leaves_no_hole(opened: SiteFileWindow) -> None:
    visits = panel(opened, "Veille (Art. 11)", "visite")
    visits.add()
    QApplication.processEvents()
    row = visits.form.rows["note"]
    margins = row.layout().contentsMargins()
    assert row.height() == row.editor.widget.height() + margins.top() + margins.bottom()


def test_every_column_of_a_list_is_in_sight(opened: SiteFileWindow) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    assert counts.list.header().length() <= counts.list.viewport().width()


def test_a_row_that_is_empty_has_a_name(opened: SiteFileWindow) -> None:
    conditions = panel(opened, "Conditions de vie", "conditions_vie")
    conditions.add()
    assert conditions.list.topLevelItem(0).text(0) == "À remplir"


def test_no_key_presses_two_buttons(opened: SiteFileWindow) -> None:
    opened.advice_button.setVisible(True)
    for index in range(opened.tabs.count()):
        opened.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        shown = [w for kind in (QAbstractButton, QLabel) for w in opened.findChildren(kind) if w.isVisible()]
        letters = Counter(found.group(1).casefold() for w in shown if (found := MNEMONIC.search(w.text())))
        assert not [letter for letter, count in letters.items() if count > 1], opened.tabs.tabText(index)


def test_what_is_only_read_is_legible(opened: SiteFileWindow) -> None:
    cause = opened.tab(0).form.rows["cause_fermeture"].editor.widget
    assert isinstance(cause, QComboBox)
    assert not cause.isEnabled()
    palette = cause.palette()
    letters = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    ground = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Button)
    assert contrast(letters, ground) > 4.5


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2.1 computes it."""

    def light(colour: QColor) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_a_conflict_shows_the_whole_of_long_texts(store: Store) -> None:
    """Two of them may differ by their last word."""
    with store.reading() as reader:
        site = reader.fetch("site", "forges")
    long = "Une phrase du contexte. " * 40
    save(store, [Update(site, {"contexte": f"{long} fin"})], "collègue")
    mine = Update(site, {"contexte": f"{long} suite"})
    parent = QWidget()
    dialog = ConflictDialog(conflicts(store, [mine]), store, parent)
    dialog.show()
    QApplication.processEvents()
    line = dialog.tree.topLevelItem(0).child(0)
    width = dialog.tree.columnWidth(2)
    room = QRect(0, 0, width, 100_000)
    needed = dialog.tree.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, line.text(2)).height()
    assert dialog.tree.visualItemRect(line).height() >= needed
    parent.deleteLater()


def test_what_is_ticked_comes_first(qgis_app: object) -> None:
    parent = QWidget()
    dialog = TickDialog("Sites", [(str(n), f"Site {n}") for n in range(30)], {"20", "7"}, parent)
    assert [dialog.list.item(row).text() for row in range(3)] == ["Site 7", "Site 20", "Site 0"]
    assert dialog.ticked() == {"7", "20"}
    parent.deleteLater()


def test_the_sets_of_tabs_are_named_for_a_screen_reader(opened: SiteFileWindow) -> None:
    for index in range(opened.tabs.count()):
        opened.tabs.setCurrentIndex(index)
    assert all(tabs.accessibleName() for tabs in opened.findChildren(QTabWidget))
