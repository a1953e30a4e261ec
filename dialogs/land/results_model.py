"""The ranked list of a result as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap

from ...land.listing import Line, Page
from ...land.owners import UNKNOWN
from ...land.reasons import at_least
from ...layers.texts import coded, number, surface
from ...protocol.vocabulary import vocabulary

_SWATCH_PX = 10
_AT_LEAST, _AT_MOST = "≥\N{NO-BREAK SPACE}{}", "≤\N{NO-BREAK SPACE}{}"


@dataclass(frozen=True)
class Column:
    """A column of the list: its title, the text of a row, whether it is a number."""

    title: str
    text: Callable[[Line], str]
    numeric: bool = False
    tip: Callable[[Line], str] = lambda _line: ""


class ResultsModel(QAbstractTableModel):
    """Every change is a reset."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = Page()
        self._swatches = {code.value: _swatch(code.colour) for code in vocabulary("verdict_foncier").codes}
        self._columns = self._made_columns()

    def set_page(self, page: Page) -> None:
        """Other rows."""
        self.beginResetModel()
        self.page = page
        self.endResetModel()

    def lines(self, rows: Sequence[int]) -> list[Line]:
        """These rows of the table."""
        return [self.page.lines[row] for row in rows if row < len(self.page.lines)]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self.page.lines)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return number(section + 1)
        return self._columns[section].title if 0 <= section < len(self._columns) else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.page.lines[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title} : {column.text(line)}"
        if role == Qt.ItemDataRole.ToolTipRole and (tip := column.tip(line)):
            return f"<p>{escape(tip)}</p>"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return self._swatches.get(line.verdict)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.numeric:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _made_columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Parcelle"), self._parcel, tip=lambda line: line.parcels),
            Column(self.tr("Résultat"), _verdict, tip=_verdict),
            Column(self.tr("Site habité"), lambda line: line.sites),
            Column(self.tr("Conditions"), _conditions, numeric=True, tip=self._why_at_least),
            Column(self.tr("Surface utile"), _usable, numeric=True, tip=self._why_at_most),
            Column(self.tr("Personnes"), self._capacity, numeric=True, tip=self._why_at_most),
            Column(self.tr("Propriétaire"), _owner, tip=_owner),
        )

    def _parcel(self, line: Line) -> str:
        if not line.identifier:
            return self.tr("sans identifiant")
        if line.count == 1:
            return line.identifier
        more = self.tr("{name} et {count} autre(s)")
        return more.format(name=line.identifier, count=number(line.count - 1))

    def _why_at_least(self, line: Line) -> str:
        return self.tr("Au moins : une règle n’a pas pu répondre.") if line.unknowns else ""

    def _why_at_most(self, line: Line) -> str:
        return self.tr("Au plus : les risques ne sont pas connus partout.") if line.unsure else ""

    def _capacity(self, line: Line) -> str:
        if line.least is None or line.most is None:
            return "?"
        if line.unsure:
            return _AT_MOST.format(number(line.most))
        return self.tr("{least} à {most}").format(least=number(line.least), most=number(line.most))


def _verdict(line: Line) -> str:
    return coded("verdict_foncier", line.verdict)


def _owner(line: Line) -> str:
    return coded("categorie_proprietaire", line.owner or UNKNOWN)


def _conditions(line: Line) -> str:
    """A rule that could not answer may hide one more: none that is known is not none."""
    if line.conditions is None:
        return "?"
    known = number(line.conditions)
    return _AT_LEAST.format(known) if line.unknowns else known


def _usable(line: Line) -> str:
    """Rounded down as in the reasons beside: one parcel, one figure."""
    if line.usable_m2 is None:
        return "?"
    known = surface(at_least(line.usable_m2))
    return _AT_MOST.format(known) if line.unsure else known


def _swatch(colour: str) -> QIcon:
    """A square of the colour of the verdict; the column says the word."""
    picture = QPixmap(_SWATCH_PX, _SWATCH_PX)
    picture.fill(QColor(colour))
    return QIcon(picture)
