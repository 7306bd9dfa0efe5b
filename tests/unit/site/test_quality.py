"""The figures of the page of data quality, worked out by hand."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pawc_planner.base.series import Series
from pawc_planner.site import errors
from pawc_planner.site.quality import SHOWN_ROWS, export_log, quality, repair_batches, repairs_of, safe_cell

from .records import find, patrol


def aside(number, batch, state="open", **more):
    return {"batch_id": batch, "source": "b.csv", "row": number, "kind": "observations", "content": f"{number};x",
            "reason": "date", "message": "The date cannot be read.", "state": state, "content_key": f"q{number}",
            **more}


def repair(batch, rule, records=1, table="observations", **more):
    return {"batch_id": batch, "source": "b.csv", "row": 1, "table_name": table, "field": "time", "from_value": "x",
            "rule": rule, "records": records, "reason": f"because of {rule}", **more}


@pytest.fixture
def full(site):
    """Two imports of finds and one of patrols, with a hole in February."""
    with site.transaction() as writer:
        one = writer.batch(source="a.xml", kind="patrols", format="smart_xml", read=4, stored=3, repaired=1)
        two = writer.batch(source="b.csv", kind="observations", format="table", read=9, stored=3, repaired=2,
                           present=1, quarantined=3)
        writer.insert("patrols", [patrol(batch=one)])
        writer.insert("leg_days", [
            {"patrol_id": "P1", "leg_id": "1", "day": day, "transport": "foot", "content_key": day, "batch_id": one}
            for day in ("2024-12-30", "2025-01-05", "2025-01-06")])
        writer.insert("observations", [find("x", day="2025-01-06", batch=one)])
        writer.insert("observations", [find(f"o{n}", day=day, batch=two) for n, day in enumerate(
            ("2025-01-01", "2025-03-01", "2025-03-31", None, "0225-03-31"))])
        writer.insert("repairs", [repair(one, "spike", 1, "tracks"), repair(two, "swapped"), repair(two, "swapped"),
                                  repair(one, "stationary", 40, "tracks")])
        writer.insert("quarantine", [aside(1, two), aside(2, two), aside(3, two, "dismissed")])
    with site.transaction() as writer:
        three = writer.batch(source="c.csv", kind="observations", read=1, stored=1)
        writer.insert("observations", [find("old", day="2025-01-31", batch=three)])
    return site


def test_repairs_are_told_by_batch_and_one_by_one(full):
    with full.transaction() as writer:
        later = writer.batch(source="d.csv", kind="observations", read=3, repaired=3)
        writer.insert("repairs", [
            repair(later, "swapped", row=n, from_value=f"{n}", to_value=f"{n + 1}") for n in (7, 8, 9)])
    batches = repair_batches(full)
    assert batches[["import_id", "rule", "records"]].to_numpy().tolist() == [
        [4, "swapped", 3], [1, "stationary", 40], [1, "swapped", 2], [1, "spike", 1]]
    assert batches.iloc[0][["from_value", "to_value", "reason"]].tolist() == ["7", "8", "because of swapped"]
    each = repairs_of(full, 4, "swapped")
    assert each[["source", "row", "from_value", "to_value"]].to_numpy().tolist() == [
        ["b.csv", 7, "7", "8"], ["b.csv", 8, "8", "9"], ["b.csv", 9, "9", "10"]]
    assert repairs_of(full, 4, "spike").empty
    left_out = repairs_of(full, 1, "spike").iloc[0]
    assert left_out[["from_value", "to_value", "record"]].tolist() == ["x", "", ""]


def test_counts_repairs_and_quarantine(full):
    found = quality(full)
    assert found.imports["import_id"].tolist() == [3, 1]
    assert found.counts.to_dict("records") == [
        {"kind": "observations", "files": 2, "read": 10, "stored": 4, "repaired": 2, "present": 1, "quarantined": 3},
        {"kind": "patrols", "files": 1, "read": 4, "stored": 3, "repaired": 1, "present": 0, "quarantined": 0}]
    assert found.repairs.to_numpy().tolist() == [
        ["stationary", "tracks", 40, "because of stationary"], ["swapped", "observations", 2, "because of swapped"],
        ["spike", "tracks", 1, "because of spike"]]
    assert found.quarantine["row"].tolist() == [2, 1] and found.open_rows == 2
    assert found.quarantine.iloc[0].to_dict() == {
        "fid": 2, "import_id": 1, "source": "b.csv", "row": 2, "kind": "observations", "reason": "date",
        "message": "The date cannot be read.", "content": "2;x"}


def test_a_month_without_records_is_a_hole_and_all_charts_share_their_months(full):
    found = quality(full)
    months = ("2024-12", "2025-01", "2025-02", "2025-03")
    assert found.months == {
        "leg_days": {"smart_xml": Series(months, (1, 2, 0, 0), "records")},
        "observations": {"smart_xml": Series(months, (0, 1, 0, 0), "records"),
                         "table": Series(months, (0, 1, 0, 2), "records"),
                         "unknown": Series(months, (0, 1, 0, 0), "records")}}
    assert found.undated == {"observations": 2}  # one without a day, one of the year 225


def test_an_empty_site_has_empty_figures(site):
    found = quality(site)
    assert found.months == {} and found.open_rows == 0 and len(found.imports) == len(found.counts) == 0
    assert list(found.quarantine.columns)[:2] == ["fid", "import_id"] and len(found.repairs) == 0


def test_a_page_is_not_given_more_rows_than_it_shows(site):
    with site.transaction() as writer:
        batch = writer.batch(read=SHOWN_ROWS + 5, quarantined=SHOWN_ROWS + 5)
        writer.insert("quarantine", (aside(n, batch) for n in range(SHOWN_ROWS + 5)))
    found = quality(site)
    assert len(found.quarantine) == SHOWN_ROWS and found.open_rows == SHOWN_ROWS + 5


def test_the_log_is_written_whole_and_no_cell_is_a_formula(full, tmp_path):
    with full.transaction() as writer:
        writer.insert("quarantine", [aside(9, 2, content="=HYPERLINK(\"x\")", message="+66 81 234 5678"),
                                     aside(-4, 2, content="-5.25", message="a,\"b\"\nสวัสดี")])
    files = export_log(full, tmp_path / "log.csv")
    assert [file.name for file in files] == ["log_imports.csv", "log_repairs.csv", "log_quarantine.csv"]
    rows = {}
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows[file.stem] = list(csv.DictReader(stream))
    assert [row["source"] for row in rows["log_imports"]] == ["a.xml", "b.csv", "c.csv"]
    assert [row["rule"] for row in rows["log_repairs"]] == ["spike", "swapped", "swapped", "stationary"]
    last = rows["log_quarantine"][-2:]
    assert last[0]["content"] == "'=HYPERLINK(\"x\")" and last[0]["message"] == "'+66 81 234 5678"
    assert (last[1]["content"], last[1]["row"], last[1]["message"]) == ("-5.25", "-4", "a,\"b\"\nสวัสดี")
    assert len(rows["log_quarantine"]) == 5
    with pytest.raises(errors.FolderNotWritable):
        export_log(full, tmp_path / "gone" / "log.csv")
    assert {p.name for p in tmp_path.iterdir() if p.name.startswith(".")} == set()


@given(st.text())
def test_a_cell_never_starts_like_a_formula_unless_it_is_a_number(text):
    cell = safe_cell(text)
    assert cell.lstrip("'") == text.lstrip("'")
    if cell[:1] in tuple("=+-@\t\r\n"):
        float(cell.replace(",", "."))
