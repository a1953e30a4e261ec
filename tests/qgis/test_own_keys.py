"""Return in one window never saves what is typed in another one that was opened from it."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from resorption.dialogs.engagement_matrix import EngagementMatrixDialog
from resorption.dialogs.engagement_windows import EngagementForms
from resorption.dialogs.link_sites import LinkSitesDialog
from resorption.dialogs.site_file.window import SiteFileWindow
from resorption.layers.links import PREVIOUS
from resorption.layers.store import Store

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py")))


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    return KIT.make(tmp_path / "essai.gpkg")


def counted(store: Store, table: str) -> int:
    with store.reading() as reader:
        return reader.count(table)


def test_return_in_the_matrix_does_not_save_the_form_beside_it(store: Store) -> None:
    matrix = EngagementMatrixDialog(store.path)
    forms = EngagementForms(store.path, matrix, lambda _sentence: None)
    matrix.show()
    matrix.new_requested.emit(7, "commune")
    row = forms.dialog._form.rows["intitule"]
    row.editor.set_value("Un médiateur")
    row.editor.changed.emit()
    before = counted(store, "engagement")
    QTest.keyClick(matrix.list, Qt.Key.Key_Return)
    assert forms.dialog is not None
    assert counted(store, "engagement") == before
    forms.dialog.abandon()
    matrix.abandon()
    matrix.deleteLater()


def test_return_in_the_site_file_does_not_save_the_window_of_its_links(store: Store) -> None:
    opened = SiteFileWindow(store.path, "forges")
    opened.show()
    links = LinkSitesDialog(store.path, "forges", PREVIOUS, opened)
    links.show()
    links.sites.topLevelItem(0)
    links._changed.add("delta")
    links._refresh()
    QTest.keyClick(opened.tabs, Qt.Key.Key_Return)
    assert counted(store, "site_precedent") == 0
    assert links.isVisible()
    links.abandon()
    opened.abandon()
    opened.deleteLater()


def test_return_still_presses_the_default_button_of_its_own_window(store: Store) -> None:
    links = LinkSitesDialog(store.path, "forges", PREVIOUS)
    links.show()
    links._changed.add("delta")
    links._refresh()
    QTest.keyClick(links.search, Qt.Key.Key_Return)
    assert counted(store, "site_precedent") == 1
    assert not links.isVisible()
    links.deleteLater()
