"""The chart of counts: what is drawn, what is left empty, what is said in words, and without matplotlib."""

from __future__ import annotations

import sys
import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPalette
from resorption.dialogs.site_file import count_chart
from resorption.dialogs.site_file.count_chart import CountChart, Frame, drawn, shown_days
from resorption.protocol.counts import Series

FIRST = date(2025, 1, 10)
BLUE, VERMILION = QColor("#0072B2").rgb(), QColor("#D55E00").rgb()

pytestmark = pytest.mark.usefixtures("qgis_app")


def every(step: int, persons: list, minors: list) -> Series:
    days = tuple(FIRST + timedelta(days=step * n) for n in range(len(persons)))
    return Series(days, tuple(persons), tuple(minors))


@pytest.fixture
def chart(qtbot) -> CountChart:
    widget = CountChart()
    qtbot.addWidget(widget)
    widget.resize(380, 160)
    return widget


def shown(chart: CountChart, series: Series) -> QImage:
    chart.show_series(series)
    return chart.grab().toImage()


def columns_and_rows(image: QImage, colour: int) -> set[tuple[int, int]]:
    """The pixels of the plot, under the legend, of exactly that colour."""
    rows = range(image.height() // 5, image.height())
    return {(x, y) for x in range(image.width()) for y in rows if image.pixel(x, y) == colour}


def columns_of(image: QImage, colour: int) -> set[int]:
    return {x for x, _ in columns_and_rows(image, colour)}


def longest_hole(columns: set[int]) -> int:
    ordered = sorted(columns)
    return max((b - a for a, b in zip(ordered, ordered[1:])), default=0)


def test_nothing_counted_is_a_sentence(chart):
    image = shown(chart, Series())
    assert not columns_of(image, BLUE)
    assert "Aucun comptage" in chart._sentence
    assert "Aucun comptage" in chart.accessibleDescription()


def test_counts_without_a_number_are_a_sentence(chart):
    shown(chart, every(30, [None, None], [None, None]))
    assert "ni le nombre de personnes" in chart._sentence


def test_one_count_alone_is_seen_with_both_marks(chart):
    image = shown(chart, every(1, [42], [17]))
    assert len(columns_of(image, BLUE)) >= 4
    assert len(columns_of(image, VERMILION)) >= 4


def test_a_point_at_zero_is_seen_whole(chart):
    at_zero = columns_and_rows(shown(chart, every(1, [0], [None])), BLUE)
    higher = columns_and_rows(shown(chart, every(1, [9], [None])), BLUE)
    assert len(at_zero) >= 0.8 * len(higher)


def test_a_number_not_counted_is_a_gap_in_the_line(chart):
    whole = columns_of(shown(chart, every(30, [40, 50, 45, 48, 52], [None] * 5)), BLUE)
    holed = columns_of(shown(chart, every(30, [40, 50, None, 48, 52], [None] * 5)), BLUE)
    assert longest_hole(whole) < 10
    assert longest_hole(holed) > 80


def test_a_line_without_any_number_is_not_drawn_and_said_in_the_legend(chart):
    image = shown(chart, every(30, [40, 50], [None, None]))
    assert not columns_of(image, VERMILION)
    assert chart._frame().labels == ("Personnes", "Mineurs (aucun nombre)")


def test_another_series_replaces_the_first_one(chart):
    before = shown(chart, every(30, [40, 50], [1, 2]))
    assert shown(chart, every(30, [400, 50], [1, 2])) != before
    assert not columns_of(shown(chart, Series()), BLUE)
    assert shown(chart, every(30, [40, 50], [1, 2])) == before


def test_another_size_is_drawn_for_that_size(chart):
    shown(chart, every(30, [40, 50], [1, 2]))
    chart.resize(600, 300)
    assert chart.grab().toImage().size() == QSize(600, 300)
    assert chart._image.size() == QSize(600, 300)


def test_a_dark_theme_has_its_own_colours(chart):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#232629"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    shown(chart, every(30, [40, 50], [1, 2]))
    chart.setPalette(palette)
    image = chart.grab().toImage()
    assert not columns_of(image, BLUE)
    assert columns_of(image, QColor("#56B4E9").rgb())


def test_what_is_seen_is_said_in_words(chart):
    chart.show_series(every(30, [40, 50], [12, None]))
    said = chart.accessibleDescription().replace("\u00a0", " ")
    assert said == (
        "Jours de comptage : 2, du 10/01/2025 au 09/02/2025. "
        "Dernier comptage, le 09/02/2025 – personnes : 50, mineurs : non compté."
    )
    assert chart.accessibleName()


def test_nothing_is_drawn_before_it_is_seen(chart, monkeypatch):
    asked = []
    monkeypatch.setattr(
        count_chart, "drawn", lambda *given_: asked.append(given_) or QImage(10, 10, QImage.Format.Format_RGB32)
    )
    chart.show_series(every(30, [40, 50], [1, 2]))
    assert not asked
    chart.grab()
    assert len(asked) == 1


def test_without_matplotlib_a_sentence_and_everything_else_works(chart, monkeypatch):
    for name in ("matplotlib", "matplotlib.figure", "matplotlib.backends.backend_agg"):
        monkeypatch.setitem(sys.modules, name, None)
    shown(chart, every(30, [40, 50], [1, 2]))
    assert "matplotlib" in chart._sentence
    assert "50" in chart.accessibleDescription()
    monkeypatch.undo()
    assert columns_of(shown(chart, every(30, [40, 50], [1, 2])), BLUE)
    assert not chart._sentence


def test_a_sharper_screen_has_more_pixels_of_the_same_picture():
    white, black = QColor("white"), QColor("black")
    sharp = Frame(QSize(380, 160), 2.0, 96, 7.5, white, black, ("Personnes", "Mineurs"))
    image = drawn(every(30, [40, 50], [1, 2]), sharp)
    assert (image.size(), image.devicePixelRatio()) == (QSize(760, 320), 2.0)


numbers = st.one_of(st.none(), st.integers(0, 5000))
drawable = st.lists(
    st.tuples(st.dates(date(2000, 1, 1), date(2050, 1, 1)), numbers, numbers),
    min_size=1, max_size=30, unique_by=lambda row: row[0],
).map(lambda rows: Series(*map(tuple, zip(*sorted(rows, key=lambda row: row[0])))))  # fmt: skip


@pytest.mark.endurance
@given(drawable, st.integers(240, 900), st.integers(110, 400), st.sampled_from([1.0, 1.25, 1.5, 1.75, 2.0]))
def test_any_series_is_drawn_at_any_size_without_a_warning(series, width, height, ratio):
    white, black = QColor("white"), QColor("black")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = Frame(QSize(width, height), ratio, 96, 7.5, white, black, ("Personnes", "Mineurs"))
        image = drawn(series, frame)
    assert image.size() == frame.pixels


@pytest.mark.endurance
@given(
    st.sets(st.dates(date(2000, 1, 1), date(2050, 1, 1)), min_size=1).map(sorted),
    st.floats(1, 1000), st.floats(1, 100),
)  # fmt: skip
def test_dates_under_the_axis_never_overlap(days, width, gap):
    found = shown_days(days, width, gap)
    assert found[-1] == days[-1]
    assert set(found) <= set(days)
    assert found == sorted(found)
    if len(found) > 1:
        assert found[0] == days[0]
        px = width / (days[-1] - days[0]).days
        assert all((b - a).days * px >= gap * 0.999 for a, b in zip(found, found[1:]))
