"""« Ce projet vient d’une version précédente »: the layers that it lacks, offered once when it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from ..layers.late_views import add_views, missing_views, settle
from ..layers.texts import label
from ..layers.validation import sentence
from ..layers.views import View
from ..protocol.errors import ResorptionError

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


class LateLayers(QObject):
    """`offer` for each project that is read. Nothing is added before the user asks for it, nothing is saved."""

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._told: set[str] = set()

    def offer(self, project: QgsProject, base: Path) -> None:
        """Say once what the project lacks, and add it if the user wishes."""
        views, file = missing_views(project), project.fileName()
        if not views or file in self._told:
            return
        self._told.add(file)
        bar = self._iface.messageBar()
        item = bar.createMessage(self.tr("Résorption"), self._offered(views))
        add, never = QPushButton(self.tr("Ajouter"), item), QPushButton(self.tr("Ne plus proposer"), item)
        add.clicked.connect(lambda: self._add(project, base, views))
        never.clicked.connect(lambda: self._refuse(project))
        for button in (add, never):
            # The message has answered its question.
            button.clicked.connect(lambda: bar.popWidget(item))
            item.layout().addWidget(button)
        # As long as nobody answers: a project is opened while the user looks elsewhere.
        bar.pushWidget(item, Qgis.MessageLevel.Info, 0)

    def _add(self, project: QgsProject, base: Path, views: tuple[View, ...]) -> None:
        try:
            add_views(project, base, views)
        except ResorptionError as error:
            self._say(sentence(error), Qgis.MessageLevel.Warning)
            return
        text = self.tr("Ajouté à la légende : {layers}. Enregistrez le projet pour garder ce changement.")
        self._say(text.format(layers=_names(views)), Qgis.MessageLevel.Success)

    def _refuse(self, project: QgsProject) -> None:
        settle(project)
        self._say(self.tr("Ce ne sera plus proposé, une fois le projet enregistré."), Qgis.MessageLevel.Info)

    def _offered(self, views: tuple[View, ...]) -> str:
        one = self.tr("Ce projet vient d’une version précédente et n’a pas la couche {layers}. Vos autres couches ne changeront pas.")
        several = self.tr(
            "Ce projet vient d’une version précédente et n’a pas ces couches : {layers}. Vos autres couches ne changeront pas."
        )
        return (one if len(views) == 1 else several).format(layers=_names(views))

    def _say(self, text: str, level: Qgis.MessageLevel) -> None:
        self._iface.messageBar().pushMessage(self.tr("Résorption"), text, level)


def _names(views: tuple[View, ...]) -> str:
    return ", ".join(f"«\N{NO-BREAK SPACE}{label(view.title)}\N{NO-BREAK SPACE}»" for view in views)
