"""What every page has in common: sizes, fonts, and the marks that no page may lack.

Identifiers of the items, which templates and tests may rely on: `titre`, `protocole`, `confidentiel`,
`mention`, `page`, `source`, `date`, and on maps `carte`, `legende`, `echelle` (the bar), `echelle_texte`
(« Échelle 1 : … »), `nord`, `crs`, `notes` (what the map cannot show, told under the legend).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayout,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemManualTable,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsRenderContext,
    QgsTableCell,
    QgsTextFormat,
    QgsTextRenderer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo

MARGIN = 12.0
HEADER = 25.0
"""Bottom of the title band, from the top of the page."""
FOOTER = 15.0
"""Height kept at the bottom of the page."""

INK = "#1d2733"
MUTED = "#55606d"
ACCENT = "#1f3f66"
RULE = "#9aa7b5"
PALE = "#eef2f6"
WARNING = "#a01c1c"

DOTS_PER_MM = 100.0
"""At which texts are measured: at the resolution of a screen, small letters are rounded to whole dots, up to 5 %
narrower than they are printed."""

SMALLEST_POINTS = 5.0
"""Below it a text is cut rather than written smaller."""

FAMILIES = ("Open Sans", "DejaVu Sans", "Arial", "Liberation Sans", "Helvetica")
"""First choice first. Open Sans comes with QGIS on Windows and macOS."""


def crs_name(epsg: int) -> str:
    """As in: RGF93 v1 / Lambert-93 (EPSG:2154)."""
    crs = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    return f"{crs.description()} ({crs.authid()})" if crs.isValid() else f"EPSG:{epsg}"


def family() -> str:
    """The first of the fonts that this computer has."""
    # QFontDatabase is not made in Qt 6, and QgsFontUtils says yes to families that Qt would replace.
    return next((name for name in FAMILIES if QFontInfo(QFont(name)).family() == name), QFontInfo(QFont()).family())


def text_format(points: float, colour: str = INK, bold: bool = False) -> QgsTextFormat:
    """The format of a text; it is printed as text, hence searchable."""
    return QgsTextFormat(_text_format(points, colour, bold))


@lru_cache(maxsize=128)
def _text_format(points: float, colour: str, bold: bool) -> QgsTextFormat:
    font = QFont(family())
    font.setBold(bold)
    # Without it « fi » is drawn as one glyph and kerned pairs apart, and a search misses the word.
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    form = QgsTextFormat()
    form.setFont(font)
    form.setSize(points)
    form.setSizeUnit(Qgis.RenderUnit.Points)
    form.setColor(QColor(colour))
    return form


def printable(form: QgsTextFormat) -> QgsTextFormat:
    """The format of a template with what a file cannot keep: letters drawn one by one, a font that is here."""
    font = form.font()
    if QFontInfo(font).family() != font.family():
        font.setFamily(family())
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    form.setFont(font)
    return form


def fit_text(text: str, width: float, height: float, form: QgsTextFormat) -> QgsTextFormat:
    """That format, its size made smaller by half points until the text holds in the box, given in millimetres."""
    context = QgsRenderContext()
    context.setScaleFactor(DOTS_PER_MM)
    fitting = QgsTextFormat(form)
    while fitting.size() > SMALLEST_POINTS:
        lines = QgsTextRenderer.wrappedText(context, text, width * DOTS_PER_MM, fitting)
        if QgsTextRenderer.textHeight(context, fitting, lines, Qgis.TextLayoutMode.Rectangle) <= height * DOTS_PER_MM:
            break
        fitting.setSize(fitting.size() - 0.5)
    return fitting


def put(item: QgsLayoutItem, page: int, box: tuple[float, float, float, float]) -> None:
    """Sets an item on a page: x, y, width, height in millimetres from the page's top left corner."""
    x, y, width, height = box
    item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters), True, False, page)
    item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))


def add_text(
    layout: QgsLayout,
    page: int,
    box: tuple[float, float, float, float],
    text: str,
    form: QgsTextFormat,
    *,
    name: str = "",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QgsLayoutItemLabel:
    """A text in a box; long ones wrap inside it."""
    label = QgsLayoutItemLabel(layout)
    label.setId(name)
    label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    # [% %] typed in a name would be run as an expression.
    label.setText(text.replace("[%", "[ %"))
    label.setTextFormat(form)
    label.setMarginX(0)
    label.setMarginY(0)
    label.setHAlign(align)
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    layout.addLayoutItem(label)
    put(label, page, box)
    return label


def add_box(
    layout: QgsLayout,
    page: int,
    box: tuple[float, float, float, float],
    fill: str,
    outline: str = "",
    width: float = 0.2,
) -> QgsLayoutItemShape:
    """A rectangle, under what is added after it."""
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    style = {"color": fill, "outline_color": outline or fill, "outline_width": str(width)}
    style["outline_style"] = "solid" if outline else "no"
    shape.setSymbol(QgsFillSymbol.createSimple(style))
    layout.addLayoutItem(shape)
    put(shape, page, box)
    return shape


def add_table(
    layout: QgsLayout,
    page: int,
    box: tuple[float, float, float, float],
    rows: Sequence[Sequence[QgsTableCell]],
    widths: Sequence[float],
    heights: Sequence[float],
    margin: float = 0.0,
    grid: float = 0.0,
) -> None:
    """Cells whose texts are broken to the widths already; `margin` around each text, `grid` between rows."""
    table = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(table)
    table.setCellMargin(margin)
    table.setShowGrid(grid > 0)
    table.setGridStrokeWidth(grid)
    table.setGridColor(QColor(RULE))
    table.setVerticalGrid(False)
    table.setBackgroundColor(QColor(255, 255, 255, 0))
    table.setColumnWidths(list(widths))
    table.setRowHeights(list(heights))
    frame = QgsLayoutFrame(layout, table)
    table.addFrame(frame)
    put(frame, page, box)
    # Last: a table that has its cells measures them all again at every change.
    table.setTableContents([list(cells) for cells in rows])


def table_cell(text: str, form: QgsTextFormat, fill: str = "") -> QgsTableCell:
    """A cell of such a table, its text in the middle of its height."""
    cell = QgsTableCell(text)
    cell.setTextFormat(form)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    if fill:
        cell.setBackgroundColor(QColor(fill))
    return cell
