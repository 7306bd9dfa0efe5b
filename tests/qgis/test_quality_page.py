"""The window on data quality and the algorithms behind it, on a small site with real imports."""

from __future__ import annotations

import csv
import json

import pytest

from .desktop import settle
from .running import failure, run
from .small_site import make_small_site

STUMPS = (
    "Stump ID,Date found,Lat,Lon\nS1,10/02/2568,14.52,106.9\nS2,31/01/2568,106.91,14.53\nS3,15/03/2568,9452,106.9\n"
)


@pytest.fixture
def site(tmp_path, provider):
    path = make_small_site(tmp_path / "small.gpkg")
    (tmp_path / "stumps.csv").write_text(STUMPS, encoding="utf-8")
    found = run("importfiles", SITE=str(path), INPUT=str(tmp_path / "stumps.csv"))
    assert (found["READ"], found["REPAIRED"], found["QUARANTINED"]) == (3, 2, 1)
    return path


@pytest.fixture
def window(desktop, site):
    from pawc_planner.gui.quality_window import QualityWindow

    made = QualityWindow(site, desktop.mainWindow())
    made.show()
    settle(lambda: made.work is None)
    yield made
    made.close()


def cells(table):
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def count(site, table, where=""):
    from pawc_planner.site.store import SiteStore

    with SiteStore.open(site) as store:
        return store.count(table, where)


def test_the_window_shows_what_the_database_holds(window, site):
    latest = cells(window.imports)[0]
    assert latest[9] == "stumps.csv" and latest[3:8] == ["3", "0", "2", "0", "1"]
    assert latest[10] == "Stumps"
    assert window.tabs.tabText(1).endswith("(1)")
    rules = {row[1]: row[2] for row in cells(window.repairs.groups)}
    assert rules["buddhist_year"] == "2" and rules["swapped"] == "1"
    assert len(cells(window.kilometres)) > 0


def test_a_corrected_record_is_stored_and_leaves_the_list(window, site):
    window.aside.table.selectRow(0)
    headers = [window.aside.cells.verticalHeaderItem(row).text() for row in range(window.aside.cells.rowCount())]
    window.aside.cells.item(headers.index("Lat"), 1).setText("14.54")
    window.aside.retry.click()
    settle(lambda: window.run is None and window.work is None)
    assert count(site, "stumps") == 3 and count(site, "quarantine", "state = 'open'") == 0
    assert cells(window.aside.table) == []


def test_a_whole_file_cannot_be_tried_again(window, site, tmp_path):
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "cut.xml").write_text("<patrols><patrol id='1'>", encoding="utf-8")
    (tmp_path / "exports" / "more.csv").write_text(STUMPS.replace("\nS", "\nT"), encoding="utf-8")
    run("importfiles", SITE=str(site), INPUT=str(tmp_path / "exports"))
    window.read_again()
    settle(lambda: window.work is None)
    rows = cells(window.aside.table)
    place = [row[1] for row in rows].index("cut.xml")
    assert rows[place][2] in (None, ""), "a file has no row"
    window.aside.table.selectRow(place)
    assert not window.aside.retry.isEnabled() and window.aside.dismiss.isEnabled()
    window.aside.table.selectAll()
    assert window.aside.retry.text() == "Try again (2)"


def test_repairs_are_shown_one_by_one(window, site):
    rules = [row[1] for row in cells(window.repairs.groups)]
    window.repairs.groups.selectRow(rules.index("buddhist_year"))
    settle(lambda: window.repairs.work is None)
    assert [row[:5] for row in cells(window.repairs.each)] == [
        ["stumps.csv", "2", "Found on", "10/02/2568", "2025-02-10"],
        ["stumps.csv", "3", "Found on", "31/01/2568", "2025-01-31"]]


def test_the_bars_of_every_source_are_painted_where_they_belong(window):
    pytest.importorskip("pyqtgraph")
    from pawc_planner.base.series import Series
    from pawc_planner.gui.charts.months import MonthChart

    labels = tuple(f"2025-{month:02d}" for month in range(1, 10))
    some, more = Series(labels, (0, 0, 0, 0, 1, 0, 0, 0, 0), "records"), Series(labels, (0, 2, 2, 2, 0, 2, 2, 0, 2), "")
    chart = MonthChart("Days", {"GPX": some, "SMART": more}, ["GPX", "SMART"], undated=3)
    chart.resize(900, 220)
    chart.show()
    settle(lambda: chart.isVisible())
    picture = chart.chart.grab().toImage()
    view = chart.chart.getViewBox()

    def inked(month, records):
        place = chart.chart.mapFromScene(view.mapViewToScene(_point(month, records)))
        paper = picture.pixelColor(picture.width() // 2, 3)
        near = [(place.x() + dx, place.y() + dy) for dx in range(-4, 5) for dy in range(-4, 5)]
        return any(picture.pixelColor(x, y) != paper for x, y in near)

    assert all(inked(month, 0.5) == (month not in (0, 7)) for month in range(9))
    assert all(inked(month, 1.5) == (month in (1, 2, 3, 5, 6, 8)) for month in range(9))
    assert "3 records without a date" in chart.holes.text() and "2025-08" in chart.holes.text()


def test_without_the_library_for_charts_the_page_says_so(desktop, site, monkeypatch):
    from qgis.PyQt.QtWidgets import QLabel

    from pawc_planner.bridge import libraries
    from pawc_planner.gui.quality_window import QualityWindow

    monkeypatch.setattr(libraries, "state_of", lambda library: libraries.Missing(library))
    window = QualityWindow(site, desktop.mainWindow())
    settle(lambda: window.work is None)
    assert any("pyqtgraph" in label.text() for label in window.charts.widget().findChildren(QLabel))
    window.close()


def _point(x, y):
    from qgis.PyQt.QtCore import QPointF

    return QPointF(x, y)


def test_escape_closes_and_return_presses_nothing(window, site):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    told = []
    window.closed.connect(lambda: told.append(True))
    window.imports.selectRow(0)
    QTest.keyClick(window.imports, Qt.Key.Key_Return)
    assert window.run is None and window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert told == [True] and not window.isVisible()


def test_a_change_can_be_cancelled_and_leaves_the_site_as_it_was(window, site):
    before = count(site, "stumps"), count(site, "repairs")
    window.change("undoimport")
    assert window.stop.isVisible() and not window.leave.isEnabled()
    window.stop.click()
    settle(lambda: window.run is None and window.work is None)
    assert window.stop.isHidden()
    done = "Cancelled" not in window.notice.text.text()
    assert done or before == (count(site, "stumps"), count(site, "repairs"))


def test_an_import_is_undone_after_asking(window, site, monkeypatch):
    before = count(site, "stumps")
    window.imports.selectRow(0)
    monkeypatch.setattr(window, "_sure", lambda question: False)
    window.undo.click()
    assert window.run is None and count(site, "stumps") == before == 2
    monkeypatch.setattr(window, "_sure", lambda question: True)
    window.undo.click()
    settle(lambda: window.run is None and window.work is None)
    assert count(site, "stumps") == 0 and count(site, "quarantine") == 0


def test_several_imports_are_undone_the_latest_first(window, site, tmp_path, monkeypatch):
    (tmp_path / "more.csv").write_text(STUMPS.replace("\nS", "\nT"), encoding="utf-8")
    second = run("importfiles", SITE=str(site), INPUT=str(tmp_path / "more.csv"))["IMPORT_ID"]
    window.read_again()
    settle(lambda: window.work is None)
    asked = []
    monkeypatch.setattr(window, "_sure", lambda question: asked.append(question) or True)
    numbers = [int(row[0]) for row in cells(window.imports)]
    for place in (numbers.index(second), numbers.index(second - 1)):
        window.imports.selectionModel().select(
            window.imports.model().index(place, 0), _select_row())
    window.undo.click()
    settle(lambda: window.run is None and window.work is None)
    assert len(asked) == 1 and count(site, "stumps") == 0 and count(site, "import_batches") == 1


def _select_row():
    from qgis.PyQt.QtCore import QItemSelectionModel

    return QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def test_repairs_of_one_rule_are_taken_back(window, site, monkeypatch):
    rules = [row[1] for row in cells(window.repairs.groups)]
    window.repairs.groups.selectRow(rules.index("swapped"))
    monkeypatch.setattr(window, "_sure", lambda question: True)
    window.repairs.take_back.click()
    settle(lambda: window.run is None and window.work is None)
    assert count(site, "stumps") + count(site, "quarantine", "state = 'open'") == 3


def test_the_log_and_the_reconciliation_are_written_and_hold_no_formulas(site, tmp_path):
    (tmp_path / "bad.csv").write_text("Stump ID,Date found,Lat,Lon\n=1+1,31/01/2568,,\n", encoding="utf-8")
    run("importfiles", SITE=str(site), INPUT=str(tmp_path / "bad.csv"))
    found = run("dataquality", SITE=str(site), OUTPUT_FOLDER=str(tmp_path / "log"))
    assert found["OPEN"] == 2 and found["QUARANTINED"] == 2 and found["CLEAN_KM"] > 0
    names = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert names == ["log_imports.csv", "log_quarantine.csv", "log_repairs.csv", "reconciliation.csv"]
    for name in names:
        with (tmp_path / "log" / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) > 1
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")]


def test_algorithms_undo_retry_and_refuse_in_one_sentence(site, tmp_path):
    template = tmp_path / "template.csv"
    found = run("retryquarantine", SITE=str(site), TEMPLATE=str(template))
    assert found["OPEN"] == 1
    text = template.read_text(encoding="utf-8-sig").replace("9452", "14.54")
    assert ",stumps.csv,4," in text
    assert "no number" in failure("retryquarantine", SITE=str(site), FIXES=str(tmp_path / "stumps.csv"))
    template.write_text(f"{text}{',' * text.partition(chr(10))[0].count(',')}\n", encoding="utf-8")
    found = run("retryquarantine", SITE=str(site), FIXES=str(template))
    assert (found["READ"], found["OPEN"]) == (1, 0)
    assert "999" in failure("undoimport", SITE=str(site), IMPORT_ID=999)
    undone = run("undoimport", SITE=str(site))
    assert undone["IMPORT_ID"] == found["IMPORT_ID"] and count(site, "stumps") == 2
    assert undone["SUMMARY"].startswith(f"Import {found['IMPORT_ID']} is undone: ")
    assert count(site, "quarantine", "state = 'open'") == 1


def test_a_file_that_cannot_be_used_is_told_once(site, tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "cut.xml").write_text("<patrols><patrol id='1'>", encoding="utf-8")
    (folder / "more.csv").write_text(STUMPS.replace("\nS", "\nT"), encoding="utf-8")
    told = run("importfiles", SITE=str(site), INPUT=str(folder))["SUMMARY"].splitlines()
    assert [line.startswith("Set aside") for line in told if "cut.xml" in line] == [True]
    assert [line for line in told if line.startswith("1 records quarantined")]


def test_the_algorithms_work_one_after_the_other_in_a_model(site, tmp_path):
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildDependency,
        QgsProcessingModelChildParameterSource,
    )

    (tmp_path / "more.csv").write_text(STUMPS.replace("\nS", "\nT"), encoding="utf-8")
    model = QgsProcessingModelAlgorithm("in", "turn", "")
    steps = (("importfiles", {"SITE": str(site), "INPUT": str(tmp_path / "more.csv")}), ("dataquality", {}))
    for name, values in steps:
        child = QgsProcessingModelChildAlgorithm(f"pawc_planner:{name}")
        child.setChildId(name)
        sources = {key: QgsProcessingModelChildParameterSource.fromStaticValue(value) for key, value in values.items()}
        for key, source in (sources or {
            "SITE": QgsProcessingModelChildParameterSource.fromStaticValue(str(site)),
        }).items():
            child.addParameterSources(key, [source])
        if name == "dataquality":
            child.setDependencies([QgsProcessingModelChildDependency("importfiles")])
        model.addChildAlgorithm(child)
    results, right = model.run({}, QgsProcessingContext(), QgsProcessingFeedback(False))
    assert right and results["CHILD_RESULTS"]["importfiles"]["READ"] == 3
    assert results["CHILD_RESULTS"]["dataquality"]["IMPORTS"] == 3


def test_a_preview_tells_without_writing(site, tmp_path):
    (tmp_path / "list.csv").write_text("Stump ID,Date found,Lat,Lon\nS9,03/04/2024,14.52,106.9\n", encoding="utf-8")
    batches = count(site, "import_batches")
    found = run("previewimport", SITE=str(site), INPUT=str(tmp_path / "list.csv"))
    assert "Date found" in json.dumps(found, ensure_ascii=False) and count(site, "import_batches") == batches
