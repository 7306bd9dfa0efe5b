"""What is known, that nothing of the cycle itself is, and that empty sites are one sentence."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from shapely.geometry import Point

from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.base.progress import Silent
from pawc_planner.training.references.camera_sites import keep_standing
from pawc_planner.training.references.errors import FutureDataError
from pawc_planner.training.references.known import known_of
from pawc_planner.training.references.maps import MAPS, make_map
from pawc_planner.training.references.planners import CAMERAS, PLANNERS, make_plan

from ...steps.conftest import CYCLE, JANUARY, STATIONS, copy_of, find, track
from .conftest import ASKED

FEBRUARY = Period(date(2025, 2, 1), date(2025, 2, 14))


def test_lines_of_the_last_cycle_are_joined_by_patrol_and_time(made, quick, tmp_path):
    with copy_of(made, tmp_path / "site") as store:
        known = known_of(store, JANUARY, FEBRUARY)
        assert known.last == Period(date(2025, 1, 1), date(2025, 1, 6))
        assert [(line.patrol, line.transport, line.day) for line in known.lines] == [("P1", "foot", date(2025, 1, 5))]
        assert known.lines[0].x.tolist() == [201_500, 205_500, 205_500, 205_500]
        assert known.lines[0].y.tolist() == [1_603_500, 1_603_500, 1_603_500, 1_606_500]
        assert known.last_finds.sum() == known.finds.sum() == 9


def test_no_data_of_the_cycle_are_looked_at(made, quick, tmp_path):
    with copy_of(made, tmp_path / "site") as store:
        with pytest.raises(ParameterError, match="END is 2025-01-31, but it must be before 2025-01-18"):
            known_of(store, JANUARY, FEBRUARY.before(14))
        with store.transaction() as writer:
            writer.insert("observations", [find("later", (202_500, 1_610_500), date(2025, 3, 5))])
            writer.insert("tracks", [track("P9", date(2025, 3, 5), [(203_500, 1_610_500), (205_500, 1_610_500)], 1.0)])
        known = known_of(store, None, CYCLE)
        assert known.evidence.period.end == date(2025, 2, 28)
        assert known.finds.sum() == 9 and [line.patrol for line in known.lines] == ["P2"]
        with store.transaction() as writer:
            writer.insert("stumps", [{"content_key": "later", "batch_id": 1, "found": date(2025, 3, 2),
                                      "geometry": Point(202_500, 1_610_500)}])
        with pytest.raises(FutureDataError, match="1 stumps found on or after 2025-03-01"):
            known_of(store, None, CYCLE)


def test_stations_teams_signal_and_cameras_are_those_of_the_site(known):
    assert [(s.name, (s.x, s.y), s.teams) for s in known.stations] == [
        ("West", STATIONS["West"], 2), ("East", STATIONS["East"], 1)]
    assert known.signals(np.array([203_000.0, 212_000.0]), np.array([1_604_000.0] * 2)).tolist() == [1.0, 0.0]
    assert known.standing.to_numpy().tolist() == [[204_130.0, 1_604_120.0, 1.0]]
    assert known.days_since.ravel()[0] != known.days_since.ravel()[0]


def test_a_bare_site_is_one_sentence(bare, quick):
    with pytest.raises(NoDataError, match="Import patrols or observations"):
        known_of(bare, None, CYCLE)


@pytest.fixture(scope="module")
def poor(quick, tmp_path_factory):
    """A site with its boundary, a station and one observation far from it: no patrols, cameras, signal or threats."""
    from pawc_planner.site.store import SiteStore

    from ...steps.conftest import PARK, info, shapely
    path = tmp_path_factory.mktemp("poor") / "poor.gpkg"
    with SiteStore.create(path, info(), shapely.box(*PARK)) as store:
        with store.transaction() as writer:
            writer.batch(source="made", kind="observations")
            writer.insert("stations", [{"name": "Only", "kind": "station", "teams": 2,
                                        "geometry": Point(STATIONS["West"])}])
            writer.insert("observations", [find("a1", (209_500, 1_608_500), is_threat=False, category="animals.")])
        yield known_of(store, None, CYCLE)


@pytest.mark.parametrize("name", PLANNERS)
def test_with_next_to_nothing_known_there_is_a_plan_or_a_sentence(poor, name):
    if name in ("last_cycle_repeated", "effort_proportional"):
        with pytest.raises(NoDataError, match="Import patrols first"):
            make_plan(poor, name, ASKED)
    else:
        plan = make_plan(poor, name, ASKED)
        assert 0 < plan.team_days <= 9 and plan.km > 10


@pytest.mark.parametrize("name", CAMERAS)
def test_cameras_are_placed_where_no_signal_is_known(poor, name):
    placed = CAMERAS[name](poor, ASKED, Silent())
    assert len(placed) == (0 if CAMERAS[name] is keep_standing else 3)
    assert (placed["signal"] == 1.0).all() and list(placed.columns) == ["x", "y", "signal"]


@pytest.mark.parametrize("name", MAPS)
def test_maps_of_next_to_nothing_are_finite(poor, name):
    assert np.isfinite(make_map(poor, name)[poor.grid.inside]).all()
