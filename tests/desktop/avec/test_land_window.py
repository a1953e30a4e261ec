"""« Rechercher du foncier » in the real application, on the ground of the demonstration: from the layers to the base."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QMessageBox

GROUND = Path(__file__).resolve().parents[3] / "resources" / "demo" / "territoire"
LAYERS = ("parcelles", "ppr_zones", "ppr_perimetre", "plu_zones", "eau", "voie_ferree", "routes", "sites_pollues")
SERVICES = {"ecole": "Écoles", "arret": "Arrêts de bus", "point_eau": "Points d’eau", "sante": "Médecins",
            "alimentation": "Commerces alimentaires"}  # fmt: skip
LEFT_OUT = ("autoroute", "cimetiere", "coeur_protege", "patrimoine")

Wait = Callable[[int], None]


def make(path: Path) -> None:
    """A base of the eight communes, with its project."""
    from resorption.layers.commune_fields import guess_fields
    from resorption.layers.creation import ProtocolSpec, create_protocol
    from resorption.layers.territory import layer_source, read_territory

    layer = QgsVectorLayer(str(GROUND / "communes.geojson"), "communes", "ogr")
    territory = read_territory(layer_source(layer), guess_fields(layer.fields().names()))
    create_protocol(ProtocolSpec("Essai", "epci", 2026, 2028), territory, path)


def add_layers(project: QgsProject) -> None:
    for name in LAYERS:
        project.addMapLayer(QgsVectorLayer(str(GROUND / f"{name}.geojson"), name, "ogr"))
    for kind, title in SERVICES.items():
        layer = QgsVectorLayer(str(GROUND / "services.geojson"), title, "ogr")
        layer.setSubsetString(f"\"type\" = '{kind}'")
        project.addMapLayer(layer)


def until(wait: Wait, ready: Callable[[], object], most_s: float = 60) -> None:
    end = time.monotonic() + most_s
    while time.monotonic() < end:
        wait(50)
        if ready():
            return
    raise AssertionError("délai dépassé")


def settled(window: Any) -> bool:
    return not (window._background.running or window.results_page.reading or window.results_page.busy)


@pytest.fixture
def window(iface: QgisInterface, plugin: Any, new_project: QgsProject, tmp_path: Path, wait: Wait) -> Any:
    from resorption.dialogs.land.window import LandWindow

    make(tmp_path / "essai.gpkg")
    assert QgsProject.instance().read(str(tmp_path / "essai.qgz"))
    wait(300)
    add_layers(QgsProject.instance())
    wait(300)
    next(action for action in plugin.menu.actions if action.objectName() == "resorption_chercher_foncier").trigger()
    wait(500)
    opened = next(one for one in plugin.commands._windows if isinstance(one, LandWindow))
    yield opened
    opened.abandon()
    until(wait, lambda: not opened._background.running)


def test_the_whole_way(
    window: Any, iface: QgisInterface, hand: Any, wait: Wait, screenshot: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from resorption.land.thresholds import PERSONS
    from resorption.layers.store import Store

    assert window.height() <= 700 and window.width() <= 1366
    page = window.layers_page
    proposed = {source.role: source.name for source in page.chosen().sources}
    assert proposed["parcelles"] == "parcelles" and proposed["ppr"] == "ppr_zones" and proposed["ecole"] == "Écoles"
    page.lines["eau_surface"][0].choose_key("ogr", str(GROUND / "eau.geojson"))
    page.open_file(page.lines["proprietaires"][0], str(GROUND / "proprietaires_personnes_morales.csv"))
    for role in LEFT_OUT:
        page.lines[role][0].leave_out()
    hand.click(window.launch_button)
    assert window.pages.currentWidget() is window.rules_page and "Personnes" in window.problem.text()
    row = window.rules_page.rows[PERSONS.key]
    hand.click(row.value)
    hand.type("40")
    hand.click(row.source)
    hand.type("Comité de pilotage")
    hand.click(window.launch_button)
    until(wait, lambda: window.run_page.outcome.isVisible())
    until(wait, lambda: settled(window))
    hand.click(window.next)
    wait(300)
    screenshot("foncier-resultats")
    results = window.results_page
    assert results.model.page.total > 2_500
    results.verdict.setCurrentIndex(results.verdict.findData("sous_conditions"))
    until(wait, lambda: settled(window))
    assert 0 < results.model.page.total < 2_500 and "R4" not in results.reasons.toPlainText()
    assert not results.take.isEnabled() and not results.zoom.isEnabled(), "nothing is armed"
    first = results.table.visualRect(results.model.index(0, 0)).center()
    hand.click(results.table.viewport().mapToGlobal(first))
    wait(200)
    assert "R4" in results.reasons.toPlainText()
    hand.click(results.zoom)
    shown = next(one for one in QgsProject.instance().mapLayers().values() if one.name().startswith("Criblage "))
    assert len(shown.selectedFeatureIds()) == 1
    assert iface.mapCanvas().scale() < 20_000
    monkeypatch.setattr(QMessageBox, "question", lambda *_what: QMessageBox.StandardButton.Yes)
    hand.click(results.take)
    until(wait, lambda: settled(window))
    with Store(window.base).reading() as reader:
        assert [land.values["etape"] for land in reader.all("foncier")] == ["repere"]
        assert len(list(reader.all("criblage"))) == 1


def test_it_is_stopped_within_a_second(window: Any, hand: Any, wait: Wait) -> None:
    from resorption.land.thresholds import PERSONS

    row = window.rules_page.rows[PERSONS.key]
    row.value.setText("40")
    row.source.setText("Comité de pilotage")
    window.launch()
    until(wait, lambda: window.run_page.progress.value() > 0)
    start = time.monotonic()
    window.run_page.stop.click()
    until(wait, lambda: settled(window))
    assert time.monotonic() - start < 1.5 and "à votre demande" in window.run_page.problem.text()
