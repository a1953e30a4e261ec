"""« Rédiger le texte du protocole » in the real application: what is proposed, written, listed, refused, cancelled."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QDate, QUrl
from qgis.PyQt.QtWidgets import QAction, QApplication, QFileDialog

Wait = Callable[[int], None]
Shot = Callable[[str], Path]
TITLES = "Dans le texte\tÀ compléter\tOù le saisir"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    from resorption.tests.qgis.protocol_bases import rich_base

    return rich_base(tmp_path / "Protocole du Val-Gris.gpkg")


@pytest.fixture
def opened() -> list[QUrl]:
    """What the dialog asked the system to open."""
    return []


@pytest.fixture
def dialog(iface: QgisInterface, plugin: Any, base: Path, opened: list[QUrl], wait: Wait) -> Iterator[Any]:
    from resorption.dialogs.protocol_text.memory import FILES
    from resorption.dialogs.protocol_text.window import ProtocolTextDialog

    QgsSettings().remove(FILES)
    window = ProtocolTextDialog(base, iface.mainWindow(), opener=lambda url: opened.append(url) or True)
    window.show()
    wait(300)
    yield window
    window.close()
    window.deleteLater()


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")


def files_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix in (".docx", ".xlsx", ".ods")}


def document_text(path: Path) -> str:
    with zipfile.ZipFile(path) as opened:
        return plain(opened.read("word/document.xml").decode("utf-8"))


def listed(dialog: Any) -> list[tuple[str, ...]]:
    table = dialog.gaps
    return [tuple(plain(table.item(row, c).text()) for c in range(3)) for row in range(table.rowCount())]


def test_opens_from_the_menu_once_for_a_base(
    iface: QgisInterface, plugin: Any, base: Path, wait: Wait, new_project: QgsProject
) -> None:
    action = iface.mainWindow().findChild(QAction, "resorption_texte_protocole")
    assert not action.isEnabled()
    plugin.commands.open_base(base)
    wait(800)
    entries = [one.objectName() for one in plugin.menu.menu.actions()]
    assert entries[-2:] == ["resorption_annexe", "resorption_texte_protocole"]
    for _ in range(2):
        action.trigger()
        wait(300)
    (window,) = plugin.commands._windows
    assert window.windowTitle() == "Rédiger le texte du protocole"
    window.reject()
    wait(100)
    assert not plugin.commands._windows


def test_opens_on_a_small_screen_with_a_document_proposed(dialog: Any, base: Path, screenshot: Shot) -> None:
    assert dialog.document.filePath() == str(base.parent / "Protocole du Val-Gris_texte.docx")
    assert f"Sera écrit : « {dialog.document.filePath()} »." == plain(dialog.place.text())
    assert (dialog.own_template.filePath(), dialog.tables.filePath()) == ("", "")
    assert dialog.day.date() == QDate.currentDate() == dialog.day.maximumDate()
    assert dialog.produce.isEnabled()
    assert dialog.produce.isDefault()
    hidden = (dialog.progress, dialog.problem, dialog.notes, dialog.gaps, dialog.open_document, dialog.copy_gaps)
    assert not any(widget.isVisible() for widget in hidden)
    assert dialog.frameGeometry().height() < 500
    screenshot("texte-1-dialogue")


def test_writes_lists_what_is_missing_and_opens(
    dialog: Any, base: Path, opened: list[QUrl], hand: Any, wait: Wait, screenshot: Shot
) -> None:
    dialog.tables.setFilePath("tableaux")
    wait(50)
    hand.click(dialog.produce)
    wait(700)
    document = base.parent / "Protocole du Val-Gris_texte.docx"
    assert files_of(base.parent) == {document.name, "tableaux.xlsx"}
    assert str(document) in dialog.outcome.text()
    assert "tableaux.xlsx" in dialog.outcome.text()
    assert not dialog.place.isVisible()
    lines = listed(dialog)
    assert len(lines) == document_text(document).count("[à compléter") > 20
    assert plain(dialog.gaps_told.text()).startswith(f"Restent à compléter : {len(lines)}.")
    assert ("Signatures", "lieu de la signature", "Dans le document") in lines
    assert lines[0][0] == "Parties"
    assert lines[-1][0] == "Signatures"
    assert dialog.gaps.verticalScrollBar().maximum() > 0
    assert dialog.gaps.horizontalScrollBar().maximum() == 0
    assert dialog.frameGeometry().height() <= 728
    screenshot("texte-2-pret")
    hand.click(dialog.open_document)
    hand.click(dialog.open_folder)
    wait(100)
    assert opened == [QUrl.fromLocalFile(str(document)), QUrl.fromLocalFile(str(base.parent))]
    assert not dialog.problem.isVisible()


def test_the_list_is_copied_whole_or_in_part(dialog: Any, hand: Any, wait: Wait) -> None:
    hand.click(dialog.produce)
    wait(700)
    hand.click(dialog.copy_gaps)
    wait(100)
    copied = plain(QApplication.clipboard().text()).split("\n")
    assert copied == [TITLES, *("\t".join(line) for line in listed(dialog))]
    dialog.gaps.selectRow(1)
    dialog.gaps.setFocus()
    hand.key("ctrl+c")
    wait(100)
    assert plain(QApplication.clipboard().text()).split("\n") == [TITLES, "\t".join(listed(dialog)[1])]


def test_an_empty_base_has_a_long_list_that_scrolls(
    iface: QgisInterface, plugin: Any, tmp_path: Path, wait: Wait, screenshot: Shot
) -> None:
    from resorption.dialogs.protocol_text.window import ProtocolTextDialog
    from resorption.tests.qgis.protocol_bases import empty_base

    window = ProtocolTextDialog(empty_base(tmp_path / "nue.gpkg"), iface.mainWindow())
    window.show()
    window.produce.click()
    wait(500)
    assert len(listed(window)) > 60
    assert window.frameGeometry().height() <= 728
    assert window.gaps.verticalScrollBar().maximum() > 0
    screenshot("texte-3-base-vide")
    window.close()
    window.deleteLater()


def test_what_is_replaced_is_said_first(dialog: Any, base: Path, wait: Wait, screenshot: Shot) -> None:
    document = base.parent / "comité.docx"
    document.write_bytes(b"ancien")
    dialog.document.setFilePath("comité")
    dialog.tables.setFilePath(str(base.parent / "tableaux.ods"))
    wait(50)
    assert plain(dialog.place.text()).split("\n") == [
        f"Existe déjà et sera remplacé : « {document} ».",
        f"Sera écrit : « {base.parent / 'tableaux.ods'} ».",
    ]
    screenshot("texte-4-remplace")
    dialog.produce.click()
    wait(400)
    assert zipfile.is_zipfile(document)
    assert (base.parent / "tableaux.ods").is_file()


def test_what_was_chosen_is_remembered_for_that_base_only(
    dialog: Any, iface: QgisInterface, base: Path, tmp_path: Path
) -> None:
    from resorption.dialogs.protocol_text.window import ProtocolTextDialog
    from resorption.tests.qgis.protocol_bases import empty_base

    chosen = [str(tmp_path / name) for name in ("ailleurs.docx", "modele.docx", "t.ods")]
    for widget, path in zip((dialog.document, dialog.own_template, dialog.tables), chosen):
        widget.setFilePath(path)
    dialog.day.setDate(QDate(2026, 1, 31))
    dialog.close()
    again = ProtocolTextDialog(base, iface.mainWindow())
    assert [w.filePath() for w in (again.document, again.own_template, again.tables)] == chosen
    assert again.day.date() == QDate.currentDate()
    other = ProtocolTextDialog(empty_base(tmp_path / "autre.gpkg"), iface.mainWindow())
    assert other.document.filePath() == str(tmp_path / "autre_texte.docx")
    assert other.own_template.filePath() == ""
    for window in (again, other):
        window.deleteLater()


def test_the_day_is_written_on_the_document(dialog: Any, base: Path, wait: Wait) -> None:
    dialog.day.setDate(QDate(2026, 5, 17))
    dialog.produce.click()
    wait(400)
    with zipfile.ZipFile(base.parent / "Protocole du Val-Gris_texte.docx") as opened:
        told = "".join(opened.read(name).decode("utf-8") for name in opened.namelist() if "footer" in name)
    assert "17/05/2026" in told


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("document", "texte.pdf", "finir par .docx"),
        ("document", "pas/là/texte.docx", "n’existe pas"),
        ("document", "/", "finir par .docx"),
        ("document", "~personne.pdf", "finir par .docx"),
        ("document", "a" * 300 + ".docx", ""),
        ("tables", "t.csv", "finir par .xlsx ou .ods"),
        ("own_template", "absent.docx", "introuvable"),
    ],
)
def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(
    dialog: Any, base: Path, wait: Wait, screenshot: Shot, field: str, typed: str, words: str
) -> None:
    widget = getattr(dialog, field)
    widget.setFilePath(typed)
    dialog.produce.click()
    wait(200)
    assert dialog.problem.isVisible()
    assert words in plain(dialog.problem.text())
    assert widget.filePath() == typed
    assert dialog.produce.isEnabled()
    assert not dialog.gaps.isVisible()
    assert files_of(base.parent) == set()
    assert dialog.frameGeometry().width() < 900
    screenshot(f"texte-5-refus-{field}")


def test_nothing_to_write_without_a_document(dialog: Any, wait: Wait) -> None:
    dialog.document.setFilePath("")
    wait(50)
    assert not dialog.produce.isEnabled()
    assert "Choisissez" in dialog.place.text()


def test_one_starts_from_the_template_of_the_extension(
    dialog: Any, base: Path, wait: Wait, screenshot: Shot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resorption.annex.docx import TEMPLATE

    answers = [("", ""), (str(base.parent / "pas" / "là.docx"), ""), (str(base.parent / "le nôtre"), "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: answers.pop(0))
    dialog.save_template.click()
    assert dialog.own_template.filePath() == ""
    dialog.save_template.click()
    assert "n’existe pas" in dialog.problem.text()
    assert dialog.own_template.filePath() == ""
    dialog.save_template.click()
    wait(100)
    mine = base.parent / "le nôtre.docx"
    assert mine.read_bytes() == TEMPLATE.read_bytes()
    assert dialog.own_template.filePath() == str(mine)
    assert "{{ … }}" in plain(dialog.notes.text())
    assert not dialog.problem.isVisible()
    screenshot("texte-6-modele")
    dialog.produce.click()
    wait(400)
    assert "votre modèle peut" in dialog.gaps_told.text()
    dialog.document.setFilePath(str(mine))
    dialog.produce.click()
    wait(200)
    assert "est aussi le modèle" in plain(dialog.problem.text())
    assert mine.read_bytes() == TEMPLATE.read_bytes()


def test_an_error_of_the_template_names_the_tag(dialog: Any, base: Path, wait: Wait, screenshot: Shot) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Titre : {{ protocole.nome }}")
    document.save(str(base.parent / "faux.docx"))
    dialog.own_template.setFilePath("faux.docx")
    dialog.produce.click()
    wait(300)
    assert "nome" in dialog.problem.text()
    assert files_of(base.parent) == {"faux.docx"}
    screenshot("texte-7-balise")


def test_cancel_leaves_nothing(dialog: Any, base: Path, wait: Wait) -> None:
    dialog.progress.valueChanged.connect(lambda percent: dialog.stop.click() if percent == 30 else None)
    dialog.produce.click()
    wait(200)
    assert "Rien n’a été écrit" in dialog.problem.text()
    assert files_of(base.parent) == set()
    assert dialog.isVisible()
    assert dialog.stop.text() == "Fermer"
    assert dialog.stop.isEnabled()


def test_nothing_else_can_be_clicked_meanwhile(dialog: Any, wait: Wait) -> None:
    seen: list[tuple[bool, bool, str]] = []

    def look(_percent: float) -> None:
        alone = QApplication.activeModalWidget() is dialog
        seen.append((alone, dialog.choices.isEnabled(), dialog.stop.text()))

    dialog.progress.setValue(0)
    dialog.progress.valueChanged.connect(look)
    dialog.produce.click()
    wait(200)
    assert len(seen) > 2
    assert set(seen) == {(True, False, "Annuler")}
    assert QApplication.activeModalWidget() is None
    assert dialog.outcome.isVisible()


def test_unloading_meanwhile_stops_and_closes(iface: QgisInterface, base: Path, plugin: Any, wait: Wait) -> None:
    from resorption.dialogs.commands import Commands
    from resorption.dialogs.protocol_text.window import ProtocolTextDialog

    commands = Commands(iface)
    window = ProtocolTextDialog(base, iface.mainWindow())
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
    assert closed
    assert ended == [0]
    assert not window.isVisible()
    assert files_of(base.parent) == set()
    assert QApplication.activeModalWidget() is None
    wait(200)


@pytest.mark.parametrize("module", ["docxtpl", "docx"])
def test_without_its_libraries_the_window_says_what_to_do(
    iface: QgisInterface,
    plugin: Any,
    base: Path,
    wait: Wait,
    new_project: QgsProject,
    screenshot: Shot,
    monkeypatch: pytest.MonkeyPatch,
    module: str,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    plugin.commands.open_base(base)
    wait(800)
    iface.mainWindow().findChild(QAction, "resorption_texte_protocole").trigger()
    wait(300)
    (window,) = plugin.commands._windows
    told = plain(window.problem.text())
    assert window.problem.isVisible()
    assert "« resorption-complements.zip » dans le dossier « python » de votre profil QGIS" in told
    assert not window.choices.isEnabled()
    assert not window.produce.isEnabled()
    assert window.stop.isEnabled()
    screenshot("texte-8-sans-bibliotheques")
    window.stop.click()
    wait(100)
    assert not plugin.commands._windows


def test_keyboard_only(dialog: Any, base: Path, hand: Any, wait: Wait) -> None:
    hand.click(dialog.explanation)
    hand.key("Return")
    wait(700)
    assert files_of(base.parent) == {"Protocole du Val-Gris_texte.docx"}
    dialog.activateWindow()
    hand.key("Escape")
    wait(200)
    assert not dialog.isVisible()
