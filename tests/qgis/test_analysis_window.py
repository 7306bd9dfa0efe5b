"""The analysis window: a page runs its algorithm and shows sentences, numbers, charts and tables; or why not."""

from __future__ import annotations

import csv
import json

import pytest

from .desktop import settle
from .small_site import make_small_site


@pytest.fixture
def site(tmp_path, provider):
    return make_small_site(tmp_path / "small.gpkg")


@pytest.fixture
def window(desktop, site):
    from pawc_planner.gui.analysis_window import AnalysisWindow

    made = AnalysisWindow(site, desktop.mainWindow())
    made.show()
    yield made
    made.close()


def run_page(window, name, **typed):
    page = window.show_page(name)
    for field, text in typed.items():
        widget = page.form.fields[field].widget
        (widget.setEditText if hasattr(widget, "setEditText") else widget.setText)(text)
    page.start.click()
    settle(lambda: page.run is None)
    return page


def test_there_is_a_page_for_each_algorithm_that_the_provider_has(window):
    from pawc_planner.gui.analysis_window import PAGES

    assert {"patroleffort", "coverage", "encounterrates"} <= set(window.pages)
    assert list(window.pages) == [name for name, _ in PAGES if name in window.pages]
    for page in window.pages.values():
        assert "SITE" not in page.form.fields and "OUTPUT" not in page.form.fields
        assert page.start.isEnabled() and not page.stop.isEnabled() and not page.to_map.isEnabled()


def test_pages_stand_under_headings_that_cannot_be_chosen(window):
    from qgis.PyQt.QtCore import Qt

    rows = [window.list.item(row) for row in range(window.list.count())]
    headings = [row.text() for row in rows if not row.flags() & Qt.ItemFlag.ItemIsSelectable]
    assert headings == ["Where we were", "What we found", "What is likely", "Where we do not know"]
    assert len(rows) == len(headings) + len(window.pages)
    for name, page in window.pages.items():
        assert window.show_page(name) is page is window.stack.currentWidget()


def test_a_page_shows_what_the_algorithm_itself_returns(window, site):
    from .running import run

    page = run_page(window, "patroleffort")
    expected = run("patroleffort", SITE=str(site))
    shown = page.result.headline.text() + "\n" + page.result.sentences.text().replace("• ", "")
    assert shown.strip() == expected["SUMMARY"].strip()
    numbers = {label.text(): value.text() for label, value in page.result.numbers}
    assert numbers["Kilometres inside the boundary"] == "<b>10</b>"
    assert numbers["First day of the data used"] == "<b>2025-01-15</b>"
    assert page.notice.isHidden() and page.start.isEnabled()


def test_charts_and_table_sinks_of_a_run_are_shown_as_the_algorithm_gives_them(window, site):
    pytest.importorskip("pyqtgraph")
    from pawc_planner.base.series import series_of

    from .running import run

    page = run_page(window, "patroleffort")
    expected = run("patroleffort", SITE=str(site), TABLE="memory:")
    assert [repr(chart) for chart in page.shown.charts] == [repr(one) for one in series_of(expected["CHARTS"])]
    assert [chart.series for chart in page.result.charts] == list(page.shown.charts) and page.shown.charts
    table = next(table for table in page.shown.tables if not table.on_map)
    assert table.total == expected["TABLE"].featureCount() == len(table.rows) > 0
    assert page.result.tables[0].model().rowCount() == table.total


def test_without_the_library_for_charts_the_page_says_so_and_shows_the_rest(window, monkeypatch):
    from qgis.PyQt.QtWidgets import QLabel

    from pawc_planner.bridge import libraries

    monkeypatch.setattr(libraries, "state_of", lambda library: libraries.Missing(library))
    page = run_page(window, "patroleffort")
    assert page.result.charts == [] and page.result.headline.text() and page.result.tables
    assert any("pyqtgraph" in label.text() for label in page.result.widget().findChildren(QLabel))


def test_layers_go_to_the_map_once_and_are_the_projects_then(window, qgis_app):
    from qgis.core import QgsProject

    page = run_page(window, "coverage")
    assert page.to_map.isEnabled()
    page.to_map.click()
    layers = list(QgsProject.instance().mapLayers().values())
    assert any(layer.featureCount() == 100 and "km" in layer.fields().names() for layer in layers)
    assert not page.to_map.isEnabled() and all("(small)" in layer.name() for layer in layers)
    count = len(layers)
    del layers
    page.add_to_map()
    assert len(QgsProject.instance().mapLayers()) == count
    window.close()
    assert all(layer.isValid() for layer in QgsProject.instance().mapLayers().values())
    QgsProject.instance().clear()


def test_an_error_is_told_in_a_sentence_and_what_was_found_before_stays(window):
    page = run_page(window, "encounterrates")
    before = page.result.headline.text()
    run_page(window, "encounterrates", CATEGORY="nothing.like.this")
    assert "nothing.like.this" in page.notice.text.text() and page.notice.isVisible()
    assert page.result.headline.text() == before != ""
    run_page(window, "encounterrates", CATEGORY="humanactivity.snare")
    assert page.notice.isHidden()


def test_a_run_can_be_cancelled(window):
    page = window.pages["coverage"]
    page.begin()
    assert page.stop.isEnabled() and not page.start.isEnabled() and page.run is not None
    page.stop.click()
    settle(lambda: page.run is None)
    assert page.start.isEnabled() and not page.stop.isEnabled() and page.busy.isHidden()
    assert page.notice.text.text() or page.result.headline.text(), "it had ended before it was told to stop"


def test_pages_keep_their_results_and_run_side_by_side(window):
    one, two = window.pages["patroleffort"], window.pages["coverage"]
    one.begin()
    two.begin()
    settle(lambda: one.run is None and two.run is None)
    assert one.result.headline.text() and two.result.headline.text()
    assert one.result.headline.text() != two.result.headline.text()


def test_the_window_may_be_closed_while_a_page_runs(window):
    window.pages["coverage"].begin()
    told = []
    window.closed.connect(lambda: told.append(True))
    window.close()
    assert told == [True] and window.pages["coverage"].run is None


def test_escape_stops_what_runs_and_then_closes(window):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    page = window.show_page("patroleffort")
    page.begin()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    settle(lambda: page.run is None)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_categories_of_the_site_are_offered(window):
    box = window.pages["encounterrates"].form.fields["CATEGORY"].widget
    settle(lambda: box.count() > 0)
    assert window.work is None, "what is done is not told to stop when the window closes"
    assert [box.itemText(place) for place in range(box.count())] == ["", "humanactivity.snare."]


def test_a_period_and_a_transport_reach_the_algorithm(window):
    from qgis.PyQt.QtCore import QDate

    page = window.pages["patroleffort"]
    assert page.form.values().get("START") is None and page.form.values().get("TRANSPORT") is None
    page.form.fields["START"].widget.setDate(QDate(2025, 1, 16))
    page.form.fields["END"].widget.setDate(QDate(2025, 1, 31))
    box = page.form.fields["TRANSPORT"].widget
    box.setCurrentIndex(box.findData("boat"))
    assert page.form.values()["START"] == "2025-01-16" and page.form.values()["TRANSPORT"] == "boat"
    run_page(window, "patroleffort")
    assert "2025-01-16" in page.result.headline.text() + page.result.sentences.text()


def test_the_dock_opens_one_window_and_closes_it_when_it_stops(desktop, site, qgis_app):
    from pawc_planner.gui.dock import PlannerDock

    dock = PlannerDock(desktop.mainWindow())
    dock.open_site(site)
    dock.site_page.analysis_asked.emit()
    first = dock.analysis
    dock.show_analysis()
    assert dock.analysis is first and first.isVisible()
    dock.stop()
    assert dock.analysis is None
    dock.deleteLater()


def frame_layer(qgis_app):
    import geopandas as gpd
    from qgis.core import QgsVectorLayer
    from shapely.geometry import Point

    from pawc_planner.bridge.features import features_of, fields_of

    frame = gpd.GeoDataFrame({
        "year": [2024, 2025], "finds": [1200, None], "rate": [0.0123, None], "sector": ["ตะวันตก", None],
        "share_percent": [12.5, 80.0]}, geometry=[Point(0, 0), Point(1, 1)], crs="EPSG:32648")
    layer = QgsVectorLayer("Point?crs=EPSG:32648", "made", "memory")
    layer.dataProvider().addAttributes(fields_of(frame).toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(list(features_of(frame)))
    return layer


def test_a_table_shows_years_as_names_and_empty_values_as_nothing(qgis_app, tmp_path):
    from pawc_planner.gui.result_tables import table_of
    from pawc_planner.gui.result_view import save_table
    from pawc_planner.gui.rows import RowsView

    table = table_of("Made", frame_layer(qgis_app))
    assert table.on_map and table.total == 2
    view = RowsView(table.columns)
    view.show_rows(table.rows)
    shown = [[view.model().index(row, column).data() for column in range(5)] for row in range(2)]
    assert shown == [["2024", "1,200", "0.012", "ตะวันตก", "12.5"], ["2025", "", "", "", "80"]]
    save_table(table, tmp_path / "t.csv")
    lines = list(csv.reader((tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert lines[1][0] == "2024" and lines[1][3] == "ตะวันตก" and lines[2][1] == ""


def test_charts_and_tables_of_an_algorithm_are_shown(window):
    pytest.importorskip("pyqtgraph")
    from pawc_planner.base.series import Series, series_json
    from pawc_planner.base.words import Sentence

    many = tuple(f"20{n // 12 + 10}-{n % 12 + 1:02d}" for n in range(30))
    charts = [
        Series(("2024", "2025"), (1.0, 2.0), "km", name="a", title=Sentence("Km {n}", {"n": 1})),
        Series(many, tuple(map(float, range(30))), "km", name="b", summary=Sentence("It grows."), kind="line"),
    ]
    page = window.pages["coverage"]
    page._show({"SUMMARY": "One.\nTwo.", "CHARTS": series_json(charts), "KM": 3.25})
    assert [chart.series.name for chart in page.result.charts] == ["a", "b"]
    assert page.result.charts[0].title.text() == "Km 1" and page.result.charts[1].summary.text() == "It grows."
    assert page.result.headline.text() == "One." and page.result.sentences.text() == "• Two."
    assert [value.text() for _, value in page.result.numbers] == ["<b>3.2</b>"]
    json.loads(series_json(charts))
