"""The windows « Fiche site » together: from one site to the next, when the project leaves, an outline drawn again."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsGeometry
from qgis.PyQt.QtWidgets import QLineEdit, QMessageBox
from resorption.dialogs.abandon import AbandonBox
from resorption.dialogs.engagement_windows import EngagementForms, matrix_window
from resorption.dialogs.link_sites import LinkSitesDialog
from resorption.dialogs.site_file import files, linked_panel, outline
from resorption.dialogs.site_file.files import SiteFiles
from resorption.dialogs.site_file.leaving import Leaving
from resorption.dialogs.site_file.site_tabs import place_of
from resorption.dialogs.site_file.window import SiteFileWindow
from resorption.layers.companion import companion_path
from resorption.layers.drawing import open_ground
from resorption.layers.edits import Delete, Update, save
from resorption.layers.errors import LockedError
from resorption.layers.session import Record
from resorption.layers.store import Store

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py")))


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    made = KIT.make(tmp_path / "essai.gpkg")
    with made.transaction() as session:
        session.insert("site", {"nom": "Canal", "commune": "commune"}, KIT.square(400), uuid="canal")
    return made


@pytest.fixture
def listed() -> list[str]:
    """The sites of the list that the user looks at."""
    return []


@pytest.fixture
def opened(store: Store, listed: list[str], qgis_iface: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[SiteFiles]:
    monkeypatch.setattr(files, "base_to_edit", lambda project: store.path)
    made = SiteFiles(qgis_iface, lambda: listed)
    yield made
    made.close()


def site(store: Store, uuid: str = "forges") -> Record:
    with store.reading() as reader:
        return reader.fetch("site", uuid)


def type_address(window: SiteFileWindow) -> None:
    editor = window.tab(0).form.rows["adresse"].editor
    editor.set_value("la mienne")
    editor.changed.emit()


def shown(opened: SiteFiles) -> dict[str, SiteFileWindow]:
    """The windows by the site under which they are known, which is the one that they show."""
    assert all(window.site == known for (_base, known), window in opened.windows.items())
    return {known: window for (_base, known), window in opened.windows.items()}


def test_one_window_a_site(opened: SiteFiles) -> None:
    opened.open("forges")
    opened.open("delta")
    first = shown(opened)["forges"]
    opened.open("forges")
    assert shown(opened)["forges"] is first
    assert len(opened.windows) == 2


def test_next_and_previous_go_round_by_code(opened: SiteFiles) -> None:
    opened.open("forges")
    (window,) = shown(opened).values()
    for button, wanted in (
        (window.next_button, "delta"), (window.next_button, "canal"), (window.next_button, "forges"),
        (window.previous_button, "canal"),
    ):  # fmt: skip
        button.click()
        assert list(shown(opened)) == [wanted]


def test_next_follows_the_list_on_screen(opened: SiteFiles, listed: list[str]) -> None:
    listed += ["canal", "forges"]
    opened.open("forges")
    (window,) = shown(opened).values()
    window.next_button.click()
    assert window.site == "canal"


def test_next_brings_a_window_that_is_there_forward(opened: SiteFiles) -> None:
    opened.open("forges")
    opened.open("delta")
    windows = shown(opened)
    windows["forges"].next_button.click()
    assert shown(opened) == windows


def test_a_neighbour_deleted_meanwhile_is_said_and_the_window_stays(
    opened: SiteFiles, listed: list[str], store: Store
) -> None:
    listed += ["forges", "delta"]
    opened.open("forges")
    save(store, [Delete(site(store, "delta"), "erreur")], "collègue")
    (window,) = shown(opened).values()
    window.next_button.click()
    assert "n’est plus dans la base" in window.notice.text()
    assert window.title.text().endswith("Forges")
    assert list(shown(opened)) == ["forges"]


def test_the_sentence_about_a_site_does_not_follow_to_the_next(opened: SiteFiles) -> None:
    opened.open("forges")
    (window,) = shown(opened).values()
    window.tell("Rien n’a été enregistré.")
    window.next_button.click()
    assert window.notice.isHidden()


def test_a_companion_that_cannot_be_read_is_said_and_the_file_opens(opened: SiteFiles, store: Store) -> None:
    companion_path(store.path).write_bytes(b"ceci n'est pas une base")
    opened.open("forges")
    (window,) = shown(opened).values()
    assert companion_path(store.path).name in window.notice.text()
    assert window.tab(0).form.typed()["nom"] == "Forges"
    window.show_tab("Propriétaires et procédures")
    assert window.tab(window.tabs.currentIndex()) is None
    companion_path(store.path).unlink()
    window.tabs.setCurrentIndex(0)
    window.show_tab("Propriétaires et procédures")
    assert window.tab(window.tabs.currentIndex()) is not None


def test_a_base_gone_is_said_when_something_is_to_be_attached(opened: SiteFiles, store: Store) -> None:
    opened.open("forges")
    (window,) = shown(opened).values()
    window.show_tab("Engagements et actions")
    promised = window.tab(window.tabs.currentIndex()).panels[0]
    assert isinstance(promised, linked_panel.LinkedPanel)
    store.path.rename(store.path.with_name("ailleurs.gpkg"))
    promised.attach_button.click()
    assert "introuvable" in window.notice.text()


def test_a_window_without_anything_typed_leaves_with_its_project(opened: SiteFiles) -> None:
    opened.open("forges")
    opened._project_leaves()
    assert not opened.windows


def test_what_is_typed_outlives_its_project_and_says_where_it_goes(opened: SiteFiles, store: Store) -> None:
    opened.open("forges")
    (window,) = shown(opened).values()
    type_address(window)
    opened._project_leaves()
    assert store.path.name in window.notice.text()
    assert window.save()
    # As long as the window is there.
    assert store.path.name in window.notice.text()
    assert store.path.name in window.windowTitle()
    assert site(store).values["adresse"] == "la mienne"


def test_a_closing_under_way_says_where_it_goes_too(
    opened: SiteFiles, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.open("forges")
    (window,) = shown(opened).values()
    window.life.close_action.trigger()
    assert window.life.dialog is not None
    opened._project_leaves()
    assert list(shown(opened)) == ["forges"]
    assert store.path.name in window.life.dialog.notice.text()
    window.life.dialog.abandon()


def test_a_window_is_not_left_while_a_closing_is_open(opened: SiteFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.open("forges")
    (window,) = shown(opened).values()
    window.life.close_action.trigger()
    window.next_button.click()
    window.close()
    assert list(shown(opened)) == ["forges"]
    window.life.dialog.abandon()
    window.close()
    assert not opened.windows


def test_staying_leaves_everything(opened: SiteFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resorption.dialogs.site_file.window.ask_leaving", lambda parent: Leaving.STAY)
    opened.open("forges")
    (window,) = shown(opened).values()
    type_address(window)
    window.next_button.click()
    window.close()
    assert list(shown(opened)) == ["forges"]
    assert window.tab(0).form.typed()["adresse"] == "la mienne"
    window.abandon()


@pytest.fixture
def drawn(opened: SiteFiles, store: Store, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The end of a drawing: what is done with that outline of the site « forges »."""
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    change = opened._outline
    change._tool = SimpleNamespace(deleteLater=lambda: None)
    read = site(store)
    shape = QgsGeometry()
    shape.fromWkb(KIT.square(700))
    return lambda: change._drawn(open_ground(store.path), read, shape)


def test_an_outline_drawn_again_is_shown_in_the_file(opened: SiteFiles, store: Store, drawn: Any) -> None:
    heard: list[str] = []
    opened.saved.connect(heard.append)
    opened.open("forges")
    (window,) = shown(opened).values()
    drawn()
    assert heard == ["forges"]
    assert site(store).version == 2
    # Not the row that it had read before: saving would be a conflict.
    assert window.head.record.version == 2


def test_an_outline_that_was_refused_is_tried_again(
    opened: SiteFiles, store: Store, drawn: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []
    written = outline.save_outline

    def refused_once(*given: object) -> None:
        tries.append("essai")
        if len(tries) == 1:
            raise LockedError(store.path.name)
        written(*given)

    monkeypatch.setattr(outline, "save_outline", refused_once)
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: QMessageBox.StandardButton.Retry)
    before = site(store).geometry
    drawn()
    assert len(tries) == 2
    assert site(store).geometry != before


def test_an_outline_given_up_changes_nothing(
    opened: SiteFiles, store: Store, drawn: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.No)
    before = site(store)
    drawn()
    assert site(store) == before


def test_an_outline_that_a_colleague_has_moved_ends_the_drawing(opened: SiteFiles, store: Store, drawn: Any) -> None:
    save(store, [Update(site(store), {}, KIT.square(900))], "collègue")
    moved = site(store)
    drawn()
    assert site(store) == moved
    assert opened._outline._tool is None


def test_a_matrix_is_not_closed_over_what_is_typed(
    store: Store, qgis_app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = matrix_window(store.path, None, lambda sentence: None)
    matrix.show()
    (forms,) = matrix.findChildren(EngagementForms)
    matrix.engagement_requested.emit("engagement")
    form = forms.dialog
    title = form.findChild(QLineEdit, "intitule")
    title.setText("Inscrire tous les enfants")
    matrix.close()
    assert matrix.isVisible()
    assert not form.notice.isHidden()
    monkeypatch.setattr(AbandonBox, "agreed", lambda parent: True)
    form.close()
    matrix.close()
    assert not matrix.isVisible()
    matrix.deleteLater()


@pytest.mark.parametrize(
    ("table", "tab", "panel"),
    [
        ("site", "Identité", ""),
        ("orientation", "Fermeture", ""),
        ("usage_site", "Veille (Art. 11)", "usage_site"),
        ("engagement_site", "Engagements et actions", "engagement"),
    ],
)
def test_a_file_opens_where_a_table_is_written(
    opened: SiteFiles, store: Store, table: str, tab: str, panel: str
) -> None:
    opened.open("forges", table)
    window = opened.windows[store.path, "forges"]
    index = window.tabs.currentIndex()
    assert window.tabs.tabText(index) == tab == place_of(table)
    if panel:
        assert window.tab(index).switch.currentWidget().table.name == panel


def test_a_previous_site_is_said_in_its_own_window(opened: SiteFiles, store: Store) -> None:
    opened.open("forges", "site_precedent")
    window = opened.windows[store.path, "forges"]
    assert isinstance(window.life.dialog, LinkSitesDialog) and place_of("site_precedent") == "Site précédent…"


def test_a_table_that_is_in_no_file_opens_the_file(opened: SiteFiles, store: Store) -> None:
    opened.open("forges", "reglage")
    assert opened.windows[store.path, "forges"].tabs.currentIndex() == 0
