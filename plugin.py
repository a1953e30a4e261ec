"""The wiring of the plugin: what QGIS loads, and what it takes away on unload."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTranslator

from .algorithms.provider import ResorptionProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .dialogs.base_guard import BaseGuard
    from .dialogs.base_watch import BaseWatch
    from .dialogs.commands import Commands
    from .dialogs.menu import Menu
    from .dialogs.opening import Opening

TRANSLATION = Path(__file__).resolve().parent / "resources" / "i18n" / "resorption_en.qm"
_SOURCE_LANGUAGE = "fr"


class ResorptionPlugin(QObject):
    """The plugin object; works with `iface` None, as in qgis_process."""

    def __init__(self, iface: QgisInterface | None) -> None:
        super().__init__()
        self.iface = iface
        self.provider: ResorptionProvider | None = None
        self.menu: Menu | None = None
        self.commands: Commands | None = None
        self.guard: BaseGuard | None = None
        self.watch: BaseWatch | None = None
        self.opening: Opening | None = None
        self._preprocessor = ""
        self._translator = self._install_translator()

    def initProcessing(self) -> None:  # noqa: N802 - name imposed by QGIS
        """Register the Processing provider; qgis_process calls nothing else."""
        self.provider = ResorptionProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:  # noqa: N802 - name imposed by QGIS
        """Build the graphical part, on top of the provider."""
        from .dialogs.base_guard import BaseGuard
        from .dialogs.base_watch import BaseWatch
        from .dialogs.commands import Commands
        from .dialogs.menu import Handlers, Menu
        from .dialogs.opening import Opening
        from .layers import paths

        self.initProcessing()
        self._preprocessor = paths.install()
        self.commands = commands = Commands(self.iface)
        self.menu = Menu(
            self.iface,
            Handlers(
                commands.new_protocol,
                commands.open_protocol,
                commands.draw,
                commands.pick_site,
                commands.list_sites,
                commands.watch_closed_sites,
                commands.show_matrix,
                commands.search_land,
                commands.import_platform,
                commands.import_layer,
                commands.add_basemap,
                commands.produce_annex,
                commands.write_protocol_text,
            ),
        )
        commands.site_files.tool.setAction(self.menu.pick_site)
        self.guard = BaseGuard(self.iface)
        self.watch = BaseWatch(QgsProject.instance(), self)
        self.watch.changed.connect(self.menu.set_base)
        self.watch.changed.connect(self.guard.look)
        self.watch.changed.connect(commands.set_base)
        self.watch.look()
        self.opening = Opening(self.iface)
        self.opening.look()

    def unload(self) -> None:
        """Take away everything that was added, in the reverse order."""
        if self.opening is not None:
            self.opening.stop()
            self.opening.deleteLater()
            self.opening = None
        if self.watch is not None:
            self.watch.stop()
            self.watch = None
        if self.guard is not None:
            self.guard.stop()
            self.guard.deleteLater()
            self.guard = None
        if self.menu is not None:
            self.menu.remove()
            self.menu = None
        if self.commands is not None:
            self.commands.close()
            self.commands = None
        self._remove_preprocessor()
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _remove_preprocessor(self) -> None:
        from .layers import paths

        if self._preprocessor:
            paths.remove(self._preprocessor)
            self._preprocessor = ""

    def _install_translator(self) -> QTranslator | None:
        """French is in the source; every other language reads English."""
        if QgsApplication.locale().startswith(_SOURCE_LANGUAGE):
            return None
        translator = QTranslator(self)
        if not translator.load(str(TRANSLATION)) or not QCoreApplication.installTranslator(translator):
            return None
        return translator
