"""The plugin in a QGIS desktop: it comes, it works, it goes without a trace."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from .small_site import make_small_site


class Desktop:
    """The few things of QgisInterface that the plugin touches, with a real main window."""

    def __init__(self):
        from qgis.PyQt.QtWidgets import QMainWindow

        self.window = QMainWindow()
        self.menu, self.toolbar = [], []

    def mainWindow(self):
        return self.window

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addPluginToMenu(self, title, action):
        self.menu.append(action)

    def removePluginMenu(self, title, action):
        self.menu.remove(action)

    def addToolBarIcon(self, action):
        self.toolbar.append(action)

    def removeToolBarIcon(self, action):
        self.toolbar.remove(action)


def settle(condition, seconds=20.0):
    """Let QGIS work until the condition holds."""
    from qgis.PyQt.QtCore import QCoreApplication

    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    assert condition()


@pytest.fixture
def desktop(qgis_app):
    made = Desktop()
    yield made
    made.window.deleteLater()


@pytest.fixture
def site(tmp_path):
    return make_small_site(tmp_path / "small.gpkg")


@pytest.fixture
def dock(desktop, provider):
    from pawc_planner.bridge import settings
    from pawc_planner.gui.dock import PlannerDock

    settings.save(settings.Settings())
    made = PlannerDock(desktop, desktop.mainWindow())
    yield made
    made.stop()
    made.deleteLater()


def test_plugin_comes_and_goes_twice(desktop):
    from qgis.core import QgsApplication

    from pawc_planner import classFactory

    registry = QgsApplication.processingRegistry()
    before = len(registry.providers())
    for _ in range(2):
        plugin = classFactory(desktop)
        plugin.initGui()
        assert registry.providerById("pawc_planner") is not None
        assert len(desktop.menu) == len(desktop.toolbar) == 1
        plugin.show_dock.trigger()
        assert plugin.dock.isVisibleTo(desktop.window)
        plugin.unload()
        assert not desktop.menu and not desktop.toolbar and plugin.dock is None
        assert len(registry.providers()) == before


def test_without_a_desktop_there_is_only_the_provider(qgis_app):
    from pawc_planner import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    assert plugin.provider is not None and plugin.dock is None
    plugin.unload()


def test_dock_shows_what_the_site_holds(dock, site):
    dock.open_site(site)
    shown = dock.site_page.about.text()
    assert "Small &lt;site>" in shown and "100 km²" in shown and "2 patrols" in shown and "2025-01-15" in shown
    assert dock.plan_page.isEnabled()
    values = dock.plan_page.values()
    assert (values["START"], values["END"]) == ("2025-01-15", "2025-01-15")
    assert (values["CYCLE_START"], values["CYCLE_END"]) == ("2025-01-16", "2025-02-12")


def test_dock_remembers_the_site(dock, site, desktop):
    from pawc_planner.gui.dock import PlannerDock

    dock.open_site(site)
    again = PlannerDock(desktop, desktop.mainWindow())
    assert again.summary.path == site
    again.deleteLater()


def test_wrong_file_is_one_sentence_in_the_dock(dock, tmp_path):
    wrong = tmp_path / "wrong.gpkg"
    wrong.write_text("nothing")
    dock.open_site(wrong)
    assert dock.summary is None and not dock.plan_page.isEnabled()
    assert "wrong.gpkg" in dock.bar.currentItem().text()


def test_form_offers_only_what_plancycle_takes(dock, site, provider):
    dock.open_site(site)
    known = {definition.name() for definition in provider.algorithm("plancycle").parameterDefinitions()}
    assert set(dock.plan_page.values()) <= known


def test_plan_that_fails_says_why(dock, site, tmp_path):
    dock.open_site(site)
    (tmp_path / "file").write_text("in the way")
    dock.start_plan({**dock.plan_page.values(), "OUTPUT_FOLDER": str(tmp_path / "file")})
    assert not dock.plan_page.start.isEnabled()
    settle(lambda: dock.run is None)
    assert str(tmp_path / "file") in dock.bar.currentItem().text()
    assert dock.plan_page.start.isEnabled()


def test_cancelled_plan_leaves_nothing(dock, site, tmp_path):
    dock.open_site(site)
    before = site.read_bytes()
    dock.start_plan({**dock.plan_page.values(), "OUTPUT_FOLDER": str(tmp_path / "out")})
    dock.cancel_plan()
    settle(lambda: dock.run is None)
    assert not (tmp_path / "out").exists()
    assert Path(site).read_bytes() == before


def test_closing_while_a_plan_runs_is_safe(dock, site, tmp_path):
    dock.open_site(site)
    dock.start_plan({**dock.plan_page.values(), "OUTPUT_FOLDER": str(tmp_path / "out")})
    dock.stop()
    assert dock.run is None
