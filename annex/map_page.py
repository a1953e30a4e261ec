"""One page with a map: the whole territory, one commune, the sites that are watched."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPrintLayout, QgsProject

from .furniture import Furniture, Imprint
from .map_frame import MapFrame
from .map_subject import Subject
from .reading import Snapshot
from .templates import read_template, write_texts


class MapPage:
    """Builds the page in a project of its own: nothing of the screen's project gets in but the base map asked for."""

    def __init__(self, base: Snapshot, around: Imprint, subject: Subject, territory: QgsGeometry) -> None:
        self.around = around
        self.subject = subject
        self.project = QgsProject() if around.project is None else around.project
        self.project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(base.epsg))
        self.layout = read_template(subject.template, around.templates).layout(self.project)
        self.frame = MapFrame(base, around, subject, territory, self.layout)
        self.layers = self.frame.layers
        self.view = self.frame.view

    @property
    def title(self) -> str:
        """What is written at the top of the page."""
        return self.subject.title

    def count(self) -> int:
        """A map is one page."""
        return 1

    def write(self) -> int:
        """The same: nothing is laid out before its page is numbered."""
        return 1

    def number_pages(self, first: int, pages: int) -> QgsPrintLayout:
        """The page, numbered `first` of `pages`."""
        self.frame.fill()
        write_texts(self.layout, Furniture(self.around).texts(self.title, first, pages))
        return self.layout
