"""The dock on a real site: what it shows, and what it says when something fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from .desktop import settle
from .small_site import make_small_site


@pytest.fixture
def site(tmp_path):
    return make_small_site(tmp_path / "small.gpkg")


@pytest.fixture
def dock(desktop, provider):
    from pawc_planner.bridge import settings
    from pawc_planner.gui.dock import PlannerDock

    settings.save(settings.Settings())
    made = PlannerDock(desktop.mainWindow())
    yield made
    made.stop()
    made.deleteLater()


def test_dock_shows_what_the_site_holds(dock, site):
    dock.open_site(site)
    shown = dock.site_page.about.text()
    assert "Small &lt;site>" in shown and "100 km²" in shown and "2 patrols" in shown and "2025-01-15" in shown
    assert dock.plan_page.isEnabled()
    values = dock.plan_page.values()
    assert (values["START"], values["END"]) == ("2025-01-15", "2025-01-15")
    assert (values["CYCLE_START"], values["CYCLE_END"]) == ("2025-01-16", "2025-02-12")


def test_months_without_patrols_are_bars_of_zero(dock, site):
    from datetime import date, datetime, timezone

    from pawc_planner.site.store import SiteStore
    from pawc_planner.site.summary import site_summary

    with SiteStore.open(site, write=True) as store, store.transaction() as writer:
        batch = writer.batch(source="b", sha256="1", kind="patrols", read=1, stored=1, repaired=0, present=0,
                             quarantined=0, finished=datetime(2025, 4, 1, tzinfo=timezone.utc), mapping="", version="0")
        writer.insert("leg_days", [{"patrol_id": "P1", "leg_id": "2", "day": date(2025, 3, 2), "transport": "foot",
                                    "clean_km": 2.5, "content_key": "late", "batch_id": batch}])
    effort = site_summary(site).effort
    assert effort.labels == ("2025-01", "2025-02", "2025-03") and effort.values == (10.0, 0.0, 2.5)
    dock.open_site(site)
    assert dock.site_page.chart is not None and not dock.site_page.chart.isHidden()


def test_dock_remembers_the_site(dock, site, desktop):
    from pawc_planner.gui.dock import PlannerDock

    dock.open_site(site)
    again = PlannerDock(desktop.mainWindow())
    assert again.summary.path == site
    again.deleteLater()


def test_wrong_file_is_one_sentence_in_the_dock(dock, tmp_path):
    wrong = tmp_path / "wrong.gpkg"
    wrong.write_text("nothing")
    dock.open_site(wrong)
    assert dock.summary is None and not dock.plan_page.isEnabled()
    assert "wrong.gpkg" in dock.notice.text.text()


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
    assert str(tmp_path / "file") in dock.notice.text.text()
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


def test_one_task_after_the_other_in_the_same_thread(qgis_app, provider, site):
    """pyproj 3.7 brings the process down in the second task unless the thread's Python state is kept."""
    from pawc_planner.gui.run import AlgorithmRun

    for _ in range(4):
        came = []
        run = AlgorithmRun("pawc_planner:coverage", {"SITE": str(site)})
        run.done.connect(came.append)
        run.failed.connect(came.append)
        run.start()
        settle(lambda came=came: bool(came))
        assert came[0]["CELLS_PERCENT"] == pytest.approx(12.0)


def test_the_dialog_of_the_settings_opens_with_them_as_they_are(dock, site, provider, monkeypatch):
    from qgis import processing
    from qgis.core import QgsProcessingContext

    seen = []
    monkeypatch.setattr(processing, "execAlgorithmDialog", lambda name, values: seen.append((name, values)))
    dock.open_site(site)
    next(button for button in dock.site_page.data_buttons if button.text().startswith("Settings")).click()
    ((name, shown),) = seen
    assert name == "pawc_planner:sitesettings"
    assert (shown["SITE"], shown["SEASONS"], shown["COVERAGE_TARGET"]) == (str(site), "dry=11-4; wet=5-10", 80.0)
    assert shown["BASE_YEAR"] == 0 and shown["YEAR_STYLE"] == "BE" and "police" in shown["PARTNER_WORDS"]
    assert provider.algorithm("sitesettings").checkParameterValues(shown, QgsProcessingContext())[0]
