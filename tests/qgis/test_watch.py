"""The watched folder: what is offered, what is not offered again, and that nothing is imported unasked."""

from __future__ import annotations

import shutil

import pytest

from .desktop import settle
from .small_site import make_small_site

CLEAR = "date,lat,lon,category\n2025-01-15 10:00:00,14.52,106.9,humanactivity.snare.\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "arrivals"
    made.mkdir()
    return made


@pytest.fixture
def watch(qgis_app, tmp_path, monkeypatch):
    from pawc_planner.gui import watch as module

    monkeypatch.setattr(module, "SETTLED_MS", 50)
    made = module.FolderWatch()
    made.show_site(tmp_path / "small.gpkg")
    offered = []
    made.found.connect(lambda files: offered.append([path.name for path in files]))
    yield made, offered
    made.choose(None)
    made.deleteLater()


def test_new_and_changed_exports_are_offered_and_nothing_else(watch, folder):
    made, offered = watch
    (folder / "a.csv").write_text(CLEAR, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"x")
    (folder / ".hidden.csv").write_text(CLEAR, encoding="utf-8")
    made.choose(folder)
    assert offered[-1] == ["a.csv"]
    made.pass_over()
    assert offered[-1] == []
    (folder / "b.csv").write_text(CLEAR, encoding="utf-8")
    settle(lambda: offered[-1] == ["b.csv"])
    (folder / "a.csv").write_text(CLEAR * 2, encoding="utf-8")
    made.look()
    assert offered[-1] == ["a.csv", "b.csv"]
    made.pass_over([folder / "a.csv"])
    assert offered[-1] == ["b.csv"]


def test_the_folder_and_what_was_seen_are_kept_for_each_site(watch, folder, tmp_path):
    made, offered = watch
    (folder / "a.csv").write_text(CLEAR, encoding="utf-8")
    made.choose(folder)
    made.pass_over()
    made.show_site(tmp_path / "other.gpkg")
    assert made.folder is None and offered[-1] == []
    made.show_site(tmp_path / "small.gpkg")
    assert made.folder == folder and offered[-1] == []


def test_a_folder_that_was_away_is_watched_again(watch, folder):
    made, offered = watch
    made.choose(folder)
    shutil.rmtree(folder)
    made.look()
    assert offered[-1] == []
    folder.mkdir()
    settle(lambda: not made._watcher.directories())
    made.look()
    (folder / "a.csv").write_text(CLEAR, encoding="utf-8")
    settle(lambda: offered[-1] == ["a.csv"])


def test_only_what_was_imported_is_offered_no_more(desktop, provider, tmp_path, folder):
    from pawc_planner.gui.dock import PlannerDock

    site = make_small_site(tmp_path / "small.gpkg")
    (folder / "a.csv").write_text(CLEAR, encoding="utf-8")
    (folder / "cut.xml").write_text("<patrol id='1'>", encoding="utf-8")
    dock = PlannerDock(desktop.mainWindow())
    try:
        dock.open_site(site)
        dock.watch.choose(folder)
        assert [path.name for path in dock.site_page.arrivals.files] == ["a.csv", "cut.xml"]
        dock.site_page.arrivals.take.click()
        settle(lambda: dock.importing.work is None)
        dock.show_quality()
        settle(lambda: dock.quality.work is None)
        before = dock.quality.imports.model().rowCount()
        dock.importing.bar.run.click()
        settle(lambda: dock.importing.run is None and dock.quality.work is None)
        assert dock.quality.imports.model().rowCount() == before + 1
        assert [path.name for path in dock.site_page.arrivals.files] == ["cut.xml"]
    finally:
        dock.watch.choose(None)
        dock.stop()
        dock.deleteLater()


def test_what_is_dropped_on_the_dock_is_shown_for_import(desktop, provider, tmp_path, folder):
    from qgis.PyQt.QtCore import QMimeData, QPointF, Qt, QUrl
    from qgis.PyQt.QtGui import QDropEvent

    from pawc_planner.gui.dock import PlannerDock

    (folder / "a.csv").write_text(CLEAR, encoding="utf-8")
    dock = PlannerDock(desktop.mainWindow())
    try:
        dock.open_site(make_small_site(tmp_path / "small.gpkg"))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl("https://example.org/x.csv")])
        dock.dropEvent(QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
        settle(lambda: dock.importing is not None and dock.importing.work is None)
        assert dock.importing.sources == (folder,) and len(dock.importing.listed) == 1
    finally:
        dock.stop()
        dock.deleteLater()
