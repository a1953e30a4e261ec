"""« Documents » and « Journal » in the real application: files dragged by hand, keys only, a full list on a small screen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QColor, QDrag, QImage, QMouseEvent
from qgis.PyQt.QtWidgets import QDialog, QLabel, QTabWidget, QVBoxLayout

SITE = "11111111-1111-4111-8111-111111111111"
SQUARE = "MultiPolygon (((0 0, 50 0, 50 50, 0 50, 0 0)))"


class Handle(QLabel):
    """Stands for the file manager: gives a file to whoever it is dragged to."""

    def __init__(self, file: Path, parent: QDialog) -> None:
        super().__init__("fichier", parent)
        self._file = file

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name imposed by Qt
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._file))])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    from qgis.core import QgsGeometry
    from resorption.layers.geopackage import create_base
    from resorption.layers.session import Session

    def fill(session: Session) -> None:
        outline = bytes(QgsGeometry.fromWkt(SQUARE).asWkb())
        session.insert("commune", {"code_insee": "27001", "nom": "Aclou"}, outline)
        session.insert("site", {"nom": "Les Saules", "type_site": "terrain", "statut": "actif"}, outline, uuid=SITE)

    create_base(tmp_path / "Protocole.gpkg", 2154, fill)
    return tmp_path / "Protocole.gpkg"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    image.fill(QColor("#6a8f6a"))
    path = tmp_path / "depuis le téléphone" / "IMG_2034.jpg"
    path.parent.mkdir()
    assert image.save(str(path))
    return path


@pytest.fixture
def window(
    iface: QgisInterface, plugin: Any, base: Path, photo: Path, wait: Callable[[int], None]
) -> Iterator[QDialog]:
    from resorption.dialogs.site_file.documents_panel import DocumentsPanel
    from resorption.dialogs.site_file.journal_panel import JournalPanel

    made = QDialog(iface.mainWindow())
    made.setWindowTitle("Fiche site")
    made.tabs = QTabWidget(made)
    made.opened = []
    made.documents = DocumentsPanel(base, "site", SITE, made.tabs, opener=lambda url: made.opened.append(url) or True)
    made.journal = JournalPanel(base, SITE, made.tabs)
    made.tabs.addTab(made.documents, "Documents")
    made.tabs.addTab(made.journal, "Journal")
    made.handle = Handle(photo, made)
    layout = QVBoxLayout(made)
    layout.addWidget(made.handle)
    layout.addWidget(made.tabs)
    made.resize(1000, 620)
    made.move(100, 40)
    made.show()
    made.documents.refresh()
    wait(300)
    yield made
    made.close()
    made.deleteLater()


def settle(busy: Callable[[], bool], wait: Callable[[int], None]) -> None:
    for _ in range(200):
        wait(50)
        if not busy():
            return
    pytest.fail("le panneau travaille encore")


def drag_by_hand(start: QPoint, end: QPoint, wait: Callable[[int], None]) -> None:
    """In another process: while something is dragged, this one only answers."""
    moves = [
        f"{start.x() + (end.x() - start.x()) * i // 8} {start.y() + (end.y() - start.y()) * i // 8}" for i in range(9)
    ]
    words = f"mousemove {moves[0]} sleep 0.2 mousedown 1 sleep 0.2 "
    words += " ".join(f"mousemove {move} sleep 0.1" for move in moves[1:]) + " sleep 0.3 mouseup 1"
    hand = subprocess.Popen(["xdotool", *words.split()])
    while hand.poll() is None:
        wait(50)
    wait(200)


def test_a_file_dragged_by_hand_is_attached_with_the_keys_only(
    window: Any,
    photo: Path,
    base: Path,
    hand: Any,
    wait: Callable[[int], None],
    screenshot: Callable[[str], Path],
) -> None:
    panel = window.documents
    start = window.handle.mapToGlobal(QPoint(20, 8))
    drag_by_hand(start, panel.pieces.mapToGlobal(panel.pieces.rect().center()), wait)
    settle(lambda: panel.dialog is None, wait)
    assert panel.dialog.rows[0].form.values() == {"titre": "IMG 2034"}
    hand.type("Vue du nord")
    screenshot("documents-1-joindre")
    hand.key("Return")
    settle(lambda: panel.dialog is not None, wait)
    assert panel.pieces.topLevelItem(0).text(0) == "Vue du nord"
    (kept,) = base.with_name("Protocole.pieces").iterdir()
    assert kept.read_bytes() == photo.read_bytes()
    hand.key("Down")
    settle(lambda: panel.preview.busy, wait)
    screenshot("documents-2-aperçu")
    assert panel.preview.has_picture
    hand.key("Return")
    assert [Path(url.toLocalFile()) for url in window.opened] == [kept]


def test_a_document_is_changed_then_removed_with_the_keys_only(
    window: Any, photo: Path, base: Path, hand: Any, wait: Callable[[int], None]
) -> None:
    from resorption.layers.documents import attach
    from resorption.layers.store import Store

    attach(Store(base), "site", SITE, photo, {"titre": "Vue"})
    panel = window.documents
    panel.refresh()
    panel.pieces.setFocus()
    hand.key("Down")
    hand.key("alt+m")
    wait(300)
    hand.key("End")
    hand.type(" nord")
    hand.key("Return")
    wait(300)
    assert panel.pieces.topLevelItem(0).text(0) == "Vue nord"
    hand.key("Down")
    hand.key("Delete")
    wait(300)
    hand.type("Photo floue")
    hand.key("Return")
    wait(300)
    assert panel.pieces.topLevelItemCount() == 0
    assert len(list(base.with_name("Protocole.pieces").joinpath("corbeille").iterdir())) == 1


def test_escape_asks_before_what_was_typed_is_lost(
    window: Any, photo: Path, base: Path, hand: Any, wait: Callable[[int], None]
) -> None:
    panel = window.documents
    panel.add_files([photo])
    settle(lambda: panel.dialog is None, wait)
    hand.type("Vue")
    # The question is a modal window: the second key comes from elsewhere.
    QTimer.singleShot(900, lambda: subprocess.run(["xdotool", "key", "Escape"], check=True))
    hand.key("Escape")
    wait(300)
    assert panel.dialog is not None
    assert panel.dialog.rows[0].form.values() == {"titre": "Vue"}
    panel.dialog.abandon()
    wait(100)
    assert not base.with_name("Protocole.pieces").exists()


def test_the_journal_is_read_searched_and_copied_with_the_keys(
    window: Any, photo: Path, base: Path, hand: Any, wait: Callable[[int], None], screenshot: Callable[[str], Path]
) -> None:
    from qgis.PyQt.QtWidgets import QApplication
    from resorption.layers.documents import attach
    from resorption.layers.store import Store

    attach(Store(base), "site", SITE, photo, {"titre": "Vue du nord"})
    window.tabs.setCurrentWidget(window.journal)
    window.journal.refresh()
    settle(lambda: window.journal.busy, wait)
    assert "a ajouté la pièce jointe « Vue du nord »" in window.journal.entries.toPlainText()
    screenshot("journal-1")
    hand.key("alt+c")
    hand.type("vue")
    settle(lambda: window.journal.busy, wait)
    assert "a ajouté le site" not in window.journal.entries.toPlainText()
    hand.key("alt+o")
    wait(100)
    assert "Vue du nord" in QApplication.clipboard().text()
