"""The sheet of one site: where it is, then all that the base tells of it to the partners. A4 pages."""

from __future__ import annotations

from datetime import date

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsLayoutItem, QgsLayoutItemMap
from qgis.PyQt.QtCore import QCoreApplication

from .document import A4Document
from .furniture import Imprint, dated
from .map_frame import MapFrame
from .map_layers import Behind, geometry_of, without_names
from .map_subject import Subject
from .reading import Snapshot
from .restricted_blocks import RestrictedBlocks
from .site_sheet_blocks import SheetBlocks
from .site_sheet_tables import SiteSheet
from .templates import SHEET

_ROOM = 3.0
"""The map shows three times the site, to see what is around it."""
_PLACE = "situation"
_AROUND_TERRITORY = 1.08


class SiteSheetPages(A4Document):
    """Builds the pages of one site. `behind` is the ground that all the sheets of an annex share."""

    first = SHEET

    def __init__(
        self, base: Snapshot, sheet: SiteSheet, around: Imprint, today: date, territory: QgsGeometry, behind: Behind
    ) -> None:
        super().__init__(dated(around, sheet.data_days))
        self.base = base
        self.sheet = sheet
        self.today = today
        self.territory = territory
        self.behind = behind
        self.project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(base.epsg))

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("SiteSheetPages", text)

    @property
    def title(self) -> str:
        return self.tr("Fiche du site {name}").format(name=sheet_name(self.sheet))

    def lay_out(self) -> None:
        SheetBlocks(self.flow, self.sheet, self.today).lay_out()
        RestrictedBlocks(self.flow, self.base, self.sheet.uuid).lay_out()

    def complete(self) -> None:
        """Draws the maps, which need no counting."""
        shape = geometry_of(self.sheet.shape)
        notes = () if not shape.isEmpty() else (self.tr("Le contour du site n’est pas dans la base."),)
        seen = self.territory if shape.isEmpty() else shape
        room = _AROUND_TERRITORY if shape.isEmpty() else _ROOM
        subject = Subject(self.title, seen, SHEET, site=self.sheet.uuid, notes=notes, room=room)
        frame = MapFrame(self.base, self.around, subject, self.territory, self.layout, self.behind)
        frame.fill()
        self._place(self.layout.itemById(_PLACE), frame)

    def _place(self, small: QgsLayoutItem | None, frame: MapFrame) -> None:
        """Where the site is in the territory; a template may do without."""
        if not isinstance(small, QgsLayoutItemMap):
            return
        small.setCrs(self.project.crs())
        marks = [without_names(layer) for layer in frame.layers.marks.values()]
        self.project.addMapLayers(marks, False)
        small.setLayers([*marks, self.behind.territory, self.behind.small])
        small.setKeepLayerSet(True)
        extent = self.territory.boundingBox()
        extent.scale(_AROUND_TERRITORY)
        small.zoomToExtent(extent)


def sheet_name(sheet: SiteSheet) -> str:
    """The code of a site and its name, as in the contents."""
    return " – ".join(text for text in (sheet.code, sheet.name) if text)
