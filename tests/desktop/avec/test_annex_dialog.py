"""« Produire l’annexe » in the real application: what is proposed, written, refused, cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QApplication

FILES = ("01_carte_generale.pdf", "02_etat_des_lieux.pdf", "03_vigilance.pdf")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    from resorption.tests.qgis.annex_bases import Plan, grid, make_base

    return make_base(tmp_path / "Protocole du Val-Gris.gpkg", Plan(grid(3, 2), sites=9, settlements=1, land=2))


@pytest.fixture
def opened() -> list[QUrl]:
    """What the dialog asked the system to open."""
    return []


@pytest.fixture
def dialog(
    iface: QgisInterface, plugin: Any, base: Path, opened: list[QUrl], wait: Callable[[int], None]
) -> Iterator[Any]:
    from resorption.dialogs.annex import FOLDERS, AnnexDialog

    QgsSettings().remove(FOLDERS)
    window = AnnexDialog(base, iface.mainWindow(), opener=lambda url: opened.append(url) or True)
    window.show()
    wait(300)
    yield window
    window.close()
    window.deleteLater()


def test_opens_on_a_small_screen_with_a_folder_proposed(
    dialog: Any, base: Path, screenshot: Callable[[str], Path], wait: Callable[[int], None]
) -> None:
    assert dialog.folder.filePath() == str(base.parent / "annexe")
    assert str(base.parent / "annexe" / "partenaires") in dialog.place.text()
    assert dialog.produce.isEnabled()
    assert dialog.produce.isDefault()
    assert not dialog.open_folder.isEnabled()
    assert not dialog.progress.isVisible()
    assert "publi" not in dialog.edition.currentText().lower()
    assert dialog.edition.count() == 1
    assert dialog.frameGeometry().height() < 700
    screenshot("annexe-1-dialogue")


def test_a_bare_name_is_a_folder_beside_the_base(dialog: Any, base: Path, wait: Callable[[int], None]) -> None:
    dialog.folder.setFilePath("comité")
    wait(50)
    assert str(base.parent / "comité" / "partenaires") in dialog.place.text()


def test_writes_the_files_and_opens_their_folder(
    dialog: Any,
    base: Path,
    tmp_path: Path,
    opened: list[QUrl],
    hand: Any,
    screenshot: Callable[[str], Path],
    wait: Callable[[int], None],
) -> None:
    hand.click(dialog.produce)
    wait(500)
    place = base.parent / "annexe" / "partenaires"
    assert sorted(f.name for f in place.iterdir()) == list(FILES)
    assert [dialog.files.item(i).text() for i in range(dialog.files.count())] == list(FILES)
    assert dialog.files.isVisible()
    assert str(place) in dialog.outcome.text()
    assert not dialog.place.isVisible()
    screenshot("annexe-2-prete")
    hand.click(dialog.open_folder)
    wait(200)
    assert opened == [QUrl.fromLocalFile(str(place))]
    dialog.folder.setFilePath(str(tmp_path))
    assert not dialog.files.isVisible()
    dialog.folder.setFilePath(str(base.parent / "annexe"))
    assert "remplacés" in dialog.place.text()


def test_folder_is_remembered_for_that_base_only(
    dialog: Any, iface: QgisInterface, base: Path, tmp_path: Path, wait: Callable[[int], None]
) -> None:
    from resorption.dialogs.annex import AnnexDialog, remembered_folder

    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    dialog.folder.setFilePath(str(elsewhere))
    dialog.produce.click()
    wait(200)
    again = AnnexDialog(base, iface.mainWindow())
    assert again.folder.filePath() == str(elsewhere)
    again.deleteLater()
    assert remembered_folder(tmp_path / "autre.gpkg") == str(tmp_path / "annexe")


def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(
    dialog: Any, tmp_path: Path, screenshot: Callable[[str], Path], wait: Callable[[int], None]
) -> None:
    wrong = str(tmp_path / "pas" / "la")
    dialog.folder.setFilePath(wrong)
    dialog.produce.click()
    wait(200)
    assert dialog.problem.isVisible()
    assert "n’existe pas" in dialog.problem.text()
    assert dialog.folder.filePath() == wrong
    assert dialog.produce.isEnabled()
    assert not dialog.files.isVisible()
    screenshot("annexe-3-refus")


def test_nothing_to_produce_without_a_folder(dialog: Any) -> None:
    dialog.folder.setFilePath("")
    assert not dialog.produce.isEnabled()
    assert "Choisissez" in dialog.place.text()


def test_cancel_leaves_nothing(dialog: Any, base: Path, wait: Callable[[int], None]) -> None:
    """« Annuler » pressed while the window shows its progress."""
    dialog.progress.valueChanged.connect(lambda percent: dialog.stop.click() if percent >= 40 else None)
    dialog.produce.click()
    wait(200)
    assert "Rien n’a été écrit" in dialog.problem.text()
    assert not (base.parent / "annexe").exists()
    assert dialog.isVisible()
    assert dialog.stop.text() == "Fermer"
    assert dialog.stop.isEnabled()


def test_nothing_else_can_be_clicked_meanwhile(dialog: Any, iface: QgisInterface, wait: Callable[[int], None]) -> None:
    """Between two steps events are let in: another project, unloading the plugin, quitting must wait."""
    seen: list[tuple[bool, bool]] = []

    def look(_percent: float) -> None:
        alone = QApplication.activeModalWidget() is dialog
        seen.append((alone, dialog.isVisible() and dialog.stop.isEnabled()))

    dialog.progress.valueChanged.connect(look)
    dialog.produce.click()
    wait(200)
    assert len(seen) > 3
    assert set(seen) == {(True, True)}
    assert QApplication.activeModalWidget() is None
    assert dialog.isVisible()
    assert dialog.outcome.isVisible()


def test_unloading_meanwhile_stops_and_closes(
    iface: QgisInterface, base: Path, plugin: Any, wait: Callable[[int], None]
) -> None:
    from resorption.dialogs.annex import AnnexDialog
    from resorption.dialogs.commands import Commands

    commands = Commands(iface)
    window = AnnexDialog(base, iface.mainWindow())
    commands._show(window)
    ended: list[int] = []
    window.finished.connect(ended.append)
    window.progress.valueChanged.connect(lambda percent: commands.close() if percent == 25 else None)
    window.produce.click()
    assert ended == [0]
    assert not window.isVisible()
    assert not (base.parent / "annexe").exists()
    assert QApplication.activeModalWidget() is None
    wait(200)


def test_keyboard_only(dialog: Any, base: Path, hand: Any, wait: Callable[[int], None]) -> None:
    hand.click(dialog.explanation)
    hand.key("Return")
    wait(500)
    assert (base.parent / "annexe" / "partenaires" / FILES[1]).is_file()
    dialog.activateWindow()
    hand.key("Escape")
    wait(200)
    assert not dialog.isVisible()
