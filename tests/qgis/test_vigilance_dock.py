"""The dock « Vigilance – Article 11 »: levels, reasons, what is missing, decisions, a base that goes away."""

from __future__ import annotations

import runpy
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLabel, QPushButton
from resorption.dialogs.vigilance import windows as dock_windows
from resorption.dialogs.vigilance.decision import DecisionDialog
from resorption.dialogs.vigilance.icons import level_icon
from resorption.dialogs.vigilance.meaning import MeaningDialog
from resorption.dialogs.vigilance.settings import SettingsDialog
from resorption.dialogs.vigilance_dock import VigilanceDock
from resorption.layers.project_layers import make_layer
from resorption.layers.store import Store
from resorption.layers.views import VIEWS
from resorption.layers.vigilance_board import Board
from resorption.layers.vigilance_style import LOOKS, NEVER, marker_of_level
from resorption.protocol.watch_list import GROUPS, WatchLine
from resorption.protocol.watch_visits import watch_state

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "closed_sites_kit.py")))
TODAY = date.today()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fill(store: Store) -> None:
    """One site of each kind; codes are names, so that the tests read well."""
    with store.transaction("Essai") as session:

        def add(code: str, x: float, **row: object) -> None:
            KIT.add_site(session, code, KIT.square(x), closed=True, date_installation=ago(1200), **row)

        add("vide", 200, date_fermeture=ago(200))
        add("solution", 1200, date_fermeture=ago(400))
        session.insert("denombrement", {"site": "solution", "date": ago(450), "nb_personnes": 10})
        session.insert("orientation", {"site": "solution", "type": "logement", "nb_personnes": 9})
        session.insert("usage_site", {"site": "solution", "date": ago(300), "usage": "en_projet",
                                      "gestionnaire_identifie": "oui", "equipements_laisses": "non"})  # fmt: skip
        session.insert("visite", {"site": "solution", "date": ago(100), "constat": "rien",
                                  "prochaine_visite": ago(12)})  # fmt: skip
        add("sans", 2200, date_fermeture=ago(300), resorption_declaree="non")
        add("fini", 3200, date_fermeture=ago(900))
        session.insert("usage_site", {"site": "fini", "date": ago(800), "usage": "realise",
                                      "gestionnaire_identifie": "oui", "equipements_laisses": "non"})  # fmt: skip
        KIT.add_site(session, "retour", KIT.square(2210), date_installation=ago(280))


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Iterator[Store]:
    made = KIT.make(tmp_path / "essai.gpkg")
    fill(made)
    for view in VIEWS:
        if view.table in ("site", "visite", "usage_site", "vigilance", "reglage"):
            QgsProject.instance().addMapLayer(make_layer(made.path, view))
    yield made
    QgsProject.instance().clear()


@pytest.fixture
def dock(qgis_iface: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch, store: Store) -> Iterator[VigilanceDock]:
    monkeypatch.setattr(dock_windows, "base_to_edit", lambda project: store.path)
    qgis_iface.mainWindow().show()
    made = VigilanceDock(qgis_iface)
    made.resize(420, 560)
    made.show()
    yield made
    made.stop()
    made.close()
    made.deleteLater()
    qgis_iface.mainWindow().hide()


@pytest.fixture
def listed(dock: VigilanceDock, store: Store, qtbot: Any) -> VigilanceDock:
    dock.set_base(store.path)
    settle(dock, qtbot)
    return dock


@pytest.fixture
def evaluated(listed: VigilanceDock, qtbot: Any) -> VigilanceDock:
    listed.evaluate_on(TODAY)
    settle(listed, qtbot)
    return listed


def settle(dock: VigilanceDock, qtbot: Any) -> None:
    busy = lambda: dock._reading.running or dock._settled.isActive() or dock.evaluation.running  # noqa: E731
    qtbot.waitUntil(lambda: not busy(), timeout=20_000)


def groups(dock: VigilanceDock) -> dict[str, list[str]]:
    return {group.key: [line.code for line in group.rows] for group in dock.sites.tree.lines.groups}


def look_at(dock: VigilanceDock, code: str) -> None:
    """What a click does."""
    tree = dock.sites.tree
    tree.setCurrentIndex(tree.lines.index_of(code))


def texts(dock: VigilanceDock, code: str) -> tuple[str, str]:
    lines = dock.sites.tree.lines
    index = lines.index_of(code)
    return index.data(), index.siblingAtColumn(1).data()


def plain(text: object) -> str:
    """Without the spaces of French typography."""
    return str(text).replace("\u00a0", " ")


def proposal(dock: VigilanceDock) -> str:
    [group] = [group for group in dock.proposals.tree.lines.groups if group.key == "proposee"]
    return group.rows[0].uuid


def test_before_any_evaluation_no_site_has_a_level(listed: VigilanceDock) -> None:
    # The most overdue visit first: never visited since 300 days, since 200, then a planned one that is 12 days late.
    assert groups(listed) == {"non_evalue": ["sans", "vide", "solution"], "suivi_termine": ["fini"]}
    assert "Aucune évaluation" in listed.evaluated.text()
    look_at(listed, "sans")
    assert "pas encore été évalué" in listed.sites.detail.level.text()
    assert not listed.sites.detail.table.isVisible() and not listed.sites.detail.offer.isEnabled()


def test_each_level_has_its_sites_and_says_how_many(evaluated: VigilanceDock) -> None:
    found = groups(evaluated)
    assert found["vigilance"] == ["sans"] and found["suivi_termine"] == ["fini"]
    assert found["non_evaluable"] == ["vide"] and found["aucun_motif"] == ["solution"]
    titles = [group.shown.split("\n")[0] for group in evaluated.sites.tree.lines.groups]
    assert titles[0] == "Vigilance (1)"
    assert titles[-1] == "Usage réalisé depuis plus d’un an (1)"
    pictures = {group.icon.pixmap(16).toImage().bits().asstring(16 * 16 * 4) for group in
                evaluated.sites.tree.lines.groups}  # fmt: skip
    assert len(pictures) == len(titles)


def test_what_is_overdue_is_said_on_its_line_and_on_its_heading(evaluated: VigilanceDock) -> None:
    assert texts(evaluated, "solution")[1].endswith("▲ visite en retard de 12 j")
    assert (
        texts(evaluated, "sans")[1]
        == "Fermé sans solution durable pour la part fixée\n▲ réoccupation à confirmer, jamais visité"
    )
    assert "▲ 1 visite en retard" in evaluated.sites.tree.lines.groups[0].shown
    spoken = evaluated.sites.tree.lines.index_of("sans").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("sans – sans, Ouest, Vigilance, Fermé sans solution durable")


def test_the_six_answers_are_read_without_colours_and_with_their_source(evaluated: VigilanceDock) -> None:
    look_at(evaluated, "sans")
    detail, model = evaluated.sites.detail, evaluated.sites.detail.table.answers
    assert detail.level.text().startswith("Vigilance, au ")
    answers = [model.index(row, 1).data() for row in range(6)]
    assert answers[0] == "▲ oui" and answers[3] == "? inconnu" and "○ non" in answers
    assert model.index(0, 0).data() == "F1 – Fermeture sans solution durable pour la part fixée"
    assert "Seuil : 66 %" in plain(model.index(0, 2).data()) and model.index(0, 3).data() == "B+"
    assert "LDH" in detail.factor.text()
    detail.table.selectRow(1)
    assert detail.factor.text().startswith("F2 – Fermeture récente") and "RAND" in detail.factor.text()
    assert "inconnu" in model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole).lower()
    assert "(F1)" in detail.words.text() and "Inconnu (F4)" in detail.words.text()


def test_what_is_missing_says_what_to_do_and_opens_the_file_there(evaluated: VigilanceDock) -> None:
    look_at(evaluated, "vide")
    asked: list[tuple[str, str]] = []
    evaluated.file_requested.connect(lambda site, table: asked.append((site, table)))
    buttons = [widget.findChild(QPushButton) for widget in evaluated.sites.detail._missing]
    assert [button.text() for button in buttons] == ["Fermeture", "Veille (Art. 11)"]
    assert "F5 – Le gestionnaire et les équipements laissés" in buttons[1].accessibleDescription()
    for button in buttons:
        button.click()
    assert asked == [("vide", "orientation"), ("vide", "usage_site")]
    detail = evaluated.sites.detail
    detail.table.selectRow(3)
    assert "\nEnregistrer l’usage du lieu, même" in detail.factor.text()


def test_what_is_missing_is_seen_without_scrolling(evaluated: VigilanceDock) -> None:
    """The height that the dock has beside a map of 1366 x 768."""
    evaluated.resize(420, 590)
    QCoreApplication.processEvents()
    look_at(evaluated, "vide")
    QCoreApplication.processEvents()
    detail = evaluated.sites.detail
    viewport = detail.area.viewport()
    for holder in detail._missing:
        button = holder.findChild(QPushButton)
        bottom = button.mapTo(detail.content, button.rect().bottomLeft()).y()
        assert button.isVisible() and bottom <= viewport.height()
    assert detail.level.text().startswith("Non évaluable, au ") and "renseigner" not in detail.level.text()


def test_the_result_in_words_is_folded_until_asked_for_and_says_each_thing_once(evaluated: VigilanceDock) -> None:
    look_at(evaluated, "sans")
    detail = evaluated.sites.detail
    assert detail.in_words.isVisible() and not detail.words.isVisible()
    assert detail.words.text().count("Fermé sans solution durable pour la part fixée") == 1
    detail.in_words.click()
    assert detail.words.isVisible()
    look_at(evaluated, "vide")
    assert detail.words.isVisible(), "what is unfolded stays so"


def test_no_tab_is_wider_than_another_and_none_scrolls_sideways(evaluated: VigilanceDock, qtbot: Any) -> None:
    evaluated.resize(evaluated.minimumSizeHint().width(), 590)
    # Beside a map on 1366 pixels, and no wider than the other tabs need.
    assert max(panel.minimumSizeHint().width() for panel in (evaluated.visits, evaluated.uses)) <= 400
    for panel in (evaluated.visits, evaluated.uses):
        evaluated.tabs.setCurrentWidget(panel)
        qtbot.waitUntil(lambda panel=panel: not panel._reading.running, timeout=20_000)
        QCoreApplication.processEvents()
        header = panel.list.header() if panel is evaluated.visits else panel.list.horizontalHeader()
        assert header.length() <= panel.list.viewport().width()


def test_a_name_in_one_very_long_word_widens_nothing(evaluated: VigilanceDock, store: Store, qtbot: Any) -> None:
    with store.reading() as reader:
        site = reader.fetch("site", "vide")
    with store.transaction("Essai") as session:
        session.update("site", "vide", {"nom": "W" * 35}, version=site.version)
    evaluated.refresh()
    settle(evaluated, qtbot)
    look_at(evaluated, "vide")
    QCoreApplication.processEvents()
    detail = evaluated.sites.detail
    assert detail.content.width() <= detail.area.viewport().width()
    evaluated.tabs.setCurrentWidget(evaluated.visits)
    qtbot.waitUntil(lambda: evaluated.visits._known and not evaluated.visits._reading.running, timeout=20_000)
    evaluated.visits.shown.setCurrentIndex(4)
    evaluated.visits.list.setCurrentIndex(evaluated.visits.model.index(evaluated.visits.model.row_of("vide"), 0))
    assert evaluated.visits.minimumSizeHint().width() <= 400


def test_a_level_has_the_picture_of_the_map(qgis_app: object) -> None:
    assert len({level_icon(level).pixmap(32).toImage().bits().asstring(32 * 32 * 4) for level in GROUPS}) == len(GROUPS)
    for look in LOOKS:
        level = None if look.where == NEVER else look.where
        marker = marker_of_level(level)  # holds its layers
        body = marker.symbolLayer(1)
        assert body.shape() == look.shape
        shown = body.strokeColor() if look.hollow else body.color()
        assert shown.name() == (QColor(look.colour).darker(135) if look.hollow else QColor(look.colour)).name()


def test_searched_by_text_and_commune(evaluated: VigilanceDock) -> None:
    page = evaluated.sites
    page.search.setText("SOLUTION")
    assert groups(evaluated) == {"aucun_motif": ["solution"]}
    page.search.setText("rien de tel")
    assert page.pages.currentWidget() is page.empty_page and "Aucun site fermé" in page.empty.text()
    page.search.clear()
    assert page.commune.count() == 2
    page.commune.setCurrentIndex(1)
    assert sum(map(len, groups(evaluated).values())) == 4


def test_from_the_search_one_goes_to_the_first_site_found(evaluated: VigilanceDock) -> None:
    evaluated.sites.search.setText("vide")
    evaluated.sites.tree.look_at_first()
    assert evaluated.sites.current == "vide" and evaluated.sites.detail.isVisible()


def test_what_is_looked_at_stays_through_a_new_reading(evaluated: VigilanceDock, qtbot: Any) -> None:
    look_at(evaluated, "vide")
    evaluated.sites.tree.collapse(evaluated.sites.tree.lines.index(0, 0))
    evaluated.refresh()
    settle(evaluated, qtbot)
    assert evaluated.sites.current == "vide" and evaluated.sites.detail.isVisible()
    assert not evaluated.sites.tree.isExpanded(evaluated.sites.tree.lines.index(0, 0))


def test_a_change_of_the_base_is_read_and_said_until_the_next_evaluation(
    evaluated: VigilanceDock, store: Store, qtbot: Any
) -> None:
    assert "La base a changé" not in evaluated.evaluated.text()
    with store.transaction("Essai") as session:
        session.insert("visite", {"site": "vide", "date": TODAY, "constat": "rien"})
    qtbot.waitUntil(lambda: "La base a changé depuis." in evaluated.evaluated.text(), timeout=10_000)
    # Nothing of the results is another: the evaluation writes nothing, and has seen the visit all the same.
    evaluated.evaluate_on(TODAY)
    settle(evaluated, qtbot)
    assert "La base a changé" not in evaluated.evaluated.text()


def test_sites_closed_since_are_said_not_to_be_evaluated(evaluated: VigilanceDock, store: Store, qtbot: Any) -> None:
    with store.transaction("Essai") as session:
        KIT.add_site(
            session, "nouveau", KIT.square(4000), closed=True, date_installation=ago(90), date_fermeture=ago(2)
        )
    settle(evaluated, qtbot)
    evaluated.refresh()
    settle(evaluated, qtbot)
    assert "1 site fermé n’est pas encore évalué." in evaluated.evaluated.text()
    assert groups(evaluated)["non_evalue"] == ["nouveau"]


def agree(dock: VigilanceDock, reason: str, who: str = "chargée de mission") -> None:
    [dialog] = dock.windows.opened
    assert isinstance(dialog, DecisionDialog)
    dialog.reason.setText(reason)
    dialog.by.setText(who)
    dialog.agree.click()


def test_a_person_confirms_and_the_level_follows(evaluated: VigilanceDock, qtbot: Any) -> None:
    page = evaluated.proposals
    assert evaluated.tabs.tabText(1) == "À confirmer (1)" and page.waiting == 1
    page.tree.setCurrentIndex(page.tree.lines.index_of(proposal(evaluated)))
    told = plain(page.told.text())
    assert "Site fermé : sans – sans" in told and "Site actif : retour – retour" in told
    page.confirm.click()
    [dialog] = evaluated.windows.opened
    dialog.by.setText("")
    assert "niveau « Réoccupé »" in plain(dialog.meaning.text()) and not dialog.agree.isEnabled()
    agree(evaluated, "")
    settle(evaluated, qtbot)
    assert groups(evaluated)["reoccupe"] == ["sans"] and evaluated.tabs.tabText(1) == "À confirmer"
    [decided] = page.tree.lines.groups
    assert decided.title == "Décidées"
    shown = page.tree.lines.index_of(decided.rows[0].uuid).siblingAtColumn(1).data()
    assert shown.startswith(f"Confirmée le {TODAY.strftime('%d/%m/%Y')} par chargée de mission")


def test_a_refusal_needs_a_reason_which_is_kept_and_can_be_taken_back(
    evaluated: VigilanceDock, store: Store, qtbot: Any
) -> None:
    page, uuid = evaluated.proposals, proposal(evaluated)
    page.tree.setCurrentIndex(page.tree.lines.index_of(uuid))
    page.refuse.click()
    [dialog] = evaluated.windows.opened
    dialog.by.setText("comité technique")
    assert not dialog.agree.isEnabled() and "motif du refus" in dialog.failure.text()
    agree(evaluated, "Autre terrain, de l’autre côté de la voie")
    settle(evaluated, qtbot)
    with store.reading() as reader:
        row = reader.fetch("reoccupation", uuid).values
    assert row["decision"] == "refusee" and row["le"] == TODAY
    assert plain(row["motif"]).endswith("; motif du refus : Autre terrain, de l’autre côté de la voie")
    assert groups(evaluated)["vigilance"] == ["sans"] and page.waiting == 0
    page.tree.setCurrentIndex(page.tree.lines.index_of(uuid))
    page.take_back.click()
    evaluated.windows.opened[0].agree.click()
    settle(evaluated, qtbot)
    assert page.waiting == 1


def test_a_decision_that_cannot_be_written_stays_asked(evaluated: VigilanceDock, store: Store, qtbot: Any) -> None:
    page = evaluated.proposals
    uuid = proposal(evaluated)
    page.tree.setCurrentIndex(page.tree.lines.index_of(uuid))
    page.refuse.click()
    with store.transaction("Collègue") as session:
        version = session.fetch("reoccupation", uuid).version
        session.update("reoccupation", uuid, {"decision": "confirmee", "par": "maire", "le": TODAY}, version=version)
    agree(evaluated, "Une erreur")
    [dialog] = evaluated.windows.opened
    assert "modifiée ou supprimée par Collègue" in dialog.failure.text() and dialog.reason.text() == "Une erreur"
    # Nothing to send again: typing does not offer it, and the list behind has what the colleague said.
    dialog.reason.setText("Autre motif")
    assert not dialog.agree.isEnabled() and "liste est à jour" in dialog.failure.text()
    settle(evaluated, qtbot)
    assert evaluated.proposals.waiting == 0


def test_a_long_refusal_of_the_base_crushes_no_field(evaluated: VigilanceDock) -> None:
    evaluated._ask_decision(proposal(evaluated), "confirmee")
    dialog = evaluated.windows.opened[0]
    assert isinstance(dialog, DecisionDialog)
    wanted = dialog.by.sizeHint().height()
    dialog._say("Le fichier ou son dossier est en lecture seule. " * 12, "")
    QCoreApplication.processEvents()
    assert dialog.by.height() >= wanted
    dialog.abandon()


def test_who_decides_is_a_function_and_a_name_is_warned_of(evaluated: VigilanceDock) -> None:
    page = evaluated.proposals
    page.tree.setCurrentIndex(page.tree.lines.index_of(proposal(evaluated)))
    page.confirm.click()
    [dialog] = evaluated.windows.opened
    dialog.by.setText("Mme Dupont")
    assert "nommer une personne" in dialog.failure.text() and "Dupont" not in dialog.failure.text()
    dialog.by.setText("la maire")
    assert "personne" not in dialog.failure.text()


def test_a_decision_taken_during_an_evaluation_is_evaluated_once_it_has_ended(
    listed: VigilanceDock, qtbot: Any
) -> None:
    days: list[date | None] = []
    listed.evaluation.started.connect(lambda: days.append(listed.evaluation.day))
    listed.evaluate_on(ago(30))
    listed.evaluate_on(TODAY)
    qtbot.waitUntil(lambda: len(days) == 2, timeout=20_000)
    settle(listed, qtbot)
    assert days == [ago(30), TODAY] and groups(listed)["vigilance"] == ["sans"]


def test_a_visit_that_finds_people_is_proposed_at_once(evaluated: VigilanceDock, qtbot: Any) -> None:
    look_at(evaluated, "solution")
    evaluated.sites.detail.visit.click()
    [window] = evaluated.windows.opened
    window.form.type("constat", "reconstitution")
    window.accept()
    qtbot.waitUntil(lambda: evaluated.evaluation.running, timeout=20_000)
    settle(evaluated, qtbot)
    assert evaluated.proposals.waiting == 2


def test_the_figures_are_changed_in_one_window_only(evaluated: VigilanceDock) -> None:
    for _again in range(2):
        evaluated.figures.click()
        evaluated.meaning.click()
    assert [type(window) for window in evaluated.windows.opened] == [SettingsDialog, MeaningDialog]


def test_a_day_without_any_closed_site_is_said(listed: VigilanceDock, qtbot: Any) -> None:
    said: list[str] = []
    listed._say = lambda text, *_level: said.append(text)  # type: ignore[method-assign]
    listed.evaluate_on(date(2001, 1, 1))
    settle(listed, qtbot)
    assert said and "Aucun site n’était fermé au 01/01/2001" in said[-1]


def test_an_interrupted_evaluation_writes_nothing(listed: VigilanceDock, store: Store, qtbot: Any) -> None:
    listed.evaluate_on(TODAY)
    assert listed.progress_row.isVisible() and not listed.evaluate.isEnabled()
    listed.cancel.click()
    settle(listed, qtbot)
    assert not listed.progress_row.isVisible() and listed.evaluate.isEnabled()
    with store.reading() as reader:
        assert reader.count("vigilance") == 0


def test_stopped_during_an_evaluation_it_says_nothing_more(listed: VigilanceDock, qtbot: Any) -> None:
    heard: list[object] = []
    listed.evaluation.ended.connect(heard.append)
    listed.evaluate_on(TODAY)
    listed.stop()
    qtbot.wait(1500)
    assert not heard


def test_a_base_that_vanishes_is_said_and_read_again_once_back(
    evaluated: VigilanceDock, store: Store, qtbot: Any
) -> None:
    QgsProject.instance().clear()
    away = store.path.with_suffix(".ailleurs")
    store.path.rename(away)
    evaluated.refresh()
    settle(evaluated, qtbot)
    assert evaluated.problem_frame.isVisible() and "essai.gpkg" in evaluated.problem.text()
    assert groups(evaluated)["vigilance"] == ["sans"] and not evaluated.evaluate.isEnabled()
    away.rename(store.path)
    evaluated.retry.click()
    settle(evaluated, qtbot)
    assert evaluated.problem_frame.isHidden() and evaluated.evaluate.isEnabled()


def test_another_base_forgets_what_was_looked_at(evaluated: VigilanceDock, tmp_path: Path, qtbot: Any) -> None:
    look_at(evaluated, "sans")
    empty = KIT.make(tmp_path / "autre.gpkg")
    evaluated.set_base(empty.path)
    assert evaluated.sites.current is None and "Lecture" in evaluated.sites.empty.text()
    settle(evaluated, qtbot)
    assert "n’a pas de site fermé" in evaluated.sites.empty.text() and not evaluated.evaluate.isEnabled()
    assert evaluated.sites.detail.isHidden()
    evaluated.set_base(None)
    assert "Ouvrez un protocole" in evaluated.sites.empty.text() and not evaluated.meaning.isEnabled()


def test_windows_where_something_is_typed_outlive_their_project(evaluated: VigilanceDock, tmp_path: Path) -> None:
    evaluated.figures.click()
    [settings] = evaluated.windows.opened
    settings.rows[1].value.setText("120")
    evaluated.meaning.click()
    assert isinstance(evaluated.windows.opened[1], MeaningDialog)
    evaluated.set_base(KIT.make(tmp_path / "autre.gpkg").path)
    assert evaluated.windows.opened == [settings] and "essai.gpkg" in settings.notice.text()


def test_nothing_is_read_while_nobody_looks(dock: VigilanceDock, store: Store, qtbot: Any) -> None:
    dock.hide()
    dock.set_base(store.path)
    assert not dock._reading.running
    dock.show()
    settle(dock, qtbot)
    assert groups(dock)


def test_the_list_and_the_map_follow_each_other(evaluated: VigilanceDock, qtbot: Any) -> None:
    [layer] = [layer for layer in QgsProject.instance().mapLayers().values() if layer.id() == "resorption_site"]
    names = lambda: {feature["nom"] for feature in layer.selectedFeatures()}  # noqa: E731
    look_at(evaluated, "vide")
    qtbot.waitUntil(lambda: names() == {"vide"}, timeout=3000)
    layer.selectByIds([feature.id() for feature in layer.getFeatures() if feature["nom"] == "sans"])
    qtbot.waitUntil(lambda: evaluated.sites.current == "sans", timeout=3000)


def figures(dock: VigilanceDock) -> SettingsDialog:
    dock.figures.click()
    return dock.windows.opened[-1]


def test_figures_are_changed_with_their_source_and_come_back_to_their_default(
    evaluated: VigilanceDock, store: Store, qtbot: Any
) -> None:
    dialog = figures(evaluated)
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    row = next(row for row in dialog.rows if row.figure.setting.key == "vigilance_distance_m")
    assert row.typed == "" and row.value.placeholderText() == "500" and not save.isEnabled()
    for wrong in ("0", "50001", "-3", "3,5", "loin"):
        row.value.setText(wrong)
        assert "Donnez un nombre entier de 1 à" in row.error.text() and not save.isEnabled()
    row.value.setText("300")
    assert "d’où vient" in row.error.text() and not save.isEnabled()
    row.source.setText("Comité de pilotage du 12/03/2026")
    save.click()
    settle(evaluated, qtbot)
    with store.reading() as reader:
        [kept] = reader.all("reglage")
    assert (kept.values["cle"], kept.values["valeur"]) == ("vigilance_distance_m", "300")
    assert "La base a changé depuis." in evaluated.evaluated.text()
    row = next(row for row in figures(evaluated).rows if row.figure.setting.key == "vigilance_distance_m")
    row.value.setText("")
    evaluated.windows.opened[-1].buttons.button(dialog.buttons.StandardButton.Save).click()
    with store.reading() as reader:
        assert reader.count("reglage") == 0


def test_the_threshold_of_the_protocol_is_written_there(evaluated: VigilanceDock, store: Store) -> None:
    dialog = figures(evaluated)
    dialog.rows[0].value.setText("101")
    assert "de 1 à 100" in dialog.rows[0].error.text()
    dialog.rows[0].value.setText("80")
    dialog.buttons.button(dialog.buttons.StandardButton.Save).click()
    with store.reading() as reader:
        [protocol] = reader.all("protocole")
    assert protocol.values["seuil_resorption_pct"] == 80


def test_the_limits_of_a_level_are_told_with_the_figures_in_force(evaluated: VigilanceDock) -> None:
    evaluated.meaning.click()
    told = "\n".join(label.text() for label in evaluated.windows.opened[0].findChildren(QLabel))
    assert "Non validé localement." in told and "ni une probabilité, ni une prévision" in told
    assert "500 mètres, par défaut." in told and "sans risque" not in told and "rticle 12" not in told


def test_another_figure_is_not_given_the_source_of_the_default(
    evaluated: VigilanceDock, store: Store, qtbot: Any
) -> None:
    with store.transaction("Essai") as session:
        session.insert("reglage", {"cle": "vigilance_fermeture_jours", "valeur": "300", "source": "Comité"})
    evaluated.refresh()
    settle(evaluated, qtbot)
    evaluated.meaning.click()
    told = "\n".join(label.text() for label in evaluated.windows.opened[0].findChildren(QLabel))
    assert "300 jours, chiffre propre à ce protocole. Par défaut : 90. Convention du logiciel" in told


def test_a_level_that_a_proposal_may_change_says_so_until_it_is_decided(evaluated: VigilanceDock, qtbot: Any) -> None:
    look_at(evaluated, "sans")
    assert "Une réoccupation est proposée" in evaluated.sites.detail.level.text()
    spoken = evaluated.sites.tree.lines.index_of("sans").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "réoccupation à confirmer" in spoken
    look_at(evaluated, "solution")
    assert "proposée" not in evaluated.sites.detail.level.text()
    evaluated._ask_decision(proposal(evaluated), "refusee")
    agree(evaluated, "Un autre groupe")
    settle(evaluated, qtbot)
    look_at(evaluated, "sans")
    assert "proposée" not in evaluated.sites.detail.level.text()
    assert "à confirmer" not in texts(evaluated, "sans")[1]


def test_an_evaluation_of_a_day_past_is_told_though_the_list_does_not_change(
    evaluated: VigilanceDock, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(evaluated, "_say", lambda text, *_level: told.append(text))
    evaluated.evaluate_on(TODAY)
    settle(evaluated, qtbot)
    assert told == []
    evaluated.evaluate_on(ago(30))
    settle(evaluated, qtbot)
    assert f"au {ago(30):%d/%m/%Y}" in told[0] and "la plus récente" in told[0]


def test_ten_thousand_closed_sites_are_shown_at_once(dock: VigilanceDock) -> None:
    levels = ("", "reoccupe", "vigilance", "non_evaluable", "aucun_motif")
    lines = tuple(WatchLine(str(n), n, f"S-2026-{n}", f"Site {n}", f"Commune {n % 60}", ago(n % 900), levels[n % 5],
                            visits=watch_state([], ago(n % 900), TODAY, {})) for n in range(10_000))  # fmt: skip
    board = Board(lines, {}, {}, (), {}, 66, False)
    start = time.monotonic()
    dock.sites.show_board(board)
    dock.sites.search.setText("commune 7")
    dock.sites.search.setText("")
    dock.sites.look_at("9999")
    assert dock.sites.current == "9999" and sum(len(g.rows) for g in dock.sites.tree.lines.groups) == 10_000
    # Three times the whole list: about 0.5 s seen; a widget for each line would take far longer.
    assert time.monotonic() - start < 5


def test_a_damaged_base_leaves_the_dock_usable(dock: VigilanceDock, tmp_path: Path, qtbot: Any) -> None:
    broken = tmp_path / "abime.gpkg"
    broken.write_bytes(b"rien")
    dock.set_base(broken)
    settle(dock, qtbot)
    assert dock.problem_frame.isVisible() and dock.problem.text()
    # An empty list, or « aucun site ne répond », would say that there is nothing to follow.
    assert [page.empty.text()[:30] for page in (dock.sites, dock.proposals)] == [
        "La liste n’a pas pu être lue\u00a0:"
    ] * 2
    dock.set_base(None)
    assert dock.problem_frame.isHidden()
