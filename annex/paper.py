"""What every page has in common: sizes, fonts, and the marks that no page may lack.

Identifiers of the items, which templates and tests may rely on: `titre`, `protocole`, `confidentiel`,
`mention`, `page`, `source`, `date`, and on maps `carte`, `legende`, `echelle` (the bar), `echelle_texte`
(« Échelle 1 : … »), `nord`, `crs`, `notes` (what the map cannot show, told under the legend).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsRenderContext,
    QgsTextFormat,
    QgsTextRenderer,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo

from ..layers.texts import number_locale
from ..protocol.plain_text import french_day
from .reading import Snapshot

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

_TITLE_SIZES = (15, 14, 13, 12, 11.5, 11, 10.5, 10, 9)

FAMILIES = ("Open Sans", "DejaVu Sans", "Arial", "Liberation Sans", "Helvetica")
"""First choice first. Open Sans comes with QGIS on Windows and macOS."""


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
    )


def dated(around: Imprint, days: Sequence[date]) -> Imprint:
    """The same, for data of these days, in order."""
    return replace(around, data_from=days[0] if days else None, data_to=days[-1] if days else None)


def crs_name(epsg: int) -> str:
    """As in: RGF93 v1 / Lambert-93 (EPSG:2154)."""
    crs = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    return f"{crs.description()} ({crs.authid()})" if crs.isValid() else f"EPSG:{epsg}"


def number_format() -> QgsBasicNumericFormat:
    """Numbers as `layers.texts.number` writes them, for the items of a layout that write their own."""
    form = QgsBasicNumericFormat()
    form.setThousandsSeparator(number_locale().groupSeparator()[:1])
    form.setDecimalSeparator(number_locale().decimalPoint()[:1])
    form.setShowTrailingZeros(False)
    return form


def family() -> str:
    """The first of the fonts that this computer has."""
    # QFontDatabase is not made in Qt 6, and QgsFontUtils says yes to families that Qt would replace.
    return next((name for name in FAMILIES if QFontInfo(QFont(name)).family() == name), QFontInfo(QFont()).family())


def text_format(points: float, colour: str = INK, bold: bool = False) -> QgsTextFormat:
    """The format of a text; it is printed as text, hence searchable."""
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


def fitted(
    text: str, box: tuple[float, float, float, float], sizes: Sequence[float], colour: str, bold: bool = False
) -> QgsTextFormat:
    """The format with the largest of these sizes that holds in the box, or the smallest."""
    context = QgsRenderContext()
    context.setScaleFactor(DOTS_PER_MM)
    _, _, width, height = (side * DOTS_PER_MM for side in box)
    for size in sizes:
        form = text_format(size, colour, bold)
        lines = QgsTextRenderer.wrappedText(context, text, width, form)
        if QgsTextRenderer.textHeight(context, form, lines, Qgis.TextLayoutMode.Rectangle) <= height:
            return form
    return text_format(sizes[-1], colour, bold)


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


class PageFurniture:
    """The title band and the foot of a page."""

    def __init__(self, layout: QgsLayout, around: Imprint) -> None:
        self.layout = layout
        self.around = around

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("PageFurniture", text)

    def furnish(self, page: int, title: str, number_of_page: int, pages: int) -> None:
        """Title, protocol, confidentiality, mention, source, date and page number of one page."""
        size = self.layout.pageCollection().page(page).pageSize()
        self._head(page, size.width(), title)
        self._foot(page, size.width(), size.height(), number_of_page, pages)

    def _head(self, page: int, width: float, title: str) -> None:
        inner = width - 2 * MARGIN
        side = min(78.0, inner * 0.4)
        left = inner - side - 4
        above = (MARGIN, 8, left, 7)
        add_text(self.layout, page, above, title, fitted(title, above, _TITLE_SIZES, ACCENT, True), name="titre")
        box = (MARGIN, 15.8, left, 7.4)
        protocol = fitted(self.around.protocol, box, (9.5, 8.5, 7.5, 6.5, 5.5), MUTED)
        add_text(self.layout, page, box, self.around.protocol, protocol, name="protocole")
        self._tags(page, width - MARGIN - side, side)
        add_box(self.layout, page, (MARGIN, HEADER - 1.2, inner, 0.5), ACCENT)

    def _tags(self, page: int, x: float, width: float) -> None:
        box = (x, 8.4, width, 6.4)
        add_box(self.layout, page, box, "#ffffff", WARNING, 0.3)
        mark = self.tr("Confidentiel – partenaires du protocole")
        form = text_format(8, WARNING, True)
        add_text(self.layout, page, box, mark, form, name="confidentiel", align=Qt.AlignmentFlag.AlignHCenter)
        if self.around.mention:
            below = (x, 15.8, width, 7)
            small = fitted(self.around.mention, below, (8, 7, 6, 5), INK, True)
            add_box(self.layout, page, below, "#fff3cd")
            mention = self.around.mention
            add_text(self.layout, page, below, mention, small, name="mention", align=Qt.AlignmentFlag.AlignHCenter)

    def _foot(self, page: int, width: float, height: float, number_of_page: int, pages: int) -> None:
        inner = width - 2 * MARGIN
        top = height - FOOTER
        add_box(self.layout, page, (MARGIN, top + 1.6, inner, 0.25), RULE)
        small = text_format(7, MUTED)
        add_text(self.layout, page, (MARGIN, top + 2.6, inner - 24, 3.6), self.source(), small, name="source")
        add_text(self.layout, page, (MARGIN, top + 6.2, inner - 24, 3.6), self.dates(), small, name="date")
        where = (width - MARGIN - 24, top + 2.6, 24, 5)
        form = text_format(9, INK, True)
        text = f"{number_of_page}\u00a0/\u00a0{pages}"
        add_text(self.layout, page, where, text, form, name="page", align=Qt.AlignmentFlag.AlignRight)

    def source(self) -> str:
        """Where the data come from, and the system of their coordinates."""
        text = self.tr("Source : base du protocole « {base} », tenue par ses partenaires. Coordonnées : {crs}.")
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
