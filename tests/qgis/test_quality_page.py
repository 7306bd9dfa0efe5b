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
    made.deleteLater()


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
    assert latest[3] == "stumps.csv" and latest[5:10] == ["3", "0", "2", "0", "1"]
    assert window.tabs.tabText(1).endswith("(1)")
    rules = {row[1]: row[2] for row in cells(window.repairs)}
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


def test_repairs_of_one_rule_are_taken_back(window, site, monkeypatch):
    rules = [row[1] for row in cells(window.repairs)]
    window.repairs.selectRow(rules.index("swapped"))
    monkeypatch.setattr(window, "_sure", lambda question: True)
    window.take_back.click()
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
    template.write_text(text, encoding="utf-8")
    found = run("retryquarantine", SITE=str(site), FIXES=str(template))
    assert (found["READ"], found["OPEN"]) == (1, 0)
    assert "999" in failure("undoimport", SITE=str(site), IMPORT_ID=999)
    undone = run("undoimport", SITE=str(site))
    assert undone["IMPORT_ID"] == found["IMPORT_ID"] and count(site, "stumps") == 2
    assert count(site, "quarantine", "state = 'open'") == 1


def test_a_preview_tells_without_writing(site, tmp_path):
    (tmp_path / "list.csv").write_text("Stump ID,Date found,Lat,Lon\nS9,03/04/2024,14.52,106.9\n", encoding="utf-8")
    batches = count(site, "import_batches")
    found = run("previewimport", SITE=str(site), INPUT=str(tmp_path / "list.csv"))
    assert "Date found" in json.dumps(found, ensure_ascii=False) and count(site, "import_batches") == batches
