"""The windows that close, reopen and link sites: what they ask, what they say at once, what they keep."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QWidget
from resorption.dialogs.abandon import AbandonBox
from resorption.dialogs.close_site import CloseSiteDialog
from resorption.dialogs.link_sites import LinkSitesDialog
from resorption.dialogs.reopen_site import ReopenSiteDialog
from resorption.layers.links import ORIGIN, PREVIOUS, read_links
from resorption.layers.store import Store
from resorption.protocol.errors import ResorptionError

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TODAY = date.today()
DAY = TODAY - timedelta(days=3)


@pytest.fixture(scope="module")
def model(tmp_path_factory, qgis_app) -> Path:
    store = kit.new_store(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction("Alice") as session:
        for uuid, name, persons in (("s1", "Quai", 200), ("s2", "Rue des Forges", 50), ("s3", "Évêché", None)):
            session.insert("site", {"nom": name, "date_installation": date(2024, 1, 1)}, kit.square(), uuid=uuid)
            if persons:
                count = {"site": uuid, "date": DAY, "nb_personnes": persons, "nb_menages": persons // 4}
                session.insert("denombrement", count, uuid=f"d-{uuid}")
        closed = {"statut": "resorbe", "date_fermeture": date(2023, 12, 1), "cause_fermeture": "justice"}
        session.insert("site", {"nom": "Ancien quai", **closed}, kit.square(2), uuid="old")
        session.insert("orientation", {"site": "old", "type": "logement", "nb_personnes": 4})
    return store.path


@pytest.fixture
def base(model, tmp_path) -> Path:
    return Path(shutil.copy(model, tmp_path / "base.gpkg"))


class Opened:
    """Windows that are shut at the end."""

    def __init__(self) -> None:
        self.windows: list[QWidget] = []
        self.saved: list[str] = []

    def show(self, window: QWidget) -> QWidget:
        window.saved.connect(self.saved.append)
        window.show()
        self.windows.append(window)
        return window


@pytest.fixture
def opened(qgis_app) -> Iterator[Opened]:
    opened = Opened()
    yield opened
    for window in opened.windows:
        window.abandon()
        window.deleteLater()


def save_button(window: QWidget):  # noqa: ANN201 - a QPushButton
    return window.buttons.button(QDialogButtonBox.StandardButton.Save)


def choose(window: QWidget, name: str, value: str) -> None:
    combo = window.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))


def oriented(window: QWidget, **persons: int) -> None:
    for kind, number in persons.items():
        window.findChild(QLineEdit, f"{kind}_nb_personnes").setText(str(number))


def dated(window: QWidget, key: str, day: date) -> None:
    window._rows[key].editor.edit.setDate(QDate(day.year, day.month, day.day))


def told(window: QWidget, label: str) -> str:
    return getattr(window, label).text().replace("\u00a0", " ")


def begun(opened: Opened, base: Path, site: str) -> QWidget:
    window = opened.show(CloseSiteDialog(base, site))
    dated(window, "site.date_fermeture", DAY)
    choose(window, "cause_fermeture", "resorption")
    return window


def site(base: Path, uuid: str) -> dict[str, object]:
    with Store(base).reading() as reader:
        return dict(reader.fetch("site", uuid).values)


@pytest.mark.parametrize(
    ("uuid", "lasting", "percent", "status"),
    [("s1", 131, "soit 65,5 %", "ferme_non_resorbe"), ("s2", 33, "soit 66 %", "resorbe")],
)
def test_the_share_is_told_and_decides(opened, base, uuid, lasting, percent, status):
    window = begun(opened, base, uuid)
    oriented(window, logement=lasting, mise_a_l_abri=2)
    assert percent in told(window, "share")
    assert ("n’est pas atteint" in told(window, "share")) == (status != "resorbe")
    assert ("site résorbé" in told(window, "result")) == (status == "resorbe")
    save_button(window).click()
    assert opened.saved == [uuid]
    assert not window.isVisible()
    assert site(base, uuid)["statut"] == status


def test_an_empty_form_accuses_nobody_and_cannot_be_saved(opened, base):
    window = opened.show(CloseSiteDialog(base, "s1"))
    assert not save_button(window).isEnabled()
    assert "date de fermeture" in told(window, "summary")
    assert not [w for w in window.findChildren(QLabel) if w.objectName().endswith("_error") and w.isVisible()]
    assert not window.has_input()


def test_problems_are_said_beside_their_field(opened, base):
    window = begun(opened, base, "s2")
    dated(window, "site.date_fermeture", TODAY + timedelta(days=2))
    assert "futur" in window._rows["site.date_fermeture"].error.text()
    oriented(window, logement=40, autre=11)
    assert "51 personnes, plus que les 50" in told(window, "orientation_problem")
    window.findChild(QLineEdit, "autre_nb_menages").setText("12")
    assert "plus nombreux" in window.findChild(QLabel, "autre_error").text()
    choose(window, "cause_fermeture", "autre")
    assert window._rows["site.contexte_fermeture"].isVisible()
    assert not save_button(window).isEnabled()


def test_deciding_otherwise_asks_why(opened, base):
    window = begun(opened, base, "s2")
    oriented(window, logement=33)
    assert not window.decision_fields.isVisible()
    window.otherwise.click()
    assert "Fermé, non résorbé" in told(window, "outcome")
    assert not save_button(window).isEnabled()
    window.findChild(QPlainTextEdit, "resorption_motif").setPlainText("Retour annoncé")
    save_button(window).click()
    saved = site(base, "s2")
    assert (saved["statut"], saved["resorption_motif"]) == ("ferme_non_resorbe", "Retour annoncé")


def test_without_a_count_one_is_asked_for(opened, base):
    window = begun(opened, base, "s3")
    oriented(window, logement=33)
    assert window.count_box.isVisible()
    assert "non calculable" in told(window, "share")
    assert "restant inconnue" in told(window, "outcome")
    assert save_button(window).isEnabled()
    window.findChild(QLineEdit, "nb_personnes").setText("50")
    assert not save_button(window).isEnabled()
    dated(window, "denombrement.date", DAY)
    assert "soit 66 %" in told(window, "share")
    save_button(window).click()
    assert site(base, "s3")["statut"] == "resorbe"
    with Store(base).reading() as reader:
        assert [r.values["nb_personnes"] for r in reader.find("denombrement", site="s3")] == [50]


def test_the_place_and_the_watch_are_saved_when_said(opened, base):
    window = begun(opened, base, "s2")
    choose(window, "usage", "en_projet")
    window.findChild(QWidget, "gestionnaire_identifie").findChild(QToolButton, "oui").click()
    dated(window, "visite.prochaine_visite", TODAY + timedelta(days=30))
    assert not save_button(window).isEnabled()
    choose(window, "constat", "rien")
    assert "la visite prévue" in told(window, "summary")
    save_button(window).click()
    with Store(base).reading() as reader:
        (usage,) = reader.find("usage_site", site="s2")
        (visit,) = reader.find("visite", site="s2")
    assert (usage.values["usage"], usage.values["gestionnaire_identifie"]) == ("en_projet", "oui")
    assert visit.values["prochaine_visite"] == TODAY + timedelta(days=30)


def change(base: Path, table: str, uuid: str, **values: object) -> None:
    with Store(base).transaction("Bruno") as session:
        session.update(table, uuid, values, version=session.fetch(table, uuid).version)


def test_a_conflict_keeps_what_was_typed_and_reads_again(opened, base):
    window = begun(opened, base, "s2")
    oriented(window, logement=33)
    assert not window.reread.isVisible()
    change(base, "denombrement", "d-s2", nb_personnes=60)
    change(base, "site", "s2", adresse="Port")
    save_button(window).click()
    assert "Bruno" in told(window, "failure")
    assert site(base, "s2")["statut"] == "actif"
    window.reread.click()
    assert {"Adresse", "Dénombrement"} <= set(told(window, "notice").split(" : ")[1].split(". Votre")[0].split(", "))
    assert "33 personnes sur 60" in told(window, "share")
    assert window.findChild(QLineEdit, "logement_nb_personnes").text() == "33"
    save_button(window).click()
    assert site(base, "s2")["statut"] == "ferme_non_resorbe"
    assert site(base, "s2")["adresse"] == "Port"


def test_what_a_colleague_added_is_shown_after_reading_again(opened, base):
    window = begun(opened, base, "s2")
    oriented(window, logement=33)
    with Store(base).transaction("Bruno") as session:
        session.insert("orientation", {"site": "s2", "type": "autre", "nb_personnes": 5})
    save_button(window).click()
    window.reread.click()
    assert window.findChild(QLineEdit, "autre_nb_personnes").text() == "5"
    save_button(window).click()
    with Store(base).reading() as reader:
        assert {r.values["type"] for r in reader.find("orientation", site="s2")} == {"logement", "autre"}


def test_a_base_that_is_gone_is_said_and_nothing_is_lost(opened, base):
    window = begun(opened, base, "s2")
    base.rename(base.with_name("ailleurs.gpkg"))
    save_button(window).click()
    assert "introuvable" in told(window, "failure")
    assert window.isVisible()
    base.with_name("ailleurs.gpkg").rename(base)
    save_button(window).click()
    assert opened.saved == ["s2"]


def test_leaving_asks_once_something_was_typed(opened, base, monkeypatch):
    asked: list[bool] = []
    monkeypatch.setattr(AbandonBox, "agreed", classmethod(lambda cls, parent: asked.append(True)))
    window = opened.show(CloseSiteDialog(base, "s2"))
    oriented(window, logement=1)
    window.reject()
    assert asked == [True]
    assert window.isVisible()
    window.project_left(base)
    assert base.name in window.windowTitle()


def test_a_closing_is_shown_as_it_was_decided(opened, base):
    change(base, "site", "old", resorption_declaree="non", resorption_motif="Prudence", statut="ferme_non_resorbe")
    with Store(base).transaction() as session:
        session.insert("denombrement", {"site": "old", "date": date(2023, 1, 1), "nb_personnes": 4})
    window = opened.show(CloseSiteDialog(base, "old"))
    assert "déjà fermé" in told(window, "notice")
    assert window.otherwise.isChecked()
    assert window.findChild(QPlainTextEdit, "resorption_motif").toPlainText() == "Prudence"
    assert not window.has_input()
    assert save_button(window).isEnabled()


def test_every_widget_has_a_name_and_is_reached_by_tab(opened, base):
    window = opened.show(CloseSiteDialog(base, "s2"))
    window.otherwise.setChecked(True)
    window.recount.setChecked(True)
    reached, current = [], window._rows["site.date_fermeture"].editor.widget
    for _step in range(200):
        reached.append(current.objectName())
        current = current.nextInFocusChain()
    order = [
        "date_fermeture", "cause_fermeture", "recount", "nb_personnes", "mise_a_l_abri_nb_personnes", "autre_note",
        "otherwise", "resorption_declaree", "resorption_motif", "usage", "equipements_laisses", "constat",
        "prochaine_visite",
    ]  # fmt: skip
    places = [reached.index(name) for name in order]
    assert places == sorted(places)
    named = [w for w in window.findChildren((QLineEdit, QComboBox, QPlainTextEdit)) if w.objectName() in reached]
    assert not [w.objectName() for w in named if not w.accessibleName() and not w.objectName().startswith("qt_")]


def test_reopening_needs_a_reason(opened, base):
    window = opened.show(ReopenSiteDialog(base, "old"))
    assert "01/12/2023" in told(window, "closing")
    assert not save_button(window).isEnabled()
    window.findChild(QPlainTextEdit, "motif_reouverture").setPlainText("Retour de deux familles")
    save_button(window).click()
    assert opened.saved == ["old"]
    assert (site(base, "old")["statut"], site(base, "old")["motif_reouverture"]) == ("actif", "Retour de deux familles")
    with Store(base).reading() as reader:
        assert len(reader.find("orientation", site="old")) == 1
    with pytest.raises(ResorptionError, match="n’est pas fermé"):
        ReopenSiteDialog(base, "old")


def test_reopening_may_take_the_orientations_away(opened, base):
    window = opened.show(ReopenSiteDialog(base, "old"))
    window.keep.click()
    window.findChild(QPlainTextEdit, "motif_reouverture").setPlainText("Erreur de site")
    save_button(window).click()
    with Store(base).reading() as reader:
        assert not reader.find("orientation", site="old")


def test_reopening_after_a_change_reads_again(opened, base):
    window = opened.show(ReopenSiteDialog(base, "old"))
    window.findChild(QPlainTextEdit, "motif_reouverture").setPlainText("Retour")
    change(base, "site", "old", adresse="Port")
    save_button(window).click()
    assert "Bruno" in told(window, "failure")
    save_button(window).click()
    assert site(base, "old")["statut"] == "actif"


def check(window: QWidget, name: str, state: bool = True) -> None:
    for place in range(window.sites.topLevelItemCount()):
        item = window.sites.topLevelItem(place)
        if name in item.text(0):
            item.setCheckState(0, Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)
            return
    raise LookupError(name)


def shown(window: QWidget) -> list[str]:
    names = [window.sites.topLevelItem(place).text(0) for place in range(window.sites.topLevelItemCount())]
    return [name.partition(" – ")[2] for name in names]


def linked(base: Path, kind: str, uuid: str) -> set[str]:
    return {other.uuid for other in read_links(Store(base), kind, uuid).others if other.link is not None}


def test_a_previous_site_is_proposed_and_linked(opened, base):
    window = opened.show(LinkSitesDialog(base, "s1", PREVIOUS))
    assert shown(window) == ["Ancien quai"]
    assert not save_button(window).isEnabled()
    check(window, "Ancien quai")
    save_button(window).click()
    assert linked(base, PREVIOUS, "s1") == {"old"}


def test_a_reinstallation_from_a_searched_site(opened, base):
    window = opened.show(LinkSitesDialog(base, "s1", ORIGIN))
    window.search.setText("EVECHE")
    assert shown(window) == ["Évêché"]
    check(window, "Évêché")
    window.search.setText("introuvable")
    assert "Aucun site" in told(window, "listed")
    window.search.clear()
    window.findChild(QPlainTextEdit, "reinstallation_note").setPlainText("Arrivés en mai")
    save_button(window).click()
    assert linked(base, ORIGIN, "s1") == {"s3"}
    assert (site(base, "s1")["reinstallation"], site(base, "s1")["reinstallation_note"]) == ("oui", "Arrivés en mai")


def test_a_loop_is_said_before_saving(opened, base):
    first = opened.show(LinkSitesDialog(base, "s1", PREVIOUS))
    check(first, "Ancien quai")
    save_button(first).click()
    window = opened.show(LinkSitesDialog(base, "old", PREVIOUS))
    window.search.setText("quai")
    check(window, "Quai")
    assert "boucle" in told(window, "summary")
    assert not save_button(window).isEnabled()
    check(window, "Quai", state=False)
    assert told(window, "summary") == ""


def test_removing_a_link_asks_why(opened, base):
    first = opened.show(LinkSitesDialog(base, "s1", PREVIOUS))
    check(first, "Ancien quai")
    save_button(first).click()
    window = opened.show(LinkSitesDialog(base, "s1", PREVIOUS))
    assert not window.reason.isVisible()
    check(window, "Ancien quai", state=False)
    assert window.reason.isVisible()
    assert not save_button(window).isEnabled()
    window.reason.setText("Erreur")
    save_button(window).click()
    assert linked(base, PREVIOUS, "s1") == set()


def test_a_link_that_a_colleague_made_is_not_undone(opened, base):
    window = opened.show(LinkSitesDialog(base, "s1", PREVIOUS))
    other = opened.show(LinkSitesDialog(base, "s1", PREVIOUS))
    for each in (window, other):
        check(each, "Ancien quai")
    save_button(other).click()
    save_button(window).click()
    assert window.failure.isVisible()
    assert "relue" in told(window, "notice")
    assert not window.reason.isVisible()
    assert linked(base, PREVIOUS, "s1") == {"old"}


@pytest.mark.parametrize("make", [CloseSiteDialog, ReopenSiteDialog, lambda b, s: LinkSitesDialog(b, s, ORIGIN)])
def test_a_deleted_site_opens_no_window(qgis_app, base, make):
    with pytest.raises(ResorptionError, match="supprimé"):
        make(base, "absent")
