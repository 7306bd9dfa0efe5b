from __future__ import annotations

import json
import random
import zipfile
from datetime import date, datetime, timedelta

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.base.errors import Cancelled
from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import (
    EmptySourceError,
    HostileArchiveError,
    HostileXmlError,
    ImportFault,
    UnreadableFileError,
)
from pawc_planner.importers.files.sources import find_sources
from pawc_planner.importers.mapping import TableMapping, read_mapping
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.reading import Reading
from pawc_planner.importers.workbooks import cells as workbook_cells
from pawc_planner.importers.workbooks import spreadsheets
from pawc_planner.importers.workbooks.errors import (
    BinaryWorkbookError,
    LockedWorkbookError,
    NoWorkbookError,
    OldWorkbookError,
    SheetMissingError,
    SheetsUnknownError,
    WebTableError,
)
from tests.unit.importers.workbooks import STYLES, Cell, write_ods, write_xlsx

HEAD = ["รหัสกล้อง", "วันที่", "เวลา", "ละติจูด", "ลองจิจูด", "สิ่งที่พบ", "จำนวนคน"]


def rows_of(path, site, **said):
    """The points of a workbook as its reader hands them on."""
    reading = Reading(SitePlaces.of(site), mapping=read_mapping(said))
    file = find_sources(path).files[0]
    assert spreadsheets.recognises(file)
    return [record for part in spreadsheets.read(file, reading) for record in part.points]


def alerts(*rows):
    return {"Alerts": [HEAD, *rows]}


def test_an_alert_log_in_excel_gives_times_of_the_site_and_numbers_without_artefacts(site, tmp_path):
    path = write_xlsx(tmp_path / "log.xlsx", alerts(
        ["TL-01", Cell(45731, 2), Cell(0.2583333333333333, 4), 14.199999999999999, 102.10000000000001, "คน", 3],
        ["TL-02", Cell(45732, 1), Cell(0.7777777777777778, 4), 14.25, 102.2, "สัตว์ป่า", None]))
    first, second = rows_of(path, site)
    # 45731 is 15 March 2025; 0.25833… of a day is 06:12 in Bangkok, which is 23:12 UTC of the day before.
    assert first.values["time"].isoformat() == "2025-03-14T23:12:00+00:00" and first.values["day"] == date(2025, 3, 15)
    assert (first.values["camera_id"], first.values["class"], first.values["people"]) == ("TL-01", "person", 3)
    assert (first.lat, first.lon, first.repairs) == (14.2, 102.1, ())
    assert second.values["time"].isoformat() == "2025-03-16T11:40:00+00:00" and second.values["class"] == "animal"
    assert json.loads(first.content)["ละติจูด"] == "14.2"


@pytest.mark.parametrize(("serial", "style", "from_1904", "text"), [
    ("1", "date", False, "1900-01-01"), ("59", "date", False, "1900-02-28"), ("61", "date", False, "1900-03-01"),
    ("45000", "date", False, "2023-03-15"), ("45000.5", "both", False, "2023-03-15 12:00:00"),
    ("43538", "date", True, "2023-03-15"), ("0", "date", True, "1904-01-01"),
    ("45000.99999999", "both", False, "2023-03-16 00:00:00"), ("0.25", "time", False, "06:00:00"),
    ("45000.25", "date", False, "2023-03-15 06:00:00"), ("45000.25", "time", False, "2023-03-15 06:00:00"),
    ("-5", "date", False, "-5"), ("1e300", "date", False, "1e+300"), ("x", "date", False, "x"),
])
def test_day_numbers_become_iso(serial, style, from_1904, text):
    assert workbook_cells.moment(serial, style, from_1904) == text


@given(st.datetimes(datetime(1901, 1, 1), datetime(2150, 1, 1)), st.booleans())
@settings(deadline=None, max_examples=200)
def test_any_second_goes_through_a_day_number_unharmed(at, from_1904):
    at = max(at.replace(microsecond=0), datetime(1905, 1, 1))
    serial = (at - (datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30))) / timedelta(days=1)
    assert workbook_cells.moment(repr(serial), "both", from_1904) == at.isoformat(sep=" ")


@pytest.mark.parametrize(("number", "code", "shown"), [
    (0, "", ""), (14, "", "date"), (22, "", "both"), (21, "", "time"), (71, "", "date"), (2, "", ""), (49, "", ""),
    (164, "dd/mm/yyyy", "date"), (164, "[$-107041E]d mmm yyyy;@", "date"), (164, "hh:mm", "time"),
    (164, "mm:ss", "time"),
    (164, "d/m/bbbb h:mm", "both"), (164, '0.0" days"', ""), (164, "General", ""), (164, "#,##0.00", ""),
    (164, "[Red]0", ""), (164, "[h]:mm", "time"), (164, "ว/ด/ปปปป", "date"), (164, '0"ว"', ""), (164, "0.00E+00", ""),
    (164, "yyyy\\-mm\\-dd", "date"), (164, "@", ""),
])
def test_number_formats_tell_dates(number, code, shown):
    assert workbook_cells.date_style(number, code) == shown


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
@settings(deadline=None)
def test_a_number_shown_with_15_digits_is_the_number(number):
    assert float(workbook_cells.plain(repr(number))) == pytest.approx(number, rel=1e-14)


def test_the_1904_count_of_old_macs_is_kept_apart(site, tmp_path):
    log = alerts(["TL-01", Cell(44269, 1), "06:12", 14.2, 102.1, "คน", 3])
    path = write_xlsx(tmp_path / "mac.xlsx", log, date1904=True)
    assert rows_of(path, site)[0].values["day"] == date(2025, 3, 15)


def test_headers_below_titles_and_several_sheets(site, tmp_path):
    path = write_xlsx(tmp_path / "year.xlsx", {
        "ปก": [["อุทยานแห่งชาติทับลาน"], ["รายงาน"]],
        "มกราคม": [["บันทึกกล้อง NCAPS"], [], HEAD, ["TL-01", "2025-01-05", "06:12", 14.2, 102.1, "คน", 3]],
        "กุมภาพันธ์": [HEAD, [], ["TL-02", "2025-02-05", "06:12", 14.2, 102.1, "คน", 1]],
        "ซ่อน": [HEAD, ["TL-99", "2025-02-05", "06:12", 14.2, 102.1, "คน", 1]],
    }, hidden=("ซ่อน",))
    found = [(record.values["camera_id"], record.row) for record in rows_of(path, site)]
    assert found == [("TL-01", 4), ("TL-02", 3)]
    assert [r.values["camera_id"] for r in rows_of(path, site, sheet="กุมภาพันธ์")] == ["TL-02"]
    assert [r.values["camera_id"] for r in rows_of(path, site, sheet="ซ่อน")] == ["TL-99"]
    with pytest.raises(SheetMissingError, match="มกราคม"):
        rows_of(path, site, sheet="March")


def test_sheets_that_hold_nothing_known_are_named(site, tmp_path):
    path = write_xlsx(tmp_path / "x.xlsx", {"Money": [["item", "baht"], ["rice", 400]], "Staff": [["who"], ["x"]]})
    with pytest.raises(SheetsUnknownError, match=r"“Money”: item, baht; “Staff”: who"):
        rows_of(path, site)
    with pytest.raises(EmptySourceError):
        rows_of(write_xlsx(tmp_path / "e.xlsx", {"Empty": [], "Too": [[]]}), site)


def test_cells_left_empty_at_the_end_of_a_row_are_no_fault(site, tmp_path):
    """A workbook does not store them, and most lists end in a column of remarks."""
    row = ["TL-01", "2025-01-05", "06:12", 14.2, 102.1, "คน", 3]
    path = write_xlsx(tmp_path / "log.xlsx", {"Log": [[*HEAD, "หมายเหตุ"], row, [*row[:6]]]})
    found = rows_of(path, site)
    assert len(found) == 2 and [record.repairs for record in found] == [(), ()]


def test_the_sheet_whose_columns_are_shown(site, tmp_path):
    sheets = {"Money": [["item"], ["rice"], ["oil"], ["fish"]], **alerts(["A", "2025-01-05", "06:12"])}
    file = find_sources(write_xlsx(tmp_path / "x.xlsx", sheets)).files[0]
    with spreadsheets.rows_of(file, Reading(SitePlaces.of(site))) as source:
        assert source.sheets == ("Money", "Alerts") and "A" in [row[0] for _, row in source.rows()]
    with spreadsheets.rows_of(file, Reading(SitePlaces.of(site), mapping=TableMapping(sheet="money"))) as source:
        assert next(iter(source.rows()))[1] == ["item"]


def test_cells_of_every_kind_are_read_as_stored(site, tmp_path):
    head = ["camera id", "time", "what", "people", "response", "a", "b"]
    path = write_xlsx(tmp_path / "kinds.xlsx", {"S": [head, [
        Cell("TL 1", kind="str", formula='CONCATENATE("TL"," 1")'), Cell(45000.5, 3), "person",
        Cell(2, formula='WEBSERVICE("http://example.org")'), Cell("=cmd|' /C calc'!A0", kind="inlineStr"),
        Cell(1, kind="b"), Cell("#N/A", kind="e")]]})
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    parts = {"xl/worksheets/sheet1.xml": sheet.replace(
        "<v>=cmd|' /C calc'!A0</v>",
        "<is><r><t>=cmd|' /C </t></r><rPh><t>x</t></rPh><r><t>calc'!A0_x0009_</t></r></is>")}
    strings = "".join(f"<si><r><t>{text}</t></r></si>" for text in [*head, "person"])
    parts["xl/sharedStrings.xml"] = f"<sst>{strings}</sst>"
    path = write_xlsx(tmp_path / "kinds2.xlsx", {"S": [["TL 1"]]}, extra=parts)
    record = rows_of(path, site)[0]
    assert record.values["camera_id"] == "TL 1" and record.values["people"] == 2
    assert record.values["time"].isoformat() == "2023-03-15T05:00:00+00:00"
    assert record.values["response"] == "=cmd|' /C calc'!A0"
    kept = json.loads(record.content)
    assert (kept["a"], kept["b"]) == ("true", "#N/A")


def test_links_to_other_files_are_not_followed(site, tmp_path):
    rels = ('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="rId2" TargetMode="External" Target="file:///etc/passwd"/>'
            '<Relationship Id="rId3" Target="../../etc/passwd"/></Relationships>')
    sheets = {**alerts(["A", "2025-01-05", "06:12", 14.2, 102.1, "คน", 1]), "B": [], "C": []}
    path = write_xlsx(tmp_path / "x.xlsx", sheets, extra={"xl/_rels/workbook.xml.rels": rels})
    assert [record.values["camera_id"] for record in rows_of(path, site)] == ["A"]


@pytest.mark.parametrize("name", ["old.xls", "new.xlsx", "raw.xls"])
def test_old_and_locked_excel_is_refused_with_the_way_out(site, tmp_path, name):
    start = b"\x09\x08\x10\x00" if name == "raw.xls" else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    (tmp_path / name).write_bytes(start + bytes(2000))
    with pytest.raises(OldWorkbookError, match=r"save it .*xlsx or CSV"):
        import_files(site, tmp_path / name)


def test_other_office_documents_are_told_apart(site, tmp_path):
    write_xlsx(tmp_path / "letter.docx", {"S": []})
    for name, error, keep, add in (
        ("letter.docx", NoWorkbookError, "[Content_Types].xml", "word/document.xml"),
        ("bin.xlsb", BinaryWorkbookError, "[Content_Types].xml", "xl/workbook.bin"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(keep, "<x/>")
            archive.writestr(add, "<x/>")
        with pytest.raises(error):
            rows_of(tmp_path / name, site)
    write_ods(tmp_path / "text.odt", "", kind="application/vnd.oasis.opendocument.text")
    with pytest.raises(NoWorkbookError):
        rows_of(tmp_path / "text.odt", site)
    write_ods(tmp_path / "locked.ods", "", manifest="<m><encryption-data/></m>")
    with pytest.raises(LockedWorkbookError):
        rows_of(tmp_path / "locked.ods", site)


def test_hostile_workbooks_are_refused(site, tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    with pytest.raises(HostileXmlError):
        rows_of(write_xlsx(tmp_path / "a.xlsx", alerts(["A"]), extra={"xl/sharedStrings.xml": bomb}), site)
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/sharedStrings.xml", b" " * 40_000_000)
    with pytest.raises(HostileArchiveError, match="suspiciously small"):
        rows_of(tmp_path / "b.xlsx", site)
    wide = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 4))
    wide = {"xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{wide}</sheetData></worksheet>"}
    with pytest.raises(UnreadableFileError, match="more than 2,000 columns"):
        rows_of(write_xlsx(tmp_path / "c.xlsx", {"S": []}, extra=wide), site)


def test_open_document_sheets_with_repeats_and_types(site, tmp_path):
    def cell(text="", **attributes):
        named = {key.replace("_", ":", 1).replace("_", "-"): value for key, value in attributes.items()}
        given = "".join(f' {key}="{value}"' for key, value in named.items())
        return f"<table:table-cell{given}><text:p>{text}</text:p></table:table-cell>"

    head = "".join(cell(name) for name in HEAD)
    row = (cell('TL<text:s text:c="1"/>0<text:span>1</text:span>')
           + cell("15/03/68", office_value_type="date", office_date_value="2025-03-15")
           + cell("6:12", office_value_type="time", office_time_value="PT06H12M00S")
           + cell("14,2", office_value_type="float", office_value="14.199999999999999")
           + cell("102,1", office_value_type="float", office_value="102.1")
           + cell('<text:span text:style-name="a>b">ค</text:span>น')
           + cell("3", office_value_type="float", office_value="3")
           + '<table:table-cell table:number-columns-repeated="16377"/>')
    body = (f'<table:table table:name="Log"><table:table-row>{head}</table:table-row>'
            '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
            f'<table:table-row table:number-rows-repeated="2">{row}</table:table-row>'
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
            "</table:table>")
    found = rows_of(write_ods(tmp_path / "log.ods", body), site)
    assert [record.row for record in found] == [4, 5]
    assert found[0].values["time"].isoformat() == "2025-03-14T23:12:00+00:00"
    assert (found[0].lat, found[0].values["people"], found[0].values["class"]) == (14.2, 3, "person")
    assert found[0].values["camera_id"] == "TL 01"
    endless = body.replace('repeated="2">' + row[:20], 'repeated="999999999">' + row[:20])
    with pytest.raises(UnreadableFileError, match="more than"):
        rows_of(write_ods(tmp_path / "endless.ods", endless), site)


@pytest.mark.parametrize("name", ["peer.xlsx", "peer.ods"])
def test_what_gdal_writes_is_read(site, tmp_path, name):
    frame = pd.DataFrame({
        "camera id": ["A", "B"], "time": pd.to_datetime(["2025-03-15 06:12:00", "2025-03-16 18:40:30"]),
        "lat": [14.2, 14.25], "lon": [102.1, 102.2], "what": ["คน", "animal"], "people": [3, 1]})
    driver = {".xlsx": "XLSX", ".ods": "ODS"}[name[4:]]
    gpd.GeoDataFrame(frame, geometry=[None, None]).to_file(tmp_path / name, layer="log", driver=driver)
    first, second = rows_of(tmp_path / name, site)
    assert first.values["time"].isoformat() == "2025-03-14T23:12:00+00:00"
    assert (first.lat, first.lon, first.values["people"], second.values["camera_id"]) == (14.2, 102.1, 3, "B")


def test_a_workbook_inside_a_zip_and_by_import(site, tmp_path):
    path = write_xlsx(tmp_path / "log.xlsx", alerts(
        ["TL-01", "2025-03-15", "06:12", 14.2, 102.1, "คน", 3], ["TL-01", "never", "06:12", 14.2, 102.1, "คน", 3],
        ["TL-01", "2025-03-15", "06:12", 14.2, 102.1, "คน", 3]))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(path, "folder/log.xlsx")
    report = import_files(site, tmp_path / "all.zip").files[0]
    assert (report.format, report.kind) == ("spreadsheet", "camera_events")
    assert (report.read, report.stored, report.present, report.quarantined) == (3, 1, 1, 1)
    assert import_files(site, path).files[0].present == 3


def test_camera_programs_are_known_in_a_sheet(site, tmp_path):
    path = write_xlsx(tmp_path / "ct.xlsx", {
        "stations": [["Station", "utm_x", "utm_y", "Setup_date", "Retrieval_date"],
                     ["S1", 190000, 1570000, Cell(45000, 1), Cell(45031, 1)]],
        "records": [["Station", "Species", "DateTimeOriginal"], ["S1", "human", Cell(45010.25, 3)]]})
    camera, event = rows_of(path, site)
    assert (camera.table, camera.values["from_day"], camera.values["to_day"]) == (
        "cameras", date(2023, 3, 15), date(2023, 4, 15))
    assert (event.table, event.values["class"], event.values["camera_id"]) == ("camera_events", "person", "S1")


@pytest.mark.usefixtures("no_hang")
def test_broken_workbooks_give_a_clear_fault_or_records_in_bounded_time(site, tmp_path):
    path = write_xlsx(tmp_path / "good.xlsx", alerts(*(
        [f"TL-{n}", Cell(45731 + n, 2), Cell(0.25, 4), 14.2, 102.1, "คน", n] for n in range(5))))
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(3)
    for number in range(150):
        bad = tmp_path / f"bad{number}.xlsx"
        if number % 3 == 0:
            bad.write_bytes(_damaged(whole, chance))
        else:  # damage inside the parts, which the zip's own sums would hide
            name = chance.choice(sorted(parts))
            with zipfile.ZipFile(bad, "w") as archive:
                for part, data in parts.items():
                    archive.writestr(part, _damaged(data, chance) if part == name else data)
        _only_faults(bad, site)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return data[:chance.randrange(len(data))]
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _only_faults(path, site):
    try:
        files = find_sources(path).files
        for file in files:
            if spreadsheets.recognises(file):
                list(spreadsheets.read(file, Reading(SitePlaces.of(site))))
    except ImportFault:
        pass


def test_a_point_layer_is_no_spreadsheet(tmp_path):
    path = tmp_path / "p.gpkg"
    gpd.GeoDataFrame({"a": [1]}, geometry=[shapely.Point(1, 1)], crs=4326).to_file(path)
    assert not spreadsheets.recognises(find_sources(path).files[0])


LOG = ["Camera ID", "Date", "Time", "Class", "People"]


def test_a_merged_cell_holds_for_all_of_its_rows(site, tmp_path):
    rows = [["Camera ID", "When", None, "Class"], [None, "Date", "Time", None],
            ["007", "2024-01-05", "08:00", "person"], [None, "2024-01-06", "08:00", "person"],
            ["008", "2024-01-07", "08:00", "person"], [None, "2024-01-08", "08:00", "person"]]
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:A2", "B1:C1", "D1:D2", "A3:A4", "XFE9:XFE10", "x"))
    path = write_xlsx(tmp_path / "log.xlsx", {"Log": rows}, after=f"<mergeCells>{merged}</mergeCells>")
    report = import_files(site, path)
    assert site.read("camera_events")["camera_id"].tolist() == ["007", "007", "008"]
    assert (report.stored, report.quarantined) == (3, 1)  # the last row is not merged with the one above


def test_a_merged_cell_of_an_open_document_holds_for_all_of_its_rows(site, tmp_path):
    def cells(*texts):
        return "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    first = '<table:table-cell table:number-rows-spanned="2"><text:p>007</text:p></table:table-cell>'
    body = (f'<table:table table:name="Log"><table:table-row>{cells(*LOG)}</table:table-row>'
            f'<table:table-row>{first}{cells("2024-01-05", "08:00", "person", "1")}</table:table-row>'
            "<table:table-row><table:covered-table-cell/>"
            f'{cells("2024-01-06", "08:00", "person", "1")}</table:table-row></table:table>')
    import_files(site, write_ods(tmp_path / "log.ods", body))
    assert site.read("camera_events")["camera_id"].tolist() == ["007", "007"]


def test_a_number_shown_with_leading_zeros_is_the_name_it_shows(site, tmp_path):
    styles = STYLES.replace('formatCode="0.0&quot; days&quot;"', 'formatCode="000"')
    rows = [LOG, [Cell(7, 5), "2024-01-05", "08:00", "person", 2]]
    path = write_xlsx(tmp_path / "log.xlsx", {"Log": rows}, styles=styles)
    import_files(site, path)
    assert site.read("camera_events")["camera_id"].tolist() == ["007"]


def test_a_formula_without_a_stored_value_is_shown_as_it_is_written(site, tmp_path):
    rows = [LOG, ["007", Cell("", 1, "n", "TODAY()-3"), "08:00", "person", 2]]
    path = write_xlsx(tmp_path / "log.xlsx", {"Log": rows})
    import_files(site, path)
    assert json.loads(site.read("quarantine")["content"].iloc[0])["Date"] == "=TODAY()-3"


@pytest.mark.parametrize("text", [
    "<html><body><table><tr><th>Camera ID<br></th></tr></table></body></html>", "\ufeff<!DOCTYPE html><table></table>",
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'])
def test_a_web_page_named_as_a_workbook_is_declined_with_the_remedy(site, tmp_path, text):
    (tmp_path / "report.xls").write_text(text, encoding="utf-8")
    with pytest.raises(WebTableError, match=r"report\.xls is a web page.*save it as \.xlsx"):
        import_files(site, tmp_path / "report.xls")


class StopsAt:
    """Progress of a user who wants to stop at the tenth question."""

    asked = 0

    def report(self, fraction, text=""):
        pass

    def cancelled(self):
        self.asked += 1
        return self.asked >= 10


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_setting_the_rows_of_a_large_sheet_down_can_be_stopped(site, tmp_path, ending, monkeypatch):
    path = tmp_path / f"large.{ending}"
    if ending == "xlsx":
        write_xlsx(path, {"S": [["category", "date"], *([f"snare {n}", "2025-01-31"] for n in range(20_000))]})
    else:
        write_ods(path, '<table:table table:name="S"><table:table-row table:number-rows-repeated="200000">'
                        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>")
    monkeypatch.setattr(spreadsheets, "_chosen", lambda *given: pytest.fail("all rows were set down"))
    with pytest.raises(Cancelled):
        import_files(site, path, progress=StopsAt())


def test_sheets_that_are_not_read_are_named_and_empty_forms_cost_nothing(site, tmp_path):
    row = ["007", "2024-01-05", "08:00", "person", 1]
    path = write_xlsx(tmp_path / "year.xlsx", {
        "Jan": [LOG, row], "Feb": [["Camara", "Dai", "Tyme"], ["008", "2024-02-05", "08:00"]], "Mar": [LOG],
        "Old": [LOG, row],
    }, hidden=("Old",))
    report = import_files(site, path)
    assert (report.read, report.stored) == (1, 1)
    assert [str(note) for note in report.notes] == [
        "year.xlsx: sheets without records that are known were passed over: “Feb”."]


def test_parts_named_as_windows_names_files_are_found(site, tmp_path):
    plain = write_xlsx(tmp_path / "plain.xlsx", {"Log": [LOG, ["007", "2024-01-05", "08:00", "person", 2]]})
    path = tmp_path / "log.xlsx"
    with zipfile.ZipFile(plain) as archive, zipfile.ZipFile(path, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name.replace("/", "\\"), archive.read(name))
    assert import_files(site, path).stored == 1
