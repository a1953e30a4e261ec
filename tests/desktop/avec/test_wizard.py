"""The wizard « Nouveau protocole » in the real application, at 1366x768."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QWizard
from resorption.dialogs.new_protocol import NewProtocolWizard
from resorption.dialogs.new_protocol_partners import NAME, REPRESENTATIVE
from resorption.layers.store import Store

ROOT = Path(__file__).resolve().parents[3]
COMMUNES = ROOT / "resources" / "demo" / "territoire" / "communes.geojson"
ROADS = ROOT / "resources" / "demo" / "territoire" / "routes.geojson"
WOODS = ROOT / "resources" / "demo" / "territoire" / "bois.geojson"
NEXT = QWizard.WizardButton.NextButton

Wait = Callable[[int], None]


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def wizard(iface: QgisInterface, wait: Wait, opened: list[Path]) -> Iterator[NewProtocolWizard]:
    made = NewProtocolWizard(iface.mainWindow(), opened.append)
    made.show()
    wait(200)
    yield made
    made.abandon()
    made.deleteLater()
    wait(50)


def until(wait: Wait, condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "trop long"
        wait(50)


def take_communes(wizard: NewProtocolWizard, wait: Wait) -> None:
    wizard.territory_page.open_file(str(COMMUNES))
    until(wait, wizard.territory_page.isComplete)


def fill(wizard: NewProtocolWizard, wait: Wait, path: Path) -> None:
    """Every page but the last; the last page of questions is shown."""
    take_communes(wizard, wait)
    wizard.next()
    wizard.identity_page.name.setText("Protocole de coopération du Val-Fictif")
    wizard.identity_page.path.setFilePath(str(path))
    wizard.next()
    wizard.next()
    assert wizard.currentPage() is wizard.recitals_page


def texts(box: Any) -> list[str]:
    return [box.itemText(index) for index in range(box.count())]


def test_menu_opens_it(iface: QgisInterface, plugin: Any, wait: Wait) -> None:
    iface.mainWindow().findChild(QAction, "resorption_nouveau").trigger()
    wait(200)
    shown = iface.mainWindow().findChild(QWizard, "resorption_nouveau_protocole")
    assert shown is not None and shown.isVisible()
    shown.abandon()
    wait(50)


def test_whole_way(wizard: NewProtocolWizard, wait: Wait, hand: Any, screenshot: Callable[[str], Path],
                   opened: list[Path], tmp_path: Path) -> None:  # fmt: skip
    assert not wizard.button(NEXT).isEnabled()
    take_communes(wizard, wait)
    page = wizard.territory_page
    assert (page.code_column.currentField(), page.name_column.currentField()) == ("code", "nom")
    assert page.preview.rowCount() == 8
    screenshot("assistant-1-territoire")
    hand.click(wizard.button(NEXT))

    hand.type("Protocole de coopération du Val-Fictif")
    assert wizard.identity_page.name.text() == "Protocole de coopération du Val-Fictif"
    assert not wizard.button(NEXT).isEnabled()
    wizard.identity_page.path.setFilePath(str(tmp_path / "val"))
    assert wizard.identity_page.chosen_path() == tmp_path / "val.gpkg"
    assert wizard.identity_page.chosen_level() == "epci"
    assert wizard.identity_page.crs.text() == "EPSG:2154 – RGF93 v1 / Lambert-93 (France métropolitaine)"
    screenshot("assistant-2-protocole")
    hand.click(wizard.button(NEXT))

    table = wizard.partners_page.table
    assert table.rowCount() == 2  # the State, without a name yet, and the EPCI found in the communes
    hand.click(wizard.partners_page.add)
    hand.type("Villefable-sur-Fictive")
    hand.key("Return")
    table.item(2, REPRESENTATIVE).setText("la maire")
    assert [p.name for p in wizard.partners_page.partners()] == [
        "Communauté de communes du Val-Fictif", "Villefable-sur-Fictive"]  # fmt: skip
    screenshot("assistant-3-partenaires")
    hand.click(wizard.button(NEXT))

    assert len(wizard.recitals_page.recitals()) == 3
    wizard.recitals_page.proposed.item(0).setCheckState(Qt.CheckState.Checked)
    screenshot("assistant-4-visas")
    hand.click(wizard.button(NEXT))

    until(wait, wizard.creation_page.isComplete)
    screenshot("assistant-5-creation")
    hand.click(wizard.button(QWizard.WizardButton.FinishButton))
    assert opened == [tmp_path / "val.qgz"]
    with Store(tmp_path / "val.gpkg").reading() as reader:
        assert reader.count("commune") == 8
        assert reader.count("visa") == 4
        assert [p.values["representant"] for p in reader.all("partenaire")] == [None, "la maire"]


def test_project_opens_in_qgis(
    iface: QgisInterface, plugin: Any, wait: Wait, tmp_path: Path, new_project: QgsProject
) -> None:
    iface.mainWindow().findChild(QAction, "resorption_nouveau").trigger()
    wait(200)
    wizard = iface.mainWindow().findChild(QWizard, "resorption_nouveau_protocole")
    fill(wizard, wait, tmp_path / "val.gpkg")
    wizard.next()
    until(wait, wizard.creation_page.isComplete)
    wizard.accept()
    wait(300)
    assert Path(new_project.fileName()) == tmp_path / "val.qgz"
    assert all(layer.isValid() for layer in new_project.mapLayers().values())


def test_window_stays_alive_and_fits(wizard: NewProtocolWizard, wait: Wait, tmp_path: Path) -> None:
    fill(wizard, wait, tmp_path / "val.gpkg")
    assert wizard.frameGeometry().width() <= 1366
    assert wizard.frameGeometry().height() <= 728  # a task bar has 40
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(20)
    wizard.next()
    until(wait, wizard.creation_page.isComplete)
    timer.stop()
    longest = max(b - a for a, b in zip(beats, beats[1:]))
    assert longest < 1.5


def test_cancel_leaves_nothing(wizard: NewProtocolWizard, wait: Wait, tmp_path: Path) -> None:
    fill(wizard, wait, tmp_path / "val.gpkg")
    wizard.next()
    wizard.creation_page.stop.click()
    until(wait, lambda: not wizard.creation_page.background.running)
    assert "interrompue" in wizard.creation_page.problem.text()
    assert list(tmp_path.iterdir()) == []
    # What was typed is still there, and a second try works.
    wizard.back()
    assert wizard.identity_page.name.text() == "Protocole de coopération du Val-Fictif"
    wizard.next()
    until(wait, wizard.creation_page.isComplete)
    assert (tmp_path / "val.gpkg").exists()


def test_closing_half_way_leaves_nothing(wizard: NewProtocolWizard, wait: Wait, tmp_path: Path) -> None:
    fill(wizard, wait, tmp_path / "val.gpkg")
    wizard.next()
    wait(100)
    wizard.abandon()
    until(wait, lambda: list(tmp_path.iterdir()) == [])
    wait(3000)
    assert list(tmp_path.iterdir()) == []


def test_wrong_layers_are_told_on_the_page(
    wizard: NewProtocolWizard, wait: Wait, screenshot: Callable[[str], Path]
) -> None:
    page = wizard.territory_page
    page.open_file(str(WOODS))
    until(wait, lambda: page.problem.isVisible())
    assert "code INSEE n’a pas été reconnue" in page.problem.toPlainText()
    screenshot("assistant-1-refus")
    page.open_file(str(ROADS))
    assert "ne contient pas de polygones" in page.problem.toPlainText()
    assert not wizard.button(NEXT).isEnabled()
    take_communes(wizard, wait)
    assert not page.problem.isVisible()
    page.name_column.setField("code")
    until(wait, page.isComplete)
    page.code_column.setField("nom")
    until(wait, lambda: page.problem.isVisible())
    assert not wizard.button(NEXT).isEnabled()


def test_wrong_identity_is_told_on_the_page(
    wizard: NewProtocolWizard, wait: Wait, tmp_path: Path, screenshot: Callable[[str], Path]
) -> None:
    take_communes(wizard, wait)
    wizard.next()
    page = wizard.identity_page
    page.name.setText("Protocole")
    page.path.setFilePath(str(tmp_path / "absent" / "val.gpkg"))
    page.last_year.setValue(1999)
    text = page.problem.text().replace("\u00a0", " ")
    assert "n’existe pas" in text
    assert "ne peut pas précéder la première" in text
    screenshot("assistant-2-refus")
    assert not wizard.button(NEXT).isEnabled()
    (tmp_path / "val.gpkg").write_bytes(b"precious")
    page.path.setFilePath(str(tmp_path / "val.gpkg"))
    assert page.replace.isVisible()
    assert "existe déjà" in page.problem.text()


def test_partner_without_a_name_but_with_a_representative(
    wizard: NewProtocolWizard, wait: Wait, tmp_path: Path
) -> None:
    fill(wizard, wait, tmp_path / "val.gpkg")
    wizard.back()
    page = wizard.partners_page
    page.table.item(0, REPRESENTATIVE).setText("le préfet")
    assert "doit être rempli" in page.problem.text()
    assert not wizard.button(NEXT).isEnabled()
    page.table.item(0, NAME).setText("Préfecture")
    assert wizard.button(NEXT).isEnabled()
