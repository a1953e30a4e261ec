"""The tabs « Documents » and « Journal »: what they show, refuse, keep, and say."""

from __future__ import annotations

import runpy
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QMimeData, QPoint, QSize, Qt, QUrl
from qgis.PyQt.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox
from resorption.dialogs.site_file.attach import AttachDialog
from resorption.dialogs.site_file.documents_panel import DocumentsPanel
from resorption.dialogs.site_file.journal_panel import JournalPanel
from resorption.dialogs.site_file.preview import SIDE, read_preview
from resorption.layers import journal
from resorption.layers.documents import amend, attach, pieces_of, restricted_pieces
from resorption.layers.errors import DiskFullError
from resorption.layers.piece_files import RESTRICTED
from resorption.layers.store import Store

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
SITE = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = kit.new_store(tmp_path / "base.gpkg")
    with made.transaction("A. Martin") as session:
        session.insert("site", {"nom": "Essai", "type_site": "terrain", "statut": "actif"}, kit.square(), uuid=SITE)
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    (tmp_path / "ailleurs").mkdir()
    return painted(tmp_path / "ailleurs" / "vue_nord.png", 60, 30)


def painted(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path))
    return path


def until(done: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end, "rien ne vient"
        QCoreApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def panel(qgis_app: object, store: Store, opened: list[QUrl]) -> Iterator[DocumentsPanel]:
    made = DocumentsPanel(store.path, "site", SITE, opener=lambda url: opened.append(url) or True)
    made.resize(1000, 500)
    made.show()
    made.refresh()
    yield made
    if made.dialog is not None:
        made.dialog.abandon()
    made.close()


def texts(panel: DocumentsPanel, column: int = 0) -> list[str]:
    return [panel.pieces.topLevelItem(i).text(column) for i in range(panel.pieces.topLevelItemCount())]


def asked(panel: DocumentsPanel, *sources: Path) -> AttachDialog:
    panel.add_files(list(sources))
    until(lambda: not panel.busy)
    return panel.dialog


def save(dialog: AttachDialog) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    until(lambda: not dialog.busy)


def drop(panel: DocumentsPanel, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(list(urls))
    where = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(50, 80), *where))
    QApplication.sendEvent(panel, QDropEvent(panel.rect().center(), *where))


def test_an_empty_list_says_so(panel: DocumentsPanel) -> None:
    assert panel.state.text() == "Aucun document."
    assert not panel.open.isEnabled()
    assert not panel.detach.isEnabled()
    assert panel.add.isEnabled()


def test_dropped_files_are_asked_about_then_saved_at_once(panel: DocumentsPanel, picture: Path, store: Store) -> None:
    said: list[bool] = []
    panel.changed.connect(lambda: said.append(True))
    drop(panel, QUrl.fromLocalFile(str(picture)))
    until(lambda: panel.dialog is not None)
    dialog = panel.dialog
    assert dialog.form.values() == {"nature": "photo", "date": None, "diffusion": "restreinte"}
    assert dialog.rows[0].form.values() == {"titre": "Vue nord"}
    save(dialog)
    assert panel.dialog is None
    assert texts(panel) == ["Vue nord"]
    assert said == [True]
    (piece,) = pieces_of(store, "site", SITE)
    assert piece.record.values["diffusion"] == "restreinte"


def test_what_is_no_file_is_told(panel: DocumentsPanel) -> None:
    drop(panel, QUrl("https://exemple.invalid/plan.pdf"))
    QCoreApplication.processEvents()
    assert "n’est pas un fichier" in panel.notice.text()
    assert panel.dialog is None


def test_refused_files_do_not_stop_the_others(panel: DocumentsPanel, picture: Path) -> None:
    program = picture.with_name("outil.exe")
    program.write_bytes(b"x")
    dialog = asked(panel, program, picture, picture.parent)
    assert [row.source.name for row in dialog.rows] == ["vue_nord.png"]
    assert "outil.exe" in panel.notice.text()
    assert "dossier" in panel.notice.text()
    assert "outil.exe" in dialog.notice.text()


def test_only_refused_files_open_no_window(panel: DocumentsPanel, picture: Path) -> None:
    assert asked(panel, picture.parent) is None
    assert panel.add.isEnabled()


def test_a_file_already_there_is_attached_only_if_asked(panel: DocumentsPanel, picture: Path) -> None:
    save(asked(panel, picture))
    dialog = asked(panel, picture)
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not dialog.rows[0].kept.isChecked()
    assert not button.isEnabled()
    dialog.rows[0].kept.click()
    assert button.isEnabled()
    save(dialog)
    assert len(texts(panel)) == 2


def test_a_title_is_asked(panel: DocumentsPanel, picture: Path) -> None:
    dialog = asked(panel, picture)
    dialog.rows[0].form.rows["titre"].editor.line.clear()
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not button.isEnabled()
    assert "Titre" in dialog.rows[0].form.rows["titre"].error.text()
    dialog.rows[0].form.rows["titre"].editor.line.setText("Famille rom")
    assert dialog.rows[0].form.rows["titre"].doubt.text()
    assert button.isEnabled()


def test_a_failure_keeps_what_was_typed(panel: DocumentsPanel, picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second = painted(picture.with_name("plan.png"), 10, 10)
    dialog = asked(panel, picture, second)
    dialog.rows[1].form.rows["titre"].editor.line.setText("Plan d’accès")

    def fail(target, source, values, feedback, real=None) -> None:  # noqa: ANN001
        if source == second:
            raise DiskFullError("base.pieces")

    monkeypatch.setattr("resorption.layers.attaching._attach", fail)
    save(dialog)
    assert panel.dialog is dialog
    assert [row.source for row in dialog.rows] == [second]
    assert "plus de place" in dialog.rows[0].failure.text()
    assert dialog.rows[0].form.values() == {"titre": "Plan d’accès"}
    monkeypatch.undo()
    save(dialog)
    assert texts(panel) == ["Plan d’accès"]


def test_a_copy_can_be_stopped(panel: DocumentsPanel, picture: Path, store: Store) -> None:
    big = picture.with_name("video.mp4")
    with big.open("wb") as file:
        file.truncate(300 << 20)
    dialog = asked(panel, picture, big)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    until(lambda: pieces_of(store, "site", SITE) or not dialog.busy)
    dialog.reject()
    until(lambda: not dialog.busy)
    assert [row.source for row in dialog.rows] == [big]
    assert "arrêtée" in dialog.failure.text()
    assert texts(panel) == ["Vue nord"]
    assert len(list(store.path.with_name("base.pieces").iterdir())) == 1


def chosen(panel: DocumentsPanel, store: Store, picture: Path) -> None:
    attach(store, "site", SITE, picture, {"titre": "Vue", "nature": "photo", "date": date(2026, 3, 12)})
    panel.refresh()
    panel.pieces.setCurrentItem(panel.pieces.topLevelItem(0))


def test_a_document_is_opened_by_the_system(
    panel: DocumentsPanel, store: Store, picture: Path, opened: list[QUrl]
) -> None:
    chosen(panel, store, picture)
    panel.open.click()
    assert [Path(url.toLocalFile()).read_bytes() for url in opened] == [picture.read_bytes()]


def test_a_file_gone_meanwhile_is_told(panel: DocumentsPanel, store: Store, picture: Path, opened: list[QUrl]) -> None:
    chosen(panel, store, picture)
    next(store.path.with_name("base.pieces").iterdir()).unlink()
    panel.open.click()
    assert opened == []
    assert "introuvable" in panel.notice.text()
    assert texts(panel, 1) == ["Fichier introuvable"]
    assert not panel.open.isEnabled()


def test_a_program_named_by_a_row_is_never_opened(panel: DocumentsPanel, store: Store, opened: list[QUrl]) -> None:
    (store.path.parent / "x.bat").write_bytes(b"x")
    with store.transaction() as session:
        session.insert("piece_jointe", {"titre": "X", "fichier": "x.bat", "nature": "autre", "site": SITE})
    panel.refresh()
    panel.pieces.setCurrentItem(panel.pieces.topLevelItem(0))
    panel.open.click()
    assert opened == []
    assert "programme" in panel.notice.text()


def test_a_change_is_saved_with_the_version_that_was_read(panel: DocumentsPanel, store: Store, picture: Path) -> None:
    chosen(panel, store, picture)
    panel.amend.click()
    dialog = panel.dialog
    dialog.form.rows["titre"].editor.line.setText("Vue du nord")
    assert dialog.has_input()
    (piece,) = pieces_of(store, "site", SITE)
    amend(store, piece, {"titre": "Autre"})
    dialog.accept()
    assert "modifiée par" in dialog.failure.text()
    assert dialog.form.values()["titre"] == "Vue du nord"
    dialog.abandon()
    panel.refresh()
    panel.amend.click()
    panel.dialog.form.rows["titre"].editor.line.setText("Vue du nord")
    panel.dialog.accept()
    assert texts(panel) == ["Vue du nord"]


def test_a_removal_asks_why(panel: DocumentsPanel, store: Store, picture: Path) -> None:
    chosen(panel, store, picture)
    panel.detach.click()
    dialog = panel.dialog
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not button.isEnabled()
    dialog.form.rows["motif"].editor.line.setText("Photo floue")
    button.click()
    assert texts(panel) == []
    assert len(list((store.path.with_name("base.pieces") / "corbeille").iterdir())) == 1


def test_a_base_that_is_gone_leaves_the_list(panel: DocumentsPanel, store: Store, picture: Path) -> None:
    chosen(panel, store, picture)
    moved = store.path.rename(store.path.with_name("partie.gpkg"))
    panel.refresh()
    assert "introuvable" in panel.notice.text()
    assert texts(panel) == ["Vue"]
    panel.detach.click()
    panel.dialog.form.rows["motif"].editor.line.setText("essai")
    panel.dialog.accept()
    assert "introuvable" in panel.dialog.failure.text()
    moved.rename(store.path)


def test_restricted_documents_have_their_own_list(qgis_app: object, store: Store, picture: Path) -> None:
    panel = DocumentsPanel(store.path, "site", SITE, shelf=RESTRICTED)
    panel.refresh()
    dialog = asked(panel, picture)
    assert list(dialog.form.values()) == ["nature", "date", "note"]
    save(dialog)
    assert texts(panel) == ["Vue nord"]
    assert [p.title for p in restricted_pieces(store, SITE)] == ["Vue nord"]
    assert pieces_of(store, "site", SITE) == []


def test_a_picture_is_shown_and_other_files_are_not(panel: DocumentsPanel, store: Store, picture: Path) -> None:
    chosen(panel, store, picture)
    until(lambda: not panel.preview.busy)
    assert panel.preview.has_picture
    text = picture.with_name("note.txt")
    text.write_text("bonjour", encoding="utf-8")
    attach(store, "site", SITE, text, {"titre": "Aaa", "date": date(2026, 4, 1)})
    panel.refresh()
    panel.pieces.setCurrentItem(panel.pieces.topLevelItem(0))
    assert not panel.preview.has_picture
    assert "Pas d’aperçu" in panel.preview.text()


def test_a_big_picture_is_read_small(tmp_path: Path) -> None:
    preview = read_preview(painted(tmp_path / "grande.jpg", 4000, 2000))
    assert preview.image.size() == QSize(SIDE, SIDE // 2)
    assert read_preview(painted(tmp_path / "petite.png", 20, 10)).image.size() == QSize(20, 10)


def test_a_picture_held_upright_is_turned(tmp_path: Path) -> None:
    path = painted(tmp_path / "debout.jpg", 2000, 1000)
    content = path.read_bytes()
    # Orientation 6: to be turned a quarter clockwise (EXIF 2.3, 4.6.4).
    body = b"Exif\0\0II*\0" + struct.pack("<IHHHIII", 8, 1, 0x112, 3, 1, 6, 0)
    path.write_bytes(content[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + content[2:])
    assert read_preview(path).image.size() == QSize(SIDE // 2, SIDE)


def test_damaged_and_huge_pictures_are_told(tmp_path: Path) -> None:
    damaged = tmp_path / "abimee.png"
    damaged.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert "abîmée" in read_preview(damaged).reason
    # A header that promises 100 000 x 100 000 pixels.
    header = b"IHDR" + struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    chunk += struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    huge = tmp_path / "bombe.png"
    huge.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)
    assert "trop grande" in read_preview(huge).reason
    vector = tmp_path / "dessin.png"
    vector.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>', encoding="utf-8")
    assert read_preview(vector).image is None


@pytest.fixture
def told(qgis_app: object, store: Store) -> Iterator[JournalPanel]:
    made = JournalPanel(store.path, SITE)
    made.show()
    yield made
    made.close()


def read(panel: JournalPanel) -> str:
    until(lambda: not panel.busy)
    return panel.entries.toPlainText().replace("\u00a0", " ")


def test_the_journal_is_grouped_by_day(told: JournalPanel, store: Store) -> None:
    with store.transaction("B. Durand") as session:
        session.insert("denombrement", {"site": SITE, "date": date(2026, 3, 1), "nb_personnes": 60})
    told.refresh()
    day, first, second = read(told).split("\n")
    assert str(date.today().year) in day
    assert "B. Durand a ajouté le dénombrement du 01/03/2026 : Personnes 60" in first
    assert "A. Martin a ajouté le site" in second


def test_markup_in_a_value_is_only_text(told: JournalPanel, store: Store) -> None:
    with store.transaction("<b>X</b>") as session:
        session.insert("denombrement", {"site": SITE, "date": date(2026, 3, 1), "source": "<img src='x'>"})
    told.refresh()
    assert "<b>X</b> a ajouté" in read(told)
    assert "<img src='x'>" in read(told)


def test_the_journal_is_filtered_by_table_and_by_text(told: JournalPanel, store: Store) -> None:
    with store.transaction("X") as session:
        session.insert("denombrement", {"site": SITE, "date": date(2026, 3, 1), "source": "Équipe mobile"})
        session.insert("denombrement", {"site": SITE, "date": date(2026, 3, 2)})
    told.refresh()
    read(told)
    told.table.setCurrentIndex(told.table.findData("denombrement"))
    told.table.activated.emit(told.table.currentIndex())
    assert read(told).count("a ajouté") == 2
    told.search.setText("equipe")
    assert read(told).count("a ajouté") == 1
    told.search.setText("introuvable")
    assert read(told) == ""
    assert "ne correspond" in told.entries.placeholderText()
    assert told.table.currentData() == "denombrement"


def test_older_entries_are_added_below(told: JournalPanel, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PAGE", 3)
    with store.transaction("X") as session:
        for day in range(1, 6):
            session.insert("denombrement", {"site": SITE, "date": date(2026, 3, day)})
    told.refresh()
    before = read(told)
    assert before.count("a ajouté") == 3
    assert told.older.isEnabled()
    told.older.click()
    after = read(told)
    assert after.startswith(before)
    assert after.count("a ajouté") == 6
    assert not told.older.isEnabled()


def test_the_thread_that_reads_the_journal_touches_no_widget(told: JournalPanel) -> None:
    threads: list[int] = []
    for widget, name in ((told.search, "text"), (told.table, "currentData")):
        asked = getattr(widget, name)
        setattr(widget, name, lambda asked=asked: threads.append(threading.get_ident()) or asked())
    told.refresh()
    read(told)
    told.search.setText("site")
    read(told)
    assert set(threads) == {threading.get_ident()}


def test_an_unknown_site_has_an_empty_journal(qgis_app: object, store: Store) -> None:
    panel = JournalPanel(store.path, "33333333-3333-4333-8333-333333333333")
    panel.refresh()
    assert read(panel) == ""
    assert "Aucune modification" in panel.entries.placeholderText()
    assert not panel.copy.isEnabled()


def test_a_base_that_is_gone_is_told_in_the_journal(qgis_app: object, tmp_path: Path) -> None:
    panel = JournalPanel(tmp_path / "absente.gpkg", SITE)
    panel.refresh()
    read(panel)
    assert not panel.notice.isHidden()
    assert "introuvable" in panel.notice.text()


def test_the_journal_can_be_copied(told: JournalPanel) -> None:
    told.refresh()
    read(told)
    told.copy.click()
    assert "A. Martin a ajouté le site" in QApplication.clipboard().text()
