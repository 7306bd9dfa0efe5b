"""A series drawn with pyqtgraph: bars, line, gaps, intervals, the line across, tips, files."""

from __future__ import annotations

import csv
import math
from importlib.util import find_spec

import pytest

from pawc_planner.base.series import Series
from pawc_planner.base.words import Sentence

# Only looked for: what imports it before the plugin does may bind it to another Qt than that of QGIS.
pytestmark = pytest.mark.skipif(find_spec("pyqtgraph") is None, reason="pyqtgraph is not installed")
NAN = math.nan
TITLE, SAID = Sentence("Finds per 100 km"), Sentence("Half of {year}.", {"year": "2019"})
RATE = Series(
    ("2019", "2020", "2021"), (4.0, NAN, 2.0), "finds per 100 km", (1.0, NAN, 0.5), (6.0, NAN, 400.0), "rate", TITLE,
    SAID, 5.0, Sentence("Base"))
LINE = Series(("a", "b", "c", "d"), (1.0, 2.0, NAN, 3.0), "km", kind="line")


@pytest.fixture
def chart(qgis_app):
    from pawc_planner.gui.charts.series_chart import SeriesChart

    def made(series):
        kept.append(SeriesChart(series))
        kept[-1].resize(520, 300)
        kept[-1].show()
        return kept[-1]

    kept = []
    yield made
    for one in kept:
        one.deleteLater()


def test_bars_stand_where_something_is_known_and_a_question_mark_where_not(chart):
    plot = chart(RATE).plot
    assert list(plot.bars.opts["x"]) == [0, 2] and list(plot.bars.opts["height"]) == [4.0, 2.0]
    assert [(item.pos().x(), item.toPlainText()) for item in plot.unknown] == [(1.0, "?")]
    assert plot.line is None and plot.points is None


def test_intervals_are_drawn_to_the_end_of_the_axis_at_most(chart):
    plot = chart(RATE).plot
    opts = plot.whiskers.opts
    assert list(opts["x"]) == [0, 2] and list(opts["bottom"]) == [3.0, 1.5]
    assert plot.axis.top == 15.0, "three times the highest value or line"
    assert list(opts["top"]) == [2.0, 13.0]
    assert chart(LINE).plot.whiskers is None


def test_the_line_across_has_its_title_and_value(chart):
    made = chart(RATE)
    assert made.plot.across.value() == 5.0 and made.across.text() == "- - - Base 5" and made.across.isVisible()
    assert chart(LINE).plot.across is None and chart(LINE).across.isHidden()


def test_a_line_breaks_at_a_gap_and_shows_the_points_beside_it(chart):
    plot = chart(LINE).plot
    x, y = plot.line.getData()
    assert list(x) == [0, 1, 2, 3] and math.isnan(y[2]) and plot.line.opts["connect"] == "finite"
    assert plot.bars is None
    assert [point.pos().x() for point in plot.points.points()] == [0, 1, 3]


def test_the_tip_says_value_interval_and_what_is_not_known(chart):
    plot = chart(RATE).plot
    assert plot.tip(0) == "2019: 4 finds per 100 km (interval 1 to 6)"
    assert plot.tip(1) == "2020: not known" and plot.tip(7) == "" == plot.tip(-1)
    assert chart(LINE).plot.tip(1) == "b: 2 km"


def test_few_bars_carry_their_values_above_their_intervals(chart):
    plot = chart(RATE).plot
    assert [(item.toPlainText(), item.pos().x(), item.pos().y()) for item in plot.figures] == [
        ("4", 0.0, 6.0), ("2", 2.0, 15.0)]
    assert chart(LINE).plot.figures == []


def test_long_labels_are_broken_at_their_blanks(chart):
    from pawc_planner.gui.charts.series_chart import broken

    assert broken("Sector 6 South-east") == "Sector 6\nSouth-east" and broken("ทับลาน") == "ทับลาน" and broken("") == ""


def test_months_are_numbers_with_the_year_where_it_changes(qgis_app):
    from pawc_planner.gui.charts.series_chart import marks_below

    months = Series(("2024-11", "2024-12", "2025-01"), (1.0, 1.0, 1.0), "km")
    assert marks_below(months) == [(0, "11\n2024"), (1, "12"), (2, "01\n2025")]


def test_nothing_at_all_is_drawn_without_a_fault(chart):
    for series in (Series((), (), "km"), Series(("a",), (NAN,), "km", (NAN,), (NAN,), reference=NAN),
                   Series(("a",), (0.0,), "km", kind="line")):
        assert chart(series).grab().width() > 0


def test_the_picture_shows_a_bar_and_paper_where_there_is_none(chart):
    made = chart(Series(("a", "b", "c"), (5.0, NAN, 5.0), "km", title=TITLE))
    picture, view = made.image(), made.plot.getViewBox()

    def colour(place):
        spot = made.plot.mapTo(made, made.plot.mapFromScene(view.mapViewToScene(_point(place, 2.5))))
        return picture.pixelColor(spot.x() * 2, spot.y() * 2).name()

    assert colour(0) == colour(2) == "#5b8fb9" != colour(1)


def test_picture_and_numbers_are_saved(chart, tmp_path):
    made = chart(RATE)
    made.save_picture(tmp_path / "c.png")
    made.save_picture(tmp_path / "c.svg")
    made.save_numbers(tmp_path / "c.csv")
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")
    svg = (tmp_path / "c.svg").read_text(encoding="utf-8")
    assert "Half of 2019." in svg and "<path" in svg
    rows = list(csv.reader((tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1] == ["2019", "4.0", "1.0", "6.0", "finds per 100 km"] and rows[2] == ["2020", "", "", "", rows[1][4]]


def test_names_in_braces_or_markup_are_shown_as_they_are(chart):
    odd = Series(("<b>x</b>",), (1.0,), "{km}", reference=1.0, reference_title=Sentence("{name}", {"name": "{a} <i>"}))
    assert chart(odd).plot.tip(0) == "<b>x</b>: 1 {km}"
    assert chart(odd).across.text() == "- - - {a} <i> 1"


def _point(x, y):
    from qgis.PyQt.QtCore import QPointF

    return QPointF(x, y)


def test_an_item_whose_scene_is_half_gone_does_not_end_the_program(monkeypatch):
    from pawc_planner.gui.charts import plotting

    def broken(item, change, value):
        raise TypeError("unable to convert a QVariant back to a Python object")

    item = plotting.pg.TextItem("a")
    change = item.GraphicsItemChange.ItemPositionChange
    monkeypatch.setattr(plotting, "_item_change", broken)
    assert item.itemChange(change, "value") == "value"
