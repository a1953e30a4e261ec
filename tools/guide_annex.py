"""The pictures of the annex: its window, a page looked at, a page in the layout editor, then pages of the PDF.

See `guide_pictures.py`: the real window on a copy of the demonstration base.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from desktop_inside import screenshot, wait
from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSignalBlocker
from qgis.PyQt.QtWidgets import QLineEdit
from qgis.utils import iface
from resorption.annex.pieces import OVERVIEW, PIECES, STATE, VIGILANCE
from resorption.dialogs.annex.window import AnnexDialog

SCREENSHOTS = Path(__file__).resolve().parents[1] / "build" / "screenshots"
SHOWN = {OVERVIEW: ("carte", 1158), STATE: ("chiffres", 620), VIGILANCE: ("vigilance", 620)}
"""The pages that the guide shows: piece -> end of the name of the picture, its width in dots."""


class AnnexDesk:
    """A project manager who looks before producing."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.dialog = AnnexDialog(base, iface.mainWindow(), designer=iface.openLayoutDesigner)

    def take(self) -> None:
        """Every picture."""
        self.dialog.show()
        wait(600)
        self.window()
        self.look()
        self.edit()
        self.produce()
        self.dialog.reject()
        wait(200)
        self.pages(self.base.parent / "annexe" / "partenaires" / "annexe.pdf")

    def window(self) -> None:
        """Before anything is chosen; a folder that is nobody's is shown."""
        folder = self.dialog.folder.filePath()
        self.show_folder("/srv/annexe")
        screenshot("guide-annexe-fenetre")
        self.dialog.folder.setFilePath(folder)

    def show_folder(self, path: str) -> None:
        """What the field says."""
        self.dialog.findChild(QgsFileWidget, "folder").findChild(QLineEdit).setText(path)
        wait(300)

    def look(self) -> None:
        """The general map."""
        self.dialog.look.click()
        wait(4000)
        screenshot("guide-annexe-apercu")

    def edit(self) -> None:
        """The same in the layout editor, as large as the screen."""
        self.dialog._preview.edit.click()
        wait(800)
        [designer] = iface.openLayoutDesigners()
        designer.window().showMaximized()
        wait(800)
        designer.view().zoomFull()
        wait(4000)
        screenshot("guide-annexe-editeur")
        designer.close()
        wait(300)
        project = QgsProject.instance()
        for layout in list(project.layoutManager().layouts()):
            project.layoutManager().removeLayout(layout)
        group = project.layerTreeRoot().children()[-1]
        project.removeMapLayers([node.layerId() for node in group.findLayers()])
        project.layerTreeRoot().removeChildNode(group)

    def produce(self) -> None:
        """What is said at the end."""
        self.dialog.produce.click()
        wait(500)
        self.dialog.outcome.setText(self.dialog.outcome.text().replace(str(self.base.parent), "/srv"))
        # Told of a change, the window would forget what it produced.
        with QSignalBlocker(self.dialog.folder):
            self.show_folder("/srv/annexe")
        screenshot("guide-annexe-fichiers")

    def pages(self, annex: Path) -> None:
        """Pages of the PDF, found by the title at their top."""
        titles = {piece.label: SHOWN[piece.key] for piece in PIECES if piece.key in SHOWN}
        for rank, text in enumerate(text_of(annex).split("\f"), start=1):
            title = next((line.strip() for line in text.splitlines() if line.strip()), "")
            found = next((name for name in titles if title.startswith(name)), None)
            if found is not None:
                name, width = titles.pop(found)
                place = SCREENSHOTS / f"guide-annexe-{name}"
                command = ["pdftoppm", "-png", "-singlefile", "-f", str(rank), "-l", str(rank)]
                subprocess.run([*command, "-scale-to-x", str(width), "-scale-to-y", "-1", annex, place], check=True)


def text_of(file: Path) -> str:
    """Its pages, each ended by a form feed."""
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
