"""What is written around every page: the protocol, the confidentiality, the source, the days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ..protocol.plain_text import french_day
from .ground import Ground
from .paper import crs_name
from .reading import Snapshot


@dataclass(frozen=True)
class Imprint:
    """What is written around every page."""

    protocol: str
    mention: str
    base: str
    crs: str
    produced: date
    data_from: date | None
    data_to: date | None
    templates: Path | None = None
    """The user's own folder of page templates."""
    ground: Ground | None = None
    """What lies under the maps."""
    restricted: bool = False
    """Whether the annex has restricted data: its pages say so."""
    project: QgsProject | None = None
    """That of all the pages of an annex; without it each file has its own, which takes QGIS a file on the disk."""


def imprint(base: Snapshot, produced: date, data_from: date | None, data_to: date | None) -> Imprint:
    """The imprint of a base."""
    return Imprint(
        protocol=str(base.protocol["nom"]),
        mention=base.mention,
        base=base.base.name,
        crs=crs_name(base.epsg),
        produced=produced,
        data_from=data_from,
        data_to=data_to,
        restricted=base.restricted,
    )


def dated(around: Imprint, days: Sequence[date]) -> Imprint:
    """The same, for data of these days, in order."""
    return replace(around, data_from=days[0] if days else None, data_to=days[-1] if days else None)


@dataclass(frozen=True)
class PageTexts:
    """The texts of a page: each is the layout variable `resorption_NAME`."""

    titre: str
    protocole: str
    confidentiel: str
    mention: str
    source: str
    dates: str
    produit_le: str
    crs: str
    page_premiere: int
    """Number of the layout's first page in the whole annex."""
    pages: int
    """Number of pages of the whole annex."""


class Furniture:
    """Makes the texts of the pages of one annex."""

    def __init__(self, around: Imprint) -> None:
        self.around = around

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("Furniture", text)

    def texts(self, title: str, first: int, pages: int) -> PageTexts:
        """Of the pages of a layout whose first is the `first` of `pages`."""
        return PageTexts(
            titre=title,
            protocole=self.around.protocol,
            confidentiel=self.mark(),
            mention=self.around.mention,
            source=self.source(),
            dates=self.dates(),
            produit_le=french_day(self.around.produced),
            crs=self.around.crs,
            page_premiere=first,
            pages=pages,
        )

    def mark(self) -> str:
        """Who may have the page."""
        if self.around.restricted:
            return self.tr("Confidentiel – données restreintes")
        return self.tr("Confidentiel – partenaires du protocole")

    def source(self) -> str:
        """Where the data come from, and the system of their coordinates."""
        text = self.tr("Source : base du protocole « {base} », tenue par ses partenaires. Coordonnées : {crs}.")
        return text.format(base=self.around.base, crs=self.around.crs)

    def dates(self) -> str:
        """The days that the data are about, and the day of the document."""
        made = self.tr("Document produit le {day}.").format(day=french_day(self.around.produced))
        first, last = self.around.data_from, self.around.data_to
        if first is None or last is None:
            return self.tr("Données sans date. ") + made
        if first == last:
            return self.tr("Données au {day}. ").format(day=french_day(last)) + made
        dates = self.tr("Données du {first} au {last}. ")
        return dates.format(first=french_day(first), last=french_day(last)) + made
