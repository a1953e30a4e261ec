"""« Importer l’export de la plateforme » in the real application: looked at, told apart, confirmed, written."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

sys.path += [str(Path(__file__).parents[2] / "qgis"), str(Path(__file__).parents[2])]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """Eure and Hérault, with two sites of the officer's where the export has one."""
    import import_kit
    import workbook_kit

    base = import_kit.make_base(tmp_path_factory.mktemp("m") / "Protocole.gpkg", import_kit.real_communes(shared_data))
    book = workbook_kit.read(shared_data / "export_plateforme_ouverts.xlsx")
    row = book.row_named("Site fictif 23")
    x, y = float(book.get(row, "Longitude")), float(book.get(row, "Latitude"))
    with base.transaction() as session:
        commune = session.find("commune", code_insee=book.get(row, "Code INSEE"))[0].uuid
        for name, shift in (("Chemin creux", 0.0), ("Le champ", 0.0002)):
            session.insert(
                "site", {"nom": name, "type_site": "terrain", "statut": "actif", "commune": commune},
                import_kit.square_around(x, y + shift, 20),
            )  # fmt: skip
    return base.path


@pytest.fixture
def dialog(iface: QgisInterface, model: Path, tmp_path: Path, wait: Callable[[int], None]) -> Iterator[Any]:
    from resorption.dialogs.import_platform import ImportPlatformDialog
    from resorption.layers.store import Store

    window = ImportPlatformDialog(Store(Path(shutil.copy(model, tmp_path / "Protocole.gpkg"))), iface.mainWindow())
    window.show()
    wait(200)
    yield window
    window.close()
    window.deleteLater()


def look(dialog: Any, path: Path, wait: Callable[[int], None]) -> None:
    dialog.file.setFilePath(str(path))
    settle(dialog, wait)


def settle(dialog: Any, wait: Callable[[int], None]) -> None:
    for _ in range(100):
        wait(100)
        if not dialog._background.running:
            return
    pytest.fail("la fenêtre travaille encore")


def sites(dialog: Any) -> list[Any]:
    with dialog.base.reading() as reader:
        return list(reader.all("site"))


def test_the_whole_way(
    dialog: Any, shared_data: Path, wait: Callable[[int], None], hand: Any, screenshot: Callable[[str], Path]
) -> None:
    preview = dialog.preview
    assert not preview.run.isEnabled()
    look(dialog, shared_data / "export_plateforme_ouverts.xlsx", wait)
    screenshot("import-plateforme-1-apercu")
    assert len(sites(dialog)) == 2
    assert len(preview.plan.rejected) == 3
    assert not preview.run.isEnabled()
    assert preview.tabs.tabText(1).endswith("(1)")
    preview.tabs.setCurrentIndex(1)
    screenshot("import-plateforme-2-departager")
    preview.choice_table.cellWidget(0, 2).setCurrentIndex(1)
    settle(dialog, wait)
    assert len(preview.plan.rejected) == 2
    preview.organisations.item(0).setCheckState(Qt.CheckState.Checked)
    settle(dialog, wait)
    # The rows are prepared again: what was chosen and ticked is still there.
    assert preview.choice_table.cellWidget(0, 2).currentIndex() == 1
    assert len(preview.confirmed) == 1
    preview.partial.setChecked(True)
    hand.click(preview.run)
    settle(dialog, wait)
    screenshot("import-plateforme-3-fait")
    assert preview.saved
    assert not preview.run.isEnabled()
    found = sites(dialog)
    assert len(found) == 34
    assert next(s for s in found if s.values["nom"] == "Site fictif 23").values["code"] == "S-2026-001"
    with dialog.base.reading() as reader:
        assert {r.values["organisme"] for r in reader.all("intervenant")} == set(preview.confirmed)


def test_by_the_keyboard_alone(
    dialog: Any, shared_data: Path, wait: Callable[[int], None], hand: Any, screenshot: Callable[[str], Path]
) -> None:
    """A choice makes the rows be looked at again: the focus stays on it."""
    hand.click(dialog.file.lineEdit())
    hand.type(str(shared_data / "export_plateforme_ouverts.xlsx"))
    hand.key("Return")
    settle(dialog, wait)
    hand.key("alt+d")
    box = dialog.preview.choice_table.cellWidget(0, 2)
    for _ in range(10):
        if QApplication.focusWidget() is box:
            break
        hand.key("Tab")
    hand.key("Down")
    settle(dialog, wait)
    assert QApplication.focusWidget() is box
    assert len(dialog.preview.plan.rejected) == 2
    screenshot("import-plateforme-5-clavier")
    hand.key("Tab")
    assert QApplication.focusWidget() is dialog.preview.partial
    hand.key("space")
    hand.key("alt+i")
    settle(dialog, wait)
    assert dialog.preview.saved
    assert len(sites(dialog)) == 34


def test_a_wrong_file_is_a_sentence(
    dialog: Any, shared_data: Path, wait: Callable[[int], None], screenshot: Callable[[str], Path]
) -> None:
    look(dialog, shared_data / "README.md", wait)
    assert "xlsx" in dialog.preview.problem.text()
    assert not dialog.preview.run.isEnabled()
    screenshot("import-plateforme-4-refus")
    look(dialog, shared_data / "export_plateforme_fermes.xlsx", wait)
    assert not dialog.preview.problem.isVisible()
    assert dialog.preview.run.isEnabled()


def test_closing_while_it_reads_does_nothing(dialog: Any, shared_data: Path, wait: Callable[[int], None]) -> None:
    dialog.file.setFilePath(str(shared_data / "export_plateforme_fermes.xlsx"))
    dialog.reject()
    settle(dialog, wait)
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert len(sites(dialog)) == 2
