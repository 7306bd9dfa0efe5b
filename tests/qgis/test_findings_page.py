"""The page of charts of the briefing: what is on it, how it looks, and that the database alone remakes it."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pawc_planner.base.series import Series
from pawc_planner.base.words import Sentence
from pawc_planner.site.series import write_series
from pawc_planner.site.store import SiteStore

from .filled_site import CYCLE, filled_site

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
NAN = math.nan
PAGE = 2
MONTHS = tuple(f"{year}-{month:02d}" for year in (2023, 2024, 2025) for month in range(1, 13))
KM = Series(
    MONTHS, tuple(600.0 + 37 * (n * 7 % 19) for n in range(36)), "km", name="km_by_month",
    title=Sentence("Kilometres by month"), summary=Sentence("Most in {month}.", {"month": "2024-03"}))
COVERAGE = Series(
    MONTHS[-12:], tuple(min(8.0 * n, 91.0) for n in range(1, 13)), "%", name="coverage_cumulative",
    title=Sentence("Coverage through the year"), summary=Sentence("Reached {share} % in {year}.",
                                                                  {"share": 91, "year": 2025}),
    reference=80.0, reference_title=Sentence("Target"), kind="line")
RATE = Series(
    ("2022", "2023", "2024", "2025"), (6.2, NAN, 3.0, 2.25), "finds per 100 km", (5.1, NAN, 2.2, 1.5),
    (7.8, NAN, 4.1, 90.0), "rate_by_year", Sentence("Finds per 100 km"),
    Sentence("In {year} a third of {base_year}.", {"year": 2025, "base_year": 2022}), 6.2, Sentence("Base year"))
YEARS = RATE.labels
STUMPS = Series(YEARS, (12.0, NAN, 9.0, 0.0), "stumps", name="stumps_by_year", title=Sentence("Stumps seen"),
                summary=Sentence("In {year} no stump was seen.", {"year": "2025"}))
INDEX = Series(YEARS, (1.0, NAN, 0.484, 0.363), "of the base", name="index_by_year", title=Sentence("Index"))
OTHER_YEARS = Series(("2024", "2025"), (1.0, 2.0), "people", name="arrests_by_year", title=Sentence("Arrests"))
ELSEWHERE = Series(("a",), (1.0,), "km", name="not_for_paper")

STORED = (RATE, ELSEWHERE, KM, COVERAGE, INDEX, OTHER_YEARS, STUMPS)

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


@pytest.fixture(scope="module")
def site(qgis_app, tmp_path_factory):
    path = filled_site(tmp_path_factory.mktemp("site") / "site.gpkg")
    with SiteStore.open(path, write=True) as store, store.transaction() as writer:
        write_series(writer, f"{CYCLE.start}_{CYCLE.end}", STORED)
    return path


@pytest.fixture(scope="module")
def printed(site, tmp_path_factory):
    from pawc_planner.briefing.make import make_briefing

    folder = tmp_path_factory.mktemp("print")
    return {language: make_briefing(site, "", language, folder / f"{language}.pdf").path for language in ("en", "th")}


def lines(path):
    done = subprocess.run(["pdftotext", "-raw", "-f", str(PAGE), "-l", str(PAGE), str(path), "-"], check=True,
                          capture_output=True)
    text = done.stdout.decode().replace("ﬁ", "fi").replace("ﬂ", "fl")  # some fonts join them
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


def joined(path):
    return re.sub(r"\s", "", "".join(lines(path)))


@needs_poppler
def test_each_chart_has_its_title_unit_line_and_sentence(printed):
    shown = joined(printed["en"])
    for words in ("Where we were, what we found, what is changing", "Kilometres by month", "Most in Mar 2024.",
                  "Coverage through the year", "Reached 91 % in 2025.", "Target 80", "finds per 100 km",
                  "Base year 6.2", "In 2025 a third of 2022.", "For the commander only"):
        assert words.replace(" ", "") in shown
    assert "not_for_paper" not in shown


@needs_poppler
def test_texts_of_the_page_are_as_stored(printed):
    stored = (GOLDEN / "briefing_en_findings.txt").read_text(encoding="utf-8")
    assert sorted(joined(printed["en"])) == sorted(re.sub(r"\s", "", stored))


def test_the_page_looks_as_stored(printed, tmp_path):
    """Compared coarsely, as the other pages are."""
    image = pytest.importorskip("PIL.Image")
    np = pytest.importorskip("numpy")
    subprocess.run(["pdftoppm", "-r", "40", "-gray", "-png", "-f", str(PAGE), "-l", str(PAGE), "-singlefile",
                    str(printed["en"]), str(tmp_path / "page")], check=True)
    fresh, stored = (np.asarray(image.open(p).convert("L").resize((42, 59), image.BOX), float)
                     for p in (tmp_path / "page.png", GOLDEN / "briefing_en_findings.png"))
    assert np.abs(fresh - stored).mean() < 6
    assert (np.abs(fresh - stored) > 60).mean() < 0.02


@needs_poppler
def test_years_and_months_are_those_of_the_reader(printed):
    shown = joined(printed["th"])
    for words in ("2565", "2566", "มี.ค.2567", "In2568athirdof2565.", "Reached91%in2568."):
        assert words in shown
    assert "2024" not in shown and "2022" not in shown and "Mar" not in shown


@needs_poppler
def test_the_order_is_that_of_the_page_not_of_the_database(printed):
    shown = joined(printed["en"])
    places = [shown.index(words) for words in ("Kilometresbymonth", "Coveragethrough", "In2025a")]
    assert places == sorted(places)


@needs_poppler
def test_yearly_numbers_stand_side_by_side_with_a_sentence_that_is_not_said_yet(printed):
    shown = joined(printed["en"])
    assert "Yearlynumbers2022202320242025" in shown
    assert "Stumpsseen12?90" in shown and "Index1.00?0.480.36" in shown
    assert "Arrests" not in shown, "its years are others"
    assert "In2025nostumpwasseen." in shown and shown.count("In2025athird") == 1


def test_the_rows_of_the_table_are_of_the_same_years(qgis_app):
    from pawc_planner.briefing.reading import yearly

    one = Series(("2025",), (1.0,), "km", name="km_by_year")
    assert yearly([one]) == (one,) and yearly([]) == () == yearly([KM])
    assert [row.name for row in yearly(STORED)] == ["index_by_year", "stumps_by_year"]


def test_a_cycle_without_charts_has_no_such_page(site, tmp_path):
    from pawc_planner.briefing.make import make_briefing
    from pawc_planner.briefing.reading import read_contents

    with_page = len(read_contents(site).charts)
    bare = filled_site(tmp_path / "bare.gpkg")
    assert with_page == 3 and read_contents(bare).charts == ()
    assert make_briefing(bare, "", "en", tmp_path / "bare.pdf").pages == 11


def layout_of(series, language="en"):
    """The chart in a layout of one page: project and layout to be kept, the chart, its items by kind."""
    from qgis.core import QgsLayoutItemLabel, QgsLayoutItemPolyline, QgsLayoutItemShape, QgsPrintLayout, QgsProject

    from pawc_planner.briefing.charts import PaperChart
    from pawc_planner.briefing.items import Box
    from pawc_planner.briefing.words import Words

    project = QgsProject()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    chart = PaperChart(layout, Box(0, 10, 20, 92, 56), series, Words(language))
    chart.draw()
    parts = {"label": QgsLayoutItemLabel, "bar": QgsLayoutItemShape, "stroke": QgsLayoutItemPolyline}
    found = {name: [item for item in layout.items() if isinstance(item, kind)] for name, kind in parts.items()}
    return (layout, project), chart, found


def test_bars_are_as_high_as_their_values_and_none_stands_in_a_gap(qgis_app):
    kept, chart, found = layout_of(RATE)
    bars = sorted(found["bar"], key=lambda item: item.pos().x())
    heights = [item.rect().height() for item in bars]
    assert len(bars) == 3
    assert heights[1] / heights[0] == pytest.approx(3.0 / 6.2, rel=1e-6)
    texts = [item.text() for item in found["label"]]
    assert texts.count("?") == 1 and {"6.2", "3.0", "2.2"} <= set(texts)
    gap = next(item for item in found["label"] if item.text() == "?")
    assert bars[0].pos().x() < gap.pos().x() < bars[1].pos().x()


def test_everything_stays_inside_the_box(qgis_app):
    for series in (RATE, COVERAGE, KM, Series((), (), "km"), Series(("2025",), (NAN,), "km", reference=NAN),
                   Series(("2024", "2025"), (-3.0, 2e9), "km", (-9.0, 1e9), (5.0, 9e12))):
        kept, chart, found = layout_of(series)
        for item in (*found["bar"], *found["stroke"]):
            box = item.sceneBoundingRect()
            assert box.left() >= 10 - 1 and box.right() <= 102 + 1 and box.top() >= 20 - 1 and box.bottom() <= 76 + 1


def test_whiskers_reach_their_ends_and_an_arrow_goes_on_beyond_the_chart(qgis_app):
    kept, chart, found = layout_of(RATE)
    nodes = [[(node.x() + item.pos().x(), node.y() + item.pos().y()) for node in item.nodes()]
             for item in found["stroke"]]
    upright = sorted((line for line in nodes if len(line) == 2 and abs(line[0][0] - line[1][0]) < 1e-6),
                     key=lambda line: line[0][0])
    assert len(upright) == 3
    assert sorted(y for _, y in upright[0]) == pytest.approx([chart.y(7.8), chart.y(5.1)], abs=0.2)
    assert sum(len(line) == 3 for line in nodes) == 1, "one arrow"
    assert min(y for _, y in upright[2]) == pytest.approx(chart.y(chart.axis.top), abs=0.2)


def test_a_line_is_broken_where_nothing_is_known(qgis_app):
    series = Series(("a", "b", "c", "d", "e"), (1.0, 2.0, NAN, 3.0, 4.0), "km", kind="line")
    kept, chart, found = layout_of(series)
    widths = sorted(item.symbol().width() for item in found["stroke"])
    assert widths.count(0.5) == 2, "two pieces"
    assert len(found["bar"]) == 4, "a point for each value"


def test_months_carry_the_year_where_it_changes(qgis_app):
    from pawc_planner.briefing.charts import paper_marks
    from pawc_planner.briefing.words import Words

    few = Series(("2024-11", "2024-12", "2025-01"), (1.0, 1.0, 1.0), "km")
    assert paper_marks(few, 80, Words("en")) == [(0, "Nov\n2024"), (1, "Dec"), (2, "Jan\n2025")]
    assert paper_marks(few, 80, Words("th", "BE")) == [(0, "พ.ย.\n2567"), (1, "ธ.ค."), (2, "ม.ค.\n2568")]
    assert paper_marks(KM, 80, Words("th", "CE")) == [(0, "2023"), (12, "2024"), (24, "2025")]
    assert paper_marks(Series((), (), "km"), 80, Words("en")) == []


def test_labels_follow_the_year_style_of_the_site(qgis_app):
    from pawc_planner.briefing.words import Words

    thai = Words("th", "BE")
    assert [thai.label(text) for text in ("2025", "2025-01", "2024 X", "ทับลาน", "")] == [
        "2568", "ม.ค. 2568", "X 2567", "ทับลาน", ""]
    assert Words("th", "CE").label("2025-01") == "ม.ค. 2025" and Words("en", "BE").label("2025") == "2025"
    said = Sentence("{year} {base_year} {n} {when} {parts} {from_day} {count}", {
        "year": 2025, "base_year": "2020", "n": 2024, "when": "2025-02", "parts": "2020, 2025 dry",
        "from_day": "2025-02-03", "count": "2,024"})
    assert thai.sentence(said) == "2568 2563 2024 ก.พ. 2568 2563, ฤดูแล้ง 2568 3 ก.พ. 2568 2,024"
    assert thai.label("2025-02-03") == "3 ก.พ. 2568"


def test_two_narrow_charts_share_a_row_and_a_wide_one_has_its_own(qgis_app):
    from pawc_planner.briefing.findings import rows_of

    shown = [[one.name for one in row] for row in rows_of([RATE, KM, COVERAGE, RATE, RATE])]
    assert shown == [["rate_by_year", "coverage_cumulative"], ["km_by_month"], ["rate_by_year", "rate_by_year"]]
    assert [[one.name for one in row] for row in rows_of([KM, RATE, KM])] == [
        ["km_by_month"], ["rate_by_year"], ["km_by_month"]]
    assert list(rows_of([])) == []
