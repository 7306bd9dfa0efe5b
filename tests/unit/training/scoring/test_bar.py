"""A plan that is better by construction scores higher in at least 95 % of paired trials; more effort is never worse."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.training.scoring.replay import ReplayParams, replay

from .small_park import plan_along, plan_away, random_park

TRIALS = 20


@pytest.fixture(scope="module")
def scores():
    """Scores of five plans in each of twenty parks, with groups that react."""
    rows = []
    for seed in range(TRIALS):
        sealed = random_park(seed)
        plans = [plan_along(sealed, "5 teams", 5), plan_along(sealed, "6 teams", 6), plan_away(sealed, "away", 5)]
        plans += [plan_along(sealed, f"{km} km", 5, km) for km in (2.0, 12.0)]
        replays = replay(sealed, plans, ReplayParams(replays=30, seed=seed))
        rows.append({plan: replays.score(plan) for plan in replays.plans})
    return rows


def test_one_team_more_scores_higher(scores):
    assert np.mean([row["6 teams"] > row["5 teams"] for row in scores]) >= 0.95


def test_routes_through_the_true_corridors_beat_routes_away_from_them(scores):
    assert np.mean([row["5 teams"] > row["away"] for row in scores]) >= 0.95


def test_more_kilometres_never_score_worse_on_average(scores):
    steps = ["nothing", "2.0 km", "5 teams", "12.0 km"]
    means = [np.mean([row[name] for row in scores]) for name in steps]
    assert np.all(np.diff(means) > 0)
