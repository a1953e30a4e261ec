"""The whole life of a site through its file, in the real application: counted, diagnosed, engaged, closed, reopened."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPoint, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QWidget

sample = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[2] / "project_sample.py")))
TODAY = date.today()
CLOSED = TODAY - timedelta(days=2)


def fill(session: Any) -> None:
    """One commune, two partners, one site settled long ago."""
    session.insert("protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028})
    outline = sample.rectangle(569_000, 6_880_000, 9000, 8000)
    commune = session.insert("commune", {"code_insee": "00102", "nom": "Saint-Imaginaire"}, outline)
    for category, name in (("etat", "Préfecture"), ("commune", "Ville")):
        session.insert("partenaire", {"categorie": category, "nom": name})
    row = {"nom": "Rue des Forges", "commune": commune, "date_installation": date(2024, 3, 1)}
    session.insert("site", row, sample.rectangle(sample.X, sample.Y, 60, 45), uuid="forges")


class Officer:
    """Somebody at the site file, with a mouse and a keyboard."""

    def __init__(self, plugin: Any, hand: Any, wait: Callable[[int], None], base: Path) -> None:
        self.plugin, self.hand, self.wait, self.base = plugin, hand, wait, base

    @property
    def files(self) -> Any:
        return self.plugin.commands.site_files

    @property
    def file(self) -> Any:
        (window,) = self.files.windows.values()
        return window

    def click_site_on_the_map(self) -> None:
        canvas = self.files.tool.canvas()
        self.files.zoom("forges")
        self.wait(800)
        self.plugin.menu.pick_site.trigger()
        self.hand.click(canvas.viewport().mapToGlobal(QPoint(canvas.width() // 2, canvas.height() // 2)))
        self.wait(600)

    def go_to(self, title: str) -> Any:
        """The tab of that title, by the keyboard alone; its panel of rows, if it has one."""
        self.file.activateWindow()
        self.wait(100)
        for _ in range(self.file.tabs.count()):
            if self.file.tabs.tabText(self.file.tabs.currentIndex()).startswith(title):
                break
            self.hand.key("ctrl+Next")
        tab = self.file.tab(self.file.tabs.currentIndex())
        return tab.panels[0] if getattr(tab, "panels", None) else tab

    def fill(self, panel: Any, **values: object) -> None:
        """Type in the fields of the form; lists and answers are chosen as the keyboard would."""
        for name, value in values.items():
            editor = panel.form.rows[name].editor
            panel.scroll.ensureWidgetVisible(editor.widget)
            self.wait(60)
            if isinstance(value, str) and not hasattr(editor, "combo"):
                self.hand.click(editor.widget)
                self.hand.key("ctrl+a")
                self.hand.type(value)
            else:
                editor.set_value(value)
                editor.changed.emit()

    def save(self) -> None:
        self.hand.key("ctrl+s")
        self.wait(500)
        assert not self.file.has_input(), self.file.notice.text()

    def life(self, name: str) -> Any:
        """The window that « Vie du site » opens."""

        action = next(a for a in self.file.life.actions() if a.objectName() == name)
        assert action.isEnabled()
        action.trigger()
        self.wait(500)
        dialog = self.file.life.dialog
        assert dialog is not None, self.file.notice.text()
        dialog.activateWindow()
        self.wait(200)
        return dialog

    def press_save(self, dialog: Any) -> None:
        self.hand.click(dialog.buttons.button(QDialogButtonBox.StandardButton.Save))
        self.wait(700)
        assert self.file.life.dialog is None, dialog.notice.text()

    def close_site(self, persons: int) -> None:
        """With that many people in ordinary housing."""
        dialog = self.life("fermer")
        self.hand.type(f"{CLOSED:%d%m%Y}")
        self.hand.key("Tab")
        self.hand.type("R")
        self.hand.click(dialog.findChild(QWidget, "logement_nb_personnes"))
        self.hand.key("ctrl+a")
        self.hand.type(str(persons))
        self.press_save(dialog)

    def reopen(self, reason: str) -> None:
        dialog = self.life("rouvrir")
        self.hand.click(dialog.findChild(QWidget, "motif_reouverture"))
        self.hand.type(reason)
        self.press_save(dialog)

    def rows(self, table: str, **equals: object) -> list[dict[str, Any]]:
        from resorption.layers.store import Store

        with Store(self.base).reading() as reader:
            return [dict(record.values) for record in reader.find(table, **equals)]

    def status(self) -> str:
        (site,) = self.rows("site", uuid="forges")
        return str(site["statut"])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base and its project, made once."""
    from resorption.layers.geopackage import create_base
    from resorption.layers.project import write_project

    base = tmp_path_factory.mktemp("modele") / "vie.gpkg"
    create_base(base, 2154, fill)
    write_project(base)
    return base


@pytest.fixture
def officer(
    iface: QgisInterface,
    plugin: Any,
    hand: Any,
    wait: Callable[[int], None],
    new_project: QgsProject,
    model: Path,
    tmp_path: Path,
) -> Iterator[Officer]:
    for file in (model, model.with_suffix(".qgz")):
        shutil.copy(file, tmp_path)
    base = tmp_path / model.name
    plugin.commands.open_base(base)
    wait(1200)
    yield Officer(plugin, hand, wait, base)
    for window in list(plugin.commands.site_files.windows.values()):
        if window.life.dialog is not None:
            window.life.dialog.abandon()
        window.abandon()
    iface.messageBar().clearWidgets()
    iface.actionPan().trigger()
    wait(200)


def test_the_whole_life_of_a_site(officer: Officer, screenshot: Callable[[str], Path]) -> None:
    officer.click_site_on_the_map()
    assert officer.file.site == "forges"

    counts = officer.go_to("Habitants")
    officer.hand.click(counts.add_button)
    officer.fill(counts, date=TODAY - timedelta(days=40), nb_personnes="200", nb_mineurs="90")
    screenshot("vie-1-compte")
    officer.save()
    assert [(r["nb_personnes"], r["nb_mineurs"]) for r in officer.rows("denombrement")] == [(200, 90)]

    diagnostics = officer.go_to("Diagnostics")
    officer.hand.click(diagnostics.add_button)
    officer.fill(diagnostics, nature="social", etat="realise", date=TODAY - timedelta(days=30), operateur="Association")
    officer.save()

    promised = officer.go_to("Engagements et actions")
    officer.hand.click(promised.add_button)
    partner = officer.rows("partenaire", nom="Ville")[0]["uuid"]
    officer.fill(promised, article=8, partenaire=partner, intitule="Reserver des logements")
    screenshot("vie-2-engagement")
    officer.save()
    assert [r["site"] for r in officer.rows("engagement_site")] == ["forges"]

    officer.close_site(131)
    assert officer.status() == "ferme_non_resorbe"
    assert officer.rows("orientation", site="forges")[0]["nb_personnes"] == 131
    screenshot("vie-3-ferme")

    officer.reopen("Decision annulee")
    assert officer.status() == "actif"

    officer.close_site(132)
    assert officer.status() == "resorbe"
    assert "Résorbé" in officer.file.facts.text()
    assert len(officer.rows("denombrement")) == len(officer.rows("diagnostic")) == 1
    assert len(officer.rows("engagement_site")) == 1

    settle_again(officer)
    officer.files.windows.popitem()[1].abandon()
    officer.wait(100)
    officer.files.open("retour")
    officer.wait(500)
    link(officer)
    assert [(r["site"], r["precedent"]) for r in officer.rows("site_precedent")] == [("retour", "forges")]

    officer.go_to("Journal")
    officer.wait(800)
    screenshot("vie-4-journal")


def settle_again(officer: Officer) -> None:
    """The same place is occupied again: another site, drawn over the first."""
    from resorption.layers.store import Store

    (former,) = officer.rows("site", uuid="forges")
    with Store(officer.base).transaction() as session:
        row = {"nom": "Retour", "commune": former["commune"], "date_installation": TODAY}
        session.insert("site", row, sample.rectangle(sample.X + 10, sample.Y, 40, 40), uuid="retour")


def link(officer: Officer) -> None:
    """« Site précédent »: the closed site of the same place is offered first."""
    dialog = officer.life("precedent")
    found = dialog.sites
    officer.hand.click(found.viewport().mapToGlobal(QPoint(12, 10)))
    officer.wait(200)
    officer.press_save(dialog)


def test_leaving_with_unsaved_words_asks(officer: Officer, screenshot: Callable[[str], Path]) -> None:
    officer.files.open("forges")
    officer.wait(500)
    form = officer.file.tab(0).form
    officer.hand.click(form.rows["adresse"].editor.widget)
    officer.hand.type("12 rue des Forges")
    answered: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        if box is not None and box.objectName() == "leaving":
            screenshot("vie-5-quitter")
            answered.append(box.text())
            officer.hand.key("Escape")

    QTimer.singleShot(700, stay)
    officer.hand.key("Escape")
    officer.wait(1500)
    assert answered
    assert officer.file.isVisible()
    assert form.typed()["adresse"] == "12 rue des Forges"
    officer.save()
    assert officer.rows("site", uuid="forges")[0]["adresse"] == "12 rue des Forges"


def test_a_file_of_another_base_than_the_map_does_not_draw_on_it(officer: Officer, iface: QgisInterface) -> None:
    officer.files.open("forges")
    officer.wait(500)
    file = officer.file
    officer.hand.click(file.tab(0).form.rows["adresse"].editor.widget)
    officer.hand.type("12 rue des Forges")
    QgsProject.instance().clear()
    officer.wait(300)
    officer.save()
    tool = iface.mapCanvas().mapTool()
    for button in (file.outline_button, file.zoom_button):
        file.tell("")
        officer.hand.click(button)
        officer.wait(300)
        assert "La carte ne montre pas la base" in file.notice.text()
    assert iface.mapCanvas().mapTool() is tool


def test_the_file_steps_aside_while_its_outline_is_drawn(
    officer: Officer, iface: QgisInterface, screenshot: Callable[[str], Path]
) -> None:
    canvas = iface.mapCanvas()
    centre = QPoint(canvas.width() // 2, canvas.height() // 2)
    officer.files.open("forges")
    officer.wait(500)
    file = officer.file
    for leave in (lambda: officer.hand.key("Escape"), iface.actionZoomIn().trigger):
        officer.hand.click(file.outline_button)
        officer.wait(800)
        assert not file.isVisible()
        officer.hand.click(canvas.viewport().mapToGlobal(centre))
        leave()
        officer.wait(300)
        assert file.isVisible()
    officer.hand.click(file.outline_button)
    officer.wait(800)
    corners = [QPoint(x, y) for x, y in ((-90, -60), (90, -60), (90, 60), (-90, 60))]
    for corner in corners:
        officer.hand.click(canvas.viewport().mapToGlobal(centre + corner))

    def agree() -> None:
        screenshot("vie-6-contour")
        officer.hand.key("Return")

    QTimer.singleShot(1200, agree)
    officer.hand.click(canvas.viewport().mapToGlobal(centre + corners[-1]), 3)
    officer.wait(3000)
    assert file.isVisible()
    assert len(officer.rows("journal", table_nom="site", uuid="forges")) == 2


def test_qgis_does_not_close_over_unsaved_words(officer: Officer, iface: QgisInterface) -> None:
    officer.files.open("forges")
    officer.wait(500)
    form = officer.file.tab(0).form
    officer.hand.click(form.rows["adresse"].editor.widget)
    officer.hand.type("12 rue des Forges")
    QgsProject.instance().setDirty(False)
    asked: list[str] = []

    def stay() -> None:
        asked.append(QApplication.activeModalWidget().objectName())
        officer.hand.key("Escape")

    QTimer.singleShot(1500, stay)
    iface.actionExit().trigger()
    officer.wait(500)
    assert asked == ["leaving"]
    assert form.typed()["adresse"] == "12 rue des Forges"
