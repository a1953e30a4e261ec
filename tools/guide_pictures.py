"""The pictures of the README and of the guide, taken in the real application on the demonstration base.

    make demo
    .venv/bin/python tools/desktop_session.py --with-plugin tools/guide_pictures.py

They are left in build/screenshots/guide-*.png, to be looked at, then made smaller into docs/images/:

    for p in build/screenshots/guide-*.png; do convert $p +dither -colors 128 docs/images/${p##*/guide-}; done

A copy of the demonstration, build/guide, is what is opened and changed; `guide_sites.py` has the daily work,
`guide_vigilance.py` the follow-up of closed sites, `guide_land.py` the search for land, `guide_text.py` the text of
the protocol, `guide_annex.py` the annex, whose pages (guide-annexe-carte, -chiffres, -vigilance) keep all their
colours: they are copied as they are.
Run inside QGIS: `iface`, `plugin`, `wait`, `screenshot` are given by `desktop_session.py`.
"""

# ruff: noqa: F821 - the names that desktop_session.py gives to a script
import shutil
from pathlib import Path

from guide_annex import AnnexDesk
from guide_land import LandDesk
from guide_sites import SiteDesk, until
from guide_text import TextDesk
from guide_vigilance import VigilanceDesk
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QTabWidget
from resorption.dialogs.drawing import Drawing, Mode
from resorption.dialogs.new_protocol import NewProtocolWizard
from resorption.layers.project import current_base, find_layer

ROOT = Path(__file__).resolve().parents[1]
GROUND = ROOT / "resources" / "demo" / "territoire"
COPY = ROOT / "build" / "guide"
WINDOW = iface.mainWindow()


def open_copy() -> Path:
    """A copy of the demonstration, opened; who works on it is nobody."""
    QgsApplication.userFullName = staticmethod(lambda: "Agent SIG")
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT / "build" / "demo", COPY)
    base = COPY / "protocole.gpkg"
    plugin.commands.open_base(base)
    until(lambda: current_base(QgsProject.instance()) == base)
    wait(1500)
    return base


def map_at(scale: float | None, layer: QgsVectorLayer | None = None) -> None:
    """The whole territory, or one scale around the first feature of a layer."""
    canvas = iface.mapCanvas()
    if layer is None:
        canvas.setExtent(find_layer(QgsProject.instance(), "commune").extent().buffered(300))
    else:
        feature = next(layer.getFeatures())
        canvas.setCenter(feature.geometry().centroid().asPoint())
        canvas.zoomScale(scale)
    canvas.refresh()
    until(lambda: not canvas.isDrawing())
    wait(1200)


def close_dock(name: str) -> None:
    """Hide a panel of QGIS that the guide does not speak of."""
    for dock in WINDOW.findChildren(QDockWidget):
        if dock.objectName() == name:
            dock.hide()


def wizard_pictures() -> None:
    """The pages of the wizard that a reader needs to see."""
    wizard = NewProtocolWizard(WINDOW, lambda project: None)
    wizard.show()
    wizard.territory_page.open_file(str(GROUND / "communes.geojson"))
    until(wizard.territory_page.isComplete)
    wait(300)
    screenshot("guide-assistant-territoire")
    wizard.next()
    wizard.identity_page.name.setText("Protocole de coopération du Val-Fictif")
    wizard.identity_page.path.setFilePath("/srv/val-fictif.gpkg")
    wait(300)
    screenshot("guide-assistant")
    wizard.next()
    wizard.next()
    wait(300)
    screenshot("guide-assistant-visas")
    wizard.abandon()
    wait(200)


def drawing_pictures() -> None:
    """A contour as soon as it is drawn, with the short form; then a place given by its coordinates."""
    base = current_base(QgsProject.instance())
    map_at(3000, find_layer(QgsProject.instance(), "foncier"))
    centre = iface.mapCanvas().center()
    centre.setY(centre.y() - 125)
    plugin.commands.draw("site", Mode.POLYGON)
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(centre).buffer(60, 3))
    wait(200)
    drawing = plugin.commands.findChild(Drawing) or WINDOW.findChild(Drawing)
    drawing._tool.digitizingCompleted.emit(feature)
    wait(600)
    form = next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle().startswith("Nouveau"))
    form.move(60, 190)
    wait(300)
    screenshot("guide-dessiner")
    form.abandon()
    wait(200)
    plugin.commands.draw("site", Mode.COORDINATES)
    wait(400)
    screenshot("guide-coordonnees")
    drawing.close()
    wait(200)
    if base != current_base(QgsProject.instance()):
        raise RuntimeError("the base changed")


def form_picture() -> None:
    """The QGIS form of a site, on its counts."""
    layer = find_layer(QgsProject.instance(), "site")
    feature = next(f for f in layer.getFeatures() if f["nom"] == "Les Saules")
    dialog = iface.getFeatureForm(layer, feature)
    dialog.setModal(False)
    dialog.show()
    dialog.resize(1000, 640)
    dialog.move(180, 60)
    wait(600)
    tabs = dialog.findChild(QTabWidget)
    for index in range(tabs.count()):
        if tabs.tabText(index) == "Habitants":
            tabs.setCurrentIndex(index)
    wait(600)
    screenshot("guide-formulaire")
    dialog.reject()
    wait(200)


close_dock("Browser")
base = open_copy()
map_at(None)
screenshot("guide-carte")
wizard_pictures()
drawing_pictures()
map_at(None)
form_picture()
AnnexDesk(base).take()
TextDesk(base).take()
SiteDesk(base, ROOT / "docs" / "images").take()
VigilanceDesk().take()
LandDesk().take()
QApplication.processEvents()
