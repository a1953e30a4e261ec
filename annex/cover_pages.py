"""The cover of the annex, and its printed contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsLayoutItemPicture
from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import coded
from ..protocol.partners import CATEGORIES
from ..protocol.plain_text import french_day
from .document import A4Document
from .furniture import Imprint
from .pages import box_of
from .paper import put
from .reading import Row, Snapshot
from .ruler import RIGHT, Cell, Column
from .templates import COVER

_LOGO_GAP = 6.0
_LOGO_WIDEST = 45.0


@dataclass(frozen=True)
class Entry:
    """A line of the contents: what, on which page; `inside` another."""

    title: str
    page: int
    inside: bool = False


class CoverPage(A4Document):
    """Who signs what, where, for how long. Logos are those of the base that are found."""

    first = COVER

    def __init__(self, base: Snapshot, around: Imprint) -> None:
        super().__init__(around)
        self.base = base
        self.missing: list[str] = []
        """Logos that the base names and that are not beside it."""

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("CoverPage", text)

    @property
    def title(self) -> str:
        return self.tr("Annexe au protocole de coopération en vue de la résorption des bidonvilles")

    def lay_out(self) -> None:
        self.flow.table([Column("", 4), Column("", 14)], self._facts(), size=9)

    def _facts(self) -> list[list[str | Cell]]:
        protocol, communes = self.base.protocol, self.base.all("commune")
        level = protocol["territoire_niveau"]
        place = [] if level is None else [coded("territoire_niveau", str(level))]
        names = sorted(str(row["nom"]) for row in communes)
        listed = ", ".join(names) if len(names) <= _FEW else self.tr("{n} communes").format(n=len(names))
        rows = [
            (self.tr("Territoire"), " – ".join([*place, listed]) if names else self.tr("non renseigné")),
            (self.tr("Période"), self._period()),
            (self.tr("Signé le"), self._signed()),
            *((label, names) for label, names in self._parties() if names),
            (self.tr("Édition"), self._edition()),
            (self.tr("Produite le"), french_day(self.around.produced)),
        ]
        return [[Cell(name, bold=True), told] for name, told in rows]

    def _edition(self) -> str:
        if self.around.restricted:
            return self.tr("Partenaires du protocole, avec des données restreintes")
        return self.tr("Partenaires du protocole")

    def _period(self) -> str:
        first, last = self.base.protocol["annee_debut"], self.base.protocol["annee_fin"]
        if first is None and last is None:
            return self.tr("non renseignée")
        if first is None or last is None:
            return (
                self.tr("depuis {year}").format(year=first)
                if last is None
                else self.tr("jusqu’à {year}").format(year=last)
            )
        return self.tr("{first} à {last}").format(first=first, last=last)

    def _signed(self) -> str:
        day = self.base.protocol["date_signature"]
        return self.tr("non signé à ce jour dans la base") if day is None else french_day(day)

    def _parties(self) -> list[tuple[str, str]]:
        """Those that sign, or may, by category; then those that work with them without signing."""
        partners = self.base.all("partenaire")
        signing = [p for p in partners if p["signataire"] != "non"]
        others = ", ".join(str(p["nom"]) for p in partners if p["signataire"] == "non")
        listed = [
            (
                coded("categorie_partenaire", c.code),
                ", ".join(str(p["nom"]) for p in signing if p["categorie"] == c.code),
            )
            for c in CATEGORIES
        ]
        return [*listed, (self.tr("Autres partenaires, non signataires"), others)]

    def complete(self) -> None:
        """Puts the logos of the partners."""
        zone = self.layout.itemById("logos")
        if zone is None:
            return
        x, y, width, height = box_of(zone)
        self.layout.removeLayoutItem(zone)
        files = [file for row in self.base.all("partenaire") if (file := self._logo(row)) is not None]
        each = min(_LOGO_WIDEST, (width - _LOGO_GAP * (len(files) - 1)) / len(files)) if files else 0
        for rank, file in enumerate(files):
            picture = QgsLayoutItemPicture(self.layout)
            picture.setPicturePath(str(file))
            picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
            self.layout.addLayoutItem(picture)
            put(picture, 0, (x + rank * (each + _LOGO_GAP), y, each, min(height, each)))
            if picture.isMissingImage():
                self.missing.append(file.name)
                self.layout.removeLayoutItem(picture)

    def _logo(self, partner: Row) -> Path | None:
        """The file, when it is there: a base handed over without its files has a cover without logos."""
        if not partner["logo"]:
            return None
        folder = self.base.base.absolute().parent
        file = (folder / str(partner["logo"])).resolve()
        if file.is_file() and folder.resolve() in file.parents:
            return file
        self.missing.append(str(partner["logo"]))
        return None


_FEW = 8
_SIZES = (9.0, 8.0, 7.5)


class ContentsPages(A4Document):
    """What is where."""

    def __init__(self, entries: Sequence[Entry], around: Imprint) -> None:
        super().__init__(around)
        self.entries = entries
        self._size = _SIZES[0]

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("ContentsPages", text)

    @property
    def title(self) -> str:
        return self.tr("Sommaire")

    def count(self) -> int:
        """Number of pages, at the largest size of letters that gives the fewest: one with three lines helps nobody."""
        found = []
        for size in _SIZES:
            self._size = size
            found.append(super().count())
        self._size = _SIZES[found.index(min(found))]
        return min(found)

    def write(self) -> int:
        """The same size as they were counted at."""
        self.count()
        return super().write()

    def lay_out(self) -> None:
        columns = [Column("", 16.6), Column("", 2, RIGHT)]
        self.flow.table(columns, [self._row(entry) for entry in self.entries], size=self._size)

    @staticmethod
    def _row(entry: Entry) -> list[str | Cell]:
        if entry.inside:
            return [f"\u2003{entry.title}", str(entry.page)]
        return [Cell(entry.title, bold=True), Cell(str(entry.page), bold=True)]
