"""The layers of a base followed while they live: what is selected in those that show sites, and what changes in any."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..layers.open_layers import layers_of
from ..layers.site_list import FEEDING
from ..layers.site_selection import extent_of, select_features, site_layers


class _Follower(QObject):
    """Listens to one layer; `leave()` before the layer goes."""

    def __init__(self, layer: QgsVectorLayer, owner: SiteLayers, selects: bool) -> None:
        super().__init__(owner)
        self._layer = layer
        self._owner = owner
        self._selects = selects
        layer.dataChanged.connect(owner.changed)
        layer.afterCommitChanges.connect(owner.changed)
        if selects:
            layer.selectionChanged.connect(self._selection_changed)

    def leave(self) -> None:
        """Listen no more."""
        self._layer.dataChanged.disconnect(self._owner.changed)
        self._layer.afterCommitChanges.disconnect(self._owner.changed)
        if self._selects:
            self._layer.selectionChanged.disconnect(self._selection_changed)
        self.setParent(None)
        self.deleteLater()

    def _selection_changed(self, selected: Iterable[int], deselected: Iterable[int], _all: bool) -> None:
        self._owner.selected_in(self._layer, selected, deselected)


class SiteLayers(QObject):
    """The layers of one base. `selected` brings what the user selects on the map, as numbers of features.

    `changed` tells of a change in one of the tables `feeding`.
    """

    selected = pyqtSignal(object)
    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None, feeding: Collection[str] = FEEDING) -> None:
        super().__init__(parent)
        self._feeding = feeding
        self._project = QgsProject.instance()
        self._base: Path | None = None
        self._followers: dict[str, _Follower] = {}
        self._selection: frozenset[int] = frozenset()
        # A project brings its layers one by one.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._follow_added)
        self._project.layersAdded.connect(self._follow_soon)
        self._project.layerWillBeRemoved[str].connect(self._leave)

    @property
    def selection(self) -> frozenset[int]:
        """What is selected on the map, as numbers of features."""
        return self._selection

    def set_base(self, base: Path | None) -> None:
        """Follow the layers of another base, or of none."""
        for layer_id in list(self._followers):
            self._leave(layer_id)
        self._base, self._selection = base, frozenset()
        self._follow()

    def select(self, fids: Iterable[int]) -> None:
        """Select these sites on the map, in every layer that shows them."""
        self._selection = frozenset(fids)
        self._spread()

    def extent(self, target: QgsCoordinateReferenceSystem, fids: Iterable[int]) -> QgsRectangle | None:
        """What to show, in the CRS of the map, to see these sites; None when none of them is in a layer."""
        return None if self._base is None else extent_of(site_layers(self._base), fids, target)

    def stop(self) -> None:
        """Listen no more."""
        self.set_base(None)
        self._later.stop()
        self._project.layersAdded.disconnect(self._follow_soon)
        self._project.layerWillBeRemoved[str].disconnect(self._leave)

    def selected_in(self, layer: QgsVectorLayer, selected: Iterable[int], deselected: Iterable[int]) -> None:
        """A layer's selection changed: it speaks for the sites that it shows, the rest stays selected."""
        # A feature that is not saved yet has a negative number, and no line.
        found = frozenset(fid for fid in (self._selection - frozenset(deselected)) | frozenset(selected) if fid >= 0)
        if found == self._selection:
            return
        self._selection = found
        self._spread(layer)
        self.selected.emit(found)

    def _spread(self, but: QgsVectorLayer | None = None) -> None:
        if self._base is None:
            return
        # Each layer then tells what it was made to select, which is known: that is where the circle ends.
        for layer in site_layers(self._base):
            if layer is not but:
                select_features(layer, self._selection)

    def _follow_soon(self, *_layers: object) -> None:
        self._later.start()

    def _follow_added(self) -> None:
        """The base may have changed while none of its layers was there to tell."""
        known = len(self._followers)
        self._follow()
        if len(self._followers) > known:
            self.changed.emit()

    def _follow(self) -> None:
        if self._base is None:
            return
        new: list[QgsVectorLayer] = []
        for layer, table in list(layers_of(self._base)):
            if table in self._feeding and layer.id() not in self._followers:
                self._followers[layer.id()] = _Follower(layer, self, table == "site")
                new += [layer] if table == "site" else []
        found = frozenset(fid for layer in new for fid in layer.selectedFeatureIds() if fid >= 0)
        before, self._selection = self._selection, self._selection | found
        if new and self._selection:
            self._spread()
        if self._selection != before:
            self.selected.emit(self._selection)

    def _leave(self, layer_id: str) -> None:
        follower = self._followers.pop(layer_id, None)
        if follower is not None:
            follower.leave()
