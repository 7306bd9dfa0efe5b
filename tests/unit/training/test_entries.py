"""Plans entered for scoring, and what is said of their scores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import geopandas as gpd
import numpy as np
import pytest
import shapely

from pawc_planner.base.period import Period
from pawc_planner.site.cycles import save_cycle
from pawc_planner.site.info import SiteInfo
from pawc_planner.site.store import SiteStore
from pawc_planner.training.scoring.entries import PlanElsewhereError, entry_drawn, entry_of_site, in_crs
from pawc_planner.training.scoring.plan import FieldPlan
from pawc_planner.training.scoring.replay import ReplayParams, replay
from pawc_planner.training.scoring.results import Comparison
from pawc_planner.training.scoring.sentences import measures_of, said_comparison, said_score

from .scoring.small_park import plan_along, plan_away, random_park, two_ways

EAST, NORTH = 700_000.0, 1_600_000.0


def here(sealed):
    """The hand-made park at a place on earth, so that it can be seen in another zone."""
    spec = replace(sealed.spec, west=sealed.spec.west + EAST, north=sealed.spec.north + NORTH)
    return replace(sealed, spec=spec)


def lines(*ways, **columns):
    return gpd.GeoDataFrame(columns, geometry=[shapely.LineString(way) for way in ways], crs="EPSG:32648")


WAY = [(EAST + 1000, NORTH + 5000), (EAST + 5000, NORTH + 5000)]


def test_a_drawing_in_degrees_is_moved_to_the_parks_coordinates():
    entry = entry_drawn(lines(WAY, team=["a"], day=[1]).to_crs(4326), None, here(two_ways()))
    assert entry.plan.outings[0].x == pytest.approx([EAST + 1000, EAST + 5000], abs=0.01)
    assert entry.plan.km == pytest.approx(4.0, abs=1e-4)
    assert entry.days == 14


def test_the_cycle_of_a_drawing_is_as_long_as_its_last_day():
    entry = entry_drawn(lines(WAY, WAY, team=["a", "a"], day=[1, 20]), None, here(two_ways()))
    assert entry.days == 20


def test_a_plan_of_a_site_in_the_next_zone_lies_where_it_was_planned(tmp_path):
    info = SiteInfo("There", "EPSG:32647", 1000.0, "Asia/Bangkok")
    park = shapely.box(EAST, NORTH, EAST + 20_000, NORTH + 20_000)
    moved = gpd.GeoSeries([park, shapely.LineString(WAY)], crs=32648).to_crs(32647)
    with SiteStore.create(tmp_path / "there.gpkg", info, moved[0]) as store, store.transaction() as writer:
        planned = Period(date(2025, 1, 1), date(2025, 1, 9))
        cycle = save_cycle(writer, planned, planned.before(366))
        writer.insert("plan_routes", [{
            "plan_id": "p", "cycle_id": cycle, "team": "a", "station": "", "transport": "foot", "day": 1,
            "date": date(2025, 1, 1), "start_place": "", "end_place": "", "km": 4.0, "hours": 2.0, "geometry": moved[1],
        }])
    entry = entry_of_site(tmp_path / "there.gpkg", "", here(two_ways()))
    assert np.column_stack([entry.plan.outings[0].x, entry.plan.outings[0].y]) == pytest.approx(np.array(WAY), abs=0.01)
    assert (entry.days, entry.plan.name) == (9, "there 2025-01-01_2025-01-09")


def test_a_plan_for_another_place_is_refused():
    far = [(EAST - 90_000, NORTH), (EAST - 80_000, NORTH)]
    with pytest.raises(PlanElsewhereError, match="Choose the folder of the park"):
        entry_drawn(lines(far), None, here(two_ways()))


def test_a_plan_in_the_same_coordinates_is_itself():
    plan = FieldPlan("p", ())
    assert in_crs(plan, "EPSG:32648", "EPSG:32648") is plan


def test_the_sentences_hold_the_numbers_of_the_summary():
    sealed = random_park(3)
    plan, params = plan_along(sealed, "mine", 2), ReplayParams(20, 14, True, 1)
    result = replay(sealed, [plan], params)
    said = [str(sentence) for sentence in said_score(result, plan, params)]
    score = measures_of(result, "mine").loc["score"]
    harm = measures_of(result, "mine").loc["harm_share", "mean"]
    assert said[0] == f"“mine”: 8 team-days, {plan.km:.0f} km and 0 cameras, replayed 20 times over 14 days."
    assert f"score is {score['mean']:.1f} of 100" in said[1]
    assert f"{score['low']:.1f} to {score['high']:.1f})" in said[1]
    assert f"prevents {harm:.1f} % of the harm" in said[2]
    assert 0 < score["mean"] == pytest.approx(result.score("mine"))


def test_team_days_after_the_end_of_the_replay_are_told():
    sealed = random_park(3)
    plan, params = plan_along(sealed, "mine", 2), ReplayParams(5, 3, True, 1)
    said = [str(sentence) for sentence in said_score(replay(sealed, [plan], params), plan, params)]
    assert said[1] == "2 of these team-days come after the end of the 3 days and do not count. Replay more days."


def test_the_better_plan_is_named_as_better_whichever_comes_first():
    sealed = random_park(3)
    result = replay(sealed, [plan_along(sealed, "on", 3), plan_away(sealed, "off", 3)], ReplayParams(30, 14, True, 1))
    first, second = (said_comparison(result.compare(*pair)) for pair in (("on", "off"), ("off", "on")))
    assert str(first[0]).startswith("“on” scores") and "more than “off”" in str(first[0])
    assert str(second[0]).startswith("“off” scores") and "less than “on”" in str(second[0])
    assert first[0].facts["gap"] == pytest.approx(second[0].facts["gap"])
    assert first[0].facts["low"] == pytest.approx(second[0].facts["low"])
    assert len(first) == 1


@pytest.mark.parametrize("difference, low, high, chance", [(1.0, -0.5, 2.0, True), (-1.0, -2.0, -0.1, False)])
def test_a_difference_whose_interval_holds_zero_is_called_chance(difference, low, high, chance):
    said = said_comparison(Comparison("a", "b", "score", difference, low, high, 0.6, 0))
    assert any("no more than chance" in str(sentence) for sentence in said) == chance
    assert said[0].facts["low"] <= said[0].facts["gap"] <= said[0].facts["high"]


def test_an_end_of_the_interval_that_is_shown_as_zero_has_no_sign():
    said = said_comparison(Comparison("a", "b", "score", 0.0, -0.004, 0.3, 0.5, 0))
    assert "(95 % interval 0.00 to 0.30)" in str(said[0]) and len(said) == 2
    said = said_comparison(Comparison("a", "b", "score", -0.1, -0.2, -0.001, 0.4, 0))
    assert "(95 % interval 0.00 to 0.20)" in str(said[0]) and len(said) == 1


def test_without_any_harm_there_is_no_score():
    nobody = two_ways(walks_a_year=0)
    plan, params = plan_along(nobody, "mine", 1), ReplayParams(5, 14, True, 1)
    said = [str(sentence) for sentence in said_score(replay(nobody, [plan], params), plan, params)]
    assert said[1].startswith("Nobody would have done any harm")
