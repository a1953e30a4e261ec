"""A small chart of the persons and the minors counted on a site, through time.

Matplotlib draws into an image and the widget paints it. Its own Qt canvas is not used: it chooses a binding by what is
already imported, and the one of matplotlib 3.6 changes an attribute of the whole application. It is imported when the
chart is first seen, for that takes most of a second, and the file of a site works without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QTextOption
from qgis.PyQt.QtWidgets import QWidget

from ...layers import schema
from ...layers.texts import label
from ...protocol.counts import Series
from ...protocol.plain_text import french_day

_SIZE = QSize(380, 160)
_SMALLEST = QSize(240, 110)
_LIGHT = ("#0072B2", "#D55E00")
_DARK = ("#56B4E9", "#E69F00")
"""Persons, minors: Okabe and Ito (2008). The marker and the line also differ."""
_MARKS = (("o", "-", 5.5), ("s", "--", 4.0))
"""Marker, line and size of the marker in points: of two points at the same place both are seen."""
_MIDDLE = 128
_MANY = 12
"""Days beyond which the markers are smaller."""


class CountChart(QWidget):
    """Shows a series; in its place a sentence when there is nothing to draw, or nothing to draw with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count_chart")
        self.setMinimumSize(_SMALLEST)
        self.setAccessibleName(self.tr("Personnes et mineurs comptés au fil du temps"))
        self._image: QImage | None = None
        self._sentence = ""
        self.show_series(Series())

    def show_series(self, series: Series) -> None:
        """Replace what is shown; drawn when the widget is next painted."""
        self._series = series
        self._image = None
        description = self._description()
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.update()

    def sizeHint(self) -> QSize:
        return _SIZE

    def changeEvent(self, event: QEvent) -> None:
        """Other colours or another font: to be drawn again."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._image = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None or self._image.size() != self._frame().pixels:
            self._draw()
        painter = QPainter(self)
        if self._image is not None and not self._sentence:
            painter.drawImage(QRectF(self.rect()), self._image)
        else:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            centred = QTextOption(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(QRectF(self.rect()).adjusted(8, 8, -8, -8), self._sentence, centred)
        painter.end()

    def _draw(self) -> None:
        self._sentence = self._reason_not_to_draw()
        if self._sentence:
            return
        try:
            self._image = drawn(self._series, self._frame())
        # An absent matplotlib, or one made for another numpy, or without a folder to write its list of fonts in.
        except (ImportError, AttributeError, OSError):
            self._sentence = self.tr(
                "Le graphique n’est pas disponible : matplotlib, que QGIS fournit, manque ou ne fonctionne pas. "
                "Les comptages se lisent dans la liste."
            )

    def _frame(self) -> Frame:
        colours = self.palette()
        ground, ink = colours.color(QPalette.ColorRole.Base), colours.color(QPalette.ColorRole.Text)
        labels = (
            self._line_label("nb_personnes", self._series.persons),
            self._line_label("nb_mineurs", self._series.minors),
        )
        points = max(7.0, self.font().pointSizeF() - 1.5)
        return Frame(self.size(), self.devicePixelRatioF(), self.logicalDpiX(), points, ground, ink, labels)

    def _reason_not_to_draw(self) -> str:
        if not self._series.days:
            return self.tr("Aucun comptage pour l’instant.")
        if not _known(self._series.persons) and not _known(self._series.minors):
            return self.tr("Les comptages enregistrés ne donnent ni le nombre de personnes ni celui de mineurs.")
        return ""

    def _description(self) -> str:
        """The same thing in words, for who does not see the picture."""
        days = self._series.days
        if not days:
            return self.tr("Aucun comptage pour l’instant.")
        last = self.tr("Dernier comptage, le {date} – personnes : {persons}, mineurs : {minors}.").format(
            date=french_day(days[-1]),
            persons=self._number(self._series.persons[-1]),
            minors=self._number(self._series.minors[-1]),
        )
        if len(days) == 1:
            return last
        span = self.tr("Jours de comptage : {count}, du {first} au {last}.")
        return span.format(count=len(days), first=french_day(days[0]), last=french_day(days[-1])) + " " + last

    def _line_label(self, column: str, values: Sequence[int | None]) -> str:
        """A line that is not there is said to be so, rather than left to be looked for."""
        name = label(schema.table("denombrement").field(column).label)
        return name if _known(values) else self.tr("{label} (aucun nombre)").format(label=name)

    def _number(self, value: int | None) -> str:
        return self.tr("non compté") if value is None else str(value)


@dataclass(frozen=True)
class Frame:
    """Where to draw: size in device-independent pixels, their ratio to those of the screen, dots per inch, size of
    the text in points, colours, labels of the two lines."""

    size: QSize
    ratio: float
    dpi: int
    points: float
    ground: QColor
    ink: QColor
    labels: tuple[str, str]

    @property
    def pixels(self) -> QSize:
        """The size of the image on the screen."""
        return QSize(round(self.size.width() * self.ratio), round(self.size.height() * self.ratio))

    @property
    def em(self) -> float:
        """The size of the text, in device-independent pixels."""
        return self.points * self.dpi / 72


def drawn(series: Series, frame: Frame) -> QImage:
    """The picture of a series that has at least one number. Raises ImportError without matplotlib."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    dpi, pixels = frame.dpi * frame.ratio, frame.pixels
    # Half a pixel more: a size in inches may come back as one pixel less.
    inches = ((pixels.width() + 0.5) / dpi, (pixels.height() + 0.5) / dpi)
    figure = Figure(figsize=inches, dpi=dpi, facecolor=frame.ground.name())
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes(_place(series, frame), facecolor=frame.ground.name())
    _plot(axes, series, frame)
    _dress(axes, series, frame)
    canvas.draw()
    width, height = canvas.get_width_height()
    image = QImage(bytes(canvas.buffer_rgba()), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(frame.ratio)
    return image


def shown_days(days: Sequence[date], width_px: float, gap_px: float) -> list[date]:
    """The days to write under the axis: the first, the last, and those between that leave each label its room.

    `width_px` is the length of the axis from the first day to the last, `gap_px` the least between two labels.
    """
    span = (days[-1] - days[0]).days
    if not span or width_px < gap_px:
        return [days[-1]]
    kept = [days[0]]
    for day in days[1:-1]:
        from_last, to_next = (day - kept[-1]).days, (days[-1] - day).days
        if min(from_last, to_next) * width_px / span >= gap_px:
            kept.append(day)
    return [*kept, days[-1]]


def _place(series: Series, frame: Frame) -> tuple[float, float, float, float]:
    """The axes in fractions of the picture: room for the numbers, for the dates and for the legend."""
    width, height, em = frame.size.width(), frame.size.height(), frame.em
    digits = max(2, len(str(_highest(series))))
    left, right, bottom, top = (0.7 * digits + 0.9) * em, 0.8 * em, 2.0 * em, 1.9 * em
    return left / width, bottom / height, 1 - (left + right) / width, 1 - (bottom + top) / height


def _plot(axes: Any, series: Series, frame: Frame) -> None:
    colours = _LIGHT if frame.ground.lightness() >= _MIDDLE else _DARK
    days = [day.toordinal() for day in series.days]
    lines = (series.persons, series.minors)
    for values, name, colour, (marker, line, points) in zip(lines, frame.labels, colours, _MARKS):
        numbers = [float("nan") if value is None else value for value in values]
        size = points if len(days) <= _MANY else points * 0.65
        style = {"color": colour, "marker": marker, "linestyle": line, "markersize": size, "linewidth": 1.4}
        # Not clipped, and over the axis: a point at zero is seen whole.
        axes.plot(days, numbers, label=name, clip_on=False, zorder=3, **style)


def _dress(axes: Any, series: Series, frame: Frame) -> None:
    from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

    ink = frame.ink.name()
    first, last = series.days[0].toordinal(), series.days[-1].toordinal()
    # Half a label on each side; a single day in the middle.
    length = axes.get_window_extent().width / frame.ratio
    inside = max(1.0, length - 4.5 * frame.em)
    margin = (last - first or 1) * (length - inside) / 2 / inside
    axes.set_xlim(first - margin, last + margin)
    ticks = shown_days(series.days, inside, 6.5 * frame.em)
    axes.xaxis.set_major_locator(FixedLocator([day.toordinal() for day in ticks]))
    axes.xaxis.set_major_formatter(FixedFormatter([french_day(day) for day in ticks]))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=2))
    axes.set_ylim(0, 1.12 * _highest(series))
    axes.tick_params(labelsize=frame.points, colors=ink, length=2.5, pad=2)
    axes.grid(axis="y", color=ink, alpha=0.15, linewidth=0.8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(ink)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncol=2, frameon=False, fontsize=frame.points, labelcolor=ink,
        borderaxespad=0.2, borderpad=0.2, handlelength=2.2, columnspacing=1.2,
    )  # fmt: skip


def _highest(series: Series) -> int:
    """The greatest number of a series, at least 1."""
    return max([1, *_known(series.persons), *_known(series.minors)])


def _known(values: Sequence[int | None]) -> list[int]:
    return [value for value in values if value is not None]
