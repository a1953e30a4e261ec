"""The dock « Vigilance – Article 11 » in the real application: the whole round, by hand, on a small screen."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget

WIDTH = 420
TODAY = date.today()

Wait = Callable[[int], None]


def make(path: Path) -> None:
    """One site closed without a lasting solution, one that cannot be judged, an active one on the ground of the first."""
    kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[2] / "closed_sites_kit.py")))
    from resorption.layers.project import write_project

    store = kit.make(path)
    with store.transaction("Essai") as session:
        for code, x, row in (("S-1", 2200, {"resorption_declaree": "non"}), ("S-2", 400, {})):
            closing = {"date_installation": TODAY - timedelta(900), "date_fermeture": TODAY - timedelta(300), **row}
            kit.add_site(session, code, kit.square(x), closed=True, **closing)
        kit.add_site(session, "S-3", kit.square(2210), date_installation=TODAY - timedelta(200))
    write_project(path)


def until(wait: Wait, ready: Callable[[], object]) -> None:
    for _ in range(200):
        wait(50)
        if ready():
            return
    raise AssertionError("délai dépassé")


def settled(dock: Any) -> bool:
    return not (dock._reading.running or dock._settled.isActive() or dock.evaluation.running)


def line(tree: Any, key: str) -> QPoint:
    return tree.viewport().mapToGlobal(tree.visualRect(tree.lines.index_of(key)).center())


def levels(dock: Any) -> dict[str, list[str]]:
    return {group.key: [row.code for row in group.rows] for group in dock.sites.tree.lines.groups}


def test_the_whole_round(
    iface: QgisInterface, plugin: Any, new_project: QgsProject, tmp_path: Path, hand: Any, wait: Wait,
    screenshot: Callable,
) -> None:  # fmt: skip
    make(tmp_path / "essai.gpkg")
    dock = plugin.commands.vigilance_dock
    dock.hide()
    assert QgsProject.instance().read(str(tmp_path / "essai.qgz"))
    wait(300)
    next(action for action in plugin.menu.actions if action.objectName() == "resorption_vigilance").trigger()
    iface.mainWindow().resizeDocks([dock], [WIDTH], Qt.Orientation.Horizontal)
    until(wait, lambda: levels(dock) and settled(dock))
    assert levels(dock) == {"non_evalue": ["S-1", "S-2"]}
    evaluate(dock, hand, wait)
    assert levels(dock) == {"vigilance": ["S-1"], "non_evaluable": ["S-2"]}
    fits(dock)

    hand.click(line(dock.sites.tree, "S-2"))
    wait(300)
    assert "Non évaluable" in dock.sites.detail.level.text() and dock.sites.detail.missing_title.isVisible()
    keyboard(dock, hand)
    screenshot("vigilance-1-site")

    confirm(dock, hand, wait, screenshot)
    until(wait, lambda: settled(dock) and levels(dock) == {"reoccupe": ["S-1"], "non_evaluable": ["S-2"]})
    record_a_visit(dock, hand, wait, screenshot)
    for page in (dock.visits, dock.uses):
        dock.tabs.setCurrentWidget(page)
        wait(800)
        fits(dock)
        screenshot(f"vigilance-5-{dock.tabs.indexOf(page)}")
    QgsProject.instance().clear()
    until(wait, lambda: "Ouvrez un protocole" in dock.sites.empty.text())


def evaluate(dock: Any, hand: Any, wait: Wait) -> None:
    """By the button, and Return on the day that is proposed."""
    hand.click(dock.evaluate)
    until(wait, lambda: dock.windows.opened and dock.windows.opened[0].isActiveWindow())
    hand.key("Return")
    until(wait, lambda: settled(dock) and "vigilance" in levels(dock))


def fits(dock: Any) -> None:
    assert dock.width() <= WIDTH + 10
    corner = dock.meaning.mapToGlobal(dock.meaning.rect().bottomRight())
    assert corner.x() < 1366 and corner.y() < 768


def keyboard(dock: Any, hand: Any) -> None:
    """From the search to the list, to the factors, to what is missing, without a mouse."""
    hand.key("ctrl+f")
    assert dock.sites.search.hasFocus()
    hand.key("Tab", "Tab")
    assert dock.sites.tree.hasFocus(), QApplication.focusWidget()
    detail = dock.sites.detail
    hand.key("Tab")
    assert detail.level.hasFocus(), QApplication.focusWidget()
    missing = [widget.findChild(QPushButton) for widget in detail._missing]
    for widget in (*missing, detail.table):
        hand.key("Tab")
        assert QApplication.focusWidget() is widget, (widget.objectName(), QApplication.focusWidget())
    before = detail.factor.text()
    hand.key("Down")
    assert detail.factor.text() != before
    expected = [detail.factor, detail.in_words, detail.open_file, detail.zoom, detail.visit, detail.offer]
    for widget in expected:
        hand.key("Tab")
        assert QApplication.focusWidget() is widget, (widget.objectName(), QApplication.focusWidget())


def confirm(dock: Any, hand: Any, wait: Wait, screenshot: Callable) -> None:
    dock.tabs.setCurrentWidget(dock.proposals)
    wait(200)
    page = dock.proposals
    hand.click(line(page.tree, page.tree.lines.groups[0].rows[0].uuid))
    wait(200)
    screenshot("vigilance-2-a-confirmer")
    hand.click(page.confirm)
    until(wait, lambda: dock.windows.opened)
    dialog = dock.windows.opened[0]
    wait(300)
    hand.click(dialog.by)
    hand.key("ctrl+a")
    hand.type("comite technique")
    screenshot("vigilance-3-question")
    hand.click(dialog.agree)
    until(wait, lambda: not dock.windows.opened)


def record_a_visit(dock: Any, hand: Any, wait: Wait, screenshot: Callable) -> None:
    """« Rien à signaler » today: the visit is no longer overdue."""
    dock.tabs.setCurrentWidget(dock.sites)
    wait(200)
    hand.click(line(dock.sites.tree, "S-2"))
    wait(200)
    assert "jamais" in dock.sites.tree.lines.index_of("S-2").siblingAtColumn(1).data()
    hand.click(dock.sites.detail.visit)
    until(wait, lambda: dock.windows.opened)
    dialog = dock.windows.opened[0]
    for name, value in (("date", TODAY), ("constat", "rien")):
        editor = dialog.form.rows[name].editor
        editor.set_value(value)
        editor.changed.emit()
    wait(300)
    screenshot("vigilance-4-visite")
    hand.click(_save(dialog))
    until(wait, lambda: not dock.windows.opened and settled(dock))
    until(wait, lambda: "jamais" not in dock.sites.tree.lines.index_of("S-2").siblingAtColumn(1).data())


def _save(dialog: Any) -> QWidget:
    return dialog.buttons.button(dialog.buttons.StandardButton.Save)
