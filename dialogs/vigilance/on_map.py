"""The sites of the dock on the map: what is looked at is selected there, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...layers.vigilance_board import FOLLOWED, Board
from ..site_layers import SiteLayers

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

_SELECT_MS = 120
"""The map is drawn again for each selection: not at each line that the arrow keys go over."""


class OnMap(QObject):
    """`picked` brings the uuid of the one closed site selected on the map; `changed` tells of a change in the base."""

    picked = pyqtSignal(str)
    changed = pyqtSignal()

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._fids: dict[str, int] = {}
        self._closed: dict[int, str] = {}
        self._wanted = ""
        self.layers = SiteLayers(self, FOLLOWED)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SELECT_MS)
        self._later.timeout.connect(lambda: self._select([self._wanted]))
        self.layers.changed.connect(self.changed)
        self.layers.selected.connect(self._map_picked)

    def set_base(self, base: Path | None) -> None:
        """Follow the layers of another base, or of none."""
        self._later.stop()
        self._fids, self._closed = {}, {}
        self.layers.set_base(base)

    def show_board(self, board: Board) -> None:
        """The sites as they were read."""
        self._fids = {uuid: name.fid for uuid, name in board.names.items()}
        self._closed = {line.fid: line.uuid for line in board.lines}

    def look_at(self, uuid: str | None) -> None:
        """Select that site on the map, in a moment."""
        if uuid is not None:
            self._wanted = uuid
            self._later.start()

    def zoom(self, uuids: Iterable[str]) -> bool:
        """Show these sites; False when none of them is on the map."""
        wanted = list(uuids)
        canvas = self._iface.mapCanvas()
        extent = self.layers.extent(canvas.mapSettings().destinationCrs(), self._known(wanted))
        if extent is None:
            return False
        self._later.stop()
        self._select(wanted)
        canvas.setExtent(extent)
        canvas.refresh()
        return True

    def stop(self) -> None:
        """Listen no more."""
        self._later.stop()
        self.layers.stop()

    def _select(self, uuids: Iterable[str]) -> None:
        self.layers.select(self._known(uuids))

    def _known(self, uuids: Iterable[str]) -> list[int]:
        return [self._fids[uuid] for uuid in uuids if uuid in self._fids]

    def _map_picked(self, fids: frozenset[int]) -> None:
        """The map was touched last: what was about to be selected is out of date. Several sites say nothing."""
        self._later.stop()
        uuid = self._closed.get(next(iter(fids))) if len(fids) == 1 else None
        if uuid is not None:
            self.picked.emit(uuid)
