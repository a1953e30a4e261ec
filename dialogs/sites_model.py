"""The list of sites as a table: filtered and sorted at once, on values prepared beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap

from ..layers.model import Kind
from ..layers.site_columns import COLUMNS, NEWS, ListColumn, cell
from ..layers.texts import label, number
from ..protocol.site_list import Filters, SiteLine, matches, ordered, out_of_date
from ..protocol.vocabulary import vocabulary

PERSONS = ("nb_personnes", "nb_mineurs")
_SWATCH_PX = 10


class SitesModel(QAbstractTableModel):
    """The lines that the filters keep, in the order asked for. Every change is a reset: rows come and go by hundreds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ordered: Sequence[SiteLine] = ()
        self._rows: list[SiteLine] = []
        self._places: dict[str, int] = {}
        self._filters = Filters()
        self._column, self._descending = COLUMNS[0].name, False
        self._swatches = {code.value: _swatch(code.colour) for code in vocabulary("statut_site").codes}

    @property
    def lines(self) -> Sequence[SiteLine]:
        """Every site, shown or not."""
        return self._ordered

    @property
    def rows(self) -> Sequence[SiteLine]:
        """The sites shown, in order."""
        return self._rows

    def row_of(self, uuid: str) -> int | None:
        """Where a site is shown, None when it is not."""
        return self._places.get(uuid)

    def set_lines(self, lines: Iterable[SiteLine]) -> None:
        """Other sites, or the same ones read again."""
        self._ordered = ordered(lines, self._column, self._descending)
        self._show()

    def set_filters(self, filters: Filters) -> None:
        """Keep other lines."""
        self._filters = filters
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Asked for by the header of the table."""
        if not 0 <= column < len(COLUMNS):
            return
        self._column, self._descending = COLUMNS[column].name, order == Qt.SortOrder.DescendingOrder
        self.set_lines(self._ordered)

    def _show(self) -> None:
        today = date.today()
        self.beginResetModel()
        self._rows = [line for line in self._ordered if matches(line, self._filters, today)]
        self._places = {line.uuid: place for place, line in enumerate(self._rows)}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation != Qt.Orientation.Horizontal or role not in wanted or not 0 <= section < len(COLUMNS):
            return None
        return label(COLUMNS[section].label)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{label(column.label)} : {self._why_empty(line, column) or self._text(line, column)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, column)
        if role == Qt.ItemDataRole.DecorationRole and column.name == "code":
            return self._swatches.get(line.status)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind is Kind.INTEGER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, line: SiteLine, column: ListColumn) -> str:
        value = cell(column, line)
        if value is None:
            return self.tr("NC") if column.name in PERSONS and not line.closed else ""
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y")
        return number(value) if isinstance(value, int) else str(value)

    def _why_empty(self, line: SiteLine, column: ListColumn) -> str:
        if column.name in PERSONS and line.closed:
            return self.tr("Site fermé : plus personne n’y est compté.")
        return self.tr("Non compté") if column.name in PERSONS and column.value(line) is None else ""

    def _tip(self, line: SiteLine, column: ListColumn) -> str:
        """The whole text of the cell, with what explains it."""
        told = [self._why_empty(line, column) or self._text(line, column)]
        if column.name in PERSONS and line.counted_on is not None and not line.closed:
            told.append(self.tr("Dernier comptage le {day}").format(day=line.counted_on.strftime("%d/%m/%Y")))
        if column.name in ("code", "nom"):
            told += [self._status_label(line), line.address or ""]
        if column.name in ("code", "nom", NEWS) and out_of_date(line, date.today()):
            told.append(self.tr("Sans nouvelle depuis plus de 6 mois"))
        # Escaped: a tip that looks like rich text would be shown as such, images fetched included.
        lines = "<br>".join(escape(text) for text in told if text)
        return f"<p>{lines}</p>" if lines else ""

    def _status_label(self, line: SiteLine) -> str:
        known = vocabulary("statut_site")
        return label(known.label_of(line.status)) if line.status in known.values else ""


def _swatch(colour: str) -> QIcon:
    """A dot of the colour of the status; a column and a tip say the word."""
    picture = QPixmap(_SWATCH_PX, _SWATCH_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(1, 1, _SWATCH_PX - 2, _SWATCH_PX - 2)
    painter.end()
    return QIcon(picture)
