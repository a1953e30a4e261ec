"""« Ce projet vient d’une version précédente »: the layers that it lacks, offered once when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsMessageBarItem
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QPushButton

from ..layers.late_views import add_views, missing_views, settle
from ..layers.project import current_base
from ..layers.texts import label
from ..layers.validation import sentence
from ..layers.views import View
from ..protocol.errors import ResorptionError

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


@dataclass(frozen=True)
class _Asked:
    """A question that is in the message bar."""

    item: QgsMessageBarItem
    project: QgsProject
    base: Path
    views: tuple[View, ...]


class LateLayers(QObject):
    """`offer` for each project that is read. Nothing is added before the user asks for it, nothing is saved."""

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._told: set[str] = set()
        self._asked: _Asked | None = None
        # Once the click is over: a button must not go with its message while it is being pressed.
        self._adding, self._refusing = self._soon(self._add), self._soon(self._refuse)

    def offer(self, project: QgsProject, base: Path) -> None:
        """Say once what the project lacks, and add it if the user wishes."""
        if self._asked is not None and self._asked.base != base:
            self._answered()
        views, file = missing_views(project), project.fileName()
        if not views or file in self._told:
            return
        self._told.add(file)
        item = self._iface.messageBar().createMessage(self.tr("Résorption"), self._offered(views))
        for title, soon in ((self.tr("Ajouter"), self._adding), (self.tr("Ne plus proposer"), self._refusing)):
            button = QPushButton(title, item)
            # Never a function that holds the message: seen collected with it while both are shown, and QGIS crashes.
            button.clicked.connect(soon.start)
            item.layout().addWidget(button)
        self._asked = _Asked(item, project, base, views)
        # As long as nobody answers: a project is opened while the user looks elsewhere.
        self._iface.messageBar().pushWidget(item, Qgis.MessageLevel.Info, 0)

    def _soon(self, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(work)
        return timer

    def _answered(self) -> _Asked | None:
        """What the last question was about, once it is no longer shown; None when another project is open by now."""
        asked, self._asked = self._asked, None
        if asked is None:
            return None
        bar = self._iface.messageBar()
        # The user, or QGIS, may have closed it.
        if any(item is asked.item for item in bar.items()):
            bar.popWidget(asked.item)
        return asked if current_base(asked.project) == asked.base else None

    def _add(self) -> None:
        asked = self._answered()
        if asked is None:
            return
        try:
            add_views(asked.project, asked.base, asked.views)
        except ResorptionError as error:
            self._say(sentence(error), Qgis.MessageLevel.Warning)
            return
        text = self.tr("Ajouté à la légende : {layers}. Enregistrez le projet pour garder ce changement.")
        self._say(text.format(layers=_names(asked.views)), Qgis.MessageLevel.Success)

    def _refuse(self) -> None:
        asked = self._answered()
        if asked is not None:
            settle(asked.project)
            self._say(self.tr("Ce ne sera plus proposé, une fois le projet enregistré."), Qgis.MessageLevel.Info)

    def _offered(self, views: tuple[View, ...]) -> str:
        one = self.tr("Ce projet vient d’une version précédente et n’a pas la couche {layers}.")
        several = self.tr("Ce projet vient d’une version précédente et n’a pas ces couches : {layers}.")
        return (one if len(views) == 1 else several).format(layers=_names(views))

    def _say(self, text: str, level: Qgis.MessageLevel) -> None:
        self._iface.messageBar().pushMessage(self.tr("Résorption"), text, level)


def _names(views: tuple[View, ...]) -> str:
    return ", ".join(f"«\N{NO-BREAK SPACE}{label(view.title)}\N{NO-BREAK SPACE}»" for view in views)
