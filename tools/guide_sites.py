"""The pictures of the daily work: site file, list, closing, engagements, documents, journal. See `guide_pictures.py`.

Everything is done in the real windows on a copy of the demonstration base; nobody's name is written in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desktop_inside import screenshot, wait
from osgeo import gdal
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QItemSelectionModel, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QWidget
from qgis.utils import iface, plugins
from resorption.layers.project import find_layer
from resorption.layers.store import Store

COLLEAGUE = "Agent de la DDETS"
SEVERAL, ACCOMPANIED, HOUSED, SHELTERED = 200, 60, 71, 50
"""131 persons of 200: 65.5 %, under the threshold of 66 %."""


def until(condition: Callable[[], bool], tries: int = 200) -> None:
    """Wait for a condition, 10 s at most."""
    while not condition() and tries:
        wait(50)
        tries -= 1


class SiteDesk:
    """An officer at the windows on the sites of one base."""

    def __init__(self, base: Path, ground: Path) -> None:
        self.base = base
        self.ground = ground
        self.commands = plugins["resorption"].commands
        layer = find_layer(QgsProject.instance(), "site")
        self.sites = {feature["nom"]: feature["uuid"] for feature in layer.getFeatures()}

    def take(self) -> None:
        """Every picture; those that change the base last."""
        self.site_file()
        self.advice()
        self.list_of_sites()
        self.matrix()
        self.closing()
        self.reopening()
        self.linking()
        self.conflict()
        self.documents()
        self.journal()

    def open(self, name: str, tab: str) -> Any:
        """The file of a site, on a tab."""
        self.commands.site_files.open(self.sites[name])
        wait(600)
        window = self.commands.site_files.windows[self.base, self.sites[name]]
        window.show_tab(tab)
        wait(900)
        return window

    def site_file(self) -> None:
        """A new count being typed; living conditions with what makes them bad."""
        window = self.open("Les Saules", "Habitants")
        panel = window.tab(window.tabs.currentIndex()).panels[0]
        panel.add()
        typed = {"source": "visite conjointe", "nb_personnes": 80, "nb_adultes": 48, "nb_mineurs": 34}
        fill(panel.form.rows, typed)
        panel.form.rows["nb_mineurs"].setFocus()
        wait(400)
        screenshot("guide-fiche")
        panel._remove()
        window.show_tab("Conditions de vie")
        wait(600)
        panel = window.tab(window.tabs.currentIndex()).panels[0]
        panel.list.setCurrentItem(panel.list.topLevelItem(1))
        wait(400)
        screenshot("guide-fiche-conditions")
        window.abandon()

    def advice(self) -> None:
        """The points of attention of a site."""
        window = self.open("Les Saules", "Diagnostics")
        in_modal("guide-fiche-attention", lambda box: box.reject(), window.advice_button.click)
        window.abandon()

    def list_of_sites(self) -> None:
        """The list beside the map: sites whose engagements are late, one of them selected in both."""
        dock = self.commands.sites_dock
        dock.setUserVisible(True)
        iface.mainWindow().resizeDocks([dock], [420], Qt.Orientation.Horizontal)
        until(lambda: bool(dock.shown()))
        dock.filters.more_button.setChecked(True)
        dock.filters.overdue.setChecked(True)
        wait(400)
        dock.table.setCurrentIndex(dock.table.sites.index(0, 0))
        dock.select(dock.shown()[0])
        wait(1500)
        screenshot("guide-liste")
        dock.filters.clear()
        dock.table.selectionModel().select(dock.table.sites.index(0, 0), QItemSelectionModel.SelectionFlag.Clear)
        for layer in QgsProject.instance().mapLayers().values():
            if isinstance(layer, QgsVectorLayer):
                layer.removeSelection()
        dock.setUserVisible(False)
        iface.messageBar().clearWidgets()
        wait(400)

    def matrix(self) -> None:
        """Who promises what, then one engagement."""
        self.commands.show_matrix()
        wait(1200)
        matrix = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "EngagementMatrixDialog")
        model = matrix.matrix.model()
        matrix.matrix.setCurrentIndex(model.index(1, 4))
        matrix.list.setCurrentIndex(matrix.list.model().index(0, 0))
        wait(400)
        screenshot("guide-matrice")
        matrix.open_one.click()
        wait(700)
        screenshot("guide-engagement")
        for dialog in visible("EngagementDialog"):
            dialog.abandon()
        matrix.reject()
        wait(200)

    def closing(self) -> None:
        """131 persons of 200 have a lasting solution, fifty more a shelter; the other example is read from the base."""
        window = self.open("Entrepôt du Grand Songe", "Identité")
        dialog = self.life(window, "fermer")
        day = date.today() - timedelta(days=6)
        dialog.recount.setChecked(True)
        fill(dialog._rows, {
            "site.date_fermeture": day, "site.cause_fermeture": "resorption", "denombrement.source": "opérateur",
            "denombrement.date": day - timedelta(days=1), "denombrement.nb_personnes": SEVERAL,
        })  # fmt: skip
        kinds = {"mise_a_l_abri": SHELTERED, "hebergement_accompagne": ACCOMPANIED, "logement": HOUSED}
        for kind, persons in kinds.items():
            fill(dialog._grid._editors[kind], {"nb_personnes": persons})
        wait(400)
        fill(dialog._grid._editors["aucune"], {"nb_personnes": SEVERAL - ACCOMPANIED - HOUSED - SHELTERED})
        wait(400)
        screenshot("guide-fermer")
        dialog.abandon()
        window.abandon()
        wait(200)

    def reopening(self) -> None:
        """A closed site with 33 persons of 50: its closing corrected, then undone."""
        window = self.open("Ancienne tannerie", "Fermeture")
        dialog = self.life(window, "fermer")
        screenshot("guide-fermer-66")
        dialog.abandon()
        wait(200)
        dialog = self.life(window, "rouvrir")
        fill(dialog._rows, {"site.motif_reouverture": "Fermeture saisie sur le mauvais site."})
        wait(300)
        screenshot("guide-rouvrir")
        dialog.abandon()
        window.abandon()
        wait(200)

    def linking(self) -> None:
        """Where the inhabitants of a site came from."""
        window = self.open("Pré de la Halte", "Identité")
        dialog = self.life(window, "reinstallation")
        screenshot("guide-reinstallation")
        dialog.abandon()
        window.abandon()
        wait(200)

    def conflict(self) -> None:
        """A colleague has saved meanwhile: one value is to be chosen."""
        window = self.open("Les Saules", "Identité")
        form = window.tab(window.tabs.currentIndex()).form
        fill(form.rows, {"adresse": "12, chemin des Saules", "acces": "Portail au nord."})
        with Store(self.base).transaction(COLLEAGUE) as session:
            site = session.fetch("site", self.sites["Les Saules"])
            theirs = {"adresse": "chemin des Saules", "annee_cible": 2028}
            session.update("site", site.uuid, theirs, version=site.version)
        in_modal("guide-fiche-conflit", keep_mine, window.save)
        window.abandon()
        wait(200)

    def documents(self) -> None:
        """Three files being attached, then the list with a picture."""
        files = made_up_files(self.ground, self.base.parent)
        window = self.open("La Sablière", "Documents")
        panel = window.tab(window.tabs.currentIndex()).panel
        panel.add_files(files)
        until(lambda: panel.dialog is not None)
        dialog = panel.dialog
        for row, title in zip(dialog.rows, ("Plan de situation", "Vue depuis le chemin", "Compte rendu de visite")):
            fill(row.form.rows, {"titre": title})
        fill(dialog.form.rows, {"date": date.today() - timedelta(days=6)})
        wait(500)
        screenshot("guide-joindre")
        dialog.accept()
        until(lambda: panel.dialog is None)
        panel.pieces.setCurrentItem(panel.pieces.topLevelItem(1))
        until(lambda: panel.preview.has_picture)
        wait(500)
        screenshot("guide-documents")
        window.abandon()

    def journal(self) -> None:
        """What was done to the site today by two people."""
        window = self.open("Les Saules", "Habitants")
        window.tab(window.tabs.currentIndex()).panels[0].add({"source": "visite conjointe"})
        window.save()
        window.show_tab("Diagnostics")
        wait(600)
        done = {"nature": "sanitaire", "etat": "prevu", "date": date.today() + timedelta(days=30), "operateur": "ARS"}
        window.tab(window.tabs.currentIndex()).panels[0].add(done)
        window.save()
        window.show_tab("Journal")
        wait(600)
        panel = window.tab(window.tabs.currentIndex()).panel
        panel.search.setText("Agent")
        wait(600)
        until(lambda: not panel.busy)
        screenshot("guide-journal")
        window.abandon()

    def life(self, window: Any, name: str) -> Any:
        """The window that « Vie du site » opens."""
        next(action for action in window.life.actions() if action.objectName() == name).trigger()
        wait(800)
        return window.life.dialog


def fill(rows: Any, values: Mapping[str, object]) -> None:
    """Put values where somebody would type them; `rows` holds editors, or rows that have one."""
    for name, value in values.items():
        editor = getattr(rows[name], "editor", rows[name])
        editor.set_value(value)
        editor.changed.emit()


def visible(kind: str) -> list[Any]:
    """The windows of that class that are on the screen."""
    return [w for w in QApplication.topLevelWidgets() if type(w).__name__ == kind and w.isVisible()]


def in_modal(picture: str, answer: Callable[[Any], None], run: Callable[[], object]) -> None:
    """Picture of the modal window that `run` opens, which is then answered."""

    def look() -> None:
        box: QWidget | None = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            screenshot(picture)
            answer(box)

    QTimer.singleShot(900, look)
    run()
    wait(300)


def keep_mine(dialog: Any) -> None:
    """Keep what was typed, for every value."""
    for box in dialog._columns.values():
        box.setCurrentIndex(1)
    dialog.accept()


def made_up_files(ground: Path, folder: Path) -> list[Path]:
    """A plan, a photograph that says where it was taken (at sea, as all the demonstration), a report."""
    plan, photo, report = (folder / name for name in ("plan.png", "IMG_2042.jpg", "visite.pdf"))
    plan.write_bytes((ground / "annexe-carte.png").read_bytes())
    report.write_bytes((folder / "annexe" / "partenaires" / "annexe.pdf").read_bytes())
    picture = gdal.GetDriverByName("MEM").CreateCopy("", gdal.Open(str(plan)))
    place = {"EXIF_GPSLatitude": "(45) (30) (0)", "EXIF_GPSLatitudeRef": "N"}
    picture.SetMetadata({**place, "EXIF_GPSLongitude": "(3) (0) (0)", "EXIF_GPSLongitudeRef": "W"})
    gdal.GetDriverByName("JPEG").CreateCopy(str(photo), picture, options=["WRITE_EXIF_METADATA=YES"])
    return [plan, photo, report]
