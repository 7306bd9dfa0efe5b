"""The whole job in one call, on a small site: stored, drawn, printed; or not begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from .desktop import settle
from .running import failure, run
from .small_site import make_small_site

VALUES = {"CYCLE_START": "2025-02-01", "CYCLE_END": "2025-02-28", "TEAMS": 1, "DAYS": 1, "HOURS_PER_DAY": 8.0,
          "CAMERAS": 2, "SEED": 3, "LANGUAGE": "en"}
CYCLE = "2025-02-01_2025-02-28"
PLANNED = ("cycles", "cell_results", "plans", "plan_routes", "plan_stops", "plan_cameras")


def stored(site: Path, tables=PLANNED) -> dict[str, int]:
    from pawc_planner.site.store import SiteStore

    with SiteStore.open(site) as store:
        return {table: store.count(table) for table in tables}


@pytest.fixture(scope="module")
def planned(provider, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    site = make_small_site(folder / "small.gpkg")
    return site, folder / "out", run("plancycle", SITE=str(site), OUTPUT_FOLDER=str(folder / "out"), **VALUES)


def test_project_briefing_and_summary_are_in_the_folder(planned):
    _, folder, outputs = planned
    assert outputs["CYCLE"] == CYCLE and outputs["PAGES"] >= 3
    names = {f"plan_{CYCLE}.qgz", f"briefing_{CYCLE}_en.pdf", "summary.txt"}
    assert {path.name for path in folder.iterdir()} == names
    assert Path(outputs["PROJECT"]).parent == folder and Path(outputs["BRIEFING"]).read_bytes().startswith(b"%PDF")
    assert outputs["SUMMARY"].splitlines()[0] in (folder / "summary.txt").read_text(encoding="utf-8")


def test_key_numbers_are_those_of_the_site(planned):
    outputs = planned[2]
    assert outputs["CELLS_PERCENT"] == pytest.approx(12.0)
    assert 0 < outputs["EXPECTED_PERCENT"] <= outputs["BOUND_PERCENT"] + 1e-6 <= 100 + 1e-6


def test_plan_is_in_the_site(planned):
    rows = stored(planned[0])
    assert rows["cycles"] == rows["plans"] == 1
    assert rows["cell_results"] == 100 and rows["plan_routes"] == 1 and rows["plan_stops"] >= 2


def test_declared_outputs_are_returned(planned, provider):
    from pawc_planner.processing.plancycle import PlanCycle

    assert {result.name for result in PlanCycle.RESULTS} <= set(planned[2])


def test_same_seed_same_plan_and_nothing_doubles(planned, tmp_path):
    from pawc_planner.site.store import SiteStore

    def routes(site):
        with SiteStore.open(site) as store:
            frames = [store.read(table) for table in ("plan_routes", "plan_stops", "plan_cameras")]
            return [frame.drop(columns=["fid"]).astype(str).to_csv() for frame in frames]

    site = planned[0]
    before, rows = routes(site), stored(site)
    run("plancycle", SITE=str(site), OUTPUT_FOLDER=str(tmp_path / "again"), **VALUES)
    assert routes(site) == before and stored(site) == rows


@pytest.mark.parametrize("percent", [5, 30, 60])
def test_cancel_while_planning_changes_nothing(provider, tmp_path, percent):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    site = make_small_site(tmp_path / "small.gpkg")
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda now: feedback.cancel() if now >= percent else None)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("plancycle", feedback, SITE=str(site), OUTPUT_FOLDER=str(tmp_path / "out"), **VALUES)
    assert not (tmp_path / "out").exists()
    assert set(stored(site).values()) == {0}


def test_folder_that_cannot_be_written_stops_before_the_work(provider, tmp_path):
    site = make_small_site(tmp_path / "small.gpkg")
    (tmp_path / "out").write_text("in the way")
    assert str(tmp_path / "out") in failure("plancycle", SITE=str(site), OUTPUT_FOLDER=str(tmp_path / "out"), **VALUES)
    assert set(stored(site).values()) == {0}


def test_dock_plans_and_shows_the_result(provider, desktop, tmp_path):
    from pawc_planner.bridge import settings
    from pawc_planner.gui.dock import PlannerDock

    settings.save(settings.Settings())
    site = make_small_site(tmp_path / "small.gpkg")
    dock = PlannerDock(desktop.mainWindow())
    dock.open_site(site)
    dock.start_plan({**VALUES, "OUTPUT_FOLDER": str(tmp_path / "out")})
    settle(lambda: dock.run is None, 60)
    assert not dock.result_page.isHidden(), dock.notice.text.text()
    assert dock.summary.cycles == (CYCLE,) and (tmp_path / "out" / "summary.txt").exists()
    dock.stop()
    dock.deleteLater()
