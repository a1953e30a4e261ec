"""The base map: none, the backgrounds of the open project, or one of IGN's. Choosing fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QComboBox, QLabel

from ...annex.ground import Ground, ign_ground, named_for, project_ground
from ...layers.backgrounds import backgrounds
from ...layers.basemaps import ATTRIBUTION, BASEMAPS
from ...layers.texts import label

NONE, PROJECT = "", "projet"
_FEW = 4


class GroundChoice:
    """Holds the list of base maps, and says under it what will be printed and who is named for it."""

    def __init__(self, box: QComboBox, told: QLabel, service: str) -> None:
        self._box = box
        self._told = told
        self._service = service
        box.addItem(self.tr("Aucun"), NONE)
        box.addItem(self.tr("Fond du projet ouvert"), PROJECT)
        for basemap in BASEMAPS:
            box.addItem(label(basemap.title), basemap.key)
        box.currentIndexChanged.connect(self.refresh)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("GroundChoice", text)

    @property
    def key(self) -> str:
        """What is chosen: NONE, PROJECT, or the key of a base map of IGN."""
        return str(self._box.currentData())

    def choose(self, key: str) -> None:
        """A key that there is no more chooses nothing."""
        self._box.setCurrentIndex(max(0, self._box.findData(key)))
        self.refresh()

    def ground(self) -> Ground | None:
        """The layers, not reached yet. Raises ResorptionError: nothing in the project can be a background."""
        if self.key == NONE:
            return None
        if self.key == PROJECT:
            return project_ground(backgrounds(QgsProject.instance()))
        return ign_ground(self.key, self._service)

    def refresh(self) -> None:
        """Says again what would be printed: the project may have changed."""
        self._told.setText(self._sentence())
        self._told.setVisible(bool(self._told.text()))

    def _sentence(self) -> str:
        if self.key == NONE:
            return ""
        if self.key != PROJECT:
            text = self.tr("Demande une connexion à Internet. Imprimé sur chaque carte : {rights}.")
            return text.format(rights=ATTRIBUTION)
        layers = backgrounds(QgsProject.instance())
        if not layers:
            return self.tr("Aucune couche affichée ne peut servir de fond : celles du protocole n’en sont pas un.")
        told = self.tr("Couches imprimées : {names}.").format(names=_listed(layers))
        unnamed = [layer for layer in layers if not named_for(layer)]
        if unnamed:
            text = self.tr(" Sans mention de source dans leurs propriétés : {names}.")
            told += text.format(names=_listed(unnamed))
        return told


def _listed(layers: Sequence[QgsMapLayer]) -> str:
    names = ", ".join(layer.name() for layer in layers[:_FEW])
    return f"{names}…" if len(layers) > _FEW else names
