"""What was ordered of an annex, and what its pieces are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from qgis.core import QgsGeometry, QgsProject, QgsRectangle

from ..protocol.errors import ResorptionError
from .furniture import Imprint, dated, imprint
from .ground import Ground
from .map_layers import Behind, OverviewLayers, outline_of
from .map_subject import Subject, View
from .reading import Snapshot
from .tables import StateOfPlay, state_of_play
from .templates import SHEET
from .vigilance_tables import Watch, watch


@dataclass(frozen=True)
class Order:
    """One production. None for `pieces` or `sites`: all of them."""

    edition: str
    day: date
    pieces: frozenset[str] | None = None
    sites: frozenset[str] | None = None
    """Identifiers of the sites that have a sheet."""
    templates: Path | None = None
    ground: Ground | None = None
    restricted: bool = False
    """Owners, proceedings and small counts too: an explicit choice, which the manifest records."""
    pictures: bool = False
    """A picture of each page beside the PDF."""

    @property
    def folder_name(self) -> str:
        """Each edition has a folder of its own, the restricted one too: neither is sent for the other by mistake."""
        return f"{self.edition}_restreint" if self.restricted else self.edition


class Materials:
    """Each figure is reckoned once, when a piece first wants it.

    `project`: that of all the pages, for whoever calls `forget_layers` after each; without it each has its own.
    """

    def __init__(self, base: Snapshot, order: Order, project: QgsProject | None = None) -> None:
        self.base = base
        self.order = order
        self.project = project
        self.today = order.day

    def forget_layers(self) -> None:
        """Takes the layers of the page before out of the project of all pages, where they would stay."""
        if self.project is not None:
            self.project.removeAllMapLayers()

    @cached_property
    def state(self) -> StateOfPlay:
        """Article 2."""
        return state_of_play(self.base, self.today)

    @cached_property
    def watched(self) -> Watch:
        """Article 11."""
        return watch(self.base, self.today)

    @cached_property
    def territory(self) -> QgsGeometry:
        """The outline of all communes. Raises ResorptionError when there is none."""
        return outline_of(self.base)

    @cached_property
    def behind(self) -> Behind:
        """The ground that all the sheets share."""
        nothing = View(QgsRectangle(), 1, 0, 0)
        subject = Subject("", self.territory, SHEET)
        hollow = bool(self.order.ground and self.order.ground.layers)
        return OverviewLayers(self.base, self.territory, nothing, subject, hollow).make_behind()

    @cached_property
    def around(self) -> Imprint:
        """What is written around the pages. Raises ResorptionError: the folder of templates is not there."""
        folder = self.order.templates
        if folder is not None and not folder.is_dir():
            # Pages without the logos that somebody counts on would be signed before anyone saw it.
            raise ResorptionError(
                "Le dossier de gabarits « {folder} » n’existe pas. Choisissez-en un autre, ou videz ce champ pour "
                "prendre ceux de l’extension.",
                folder=folder,
            )
        made = imprint(self.base, self.today, self.state.data_from, self.state.data_to)
        return replace(made, templates=self.order.templates, ground=self.order.ground, project=self.project)

    @cached_property
    def watch_around(self) -> Imprint:
        """The same, with the days of Article 11."""
        return dated(self.around, self.watched.data_days)
