"""The import dialogue on real files: what it shows, what the user decides, and what it leaves when stopped."""

from __future__ import annotations

import pytest

from .desktop import settle
from .small_site import make_small_site

CLEAR = "date,lat,lon,category\n2025-01-15 10:00:00,14.52,106.9,humanactivity.snare.\n"
EITHER = "date,lat,lon,category\n03/04/2025,14.52,106.9,humanactivity.snare.\n"
ODD = "Wann;Breite;Laenge;Was;leader\n15/01/2025 10:00;14.52;106.9;humanactivity.snare.;Somchai\n"


@pytest.fixture
def site(tmp_path):
    return make_small_site(tmp_path / "small.gpkg")


@pytest.fixture
def opened(desktop, provider, site):
    """Opens the dialogue on files and waits until they are looked at."""
    from pawc_planner.gui.import_dialog import ImportDialog

    made = []

    def opens(*sources):
        dialog = ImportDialog(site, sources, desktop.mainWindow())
        made.append(dialog)
        dialog.show()
        settle(lambda: dialog.work is None)
        return dialog

    yield opens
    for dialog in made:
        dialog.let_go()
        dialog.deleteLater()


def written(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def rows_of(table):
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def ended(dialog):
    settle(lambda: dialog.run is None and dialog.work is None)
    return dialog.notice.text.text()


def count(site, table):
    from pawc_planner.site.store import SiteStore

    with SiteStore.open(site) as store:
        return store.count(table)


def test_file_is_shown_as_understood_and_as_written(opened, tmp_path):
    dialog = opened(written(tmp_path / "finds.csv", CLEAR))
    assert "Observations" in dialog.page.title.text() and "finds.csv" in dialog.page.title.text()
    assert dialog.files.isHidden()
    assert rows_of(dialog.page.written) == [["2025-01-15 10:00:00", "14.52", "106.9", "humanactivity.snare."]]
    assert any("14.52" in cell for cell in rows_of(dialog.page.understood)[0])
    assert dialog.page.columns.lists["category"].currentData() == "category"
    assert dialog.bar.run.isEnabled() and dialog.page.question.isHidden()


def test_try_counts_and_writes_nothing(opened, site, tmp_path):
    dialog = opened(written(tmp_path / "finds.csv", CLEAR))
    before = site.read_bytes()
    dialog.bar.trial.click()
    said = ended(dialog)
    assert said.startswith("Only tried") and "1 records read: 1 would be stored" in said
    assert site.read_bytes() == before


def test_import_stores_and_tells_the_dock(opened, site, tmp_path):
    dialog, told = opened(written(tmp_path / "finds.csv", CLEAR)), []
    dialog.imported.connect(lambda: told.append(True))
    dialog.bar.run.click()
    assert "1 records read: 1 stored" in ended(dialog)
    assert count(site, "observations") == 4 and told == [True]


def test_day_or_month_is_asked_with_an_example_and_answered(opened, site, tmp_path):
    from pawc_planner.site.store import SiteStore

    dialog = opened(written(tmp_path / "either.csv", EITHER))
    assert not dialog.page.question.isHidden() and not dialog.bar.run.isEnabled()
    assert "either.csv" in dialog.notice.text.text()
    texts = [button.text() for button in dialog.page.question.buttons]
    assert texts == ["Day first: 3 April 2025", "Month first: 4 March 2025"]
    dialog.page.question.buttons[1].click()
    settle(lambda: dialog.work is None)
    assert dialog.page.question.isHidden() and dialog.bar.run.isEnabled()
    dialog.bar.run.click()
    ended(dialog)
    with SiteStore.open(site) as store:
        assert "2025-03-04" in {str(day) for day in store.read("observations")["day"]}


def test_mapping_is_chosen_saved_and_applied_next_time(opened, site, tmp_path):
    dialog = opened(written(tmp_path / "odd.csv", ODD))
    assert not dialog.bar.run.isEnabled()
    dialog.page.options.kind.setCurrentIndex(dialog.page.options.kind.findData("observations"))
    dialog.page.options.kind.activated.emit(dialog.page.options.kind.currentIndex())
    settle(lambda: dialog.work is None)
    for column, header in (("time", "Wann"), ("lat", "Breite"), ("lon", "Laenge"), ("category", "Was")):
        chooser = dialog.page.columns.lists[column]
        chooser.setCurrentIndex(chooser.findData(header))
        chooser.activated.emit(chooser.currentIndex())
        settle(lambda: dialog.work is None)
    dialog.mapping.save.setChecked(True)
    dialog.mapping.name.setEditText("field log")
    dialog.bar.run.click()
    assert "1 stored" in ended(dialog)
    again = opened(written(tmp_path / "next.csv", ODD.replace("14.52", "14.53")))
    assert again.bar.run.isEnabled() and again.mapping.name.currentText() == "field log"
    again.bar.run.click()
    ended(again)
    assert count(site, "observations") == 5 and count(site, "column_mappings") == 1


def test_a_saved_mapping_is_taken_by_its_name_and_forgotten(opened, site, tmp_path):
    from pawc_planner.importers.mappings import save_mapping
    from pawc_planner.site.store import SiteStore

    mapping = {"time": "Wann", "lat": "Breite", "lon": "Laenge", "category": "Was"}
    with SiteStore.open(site, write=True) as store:
        save_mapping(store, "field log", "observations", ("Other", "headers"), mapping)
    dialog = opened(written(tmp_path / "odd.csv", ODD))
    dialog.mapping.chosen.emit("field log")
    settle(lambda: dialog.work is None)
    assert dialog.bar.run.isEnabled() and dialog.mapping.name.currentText() == "field log"
    assert dialog.mapping.forget.isEnabled()
    dialog.mapping.forget.click()
    settle(lambda: dialog.work is None and not dialog.saved)
    assert count(site, "column_mappings") == 0 and dialog.mapping.name.count() == 0


def test_mapping_of_one_file_of_a_folder_is_used_for_it_alone_and_not_kept(opened, site, tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    written(folder / "a.csv", CLEAR)
    written(folder / "b.csv", EITHER)
    dialog = opened(folder)
    assert not dialog.files.isHidden() and len(dialog.listed) == 2
    assert dialog.page.file.name.endswith("b.csv"), "the file with the question is shown first"
    dialog.page.question.buttons[0].click()
    settle(lambda: dialog.work is None)
    dialog.bar.run.click()
    assert "2 records read: 2 stored" in ended(dialog)
    assert count(site, "column_mappings") == 0


def test_an_unknown_table_asks_what_it_holds_and_then_for_its_columns(opened, site, tmp_path):
    dialog = opened(written(tmp_path / "odd.csv", ODD))
    page = dialog.page
    assert not page.question.isHidden() and page.tabs.currentWidget() is page.rows
    titles = [button.text() for button in page.question.buttons]
    page.question.buttons[titles.index("Observations")].click()
    settle(lambda: dialog.work is None)
    assert page.question.isHidden() and page.tabs.currentWidget() is page.columns
    assert page.fault.text() == "Still to be chosen: Category, Latitude, Longitude"
    assert list(page.columns.lists)[:3] == ["category", "lat", "lon"]
    chooser = page.columns.lists["lat"]
    for column, header in (("time", "Wann"), ("lat", "Breite"), ("lon", "Laenge"), ("category", "Was")):
        page.columns.lists[column].setCurrentIndex(page.columns.lists[column].findData(header))
        page.columns.lists[column].activated.emit(page.columns.lists[column].currentIndex())
        settle(lambda: dialog.work is None)
        assert page.tabs.currentWidget() is page.columns and page.columns.lists["lat"] is chooser
    assert page.fault.isHidden() and dialog.bar.run.isEnabled()


def test_kind_and_columns_of_a_table_in_a_folder_count_and_one_answer_serves_tables_alike(opened, site, tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    written(folder / "a.csv", "Wann,Breite,Laenge\n03/04/2025,14.52,106.9\n")
    written(folder / "b.csv", "Wann,Breite,Laenge\n05/04/2025,14.53,106.9\n")
    written(folder / "c.csv", CLEAR)
    dialog = opened(folder)
    page = dialog.page
    dialog.files.setCurrentItem(dialog.files.topLevelItem(0))
    page.question.kind_chosen.emit("stumps")
    settle(lambda: dialog.work is None)
    for column, header in (("found", "Wann"), ("lat", "Breite"), ("lon", "Laenge")):
        page.columns.column_chosen.emit(column, header)
        settle(lambda: dialog.work is None)
    assert [one.is_asked for one in dialog.listed] == [True, True, False]
    page.question.buttons[0].click()
    settle(lambda: dialog.work is None)
    assert [dialog.files.topLevelItem(at).text(1) for at in range(3)] == ["Stumps", "Stumps", "Observations"]
    dialog.bar.run.click()
    assert "3 records read: 3 stored" in ended(dialog)
    assert count(site, "stumps") == 2


def test_a_file_with_an_open_question_can_be_left_out(opened, site, tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    written(folder / "a.csv", CLEAR)
    written(folder / "b.csv", EITHER)
    dialog = opened(folder)
    assert not dialog.bar.run.isEnabled()
    dialog.page.question.buttons[-1].click()
    settle(lambda: dialog.work is None)
    assert dialog.bar.run.isEnabled() and dialog.files.topLevelItem(1).text(1) == "– left out"
    dialog.bar.run.click()
    assert "2 records read: 1 stored" in ended(dialog) and "1 set aside" in dialog.notice.text.text()


def test_a_source_that_fails_does_not_keep_the_others_out(opened, site, tmp_path):
    first, second = written(tmp_path / "a.csv", CLEAR), written(tmp_path / "b.csv", CLEAR.replace("14.52", "14.53"))
    dialog = opened(first, second, written(tmp_path / "cut.xml", "<patrol id='1'>"))
    first.unlink()
    dialog.bar.run.click()
    said = ended(dialog)
    assert "1 records read: 1 stored" in said and "a.csv" in said and "cut.xml" in said


def test_the_columns_of_a_workbook_are_chosen(opened, site, tmp_path):
    from tests.unit.importers.workbooks import write_xlsx

    path = write_xlsx(tmp_path / "log.xlsx", {
        "Cover": [["Thap Lan"]], "Log": [["Unit", "Received", "Content"], ["NC-07", "2025-01-10 02:14", "คน"]]})
    dialog = opened(path)
    page = dialog.page
    assert [page.options.sheet.itemText(at) for at in range(1, page.options.sheet.count())] == ["Cover", "Log"]
    page.question.kind_chosen.emit("camera_events")
    settle(lambda: dialog.work is None)
    for column, header in (("camera_id", "Unit"), ("time", "Received"), ("class", "Content")):
        page.columns.column_chosen.emit(column, header)
        settle(lambda: dialog.work is None)
    dialog.mapping.name.setEditText("alerts")
    dialog.mapping.save.setChecked(True)
    dialog.bar.run.click()
    assert "1 records read: 1 stored" in ended(dialog)
    again = opened(write_xlsx(tmp_path / "next.xlsx", {
        "Cover": [["Thap Lan"]], "Log": [["Unit", "Received", "Content"], ["NC-08", "2025-02-10 02:14", "คน"]]}))
    assert again.bar.run.isEnabled() and again.page.fault.isHidden()


def test_what_looks_like_html_is_shown_as_it_is_written(opened, tmp_path):
    from qgis.PyQt.QtCore import Qt

    odd = CLEAR.replace("category\n", "category,<b>leader</b>\n")
    odd = odd.replace("snare.\n", f"snare.<img src=x>{'y' * 9000},S\n")
    dialog = opened(written(tmp_path / "<i>finds.csv", odd))
    for label in (dialog.page.title, dialog.page.fault, dialog.page.question.text, dialog.personal.text,
                  dialog.bar.stage, dialog.notice.text):
        assert label.textFormat() == Qt.TextFormat.PlainText
    model = dialog.page.written.model()
    index = model.index(0, 3)
    assert index.data().startswith("humanactivity.snare.<img src=x>y") and len(index.data()) == 1000
    assert "&lt;img src=x&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_answers_are_reached_by_tab_before_the_rows(opened, tmp_path):
    dialog = opened(written(tmp_path / "either.csv", EITHER))
    buttons = dialog.page.question.buttons
    chain, widget = [], dialog
    while widget is not dialog or not chain:
        widget = widget.nextInFocusChain()
        chain.append(widget)
    places = [chain.index(widget) for widget in (dialog.files, *buttons, dialog.page.tabs, dialog.bar.leave)]
    assert places == sorted(places)


def test_the_return_that_ends_a_name_imports_nothing(opened, site, tmp_path):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    dialog = opened(written(tmp_path / "finds.csv", CLEAR))
    QTest.keyClicks(dialog.mapping.name.lineEdit(), "my log")
    QTest.keyClick(dialog.mapping.name.lineEdit(), Qt.Key.Key_Return)
    assert dialog.run is None and dialog.isVisible() and count(site, "observations") == 3


def test_cancel_leaves_the_database_as_it_was(opened, site, tmp_path):
    rows = [f"2025-01-15 10:00:00,{14.5 + n / 1e6:.6f},106.9,humanactivity.snare." for n in range(60_000)]
    dialog = opened(written(tmp_path / "many.csv", "date,lat,lon,category\n" + "\n".join(rows)))
    before = site.read_bytes()
    dialog.bar.run.click()
    settle(lambda: bool(dialog.bar.stage.text()))
    dialog.bar.stop.click()
    assert "Cancelled" in ended(dialog)
    assert site.read_bytes() == before and not list(tmp_path.glob("*-wal"))


def test_personal_columns_are_named_and_kept_only_when_confirmed(opened, tmp_path, monkeypatch):
    named = CLEAR.replace("category\n", "category,leader\n").replace("snare.\n", "snare.,Somchai\n")
    dialog = opened(written(tmp_path / "finds.csv", named))
    assert "leader" in dialog.personal.text.text()
    monkeypatch.setattr(type(dialog.personal), "confirmed", lambda self: False)
    dialog.personal.keep.setChecked(True)
    assert not dialog.personal.keep.isChecked() and dialog.work is None
    monkeypatch.setattr(type(dialog.personal), "confirmed", lambda self: True)
    dialog.personal.keep.setChecked(True)
    settle(lambda: dialog.work is None)
    dialog.bar.run.click()
    ended(dialog)
    from pawc_planner.site.store import SiteStore

    with SiteStore.open(dialog.site) as store:
        assert store.count("import_batches", "personal_kept = 1") == 1
        assert "Somchai" in "".join(store.read("observations")["attributes"])


def test_file_that_cannot_be_used_says_why(opened, tmp_path):
    dialog = opened(written(tmp_path / "cut.xml", "<patrols><patrol id='1'>"))
    assert not dialog.bar.run.isEnabled()
    assert "cut.xml" in dialog.page.problems.toPlainText()
    assert dialog.page.tabs.currentWidget() is dialog.page.problems


def test_source_that_is_gone_is_one_sentence(opened, tmp_path):
    dialog = opened(tmp_path / "nowhere.csv")
    assert "nowhere.csv" in dialog.page.problems.toPlainText() and not dialog.bar.run.isEnabled()


def test_closing_while_it_works_is_safe(opened, site, tmp_path):
    from pawc_planner.gui.import_dialog import ImportDialog

    dialog = ImportDialog(site, [written(tmp_path / "finds.csv", CLEAR)])
    dialog.let_go()
    assert dialog.work is None and dialog.run is None
    dialog.deleteLater()


@pytest.mark.parametrize("way", ["button", "escape", "frame"])
def test_the_window_goes_when_it_is_closed(opened, tmp_path, way):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    dialog, told = opened(written(tmp_path / "finds.csv", CLEAR)), []
    dialog.closed.connect(lambda: told.append(True))
    if way == "button":
        dialog.bar.leave.click()
    elif way == "escape":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert told == [True] and not dialog.isVisible()
