"""Closing, reopening and linking sites in the real application, with a real mouse and keys."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPoint, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QWidget

sample = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[2] / "project_sample.py")))
COUNTED = date.today() - timedelta(days=40)
DAY = date.today() - timedelta(days=2)
LONG = "Relogement accompagné par l’association, baux signés dans trois communes de l’agglomération. " * 5


def fill(session: Any) -> None:
    session.insert(
        "protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028}
    )  # fmt: skip
    commune = session.insert(
        "commune", {"code_insee": "00102", "nom": "Saint-Imaginaire"}, sample.rectangle(569_000, 6_880_000, 9000, 8000)
    )
    for number, (uuid, name, persons) in enumerate(
        (("s200", "Quai Est", 200), ("s50", "Rue des Forges", 50), ("s0", "Bretelle nord", None))
    ):
        row = {"nom": name, "commune": commune, "date_installation": date(2024, 3, 1)}
        session.insert("site", row, sample.rectangle(sample.X + 300 * number, sample.Y, 60, 45), uuid=uuid)
        if persons:
            session.insert("denombrement", {"site": uuid, "date": COUNTED, "nb_personnes": persons, "nb_menages": 50})


class Desk:
    """The application on an open protocol, one window at a time."""

    def __init__(self, iface: QgisInterface, hand: Any, wait: Callable[[int], None], base: Path) -> None:
        self.iface, self.hand, self.wait, self.base = iface, hand, wait, base
        self.window: Any = None
        self.saved: list[str] = []

    def open(self, window: QWidget) -> None:
        self.window = window
        window.saved.connect(self.saved.append)
        window.show()
        self.wait(400)
        window.activateWindow()
        self.wait(200)

    def close_site(self, site: str) -> None:
        from resorption.dialogs.close_site import CloseSiteDialog

        self.open(CloseSiteDialog(self.base, site, self.iface.mainWindow()))

    def field(self, name: str) -> QWidget:
        return self.window.findChild(QWidget, name)

    def write(self, name: str, text: str) -> None:
        self.hand.click(self.field(name))
        self.hand.type(text)

    def tick(self, box: QWidget) -> None:
        """The box itself: the rest of its line does nothing."""
        self.hand.click(box.mapToGlobal(QPoint(10, box.height() // 2)))

    def date_and_cause(self) -> None:
        """By the keyboard alone: the focus is on the date when the window opens."""
        self.hand.type(f"{DAY:%d%m%Y}")
        self.hand.key("Tab")
        self.hand.type("R")

    def save(self) -> None:
        self.hand.click(self.window.buttons.button(QDialogButtonBox.StandardButton.Save))
        self.wait(700)

    def rows(self, table: str, **equals: object) -> list[dict[str, Any]]:
        from resorption.layers.store import Store

        with Store(self.base).reading() as reader:
            return [dict(record.values) for record in reader.find(table, **equals)]

    def site(self, uuid: str) -> dict[str, Any]:
        (found,) = self.rows("site", uuid=uuid)
        return found

    def layer(self, view: str) -> QgsVectorLayer:
        from resorption.layers.project import find_layer

        return find_layer(QgsProject.instance(), "site", view)

    def names(self, view: str) -> set[str]:
        return {feature["nom"] for feature in self.layer(view).getFeatures()}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from resorption.layers.geopackage import create_base
    from resorption.layers.project import write_project

    base = tmp_path_factory.mktemp("modele") / "fermetures.gpkg"
    create_base(base, 2154, fill)
    write_project(base)
    return base


@pytest.fixture
def desk(
    iface: QgisInterface,
    plugin: Any,
    hand: Any,
    wait: Callable[[int], None],
    new_project: QgsProject,
    model: Path,
    tmp_path: Path,
) -> Iterator[Desk]:
    for file in (model, model.with_suffix(".qgz")):
        shutil.copy(file, tmp_path)
    base = tmp_path / model.name
    plugin.commands.open_base(base)
    wait(1200)
    made = Desk(iface, hand, wait, base)
    yield made
    if made.window is not None:
        made.window.abandon()
        made.window.deleteLater()
    iface.messageBar().clearWidgets()
    wait(200)


def test_65_and_a_half_per_cent_is_not_resorbed(desk: Desk, screenshot: Callable[[str], Path]) -> None:
    desk.close_site("s200")
    screenshot("fermeture-vide")
    desk.date_and_cause()
    desk.write("logement_nb_personnes", "131")
    screenshot("fermeture-65")
    assert "65,5" in desk.window.share.text()
    desk.save()
    assert desk.saved == ["s200"]
    assert not desk.window.isVisible()
    closed = desk.site("s200")
    assert (closed["statut"], closed["date_fermeture"], closed["cause_fermeture"]) == (
        "ferme_non_resorbe", DAY, "resorption"
    )  # fmt: skip
    assert desk.names("fermes") == {"Quai Est"}


def test_66_per_cent_moves_the_site_with_everything(desk: Desk, screenshot: Callable[[str], Path]) -> None:
    camps = desk.layer("campements")
    camps.selectAll()
    desk.close_site("s50")
    desk.date_and_cause()
    desk.write("hebergement_accompagne_nb_personnes", "20")
    desk.hand.key("Tab")
    desk.hand.type("5")
    desk.hand.key("Tab")
    desk.hand.type("Suivi de deux ans")
    desk.write("logement_nb_personnes", "13")
    desk.hand.click(desk.field("usage"))
    desk.hand.key("Down", "Down", "Return")
    desk.hand.click(desk.field("gestionnaire_identifie").findChild(QWidget, "oui"))
    desk.hand.click(desk.field("constat"))
    desk.hand.key("Down", "Return")
    desk.hand.key("Tab")
    desk.hand.type(f"{date.today() + timedelta(days=30):%d%m%Y}")
    desk.hand.key("Tab")
    screenshot("fermeture-66")
    desk.save()
    assert desk.saved == ["s50"]
    assert desk.site("s50")["statut"] == "resorbe"
    kinds = {r["type"]: (r["nb_personnes"], r["nb_menages"], r["note"]) for r in desk.rows("orientation", site="s50")}
    assert kinds == {"hebergement_accompagne": (20, 5, "Suivi de deux ans"), "logement": (13, None, None)}
    (usage,) = desk.rows("usage_site", site="s50")
    assert (usage["usage"], usage["gestionnaire_identifie"]) == ("en_projet", "oui")
    (visit,) = desk.rows("visite", site="s50")
    assert (visit["constat"], visit["prochaine_visite"]) == ("rien", date.today() + timedelta(days=30))
    assert desk.names("resorbes") == {"Rue des Forges"}
    assert desk.names("campements") == {"Quai Est", "Bretelle nord"}
    assert {f["nom"] for f in camps.selectedFeatures()} == {"Quai Est", "Bretelle nord"}
    assert len(desk.rows("denombrement", site="s50")) == 1


def test_the_manager_decides_otherwise(desk: Desk, screenshot: Callable[[str], Path]) -> None:
    desk.close_site("s50")
    desk.date_and_cause()
    desk.write("logement_nb_personnes", "33")
    desk.tick(desk.window.otherwise)
    desk.wait(200)
    assert not desk.window.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()
    screenshot("fermeture-decision")
    desk.write("resorption_motif", LONG)
    desk.write("mise_a_l_abri_note", LONG)
    screenshot("fermeture-longue")
    desk.write("mise_a_l_abri_nb_personnes", "2")
    desk.save()
    assert desk.saved == ["s50"]
    assert desk.site("s50")["statut"] == "ferme_non_resorbe"
    assert desk.site("s50")["resorption_motif"] == LONG.strip()


def test_without_a_count_it_is_asked_for(desk: Desk, screenshot: Callable[[str], Path]) -> None:
    desk.close_site("s0")
    desk.date_and_cause()
    desk.write("logement_nb_personnes", "33")
    screenshot("fermeture-sans-comptage")
    assert "non calculable" in desk.window.share.text()
    desk.write("nb_personnes", "50")
    desk.hand.click(desk.window._rows["denombrement.date"].editor.widget)
    desk.hand.key("Home")
    desk.hand.type(f"{DAY:%d%m%Y}")
    desk.save()
    assert desk.saved == ["s0"]
    assert desk.site("s0")["statut"] == "resorbe"
    assert [(r["date"], r["nb_personnes"]) for r in desk.rows("denombrement", site="s0")] == [(DAY, 50)]


def test_escape_asks_and_goes_on(desk: Desk) -> None:
    desk.close_site("s50")
    desk.write("logement_nb_personnes", "3")
    answered: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if box is not None and box.objectName() == "abandon":
            answered.append("go on")
            desk.hand.click(box.go_on)

    QTimer.singleShot(700, answer)
    desk.hand.key("Escape")
    desk.wait(1200)
    assert answered == ["go on"]
    assert desk.window.isVisible()
    assert desk.field("logement_nb_personnes").text() == "3"


def test_reinstallation_previous_site_and_reopening(desk: Desk, screenshot: Callable[[str], Path]) -> None:
    from resorption.dialogs.link_sites import LinkSitesDialog
    from resorption.dialogs.reopen_site import ReopenSiteDialog
    from resorption.layers.links import ORIGIN, PREVIOUS
    from resorption.layers.store import Store

    desk.close_site("s50")
    desk.date_and_cause()
    desk.write("logement_nb_personnes", "33")
    desk.save()
    with Store(desk.base).transaction() as session:
        row = {"nom": "Rue des Forges (2)", "date_installation": date.today()}
        session.insert("site", row, sample.rectangle(sample.X + 310, sample.Y + 5, 60, 45), uuid="again")

    desk.open(LinkSitesDialog(desk.base, "again", PREVIOUS, desk.iface.mainWindow()))
    item = desk.window.sites.topLevelItem(0)
    assert "Rue des Forges" in item.text(0)
    place = desk.window.sites.visualItemRect(item)
    desk.hand.click(desk.window.sites.viewport().mapToGlobal(QPoint(place.left() + 10, place.center().y())))
    screenshot("liens-precedent")
    desk.save()
    assert [r["precedent"] for r in desk.rows("site_precedent", site="again")] == ["s50"]

    desk.open(LinkSitesDialog(desk.base, "again", ORIGIN, desk.iface.mainWindow()))
    desk.hand.type("forges")
    desk.hand.key("Tab", "Down", "Up", "space")
    desk.write("reinstallation_note", "Deux familles, en mai")
    screenshot("liens-reinstallation")
    desk.save()
    assert [r["origine"] for r in desk.rows("site_origine", site="again")] == ["s50"]
    assert desk.site("again")["reinstallation"] == "oui"

    desk.open(ReopenSiteDialog(desk.base, "s50", desk.iface.mainWindow()))
    desk.hand.type("Le site n’avait pas été vidé")
    screenshot("reouverture")
    desk.save()
    opened = desk.site("s50")
    assert (opened["statut"], opened["date_fermeture"]) == ("actif", None)
    assert opened["motif_reouverture"] == "Le site n’avait pas été vidé"
    assert "Rue des Forges" in desk.names("campements")
