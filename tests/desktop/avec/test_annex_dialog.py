"""« Produire l’annexe » in the real application: what is proposed, written, refused, cancelled."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

ANNEX, MANIFEST = "annexe.pdf", "manifeste.json"


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
    from resorption.dialogs.annex.memory import CHOICES, FOLDERS
    from resorption.dialogs.annex.window import AnnexDialog

    for setting in (FOLDERS, CHOICES):
        QgsSettings().remove(setting)
    window = AnnexDialog(
        base,
        iface.mainWindow(),
        opener=lambda url: opened.append(url) or True,
        designer=iface.openLayoutDesigner,
        service="http://127.0.0.1:9/wmts",
    )
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
    assert sorted(f.name for f in place.iterdir()) == [ANNEX, "cartes", MANIFEST]
    listed = [dialog.files.item(i).text() for i in range(dialog.files.count())]
    assert (listed[0], listed[-1]) == (ANNEX, MANIFEST)
    assert "cartes/carte_generale.pdf" in listed
    assert all((place / name).is_file() for name in listed)
    assert dialog.files.isVisible()
    assert str(place) in dialog.outcome.text()
    assert not dialog.place.isVisible()
    screenshot("annexe-2-prete")
    hand.click(dialog.open_folder)
    wait(200)
    assert opened == [QUrl.fromLocalFile(str(place))]
    dialog.files.itemActivated.emit(dialog.files.item(1))
    assert opened[1:] == [QUrl.fromLocalFile(str(place / listed[1]))]
    dialog.folder.setFilePath(str(tmp_path))
    assert not dialog.files.isVisible()
    dialog.folder.setFilePath(str(base.parent / "annexe"))
    assert "remplacés" in dialog.place.text()


def test_folder_is_remembered_for_that_base_only(
    dialog: Any, iface: QgisInterface, base: Path, tmp_path: Path, wait: Callable[[int], None]
) -> None:
    from resorption.dialogs.annex.memory import remembered_folder
    from resorption.dialogs.annex.window import AnnexDialog

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
    from resorption.dialogs.annex.window import AnnexDialog
    from resorption.dialogs.commands import Commands

    commands = Commands(iface)
    window = AnnexDialog(base, iface.mainWindow())
    commands._show(window)
    ended: list[int] = []
    window.finished.connect(ended.append)
    closed: list[int] = []

    def close(percent: int) -> None:
        if percent >= 20 and not closed:
            closed.append(percent)
            commands.close()

    window.progress.valueChanged.connect(close)
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
    assert (base.parent / "annexe" / "partenaires" / ANNEX).is_file()
    dialog.activateWindow()
    hand.key("Escape")
    wait(200)
    assert not dialog.isVisible()


def lines(dialog: Any) -> dict[str, Any]:
    tree = dialog.pieces
    return {tree.topLevelItem(n).text(0): tree.topLevelItem(n) for n in range(tree.topLevelItemCount())}


def test_every_piece_there_is_can_be_left_out(
    dialog: Any, base: Path, wait: Callable[[int], None], screenshot: Callable[[str], Path]
) -> None:
    from resorption.annex.pieces import PIECES

    assert list(lines(dialog)) == [piece.label for piece in PIECES]
    assert all(item.checkState(0) == Qt.CheckState.Checked for item in lines(dialog).values())
    assert lines(dialog)["Carte générale du territoire"].text(1).split() == ["1", "p."]
    assert lines(dialog)["Cartes par commune"].text(1).split() == ["6", "p."]
    dialog.no_piece.click()
    wait(50)
    assert not dialog.produce.isEnabled()
    assert "au moins une pièce" in dialog.place.text()
    lines(dialog)["Carte générale du territoire"].setCheckState(0, Qt.CheckState.Checked)
    dialog.pictures.setChecked(True)
    dialog.produce.click()
    wait(300)
    assert "3 pages" in dialog.outcome.text()
    told = json.loads((base.parent / "annexe" / "partenaires" / MANIFEST).read_text(encoding="utf-8"))
    assert told["pieces"] == ["carte_generale"]
    assert (base.parent / "annexe" / "partenaires" / "images" / "page_003.png").is_file()
    dialog.all_pieces.click()
    assert all(item.checkState(0) == Qt.CheckState.Checked for item in lines(dialog).values())


def test_a_piece_without_a_page_says_why(iface: QgisInterface, tmp_path: Path, wait: Callable[[int], None]) -> None:
    from resorption.dialogs.annex.window import AnnexDialog
    from resorption.tests.qgis.annex_bases import Plan, grid, make_base

    window = AnnexDialog(make_base(tmp_path / "vide.gpkg", Plan(grid(1, 1))), iface.mainWindow())
    window.show()
    wait(300)
    assert lines(window)["Cartes par commune"].text(1) == "aucun lieu à dessiner"
    window.close()
    window.deleteLater()


def test_sites_are_chosen_in_a_list(
    dialog: Any, base: Path, wait: Callable[[int], None], screenshot: Callable[[str], Path]
) -> None:
    from resorption.dialogs.annex.memory import CHOSEN, OCCUPIED

    assert not dialog.choose_sites.isEnabled()
    dialog.which_sites.setCurrentIndex(dialog.which_sites.findData(OCCUPIED))
    # Of the nine, those whose status is actif or en_resorption (tests/qgis/annex_bases.py).
    assert dialog.sites_count.text().split()[0] == "6"
    dialog.which_sites.setCurrentIndex(dialog.which_sites.findData(CHOSEN))
    assert dialog.sites_count.text() == "Aucun site choisi"
    dialog.produce.click()
    wait(200)
    assert "Aucun site n’est choisi" in dialog.problem.text()
    seen = []

    def answer() -> None:
        window = QApplication.activeModalWidget()
        seen.append(window.sites.topLevelItemCount())
        window.search.setText("marais")
        window.check_all.click()
        seen.append(window.count.text().replace("\N{NO-BREAK SPACE}", " "))
        screenshot("annexe-4-sites")
        window.accept()

    QTimer.singleShot(200, answer)
    dialog.choose_sites.click()
    assert seen == [9, "2 sites choisis"]
    assert dialog.sites_count.text().split()[0] == "2"
    dialog.produce.click()
    wait(300)
    told = json.loads((base.parent / "annexe" / "partenaires" / MANIFEST).read_text(encoding="utf-8"))
    assert told["sites_choisis"] == 2


def test_what_was_chosen_is_remembered_but_restricted_data(
    dialog: Any, iface: QgisInterface, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resorption.dialogs.annex.memory import OCCUPIED, remembered_choices
    from resorption.dialogs.annex.window import AnnexDialog

    monkeypatch.setattr(QMessageBox, "question", lambda *_words: QMessageBox.StandardButton.Yes)
    lines(dialog)["Cartes par commune"].setCheckState(0, Qt.CheckState.Unchecked)
    dialog.which_sites.setCurrentIndex(dialog.which_sites.findData(OCCUPIED))
    dialog.ground.setCurrentIndex(dialog.ground.findData("plan"))
    dialog.templates.setFilePath(str(tmp_path))
    dialog.pictures.setChecked(True)
    dialog.restricted.click()
    assert dialog.restricted.isChecked()
    dialog.close()
    again = AnnexDialog(base, iface.mainWindow())
    assert lines(again)["Cartes par commune"].checkState(0) == Qt.CheckState.Unchecked
    assert lines(again)["Carte générale du territoire"].checkState(0) == Qt.CheckState.Checked
    assert again.which_sites.currentData() == OCCUPIED
    assert again.ground.currentData() == "plan"
    assert again.templates.filePath() == str(tmp_path)
    assert again.pictures.isChecked()
    assert not again.restricted.isChecked()
    again.deleteLater()
    assert remembered_choices(tmp_path / "autre.gpkg").ground == ""


def test_restricted_data_are_an_explicit_choice_that_the_manifest_keeps(
    dialog: Any, base: Path, wait: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *words: asked.append(words[2]) or answers.pop(0))
    assert not dialog.restricted.isChecked()
    dialog.restricted.click()
    assert not dialog.restricted.isChecked()
    dialog.restricted.click()
    assert dialog.restricted.isChecked()
    assert len(asked) == 2
    assert "manifeste" in asked[0]
    assert all(word in asked[0] for word in ("propriétaires", "procédures", "évacuation", "filles", "âges"))
    dialog.produce.click()
    wait(300)
    place = base.parent / "annexe" / "partenaires_restreint"
    assert str(place) in dialog.outcome.text()
    told = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    assert told["donnees_restreintes"] is True
    assert not place.with_name("partenaires").exists()


def test_offline_the_base_map_is_offered_to_be_left_out(
    dialog: Any, base: Path, wait: Callable[[int], None], screenshot: Callable[[str], Path]
) -> None:
    dialog.ground.setCurrentIndex(dialog.ground.findData("plan"))
    assert "© IGN – Géoplateforme" in dialog.ground_told.text()
    dialog.produce.click()
    wait(300)
    assert "injoignable" in dialog.problem.text()
    assert dialog.without_ground.isVisible()
    assert not (base.parent / "annexe").exists()
    screenshot("annexe-5-hors-ligne")
    dialog.without_ground.click()
    wait(300)
    told = json.loads((base.parent / "annexe" / "partenaires" / MANIFEST).read_text(encoding="utf-8"))
    assert told["fond_de_plan"] == ""
    assert not dialog.without_ground.isVisible()


def test_a_silent_service_is_waited_for_in_a_window_that_can_be_stopped(
    dialog: Any, base: Path, wait: Callable[[int], None]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        dialog._ground._service = f"http://127.0.0.1:{silent.getsockname()[1]}/wmts"
        dialog.ground.setCurrentIndex(dialog.ground.findData("ortho"))
        QTimer.singleShot(400, dialog.stop.click)
        started = time.monotonic()
        dialog.produce.click()
        assert time.monotonic() - started < 2.5
    assert "interrompue" in dialog.problem.text()
    assert not (base.parent / "annexe").exists()


def test_the_backgrounds_of_the_project_are_named_before_they_are_printed(
    dialog: Any, base: Path, new_project: QgsProject, wait: Callable[[int], None]
) -> None:
    dialog.ground.setCurrentIndex(dialog.ground.findData("projet"))
    assert "Aucune couche affichée" in dialog.ground_told.text()
    dialog.produce.click()
    wait(200)
    assert "ne peut servir de fond" in dialog.problem.text()
    streets = base.parent / "rues.geojson"
    streets.write_text(
        json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"rue": "x"},
             "geometry": {"type": "LineString", "coordinates": [[1.7, 45.6], [1.9, 45.6]]}}]})
    )  # fmt: skip
    new_project.addMapLayer(QgsVectorLayer(str(streets), "Rues", "ogr"))
    new_project.addMapLayer(QgsVectorLayer(f"{base}|layername=site", "Sites", "ogr"))
    dialog._ground.refresh()
    assert "Couches imprimées" in dialog.ground_told.text()
    assert "Rues" in dialog.ground_told.text()
    assert "Sites" not in dialog.ground_told.text()
    dialog.produce.click()
    wait(300)
    told = json.loads((base.parent / "annexe" / "partenaires" / MANIFEST).read_text(encoding="utf-8"))
    assert told["couches_du_fond"] == ["Rues"]


def preview_of(dialog: Any, title: str, wait: Callable[[int], None]) -> Any:
    dialog.pieces.setCurrentItem(lines(dialog)[title])
    dialog.look.click()
    wait(2500)
    return dialog._preview


def test_a_page_is_looked_at_before_anything_is_written(
    dialog: Any, base: Path, wait: Callable[[int], None], screenshot: Callable[[str], Path]
) -> None:
    preview = preview_of(dialog, "Cartes par commune", wait)
    assert not preview._page.pixmap().isNull()
    assert preview.leaf.count() == 6
    assert not preview.previous.isEnabled()
    preview.next.click()
    wait(200)
    assert preview.leaf.currentIndex() == 1
    assert preview.previous.isEnabled()
    screenshot("annexe-6-apercu")
    preview.large.setChecked(True)
    wait(300)
    screenshot("annexe-7-agrandi")
    preview.quit.click()
    wait(100)
    assert dialog._preview is None
    assert not (base.parent / "annexe").exists()


def test_offline_the_preview_is_shown_without_the_base_map(dialog: Any, wait: Callable[[int], None]) -> None:
    dialog.ground.setCurrentIndex(dialog.ground.findData("plan"))
    preview = preview_of(dialog, "Carte générale du territoire", wait)
    assert "sans lui" in preview.problem.text()
    assert not preview._page.pixmap().isNull()
    preview.quit.click()
    wait(100)


def test_a_preview_that_cannot_be_made_says_why(dialog: Any, base: Path, wait: Callable[[int], None]) -> None:
    templates = base.parent / "gabarits"
    templates.mkdir()
    (templates / "carte_a3.qpt").write_text("<rien/>")
    dialog.templates.setFilePath(str(templates))
    preview = preview_of(dialog, "Carte générale du territoire", wait)
    assert "carte_a3.qpt" in preview.problem.text()
    assert not preview.edit.isEnabled()
    preview.quit.click()
    wait(100)


def test_a_page_is_opened_in_the_layout_editor_twice(
    dialog: Any,
    iface: QgisInterface,
    base: Path,
    new_project: QgsProject,
    wait: Callable[[int], None],
    screenshot: Callable[[str], Path],
) -> None:
    names = []
    for _ in range(2):
        preview = preview_of(dialog, "Carte générale du territoire", wait)
        preview.edit.click()
        wait(1500)
        assert dialog._preview is None
        [designer] = iface.openLayoutDesigners()
        names.append(designer.masterLayout().name())
        assert designer.layout().itemById("titre").currentText() == "Carte générale du territoire"
        screenshot(f"annexe-8-editeur-{len(names)}")
        assert names[-1] in dialog.notes.text()
        designer.close()
        wait(500)
    assert names == ["Carte générale du territoire", "Carte générale du territoire (2)"]
    assert [layout.name() for layout in new_project.layoutManager().layouts()] == names
    assert len(new_project.layerTreeRoot().children()) == 2
    assert QApplication.activeModalWidget() is None
    assert new_project.write(str(base.parent / "essai.qgz"))
    for layout in list(new_project.layoutManager().layouts()):
        assert new_project.layoutManager().removeLayout(layout)
    new_project.clear()
    wait(200)


def test_a_long_path_does_not_push_the_buttons_off_the_screen(
    dialog: Any, base: Path, wait: Callable[[int], None], screenshot: Callable[[str], Path]
) -> None:
    dialog.folder.setFilePath("/nulle/" + "x" * 300)
    wait(300)
    dialog.produce.click()
    wait(300)
    assert "n’existe pas" in dialog.problem.text()
    assert dialog.frameGeometry().width() < 1000
    assert dialog.stop.mapToGlobal(dialog.stop.rect().bottomRight()).x() < 1366
    screenshot("annexe-9-chemin-long")
