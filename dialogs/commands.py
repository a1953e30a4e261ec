"""What the actions of the menu do; each window is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsNetworkAccessManager, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtNetwork import QNetworkReply
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QMessageBox, QWizard

from ..layers.basemaps import BASEMAPS, SERVICE, Basemap, add_at_bottom, make_layer, probe_request
from ..layers.errors import ReadOnlyError
from ..layers.migrations import open_base
from ..layers.paths import made_for
from ..layers.project import base_to_edit, current_base, fill_project, project_path, write_project
from ..layers.texts import label, message
from ..layers.validation import check_writable_folder
from ..protocol.errors import ResorptionError
from .drawing import Drawing, Mode
from .searched_dock import SearchedDock
from .site_file.files import SiteFiles
from .sites_dock import SitesDock
from .vigilance_dock import VigilanceDock

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

_LAST_FOLDER = "resorption/dernier_dossier"
_MESSAGE_S = 12


class Commands(QObject):
    """The commands of the menu. Errors are said in the message bar; `close()` ends what is under way."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._drawing = Drawing(iface)
        self.sites_dock = SitesDock(iface, iface.mainWindow())
        self.site_files = SiteFiles(iface, self.sites_dock.shown)
        self.sites_dock.site_requested.connect(self.site_files.open)
        self.site_files.saved.connect(self.sites_dock.refresh)
        self.vigilance_dock = VigilanceDock(iface, iface.mainWindow())
        self.vigilance_dock.file_requested.connect(self.site_files.open)
        self.vigilance_dock.changed.connect(self.sites_dock.refresh)
        self.site_files.saved.connect(self.vigilance_dock.refresh)
        for dock in (self.sites_dock, self.vigilance_dock):
            iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.hide()
        iface.mainWindow().tabifyDockWidget(self.sites_dock, self.vigilance_dock)
        self._windows: list[QDialog] = []
        self._replies: list[QNetworkReply] = []
        self.basemap_service = SERVICE

    def close(self) -> None:
        """Close every window and abandon what was being drawn or fetched."""
        self._drawing.stop()
        self.site_files.close()
        for dock in (self.sites_dock, self.vigilance_dock):
            dock.stop()
            self._iface.removeDockWidget(dock)
            dock.deleteLater()
        for window in list(self._windows):
            # Some windows answer a first « Annuler » by stopping their work, and stay.
            getattr(window, "abandon", window.reject)()
        for reply in list(self._replies):
            reply.abort()
        self.deleteLater()

    def new_protocol(self) -> None:
        """Open the wizard that makes a base."""
        self._guarded(self._open_wizard)

    def open_protocol(self) -> None:
        """Ask for a base and open its project."""
        folder = str(QgsSettings().value(_LAST_FOLDER, ""))
        title, kind = self.tr("Ouvrir un protocole"), self.tr("Base de protocole (*.gpkg)")
        chosen, _filter = QFileDialog.getOpenFileName(self._iface.mainWindow(), title, folder, kind)
        if chosen:
            self.open_base(Path(chosen))

    def open_base(self, base: Path) -> None:
        """Open a base: migrated if it is older, its project made if there is none beside."""
        self._guarded(lambda: self._open_base(base))

    def draw(self, table: str, mode: Mode) -> None:
        """Begin a drawing in the base of the project."""
        self._guarded(lambda: self._draw(table, mode))

    def _draw(self, table: str, mode: Mode) -> None:
        base = base_to_edit(QgsProject.instance())
        if base is None:
            self._say(self.tr("Ouvrez d’abord un protocole, ou créez-en un."), Qgis.MessageLevel.Warning)
            return
        self._drawing.start(base, table, mode)

    def pick_site(self) -> None:
        """The next clicks on the map open the files of sites."""
        self.site_files.pick()

    def list_sites(self) -> None:
        """Show the list of the sites, or hide it."""
        self._show_or_hide(self.sites_dock)

    def set_base(self, base: Path | None) -> None:
        """The base that the project shows has changed."""
        self.sites_dock.set_base(base)
        self.vigilance_dock.set_base(base)

    def watch_closed_sites(self) -> None:
        """Show the follow-up of the closed sites, or hide it."""
        self._show_or_hide(self.vigilance_dock)

    def _show_or_hide(self, dock: SearchedDock) -> None:
        """Shown, it has the keyboard: whoever came by the menu need not cross the whole window with the Tab key."""
        dock.setUserVisible(not dock.isUserVisible())
        if dock.isUserVisible():
            dock.focus_search()

    def show_matrix(self) -> None:
        """Open the matrix of the engagements."""
        self._guarded(self._open_matrix)

    def add_basemap(self, key: str) -> None:
        """Fetch one tile, without blocking; add the background if it came."""
        basemap = next(b for b in BASEMAPS if b.key == key)
        reply = QgsNetworkAccessManager.instance().get(probe_request(basemap, self.basemap_service))
        self._replies.append(reply)
        reply.finished.connect(lambda: self._basemap_answered(basemap, reply))

    def import_platform(self) -> None:
        """Open the window that imports the platform's export."""
        self._guarded(self._open_platform_import)

    def import_layer(self) -> None:
        """Open the window that imports a layer or a table of sites."""
        self._guarded(self._open_layer_import)

    def produce_annex(self) -> None:
        """Open the window of the annex."""
        self._guarded(self._open_annex)

    def write_protocol_text(self) -> None:
        """Open the window of the protocol's text; without its libraries, it says what to install."""
        self._guarded(self._open_protocol_text)

    def search_land(self) -> None:
        """Open the search for land; without its libraries, what to install."""
        self._guarded(self._open_land)

    def _guarded(self, work: Callable[[], None]) -> None:
        """Run a command; a refusal or a part that cannot be loaded is said, QGIS and the rest go on."""
        try:
            work()
        except ResorptionError as error:
            self._say(message(error), Qgis.MessageLevel.Warning)
        except ImportError as error:
            sentence = self.tr("Cette fonction n’a pas pu être chargée : {detail}. Les autres restent utilisables.")
            self._say(sentence.format(detail=error), Qgis.MessageLevel.Critical)

    def _open_wizard(self) -> None:
        from .new_protocol import NewProtocolWizard

        if self._bring_forward(NewProtocolWizard):
            return
        self._show(NewProtocolWizard(self._iface.mainWindow(), lambda path: self._guarded(lambda: self._open(path))))

    def _open_platform_import(self) -> None:
        from .import_platform import ImportPlatformDialog

        base = base_to_edit(QgsProject.instance())
        if base is not None:
            self._show(ImportPlatformDialog(open_base(base), self._iface.mainWindow()))

    def _open_layer_import(self) -> None:
        from .import_layer import ImportLayerDialog

        base = base_to_edit(QgsProject.instance())
        if base is not None:
            self._show(ImportLayerDialog(open_base(base), self._iface.mainWindow()))

    def _open_matrix(self) -> None:
        from .engagement_matrix import EngagementMatrixDialog
        from .engagement_windows import matrix_window

        base = base_to_edit(QgsProject.instance())
        if base is None or self._bring_forward(EngagementMatrixDialog):
            return
        window = matrix_window(base, self._iface.mainWindow(), lambda why: self._say(why, Qgis.MessageLevel.Warning))
        self.site_files.saved.connect(window.refresh)
        self._show(window)

    def _open_land(self) -> None:
        from ..land.needed import how_to_install, missing_libraries

        base = base_to_edit(QgsProject.instance())
        if base is None:
            return
        if missing := missing_libraries():
            from .land.missing import MissingDialog

            self._show(MissingDialog(how_to_install(missing), self._iface.mainWindow()))
            return
        from .land.window import LandWindow

        # A window opened for another base goes on with it, beside this one.
        if not self._bring_forward(LandWindow, base):
            self._show(LandWindow(base, self._iface.mainWindow(), self._iface.mapCanvas()))

    def _open_annex(self) -> None:
        from .annex.window import AnnexDialog

        base = current_base(QgsProject.instance())
        if base is not None:
            designer, service = self._iface.openLayoutDesigner, self.basemap_service
            self._show(AnnexDialog(base, self._iface.mainWindow(), designer=designer, service=service))

    def _open_protocol_text(self) -> None:
        from .protocol_text.window import ProtocolTextDialog

        base = current_base(QgsProject.instance())
        if base is not None and not self._bring_forward(ProtocolTextDialog, base):
            self._show(ProtocolTextDialog(base, self._iface.mainWindow()))

    def _open_base(self, base: Path) -> None:
        QgsSettings().setValue(_LAST_FOLDER, str(base.parent))
        open_base(base)
        project = project_path(base)
        if project.exists() and not self._trusted(base, project):
            return
        if not project.exists() and not _written(base):
            self._consult(base)
            return
        self._open(project)

    def _trusted(self, base: Path, project: Path) -> bool:
        """Whether to go on and open the project of that name: ours, ours made anew, or another one on purpose.

        Ours under the name of another base is re-pointed to its own when it is read (see `layers.paths`).
        """
        if made_for(project) is not None:
            return True
        question = self.tr(
            "Le projet « {projet} » n’a pas été fait pour cette base : il peut montrer autre chose. Créer le projet "
            "de la base ? Le fichier actuel est gardé à côté, sous un autre nom. « Non » l’ouvre tel quel."
        ).format(projet=project.name)
        choice = QMessageBox.StandardButton
        buttons = choice.Yes | choice.No | choice.Cancel
        title = self.tr("Ouvrir un protocole")
        answer = QMessageBox.question(self._iface.mainWindow(), title, question, buttons, choice.Yes)
        if answer == choice.Yes:
            write_project(base)
        return answer in (choice.Yes, choice.No)

    def _consult(self, base: Path) -> None:
        """Show a base beside which no project can be saved."""
        if not self._iface.newProject(True):
            return
        project = QgsProject.instance()
        try:
            fill_project(project, base.absolute())
        except ResorptionError:
            project.clear()
            raise
        project.setDirty(False)
        self._say(
            self.tr(
                "« {base} » est dans un dossier où rien ne peut être enregistré : elle est ouverte pour consultation. "
                "Pour y travailler, copiez-la dans un dossier à vous ou demandez le droit d’écrire."
            ).format(base=base.name),
            Qgis.MessageLevel.Warning,
        )

    def _open(self, project: Path) -> None:
        # Asks what to do with the work under way in the project that is open.
        if not self._iface.newProject(True):
            return
        if not self._iface.addProject(str(project)):
            raise ResorptionError("Le projet « {nom} » n’a pas pu être ouvert par QGIS.", nom=project.name)

    def _bring_forward(self, kind: type[QDialog], base: Path | None = None) -> bool:
        """Whether such a window is open already, for that base if one is given; it then comes to the front."""
        same = (one for one in self._windows if isinstance(one, kind) and (base is None or one.base == base))
        window = next(same, None)
        if window is None:
            return False
        window.raise_()
        window.activateWindow()
        return True

    def _show(self, window: QDialog | QWizard) -> None:
        self._windows.append(window)
        window.finished.connect(lambda _result: self._forget(window))
        window.show()

    def _forget(self, window: QDialog) -> None:
        self._windows.remove(window)
        window.deleteLater()

    def _basemap_answered(self, basemap: Basemap, reply: QNetworkReply) -> None:
        self._replies.remove(reply)
        reply.deleteLater()
        if reply.error() == QNetworkReply.NetworkError.NoError:
            self._guarded(lambda: self._add_basemap(basemap))
        elif reply.error() != QNetworkReply.NetworkError.OperationCanceledError:
            self._say(
                self.tr(
                    "Fond de plan injoignable : vérifiez la connexion à Internet ou le serveur mandataire. "
                    "Tout le reste fonctionne sans."
                ),
                Qgis.MessageLevel.Info,
            )

    def _add_basemap(self, basemap: Basemap) -> None:
        layer = make_layer(basemap, label(basemap.title), self.basemap_service)
        add_at_bottom(layer, QgsProject.instance())

    def _say(self, sentence: str, level: Qgis.MessageLevel) -> None:
        self._iface.messageBar().pushMessage(self.tr("Résorption"), sentence, level, _MESSAGE_S)


def _written(base: Path) -> bool:
    """Make the project beside the base; False where nothing can be written."""
    try:
        check_writable_folder(base.absolute().parent)
    except ResorptionError:
        return False
    try:
        write_project(base)
    except ReadOnlyError:
        return False
    return True
