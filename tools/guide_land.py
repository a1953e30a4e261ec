"""The pictures of the search for land (Article 9): the four pages of its window, its result on the map.

See `guide_pictures.py`: the real window on a copy of the demonstration base and the ground of the demonstration.
"""

from __future__ import annotations

from pathlib import Path

from desktop_inside import screenshot, wait
from guide_sites import until
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface, plugins
from resorption.dialogs.land.window import LandWindow
from resorption.land.coverage import COMMUNES, TERRITORY
from resorption.land.thresholds import PERSONS

GROUND = Path(__file__).resolve().parents[1] / "resources" / "demo" / "territoire"
LAYERS = {
    "parcelles": "Parcelles 2026", "ppr_zones": "PPRI – zones réglementaires", "ppr_perimetre": "PPRI – périmètre",
    "plu_zones": "Zones du PLU", "eau": "Eau", "voie_ferree": "Voie ferrée", "routes": "Routes",
    "sites_pollues": "Sites pollués",
}  # fmt: skip
SERVICES = {
    "ecole": "Écoles", "arret": "Arrêts de bus", "point_eau": "Points d’eau", "sante": "Médecins et pharmacies",
    "alimentation": "Commerces alimentaires",
}  # fmt: skip
LEFT_OUT = ("autoroute", "cimetiere", "coeur_protege", "patrimoine")


class LandDesk:
    """A planner who looks for land for twenty-five persons."""

    def take(self) -> None:
        """Every picture."""
        layers = list(self.layers())
        QgsProject.instance().addMapLayers(layers)
        for layer in layers:
            # The map shows the result, not what it was made from.
            QgsProject.instance().layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(False)
        wait(500)
        next(one for one in plugins["resorption"].menu.actions if "chercher_foncier" in one.objectName()).trigger()
        wait(800)
        windows = plugins["resorption"].commands._windows
        self.window = next(one for one in windows if isinstance(one, LandWindow))
        self.choose()
        self.run()
        self.results()
        self.window.abandon()
        QgsProject.instance().removeMapLayers([layer.id() for layer in layers])

    def layers(self) -> list[QgsVectorLayer]:
        """What a local authority would bring together."""
        made = [QgsVectorLayer(str(GROUND / f"{name}.geojson"), title, "ogr") for name, title in LAYERS.items()]
        for kind, title in SERVICES.items():
            layer = QgsVectorLayer(str(GROUND / "services.geojson"), title, "ogr")
            layer.setSubsetString(f"\"type\" = '{kind}'")
            made.append(layer)
        return made

    def choose(self) -> None:
        """The layers, then the figures."""
        page = self.window.layers_page
        page.open_file(page.lines["proprietaires"][0], str(GROUND / "proprietaires_personnes_morales.csv"))
        page.show_line(page.lines["ppr"][0])
        page.roles_area.verticalScrollBar().setValue(0)
        wait(300)
        screenshot("guide-foncier-couches")
        page.lines["eau_surface"][0].choose_key("ogr", str(GROUND / "eau.geojson"))
        self.cover()
        for role in LEFT_OUT:
            page.lines[role][0].leave_out()
        self.window.next.click()
        row = self.window.rules_page.rows[PERSONS.key]
        row.value.setText("25")
        row.source.setText("Comité de pilotage du 12 mai 2026")
        wait(300)
        screenshot("guide-foncier-regles")

    def cover(self) -> None:
        """The layers of the demonstration are complete on the whole territory."""
        page = self.window.layers_page
        page.show_line(page.lines["route"][0])
        box = page.details.editors["coverage"]
        box.setCurrentIndex(box.findData(COMMUNES))
        choice = box.parent()
        for row in range(2):
            choice.communes.item(row).setCheckState(Qt.CheckState.Checked)
        wait(300)
        screenshot("guide-foncier-couvre")
        box.setCurrentIndex(box.findData(TERRITORY))
        choice.for_all.click()

    def run(self) -> None:
        """What the rules leave."""
        self.window.launch()
        until(lambda: not self.window._background.running)
        wait(800)
        screenshot("guide-foncier-criblage")

    def results(self) -> None:
        """The list with its reasons, then the map."""
        page = self.window.results_page
        self.window.pages.setCurrentWidget(page)
        until(lambda: not page.reading)
        page.table.selectRow(0)
        wait(500)
        screenshot("guide-foncier-resultats")
        page.zoom.click()
        iface.mapCanvas().zoomScale(9000)
        self.window.hide()
        wait(1500)
        until(lambda: not iface.mapCanvas().isDrawing())
        wait(1500)
        screenshot("guide-foncier-carte")
