"""The ranked list of a result as a table: the first rows of those that are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap

from ...land.listing import CONDITIONS, LEAST, MANY, MOST, OWNER, USABLE, Listing, Wanted
from ...land.result_columns import IDENTIFIER, PARCELS, VERDICT
from ...layers.texts import coded, number, surface
from ...protocol.vocabulary import vocabulary

MOST_SHOWN = 1_000
"""Rows shown: nobody reads more, and the filters choose among all of them."""

_SWATCH_PX = 10


@dataclass(frozen=True)
class Column:
    """A column of the list: its title, the text of a row, whether it is a number."""

    title: str
    text: Callable[[Listing, int], str]
    numeric: bool = False


class ResultsModel(QAbstractTableModel):
    """Every change is a reset."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing: Listing | None = None
        self._places: np.ndarray = np.empty(0, dtype=np.int64)
        self._swatches = {code.value: _swatch(code.colour) for code in vocabulary("verdict_foncier").codes}
        self._columns = self._made_columns()

    @property
    def wanted(self) -> int:
        """How many rows the filters keep, shown or not."""
        return len(self._places)

    def set_listing(self, listing: Listing | None, wanted: Wanted) -> None:
        """Another result, or none."""
        self.beginResetModel()
        self.listing = listing
        self._places = np.empty(0, dtype=np.int64) if listing is None else listing.places(wanted)
        self.endResetModel()

    def identifiers(self, rows: Sequence[int]) -> list[str]:
        """The identifiers of these rows of the table."""
        return [] if self.listing is None else [self.listing.text(IDENTIFIER, self._places[row]) for row in rows]

    def fid(self, row: int) -> int:
        """Which row of the layer a row of the table is."""
        return 0 if self.listing is None else int(self.listing.fids[self._places[row]])

    def row_of(self, identifier: str) -> int | None:
        """Where a parcel is shown."""
        if self.listing is None:
            return None
        shown = self.listing.texts[IDENTIFIER][self._places[:MOST_SHOWN]]
        found = np.flatnonzero(shown == identifier)
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else min(len(self._places), MOST_SHOWN)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return number(section + 1)
        return self._columns[section].title if 0 <= section < len(self._columns) else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.listing is None:
            return None
        place, column = int(self._places[index.row()]), self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self.listing, place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title} : {column.text(self.listing, place)}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return f"<p>{escape(self.listing.text(PARCELS, place))}</p>"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return self._swatches.get(self.listing.text(VERDICT, place))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.numeric:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _made_columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Parcelle"), self._parcel),
            Column(self.tr("Résultat"), lambda of, place: coded("verdict_foncier", of.text(VERDICT, place))),
            Column(self.tr("Conditions"), lambda of, place: _whole(of.number(CONDITIONS, place)), numeric=True),
            Column(self.tr("Surface utile"), lambda of, place: _surface(of.number(USABLE, place)), numeric=True),
            Column(self.tr("Capacité (personnes)"), self._capacity, numeric=True),
            Column(self.tr("Propriétaire"), lambda of, place: coded("categorie_proprietaire", of.text(OWNER, place))),
        )

    def _parcel(self, of: Listing, place: int) -> str:
        name, many = of.text(IDENTIFIER, place), int(of.number(MANY, place) or 1)
        return self.tr("{name} et {count} autres").format(name=name, count=number(many - 1)) if many > 1 else name

    def _capacity(self, of: Listing, place: int) -> str:
        least, most = of.number(LEAST, place), of.number(MOST, place)
        if least is None or most is None:
            return "?"
        return self.tr("{least} à {most}").format(least=number(least), most=number(most))


def _whole(value: float | None) -> str:
    return "?" if value is None else number(value)


def _surface(value: float | None) -> str:
    return "?" if value is None else surface(value)


def _swatch(colour: str) -> QIcon:
    """A square of the colour of the verdict; the column says the word."""
    picture = QPixmap(_SWATCH_PX, _SWATCH_PX)
    picture.fill(QColor(colour))
    return QIcon(picture)
