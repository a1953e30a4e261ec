"""The menu « Résorption » and its toolbar: which action does what, and when it can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton

from ..layers.basemaps import ATTRIBUTION, BASEMAPS
from ..layers.texts import label
from .drawing import Mode

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
MENU_NAME = "resorption_menu"
TOOLBAR_NAME = "resorption_toolbar"
ACTION_PREFIX = "resorption_"


@dataclass(frozen=True)
class Handlers:
    """What the actions call."""

    new_protocol: Callable[[], None]
    open_protocol: Callable[[], None]
    draw: Callable[[str, Mode], None]
    pick_site: Callable[[], None]
    list_sites: Callable[[], None]
    watch_closed_sites: Callable[[], None]
    engagement_matrix: Callable[[], None]
    search_land: Callable[[], None]
    import_platform: Callable[[], None]
    import_layer: Callable[[], None]
    add_basemap: Callable[[str], None]
    produce_annex: Callable[[], None]
    write_protocol_text: Callable[[], None]


def icon(name: str) -> QIcon:
    """An icon of this plugin."""
    return QIcon(str(ICONS / f"{name}.svg"))


class Menu(QObject):
    """Builds the menu and the toolbar; `remove()` takes them away whole."""

    def __init__(self, iface: QgisInterface, handlers: Handlers) -> None:
        window = iface.mainWindow()
        super().__init__(window)
        self._iface = iface
        self._handlers = handlers
        self._needing_base: list[QAction] = []
        self.actions: list[QAction] = []
        self.menu = QMenu(self.tr("Résorption"), window)
        self.menu.setObjectName(MENU_NAME)
        self.menu.setToolTipsVisible(True)
        self.toolbar: QToolBar = iface.addToolBar(self.tr("Résorption"))
        self.toolbar.setObjectName(TOOLBAR_NAME)
        self._add_protocol_actions()
        self._add_drawing_actions()
        self._add_site_actions()
        self._add_import_actions()
        self._add_last_actions()
        iface.mainWindow().menuBar().insertMenu(iface.firstRightStandardMenu().menuAction(), self.menu)
        self.set_base(None)

    def set_base(self, base: Path | None) -> None:
        """Enable what needs a base, or say why it is greyed."""
        reason = self.tr("Ouvrez d’abord un protocole avec le menu Résorption, ou créez-en un.")
        for action in self._needing_base:
            action.setEnabled(base is not None)
            action.setToolTip(action.statusTip() if base is not None else f"{action.statusTip()}\n{reason}")

    def remove(self) -> None:
        """Leave the main window as it was."""
        window = self._iface.mainWindow()
        window.menuBar().removeAction(self.menu.menuAction())
        window.removeToolBar(self.toolbar)
        # Off the window at once: a reload may come before the event loop has deleted anything.
        for thing in (*self.actions, self.toolbar, self.menu, self):
            thing.setParent(None)
            thing.deleteLater()
        self.actions.clear()

    def _action(self, key: str, text: str, help: str, picture: QIcon, run: Callable[[], None]) -> QAction:
        action = QAction(picture, text, self._iface.mainWindow())
        action.setObjectName(ACTION_PREFIX + key)
        action.setStatusTip(help)
        action.setToolTip(help)
        action.triggered.connect(lambda _checked=False: run())
        self.actions.append(action)
        return action

    def _add_protocol_actions(self) -> None:
        new = self._action(
            "nouveau", self.tr("Nouveau protocole…"),
            self.tr("Créer la base d’un protocole à partir des communes du territoire"),
            icon("nouveau"), self._handlers.new_protocol,
        )  # fmt: skip
        existing = self._action(
            "ouvrir", self.tr("Ouvrir un protocole…"), self.tr("Ouvrir la base d’un protocole et son projet"),
            icon("ouvrir"), self._handlers.open_protocol,
        )  # fmt: skip
        for action in (new, existing):
            self.menu.addAction(action)
            self.toolbar.addAction(action)
        self.menu.addSeparator()
        self.toolbar.addSeparator()

    def _add_drawing_actions(self) -> None:
        for table, title, picture in (
            ("site", self.tr("Dessiner un site"), "campement"),
            ("amenagement", self.tr("Dessiner un aménagement transitoire"), "amenagement"),
            ("foncier", self.tr("Dessiner du foncier disponible"), "foncier"),
        ):
            submenu = self.menu.addMenu(icon(picture), title)
            submenu.setToolTipsVisible(True)
            actions = [self._drawing_action(table, title, picture, mode) for mode in Mode]
            submenu.addActions(actions)
            self._needing_base += actions
            self.toolbar.addWidget(self._drawing_button(table, actions))
        self.menu.addSeparator()
        self.toolbar.addSeparator()

    def _drawing_action(self, table: str, title: str, picture: str, mode: Mode) -> QAction:
        text, theme = {
            Mode.POLYGON: (self.tr("Tracer le contour"), ""),
            Mode.POINT: (self.tr("Cliquer un point (cercle de 15 m)"), "/mActionCapturePoint.svg"),
            Mode.PARCELS: (self.tr("À partir des parcelles sélectionnées"), "/mActionSelectRectangle.svg"),
            Mode.COORDINATES: (self.tr("Par coordonnées…"), "/mIconXyz.svg"),
        }[mode]
        # QGIS cuts what is in brackets out of the tips.
        gesture = text.rstrip("…").replace(" (", ", ").replace(")", "").lower()
        shown = QgsApplication.getThemeIcon(theme) if theme else icon(picture)
        return self._action(
            f"{table}_{mode.value}", text, self.tr("{titre} : {geste}").format(titre=title, geste=gesture), shown,
            lambda: self._handlers.draw(table, mode),
        )  # fmt: skip

    def _drawing_button(self, table: str, actions: list[QAction]) -> QToolButton:
        button = QToolButton(self.toolbar)
        button.setObjectName(f"{ACTION_PREFIX}{table}_bouton")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        choices = QMenu(button)
        choices.setToolTipsVisible(True)
        choices.addActions(actions)
        button.setMenu(choices)
        button.setDefaultAction(actions[0])
        return button

    def _add_site_actions(self) -> None:
        pick = self._action(
            "fiche_site", self.tr("Fiche d’un site"), self.tr("Cliquer un site sur la carte pour ouvrir sa fiche"),
            icon("fiche"), self._handlers.pick_site,
        )  # fmt: skip
        pick.setCheckable(True)
        self.pick_site = pick
        listing = self._action(
            "liste_sites", self.tr("Liste des sites"), self.tr("Chercher, filtrer et trier tous les sites"),
            icon("liste"), self._handlers.list_sites,
        )  # fmt: skip
        watch = self._action(
            "vigilance", self.tr("Vigilance – Article 11"),
            self.tr("Suivre les sites fermés : niveaux et leurs motifs, réoccupations à confirmer, visites, usages"),
            icon("vigilance"), self._handlers.watch_closed_sites,
        )  # fmt: skip
        matrix = self._action(
            "matrice", self.tr("Matrice des engagements…"),
            self.tr("Voir qui s’engage à quoi, article par article, et ce que personne n’a promis"),
            icon("matrice"), self._handlers.engagement_matrix,
        )  # fmt: skip
        land = self._action(
            "chercher_foncier", self.tr("Rechercher du foncier – Article 9…"),
            self.tr("Examiner les parcelles par des règles, voir pourquoi, prendre du foncier à étudier"),
            icon("chercher_foncier"), self._handlers.search_land,
        )  # fmt: skip
        self._needing_base += [pick, listing, watch, matrix, land]
        for action in (pick, listing, watch, matrix, land):
            self.menu.addAction(action)
            self.toolbar.addAction(action)
        self.menu.addSeparator()
        self.toolbar.addSeparator()

    def _add_import_actions(self) -> None:
        submenu = self.menu.addMenu(icon("importer"), self.tr("Importer"))
        submenu.setToolTipsVisible(True)
        platform = self._action(
            "importer_plateforme", self.tr("L’export de la plateforme nationale…"),
            self.tr("Importer les sites du classeur exporté de la plateforme Résorption-bidonvilles"),
            icon("importer"), self._handlers.import_platform,
        )  # fmt: skip
        layer = self._action(
            "importer_couche", self.tr("Une couche ou un tableau de sites…"),
            self.tr("Importer les sites d’une couche ou d’un tableau, colonne par colonne"),
            icon("importer"), self._handlers.import_layer,
        )  # fmt: skip
        submenu.addActions([platform, layer])
        self._needing_base += [platform, layer]
        self.toolbar.addWidget(self._menu_button("importer", self.tr("Importer"), submenu))

    def _add_last_actions(self) -> None:
        basemaps = self.menu.addMenu(icon("fond_de_plan"), self.tr("Ajouter un fond de plan"))
        basemaps.setToolTipsVisible(True)
        help = self.tr("Demande un accès à Internet. {source}").format(source=ATTRIBUTION)
        for basemap in BASEMAPS:
            run = lambda key=basemap.key: self._handlers.add_basemap(key)  # noqa: E731 - bound to its key
            basemaps.addAction(
                self._action(f"fond_{basemap.key}", label(basemap.title), help, icon("fond_de_plan"), run)
            )
        annex = self._action(
            "annexe", self.tr("Produire l’annexe…"), self.tr("Produire les cartes et les tableaux du protocole"),
            icon("annexe"), self._handlers.produce_annex,
        )  # fmt: skip
        text = self._action(
            "texte_protocole", self.tr("Rédiger le texte du protocole…"),
            self.tr("Écrire le protocole dans un document Word, à partir de la base, et voir ce qui reste à compléter"),
            icon("texte"), self._handlers.write_protocol_text,
        )  # fmt: skip
        for action in (annex, text):
            self._needing_base.append(action)
            self.menu.addAction(action)
        self.toolbar.addWidget(self._menu_button("fond_de_plan", self.tr("Ajouter un fond de plan"), basemaps))
        self.toolbar.addAction(annex)

    def _menu_button(self, picture: str, help: str, choices: QMenu) -> QToolButton:
        button = QToolButton(self.toolbar)
        button.setObjectName(f"{ACTION_PREFIX}{picture}_bouton")
        button.setIcon(icon(picture))
        button.setToolTip(help)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(choices)
        return button
